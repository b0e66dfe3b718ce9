//! The gate: what every media passes between being inspected and being sealed.
//!
//! A picture is decoded once, by memory-safe decoders, or where it is AVIF by the worker; a JPEG with a border at
//! its bottom alone once more, as a whole (`strips`). All of its frames, its bytes and what is left of them after
//! cleaning are held against the lists. Of a video (`video`) it is frames at each second and at cuts. Only a
//! verdict makes an [`Accepted`], and only an `Accepted` can be sealed. Where the lists can't be read there is no verdict, and no upload.
//!
//! Whoever is refused learns that alone. The whole work is done for every media, whatever is hit and when,
//! and the answer waits for the next step of a clock that began with the scan ([`hold`]): a hit by a hash
//! can't be told from one by likeness, nor one list from another.

pub(super) mod av1;
mod cleaned;
mod follow;
mod looks;
mod scenes;
mod step;
mod strips;
pub(super) mod video;

use std::net::IpAddr;
use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use chatpic_media::{Av1, Coming, Format, Limits, Refusal, Thumbnail, Unsupported, inspect};
use chatpic_scan::lists::Media;
use chatpic_scan::{Exact, Verdict};

pub use cleaned::Clean;
pub use step::hold;

use super::Refused;
use super::fingerprint::Fingerprint;
use super::lists::{Compiled, Reach, current};
use super::receive::{spool_fault, too_large};
use super::spool::{AtRest, Spooled};
use crate::app::App;
use crate::workers::Slot;
use follow::Hits;
pub(super) use follow::preserve;
use looks::Looks;

/// A media that has been hashed, with all of its frames, or with those of a video that are looked at.
/// Nothing has been said of it yet.
pub struct Scanned {
    cleaned: Clean,
    media: Media,
    fingerprint: Fingerprint,
    thumb: Option<Thumbnail>,
}

/// Where a media goes, and so what it is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Into a share, with a thumbnail or without. Nothing can wait for review: what would have to is refused.
    Share { thumbs: bool },
    /// Into a channel.
    Channel,
}

/// A media that may be sealed: a verdict said so.
pub struct Accepted {
    cleaned: Clean,
    fingerprint: Fingerprint,
    labelled: bool,
    held: bool,
    thumb: Option<Thumbnail>,
}

/// What became of one media.
struct Judged {
    /// `None` where it is refused.
    accepted: Option<Accepted>,
    /// What is to be done about what it hit.
    hits: Hits,
}

/// Scans one file of an upload: `None` where it is refused. What is counted of it, and kept as evidence,
/// takes none of the answer's time. `from` is whose upload it is, where the operator wants that kept with
/// what must be reported. The slot is for what comes next.
///
/// # Errors
/// Whatever is wrong with the file, and [`Refused::Unavailable`] where there are no lists to go by.
pub(super) async fn scan(
    app: &Arc<App>,
    file: Spooled,
    from: Option<IpAddr>,
    door: Door,
) -> Result<(Option<Accepted>, Slot), Refused> {
    // Compiling lists takes a slot: whoever has one must not wait for lists.
    current(app).await?;
    let is_video = is_video(&file);
    let media = &app.config.media;
    let is_avif = Format::sniff(file.head()) == Some(Format::Avif);
    let (slots, most) = match (is_video, is_avif) {
        (true, _) => (&app.videos.scanning, media.videos.limits.bytes),
        (_, true) => (&app.videos.stills, media.max_file_bytes),
        _ => (&app.workers, media.max_file_bytes),
    };
    if file.len() > most {
        return Err(too_large(most));
    }
    let (slot, sha256) = (slots.slot().await, file.sha256());
    let (lists, file) = (app.lists.latest()?, file.at_rest().await);
    let node = Arc::clone(app);
    let work = move || match is_video {
        true => of_video(&node, file, &lists, door),
        false => of_picture(&node, file, sha256, &lists, door),
    };
    let (done, slot) = slot.run(work).await?;
    let (Judged { accepted, hits }, file) = done?;
    let verdict = match &accepted {
        Some(accepted) if accepted.held => "hold",
        Some(_) => "accept",
        None => "refuse",
    };
    metrics::counter!("chatpic_scans_total", "verdict" => verdict).increment(1);
    if !hits.is_empty() {
        let follow = hits.follow(Arc::clone(app), file, from);
        app.tasks.spawn(follow);
    }
    Ok((accepted, slot))
}

/// Whether a file is a video, by what it begins with.
pub(super) fn is_video(file: &Spooled) -> bool {
    chatpic_media::video::Format::sniff(file.head()).is_some()
}

fn of_picture(
    app: &App,
    file: AtRest,
    sha256: Option<[u8; 32]>,
    lists: &Compiled,
    door: Door,
) -> Result<(Judged, AtRest), Refused> {
    let bytes = file.into_bytes().map_err(spool_fault)?;
    let scanned = Scanned::of(app, &bytes, sha256, door.thumbs())?;
    Ok((scanned.judge(lists, door), AtRest::in_memory(bytes)))
}

