//! What each step costs that a picture goes through between its last byte and its link, in processor
//! time: it doesn't depend on what else the machine does.

use std::fs;
use std::hint::black_box;

use chatpic_media::{
    Cleaned, Coming, Frame, Inspected, Limits, Refusal, Shrinking, Thumbnail, inspect,
};
use chatpic_scan::{Exact, Hashed, Passed, Passing, Picture};
use chatpic_seal::{ObjectKey, Sealer};

use crate::pictures::{Sample, samples};
use crate::{Outcome, say};

/// How long a step is repeated, in nanoseconds: the clock goes in steps of up to 4 ms.
const REPEATED: u64 = 300_000_000;

pub fn steps() -> Outcome<()> {
    say("")?;
    say(
        "| ms of processor time | MiB | decode | PDQ | variants | thumbnail | exact hashes | seal | \
         together | PDQ row by row |",
    )?;
    say("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")?;
    for sample in samples()? {
        row(&sample)?;
    }
    Ok(())
}

fn row(Sample { name, bytes }: &Sample) -> Outcome<()> {
    let limits = Limits::default();
    let strips = matches!(inspect(bytes, &limits)?.coming(), Coming::Strips(_));
    let mut failed = None;
    let mut figures = None;
    inspect(bytes, &limits)?.decode(&mut |frame| {
        let (width, height) = (frame.width as usize, frame.height as usize);
        let measured = || -> Outcome<_> {
            let picture = match frame.channels {
                3 => Picture::rgb(width, height, frame.pixels)?,
                _ => Picture::rgba(width, height, frame.pixels)?,
            };
            let hashed = Hashed::new(picture);
            if hashed.plain() != Hashed::new(picture.plainly()).plain() {
                return Err("the two ways to hash differ".into());
            }
            let plain = each(|| Hashed::new(picture.plainly()))?;
            if !strips {
                let pdq = each(|| Hashed::new(picture))?;
                let (variants, thumbnail) =
                    (each(|| hashed.variants())?, each(|| Thumbnail::of(&frame, 1))?);
                return Ok([pdq, variants, thumbnail, plain]);
            }
            let passed = pass(&frame).ok_or("too small to pass in strips")?;
            if passed.variants() != Some(hashed.variants()) {
                return Err("other hashes in strips".into());
            }
            let (pdq, variants) = (each(|| pass(&frame))?, each(|| passed.variants())?);
            Ok([pdq, variants, each(|| shrink(&frame))?, plain])
        };
        match measured() {
            Ok(found) => figures = Some(found),
            Err(error) => failed = Some(error),
        }
    })?;
    if let Some(error) = failed {
        return Err(error);
    }
    let [pdq, variants, thumbnail, plain] = figures.ok_or("a picture without a frame")?;
    let decode = each(|| inspect(bytes, &limits).and_then(cleaned))?;
    let exact = each(|| Exact::of(bytes))?;
    let seal = each(|| sealed(bytes))?;
    let together = decode + pdq + variants + thumbnail + exact + seal;
    let mib = bytes.len() / (1 << 10);
    let [decode, pdq, variants, thumbnail, exact, seal, together, plain] =
        [decode, pdq, variants, thumbnail, exact, seal, together, plain].map(tenths);
    say(&format!(
        "| {name} | {}.{} | {decode} | {pdq} | {variants} | {thumbnail} | {exact} | {seal} | \
         {together} | {plain} |",
        mib / 1024,
        mib % 1024 * 10 / 1024,
    ))
}

/// Decoded and cleaned, in the way of an upload.
fn cleaned(inspected: Inspected<'_>) -> Result<Cleaned, Refusal> {
    match inspected.coming() {
        Coming::Strips(it) => it.decode(&mut |_| ())?.clean(),
        Coming::Frames(it) => it.decode(&mut |_| ())?.clean(),
    }
}

/// As many rows as a unit of a JPEG is high at most.
fn strips<'a>(frame: &Frame<'a>) -> impl Iterator<Item = &'a [u8]> + use<'a> {
    frame.pixels.chunks(3 * 16 * frame.width as usize)
}

fn pass(frame: &Frame<'_>) -> Option<Passed> {
    let mut passing = Passing::new(frame.width as usize, frame.height as usize)?;
    strips(frame).for_each(|rows| passing.take(rows));
    Some(passing.finish())
}

fn shrink(frame: &Frame<'_>) -> Thumbnail {
    let mut shrinking = Shrinking::new(frame.width, frame.height, frame.channels);
    strips(frame).for_each(|rows| shrinking.take(rows));
    shrinking.finish(1)
}

fn sealed(bytes: &[u8]) -> Vec<u8> {
    // Whatever the key is, sealing takes as long.
    let mut fill = |key: &mut [u8]| key.fill(7);
    let key = ObjectKey::generate(&mut fill);
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 16);
    let mut sealer = Sealer::new(&key, &mut fill, &mut out);
    sealer.push(bytes, &mut out);
    sealer.finish(&mut out);
    out
}

/// Nanoseconds of processor time that one run takes, as a mean.
pub fn each<T>(mut work: impl FnMut() -> T) -> Outcome<u64> {
    black_box(work());
    let (begun, mut runs) = (busy()?, 0);
    loop {
        black_box(work());
        runs += 1;
        let taken = busy()? - begun;
        if taken >= REPEATED {
            return Ok(taken / runs);
        }
    }
}

/// Nanoseconds for which this thread kept a processor busy.
fn busy() -> Outcome<u64> {
    let stat = fs::read_to_string("/proc/thread-self/schedstat")?;
    Ok(stat.split_whitespace().next().ok_or("an empty schedstat")?.parse()?)
}

/// Milliseconds with one decimal.
fn tenths(nanoseconds: u64) -> String {
    let tenths = (nanoseconds + 50_000) / 100_000;
    format!("{}.{}", tenths / 10, tenths % 10)
}
