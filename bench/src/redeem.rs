//! Views that are granted: how many a second, each on the disk before it is answered, among few shares and
//! among many.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crate::http::Connection;
use crate::server::Server;
use crate::{Outcome, fill, mib, now, photo, say};

const AMONG: [usize; 2] = [1_000, 1_000_000];
const CALLERS: usize = 32;
/// Shares whose views are asked for.
const ASKED: usize = 64;
const LASTING: Duration = Duration::from_secs(5);

/// Among as many shares as told, or [`AMONG`].
pub fn redeem(program: &Path, place: &Path, among: Option<usize>) -> Outcome<()> {
    let photo = photo::jpeg(320, 240)?;
    let mut first = None;
    for shares in among.map_or(AMONG.to_vec(), |it| vec![it]) {
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

/// How many views callers are granted who each wait for their answer, and in what time.
fn spend(server: &Server, paths: &[String]) -> Outcome<(u64, Duration)> {
    let granted = AtomicU64::new(0);
    let begun = now();
    let caller = |at: usize| -> Result<(), String> {
        let fault = |it: std::io::Error| it.to_string();
        let mut connection = Connection::open(server.address).map_err(fault)?;
        for path in paths.iter().cycle().skip(at) {
            if begun.elapsed() > LASTING {
                break;
            }
            let (status, _) = connection.post(path, "application/json", b"{}").map_err(fault)?;
            if status != 201 {
                return Err(format!("a view was answered with {status}"));
            }
            granted.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    };
    thread::scope(|scope| {
        let callers: Vec<_> = (0..CALLERS).map(|at| scope.spawn(move || caller(at))).collect();
        callers.into_iter().try_for_each(|it| it.join().map_err(|_| "a caller panicked")?)
    })?;
    Ok((granted.load(Ordering::Relaxed), begun.elapsed()))
}
