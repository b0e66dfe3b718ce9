//! Moving house: a whole instance is copied to other records and another store of sealed bytes, and
//! what came of it is held against where it came from.
//!
//! Channels go first, for posts stand in them. Of a share its blobs go before its rows, so that a row never
//! points at nothing; then what the instance itself keeps, likewise. Killed at any instant and run again,
//! it goes on: what is there and equal is passed over. It refuses instances that are
//! served meanwhile, and a target that is neither empty nor the beginning of this very copy. It deletes
//! nothing that is finished and overwrites nothing, on either side.
//!
//! Left behind are claims on idempotency keys that nobody answered, which end within a minute, doomed blobs
//! with the list of them, as a store that never had a blob need not delete it, and unfinished uploads:
//! nobody was given a link to one, and its client begins anew.

mod blob;
mod channels;
mod compare;
mod documents;
mod instance;
mod refusal;

use chatpic_core::{ShareId, Timestamp};
use chatpic_store::records::Put;
use futures_util::{StreamExt, TryStreamExt, stream};

pub use compare::Copied;
use instance::stand_still;
pub use instance::{Instance, Part, Side, Watch};
pub use refusal::{NotCopied, Thing, Trouble, What};

/// Copies everything that is not yet there, then reads all of both sides again and compares.
///
/// # Errors
/// Where something is not as it must be; what was copied by then stays, and another run goes on.
pub async fn copy(
    from: &Instance,
    to: &Instance,
    watch: &dyn Watch,
    now: Timestamp,
) -> Result<Copied, NotCopied> {
    stand_still(from, to).await?;
    compare::is_beginning(from, to).await?;
    channels::are_beginning(from, to).await?;
    documents::are_beginning(from, to).await?;
    adopt(from, to).await?;
    // Nobody else writes there, so whatever is unfinished is what a killed copy left. It would be in the
    // way: blobs keep their keys.
    to.blobs.sweep_unfinished(now.plus(1).into()).await.map_err(to.told())?;
    let bytes = from.records.totals(now).await.map_err(from.told())?.stored_bytes;
    watch.begins(Part::Copying, bytes);
    channels::over(from, to).await?;
    let mut troubles = Vec::new();
    let mut after = None;
    loop {
        let page = from.page(after).await?;
        let Some(last) = page.last() else { break };
        after = Some(*last);
        let shares = stream::iter(page).map(|share| share_over(from, to, share, watch));
        let told: Vec<Vec<Trouble>> = shares.buffer_unordered(AT_ONCE).try_collect().await?;
        troubles.extend(told.into_iter().flatten());
    }
    troubles.extend(documents::over(from, to).await?);
    if !troubles.is_empty() {
        return Err(NotCopied::Incomplete(troubles));
    }
    watch.begins(Part::Comparing, bytes);
    let copied = compare::all(from, to, watch).await?;
    stand_still(from, to).await?;
    Ok(copied)
}

/// Binds the target to the root key that the source belongs to, before anything is in it.
async fn adopt(from: &Instance, to: &Instance) -> Result<(), NotCopied> {
    let Some(root) = from.records.root().await.map_err(from.told())? else { return Ok(()) };
    match to.records.adopt(root).await.map_err(to.told())? {
        true => Ok(()),
        false => Err(NotCopied::OtherRoot),
    }
}

/// Copies one share, unless one of its blobs can't be: then nothing points at it, and it is told which.
async fn share_over(
    from: &Instance,
    to: &Instance,
    share: ShareId,
    watch: &dyn Watch,
) -> Result<Vec<Trouble>, NotCopied> {
    let whole = from.records.whole(share).await.map_err(from.told())?;
    let whole = whole.ok_or(NotCopied::Changed(Thing::Share(share)))?;
    let there = to.records.whole(share).await.map_err(to.told())?;
    if there.as_ref().is_some_and(|there| *there != whole) {
        return Err(NotCopied::Differs(Thing::Share(share)));
    }
    let mut troubles = Vec::new();
    for media in &whole.media {
        // Which bytes are in a blob whose row is there already is looked at in the comparison.
        if there.is_none() || !blob::has_length(to, media).await? {
            let what = blob::over(from, to, media.into()).await?;
            let share = Some(share);
            troubles.extend(what.map(|what| Trouble { share, blob: media.blob, what }));
        }
        watch.passed(media.stored_len);
    }
    if there.is_none() && troubles.is_empty() {
        match to.records.put_whole(&whole).await.map_err(to.told())? {
            Put::Written | Put::Same => {}
            Put::Other => return Err(NotCopied::Differs(Thing::Share(share))),
        }
    }
    Ok(troubles)
}

/// Shares that are copied, or compared, at the same time. Each holds a few pieces of one blob.
const AT_ONCE: usize = 4;
