//! How often the hidden mark is read again: `make marks`, which is `chatpic-marks DIRECTORY`, where
//! `bench/scan/recall/fetch.sh` has unpacked photos. Photos are brought to a size, written in each
//! format by Pillow (Debian's python3-pil), marked as they are when served, letters included, then
//! treated, and read. It prints a table in Markdown for each size, and ends with an error where a
//! picture names somebody else, or one without a mark names anybody.

mod outcome;
mod picture;

use std::fs;
use std::io::{self, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use chatpic_core::SessionId;
use chatpic_media::{Limits, Mark, hidden, mark};
use fast_image_resize::FilterType::{Bilinear, CatmullRom};
use outcome::Outcome;
use picture::Picture;

type Fallible<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The name, and how Pillow saves it.
const FORMATS: [(&str, &str); 5] = [
    ("JPEG 85", "im.save(out, 'JPEG', quality=85)"),
    ("PNG", "im.save(out, 'PNG', compress_level=1)"),
    ("GIF", "im.quantize(256).save(out, 'GIF')"),
    ("WebP, lossless", "im.save(out, 'WEBP', lossless=True, method=0)"),
    ("WebP 80", "im.save(out, 'WEBP', quality=80)"),
];

/// The name, what is done, and the quality of the JPEG that it is saved as; 0 is without loss.
type Treatment = (&'static str, fn(&Picture) -> Picture, u8);

const TREATMENTS: [Treatment; 16] = [
    ("none", |p| p.clone(), 0),
    ("JPEG 75", |p| p.clone(), 75),
    ("JPEG 50", |p| p.clone(), 50),
    ("JPEG 30", |p| p.clone(), 30),
    ("half the size, JPEG 90", |p| p.scaled(0.5, CatmullRom), 90),
    ("half the size, JPEG 50", |p| p.scaled(0.5, CatmullRom), 50),
    ("× 0.4, JPEG 85", |p| p.scaled(0.4, Bilinear), 85),
    ("× 0.73, PNG", |p| p.scaled(0.73, Bilinear), 0),
    ("× 0.73, JPEG 80", |p| p.scaled(0.73, Bilinear), 80),
    ("× 1.5, JPEG 75", |p| p.scaled(1.5, Bilinear), 75),
    ("a quarter cut off the left, JPEG 90", |p| p.cropped(0.25, 0.0, 0.0, 0.0), 90),
    ("a quarter cut away around, JPEG 50", around, 50),
    ("the same, × 0.73, JPEG 75", |p| around(p).scaled(0.73, Bilinear), 75),
    ("half cut away, JPEG 75", |p| p.cropped(0.2, 0.1, 0.1, 0.2), 75),
    ("mirrored, JPEG 75", Picture::mirrored, 75),
    ("turned by 90°, JPEG 75", Picture::turned, 75),
];

fn around(picture: &Picture) -> Picture {
    picture.cropped(0.03, 0.11, 0.1, 0.03)
}

/// Pixels along the shorter side; a photo that is smaller stays as it is.
const SIZES: [u32; 3] = [270, 480, 1080];

fn main() -> Fallible<()> {
    let mut arguments = std::env::args().skip(1);
    let place = arguments.next().ok_or("chatpic-marks DIRECTORY [EACH [SIZE…]]")?;
    let each = arguments.next().map_or(Ok(1), |it| it.parse())?;
    let mut sizes = arguments.map(|it| it.parse()).collect::<Result<Vec<u32>, _>>()?;
    if sizes.is_empty() {
        sizes.extend(SIZES);
    }
    let photos: Vec<_> =
        include_str!("../../scan/recall/photos.txt").lines().step_by(each).collect();
    let mut wrong = 0;
    for size in sizes {
        let outcome = measured(Path::new(&place), &photos, size)?;
        wrong += outcome.wrong();
        let names = (FORMATS.map(|it| it.0), TREATMENTS.map(|it| it.0));
        writeln!(io::stdout().lock(), "\n{size} pixels, {}", outcome.shown(&names.0, &names.1))?;
    }
    if wrong > 0 { Err(format!("{wrong} pictures named somebody").into()) } else { Ok(()) }
}

/// What becomes of all photos at one size, on all cores.
fn measured(place: &Path, photos: &[&str], size: u32) -> Fallible<Outcome> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let part = |first: usize| -> Fallible<Outcome> {
        let mut outcome = Outcome::new(FORMATS.len(), TREATMENTS.len());
        for (n, photo) in photos.iter().enumerate().skip(first).step_by(cores) {
            let path = place.join("x").join(photo.replacen(' ', "/", 1));
            let photo = Picture::decode(&fs::read(path)?).ok_or("not decoded")?.least(size);
            let bits = (n as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 24;
            measure(&photo, SessionId::from_bits(bits), &mut outcome)?;
        }
        Ok(outcome)
    };
    thread::scope(|scope| {
        let parts: Vec<_> = (0..cores).map(|first| scope.spawn(move || part(first))).collect();
        let mut all = Outcome::new(FORMATS.len(), TREATMENTS.len());
        for part in parts {
            all.add(part.join().expect("no panic")?);
        }
        Ok(all)
    })
}

fn measure(photo: &Picture, session: SessionId, outcome: &mut Outcome) -> Fallible<()> {
    let of = Mark { session, label: None };
    // Where the letters go depends on the size and the session alone.
    let flat = Picture { pixels: vec![128; photo.pixels.len()], ..*photo };
    let ink = marked(&written(&flat, FORMATS[1].1)?, &of)?;
    let ink = Picture::decode(&ink).ok_or("not decoded")?;
    for (format, (_, save)) in FORMATS.iter().enumerate() {
        let before = written(photo, save)?;
        let after = marked(&before, &of)?;
        let grown = after.len() as f64 / before.len() as f64;
        let (before, after) = (Picture::decode(&before), Picture::decode(&after));
        let (before, after) = before.zip(after).ok_or("not decoded")?;
        outcome.change(format, before.psnr(&after, &ink), grown);
        for (treatment, (_, treat, quality)) in TREATMENTS.iter().enumerate() {
            let leak = treat(&after).saved(*quality);
            outcome.marked(format, treatment, read(&leak), session);
            let leak = treat(&before).saved(*quality);
            outcome.unmarked(read(&leak));
        }
    }
    Ok(())
}

/// The picture as a file that Pillow writes.
fn written(picture: &Picture, save: &str) -> Fallible<Vec<u8>> {
    let Picture { width, height, .. } = picture;
    let script = format!(
        "import sys\nfrom PIL import Image\nout = sys.stdout.buffer\n\
         im = Image.frombytes('RGB', ({width}, {height}), sys.stdin.buffer.read())\n{save}"
    );
    let mut child = Command::new("/usr/bin/python3")
        .args(["-c", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut stdin = child.stdin.take().ok_or("it has an input")?;
    // All is read before the first byte is written.
    stdin.write_all(&picture.pixels)?;
    drop(stdin);
    let done = child.wait_with_output()?;
    if done.status.success() { Ok(done.stdout) } else { Err("Pillow did not save it".into()) }
}

fn marked(bytes: &[u8], of: &Mark) -> Fallible<Vec<u8>> {
    let mut out = Vec::new();
    mark(bytes, of, &Limits::default(), &mut out)?;
    Ok(out)
}

fn read(leak: &Picture) -> Option<SessionId> {
    hidden::read(&leak.luma(), leak.width as usize, leak.height as usize)
}
