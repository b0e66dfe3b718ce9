//! Whatever is done to an object on the disk, it does not open to something else.

use chatpic_seal::{CHUNK, HEADER_LEN, Layout, OpenError, Opener, SEALED_CHUNK, Sealer};

use super::{content, object_key, opener, sealed};

const LEN: usize = 2 * CHUNK + 500;

/// Opens every chunk; the layout is the true one, for it comes from a sealed field.
fn open_all(object: &[u8]) -> Result<(), OpenError> {
    let layout = Layout::padded(LEN as u64);
    let opener = Opener::new(&object_key(1), &object[..HEADER_LEN], layout)?;
    let mut chunks = object[HEADER_LEN..].to_vec();
    let mut chunks = chunks.chunks_mut(SEALED_CHUNK);
    for index in 0..layout.chunks() {
        opener.open_chunk(index, chunks.next().unwrap_or_default())?;
    }
    Ok(())
}

fn chunk(index: usize) -> std::ops::Range<usize> {
    let start = HEADER_LEN + index * SEALED_CHUNK;
    start..start + SEALED_CHUNK
}

#[test]
fn an_untouched_object_opens() {
    assert_eq!(open_all(&sealed(&content(LEN)).0), Ok(()));
}

#[test]
fn an_object_cut_short_anywhere_is_refused() {
    let (object, _) = sealed(&content(LEN));
    for len in [
        HEADER_LEN,
        HEADER_LEN + 1,
        chunk(0).end - 1,
        chunk(0).end,
        chunk(1).end - 16,
        chunk(1).end,
        object.len() - 1,
    ] {
        assert!(open_all(&object[..len]).is_err(), "cut to {len}");
    }
}

#[test]
fn a_cut_at_a_chunk_is_refused_even_when_the_length_lies_too() {
    let (object, _) = sealed(&content(LEN));
    let opener = opener(&object, Layout::unpadded(2 * CHUNK as u64));
    assert!(opener.open_chunk(0, &mut object[chunk(0)].to_vec()).is_ok());
    let cut = opener.open_chunk(1, &mut object[chunk(1)].to_vec()).map(<[u8]>::len);
    assert_eq!(cut, Err(OpenError::Tampered), "chunk 1 was not sealed as the last");
}

#[test]
fn an_object_without_its_end_is_refused_as_longer_too() {
    let (object, _) = sealed(&content(CHUNK));
    let opener = opener(&object, Layout::unpadded(CHUNK as u64 + 1));
    let first = opener.open_chunk(0, &mut object[chunk(0)].to_vec()).map(<[u8]>::len);
    assert_eq!(first, Err(OpenError::Tampered), "chunk 0 was sealed as the last");
}

#[test]
fn chunks_in_another_order_are_refused() {
    let (mut object, _) = sealed(&content(LEN));
    let (one, two) = object[HEADER_LEN..].split_at_mut(SEALED_CHUNK);
    one.swap_with_slice(&mut two[..SEALED_CHUNK]);
    assert_eq!(open_all(&object), Err(OpenError::Tampered));
}

#[test]
fn a_chunk_doubled_over_another_is_refused() {
    let (mut object, _) = sealed(&content(LEN));
    object.copy_within(chunk(0), chunk(1).start);
    assert_eq!(open_all(&object), Err(OpenError::Tampered));
}

#[test]
fn a_chunk_of_another_object_under_the_same_key_is_refused() {
    let (mut object, _) = sealed(&content(LEN));
    let mut other = Vec::new();
    let mut sealer = Sealer::new(&object_key(1), &mut |salt| salt.fill(4), &mut other);
    sealer.push(&content(LEN), &mut other);
    sealer.finish(&mut other);
    object[chunk(1)].copy_from_slice(&other[chunk(1)]);
    assert_eq!(open_all(&object), Err(OpenError::Tampered));
}

#[test]
fn the_object_of_another_medium_is_refused() {
    let (object, layout) = sealed(&content(LEN));
    let other = Opener::new(&object_key(2), &object[..HEADER_LEN], layout);
    assert_eq!(other.err(), Some(OpenError::WrongKey));
}

#[test]
fn a_commitment_to_another_key_is_refused_before_any_chunk() {
    let (mut object, _) = sealed(&content(LEN));
    object[HEADER_LEN - 1] ^= 0x80;
    assert_eq!(open_all(&object), Err(OpenError::WrongKey));
}

#[test]
fn no_bit_can_be_flipped() {
    let (object, _) = sealed(&content(LEN));
    let header = 0..HEADER_LEN;
    let edges = [chunk(0).start, chunk(0).end - 16, chunk(1).start, chunk(1).end - 1];
    let spread = (HEADER_LEN..object.len()).step_by(4999);
    for at in header.chain(edges).chain(spread).chain([object.len() - 1]) {
        for bit in [0, 7] {
            let mut flipped = object.clone();
            flipped[at] ^= 1 << bit;
            assert!(open_all(&flipped).is_err(), "bit {bit} of byte {at}");
        }
    }
}
