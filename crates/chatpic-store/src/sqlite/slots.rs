//! What passes that are granted in one transaction have in common, so that their entries in the index of what
//! is due lie on one page of it, not each on a page of its own.
//!
//! They end in the same second, mostly, and behind it the index would be ordered by their lookups, which are
//! chance. A slot is chance as well, and comes of nothing that a row has: it tells neither which of two passes nor
//! which of two transactions came first, but that passes were granted within the same few milliseconds. It
//! goes when the pass ends, as the second does.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Two bytes: there are some hundreds of transactions in a second.
pub(super) type Slot = [u8; 2];

/// Of a pass that ended, or that was granted elsewhere.
pub(super) const NO_SLOT: Slot = [0; 2];

/// The slot of the transaction that runs.
pub(super) struct Slots {
    commits: Arc<AtomicU64>,
    /// With keys that this process has drawn, and keeps.
    chance: RandomState,
}

impl Slots {
    /// For the transactions whose commits are counted there.
    pub(super) fn new(commits: Arc<AtomicU64>) -> Self {
        Self { commits, chance: RandomState::new() }
    }

    /// Of a pass that is granted in this transaction.
    pub(super) fn now(&self) -> Slot {
        let [first, second, ..] =
            self.chance.hash_one(self.commits.load(Ordering::Relaxed)).to_le_bytes();
        [first, second]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn one_transaction_has_one_slot_and_others_have_others() {
        let commits = Arc::new(AtomicU64::new(0));
        let (slots, others) = (Slots::new(Arc::clone(&commits)), Slots::new(Arc::clone(&commits)));
        let (mut seen, mut alike) = (HashSet::new(), 0);
        for _ in 0..100 {
            assert_eq!(slots.now(), slots.now());
            alike += usize::from(slots.now() == others.now());
            seen.insert(slots.now());
            commits.fetch_add(1, Ordering::Relaxed);
        }
        // Two of a hundred are equal once in thirteen times, ten never.
        assert!(seen.len() > 90, "{} of 100", seen.len());
        assert!(alike < 10, "another process has other slots");
    }
}
