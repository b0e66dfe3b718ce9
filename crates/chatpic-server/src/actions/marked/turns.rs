//! How much is marked and sent for one viewing at a time: one picture marked, some of them on their way.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use chatpic_core::SessionId;
use tokio::sync::{Mutex as Turn, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

/// Whose turn it is. A viewing that nothing is marked or sent for is forgotten.
#[derive(Default)]
pub struct Turns(Mutex<HashMap<SessionId, Weak<Viewing>>>);

/// That a picture may be on its way, until it is dropped.
pub struct OnItsWay {
    of: Arc<Viewing>,
    _permit: OwnedSemaphorePermit,
}

struct Viewing {
    marking: Arc<Turn<()>>,
    on_their_way: Arc<Semaphore>,
}

/// As many as a browser loads at once. Each lies on the disk meanwhile.
const ON_THEIR_WAY: usize = 6;

impl Turns {
    /// Waits until one more picture may be on its way to this viewing.
    pub async fn take(&self, session: SessionId) -> OnItsWay {
        let of = self.of(session);
        let permit = Arc::clone(&of.on_their_way).acquire_owned().await;
        OnItsWay { of, _permit: permit.expect("the semaphore is never closed") }
    }

    fn of(&self, session: SessionId) -> Arc<Viewing> {
        let mut viewings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        viewings.retain(|_, viewing| viewing.strong_count() > 0);
        let known = viewings.get(&session).and_then(Weak::upgrade);
        known.unwrap_or_else(|| {
            let on_their_way = Arc::new(Semaphore::new(ON_THEIR_WAY));
            let viewing = Arc::new(Viewing { marking: Arc::default(), on_their_way });
            viewings.insert(session, Arc::downgrade(&viewing));
            viewing
        })
    }
}

impl OnItsWay {
    /// Waits until nothing else is marked for the viewing.
    pub async fn marking(&self) -> OwnedMutexGuard<()> {
        Arc::clone(&self.of.marking).lock_owned().await
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[tokio::test]
    async fn a_viewing_waits_for_itself_and_for_nobody_else() {
        let turns = Turns::default();
        let [one, other]: [SessionId; 2] = ["0000-0001", "0000-0002"].map(|id| id.parse().unwrap());
        let mut of_one = Vec::new();
        for _ in 0..ON_THEIR_WAY {
            of_one.push(turns.take(one).now_or_never().unwrap());
        }
        assert!(turns.take(one).now_or_never().is_none());
        let of_other = turns.take(other).now_or_never().unwrap();

        let marking = of_one[0].marking().now_or_never().unwrap();
        assert!(of_one[1].marking().now_or_never().is_none());
        of_other.marking().now_or_never().unwrap();
        drop(marking);
        of_one[1].marking().now_or_never().unwrap();

        of_one.pop();
        drop(turns.take(one).now_or_never().unwrap());
        drop(of_one);
        turns.take(other).now_or_never().unwrap();
        assert_eq!(turns.0.lock().unwrap().len(), 1, "who is done is forgotten");
    }
}
