//! Reading one sealed media piece by piece, and opening each piece where it lies.

use std::io::{IoSliceMut, SeekFrom};
use std::iter;
use std::ops::Range;
use std::time::Duration;

use bytes::{Buf, Bytes};
use chatpic_core::{BlobKey, MediaId};
use chatpic_seal::{
    CHUNK, ContentKey, HEADER_LEN, Layout, ObjectKey, Opener, SEALED_CHUNK, Span, TAG_LEN,
};
use chatpic_store::records::Content;
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio::time::Instant;

use super::room::{TOGETHER, Taken};
use crate::actions::Refused;
use crate::actions::contents::{Contents, damaged};
use crate::actions::marked::OnItsWay;
use crate::actions::receive::spool_fault;
use crate::app::App;

/// What it takes to open one media.
pub(in crate::actions) struct Reader {
    key: ContentKey,
    media: MediaId,
    blob: BlobKey,
    /// Where the object begins in the blob; its thumbnail lies behind it.
    begin: u64,
    layout: Layout,
}

impl Reader {
    /// For media `number` of `content`.
    pub fn new(
        key: &ContentKey,
        content: &Content,
        contents: &Contents,
        number: usize,
    ) -> Result<Self, Refused> {
        let media = content.media.get(number).ok_or(Refused::Unknown)?;
        let facts = contents.media.get(number).ok_or(Refused::Unknown)?;
        let (key, layout) = (key.clone(), Layout::padded(facts.bytes));
        Ok(Self { key, media: media.id, blob: media.blob, begin: 0, layout })
    }

    /// For the thumbnail of so many bytes that lies behind the media.
    pub(super) fn thumbnail(self, bytes: u64) -> Self {
        Self { begin: self.layout.sealed_len(), layout: Layout::padded(bytes), ..self }
    }

    /// What it reads.
    pub(super) fn blob(&self) -> BlobKey {
        self.blob
    }

    pub(super) fn layout(&self) -> Layout {
        self.layout
    }

    /// How many bytes it reads.
    pub fn len(&self) -> u64 {
        self.layout.content_len()
    }

    /// Opens the first chunk and throws it away.
    pub async fn probe(&self, app: &App) -> Result<(), Refused> {
        let first = self.layout.content_len().min(1);
        let Some(span) = self.layout.span(0..first) else { return Ok(()) };
        self.pieces(app, span).await.map(drop)
    }

    /// All of it, from its beginning.
    pub async fn whole(&self, app: &App) -> Result<Pieces, Refused> {
        let span = self.layout.span(0..self.layout.content_len());
        self.pieces(app, span.ok_or_else(|| damaged("a media without a layout"))?).await
    }

    /// The whole of it at once: for who has to hold a file in memory anyhow.
    pub async fn read(&self, app: &App) -> Result<Bytes, Refused> {
        let mut pieces = self.whole(app).await?;
        let mut bytes = Vec::with_capacity(usize::try_from(self.len()).unwrap_or_default());
        while let Some(piece) = pieces.more(app).await? {
            bytes.extend_from_slice(&piece);
        }
        Ok(bytes.into())
    }

    pub(super) async fn pieces(&self, app: &App, span: Span) -> Result<Pieces, Refused> {
        let id = self.media.as_bytes();
        let key = match self.begin {
            0 => self.key.object_key(id),
            _ => self.key.thumbnail_key(id),
        };
        let place = Place::Blob { key: self.blob, begin: self.begin };
        Pieces::begin(app, place, &key, self.layout, span).await
    }
}

/// Where sealed bytes lie.
pub(super) enum Place {
    Blob {
        key: BlobKey,
        /// Where the object begins in it.
        begin: u64,
    },
    /// On this machine's disk, for one reader.
    Spool { file: File, _on_its_way: Option<OnItsWay> },
}

