//! Time and memory, as they are measured and shown.

use std::fs;
use std::time::{Duration, Instant};

use crate::Outcome;

#[derive(Clone, Copy)]
pub struct Times {
    pub median: Duration,
    pub least: Duration,
}

impl Times {
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self { median: times[times.len() / 2], least: times[0] }
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        write!(f, "{:.1} ms (least {:.1})", ms(self.median), ms(self.least))
    }
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

#[expect(clippy::disallowed_methods, reason = "a bench measures the machine's time")]
pub fn now() -> Instant {
    Instant::now()
}
