//! Comments: what visitors say under a post, or under a share whose terms allow it.
//!
//! A thread belongs to one link and dies with it. Its comments are sealed under the content key, so only
//! who has the link, or the pass, reads them. A visitor is known inside one thread by a token that their
//! page holds: of it and of the link comes the seed of a name, which tells nothing in another thread.
//! Nothing else of a visitor is kept.

mod thread;

use std::net::IpAddr;

use chatpic_core::thread::ThreadName;
use chatpic_core::{CommentText, FieldError, LinkId, ShareId, Timestamp, Token};
use chatpic_seal::{ContentKey, FieldKey, Kind, lookup, open_field, owner_as_visitor, seal_field};
use chatpic_store::channels::{Comment as Row, Commented, NewComment, THREAD};
use chatpic_store::records::{Change, Lookup, Sealed};
use serde::{Deserialize, Serialize};

use super::cases::Spot;
use super::contents::damaged;
use super::find::unknown;
use super::{NotNow, Refused};
use crate::app::App;
use crate::hex::Hex;
use crate::limiter::{Act, Subject};
pub use thread::Place;

/// A comment as everybody in the thread reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub number: u32,
    pub name: ThreadName,
    /// Whether whoever shared it wrote it.
    pub by_owner: bool,
    pub text: String,
    pub reply_to: Option<u32>,
    pub created_at: Timestamp,
}

/// A thread, as far as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// Whether something may be said in it.
    pub allowed: bool,
    /// In their order; hidden ones are left out.
    pub comments: Vec<Comment>,
    /// The largest number that was read; 0 where there was none.
    pub newest: u32,
    /// The name that goes with the visitor's token, where they have one.
    pub called: Option<ThreadName>,
}

impl Thread {
    /// Whether it has had as many comments as it may.
    pub fn is_full(&self) -> bool {
        self.newest >= THREAD
    }
}

/// What somebody wants to say.
pub struct Saying {
    pub text: String,
    pub reply_to: Option<u32>,
    /// The visitor's token for this thread; drawn here where the page has none yet.
    pub visitor: Option<String>,
}

/// What whoever said something is told, once.
pub struct Said {
    pub comment: Comment,
    /// Withdraws it.
    pub token: Token,
    pub visitor: Token,
}

/// What is stored of a comment, sealed.
#[derive(Serialize, Deserialize)]
struct Stored {
    text: String,
    reply_to: Option<u32>,
    seed: Hex<16>,
    by_owner: bool,
}

/// The comments of a thread with a greater number than `after`, as the visitor with this token sees it.
/// Spends nothing.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::Hidden`] or [`Refused::Gone`]; unknown also for a link that needs a
/// button, whose thread stands behind it.
pub async fn thread(
    app: &App,
    place: &Place,
    after: u32,
    visitor: Option<&str>,
    client: IpAddr,
) -> Result<Thread, Refused> {
    let opened = thread::open(app, place, client).await?;
    // No comment has a greater number, and no store has to count further.
    let after = after.min(THREAD);
    let rows = app.records.comments(opened.share, opened.link, after, THREAD).await?;
    let newest = rows.last().map_or(after, |row| row.number);
    let visitor = place.visitor().or_else(|| visitor?.parse().ok());
    let called = visitor.map(|visitor| ThreadName::of(&seed(&visitor, opened.link).0));
    let shown = rows.into_iter().filter(|row| row.hiding.is_none());
    let comments = shown.map(|row| read(&opened.key, &row)).collect::<Result<_, _>>()?;
    Ok(Thread { allowed: opened.allowed, comments, newest, called })
}

