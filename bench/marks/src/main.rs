//! How often the hidden mark is read again: `make marks`, which is `chatpic-marks DIRECTORY`, where
//! `bench/scan/recall/fetch.sh` has unpacked photos. Photos are brought to a size, marked, treated, and
//! read. It prints a table in Markdown, and ends with an error where a picture names somebody else, or
//! one without a mark names anybody.

mod picture;

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use chatpic_core::SessionId;
use chatpic_media::hidden;
use fast_image_resize::FilterType::{Bilinear, CatmullRom};
use picture::Picture;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The name, what is done, and the quality of the JPEG that it is saved as; 0 is without loss.
type Treatment = (&'static str, fn(&Picture) -> Picture, u8);

const TREATMENTS: &[Treatment] = &[
    ("none, PNG", |p| p.clone(), 0),
    ("JPEG 75", |p| p.clone(), 75),
    ("JPEG 50", |p| p.clone(), 50),
    ("JPEG 30", |p| p.clone(), 30),
    ("half the size, JPEG 90", |p| p.scaled(0.5, CatmullRom), 90),
    ("half the size, JPEG 75", |p| p.scaled(0.5, CatmullRom), 75),
    ("half the size, JPEG 50", |p| p.scaled(0.5, CatmullRom), 50),
    ("× 0.4, JPEG 85", |p| p.scaled(0.4, Bilinear), 85),
    ("× 0.73, PNG", |p| p.scaled(0.73, Bilinear), 0),
    ("× 0.73, JPEG 80", |p| p.scaled(0.73, Bilinear), 80),
    ("× 1.5, JPEG 75", |p| p.scaled(1.5, Bilinear), 75),
    ("a quarter cut off the left, JPEG 90", |p| p.cropped(0.25, 0.0, 0.0, 0.0), 90),
    ("a quarter cut away around, JPEG 90", around, 90),
    ("a quarter cut away around, JPEG 50", around, 50),
    ("the same, × 0.73, JPEG 75", |p| around(p).scaled(0.73, Bilinear), 75),
    ("the same, half the size, JPEG 75", |p| around(p).scaled(0.5, Bilinear), 75),
    ("half cut away, JPEG 75", |p| p.cropped(0.2, 0.1, 0.1, 0.2), 75),
    ("mirrored, JPEG 75", Picture::mirrored, 75),
    ("turned by 90°, JPEG 75", Picture::turned, 75),
];

fn around(picture: &Picture) -> Picture {
    picture.cropped(0.03, 0.11, 0.1, 0.03)
}

/// Pixels along the shorter side; a photo that is smaller stays as it is.
const SIZES: [u32; 3] = [270, 480, 1080];

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let place = arguments.next().ok_or("chatpic-marks DIRECTORY [EACH]")?;
    let each = arguments.next().map_or(Ok(1), |it| it.parse())?;
    let mut photos = Vec::new();
    for line in include_str!("../../scan/recall/photos.txt").lines().step_by(each) {
        let path = Path::new(&place).join("x").join(line.replacen(' ', "/", 1));
        photos.push(Picture::decode(&fs::read(path)?).ok_or("not decoded")?);
    }
    let mut mistaken = 0;
    for size in SIZES {
        mistaken += table(&photos, size)?;
    }
    if mistaken > 0 { Err(format!("{mistaken} pictures named somebody").into()) } else { Ok(()) }
}

/// Says how often each treatment is survived, and returns how often somebody else was named.
fn table(photos: &[Picture], size: u32) -> Outcome<usize> {
    let mut read = vec![0; TREATMENTS.len()];
    let (mut mistaken, mut named, mut unmarked) = (0, 0, 0);
    let (mut psnrs, mut took) = (Vec::new(), Duration::ZERO);
    for (n, photo) in (1_u64..).zip(photos) {
        let photo = photo.least(size);
        let session = SessionId::from_bits(n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 24);
        let marked = photo.marked(session);
        psnrs.push(photo.psnr(&marked));
        for (read, (_, treat, quality)) in read.iter_mut().zip(TREATMENTS) {
            for (picture, bears) in [(&marked, true), (&photo, false)] {
                let leak = treat(picture).saved(*quality);
                let (found, time) = timed(&leak);
                took += time;
                unmarked += usize::from(!bears);
                match found {
                    Some(found) if bears && found == session => *read += 1,
                    Some(_) if bears => mistaken += 1,
                    Some(_) => named += 1,
                    None => {}
                }
            }
        }
    }
    psnrs.sort_by(f64::total_cmp);
    let (median, worst, count) = (psnrs[psnrs.len() / 2], psnrs[0], photos.len());
    let each = took.as_secs_f64() / (2 * unmarked) as f64;
    say(&format!("\n{size} pixels, {count} photos: PSNR {median:.1} dB, at worst {worst:.1};"))?;
    say(&format!("{mistaken} named another, {named} of {unmarked} unmarked named one;"))?;
    say(&format!("{each:.2} s each\n\n| treatment | read |\n| --- | --- |"))?;
    for (read, (name, ..)) in read.iter().zip(TREATMENTS) {
        say(&format!("| {name} | {read} of {count} |"))?;
    }
    Ok(mistaken + named)
}

#[expect(clippy::disallowed_methods, reason = "measuring time is its purpose")]
fn timed(leak: &Picture) -> (Option<SessionId>, Duration) {
    let luma = leak.luma();
    let start = Instant::now();
    let found = hidden::read(&luma, leak.width as usize, leak.height as usize);
    (found, start.elapsed())
}

fn say(line: &str) -> Outcome<()> {
    Ok(writeln!(io::stdout().lock(), "{line}")?)
}
