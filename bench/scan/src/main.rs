//! Figures of the search among known hashes, of hashing a picture, and of each step that an upload goes
//! through, on one core: part of `make bench`. Each is told beside what it would cost without the index, or
//! by the plain way to hash, measured in the same run. It reads `/proc`, so it needs Linux.

mod pictures;
mod steps;

use std::fs;
use std::hint::black_box;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use chatpic_scan::{Index, Origin, Pdq, Picture, Radius, Variant, hits, variants};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const ENTRIES: u64 = 1_000_000;
/// How many pictures are looked for among them, one after the other.
const PICTURES: u64 = 64;
const QUERIES: u64 = 500;
/// How many queries are answered a second time by measuring every entry.
const MEASURED: u64 = 50;
/// Pixels of a photo, 4000 × 3000, and of one that messengers send, 1600 × 1200.
const SIZES: [(usize, usize); 2] = [(4000, 3000), (1600, 1200)];

fn main() -> Outcome<()> {
    search()?;
    hash()?;
    steps::steps()
}

fn search() -> Outcome<()> {
    let before = resident()?;
    let hashes = (0..ENTRIES).map(random).collect();
    let begun = now();
    let index = Index::new(hashes)?;
    let built = begun.elapsed();
    let bytes = (resident()? - before) / ENTRIES;
    say(&format!("index of {ENTRIES} hashes: {bytes} bytes an entry, built in {}", ms(built)))?;

    // Each second one is near an entry, the others are near none.
    let queries = (0..QUERIES).map(|n| match n % 2 {
        0 => near(random(mix(n) % ENTRIES), n),
        _ => random(ENTRIES + n),
    });
    let queries: Vec<Pdq> = queries.collect();
    let mut quick = Vec::new();
    let mut found = 0;
    for query in &queries {
        let begun = now();
        found += black_box(index.near(*query, Radius::MAX)).len();
        quick.push(begun.elapsed());
    }
    let mut slow = Vec::new();
    for query in queries.iter().step_by(usize::try_from(QUERIES / MEASURED)?) {
        let begun = now();
        let all = black_box(index.near_by_measuring_all(*query, Radius::MAX));
        slow.push(begun.elapsed());
        if all != index.near(*query, Radius::MAX) {
            return Err("the index finds something else than measuring every entry".into());
        }
    }
    let (quick, worst, slow) = (median(&mut quick), quick[quick.len() - 1], median(&mut slow));
    say(&format!(
        "a query at radius 31: median {}, slowest {} ({found} found); measuring every entry: {}, \
         {:.1} × that",
        ms(quick),
        ms(worst),
        ms(slow),
        slow.as_secs_f64() / quick.as_secs_f64()
    ))?;
    picture(&index)?;
    for entries in [100, 1000, 70_000] {
        picture(&Index::new((0..entries).map(random).collect())?)?;
    }
    crowded()
}

/// What all hashes of a picture cost.
fn picture(index: &Index) -> Outcome<()> {
    let pictures: Vec<_> = (0..PICTURES).map(|n| looked_for(random(ENTRIES + n), n)).collect();
    let look = |picture: &Vec<Variant>| hits(picture, index, |_| 100).len();
    let quick = steps::each(|| pictures.iter().map(look).sum::<usize>())? / PICTURES;
    let slow = steps::each(|| index.near_by_measuring_all(pictures[0][0].hash, Radius::MAX))?;
    say(&format!(
        "the {} hashes of a picture among {}, at {} bytes each, in processor time: {}; measuring every \
         entry for one of them: {}",
        pictures[0].len(),
        index.len(),
        index.bytes() / index.len(),
        fine(quick),
        fine(slow)
    ))
}

/// As many as a picture has: two that are a few bits apart, in eight orientations, each inverted.
fn looked_for(hash: Pdq, seed: u64) -> Vec<Variant> {
    let ways = [hash, near(hash, 32 * seed + 6)].into_iter().flat_map(Pdq::orientations);
    let both = ways.flat_map(|hash| [hash, hash.complement()]).enumerate();
    let variant = |(n, hash)| {
        let origin = if n % 16 == 0 { Origin::Plain } else { Origin::Derived };
        Variant { hash, quality: 100, origin }
    };
    both.map(variant).collect()
}

