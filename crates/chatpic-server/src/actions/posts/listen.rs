//! Listening to a channel and to the thread of a post, from a place on.

use std::net::IpAddr;

use chatpic_core::{ChannelId, FieldError};

use super::cursor::Cursor;
use super::{declared, find};
use crate::actions::Refused;
use crate::actions::channels::{self, Channel};
use crate::actions::live::{self, Listener, Topic};
use crate::app::App;

/// The place of the newest post of a channel that was read.
pub fn newest(app: &App, channel: &Channel) -> String {
    place(app, channel.id, channel.shown)
}

/// The place of the post with this number.
pub fn place(app: &App, channel: ChannelId, number: u64) -> String {
    Cursor(number).text(app, channel)
}

/// Listens to an open channel, from after a place on, or from now on.
///
/// # Errors
/// As for [`list`](super::list), and [`Refused::TooMany`].
pub async fn hear(
    app: &App,
    slug: &str,
    after: Option<&str>,
    adult: bool,
    client: IpAddr,
) -> Result<(ChannelId, Listener), Refused> {
    let channel = channels::show(app, slug).await?;
    declared(channel.rules.adult, adult)?;
    let wrong = |_| FieldError::new("after", "is no place in this channel");
    let after = after.map(|text| Cursor::parse(app, channel.id, text).map_err(wrong));
    let after = after.transpose()?.map(|Cursor(number)| number);
    Ok((channel.id, live::listen(app, Topic::Channel(channel.id), after, client).await?))
}

/// Listens to the thread of a post, from after a number on, or from now on.
///
/// # Errors
/// As for [`show`](super::show), and [`Refused::TooMany`].
pub async fn hear_thread(
    app: &App,
    name: &str,
    after: Option<u64>,
    adult: bool,
    client: IpAddr,
) -> Result<Listener, Refused> {
    let link = find(app, name, adult).await?.link;
    live::listen(app, Topic::Thread(link.share, link.id), after, client).await
}
