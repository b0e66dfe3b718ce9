//! Videos as files: which container they are, how large and long they play, what in them is not the
//! video, and the same video again with only that left.
//!
//! [`inspect`] reads the container and enforces every limit before any codec sees a byte;
//! [`Inspected::clean`] writes it anew, from front to back, from parsed values: MP4 and MOV to MP4 with
//! `moov` first, WebM to WebM with its cues first. Coded frames are copied without being decoded; units
//! in them that carry no picture or sound are left out (`payload`). The memory that is needed goes
//! with the number of frames, never with the file.
//!
//! One video track is kept and one of sound: of each the first that is switched on and that can be
//! taken. What a cut hides before and behind what plays goes too, as far as frames can be decoded
//! without it. Refused is what has no video, is encrypted, takes its frames from elsewhere, plays at
//! changing speed, or is coded in a way that is not known here. Nothing here decodes or proves that
//! frames can be decoded; that is for a worker that has nothing to lose.

mod format;
mod leavings;
mod limits;
mod mp4;
mod pace;
mod payload;
mod source;
mod webm;

use std::io::{self, Write};

pub use format::{AudioCodec, Format, VideoCodec};
pub use limits::Limits;
pub use pace::Pace;
pub use source::{Seeking, Source};

use crate::{Refusal, Removed};
use source::Window;

/// Reads the container of a video without decoding any of it.
///
/// # Errors
/// [`Error::Refused`] where it is not accepted, its structure is broken or cut off, or a limit is
/// exceeded; [`Error::Io`] where `source` can't be read.
pub fn inspect<'a>(source: &'a mut dyn Source, limits: &Limits) -> Result<Inspected<'a>, Error> {
    let mut window = Window::new(source);
    let size = window.size();
    if size > limits.bytes {
        return Err(Refusal::TooLarge { what: "bytes", limit: limits.bytes }.into());
    }
    let head = usize::try_from(size).unwrap_or(usize::MAX).min(64);
    let format = Format::sniff(window.bytes(0, head)?).ok_or(Refusal::NotAccepted)?;
    let film = match format {
        Format::Mp4 => Film::Mp4(mp4::Movie::read(&mut window, limits)?),
        Format::WebM => Film::WebM(webm::Segment::read(&mut window, limits)?),
    };
    let about = match &film {
        Film::Mp4(it) => it.about(),
        Film::WebM(it) => it.about(),
    };
    limits.admit(about.width, about.height)?;
    limits.admit_millis(about.millis)?;
    Ok(Inspected { window, film, about, limits: limits.clone() })
}

/// A video whose container is sound and within limits. Its frames are not yet known to be.
#[derive(Debug)]
pub struct Inspected<'a> {
    window: Window<'a>,
    film: Film,
    about: About,
    limits: Limits,
}

impl Inspected<'_> {
    /// What the container says of it.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Writes the video again with what playing it needs and nothing else, once from front to back.
    /// Every frame that needs cleaning is read twice: its length has to be known before the first is
    /// written.
    ///
    /// # Errors
    /// [`Error::Refused`] where a frame is broken, [`Error::Io`] where `source` can't be read or `out`
    /// not written. What was written by then is to be thrown away.
    pub fn clean(mut self, out: &mut dyn Write) -> Result<Cleaned, Error> {
        let mut out = Counted { inner: out, written: 0 };
        let removed = match self.film {
            Film::Mp4(it) => it.clean(&mut self.window, &self.limits, &mut out)?,
            Film::WebM(it) => it.clean(&mut self.window, &self.limits, &mut out)?,
        };
        out.flush()?;
        Ok(Cleaned { about: self.about, bytes: out.written, removed })
    }
}

/// What plays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The container that it is cleaned into.
    pub format: Format,
    /// How its pictures are coded.
    pub video: VideoCodec,
    /// How its sound is coded, where it has any.
    pub audio: Option<AudioCodec>,
    /// Width in pixels as displayed, turned and with its pixels made square.
    pub width: u32,
    /// Height in pixels as displayed.
    pub height: u32,
    /// By how many degrees clockwise it is turned when displayed: 0, 90, 180 or 270.
    pub rotation: u16,
    /// How long it plays, by its frames and edits.
    pub millis: u64,
    /// Coded pictures.
    pub frames: u32,
}

impl About {
    /// Whether a usual browser plays it.
    pub fn plays_in_browsers(&self) -> bool {
        self.video.plays_in_browsers()
    }
}

/// A video of which only what plays was written.
#[derive(Debug)]
pub struct Cleaned {
    /// What plays, as it was before.
    pub about: About,
    /// Bytes that were written.
    pub bytes: u64,
    /// What was left out, sorted, each kind once.
    pub removed: Vec<Removed>,
}

/// Why a video was not inspected or cleaned.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It can't be taken; the sender can mend that.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The machine could not read or write.
    #[error(transparent)]
    Io(#[from] io::Error),
}

#[derive(Debug)]
enum Film {
    Mp4(mp4::Movie),
    WebM(webm::Segment),
}

/// Knows how far a file has been written.
struct Counted<'a> {
    inner: &'a mut dyn Write,
    written: u64,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.written += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Frames were of another length when they were read again.
fn changed() -> Error {
    io::Error::other("the video changed while it was read").into()
}
