//! What an address in a report leads to, and what its sender can open of it.

use std::net::IpAddr;

use chatpic_core::{LinkId, Password, ShareId};
use chatpic_seal::{ContentKey, Kind};
use chatpic_store::records::Content;

use crate::actions::cases::evidence::Opened;
use crate::actions::cases::{Spot, Thing};
use crate::actions::find::{link, open_wrap, unknown};
use crate::actions::view::{live_pass, open_link};
use crate::actions::{Refused, comments, manage, posts};
use crate::app::App;

/// A thing that can be reported.
pub struct Target {
    pub thing: Thing,
    /// `None` where the reporter can't open it either: it has a password that they didn't give.
    pub opened: Option<Opened>,
}

/// Finds the thing behind an address. Spends nothing.
///
/// # Errors
/// [`Refused::Unknown`], also for a comment that was withdrawn; [`Refused::Hidden`], [`Refused::Gone`],
/// [`Refused::PasswordWrong`].
pub async fn find(
    app: &App,
    url: &str,
    password: Option<Password>,
    client: IpAddr,
) -> Result<Target, Refused> {
    let Address { way, comment } = Address::parse(url).ok_or_else(|| unknown(app, client))?;
    let found = match way {
        Way::Owner { manage, link } => {
            let number = comment.ok_or_else(|| unknown(app, client))?;
            let (link, key) = manage::open_link(app, manage, link, client).await?;
            return under(app, link.share, Spot { link: link.id, number }, Some(key)).await;
        }
        Way::Link(token) => by_link(app, token, password, client).await?,
        Way::Pass(ticket) => by_pass(app, ticket, client).await?,
        Way::Post(name) => by_post(app, name).await?,
    };
    match comment {
        Some(number) => {
            let Found { share, link, key, .. } = found;
            under(app, share, Spot { link, number }, key).await
        }
        None => Ok(found.share()),
    }
}

/// What an address leads to, before it is known what of it is meant.
struct Found {
    share: ShareId,
    /// Whose thread it has.
    link: LinkId,
    /// `None` where it lacks the password.
    key: Option<ContentKey>,
    content: Content,
}

impl Found {
    fn share(self) -> Target {
        let Self { share, key, content, .. } = self;
        let opened = key.map(|key| Opened::Share { share, key, content });
        Target { thing: share.into(), opened }
    }
}

/// A comment under a share, by the key of that.
async fn under(
    app: &App,
    share: ShareId,
    spot: Spot,
    key: Option<ContentKey>,
) -> Result<Target, Refused> {
    let row = comments::at(app, share, spot).await?.ok_or(Refused::Unknown)?;
    if let Some(hiding) = row.hiding {
        return Err(hiding.into());
    }
    let comment = key.map(|key| comments::read(&key, &row)).transpose()?.map(Into::into);
    let opened = comment.map(|comment| Opened::Comment { share, comment });
    Ok(Target { thing: Thing { share, comment: Some(spot) }, opened })
}

async fn by_link(
    app: &App,
    token: &str,
    password: Option<Password>,
    client: IpAddr,
) -> Result<Found, Refused> {
    let (token, link) = link(app, token, client).await?;
    let key = match link.terms.password && password.is_none() {
        true => None,
        false => Some(open_link(app, &token, &link, password, client).await?),
    };
    Ok(Found { share: link.share, link: link.id, key, content: link.content })
}

async fn by_pass(app: &App, ticket: &str, client: IpAddr) -> Result<Found, Refused> {
    let (ticket, pass) = live_pass(app, ticket, client).await?;
    let key = open_wrap(&pass.wrap, Kind::Ticket, ticket.as_bytes(), pass.share)?;
    Ok(Found { share: pass.share, link: pass.link, key: Some(key), content: pass.content })
}

/// Whoever reports what is for adults has seen it.
async fn by_post(app: &App, name: &str) -> Result<Found, Refused> {
    let link = posts::find(app, name, true).await?.link;
    let key = posts::open(app, &link)?;
    Ok(Found { share: link.share, link: link.id, key: Some(key), content: link.content })
}

/// An address of ours, as far as a report goes.
#[derive(Debug, PartialEq, Eq)]
struct Address<'a> {
    way: Way<'a>,
    /// The number of a comment, where it ends with one; 0 for one that there never was.
    comment: Option<u32>,
}

