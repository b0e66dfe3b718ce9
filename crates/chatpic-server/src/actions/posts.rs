//! Posts: shares that stand in a channel, for everybody.
//!
//! A post is a share with one link, which its public name finds and a key of the instance opens. What its
//! channel lists is its *card*, sealed under another key of the instance, so that a list opens no wrap.
//! A post that waits for review is there for its poster and for moderators only.

mod card;
mod cursor;
mod find;
mod inside;
mod listen;
mod owned;
mod publish;

use chatpic_core::{Lifetime, LinkId, PostName, ShareId, Timestamp};
use chatpic_store::channels::{PostRow, Which};

use super::Refused;
use super::channels::{self, Channel};
use super::media::{Servable, of_post};
use crate::app::App;
pub use card::{Card, Size, Tile};
use cursor::Cursor;
pub(super) use find::{Found, find, lookup_of, open};
pub(super) use inside::Inside;
pub use listen::{hear, hear_thread, newest, place};
pub use owned::Owned;
pub(super) use owned::{latest_end, owned};
pub use publish::{Asked, Leave, Published, Received, ask, publish};

/// A post as everybody may see it.
#[derive(Clone, Debug)]
pub struct Post {
    pub share: ShareId,
    pub name: PostName,
    pub posted_at: Timestamp,
    /// `None` where only the ring ends it.
    pub expires_at: Option<Timestamp>,
    pub pinned: bool,
    /// Comments ever made under it.
    pub comments: u32,
    pub card: Card,
}

/// A post with where it stands.
#[derive(Clone, Debug)]
pub struct Standing {
    pub channel: Channel,
    pub post: Post,
    /// Its one link, which comments belong to.
    pub link: LinkId,
    pub adult: bool,
}

/// A part of a channel.
#[derive(Debug)]
pub struct Page {
    pub channel: Channel,
    /// The newest first.
    pub posts: Vec<Post>,
    /// Where the older ones are: `before` of the next page. Opaque, and the same for the same place.
    pub next: Option<String>,
}

/// Most posts of one page.
pub const MOST: u32 = 200;

/// Up to `limit` posts of an open channel before a place, the newest first. `adult` is whether who asks
/// declares to be one.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::ChannelClosed`], [`Refused::AdultsOnly`], and [`Refused::Field`]
/// where `before` is no place in this channel.
pub async fn list(
    app: &App,
    slug: &str,
    before: Option<&str>,
    limit: u32,
    adult: bool,
) -> Result<Page, Refused> {
    let channel = channels::show(app, slug).await?;
    declared(channel.rules.adult, adult)?;
    let before = before.map(|text| Cursor::parse(app, channel.id, text)).transpose()?;
    let which = Which::Shown { before: before.map(|Cursor(number)| number) };
    let limit = limit.clamp(1, MOST);
    let mut rows = app.records.posts(channel.id, which, limit + 1, app.now()).await?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let last = rows.last().and_then(|row| row.number).filter(|_| more);
    let next = last.map(|number| Cursor(number).text(app, channel.id));
    let posts = opened(app, rows)?;
    Ok(Page { channel, posts, next })
}

/// The posts of an open channel that are pinned, the newest first.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn pinned(app: &App, channel: &Channel) -> Result<Vec<Post>, Refused> {
    let rows = app.records.posts(channel.id, Which::Pinned, MOST, app.now()).await?;
    opened(app, rows)
}

/// The post with this name.
///
/// # Errors
/// [`Refused::Unknown`], also while it waits for review; [`Refused::Hidden`], [`Refused::Gone`],
/// [`Refused::AdultsOnly`].
pub async fn show(app: &App, name: &str, adult: bool) -> Result<Standing, Refused> {
    let found = find(app, name, adult).await?;
    let link = found.link.id;
    let post = Post::open(&card::key(app), found.row)?;
    Ok(Standing { channel: found.channel, post, link, adult: found.adult })
}

/// Media `number` of a post.
///
/// # Errors
/// As for [`show`].
pub async fn media(app: &App, name: &str, number: usize, adult: bool) -> Result<Servable, Refused> {
    let found = find(app, name, adult).await?;
    of_post(app, found, number)
}

/// The thumbnail of media `number` of a post.
///
/// # Errors
/// As for [`show`].
pub async fn thumbnail(
    app: &App,
    name: &str,
    number: usize,
    adult: bool,
) -> Result<Servable, Refused> {
    let found = find(app, name, adult).await?;
    of_post(app, found, number)?.thumbnail()
}

impl Post {
    fn open(key: &chatpic_seal::FieldKey, row: PostRow) -> Result<Self, Refused> {
        Ok(Self {
            card: Card::open(key, row.share, &row.card)?,
            share: row.share,
            name: row.name,
            posted_at: row.posted_at,
            expires_at: told_end(row.posted_at, row.expires_at),
            pinned: row.pinned,
            comments: row.comments,
        })
    }
}

/// What a row shows in its channel.
pub(super) fn card_of(app: &App, row: &PostRow) -> Result<Card, Refused> {
    Card::open(&card::key(app), row.share, &row.card)
}

fn opened(app: &App, rows: Vec<PostRow>) -> Result<Vec<Post>, Refused> {
    let key = card::key(app);
    rows.into_iter().map(|row| Post::open(&key, row)).collect()
}

/// The end of a post as it is told: none where it stays until it leaves the ring.
fn told_end(posted_at: Timestamp, expires_at: Timestamp) -> Option<Timestamp> {
    let stays = expires_at.seconds_since(posted_at);
    Some(expires_at).filter(|_| stays < u64::from(FOR_EVER.seconds()) / 2)
}

/// How long a post stays in a channel without a retention.
const FOR_EVER: Lifetime = Lifetime::from_seconds(100 * 366 * 86_400);

fn declared(needed: bool, adult: bool) -> Result<(), Refused> {
    if needed && !adult { Err(Refused::AdultsOnly) } else { Ok(()) }
}
