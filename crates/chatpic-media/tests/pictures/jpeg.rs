//! JPEG files: the same pixels afterwards, and nothing else.

use chatpic_media::{Cleaned, Limits, Refusal, Removed, inspect};

use super::oracle::{self, contains, pixels, python};

mod made;

use made::{ENTROPY_FREE, before, saved, segment};

pub use made::file;

const MARKER: &[u8] = b"PLANTED-5c1e";

fn clean(bytes: &[u8]) -> Result<Cleaned, Refusal> {
    inspect(bytes, &Limits::default())?.decode(&mut |_| {})?.clean()
}

/// Cleans, and checks what has to hold of every cleaned file: the same pixels as displayed, nothing
/// more to take out, and no marker.
fn cleaned(bytes: &[u8]) -> Cleaned {
    let clean_once = clean(bytes).unwrap();
    assert_eq!(pixels(&clean_once.bytes), pixels(bytes), "the same pixels");
    assert!(!contains(&clean_once.bytes, MARKER), "a marker is still there");
    let again = clean(&clean_once.bytes).unwrap();
    assert_eq!((again.bytes == clean_once.bytes, again.removed), (true, vec![]), "cleaning again");
    clean_once
}

#[test]
fn every_coding_keeps_its_pixels() {
    let files = [
        saved("colour(), quality=90, subsampling=0"),
        saved("colour(), quality=90, subsampling=1"),
        saved("colour(), quality=90, subsampling=2"),
        saved("colour(), quality=90, subsampling=2, progressive=True"),
        saved("colour(), quality=20, optimize=True"),
        saved("colour().convert('L')"),
        saved("colour().convert('L'), progressive=True"),
        saved("colour().convert('CMYK')"),
        saved("colour().convert('CMYK'), progressive=True"),
        saved("colour().resize((1, 1))"),
        saved("colour().resize((8, 8))"),
        saved("colour().resize((17, 300))"),
        file("restart"),
        file("restart-progressive"),
        file("extended"),
        file("wide"),
    ];
    for bytes in files {
        assert_eq!(cleaned(&bytes).removed, []);
    }
}

#[test]
fn decoded_pixels_are_what_another_decoder_shows() {
    let mut files: Vec<_> = ["restart", "restart-progressive", "extended", "wide"].map(file).into();
    for subsampling in ["0", "1", "2", "2, progressive=True"] {
        files.push(saved(&format!("colour(), quality=90, subsampling={subsampling}")));
    }
    for mode in ["L", "CMYK"] {
        files.push(saved(&format!("colour().convert('{mode}'), progressive=True")));
    }
    for bytes in files {
        let shown = &pixels(&bytes).frames[0].rgba;
        let mut decoded = Vec::new();
        let inspected = inspect(&bytes, &Limits::default()).unwrap();
        let decoded_whole = inspected.decode(&mut |frame| decoded.extend_from_slice(frame.pixels));
        assert!(decoded_whole.is_ok());
        assert_eq!(decoded.len() / 3, shown.len() / 4);
        let pairs = decoded.chunks(3).zip(shown.chunks(4)).flat_map(|(a, b)| a.iter().zip(b));
        let differences: Vec<u8> = pairs.map(|(a, b)| a.abs_diff(*b)).collect();
        let sum: usize = differences.iter().map(|byte| usize::from(*byte)).sum();
        // Decoders round differently, and smooth colours across the last rows differently.
        assert!(sum <= differences.len() / 2, "{sum} in {}", differences.len());
        assert!(differences.iter().all(|difference| *difference < 16));
    }
}

#[test]
fn a_picture_lies_as_it_lay() {
    const AS_DISPLAYED: &str = "
import io, sys
from PIL import Image, ImageOps
im = ImageOps.exif_transpose(Image.open(io.BytesIO(sys.stdin.buffer.read())))
sys.stdout.buffer.write(repr(im.size).encode() + im.tobytes())
";
    for orientation in 1..=8 {
        let bytes =
            saved(&format!("colour(), exif=exif({{0x112: {orientation}, 0x10f: 'PLANTED-5c1e'}})"));
        let clean = cleaned(&bytes);
        assert_eq!(python(AS_DISPLAYED, &clean.bytes), python(AS_DISPLAYED, &bytes));
        let size = if orientation < 5 { (67, 45) } else { (45, 67) };
        assert_eq!((clean.width, clean.height), size);
        assert_eq!(clean.removed, [Removed::CameraModel]);
        let found = oracle::metadata(&clean.bytes);
        let tags: Vec<_> = found.iter().filter(|(tag, _)| tag.starts_with("IFD0:")).collect();
        assert_eq!(tags.len(), usize::from(orientation != 1), "{tags:?}");
    }
}

