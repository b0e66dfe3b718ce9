//! What an address in a report leads to, and what its sender can open of it.

use std::net::IpAddr;

use chatpic_core::{Password, ShareId, Ticket};
use chatpic_seal::Kind;
use chatpic_store::records::FoundPass;

use crate::actions::Refused;
use crate::actions::cases::evidence::Opened;
use crate::actions::find::{link, open_wrap, unknown};
use crate::actions::view::{find_pass, open_link};
use crate::app::App;

/// A thing that can be reported.
pub struct Target {
    pub share: ShareId,
    /// `None` where the reporter can't open it either: it has a password that they didn't give.
    pub opened: Option<Opened>,
}

/// Finds the share behind an address. Spends nothing.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::Gone`], [`Refused::PasswordWrong`].
pub async fn find(
    app: &App,
    url: &str,
    password: Option<Password>,
    client: IpAddr,
) -> Result<Target, Refused> {
    match Address::parse(url).ok_or_else(|| unknown(app, client))? {
        Address::Link(token) => by_link(app, token, password, client).await,
        Address::Pass(ticket) => by_pass(app, ticket, client).await,
    }
}

async fn by_link(
    app: &App,
    token: &str,
    password: Option<Password>,
    client: IpAddr,
) -> Result<Target, Refused> {
    let (token, link) = link(app, token, client).await?;
    let share = link.share;
    if link.terms.password && password.is_none() {
        return Ok(Target { share, opened: None });
    }
    let key = open_link(app, &token, &link, password, client).await?;
    Ok(Target { share, opened: Some(Opened { share, key, content: link.content }) })
}

async fn by_pass(app: &App, ticket: &str, client: IpAddr) -> Result<Target, Refused> {
    let ticket: Ticket = ticket.parse().map_err(|_| unknown(app, client))?;
    let pass = match find_pass(app, &ticket).await? {
        FoundPass::Live(pass) => pass,
        FoundPass::Hidden(hiding) => return Err(hiding.into()),
        FoundPass::Ended(gone) => return Err(Refused::Gone(gone)),
        FoundPass::Unknown => return Err(unknown(app, client)),
    };
    let key = open_wrap(&pass.wrap, Kind::Ticket, ticket.as_bytes(), pass.share)?;
    let (share, content) = (pass.share, pass.content);
    Ok(Target { share, opened: Some(Opened { share, key, content }) })
}

/// An address of ours, as far as a report goes.
#[derive(Debug, PartialEq, Eq)]
enum Address<'a> {
    Link(&'a str),
    Pass(&'a str),
}

impl<'a> Address<'a> {
    /// Reads a whole address or its path. Of which host it is says nothing: the token in it does.
    fn parse(url: &'a str) -> Option<Self> {
        let url = url.trim();
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let path = match rest {
            Some(rest) => &rest[rest.find('/')?..],
            None => url,
        };
        let path = path.split('?').next()?;
        let mut parts = path.strip_prefix('/')?.split(['/', '#']);
        let (kind, secret) = (parts.next()?, parts.next()?);
        match kind {
            "s" | "i" => Some(Self::Link(secret)),
            "v" => Some(Self::Pass(secret)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn an_address_is_read_whole_or_as_a_path() {
        for (url, found) in [
            ("https://pics.example/s/TOKEN", Some(Address::Link("TOKEN"))),
            (" http://[::1]:8080/s#TOKEN ", Some(Address::Link("TOKEN"))),
            ("/s/TOKEN?utm=1#top", Some(Address::Link("TOKEN"))),
            ("/s/TOKEN/view", Some(Address::Link("TOKEN"))),
            ("/i/TOKEN/0.jpg", Some(Address::Link("TOKEN"))),
            ("/v/TICKET/3", Some(Address::Pass("TICKET"))),
            ("https://pics.example/v/TICKET", Some(Address::Pass("TICKET"))),
            ("/m/TOKEN", None),
            ("https://pics.example", None),
            ("TOKEN", None),
            ("//pics.example/s/TOKEN", None),
            ("javascript:alert(1)", None),
            ("/s", None),
            ("", None),
        ] {
            assert_eq!(Address::parse(url), found, "{url}");
        }
    }
}
