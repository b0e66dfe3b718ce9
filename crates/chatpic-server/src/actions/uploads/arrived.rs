//! A resumable upload that is whole: its pieces opened one after the other, into a file like any other.

use chatpic_core::Token;
use chatpic_seal::{HEADER_LEN, Layout, ObjectKey, Opener, SEALED_CHUNK};
use chatpic_store::records::Lookup;
use chatpic_store::uploads::{FoundUpload, Segment, Upload};

use super::{lookup_of, over};
use crate::actions::Refused;
use crate::actions::contents::damaged;
use crate::actions::receive::{room, spool_fault};
use crate::actions::spool::{LOOK_EVERY, Spool, Spooled};
use crate::app::App;

/// An upload whose bytes are all there.
pub struct Arrived {
    token: Token,
    upload: Upload,
}

/// How many chunks are read and opened at a time.
const STRIDE: u64 = 16;

impl Arrived {
    /// Finds it.
    ///
    /// # Errors
    /// [`Refused::Field`] where it is unknown, not whole, or over.
    pub async fn find(app: &App, token: Token) -> Result<Self, Refused> {
        match app.records.upload(lookup_of(&token), app.now()).await? {
            FoundUpload::Open(upload) if upload.is_whole() => Ok(Self { token, upload }),
            _ => Err(over()),
        }
    }

    /// Its name in the records.
    pub fn lookup(&self) -> Lookup {
        lookup_of(&self.token)
    }

    /// Opens its pieces into a spool.
    ///
    /// # Errors
    /// [`Refused::NoRoom`], [`Refused::Unavailable`].
    pub async fn gather(self, app: &App) -> Result<Spooled, Refused> {
        let mut spool = Spool::beside(0, Some(self.upload.length));
        for segment in &self.upload.segments {
            self.open(app, *segment, &mut spool).await?;
        }
        if spool.len() != self.upload.length {
            return Err(damaged("an upload's pieces are not all of it"));
        }
        spool.finish().await.map_err(spool_fault)
    }

    async fn open(&self, app: &App, segment: Segment, spool: &mut Spool) -> Result<(), Refused> {
        let key = ObjectKey::of_piece(self.token.as_bytes(), segment.blob.as_bytes());
        let layout = Layout::unpadded(segment.length);
        let read = async |range| {
            let bytes = app.blobs.read(segment.blob, range).await?;
            bytes.ok_or_else(|| damaged("a piece of an upload is missing"))
        };
        let (header_len, chunk_len) = (HEADER_LEN as u64, SEALED_CHUNK as u64);
        let header = read(0..header_len).await?;
        let opener = Opener::new(&key, &header, layout).map_err(damaged)?;
        for first in (0..layout.chunks()).step_by(usize::try_from(STRIDE).expect("small")) {
            let at = header_len + first * chunk_len;
            let mut sealed = read(at..at + STRIDE * chunk_len).await?.to_vec();
            for (index, chunk) in (first..layout.chunks()).zip(sealed.chunks_mut(SEALED_CHUNK)) {
                let bytes = opener.open_chunk(index, chunk).map_err(damaged)?;
                if (spool.len() + bytes.len() as u64) / LOOK_EVERY > spool.len() / LOOK_EVERY {
                    room(app).await?;
                }
                let dir = app.spool_dir();
                spool
                    .write(bytes, &app.upload_memory, &dir, &*app.rng)
                    .await
                    .map_err(spool_fault)?;
            }
        }
        Ok(())
    }
}
