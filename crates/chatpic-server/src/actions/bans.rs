//! Strikes, and the bans that follow from them.
//!
//! A strike is a decision's mark on an upload pass and, for what harms people, on a network's 16-bit tag
//! of that day. Nobody is known by either: a pass is a random token that can be thrown away, and a tag
//! means nothing once its day's key is shredded, a week later at most. A ban says why and until when. It
//! closes uploads only; viewing and reporting are never banned.
//!
//! Only a decision strikes. A hit at the door doesn't: the ban that followed would tell whoever tries
//! which of their pictures is on a list that must be reported.

mod marks;

use std::net::IpAddr;

use chatpic_core::Timestamp;
use chatpic_store::StoreError;
use chatpic_store::documents::Written;
use chatpic_store::records::{Lookup, Outline};
use serde::{Deserialize, Serialize};

use super::audit::{Act, Actor, record};
use super::tags::{self, PREFIX_DAYS, Prefix};
use super::upload_pass::Pass;
use super::{Refused, forget};
use crate::app::App;
use crate::documents::{self, Batch, Held, Kept};
use crate::hex::Hex;
use marks::{Mark, PrefixBan, Strike};

pub use marks::{Ban, Struck, ban};

/// For what somebody is struck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// Child abuse, confirmed.
    ChildAbuse,
    /// Other unlawful content that harms people.
    Harm,
    /// What only the rules of the house forbid.
    Rules,
    /// A copyright notice that nobody contested. Only the third closes the door.
    Copyright,
    /// Too much at once.
    Flood,
}

/// How a network stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Free,
    /// It pays a harder proof and may not post in public.
    Watched(Ban),
    /// Nothing is taken from it.
    Refused(Ban),
}

/// Strikes whoever uploaded a share, in the name of a case; once, however often a case asks.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn strike(
    app: &App,
    case: Lookup,
    outline: &Outline,
    ground: Ground,
    now: Timestamp,
) -> Result<(), Refused> {
    let day = tags::day(outline.created_at);
    let pass = match outline.pass_tag {
        Some(tag) => tags::find_pass(app, tag, day, Pass::KIND).await?,
        None => None,
    };
    let prefix = outline.prefix_tag.map(|tag| Mark { day, tag });
    put(app, case, pass, prefix, ground, now).await
}

/// Takes a case's strike back: its decision was overturned. Done also where there is none.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn unstrike(app: &App, case: Lookup) -> Result<(), Refused> {
    if documents::find::<Strike>(app, case).await?.is_none() {
        return Ok(());
    }
    record(app, &Actor::System, Act::BanLifted { case: name(case) }).await?;
    for _ in 0..TRIES {
        let Some(strike) = documents::find::<Strike>(app, case).await? else { return Ok(()) };
        let mut batch = Batch::new().delete(&strike);
        if let Some(mut pass) = held_pass(app, strike.value.pass.map(|pass| Lookup(pass.0))).await?
        {
            pass.value.strikes.retain(|struck| struck.case.0 != case.0);
            pass.due = Some(pass.value.ends(app.now()));
            batch = batch.replace(app, &pass);
        }
        if let Some(mark) = strike.value.prefix
            && let Some(mut ban) = documents::find::<PrefixBan>(app, mark.id(app)).await?
        {
            ban.value.strikes.retain(|struck| struck.case.0 != case.0);
            batch = match ban.value.strikes.is_empty() {
                true => batch.delete(&ban),
                false => batch.replace(app, &ban),
            };
        }
        if batch.write(app).await? == Written::Written {
            return Ok(());
        }
    }
    Err(contended())
}

/// Refuses a network for a day that sends far more than it may, whatever it is told.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn flood(app: &App, client: IpAddr) -> Result<(), Refused> {
    let now = app.now();
    let mark = Mark { day: tags::day(now), tag: tags::prefix(app, Prefix::of(client), now).await? };
    // No case stands behind it: the mark's own name is its strike's.
    put(app, mark.id(app), None, Some(mark), Ground::Flood, now).await
}

/// How the network of a client stands. A tag that another network shares by chance (one in 65,536) costs
/// that one the same, for as long.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn standing(app: &App, client: IpAddr, now: Timestamp) -> Result<Standing, Refused> {
    let prefix = Prefix::of(client);
    let mut standing = Standing::Free;
    // One reading where there is no ban, which is the rule.
    for (mark, strikes) in marks::all(app).await? {
        if tags::prefix_on(app, prefix, mark.day).await? != Some(mark.tag) {
            continue;
        }
        let until = tags::begin(mark.day + PREFIX_DAYS);
        for struck in strikes.into_iter().filter(|_| now < until) {
            match struck.refuses(now) {
                Some(ban) => return Ok(Standing::Refused(ban)),
                None => standing = Standing::Watched(Ban { why: struck.ground, until }),
            }
        }
    }
    Ok(standing)
}

/// Forgets what can't count any more.
pub(super) async fn forget(app: &App) -> Result<u64, StoreError> {
    Ok(forget::due::<PrefixBan>(app).await? + forget::due::<Strike>(app).await?)
}

/// How often a strike is tried where others write to the same pass.
const TRIES: usize = 8;
/// An appeal can be made for six months, and decided two weeks later.
const OVERTURNED_WITHIN: i64 = 200 * 86_400;

async fn put(
    app: &App,
    case: Lookup,
    pass: Option<Lookup>,
    prefix: Option<Mark>,
    ground: Ground,
    now: Timestamp,
) -> Result<(), Refused> {
    // A day whose key is gone can't be told any more, and the other grounds leave networks alone.
    let lives = |mark: &Mark| now < tags::begin(mark.day + PREFIX_DAYS);
    let prefix = prefix.filter(|mark| ground.marks_networks() && lives(mark));
    let struck = Struck { case: Hex(case.0), ground, at: now.unix() };
    // A flood is a count and nobody's decision.
    if ground != Ground::Flood && documents::find::<Strike>(app, case).await?.is_none() {
        record(app, &Actor::System, Act::BanSet { case: name(case) }).await?;
    }
    for _ in 0..TRIES {
        if documents::find::<Strike>(app, case).await?.is_some() {
            return Ok(());
        }
        let strike = Strike { pass: pass.map(|pass| Hex(pass.0)), prefix };
        let mut due = now.plus(OVERTURNED_WITHIN);
        let mut batch = Batch::new();
        if let Some(mut pass) = held_pass(app, pass).await? {
            pass.value.strikes.push(struck);
            pass.due = Some(pass.value.ends(now));
            batch = batch.replace(app, &pass);
        }
        if let Some(mark) = prefix {
            batch = marks::add(app, batch, mark, struck).await?;
        }
        if ground == Ground::Flood {
            due = now.plus(marks::REFUSED);
        }
        if batch.add(app, case, None, Some(due), &strike).write(app).await? == Written::Written {
            metrics::counter!("chatpic_strikes_total", "ground" => ground.as_str()).increment(1);
            return Ok(());
        }
    }
    Err(contended())
}

async fn held_pass(app: &App, pass: Option<Lookup>) -> Result<Option<Held<Pass>>, Refused> {
    match pass {
        Some(pass) => Ok(documents::find::<Pass>(app, pass).await?),
        None => Ok(None),
    }
}

/// A case as the log names it.
fn name(case: Lookup) -> String {
    Hex(case.0).to_string()
}

fn contended() -> Refused {
    tracing::error!("a strike met others each time");
    Refused::Unavailable
}
