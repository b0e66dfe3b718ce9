//! The steps of an upload that has arrived: inspect → scan → clean → seal → put. What comes of them is
//! durable and nobody's yet; publishing it makes a share or a post of it.
//!
//! A crash leaves at most an orphan blob, which reconciling finds; a row never points at nothing.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use chatpic_core::{BlobKey, MediaId, ShareId, Timestamp, Token};
use chatpic_media::Thumbnail;
use chatpic_media::video::Source;
use chatpic_seal::{ContentKey, Kind, ObjectKey, Sealer, lookup, wrap};
use chatpic_store::blobs::BlobWriter;
use chatpic_store::records::{Answer, Lookup, NewLink, NewShare, Sealed, StoredMedia};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::Instant;

use super::Refused;
use super::comments;
use super::contents::{Contents, Facts, Thumb};
use super::receive::{File, Upload, spool_fault};
use super::scan::{self, Accepted, Clean};
use super::spool::{AtRest, Spooled};
use super::upload_pass::Admission;
use super::uploads::Arrived;
use crate::app::App;
use crate::workers::Slot;

pub use super::scan::Door;

/// An upload whose media are sealed and durable. Dropped before it is published, it leaves nothing.
pub struct Ingested {
    pub key: ContentKey,
    pub contents: Contents,
    /// Whether a person must look before anybody sees it.
    pub held: bool,
    pub placed: Placed,
    /// The resumable uploads that it was made of.
    uploads: Vec<Lookup>,
    admission: Admission,
    _place: OwnedSemaphorePermit,
}

/// Runs `work` to its end, whether or not somebody still waits for it.
pub async fn to_the_end<T: Send + 'static>(
    app: &App,
    work: impl Future<Output = Result<T, Refused>> + Send + 'static,
) -> Result<T, Refused> {
    app.tasks.spawn(work).await.map_err(|_| {
        // The error would tell a panic's message, which may hold anything.
        tracing::error!("an upload's task ended early");
        Refused::Unavailable
    })?
}

/// Takes an upload through all steps.
///
/// # Errors
/// Whatever is wrong with a picture, and [`Refused::NoRoom`] or [`Refused::Unavailable`].
pub async fn ingest(app: &Arc<App>, upload: Upload, door: Door) -> Result<Ingested, Refused> {
    let Upload { files, admission, from, _place, .. } = upload;
    let begun = Instant::now();
    let key = ContentKey::generate(&mut app.fill());
    let mut placed = Placed { app: Arc::clone(app), media: Vec::new(), kept: false };
    let (mut facts, mut refused, mut held) = (Vec::new(), false, false);
    let files = whole(app, files).await?;
    let uploads = files.iter().filter_map(Whole::upload).collect();
    for file in files {
        let file = file.spooled(app).await?;
        // All of them are scanned, so that it can't be told which was refused.
        match placed.place(file, from, &key, door, refused).await? {
            Some((placed, waits)) => {
                facts.push(placed);
                held |= waits;
            }
            None => refused = true,
        }
    }
    if refused {
        drop((placed, _place));
        scan::hold(begun, app.refusal_step).await;
        return Err(Refused::NotAcceptedHere);
    }
    let contents = Contents { media: facts, owner: None, post: None, preview: false };
    Ok(Ingested { key, contents, held, placed, uploads, admission, _place })
}

/// A file of which all is here.
enum Whole {
    Spooled(Spooled),
    Arrived(Arrived),
}

/// Finds the resumable uploads among the files, all of them before anything is done with one.
async fn whole(app: &App, files: Vec<File>) -> Result<Vec<Whole>, Refused> {
    let mut whole = Vec::with_capacity(files.len());
    for file in files {
        whole.push(match file {
            File::Here(spooled) => Whole::Spooled(spooled),
            File::Stored(token) => Whole::Arrived(Arrived::find(app, token).await?),
        });
    }
    Ok(whole)
}

impl Whole {
    fn upload(&self) -> Option<Lookup> {
        match self {
            Self::Spooled(_) => None,
            Self::Arrived(arrived) => Some(arrived.lookup()),
        }
    }

    async fn spooled(self, app: &App) -> Result<Spooled, Refused> {
        match self {
            Self::Spooled(spooled) => Ok(spooled),
            Self::Arrived(arrived) => arrived.gather(app).await,
        }
    }
}

impl Ingested {
    /// The share that it is to be, with its links, the first one first.
    ///
    /// # Errors
    /// [`Refused::Unavailable`].
    pub async fn share(
        &mut self,
        app: &App,
        id: ShareId,
        manage: &Token,
        (link, more): (NewLink, Vec<NewLink>),
        answer: Option<Answer>,
        now: Timestamp,
    ) -> Result<NewShare, Refused> {
        let tags = self.admission.tags(app, now).await?;
        self.contents.owner = Some(comments::owner(manage));
        let secret = manage.as_bytes();
        let manage_wrap =
            wrap(&self.key, Kind::Manage, secret, None, id.as_bytes(), &mut app.fill())
                .map_err(super::contents::damaged)?;
        Ok(NewShare {
            id,
            created_at: now,
            manage_lookup: Lookup(lookup(Kind::Manage, secret)),
            manage_wrap: Sealed(manage_wrap.to_bytes().to_vec()),
            meta: self.contents.seal(&self.key, id, &*app.rng),
            media: self.placed.media.clone(),
            link,
            more,
            answer,
            pass_tag: tags.pass,
            prefix_tag: Some(tags.prefix),
            uploads: self.uploads.clone(),
        })
    }
}

/// The blobs of a share that is being made. Dropped before the share is published, it deletes them.
pub struct Placed {
    app: Arc<App>,
    media: Vec<StoredMedia>,
    kept: bool,
}

