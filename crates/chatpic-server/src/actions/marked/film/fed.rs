//! A stored video on its way to the worker: opened pieces go in on one side, bytes come out on a thread. Each
//! side waits for the other, so little is in memory, however large the video.

use std::io::{self, Read};

use bytes::{Buf, Bytes};
use chatpic_media::video;
use chatpic_worker::Format;
use tokio::sync::mpsc;

/// The video as the worker reads it. Without its [`END`](Self::END) it is broken, never just shorter.
pub struct Fed {
    from: mpsc::Receiver<Bytes>,
    piece: Bytes,
    ended: bool,
}

impl Fed {
    /// Behind the last piece.
    pub const END: Bytes = Bytes::new();

    /// What takes the pieces, and what they are read from.
    pub fn channel() -> (mpsc::Sender<Bytes>, Self) {
        let (to, from) = mpsc::channel(PIECES);
        (to, Self { from, piece: Bytes::new(), ended: false })
    }

    /// How the worker is to read it, by its first bytes.
    pub fn format(&mut self) -> io::Result<Format> {
        self.fill()?;
        match video::Format::sniff(&self.piece) {
            Some(video::Format::Mp4) => Ok(Format::Mp4),
            Some(video::Format::WebM) => Ok(Format::WebM),
            None => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    /// Waits until there is a piece, or the end.
    fn fill(&mut self) -> io::Result<()> {
        while self.piece.is_empty() && !self.ended {
            let next = self.from.blocking_recv();
            self.piece = next.ok_or(io::ErrorKind::UnexpectedEof)?;
            self.ended = self.piece.is_empty();
        }
        Ok(())
    }
}

impl Read for Fed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.fill()?;
        let len = into.len().min(self.piece.len());
        self.piece.copy_to_slice(&mut into[..len]);
        Ok(len)
    }
}

/// How many opened pieces wait for the worker.
const PIECES: usize = 2;
