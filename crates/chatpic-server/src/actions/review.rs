//! Posts that wait until a moderator lets them in, because their channel says so or a list does: which
//! there are, letting one in, turning one away, making a case of one.
//!
//! Nobody else sees them meanwhile. What nobody looks at for a week expires. Which of them are for whom goes
//! by what lists say of them, as it does for cases.

mod post;

use std::sync::Arc;

use chatpic_core::{Category, ChannelId, NoticeKind, Slug, Timestamp};
pub use chatpic_store::channels::WAITS;
use chatpic_store::channels::{PostRow, Posted, Which};

use super::audit::{Act, record};
use super::cases::{CaseId, Fact, Finding, Who, file};
use super::channels::Channel;
use super::lists::{Known, tags};
use super::posts::{Card, card_of};
use super::reports::Source;
use super::rescan;
use super::{NotNow, Refused};
use crate::app::App;
pub(super) use post::Seen;
use post::judged;
pub use post::{Block, look, remove};

/// A post that waits.
pub struct Waiting {
    /// Its public name.
    pub name: String,
    pub since: Timestamp,
    pub card: Card,
    /// The classes of the lists that it is on.
    pub lists: Vec<String>,
}

/// The posts that wait in one channel, as far as they are shown.
pub struct Shelf {
    pub channel: Channel,
    /// The oldest first.
    pub posts: Vec<Waiting>,
    /// How many wait in it, at most [`WAITING`](chatpic_store::channels::WAITING).
    pub waiting: u32,
    /// Whether more of them wait for this moderator behind these.
    pub more: bool,
    /// Whether some of them are for others.
    pub others: bool,
}

/// How many posts wait in all.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn waiting(app: &App) -> Result<u32, Refused> {
    let channels = app.records.waiting_in(MOST, app.now()).await?;
    Ok(channels.into_iter().map(|(_, posts)| posts).sum())
}

/// What waits: in all channels the first few each, or in one as many as a page holds, behind the post with
/// the name `after`. The channel first in which one has waited longest.
///
/// # Errors
/// [`Refused::NotAllowed`] for who handles no cases; [`Refused::Unknown`] where there is no such channel.
pub async fn shelves(
    app: &App,
    who: &Who,
    slug: Option<&str>,
    after: Option<&str>,
) -> Result<Vec<Shelf>, Refused> {
    handles_cases(who)?;
    let one = match slug {
        Some(slug) => {
            let slug: Slug = slug.parse().map_err(|_| Refused::Unknown)?;
            Some(app.records.channel(&slug).await?.ok_or(Refused::Unknown)?)
        }
        None => None,
    };
    let channel = one.as_ref().map(|channel| channel.slug.to_string());
    record(app, &who.actor(), Act::ReviewOpened { channel }).await?;
    let all = app.records.waiting_in(MOST, app.now()).await?;
    let one = one.map(|channel| channel.id);
    let meant = all.into_iter().filter(|(id, _)| one.is_none_or(|one| one == *id));
    let shown = if one.is_some() { PAGE } else { GLANCE };
    let mut shelves = Vec::new();
    for (id, waiting) in meant.take(SHELVES) {
        shelves.extend(shelf(app, who, (id, waiting), after, shown).await?);
    }
    Ok(shelves)
}

