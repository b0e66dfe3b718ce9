//! Signed bundles: openssl has signed one.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::signature::Ed25519KeyPair;
use chatpic_scan::lists::{BadBundle, Bundle, Manifest, NotAManifest};

const MANIFEST: &[u8] = include_bytes!("../data/lists/bundle.json");
const SIGNATURE: &[u8] = include_bytes!("../data/lists/bundle.sig");
const PAYLOAD: &[u8] = include_bytes!("../data/lists/bundle.txt");
const KEY: [u8; 32] = *include_bytes!("../data/lists/bundle.public");

#[test]
fn a_bundle_that_openssl_signed_is_opened() {
    let keys = [[7; 32], KEY];
    let bundle = Bundle::open("partner", &keys, MANIFEST, SIGNATURE, PAYLOAD).unwrap();
    assert_eq!((bundle.manifest.serial, bundle.entries.len(), bundle.tally.bad), (7, 10, 0));
    assert_eq!(bundle.manifest.created_at.to_string(), "2026-03-01T12:00:00Z");
}

#[test]
fn a_bundle_with_any_bit_turned_is_refused() {
    let open = |manifest: &[u8], signature: &[u8], payload: &[u8], key| {
        Bundle::open("partner", &[key], manifest, signature, payload).map(drop)
    };
    assert_eq!(open(MANIFEST, SIGNATURE, PAYLOAD, KEY), Ok(()));
    for bit in 0..8 * MANIFEST.len() {
        assert_eq!(
            open(&turned(MANIFEST, bit), SIGNATURE, PAYLOAD, KEY),
            Err(BadBundle::Signature)
        );
    }
    for bit in 0..8 * SIGNATURE.len() {
        assert_eq!(
            open(MANIFEST, &turned(SIGNATURE, bit), PAYLOAD, KEY),
            Err(BadBundle::Signature)
        );
    }
    for bit in 0..8 * PAYLOAD.len() {
        assert_eq!(open(MANIFEST, SIGNATURE, &turned(PAYLOAD, bit), KEY), Err(BadBundle::Payload));
    }
    assert_eq!(open(MANIFEST, SIGNATURE, PAYLOAD, [9; 32]), Err(BadBundle::Signature));
    let nobody = Bundle::open("partner", &[], MANIFEST, SIGNATURE, PAYLOAD);
    assert_eq!(nobody.map(drop), Err(BadBundle::Signature));
}

#[test]
fn a_bundle_of_another_list_is_refused() {
    let other = Bundle::open("other", &[KEY], MANIFEST, SIGNATURE, PAYLOAD);
    assert_eq!(other.map(drop), Err(BadBundle::OtherList));
}

/// What somebody with the key could sign by mistake.
fn signed(manifest: &str, payload: &str) -> Result<Bundle, BadBundle> {
    let pair = Ed25519KeyPair::from_seed_unchecked(&[3; 32]).expect("a seed");
    let key = aws_lc_rs::signature::KeyPair::public_key(&pair).as_ref();
    let signature = pair.sign(manifest.as_bytes());
    let key = key.try_into().expect("a key has 32 bytes");
    Bundle::open("a", &[key], manifest.as_bytes(), signature.as_ref(), payload.as_bytes())
}

fn manifest(payload: &str, entries: u64) -> String {
    let sha256: String =
        digest(&SHA256, payload.as_bytes()).as_ref().iter().map(|it| format!("{it:02x}")).collect();
    format!(
        r#"{{"name":"a","serial":1,"created_at":"2026-03-01T12:00:00Z","format":"local-file","entries":{entries},"sha256":"{sha256}"}}"#
    )
}

#[test]
fn corrupt_lines_of_a_bundle_are_named_and_the_others_count() {
    let payload = format!("md5 {}\nmd5 no\nmd5 {}\n", "ab".repeat(16), "cd".repeat(16));
    let bundle = signed(&manifest(&payload, 3), &payload).unwrap();
    assert_eq!((bundle.entries.len(), bundle.tally.bad, bundle.tally.first_bad[0].line), (2, 1, 2));
    let miscounted = signed(&manifest(&payload, 4), &payload);
    assert_eq!(miscounted.map(drop), Err(BadBundle::Count { told: 4, found: 3 }));
}

#[test]
fn a_manifest_has_exactly_its_fields() {
    let whole = manifest("", 0);
    assert!(Manifest::parse(whole.as_bytes()).is_ok());
    for (from, to) in [
        ("\"serial\":1,", ""),
        ("\"serial\":1", "\"serial\":-1"),
        ("\"serial\":1", "\"serial\":1,\"more\":2"),
        ("\"serial\":1", "\"serial\":1,\"serial\":2"),
        ("local-file", "zip"),
        ("2026-03-01", "yesterday"),
        ("}", "}}"),
    ] {
        let other = whole.replacen(from, to, 1);
        assert_ne!(other, whole);
        assert_eq!(Manifest::parse(other.as_bytes()), Err(NotAManifest), "{other}");
    }
    let long = format!("{}{whole}", " ".repeat(4096));
    assert_eq!(Manifest::parse(long.as_bytes()), Err(NotAManifest));
}

fn turned(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}
