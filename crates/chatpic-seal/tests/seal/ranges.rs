//! Any range of any object opens from its own chunks.

use chatpic_seal::{CHUNK, Layout, Opener, SEALED_CHUNK};
use proptest::prelude::*;

use super::{content, opener, sealed};

/// Opens a range as a server does: read the span, open its chunks in place, cut off both ends.
fn read(object: &[u8], opener: &Opener, range: std::ops::Range<u64>) -> Vec<u8> {
    let span = opener.layout().span(range).unwrap();
    let sealed =
        usize::try_from(span.sealed.start).unwrap()..usize::try_from(span.sealed.end).unwrap();
    let mut sealed = object[sealed].to_vec();
    let mut opened = Vec::new();
    let mut chunks = span.chunks.clone();
    for chunk in sealed.chunks_mut(SEALED_CHUNK) {
        opened.extend_from_slice(opener.open_chunk(chunks.next().unwrap(), chunk).unwrap());
    }
    assert!(chunks.is_empty(), "the span holds all of its chunks");
    opened.drain(..span.skip);
    opened.truncate(usize::try_from(span.len).unwrap());
    opened
}

fn lengths() -> impl Strategy<Value = usize> {
    let edges = prop::sample::select(vec![0, 1, 2, CHUNK, 2 * CHUNK, 8 * CHUNK]);
    prop_oneof![
        0..4 * CHUNK,
        (edges, 0..3_usize).prop_map(|(edge, around)| (edge + around).saturating_sub(1)),
    ]
}

proptest! {
    #[test]
    fn any_range_of_any_length_opens_to_the_same_bytes(
        len in lengths(),
        a: prop::sample::Index,
        b: prop::sample::Index,
    ) {
        let content = content(len);
        let (object, layout) = sealed(&content);
        let opener = opener(&object, layout);
        let (a, b) = (a.index(len + 1), b.index(len + 1));
        let range = a.min(b)..a.max(b);
        let opened = read(&object, &opener, range.start as u64..range.end as u64);
        prop_assert!(opened == content[range]);
        prop_assert!(read(&object, &opener, 0..len as u64) == content);
    }

    #[test]
    fn no_index_length_or_bytes_make_opening_panic(
        len: u64,
        index: u64,
        small in 0..3_u64,
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let (object, _) = sealed(b"");
        for layout in [Layout::padded(len), Layout::unpadded(len), Layout::unpadded(small)] {
            let opener = opener(&object, layout);
            for index in [index, small, layout.chunks() - 1] {
                prop_assert!(opener.open_chunk(index, &mut bytes.clone()).is_err());
            }
            let _ = layout.span(index..len);
        }
    }
}
