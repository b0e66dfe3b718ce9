//! What marking costs on this machine, with both marks: a JPEG beside decoding and encoding the same
//! picture with libjpeg-turbo (Debian's libjpeg-turbo-progs), and beside decoding it, blending a layer over all
//! of it and encoding it with this project's own libraries, which is how others mark; a PNG beside decoding and encoding it at
//! the level that marked files have; and what it costs to read a mark again. Part of `make bench`. Other
//! JPEGs are measured in their place where they are named: `chatpic-bench-mark [FILE…]`. It reads
//! `/proc`, so it needs Linux.

mod figures;

use std::fs;
use std::io::{self, Cursor, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use chatpic_core::SessionId;
use chatpic_media::{Limits, Mark, mark, trace};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use zune_core::bytestream::ZCursor;
use zune_jpeg::JpegDecoder;

use figures::{Memory, Span, Times, timed};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const ROUNDS: u64 = 31;
/// 2 and 12 megapixels.
const SIZES: [(u32, u32); 2] = [(1632, 1224), (4000, 3000)];

fn main() -> Outcome<()> {
    let place = std::env::temp_dir().join(format!("chatpic-bench-mark-{}", std::process::id()));
    fs::create_dir_all(&place)?;
    let done = all(&place);
    fs::remove_dir_all(&place)?;
    done
}

fn all(place: &Path) -> Outcome<()> {
    let files: Vec<_> = std::env::args_os().skip(1).collect();
    for file in &files {
        measure(&file.to_string_lossy(), Path::new(file))?;
    }
    let sizes = SIZES.iter().filter(|_| files.is_empty());
    let (plain, jpeg) = (place.join("plain.ppm"), place.join("picture.jpg"));
    for (width, height) in sizes {
        let name = format!("{width} × {height}");
        let photo = photo(*width, *height);
        fs::write(&plain, [format!("P6\n{width} {height}\n255\n").as_bytes(), &photo].concat())?;
        for coding in ["-baseline", "-progressive"] {
            let mut encode = Command::new("cjpeg");
            run(encode.args(["-quality", "90", coding, "-outfile"]).args([&jpeg, &plain]))?;
            measure(&format!("{name}, {}", &coding[1..]), &jpeg)?;
        }
        let balanced = packed((*width, *height), &photo, png::Compression::Balanced)?;
        drop(photo);
        measure_png(&format!("{name}, PNG"), &balanced)?;
        measure_trace(&name, &fs::read(&jpeg)?)?;
    }
    Ok(())
}

/// One after the other, so that whatever else the machine does burdens all alike.
fn measure(name: &str, file: &Path) -> Outcome<()> {
    let bytes = fs::read(file)?;
    let memory = memory_of(&bytes)?;
    let (mut marks, mut decodes, mut pipes) = (Vec::new(), Vec::new(), Vec::new());
    let mut blends = Vec::new();
    for round in 0..ROUNDS {
        marks.push(timed(|| Ok(mark(&bytes, &of(round), &Limits::default(), &mut io::sink())?))?);
        decodes.push(timed(|| run(Command::new("djpeg").arg(file)))?);
        pipes.push(timed(|| {
            let mut decode = Command::new("djpeg").arg(file).stdout(Stdio::piped()).spawn()?;
            let samples = decode.stdout.take().ok_or("djpeg has an output")?;
            run(Command::new("cjpeg").args(["-quality", "90"]).stdin(samples))?;
            decode.wait()?;
            Ok(())
        })?);
        blends.push(timed(|| blend(&bytes))?);
    }
    let (decodes, blends) = (Times::of(decodes), Times::of(blends));
    let marked = Times::of(marks.clone()).busy as f64 / blends.busy as f64;
    let beside = format!(
        "decoded, blended and encoded in {blends} ({marked:.2} of its processors' time), djpeg {decodes}, \
         djpeg | cjpeg"
    );
    compare(name, bytes.len(), marks, &beside, pipes, &memory)
}

/// A layer over the whole picture, a quarter of it, as a mark in pixels would be.
fn blend(file: &[u8]) -> Outcome<()> {
    let mut decoder = JpegDecoder::new(ZCursor::new(file));
    let mut pixels = decoder.decode()?;
    let (width, height) = decoder.dimensions().ok_or("no size")?;
    for (at, sample) in pixels.iter_mut().enumerate() {
        let ink = if at / 3 % 64 < 32 { 255 } else { 0 };
        *sample = ((u16::from(*sample) * 3 + ink) / 4).to_le_bytes()[0];
    }
    let (width, height) = (width.try_into()?, height.try_into()?);
    let mut encoder = Encoder::new(io::sink(), 90);
    // As cjpeg does.
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.encode(&pixels, width, height, ColorType::Rgb)?;
    Ok(())
}

/// The same for a PNG, all in this process.
fn measure_png(name: &str, file: &[u8]) -> Outcome<()> {
    let memory = memory_of(file)?;
    let (mut marks, mut codes) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        marks.push(timed(|| Ok(mark(file, &of(round), &Limits::default(), &mut io::sink())?))?);
        codes.push(timed(|| {
            let mut reader = png::Decoder::new(Cursor::new(file)).read_info()?;
            let mut pixels = vec![0; reader.output_buffer_size().ok_or("too large")?];
            let info = reader.next_frame(&mut pixels)?;
            packed((info.width, info.height), &pixels, png::Compression::Fast)?;
            Ok(())
        })?);
    }
    compare(name, file.len(), marks, "decoded and encoded in", codes, &memory)
}

