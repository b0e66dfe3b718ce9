//! The verb *post*: an upload becomes a post of a channel.
//!
//! It goes the way of every upload, past the lists that count in channels. What only a person can judge,
//! and everything in a channel that reviews first, waits out of everybody's sight. Whoever's network was
//! struck may not post in public, and a slow channel takes one post of a client at a time.

use std::net::IpAddr;
use std::sync::Arc;

use chatpic_core::{Caption, LinkId, PostName, ShareId, Timestamp, Token};
use chatpic_seal::{ContentKey, FieldKey, Kind, seal_field, wrap};
use chatpic_store::channels::{NewPost, Posted};
use chatpic_store::records::{NewLink, Sealed, StoredTerms};
use serde::{Deserialize, Serialize};

use super::card::{self, Card};
use super::{FOR_EVER, find, told_end};
use crate::actions::Refused;
use crate::actions::about::{About, AboutWish};
use crate::actions::bans::{self, Standing};
use crate::actions::channels::{self, Channel};
use crate::actions::contents::{self, damaged};
use crate::actions::idempotency::Claimed;
use crate::actions::ingest::{self, Door, ingest};
use crate::actions::receive::{self, Upload};
use crate::actions::uploads;
use crate::app::App;
use crate::limiter::{Act, Subject};

/// That a client may post in a channel now. Dropped unused, it leaves no trace.
pub struct Leave {
    app: Arc<App>,
    channel: Channel,
    client: IpAddr,
    used: bool,
}

/// The fields of a post, as they were typed.
#[derive(Debug, Default)]
pub struct Asked {
    /// The channel's name, as the address has it.
    pub channel: String,
    pub caption: Option<String>,
    /// What its pictures show. Chats show none of a post.
    pub about: AboutWish,
}

/// A post that has arrived whole.
pub struct Received {
    pub leave: Leave,
    pub caption: Caption,
    pub about: About,
    pub upload: Upload,
}

/// What the poster is told, once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Published {
    pub name: String,
    /// The channel's slug.
    pub channel: String,
    pub adult: bool,
    /// Whether a moderator looks at it before anybody sees it.
    pub waits: bool,
    pub manage_token: String,
    pub posted_at: Timestamp,
    /// `None` where only the ring ends it.
    pub expires_at: Option<Timestamp>,
    pub card: Card,
    /// What cleaning took out of each media, in words.
    pub removed: Vec<Vec<String>>,
}

/// Asks, before a byte is read, whether a client may post in a channel.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::ChannelClosed`], [`Refused::BannedInPublic`], [`Refused::TooMany`]
/// where the channel is slow.
pub async fn ask(app: &Arc<App>, slug: &str, client: IpAddr) -> Result<Leave, Refused> {
    let channel = channels::show(app, slug).await?;
    match bans::standing(app, client, app.now()).await? {
        Standing::Free => {}
        Standing::Watched(ban) | Standing::Refused(ban) => {
            return Err(Refused::BannedInPublic { why: ban.why.as_str(), until: ban.until });
        }
    }
    let subject = Subject::Within(client, channel.id);
    app.limiter.take_one_in(channel.rules.slow, Act::Post, subject)?;
    Ok(Leave { app: Arc::clone(app), channel, client, used: false })
}

/// Publishes a post. Once begun it runs to its end, whether or not its sender still waits.
///
/// # Errors
/// Whatever is wrong with a picture; [`Refused::ChannelBusy`], [`Refused::ChannelClosed`],
/// [`Refused::NoRoom`] or [`Refused::Unavailable`].
pub async fn publish(
    app: &Arc<App>,
    received: Received,
    claimed: Option<Claimed>,
) -> Result<Published, Refused> {
    ingest::to_the_end(app, work(Arc::clone(app), received, claimed)).await
}

