//! The same bytes as an independent implementation makes: `tests/oracle.py`.

use chatpic_seal::{
    Argon2Cost, ContentKey, FieldKey, Kind, RootKey, Sealer, Wrap, lookup, open_field, seal_field,
    ticket, wrap,
};

use super::content;

const TOKEN: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUV";

fn vector(name: &str) -> Vec<u8> {
    let line = include_str!("../vectors.txt")
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "))
        .unwrap_or_else(|| panic!("no vector {name}"));
    let digits = line.as_bytes().chunks(2).map(|pair| str::from_utf8(pair).unwrap());
    digits.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

fn counting<const N: usize>(from: u8) -> [u8; N] {
    let mut out = [0; N];
    count(&mut out, from);
    out
}

fn count(out: &mut [u8], from: u8) {
    out.iter_mut().zip(from..=255).for_each(|(byte, n)| *byte = n);
}

fn salt(out: &mut [u8]) {
    count(out, 0xe0);
}

fn content_key() -> ContentKey {
    ContentKey::from_bytes(counting(0x40))
}

#[test]
fn lookups_are_as_specified() {
    for kind in [
        Kind::Share,
        Kind::Manage,
        Kind::Upload,
        Kind::Comment,
        Kind::Ticket,
        Kind::Idempotency,
        Kind::Report,
        Kind::UploadPass,
        Kind::Moderator,
        Kind::Evidence,
    ] {
        let expected = vector(&format!("lookup {}", kind.label()));
        assert_eq!(lookup(kind, TOKEN)[..], expected, "{kind:?}");
    }
}

#[test]
fn tickets_are_as_specified() {
    for n in 0..4 {
        let ticket = ticket(TOKEN, format!("a-nonce_of_22_chars-00{n}").as_bytes());
        assert_eq!(ticket.as_bytes(), vector(&format!("ticket {n}")));
    }
}

#[test]
fn wraps_are_as_specified_and_open() {
    let cheap = Argon2Cost::new(64, 2, 2).unwrap();
    let spoken = "Öffne dich".as_bytes();
    for (name, kind, password) in [
        ("wrap plain", Kind::Share, None),
        ("wrap manage", Kind::Manage, None),
        ("wrap password", Kind::Share, Some((&b"open sesame"[..], cheap))),
        ("wrap default", Kind::Share, Some((spoken, Argon2Cost::DEFAULT))),
    ] {
        let share_id = counting(0xa0);
        let made = wrap(&content_key(), kind, TOKEN, password, &share_id, &mut salt).unwrap();
        let expected = vector(name);
        assert_eq!(made.to_bytes()[..], expected, "{name}");
        let opened = Wrap::parse(&expected)
            .and_then(|wrap| wrap.open(kind, TOKEN, password.map(|(word, _)| word), &share_id));
        assert_eq!(opened.unwrap().as_bytes(), content_key().as_bytes());
    }
}

#[test]
fn root_keys_are_as_specified() {
    let key = RootKey::from_bytes(counting(0x60));
    assert_eq!(key.check()[..], vector("root check"));
    let root = RootKey::from_bytes(counting(0x40));
    assert_eq!(root.tag("copy", &counting::<16>(0xa0))[..], vector("root tag"));
    assert_eq!(key.to_text().as_bytes(), vector("root text"));
    assert_eq!(RootKey::from_text(&vector("root text")).unwrap().check(), key.check());
}

#[test]
fn fields_are_as_specified_and_open() {
    let name = FieldKey::from_content_key(&content_key(), "name");
    let link = FieldKey::from_token(Kind::Manage, TOKEN, "link");
    let answer = FieldKey::from_request(TOKEN, &counting(0));
    let kept = FieldKey::from_root(&RootKey::from_bytes(counting(0x40)), "document");
    for (vector_name, key, text, aad) in [
        ("field content", &name, &b"holiday.jpg"[..], &b"aad"[..]),
        ("field empty", &name, b"", b""),
        ("field long", &name, &content(300), b"aad"),
        ("field token", &link, TOKEN, b"aad"),
        ("field request", &answer, b"{}", b""),
        ("root field", &kept, b"kept", &counting::<16>(0xa0)),
    ] {
        let expected = vector(vector_name);
        assert_eq!(seal_field(key, text, aad, &mut salt), expected, "{vector_name}");
        assert_eq!(open_field(key, &expected, aad).unwrap(), text);
    }
}

#[test]
fn objects_are_as_specified() {
    assert_eq!(object(0, true), vector("object empty"));
    assert_eq!(object(33, true), vector("object small"));
    for len in [65_535, 65_536, 65_537, 196_608, 200_001] {
        for (how, padded) in [("padded", true), ("unpadded", false)] {
            let digest =
                aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &object(len, padded));
            assert_eq!(digest.as_ref(), vector(&format!("object {len} {how} sha256")));
        }
    }
}

fn object(len: usize, padded: bool) -> Vec<u8> {
    let key = content_key().object_key(&counting(0xb0));
    let mut out = Vec::new();
    let mut sealer = Sealer::new(&key, &mut salt, &mut out);
    sealer.push(&content(len), &mut out);
    if padded {
        sealer.finish(&mut out)
    } else {
        sealer.finish_unpadded(&mut out)
    };
    out
}
