//! What an owner does with a manage link: look, change the expiry, withdraw.

use std::net::IpAddr;

use chatpic_core::{FieldError, LinkId, LinkState, Reason, ShareId, Timestamp, Token, Wish};
use chatpic_seal::{ContentKey, FieldKey, Kind, lookup, open_field};
use chatpic_store::records::{Change, Hiding, Lookup, MOST_LINKS, Managed, ManagedLink, Sealed};

use super::contents::{Contents, damaged};
use super::find::{open_wrap, unknown};
use super::links::{can_be_marked, new_link};
use super::posts;
use super::share::Shared;
use super::{NotNow, Refused};
use crate::app::App;

/// A share as its owner sees it.
pub struct Owned {
    pub token: Token,
    pub share: ShareId,
    pub state: LinkState,
    pub expires_at: Timestamp,
    /// From everybody else.
    pub hiding: Option<Hiding>,
    /// `None` once it is gone.
    pub contents: Option<Contents>,
    /// Where it is a post, and not gone.
    pub post: Option<posts::Owned>,
    pub links: Vec<OwnedLink>,
    /// Newest first.
    pub sessions: Vec<Session>,
}

/// A link as its owner sees it.
pub struct OwnedLink {
    pub row: ManagedLink,
    /// `None` once it is gone.
    pub token: Option<String>,
    pub label: Option<String>,
}

/// A granted view.
pub struct Session {
    pub id: String,
    pub label: Option<String>,
    pub hour: Timestamp,
}

/// What the owner sees. Spends nothing, and opens nothing of the pictures.
///
/// # Errors
/// [`Refused::Unknown`], also once the tombstone is forgotten.
pub async fn owned(app: &App, text: &str, client: IpAddr) -> Result<Owned, Refused> {
    let (token, lookup) = parse(app, text, client)?;
    let managed = told(app, lookup, client).await?;
    let contents = match (&managed.wrap, &managed.content) {
        (Some(wrap), Some(content)) => {
            let key = open_wrap(wrap, Kind::Manage, token.as_bytes(), managed.id)?;
            Some(Contents::open(&key, managed.id, &content.meta)?)
        }
        _ => None,
    };
    let post = match contents.as_ref().and_then(|contents| contents.post.as_ref()) {
        Some(_) => posts::owned(app, managed.id).await?,
        None => None,
    };
    let mut links = Vec::with_capacity(managed.links.len());
    for row in managed.links {
        let link_token = field(&token, "link-token", &row, row.token.as_ref())?;
        let label = field(&token, "link-label", &row, row.label.as_ref())?;
        links.push(OwnedLink { token: link_token, label, row });
    }
    let label_of = |id| links.iter().find(|link| link.row.id == id)?.label.clone();
    let session = |it: &chatpic_store::records::Session| Session {
        id: it.session.to_string(),
        label: label_of(it.link),
        hour: it.hour,
    };
    let sessions = managed.sessions.iter().map(session).collect();
    let (share, hiding) = (managed.id, managed.hiding);
    let (state, expires_at) = (managed.state, managed.expires_at);
    Ok(Owned { token, share, state, expires_at, hiding, contents, post, links, sessions })
}

/// Sets when every live link of the share ends. A post ends with its channel's retention at the latest.
///
/// # Errors
/// [`Refused::Field`] outside the operator's bounds, [`Refused::Gone`], [`Refused::Unknown`].
pub async fn change_expiry(
    app: &App,
    text: &str,
    expires_at: Timestamp,
    client: IpAddr,
) -> Result<(), Refused> {
    let (_, lookup) = parse(app, text, client)?;
    let (now, bounds) = (app.now(), &app.config.terms);
    let (first, last) = (bounds.min_lifetime.after(now), bounds.max_lifetime.after(now));
    if !(first..=last).contains(&expires_at) {
        let reason = Reason::BetweenFromNow(bounds.min_lifetime, bounds.max_lifetime);
        return Err(FieldError::new("expires_at", reason).into());
    }
    let told = told(app, lookup, client).await;
    let latest = match app.records.managed(lookup, now).await? {
        Some(managed) => posts::latest_end(app, managed.id).await?,
        None => None,
    };
    let expires_at = latest.map_or(expires_at, |latest| expires_at.min(latest));
    let change = app.records.set_expiry(lookup, expires_at, now).await?;
    told.and_then(|_| done(app, change, client))
}

/// Takes the share back, with every link and every viewing that is still open.
///
/// # Errors
/// [`Refused::Gone`] where it was removed, [`Refused::Unknown`].
pub async fn withdraw(app: &App, text: &str, client: IpAddr) -> Result<(), Refused> {
    let (_, lookup) = parse(app, text, client)?;
    let told = told(app, lookup, client).await;
    let change = app.records.withdraw(lookup, app.now()).await?;
    told.and_then(|_| done(app, change, client))
}