/// What marking takes beside the file.
fn memory_of(file: &[u8]) -> Outcome<String> {
    let memory = Memory::now()?;
    mark(file, &of(0), &Limits::default(), &mut io::sink())?;
    memory.more()
}

/// What it costs to read a mark in a leak.
fn measure_trace(name: &str, file: &[u8]) -> Outcome<()> {
    let mut leak = Vec::new();
    mark(file, &of(1), &Limits::default(), &mut leak)?;
    let memory = Memory::now()?;
    let mut traces = Vec::new();
    for _ in 0..ROUNDS / 6 {
        traces.push(timed(|| match trace(&leak, &Limits::default())? == Some(of(1).session) {
            true => Ok(()),
            false => Err("the mark is not read again".into()),
        })?);
    }
    let (traces, memory) = (Times::of(traces), memory.more()?);
    Ok(writeln!(io::stdout().lock(), "{name}: traced in {traces}; {memory}")?)
}

fn compare(
    name: &str,
    bytes: usize,
    marks: Vec<Span>,
    what: &str,
    others: Vec<Span>,
    memory: &str,
) -> Outcome<()> {
    let [marks, others] = [marks, others].map(Times::of);
    let ratio = |of: Duration, to: Duration| of.as_secs_f64() / to.as_secs_f64();
    let line = format!(
        "{name}, {} KB: marked in {marks}, {what} {others}; \
         ratio of the medians {:.2}, of the least {:.2}, of the processors' time {:.2}; {memory}",
        bytes / 1000,
        ratio(marks.median, others.median),
        ratio(marks.least, others.least),
        marks.busy as f64 / others.busy as f64,
    );
    Ok(writeln!(io::stdout().lock(), "{line}")?)
}

/// The mark of one round.
fn of(round: u64) -> Mark {
    Mark { session: SessionId::from_bits(round << 20 | 0x1_2345), label: None }
}

fn run(command: &mut Command) -> Outcome<()> {
    match command.stdout(Stdio::null()).status()?.success() {
        true => Ok(()),
        false => Err(format!("{command:?} failed").into()),
    }
}

fn packed((width, height): (u32, u32), pixels: &[u8], how: png::Compression) -> Outcome<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(how);
    encoder.write_header()?.write_image_data(pixels)?;
    Ok(file)
}

/// Red, green and blue of a picture as a camera takes it: soft shapes with grain, and edges here and there.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::with_capacity((width * height * 3) as usize);
    let mut noise = 1_u32;
    for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = noise >> 28;
        let edge = if (x / 97 + y / 61) % 5 == 0 { 40 } else { 0 };
        for slope in [x * 180 / width, y * 170 / height, (x + y) * 90 / height] {
            let [low, ..] = (slope.min(190) + grain + edge).to_le_bytes();
            bytes.push(low);
        }
    }
    bytes
}
