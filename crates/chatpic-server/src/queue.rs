//! Places to wait in: so many for everybody, and a few of them at most for one client, so that nobody fills
//! all of them. Whose a place is stands in memory alone, and no longer than the place is taken.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::limiter::network;

/// A bounded number of places.
#[derive(Debug)]
pub struct Queue {
    most: usize,
    most_of_one: usize,
    taken: Taken,
}

/// Whose each place is that is taken.
type Taken = Arc<Mutex<Vec<Vec<u8>>>>;

/// A place, until it is dropped.
#[derive(Debug)]
pub struct InQueue {
    who: Vec<u8>,
    taken: Taken,
}

impl Queue {
    /// With so many places.
    pub fn new(most: usize, most_of_one: usize) -> Self {
        Self { most, most_of_one, taken: Taken::default() }
    }

    /// Takes a place, where there is one for this client.
    pub fn enter(&self, client: IpAddr) -> Option<InQueue> {
        let (who, mut taken) = (network(client), lock(&self.taken));
        let own = taken.iter().filter(|it| **it == who).count();
        if taken.len() >= self.most || own >= self.most_of_one {
            return None;
        }
        taken.push(who.clone());
        Some(InQueue { who, taken: Arc::clone(&self.taken) })
    }

    /// How many places are taken.
    pub fn taken(&self) -> usize {
        lock(&self.taken).len()
    }
}

impl Drop for InQueue {
    fn drop(&mut self) {
        let mut taken = lock(&self.taken);
        if let Some(at) = taken.iter().position(|it| *it == self.who) {
            taken.swap_remove(at);
        }
    }
}

fn lock(taken: &Taken) -> MutexGuard<'_, Vec<Vec<u8>>> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_has_more_than_a_few_places_and_all_together_no_more_than_there_are() {
        let queue = Queue::new(3, 2);
        let client = |number: u16| IpAddr::from([0x2001, 0xdb8, 0, number, 0, 0, 0, 7]);
        let (first, second) = (queue.enter(client(1)), queue.enter(client(1)));
        assert!(first.is_some() && second.is_some());
        assert!(queue.enter(client(1)).is_none(), "a third of one");
        let other = queue.enter(client(2));
        assert!(other.is_some());
        assert!(queue.enter(client(3)).is_none(), "a fourth of all");
        drop(first);
        assert_eq!(queue.taken(), 2);
        assert!(queue.enter(client(1)).is_some());
    }
}
