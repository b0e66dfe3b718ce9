use super::*;

mod reach;

/// A gray picture of 8 × 8 pixels with one coefficient: tables with one code each.
fn tiny() -> Vec<u8> {
    let mut file = b"\xff\xd8\xff\xdb\0\x43\0".to_vec();
    file.extend_from_slice(&[1; 64]);
    file.extend_from_slice(b"\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x01\x11\0");
    for class in [0_u8, 0x10] {
        // One symbol, 0, with the code `0`: no difference, and the end of the block.
        file.extend_from_slice(&[0xFF, 0xC4, 0, 20, class, 1]);
        file.extend_from_slice(&[0; 15]);
        file.push(0);
    }
    file.extend_from_slice(b"\xff\xda\0\x08\x01\x01\0\0\x3f\0\x3f\xff\xd9");
    file
}

fn cleaned(file: &[u8]) -> Result<(Vec<u8>, Vec<Removed>), Refusal> {
    let jpeg = Jpeg::parse(file, &Limits::default())?;
    jpeg.decode(file, &mut |frame| assert_eq!(frame.pixels.len(), 8 * 8 * 3))?;
    jpeg.clean()
}

/// The file with `bytes` put in before its `marker`.
fn before(marker: u8, bytes: &[u8]) -> Vec<u8> {
    let mut file = tiny();
    let at = file.windows(2).position(|w| w == [0xFF, marker]).unwrap();
    file.splice(at..at, bytes.iter().copied());
    file
}

/// The file with a progressive frame, its first scan cut to the first coefficient.
fn made_progressive(mut file: Vec<u8>) -> Vec<u8> {
    let place = |marker| file.windows(2).position(|w| w == [0xFF, marker]).unwrap();
    let (frame, scan) = (place(0xC0), place(0xDA));
    file[frame + 1] = 0xC2;
    file[scan + 8] = 0;
    file
}

#[test]
fn a_file_without_anything_else_stays_as_it_is() {
    assert_eq!(cleaned(&tiny()), Ok((tiny(), vec![])));
}

#[test]
fn bytes_behind_the_last_bit_of_a_scan_go() {
    assert_eq!(cleaned(&before(0xD9, b"hidden")), Ok((tiny(), vec![Removed::Unneeded(6)])));
}

#[test]
fn tables_that_no_scan_uses_go() {
    let mut table = vec![0xFF, 0xDB, 0, 0x43, 3];
    table.extend_from_slice(&[7; 64]);
    for place in [0xC0, 0xDA] {
        assert_eq!(cleaned(&before(place, &table)), Ok((tiny(), vec![Removed::Unneeded(65)])));
    }
}

#[test]
fn what_has_no_end_is_truncated() {
    for end in 3..tiny().len() {
        assert_eq!(cleaned(&tiny()[..end]), Err(Refusal::Truncated), "{end} bytes");
    }
}

#[test]
fn a_scan_with_too_few_bits_is_broken() {
    let mut file = tiny();
    file.remove(file.len() - 3);
    assert_eq!(cleaned(&file), Err(huffman::DAMAGED));
}

#[test]
fn a_second_scan_is_refused_unless_it_refines_the_first() {
    let scan = b"\xff\xda\0\x08\x01\x01\0\0\0\0\x3f";
    assert!(matches!(cleaned(&before(0xD9, scan)), Err(Refusal::Unsupported(_))));
    let mut progressive = made_progressive(before(0xD9, scan));
    assert_eq!(cleaned(&progressive), Err(Refusal::Broken("the scans are out of order")));
    let at = progressive.len() - 4;
    progressive[at] = 0x10;
    assert!(matches!(cleaned(&progressive), Err(Refusal::Broken(_))), "nothing left to refine");
}

#[test]
fn headers_that_contradict_themselves_are_refused() {
    let patched = |from: &[u8], to: &[u8]| {
        let mut file = tiny();
        let at = file.windows(from.len()).position(|w| w == from).unwrap();
        file[at..at + to.len()].copy_from_slice(to);
        Jpeg::parse(&file, &Limits::default()).map(|jpeg| jpeg.outline().width)
    };
    let frame = b"\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x01\x11\0";
    assert_eq!(patched(frame, frame), Ok(8));
    let unsupported = |result| matches!(result, Err(Refusal::Unsupported(_)));
    assert!(unsupported(patched(frame, b"\xff\xc3")), "lossless");
    assert!(unsupported(patched(frame, b"\xff\xc9")), "arithmetic");
    assert!(unsupported(patched(frame, b"\xff\xc0\0\x0b\x0c")), "12 bits");
    assert!(unsupported(patched(frame, b"\xff\xc0\0\x0b\x08\0\x08\0\x08\x02")), "two components");
    let broken = |result| matches!(result, Err(Refusal::Broken(_)));
    assert!(broken(patched(frame, b"\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x01\0")), "no samples");
    assert!(broken(patched(frame, b"\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x01\x51")), "five samples");
    assert!(
        broken(patched(frame, b"\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x01\x11\x04")),
        "fifth table"
    );
    assert!(broken(patched(b"\xff\xda", b"\xff\xda\0\x08\x01\x02")), "an unknown component");
    assert!(broken(patched(b"\xff\xda", b"\xff\xda\0\x08\x02")), "more components than there are");
    assert!(broken(patched(b"\xff\xc0", b"\xff\xfe")), "no frame");
}

#[test]
fn more_scans_or_segments_than_anybody_writes_are_too_many() {
    let scan = b"\xff\xda\0\x08\x01\x01\0\0\0\0\x3f".repeat(MOST_SCANS);
    let refusal = cleaned(&made_progressive(before(0xD9, &scan))).unwrap_err();
    assert_eq!(refusal, Refusal::TooLarge { what: "scans", limit: 100 });
    let refusal = cleaned(&before(0xD9, &b"\xff\xc4\0\x02".repeat(MOST_SEGMENTS))).unwrap_err();
    assert_eq!(refusal, Refusal::TooLarge { what: "segments", limit: 10_000 });
}
