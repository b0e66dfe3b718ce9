//! The verb *share*: an upload that has arrived becomes a share with its first link.
//!
//! inspect → scan → clean → seal → put → publish. A crash leaves at most an orphan blob, which
//! reconciling finds; a row never points at nothing.

use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use chatpic_core::{BlobKey, LinkId, MediaId, ShareId, Terms, Timestamp, Token};
use chatpic_seal::{Argon2Cost, ContentKey, FieldKey, Kind, Sealer, lookup, seal_field, wrap};
use chatpic_store::records::{
    Lookup, NewLink, NewShare, Publish, Sealed, StoredMedia, StoredTerms,
};
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::Refused;
use super::contents::{Contents, Facts};
use super::idempotency::Claimed;
use super::receive::Received;
use super::scan::{self, Accepted};
use super::spool::Spooled;
use crate::app::App;

/// What the owner is told, once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shared {
    pub token: String,
    pub manage_token: String,
    /// Unix seconds.
    pub expires_at: i64,
    pub max_views: Option<u32>,
    pub password_protected: bool,
    pub watermark: bool,
    pub comments: bool,
    #[serde(default)]
    pub adult: bool,
    pub contents: Contents,
}

impl Shared {
    pub(super) fn new(
        token: &Token,
        manage: &Token,
        terms: &StoredTerms,
        contents: Contents,
    ) -> Self {
        Self {
            token: token.reveal().to_owned(),
            manage_token: manage.reveal().to_owned(),
            expires_at: terms.expires_at.unix(),
            max_views: terms.max_views.map(Into::into),
            password_protected: terms.password,
            watermark: terms.watermark,
            comments: terms.comments,
            adult: terms.adult,
            contents,
        }
    }

    /// Whether seeing the media takes a POST.
    pub fn needs_button(&self) -> bool {
        self.max_views.is_some() || self.password_protected || self.watermark || self.adult
    }
}

/// Publishes an upload. Once begun it runs to its end, whether or not its sender still waits.
///
/// # Errors
/// Whatever is wrong with a picture, and [`Refused::NoRoom`] or [`Refused::Unavailable`].
pub async fn share(
    app: &Arc<App>,
    received: Received,
    claimed: Option<Claimed>,
) -> Result<Shared, Refused> {
    let work = publish(Arc::clone(app), received, claimed);
    app.tasks.spawn(work).await.map_err(|_| {
        // The error would tell a panic's message, which may hold anything.
        tracing::error!("an upload's task ended early");
        Refused::Unavailable
    })?
}

async fn publish(
    app: Arc<App>,
    received: Received,
    claimed: Option<Claimed>,
) -> Result<Shared, Refused> {
    let Received { terms, files, admission, digest, from, _place } = received;
    let begun = Instant::now();
    let key = ContentKey::generate(&mut app.fill());
    let mut placed = Placed { app: Arc::clone(&app), media: Vec::new(), kept: false };
    let mut facts = Vec::new();
    let mut refused = false;
    for file in files {
        // All of them are scanned, so that it can't be told which was refused.
        match placed.place(file, from, &key, refused).await? {
            Some(placed) => facts.push(placed),
            None => refused = true,
        }
    }
    if refused {
        drop((placed, _place));
        scan::hold(begun, app.refusal_step).await;
        return Err(Refused::NotAcceptedHere);
    }
    let contents = Contents { media: facts };

    let id = ShareId::random(&*app.rng);
    let (token, manage) = (Token::random(&*app.rng), Token::random(&*app.rng));
    let now = app.now();
    let tags = admission.tags(&app, now).await?;
    let link = new_link(&app, &key, id, &token, &manage, &terms, now).await?;
    let manage_wrap =
        wrap(&key, Kind::Manage, manage.as_bytes(), None, id.as_bytes(), &mut app.fill())
            .map_err(super::contents::damaged)?;
    let shared = Shared::new(&token, &manage, &link.terms, contents);
    let new = NewShare {
        id,
        created_at: now,
        manage_lookup: Lookup(lookup(Kind::Manage, manage.as_bytes())),
        manage_wrap: Sealed(manage_wrap.to_bytes().to_vec()),
        meta: shared.contents.seal(&key, id, &*app.rng),
        media: placed.media.clone(),
        link,
        answer: claimed.as_ref().map(|claimed| claimed.answer(&app, &digest, &shared, now)),
        pass_tag: tags.pass,
        prefix_tag: Some(tags.prefix),
    };
    // Whether a failed publish was committed can't be known: the blobs stay, and reconciling decides.
    placed.kept = true;
    match app.records.publish(&new).await? {
        Publish::Published => {
            if let Some(claimed) = claimed {
                claimed.keep();
            }
            metrics::counter!("chatpic_uploads_total").increment(1);
            Ok(shared)
        }
        Publish::ClaimLost => {
            placed.kept = false;
            Err(Refused::StillRunning)
        }
    }
}

