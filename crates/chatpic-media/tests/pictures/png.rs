//! PNG files: the same pixels afterwards, and nothing else.

use chatpic_media::{Limits, Refusal, Removed, inspect};
use miniz_oxide::deflate::compress_to_vec_zlib;

use super::oracle::{self, contains};
use super::promises::{attempt, cleaned, keeps_its_pixels, refused};

mod animated;
mod made;

use made::{SIGNATURE, chunk, idat, ihdr, noise, plain, png, rows, split, with};

const MARKER: &[u8] = b"PLANTED-7f3a";

#[test]
fn every_kind_of_pixel_is_the_same_before_and_after() {
    let files = every_kind();
    let cleaned: Vec<_> = files.iter().map(|file| cleaned(&file.bytes).bytes).collect();
    let before: Vec<_> = files.iter().map(|file| file.bytes.clone()).collect();
    assert_eq!(files.len(), 52);
    for ((before, after), file) in raw(&before).iter().zip(raw(&cleaned)).zip(&files) {
        assert_eq!(*before, after, "{}", file.name);
    }
    for (clean, file) in cleaned.iter().zip(&files) {
        assert_eq!(split(clean), split(&file.bytes), "{}: nothing was in it", file.name);
    }
}

#[test]
fn decoded_pixels_are_what_another_decoder_shows() {
    // Pillow compares the transparent sample of 16 bits or less than 8 with the converted one.
    let files = every_kind().into_iter().filter(|file| !file.transparent || file.depth == 8);
    for file in files.filter(|file| file.name != "16 bits of colour 0") {
        let shown = oracle::pixels(&file.bytes);
        assert_eq!(decoded(&file.bytes), [shown.frames[0].rgba.clone()], "{}", file.name);
    }
}

#[test]
fn samples_of_few_or_many_bits_become_eight_and_one_of_them_clear() {
    let row = [0, 0b00_01_10_11];
    let file = png(&[ihdr(4, 1, 2, 0, false), chunk(b"tRNS", &[0, 2]), idat(&row)]);
    let grey = |value, alpha| [value, value, value, alpha];
    let expected = [grey(0, 255), grey(85, 255), grey(170, 0), grey(255, 255)].concat();
    assert_eq!(decoded(&file), [expected]);

    let row = [0, 0x12, 0x34, 0x12, 0x35];
    let file = png(&[ihdr(2, 1, 16, 0, false), chunk(b"tRNS", &[0x12, 0x34]), idat(&row)]);
    assert_eq!(decoded(&file), [[grey(0x12, 0), grey(0x12, 255)].concat()]);
}

#[test]
fn a_marker_planted_anywhere_is_gone() {
    for (name, bytes, removed) in planted() {
        assert!(contains(&bytes, MARKER) || opens_to_marker(&bytes), "{name}: nothing planted");
        let clean = keeps_its_pixels(&bytes);
        assert!(!contains(&clean.bytes, MARKER), "{name}");
        assert!(!opens_to_marker(&clean.bytes), "{name}");
        assert_eq!(clean.removed, [removed], "{name}");
    }
}

#[test]
fn all_that_is_planted_at_once_is_gone_and_exiftool_finds_only_structure() {
    let mut all = split(&plain());
    let places = planted().into_iter().filter(|(name, ..)| !name.starts_with("behind"));
    let more = places
        .flat_map(|(_, bytes, _)| split(&bytes))
        .filter(|it| !matches!(&it[4..8], b"IHDR" | b"IDAT" | b"IEND"));
    let at = all.len() - 1;
    all.splice(at..at, more);
    let clean = cleaned(&[png(&all), MARKER.to_vec()].concat());
    assert!(!contains(&clean.bytes, MARKER));
    assert!(clean.removed.contains(&Removed::GpsPosition));
    assert!(clean.removed.contains(&Removed::AfterEnd(12)));
    let words: Vec<_> = oracle::metadata(&clean.bytes).into_iter().map(|(tag, _)| tag).collect();
    for tag in &words {
        assert!(
            ["File:", "PNG:", "Composite:"].iter().any(|group| tag.starts_with(group)),
            "{words:?}"
        );
    }
    assert_eq!(clean.bytes, plain());
}

