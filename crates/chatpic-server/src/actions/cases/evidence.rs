//! Evidence: what was reported, sealed again for the moderators alone.
//!
//! The copy has keys and blobs of its own, so that it outlives what the owner withdraws, for as long as its
//! case needs it and [`EVIDENCE`](chatpic_core::report::EVIDENCE) at most. Only what a reporter could open
//! is ever copied. The key of all evidence lies in a document of its own; a copy opens with it alone.

use std::sync::Arc;

use bytes::Bytes;
use chatpic_core::{BlobKey, MediaId, ShareId};
use chatpic_seal::{ContentKey, FieldKey, Kind, Sealer, Wrap, open_field, seal_field, wrap};
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::{Content, Lookup, Sealed, StoredMedia};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{CaseId, Comment};
use crate::actions::Refused;
use crate::actions::contents::{Contents, Facts, Post, damaged};
use crate::actions::marked::reserve;
use crate::actions::media::Reader;
use crate::actions::receive::room_beyond;
use crate::actions::spool::LOOK_EVERY;
use crate::app::App;
use crate::documents::{self, Batch, Held, Kept};

/// One picture for a moderator.
pub struct Material {
    pub facts: Facts,
    pub(in crate::actions) reader: Reader,
}

impl Material {
    /// The cleaned file at once.
    ///
    /// # Errors
    /// [`Refused::Unavailable`].
    pub async fn read(&self, app: &App) -> Result<Bytes, Refused> {
        self.reader.read(app).await
    }
}

/// What is told of what is in evidence; nothing once that is gone.
#[derive(Default)]
pub struct Exhibits {
    /// The pictures, in their order.
    pub media: Vec<Facts>,
    /// Where they stand in a channel.
    pub post: Option<Post>,
    /// What was said, where that was reported.
    pub comment: Option<Comment>,
}

/// What was sealed of a thing when it was reported.
#[derive(Clone, Serialize, Deserialize)]
pub struct Evidence {
    share: ShareId,
    /// Its content key under the key of all evidence.
    wrap: Vec<u8>,
    /// Nothing where it is a comment.
    contents: Vec<u8>,
    media: Vec<Copied>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comment: Option<Vec<u8>>,
}

impl Kept for Evidence {
    const KIND: DocumentKind = "evidence";
}

#[derive(Clone, Serialize, Deserialize)]
struct Copied {
    id: MediaId,
    blob: BlobKey,
    stored_len: u64,
}

/// What a reporter could open.
pub enum Opened {
    Share { share: ShareId, key: ContentKey, content: Content },
    Comment { share: ShareId, comment: Comment },
}

/// Evidence that is durable and belongs to no case yet. Dropped so, its blobs are deleted.
pub struct Sealing {
    app: Arc<App>,
    pub evidence: Evidence,
    kept: bool,
}

/// Copies what a reporter could open.
///
/// # Errors
/// Where the store can't answer or has no room.
pub async fn seal(app: &Arc<App>, opened: &Opened) -> Result<Sealing, Refused> {
    let (Opened::Share { share, .. } | Opened::Comment { share, .. }) = opened;
    let copy_key = ContentKey::generate(&mut app.fill());
    let moderation = moderation_key(app).await?;
    let wrapped =
        wrap(&copy_key, Kind::Evidence, &moderation[..], None, share.as_bytes(), &mut app.fill());
    let evidence = Evidence {
        share: *share,
        wrap: wrapped.map_err(damaged)?.to_bytes().to_vec(),
        contents: Vec::new(),
        media: Vec::new(),
        comment: None,
    };
    let mut sealing = Sealing { app: Arc::clone(app), evidence, kept: false };
    let (key, content) = match opened {
        Opened::Share { key, content, .. } => (key, content),
        Opened::Comment { comment, .. } => {
            let json = serde_json::to_vec(comment).expect("plain strings and numbers");
            let key = comment_key(&copy_key);
            let sealed = seal_field(&key, &json, share.as_bytes(), &mut app.fill());
            sealing.evidence.comment = Some(sealed);
            return Ok(sealing);
        }
    };
    let mut contents = Contents::open(key, *share, &content.meta)?;
    // Whoever looks is shown tiles of their own; the small ones stay behind.
    contents.media.iter_mut().for_each(|facts| facts.thumb = None);
    sealing.evidence.contents = contents.seal(&copy_key, *share, &*app.rng).0;
    for number in 0..content.media.len() {
        let reader = Reader::new(key, content, &contents, number)?;
        sealing.copy(reader, &copy_key).await?;
    }
    Ok(sealing)
}

/// Picture `number` of a case's evidence.
///
/// # Errors
/// [`Refused::Unknown`] where there is none, or no longer.
pub async fn material(app: &App, case: CaseId, number: usize) -> Result<Material, Refused> {
    let held = documents::find::<Evidence>(app, case.0).await?;
    let held = held.filter(|held| held.value.comment.is_none()).ok_or(Refused::Unknown)?;
    let key = open(app, &held.value).await?;
    let contents = held.value.contents(&key)?;
    let content = held.value.content();
    let reader = Reader::new(&key, &content, &contents, number)?;
    let facts = contents.media.into_iter().nth(number).ok_or(Refused::Unknown)?;
    Ok(Material { facts, reader })
}

