//! Boxes and elements made by hand, to be planted in films of ffmpeg's.

/// A box.
pub fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let len = u32::try_from(content.len() + 8).unwrap();
    [&len.to_be_bytes(), &kind[..], content].concat()
}

/// Appends `content` to the first box that the path of kinds leads to. The `moov` must stand behind
/// the frames, so that none moves.
pub fn plant(film: &mut Vec<u8>, path: &[&[u8; 4]], content: &[u8]) {
    let (mut from, mut to) = (0, film.len());
    let mut ancestors = Vec::new();
    for kind in path {
        let (at, end) = find(film, from, to, kind).expect("the path leads somewhere");
        ancestors.push(at);
        (from, to) = (at + 8, end);
    }
    film.splice(to..to, content.iter().copied());
    for at in ancestors {
        let len = u32::from_be_bytes(film[at..at + 4].try_into().unwrap());
        let len = len + u32::try_from(content.len()).unwrap();
        film[at..at + 4].copy_from_slice(&len.to_be_bytes());
    }
}

/// The first box of a kind between two places: where it begins and ends.
pub fn find(film: &[u8], from: usize, to: usize, kind: &[u8; 4]) -> Option<(usize, usize)> {
    let mut at = from;
    while at + 8 <= to {
        let len = u32::from_be_bytes(film[at..at + 4].try_into().unwrap());
        let end = at + usize::try_from(len).unwrap();
        if film[at + 4..at + 8] == *kind {
            return Some((at, end));
        }
        at = end;
    }
    None
}

/// Where a box of this kind begins, wherever it is.
pub fn anywhere(film: &[u8], kind: &[u8; 4]) -> usize {
    film.windows(4).rposition(|it| it == kind).expect("there is one") - 4
}

/// A track of no pictures and no sound, whose one frame is `len` bytes at `at`.
pub fn data_track(handler: &[u8; 4], coding: &[u8; 4], at: usize, len: usize) -> Vec<u8> {
    let word = |value: usize| u32::try_from(value).unwrap().to_be_bytes();
    let words = |values: &[usize]| values.iter().flat_map(|it| word(*it)).collect::<Vec<_>>();
    let matrix = [1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30];
    let tkhd = [words(&[1, 0, 0, 9, 0, 1000, 0, 0, 0, 0]), words(&matrix), words(&[0, 0])];
    let entry = boxed(coding, &[0, 0, 0, 0, 0, 0, 0, 1]);
    let tables = [
        boxed(b"stsd", &[words(&[0, 1]), entry].concat()),
        boxed(b"stts", &words(&[0, 1, 1, 1000])),
        boxed(b"stsc", &words(&[0, 1, 1, 1, 1])),
        boxed(b"stsz", &words(&[0, 0, 1, len])),
        boxed(b"stco", &words(&[0, 1, at])),
    ];
    let here = [words(&[0, 1]), boxed(b"url ", &words(&[1]))].concat();
    let minf = [
        boxed(b"nmhd", &words(&[0])),
        boxed(b"dinf", &boxed(b"dref", &here)),
        boxed(b"stbl", &tables.concat()),
    ];
    let mdia = [
        boxed(b"mdhd", &words(&[0, 0, 0, 1000, 1000, 0x55C4_0000])),
        boxed(b"hdlr", &[&words(&[0, 0])[..], handler, &[0; 12], b"GoPro MET\0"].concat()),
        boxed(b"minf", &minf.concat()),
    ];
    boxed(b"trak", &[boxed(b"tkhd", &tkhd.concat()), boxed(b"mdia", &mdia.concat())].concat())
}
