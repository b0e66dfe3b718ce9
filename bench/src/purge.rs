//! The records of a million shares that end in the same second: how many views there are before, and while they
//! are deleted. They have no files: a million would take longer to write than to delete.

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chatpic_core::Timestamp;
use chatpic_store::{Records, SqliteRecords};

use crate::server::Server;
use crate::views::asking::{Asked, Place};
use crate::{Outcome, fill, median, mib, now, photo, say};

const SHARES: u64 = 1_000_000;
/// Written at least so many a second.
const WRITTEN: u64 = 5_000;
/// For the server to start and to compare records with bytes.
const LEAD: u64 = 120;
const CONNECTIONS: usize = 16;
const ANSWERS: usize = 20_000;
/// Measurements before they end.
const BEFORE: usize = 5;

pub fn purge(program: &Path, data: &Path, among: Option<u64>) -> Outcome<()> {
    let shares = among.unwrap_or(SHARES);
    let file = data.join("chatpic.db");
    let ends_at = time()?.plus(i64::try_from(shares / WRITTEN + LEAD)?);
    fill::evenly(&SqliteRecords::open(&file)?, shares, ends_at)?;

    let server = Server::start(program, data)?;
    let open = server.share(&photo::of_bytes(100_000)?, "")?;
    let direct = open["direct_url"].as_str().ok_or("an unlimited share has a direct link")?;
    let place = Place::new("direct link", server.address, server.path(direct), server.process())?;
    // Comparing a million takes longer than it waits at once.
    server.settle().or_else(|_| server.settle())?;
    let (mut before, mut meanwhile) = (Vec::new(), Vec::new());
    for _ in 0..BEFORE {
        before.push(place.ask(CONNECTIONS, ANSWERS)?);
    }
    let resident = server.memory("VmRSS:")?;
    if time()? >= ends_at {
        return Err("the shares ended before the measurement; write fewer".into());
    }
    std::thread::sleep(Duration::from_secs((ends_at.unix() - time()?.unix()).try_into()?));

    let (begun, mut most) = (now(), 0);
    let beside = SqliteRecords::open_beside(&file)?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    loop {
        meanwhile.push(place.ask(CONNECTIONS, ANSWERS)?);
        most = most.max(server.memory("VmRSS:")?);
        let left = runtime.block_on(beside.totals(time()?))?;
        // One is the picture that is viewed.
        if left.media <= 1 && left.doomed_blobs == 0 {
            break;
        }
    }
    let took = begun.elapsed();
    let (quiet, busy) = (middle(&before), middle(&meanwhile));
    say(&format!(
        "the records of {shares} shares, which have no files, end at once and are deleted within {:.0} s, {:.0} a \
         second; views of 100 KB: {:.0} a second before and {:.0} meanwhile, {:.2} times as many; 99 % within \
         {:.1} ms and {:.1} ms; resident {:.1} MiB before, at most {:.1} MiB meanwhile",
        took.as_secs_f64(),
        f64::from(u32::try_from(shares)?) / took.as_secs_f64(),
        quiet.0.as_secs_f64().recip(),
        busy.0.as_secs_f64().recip(),
        quiet.0.as_secs_f64() / busy.0.as_secs_f64(),
        quiet.1.as_secs_f64() * 1e3,
        busy.1.as_secs_f64() * 1e3,
        mib(resident),
        mib(most),
    ))
}

/// By the clock, an answer; and within what 99 of 100 came.
fn middle(asked: &[Asked]) -> (Duration, Duration) {
    let of = |each: fn(&Asked) -> Duration| median(asked.iter().map(each).collect());
    (of(|it| it.answer), of(|it| it.slowest))
}

#[expect(clippy::disallowed_methods, reason = "shares end by the machine's clock")]
fn time() -> Outcome<Timestamp> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(Timestamp::from_unix(since.as_secs().try_into()?))
}
