//! A resumable upload that is shared at once: with its last byte, and again for whoever didn't hear of it.
//!
//! The order to share was given with the last byte. Where that was interrupted, by a node that died or a
//! store that couldn't answer, whoever asks for the answer has it carried out: once, for the key under
//! which the answer is kept is claimed first.

use std::net::IpAddr;
use std::sync::Arc;

use chatpic_core::{Gone, Token};
use chatpic_store::records::Lookup;
use chatpic_store::uploads::{FoundUpload, Upload};
use tokio::sync::OwnedSemaphorePermit;

use super::asked::Asked;
use super::{Kept, Progress, is_answered, lookup_of, parse};
use crate::actions::find::unknown;
use crate::actions::idempotency::{self, Begun, Claimed, Key};
use crate::actions::ingest::to_the_end;
use crate::actions::receive::{self, File, Place, Received};
use crate::actions::share::{Shared, share};
use crate::actions::sunset::takes_pictures;
use crate::actions::upload_pass::readmit;
use crate::actions::{NoVideo, NotNow, Refused};
use crate::app::App;
use crate::limiter::{Act, Subject};

impl Progress {
    /// Shares the upload, where this turn was its last and it is no draft.
    ///
    /// # Errors
    /// Whatever is wrong with it or its terms: it is over then. [`Refused::NoRoom`],
    /// [`Refused::StillRunning`] or [`Refused::Unavailable`], after which its answer can be asked for.
    pub async fn share(
        &mut self,
        app: &Arc<App>,
        client: IpAddr,
    ) -> Result<Option<Shared>, Refused> {
        let Some((token, place)) = self.due.take() else { return Ok(None) };
        told(app, token, client, place, false).await.map(Some)
    }
}

/// The answer to an upload that was shared at once, for 15 minutes.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::UploadOver`]; [`Refused::NotNow`] where it isn't whole or is a draft;
/// [`Refused::TooMany`]; what [`Progress::share`] refuses.
pub async fn answer(app: &Arc<App>, text: &str, client: IpAddr) -> Result<Shared, Refused> {
    let token = parse(app, text, client)?;
    match app.records.upload(lookup_of(&token), app.now()).await? {
        FoundUpload::Unknown => return Err(unknown(app, client)),
        FoundUpload::Over(over) if is_answered(app, over) => {}
        FoundUpload::Over(over) => return Err(Refused::UploadOver(over.gone)),
        FoundUpload::Open(upload) if upload.draft => return Err(Refused::NotNow(NotNow::Draft)),
        FoundUpload::Open(upload) if !upload.is_whole() => {
            return Err(Refused::NotNow(NotNow::Unfinished));
        }
        FoundUpload::Open(_) => {}
    }
    let place = Arc::clone(&app.receiving).try_acquire_owned().map_err(|_| Refused::Busy)?;
    let task = Arc::clone(app);
    to_the_end(app, async move { told(&task, token, client, place, true).await }).await
}

/// What is answered to this upload: what was answered before, or what comes of it now. `again` is whether
/// that is tried once more: it takes as much as an upload does, and counts as one.
async fn told(
    app: &Arc<App>,
    token: Token,
    client: IpAddr,
    place: OwnedSemaphorePermit,
    again: bool,
) -> Result<Shared, Refused> {
    let claimed = match idempotency::begin(app, Key::of_upload(&token)).await? {
        Begun::Answered(kept) => return kept.open_for(&digest(&token)),
        Begun::Claimed(claimed) => claimed,
    };
    if again {
        app.limiter.take(Act::Upload, Subject::Client(client))?;
    }
    let lookup = lookup_of(&token);
    let upload = match app.records.upload(lookup, app.now()).await? {
        FoundUpload::Open(upload) => upload,
        // Its answer died with its share.
        FoundUpload::Over(over) => return Err(Refused::UploadOver(over.gone)),
        FoundUpload::Unknown => return Err(Refused::Unknown),
    };
    let shared = publish(app, token, upload, client, place, claimed).await;
    if shared.as_ref().is_err_and(is_final) {
        app.records.end_upload(lookup, Gone::Removed, app.now()).await?;
    }
    shared
}

async fn publish(
    app: &Arc<App>,
    token: Token,
    upload: Upload,
    client: IpAddr,
    place: OwnedSemaphorePermit,
    claimed: Claimed,
) -> Result<Shared, Refused> {
    takes_pictures(app)?;
    let Kept { metadata, pass } = Kept::open(&token, &upload)?;
    let (links, about) = Asked::parse(&metadata)?.wishes.parse(&app.config.terms)?;
    let upload = receive::Upload {
        digest: digest(&token),
        files: vec![File::Stored(token)],
        admission: readmit(app, client, pass.map(|pass| Lookup(pass.0))).await?,
        client,
        from: Some(client).filter(|_| app.config.vault.keep_address),
        place: Place::Any { _permit: place },
    };
    share(app, Received { links, about, upload }, Some(claimed)).await
}

/// In the place of a request's digest: an upload is its own request, and has no other.
fn digest(token: &Token) -> [u8; 32] {
    lookup_of(token).0
}

/// Whether a refusal is of the upload itself, so that asking again changes nothing.
fn is_final(refused: &Refused) -> bool {
    matches!(
        refused,
        Refused::Field(_)
            | Refused::NotAcceptedHere
            | Refused::NotAccepted
            | Refused::Unsupported(_)
            // What this machine lacks, another may have.
            | Refused::NoVideo(NoVideo::NotTaken | NoVideo::NotPlayed)
            | Refused::Broken(_)
            | Refused::TooLarge(_)
    )
}