#[test]
fn colours_stay_as_they_are_said() {
    let said = [
        chunk(b"gAMA", &45455_u32.to_be_bytes()),
        chunk(b"cHRM", &[7; 32]),
        chunk(b"sRGB", &[0]),
        chunk(b"cICP", &[9, 16, 0, 1]),
        chunk(b"mDCV", &[8; 24]),
        chunk(b"cLLI", &[9; 8]),
        chunk(b"sBIT", &[5, 6, 5]),
    ];
    let file = with(1, &said);
    assert_eq!(cleaned(&file).bytes, file);
    let odd = with(1, &[chunk(b"gAMA", MARKER), chunk(b"sRGB", &[0]), chunk(b"sRGB", &[1])]);
    let clean = cleaned(&odd);
    assert_eq!(clean.bytes, with(1, &[chunk(b"sRGB", &[0])]));
    assert_eq!(clean.removed, [Removed::Unneeded(24 + 13)]);
}

#[test]
fn a_profile_keeps_its_colours_and_loses_its_texts() {
    let bytes = oracle::python(PROFILED, b"");
    assert!(contains(&bytes, b"ICC Profile\0"));
    let clean = keeps_its_pixels(&bytes);
    assert_eq!(clean.removed, [Removed::ProfileTexts]);
    let opened = oracle::python(PROFILE_OF, &clean.bytes);
    assert!(contains(&opened, b"rXYZ"));
    assert!(!contains(&opened, b"Copyright"));
    let tags = oracle::metadata(&clean.bytes);
    let name = tags.iter().find(|(tag, _)| tag.ends_with("ProfileName"));
    assert_eq!(name.map(|(_, value)| &value[..]), Some("\"icc\""));
}

#[test]
fn a_profile_that_is_broken_or_opens_too_far_is_refused() {
    let bomb = compress_to_vec_zlib(&vec![0; 193 << 20], 6);
    assert!(bomb.len() < 200 << 10);
    let bomb = with(1, &[chunk(b"iCCP", &[b"x\0\0", &bomb[..]].concat())]);
    let limit = Limits::default().profile_bytes;
    let what = "bytes of colour profile";
    assert_eq!(refused(&bomb), Refusal::TooLarge { what, limit });
    for data in [&b""[..], b"no end", b"x\0\x01", b"x\0\0not zlib", b"x\0\0"] {
        let refusal = refused(&with(1, &[chunk(b"iCCP", data)]));
        assert!(matches!(refusal, Refusal::Broken(_)), "{data:?}: {refusal:?}");
    }
}

