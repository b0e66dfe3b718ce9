//! Where a thread is, and opening it: by a post's name, by a link's token, by a pass's ticket,
//! by the manage token.

use std::net::IpAddr;

use chatpic_core::{LinkId, ShareId, Token};
use chatpic_seal::{ContentKey, Kind, lookup};
use chatpic_store::channels::Thread;
use chatpic_store::records::Lookup;

use super::{known_as, owners_token};
use crate::actions::Refused;
use crate::actions::bans::{self, Standing};
use crate::actions::channels::Channel;
use crate::actions::contents::Contents;
use crate::actions::find::{link, open_wrap};
use crate::actions::manage;
use crate::actions::posts;
use crate::actions::view::live_pass;
use crate::app::App;
use crate::hex::Hex;
use crate::limiter::{Act, Subject};

/// What leads to a thread, as it stands in an address.
#[derive(Clone, Debug)]
pub enum Place {
    /// A post's name, and whether who asks declares to be an adult.
    Post { name: String, adult: bool },
    /// The token of a link that needs no button.
    Link(String),
    /// The ticket of a pass.
    Pass(String),
    /// A manage token, and the ID of a link of its share.
    Owner { manage: String, link: String },
}

impl Place {
    /// By which token the thread knows who comes by this place, where that is settled.
    pub fn visitor(&self) -> Option<Token> {
        match self {
            Self::Owner { manage, .. } => manage.parse().ok().as_ref().map(owners_token),
            Self::Post { .. } | Self::Link(_) | Self::Pass(_) => None,
        }
    }
}

/// A thread that may be read.
pub struct Opened {
    pub share: ShareId,
    pub link: LinkId,
    pub key: ContentKey,
    pub thread: Thread,
    /// Whether its terms allow comments.
    pub allowed: bool,
    /// By what it knows the owner.
    pub owner: Option<Hex<32>>,
    /// Whose rules hold as well.
    channel: Option<Channel>,
}

impl Opened {
    /// Whether this client may say something here now.
    ///
    /// # Errors
    /// [`Refused::Banned`] or [`Refused::TooMany`], by the rules of the channel.
    pub async fn admit(&self, app: &App, client: IpAddr) -> Result<(), Refused> {
        let Some(channel) = &self.channel else { return Ok(()) };
        match bans::standing(app, client, app.now()).await? {
            Standing::Free => {}
            Standing::Watched(ban) | Standing::Refused(ban) => {
                return Err(Refused::BannedInPublic { why: ban.why.as_str(), until: ban.until });
            }
        }
        let subject = Subject::Within(client, channel.id);
        Ok(app.limiter.take_one_in(channel.rules.slow, Act::Comment, subject)?)
    }
}

/// Opens a thread, and spends nothing.
pub async fn open(app: &App, place: &Place, client: IpAddr) -> Result<Opened, Refused> {
    match place {
        Place::Post { name, adult } => by_post(app, name, *adult).await,
        Place::Link(token) => by_link(app, token, client).await,
        Place::Pass(ticket) => by_pass(app, ticket, client).await,
        Place::Owner { manage, link } => by_owner(app, manage, link, client).await,
    }
}

async fn by_post(app: &App, name: &str, adult: bool) -> Result<Opened, Refused> {
    let posts::Found { name, link, channel, .. } = posts::find(app, name, adult).await?;
    let key = posts::open(app, &link)?;
    let contents = Contents::open(&key, link.share, &link.content.meta)?;
    Ok(Opened {
        share: link.share,
        link: link.id,
        allowed: link.terms.comments,
        owner: contents.owner,
        key,
        thread: Thread::Link(posts::lookup_of(&name)),
        channel: Some(channel),
    })
}

async fn by_link(app: &App, token: &str, client: IpAddr) -> Result<Opened, Refused> {
    let (token, link): (Token, _) = link(app, token, client).await?;
    if link.terms.needs_button() {
        return Err(Refused::Unknown);
    }
    let key = open_wrap(&link.wrap, Kind::Share, token.as_bytes(), link.share)?;
    let contents = Contents::open(&key, link.share, &link.content.meta)?;
    Ok(Opened {
        share: link.share,
        link: link.id,
        allowed: link.terms.comments,
        owner: contents.owner,
        key,
        thread: Thread::Link(Lookup(lookup(Kind::Share, token.as_bytes()))),
        channel: None,
    })
}

async fn by_pass(app: &App, ticket: &str, client: IpAddr) -> Result<Opened, Refused> {
    let (ticket, pass) = live_pass(app, ticket, client).await?;
    let key = open_wrap(&pass.wrap, Kind::Ticket, ticket.as_bytes(), pass.share)?;
    let contents = Contents::open(&key, pass.share, &pass.content.meta)?;
    Ok(Opened {
        share: pass.share,
        link: pass.link,
        allowed: pass.comments,
        owner: contents.owner,
        key,
        thread: Thread::Pass(Lookup(lookup(Kind::Ticket, ticket.as_bytes()))),
        channel: None,
    })
}

async fn by_owner(app: &App, manage: &str, id: &str, client: IpAddr) -> Result<Opened, Refused> {
    let (link, key) = manage::open_link(app, manage, id, client).await?;
    Ok(Opened {
        share: link.share,
        link: link.id,
        allowed: link.comments,
        owner: Some(known_as(owners_token(&link.manage).as_bytes())),
        key,
        thread: Thread::Link(link.lookup),
        channel: None,
    })
}
