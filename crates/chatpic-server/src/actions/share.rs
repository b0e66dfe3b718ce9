//! The verb *share*: an upload that has arrived becomes a share with its first link.

use std::sync::Arc;

use chatpic_core::{LinkId, ShareId, Terms, Timestamp, Token};
use chatpic_seal::{Argon2Cost, ContentKey, FieldKey, Kind, lookup, seal_field, wrap};
use chatpic_store::records::{Lookup, NewLink, Publish, Sealed, StoredTerms};
use serde::{Deserialize, Serialize};

use super::Refused;
use super::contents::Contents;
use super::idempotency::Claimed;
use super::ingest::{Door, ingest, to_the_end};
use super::receive::Received;
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
    to_the_end(app, publish(Arc::clone(app), received, claimed)).await
}

async fn publish(
    app: Arc<App>,
    received: Received,
    claimed: Option<Claimed>,
) -> Result<Shared, Refused> {
    let Received { terms, upload } = received;
    let digest = upload.digest;
    let door = Door::Share { thumbs: !terms.needs_button() };
    let mut ingested = ingest(&app, upload, door).await?;

    let id = ShareId::random(&*app.rng);
    let (token, manage) = (Token::random(&*app.rng), Token::random(&*app.rng));
    let now = app.now();
    let link = new_link(&app, &ingested.key, id, &token, &manage, &terms, now).await?;
    let shared = Shared::new(&token, &manage, &link.terms, ingested.contents.clone());
    let answer = claimed.as_ref().map(|claimed| claimed.answer(&app, &digest, &shared, now));
    let new = ingested.share(&app, id, &manage, link, answer, now).await?;
    ingested.placed.publishing();
    match app.records.publish(&new).await? {
        Publish::Published => {
            if let Some(claimed) = claimed {
                claimed.keep();
            }
            metrics::counter!("chatpic_uploads_total").increment(1);
            Ok(shared)
        }
        Publish::ClaimLost => {
            ingested.placed.not_published();
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
