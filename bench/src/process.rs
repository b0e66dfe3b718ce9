//! What the kernel says of a program that is measured.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command};
use std::time::Duration;

use crate::Outcome;

/// The time that processors worked for a program and those it started and waited for, to ten milliseconds.
pub type Usage = Duration;

pub fn usage(pid: u32) -> Outcome<Usage> {
    Ok(Stat::of(pid)?.usage)
}

/// The names of what this process started, directly or not, and what each has worked.
pub fn descendants() -> Outcome<Vec<(String, Usage)>> {
    let mut all = HashMap::new();
    for entry in fs::read_dir("/proc")? {
        let Some(pid) = entry?.file_name().to_str().and_then(|it| it.parse().ok()) else {
            continue;
        };
        // Whatever ended meanwhile is told of by who started it.
        if let Ok(stat) = Stat::of(pid) {
            all.insert(pid, stat);
        }
    }
    let own = std::process::id();
    let is_ours = |mut pid: u32| {
        while let Some(stat) = all.get(&pid) {
            pid = stat.parent;
            if pid == own {
                return true;
            }
        }
        false
    };
    let ours = all.iter().filter(|(pid, _)| is_ours(**pid));
    Ok(ours.map(|(_, stat)| (stat.name.clone(), stat.usage)).collect())
}

/// A process, as `/proc/PID/stat` tells.
struct Stat {
    name: String,
    parent: u32,
    usage: Usage,
}

impl Stat {
    fn of(pid: u32) -> Outcome<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
        let (name, rest) = stat.rsplit_once(") ").ok_or("no name")?;
        let name = name.split_once('(').ok_or("no name")?.1.to_owned();
        let fields: Vec<_> = rest.split(' ').collect();
        let mut ticks = 0;
        for field in fields.get(11..15).ok_or("too short")? {
            ticks += field.parse::<u64>()?;
        }
        Ok(Self { name, parent: fields[1].parse()?, usage: Duration::from_millis(ticks * 10) })
    }
}

/// A line of `/proc/PID/status`, in bytes.
pub fn memory(pid: u32, line: &str) -> Outcome<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let found = status.lines().find_map(|it| it.strip_prefix(line));
    let kib = found.and_then(|it| it.trim().strip_suffix(" kB")).ok_or("no such line")?;
    Ok(kib.parse::<u64>()? * 1024)
}

pub fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind(("127.0.0.1", 0))?.local_addr()
}

/// Asks it to stop, and waits for it.
pub fn end(child: &mut Child) {
    // SIGTERM, which the standard library doesn't send; without a `kill`, the hard way.
    let asked = Command::new("kill").arg(child.id().to_string()).status();
    if !asked.is_ok_and(|status| status.success()) {
        drop(child.kill());
    }
    drop(child.wait());
}
