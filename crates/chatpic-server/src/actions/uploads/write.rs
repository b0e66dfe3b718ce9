//! Writing to a resumable upload: a turn, and the pieces that are made in it.
//!
//! Bytes are sealed as they arrive, into a blob that nobody sees before its row is there. A long turn is
//! cut into several pieces, so that a node that dies costs little; one whose bytes have a checksum is one
//! piece, and nothing of it is kept before the checksum is known to be right.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::digest::{Context, SHA1_FOR_LEGACY_USE_ONLY, SHA256};
use bytes::Bytes;
use chatpic_core::{BlobKey, Timestamp, Token};
use chatpic_seal::{ObjectKey, Sealer};
use chatpic_store::blobs::BlobWriter;
use chatpic_store::uploads::{Append, FoundUpload, MOST_SEGMENTS, Segment, TakeOver, Turn};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::Instant;

use super::{lookup_of, parse};
use crate::actions::find::unknown;
use crate::actions::receive::room;
use crate::actions::spool::LOOK_EVERY;
use crate::actions::sunset::takes_pictures;
use crate::actions::{NotNow, Refused, TooLarge};
use crate::app::App;

/// What the bytes of one turn must have as their digest.
pub struct Checksum {
    pub algorithm: Algorithm,
    pub digest: Vec<u8>,
}

/// How a checksum is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    Sha1,
    Sha256,
}

/// How far an upload has come with a turn.
pub struct Progress {
    pub received: u64,
    pub expires_at: Timestamp,
    /// Where it has arrived whole and is to be shared at once: its token, and the place that it holds
    /// until that is done.
    pub(super) due: Option<(Token, OwnedSemaphorePermit)>,
}

/// A turn to write. It holds one of the places for uploads until it ends. Dropped, it keeps the pieces
/// that it made and nothing else.
pub struct Writing {
    app: Arc<App>,
    token: Token,
    turn: Turn,
    /// How much of the upload is durable.
    received: u64,
    checksum: Option<(Context, Vec<u8>)>,
    piece: Option<Piece>,
    looked: (u64, Instant),
    place: OwnedSemaphorePermit,
}

/// A piece of this length is ended, and another begun.
const PIECE: u64 = 8 << 20;
/// So is one that took so long: what is half written for longer is taken for a dead node's.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// How much is sealed before it is written.
const SEALED: usize = 256 << 10;
/// How often it is asked whether somebody else writes by now: after so many bytes, or so much time.
const ASK_EVERY: (u64, Duration) = (1 << 20, Duration::from_secs(1));