/// Says something in a thread.
///
/// # Errors
/// [`Refused::Field`] where it can't be said so, [`Refused::TooMany`] where too often, [`Refused::NotNow`]
/// where the thread is full, [`Refused::NotAllowed`] where its terms allow no comments, [`Refused::Banned`]
/// in public; else as for [`thread`].
pub async fn say(
    app: &App,
    place: &Place,
    saying: Saying,
    client: IpAddr,
) -> Result<Said, Refused> {
    let text = CommentText::parse(&saying.text)?;
    if saying.reply_to.is_some_and(|number| !(1..=THREAD).contains(&number)) {
        return Err(FieldError::new("reply_to", "is no number of a comment").into());
    }
    let visitor = match (place.visitor(), saying.visitor.filter(|typed| !typed.is_empty())) {
        (Some(settled), _) => settled,
        (None, Some(typed)) => {
            typed.parse().map_err(|_| FieldError::new("visitor", "is no token"))?
        }
        (None, None) => Token::random(&*app.rng),
    };
    let opened = thread::open(app, place, client).await?;
    if !opened.allowed {
        return Err(Refused::NotAllowed);
    }
    opened.admit(app, client).await?;
    app.limiter.take(Act::Comment, Subject::Client(client))?;

    let token = Token::random(&*app.rng);
    let id = Lookup(lookup(Kind::Comment, token.as_bytes()));
    let stored = Stored {
        text: text.as_str().to_owned(),
        reply_to: saying.reply_to,
        seed: seed(&visitor, opened.link),
        by_owner: Some(known_as(visitor.as_bytes())) == opened.owner,
    };
    let json = serde_json::to_vec(&stored).expect("plain strings and numbers");
    let sealed = Sealed(seal_field(&key(&opened.key), &json, &id.0, &mut app.fill()));
    let created_at = app.now();
    let new = NewComment { lookup: id, sealed, created_at };
    let number = match app.records.comment(opened.thread, &new, created_at).await? {
        Commented::Written(number) => number,
        Commented::Full => return Err(full()),
        Commented::NotAllowed => return Err(Refused::NotAllowed),
        Commented::Hidden(hiding) => return Err(hiding.into()),
        Commented::Gone(gone) => return Err(Refused::Gone(gone)),
        Commented::Unknown => return Err(Refused::Unknown),
    };
    metrics::counter!("chatpic_comments_total").increment(1);
    app.live.stir();
    Ok(Said { comment: stored.shown(number, created_at), token, visitor })
}

/// Takes a comment back. Done also where it was taken back before.
///
/// # Errors
/// [`Refused::Unknown`].
pub async fn withdraw(app: &App, typed: &str, client: IpAddr) -> Result<(), Refused> {
    let token: Token = typed.parse().map_err(|_| unknown(app, client))?;
    let id = Lookup(lookup(Kind::Comment, token.as_bytes()));
    match app.records.withdraw_comment(id).await? {
        Change::Done => Ok(()),
        Change::Gone(gone) => Err(Refused::Gone(gone)),
        Change::Hidden(hiding) => Err(hiding.into()),
        Change::Unknown | Change::Full => Err(unknown(app, client)),
    }
}

/// The comment that stands there, whatever hides it; `None` where it was withdrawn or removed, or never
/// was.
pub(super) async fn at(app: &App, share: ShareId, spot: Spot) -> Result<Option<Row>, Refused> {
    if !(1..=THREAD).contains(&spot.number) {
        return Ok(None);
    }
    let rows = app.records.comments(share, spot.link, spot.number - 1, 1).await?;
    Ok(rows.into_iter().find(|row| row.number == spot.number))
}

/// Deletes a comment for good, as its own delete link does. Done also where it is gone.
pub(super) async fn remove(app: &App, share: ShareId, spot: Spot) -> Result<(), Refused> {
    if let Some(row) = at(app, share, spot).await? {
        app.records.withdraw_comment(row.lookup).await?;
    }
    Ok(())
}

/// The token with which the owner of a share speaks in its threads.
pub fn owners_token(manage: &Token) -> Token {
    owner_as_visitor(manage.as_bytes()).parse().expect("it is made like one")
}

/// What a share keeps so that its threads know its owner.
pub(super) fn owner(manage: &Token) -> Hex<32> {
    known_as(owners_token(manage).as_bytes())
}

fn known_as(visitor: &[u8]) -> Hex<32> {
    Hex(lookup(Kind::Visitor, visitor))
}

/// Of what a visitor's name comes in the thread of this link, and in no other.
fn seed(visitor: &Token, link: LinkId) -> Hex<16> {
    let both = [visitor.as_bytes(), link.as_bytes()].concat();
    Hex(*lookup(Kind::Visitor, &both).first_chunk().expect("a lookup has 32 bytes"))
}

fn key(content: &ContentKey) -> FieldKey {
    FieldKey::from_content_key(content, "comment")
}

/// What a comment says.
pub(super) fn read(content: &ContentKey, row: &Row) -> Result<Comment, Refused> {
    let json = open_field(&key(content), &row.sealed.0, &row.lookup.0).map_err(damaged)?;
    let stored: Stored = serde_json::from_slice(&json)
        .map_err(|_| damaged("a comment in words of another version"))?;
    Ok(stored.shown(row.number, row.created_at))
}

impl Stored {
    fn shown(self, number: u32, created_at: Timestamp) -> Comment {
        let name = ThreadName::of(&self.seed.0);
        let Self { text, reply_to, by_owner, .. } = self;
        Comment { number, name, by_owner, text, reply_to, created_at }
    }
}

fn full() -> Refused {
    Refused::NotNow(NotNow::ThreadFull(THREAD))
}
