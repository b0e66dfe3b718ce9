//! Why an instance was not copied, for its operator. Names of shares and blobs are no secrets.

use std::fmt;

use chatpic_core::{BlobKey, ShareId};
use chatpic_store::StoreError;

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
    #[error("the target has the share {0}, which the source hasn't: choose an empty target")]
    Foreign(ShareId),
    #[error(
        "the share {0} is in the target and differs from the source's: one of the two was served since \
         the copy began, so begin again with an empty target"
    )]
    Differs(ShareId),
    #[error("the share {0} was changed while it was copied")]
    Changed(ShareId),
    #[error("not everything is in the target; all else is{}", listed(.0))]
    Incomplete(Vec<Trouble>),
    #[error("the two differ: the source has {0}; the target has {1}")]
    Unequal(Copied, Copied),
}

/// A blob that can't be copied. Its share is left out until it can, so that no row points at nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub share: ShareId,
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
    let lines = troubles
        .iter()
        .map(|Trouble { share, blob, what }| format!("\n  share {share}: blob {blob} {what}"));
    lines.collect()
}
