//! What the instance itself keeps: blobs first, then that they are kept, then the documents that need
//! them, so that none points at nothing.

use chatpic_core::BlobKey;
use chatpic_store::documents::{DocumentName, WholeDocument, Write};
use chatpic_store::records::Put;
use futures_util::{StreamExt, TryStreamExt, stream};

use super::blob::{self, Named};
use super::compare::Sum;
use super::instance::PAGE;
use super::{AT_ONCE, Instance, NotCopied, Thing, Trouble};

/// Copies what isn't there yet. Where a blob can't be, no document is.
pub(super) async fn over(from: &Instance, to: &Instance) -> Result<Vec<Trouble>, NotCopied> {
    let mut troubles = Vec::new();
    for page in kept(from).await?.chunks(PAGE as usize) {
        let blobs = stream::iter(page).map(|key| kept_over(from, to, *key));
        let told: Vec<Option<Trouble>> = blobs.buffer_unordered(AT_ONCE).try_collect().await?;
        let told: Vec<Trouble> = told.into_iter().flatten().collect();
        let sound = page.iter().filter(|key| told.iter().all(|trouble| trouble.blob != **key));
        let keep: Vec<Write> = sound.map(|key| Write::Keep(*key)).collect();
        to.records.write(&keep).await.map_err(to.told())?;
        troubles.extend(told);
    }
    if !troubles.is_empty() {
        return Ok(troubles);
    }
    let mut after = None;
    loop {
        let page = names(from, after).await?;
        let Some(last) = page.last() else { return Ok(troubles) };
        after = Some(last.clone());
        for name in page {
            let document = required(from, &name).await?;
            match to.records.put_whole_document(&document).await.map_err(to.told())? {
                Put::Written | Put::Same => {}
                Put::Other => return Err(NotCopied::Differs(Thing::Document(name))),
            }
        }
    }
}

/// Refuses a target that has what the source hasn't, or has otherwise.
pub(super) async fn are_beginning(from: &Instance, to: &Instance) -> Result<(), NotCopied> {
    let ours = kept(from).await?;
    let theirs = kept(to).await?;
    if let Some(foreign) = theirs.into_iter().find(|key| ours.binary_search(key).is_err()) {
        return Err(NotCopied::Foreign(Thing::Kept(foreign)));
    }
    let mut after = None;
    loop {
        let page = names(to, after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(last.clone());
        for name in page {
            let Some(ours) = document(from, &name).await? else {
                return Err(NotCopied::Foreign(Thing::Document(name)));
            };
            if document(to, &name).await? != Some(ours) {
                return Err(NotCopied::Differs(Thing::Document(name)));
            }
        }
    }
}

/// Compares all of them, and adds each side to its sum. Answers which blobs aren't sound.
pub(super) async fn compare(
    from: &Instance,
    to: &Instance,
    [source, target]: [&mut Sum; 2],
) -> Result<Vec<Trouble>, NotCopied> {
    let ours = kept(from).await?;
    if let Some(missing) = first_difference(&ours, &kept(to).await?) {
        return Err(NotCopied::Changed(Thing::Kept(missing)));
    }
    let mut troubles = Vec::new();
    for key in ours {
        let blob = Named { key, len: None };
        let (source_read, target_read) =
            tokio::try_join!(blob::read(from, blob, None), blob::read(to, blob, None))?;
        let what = blob::trouble(source_read, target_read);
        troubles.extend(what.map(|what| Trouble { share: None, blob: key, what }));
        source.add_kept(key, source_read);
        target.add_kept(key, target_read);
    }
    let mut after = None;
    loop {
        let page = names(from, after.clone()).await?;
        if let Some(name) = first_difference(&page, &names(to, after).await?) {
            return Err(NotCopied::Changed(Thing::Document(name)));
        }
        let Some(last) = page.last() else { return Ok(troubles) };
        after = Some(last.clone());
        for name in page {
            let (ours, theirs) = (required(from, &name).await?, required(to, &name).await?);
            if ours != theirs {
                return Err(NotCopied::Differs(Thing::Document(name)));
            }
            source.add_document(&ours);
            target.add_document(&theirs);
        }
    }
}

/// The first that only one of two has.
fn first_difference<T: Clone + PartialEq>(ours: &[T], theirs: &[T]) -> Option<T> {
    let missing = ours.iter().find(|it| !theirs.contains(it));
    missing.or_else(|| theirs.iter().find(|it| !ours.contains(it))).cloned()
}

/// Copies one blob, unless it can't be: it is told why.
async fn kept_over(
    from: &Instance,
    to: &Instance,
    key: BlobKey,
) -> Result<Option<Trouble>, NotCopied> {
    let what = blob::over(from, to, Named { key, len: None }).await?;
    Ok(what.map(|what| Trouble { share: None, blob: key, what }))
}

/// All blobs that documents need, in order: 16 bytes for each.
async fn kept(instance: &Instance) -> Result<Vec<BlobKey>, NotCopied> {
    let mut kept: Vec<BlobKey> = Vec::new();
    loop {
        let after = kept.last().copied();
        let page = instance.records.kept(after, PAGE).await.map_err(instance.told())?;
        if page.is_empty() {
            return Ok(kept);
        }
        kept.extend(page);
    }
}

async fn names(
    instance: &Instance,
    after: Option<DocumentName>,
) -> Result<Vec<DocumentName>, NotCopied> {
    instance.records.names(after, PAGE).await.map_err(instance.told())
}

async fn document(
    instance: &Instance,
    name: &DocumentName,
) -> Result<Option<WholeDocument>, NotCopied> {
    instance.records.whole_document(name).await.map_err(instance.told())
}

/// A document that was listed.
async fn required(instance: &Instance, name: &DocumentName) -> Result<WholeDocument, NotCopied> {
    let found = document(instance, name).await?;
    found.ok_or_else(|| NotCopied::Changed(Thing::Document(name.clone())))
}
