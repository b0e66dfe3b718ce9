//! Serving media: whole or a range, opening only the sealed chunks that it needs, and asking on the
//! way whether it may still go on.

use std::io::SeekFrom;
use std::net::IpAddr;
use std::ops::Range;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use chatpic_core::{BlobKey, PostName, Ticket, Timestamp, Token};
use chatpic_media::Mark;
use chatpic_seal::{
    ContentKey, HEADER_LEN, Kind, Layout, ObjectKey, Opener, SEALED_CHUNK, Span, lookup,
};
use chatpic_store::records::{Content, Found, Lookup};
use futures_util::stream::{self, BoxStream, StreamExt};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

use super::Refused;
use super::contents::{Contents, Facts, Thumb, damaged};
use super::find::{link, open_wrap};
use super::marked::film::{Film, Following, Script};
use super::marked::{Marked, OnItsWay, Progress, marked};
use super::posts;
use super::receive::spool_fault;
use super::view::{Granted, Viewing, still_live, viewing};
use crate::app::App;

/// One media that may be served now.
pub struct Servable {
    pub facts: Facts,
    /// Names these bytes and no others, for ever.
    pub etag: String,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Whether its link is for adults.
    pub adult: bool,
    /// How many media there are, with this one.
    pub of: usize,
    number: usize,
    reader: Reader,
    /// What has to be in its pixels before it leaves.
    mark: Option<Mark>,
    right: Right,
}

/// One media whose bytes can be sent.
pub struct Ready {
    source: Source,
    right: Right,
}

enum Source {
    Stored(Reader),
    Marked(Marked),
    Film(Arc<Film>),
}

/// By what right it is served; looked up again while a stream goes on.
#[derive(Clone)]
enum Right {
    Pass(Ticket),
    Link(Token),
    Post(PostName),
}

/// Media `number` under a pass.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::Hidden`] or [`Refused::Gone`].
pub async fn under_pass(
    app: &App,
    ticket: &str,
    number: usize,
    client: IpAddr,
) -> Result<Servable, Refused> {
    let Viewing { granted, adult, mark, content, key } = viewing(app, ticket, client).await?;
    let Granted { ticket, ends_at, contents, .. } = granted;
    let media = servable(&key, &content, contents, number, ends_at, Right::Pass(ticket))?;
    let etag = match &mark {
        Some(mark) => format!("\"{}-{}\"", media.reader.blob, mark.session),
        None => media.etag,
    };
    Ok(Servable { adult, mark, etag, ..media })
}

/// Media `number` of a link that needs no button.
///
/// # Errors
/// [`Refused::Unknown`] also where the link needs one; [`Refused::Hidden`], [`Refused::Gone`].
pub async fn direct(
    app: &App,
    token: &str,
    number: usize,
    client: IpAddr,
) -> Result<Servable, Refused> {
    let (token, link) = link(app, token, client).await?;
    if link.terms.needs_button() {
        return Err(Refused::Unknown);
    }
    let key = open_wrap(&link.wrap, Kind::Share, token.as_bytes(), link.share)?;
    let contents = Contents::open(&key, link.share, &link.content.meta)?;
    servable(&key, &link.content, contents, number, link.terms.expires_at, Right::Link(token))
}

fn servable(
    key: &ContentKey,
    content: &Content,
    contents: Contents,
    number: usize,
    ends_at: Timestamp,
    right: Right,
) -> Result<Servable, Refused> {
    let reader = Reader::new(key, content, &contents, number)?;
    let of = contents.media.len();
    let facts = contents.media.into_iter().nth(number).ok_or(Refused::Unknown)?;
    let etag = format!("\"{}\"", reader.blob);
    Ok(Servable { facts, etag, ends_at, adult: false, of, number, reader, mark: None, right })
}

