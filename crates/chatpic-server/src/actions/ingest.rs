//! The steps of an upload that has arrived: inspect → scan → clean → seal → put. What comes of them is
//! durable and nobody's yet; publishing it makes a share or a post of it.
//!
//! A crash leaves at most an orphan blob, which reconciling finds; a row never points at nothing.

use std::io;
use std::sync::Arc;

use bytes::Bytes;
use chatpic_core::{BlobKey, MediaId, ShareId, Timestamp, Token};
use chatpic_media::Thumbnail;
use chatpic_media::video::Source;
use chatpic_seal::{ContentKey, Kind, ObjectKey, Sealer, lookup, wrap};
use chatpic_store::blobs::BlobWriter;
use chatpic_store::records::{Answer, Lookup, NewLink, NewShare, Sealed, StoredMedia};
use tokio::time::Instant;

use super::Refused;
use super::comments;
use super::contents::{Contents, Facts, Thumb};
use super::receive::{File, Place, Upload, room, spool_fault};
use super::scan::{self, Accepted, Clean};
use super::spool::{AtRest, LOOK_EVERY, Spooled, set_down};
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
    _place: Place,
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
    let Upload { files, admission, client, from, mut place, .. } = upload;
    let begun = Instant::now();
    let (mut ready, mut refused, mut held) = (Vec::new(), false, false);
    let files = whole(app, files).await?;
    let uploads = files.iter().filter_map(Whole::upload).collect();
    for file in files {
        let file = file.spooled(app).await?;
        if scan::is_video(&file) {
            place = place.among_videos(app, client)?;
        }
        // All of them are scanned, so that it can't be told which was refused.
        let (accepted, slot) = scan::scan(app, file, from, door).await?;
        match accepted {
            Some(accepted) => {
                held |= accepted.is_held();
                let beside = ready.iter().map(Ready::held).sum();
                ready.push(Ready::of(app, accepted, beside, slot).await?);
            }
            None => refused = true,
        }
        if refused {
            ready.clear();
        }
    }
    if refused {
        drop(place);
        scan::hold(begun, app.refusal_step).await;
        return Err(Refused::NotAcceptedHere);
    }
    // Not before all of them are: what waits for its turn to be scanned may wait for long, and what lies
    // there for an hour without a row is taken for a dead node's.
    let key = ContentKey::generate(&mut app.fill());
    let mut placed = Placed::none(app);
    let mut media = Vec::with_capacity(ready.len());
    for ready in ready {
        media.push(placed.place(ready, &key).await?);
    }
    let contents = Contents { media, owner: None, post: None, preview: false };
    Ok(Ingested { key, contents, held, placed, uploads, admission, _place: place })
}

/// A media that may be sealed, while the others of its upload are scanned.
struct Ready {
    facts: Facts,
    file: AtRest,
    thumb: Option<Thumbnail>,
}

impl Ready {
    /// Sets down what a verdict let in, and nothing else: a picture in memory where few bytes are held
    /// `beside` it or there is room, else sealed on the disk, where videos lie already.
    async fn of(
        app: &Arc<App>,
        accepted: Accepted,
        beside: usize,
        slot: Slot,
    ) -> Result<Self, Refused> {
        let facts = facts(&accepted);
        let (cleaned, thumb) = accepted.into_parts();
        let file = match cleaned {
            Clean::Video(film) => film.file,
            Clean::Picture(cleaned) => {
                let app = Arc::clone(app);
                let place = (app.spool_dir(), app.config.limits.free_space);
                let work =
                    move || set_down(cleaned.bytes, beside, &app.upload_memory, place, &*app.rng);
                slot.run(work).await?.0.map_err(spool_fault)?
            }
        };
        Ok(Self { facts, file, thumb })
    }

    fn held(&self) -> usize {
        self.file.held()
    }
}

/// A file of which all is here.
enum Whole {
    Spooled(Box<Spooled>),
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
            Self::Spooled(spooled) => Ok(*spooled),
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
    /// When the first of them was begun.
    since: Option<Timestamp>,
    kept: bool,
}

impl Placed {
    fn none(app: &Arc<App>) -> Self {
        Self { app: Arc::clone(app), media: Vec::new(), since: None, kept: false }
    }

    /// The share is about to be published. Whether a failed publish was committed can't be known: from
    /// here on the blobs stay, and reconciling decides.
    ///
    /// # Errors
    /// [`Refused::Unavailable`] where that took so long that another node may take them for nobody's.
    pub fn publishing(&mut self) -> Result<(), Refused> {
        let took = self.since.map_or(0, |since| self.app.now().seconds_since(since));
        if self.app.config.is_shared() && took > LONGEST {
            tracing::error!(seconds = took, "an upload took too long to be stored");
            return Err(Refused::Unavailable);
        }
        self.kept = true;
        Ok(())
    }

    /// It was not published, and that is known.
    pub fn not_published(&mut self) {
        self.kept = false;
    }

    /// Takes one media to a durable blob.
    async fn place(&mut self, ready: Ready, key: &ContentKey) -> Result<Facts, Refused> {
        let Ready { facts, file, thumb } = ready;
        let (id, blob) = (MediaId::random(&*self.app.rng), BlobKey::random(&*self.app.rng));
        self.app.placing().insert(blob);
        self.since.get_or_insert(self.app.now());
        let copy_tag = Some(Lookup(self.app.root.tag("copy", &facts.fingerprint.cleaned.0)));
        self.media.push(StoredMedia { id, blob, stored_len: 0, copy_tag });
        let stored_len = put(&self.app, file, thumb, key, id, blob).await?;
        self.media.last_mut().expect("pushed above").stored_len = stored_len;
        Ok(facts)
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
/// From the first blob to publishing, in seconds: less than the hour after which a blob without a row is
/// nobody's.
const LONGEST: u64 = 50 * 60;

/// Seals a media and, behind it, its thumbnail.
async fn put(
    app: &App,
    file: AtRest,
    thumb: Option<Thumbnail>,
    key: &ContentKey,
    media: MediaId,
    blob: BlobKey,
) -> Result<u64, Refused> {
    let mut writer = app.blobs.create(blob).await?;
    let media_key = key.object_key(media.as_bytes());
    let mut len = seal_file(app, &media_key, file, &mut *writer).await?;
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

/// The same of a file; it is read on workers' threads, and no slot is held while it is written.
async fn seal_file(
    app: &App,
    key: &ObjectKey,
    mut file: AtRest,
    writer: &mut dyn BlobWriter,
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
        let before = at / LOOK_EVERY;
        let (done, _) = app.workers.slot().await.run(work).await?;
        (file, sealer, out, at) = done.map_err(spool_fault)?;
        if at / LOOK_EVERY > before {
            room(app).await?;
        }
        writer.write(Bytes::from(std::mem::take(&mut out))).await?;
    }
    let layout = sealer.finish(&mut out);
    writer.write(Bytes::from(out)).await?;
    Ok(layout.sealed_len())
}
