//! One blob: read whole in pieces, so that its length costs no memory, and digested on the way.

use aws_lc_rs::digest::{Context, SHA256};
use chatpic_core::BlobKey;
use chatpic_store::blobs::BlobWriter;
use chatpic_store::records::StoredMedia;

use super::{Instance, NotCopied, What};

/// What is known of a blob before it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub(super) key: BlobKey,
    /// `None` where only the document that needs it may know, sealed.
    pub(super) len: Option<u64>,
}

impl From<&StoredMedia> for Named {
    fn from(media: &StoredMedia) -> Self {
        Self { key: media.blob, len: Some(media.stored_len) }
    }
}

/// What reading a blob to its end came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// It has the length that its row tells, if that tells one: its SHA-256.
    Whole([u8; 32]),
    Missing,
    /// It has another length.
    Damaged,
}

/// Sees to it that the target has the blob, and reads it back: why not, where that can't be.
///
/// One that is there and differs is left alone: it is no killed copy's, which leaves nothing under a
/// blob's name, and nobody can tell which of the two is the sound one.
pub(super) async fn over(
    from: &Instance,
    to: &Instance,
    blob: Named,
) -> Result<Option<What>, NotCopied> {
    let there = read(to, blob, None).await?;
    let source = match there {
        Read::Missing => write(from, to, blob).await?,
        Read::Whole(_) | Read::Damaged => read(from, blob, None).await?,
    };
    let Read::Whole(_) = source else { return Ok(trouble(source, there)) };
    let there = match there {
        Read::Missing => read(to, blob, None).await?,
        there => there,
    };
    Ok(trouble(source, there))
}

/// Why what is on the two sides isn't one sound blob, if it isn't.
pub(super) fn trouble(source: Read, target: Read) -> Option<What> {
    match (source, target) {
        (Read::Missing, _) => Some(What::MissingInSource),
        (Read::Damaged, _) => Some(What::DamagedInSource),
        (Read::Whole(_), Read::Missing) => Some(What::MissingInTarget),
        (Read::Whole(source), Read::Whole(target)) if source == target => None,
        (Read::Whole(_), Read::Whole(_) | Read::Damaged) => Some(What::DiffersInTarget),
    }
}

/// Whether the blob is there and as long as its row tells.
pub(super) async fn has_length(
    instance: &Instance,
    media: &StoredMedia,
) -> Result<bool, NotCopied> {
    let len = media.stored_len;
    let end = len.saturating_sub(1)..len + 1;
    let read = instance.blobs.read(media.blob, end).await.map_err(instance.told())?;
    Ok(read.is_some_and(|bytes| bytes.len() as u64 == len.min(1)))
}

/// Reads a blob to its end, into the target where there is one.
pub(super) async fn read(
    instance: &Instance,
    blob: Named,
    mut into: Option<(&Instance, &mut Box<dyn BlobWriter>)>,
) -> Result<Read, NotCopied> {
    let mut digest = Context::new(&SHA256);
    let mut at = 0;
    loop {
        let piece = instance.blobs.read(blob.key, at..at + PIECE).await;
        let Some(piece) = piece.map_err(instance.told())? else { return Ok(Read::Missing) };
        let len = piece.len() as u64;
        at += len;
        digest.update(&piece);
        if let Some((to, writer)) = &mut into {
            writer.write(piece).await.map_err(to.told())?;
        }
        if len < PIECE {
            break;
        }
    }
    if blob.len.is_some_and(|len| at != len) {
        return Ok(Read::Damaged);
    }
    let digest = digest.finish();
    Ok(Read::Whole(digest.as_ref().try_into().expect("SHA-256 has 32 bytes")))
}

/// Writes the source's blob into the target. One that isn't whole is not finished, and leaves nothing.
async fn write(from: &Instance, to: &Instance, blob: Named) -> Result<Read, NotCopied> {
    let mut writer = to.blobs.create(blob.key).await.map_err(to.told())?;
    let source = read(from, blob, Some((to, &mut writer))).await?;
    if let Read::Whole(_) = source {
        writer.finish().await.map_err(to.told())?;
    }
    Ok(source)
}

/// How much of a blob is in memory at a time, beside what a store gathers.
const PIECE: u64 = 4 << 20;