/// A file with everything in it that a camera, an editor and a prankster leave.
fn loaded() -> Vec<u8> {
    let mut bytes = saved(
        "colour(), quality=90, comment=b'PLANTED-5c1e', icc_profile=profile(), dpi=(301, 301),
        exif=exif({0x10f: 'PLANTED-5c1e', 0x131: 'PLANTED-5c1e', 0x132: '2024:01:02 03:04:05',
            0x13b: 'PLANTED-5c1e', 0x112: 6, 0x9286: b'ASCII\\0\\0\\0PLANTED-5c1e'},
            camera={0xa431: 'PLANTED-5c1e', 0x927c: b'PLANTED-5c1e'},
            gps={1: 'N', 2: (1.0, 2.0, 3.0)})",
    );
    let planted = |head: &[u8]| [head, MARKER].concat();
    for (marker, head) in [
        (0xE1, &b"http://ns.adobe.com/xap/1.0/\0"[..]),
        (0xE1, b"http://ns.adobe.com/xmp/extension/\0"),
        (0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0c"),
        (0xEB, b"JP\0\x01\0\0\0\x01\0\0\0\x14jumb"),
        (0xE0, b"JFXX\0\x10"),
        (0xE2, b"MPF\0"),
        (0xEF, b""),
        (0xEC, b""),
    ] {
        bytes = before(&bytes, 0xDB, &segment(marker, &planted(head)));
    }
    bytes
}

#[test]
fn what_a_camera_and_an_editor_leave_is_taken_out_and_named() {
    let clean = cleaned(&loaded());
    let [named @ .., Removed::Unneeded(unneeded)] = &clean.removed[..] else {
        panic!("{:?}", clean.removed)
    };
    // Three segments with a head of 0 or 4 bytes.
    assert_eq!(*unneeded, 3 * (4 + 12) + 4);
    let expected = [
        Removed::GpsPosition,
        Removed::CameraModel,
        Removed::SerialNumber,
        Removed::Software,
        Removed::Times,
        Removed::Names,
        Removed::Comment,
        Removed::Thumbnail,
        Removed::MakerNotes,
        Removed::Xmp,
        Removed::Iptc,
        Removed::ContentCredentials,
        Removed::ProfileTexts,
    ];
    assert_eq!(named, expected);
}

#[test]
fn exiftool_finds_nothing_but_what_showing_needs() {
    let clean = cleaned(&loaded());
    let allowed = ["File:", "JFIF:", "ICC-header:", "ICC_Profile:", "Composite:"];
    let found = oracle::metadata(&clean.bytes);
    let others =
        found.iter().filter(|(tag, _)| !allowed.iter().any(|group| tag.starts_with(group)));
    let others: Vec<_> = others.map(|(tag, value)| format!("{tag}={value}")).collect();
    assert_eq!(others, ["IFD0:Orientation=\"Rotate 90 CW\""]);
    for (tag, value) in &found {
        let telling =
            ["Date", "Manufacturer", "Model", "Creator", "Copyright", "Description", "ProfileID"];
        if telling.iter().any(|name| tag.starts_with("ICC") && tag.contains(name)) {
            assert!(value.chars().all(|c| matches!(c, '"' | '0' | ':' | ' ')), "{tag}: {value}");
        }
        assert!(!tag.ends_with("Resolution") || value == "1", "{tag}: {value}");
    }
}

#[test]
fn what_follows_the_end_is_gone_whatever_it_is() {
    let tails: [&[u8]; 4] =
        [b"<html><script>alert(1)</script>", b"PK\x03\x04 zip", b"%PDF-1.7", b"\0\0 and a secret"];
    let whole = saved("colour()");
    for tail in tails {
        let clean = cleaned(&[&whole, tail, MARKER].concat());
        let len = u64::try_from(tail.len() + MARKER.len()).unwrap();
        assert_eq!(clean.removed, [Removed::AfterEnd(len)]);
        assert!(!contains(&clean.bytes, tail));
    }
    let clean = cleaned(&[&whole[..], &[0; 100], &whole, MARKER].concat());
    assert_eq!(clean.removed, [Removed::ExtraPictures]);
    assert_eq!(clean.bytes.len(), cleaned(&whole).bytes.len());
}

#[test]
fn what_hides_between_segments_or_behind_scans_is_gone() {
    for whole in [saved("colour()"), saved("colour(), progressive=True"), file("restart")] {
        for marker in [0xDB, 0xC4, 0xDA, 0xD9] {
            let clean = cleaned(&before(&whole, marker, MARKER));
            assert_eq!(clean.removed, [Removed::Unneeded(12)], "before {marker:x}");
        }
    }
    let mut adobe = saved("colour().convert('CMYK')");
    let at = adobe.windows(5).position(|w| w == b"Adobe").unwrap();
    adobe[at - 1] += 12;
    adobe.splice(at + 12..at + 12, MARKER.iter().copied());
    assert_eq!(cleaned(&adobe).removed, [Removed::Unneeded(12)]);
}

#[test]
fn a_pixel_that_is_not_square_keeps_its_shape() {
    let mut bytes = saved("colour()");
    let jfif = bytes.windows(5).position(|w| w == b"JFIF\0").unwrap();
    bytes[jfif + 7..jfif + 12].copy_from_slice(&[1, 0, 72, 0, 144]);
    let clean = cleaned(&bytes);
    let found = oracle::metadata(&clean.bytes);
    for (tag, value) in [("JFIF:XResolution", "1"), ("JFIF:YResolution", "2")] {
        assert!(found.contains(&(tag.to_owned(), value.to_owned())), "{found:?}");
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    for whole in [saved("colour()"), saved("colour(), progressive=True"), file("restart")] {
        for end in (3..whole.len()).step_by(7) {
            assert_eq!(clean(&whole[..end]).unwrap_err(), Refusal::Truncated, "{end} bytes");
            let ended = [&whole[..end], b"\xff\xd9"].concat();
            // A progressive picture is whole after every scan, only coarser.
            let scans_end = whole[end..].starts_with(&[0xFF]);
            assert!(clean(&ended).is_err() || scans_end, "{end} bytes and an end");
        }
    }
}

#[test]
fn what_no_decoder_here_shows_is_refused_with_a_reason() {
    let unknown = before(&saved("colour()"), 0xDB, &segment(0xF7, b""));
    assert_eq!(clean(&unknown).unwrap_err(), Refusal::Broken("an unknown segment"));
    for name in ["arithmetic", "coarse-first", "scan-per-colour"] {
        let refusal = clean(&file(name)).unwrap_err();
        assert!(matches!(refusal, Refusal::Unsupported(_)), "{name}: {refusal}");
    }
}

#[test]
fn sizes_are_bounded_before_anything_is_decoded() {
    let sized = |width: u16, height: u16| {
        let mut bytes = ENTROPY_FREE.to_vec();
        let at = bytes.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
        bytes[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
        bytes[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
        inspect(&bytes, &Limits::default()).map(|picture| picture.size())
    };
    assert_eq!(sized(7000, 7000).unwrap(), (7000, 7000));
    assert!(matches!(sized(65_535, 65_535), Err(Refusal::TooLarge { limit: 16_384, .. })));
    assert!(matches!(sized(16_000, 16_000), Err(Refusal::TooLarge { what: "pixels", .. })));
    for (width, height) in [(0, 0), (0, 8), (8, 0)] {
        assert_eq!(sized(width, height).unwrap_err(), Refusal::Broken("the picture is empty"));
    }
}

#[test]
fn metadata_and_profiles_are_bounded() {
    let whole = saved("colour()");
    let many = |marker, head: &[u8]| {
        let part = segment(marker, &[head, &[b'x'; 65_000]].concat());
        before(&whole, 0xDB, &part.repeat(17))
    };
    let limit = 1 << 20;
    for (bytes, what) in [
        (many(0xE2, b"ICC_PROFILE\0\x01\x11"), "bytes of colour profile"),
        (many(0xE1, b"http://ns.adobe.com/xap/1.0/\0"), "bytes of metadata"),
        (many(0xFE, b""), "bytes of metadata"),
        (many(0xEC, b""), "bytes of metadata"),
    ] {
        assert_eq!(clean(&bytes).unwrap_err(), Refusal::TooLarge { what, limit });
    }
}

#[test]
fn a_profile_in_parts_is_joined_and_a_broken_one_goes() {
    let profile = saved("colour(), icc_profile=profile()");
    let at = profile.windows(12).position(|w| w == b"ICC_PROFILE\0").unwrap() - 4;
    let len = usize::from(u16::from_be_bytes([profile[at + 2], profile[at + 3]])) + 2;
    let icc = profile[at + 18..at + len].to_vec();
    let part = |number, of, data: &[u8]| {
        segment(0xE2, &[b"ICC_PROFILE\0", &[number, of][..], data].concat())
    };
    let whole = saved("colour()");
    let with = |parts: &[Vec<u8>]| before(&whole, 0xDB, &parts.concat());
    // In any order, as viewers read them.
    let joined = with(&[part(2, 2, &icc[100..]), part(1, 2, &icc[..100])]);
    let [joined, profile] = [joined, profile].map(|bytes| cleaned(&bytes));
    assert_eq!(joined.bytes, profile.bytes);
    assert!(contains(&joined.bytes, b"ICC_PROFILE\0\x01\x01"));
    let missing = cleaned(&with(&[part(1, 2, &icc)]));
    let len = u64::try_from(icc.len()).unwrap();
    assert_eq!(missing.removed, [Removed::Unneeded(len)]);
    assert_eq!(cleaned(&with(&[part(1, 1, MARKER)])).removed, [Removed::Unneeded(12)]);
}