/// What a query costs at worst in lists of which the entries crowd together.
fn crowded() -> Outcome<()> {
    for (crowds, apart) in
        [(1, 0), (1, 40), (1, 64), (1, 90), (1000, 31), (1000, 60), (100_000, 20)]
    {
        let hashes = (0..ENTRIES).map(|n| moved(random(n % crowds), apart, n));
        let index = Index::new(hashes.collect())?;
        let mut worst = 0;
        for away in [0, 16, 31, 48, 64] {
            let mut n = 0;
            let query = || {
                n += 1;
                index.near(moved(random(n % crowds), away, ENTRIES + n), Radius::MAX)
            };
            worst = worst.max(steps::each(query)?);
        }
        let slow = steps::each(|| index.near_by_measuring_all(random(0), Radius::MAX))?;
        say(&format!(
            "{ENTRIES} entries, {apart} bits away from {crowds}: a query at radius 31 takes {} at worst, \
             measuring every entry {}: {:.2} times",
            fine(worst),
            fine(slow),
            worst as f64 / slow as f64
        ))?;
    }
    Ok(())
}

/// So many bits away, or fewer by twice as many as are drawn twice.
fn moved(hash: Pdq, bits: u64, seed: u64) -> Pdq {
    let mut bytes = hash.to_bytes();
    for k in 0..bits {
        let [place, bit, ..] = mix(mix(seed) ^ k).to_le_bytes();
        bytes[usize::from(place % 32)] ^= 1 << (bit % 8);
    }
    Pdq::from_bytes(bytes)
}

fn hash() -> Outcome<()> {
    for (width, height) in SIZES {
        let pixels: Vec<u8> = (0..height * width * 3).map(|at| shade(at / 3, width)).collect();
        let picture = Picture::rgb(width, height, &pixels)?;
        if variants(&picture) != variants(&picture.plainly()) {
            return Err("the two ways to hash differ".into());
        }
        let megapixels = u64::try_from(width * height)? / 10_000;
        let [one, all, plain] = [
            steps::each(|| picture.spectrum())?,
            steps::each(|| variants(&picture))?,
            steps::each(|| picture.plainly().spectrum())?,
        ]
        .map(|nanoseconds| ms(Duration::from_nanos(nanoseconds * 100 / megapixels)));
        say(&format!(
            "PDQ of {width} × {height}, in processor time: {one} a megapixel; with all variants \
             {all}; row by row {plain}"
        ))?;
    }
    Ok(())
}

/// Soft shapes with some grain.
fn shade(pixel: usize, width: usize) -> u8 {
    let (x, y) = (pixel % width, pixel / width);
    let [grain, ..] = mix(pixel as u64).to_le_bytes();
    let [shape, ..] = (x * y / (20 * width) + x / 16).to_le_bytes();
    (shape / 2) + grain / 8
}

fn random(n: u64) -> Pdq {
    let mut bytes = [0; 32];
    for (k, part) in (0..).zip(bytes.as_chunks_mut().0) {
        *part = mix(4 * n + k).to_le_bytes();
    }
    Pdq::from_bytes(bytes)
}

/// Some bits away, at most 31.
fn near(hash: Pdq, seed: u64) -> Pdq {
    moved(hash, seed % 32, seed)
}

/// SplitMix64.
fn mix(n: u64) -> u64 {
    let x = n.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// Bytes of this process in memory.
fn resident() -> Outcome<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|it| it.split_whitespace().next()).ok_or("no VmRSS")?;
    Ok(kib.parse::<u64>()? * 1024)
}

#[expect(clippy::disallowed_methods, reason = "a bench measures the machine's time")]
fn now() -> Instant {
    Instant::now()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// Nanoseconds, told in thousandths of a millisecond.
fn fine(nanoseconds: u64) -> String {
    let micros = (nanoseconds + 500) / 1000;
    format!("{}.{:03} ms", micros / 1000, micros % 1000)
}

fn say(line: &str) -> Outcome<()> {
    Ok(writeln!(io::stdout().lock(), "{line}")?)
}
