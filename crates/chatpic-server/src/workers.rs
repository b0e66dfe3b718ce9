//! Threads for work that takes long: a bounded number at a time, everybody else waits in turn.
//!
//! The bound is what bounds memory: whoever has a slot may hold a decoded frame.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// A bounded pool.
#[derive(Clone, Debug)]
pub struct Workers {
    slots: Arc<Semaphore>,
}

impl Workers {
    /// A pool of `slots` slots; one for each core where it is 0.
    pub fn new(slots: usize) -> Self {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        let slots = if slots == 0 { cores() } else { slots };
        Self { slots: Arc::new(Semaphore::new(slots)) }
    }

    /// Waits for a slot.
    pub async fn slot(&self) -> Slot {
        let permit = Arc::clone(&self.slots).acquire_owned().await;
        Slot { _permit: permit.expect("the semaphore is never closed") }
    }
}

/// One slot, held until it is dropped.
#[derive(Debug)]
pub struct Slot {
    _permit: OwnedSemaphorePermit,
}

/// The work panicked. What it was doing is lost; the service is not.
#[derive(Clone, Copy, Debug)]
pub struct Panicked;

impl Slot {
    /// Runs `work` on a thread of its own. The slot stays taken until the work ends, even when nobody
    /// waits for it any more.
    #[expect(clippy::disallowed_methods, reason = "bounded: it takes a slot")]
    pub async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<(T, Self), Panicked> {
        let thread = tokio::task::spawn_blocking(move || (work(), self));
        thread.await.map_err(|_| Panicked)
    }
}