/// Media `number` of a post that everybody may see.
pub(super) fn of_post(app: &App, found: posts::Found, number: usize) -> Result<Servable, Refused> {
    let posts::Found { name, link, adult, .. } = found;
    let key = posts::open(app, &link)?;
    let contents = Contents::open(&key, link.share, &link.content.meta)?;
    let (ends_at, right) = (link.terms.expires_at, Right::Post(name));
    let media = servable(&key, &link.content, contents, number, ends_at, right)?;
    Ok(Servable { adult, ..media })
}

/// How much of a media is read and opened at a time: 4 chunks.
const STRIDE: u64 = 4;

impl Servable {
    /// Its thumbnail, by the same right and for as long. A marked link has none.
    ///
    /// # Errors
    /// [`Refused::Unknown`] where it has none.
    pub fn thumbnail(self) -> Result<Self, Refused> {
        let thumb = self.facts.thumb.filter(|_| self.mark.is_none());
        let Thumb { width, height, bytes } = thumb.ok_or(Refused::Unknown)?;
        let (media_type, extension) = ("image/jpeg".to_owned(), "jpg".to_owned());
        let millis = None;
        let facts = Facts { media_type, extension, width, height, millis, bytes, ..self.facts };
        let etag = format!("\"{}-t\"", self.reader.blob);
        Ok(Self { facts, etag, reader: self.reader.thumbnail(bytes), ..self })
    }

    /// Makes its bytes: where its link is marked, this marks it.
    ///
    /// # Errors
    /// [`Refused::Unavailable`], [`Refused::NoRoom`].
    pub async fn ready(self, app: &Arc<App>) -> Result<Ready, Refused> {
        let right = self.right.clone();
        let source = match &self.mark {
            Some(_) if self.is_film() => Source::Film(self.film(app)?),
            Some(mark) => Source::Marked(marked(app, &self.reader, mark.clone()).await?),
            None => Source::Stored(self.reader),
        };
        Ok(Ready { source, right })
    }

    /// Whether its bytes are made while they are sent: those of a marked video are.
    pub fn is_film(&self) -> bool {
        self.mark.is_some() && self.facts.is_video()
    }

    /// How far the making of it has come; this begins it.
    ///
    /// # Errors
    /// [`Refused::Unknown`] where nothing is made, [`Refused::MarkingBusy`], [`Refused::Unavailable`].
    pub fn progress(self, app: &Arc<App>) -> Result<Progress, Refused> {
        self.film(app).map(|film| film.progress(app))
    }

    fn film(self, app: &Arc<App>) -> Result<Arc<Film>, Refused> {
        let is_film = self.is_film();
        let Self { facts, ends_at, number, reader, mark, right, .. } = self;
        let (Some(mark), Right::Pass(ticket), true) = (mark, right, is_film) else {
            return Err(Refused::Unknown);
        };
        let pass = Lookup(lookup(Kind::Ticket, ticket.as_bytes()));
        app.films.of(app, Script { pass, number, ends_at, facts, reader, mark })
    }
}

impl Ready {
    /// How many bytes there are; of a film unknown until it is whole.
    #[expect(clippy::len_without_is_empty, reason = "no media is empty")]
    pub fn len(&self) -> Option<u64> {
        match &self.source {
            Source::Stored(reader) => Some(reader.len()),
            Source::Marked(marked) => Some(marked.layout.content_len()),
            Source::Film(film) => film.whole().map(Layout::content_len),
        }
    }

    /// What names the bytes that were made just now, where that isn't known before.
    pub fn etag(&self) -> Option<&str> {
        match &self.source {
            Source::Film(film) => Some(film.etag()),
            _ => None,
        }
    }

