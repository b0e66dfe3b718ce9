//! What the processors did for a process, from `/proc`.

use std::fs;
use std::time::Duration;

use crate::Outcome;

/// How long processors have worked for the threads that it has now, in user and kernel mode, to the
/// nanosecond (`/proc/PID/task/TID/schedstat`; the hundredths of `/proc/PID/stat` are too coarse here).
pub fn worked(process: u32) -> Outcome<Duration> {
    let mut all = 0;
    for thread in fs::read_dir(format!("/proc/{process}/task"))? {
        // A thread may end between the listing and this.
        let Ok(line) = fs::read_to_string(thread?.path().join("schedstat")) else { continue };
        all += line.split(' ').next().ok_or("no time")?.parse::<u64>()?;
    }
    Ok(Duration::from_nanos(all))
}
