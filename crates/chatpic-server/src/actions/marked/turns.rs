//! One marking at a time for each viewing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use chatpic_core::SessionId;
use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

/// Whose turn it is. A viewing that nobody marks for is forgotten.
#[derive(Default)]
pub struct Turns(Mutex<HashMap<SessionId, Weak<Turn<()>>>>);

impl Turns {
    /// Waits until nothing else is marked for this viewing.
    pub async fn take(&self, session: SessionId) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            turns.retain(|_, turn| turn.strong_count() > 0);
            let known = turns.get(&session).and_then(Weak::upgrade);
            known.unwrap_or_else(|| {
                let turn = Arc::default();
                turns.insert(session, Arc::downgrade(&turn));
                turn
            })
        };
        turn.lock_owned().await
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
        let first = turns.take(one).await;
        assert!(turns.take(one).now_or_never().is_none());
        drop(turns.take(other).now_or_never().unwrap());
        drop(first);
        drop(turns.take(one).now_or_never().unwrap());
        turns.take(other).now_or_never().unwrap();
        assert_eq!(turns.0.lock().unwrap().len(), 1, "who is done is forgotten");
    }
}