#[derive(Debug, PartialEq, Eq)]
enum Way<'a> {
    Link(&'a str),
    Pass(&'a str),
    Post(&'a str),
    /// The page on which an owner reads the thread of a link.
    Owner {
        manage: &'a str,
        link: &'a str,
    },
}

impl<'a> Address<'a> {
    /// Reads a whole address or its path. Of which host it is says nothing: the secret in it does.
    fn parse(url: &'a str) -> Option<Self> {
        let url = url.trim();
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let path = match rest {
            Some(rest) => &rest[rest.find('/')?..],
            None => url,
        };
        let (path, comment) = match path.rsplit_once('#') {
            Some((before, anchor)) => match number(anchor) {
                Some(number) => (before, Some(number)),
                None => (path, None),
            },
            None => (path, None),
        };
        let path = path.split('?').next()?;
        let mut parts = path.strip_prefix('/')?.split(['/', '#']);
        let (kind, secret) = (parts.next()?, parts.next()?);
        let way = match kind {
            "s" | "i" => Way::Link(secret),
            "v" => Way::Pass(secret),
            "p" => Way::Post(secret),
            "m" => match (parts.next()?, parts.next()?, parts.next()?) {
                ("links", link, "comments") => Way::Owner { manage: secret, link },
                _ => return None,
            },
            _ => return None,
        };
        Some(Self { way, comment })
    }
}

/// The number of the comment that a page calls by this anchor.
fn number(anchor: &str) -> Option<u32> {
    let digits = anchor.strip_prefix('c')?;
    let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::{Address, Way};

    #[test]
    fn an_address_is_read_whole_or_as_a_path() {
        let owner = Way::Owner { manage: "TOKEN", link: "ID" };
        for (url, found) in [
            ("https://pics.example/s/TOKEN", Some((Way::Link("TOKEN"), None))),
            (" http://[::1]:8080/s#TOKEN ", Some((Way::Link("TOKEN"), None))),
            ("/s/TOKEN?utm=1#top", Some((Way::Link("TOKEN"), None))),
            ("/s/TOKEN/view", Some((Way::Link("TOKEN"), None))),
            ("/i/TOKEN/0.jpg", Some((Way::Link("TOKEN"), None))),
            ("/v/TICKET/3", Some((Way::Pass("TICKET"), None))),
            ("https://pics.example/v/TICKET", Some((Way::Pass("TICKET"), None))),
            ("https://pics.example/p/NAME?adult=yes", Some((Way::Post("NAME"), None))),
            ("/p/NAME/t2", Some((Way::Post("NAME"), None))),
            ("/p/NAME#comments", Some((Way::Post("NAME"), None))),
            ("/p/NAME#c12", Some((Way::Post("NAME"), Some(12)))),
            ("https://pics.example/p/NAME?adult=yes#c500", Some((Way::Post("NAME"), Some(500)))),
            ("/s/TOKEN#c1", Some((Way::Link("TOKEN"), Some(1)))),
            ("/s#TOKEN#c1", Some((Way::Link("TOKEN"), Some(1)))),
            ("/v/TICKET?as=me#c7", Some((Way::Pass("TICKET"), Some(7)))),
            ("/v/TICKET#c0", Some((Way::Pass("TICKET"), Some(0)))),
            ("/v/TICKET#c99999999999", Some((Way::Pass("TICKET"), Some(0)))),
            ("/v/TICKET#c", Some((Way::Pass("TICKET"), None))),
            ("/v/TICKET#c-1", Some((Way::Pass("TICKET"), None))),
            ("/s#c12", None),
            ("/m/TOKEN/links/ID/comments#c2", Some((owner, Some(2)))),
            ("/m/TOKEN", None),
            ("/m/TOKEN/links/ID/revoke#c2", None),
            ("/c/cats", None),
            ("https://pics.example", None),
            ("TOKEN", None),
            ("//pics.example/s/TOKEN", None),
            ("javascript:alert(1)", None),
            ("/s", None),
            ("", None),
        ] {
            let read = Address::parse(url).map(|Address { way, comment }| (way, comment));
            assert_eq!(read, found, "{url}");
        }
    }
}
