//! The worker process: what `chatpic decode-worker` does before it is ffmpeg.

use std::fs::File;
use std::io::Read;
use std::os::fd::{AsFd, AsRawFd};
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};

use rustix::fs::{MemfdFlags, SealFlags};

use crate::job::Job;
use crate::order::{Order, Task};
use crate::sandbox::Cell;
use crate::{arguments, escape, raw};

/// Obeys the words that [`Worker`](crate::Worker) started this process with, and ends as ffmpeg. Returns
/// only where that can't be, and then says why on standard error.
///
/// To be called while the process has one thread and has opened nothing. It closes every descriptor but
/// the three standard ones.
pub fn obey(words: &[String]) -> ExitCode {
    let done = raw::close_inherited()
        .map_err(|error| format!("inherited descriptors: {error}"))
        .and_then(|()| Order::parse(words).ok_or("the order can't be read".to_owned()))
        .and_then(|Order { cell, task }| match task {
            Task::Decode(job) => decode(&cell, &job),
            Task::Try { name, directory } => escape::within(&cell, &name, &directory),
        });
    done.unwrap_or_else(|failed| {
        eprintln!("chatpic: {failed}");
        ExitCode::from(NOT_LOCKED)
    })
}

/// How a process ends that didn't become ffmpeg. ffmpeg itself ends with other numbers.
pub const NOT_LOCKED: u8 = 120;

fn decode(cell: &Cell, job: &Job) -> Result<ExitCode, String> {
    let ffmpeg = cell.executed.first().ok_or("the order names no ffmpeg")?;
    let _overlay = overlay(job.bytes_before())?;
    cell.lock()?;
    let failed = Command::new(ffmpeg).args(arguments::of(job)).env_clear().exec();
    Err(format!("{ffmpeg} can't be executed: {failed}"))
}

/// Moves what comes before the video to a descriptor of its own, where ffmpeg reads it: in memory, and
/// sealed, so that it is no place to write to.
fn overlay(bytes: usize) -> Result<Option<File>, String> {
    if bytes == 0 {
        return Ok(None);
    }
    let failed = |error: std::io::Error| format!("the picture to lay over: {error}");
    // Not through the library's standard input, which would read ahead into the video.
    let mut pixels = vec![0; bytes];
    let stdin = rustix::stdio::stdin().as_fd().try_clone_to_owned().map_err(failed)?;
    File::from(stdin).read_exact(&mut pixels).map_err(failed)?;
    let file = rustix::fs::memfd_create(c"overlay", MemfdFlags::ALLOW_SEALING)
        .map_err(|error| failed(error.into()))?;
    let mut file = File::from(file);
    std::io::Write::write_all(&mut file, &pixels).map_err(failed)?;
    std::io::Seek::rewind(&mut file).map_err(failed)?;
    let seals = SealFlags::WRITE | SealFlags::GROW | SealFlags::SHRINK | SealFlags::SEAL;
    rustix::fs::fcntl_add_seals(&file, seals).map_err(|error| failed(error.into()))?;
    // Nothing else is open.
    if file.as_raw_fd() == 3 { Ok(Some(file)) } else { Err("the picture is not at 3".to_owned()) }
}
