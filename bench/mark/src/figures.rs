//! Time and memory, as they are measured and shown.

use std::fs;
use std::time::{Duration, Instant};

use crate::Outcome;

/// How long one thing took, and how long processors were busy with it, in 1/100 seconds.
#[derive(Clone, Copy)]
pub struct Span {
    time: Duration,
    busy: u64,
}

/// What was measured of one thing, again and again.
#[derive(Clone, Copy)]
pub struct Times {
    pub median: Duration,
    pub least: Duration,
    /// All of them together, in 1/100 seconds. It doesn't depend on what else the machine does.
    pub busy: u64,
}

impl Times {
    pub fn of(spans: Vec<Span>) -> Self {
        let busy = spans.iter().map(|span| span.busy).sum();
        let mut times: Vec<_> = spans.into_iter().map(|span| span.time).collect();
        times.sort_unstable();
        Self { median: times[times.len() / 2], least: times[0], busy }
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        write!(f, "{:.1} ms (least {:.1})", ms(self.median), ms(self.least))
    }
}

/// Measures `work`, and the programs that it waits for.
#[expect(clippy::disallowed_methods, reason = "a bench measures the machine's time")]
pub fn timed(work: impl FnOnce() -> Outcome<()>) -> Outcome<Span> {
    let (busy, begun) = (busy()?, Instant::now());
    work()?;
    Ok(Span { time: begun.elapsed(), busy: self::busy()? - busy })
}

/// How long this process and those that it waited for kept processors busy, in 1/100 seconds.
fn busy() -> Outcome<u64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The program's name is in brackets, and may hold anything.
    let (_, fields) = stat.rsplit_once(')').ok_or("no name")?;
    let times = fields.split_whitespace().skip(11).take(4).map(str::parse::<u64>);
    Ok(times.sum::<Result<_, _>>()?)
}

/// What this process had in memory before.
pub struct Memory(u64);

impl Memory {
    pub fn now() -> Outcome<Self> {
        // The highest mark begins anew.
        fs::write("/proc/self/clear_refs", "5")?;
        Ok(Self(highest()?))
    }

    /// Says what it had more at most since then.
    pub fn more(self) -> Outcome<String> {
        let more = (highest()? - self.0) as f64 / f64::from(1 << 20);
        Ok(format!("memory at most {more:.1} MiB more than before"))
    }
}

/// The most bytes of this process in memory.
fn highest() -> Outcome<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|it| it.split_whitespace().next()).ok_or("no such line")?;
    Ok(kib.parse::<u64>()? * 1024)
}
