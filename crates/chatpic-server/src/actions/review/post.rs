//! One post as moderators see it: who may, its pictures, taking it away.

use std::sync::Arc;

use chatpic_core::{Category, Class, PostName};
use chatpic_store::StoreError;
use chatpic_store::channels::PostRow;
use chatpic_store::records::{Change, Found, Hiding, Lookup};

use crate::actions::audit::{Act, record};
use crate::actions::cases::Who;
use crate::actions::channels::Channel;
use crate::actions::contents::damaged;
use crate::actions::lists::{self, Known, Scope, current, gravest, of_post};
use crate::actions::look::{Nearness, bear, draw, is_hard};
use crate::actions::posts::{Inside, lookup_of};
use crate::actions::{NotNow, Refused};
use crate::app::App;

/// Where what is removed may not come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    Nowhere,
    /// It breaks a rule of the house, or somebody's right.
    Channels,
    /// It harms people.
    Everywhere,
}

/// A post that somebody may see.
pub struct Seen {
    pub inside: Inside,
    pub channel: Channel,
    /// What it hits, where it waits.
    pub hits: Vec<Known>,
    judgement: Judgement,
}

/// What lists say of a post, to those who have to look at it.
#[derive(Clone, Copy, Default)]
pub struct Judgement {
    pub class: Option<Class>,
    category: Option<Category>,
}

/// Picture `number` of a post as a PNG.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::NotAllowed`], [`Refused::TooMany`] in a pause; [`Refused::NotNow`] where
/// nobody has to see it.
pub async fn look(
    app: &Arc<App>,
    who: &Who,
    name: &str,
    number: usize,
    nearness: Nearness,
) -> Result<Vec<u8>, Refused> {
    let seen = Seen::find(app, who, name).await?;
    bear(app, who, seen.judgement.is_hard(), nearness).await?;
    let act = Act::PostLooked {
        post: name.to_owned(),
        picture: u32::try_from(number).map_err(|_| Refused::Unknown)?,
        closer: nearness == Nearness::Closer,
    };
    record(app, &who.actor(), act).await?;
    let reader = seen.inside.reader(number)?;
    let facts = seen.inside.contents.media.get(number).ok_or(Refused::Unknown)?.clone();
    draw(app, facts, &reader, nearness).await
}

/// Removes a post for good: one that waits, or, by who runs the channels, one that is shown. What is
/// blocked counts at once.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::NotAllowed`]; [`Refused::NotNow`] where a case is open about it.
pub async fn remove(app: &App, who: &Who, name: &str, block: Block) -> Result<(), Refused> {
    let Seen { inside, channel, .. } = Seen::find(app, who, name).await?;
    if !inside.waits() && !who.role.runs_channels() {
        return Err(Refused::NotAllowed);
    }
    let (post, channel) = (name.to_owned(), channel.slug.to_string());
    let blocked = block.scope().map(|_| block.as_str().to_owned());
    record(app, &who.actor(), Act::PostRemoved { post, channel, blocked }).await?;
    let (share, now) = (inside.row.share, app.now());
    if let Some(scope) = block.scope() {
        let media = inside.contents.media.into_iter();
        let removed: Vec<_> = media.map(|facts| facts.fingerprint).collect();
        let by = Lookup(app.root.tag("removed-by-hand", share.as_bytes()));
        lists::block(app, by, &removed, scope, now).await?;
    }
    match app.records.remove(share, now).await? {
        Change::Done => Ok(()),
        Change::Gone(_) | Change::Hidden(_) | Change::Full | Change::Unknown => {
            Err(Refused::Unknown)
        }
    }
}

/// What lists say of a post that waits; `None` where it has gone. One that doesn't open is said aloud, and
/// keeps no other from being shown.
pub async fn judged(app: &App, row: &PostRow) -> Result<Option<(Vec<Known>, Judgement)>, Refused> {
    let inside = match Inside::of(app, row.clone()).await {
        Ok(Some(inside)) => inside,
        Ok(None) => return Ok(None),
        Err(fault @ StoreError::Damaged(_)) => {
            tracing::error!(%fault, "a post that waits can't be shown");
            return Ok(None);
        }
        Err(fault) => return Err(fault.into()),
    };
    Judgement::of(app, &inside).await.map(Some)
}

impl Judgement {
    async fn of(app: &App, inside: &Inside) -> Result<(Vec<Known>, Self), Refused> {
        let hits = of_post(app, &current(app).await?, &inside.contents).await?;
        let fact = gravest(app, &hits).await?;
        let class = fact.map(|fact| fact.class());
        Ok((hits, Self { class, category: fact.map(|fact| fact.category) }))
    }

    fn is_hard(self) -> bool {
        self.class.zip(self.category).is_some_and(|(class, category)| is_hard(class, category))
    }
}

impl Seen {
    /// The post with this name, whether it waits or is shown.
    pub async fn find(app: &App, who: &Who, name: &str) -> Result<Self, Refused> {
        super::handles_cases(who)?;
        let name: PostName = name.parse().map_err(|_| Refused::Unknown)?;
        let share = match app.records.link(lookup_of(&name), app.now()).await? {
            Found::Live(link) => link.share,
            Found::Hidden(Hiding::Silently) if !who.role.handles_child_abuse() => {
                return Err(Refused::Unknown);
            }
            Found::Hidden(_) => {
                return Err(Refused::NotNow(NotNow::HasCase));
            }
            Found::Gone(gone) => return Err(Refused::Gone(gone)),
            Found::Unknown => return Err(Refused::Unknown),
        };
        let row = app.records.post(share).await?.ok_or(Refused::Unknown)?;
        let channel = app.records.channel_by_id(row.channel).await?;
        let channel = channel.ok_or_else(|| damaged("a post stands in no channel"))?;
        if channel.closed_at.is_some() {
            return Err(Refused::ChannelClosed);
        }
        let inside = Inside::of(app, row).await?.ok_or(Refused::Unknown)?;
        let (hits, judgement) = match inside.waits() {
            true => Judgement::of(app, &inside).await?,
            // Everybody sees it.
            false => (Vec::new(), Judgement::default()),
        };
        if !judgement.class.is_none_or(|class| class.is_for(who.role)) {
            return Err(Refused::NotAllowed);
        }
        Ok(Self { inside, channel, hits, judgement })
    }
}

impl Block {
    pub const ALL: [Self; 3] = [Self::Nowhere, Self::Channels, Self::Everywhere];

    /// Its word in forms and in the log.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nowhere => "nowhere",
            Self::Channels => "channels",
            Self::Everywhere => "everywhere",
        }
    }

    const fn scope(self) -> Option<Scope> {
        match self {
            Self::Nowhere => None,
            Self::Channels => Some(Scope::Channels),
            Self::Everywhere => Some(Scope::Everywhere),
        }
    }
}