/// A range that is being opened, piece by piece. Between two pieces nothing is held.
pub(in crate::actions) struct Pieces {
    opener: Opener,
    place: Place,
    /// The first piece, which comes with the header, until it is asked for.
    first: Option<Bytes>,
    /// The number of the next chunk.
    next: u64,
    /// Where the chunks that are still to be read lie.
    sealed: Range<u64>,
    /// Opened bytes before the range; only before its first piece.
    skip: usize,
    /// Bytes of the range that are still to come.
    left: u64,
    pace: Pace,
}

/// How fast pieces are taken.
#[derive(Clone, Copy)]
enum Pace {
    /// The last one was given away then.
    Fast(Instant),
    /// Once slow, always slow: most of its time is spent waiting.
    Slow,
}

/// What was read for a piece.
struct Read {
    /// Its chunks one after the other, so that what is opened lies in one.
    chunks: Vec<u8>,
    /// Their tags, which lie behind each of them in the object.
    tags: Vec<[u8; TAG_LEN]>,
    /// The room that it takes, where it is a large one.
    taken: Option<Taken>,
}

/// Bytes that are read at a time where reading waits for a disk or a network.
const STRIDE: u64 = 4 * SEALED_CHUNK as u64;
/// What is at hand comes in large pieces where there is room for one, and in single chunks else, so that slow
/// viewers hold no more. As much as this comes at once where it is all that is left.
const RATHER_AT_ONCE: u64 = 2 * SEALED_CHUNK as u64;
/// Who takes longer for a piece is slow.
const PATIENCE: Duration = Duration::from_millis(50);

impl Pace {
    fn now(self) -> Self {
        match self {
            Self::Fast(given) if given.elapsed() <= PATIENCE => self,
            _ => Self::Slow,
        }
    }

    /// Chunks of which a large piece may consist; none for who is slow.
    fn together(self) -> u64 {
        match self {
            Self::Fast(_) => TOGETHER,
            Self::Slow => 0,
        }
    }
}

impl Pieces {
    /// Reads the header, and the first piece.
    pub(super) async fn begin(
        app: &App,
        mut place: Place,
        key: &ObjectKey,
        layout: Layout,
        span: Span,
    ) -> Result<Self, Refused> {
        let Span { mut sealed, skip, len, chunks } = span;
        let (mut header, behind) = ([0; HEADER_LEN], HEADER_LEN as u64);
        // The first chunk lies behind the header and is read with it; no other is.
        let (begins, mut none) = (sealed.start == behind, behind..behind);
        let with_it = if begins { &mut sealed } else { &mut none };
        let first = place.piece(app, &mut header, with_it, TOGETHER).await?;
        let opener = Opener::new(key, &header, layout).map_err(damaged)?;
        let (next, pace) = (chunks.start, Pace::Fast(Instant::now()));
        let mut pieces = Self { opener, place, first: None, next, sealed, skip, left: len, pace };
        if len > 0 {
            pieces.first = Some(match begins {
                true => pieces.open(first)?,
                false => pieces.next(app).await?,
            });
        }
        Ok(pieces)
    }

    /// Bytes that are still to come.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// The next piece; `None` at the end.
    pub async fn more(&mut self, app: &App) -> Result<Option<Bytes>, Refused> {
        if self.left == 0 {
            return Ok(None);
        }
        let piece = match self.first.take() {
            Some(first) => first,
            None => self.next(app).await?,
        };
        self.left -= piece.len() as u64;
        if let Pace::Fast(given) = &mut self.pace {
            *given = Instant::now();
        }
        Ok(Some(piece))
    }

    async fn next(&mut self, app: &App) -> Result<Bytes, Refused> {
        self.pace = self.pace.now();
        let read = self.place.piece(app, &mut [], &mut self.sealed, self.pace.together()).await?;
        self.open(read)
    }

