//! Finding what a token leads to, without spending or opening anything.

use std::net::IpAddr;

use chatpic_core::{Gone, ShareId, Token};
use chatpic_seal::{ContentKey, Kind, Wrap, lookup};
use chatpic_store::records::{Found, Hiding, Link, Lookup, Sealed, StoredTerms};

use super::Refused;
use super::cases::is_demanded;
use super::contents::{Contents, damaged};
use crate::app::App;
use crate::limiter::{Act, Subject};

/// A link as anybody who has it is told of it.
pub struct Told {
    pub token: Token,
    pub terms: StoredTerms,
    /// What it holds, where seeing that takes no POST.
    pub contents: Option<Contents>,
}

/// What is told of the link with the token `text`. Spends nothing; decrypts nothing where a button
/// stands before the media.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::Hidden`] or [`Refused::Gone`].
pub async fn find(app: &App, text: &str, client: IpAddr) -> Result<Told, Refused> {
    let (token, link) = link(app, text, client).await?;
    let contents = match link.terms.needs_button() {
        true => None,
        false => {
            let key = open_wrap(&link.wrap, Kind::Share, token.as_bytes(), link.share)?;
            Some(Contents::open(&key, link.share, &link.content.meta)?)
        }
    };
    Ok(Told { token, terms: link.terms, contents })
}

/// The live link with the token `text`.
pub(super) async fn link(app: &App, text: &str, client: IpAddr) -> Result<(Token, Link), Refused> {
    let token: Token = text.parse().map_err(|_| unknown(app, client))?;
    let lookup = Lookup(lookup(Kind::Share, token.as_bytes()));
    let link = live(app, lookup).await?.ok_or_else(|| unknown(app, client))?;
    Ok((token, link))
}

/// The live link with this lookup; `None` where there never was one.
pub(super) async fn live(app: &App, lookup: Lookup) -> Result<Option<Link>, Refused> {
    let found = app.records.link(lookup, app.now()).await?;
    told_live(app, lookup, found).await
}

/// What was `found` for a lookup, where it lives; `None` where there never was anything.
pub(super) async fn told_live(
    app: &App,
    lookup: Lookup,
    found: Found<Link>,
) -> Result<Option<Link>, Refused> {
    match found {
        Found::Live(link) => Ok(Some(link)),
        Found::Hidden(Hiding::Removed) if is_demanded(app, lookup).await? => {
            Err(Refused::LegalDemand)
        }
        Found::Hidden(hiding) => Err(hiding.into()),
        Found::Gone(Gone::Removed) if is_demanded(app, lookup).await? => Err(Refused::LegalDemand),
        Found::Gone(gone) => Err(Refused::Gone(gone)),
        Found::Unknown => Ok(None),
    }
}

/// Counts a token that nobody was given.
pub(super) fn unknown(app: &App, client: IpAddr) -> Refused {
    match app.limiter.take(Act::UnknownToken, Subject::Client(client)) {
        Ok(()) => Refused::Unknown,
        Err(too_many) => too_many.into(),
    }
}

/// Opens a wrap that takes no password.
pub(super) fn open_wrap(
    wrap: &Sealed,
    kind: Kind,
    secret: &[u8],
    share: ShareId,
) -> Result<ContentKey, Refused> {
    let wrap = Wrap::parse(&wrap.0).map_err(damaged)?;
    wrap.open(kind, secret, None, share.as_bytes()).map_err(damaged)
}
