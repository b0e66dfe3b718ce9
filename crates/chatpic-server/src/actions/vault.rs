//! The vault: confirmed material, sealed to keys that are elsewhere.
//!
//! What is kept here this server can write and never read: each case is one file in the format of age,
//! encrypted to all recipients of the settings, whose identities are offline. It lies among the sealed
//! bytes, where every node finds it and no node's disk is needed, with a document beside it; `export`
//! writes it out as `vault/YYYY/CASE.age` with its sidecar. Nothing is kept where there are no
//! recipients, and no address unless the operator switched that on. Nothing ends here by itself.

mod draft;
mod ending;
mod entry;
mod sealing;
mod verify;

use std::net::IpAddr;

use bytes::Bytes;
use chatpic_core::{BlobKey, FieldError, Timestamp};
use chatpic_store::StoreError;
use chatpic_store::documents::Written;
use chatpic_store::records::Lookup;

use super::audit::{Act, Actor, record};
use super::{Refused, forget};
use crate::app::App;
use crate::documents::{self, Batch};

pub use draft::{Reporter, draft};
pub use ending::{Asked, Ending, ask};
pub use entry::{Entry, Exhibited, Sidecar};
pub use verify::{Verified, pieces, verify};

/// What was confirmed and is to be kept.
#[derive(Clone, Debug)]
pub struct Material {
    /// The case's name, 1 to 64 of `0-9A-Za-z-`; it becomes the file's.
    pub case: String,
    /// Of the report or the list, such as `csam`.
    pub category: String,
    /// What confirmed it.
    pub confirmed_by: Confirmed,
    /// When it was uploaded, or tried to be.
    pub received_at: Timestamp,
    /// The uploader's, where it is known: forgotten here unless the operator keeps it.
    pub address: Option<IpAddr>,
    pub files: Vec<Exhibit>,
}

/// What confirmed that material is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confirmed {
    /// A hit on a confirmed list; nobody here looked.
    List,
    /// A moderator's decision.
    Decision,
}

/// One file of it, as it was uploaded or as it was stored.
#[derive(Clone, Debug)]
pub struct Exhibit {
    pub bytes: Bytes,
    pub media_type: String,
    /// Its file name extension, letters and digits.
    pub extension: String,
    /// Perceptual hashes, in hexadecimal.
    pub pdq: Vec<String>,
    /// Whether a person of this service looked at the whole of it.
    pub viewed: bool,
}

/// What keeping came to.
#[derive(Clone, Debug)]
pub enum Keeping {
    Kept(Entry),
    /// There are no recipients: nothing was kept.
    NoRecipients,
}

/// Seals material to the recipients. Once for each case: what is there already is the answer.
///
/// # Errors
/// [`Refused::Field`] for a name that can't be a file's, [`Refused::NoRoom`] or
/// [`Refused::Unavailable`].
pub async fn keep(app: &App, material: Material) -> Result<Keeping, Refused> {
    let id = id(app, &material.case)?;
    if app.config.vault.recipients.is_empty() {
        metrics::counter!("chatpic_vault_refused_total").increment(1);
        return Ok(Keeping::NoRecipients);
    }
    if let Some(held) = documents::find::<Entry>(app, id).await? {
        return Ok(Keeping::Kept(held.value));
    }
    record(app, &Actor::System, Act::EvidenceKept { case: material.case.clone() }).await?;
    let blob = BlobKey::random(&*app.rng);
    let _placing = Placing::of(app, blob);
    let entry = sealing::seal(app, material, blob, app.now()).await?;
    let due = Some(entry.preserve_until());
    match Batch::new().add(app, id, None, due, &entry).keep(blob).write(app).await? {
        Written::Written => {
            metrics::counter!("chatpic_vault_kept_total").increment(1);
            Ok(Keeping::Kept(entry))
        }
        // The same case was sealed elsewhere meanwhile.
        Written::Conflict => {
            app.blobs.delete(blob).await?;
            let held = documents::find::<Entry>(app, id).await?.ok_or(Refused::Unavailable)?;
            Ok(Keeping::Kept(held.value))
        }
    }
}

/// Everything that is kept, in no order that tells anything.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn list(app: &App) -> Result<Vec<Entry>, Refused> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = documents::list::<Entry>(app, None, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(all) };
        after = Some(last.id);
        all.extend(page.into_iter().map(|held| held.value));
    }
}

/// What is kept of a case.
///
/// # Errors
/// [`Refused::Unknown`] or [`Refused::Unavailable`].
pub async fn find(app: &App, case: &str) -> Result<Entry, Refused> {
    let held = documents::find::<Entry>(app, id(app, case)?).await?;
    held.map(|held| held.value).ok_or(Refused::Unknown)
}

/// What is kept of a case, for who takes it out: that is in the log first.
///
/// # Errors
/// As for [`find`].
pub async fn export(app: &App, who: &Actor, case: &str) -> Result<Entry, Refused> {
    let entry = find(app, case).await?;
    record(app, who, Act::EvidenceExported { case: entry.case.clone() }).await?;
    Ok(entry)
}

/// Forgets requests that waited in vain for a second person.
pub(super) async fn forget(app: &App) -> Result<u64, StoreError> {
    forget::due::<ending::Request>(app).await
}

const PAGE: u32 = 200;

/// Names a case's document.
fn id(app: &App, case: &str) -> Result<Lookup, Refused> {
    let sound = case.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
    if !sound || !(1..=64).contains(&case.len()) {
        return Err(FieldError::new("case", "has 1 to 64 letters, digits and hyphens").into());
    }
    Ok(Lookup(app.root.tag("vault", case.as_bytes())))
}

/// Keeps reconciling from taking what is being written for an orphan.
struct Placing<'a> {
    app: &'a App,
    blob: BlobKey,
}

impl<'a> Placing<'a> {
    fn of(app: &'a App, blob: BlobKey) -> Self {
        app.placing().insert(blob);
        Self { app, blob }
    }
}

impl Drop for Placing<'_> {
    fn drop(&mut self) {
        self.app.placing().remove(&self.blob);
    }
}