/// Everything of a link that is stored.
pub(super) async fn new_link(
    app: &App,
    key: &ContentKey,
    share: ShareId,
    token: &Token,
    manage: &Token,
    terms: &Terms,
    now: Timestamp,
) -> Result<NewLink, Refused> {
    let wrapped = {
        let (key, token, password) = (key.clone(), token.clone(), terms.password.clone());
        let rng = Arc::clone(&app.rng);
        let work = move || {
            let password = password.as_ref().map(|it| (it.as_bytes(), Argon2Cost::DEFAULT));
            let mut fill = |bytes: &mut [u8]| rng.fill(bytes);
            wrap(&key, Kind::Share, token.as_bytes(), password, share.as_bytes(), &mut fill)
        };
        match terms.password {
            Some(_) => app.hashing.slot().await.run(work).await?.0,
            None => work(),
        }
    };
    let wrapped = wrapped.map_err(super::contents::damaged)?;
    let id = LinkId::random(&*app.rng);
    let sealed = |label: &str, text: &str| {
        let key = FieldKey::from_token(Kind::Manage, manage.as_bytes(), label);
        Sealed(seal_field(&key, text.as_bytes(), id.as_bytes(), &mut app.fill()))
    };
    Ok(NewLink {
        id,
        lookup: Lookup(lookup(Kind::Share, token.as_bytes())),
        wrap: Sealed(wrapped.to_bytes().to_vec()),
        terms: StoredTerms {
            expires_at: terms.lifetime.after(now),
            max_views: terms.max_views,
            password: terms.password.is_some(),
            watermark: terms.watermark,
            comments: terms.comments,
            adult: terms.adult,
        },
        token: sealed("link-token", token.reveal()),
        label: terms.label.as_deref().map(|label| sealed("link-label", label)),
    })
}

/// The blobs of a share that is being made. Dropped before the share is published, it deletes them.
struct Placed {
    app: Arc<App>,
    media: Vec<StoredMedia>,
    kept: bool,
}

impl Placed {
    /// Takes one file through all steps to a durable blob. `None` where it is refused, and for one that
    /// is only scanned.
    async fn place(
        &mut self,
        file: Spooled,
        from: Option<IpAddr>,
        key: &ContentKey,
        only_scan: bool,
    ) -> Result<Option<Facts>, Refused> {
        let (accepted, slot) = scan::scan(&self.app, file, from).await?;
        let Some(accepted) = accepted.filter(|_| !only_scan) else { return Ok(None) };
        let cleaned = accepted.cleaned();
        let (id, blob) = (MediaId::random(&*self.app.rng), BlobKey::random(&*self.app.rng));
        self.app.placing().insert(blob);
        let copy_tag = Some(Lookup(self.app.root.tag("copy", &accepted.fingerprint().cleaned.0)));
        self.media.push(StoredMedia { id, blob, stored_len: 0, copy_tag });
        let stored_len = put(&self.app, &accepted, key, id, blob).await?;
        drop(slot);
        self.media.last_mut().expect("pushed above").stored_len = stored_len;
        Ok(Some(Facts {
            media_type: cleaned.format.media_type().to_owned(),
            extension: cleaned.format.extension().to_owned(),
            width: cleaned.width,
            height: cleaned.height,
            bytes: cleaned.bytes.len() as u64,
            removed: cleaned.removed.iter().map(ToString::to_string).collect(),
            fingerprint: accepted.fingerprint().clone(),
            labelled: accepted.is_labelled(),
        }))
    }
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

/// Seals what a verdict let in, and nothing else.
async fn put(
    app: &App,
    accepted: &Accepted,
    key: &ContentKey,
    media: MediaId,
    blob: BlobKey,
) -> Result<u64, Refused> {
    let mut writer = app.blobs.create(blob).await?;
    let mut out = Vec::new();
    let object_key = key.object_key(media.as_bytes());
    let mut sealer = Sealer::new(&object_key, &mut app.fill(), &mut out);
    for piece in accepted.cleaned().bytes.chunks(PIECE) {
        sealer.push(piece, &mut out);
        writer.write(Bytes::from(std::mem::take(&mut out))).await?;
    }
    let layout = sealer.finish(&mut out);
    writer.write(Bytes::from(out)).await?;
    writer.finish().await?;
    Ok(layout.sealed_len())
}