#[test]
fn an_orientation_stays_and_turns_the_size() {
    for at in [1, 2] {
        for orientation in 1..=8 {
            let clean = keeps_its_pixels(&with(at, &[chunk(b"eXIf", &exif(orientation))]));
            let exif = split(&clean.bytes).into_iter().find(|it| &it[4..8] == b"eXIf");
            assert_eq!(exif.is_some(), orientation != 1);
            let turned = orientation >= 5;
            assert_eq!((clean.width, clean.height), if turned { (17, 31) } else { (31, 17) });
            let tags = oracle::metadata(&clean.bytes);
            let said = tags.iter().any(|(tag, _)| tag == "IFD0:Orientation");
            assert_eq!(said, orientation != 1, "{tags:?}");
        }
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let mut bytes = with(1, &[chunk(b"gAMA", &[1; 4]), chunk(b"tEXt", b"Comment\0x")]);
    for len in 8..bytes.len() {
        assert_eq!(refused(&bytes[..len]), Refusal::Truncated, "{len}");
    }
    bytes.extend(MARKER);
    assert_eq!(cleaned(&bytes).bytes, with(1, &[chunk(b"gAMA", &[1; 4])]));
}

#[test]
fn pixels_that_are_missing_or_damaged_are_refused() {
    let rows = rows(31, 17, 24, false);
    let whole = compress_to_vec_zlib(&rows, 6);
    let of = |data: &[u8]| png(&[ihdr(31, 17, 8, 2, false), chunk(b"IDAT", data)]);
    for len in 1..whole.len() {
        assert_eq!(refused(&of(&whole[..len])), Refusal::Truncated, "{len}");
    }
    let short = compress_to_vec_zlib(&rows[..rows.len() - 1], 6);
    assert_eq!(refused(&of(&short)), Refusal::Truncated);
    let mut damaged = whole.clone();
    *damaged.last_mut().unwrap() ^= 1;
    for data in [&damaged[..], b"not a stream"] {
        assert!(matches!(refused(&of(data)), Refusal::Broken(_)));
    }
}

#[test]
fn a_damaged_checksum_of_what_is_kept_is_refused() {
    let gamma = chunk(b"gAMA", &[1; 4]);
    let good = split(&with(1, &[gamma, chunk(b"eXIf", &exif(3))]));
    for at in 0..good.len() {
        let mut bad = good.clone();
        *bad[at].last_mut().unwrap() ^= 1;
        let refusal = refused(&[SIGNATURE, &bad.concat()].concat());
        assert!(matches!(refusal, Refusal::Broken(_)), "{at}: {refusal:?}");
    }
    let mut text = chunk(b"tEXt", b"Comment\0x");
    *text.last_mut().unwrap() ^= 1;
    assert_eq!(cleaned(&with(1, &[text])).bytes, plain(), "what is dropped may be damaged");
}

#[test]
fn files_that_contradict_themselves_are_refused() {
    let header = |w, h, depth, colour| ihdr(w, h, depth, colour, false);
    let data = idat(&rows(31, 17, 24, false));
    let good = header(31, 17, 8, 2);
    let indexed = |more: &[Vec<u8>]| {
        let row = idat(&rows(31, 17, 2, false));
        png(&[&[header(31, 17, 2, 3)], more, &[row]].concat())
    };
    let long = [&13_u32.to_be_bytes()[..], b"IHDR", &[0; 12], &[9], &[0; 4]].concat();
    let broken = [
        ("no header", png(&[chunk(b"gAMA", &[0; 4]), good.clone(), data.clone()])),
        ("two headers", png(&[good.clone(), good.clone(), data.clone()])),
        ("no pixels", png(std::slice::from_ref(&good))),
        ("empty pixels", png(&[good.clone(), chunk(b"IDAT", b"")])),
        ("pixels in two places", with(2, &[chunk(b"tIME", &[0; 7]), data.clone()])),
        ("0 × 17", png(&[header(0, 17, 8, 2), data.clone()])),
        ("31 × 0", png(&[header(31, 0, 8, 2), data.clone()])),
        ("3 bits", png(&[header(31, 17, 3, 2), data.clone()])),
        ("colour 5", png(&[header(31, 17, 8, 5), data.clone()])),
        ("an unknown method", png(&[long, data.clone()])),
        ("a short header", png(&[chunk(b"IHDR", &[0; 12]), data.clone()])),
        ("unknown critical chunk", with(1, &[chunk(b"CgBI", &[0; 4])])),
        ("a kind that is no word", with(1, &[chunk(b"a1cd", b"")])),
        ("no palette", indexed(&[])),
        ("an empty palette", indexed(&[chunk(b"PLTE", b"")])),
        ("a palette of thirds", indexed(&[chunk(b"PLTE", &[0; 10])])),
        ("too long a palette", indexed(&[chunk(b"PLTE", &[0; 15])])),
        ("two palettes", indexed(&[chunk(b"PLTE", &[0; 6]), chunk(b"PLTE", &[0; 6])])),
        ("clear before the palette", indexed(&[chunk(b"tRNS", &[0]), chunk(b"PLTE", &[0; 6])])),
        ("more clear than palette", indexed(&[chunk(b"PLTE", &[0; 6]), chunk(b"tRNS", &[0; 3])])),
        ("clear of a wrong length", with(1, &[chunk(b"tRNS", &[0; 5])])),
    ];
    for (name, bytes) in broken {
        assert!(matches!(refused(&bytes), Refusal::Broken(_)), "{name}: {:?}", refused(&bytes));
    }
}

#[test]
fn what_is_too_large_is_refused_from_its_header() {
    let too_large = |bytes: &[u8]| match inspect(bytes, &Limits::default()) {
        Err(Refusal::TooLarge { what, .. }) => what,
        other => panic!("{other:?}"),
    };
    let bomb = compress_to_vec_zlib(&vec![0; 32 << 20], 9);
    let bomb = png(&[ihdr(16_000, 16_000, 1, 0, false), chunk(b"IDAT", &bomb)]);
    assert!(bomb.len() < 33 << 10);
    assert_eq!(too_large(&bomb), "pixels");
    let wide = png(&[ihdr(65_535, 65_535, 8, 2, false), idat(b"")]);
    assert_eq!(too_large(&wide), "pixels along one side");
    let talkative = with(1, &vec![chunk(b"zTXt", &[b'x'; 100 << 10]); 11]);
    assert_eq!(too_large(&talkative), "bytes of metadata");
    let chopped = with(2, &vec![chunk(b"prVt", b""); 100_000]);
    assert_eq!(too_large(&chopped), "bytes of metadata");
}

#[test]
fn pixels_in_many_pieces_become_one() {
    let packed = compress_to_vec_zlib(&rows(31, 17, 24, false), 6);
    let pieces = packed.chunks(1).flat_map(|piece| [chunk(b"IDAT", piece), chunk(b"IDAT", b"")]);
    let file = [vec![ihdr(31, 17, 8, 2, false)], pieces.collect()].concat();
    let clean = keeps_its_pixels(&png(&file));
    assert_eq!(clean.bytes, plain());
    assert_eq!(clean.removed, []);
}

/// A file with something planted, and what its removal is called.
fn planted() -> Vec<(&'static str, Vec<u8>, Removed)> {
    let packed = compress_to_vec_zlib(MARKER, 6);
    let text = |kind, keyword: &str, between: &[u8]| {
        chunk(kind, &[keyword.as_bytes(), b"\0", between, MARKER].concat())
    };
    let named = |name: &[u8]| chunk(b"tEXt", &[name, MARKER, b"\0"].concat());
    let zipped = chunk(b"zTXt", &[b"Author\0\0", &packed[..]].concat());
    let private = chunk(b"prVt", MARKER);
    let size = private.len() as u64;
    let rows = rows(31, 17, 24, false);
    let whole = compress_to_vec_zlib(&rows, 6);
    let behind = |data: Vec<u8>| png(&[ihdr(31, 17, 8, 2, false), chunk(b"IDAT", &data)]);
    let stretched = compress_to_vec_zlib(&[&rows[..], MARKER].concat(), 0);
    let kept = compress_to_vec_zlib(&rows, 1).len() as u64;
    vec![
        ("tEXt", with(1, &[text(b"tEXt", "Comment", b"")]), Removed::Comment),
        ("a keyword", with(1, &[named(b"x ")]), Removed::Comment),
        ("tEXt after the pixels", with(2, &[text(b"tEXt", "Software", b"")]), Removed::Software),
        ("zTXt", with(1, &[zipped]), Removed::Names),
        ("iTXt", with(1, &[text(b"iTXt", "Title", b"\0\0de\0\0")]), Removed::Comment),
        ("XMP", with(1, &[text(b"iTXt", "XML:com.adobe.xmp", b"\0\0\0\0")]), Removed::Xmp),
        ("tIME", with(1, &[chunk(b"tIME", MARKER)]), Removed::Times),
        ("eXIf", with(1, &[chunk(b"eXIf", &position())]), Removed::GpsPosition),
        ("credentials", with(1, &[chunk(b"caBX", MARKER)]), Removed::ContentCredentials),
        ("a private chunk", with(1, std::slice::from_ref(&private)), Removed::Unneeded(size)),
        ("a late private chunk", with(2, &[private]), Removed::Unneeded(size)),
        ("a suggested palette", with(1, &[chunk(b"PLTE", MARKER)]), Removed::Unneeded(size)),
        ("pHYs", with(1, &[chunk(b"pHYs", MARKER)]), Removed::Unneeded(size)),
        ("behind the end", [&plain()[..], MARKER].concat(), Removed::AfterEnd(12)),
        ("behind the stream", behind([&whole[..], MARKER].concat()), Removed::Unneeded(12)),
        ("behind the last row", behind(stretched.clone()), {
            Removed::Unneeded(stretched.len() as u64 - kept)
        }),
    ]
}

/// Whether the marker stands in what the pixel stream opens to.
fn opens_to_marker(bytes: &[u8]) -> bool {
    let chunks = split(bytes).into_iter();
    let packed = chunks.filter(|it| &it[4..8] == b"IDAT" || &it[4..8] == b"zTXt");
    packed.into_iter().any(|it| {
        let data = &it[8..it.len() - 4];
        let data = data.strip_prefix(b"Author\0\0").unwrap_or(data);
        let opened = miniz_oxide::inflate::decompress_to_vec_zlib(data);
        opened.is_ok_and(|opened| contains(&opened, MARKER))
    })
}

/// An Exif block with a latitude that is the marker, twice.
fn position() -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0".to_vec();
    tiff.extend(b"\0\x01\0\x02\0\x05\0\0\0\x03\0\0\0\x2c\0\0\0\0");
    tiff.extend([MARKER, MARKER].concat());
    tiff
}

