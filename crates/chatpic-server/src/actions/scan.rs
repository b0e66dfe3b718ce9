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
use chatpic_media::{Cleaned, Limits, Refusal, inspect};
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
use looks::Looks;

/// A media that has been hashed, with all of its frames. Nothing has been said of it yet.
pub struct Scanned {
    cleaned: Cleaned,
    media: Media,
    fingerprint: Fingerprint,
}

/// A media that may be sealed: a verdict said so.
pub struct Accepted {
    cleaned: Cleaned,
    fingerprint: Fingerprint,
    labelled: bool,
}

/// What became of one media.
struct Judged {
    /// `None` where it is refused.
    accepted: Option<Accepted>,
    /// What is to be done about what it hit.
    hits: Hits,
}

/// Scans one file of a share: `None` where it is refused. What is counted of it, and kept as evidence,
/// takes none of the answer's time. `from` is whose upload it is, where the operator wants that kept with
/// what must be reported. The slot is for what comes next.
///
/// # Errors
/// Whatever is wrong with the file, and [`Refused::Unavailable`] where there are no lists to go by.
pub(super) async fn scan(
    app: &Arc<App>,
    file: Spooled,
    from: Option<IpAddr>,
) -> Result<(Option<Accepted>, Slot), Refused> {
    // Compiling lists takes a slot: whoever has one must not wait for lists.
    current(app).await?;
    let slot = app.workers.slot().await;
    let lists = app.lists.latest()?;
    let bytes = file.into_bytes().await.map_err(spool_fault)?;
    let limits = app.config.media.pictures.clone();
    let work = move || {
        let judged = Scanned::new(&bytes, &limits)?.judge_for_share(&lists);
        Ok::<_, Refusal>((judged, bytes))
    };
    let (done, slot) = slot.run(work).await?;
    let (Judged { accepted, hits }, bytes) = done?;
    let verdict = if accepted.is_some() { "accept" } else { "refuse" };
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
        let mut looks = Looks::default();
        let decoded = inspect(bytes, limits)?.decode(&mut |frame| looks.see(&frame))?;
        let cleaned = decoded.clean()?;
        let sha256 = digest(&SHA256, &cleaned.bytes);
        let sha256 = sha256.as_ref().try_into().expect("SHA-256 has 32 bytes");
        let (original, (variants, plain)) = (Exact::of(bytes), looks.finish());
        let fingerprint = Fingerprint::new(&original, sha256, &plain);
        Ok(Self {
            cleaned,
            media: Media { original, cleaned: Some(sha256), variants },
            fingerprint,
        })
    }

    /// Holds it against the lists that reach what is shared. On a share nothing can wait for review: what
    /// would have to is refused.
    fn judge_for_share(self, lists: &Compiled) -> Judged {
        let found = lists.find(&self.media, Reach::Everywhere);
        let hits = Hits::new(&found, self.cleaned.format, &self.fingerprint);
        let accepted = match found.verdict().on_a_share() {
            Verdict::Accept => Some(Accepted {
                cleaned: self.cleaned,
                fingerprint: self.fingerprint,
                labelled: found.is_labelled(),
            }),
            Verdict::Hold | Verdict::Refuse => None,
        };
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
}
