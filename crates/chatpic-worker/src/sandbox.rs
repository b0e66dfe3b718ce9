//! What a worker process takes from itself before it becomes ffmpeg. None of it can be given back.
//!
//! Four walls, each of which holds by itself against what it is for: bounds on memory, processor time
//! and files (`bounds`), no privileges by any program that is started, no file but ffmpeg and its
//! libraries (`files`), and no system call but those that decoding takes (`calls`).

mod bounds;
mod calls;
mod files;

use std::time::Duration;

use crate::raw;

use calls::Architecture;

/// Which files ffmpeg may open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Files {
    /// Its own and its libraries', to read and run them. This needs Landlock.
    OfTools,
    /// `danger_`: all that the server's user may. Whoever takes ffmpeg over can then read the data
    /// directory, and empty files of it. Sockets, other processes and what the bounds forbid stay shut.
    DangerAny,
}

/// What the kernel of this machine has to lock a worker in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sandbox {
    /// The version of Landlock; none where the operator does without.
    pub landlock: Option<u32>,
}

/// Why no video can be decoded on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unavailable {
    /// It is older than 5.13, or was built without.
    #[error("the kernel has no Landlock, which keeps ffmpeg away from files")]
    NoLandlock,
    /// It must be named in the parameter `lsm` of the kernel.
    #[error("the kernel has Landlock, but was started without it (its parameter lsm)")]
    LandlockOff,
    /// Also where this program runs under a filter that forbids to add one.
    #[error("the kernel can't filter system calls (seccomp)")]
    NoSeccomp,
    /// The filter is written for x86_64 and aarch64.
    #[error("there is no filter of system calls for this processor")]
    Processor,
}

impl Sandbox {
    /// What there is, without using any of it.
    pub fn available(files: Files) -> Result<Self, Unavailable> {
        Architecture::here().ok_or(Unavailable::Processor)?;
        rustix::thread::secure_computing_mode().map_err(|_| Unavailable::NoSeccomp)?;
        match (raw::landlock_version(), files) {
            (Ok(version), Files::OfTools) => Ok(Self { landlock: Some(version) }),
            (_, Files::DangerAny) => Ok(Self { landlock: None }),
            (Err(rustix::io::Errno::OPNOTSUPP), _) => Err(Unavailable::LandlockOff),
            (Err(_), _) => Err(Unavailable::NoLandlock),
        }
    }
}

/// What a worker process is to be left with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Addresses, in bytes.
    pub memory: u64,
    /// In whole seconds.
    pub processor: Duration,
    /// What may be opened beside what is open.
    pub files: Files,
    /// ffmpeg, and the loader it is started by: what may be executed.
    pub executed: Vec<String>,
    /// Libraries.
    pub read: Vec<String>,
}

impl Cell {
    /// Locks this process, which must have one thread, into the cell. What fails leaves it half locked:
    /// the process is of no use then and must end.
    pub fn lock(&self) -> Result<(), String> {
        bounds::set(self)?;
        // By hand, for Landlock's crate does it too, but isn't asked where there is none.
        rustix::thread::set_no_new_privs(true).map_err(|error| format!("no_new_privs: {error}"))?;
        if self.files == Files::OfTools {
            files::restrict(self)?;
        }
        calls::filter()
    }
}
