//! Channels: public topics, which the operator makes, changes and closes, and everybody reads.
//!
//! Nothing here is a secret. A channel for adults is there only where the operator allows such channels.

mod edit;
mod tend;

use chatpic_core::Slug;
use chatpic_store::StoreError;
pub use chatpic_store::channels::Channel;

use super::Refused;
use crate::app::App;

pub use edit::{NotChanged, any, close, create, edit, suggest};
pub use tend::{Tended, all, pin, post, remove_comment, tended};

/// A part of the list of channels.
#[derive(Debug)]
pub struct Part {
    pub channels: Vec<Channel>,
    /// Where it goes on: `after` of the next part.
    pub next: Option<Slug>,
}

/// The open channel with this slug.
///
/// # Errors
/// [`Refused::Unknown`] or [`Refused::ChannelClosed`].
pub async fn show(app: &App, slug: &str) -> Result<Channel, Refused> {
    let slug: Slug = slug.parse().map_err(|_| Refused::Unknown)?;
    let channel = app.records.channel(&slug).await?.filter(|it| is_allowed(app, it));
    let channel = channel.ok_or(Refused::Unknown)?;
    if channel.closed_at.is_some() { Err(Refused::ChannelClosed) } else { Ok(channel) }
}

/// Open channels in the order of their slugs, after this one: about `limit`.
///
/// # Errors
/// [`Refused::Field`] where `after` is no slug; [`Refused::Unavailable`].
pub async fn list(app: &App, after: Option<&str>, limit: u32) -> Result<Part, Refused> {
    let fault = |_| chatpic_core::FieldError::new("after", "is no channel's name");
    let mut after: Option<Slug> = after.map(str::parse).transpose().map_err(fault)?;
    let mut channels = Vec::new();
    // Closed ones stand among them, so a part may take several readings, or none of it be left.
    for _ in 0..READINGS {
        let page = app.records.channels(after.as_ref(), limit).await?;
        let last = page.last().filter(|_| page.len() == limit as usize);
        after = last.map(|channel| channel.slug.clone());
        let open = |it: &Channel| it.closed_at.is_none() && is_allowed(app, it);
        channels.extend(page.into_iter().filter(open));
        if after.is_none() || channels.len() >= limit as usize {
            break;
        }
    }
    Ok(Part { channels, next: after })
}

/// Whether there is an open channel, as far as the records can tell now.
pub async fn any_open(app: &App) -> bool {
    list(app, None, PAGE).await.is_ok_and(|part| !part.channels.is_empty())
}

/// All channels, closed ones too, in the order of their slugs: for those who run the instance.
///
/// # Errors
/// Where the store can't answer.
pub async fn every(app: &App) -> Result<Vec<Channel>, StoreError> {
    let mut all: Vec<Channel> = Vec::new();
    loop {
        let after = all.last().map(|channel| channel.slug.clone());
        let page = app.records.channels(after.as_ref(), PAGE).await?;
        let more = page.len() == PAGE as usize;
        all.extend(page);
        if !more {
            return Ok(all);
        }
    }
}

/// Whether there may be such a channel here.
pub(super) fn is_allowed(app: &App, channel: &Channel) -> bool {
    app.config.adult_channels || !channel.rules.adult
}

/// How often one part of the list reads on.
const READINGS: u32 = 4;
const PAGE: u32 = 200;
