//! What the operator does in the console with what stands in a channel: looking through it, pinning a post,
//! removing a comment. Removing a post is `review`'s.

use std::net::IpAddr;

use chatpic_store::records::Change;

use super::Channel;
use super::edit::any;
use crate::actions::audit::{Act, record};
use crate::actions::cases::{Spot, Who};
use crate::actions::comments::{self, Comment, Place};
use crate::actions::posts::{self, Post};
use crate::actions::review::Seen;
use crate::actions::{NotNow, Refused};
use crate::app::App;

/// A channel as the console shows it.
pub struct Tended {
    pub channel: Channel,
    /// Those that are pinned, on the first page.
    pub pinned: Vec<Post>,
    /// The newest first; none once it is closed.
    pub posts: Vec<Post>,
    /// Where the older ones are.
    pub next: Option<String>,
}

/// All channels, closed ones too.
///
/// # Errors
/// [`Refused::NotAllowed`], [`Refused::Unavailable`].
pub async fn all(app: &App, who: &Who) -> Result<Vec<Channel>, Refused> {
    runs_channels(who)?;
    Ok(super::every(app).await?)
}

/// One channel with a part of its posts.
///
/// # Errors
/// [`Refused::NotAllowed`], [`Refused::Unknown`], [`Refused::Field`] where `before` is no place in it.
pub async fn tended(
    app: &App,
    who: &Who,
    slug: &str,
    before: Option<&str>,
) -> Result<Tended, Refused> {
    runs_channels(who)?;
    let channel = any(app, &slug.parse().map_err(|_| Refused::Unknown)?).await?;
    let act = Act::ChannelOpened { channel: slug.to_owned(), post: None };
    record(app, &who.actor(), act).await?;
    let nothing = |channel| Tended { channel, pinned: Vec::new(), posts: Vec::new(), next: None };
    if channel.closed_at.is_some() || !super::is_allowed(app, &channel) {
        return Ok(nothing(channel));
    }
    let pinned = match before {
        None => posts::pinned(app, &channel).await?,
        Some(_) => Vec::new(),
    };
    let posts::Page { channel, posts, next } = posts::list(app, slug, before, PAGE, true).await?;
    Ok(Tended { channel, pinned, posts, next })
}

/// One post with what is said under it, hidden comments left out.
///
/// # Errors
/// [`Refused::NotAllowed`], [`Refused::Unknown`], [`Refused::Hidden`], [`Refused::Gone`].
pub async fn post(
    app: &App,
    who: &Who,
    name: &str,
    client: IpAddr,
) -> Result<(Channel, Post, Vec<Comment>), Refused> {
    runs_channels(who)?;
    let standing = posts::show(app, name, true).await?;
    let channel = standing.channel.slug.to_string();
    let act = Act::ChannelOpened { channel, post: Some(name.to_owned()) };
    record(app, &who.actor(), act).await?;
    let place = Place::Post { name: name.to_owned(), adult: true };
    let thread = comments::thread(app, &place, 0, None, client).await?;
    Ok((standing.channel, standing.post, thread.comments))
}

/// Pins a post, or lets it go again.
///
/// # Errors
/// [`Refused::NotNow`] where as many are pinned as may be; [`Refused::NotAllowed`], [`Refused::Unknown`].
pub async fn pin(app: &App, who: &Who, name: &str, pinned: bool) -> Result<(), Refused> {
    runs_channels(who)?;
    let Seen { inside, channel, .. } = Seen::find(app, who, name).await?;
    if inside.waits() {
        return Err(Refused::Unknown);
    }
    let (post, channel) = (name.to_owned(), channel.slug.to_string());
    record(app, &who.actor(), Act::PostPinned { post, channel, pinned }).await?;
    if app.records.pin_post(inside.row.share, pinned).await? {
        Ok(())
    } else {
        Err(Refused::NotNow(NotNow::Pinned))
    }
}

/// Removes a comment for good: its row and its bytes go.
///
/// # Errors
/// [`Refused::NotAllowed`], [`Refused::Unknown`] also where it has gone already.
pub async fn remove_comment(app: &App, who: &Who, name: &str, number: u32) -> Result<(), Refused> {
    runs_channels(who)?;
    let Seen { inside, channel, .. } = Seen::find(app, who, name).await?;
    let spot = Spot { link: inside.link, number };
    let comment = comments::at(app, inside.row.share, spot).await?.ok_or(Refused::Unknown)?;
    let (post, channel) = (name.to_owned(), channel.slug.to_string());
    let act = Act::CommentRemoved { post, channel, comment: number };
    record(app, &who.actor(), act).await?;
    match app.records.withdraw_comment(comment.lookup).await? {
        Change::Done => Ok(()),
        Change::Gone(_) | Change::Hidden(_) | Change::Full | Change::Unknown => {
            Err(Refused::Unknown)
        }
    }
}

fn runs_channels(who: &Who) -> Result<(), Refused> {
    if who.role.runs_channels() { Ok(()) } else { Err(Refused::NotAllowed) }
}

/// Posts on a page.
const PAGE: u32 = 30;
