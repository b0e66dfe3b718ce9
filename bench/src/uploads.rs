//! Uploads beside those of others: a file on its whole way, from its first byte to its link, with a list of
//! a million entries that it is held against, and what other programs take for the same file.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::http::Connection;
use crate::peers::Peer;
use crate::server::Server;
use crate::tools::{ffmpeg, text};
use crate::{Outcome, median, mib, ms, now, photo, say, timed};

const ROUNDS: u32 = 25;
/// Who takes little is asked more often: processors' time is told in hundredths of a second.
const ENOUGH: Duration = Duration::from_millis(250);
const MOST_ROUNDS: u32 = 500;
const ENTRIES: u64 = 1_000_000;
const CLIENTS: u32 = 4;

pub fn uploads(program: &Path, place: &Path) -> Outcome<()> {
    fs::create_dir_all(place)?;
    let data = place.join("data");
    list(program, &data, &entries(place)?)?;
    let server = Server::start(program, &data)?;
    let peers =
        [Peer::pict_rs(&place.join("pict-rs"))?, Peer::rustypaste(&place.join("rustypaste"))?];
    say(&format!(
        "uploads, held against {ENTRIES} entries; processors' time and, by the clock, the median of {ROUNDS} or more:"
    ))?;
    for (name, file) in files(place)? {
        let mut line = format!("{name}, {:.2} MiB: ", mib(file.len() as u64));
        let ours = measured(|| server.share(&file, "").map(drop), || server.usage())?;
        write!(line, "{}, {}", ms(ours.0), ms(ours.1))?;
        for peer in peers.iter().flatten() {
            let mut connection = Connection::open(peer.address)?;
            let theirs =
                match measured(|| peer.upload(&mut connection, &file, &name), || peer.usage()) {
                    Ok(theirs) => theirs,
                    Err(fault) => {
                        write!(line, "; {fault}")?;
                        continue;
                    }
                };
            let times = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
            write!(
                line,
                "; {}: {}, {}, ours is {:.3} and {:.3} times that",
                peer.name,
                ms(theirs.0),
                ms(theirs.1),
                times(ours.0, theirs.0),
                times(ours.1, theirs.1)
            )?;
        }
        say(&line)?;
    }
    let file = photo::twelve_megapixels()?;
    let one = rate(&server, &file, 1)?;
    let several = rate(&server, &file, CLIENTS)?;
    say(&format!(
        "12-megapixel JPEGs: one client {one:.1} a second, {CLIENTS} at once {several:.1}: {:.2} times",
        several / one
    ))
}

/// The processors' time of each, and the median by the clock.
fn measured(
    mut upload: impl FnMut() -> Outcome<()>,
    usage: impl Fn() -> Outcome<Duration>,
) -> Outcome<(Duration, Duration)> {
    // The first finds nothing warm.
    upload()?;
    let before = usage()?;
    let (mut times, mut rounds, mut worked) = (Vec::new(), 0, Duration::ZERO);
    while rounds < ROUNDS || worked < ENOUGH && rounds < MOST_ROUNDS {
        times.push(timed(&mut upload)?.1);
        worked = usage()? - before;
        rounds += 1;
    }
    Ok((worked / rounds, median(times)))
}

/// Uploads a second.
fn rate(server: &Server, file: &[u8], clients: u32) -> Outcome<f64> {
    let begun = now();
    let each = 2 * ROUNDS / clients;
    let client = || {
        (0..each).try_for_each(|_| server.share(file, "").map(drop)).map_err(|it| it.to_string())
    };
    thread::scope(|scope| {
        let all: Vec<_> = (0..clients).map(|_| scope.spawn(client)).collect();
        all.into_iter().try_for_each(|it| it.join().map_err(|_| "a client panicked".to_owned())?)
    })?;
    Ok(f64::from(each * clients) / begun.elapsed().as_secs_f64())
}

/// Of each kind what people share.
fn files(place: &Path) -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut files = vec![
        ("photo-12mp.jpg".to_owned(), photo::twelve_megapixels()?),
        ("photo-12mp-full-colour.jpg".to_owned(), photo::in_full_colour(4000, 3000)?),
        ("photo-2mp.jpg".to_owned(), photo::jpeg(1632, 1224)?),
    ];
    let made = [
        ("screenshot.png", "testsrc2=s=1920x1080", "-frames:v 1"),
        ("photo-2mp.webp", "mandelbrot=s=1632x1224", "-frames:v 1 -quality 80"),
        ("animation.gif", "testsrc2=s=480x270:r=12:d=2", ""),
    ];
    for (name, source, how) in made {
        let path = place.join(name);
        ffmpeg(&format!("-f lavfi -i {source} {how} {}", text(&path)?))?;
        files.push((name.to_owned(), fs::read(path)?));
    }
    Ok(files)
}

/// A list of hashes that no picture has.
fn entries(place: &Path) -> Outcome<PathBuf> {
    let path = place.join("entries.txt");
    let mut lines = String::new();
    let mut state = 0_u64;
    for _ in 0..ENTRIES {
        let mut word = || {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let word = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            word ^ (word >> 31)
        };
        let (one, other) = (word(), word());
        // Of a true hash, half of the bits are set.
        writeln!(lines, "pdq {one:016x}{other:016x}{:016x}{:016x}", !one, !other)?;
    }
    fs::write(&path, lines)?;
    Ok(path)
}

/// Gives a data directory that list.
fn list(program: &Path, data: &Path, entries: &Path) -> Outcome<()> {
    let imported = Command::new(program)
        .args(["admin", "lists", "import", text(entries)?, "--name", "bench"])
        .args([
            "--class",
            "operator",
            "--action",
            "refuse",
            "--provenance",
            "noise",
            "--format",
            "local-file",
        ])
        .env("CHATPIC_DATA_DIR", data)
        .status()?;
    if imported.success() { Ok(()) } else { Err("the list was not imported".into()) }
}