    /// All bytes from the first one, as they come.
    ///
    /// # Errors
    /// As for [`stream`](Self::stream).
    pub async fn all(
        self,
        app: &Arc<App>,
    ) -> Result<BoxStream<'static, Result<Bytes, Ended>>, Refused> {
        match (self.len(), self.source) {
            (None, Source::Film(film)) => follow(app, film, self.right).await,
            (len, source) => Self { source, ..self }.stream(app, 0..len.unwrap_or_default()).await,
        }
    }

    /// The bytes of `range`, which lies within the media. The first piece is opened before this
    /// answers, so that a fault is an answer and not a broken stream; before each further one it is
    /// asked whether the right to it still holds.
    ///
    /// # Errors
    /// [`Refused::Unavailable`] where the store can't answer.
    pub async fn stream(
        self,
        app: &Arc<App>,
        range: Range<u64>,
    ) -> Result<BoxStream<'static, Result<Bytes, Ended>>, Refused> {
        let span = |layout: Layout| layout.span(range).ok_or(Refused::Range(layout.content_len()));
        let mut pieces = match self.source {
            Source::Stored(reader) => reader.pieces(app, span(reader.layout)?).await?,
            Source::Marked(Marked { file, key, layout, on_its_way }) => {
                // It may have waited long for its turn.
                if !self.right.holds(app).await {
                    return Err(Refused::Unavailable);
                }
                let place = Place::Spool { file, _on_its_way: Some(on_its_way) };
                Pieces::begin(app, place, &key, layout, span(layout)?).await?
            }
            Source::Film(film) => {
                let layout = film.whole().ok_or(Refused::Unavailable)?;
                let (file, key) = film.open_searched().await?;
                let place = Place::Spool { file, _on_its_way: None };
                Pieces::begin(app, place, &key, layout, span(layout)?).await?
            }
        };
        if pieces.left == 0 {
            return Ok(stream::empty().boxed());
        }
        let first = pieces.next(app).await?;
        let (app, right) = (Arc::clone(app), self.right);
        let rest = stream::unfold(Some((app, pieces, right)), |state| async {
            let (app, mut pieces, right) = state?;
            if pieces.left == 0 {
                return None;
            }
            if !right.holds(&app).await {
                return Some((Err(Ended), None));
            }
            match pieces.next(&app).await {
                Ok(bytes) => Some((Ok(bytes), Some((app, pieces, right)))),
                Err(_) => Some((Err(Ended), None)),
            }
        });
        Ok(stream::once(async { Ok(first) }).chain(rest).boxed())
    }
}

/// A film from its beginning, under the same conditions as any stream.
async fn follow(
    app: &Arc<App>,
    film: Arc<Film>,
    right: Right,
) -> Result<BoxStream<'static, Result<Bytes, Ended>>, Refused> {
    let mut following = Following::begin(film);
    let first = following.more().await?;
    // It may have waited long for its turn.
    if !right.holds(app).await {
        return Err(Refused::Unavailable);
    }
    let rest = stream::unfold(Some((Arc::clone(app), following, right)), |state| async {
        let (app, mut following, right) = state?;
        let piece = following.more().await;
        match piece {
            Ok(None) => None,
            Ok(Some(bytes)) if right.holds(&app).await => {
                Some((Ok(bytes), Some((app, following, right))))
            }
            _ => Some((Err(Ended), None)),
        }
    });
    Ok(stream::iter(first.map(Ok)).chain(rest).boxed())
}

/// The stream ended before its range did: the right to it ended, or the store failed.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("no longer to be served")]
pub struct Ended;

impl Right {
    async fn holds(&self, app: &Arc<App>) -> bool {
        match self {
            Self::Pass(ticket) => still_live(app, ticket).await,
            Self::Link(token) => {
                let lookup = Lookup(lookup(Kind::Share, token.as_bytes()));
                matches!(app.records.link(lookup, app.now()).await, Ok(Found::Live(_)))
            }
            Self::Post(name) => posts::find(app, name.as_str(), true).await.is_ok(),
        }
    }
}

