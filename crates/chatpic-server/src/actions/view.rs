//! The verb *redeem*: one view for one pass. See "The walk of a view" in docs/ARCHITECTURE.md.

use std::net::IpAddr;

use chatpic_core::{Lifetime, Nonce, Password, SessionId, Ticket, Timestamp, Token};
use chatpic_media::Mark;
use chatpic_seal::{ContentKey, Kind, Wrap, WrapError, lookup, ticket, wrap};
use chatpic_store::records::{
    BeforeView, Content, FoundPass, Link, Lookup, NewPass, Pass, Redeem, Sealed,
};

use super::Refused;
use super::contents::{Contents, Facts, damaged};
use super::find::{open_wrap, told_live, unknown};
use super::links::open_mark_label;
use super::media::Reader;
use crate::app::App;
use crate::limiter::{Act, Subject};

/// How long a pass of pictures lasts, unless its link ends sooner.
pub const PASS: Lifetime = Lifetime::from_seconds(10 * 60);

/// How long one of videos may.
const LONGEST_PASS: Lifetime = Lifetime::from_seconds(60 * 60);

/// Videos take three times as long as they play: they are stopped, and looked at again.
fn lasts(contents: &Contents) -> Lifetime {
    let millis: u64 = contents.media.iter().filter_map(|facts| facts.millis).sum();
    let seconds = u32::try_from(millis.div_ceil(1000).saturating_mul(3)).unwrap_or(u32::MAX);
    Lifetime::from_seconds(seconds).clamp(PASS, LONGEST_PASS)
}

/// A redeeming POST.
pub struct Ask {
    pub token: String,
    pub password: Option<Password>,
    /// Drawn here where the program sent none; it then can't retry.
    pub nonce: Option<Nonce>,
    pub client: IpAddr,
}

/// A view that was granted.
pub struct Granted {
    pub ticket: Ticket,
    pub session: SessionId,
    pub ends_at: Timestamp,
    pub views_left: Option<u32>,
    /// Whether its viewer may end the link.
    pub end_early: bool,
    pub contents: Contents,
}

/// A live pass, opened with its ticket: all that its media are served by.
pub struct Viewing {
    pub granted: Granted,
    pub adult: bool,
    /// Without it nothing may be served, where there is one.
    pub(super) mark: Option<Mark>,
    pub(super) content: Content,
    pub(super) key: ContentKey,
}

impl Viewing {
    /// Whether its media are marked.
    pub fn is_marked(&self) -> bool {
        self.mark.is_some()
    }
}

/// Spends one view, or finds the pass that this nonce was given before.
///
/// # Errors
/// Whatever stands in the way; a view is spent only where a pass is answered.
pub async fn redeem(app: &App, ask: Ask) -> Result<Granted, Refused> {
    let token: Token = ask.token.parse().map_err(|_| unknown(app, ask.client))?;
    let nonce = ask.nonce.unwrap_or_else(|| Nonce::random(&*app.rng));
    let ticket = derive(&token, &nonce);

    let pass_lookup = Lookup(lookup(Kind::Ticket, ticket.as_bytes()));
    let link_lookup = Lookup(lookup(Kind::Share, token.as_bytes()));

    let found = match app.records.before_view(pass_lookup, link_lookup, app.now()).await? {
        BeforeView::Pass(pass) => return given_before(ticket, pass, Refused::NonceUsed),
        BeforeView::Link(found) => found,
    };
    // Only now: a retry is free. What was read costs less than a second turn for those who may.
    app.limiter.take(Act::View, Subject::Client(ask.client))?;
    let link = match told_live(app, link_lookup, found).await {
        // It may have been this nonce, in another request, that took the last view just now.
        Err(gone @ Refused::Gone(_)) => return look_again(app, ticket, gone).await,
        found => found?.ok_or_else(|| unknown(app, ask.client))?,
    };
    let key = open_link(app, &token, &link, ask.password, ask.client).await?;
    // A storage fault must not cost a view: the first bytes are opened before it is spent.
    let contents = Contents::open(&key, link.share, &link.content.meta)?;
    if link.terms.watermark && contents.media.iter().any(Facts::is_video) {
        can_be_made(app)?;
    }
    Reader::new(&key, &link.content, &contents, 0)?.probe(app).await?;

    let now = app.now();
    let wrapped =
        wrap(&key, Kind::Ticket, ticket.as_bytes(), None, link.share.as_bytes(), &mut app.fill());
    let pass = NewPass {
        lookup: pass_lookup,
        session: SessionId::random(&*app.rng),
        wrap: Sealed(wrapped.map_err(damaged)?.to_bytes().to_vec()),
        ends_at: lasts(&contents).after(now),
    };
    match app.records.redeem_view(link_lookup, &pass, now).await? {
        Redeem::Granted { views_left, ends_at, .. } => {
            metrics::counter!("chatpic_views_total").increment(1);
            let (session, end_early) = (pass.session, link.terms.end_early);
            let contents = if link.terms.watermark { contents.marked() } else { contents };
            Ok(Granted { ticket, session, ends_at, views_left, end_early, contents })
        }
        // Another request with this nonce was quicker: its pass is this one's too.
        Redeem::NonceUsed => look_again(app, ticket, Refused::NonceUsed).await,
        Redeem::Hidden(hiding) => Err(hiding.into()),
        Redeem::Gone(gone) => Err(Refused::Gone(gone)),
        Redeem::Unknown => Err(Refused::Unknown),
    }
}

