//! How many things one reporter may have hidden at once: three, as long as nobody decided about them.
//!
//! Who they are is not known. A reporter is, for a day of UTC, 16 bits of an HMAC of their address (IPv4) or
//! /64 (IPv6) under a key that is drawn for that day and deleted after it: enough to tell one from the rest,
//! too little to name an address even while the key is there. With the key the count of that day is
//! forgotten. What was decided `keep` counts until then, so who is wrong three times hides nothing more that
//! day; what was restricted is given back.

use std::net::IpAddr;

use aws_lc_rs::hmac;
use chatpic_core::Timestamp;
use chatpic_store::StoreError;
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use crate::actions::Refused;
use crate::actions::cases::CaseId;
use crate::app::App;
use crate::documents::{self, Batch, Held, Kept};

/// How many undecided hides one reporter may have.
const MOST: usize = 3;
const DAY: i64 = 86_400;

/// What one reporter had hidden today.
#[derive(Default, Serialize, Deserialize)]
pub struct Reporter {
    cases: Vec<CaseId>,
}

impl Kept for Reporter {
    const KIND: DocumentKind = "reporter";
}

/// The key of one day.
#[derive(Serialize, Deserialize)]
struct DayKey([u8; 32]);

impl Kept for DayKey {
    const KIND: DocumentKind = "reporter-key";
}

impl Reporter {
    /// Counts a hiding of `case` in the batch that hides it, and names the reporter for the case; gives the
    /// batch back as it was where the allowance is used up.
    pub async fn allowed(
        app: &App,
        client: IpAddr,
        case: CaseId,
        batch: Batch,
    ) -> Result<Result<(Batch, String), Batch>, Refused> {
        let id = id(app, client).await?;
        let held: Option<Held<Self>> = documents::find(app, id).await?;
        let name = CaseId(id).to_string();
        let Some(mut held) = held else {
            let new = Self { cases: vec![case] };
            let due = Some(tomorrow(app.now()));
            return Ok(Ok((batch.add(app, id, None, due, &new), name)));
        };
        let cases = &mut held.value.cases;
        if !cases.contains(&case) {
            if cases.len() >= MOST {
                return Ok(Err(batch));
            }
            cases.push(case);
        }
        Ok(Ok((batch.replace(app, &held), name)))
    }
}

/// Gives a hiding back: the report was right.
pub async fn give_back(app: &App, reporter: &str, case: CaseId) -> Result<(), Refused> {
    let Ok(CaseId(id)) = reporter.parse() else { return Ok(()) };
    loop {
        // Where its day is over there is nothing to give back.
        let Some(mut held) = documents::find::<Reporter>(app, id).await? else { return Ok(()) };
        held.value.cases.retain(|it| *it != case);
        if Batch::new().replace(app, &held).write(app).await? == Written::Written {
            return Ok(());
        }
    }
}

/// Deletes the keys and counts of days that are over.
///
/// # Errors
/// Where the store can't answer.
pub async fn forget_days(app: &App) -> Result<(), StoreError> {
    let now = app.now();
    for held in documents::due::<DayKey>(app, now, 100).await? {
        // A conflict is another node that did it.
        Batch::new().delete(&held).write(app).await?;
    }
    for held in documents::due::<Reporter>(app, now, 500).await? {
        Batch::new().delete(&held).write(app).await?;
    }
    Ok(())
}

/// The reporter's document: the day, then 16 bits.
async fn id(app: &App, client: IpAddr) -> Result<Lookup, Refused> {
    let day = app.now().unix().div_euclid(DAY);
    let key = day_key(app, day).await?;
    let key = hmac::Key::new(hmac::HMAC_SHA256, &key);
    let tag = match client.to_canonical() {
        IpAddr::V4(v4) => hmac::sign(&key, &v4.octets()),
        IpAddr::V6(v6) => hmac::sign(&key, &v6.octets()[..8]),
    };
    let mut id = [0; 32];
    id[..8].copy_from_slice(&day.to_be_bytes());
    id[8..10].copy_from_slice(&tag.as_ref()[..2]);
    Ok(Lookup(id))
}

async fn day_key(app: &App, day: i64) -> Result<[u8; 32], Refused> {
    let mut id = [0; 32];
    id[..8].copy_from_slice(&day.to_be_bytes());
    let id = Lookup(id);
    if let Some(held) = documents::find::<DayKey>(app, id).await? {
        return Ok(held.value.0);
    }
    let key = DayKey(app.rng.array());
    let due = Some(tomorrow(app.now()));
    if Batch::new().add(app, id, None, due, &key).write(app).await? == Written::Written {
        return Ok(key.0);
    }
    let held = documents::find::<DayKey>(app, id).await?.ok_or(Refused::Unavailable)?;
    Ok(held.value.0)
}

fn tomorrow(now: Timestamp) -> Timestamp {
    Timestamp::from_unix((now.unix().div_euclid(DAY) + 1) * DAY)
}