    /// Opens what was read, in its place.
    fn open(&mut self, read: Read) -> Result<Bytes, Refused> {
        let Read { mut chunks, tags, taken } = read;
        let mut end = 0;
        for (chunk, tag) in chunks.chunks_mut(CHUNK).zip(&tags) {
            let opened = self.opener.open_chunk_apart(self.next, chunk, tag).map_err(damaged)?;
            end += opened.len();
            self.next += 1;
        }
        let from = end.min(std::mem::take(&mut self.skip));
        let most = usize::try_from(self.left).unwrap_or(usize::MAX);
        let len = most.min(end - from);
        let bytes = match taken {
            Some(taken) => taken.hold(chunks),
            None => Bytes::from(chunks),
        };
        Ok(bytes.slice(from..from + len))
    }
}

impl Read {
    /// Room for what lies in so many sealed bytes: whole chunks, but for the object's last.
    fn of(sealed: u64) -> Result<Self, Refused> {
        let sealed = usize::try_from(sealed).map_err(damaged)?;
        let tags = vec![[0; TAG_LEN]; sealed.div_ceil(SEALED_CHUNK)];
        let chunks = sealed.checked_sub(TAG_LEN * tags.len());
        let chunks = vec![0; chunks.ok_or_else(|| damaged("a chunk without a tag"))?];
        Ok(Self { chunks, tags, taken: None })
    }

    /// Where the sealed bytes belong, in their order, behind `header`.
    fn parts<'a>(&'a mut self, header: &'a mut [u8]) -> Vec<IoSliceMut<'a>> {
        let tags = self.tags.iter_mut().map(|tag| &mut tag[..]);
        let chunks = self.chunks.chunks_mut(CHUNK).zip(tags).flat_map(<[&mut [u8]; 2]>::from);
        iter::once(header).chain(chunks).map(IoSliceMut::new).collect()
    }
}

impl Place {
    /// The next piece of the chunks at `sealed`, which moves on, and `header`, which lies before it or is empty. A
    /// large piece has up to `together` chunks; where that is none, nobody asks for room.
    async fn piece(
        &mut self,
        app: &App,
        header: &mut [u8],
        sealed: &mut Range<u64>,
        together: u64,
    ) -> Result<Read, Refused> {
        let (from, left) = (sealed.start - header.len() as u64, sealed.end - sealed.start);
        let is_large = left > RATHER_AT_ONCE && together > 0;
        let taken = if is_large { app.room.take() } else { None };
        let len = match taken {
            Some(_) => left.min(together * SEALED_CHUNK as u64),
            None if left <= RATHER_AT_ONCE => left,
            None => SEALED_CHUNK as u64,
        };
        if let Self::Blob { key, begin } = self {
            let mut read = Read::of(len)?;
            // On this very thread, where that needs no waiting.
            if app.blobs.read_at_hand(*key, *begin + from, &mut read.parts(header)) {
                sealed.start += len;
                return Ok(Read { taken, ..read });
            }
        }
        // Who waits for a disk or a network takes no room from others.
        drop(taken);
        let len = left.min(STRIDE);
        let mut bytes = self.read(app, from..sealed.start + len).await?;
        let mut read = Read::of(len)?;
        read.parts(header).iter_mut().for_each(|part| bytes.copy_to_slice(part));
        sealed.start += len;
        Ok(read)
    }

    /// All of `range`, however long that takes.
    async fn read(&mut self, app: &App, range: Range<u64>) -> Result<Bytes, Refused> {
        let len = range.end - range.start;
        match self {
            Self::Blob { key, begin } => {
                let bytes = app.blobs.read(*key, *begin + range.start..*begin + range.end).await?;
                let bytes = bytes.filter(|bytes| bytes.len() as u64 == len);
                bytes.ok_or_else(|| damaged("a blob is missing or short"))
            }
            Self::Spool { file, .. } => {
                let mut bytes = vec![0; usize::try_from(len).map_err(damaged)?];
                file.seek(SeekFrom::Start(range.start)).await.map_err(spool_fault)?;
                file.read_exact(&mut bytes).await.map_err(spool_fault)?;
                Ok(bytes.into())
            }
        }
    }
}
