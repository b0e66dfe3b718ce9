//! Views that are granted: how many a second, each on the disk before it is answered, among few shares and
//! among many.

use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::server::Server;
use crate::{Outcome, fill, mib, now, photo, say};

const AMONG: [u64; 2] = [1_000, 100_000];
const CALLERS: usize = 32;
/// Shares whose views are asked for.
const ASKED: usize = 64;
const LASTING: Duration = Duration::from_secs(5);

/// Among as many shares as told, beside the fewest of [`AMONG`], or among all of those.
pub fn redeem(program: &Path, place: &Path, among: Option<u64>) -> Outcome<()> {
    let photo = photo::jpeg(320, 240)?;
    let mut first = None;
    for shares in among.map_or(AMONG.to_vec(), |it| vec![AMONG[0], it]) {
        let data = place.join(format!("redeem-{shares}"));
        fill::fill(&data, shares)?;
        let server = Server::with(program, &data, &[("CHATPIC_TERMS__MAX_VIEWS", "1000000")])?;
        server.settle()?;
        let mut paths = Vec::new();
        for _ in 0..ASKED {
            let shared = server.share(&photo, "1000000")?;
            let token = shared["url"].as_str().and_then(|it| it.rsplit('/').next());
            let token = token.ok_or("a share has an address")?.to_owned();
            paths.push(format!("/api/v1/shares/{token}/views"));
        }
        let before = server.usage()?;
        let (granted, time) = spend(&server, &paths)?;
        let worked = server.usage()? - before;
        #[expect(clippy::cast_precision_loss, reason = "shown as a whole number")]
        let rate = granted as f64 / time.as_secs_f64();
        let ratio = rate / *first.get_or_insert(rate);
        say(&format!(
            "{CALLERS} callers, {shares} shares: {rate:.0} views granted a second, {ratio:.2} times as \
             many as among the fewest; {} µs of processors each; {:.1} MiB resident",
            worked.as_micros() / u128::from(granted),
            mib(server.memory("VmRSS:")?)
        ))?;
    }
    Ok(())
}

/// How many views callers are granted who each wait for their answer, and in what time. One thread asks for all
/// of them, so that it takes as little as it can of the processors that the server has.
fn spend(server: &Server, paths: &[String]) -> Outcome<(u64, Duration)> {
    let questions: Vec<_> = paths.iter().map(|path| question(server, path)).collect();
    let granted = Cell::new(0);
    let begun = now();
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let callers = (0..CALLERS).map(|at| caller(server, &questions, at, &granted, begun));
        futures_util::future::try_join_all(callers).await
    })?;
    Ok((granted.get(), begun.elapsed()))
}

fn question(server: &Server, path: &str) -> String {
    let headers = "Content-Type: application/json\r\nContent-Length: 2\r\n";
    format!("POST {path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n{{}}", server.address)
}

/// Asks for one view after the other on one connection.
async fn caller(
    server: &Server,
    questions: &[String],
    at: usize,
    granted: &Cell<u64>,
    begun: Instant,
) -> Outcome<()> {
    let mut stream = TcpStream::connect(server.address).await?;
    stream.set_nodelay(true)?;
    let mut answer = [0; 8192];
    for question in questions.iter().cycle().skip(at) {
        if begun.elapsed() > LASTING {
            break;
        }
        stream.write_all(question.as_bytes()).await?;
        let mut len = 0;
        while !is_whole(&answer[..len])? {
            match stream.read(&mut answer[len..]).await? {
                0 => return Err("the server hung up, or said more than was to be expected".into()),
                more => len += more,
            }
        }
        if !answer.starts_with(b"HTTP/1.1 201 ") {
            return Err("a view was not granted".into());
        }
        granted.set(granted.get() + 1);
    }
    Ok(())
}

fn is_whole(answer: &[u8]) -> Outcome<bool> {
    let Some(head) = answer.windows(4).position(|it| it == b"\r\n\r\n") else { return Ok(false) };
    let lines = std::str::from_utf8(&answer[..head])?.lines();
    let mut headers = lines.filter_map(|line| line.split_once(": "));
    let length = headers.find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length: usize = length.ok_or("no Content-Length")?.1.parse()?;
    Ok(answer.len() >= head + 4 + length)
}