fn of_video(
    app: &App,
    mut file: AtRest,
    lists: &Compiled,
    door: Door,
) -> Result<(Judged, AtRest), Refused> {
    let scanned = video::scanned(app, &mut file)?;
    Ok((scanned.judge(lists, door), file))
}

impl Scanned {
    /// Takes a picture's file through inspecting, decoding and cleaning, and hashes it on the way. No AVIF.
    ///
    /// # Errors
    /// Whatever is wrong with the file.
    pub fn new(bytes: &[u8], limits: &Limits) -> Result<Self, Refusal> {
        let refused = Refusal::Unsupported(Unsupported::UncheckedAvif);
        Self::through(bytes, None, limits, &mut |_, _| Err(refused.clone()), false)
    }

    /// The same with a worker for AVIF. `sha256` is that of the bytes, where it is known; `thumbs` also
    /// makes a thumbnail, of the first frame.
    ///
    /// # Errors
    /// Whatever is wrong with the file or the worker.
    pub(super) fn of(
        app: &App,
        bytes: &[u8],
        sha256: Option<[u8; 32]>,
        thumbs: bool,
    ) -> Result<Self, Refused> {
        Self::through(bytes, sha256, &app.config.media.pictures, &mut *av1::decoder(app), thumbs)
    }

    fn through<E: From<Refusal>>(
        bytes: &[u8],
        sha256: Option<[u8; 32]>,
        limits: &Limits,
        av1: &mut Av1<'_, E>,
        thumbs: bool,
    ) -> Result<Self, E> {
        let inspected = inspect(bytes, limits)?;
        let mut looks = Looks::of(inspected.frames());
        let (orientation, mut thumb) = (inspected.orientation(), None);
        let decoded = match inspected.coming() {
            Coming::Strips(it) => strips::look(it, bytes, limits, &mut looks, thumbs, &mut thumb)?,
            Coming::Frames(inspected) => inspected.decode_with(av1, &mut |frame| {
                looks.see(&frame);
                if thumbs && thumb.is_none() {
                    thumb = Some(Thumbnail::of(&frame, orientation));
                }
            })?,
        };
        let cleaned = decoded.clean()?;
        let sha256 = sha256.unwrap_or_else(|| sha256_of(bytes));
        let (original, (variants, plain)) = (Exact::beside(sha256, bytes), looks.finish());
        // What held nothing but a picture is what it was.
        let sha256 = match cleaned.bytes == bytes {
            true => original.sha256,
            false => sha256_of(&cleaned.bytes),
        };
        let fingerprint = Fingerprint::new(&original, sha256, &plain);
        Ok(Self {
            cleaned: Clean::Picture(cleaned),
            media: Media { original, cleaned: Some(sha256), variants, scenes: Vec::new() },
            fingerprint,
            thumb,
        })
    }

    /// Holds it against the lists that reach where it goes.
    fn judge(self, lists: &Compiled, door: Door) -> Judged {
        let found = lists.find(&self.media, door.reach());
        let hits = Hits::new(&found, &self.cleaned, &self.fingerprint);
        let verdict = door.verdict(found.verdict());
        let accepted = (verdict != Verdict::Refuse).then(|| Accepted {
            cleaned: self.cleaned,
            fingerprint: self.fingerprint,
            labelled: found.is_labelled(),
            held: verdict == Verdict::Hold,
            thumb: self.thumb,
        });
        Judged { accepted, hits }
    }

    pub fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// What it is looked for by.
    pub fn into_media(self) -> Media {
        self.media
    }
}

impl Door {
    fn thumbs(self) -> bool {
        self != Self::Share { thumbs: false }
    }

    fn reach(self) -> Reach {
        match self {
            Self::Share { .. } => Reach::Everywhere,
            Self::Channel => Reach::Channels,
        }
    }

    fn verdict(self, verdict: Verdict) -> Verdict {
        match self {
            Self::Share { .. } => verdict.on_a_share(),
            Self::Channel => verdict,
        }
    }
}

fn sha256_of(bytes: &[u8]) -> [u8; 32] {
    digest(&SHA256, bytes).as_ref().try_into().expect("SHA-256 has 32 bytes")
}

impl Accepted {
    /// What may be sealed.
    pub fn cleaned(&self) -> &Clean {
        &self.cleaned
    }

    pub fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// Whether a list says that it is to be marked.
    pub fn is_labelled(&self) -> bool {
        self.labelled
    }

    /// Whether a person must look before anybody sees it.
    pub fn is_held(&self) -> bool {
        self.held
    }

    pub fn thumb(&self) -> Option<&Thumbnail> {
        self.thumb.as_ref()
    }

    /// What may be sealed, and the thumbnail that goes with it.
    pub fn into_parts(self) -> (Clean, Option<Thumbnail>) {
        (self.cleaned, self.thumb)
    }
}
