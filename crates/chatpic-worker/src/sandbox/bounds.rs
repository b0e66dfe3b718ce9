//! What a process may use up, and what it leaves behind of its start: the session, the directory, the
//! privileges of a root that shouldn't have started it.

use rustix::process::{Resource, Rlimit, Signal};
use rustix::thread::CapabilitySets;

use super::Cell;

pub fn set(cell: &Cell) -> Result<(), String> {
    let failed = |what: &'static str| move |error| format!("{what}: {error}");
    // What comes out of a worker is never worth more than the server.
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
    let _ = rustix::process::nice(10);
    drop_capabilities().map_err(failed("capabilities"))?;
    rustix::process::set_parent_process_death_signal(Some(Signal::KILL))
        .map_err(failed("parent's death"))?;
    rustix::process::setsid().map_err(failed("session"))?;
    rustix::process::chdir("/").map_err(failed("directory"))?;
    let processor = cell.processor.as_secs().max(1);
    for (resource, most) in [
        (Resource::As, cell.memory),
        (Resource::Core, 0),
        // A little more than the signal that says so.
        (Resource::Cpu, processor),
        (Resource::Fsize, 0),
        // What a library for keys, which ffmpeg loads and never uses, locks at its start.
        (Resource::Memlock, 64 * 1024),
        (Resource::Msgqueue, 0),
        (Resource::Nice, 0),
        // Standard input, output and error, a picture, and a library while it is loaded.
        (Resource::Nofile, 16),
        // It counts the threads of all that this user runs, the server's among them: this bounds a
        // flood of threads, not their number. Processes are refused by the filter.
        (Resource::Nproc, 4096),
        (Resource::Rtprio, 0),
        (Resource::Sigpending, 64),
        (Resource::Stack, 8 * 1024 * 1024),
    ] {
        let was = rustix::process::getrlimit(resource).maximum.unwrap_or(u64::MAX);
        let maximum = if resource == Resource::Cpu { most + GRACE } else { most };
        let limit = Rlimit { current: Some(most.min(was)), maximum: Some(maximum.min(was)) };
        rustix::process::setrlimit(resource, limit)
            .map_err(|error| format!("limit {resource:?}: {error}"))?;
    }
    Ok(())
}

/// Seconds to end in after the signal. Whoever is killed was then killed for something else.
const GRACE: u64 = 5;

/// A server that was started by root has them; what is not allowed to gain privileges doesn't get them
/// back by an execution.
fn drop_capabilities() -> rustix::io::Result<()> {
    let none = rustix::thread::CapabilitySet::empty();
    if rustix::thread::capabilities(None)?.permitted == none {
        return Ok(());
    }
    let sets = CapabilitySets { effective: none, permitted: none, inheritable: none };
    rustix::thread::set_capabilities(None, sets)
}
