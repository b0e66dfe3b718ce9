use std::io::Write as _;
use std::process::{Command, Stdio};

use chatpic_core::SessionId;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use proptest::prelude::*;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::*;
use crate::Limits;

mod bytes;
mod marks;

/// Takes the blocks of some components, adds to their first coefficients, and leaves the others alone.
struct Add {
    to: fn(usize) -> bool,
    steps: i16,
}

const ALL: fn(usize) -> bool = |_| true;
const LIGHT: fn(usize) -> bool = |component| component == 0;

impl Change for Add {
    fn quantiser(&self, component: usize) -> Option<&[u16; 64]> {
        (self.to)(component).then_some(&[1; 64])
    }

    fn see(&mut self, _: usize, _: Place, _: Glance) {}

    fn seen(&mut self) {}

    fn change(&mut self, _: usize, _: Place, block: &mut Block) {
        block[0] = block[0].wrapping_add(self.steps);
    }
}

fn written(file: &[u8], mut change: Add) -> Result<Vec<u8>, MarkError> {
    let mut out = Vec::new();
    write(&Jpeg::parse(file, &Limits::default())?, &mut change, Level::new(), &mut out)?;
    Ok(out)
}

fn marked(file: &[u8], session: u64) -> Vec<u8> {
    let mut out = Vec::new();
    let of = Mark { session: SessionId::from_bits(session), label: None };
    mark(&Jpeg::parse(file, &Limits::default()).unwrap(), &of, &mut out).unwrap();
    out
}

/// The samples as they are stored where `to` is of their kind, as viewers show them otherwise.
fn pixels(file: &[u8], to: ColorSpace) -> Vec<u8> {
    let options = DecoderOptions::default().set_strict_mode(true).jpeg_set_out_colorspace(to);
    JpegDecoder::new_with_options(ZCursor::new(file), options).decode().unwrap()
}

type Setup = fn(&mut Encoder<&mut Vec<u8>>);

/// How files are coded.
const CODINGS: [(&str, Setup); 5] = [
    ("plain", |_| {}),
    ("restarts", |it| it.set_restart_interval(3)),
    ("progressive", |it| it.set_progressive(true)),
    ("many scans", |it| {
        it.set_progressive_scans(20);
        it.set_optimized_huffman_tables(true);
    }),
    ("progressive restarts", |it| {
        it.set_progressive(true);
        it.set_restart_interval(5);
    }),
];

/// Shapes and noise.
fn file(
    kind: ColorType,
    sampling: SamplingFactor,
    (width, height): (u16, u16),
    how: Setup,
) -> Vec<u8> {
    let channels = match kind {
        ColorType::Luma => 1,
        ColorType::Cmyk | ColorType::CmykAsYcck => 4,
        _ => 3,
    };
    let mut samples = Vec::new();
    for (y, x) in (0..u32::from(height)).flat_map(|y| (0..u32::from(width)).map(move |x| (y, x))) {
        let shades = [x * 3 + y, x * x / 9 + y * 2, x * y / 5, 255 - (x / 2 + y / 4) % 200];
        samples.extend(shades[..channels].iter().map(|shade| shade.to_le_bytes()[0]));
    }
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 85);
    encoder.set_sampling_factor(sampling);
    how(&mut encoder);
    encoder.encode(&samples, width, height, kind).unwrap();
    bytes
}

/// Every coding of every kind of picture.
fn files() -> Vec<(String, Vec<u8>)> {
    use SamplingFactor::{F_1_1, F_1_2, F_2_1, F_2_2};
    let kinds: [(ColorType, &[SamplingFactor]); 4] = [
        (ColorType::Luma, &[F_1_1, F_2_2]),
        (ColorType::Rgb, &[F_1_1, F_1_2, F_2_1, F_2_2]),
        (ColorType::Cmyk, &[F_1_1]),
        (ColorType::CmykAsYcck, &[F_1_1]),
    ];
    let mut files = Vec::new();
    for (kind, samplings) in kinds {
        for (coding, how) in CODINGS {
            for sampling in samplings {
                for size in [(67, 45), (8, 8), (1, 33)] {
                    let name = format!("{kind:?} {coding} {sampling:?} {size:?}");
                    files.push((name, file(kind, *sampling, size, how)));
                }
            }
        }
    }
    files
}

