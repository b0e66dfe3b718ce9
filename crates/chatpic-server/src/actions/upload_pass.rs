//! The upload pass: a random token that a proof of work buys, and that a strike takes away.
//!
//! It names nobody, and whoever wants may throw it away and buy another: what it does is to give uploads
//! a price, and a decision something to close. It allows so many uploads a day, more with each day
//! without a strike. Stored are its lookup, the day on which it was bought, today's count and its
//! strikes. Where the settings ask for none, only a network with a ban needs one.

mod pass;
mod proof;

use std::net::IpAddr;

use altcha::{Challenge, Solution};
use chatpic_core::{FieldError, Timestamp, Token};
use chatpic_seal::{Kind, lookup};
use chatpic_store::StoreError;
use chatpic_store::documents::Written;
use chatpic_store::records::Lookup;

use super::bans::{self, Standing, ban, standing};
use super::tags::{self, Prefix};
use super::{Refused, forget as forgetting};
use crate::app::App;
use crate::config::AskForPass;
use crate::documents::{self, Batch};
use crate::limiter::{Act, Subject};

pub use pass::Pass;
pub(super) use proof::Proof;
use proof::Used;

/// That an upload may begin. It says whose it is as far as tags need it, until the upload ends.
#[derive(Clone, Copy, Debug)]
pub struct Admission {
    pass: Option<Lookup>,
    prefix: Prefix,
}

/// What a share carries of its uploader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tags {
    pub pass: Option<Lookup>,
    pub prefix: u16,
}

/// A challenge with what its client found.
#[derive(Clone)]
pub struct Solved {
    pub challenge: Challenge,
    pub solution: Solution,
}

/// A pass as it is handed over, once.
#[derive(Debug)]
pub struct Bought {
    pub token: Token,
    pub uploads_per_day: u32,
}

/// A challenge for a client: harder where its network has a ban.
///
/// # Errors
/// [`Refused::Banned`] or [`Refused::Unavailable`].
pub async fn challenge(app: &App, client: IpAddr) -> Result<Challenge, Refused> {
    let now = app.now();
    let hard = match standing(app, client, now).await? {
        Standing::Refused(ban) => return Err(banned(ban)),
        Standing::Watched(_) => true,
        Standing::Free => false,
    };
    proof::issue(app, hard, now)
}

/// Takes a solved challenge for a pass. Each challenge buys one.
///
/// # Errors
/// [`Refused::Field`] where it is not ours, ended, was used or is not solved; [`Refused::TooMany`] after
/// too many of these; [`Refused::Unavailable`].
pub async fn buy(app: &App, client: IpAddr, solved: Solved) -> Result<Bought, Refused> {
    let now = app.now();
    let proof = check(app, client, solved).await?;
    let token = Token::random(&*app.rng);
    let pass = Pass::bought(tags::day(now), proof.hard);
    let (id, due) = (lookup_of(&token), Some(pass.ends(now)));
    match proof.used(app).add(app, id, None, due, &pass).write(app).await? {
        Written::Written => {
            metrics::counter!("chatpic_upload_passes_total").increment(1);
            let uploads_per_day =
                pass.budget(app.config.limits.pass_uploads_per_day, tags::day(now));
            Ok(Bought { token, uploads_per_day })
        }
        Written::Conflict => Err(FieldError::new("challenge", "was used before").into()),
    }
}

/// A challenge for a report: as hard for everybody, and there is one where uploads are banned too.
pub(super) fn challenge_for_report(app: &App) -> Result<Challenge, Refused> {
    proof::issue(app, false, app.now())
}

/// Checks a solved challenge. Wrong ones are counted.
pub(super) async fn check(app: &App, client: IpAddr, solved: Solved) -> Result<Proof, Refused> {
    // Trying a solution costs the server more than sending a wrong one costs a client.
    let subject = Subject::Client(client);
    app.limiter.take(Act::UnknownToken, subject)?;
    let proof = proof::check(app, solved, app.now()).await?;
    app.limiter.give_back(Act::UnknownToken, subject);
    Ok(proof)
}

/// Whether a client may upload, by its network and the pass that it gives, of which it uses up one
/// upload where one is needed.
///
/// # Errors
/// [`Refused::PassRequired`], [`Refused::Banned`] or [`Refused::Unavailable`].
pub async fn admit(app: &App, client: IpAddr, given: Option<&str>) -> Result<Admission, Refused> {
    decide(app, client, given, true).await
}