/// Lets a post in. Done also where somebody else just did.
///
/// # Errors
/// [`Refused::ChannelBusy`] where it has no room yet, [`Refused::ChannelClosed`]; [`Refused::Unknown`] where
/// no such post waits any more, [`Refused::NotNow`] where a case is open about it, or a list would refuse it
/// at the door and no case has decided otherwise; [`Refused::NotAllowed`].
pub async fn keep(app: &App, who: &Who, name: &str) -> Result<(), Refused> {
    let seen = Seen::find(app, who, name).await?;
    if !seen.inside.waits() {
        return Ok(());
    }
    let share = seen.inside.row.share;
    let decided = rescan::known(app, share).await?;
    if seen.hits.iter().any(|hit| hit.refuses() && !decided.contains(&hit.tag(app))) {
        return Err(Refused::NotNow(NotNow::Listed));
    }
    let (post, channel) = (name.to_owned(), seen.channel.slug.to_string());
    record(app, &who.actor(), Act::PostKept { post, channel }).await?;
    // Before it is shown: what a person let in isn't hidden for what they saw it hit.
    rescan::settle(app, share, tags(app, &seen.hits)).await?;
    match app.records.show_post(share, app.now()).await? {
        Posted::Shown(_) => {
            app.live.stir();
            metrics::counter!("chatpic_posts_total", "state" => "kept").increment(1);
            Ok(())
        }
        Posted::Busy => Err(Refused::ChannelBusy),
        Posted::Closed => Err(Refused::ChannelClosed),
        // Somebody else was as quick, to let it in or to end it.
        Posted::Unknown | Posted::Waits | Posted::ClaimLost | Posted::UploadOver => {
            let row = app.records.post(share).await?;
            row.filter(|row| row.number.is_some()).map(drop).ok_or(Refused::Unknown)
        }
    }
}

/// Makes a case of a post, with what it holds as evidence; it stays hidden until that is decided.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::NotAllowed`].
pub async fn make_case(
    app: &Arc<App>,
    who: &Who,
    name: &str,
    category: Category,
) -> Result<CaseId, Refused> {
    let seen = Seen::find(app, who, name).await?;
    let fact = Fact { category, notice: NoticeKind::Plain };
    let (share, actor) = (seen.inside.row.share, who.actor());
    let case = CaseId::of(app, share);
    let act = Act::PostFiled { post: name.to_owned(), case: case.to_string() };
    record(app, &actor, act).await?;
    let (opened, by) = (seen.inside.opened(), (&actor, who.name.as_str()));
    file(app, Finding { share, opened, fact, source: Source::Review, by }).await
}

fn handles_cases(who: &Who) -> Result<(), Refused> {
    if who.role.handles_cases() { Ok(()) } else { Err(Refused::NotAllowed) }
}

async fn shelf(
    app: &App,
    who: &Who,
    (id, waiting): (ChannelId, u32),
    after: Option<&str>,
    most: usize,
) -> Result<Option<Shelf>, Refused> {
    let Some(channel) = app.records.channel_by_id(id).await? else { return Ok(None) };
    let which = Which::Waiting { after: None };
    let mut rows = app.records.posts(id, which, MOST, app.now()).await?;
    // What is hidden has a case.
    rows.retain(|row| row.hiding.is_none());
    // A post that is there no longer is in front of all others.
    let passed = rows.iter().position(|row| Some(row.name.as_str()) == after);
    rows.drain(..passed.map_or(0, |at| at + 1));
    let mut shelf = Shelf { channel, posts: Vec::new(), waiting, more: false, others: false };
    for row in rows {
        let Some((hits, judgement)) = judged(app, &row).await? else { continue };
        if !judgement.class.is_none_or(|class| class.is_for(who.role)) {
            shelf.others = true;
        } else if shelf.posts.len() == most {
            shelf.more = true;
            break;
        } else {
            shelf.posts.push(told(app, row, &hits)?);
        }
    }
    Ok(Some(shelf))
}

fn told(app: &App, row: PostRow, hits: &[Known]) -> Result<Waiting, Refused> {
    let mut lists: Vec<_> =
        hits.iter().filter(|hit| !hit.hit.shadow).map(|hit| hit.class.to_string()).collect();
    lists.sort_unstable();
    lists.dedup();
    Ok(Waiting {
        card: card_of(app, &row)?,
        name: row.name.to_string(),
        since: row.posted_at,
        lists,
    })
}

/// Channels, and posts of one, that are looked at.
const MOST: u32 = 1000;
/// Channels on a page.
const SHELVES: usize = 20;
/// Posts of each on the page of all.
const GLANCE: usize = 5;
/// Posts on the page of one.
const PAGE: usize = 20;
