//! What a server keeps in memory over a long time of everything at once: photos are shared that live for a minute,
//! opened, looked at and forgotten. What is not given back adds up here.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crate::http::get;
use crate::server::Server;
use crate::{Outcome, median, mib, now, photo, say};

const MINUTES: u64 = 30;
const AT_ONCE: usize = 4;
/// Who does everything once waits so long.
const REST: Duration = Duration::from_millis(200);
const SAMPLE: Duration = Duration::from_secs(5);
/// The time is told of in so many parts.
const PARTS: usize = 6;

pub fn mixed(program: &Path, data: &Path, minutes: Option<u64>) -> Outcome<()> {
    let lasting = Duration::from_secs(60 * minutes.unwrap_or(MINUTES));
    let photos = [photo::jpeg(4000, 3000)?, photo::jpeg(1600, 1200)?, photo::jpeg(640, 480)?];
    let server = Server::with(program, data, &[("CHATPIC_TERMS__DEFAULT_LIFETIME", "1m")])?;
    let (begun, rounds) = (now(), AtomicU64::new(0));
    let mut held = Vec::new();
    thread::scope(|scope| {
        let round = |at: usize| -> Result<(), String> {
            let mut turn = at;
            while begun.elapsed() < lasting {
                once(&server, &photos[turn % photos.len()]).map_err(|it| it.to_string())?;
                rounds.fetch_add(1, Ordering::Relaxed);
                turn += 1;
                thread::sleep(REST);
            }
            Ok(())
        };
        let all: Vec<_> = (0..AT_ONCE).map(|at| scope.spawn(move || round(at))).collect();
        while begun.elapsed() < lasting && !all.iter().any(|it| it.is_finished()) {
            thread::sleep(SAMPLE);
            held.push(server.memory("VmRSS:")?);
        }
        all.into_iter().try_for_each(|it| it.join().map_err(|_| "a client panicked")?)?;
        // However short it was.
        held.push(server.memory("VmRSS:")?);
        Outcome::Ok(())
    })?;
    let parts: Vec<_> =
        held.chunks(held.len().div_ceil(PARTS)).map(|it| median(it.to_vec())).collect();
    let parts: Vec<_> = parts.into_iter().map(|it| format!("{:.1}", mib(it))).collect();
    say(&format!(
        "{} minutes of everything, {} photos shared and looked at: resident MiB, medians of {} parts: {}; \
         at most {:.1}",
        lasting.as_secs() / 60,
        2 * rounds.into_inner(),
        parts.len(),
        parts.join(", "),
        mib(server.memory("VmHWM:")?)
    ))
}

/// Shares a photo twice, looks at it by its direct link and by a view, and at its pages.
fn once(server: &Server, photo: &[u8]) -> Outcome<()> {
    let open = server.share(photo, "")?;
    server.read(open["direct_url"].as_str().ok_or("an unlimited share has a direct link")?)?;
    let limited = server.share(photo, "3")?;
    server.view(&limited)?;
    for page in [open["url"].as_str(), limited["url"].as_str(), limited["manage_url"].as_str()] {
        let (status, _) = get(server.address, server.path(page.ok_or("it has pages")?))?;
        if status != 200 {
            return Err(format!("a page was answered with {status}").into());
        }
    }
    Ok(())
}