/// A video that nobody can mark now must not cost a view either.
fn can_be_made(app: &App) -> Result<(), Refused> {
    match app.videos.are_taken() && !app.films.are_too_many() {
        true => Ok(()),
        false => Err(Refused::MarkingBusy),
    }
}

/// The pass that another request with this nonce was given meanwhile, or `otherwise`.
async fn look_again(app: &App, ticket: Ticket, otherwise: Refused) -> Result<Granted, Refused> {
    let pass = find_pass(app, &ticket).await?;
    given_before(ticket, pass, otherwise)
}

/// What a nonce was granted before, or `otherwise`.
fn given_before(ticket: Ticket, pass: FoundPass, otherwise: Refused) -> Result<Granted, Refused> {
    match pass {
        FoundPass::Live(pass) => Ok(open(ticket, *pass)?.granted),
        FoundPass::Hidden(hiding) => Err(hiding.into()),
        FoundPass::Ended(_) => Err(Refused::NonceUsed),
        FoundPass::Unknown => Err(otherwise),
    }
}

/// The live pass with the ticket `text`.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::Hidden`], or [`Refused::Gone`] where it has ended.
pub async fn viewing(app: &App, text: &str, client: IpAddr) -> Result<Viewing, Refused> {
    let (ticket, pass) = live_pass(app, text, client).await?;
    open(ticket, pass)
}

/// The pass behind a ticket, while it lives. The errors are those of [`viewing`].
pub(super) async fn live_pass(
    app: &App,
    text: &str,
    client: IpAddr,
) -> Result<(Ticket, Pass), Refused> {
    let ticket: Ticket = text.parse().map_err(|_| unknown(app, client))?;
    match find_pass(app, &ticket).await? {
        FoundPass::Live(pass) => Ok((ticket, *pass)),
        FoundPass::Hidden(hiding) => Err(hiding.into()),
        FoundPass::Ended(gone) => Err(Refused::Gone(gone)),
        FoundPass::Unknown => Err(unknown(app, client)),
    }
}

/// The ticket for this token and nonce: a retry derives it again, so nothing need remember it.
fn derive(token: &Token, nonce: &Nonce) -> Ticket {
    let text = ticket(token.as_bytes(), nonce.as_bytes());
    text.parse().expect("a derived ticket has 32 letters and digits")
}

async fn find_pass(app: &App, ticket: &Ticket) -> Result<FoundPass, Refused> {
    let lookup = Lookup(lookup(Kind::Ticket, ticket.as_bytes()));
    Ok(app.records.pass(lookup, app.now()).await?)
}

fn open(ticket: Ticket, pass: Pass) -> Result<Viewing, Refused> {
    let key = open_wrap(&pass.wrap, Kind::Ticket, ticket.as_bytes(), pass.share)?;
    let contents = Contents::open(&key, pass.share, &pass.content.meta)?;
    let label = pass.mark_label.as_ref().map(|label| open_mark_label(&key, pass.link, label));
    let Pass { session, ends_at, views_left, adult, end_early, content, .. } = pass;
    let (mark, contents) = match pass.watermark {
        true => (Some(Mark { session, label: label.transpose()? }), contents.marked()),
        false => (None, contents),
    };
    let granted = Granted { ticket, session, ends_at, views_left, end_early, contents };
    Ok(Viewing { granted, adult, mark, content, key })
}

/// Opens a link's wrap, with its password where it has one. Each try is counted before it is made, so
/// that many at once are as many as they are; a right one is taken back.
pub(super) async fn open_link(
    app: &App,
    token: &Token,
    link: &Link,
    password: Option<Password>,
    client: IpAddr,
) -> Result<ContentKey, Refused> {
    if !link.terms.password {
        return open_wrap(&link.wrap, Kind::Share, token.as_bytes(), link.share);
    }
    let password = password.ok_or(Refused::PasswordRequired)?;
    let (by_client, by_link) = (Subject::Client(client), Subject::Link(link.id));
    app.limiter.take(Act::PasswordTry, by_client)?;
    if let Err(too_many) = app.limiter.take(Act::PasswordTryOnLink, by_link) {
        app.limiter.give_back(Act::PasswordTry, by_client);
        return Err(too_many.into());
    }
    let (wrap, token, share) = (link.wrap.clone(), token.clone(), link.share);
    let work = move || {
        let wrap = Wrap::parse(&wrap.0)?;
        wrap.open(Kind::Share, token.as_bytes(), Some(password.as_bytes()), share.as_bytes())
    };
    let (opened, _) = app.hashing.slot().await.run(work).await?;
    if let Err(WrapError::WrongKey) = opened {
        return Err(Refused::PasswordWrong);
    }
    app.limiter.give_back(Act::PasswordTry, by_client);
    app.limiter.give_back(Act::PasswordTryOnLink, by_link);
    opened.map_err(damaged)
}
