//! GIF files: the same pixels afterwards, and nothing else.

use chatpic_media::{Limits, Refusal, Removed, inspect};

use super::oracle::{self, contains};
use super::promises::{attempt, cleaned, keeps_its_pixels, refused};

mod made;

use made::{
    APPLICATION, COMMENT, PLAIN_TEXT, TEXT_HEADER, blocks, control, extension, gif, head, noise,
    packed, picture, plain, screen,
};

const MARKER: &[u8] = b"PLANTED-7f3a";

#[test]
fn animations_that_pillow_writes_keep_their_frames_and_times() {
    for (kind, options) in [
        ("solid", "duration=[70, 10, 200, 1000], loop=3"),
        ("solid", "duration=40, loop=0, disposal=1"),
        ("solid", "duration=40, interlace=1, comment=b'PLANTED-7f3a'"),
        ("clear", "duration=40, disposal=2, loop=1"),
        ("clear", "duration=[0, 100, 100, 650], disposal=3"),
        ("clear", "duration=40, disposal=[1, 3, 3, 1], loop=65535"),
        ("clear", "duration=40, interlace=0, optimize=True"),
    ] {
        let bytes = oracle::python(&format!("{PYTHON}\nout({kind}, {options})"), b"");
        let clean = keeps_its_pixels(&bytes);
        assert!(!contains(&clean.bytes, MARKER));
        assert_eq!(repeats(&clean.bytes), repeats(&bytes), "{options}");
        assert_eq!(difference(&bytes), None, "{kind} {options}");
    }
}

#[test]
fn frames_are_composed_as_their_disposal_says() {
    let moving = |[first, second, third]: [u8; 3]| {
        gif(&[
            control(first, 7, Some(0)),
            picture([0, 0, 16, 12], None, false, 1),
            control(second, 7, Some(1)),
            picture([1, 2, 9, 7], None, true, 2),
            control(third, 7, Some(2)),
            picture([5, 0, 11, 12], Some(3), false, 3),
            control(0, 7, Some(3)),
            picture([0, 4, 3, 3], None, false, 4),
        ])
    };
    for case in (0..27).map(|n| [1 + n / 9, 1 + n / 3 % 3, 1 + n % 3]) {
        let bytes = moving(case);
        assert_eq!(difference(&bytes), None, "{case:?}");
        assert!(cleaned(&bytes).bytes == bytes, "{case:?}: nothing was in it");
        // Unspecified is to keep, as in browsers; Pillow repeats what the frame before did.
        let unspecified = case.map(|disposal| if disposal == 1 { 0 } else { disposal });
        assert!(decoded(&moving(unspecified)) == decoded(&bytes), "{unspecified:?}");
        let old = case.map(|disposal| if disposal == 3 { 4 } else { disposal });
        assert!(decoded(&moving(old)) == decoded(&bytes), "{old:?}");
    }
}

#[test]
fn every_depth_keeps_its_pixels() {
    for bits in 1..=8_u8 {
        for interlaced in [false, true] {
            let colours: Vec<u8> = (0..3 << bits).map(noise).collect();
            let indices: Vec<u8> =
                (0..61 * 47).map(|at| noise(at) % (1 << (bits - 1)) * 2 + 1).collect();
            let flags = 0x80 | u8::from(interlaced) << 6 | (bits - 1);
            let packed = packed(&indices, bits.max(2));
            let picture = [
                &[0x2C, 0, 0, 0, 0, 61, 0, 47, 0, flags][..],
                &colours,
                &[bits.max(2)],
                &blocks(&packed),
            ];
            let bytes = [&screen(61, 47, None)[..], &picture.concat(), &[0x3B]].concat();
            let clean = keeps_its_pixels(&bytes);
            assert_eq!(clean.bytes, bytes);
            assert_eq!(difference(&bytes), None, "{bits} {interlaced}");
        }
    }
}

#[test]
fn a_marker_planted_anywhere_is_gone() {
    for (name, bytes, removed) in planted() {
        assert!(contains(&bytes, MARKER), "{name}: nothing planted");
        let clean = keeps_its_pixels(&bytes);
        assert!(!contains(&clean.bytes, MARKER), "{name}");
        assert_eq!(clean.removed, [removed], "{name}");
        assert_eq!(clean.bytes, plain(), "{name}");
    }
}