/// The same for a draft: the request that makes a share of it uses up the pass.
///
/// # Errors
/// As for [`admit`].
pub(super) async fn admit_draft(
    app: &App,
    client: IpAddr,
    given: Option<&str>,
) -> Result<Admission, Refused> {
    decide(app, client, given, false).await
}

/// Whether an upload that was admitted may still be shared, by whoever ends it.
///
/// # Errors
/// [`Refused::Banned`] or [`Refused::Unavailable`].
pub(super) async fn readmit(
    app: &App,
    client: IpAddr,
    pass: Option<Lookup>,
) -> Result<Admission, Refused> {
    let now = app.now();
    if let Standing::Refused(ban) = standing(app, client, now).await? {
        return Err(banned(ban));
    }
    let pass = match pass {
        Some(pass) => spend(app, pass, false, false, now).await?,
        None => None,
    };
    Ok(Admission { pass, prefix: Prefix::of(client) })
}

async fn decide(
    app: &App,
    client: IpAddr,
    given: Option<&str>,
    uses_up: bool,
) -> Result<Admission, Refused> {
    let now = app.now();
    let hard = match standing(app, client, now).await? {
        Standing::Refused(ban) => return Err(banned(ban)),
        Standing::Watched(_) => true,
        Standing::Free => false,
    };
    let needed = hard
        || match app.config.upload_pass {
            AskForPass::Off => false,
            AskForPass::UnderLoad => under_load(app),
            AskForPass::Always => true,
        };
    let pass = match given.and_then(|text| text.parse::<Token>().ok()) {
        Some(token) => spend(app, lookup_of(&token), needed && uses_up, hard, now).await?,
        None => None,
    };
    if needed && pass.is_none() {
        return Err(Refused::PassRequired);
    }
    Ok(Admission { pass, prefix: Prefix::of(client) })
}

impl Admission {
    /// By which pass.
    pub(super) fn pass(&self) -> Option<Lookup> {
        self.pass
    }

    /// The tags of a share that is made now.
    ///
    /// # Errors
    /// [`Refused::Unavailable`].
    pub(super) async fn tags(&self, app: &App, now: Timestamp) -> Result<Tags, Refused> {
        let pass = match self.pass {
            Some(pass) => Some(tags::pass(app, pass, now).await?),
            None => None,
        };
        Ok(Tags { pass, prefix: tags::prefix(app, self.prefix, now).await? })
    }
}

/// Forgets passes that nobody used for long, and challenges that ended.
pub(super) async fn forget(app: &App) -> Result<u64, StoreError> {
    Ok(forgetting::due::<Pass>(app).await? + forgetting::due::<Used>(app).await?)
}

/// How often an upload is counted on a pass where others count at the same time.
const TRIES: usize = 16;

/// The pass where it is known and, if one is needed, good for one more upload.
async fn spend(
    app: &App,
    id: Lookup,
    needed: bool,
    hard: bool,
    now: Timestamp,
) -> Result<Option<Lookup>, Refused> {
    let base = app.config.limits.pass_uploads_per_day;
    for _ in 0..TRIES {
        let Some(mut held) = documents::find::<Pass>(app, id).await? else { return Ok(None) };
        if let Some(ban) = ban(&held.value.strikes, now) {
            return Err(banned(ban));
        }
        if !needed {
            return Ok(Some(id));
        }
        if hard && !held.value.hard || !held.value.count(base, tags::day(now)) {
            return Ok(None);
        }
        held.due = Some(held.value.ends(now));
        if Batch::new().replace(app, &held).write(app).await? == Written::Written {
            return Ok(Some(id));
        }
    }
    tracing::error!("an upload pass met others each time");
    Err(Refused::Unavailable)
}

/// Whether places for uploads run short, or all clients together send more than they should.
fn under_load(app: &App) -> bool {
    let places = app.config.limits.uploads_at_once;
    // One of them is this upload's own.
    let others = places.saturating_sub(app.receiving.available_permits() + 1);
    let crowded = 2 * others >= places;
    let flooded = app.limiter.take(Act::AnyUpload, Subject::Everybody).is_err();
    crowded || flooded
}

fn lookup_of(token: &Token) -> Lookup {
    Lookup(lookup(Kind::UploadPass, token.as_bytes()))
}

fn banned(bans::Ban { why, until }: bans::Ban) -> Refused {
    Refused::Banned { why: why.as_str(), until }
}
