//! What the operator does with channels. Each act is in the log before it is done.

use chatpic_core::{ChannelId, FieldError, Reason, Rules, RulesWish, Slug};
use chatpic_store::StoreError;
use chatpic_store::channels::{Channel, ChannelChange};
use chatpic_store::records::Change;

use crate::actions::audit::{self, Act, Actor};
use crate::actions::{NotNow, Refused};
use crate::app::App;

/// Why a channel was not changed. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum NotChanged {
    #[error("there is no channel called {0}")]
    Unknown(Slug),
    #[error("{0} is closed")]
    Closed(Slug),
    #[error(transparent)]
    Field(#[from] FieldError),
    #[error("it was changed by somebody else meanwhile; try again")]
    Meanwhile,
    #[error("more posts are pinned than would have room")]
    Pinned,
    #[error("the log can't be written, so nothing was done")]
    Unlogged,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<NotChanged> for Refused {
    fn from(not: NotChanged) -> Self {
        match not {
            NotChanged::Unknown(_) => Self::Unknown,
            NotChanged::Closed(_) => Self::ChannelClosed,
            NotChanged::Field(error) => error.into(),
            NotChanged::Meanwhile => Self::NotNow(NotNow::Meanwhile),
            NotChanged::Pinned => Self::NotNow(NotNow::PinnedBeyond),
            NotChanged::Unlogged => Self::Unavailable,
            NotChanged::Store(fault) => fault.into(),
        }
    }
}

/// Makes a channel.
///
/// # Errors
/// [`NotChanged`]: the slug is taken, also by a closed one, or it is for adults and none of these is
/// allowed here.
pub async fn create(
    app: &App,
    who: &Actor,
    slug: &Slug,
    rules: Rules,
) -> Result<Channel, NotChanged> {
    allowed(app, &rules)?;
    let taken = || NotChanged::Field(FieldError::new("slug", Reason::Taken));
    if app.records.channel(slug).await?.is_some() {
        return Err(taken());
    }
    log(app, who, Act::ChannelMade { channel: slug.to_string() }).await?;
    let channel = Channel {
        id: ChannelId::random(&*app.rng),
        slug: slug.clone(),
        rules,
        created_at: app.now(),
        closed_at: None,
        shown: 0,
        version: 1,
    };
    if app.records.add_channel(&channel).await? { Ok(channel) } else { Err(taken()) }
}

/// Gives a channel other rules, if it still has the version that they were made from. Where it holds
/// fewer now, or posts stay less long, some go at once.
///
/// # Errors
/// [`NotChanged`].
pub async fn edit(
    app: &App,
    who: &Actor,
    slug: &Slug,
    version: u64,
    rules: &Rules,
) -> Result<(), NotChanged> {
    allowed(app, rules)?;
    let channel = open(app, slug).await?;
    log(app, who, Act::ChannelChanged { channel: slug.to_string() }).await?;
    match app.records.change_channel(channel.id, version, rules, app.now()).await? {
        ChannelChange::Done => Ok(()),
        ChannelChange::Conflict => Err(NotChanged::Meanwhile),
        ChannelChange::Pinned => Err(NotChanged::Pinned),
        ChannelChange::Closed => Err(NotChanged::Closed(slug.clone())),
        ChannelChange::Unknown => Err(NotChanged::Unknown(slug.clone())),
    }
}

/// Closes a channel for good: its posts are gone at once, and its name stays taken.
///
/// # Errors
/// [`NotChanged`].
pub async fn close(app: &App, who: &Actor, slug: &Slug) -> Result<(), NotChanged> {
    let channel = open(app, slug).await?;
    log(app, who, Act::ChannelClosed { channel: slug.to_string() }).await?;
    match app.records.close_channel(channel.id, app.now()).await? {
        Change::Done => Ok(()),
        Change::Hidden(_) | Change::Gone(_) | Change::Full => Err(NotChanged::Closed(slug.clone())),
        Change::Unknown => Err(NotChanged::Unknown(slug.clone())),
    }
}

/// The channel with this slug, closed or not.
///
/// # Errors
/// [`NotChanged`].
pub async fn any(app: &App, slug: &Slug) -> Result<Channel, NotChanged> {
    let channel = app.records.channel(slug).await?;
    channel.ok_or_else(|| NotChanged::Unknown(slug.clone()))
}

/// Makes the suggested channels that are not there yet: which.
///
/// # Errors
/// [`NotChanged`]; what was made by then stays.
pub async fn suggest(app: &App, who: &Actor) -> Result<Vec<Channel>, NotChanged> {
    let mut made = Vec::new();
    for (slug, title, about) in SUGGESTED {
        let slug = slug.parse()?;
        if app.records.channel(&slug).await?.is_some() {
            continue;
        }
        let wish = RulesWish {
            title: title.to_owned(),
            about: about.to_owned(),
            capacity: "200".to_owned(),
            retention: "7d".to_owned(),
            slow: "30s".to_owned(),
            ..RulesWish::default()
        };
        made.push(create(app, who, &slug, wish.parse()?).await?);
    }
    Ok(made)
}

const SUGGESTED: [(&str, &str, &str); 5] = [
    ("photography", "Photography", "Photographs of your own."),
    ("memes", "Memes", "Pictures that make one laugh."),
    ("wallpapers", "Wallpapers", "Pictures for screens large and small."),
    ("gaming", "Gaming", "Screenshots, finds and moments from games."),
    ("entertainment", "Entertainment", "Films, series, music, and what else there is to enjoy."),
];

async fn open(app: &App, slug: &Slug) -> Result<Channel, NotChanged> {
    let channel = any(app, slug).await?;
    match channel.closed_at {
        Some(_) => Err(NotChanged::Closed(slug.clone())),
        None => Ok(channel),
    }
}

fn allowed(app: &App, rules: &Rules) -> Result<(), FieldError> {
    if rules.adult && !app.config.adult_channels {
        return Err(FieldError::new("adult", Reason::NoAdultChannels));
    }
    Ok(())
}

async fn log(app: &App, who: &Actor, act: Act) -> Result<(), NotChanged> {
    audit::record(app, who, act).await.map_err(|_: Refused| NotChanged::Unlogged)
}