/// What there is in evidence.
///
/// # Errors
/// Where the store can't answer.
pub async fn exhibits(app: &App, case: CaseId) -> Result<Exhibits, Refused> {
    let held = documents::find::<Evidence>(app, case.0).await?;
    let Some(Held { value: evidence, .. }) = held else { return Ok(Exhibits::default()) };
    let key = open(app, &evidence).await?;
    let Some(sealed) = &evidence.comment else {
        let Contents { media, post, .. } = evidence.contents(&key)?;
        return Ok(Exhibits { media, post, comment: None });
    };
    let json =
        open_field(&comment_key(&key), sealed, evidence.share.as_bytes()).map_err(damaged)?;
    let comment = serde_json::from_slice(&json)
        .map_err(|_| damaged("a comment in words of another version"))?;
    Ok(Exhibits { comment: Some(comment), ..Exhibits::default() })
}

/// Lets a case's evidence go with this batch.
pub async fn release(app: &App, case: CaseId, mut batch: Batch) -> Result<Batch, Refused> {
    let Some(held): Option<Held<Evidence>> = documents::find(app, case.0).await? else {
        return Ok(batch);
    };
    for media in &held.value.media {
        batch = batch.release(media.blob);
    }
    Ok(batch.delete(&held))
}

impl Sealing {
    /// Puts the evidence into the batch that its case is written with.
    pub fn keep(&self, case: CaseId, batch: Batch) -> Batch {
        let media = self.evidence.media.iter();
        let batch = media.fold(batch, |batch, media| batch.keep(media.blob));
        batch.add(&self.app, case.0, None, None, &self.evidence)
    }

    /// How many pictures it holds.
    pub fn media(&self) -> usize {
        self.evidence.media.len()
    }

    /// Whether the batch was written can't be known while it is: from here on the blobs stay, and
    /// reconciling decides about those that no document needs.
    pub fn written(&mut self, kept: bool) {
        self.kept = kept;
    }

    async fn copy(&mut self, reader: Reader, key: &ContentKey) -> Result<(), Refused> {
        let app = Arc::clone(&self.app);
        let (id, blob) = (MediaId::random(&*app.rng), BlobKey::random(&*app.rng));
        app.placing().insert(blob);
        self.evidence.media.push(Copied { id, blob, stored_len: 0 });
        let mut writer = app.blobs.create(blob).await?;
        let mut out = Vec::new();
        let mut sealer = Sealer::new(&key.object_key(id.as_bytes()), &mut app.fill(), &mut out);
        let mut pieces = reader.whole(&app).await?;
        let mut len = 0;
        while let Some(piece) = pieces.more(&app).await? {
            let before = len / LOOK_EVERY;
            len += piece.len() as u64;
            if len / LOOK_EVERY > before {
                // What was reported is copied where nothing is shared any more.
                room_beyond(&app, reserve(&app)).await?;
            }
            sealer.push(&piece, &mut out);
            writer.write(Bytes::from(std::mem::take(&mut out))).await?;
        }
        let layout = sealer.finish(&mut out);
        writer.write(Bytes::from(out)).await?;
        writer.finish().await?;
        self.evidence.media.last_mut().expect("pushed above").stored_len = layout.sealed_len();
        Ok(())
    }
}

impl Drop for Sealing {
    fn drop(&mut self) {
        let (app, kept) = (Arc::clone(&self.app), self.kept);
        let blobs: Vec<BlobKey> = self.evidence.media.iter().map(|media| media.blob).collect();
        self.app.tasks.spawn(async move {
            for blob in blobs {
                if !kept && let Err(fault) = app.blobs.delete(blob).await {
                    tracing::warn!(%fault, "an orphan stays until the next reconciling");
                }
                app.placing().remove(&blob);
            }
        });
    }
}

impl Evidence {
    fn contents(&self, key: &ContentKey) -> Result<Contents, Refused> {
        Contents::open(key, self.share, &Sealed(self.contents.clone()))
    }

    fn content(&self) -> Content {
        let media = self.media.iter();
        let media = media.map(|it| StoredMedia {
            id: it.id,
            blob: it.blob,
            stored_len: it.stored_len,
            copy_tag: None,
        });
        Content { meta: Sealed(self.contents.clone()), media: media.collect() }
    }
}

/// The key of what was copied.
async fn open(app: &App, evidence: &Evidence) -> Result<ContentKey, Refused> {
    let moderation = moderation_key(app).await?;
    let wrap = Wrap::parse(&evidence.wrap).map_err(damaged)?;
    wrap.open(Kind::Evidence, &moderation[..], None, evidence.share.as_bytes()).map_err(damaged)
}

fn comment_key(copy: &ContentKey) -> FieldKey {
    FieldKey::from_content_key(copy, "comment")
}

/// The key of all evidence, drawn when the first is sealed.
#[derive(Serialize, Deserialize)]
struct ModerationKey([u8; 32]);

impl Kept for ModerationKey {
    const KIND: DocumentKind = "evidence-key";
}

async fn moderation_key(app: &App) -> Result<Zeroizing<[u8; 32]>, Refused> {
    let id = Lookup(app.root.tag("evidence-key", b""));
    if let Some(held) = documents::find::<ModerationKey>(app, id).await? {
        return Ok(Zeroizing::new(held.value.0));
    }
    let key = ModerationKey(app.rng.array());
    if Batch::new().add(app, id, None, None, &key).write(app).await? == Written::Written {
        return Ok(Zeroizing::new(key.0));
    }
    // Another node drew one at the same instant.
    let held = documents::find::<ModerationKey>(app, id).await?.ok_or(Refused::Unavailable)?;
    Ok(Zeroizing::new(held.value.0))
}
