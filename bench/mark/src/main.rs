//! What marking a JPEG costs on this machine, with both marks, beside decoding and encoding the same
//! picture with libjpeg-turbo (Debian's libjpeg-turbo-progs): part of `make bench`. Other files are
//! measured in their place where they are named: `chatpic-bench-mark [FILE…]`. It reads `/proc`, so it
//! needs Linux.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chatpic_core::SessionId;
use chatpic_media::{Limits, Mark, mark};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const ROUNDS: usize = 31;
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
        fs::write(&plain, photo(*width, *height))?;
        for coding in ["-baseline", "-progressive"] {
            let mut encode = Command::new("cjpeg");
            run(encode.args(["-quality", "90", coding, "-outfile"]).args([&jpeg, &plain]))?;
            measure(&format!("{width} × {height}, {}", &coding[1..]), &jpeg)?;
        }
    }
    Ok(())
}

/// One after the other, so that whatever else the machine does burdens all alike.
fn measure(name: &str, file: &Path) -> Outcome<()> {
    let bytes = fs::read(file)?;
    // The highest mark begins anew.
    fs::write("/proc/self/clear_refs", "5")?;
    let before = resident("VmHWM:")?;
    let (mut marks, mut decodes, mut pipes) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS as u64 {
        let session = SessionId::from_bits(round << 20 | 0x1_2345);
        let begun = now();
        mark(&bytes, &Mark { session, label: None }, &Limits::default(), &mut io::sink())?;
        marks.push(begun.elapsed());
        let begun = now();
        run(Command::new("djpeg").arg(file))?;
        decodes.push(begun.elapsed());
        let begun = now();
        let mut decode = Command::new("djpeg").arg(file).stdout(Stdio::piped()).spawn()?;
        let samples = decode.stdout.take().ok_or("djpeg has an output")?;
        run(Command::new("cjpeg").args(["-quality", "90"]).stdin(samples))?;
        decode.wait()?;
        pipes.push(begun.elapsed());
    }
    let memory = resident("VmHWM:")? - before;
    let [marks, decodes, pipes] = [marks, decodes, pipes].map(Times::of);
    let ratio = |of: Duration, to: Duration| of.as_secs_f64() / to.as_secs_f64();
    let line = format!(
        "{name}, {} KB: marked in {marks}, djpeg {decodes}, djpeg | cjpeg {pipes}; \
         ratio of the medians {:.2}, of the least {:.2}; memory at most {:.1} MiB more than before",
        bytes.len() / 1000,
        ratio(marks.median, pipes.median),
        ratio(marks.least, pipes.least),
        memory as f64 / f64::from(1 << 20),
    );
    Ok(writeln!(io::stdout().lock(), "{line}")?)
}

fn run(command: &mut Command) -> Outcome<()> {
    match command.stdout(Stdio::null()).status()?.success() {
        true => Ok(()),
        false => Err(format!("{command:?} failed").into()),
    }
}

/// A picture as a camera takes it: soft shapes with grain, and edges here and there.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = format!("P6\n{width} {height}\n255\n").into_bytes();
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

#[derive(Clone, Copy)]
struct Times {
    median: Duration,
    least: Duration,
}

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self { median: times[times.len() / 2], least: times[0] }
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        write!(f, "{:.1} ms (least {:.1})", ms(self.median), ms(self.least))
    }
}

/// Bytes of this process in memory.
fn resident(name: &str) -> Outcome<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kib = line.and_then(|it| it.split_whitespace().next()).ok_or("no such line")?;
    Ok(kib.parse::<u64>()? * 1024)
}

#[expect(clippy::disallowed_methods, reason = "a bench measures the machine's time")]
fn now() -> Instant {
    Instant::now()
}
