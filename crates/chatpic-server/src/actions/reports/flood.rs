//! What a report costs while too many arrive from all clients together: a proof of work. Who brings one
//! is never refused for the flood, and a network with a ban gets its challenge like any other.

use std::net::IpAddr;

use altcha::Challenge;
use chatpic_store::documents::Written;

use crate::actions::Refused;
use crate::actions::upload_pass::{self, Proof, Solved};
use crate::app::App;
use crate::limiter::{Act, Subject};

/// A challenge whose solution a report brings.
///
/// # Errors
/// [`Refused::Unavailable`].
pub fn challenge(app: &App) -> Result<Challenge, Refused> {
    upload_pass::challenge_for_report(app)
}

/// Counts a report, and checks its proof where it needs one.
///
/// # Errors
/// [`Refused::ProofRequired`], [`Refused::TooMany`], [`Refused::Unavailable`].
pub(super) async fn admit(
    app: &App,
    client: IpAddr,
    solved: Option<Solved>,
) -> Result<Option<Proof>, Refused> {
    app.limiter.take(Act::Report, Subject::Client(client))?;
    if app.limiter.take(Act::AnyReport, Subject::Everybody).is_ok() {
        return Ok(None);
    }
    let Some(solved) = solved else {
        // It will come again, with a proof. A bad proof costs work here, and stays counted.
        app.limiter.give_back(Act::Report, Subject::Client(client));
        return Err(Refused::ProofRequired);
    };
    match upload_pass::check(app, client, solved).await {
        Ok(proof) => Ok(Some(proof)),
        Err(Refused::Field(_)) => Err(Refused::ProofRequired),
        Err(refused) => Err(refused),
    }
}

/// Uses a proof up.
///
/// # Errors
/// [`Refused::ProofRequired`] where it was used before; [`Refused::Unavailable`].
pub(super) async fn spend(app: &App, proof: &Proof) -> Result<(), Refused> {
    match proof.used(app).write(app).await? {
        Written::Written => Ok(()),
        Written::Conflict => Err(Refused::ProofRequired),
    }
}