/// An Exif block with an orientation only.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
    tiff
}

const PROFILED: &str = "
import io, sys
from PIL import Image, ImageCms
profile = ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()
im = Image.linear_gradient('L').resize((40, 30)).convert('RGB')
im.save(sys.stdout.buffer, 'PNG', icc_profile=profile)
";

const PROFILE_OF: &str = "
import io, sys
from PIL import Image
im = Image.open(io.BytesIO(sys.stdin.buffer.read()))
sys.stdout.buffer.write(im.info['icc_profile'])
";

/// Decoded samples as they are, with the mode and what is clear, for each of several files.
fn raw(files: &[Vec<u8>]) -> Vec<Vec<u8>> {
    const RAW: &str = "
import io, struct, sys
from PIL import Image
data, out = io.BytesIO(sys.stdin.buffer.read()), sys.stdout.buffer
while head := data.read(4):
    im = Image.open(io.BytesIO(data.read(*struct.unpack('<I', head))))
    im.load()
    raw = repr((im.mode, im.size, im.getpalette(), im.info)).encode() + im.tobytes()
    out.write(struct.pack('<I', len(raw)) + raw)
";
    let len = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap().to_le_bytes();
    let input: Vec<_> = files.iter().flat_map(|file| [&len(file)[..], file].concat()).collect();
    let output = oracle::python(RAW, &input);
    let mut rest = &output[..];
    let mut all = Vec::new();
    while let Some((len, after)) = rest.split_first_chunk() {
        let (raw, after) = after.split_at(u32::from_le_bytes(*len) as usize);
        all.push(raw.to_vec());
        rest = after;
    }
    assert_eq!(all.len(), files.len());
    all
}