/// Adds a link with terms and a token of its own.
///
/// # Errors
/// [`Refused::Field`], [`Refused::Gone`] where no link of the share lives, [`Refused::Hidden`],
/// [`Refused::NotNow`] for a post, [`Refused::Unknown`].
pub async fn add_link(
    app: &App,
    text: &str,
    wish: Wish,
    client: IpAddr,
) -> Result<Shared, Refused> {
    let (manage, lookup) = parse(app, text, client)?;
    let terms = wish.parse(&app.config.terms)?;
    let now = app.now();
    let managed = told(app, lookup, client).await?;
    let (key, contents) = open(&manage, &managed)?;
    if contents.post.is_some() {
        return Err(Refused::NotNow(NotNow::OneLink));
    }
    can_be_marked(app, std::slice::from_ref(&terms), &contents)?;
    let (link, first) = new_link(app, &key, managed.id, &manage, &terms, now).await?;
    done(app, app.records.add_link(lookup, &link, now).await?, client)?;
    let manage_token = manage.reveal().to_owned();
    Ok(Shared { first, more: Vec::new(), manage_token, contents })
}

/// A live link, as its owner opens it.
pub(super) struct LiveLink {
    pub manage: Token,
    pub share: ShareId,
    pub id: LinkId,
    pub lookup: Lookup,
    /// Whether its terms allow comments.
    pub comments: bool,
}

/// Opens one link of a share that is no post. Spends nothing.
///
/// # Errors
/// [`Refused::Gone`] where it is gone, [`Refused::Unknown`].
pub(super) async fn open_link(
    app: &App,
    text: &str,
    link: &str,
    client: IpAddr,
) -> Result<(LiveLink, ContentKey), Refused> {
    let (manage, lookup) = parse(app, text, client)?;
    let id: LinkId = link.parse().map_err(|_| Refused::Unknown)?;
    let managed = told(app, lookup, client).await?;
    let row = managed.links.iter().find(|row| row.id == id).ok_or(Refused::Unknown)?;
    if let LinkState::Gone(gone) = row.state {
        return Err(Refused::Gone(gone));
    }
    let (key, contents) = open(&manage, &managed)?;
    if contents.post.is_some() {
        return Err(Refused::Unknown);
    }
    let token = field(&manage, "link-token", row, row.token.as_ref())?;
    let token: Token = token.and_then(|it| it.parse().ok()).ok_or_else(|| damaged("no token"))?;
    let lookup = Lookup(chatpic_seal::lookup(Kind::Share, token.as_bytes()));
    let comments = row.terms.comments;
    Ok((LiveLink { manage, share: managed.id, id, lookup, comments }, key))
}

/// Takes one link back, with every viewing of it that is still open.
///
/// # Errors
/// [`Refused::Gone`] where it is gone already, [`Refused::Unknown`].
pub async fn revoke_link(app: &App, text: &str, link: &str, client: IpAddr) -> Result<(), Refused> {
    let (_, lookup) = parse(app, text, client)?;
    let link = link.parse().map_err(|_| Refused::Unknown)?;
    let told = told(app, lookup, client).await;
    let change = app.records.revoke_link(lookup, link, app.now()).await?;
    told.and_then(|_| done(app, change, client))
}

/// The share as its owner is told of it. What is hidden in silence never was, to its owner as well: what they
/// ask of it is done, for it may come back, and answered as to whoever made up a token.
async fn told(app: &App, lookup: Lookup, client: IpAddr) -> Result<Managed, Refused> {
    let managed = app.records.managed(lookup, app.now()).await?;
    let told = managed.filter(|managed| managed.hiding != Some(Hiding::Silently));
    told.ok_or_else(|| unknown(app, client))
}

/// What the manage token opens of a share.
fn open(manage: &Token, managed: &Managed) -> Result<(ContentKey, Contents), Refused> {
    let (Some(wrap), Some(content)) = (&managed.wrap, &managed.content) else {
        return Err(match managed.state {
            LinkState::Gone(gone) => Refused::Gone(gone),
            LinkState::Live => damaged("a live share has no manage wrap"),
        });
    };
    let key = open_wrap(wrap, Kind::Manage, manage.as_bytes(), managed.id)?;
    let contents = Contents::open(&key, managed.id, &content.meta)?;
    Ok((key, contents))
}

pub(super) fn parse(app: &App, text: &str, client: IpAddr) -> Result<(Token, Lookup), Refused> {
    let token: Token = text.parse().map_err(|_| unknown(app, client))?;
    let lookup = Lookup(lookup(Kind::Manage, token.as_bytes()));
    Ok((token, lookup))
}

fn done(app: &App, change: Change, client: IpAddr) -> Result<(), Refused> {
    match change {
        Change::Done => Ok(()),
        Change::Hidden(hiding) => Err(hiding.into()),
        Change::Gone(gone) => Err(Refused::Gone(gone)),
        Change::Unknown => Err(unknown(app, client)),
        Change::Full => Err(Refused::NotNow(NotNow::Links(MOST_LINKS))),
    }
}

/// Opens a text that was sealed for the owner of a link.
fn field(
    manage: &Token,
    label: &str,
    link: &ManagedLink,
    sealed: Option<&Sealed>,
) -> Result<Option<String>, Refused> {
    let Some(sealed) = sealed else { return Ok(None) };
    let key = FieldKey::from_token(Kind::Manage, manage.as_bytes(), label);
    let text = open_field(&key, &sealed.0, link.id.as_bytes()).map_err(damaged)?;
    String::from_utf8(text).map(Some).map_err(damaged)
}
