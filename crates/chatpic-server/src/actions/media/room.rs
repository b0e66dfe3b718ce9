//! Room for pieces of several chunks.
//!
//! Reading, opening and sending eight chunks at a time takes a third less of the processor than one by one. But a piece is held until it is sent, and whoever reads slowly holds it for long. So there is room
//! for so many large ones in all, and who finds none reads chunk by chunk.

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Chunks of a large piece at most.
pub(super) const TOGETHER: u64 = 8;

/// Large pieces that are held at once: 16 MiB.
const PIECES: usize = 32;

/// Shared by all who read.
#[derive(Debug)]
pub struct Room(Arc<Semaphore>);

/// The place of one large piece, free again when it is dropped.
#[derive(Debug)]
pub(super) struct Taken(#[expect(dead_code, reason = "held for its drop")] OwnedSemaphorePermit);

impl Default for Room {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(PIECES)))
    }
}

impl Room {
    /// Room for one large piece, where there is some.
    pub(super) fn take(&self) -> Option<Taken> {
        Arc::clone(&self.0).try_acquire_owned().ok().map(Taken)
    }
}

impl Taken {
    /// The piece, which holds its place until the last of it has been sent.
    pub(super) fn hold(self, bytes: Vec<u8>) -> Bytes {
        Bytes::from_owner(Held { bytes, _taken: self })
    }
}

struct Held {
    bytes: Vec<u8>,
    _taken: Taken,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_piece_takes_room_until_its_last_part_is_gone() {
        let room = Room(Arc::new(Semaphore::new(1)));
        let piece = room.take().expect("there is room").hold(vec![7; 10]);
        assert!(room.take().is_none());
        let part = piece.slice(3..5);
        drop(piece);
        assert!(room.take().is_none() && part == [7, 7][..]);
        drop(part);
        assert!(room.take().is_some());
    }
}
