use super::*;

/// An element of this name, with this in it.
fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap() | 0x1000_0000;
    [id, &length.to_be_bytes(), body].concat()
}

fn block(after: i16, rgb: &[u8]) -> Vec<u8> {
    element(&[0xa3], &[&[0x81], &after.to_be_bytes()[..], &[0x80], rgb].concat())
}

fn stream(blocks: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = element(&[0x1a, 0x45, 0xdf, 0xa3], b"matroska");
    bytes.extend([0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255]);
    bytes.extend(element(&[0xec], &[0; 90]));
    let inside = [element(&[0xe7], &[1, 0]), blocks.concat()].concat();
    bytes.extend(element(&[0x1f, 0x43, 0xb6, 0x75], &inside));
    bytes
}

fn read(bytes: &[u8], step: usize) -> Result<Vec<(u64, Vec<u8>)>, Failed> {
    let mut reader = FrameReader::new(Size::new(2, 1).unwrap());
    let mut frames = Vec::new();
    for piece in bytes.chunks(step) {
        reader.push(piece, &mut |frame| {
            frames.push((millis(frame.at), frame.rgb.to_vec()));
            Ok(())
        })?;
    }
    let counted = reader.finish()?;
    assert_eq!(usize::try_from(counted).unwrap(), frames.len());
    Ok(frames)
}

#[test]
fn frames_come_whole_however_the_stream_is_cut() {
    let bytes = stream(&[block(-256, b"abcdef"), block(5, b"ghijkl")]);
    let expected = [(0, b"abcdef".to_vec()), (261, b"ghijkl".to_vec())];
    for step in 1..bytes.len() {
        assert_eq!(read(&bytes, step).unwrap(), expected, "{step}");
    }
}

#[test]
fn a_stream_that_lies_is_an_error() {
    let whole = stream(&[block(0, b"abcdef")]);
    for (what, bytes) in [
        ("nothing", Vec::new()),
        ("no frame", stream(&[])),
        ("a short frame", stream(&[block(0, b"abcde")])),
        ("a long frame", stream(&[block(0, b"abcdefg")])),
        ("a frame cut off", whole[..whole.len() - 1].to_vec()),
        ("times that don't grow", stream(&[block(1, b"abcdef"), block(1, b"abcdef")])),
        ("a time before the beginning", stream(&[block(-257, b"abcdef")])),
        ("another track", stream(&[element(&[0xa3], b"\x82\0\0\0abcdef")])),
        ("no element", vec![0; 64]),
        ("an element without end", [&[0xec, 0xff][..], &whole].concat()),
        ("a frame of all memory", [0xa3, 0x01, 0, 0xff, 255, 255, 255, 255, 255].to_vec()),
    ] {
        assert!(read(&bytes, 7).is_err_and(|failed| failed.is_of_media()), "{what}");
    }
}

#[test]
fn who_wants_no_more_gets_no_more() {
    let bytes = stream(&[block(0, b"abcdef"), block(1, b"abcdef")]);
    let mut seen = 0;
    let failed = FrameReader::new(Size::new(2, 1).unwrap()).push(&bytes, &mut |_| {
        seen += 1;
        Err(Stop)
    });
    assert!(matches!(failed, Err(Failed::Stopped)) && seen == 1);
}
