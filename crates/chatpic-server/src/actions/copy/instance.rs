//! The two instances of a copy, and who is told of it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use chatpic_core::ShareId;
use chatpic_store::{Blobs, Records, StoreError};

use super::NotCopied;

/// One of the two instances.
#[derive(Clone, Debug)]
pub struct Instance {
    pub side: Side,
    pub records: Arc<dyn Records>,
    pub blobs: Arc<dyn Blobs>,
}

/// Which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Source,
    Target,
}

/// Who is told how far it is.
pub trait Watch {
    /// A part of the work begins, in which about so many stored bytes will pass.
    fn begins(&self, part: Part, bytes: u64);
    /// So many stored bytes passed.
    fn passed(&self, bytes: u64);
}

/// A part of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Copying,
    Comparing,
}

impl Instance {
    /// Says on which side a fault came up.
    pub(super) fn told(&self) -> impl Fn(StoreError) -> NotCopied + use<> {
        let side = self.side;
        move |fault| NotCopied::Store(side, fault)
    }

    /// The next shares after one, in order.
    pub(super) async fn page(&self, after: Option<ShareId>) -> Result<Vec<ShareId>, NotCopied> {
        self.records.shares(after, PAGE).await.map_err(self.told())
    }
}

/// Refuses where one of the two is served: SQLite's lock keeps others out, and nodes on PostgreSQL are seen by their connections.
pub(super) async fn stand_still(from: &Instance, to: &Instance) -> Result<(), NotCopied> {
    for instance in [from, to] {
        let mut asked = 0;
        while instance.records.nodes().await.map_err(instance.told())? > 0 {
            asked += 1;
            if asked == 10 {
                return Err(NotCopied::Served(instance.side));
            }
            // The database takes a moment to see that a node has ended.
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    Ok(())
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Source => "the source",
            Self::Target => "the target",
        })
    }
}

/// Shares, documents or blobs that are listed together.
pub(super) const PAGE: u32 = 200;