struct Kind {
    name: String,
    bytes: Vec<u8>,
    depth: u8,
    transparent: bool,
}

/// Every colour type with every depth, interlaced or not, with and without something clear.
fn every_kind() -> Vec<Kind> {
    let mut all = Vec::new();
    let depths: [(u8, &[u8], usize); 5] = [
        (0, &[1, 2, 4, 8, 16], 1),
        (2, &[8, 16], 3),
        (3, &[1, 2, 4, 8], 1),
        (4, &[8, 16], 2),
        (6, &[8, 16], 4),
    ];
    for (colour, depths, samples) in depths {
        for depth in depths {
            let palette: Vec<u8> = (0..3 * (1_u32 << (*depth).min(8))).map(noise).collect();
            let palette = (colour == 3).then(|| chunk(b"PLTE", &palette));
            let clear: &[Option<&[u8]>] = match colour {
                0 => &[None, Some(&[0, 1])],
                2 => &[None, Some(&[0, 1, 0, 2, 0, 3])],
                3 => &[None, Some(&[0, 100])],
                _ => &[None],
            };
            for (clear, interlaced) in clear.iter().flat_map(|it| [(it, false), (it, true)]) {
                let rows = rows(31, 17, samples * usize::from(*depth), interlaced);
                let header = ihdr(31, 17, *depth, colour, interlaced);
                let clear = clear.map(|clear| chunk(b"tRNS", clear));
                let head = [Some(header), palette.clone(), clear.clone(), Some(idat(&rows))];
                all.push(Kind {
                    name: format!("{depth} bits of colour {colour}"),
                    bytes: png(&head.into_iter().flatten().collect::<Vec<_>>()),
                    depth: *depth,
                    transparent: clear.is_some(),
                });
            }
        }
    }
    all
}

/// Every frame as this crate composes it, red, green, blue and alpha.
fn decoded(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut frames = Vec::new();
    let inspected = inspect(bytes, &Limits::default()).unwrap();
    let each = &mut |frame: chatpic_media::Frame<'_>| {
        let pixels = frame.pixels.chunks_exact(usize::from(frame.channels));
        let rgba = pixels.flat_map(|it| [it[0], it[1], it[2], *it.get(3).unwrap_or(&255)]);
        frames.push(rgba.collect());
    };
    inspected.decode(each).unwrap();
    frames
}
