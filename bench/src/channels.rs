//! A channel's page with few and with many other channels, on both stores of records, and what a thousand
//! listeners take.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use chatpic_backends::Postgres;

use crate::fill::{self, Into};
use crate::http::{get, listen, post};
use crate::server::Server;
use crate::{Outcome, mib, ms, now, say, timed};

const POSTS: usize = 200;
const ROUNDS: usize = 201;
const LISTENERS: usize = 1000;

/// A whole picture, so that its thumbnail is no work.
const PIXEL: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

pub fn channels(program: &Path, place: &Path) -> Outcome<()> {
    pages(program, place)?;
    listeners(program, &place.join("listeners"))
}

fn pages(program: &Path, place: &Path) -> Outcome<()> {
    for channels in [10, 10_000] {
        let data = place.join(format!("channels-{channels}"));
        page(program, &data, channels, None)?;
        let database = Postgres::shared().database();
        page(program, &data.with_extension("postgres"), channels, Some(&database))?;
    }
    Ok(())
}

fn page(program: &Path, data: &Path, channels: usize, database: Option<&str>) -> Outcome<()> {
    fill::channels(database.map_or(Into::Sqlite(data), Into::Postgres), channels - 1)?;
    let settings: Vec<_> = database.map(|url| ("CHATPIC_DATABASE_URL", url)).into_iter().collect();
    let server = channel(program, data, &settings)?;
    server.settle()?;
    let asked = |path: &str| {
        let mut times = Vec::new();
        for _ in 0..ROUNDS {
            let ((status, _), time) = timed(|| Ok(get(server.address, path)?))?;
            if status != 200 {
                return Err(format!("{path} was answered with {status}").into());
            }
            times.push(time);
        }
        times.sort_unstable();
        let (middle, late) = (times[ROUNDS / 2], times[ROUNDS * 95 / 100]);
        Outcome::Ok(format!("{}, 95 % under {}", ms(middle), ms(late)))
    };
    let store = if database.is_some() { "PostgreSQL" } else { "SQLite" };
    let size = get(server.address, "/c/bench")?.1.len();
    say(&format!(
        "page of {POSTS} posts ({} KiB) among {channels} channels, {store}: {}; an empty answer: {}",
        size / 1024,
        asked("/c/bench")?,
        asked("/healthz")?
    ))
}

fn listeners(program: &Path, data: &Path) -> Outcome<()> {
    let settings = [
        ("CHATPIC_LIMITS__EVENT_STREAMS", "2000"),
        ("CHATPIC_LIMITS__EVENT_STREAMS_PER_CLIENT", "2000"),
    ];
    let server = channel(program, data, &settings)?;
    let path = "/api/v1/channels/bench/events";
    drop(listen(server.address, path)?);
    thread::sleep(Duration::from_secs(3));
    let before = server.memory("VmRSS:")?;
    let listeners = (0..LISTENERS).map(|_| listen(server.address, path));
    let mut listeners = listeners.collect::<Result<Vec<_>, _>>()?;
    thread::sleep(Duration::from_secs(3));
    let after = server.memory("VmRSS:")?;
    posted(&server)?;
    let begun = now();
    for listener in &mut listeners {
        listener.hear("event: post")?;
    }
    let told = begun.elapsed();
    let most = server.memory("VmHWM:")?;
    say(&format!(
        "{LISTENERS} open streams of events: {:.1} MiB more, {:.1} MiB at most while all are told of a \
         post, which takes {}",
        mib(after.saturating_sub(before)),
        mib(most.saturating_sub(before)),
        ms(told)
    ))
}

/// A server with a channel that holds as many posts as a page shows.
fn channel(program: &Path, data: &Path, settings: &[(&str, &str)]) -> Outcome<Server> {
    let server = Server::with(program, data, settings)?;
    let made = Command::new(program)
        .args(["admin", "channels", "create", "bench", "--title", "Bench", "--capacity", "500"])
        .env("CHATPIC_DATA_DIR", data)
        .envs(settings.iter().copied())
        .output()?;
    if !made.status.success() {
        return Err("the channel was not made".into());
    }
    for _ in 0..POSTS {
        posted(&server)?;
    }
    Ok(server)
}

fn posted(server: &Server) -> Outcome<()> {
    let head = b"--X\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\nA caption of some words\r\n\
        --X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.gif\"\r\n\r\n";
    let body = [&head[..], PIXEL, b"\r\n--X--\r\n"].concat();
    let kind = "multipart/form-data; boundary=X";
    match post(server.address, "/api/v1/channels/bench/posts", kind, &body)? {
        (201, _) => Ok(()),
        (status, _) => Err(format!("a post was answered with {status}").into()),
    }
}
