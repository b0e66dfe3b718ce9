//! Pictures: any file is refused or cleaned, and cleaning keeps every pixel.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use chatpic_core::SessionId;
use chatpic_media::{Cleaned, Coded, Coming, Format, Inspected, Limits, Mark, Refusal, inspect};

/// Small, so that a run is over in a millisecond.
const LIMITS: Limits = Limits {
    side: 512,
    frame_pixels: 64 << 10,
    frames: 16,
    summed_pixels: 256 << 10,
    metadata_bytes: 64 << 10,
    profile_bytes: 64 << 10,
};

/// What is of no known format is not accepted, and nothing else is that.
pub fn sniff(bytes: &[u8]) {
    let refused = matches!(inspect(bytes, &LIMITS), Err(Refusal::NotAccepted));
    assert_eq!(Format::sniff(bytes).is_none(), refused);
}

/// A picture that is accepted is the same picture after cleaning, and then there is nothing to clean.
pub fn keep(format: Format, bytes: &[u8]) {
    if Format::sniff(bytes) != Some(format) {
        return;
    }
    let Ok((shown, cleaned)) = through(bytes) else { return };
    assert_eq!(cleaned.format, format);
    let (shown_again, cleaned_again) = through(&cleaned.bytes).expect("what is clean is sound");
    assert_eq!(shown, shown_again, "other pixels");
    assert_eq!(cleaned.bytes, cleaned_again.bytes, "cleaning twice is cleaning once");
    assert_eq!(cleaned_again.removed, [], "something was left");
}

/// [`keep`], and the pixels are the same by both ways to them and in strips, and refused alike.
pub fn jpeg(bytes: &[u8]) {
    keep(Format::Jpeg, bytes);
    let shown = |plainly: bool| {
        let inspected = inspect(bytes, &LIMITS)?;
        let inspected = if plainly { inspected.plainly() } else { inspected };
        let mut pixels = Vec::new();
        inspected.decode(&mut |frame| pixels.extend_from_slice(frame.pixels))?;
        Ok::<_, Refusal>(pixels)
    };
    let whole = shown(false);
    assert!(whole == shown(true), "other pixels by the plain way");
    let Ok(Coming::Strips(strips)) = inspect(bytes, &LIMITS).map(Inspected::coming) else { return };
    let (row, mut pixels) = (strips.size().0 as usize * 3, Vec::new());
    let decoded = strips.decode(&mut |rows| {
        assert!(rows.len().is_multiple_of(row), "no whole rows");
        pixels.extend_from_slice(rows);
    });
    assert!(whole == decoded.map(|_| pixels), "other pixels in strips");
}

/// [`keep`], also with the checksums put right, which no mutation would ever do.
pub fn png(bytes: &[u8]) {
    keep(Format::Png, bytes);
    let mut bytes = bytes.to_vec();
    put_checksums_right(&mut bytes);
    keep(Format::Png, &bytes);
}

/// The container, and putting decoded pictures together. Nothing here decodes AV1: samples are made up.
pub fn avif(bytes: &[u8]) {
    let clean = |bytes: &[u8]| {
        let inspected = inspect(bytes, &LIMITS)?;
        let (size, mut frames) = (inspected.size(), 0);
        let mut av1 = |coded: &Coded, take: &mut dyn FnMut(&[u8])| {
            LIMITS.admit(coded.width, coded.height, 1).expect("what is decoded is within limits");
            let samples = bytes.iter().copied().cycle().take(coded.bytes() as usize);
            let samples: Vec<u8> = samples.collect();
            (0..coded.count).for_each(|_| take(&samples));
            Ok::<_, Refusal>(())
        };
        let decoded = inspected.decode_with(&mut av1, &mut |frame| {
            let pixels = u64::from(frame.width) * u64::from(frame.height);
            assert_eq!(frame.pixels.len() as u64, pixels * u64::from(frame.channels));
            let (whole, part) = ((frame.width, frame.height) == size, frames == 1);
            assert!(whole || part, "neither the picture nor a part of it");
            frames += 1;
        })?;
        assert!((1..=2).contains(&frames));
        decoded.clean()
    };
    if Format::sniff(bytes) != Some(Format::Avif) {
        return;
    }
    let Ok(cleaned) = clean(bytes) else { return };
    let again = clean(&cleaned.bytes).expect("what is clean is sound");
    assert_eq!(cleaned.bytes, again.bytes, "cleaning twice is cleaning once");
    assert_eq!((cleaned.width, cleaned.height), (again.width, again.height));
    assert_eq!(again.removed, [], "something was left");
}

/// A clean picture that can be marked is still one picture of that size afterwards, the same each time.
/// Also of a PNG whose checksums are put right.
pub fn mark(bytes: &[u8]) {
    if Format::sniff(bytes) != Some(Format::Png) {
        return mark_as_it_is(bytes);
    }
    let mut bytes = bytes.to_vec();
    put_checksums_right(&mut bytes);
    mark_as_it_is(&bytes);
}

fn mark_as_it_is(bytes: &[u8]) {
    let Ok((shown, cleaned)) = through(bytes) else { return };
    let mark = Mark { session: SessionId::from_bits(0x12_3456_789A), label: None };
    let marked = || {
        let mut out = Vec::new();
        chatpic_media::mark(&cleaned.bytes, &mark, &LIMITS, &mut out).map(|()| out)
    };
    let Ok(out) = marked() else { return };
    assert_eq!(marked().expect("it could be marked before"), out, "another file");
    let (shown_marked, cleaned_marked) = through(&out).expect("what is marked is sound");
    assert_eq!(cleaned.format, cleaned_marked.format);
    assert_eq!(cleaned_marked.removed, [], "something was added");
    let size = |shown: &[(u32, u32, u64)]| (shown[0].0, shown[0].1, shown.len());
    assert_eq!(size(&shown), size(&shown_marked));
}

/// Every frame, as its size and a sum of its pixels, and the cleaned file.
fn through(bytes: &[u8]) -> Result<(Vec<(u32, u32, u64)>, Cleaned), Refusal> {
    let inspected = inspect(bytes, &LIMITS)?;
    let ((width, height), frames) = (inspected.size(), inspected.frames());
    LIMITS.admit(width, height, frames).expect("what is inspected is within limits");
    let mut shown = Vec::new();
    let decoded = inspected.decode(&mut |frame| {
        let bytes = u64::from(frame.width) * u64::from(frame.height) * u64::from(frame.channels);
        assert_eq!(frame.pixels.len() as u64, bytes);
        assert_eq!((frame.width, frame.height), (width, height), "a frame of another size");
        let mut hasher = DefaultHasher::new();
        frame.pixels.hash(&mut hasher);
        shown.push((frame.width, frame.height, hasher.finish()));
    })?;
    assert_eq!(shown.len(), frames as usize, "other frames than were announced");
    Ok((shown, decoded.clean()?))
}

/// Writes each chunk's CRC anew, as far as there are chunks.
fn put_checksums_right(bytes: &mut [u8]) {
    let mut at = 8;
    while let Some(len) = bytes.get(at..at + 4) {
        let len = u32::from_be_bytes(len.try_into().expect("four bytes")) as usize;
        let (start, end) = (at + 4, at.saturating_add(8).saturating_add(len));
        let Some(chunk) = bytes.get(start..end) else { return };
        let sum = crc32fast::hash(chunk).to_be_bytes();
        let Some(place) = bytes.get_mut(end..end + 4) else { return };
        place.copy_from_slice(&sum);
        at = end + 4;
    }
}
