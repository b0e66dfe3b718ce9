//! A film as it is sent: what there is of it, then what comes, to its end. The reader's own pace is kept on
//! the disk and never in memory.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use chatpic_seal::{HEADER_LEN, Layout, Opener, SEALED_CHUNK};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio::sync::watch;

use super::{Film, State};
use crate::actions::Refused;
use crate::actions::contents::damaged;
use crate::actions::receive::spool_fault;

/// One reader of a film.
pub(in crate::actions) struct Following {
    film: Arc<Film>,
    state: watch::Receiver<State>,
    /// Opened when there is something in it.
    open: Option<(File, Opener)>,
    /// The number of the next chunk.
    next: u64,
}

impl Following {
    /// From its beginning.
    pub fn begin(film: Arc<Film>) -> Self {
        let state = film.state.subscribe();
        Self { film, state, open: None, next: 0 }
    }

    /// The next piece, when there is one; `None` at the end.
    ///
    /// # Errors
    /// [`Refused::Unavailable`] where the film is over before its end.
    pub async fn more(&mut self) -> Result<Option<Bytes>, Refused> {
        loop {
            let state = *self.state.borrow_and_update();
            let (ready, layout) = match state {
                State::Made { chunks, .. } => (chunks, unknown_yet()),
                State::Whole(layout) if self.next == layout.chunks() => return Ok(None),
                State::Whole(layout) => (layout.chunks(), layout),
                State::Over => return Err(Refused::Unavailable),
                State::Waits => (0, unknown_yet()),
            };
            if self.next < ready {
                return self.piece(ready, layout).await.map(Some);
            }
            self.state.changed().await.map_err(damaged)?;
        }
    }

    async fn piece(&mut self, ready: u64, layout: Layout) -> Result<Bytes, Refused> {
        let (file, opener) = match &mut self.open {
            // Which chunk is the last is known only at the end.
            Some((file, opener)) if opener.layout() == layout => (file, opener),
            open => {
                let (mut file, key) = self.film.open().await?;
                let mut header = [0; HEADER_LEN];
                file.read_exact(&mut header).await.map_err(spool_fault)?;
                let opener = Opener::new(&key, &header, layout).map_err(damaged)?;
                let (file, opener) = open.insert((file, opener));
                (file, opener)
            }
        };
        let begin = self.next * CHUNK;
        let end = layout.content_len().min(ready.min(self.next + STRIDE) * CHUNK);
        let span = layout.span(begin..end).ok_or_else(|| damaged("a film without a layout"))?;
        let len = usize::try_from(span.sealed.end - span.sealed.start).map_err(damaged)?;
        let mut sealed = BytesMut::zeroed(len);
        let from = std::io::SeekFrom::Start(span.sealed.start);
        file.seek(from).await.map_err(spool_fault)?;
        file.read_exact(&mut sealed).await.map_err(spool_fault)?;
        let mut piece = Vec::with_capacity(len);
        for chunk in sealed.chunks_mut(SEALED_CHUNK) {
            piece.extend_from_slice(opener.open_chunk(self.next, chunk).map_err(damaged)?);
            self.next += 1;
        }
        Ok(piece.into())
    }
}

const CHUNK: u64 = chatpic_seal::CHUNK as u64;
/// How many chunks are read at a time.
const STRIDE: u64 = 4;

/// While a film is made, no chunk of it is the last.
fn unknown_yet() -> Layout {
    Layout::unpadded(1 << 60)
}
