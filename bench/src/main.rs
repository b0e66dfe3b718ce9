//! Figures of a release server on this machine: `make bench`, which is
//! `chatpic-bench PATH-TO-CHATPIC DIRECTORY [uploads|views|grants [SHARES]|redeem [SHARES]|
//! purge [SHARES]|nodes|channels|videos]`. It measures from
//! outside, over HTTP and `/proc`, so it needs Linux; beside other programs, where `bench/peers/install.sh`
//! put them.

mod channels;
mod fill;
mod grants;
mod http;
mod nodes;
mod peers;
mod photo;
mod process;
mod purge;
mod redeem;
mod server;
mod tools;
mod uploads;
mod videos;
mod views;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::thread;
use std::time::{Duration, Instant};

use server::Server;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const SHARES: usize = 100_000;
const ROUNDS: usize = 11;
const PARALLEL: usize = 64;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(program), Some(place)) = (arguments.next(), arguments.next()) else {
        return Err("chatpic-bench PATH-TO-CHATPIC DIRECTORY".into());
    };
    fs::create_dir_all(&place)?;
    let place = tempfile::tempdir_in(place)?;
    match arguments.next().as_deref().and_then(Path::to_str) {
        None => {}
        Some("channels") => {
            channels::pages(&program, place.path())?;
            return channels::listeners(&program, &place.path().join("listeners"));
        }
        Some("uploads") => return uploads::uploads(&program, &place.path().join("uploads")),
        Some("nodes") => return nodes::nodes(&program, place.path()),
        Some("grants") => return grants::grants(&place.path().join("grants"), among(arguments)?),
        Some("redeem") => return redeem::redeem(&program, place.path(), among(arguments)?),
        Some("purge") => {
            return purge::purge(&program, &place.path().join("purge"), among(arguments)?);
        }
        Some("videos") => return videos::videos(&program, &place.path().join("videos")),
        Some("views") => return views::views(&program, &place.path().join("views")),
        Some(other) => return Err(format!("there is no bench of {other}").into()),
    }
    idle(&program, &place.path().join("idle"))?;
    start(&program, &place.path().join("full"))?;
    let photo = photo::twelve_megapixels()?;
    say(&format!("photo: 4000 × 3000 JPEG, {:.1} MiB", mib(photo.len() as u64)))?;
    transfer(&program, place.path(), &photo)?;
    parallel(&program, &place.path().join("parallel"), &photo)?;
    uploads::uploads(&program, &place.path().join("uploads"))?;
    grants::grants(&place.path().join("grants"), None)?;
    redeem::redeem(&program, place.path(), None)?;
    videos::videos(&program, &place.path().join("videos"))?;
    views::views(&program, &place.path().join("views"))?;
    channels::pages(&program, place.path())?;
    channels::listeners(&program, &place.path().join("listeners"))
}

/// How many shares are asked for, if that is told.
fn among<T: FromStr>(mut arguments: impl Iterator<Item = PathBuf>) -> Outcome<Option<T>>
where
    T::Err: std::error::Error + 'static,
{
    arguments.next().map(|it| Ok(tools::text(&it)?.parse()?)).transpose()
}

fn idle(program: &Path, data: &Path) -> Outcome<()> {
    let server = Server::start(program, data)?;
    thread::sleep(Duration::from_secs(3));
    say(&format!("idle, resident: {:.1} MiB", mib(server.memory("VmRSS:")?)))
}

fn start(program: &Path, data: &Path) -> Outcome<()> {
    fill::fill(data, SHARES)?;
    // The first one may have files to read that the others find in memory.
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let begun = now();
        let server = Server::start(program, data)?;
        times.push(begun.elapsed());
        drop(server);
    }
    let first = times[0];
    say(&format!(
        "start to ready with {SHARES} shares: first {}, median {}",
        ms(first),
        ms(median(times))
    ))
}

/// One after the other, so that each is what one person waits for.
fn transfer(program: &Path, place: &Path, photo: &[u8]) -> Outcome<()> {
    let server = Server::start(program, &place.join("transfer"))?;
    let copy = place.join("copy.jpg");
    let (mut copied, mut read, mut shared, mut direct, mut viewed) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        copied.push(timed(|| copy_durably(photo, &copy, place))?.1);
        read.push(timed(|| Ok(fs::read(&copy)?))?.1);
        fs::remove_file(&copy)?;
        let (answer, time) = timed(|| server.share(photo, ""))?;
        shared.push(time);
        let url = answer["direct_url"].as_str().ok_or("an unlimited share has a direct link")?;
        let (bytes, time) = timed(|| server.read(url))?;
        direct.push(time);
        if bytes.len() < photo.len() / 2 {
            return Err("the picture came back too short".into());
        }
        let limited = server.share(photo, "3")?;
        viewed.push(timed(|| server.view(&limited))?.1);
    }
    let [copied, read, shared, direct, viewed] = [copied, read, shared, direct, viewed].map(median);
    let times = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    say(&format!("write and fsync of the same bytes: {}; reading them: {}", ms(copied), ms(read)))?;
    say(&format!("upload to link: {}, {:.1} × the write", ms(shared), times(shared, copied)))?;
    say(&format!("direct link: {}, {:.1} × the read", ms(direct), times(direct, read)))?;
    let ratio = times(viewed, read);
    say(&format!("spend a view, then read its media: {}, {ratio:.1} × the read", ms(viewed)))
}

fn parallel(program: &Path, data: &Path, photo: &[u8]) -> Outcome<()> {
    let server = Server::start(program, data)?;
    let before = server.memory("VmRSS:")?;
    let begun = now();
    let shared = thread::scope(|scope| {
        let share = || server.share(photo, "").is_ok();
        let all: Vec<_> = (0..PARALLEL).map(|_| scope.spawn(share)).collect();
        all.into_iter().map(|one| one.join()).filter(|it| matches!(it, Ok(true))).count()
    });
    let time = begun.elapsed();
    let peak = server.memory("VmHWM:")?;
    thread::sleep(Duration::from_secs(3));
    let after = server.memory("VmRSS:")?;
    say(&format!(
        "{PARALLEL} uploads at once: {shared} shared in {:.1} s; resident before {:.1} MiB, at most \
         {:.1} MiB, afterwards {:.1} MiB",
        time.as_secs_f64(),
        mib(before),
        mib(peak),
        mib(after)
    ))
}

/// What `cp` and `sync` of the file and its directory do.
fn copy_durably(bytes: &[u8], to: &Path, within: &Path) -> Outcome<()> {
    let mut file = File::create(to)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(File::open(within)?.sync_all()?)
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

fn median(mut times: Vec<Duration>) -> Duration {
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
