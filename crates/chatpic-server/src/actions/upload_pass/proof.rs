//! The proof of work: challenges of ALTCHA, version 2, which its own clients solve as well.
//!
//! A challenge is signed with a key from the root key and kept nowhere: any node knows its own. It ends,
//! and is remembered until then once it was used. Its expiry goes by our clock: the crate would ask the
//! machine's.

use altcha::{
    Challenge, ChallengeParameters, HmacAlgorithm, VerifySolutionOptions, sign_challenge,
    verify_solution,
};
use aws_lc_rs::constant_time;
use chatpic_core::{FieldError, Timestamp};
use chatpic_store::documents::DocumentKind;
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::super::Refused;
use super::Solved;
use crate::app::App;
use crate::documents::{Batch, Kept};
use crate::hex::Hex;

/// A challenge that was solved.
pub(in crate::actions) struct Proof {
    /// Names the challenge.
    id: Lookup,
    pub hard: bool,
    ends: Timestamp,
}

impl Proof {
    /// What remembers that it was used: a second time it is a conflict.
    pub fn used(&self, app: &App) -> Batch {
        Batch::new().add(app, self.id, None, Some(self.ends), &Used {})
    }
}

/// That a challenge was used.
#[derive(Serialize, Deserialize)]
pub(super) struct Used {}

impl Kept for Used {
    const KIND: DocumentKind = "used-challenge";
}

/// A new challenge. A hard one takes sixteen times as long to solve, and as long to check.
pub(super) fn issue(app: &App, hard: bool, now: Timestamp) -> Result<Challenge, Refused> {
    let mut parameters = ChallengeParameters {
        algorithm: "PBKDF2/SHA-256".to_owned(),
        cost: app.config.limits.pass_cost,
        data: None,
        expires_at: Some(now.plus(LIFETIME).unix()),
        key_length: 32,
        key_prefix: if hard { HARD } else { "00" }.to_owned(),
        key_signature: None,
        memory_cost: None,
        nonce: random(app),
        parallelism: None,
        salt: random(app),
    };
    sign(app, &mut parameters)
}

/// Checks a solution.
pub(super) async fn check(app: &App, solved: Solved, now: Timestamp) -> Result<Proof, Refused> {
    let Solved { challenge: Challenge { mut parameters, signature }, solution } = solved;
    let wrong = |field, reason| Refused::from(FieldError::new(field, reason));
    let ours = sign(app, &mut parameters)?.signature.unwrap_or_default();
    let given = signature.unwrap_or_default();
    if constant_time::verify_slices_are_equal(ours.as_bytes(), given.as_bytes()).is_err() {
        return Err(wrong("challenge", "was not given out here"));
    }
    let ends = Timestamp::from_unix(parameters.expires_at.unwrap_or_default());
    if ends <= now {
        return Err(wrong("challenge", "has ended"));
    }
    let proof = Proof {
        id: Lookup(app.root.tag("pass-challenge", ours.as_bytes())),
        hard: parameters.key_prefix == HARD,
        ends,
    };
    parameters.expires_at = None;
    let secret = secret(app);
    let timeless = sign(app, &mut parameters)?;
    let check = move || {
        verify_solution(VerifySolutionOptions::new(&timeless, &solution, secret))
            .is_ok_and(|result| result.verified)
    };
    let (solved, _slot) = app.hashing.slot().await.run(check).await?;
    if solved { Ok(proof) } else { Err(wrong("solution", "doesn't solve the challenge")) }
}

/// How long a challenge can be solved; a hard one takes a slow phone minutes.
const LIFETIME: i64 = 20 * 60;
const HARD: &str = "000";

fn sign(app: &App, parameters: &mut ChallengeParameters) -> Result<Challenge, Refused> {
    let secret = secret(app);
    sign_challenge(&HmacAlgorithm::Sha256, parameters, None, &secret, None).map_err(|error| {
        tracing::error!(%error, "a challenge can't be signed");
        Refused::Unavailable
    })
}

/// The crate takes text.
fn secret(app: &App) -> String {
    Hex(app.root.tag("altcha", b"challenge")).to_string()
}

fn random(app: &App) -> String {
    Hex(app.rng.array::<16>()).to_string()
}
