//! A video on its way to the gate: hashed as it came, inspected, cleaned, and looked at by scenes.
//!
//! Its container is read here, by a parser that can't be taken over; its frames are decoded in the worker's
//! process, from the cleaned file, so that what is looked at is what will be served. A video of which
//! some frame can't be decoded is broken: what was not looked at is not accepted.

use std::io::{self, Read, Write};
use std::time::Duration;

use aws_lc_rs::digest::{Context, SHA256};
use chatpic_media::{Frame, Thumbnail, video};
use chatpic_scan::lists::Media;
use chatpic_scan::{Exact, Hashing};
use chatpic_worker::{Failed, Format, Size, Stop, Worker};

use super::Scanned;
use super::cleaned::{Clean, Film};
use super::scenes::Scenes;
use crate::actions::fingerprint::Fingerprint;
use crate::actions::receive::spool_fault;
use crate::actions::spool::{AtRest, ByWorker};
use crate::actions::{Broken, NoVideo, Refused};
use crate::app::App;

/// For what was let in once: written anew, coded anew or marked, it may be a little more of each than
/// what came.
pub(in crate::actions) const ANY: video::Limits = video::Limits {
    bytes: u64::MAX,
    millis: u64::MAX,
    long_side: u32::MAX,
    short_side: u32::MAX,
    samples: 2_000_000,
    sample_bytes: 64 << 20,
    head_bytes: 256 << 20,
    parts: 4_000_000,
};

/// Takes a video through hashing, inspecting, cleaning and decoding.
///
/// # Errors
/// Whatever is wrong with it, or with what decodes it.
pub fn scanned(app: &App, file: &mut AtRest) -> Result<Scanned, Refused> {
    let worker = app.videos.worker().map_err(NoVideo::from)?;
    let original = hashed(file).map_err(spool_fault)?;
    let (mut film, mut sha256) = clean(app, file, &app.config.media.videos.limits)?;
    if !film.cleaned.about.plays_in_browsers() {
        (film, sha256) = coded_anew(app, worker, film)?;
    }
    let (scenes, poster) = looked_at(worker, &mut film)?;
    let fingerprint = Fingerprint::of_video(&original, sha256, scenes.plain());
    let media =
        Media { original, cleaned: Some(sha256), variants: Vec::new(), scenes: scenes.finish() };
    Ok(Scanned { cleaned: Clean::Video(Box::new(film)), media, fingerprint, thumb: poster })
}

/// How the worker reads what is cleaned into this format.
pub fn format(about: &video::About) -> Format {
    match about.format {
        video::Format::Mp4 => Format::Mp4,
        video::Format::WebM => Format::WebM,
    }
}

fn hashed(file: &mut AtRest) -> io::Result<Exact> {
    let (mut hashing, mut piece) = (Hashing::new(), vec![0; PIECE]);
    let mut file = file.onwards();
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hashing.finish()),
            len => hashing.update(&piece[..len]),
        }
    }
}

/// Writes the video again with only what plays: sealed on the disk, with the SHA-256 of it.
fn clean(
    app: &App,
    file: &mut AtRest,
    limits: &video::Limits,
) -> Result<(Film, [u8; 32]), Refused> {
    let out = ByWorker::open(app.spool_dir(), app.config.limits.free_space, &*app.rng)
        .map_err(spool_fault)?;
    let mut out = Digested { out, digest: Context::new(&SHA256) };
    let inspected = video::inspect(file, limits)?;
    if !inspected.about().plays_in_browsers() && !app.config.media.videos.transcode {
        return Err(NoVideo::NotPlayed.into());
    }
    let cleaned = inspected.clean(&mut out)?;
    let Digested { out, digest } = out;
    let sha256 = digest.finish().as_ref().try_into().expect("SHA-256 has 32 bytes");
    Ok((Film { file: out.at_rest().map_err(spool_fault)?, cleaned }, sha256))
}

/// The same in a coding that every browser plays.
fn coded_anew(app: &App, worker: &Worker, mut film: Film) -> Result<(Film, [u8; 32]), Refused> {
    let mut out = ByWorker::open(app.spool_dir(), app.config.limits.free_space, &*app.rng)
        .map_err(spool_fault)?;
    let mut fault = None;
    let format = format(&film.cleaned.about);
    let done = worker.transcode(format, &mut film.file.onwards(), &mut |piece| {
        out.write_all(piece).map_err(|error| {
            fault = Some(error);
            Stop
        })
    });
    done.map_err(|failed| fault.map_or_else(|| failed.into(), spool_fault))?;
    let mut coded = out.at_rest().map_err(spool_fault)?;
    let removed = film.cleaned.removed;
    let (mut film, sha256) = clean(app, &mut coded, &ANY)?;
    film.cleaned.removed = removed;
    Ok((film, sha256))
}

/// Looks at its frames, and makes a poster of the first that shows something.
fn looked_at(worker: &Worker, film: &mut Film) -> Result<(Scenes, Option<Thumbnail>), Refused> {
    let video::About { width, height, millis, .. } = film.cleaned.about;
    let size = Size::within(width, height, SIDE);
    let every = Duration::from_millis(millis / MOST_SECONDS).max(Duration::from_secs(1));
    let (mut scenes, mut poster, mut shows) = (Scenes::default(), None, false);
    let format = format(&film.cleaned.about);
    worker.frames(format, size, every, &mut film.file.onwards(), &mut |frame| {
        let seen = scenes.see(&frame);
        if poster.is_none() || seen && !shows {
            let (width, height) = (frame.size.width().into(), frame.size.height().into());
            let frame = Frame { pixels: frame.rgb, width, height, channels: 3 };
            (poster, shows) = (Some(Thumbnail::of(&frame, UPRIGHT)), seen);
        }
        Ok(())
    })?;
    Ok((scenes, poster))
}

impl From<video::Error> for Refused {
    fn from(error: video::Error) -> Self {
        match error {
            video::Error::Refused(refusal) => refusal.into(),
            video::Error::Io(error) => spool_fault(error),
        }
    }
}

impl From<Failed> for Refused {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Busy => Self::Broken(Broken::TooHeavy),
            failed if failed.is_of_media() => Self::Broken(Broken::Undecodable),
            Failed::Input(error) => spool_fault(error),
            Failed::Late(_) | Failed::Died(_) => {
                tracing::error!(%failed, "this machine is too busy for videos");
                Self::Unavailable
            }
            // What it said may quote the file.
            Failed::NotLocked { .. } => {
                tracing::error!(
                    "the worker for videos and AVIF does not begin: see chatpic doctor"
                );
                Self::Unavailable
            }
            failed => {
                tracing::error!(%failed, "the worker for videos and AVIF can't be run");
                Self::Unavailable
            }
        }
    }
}

/// What is written, and its digest.
struct Digested {
    out: ByWorker,
    digest: Context,
}

impl Write for Digested {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

const PIECE: usize = 256 << 10;
/// Pixels along the longer side of the frames that are looked at: PDQ needs no more.
const SIDE: u16 = 512;
/// Beside cuts, so many frames are looked at, at most one a second.
const MOST_SECONDS: u64 = 300;
/// Frames come as they are displayed.
const UPRIGHT: u8 = 1;
