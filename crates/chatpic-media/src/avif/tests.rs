//! Whole AVIF files, made by avifenc and judged by avifdec and exiftool, which must be installed.
//!
//! They stand here and not among the crate's integration tests because they change what was read of a file
//! and write it again.

mod decoded;

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use super::choose::choose;
use super::meta::{Association, Item, Location, Meta};
use super::{Avif, Kept, Link, write};
use crate::{Format, Limits, Refusal, Removed, Unsupported};

/// A file that goes with the test that made it.
struct Temporary(PathBuf);

impl Temporary {
    fn new(extension: &str, bytes: &[u8]) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("chatpic-avif-{}-{number}.{extension}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, bytes).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _gone = std::fs::remove_file(&self.0);
    }
}

fn run(program: &str, arguments: &[&str]) -> Vec<u8> {
    let done = Command::new(program).args(arguments).output();
    let done = done.unwrap_or_else(|_| panic!("{program} has to be installed"));
    assert!(
        done.status.success(),
        "{program} {arguments:?}: {}",
        String::from_utf8_lossy(&done.stdout)
    );
    done.stdout
}

fn drawing(color: ::png::ColorType) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, 128, 128);
    encoder.set_color(color);
    let pixels: Vec<u8> = (0..128 * 128 * color.samples())
        .map(|n| u8::try_from((n * 7 + n / 128 * 3 + n * n / 5000) % 256).unwrap())
        .collect();
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

/// A drawing of 128 × 128 through avifenc.
fn encoded(color: ::png::ColorType, options: &[&str]) -> Vec<u8> {
    let (from, to) = (Temporary::new("png", &drawing(color)), Temporary::new("avif", b""));
    run("avifenc", &[&["-s", "10"], options, &[from.path(), to.path()]].concat());
    std::fs::read(&to.0).unwrap()
}

fn rgb(options: &[&str]) -> Vec<u8> {
    encoded(::png::ColorType::Rgb, options)
}

fn rgba(options: &[&str]) -> Vec<u8> {
    encoded(::png::ColorType::Rgba, options)
}

/// The pixels that avifdec sees, and what it says of them.
fn shown(bytes: &[u8]) -> (Vec<u8>, Vec<String>) {
    let (from, to) = (Temporary::new("avif", bytes), Temporary::new("png", b""));
    run("avifdec", &["--ignore-icc", from.path(), to.path()]);
    let png = std::fs::read(&to.0).unwrap();
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let said = String::from_utf8(run("avifdec", &["--info", from.path()])).unwrap();
    let ours =
        |line: &&str| !["Image decoded", "Metadata", "ICC"].iter().any(|it| line.contains(it));
    (pixels, said.lines().filter(ours).map(String::from).collect())
}

fn parsed(bytes: &[u8]) -> Avif<'_> {
    assert_eq!(Format::sniff(bytes), Some(Format::Avif));
    Avif::parse(bytes, &Limits::default()).unwrap()
}

fn refused(bytes: &[u8]) -> Refusal {
    Avif::parse(bytes, &Limits::default()).unwrap_err()
}

