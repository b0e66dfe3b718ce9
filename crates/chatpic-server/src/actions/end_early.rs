//! The verb *end*: a viewer has seen it and destroys the link, where its owner allowed that.

use std::net::IpAddr;

use chatpic_core::Ticket;
use chatpic_seal::{Kind, lookup};
use chatpic_store::records::{EndLink, Lookup};

use super::Refused;
use super::find::unknown;
use crate::app::App;

/// Withdraws the link of the pass with the ticket `text`, with every viewing of it. Done also where one of
/// its viewers did so before.
///
/// # Errors
/// [`Refused::NotAllowed`] where the link's terms don't let a viewer, [`Refused::Gone`] where the pass has
/// ended otherwise, [`Refused::Hidden`], [`Refused::Unknown`].
pub async fn end_early(app: &App, text: &str, client: IpAddr) -> Result<(), Refused> {
    let ticket: Ticket = text.parse().map_err(|_| unknown(app, client))?;
    let pass = Lookup(lookup(Kind::Ticket, ticket.as_bytes()));
    match app.records.end_link(pass, app.now()).await? {
        EndLink::Ended => Ok(()),
        EndLink::NotAllowed => Err(Refused::NotAllowed),
        EndLink::Hidden(hiding) => Err(hiding.into()),
        EndLink::Gone(gone) => Err(Refused::Gone(gone)),
        EndLink::Unknown => Err(unknown(app, client)),
    }
}
