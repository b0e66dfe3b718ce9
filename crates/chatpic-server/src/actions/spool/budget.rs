//! Memory for files that are on their way in, of all uploads together.
//!
//! Sealing a file onto the disk and reading it back costs an upload more than its last seal does. So what a
//! file holds beyond its upload's own share is taken from here, and who finds nothing goes to the disk.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What is taken at once.
const STEP: usize = 64 << 10;

/// Shared by all who receive.
#[derive(Clone, Debug)]
pub struct Budget(Arc<Semaphore>);

/// A part of it, free again when it is dropped.
#[derive(Debug, Default)]
pub(super) struct Claim(Option<OwnedSemaphorePermit>);

impl Budget {
    /// So many bytes.
    #[must_use]
    pub fn of(bytes: u64) -> Self {
        let steps = usize::try_from(bytes).unwrap_or(usize::MAX) / STEP;
        Self(Arc::new(Semaphore::new(steps.min(Semaphore::MAX_PERMITS))))
    }
}

impl Claim {
    /// The most for one file: a photo's.
    pub const MOST: usize = 8 << 20;

    /// Bytes that it is of, in whole steps.
    pub fn bytes(&self) -> usize {
        STEP * self.0.as_ref().map_or(0, OwnedSemaphorePermit::num_permits)
    }

    /// Grows to so many bytes of one file, where there are as many.
    pub fn grow(&mut self, bytes: usize, budget: &Budget) -> bool {
        let missing = bytes.saturating_sub(self.bytes()).div_ceil(STEP);
        if missing == 0 || bytes > Self::MOST {
            return missing == 0;
        }
        let missing = u32::try_from(missing).expect("of one file");
        let Ok(more) = Arc::clone(&budget.0).try_acquire_many_owned(missing) else { return false };
        match &mut self.0 {
            Some(claim) => claim.merge(more),
            none => *none = Some(more),
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_claimed_is_free_again_and_no_more_than_there_is() {
        let budget = Budget::of(3 * Claim::MOST as u64 + 1);
        let free = || STEP * budget.0.available_permits();
        let mut claims: Vec<Claim> = (0..4).map(|_| Claim::default()).collect();
        assert!(!claims[0].grow(Claim::MOST + 1, &budget));
        for (n, claim) in claims.iter_mut().enumerate() {
            for bytes in [0, 1, 1, STEP, STEP + 1, Claim::MOST - 1, Claim::MOST] {
                assert_eq!(claim.grow(bytes, &budget), n < 3 || bytes == 0, "{n}: {bytes}");
                assert!(claim.bytes() >= if n < 3 { bytes } else { 0 });
            }
        }
        assert_eq!(free(), 0);
        claims.truncate(1);
        assert_eq!(free(), 2 * Claim::MOST);
        drop(claims);
        assert_eq!(free(), 3 * Claim::MOST);
        assert!(Claim::default().grow(1, &Budget::of(u64::MAX)));
    }
}
