//! Reading one sealed media piece by piece, and opening each piece where it lies.

use std::io::SeekFrom;
use std::ops::Range;

use bytes::Bytes;
use chatpic_core::{BlobKey, MediaId};
use chatpic_seal::{ContentKey, HEADER_LEN, Layout, ObjectKey, Opener, SEALED_CHUNK, Span};
use chatpic_store::records::Content;
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

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
}

/// Bytes that are read at a time where reading waits for a disk or a network.
const STRIDE: u64 = 4 * SEALED_CHUNK as u64;
/// What is at hand comes in single chunks: reading them costs hardly more than reading them together, each is
/// still in the processor's cache when it is sent, and a slow viewer holds no more. As much as this comes at
/// once where it is all that is left.
const RATHER_AT_ONCE: u64 = 2 * SEALED_CHUNK as u64;

impl Pieces {
    /// Reads the header, and the first piece.
    pub(super) async fn begin(
        app: &App,
        mut place: Place,
        key: &ObjectKey,
        layout: Layout,
        span: Span,
    ) -> Result<Self, Refused> {
        const HEADER: u64 = HEADER_LEN as u64;
        let Span { mut sealed, skip, len, chunks } = span;
        // The first chunk lies behind the header and is read with it.
        let read = match sealed.start {
            HEADER => place.piece(app, 0, &mut sealed).await?,
            _ => place.some(app, 0..HEADER).await?,
        };
        let header = read.get(..HEADER_LEN).ok_or_else(|| damaged("an object without a header"))?;
        let opener = Opener::new(key, header, layout).map_err(damaged)?;
        let next = chunks.start;
        let mut pieces = Self { opener, place, first: None, next, sealed, skip, left: len };
        if len > 0 {
            pieces.first = Some(match read.len() {
                HEADER_LEN => pieces.next(app).await?,
                _ => pieces.open(read, HEADER_LEN)?,
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
        Ok(Some(piece))
    }

    async fn next(&mut self, app: &App) -> Result<Bytes, Refused> {
        let from = self.sealed.start;
        let read = self.place.piece(app, from, &mut self.sealed).await?;
        self.open(read, 0)
    }

    /// Opens the chunks that lie in `bytes` from `begin` on, in their place, and closes the gaps between them.
    fn open(&mut self, mut bytes: Vec<u8>, begin: usize) -> Result<Bytes, Refused> {
        let (mut end, mut at) = (begin, begin);
        while at < bytes.len() {
            let chunk = at..bytes.len().min(at + SEALED_CHUNK);
            let sealed = &mut bytes[chunk.clone()];
            let len = self.opener.open_chunk(self.next, sealed).map_err(damaged)?.len();
            if end < at {
                bytes.copy_within(at..at + len, end);
            }
            (end, at) = (end + len, chunk.end);
            self.next += 1;
        }
        let from = end.min(begin + std::mem::take(&mut self.skip));
        let most = usize::try_from(self.left).unwrap_or(usize::MAX);
        let len = most.min(end - from);
        Ok(Bytes::from(bytes).slice(from..from + len))
    }
}

impl Place {
    /// What lies from `from` to the end of the next piece of the chunks at `sealed`, which moves on.
    async fn piece(
        &mut self,
        app: &App,
        from: u64,
        sealed: &mut Range<u64>,
    ) -> Result<Vec<u8>, Refused> {
        let few = match sealed.end - sealed.start {
            left @ ..=RATHER_AT_ONCE => left,
            _ => SEALED_CHUNK as u64,
        };
        let (end, bytes) = match self.at_hand(app, from..sealed.start + few) {
            Some(bytes) => (sealed.start + few, bytes),
            None => {
                let end = sealed.end.min(sealed.start + STRIDE);
                (end, self.read(app, from..end).await?)
            }
        };
        sealed.start = end;
        Ok(bytes)
    }

    async fn some(&mut self, app: &App, range: Range<u64>) -> Result<Vec<u8>, Refused> {
        match self.at_hand(app, range.clone()) {
            Some(bytes) => Ok(bytes),
            None => self.read(app, range).await,
        }
    }

    /// What can be had without waiting, on this very thread.
    fn at_hand(&self, app: &App, range: Range<u64>) -> Option<Vec<u8>> {
        let Self::Blob { key, begin } = self else { return None };
        let mut bytes = vec![0; usize::try_from(range.end - range.start).ok()?];
        let is_there = app.blobs.read_at_hand(*key, begin + range.start, &mut bytes);
        is_there.then_some(bytes)
    }

    async fn read(&mut self, app: &App, range: Range<u64>) -> Result<Vec<u8>, Refused> {
        let len = range.end - range.start;
        match self {
            Self::Blob { key, begin } => {
                let bytes = app.blobs.read(*key, *begin + range.start..*begin + range.end).await?;
                bytes
                    .filter(|bytes| bytes.len() as u64 == len)
                    .map(Vec::from)
                    .ok_or_else(|| damaged("a blob is missing or short"))
            }
            Self::Spool { file, .. } => {
                let mut bytes = vec![0; usize::try_from(len).map_err(damaged)?];
                file.seek(SeekFrom::Start(range.start)).await.map_err(spool_fault)?;
                file.read_exact(&mut bytes).await.map_err(spool_fault)?;
                Ok(bytes)
            }
        }
    }
}
