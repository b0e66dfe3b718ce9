//! The signed head of each day that is over.

use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use chatpic_core::Timestamp;
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::chain::{DAY, HEAD, Head, day, hex, id};
use super::key::pair;
use crate::actions::Refused;
use crate::app::App;
use crate::documents::{self, Batch, Kept};

/// The last line of a day, signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedDay {
    /// Counted from 1970-01-01.
    pub day: i64,
    pub number: u64,
    pub hash: String,
    /// Ed25519 over [`SignedDay::text`], in hex.
    pub signature: String,
}

impl Kept for SignedDay {
    const KIND: DocumentKind = "log-day";
}

impl SignedDay {
    /// What is signed.
    fn text(&self) -> String {
        format!("chatpic log\n{}\n{}\n{}\n", self.date(), self.number, self.hash)
    }

    pub fn date(&self) -> String {
        date(self.day)
    }

    /// Whether it was signed with the private half of `public_key`.
    pub fn is_signed(&self, public_key: &[u8]) -> bool {
        let signature: Option<Vec<u8>> = (0..self.signature.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(self.signature.get(at..at + 2)?, 16).ok())
            .collect();
        signature.is_some_and(|signature| {
            let key = UnparsedPublicKey::new(&ED25519, public_key);
            key.verify(self.text().as_bytes(), &signature).is_ok()
        })
    }
}

/// Signs the head of the last day that has lines, once that day is over. A head also stands in the
/// process's own log, which may go where nobody can change it.
///
/// # Errors
/// Where the store can't answer.
pub async fn sign_days(app: &App) -> Result<(), Refused> {
    let Some(mut held) = documents::find::<Head>(app, HEAD).await? else { return Ok(()) };
    if held.value.signed || held.value.day >= day(app.now()) {
        return Ok(());
    }
    let batch = closed(app, &held.value, Batch::new()).await?;
    held.value.signed = true;
    // A conflict is another node that did it, or a line that did.
    if batch.replace(app, &held).write(app).await? == Written::Written {
        tracing::info!(
            number = held.value.number,
            hash = held.value.hash,
            "the log's day is signed"
        );
    }
    Ok(())
}

/// Adds the signed head of the day of `head`, where that day is over and isn't signed yet.
pub async fn closed(app: &App, head: &Head, batch: Batch) -> Result<Batch, Refused> {
    if head.signed || head.day >= day(app.now()) {
        return Ok(batch);
    }
    let (day, number, hash) = (head.day, head.number, head.hash.clone());
    let mut signed = SignedDay { day, number, hash, signature: String::new() };
    signed.signature = hex(pair(app).await?.sign(signed.text().as_bytes()).as_ref());
    Ok(batch.add(app, day_id(day), None, None, &signed))
}

/// A day as `2026-11-22`.
pub fn date(day: i64) -> String {
    Timestamp::from_unix(day * DAY).to_string().chars().take(10).collect()
}

pub fn day_id(day: i64) -> Lookup {
    id(u64::try_from(day).unwrap_or_default())
}
