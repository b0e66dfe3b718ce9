//! Feeds a process and takes what it gives, all on one thread, until it ends or has to be ended. In the
//! end the process is dead and waited for, whatever happened.

use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Pid, PidfdFlags, pidfd_open};
use rustix::time::{
    Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create,
    timerfd_settime,
};

use crate::failed::{Failed, Stop};
use crate::inside::NOT_LOCKED;
use crate::limits::Limits;

/// Runs `command` on `input`, and gives `take` its output piece by piece. What it says on standard error
/// is kept up to 4 KiB. Of the limits, time and output are kept here; while `input` or `take` make it
/// wait, nobody looks at the clock.
///
/// The process is killed when this thread ends, too: its bounds say so.
pub fn run(
    mut command: Command,
    input: &mut dyn Read,
    take: &mut dyn FnMut(&[u8]) -> Result<(), Failed>,
    limits: &Limits,
) -> Result<(), Failed> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = Guarded(command.spawn()?);
    let timer = timer(limits.wall)?;
    let pid = Pid::from_child(&child.0);
    let ended = pidfd_open(pid, PidfdFlags::empty()).map_err(io::Error::from)?;
    let mut feed = Feed::new(child.0.stdin.take(), input)?;
    let (mut output, mut errors) = (child.0.stdout.take(), child.0.stderr.take());
    let (mut piece, mut given, mut said) = (vec![0; PIECE], 0u64, Vec::new());
    loop {
        let ready = wait(&timer, &ended, &feed, output.as_ref(), errors.as_ref())?;
        if ready.late {
            return Err(Failed::Late(limits.wall));
        }
        if ready.feed {
            feed.step()?;
        }
        if ready.output {
            let read = read(&mut output, &mut piece)?;
            given += u64::try_from(read).expect("64 bits hold it");
            if given > limits.output {
                return Err(Failed::TooMuch(limits.output));
            }
            if read > 0 {
                take(&piece[..read])?;
            }
        }
        if ready.errors {
            let read = read(&mut errors, &mut piece)?;
            let room = SAID - said.len();
            said.extend_from_slice(&piece[..read.min(room)]);
        }
        // What it gave before it ended is still in the pipes.
        if ready.ended && output.is_none() && errors.is_none() {
            let status = child.0.wait()?;
            return judge(status, String::from_utf8_lossy(&said).trim().to_owned());
        }
    }
}

fn judge(status: ExitStatus, said: String) -> Result<(), Failed> {
    match (status.code(), status.signal()) {
        (Some(0), _) => Ok(()),
        // A panic before it was ffmpeg ends with 101.
        (Some(code), _) if [i32::from(NOT_LOCKED), 101].contains(&code) => {
            Err(Failed::NotLocked { said })
        }
        // It takes the signal that says so, and ends like this.
        (Some(255), _) => Err(Failed::Busy),
        (Some(code), _) => Err(Failed::Refused { code, said }),
        (_, Some(libc::SIGSYS)) => Err(Failed::Forbidden),
        (_, Some(libc::SIGXCPU)) => Err(Failed::Busy),
        (_, signal) => Err(Failed::Died(signal.unwrap_or(0))),
    }
}

/// Dies with its owner.
struct Guarded(Child);

impl Drop for Guarded {
    fn drop(&mut self) {
        // Both fail where it was waited for, which is fine.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What is on its way to the process.
struct Feed<'a> {
    to: Option<ChildStdin>,
    from: &'a mut dyn Read,
    piece: Vec<u8>,
    /// The part of the piece that is still to be written.
    left: std::ops::Range<usize>,
}

impl<'a> Feed<'a> {
    fn new(to: Option<ChildStdin>, from: &'a mut dyn Read) -> io::Result<Self> {
        if let Some(to) = &to {
            rustix::io::ioctl_fionbio(to, true)?;
        }
        Ok(Self { to, from, piece: vec![0; PIECE], left: 0..0 })
    }

    /// Writes what fits. Where the input ends, or the process wants no more, the pipe is closed.
    fn step(&mut self) -> Result<(), Failed> {
        let Some(to) = &self.to else { return Ok(()) };
        if self.left.is_empty() {
            let read = loop {
                match self.from.read(&mut self.piece) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    read => break read.map_err(Failed::Input)?,
                }
            };
            self.left = 0..read;
        }
        if self.left.is_empty() {
            self.to = None;
            return Ok(());
        }
        match rustix::io::write(to, &self.piece[self.left.clone()]) {
            Ok(written) => self.left.start += written,
            Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => {}
            Err(rustix::io::Errno::PIPE) => self.to = None,
            Err(error) => return Err(Failed::Machine(error.into())),
        }
        Ok(())
    }
}

#[derive(Default)]
struct Ready {
    late: bool,
    ended: bool,
    feed: bool,
    output: bool,
    errors: bool,
}

/// Waits until there is something to do.
fn wait<'a>(
    timer: &'a OwnedFd,
    ended: &'a OwnedFd,
    feed: &'a Feed<'_>,
    output: Option<&'a ChildStdout>,
    errors: Option<&'a ChildStderr>,
) -> io::Result<Ready> {
    let mut waiting = vec![PollFd::new(timer, PollFlags::IN)];
    let mut add = |fd: Option<BorrowedFd<'a>>, flags| {
        waiting.push(PollFd::from_borrowed_fd(fd?, flags));
        Some(waiting.len() - 1)
    };
    let feed = add(feed.to.as_ref().map(AsFd::as_fd), PollFlags::OUT);
    let out = add(output.map(AsFd::as_fd), PollFlags::IN);
    let err = add(errors.map(AsFd::as_fd), PollFlags::IN);
    // Before, it would only wake a loop that has to wait for the pipes.
    let end = add((out.is_none() && err.is_none()).then(|| ended.as_fd()), PollFlags::IN);
    loop {
        match poll(&mut waiting, None) {
            Err(rustix::io::Errno::INTR) => {}
            polled => break polled.map(drop)?,
        }
    }
    let at = |at: Option<usize>| at.is_some_and(|at| !waiting[at].revents().is_empty());
    Ok(Ready {
        late: at(Some(0)),
        ended: at(end),
        feed: at(feed),
        output: at(out),
        errors: at(err),
    })
}

/// Reads once; at the end of it the pipe is closed.
fn read(from: &mut Option<impl Read>, piece: &mut [u8]) -> io::Result<usize> {
    let Some(pipe) = from else { return Ok(0) };
    match pipe.read(piece) {
        Ok(0) => *from = None,
        Ok(read) => return Ok(read),
        Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
        Err(error) => return Err(error),
    }
    Ok(0)
}

/// Can be read once the time is over.
fn timer(wall: Duration) -> io::Result<OwnedFd> {
    let timer = timerfd_create(TimerfdClockId::Monotonic, TimerfdFlags::CLOEXEC)?;
    // Nothing at all would mean never.
    let wall = wall.max(Duration::from_nanos(1));
    let it_value = Timespec::try_from(wall).map_err(io::Error::other)?;
    let once = Itimerspec { it_interval: Timespec { tv_sec: 0, tv_nsec: 0 }, it_value };
    timerfd_settime(&timer, TimerfdTimerFlags::empty(), &once)?;
    Ok(timer)
}

impl From<Stop> for Failed {
    fn from(Stop: Stop) -> Self {
        Self::Stopped
    }
}

const PIECE: usize = 64 * 1024;
/// How much is kept of what the process says.
const SAID: usize = 4096;
