use super::*;

/// A display profile with one curve shared by three tags, texts, a private tag and an over-long value.
fn profile() -> Vec<u8> {
    let mut curve = b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec();
    curve.extend_from_slice(b"PLANTED-IN-CURVE");
    let xyz = b"XYZ \0\0\0\0\0\0\xf6\xd6\0\x01\0\0\0\0\xd3\x2d".to_vec();
    let mut description = b"desc\0\0\0\0\0\0\0\x0fPLANTED-IN-DESC".to_vec();
    description.resize(description.len() + 78, 0);
    let tags: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"desc", description),
        (b"cprt", b"text\0\0\0\0PLANTED-IN-COPYRIGHT\0".to_vec()),
        (b"ZZZZ", b"text\0\0\0\0PLANTED-IN-PRIVATE\0".to_vec()),
        (b"wtpt", xyz),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut header = [0; HEADER];
    header[8] = 2;
    header[12..24].copy_from_slice(b"mntrRGB XYZ ");
    header[36..40].copy_from_slice(b"acsp");
    let mut profile = lay_out(&header, &tags).unwrap();
    profile[24..36].copy_from_slice(b"DATEDATEDATE");
    profile[48..56].copy_from_slice(b"MAKEMODE");
    profile[80..100].copy_from_slice(b"CREAIDENTIFIERIDENTI");
    profile
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn colours_stay_and_texts_dates_devices_and_private_tags_go() {
    let (blanked, differs) = blank(&profile()).unwrap();
    assert!(differs);
    for planted in ["PLANTED", "DATE", "MAKE", "MODE", "CREA", "IDENT", "ZZZZ"] {
        assert!(!contains(&blanked, planted.as_bytes()), "{planted} is still there");
    }
    for kept in [&b"rTRC"[..], b"gTRC", b"bTRC", b"wtpt", b"desc", b"cprt"] {
        assert!(contains(&blanked, kept));
    }
    assert_eq!(blanked.windows(4).filter(|w| w == b"curv").count(), 1, "shared curves stay shared");
}

#[test]
fn blanking_twice_is_blanking_once() {
    let (once, _) = blank(&profile()).unwrap();
    assert_eq!(blank(&once).unwrap(), (once, false));
}

#[test]
fn bytes_after_the_claimed_length_go() {
    let mut long = profile();
    long.extend_from_slice(b"AFTER");
    assert!(!contains(&blank(&long).unwrap().0, b"AFTER"));
}

#[test]
fn an_unsound_header_or_table_is_refused() {
    let mut many = profile();
    many[128..132].copy_from_slice(&u32::MAX.to_be_bytes());
    let mut unsigned = profile();
    unsigned[36] = b'x';
    for broken in [&[][..], &profile()[..127], &profile()[..140], &many, &unsigned] {
        assert_eq!(blank(broken), Err(Refusal::Broken("the colour profile is broken")));
    }
}

#[test]
fn a_tag_outside_the_profile_or_with_an_absurd_length_goes() {
    for (at, word) in [(4, u32::MAX), (8, u32::MAX), (8, 3)] {
        let mut lost = profile();
        let table = 132 + 12 * 3;
        lost[table + at..table + at + 4].copy_from_slice(&word.to_be_bytes());
        assert!(!contains(&blank(&lost).unwrap().0, b"wtpt"));
    }
    let mut lookup = b"mft2\0\0\0\0\xff\xff\xff\0".to_vec();
    lookup.resize(60, 0xFF);
    assert!(value(&lookup).is_err());
}