#[test]
fn exiftool_finds_only_structure() {
    let mut parts = vec![extension(APPLICATION, &[b"NETSCAPE2.0", &[1, 5, 0]])];
    parts.push(extension(COMMENT, &[MARKER]));
    parts.push(xmp());
    parts.push(picture([0, 0, 16, 12], None, false, 1));
    let clean = cleaned(&[gif(&parts), MARKER.to_vec()].concat());
    assert_eq!(clean.removed, [Removed::Comment, Removed::Xmp, Removed::AfterEnd(12)]);
    let words: Vec<_> = oracle::metadata(&clean.bytes).into_iter().map(|(tag, _)| tag).collect();
    for tag in &words {
        assert!(
            ["File:", "GIF:", "Composite:"].iter().any(|group| tag.starts_with(group)),
            "{words:?}"
        );
        assert!(!tag.ends_with(":Comment"), "{words:?}");
    }
    assert!(words.contains(&"GIF:AnimationIterations".to_owned()), "{words:?}");
}

#[test]
fn how_often_it_repeats_stays_however_it_is_said() {
    let said = |name: &[u8], blocks: &[&[u8]]| {
        let named = extension(APPLICATION, &[&[name], blocks].concat());
        cleaned(&gif(&[named, picture([0, 0, 16, 12], None, false, 1)]))
    };
    let netscape = said(b"NETSCAPE2.0", &[&[1, 9, 1]]);
    assert_eq!(repeats(&netscape.bytes), [0x109]);
    assert_eq!(netscape.removed, []);
    assert_eq!(said(b"ANIMEXTS1.0", &[&[1, 9, 1]]).bytes, netscape.bytes);
    let wordy = said(b"NETSCAPE2.0", &[&[2, 0, 0, 0, 1], MARKER, &[1, 9, 1]]);
    assert_eq!(wordy.bytes, netscape.bytes);
    assert_eq!(wordy.removed, [Removed::Unneeded(6 + 13)]);
    let nothing = said(b"NETSCAPE2.0", &[MARKER]);
    assert_eq!(nothing.bytes, plain());
    assert_eq!(nothing.removed, [Removed::Unneeded(2 + 12 + 13 + 1)]);
}

#[test]
fn a_file_cut_off_anywhere_is_refused_or_whole() {
    let first = [control(1, 5, None), picture([0, 0, 16, 12], None, false, 1)].concat();
    let second = [control(2, 5, None), picture([2, 2, 5, 5], Some(2), true, 2)].concat();
    let bytes = gif(&[first.clone(), second]);
    let one = gif(std::slice::from_ref(&first));
    for len in 6..bytes.len() {
        match len {
            len if len == one.len() - 1 => assert_eq!(cleaned(&bytes[..len]).bytes, one),
            len if len == bytes.len() - 1 => assert_eq!(cleaned(&bytes[..len]).bytes, bytes),
            _ => assert_eq!(refused(&bytes[..len]), Refusal::Truncated, "{len}"),
        }
    }
}

#[test]
fn pixels_that_are_missing_or_damaged_are_refused() {
    let whole = packed(&[1; 16 * 12], 2);
    let of = |packed: &[u8]| {
        let head = [0x2C, 0, 0, 0, 0, 16, 0, 12, 0, 0, 2];
        gif(&[[&head[..], &blocks(packed)].concat()])
    };
    cleaned(&of(&whole));
    for len in 0..whole.len() - 1 {
        assert_eq!(refused(&of(&whole[..len])), Refusal::Truncated, "{len}");
    }
    // Without its end code only.
    assert_eq!(cleaned(&of(&whole)).bytes, of(&whole));
    // The end code at once; a code that means nothing yet.
    assert_eq!(refused(&of(&[0b101_100])), Refusal::Truncated);
    assert!(matches!(refused(&of(&[0b111_100, 0])), Refusal::Broken(_)));
}

