//! Sealing in a stream, padding, and what an object shows of itself.

use chatpic_seal::{CHUNK, HEADER_LEN, Layout, ObjectKey, OpenError, Opener, Sealer, padme};

use super::{content, object_key, opener, sealed};

#[test]
fn the_pieces_in_which_content_comes_do_not_matter() {
    let content = content(3 * CHUNK + 7);
    let (whole, layout) = sealed(&content);
    for piece in [1000, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK] {
        let mut out = Vec::new();
        let mut sealer = Sealer::new(&object_key(1), &mut |salt| salt.fill(3), &mut out);
        content.chunks(piece).for_each(|piece| sealer.push(piece, &mut out));
        sealer.push(&[], &mut out);
        assert_eq!(sealer.finish(&mut out), layout);
        assert!(out == whole, "pieces of {piece}");
    }
}

#[test]
fn an_object_is_as_long_as_its_layout_says() {
    for len in [0, 1, 9, 33, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK, 5 * CHUNK + 1] {
        let (object, layout) = sealed(&content(len));
        assert_eq!(layout, Layout::padded(len as u64));
        assert_eq!(object.len() as u64, layout.sealed_len());
    }
}

#[test]
fn contents_of_nearly_the_same_length_make_objects_of_the_same_length() {
    let (one, _) = sealed(&content(1_000_001));
    let (two, _) = sealed(&content(1_010_000));
    assert_eq!(padme(1_000_001), padme(1_010_000));
    assert_eq!(one.len(), two.len());
}

#[test]
fn padding_is_never_handed_out() {
    let (mut object, layout) = sealed(&content(CHUNK + 9));
    let padded = object.len();
    assert!(padded > HEADER_LEN + CHUNK + 9 + 32, "this length is padded");
    let opener = opener(&object, layout);
    let last = &mut object[HEADER_LEN + CHUNK + 16..];
    assert_eq!(opener.open_chunk(1, last).unwrap().len(), 9);
}

#[test]
fn the_same_content_never_looks_the_same_twice() {
    let seal = |salt: u8| {
        let mut out = Vec::new();
        let mut sealer = Sealer::new(&object_key(1), &mut |out| out.fill(salt), &mut out);
        sealer.push(&content(5000), &mut out);
        sealer.finish(&mut out);
        out
    };
    let (one, two) = (seal(1), seal(2));
    let equal = one[48..].iter().zip(&two[48..]).filter(|(a, b)| a == b).count();
    assert!(equal < 100, "1 in 256 of {} by chance, not {equal}", one.len());
}

#[test]
fn a_spool_seals_under_a_random_key_without_padding() {
    let key = ObjectKey::generate(&mut |out| out.fill(0x5b));
    let content = content(2 * CHUNK + 100);
    let mut spool = Vec::new();
    let mut sealer = Sealer::new(&key, &mut |salt| salt.fill(4), &mut spool);
    sealer.push(&content, &mut spool);
    let layout = sealer.finish_unpadded(&mut spool);
    assert_eq!(layout, Layout::unpadded(content.len() as u64));
    assert_eq!(spool.len(), HEADER_LEN + content.len() + 3 * 16);
    let opener = Opener::new(&key, &spool[..HEADER_LEN], layout).unwrap();
    let mut opened = Vec::new();
    for (index, chunk) in (0..).zip(spool[HEADER_LEN..].chunks_mut(CHUNK + 16)) {
        opened.extend_from_slice(opener.open_chunk(index, chunk).unwrap());
    }
    assert!(opened == content);
}

#[test]
fn debug_shows_neither_keys_nor_content() {
    let mut out = Vec::new();
    let mut sealer = Sealer::new(&object_key(1), &mut |salt| salt.fill(3), &mut out);
    sealer.push(b"a picture of somebody", &mut out);
    let shown = format!("{sealer:?}");
    assert!(shown.contains("pending: 21 bytes"), "{shown}");
    assert!(shown.contains("LessSafeKey { algorithm: AES_256_GCM }"), "{shown}");
}

#[test]
fn a_header_of_another_length_version_or_kind_of_file_is_refused() {
    let (object, layout) = sealed(b"content");
    let open = |header: &[u8]| Opener::new(&object_key(1), header, layout).err();
    assert_eq!(open(&object[..HEADER_LEN]), None);
    assert_eq!(open(&object[..HEADER_LEN - 1]), Some(OpenError::Malformed));
    assert_eq!(open(&object[..HEADER_LEN + 1]), Some(OpenError::Malformed));
    assert_eq!(open(&[]), Some(OpenError::Malformed));
    for at in 0..16 {
        let mut header = object[..HEADER_LEN].to_vec();
        header[at] ^= 1;
        assert_eq!(open(&header), Some(OpenError::Malformed), "byte {at}");
    }
}

#[test]
fn keys_sealers_and_openers_go_from_thread_to_thread() {
    fn goes<T: Send + Sync>() {}
    goes::<ObjectKey>();
    goes::<Sealer>();
    goes::<Opener>();
}