async fn work(
    app: Arc<App>,
    received: Received,
    claimed: Option<Claimed>,
) -> Result<Published, Refused> {
    let Received { mut leave, caption, about, upload } = received;
    let digest = upload.digest;
    let mut ingested = ingest(&app, upload, Door::Channel).await?;
    about.say(&mut ingested.contents)?;
    // Its rules as they are now: reading a long upload takes a while.
    let channel = app.records.channel_by_id(leave.channel.id).await?.ok_or(Refused::Unknown)?;

    let (share, now) = (ShareId::random(&*app.rng), app.now());
    let (name, manage) = (PostName::random(&*app.rng), Token::random(&*app.rng));
    ingested.contents.post =
        Some(contents::Post { name: name.to_string(), caption: caption.as_str().to_owned() });
    let card = Card::new(caption.as_str(), &ingested.contents);
    let link = new_link(&app, &ingested.key, share, &name, &manage, &channel, now)?;
    let told = Published {
        name: name.to_string(),
        channel: channel.slug.to_string(),
        adult: channel.rules.adult,
        waits: ingested.held || channel.rules.review_first,
        manage_token: manage.reveal().to_owned(),
        posted_at: now,
        expires_at: told_end(now, link.terms.expires_at),
        removed: ingested.contents.media.iter().map(|it| it.removed.clone()).collect(),
        card,
    };
    let post = NewPost {
        channel: channel.id,
        name,
        card: told.card.seal(&card::key(&app), share, &*app.rng),
        waits: told.waits,
    };
    let answer = claimed.as_ref().map(|claimed| claimed.answer(&app, &digest, &told, now));
    let new = ingested.share(&app, share, &manage, (link, Vec::new()), answer, now).await?;
    ingested.placed.publishing()?;
    match app.records.publish_post(&new, &post, now).await? {
        Posted::Shown(_) | Posted::Waits => {
            app.live.stir();
            if let Some(claimed) = claimed {
                claimed.keep();
            }
            leave.used = true;
            let state = if told.waits { "waiting" } else { "shown" };
            metrics::counter!("chatpic_posts_total", "state" => state).increment(1);
            Ok(told)
        }
        refused => {
            ingested.placed.not_published();
            Err(match refused {
                Posted::Busy => Refused::ChannelBusy,
                Posted::Closed => Refused::ChannelClosed,
                Posted::ClaimLost => Refused::StillRunning,
                Posted::UploadOver => uploads::over(),
                Posted::Shown(_) | Posted::Waits | Posted::Unknown => Refused::Unknown,
            })
        }
    }
}

/// The one link of a post.
fn new_link(
    app: &App,
    key: &ContentKey,
    share: ShareId,
    name: &PostName,
    manage: &Token,
    channel: &Channel,
    now: Timestamp,
) -> Result<NewLink, Refused> {
    let secret = find::secret(app, share);
    let wrapped = wrap(key, Kind::Post, &secret, None, share.as_bytes(), &mut app.fill());
    let id = LinkId::random(&*app.rng);
    // Where a link keeps its token for the owner, a post keeps its name.
    let for_owner = FieldKey::from_token(Kind::Manage, manage.as_bytes(), "link-token");
    let name_for_owner =
        seal_field(&for_owner, name.as_str().as_bytes(), id.as_bytes(), &mut app.fill());
    Ok(NewLink {
        id,
        lookup: find::lookup_of(name),
        wrap: Sealed(wrapped.map_err(damaged)?.to_bytes().to_vec()),
        terms: StoredTerms {
            expires_at: channel.rules.keeps.retention().unwrap_or(FOR_EVER).after(now),
            max_views: None,
            password: false,
            watermark: false,
            comments: true,
            adult: channel.rules.adult,
            end_early: false,
        },
        token: Sealed(name_for_owner),
        mark_label: None,
        label: None,
    })
}

impl receive::Asked for Asked {
    fn slot(&mut self, name: &str) -> Option<(&'static str, &mut Option<String>)> {
        match name {
            "caption" => Some(("caption", &mut self.caption)),
            "alt" => self.about.slot(name),
            _ => None,
        }
    }

    fn goal(&self) -> Option<&str> {
        Some(&self.channel)
    }
}

impl Drop for Leave {
    fn drop(&mut self) {
        if !self.used {
            let subject = Subject::Within(self.client, self.channel.id);
            self.app.limiter.give_back_one_in(self.channel.rules.slow, Act::Post, subject);
        }
    }
}
