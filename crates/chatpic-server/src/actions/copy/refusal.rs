//! Why an instance was not copied, for its operator. Names of shares and blobs are no secrets.

use std::fmt;

use chatpic_core::{BlobKey, ShareId, Slug};
use chatpic_store::StoreError;
use chatpic_store::documents::DocumentName;

use super::{Copied, Side};

/// Why the target isn't equal to the source.
#[derive(Clone, Debug, thiserror::Error)]
pub enum NotCopied {
    #[error("{0}: {1}")]
    Store(Side, StoreError),
    #[error("{0} is being served: stop all of its nodes, then run this again")]
    Served(Side),
    #[error("the target belongs to another root key than the source")]
    OtherRoot,
    #[error("the target has {0}, which the source hasn't: choose an empty target")]
    Foreign(Thing),
    #[error(
        "{0} is in the target and differs from the source's: one of the two was served since \
         the copy began, so begin again with an empty target"
    )]
    Differs(Thing),
    #[error("{0} was changed while it was copied")]
    Changed(Thing),
    #[error("not everything is in the target; all else is{}", listed(.0))]
    Incomplete(Vec<Trouble>),
    #[error("the two differ: the source has {0}; the target has {1}")]
    Unequal(Box<Copied>, Box<Copied>),
}

/// What is copied, one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    Channel(Slug),
    Share(ShareId),
    Document(DocumentName),
    /// A blob that documents need.
    Kept(BlobKey),
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Channel(slug) => write!(f, "the channel {slug}"),
            Self::Share(share) => write!(f, "the share {share}"),
            // Its id may be derived from what a visitor has.
            Self::Document(name) => write!(f, "a document of the kind {}", name.kind),
            Self::Kept(blob) => write!(f, "the kept blob {blob}"),
        }
    }
}

/// A blob that can't be copied. Its share is left out until it can, so that no row points at nothing;
/// and all documents, where it is one of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// `None` for one that documents need.
    pub share: Option<ShareId>,
    pub blob: BlobKey,
    pub what: What,
}

/// What is wrong with a blob.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    MissingInSource,
    DamagedInSource,
    MissingInTarget,
    DiffersInTarget,
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MissingInSource => "is missing in the source",
            Self::DamagedInSource => "has another length in the source than its record tells",
            Self::MissingInTarget => "was written to the target, and isn't there",
            Self::DiffersInTarget => "is in the target with other bytes than in the source",
        })
    }
}

fn listed(troubles: &[Trouble]) -> String {
    let lines = troubles.iter().map(|Trouble { share, blob, what }| match share {
        Some(share) => format!("\n  share {share}: blob {blob} {what}"),
        None => format!("\n  kept for documents: blob {blob} {what}"),
    });
    lines.collect()
}