impl Placed {
    /// The share is about to be published. Whether a failed publish was committed can't be known: from
    /// here on the blobs stay, and reconciling decides.
    pub fn publishing(&mut self) {
        self.kept = true;
    }

    /// It was not published, and that is known.
    pub fn not_published(&mut self) {
        self.kept = false;
    }

    /// Takes one file through all steps to a durable blob, and tells whether it has to wait for review.
    /// `None` where it is refused, and for one that is only scanned.
    async fn place(
        &mut self,
        file: Spooled,
        from: Option<IpAddr>,
        key: &ContentKey,
        door: Door,
        only_scan: bool,
    ) -> Result<Option<(Facts, bool)>, Refused> {
        let (accepted, slot) = scan::scan(&self.app, file, from, door).await?;
        let Some(accepted) = accepted.filter(|_| !only_scan) else { return Ok(None) };
        let (id, blob) = (MediaId::random(&*self.app.rng), BlobKey::random(&*self.app.rng));
        self.app.placing().insert(blob);
        let copy_tag = Some(Lookup(self.app.root.tag("copy", &accepted.fingerprint().cleaned.0)));
        self.media.push(StoredMedia { id, blob, stored_len: 0, copy_tag });
        let (facts, waits) = (facts(&accepted), accepted.is_held());
        let stored_len = put(&self.app, accepted, key, id, blob, slot).await?;
        self.media.last_mut().expect("pushed above").stored_len = stored_len;
        Ok(Some((facts, waits)))
    }
}

fn facts(accepted: &Accepted) -> Facts {
    let cleaned = accepted.cleaned();
    let (width, height) = cleaned.size();
    Facts {
        media_type: cleaned.media_type().to_owned(),
        extension: cleaned.extension().to_owned(),
        width,
        height,
        millis: cleaned.millis(),
        bytes: cleaned.bytes(),
        removed: cleaned.removed().iter().map(ToString::to_string).collect(),
        fingerprint: accepted.fingerprint().clone(),
        labelled: accepted.is_labelled(),
        thumb: accepted.thumb().map(told),
        alt: None,
    }
}

fn told(thumb: &Thumbnail) -> Thumb {
    Thumb { width: thumb.width, height: thumb.height, bytes: thumb.bytes.len() as u64 }
}

impl Drop for Placed {
    fn drop(&mut self) {
        let (app, media) = (Arc::clone(&self.app), std::mem::take(&mut self.media));
        let kept = self.kept;
        self.app.tasks.spawn(async move {
            for StoredMedia { blob, .. } in media {
                if !kept && let Err(fault) = app.blobs.delete(blob).await {
                    tracing::warn!(%fault, "an orphan stays until the next reconciling");
                }
                app.placing().remove(&blob);
            }
        });
    }
}

/// How much is sealed before it is written.
const PIECE: usize = 1 << 20;

/// Seals what a verdict let in, and nothing else: the media and, behind it, its thumbnail.
async fn put(
    app: &App,
    accepted: Accepted,
    key: &ContentKey,
    media: MediaId,
    blob: BlobKey,
    slot: Slot,
) -> Result<u64, Refused> {
    let (cleaned, thumb) = accepted.into_parts();
    let mut writer = app.blobs.create(blob).await?;
    let media_key = key.object_key(media.as_bytes());
    let mut len = match cleaned {
        Clean::Picture(cleaned) => seal(app, &media_key, &cleaned.bytes, &mut *writer).await?,
        Clean::Video(film) => seal_file(app, &media_key, film.file, &mut *writer, slot).await?,
    };
    if let Some(thumb) = thumb {
        let thumbnail_key = key.thumbnail_key(media.as_bytes());
        len += seal(app, &thumbnail_key, &thumb.bytes, &mut *writer).await?;
    }
    writer.finish().await?;
    Ok(len)
}

/// Writes one object: its length.
async fn seal(
    app: &App,
    key: &ObjectKey,
    bytes: &[u8],
    writer: &mut dyn BlobWriter,
) -> Result<u64, Refused> {
    let mut out = Vec::new();
    let mut sealer = Sealer::new(key, &mut app.fill(), &mut out);
    for piece in bytes.chunks(PIECE) {
        sealer.push(piece, &mut out);
        writer.write(Bytes::from(std::mem::take(&mut out))).await?;
    }
    let layout = sealer.finish(&mut out);
    writer.write(Bytes::from(out)).await?;
    Ok(layout.sealed_len())
}

/// The same of a file that is not held in memory; it is read on a worker's thread.
async fn seal_file(
    app: &App,
    key: &ObjectKey,
    mut file: AtRest,
    writer: &mut dyn BlobWriter,
    mut slot: Slot,
) -> Result<u64, Refused> {
    let mut out = Vec::new();
    let mut sealer = Sealer::new(key, &mut app.fill(), &mut out);
    let (mut at, len) = (0, file.len());
    while at < len {
        let work = move || {
            let piece = usize::try_from(len - at).map_or(PIECE, |left| left.min(PIECE));
            let mut piece = vec![0; piece];
            file.read_at(at, &mut piece)?;
            sealer.push(&piece, &mut out);
            Ok::<_, io::Error>((file, sealer, out, at + piece.len() as u64))
        };
        let (done, free) = slot.run(work).await?;
        (file, sealer, out, at) = done.map_err(spool_fault)?;
        slot = free;
        writer.write(Bytes::from(std::mem::take(&mut out))).await?;
    }
    let layout = sealer.finish(&mut out);
    writer.write(Bytes::from(out)).await?;
    Ok(layout.sealed_len())
}
