//! Why a job gave nothing.

use std::io;
use std::time::Duration;

/// Why a job gave nothing, or not all. Its process is dead and waited for.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The process didn't start, or couldn't be watched.
    #[error("the worker can't be run: {0}")]
    Machine(#[from] io::Error),
    /// It could not lock itself in, or found no ffmpeg, and did nothing.
    #[error("the worker did not begin: {said}")]
    NotLocked {
        /// Its own words.
        said: String,
    },
    /// The bytes to be decoded couldn't be read.
    #[error("the input can't be read: {0}")]
    Input(io::Error),
    /// Whoever takes the output wants no more.
    #[error("the output is not wanted any more")]
    Stopped,
    /// ffmpeg can make nothing of it.
    #[error("ffmpeg ended with {code}")]
    Refused {
        /// How it ended.
        code: i32,
        /// What it said. It may hold anything, for it comes from the file.
        said: String,
    },
    /// It ended well, without what was asked for.
    #[error("ffmpeg gave {0}")]
    Unfit(&'static str),
    /// It gave more than that.
    #[error("ffmpeg gave more than {0} bytes")]
    TooMuch(u64),
    /// It had not ended by then.
    #[error("ffmpeg did not end within {0:?}")]
    Late(Duration),
    /// It used up its processor time.
    #[error("ffmpeg used up its processor time")]
    Busy,
    /// It did what only an attacker would.
    #[error("ffmpeg was killed for a system call that decoding never makes")]
    Forbidden,
    /// It fell over a signal, or somebody else killed it, as the kernel does when memory is short.
    #[error("ffmpeg was ended by signal {0}")]
    Died(i32),
}

impl Failed {
    /// Whether the video is at fault, as far as can be told, and not this machine or whoever asked.
    pub fn is_of_media(&self) -> bool {
        match self {
            Self::Machine(_) | Self::NotLocked { .. } | Self::Input(_) | Self::Stopped => false,
            // Its processor time is bounded too, and ends first where there are processors to be had.
            Self::Late(_) => false,
            // What the kernel does where memory is short, or whoever stops the machine.
            Self::Died(libc::SIGKILL) => false,
            Self::Refused { .. }
            | Self::Unfit(_)
            | Self::TooMuch(_)
            | Self::Busy
            | Self::Forbidden
            | Self::Died(_) => true,
        }
    }
}

/// No more is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop;