/// What programs of libjpeg-turbo make of `input`; they have to be installed (libjpeg-turbo-progs).
fn piped(program: &str, arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let mut command = Command::new(program);
    let command = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("libjpeg-turbo-progs has to be installed");
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let feed = std::thread::spawn(move || stdin.write_all(&input));
    let done = child.wait_with_output().unwrap();
    feed.join().unwrap().unwrap();
    assert!(done.status.success(), "{program} {arguments:?}");
    done.stdout
}

fn shared_files() -> Vec<(String, Vec<u8>)> {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pictures/jpeg");
    let photo =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../chatpic-scan/tests/data/photos/bridge.jpg");
    let read = |name: &str| (name.to_owned(), std::fs::read(name).unwrap());
    let names = ["restart", "restart-progressive", "extended", "wide"];
    let names = names.map(|name| format!("{directory}/{name}.jpg"));
    names.iter().map(String::as_str).chain([photo]).map(read).collect()
}

#[test]
fn coefficients_that_nobody_changes_stay() {
    for (name, file) in files() {
        for to in [ALL, LIGHT] {
            let same = written(&file, Add { to, steps: 0 }).unwrap();
            let kind = ColorSpace::RGB;
            assert!(pixels(&same, kind) == pixels(&file, kind), "{name}");
            let again = written(&same, Add { to, steps: 0 }).unwrap();
            assert!(again == same, "{name}: tables that have everything stay");
        }
    }
}

#[test]
fn another_decoder_shows_the_same() {
    let mut all = shared_files();
    let bridge = piped("djpeg", &["-scale", "1/4"], &all[4].1);
    for options in [
        &["-quality", "20", "-sample", "4x2"][..],
        &["-quality", "100", "-progressive", "-sample", "1x4"],
        &["-quality", "75", "-optimize", "-restart", "7B"],
        &["-quality", "90", "-rgb"],
        &["-quality", "90", "-rgb", "-progressive", "-sample", "2x2,1x1,1x1"],
        &["-grayscale", "-sample", "2x2"],
    ] {
        all.push((format!("{options:?}"), piped("cjpeg", options, &bridge)));
    }
    for (name, file) in all {
        for to in [ALL, LIGHT] {
            let same = written(&file, Add { to, steps: 0 }).unwrap();
            assert!(piped("djpeg", &[], &same) == piped("djpeg", &[], &file), "{name}");
        }
    }
}

#[test]
fn what_is_added_is_seen_and_nothing_else_is() {
    for (coding, how) in CODINGS {
        let file = file(ColorType::Rgb, SamplingFactor::F_1_1, (64, 64), how);
        let lighter = written(&file, Add { to: LIGHT, steps: 3 }).unwrap();
        let [before, after] = [&file, &lighter].map(|file| pixels(file, ColorSpace::YCbCr));
        // Quality 85 has 5 as its first quantiser, so that a step is five eighths of a sample.
        let sample = |n: usize| (i32::from(before[n]), i32::from(after[n]));
        let lights = (0..before.len()).step_by(3).map(sample);
        let (mut sum, mut count) = (0, 0);
        for (before, after) in lights.filter(|(before, _)| (10..240).contains(before)) {
            sum += after - before;
            count += 1;
        }
        let mean = f64::from(sum) / f64::from(count);
        assert!((mean - 15.0 / 8.0).abs() < 0.2, "{coding}: {mean}");
        for n in (0..before.len()).filter(|n| n % 3 > 0) {
            assert_eq!(before[n], after[n], "{coding}: colour at {n}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damage_is_refused_or_written(
        coding in 0..CODINGS.len(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut file = file(ColorType::Rgb, SamplingFactor::F_2_2, (40, 40), CODINGS[coding].1);
        let scan = file.windows(2).position(|w| w == [0xFF, 0xDA]).unwrap();
        for (at, value) in damage {
            let at = scan + at.index(file.len() - scan);
            file[at] = value;
        }
        let end = scan + cut.index(file.len() - scan);
        for bytes in [&file[..], &[&file[..end], &[0xFF, 0xD9]].concat()] {
            for to in [ALL, LIGHT] {
                // Either is fine; to panic is not.
                let _outcome = written(bytes, Add { to, steps: 1 });
            }
        }
    }
}
