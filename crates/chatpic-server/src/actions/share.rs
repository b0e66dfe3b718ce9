//! The verb *share*: an upload that has arrived becomes a share with its links.

use std::sync::Arc;

use chatpic_core::{ShareId, Token};
use chatpic_store::records::Publish;
use serde::{Deserialize, Serialize};

use super::Refused;
use super::contents::Contents;
use super::idempotency::Claimed;
use super::ingest::{Door, ingest, to_the_end};
use super::links::{SharedLink, can_be_marked, new_link};
use super::receive::Received;
use super::uploads;
use crate::app::App;

/// What the owner is told, once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shared {
    #[serde(flatten)]
    pub first: SharedLink,
    /// The links after the first.
    #[serde(default)]
    pub more: Vec<SharedLink>,
    pub manage_token: String,
    pub contents: Contents,
}

impl Shared {
    /// Every link, the first one first.
    pub fn links(&self) -> impl Iterator<Item = &SharedLink> {
        std::iter::once(&self.first).chain(&self.more)
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
    let Received { links, about, upload } = received;
    let digest = upload.digest;
    let (first, others) = links.split_first().expect("an upload has at least one link");
    let door = Door::Share { thumbs: !first.needs_button() };
    let mut ingested = ingest(&app, upload, door).await?;
    can_be_marked(&app, &links, &ingested.contents)?;
    about.say(&mut ingested.contents)?;

    let id = ShareId::random(&*app.rng);
    let manage = Token::random(&*app.rng);
    let now = app.now();
    let (link, first) = new_link(&app, &ingested.key, id, &manage, first, now).await?;
    let (mut more_links, mut more) = (Vec::new(), Vec::new());
    for terms in others {
        let (link, shared) = new_link(&app, &ingested.key, id, &manage, terms, now).await?;
        more_links.push(link);
        more.push(shared);
    }
    let manage_token = manage.reveal().to_owned();
    let shared = Shared { first, more, manage_token, contents: ingested.contents.clone() };
    let answer = claimed.as_ref().map(|claimed| claimed.answer(&app, &digest, &shared, now));
    let new = ingested.share(&app, id, &manage, (link, more_links), answer, now).await?;
    ingested.placed.publishing()?;
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
        Publish::UploadOver => {
            ingested.placed.not_published();
            Err(uploads::over())
        }
    }
}
