//! Serving media: whole or a range, opening only the sealed chunks that it needs, and asking on the
//! way whether it may still go on.

mod reader;
mod room;

use std::net::IpAddr;
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use chatpic_core::{PostName, Ticket, Timestamp, Token};
use chatpic_media::Mark;
use chatpic_seal::{ContentKey, Kind, Layout, lookup};
use chatpic_store::records::{Content, Found, FoundPass, Lookup};
use futures_util::stream::{self, BoxStream, StreamExt};

use super::Refused;
use super::contents::{Contents, Facts, Thumb};
use super::find::{link, open_wrap};
use super::marked::film::{Film, Following, Script};
use super::marked::{Marked, Progress, marked};
use super::posts;
use super::view::{Granted, Viewing, viewing};
use crate::app::App;
use reader::{Pieces, Place};

pub(super) use reader::Reader;
pub use room::Room;

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

/// The same as it is looked up.
enum Asked {
    Pass(Lookup),
    Link(Lookup),
    Post(PostName),
}

/// What is sent.
pub struct Sent {
    /// Opened before anything is answered, so that a fault is an answer and not a broken stream.
    pub first: Bytes,
    /// What comes after it, where that isn't all.
    pub rest: Option<BoxStream<'static, Result<Bytes, Ended>>>,
}

impl Sent {
    /// All of it.
    pub fn stream(self) -> BoxStream<'static, Result<Bytes, Ended>> {
        let first = stream::once(async { Ok(self.first) });
        match self.rest {
            Some(rest) => first.chain(rest).boxed(),
            None => first.boxed(),
        }
    }
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
        Some(mark) => format!("\"{}-{}\"", media.reader.blob(), mark.session),
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
    let etag = format!("\"{}\"", reader.blob());
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
        let etag = format!("\"{}-t\"", self.reader.blob());
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
    /// As for [`send`](Self::send).
    pub async fn all(
        self,
        app: &Arc<App>,
    ) -> Result<BoxStream<'static, Result<Bytes, Ended>>, Refused> {
        match (self.len(), self.source) {
            (None, Source::Film(film)) => follow(app, film, self.right).await,
            (len, source) => {
                let all = 0..len.unwrap_or_default();
                Ok(Self { source, ..self }.send(app, all).await?.stream())
            }
        }
    }

    /// The bytes of `range`, which lies within the media. Before each piece after the first it is asked
    /// whether the right to it still holds.
    ///
    /// # Errors
    /// [`Refused::Unavailable`] where the store can't answer.
    pub async fn send(self, app: &Arc<App>, range: Range<u64>) -> Result<Sent, Refused> {
        let span = |layout: Layout| layout.span(range).ok_or(Refused::Range(layout.content_len()));
        let mut pieces = match self.source {
            Source::Stored(reader) => reader.pieces(app, span(reader.layout())?).await?,
            Source::Marked(Marked { file, key, layout, on_its_way }) => {
                // It may have waited long for its turn.
                if !self.right.asked().holds(app).await {
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
        let first = pieces.more(app).await?.unwrap_or_default();
        if pieces.left() == 0 {
            return Ok(Sent { first, rest: None });
        }
        let (app, right) = (Arc::clone(app), self.right.asked());
        let rest = stream::unfold(Some((app, pieces, right)), |state| async {
            let (app, mut pieces, right) = state?;
            if pieces.left() == 0 {
                return None;
            }
            if !right.holds(&app).await {
                return Some((Err(Ended), None));
            }
            match pieces.more(&app).await {
                Ok(piece) => piece.map(|bytes| (Ok(bytes), Some((app, pieces, right)))),
                Err(_) => Some((Err(Ended), None)),
            }
        });
        Ok(Sent { first, rest: Some(rest.boxed()) })
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
    let right = right.asked();
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
    fn asked(&self) -> Asked {
        match self {
            Self::Pass(ticket) => Asked::Pass(Lookup(lookup(Kind::Ticket, ticket.as_bytes()))),
            Self::Link(token) => Asked::Link(Lookup(lookup(Kind::Share, token.as_bytes()))),
            Self::Post(name) => Asked::Post(name.clone()),
        }
    }
}

impl Asked {
    /// Whether it may still be served.
    async fn holds(&self, app: &Arc<App>) -> bool {
        match self {
            Self::Pass(lookup) => {
                matches!(app.records.pass(*lookup, app.now()).await, Ok(FoundPass::Live(_)))
            }
            Self::Link(lookup) => {
                matches!(app.records.link(*lookup, app.now()).await, Ok(Found::Live(_)))
            }
            Self::Post(name) => posts::find(app, name.as_str(), true).await.is_ok(),
        }
    }
}