#[test]
fn a_damaged_file_is_refused_or_cleaned_for_good() {
    let parts = [
        extension(APPLICATION, &[b"NETSCAPE2.0", &[1, 5, 0]]),
        control(1, 5, Some(1)),
        picture([0, 0, 16, 12], None, false, 1),
        extension(COMMENT, &[MARKER]),
        control(3, 5, None),
        picture([2, 2, 5, 5], Some(2), true, 2),
    ];
    let whole = gif(&parts);
    let mut taken = 0;
    for round in 0..8 {
        for at in 6..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] = noise(round * 10_000 + u32::try_from(at).unwrap());
            if let Ok(clean) = attempt(&bytes) {
                let again = cleaned(&clean.bytes);
                assert!(again.bytes == clean.bytes, "{round} {at}");
                assert!(decoded(&clean.bytes) == decoded(&bytes), "{round} {at}");
                taken += 1;
            }
        }
    }
    assert!(taken > 100);
}

#[test]
fn a_first_picture_larger_than_the_screen_enlarges_it() {
    let parts = picture([4, 2, 20, 15], None, false, 1);
    let bytes = gif(std::slice::from_ref(&parts));
    assert_eq!(inspect(&bytes, &Limits::default()).unwrap().size(), (24, 17));
    let clean = keeps_its_pixels(&bytes);
    assert_eq!((clean.width, clean.height), (24, 17));
}

#[test]
fn files_that_contradict_themselves_are_refused() {
    let whole = || picture([0, 0, 16, 12], None, false, 1);
    let mut colourless = screen(16, 12, None);
    colourless.extend([whole(), vec![0x3B]].concat());
    let with_size = |size: u8| {
        let mut bytes = plain();
        bytes[head().len() + 10] = size;
        bytes
    };
    // Clear, then zeros enough, in what would be codes of two bits at first.
    let one_bit = [0x2C, 0, 0, 0, 0, 16, 0, 12, 0, 0, 1];
    let one_bit = gif(&[[&one_bit[..], &blocks(&[&[2][..], &[0; 100]].concat())].concat()]);
    let broken = [
        ("codes of one bit", one_bit),
        ("no picture", gif(&[])),
        ("only words", gif(&[extension(COMMENT, &[MARKER])])),
        ("outside the screen", gif(&[whole(), picture([8, 0, 9, 5], None, false, 2)])),
        ("an empty picture", gif(&[picture([0, 0, 0, 5], None, false, 2)])),
        ("no palette", colourless),
        ("codes of no bits", with_size(0)),
        ("codes of nine bits", with_size(9)),
        ("an unknown part", gif(&[whole(), vec![0x99]])),
        ("rubbish instead of an end", gif(&[whole(), vec![0, 0, 0]])),
        ("a control of five bytes", gif(&[extension(0xF9, &[&[0; 5]]), whole()])),
        ("two controls in one", gif(&[extension(0xF9, &[&[0; 4], &[0; 4]]), whole()])),
    ];
    for (name, bytes) in broken {
        let refusal = refused(&bytes);
        assert!(matches!(refusal, Refusal::Broken(_)), "{name}: {refusal:?}");
    }
}

#[test]
fn what_is_too_large_is_refused_before_a_pixel() {
    let many = gif(&vec![picture([0, 0, 16, 12], None, false, 1); 20_000]);
    assert_eq!(refused(&many), Refusal::TooLarge { what: "frames", limit: 500 });

    let pixel = picture([0, 0, 1, 1], Some(1), false, 1);
    let wide = [&screen(65_535, 65_535, None)[..], &pixel, &[0x3B]].concat();
    let what = "pixels along one side";
    assert_eq!(refused(&wide), Refusal::TooLarge { what, limit: 16_384 });
    let large = [&screen(7000, 7000, None)[..], &pixel.repeat(7), &[0x3B]].concat();
    let what = "pixels in all frames together";
    assert_eq!(refused(&large), Refusal::TooLarge { what, limit: 300_000_000 });

    let words = vec![extension(COMMENT, &[&[b'x'; 255][..]; 100]); 50];
    let talkative = gif(&[words.concat(), picture([0, 0, 16, 12], None, false, 1)]);
    let limit = Limits::default().metadata_bytes;
    assert_eq!(refused(&talkative), Refusal::TooLarge { what: "bytes of metadata", limit });
}