impl Writing {
    /// Takes the turn to write, from whoever has it, where the upload has come as far as `offset`.
    /// `announced` is how many bytes are to come, by their sender's word.
    ///
    /// # Errors
    /// [`Refused::Unknown`], [`Refused::UploadOver`], [`Refused::WrongOffset`], [`Refused::TooLarge`],
    /// [`Refused::Busy`], [`Refused::NoRoom`], [`Refused::Sunset`].
    pub async fn begin(
        app: &Arc<App>,
        (text, client): (&str, IpAddr),
        offset: u64,
        announced: Option<u64>,
        checksum: Option<Checksum>,
    ) -> Result<Self, Refused> {
        let token = parse(app, text, client)?;
        takes_pictures(app)?;
        let place = Arc::clone(&app.receiving).try_acquire_owned().map_err(|_| Refused::Busy)?;
        room(app).await?;
        let lookup = lookup_of(&token);
        // Who announces too much takes no turn from anybody. Its length never changes.
        if let Some(bytes) = announced
            && let FoundUpload::Open(upload) = app.records.upload(lookup, app.now()).await?
            && upload.received == offset
            && bytes > upload.length - offset
        {
            return Err(beyond());
        }
        let turn = match app.records.take_over(lookup, offset, app.now()).await? {
            TakeOver::Taken(turn) => turn,
            TakeOver::WrongOffset(received) => return Err(Refused::WrongOffset(received)),
            TakeOver::Over(over) => return Err(Refused::UploadOver(over.gone)),
            TakeOver::Unknown => return Err(unknown(app, client)),
        };
        Ok(Self {
            app: Arc::clone(app),
            token,
            turn,
            received: offset,
            checksum: checksum.map(|it| (it.algorithm.context(), it.digest)),
            piece: None,
            looked: (offset, Instant::now()),
            place,
        })
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// [`Refused::TooLarge`] at the first byte too many, [`Refused::NotNow`] where somebody else writes
    /// by now, [`Refused::NoRoom`].
    pub async fn write(&mut self, mut bytes: &[u8]) -> Result<(), Refused> {
        if bytes.len() as u64 > self.turn.length - self.reached() {
            return Err(beyond());
        }
        self.look(bytes.len() as u64).await?;
        if let Some((digest, _)) = &mut self.checksum {
            digest.update(bytes);
        }
        while !bytes.is_empty() {
            if self.piece.is_none() {
                self.piece = Some(Piece::begin(&self.app, &self.token).await?);
            }
            let piece = self.piece.as_mut().expect("begun above");
            let room = match self.checksum {
                Some(_) => u64::MAX,
                None => PIECE - piece.length,
            };
            let fits = bytes.len().min(usize::try_from(room).unwrap_or(usize::MAX));
            let (first, rest) = bytes.split_at(fits);
            piece.write(first).await?;
            bytes = rest;
            let is_long = piece.begun.elapsed() > LONGEST;
            match self.checksum {
                Some(_) if is_long => return Err(Refused::TimedOut),
                None if is_long || piece.length == PIECE => self.commit().await?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Ends the turn: all that was to come has come.
    ///
    /// # Errors
    /// [`Refused::WrongChecksum`], of which nothing is kept; [`Refused::NotNow`], [`Refused::NoRoom`].
    pub async fn finish(mut self) -> Result<Progress, Refused> {
        if let Some((digest, expected)) = self.checksum.take()
            && digest.finish().as_ref() != expected
        {
            return Err(Refused::WrongChecksum);
        }
        self.commit().await?;
        let whole = self.received == self.turn.length && !self.turn.draft;
        let (received, expires_at) = (self.received, self.turn.expires_at);
        Ok(Progress { received, expires_at, due: whole.then_some((self.token, self.place)) })
    }

    /// Ends a turn whose connection broke. What came is kept, unless a checksum was to vouch for all
    /// of it.
    ///
    /// # Errors
    /// As for [`finish`](Self::finish).
    pub async fn break_off(mut self) -> Result<(), Refused> {
        if self.checksum.is_none() {
            self.commit().await?;
        }
        Ok(())
    }

    /// How far it has come with what isn't durable yet.
    fn reached(&self) -> u64 {
        self.received + self.piece.as_ref().map_or(0, |piece| piece.length)
    }

    /// Looks now and then whether to go on.
    async fn look(&mut self, coming: u64) -> Result<(), Refused> {
        let reached = self.reached();
        let (at, when) = self.looked;
        let (bytes, time) = ASK_EVERY;
        if reached - at >= bytes || when.elapsed() >= time {
            self.looked = (reached, Instant::now());
            let (lookup, now) = (lookup_of(&self.token), self.app.now());
            if !self.app.records.is_writing(lookup, self.turn.writer, now).await? {
                return Err(taken_over());
            }
        }
        // Many uploads at once can fill what was free when each began.
        if (reached + coming) / LOOK_EVERY > reached / LOOK_EVERY {
            room(&self.app).await?;
        }
        Ok(())
    }

    /// Makes the piece durable, then the row that says so.
    async fn commit(&mut self) -> Result<(), Refused> {
        let Some(piece) = self.piece.take() else { return Ok(()) };
        let (mut placing, length) = piece.finish().await?;
        let segment = Segment { at: self.received, length, blob: placing.blob };
        let (lookup, now) = (lookup_of(&self.token), self.app.now());
        // Whether a failed write was committed can't be known: the blob stays, and reconciling decides.
        placing.kept = true;
        match self.app.records.append_segment(lookup, self.turn.writer, segment, now).await? {
            Append::Appended => {
                self.received += length;
                Ok(())
            }
            refused => {
                placing.kept = false;
                Err(match refused {
                    Append::Full => Refused::NotNow(NotNow::Pieces(MOST_SEGMENTS)),
                    _ => taken_over(),
                })
            }
        }
    }
}

fn taken_over() -> Refused {
    Refused::NotNow(NotNow::TakenOver)
}

fn beyond() -> Refused {
    Refused::TooLarge(TooLarge::Upload)
}

impl Algorithm {
    fn context(self) -> Context {
        Context::new(match self {
            Self::Sha1 => &SHA1_FOR_LEGACY_USE_ONLY,
            Self::Sha256 => &SHA256,
        })
    }
}

/// A piece on its way to the disk.
struct Piece {
    placing: Placing,
    writer: Box<dyn BlobWriter>,
    sealer: Sealer,
    /// Sealed bytes that have not been written yet.
    out: Vec<u8>,
    length: u64,
    begun: Instant,
}

impl Piece {
    async fn begin(app: &Arc<App>, token: &Token) -> Result<Self, Refused> {
        let blob = BlobKey::random(&*app.rng);
        app.placing().insert(blob);
        let placing = Placing { app: Arc::clone(app), blob, kept: false };
        let writer = app.blobs.create(blob).await?;
        let key = ObjectKey::of_piece(token.as_bytes(), blob.as_bytes());
        let mut out = Vec::new();
        let sealer = Sealer::new(&key, &mut app.fill(), &mut out);
        Ok(Self { placing, writer, sealer, out, length: 0, begun: Instant::now() })
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), Refused> {
        self.length += bytes.len() as u64;
        self.sealer.push(bytes, &mut self.out);
        if self.out.len() >= SEALED {
            self.writer.write(Bytes::from(std::mem::take(&mut self.out))).await?;
        }
        Ok(())
    }

    async fn finish(mut self) -> Result<(Placing, u64), Refused> {
        // Its true length stands in its row.
        self.sealer.finish_unpadded(&mut self.out);
        self.writer.write(Bytes::from(self.out)).await?;
        self.writer.finish().await?;
        Ok((self.placing, self.length))
    }
}

/// A blob that no row needs yet. Dropped before one does, it is deleted.
struct Placing {
    app: Arc<App>,
    blob: BlobKey,
    kept: bool,
}

impl Drop for Placing {
    fn drop(&mut self) {
        let (app, blob, kept) = (Arc::clone(&self.app), self.blob, self.kept);
        self.app.tasks.spawn(async move {
            if !kept && let Err(fault) = app.blobs.delete(blob).await {
                tracing::warn!(%fault, "an orphan stays until the next reconciling");
            }
            app.placing().remove(&blob);
        });
    }
}
