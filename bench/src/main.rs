//! Figures of a release server on this machine: `make bench`, which is
//! `chatpic-bench PATH-TO-CHATPIC DIRECTORY [PART [COUNT]]`. It measures from outside, over HTTP and `/proc`, so
//! it needs Linux; beside other programs, where `bench/peers/install.sh` put them. By their names alone, for
//! they take long: `mixed MINUTES`, `purge SHARES`, `nodes`.

mod allowance;
mod channels;
mod fill;
mod grants;
mod http;
mod memory;
mod mixed;
mod nodes;
mod peers;
mod photo;
mod process;
mod purge;
mod redeem;
mod server;
mod start;
mod tools;
mod transfer;
mod uploads;
mod videos;
mod views;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// In the order in which they are measured.
const PARTS: [&str; 9] =
    ["start", "transfer", "memory", "uploads", "grants", "redeem", "videos", "views", "channels"];

fn main() -> Outcome<()> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(program), Some(place)) = (arguments.next(), arguments.next()) else {
        return Err("chatpic-bench PATH-TO-CHATPIC DIRECTORY [PART [COUNT]]".into());
    };
    let (program, place) = (PathBuf::from(program), PathBuf::from(place));
    fs::create_dir_all(&place)?;
    let place = tempfile::tempdir_in(place)?;
    let words = arguments.map(|it| it.into_string().map_err(|_| "an argument is no text"));
    let words = words.collect::<Result<Vec<_>, _>>()?;
    let Some(name) = words.first() else {
        return PARTS.iter().try_for_each(|name| part(name, &program, place.path(), None));
    };
    let count = words.get(1).map(|it| it.parse()).transpose()?;
    part(name, &program, place.path(), count)
}

/// One part, with a number where it takes one.
fn part(name: &str, program: &Path, place: &Path, count: Option<u64>) -> Outcome<()> {
    let data = place.join(name);
    fs::create_dir_all(&data)?;
    match name {
        "start" => start::start(program, &data),
        "transfer" => transfer::transfer(program, &data),
        "memory" => memory::memory(program, &data),
        "mixed" => mixed::mixed(program, &data, count),
        "uploads" => uploads::uploads(program, &data),
        "grants" => grants::grants(&data, count),
        "redeem" => redeem::redeem(program, &data, count),
        "purge" => purge::purge(program, &data, count),
        "videos" => videos::videos(program, &data),
        "views" => views::views(program, &data),
        "nodes" => nodes::nodes(program, &data),
        "channels" => channels::channels(program, &data),
        other => Err(format!("there is no bench of {other}").into()),
    }
}

fn timed<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<(T, Duration)> {
    let begun = now();
    let done = work()?;
    Ok((done, begun.elapsed()))
}

#[expect(clippy::disallowed_methods, reason = "a bench measures the machine's time")]
fn now() -> Instant {
    Instant::now()
}

fn median<T: Copy + Ord>(mut times: Vec<T>) -> T {
    times.sort_unstable();
    times[times.len() / 2]
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

#[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
fn mib(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

fn say(line: &str) -> Outcome<()> {
    Ok(writeln!(io::stdout().lock(), "{line}")?)
}