/// A file with something planted, and what its removal is called.
fn planted() -> Vec<(&'static str, Vec<u8>, Removed)> {
    let whole = picture([0, 0, 16, 12], None, false, 1);
    let before = |part: Vec<u8>| gif(&[part, whole.clone()]);
    let after = |part: Vec<u8>| gif(&[whole.clone(), part]);
    let comment = extension(COMMENT, &[MARKER]);
    let text = extension(PLAIN_TEXT, &[TEXT_HEADER, MARKER]);
    let profile = extension(APPLICATION, &[b"ICCRGBG1012", MARKER]);
    let private = extension(APPLICATION, &[MARKER]);
    let unknown = extension(0x77, &[MARKER]);
    let unneeded = |part: &[u8]| Removed::Unneeded(part.len() as u64);
    // In the picture's last sub-block, in further ones, and both with the end code taken away.
    let (last, end) = (whole.len() - 1, &whole[whole.len() - 1..]);
    let further = [&whole[..last], &[12], MARKER, end].concat();
    vec![
        ("a comment", before(comment.clone()), Removed::Comment),
        ("a late comment", after(comment), Removed::Comment),
        ("plain text", before(text), Removed::Comment),
        ("XMP", before(xmp()), Removed::Xmp),
        ("a profile", before(profile.clone()), unneeded(&profile)),
        ("an application's", after(private.clone()), unneeded(&private)),
        ("an unknown extension", before(unknown.clone()), unneeded(&unknown)),
        ("behind the end", [&plain()[..], MARKER].concat(), Removed::AfterEnd(12)),
        ("in further sub-blocks", gif(&[further]), Removed::Unneeded(12)),
    ]
}

/// XMP as GIF holds it: not in sub-blocks, with a ramp of bytes behind it that ends any walk.
fn xmp() -> Vec<u8> {
    let mut bytes = b"\x21\xFF\x0BXMP DataXMP<x:xmpmeta xmlns:x='adobe:ns:meta/'>".to_vec();
    bytes.extend(MARKER);
    bytes.extend(b"</x:xmpmeta>\x01");
    bytes.extend((0..=255).rev());
    bytes.push(0);
    bytes
}

const PYTHON: &str = "
import io, sys
from PIL import Image
def solid(n):
    im = Image.linear_gradient('L').resize((40, 30)).convert('RGB')
    im.paste((n * 60, 255 - n * 60, 120), (n * 6, n * 4, n * 6 + 12, n * 4 + 9))
    return im.quantize(100, dither=0)
def clear(n):
    im = Image.new('P', (40, 30), 0)
    im.putpalette([9, 9, 9, 200, 30, 90, n * 60, 255 - n * 60, 120, 0, 0, 255])
    im.paste(1, (0, 3, 40, 12 + n))
    im.paste(2, (n * 6, n * 4, n * 6 + 12, n * 4 + 9))
    im.info['transparency'] = 0
    return im
def out(picture, **options):
    frames = [picture(n) for n in range(4)]
    frames[0].save(sys.stdout.buffer, 'GIF', save_all=True, append_images=frames[1:], **options)
";

/// The repeat counts that stand in the file.
fn repeats(bytes: &[u8]) -> Vec<u16> {
    let name = b"\x0BNETSCAPE2.0\x03\x01";
    let found = bytes.windows(name.len() + 2).filter(|window| window.starts_with(name));
    found.map(|it| u16::from_le_bytes([it[name.len()], it[name.len() + 1]])).collect()
}

/// Every frame as this crate composes it.
fn decoded(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut frames = Vec::new();
    let inspected = inspect(bytes, &Limits::default()).unwrap();
    inspected.decode(&mut |frame| frames.push(frame.pixels.to_vec())).unwrap();
    frames
}

/// The first frame that Pillow composes in another way. Clear pixels are all alike.
fn difference(bytes: &[u8]) -> Option<usize> {
    let (ours, theirs) = (decoded(bytes), oracle::pixels(bytes).frames);
    let same = |a: &[u8], b: &[u8]| {
        let mut pixels = a.chunks_exact(4).zip(b.chunks_exact(4));
        pixels.all(|(a, b)| a == b || (a[3] == 0 && b[3] == 0))
    };
    assert_eq!(ours.len(), theirs.len());
    ours.iter().zip(&theirs).position(|(ours, theirs)| !same(ours, &theirs.rgba))
}
