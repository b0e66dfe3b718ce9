//! Finding the post that a name leads to.

use chatpic_core::{Gone, PostName, ShareId};
use chatpic_seal::{ContentKey, Kind, lookup};
use chatpic_store::channels::PostRow;
use chatpic_store::records::{Link, Lookup};

use super::declared;
use crate::actions::Refused;
use crate::actions::channels::{Channel, is_allowed};
use crate::actions::contents::damaged;
use crate::actions::find::{live, open_wrap};
use crate::app::App;

/// A post that everybody may see.
pub struct Found {
    pub name: PostName,
    pub link: Link,
    pub row: PostRow,
    pub channel: Channel,
    /// Whether it is for adults.
    pub adult: bool,
}

/// The post with the name `text`. `adult` is whether who asks declares to be one.
///
/// # Errors
/// [`Refused::Unknown`], also while it waits for review; [`Refused::Hidden`], [`Refused::Gone`],
/// [`Refused::AdultsOnly`].
pub async fn find(app: &App, text: &str, adult: bool) -> Result<Found, Refused> {
    let name: PostName = text.parse().map_err(|_| Refused::Unknown)?;
    let link = live(app, lookup_of(&name)).await?.ok_or(Refused::Unknown)?;
    let Some(row) = app.records.post(link.share).await? else {
        return Err(ended(app, &name).await);
    };
    let channel = app.records.channel_by_id(row.channel).await?;
    let channel = channel.ok_or_else(|| damaged("a post stands in no channel"))?;
    if row.number.is_none() || !is_allowed(app, &channel) {
        return Err(Refused::Unknown);
    }
    if channel.closed_at.is_some() {
        return Err(Refused::Gone(Gone::Expired));
    }
    let for_adults = channel.rules.adult || link.terms.adult;
    declared(for_adults, adult)?;
    Ok(Found { name, link, row, channel, adult: for_adults })
}

/// Why a post has gone whose link was live a moment ago.
async fn ended(app: &App, name: &PostName) -> Refused {
    match live(app, lookup_of(name)).await {
        Ok(Some(_)) => damaged("a live post stands nowhere"),
        Ok(None) => Refused::Unknown,
        Err(refused) => refused,
    }
}

/// The content key of a post.
pub fn open(app: &App, link: &Link) -> Result<ContentKey, Refused> {
    open_wrap(&link.wrap, Kind::Post, &secret(app, link.share), link.share)
}

/// What the wrap of a post opens with: no secret of the post, but a key of the instance.
pub fn secret(app: &App, share: ShareId) -> [u8; 32] {
    app.root.tag("post", share.as_bytes())
}

/// Under which a post's link is found.
pub fn lookup_of(name: &PostName) -> Lookup {
    Lookup(lookup(Kind::Post, name.as_str().as_bytes()))
}
