//! A part of one core for a process, by a control group of its own: several nodes on one machine then stand for
//! as many machines, each of which has only so much.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One process's part of a core. Dropped after the process has ended, it is taken away.
pub struct Allowance(PathBuf);

impl Allowance {
    /// Allows `percent` of a core. It takes root and Linux's control groups, of either version.
    pub fn of(percent: u32, name: &str) -> io::Result<Self> {
        let name = format!("chatpic-bench-{}-{name}", std::process::id());
        let root = Path::new("/sys/fs/cgroup");
        let (first, quota) = (root.join("cpu"), percent * (PERIOD / 100));
        let allowance = if first.join("cpu.cfs_quota_us").exists() {
            let allowance = Self::made(first.join(name))?;
            fs::write(allowance.0.join("cpu.cfs_period_us"), PERIOD.to_string())?;
            fs::write(allowance.0.join("cpu.cfs_quota_us"), quota.to_string())?;
            allowance
        } else {
            fs::write(root.join("cgroup.subtree_control"), "+cpu")?;
            let allowance = Self::made(root.join(name))?;
            fs::write(allowance.0.join("cpu.max"), format!("{quota} {PERIOD}"))?;
            allowance
        };
        Ok(allowance)
    }

    fn made(place: PathBuf) -> io::Result<Self> {
        fs::create_dir(&place)?;
        Ok(Self(place))
    }

    /// Holds the process and what it starts from now on to it.
    pub fn hold(&self, process: u32) -> io::Result<()> {
        fs::write(self.0.join("cgroup.procs"), process.to_string())
    }
}

impl Drop for Allowance {
    fn drop(&mut self) {
        drop(fs::remove_dir(&self.0));
    }
}

/// In microseconds: how often it is given anew.
const PERIOD: u32 = 20_000;