/// What it takes to open one media.
pub(super) struct Reader {
    key: ObjectKey,
    blob: BlobKey,
    /// Where the object begins in the blob.
    begin: u64,
    layout: Layout,
    /// Of the object behind it.
    thumbnail_key: ObjectKey,
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
        Ok(Self {
            key: key.object_key(media.id.as_bytes()),
            blob: media.blob,
            begin: 0,
            layout: Layout::padded(facts.bytes),
            thumbnail_key: key.thumbnail_key(media.id.as_bytes()),
        })
    }

    /// For the thumbnail of so many bytes that lies behind the media.
    fn thumbnail(self, bytes: u64) -> Self {
        let (key, begin) = (self.thumbnail_key.clone(), self.layout.sealed_len());
        Self { key, begin, layout: Layout::padded(bytes), ..self }
    }

    /// How many bytes it reads.
    pub fn len(&self) -> u64 {
        self.layout.content_len()
    }

    /// Opens the first chunk and throws it away.
    pub async fn probe(&self, app: &App) -> Result<(), Refused> {
        let first = self.layout.content_len().min(1);
        let Some(span) = self.layout.span(0..first) else { return Ok(()) };
        self.pieces(app, span).await?.next(app).await.map(drop)
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

    async fn pieces(&self, app: &App, span: Span) -> Result<Pieces, Refused> {
        let place = Place::Blob { key: self.blob, begin: self.begin };
        Pieces::begin(app, place, &self.key, self.layout, span).await
    }
}

/// Where sealed bytes lie.
enum Place {
    Blob {
        key: BlobKey,
        /// Where the object begins in it.
        begin: u64,
    },
    /// On this machine's disk, for one reader.
    Spool { file: File, _on_its_way: Option<OnItsWay> },
}

/// A range that is being opened, piece by piece.
pub(super) struct Pieces {
    opener: Opener,
    place: Place,
    /// The number of the next chunk.
    next: u64,
    /// Where the chunks that are still to be read lie.
    sealed: Range<u64>,
    /// Opened bytes before the range; only before its first piece.
    skip: usize,
    /// Bytes of the range that are still to come.
    left: u64,
}

impl Pieces {
    async fn begin(
        app: &App,
        mut place: Place,
        key: &ObjectKey,
        layout: Layout,
        span: Span,
    ) -> Result<Self, Refused> {
        let header = place.read(app, 0..HEADER_LEN as u64).await?;
        let opener = Opener::new(key, &header, layout).map_err(damaged)?;
        let Span { sealed, skip, len, .. } = span;
        Ok(Self { opener, place, next: span.chunks.start, sealed, skip, left: len })
    }

    /// The next piece; `None` at the end.
    pub async fn more(&mut self, app: &App) -> Result<Option<Bytes>, Refused> {
        if self.left == 0 { Ok(None) } else { self.next(app).await.map(Some) }
    }

    async fn next(&mut self, app: &App) -> Result<Bytes, Refused> {
        let end = self.sealed.end.min(self.sealed.start + STRIDE * SEALED_CHUNK as u64);
        let sealed = self.place.read(app, self.sealed.start..end).await?;
        self.sealed.start = end;
        let mut sealed = BytesMut::from(sealed);
        let mut piece = Vec::with_capacity(sealed.len());
        for chunk in sealed.chunks_mut(SEALED_CHUNK) {
            piece.extend_from_slice(self.opener.open_chunk(self.next, chunk).map_err(damaged)?);
            self.next += 1;
        }
        let from = std::mem::take(&mut self.skip).min(piece.len());
        let most = usize::try_from(self.left).unwrap_or(usize::MAX);
        let len = most.min(piece.len() - from);
        self.left -= len as u64;
        Ok(Bytes::from(piece).slice(from..from + len))
    }
}

impl Place {
    async fn read(&mut self, app: &App, range: Range<u64>) -> Result<Bytes, Refused> {
        let len = range.end - range.start;
        match self {
            Self::Blob { key, begin } => {
                let bytes = app.blobs.read(*key, *begin + range.start..*begin + range.end).await?;
                bytes
                    .filter(|bytes| bytes.len() as u64 == len)
                    .ok_or_else(|| damaged("a blob is missing or short"))
            }
            Self::Spool { file, .. } => {
                let mut bytes = BytesMut::zeroed(usize::try_from(len).map_err(damaged)?);
                file.seek(SeekFrom::Start(range.start)).await.map_err(spool_fault)?;
                file.read_exact(&mut bytes).await.map_err(spool_fault)?;
                Ok(bytes.freeze())
            }
        }
    }
}
