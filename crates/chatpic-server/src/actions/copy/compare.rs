//! Both sides are read anew, share by share in the order of their names, and held against each other.

use std::fmt;

use aws_lc_rs::digest::{Context, SHA256};
use chatpic_core::{BlobKey, ShareId};
use chatpic_store::channels::WholeChannel;
use chatpic_store::documents::WholeDocument;
use chatpic_store::records::Whole;
use futures_util::{StreamExt, TryStreamExt, stream};

use super::blob::{self, Read};
use super::{AT_ONCE, Instance, NotCopied, Thing, Trouble, Watch, channels, documents};

/// What is equal on both sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    pub channels: u64,
    pub shares: u64,
    pub links: u64,
    pub media: u64,
    pub passes: u64,
    /// What the instance itself keeps.
    pub documents: u64,
    /// Blobs that documents need.
    pub kept: u64,
    /// SHA-256 over all channels, shares and documents, whatever store they are in, and over their blobs.
    pub digest: String,
}

/// Refuses a target that has a share which the source hasn't, or has otherwise.
pub(super) async fn is_beginning(from: &Instance, to: &Instance) -> Result<(), NotCopied> {
    let mut after = None;
    loop {
        let page = to.page(after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(*last);
        let compared = stream::iter(page).map(|share| async move {
            let whole = from.records.whole(share).await.map_err(from.told())?;
            let whole = whole.ok_or(NotCopied::Foreign(Thing::Share(share)))?;
            let there = to.records.whole(share).await.map_err(to.told())?;
            if there == Some(whole) { Ok(()) } else { Err(NotCopied::Differs(Thing::Share(share))) }
        });
        compared.buffer_unordered(AT_ONCE).try_collect::<()>().await?;
    }
}

/// Compares everything: counts, and one digest of each side.
pub(super) async fn all(
    from: &Instance,
    to: &Instance,
    watch: &dyn Watch,
) -> Result<Copied, NotCopied> {
    let (mut source, mut target) = (Sum::new(), Sum::new());
    channels::compare(from, to, [&mut source, &mut target]).await?;
    let mut troubles = Vec::new();
    let mut after = None;
    loop {
        let page = from.page(after).await?;
        same_shares(&page, &to.page(after).await?)?;
        let Some(last) = page.last() else { break };
        after = Some(*last);
        // In order, for the digests.
        let mut compared =
            stream::iter(page).map(|share| look(from, to, share, watch)).buffered(AT_ONCE);
        while let Some([ours, theirs]) = compared.try_next().await? {
            let blobs = ours.whole.media.iter().zip(ours.blobs.iter().zip(&theirs.blobs));
            troubles.extend(blobs.filter_map(|(media, (source, target))| {
                let what = blob::trouble(*source, *target)?;
                Some(Trouble { share: Some(ours.whole.id), blob: media.blob, what })
            }));
            source.add(&ours);
            target.add(&theirs);
        }
    }
    troubles.extend(documents::compare(from, to, [&mut source, &mut target]).await?);
    if !troubles.is_empty() {
        return Err(NotCopied::Incomplete(troubles));
    }
    let (source, target) = (source.finish(), target.finish());
    if source == target {
        return Ok(source);
    }
    Err(NotCopied::Unequal(Box::new(source), Box::new(target)))
}

fn same_shares(ours: &[ShareId], theirs: &[ShareId]) -> Result<(), NotCopied> {
    let foreign = theirs.iter().find(|share| !ours.contains(share));
    let missing = ours.iter().find(|share| !theirs.contains(share));
    match (missing, foreign) {
        (None, None) => Ok(()),
        (Some(missing), Some(foreign)) if foreign < missing => {
            Err(NotCopied::Foreign(Thing::Share(*foreign)))
        }
        (Some(missing), _) => Err(NotCopied::Changed(Thing::Share(*missing))),
        (None, Some(foreign)) => Err(NotCopied::Foreign(Thing::Share(*foreign))),
    }
}

/// A share as one side has it.
struct Seen {
    whole: Whole,
    blobs: Vec<Read>,
}

/// A share as both sides have it.
async fn look(
    from: &Instance,
    to: &Instance,
    share: ShareId,
    watch: &dyn Watch,
) -> Result<[Seen; 2], NotCopied> {
    let look = async |instance: &Instance| {
        let whole = instance.records.whole(share).await.map_err(instance.told())?;
        let whole = whole.ok_or(NotCopied::Changed(Thing::Share(share)))?;
        let mut blobs = Vec::with_capacity(whole.media.len());
        for media in &whole.media {
            blobs.push(blob::read(instance, media.into(), None).await?);
        }
        Ok::<_, NotCopied>(Seen { whole, blobs })
    };
    let (ours, theirs) = tokio::try_join!(look(from), look(to))?;
    if ours.whole != theirs.whole {
        return Err(NotCopied::Differs(Thing::Share(share)));
    }
    watch.passed(ours.whole.media.iter().map(|media| media.stored_len).sum());
    Ok([ours, theirs])
}

/// What one side has, as far as it was seen.
pub(super) struct Sum {
    seen: Copied,
    digest: Context,
}

impl Sum {
    fn new() -> Self {
        Self { seen: Copied::default(), digest: Context::new(&SHA256) }
    }

    fn add(&mut self, share: &Seen) {
        let Seen { whole, blobs } = share;
        self.seen.shares += 1;
        self.seen.links += whole.links.len() as u64;
        self.seen.media += whole.media.len() as u64;
        self.seen.passes += whole.passes.len() as u64;
        self.add_bytes(&whole.bytes());
        // As many as the share has media.
        blobs.iter().for_each(|blob| self.add_blob(*blob));
    }

    pub(super) fn add_channel(&mut self, channel: &WholeChannel) {
        self.seen.channels += 1;
        self.add_bytes(&channel.bytes());
    }

    pub(super) fn add_document(&mut self, document: &WholeDocument) {
        self.seen.documents += 1;
        self.add_bytes(&document.to_bytes());
    }

    pub(super) fn add_kept(&mut self, key: BlobKey, blob: Read) {
        self.seen.kept += 1;
        self.add_bytes(key.as_bytes());
        self.add_blob(blob);
    }

    fn add_bytes(&mut self, bytes: &[u8]) {
        self.digest.update(&(bytes.len() as u64).to_be_bytes());
        self.digest.update(bytes);
    }

    /// Of one length for each; one that isn't whole is told of.
    fn add_blob(&mut self, blob: Read) {
        let digest = if let Read::Whole(digest) = blob { digest } else { [0; 32] };
        self.digest.update(&digest);
    }

    fn finish(self) -> Copied {
        let digest = self.digest.finish();
        let digest = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        Copied { digest, ..self.seen }
    }
}

impl fmt::Display for Copied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { channels, shares, links, media, passes, documents, kept, digest } = self;
        write!(
            f,
            "{channels} channels, {shares} shares, {links} links, {media} media, {passes} passes, "
        )?;
        write!(f, "{documents} documents, {kept} kept blobs, digest {digest}")
    }
}