/// Cleans `bytes` and holds the result to every promise that binds all files.
fn keeps_its_pixels(bytes: &[u8]) -> (Vec<u8>, Vec<Removed>) {
    let (clean, removed) = parsed(bytes).clean().unwrap();
    assert_eq!(shown(bytes), shown(&clean));
    let (again, nothing) = parsed(&clean).clean().unwrap();
    assert_eq!((again == clean, nothing), (true, vec![]), "cleaning twice is not cleaning once");
    for marker in [&b"MARKER"[..], b"libavif", b"Color", b"Exif", b"mime"] {
        assert!(!contains(&clean, marker), "{}", String::from_utf8_lossy(marker));
    }
    (clean, removed)
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// The file again with what `dirty` adds to it.
fn dirtied(bytes: &[u8], dirty: impl FnOnce(&mut Avif<'_>)) -> Vec<u8> {
    let mut avif = parsed(bytes);
    dirty(&mut avif);
    write::file(&avif.profiles, &avif.picture).unwrap()
}

#[test]
fn every_kind_of_still_avif_keeps_its_pixels_and_loses_only_names() {
    let turned = ["--irot", "1", "--imir", "0", "--pasp", "2,1", "--crop", "0,0,64,64"];
    for bytes in [
        rgb(&[]),
        rgba(&[]),
        rgba(&["-p"]),
        rgb(&["--grid", "2x2"]),
        rgba(&["--grid", "2x1"]),
        rgb(&["-y", "420", "-d", "10", "--cicp", "9/16/9", "-r", "limited"]),
        rgb(&["-y", "400", "-d", "12"]),
        rgba(&turned),
    ] {
        let (_, removed) = keeps_its_pixels(&bytes);
        assert!(matches!(removed[..], [Removed::Unneeded(..=60)]), "{removed:?}");
    }
}

#[test]
fn a_quarter_turn_is_told() {
    assert!(parsed(&rgb(&["--irot", "3"])).outline().turned);
    assert!(!parsed(&rgb(&["--irot", "2"])).outline().turned);
    let outline = parsed(&rgb(&["--grid", "2x2"])).outline();
    assert_eq!((outline.width, outline.height, outline.frames), (128, 128, 1));
}

#[test]
fn exif_and_xmp_go_wholly() {
    let tiff = b"II*\0\x08\0\0\0\x01\0\x0F\x01\x02\0\x07\0\0\0\x1A\0\0\0\0\0\0\0MARKER\0";
    let exif = Temporary::new("exif", tiff);
    let xmp = Temporary::new("xmp", b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>MARKER</x:xmpmeta>");
    let bytes = rgb(&["--exif", exif.path(), "--xmp", xmp.path()]);
    assert!(contains(&bytes, b"MARKER"));
    let (clean, removed) = keeps_its_pixels(&bytes);
    assert!(removed.contains(&Removed::Xmp));
    assert!(removed.contains(&Removed::CameraModel) || removed.contains(&Removed::Exif));

    let file = Temporary::new("avif", &clean);
    let found =
        String::from_utf8(run("exiftool", &["-s", "-G1", "-a", "-u", file.path()])).unwrap();
    let structure = ["[ExifTool]", "[System]", "[File]", "[QuickTime]", "[Meta]", "[Composite]"];
    for line in found.lines() {
        assert!(structure.iter().any(|group| line.starts_with(group)), "{line}");
    }
}

#[test]
fn a_colour_profile_stays_without_its_texts() {
    let script = "import sys; from PIL import ImageCms; sys.stdout.buffer.write(
        ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes())";
    let profile = run("/usr/bin/python3", &["-c", script]);
    let icc = Temporary::new("icc", &profile);
    let bytes = rgb(&["--icc", icc.path()]);
    let (clean, removed) = keeps_its_pixels(&bytes);
    assert!(contains(&clean, b"colrprof"));
    assert!(removed.contains(&Removed::ProfileTexts));
    assert!(!contains(&clean, b"lcms"), "the profile still says what made it");
}

#[test]
fn thumbnails_and_other_pictures_go() {
    let bytes = rgba(&[]);
    let plain = parsed(&bytes).clean().unwrap().0;
    let dirty = dirtied(&bytes, |avif| {
        let place = avif.picture.items.len();
        for kind in [*b"av01", *b"av01", *b"tmap", *b"junk"] {
            let properties = avif.picture.items[0].properties.clone();
            let data = b"MARKER"[..].into();
            avif.picture.items.push(Kept { kind, hidden: false, properties, data });
        }
        let to = vec![avif.picture.primary];
        avif.picture.references.push(Link { kind: *b"thmb", from: place, to: to.clone() });
        avif.picture.references.push(Link { kind: *b"auxl", from: place + 1, to: to.clone() });
        avif.picture.references.push(Link { kind: *b"cdsc", from: place + 3, to });
    });
    assert!(contains(&dirty, b"MARKER"));
    let (clean, mut removed) = keeps_its_pixels(&dirty);
    assert_eq!(clean, plain);
    removed.dedup();
    assert_eq!(removed, [Removed::Thumbnail, Removed::ExtraPictures, Removed::Unneeded(6)]);
}

#[test]
fn what_hides_in_the_av1_data_goes() {
    let bytes = rgba(&[]);
    let plain = parsed(&bytes).clean().unwrap().0;
    let dirty = dirtied(&bytes, |avif| {
        for item in &mut avif.picture.items {
            // Metadata of a type that no screen needs, and padding.
            item.data.to_mut().extend_from_slice(b"\x2A\x07\x04MARKER\x7A\x06MARKER");
        }
    });
    let (clean, removed) = keeps_its_pixels(&dirty);
    assert_eq!((clean == plain, removed), (true, vec![Removed::Unneeded(2 * 17)]));
}

#[test]
fn other_boxes_and_what_stands_behind_the_end_go() {
    let bytes = parsed(&rgb(&[])).clean().unwrap().0;
    let free = b"\0\0\0\x0EfreeMARKER";
    let credentials = [&b"\0\0\0\x1Euuid"[..], &super::CREDENTIALS, b"MARKER"].concat();
    for (tail, word) in [
        (&free[..], Removed::Unneeded(14)),
        (&credentials, Removed::ContentCredentials),
        (b"PK\x03\x04MARKER", Removed::AfterEnd(10)),
        (b"<html>MARKER</html>", Removed::AfterEnd(19)),
        (b"!", Removed::AfterEnd(1)),
    ] {
        let (clean, removed) = keeps_its_pixels(&[&bytes, tail].concat());
        assert_eq!((clean == bytes, removed), (true, vec![word]));
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    for bytes in [rgba(&[]), parsed(&rgb(&["--grid", "2x2"])).clean().unwrap().0] {
        for len in (40..bytes.len()).step_by(bytes.len() / 60) {
            assert_eq!(refused(&bytes[..len]), Refusal::Truncated, "{len}");
        }
    }
}

#[test]
fn animations_are_refused_with_a_sentence() {
    let (one, to) =
        (Temporary::new("png", &drawing(::png::ColorType::Rgb)), Temporary::new("avif", b""));
    run("avifenc", &["-s", "10", "-o", to.path(), one.path(), one.path()]);
    let bytes = std::fs::read(&to.0).unwrap();
    assert_eq!(Format::sniff(&bytes), Some(Format::Avif));
    assert_eq!(refused(&bytes), Refusal::Unsupported(Unsupported::AnimatedAvif));
}

#[test]
fn heic_is_no_avif() {
    assert_eq!(Format::sniff(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), None);
    assert_eq!(Format::sniff(b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif"), Some(Format::Avif));
    // A brand behind the box is none of it.
    assert_eq!(Format::sniff(b"\0\0\0\x14ftypmif1\0\0\0\0mif1avif"), None);
}

#[test]
fn sizes_are_limited_in_the_container_and_in_the_av1_data() {
    let bytes = rgb(&[]);
    let limits = Limits { side: 127, ..Limits::default() };
    let too_wide = Refusal::TooLarge { what: "pixels along one side", limit: 127 };
    assert_eq!(Avif::parse(&bytes, &limits).unwrap_err(), too_wide);

    let mut small = bytes;
    let size = small.windows(4).position(|it| it == b"ispe").unwrap() + 8;
    small[size..size + 8].copy_from_slice(&[0, 0, 0, 64, 0, 0, 0, 64]);
    assert_eq!(Avif::parse(&small, &limits).unwrap_err(), too_wide);
}

#[test]
fn pieces_that_overlap_cannot_swell_a_file() {
    let bytes = rgb(&["--grid", "2x2"]);
    let mut meta = Meta::parse(super::Outer::walk(&bytes).unwrap().meta.unwrap()).unwrap();
    let whole = meta.items.values().map(|it| it.location.extents[0]).max_by_key(|it| it.1).unwrap();
    for item in meta.items.values_mut().filter(|it| it.kind == *b"av01") {
        item.location.extents = vec![whole; 3];
    }
    let refusal = choose(&bytes, &meta, &Limits::default()).unwrap_err();
    assert_eq!(refusal, Refusal::Broken("parts of the file overlap"));
}

#[test]
fn bytes_may_stand_in_the_meta_box_and_in_pieces() {
    let bytes = rgb(&[]);
    let mut meta = Meta::parse(super::Outer::walk(&bytes).unwrap().meta.unwrap()).unwrap();
    let expected = choose(&bytes, &meta, &Limits::default()).unwrap().0.items[0].data.to_vec();
    let (offset, len) = meta.items[&1].location.extents[0];
    let from = usize::try_from(offset).unwrap();
    let media = &bytes[from..from + usize::try_from(len).unwrap()];
    meta.idat = media;
    let pieces = vec![(0, 10), (10, len - 10)];
    meta.items.get_mut(&1).unwrap().location =
        Location { construction: 1, elsewhere: false, extents: pieces };
    let (picture, ..) = choose(&bytes, &meta, &Limits::default()).unwrap();
    assert_eq!(*picture.items[0].data, expected);
}

#[test]
fn what_a_reader_must_understand_and_we_do_not_is_refused() {
    let bytes = rgb(&[]);
    let walk = || Meta::parse(super::Outer::walk(&bytes).unwrap().meta.unwrap()).unwrap();
    let unsupported = Refusal::Unsupported(Unsupported::OtherAvif);

    let mut meta = walk();
    let kind = *b"udes";
    meta.properties.push(super::IsoBox { kind, data: b"", span: 8 });
    let property = u16::try_from(meta.properties.len()).unwrap();
    let item = meta.items.get_mut(&1).unwrap();
    item.properties.push(Association { property, essential: true });
    assert_eq!(choose(&bytes, &meta, &Limits::default()).unwrap_err(), unsupported);

    let mut meta = walk();
    meta.items.insert(1, Item { kind: *b"iovl", ..Item::default() });
    assert_eq!(choose(&bytes, &meta, &Limits::default()).unwrap_err(), unsupported);
}

#[test]
fn no_changed_byte_makes_it_panic() {
    for bytes in [rgba(&["--irot", "1"]), rgb(&["--grid", "2x2"])] {
        for at in 0..900 {
            for change in [0x01, 0x80, 0xFF] {
                let mut changed = bytes.clone();
                changed[at] ^= change;
                if let Ok(avif) = Avif::parse(&changed, &Limits::default()) {
                    let _either = avif.clean();
                }
            }
        }
    }
}
