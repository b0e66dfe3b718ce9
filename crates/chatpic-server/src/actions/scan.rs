//! The gate: what every media passes between being inspected and being sealed.
//!
//! A media is decoded once, by memory-safe decoders; all of its frames, its bytes and what is left of them
//! after cleaning are held against the lists. Only a verdict makes an [`Accepted`], and only an `Accepted`
//! can be sealed. Where the lists can't be read there is no verdict, and no upload.
//!
//! Whoever is refused learns that alone. The whole work is done for every media, whatever is hit and when,
//! and the answer waits for the next step of a clock that began with the scan ([`hold`]): a hit by a hash
//! can't be told from one by likeness, nor one list from another.

mod follow;
mod looks;
mod step;

use std::net::IpAddr;
use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use chatpic_media::{Cleaned, Limits, Refusal, Thumbnail, inspect};
use chatpic_scan::lists::Media;
use chatpic_scan::{Exact, Verdict};

pub use step::hold;

use super::Refused;
use super::fingerprint::Fingerprint;
use super::lists::{Compiled, Reach, current};
use super::receive::spool_fault;
use super::spool::Spooled;
use crate::app::App;
use crate::workers::Slot;
use follow::Hits;
pub(super) use follow::preserve;
use looks::Looks;

/// A media that has been hashed, with all of its frames. Nothing has been said of it yet.
pub struct Scanned {
    cleaned: Cleaned,
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
    cleaned: Cleaned,
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
    let slot = app.workers.slot().await;
    let lists = app.lists.latest()?;
    let bytes = file.into_bytes().await.map_err(spool_fault)?;
    let limits = app.config.media.pictures.clone();
    let work = move || {
        let judged = Scanned::through(&bytes, &limits, door.thumbs())?.judge(&lists, door);
        Ok::<_, Refusal>((judged, bytes))
    };
    let (done, slot) = slot.run(work).await?;
    let (Judged { accepted, hits }, bytes) = done?;
    let verdict = match &accepted {
        Some(accepted) if accepted.held => "hold",
        Some(_) => "accept",
        None => "refuse",
    };
    metrics::counter!("chatpic_scans_total", "verdict" => verdict).increment(1);
    if !hits.is_empty() {
        let follow = hits.follow(Arc::clone(app), bytes, from);
        app.tasks.spawn(follow);
    }
    Ok((accepted, slot))
}

impl Scanned {
    /// Takes a file through inspecting, decoding and cleaning, and hashes it on the way.
    ///
    /// # Errors
    /// Whatever is wrong with the file.
    pub fn new(bytes: &[u8], limits: &Limits) -> Result<Self, Refusal> {
        Self::through(bytes, limits, false)
    }

    /// The same; `thumbs` also makes a thumbnail, of the first frame.
    fn through(bytes: &[u8], limits: &Limits, thumbs: bool) -> Result<Self, Refusal> {
        let mut looks = Looks::default();
        let inspected = inspect(bytes, limits)?;
        let (orientation, mut thumb) = (inspected.orientation(), None);
        let decoded = inspected.decode(&mut |frame| {
            looks.see(&frame);
            if thumbs && thumb.is_none() {
                thumb = Some(Thumbnail::of(&frame, orientation));
            }
        })?;
        let cleaned = decoded.clean()?;
        let sha256 = digest(&SHA256, &cleaned.bytes);
        let sha256 = sha256.as_ref().try_into().expect("SHA-256 has 32 bytes");
        let (original, (variants, plain)) = (Exact::of(bytes), looks.finish());
        let fingerprint = Fingerprint::new(&original, sha256, &plain);
        Ok(Self {
            cleaned,
            media: Media { original, cleaned: Some(sha256), variants },
            fingerprint,
            thumb,
        })
    }

    /// Holds it against the lists that reach where it goes.
    fn judge(self, lists: &Compiled, door: Door) -> Judged {
        let found = lists.find(&self.media, door.reach());
        let hits = Hits::new(&found, self.cleaned.format, &self.fingerprint);
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

impl Accepted {
    /// What may be sealed.
    pub fn cleaned(&self) -> &Cleaned {
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
}
