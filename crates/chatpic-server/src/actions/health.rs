//! Whether the service can do its work.

use super::Refused;
use super::clock::{self, TOLERANCE};
use crate::app::App;

/// Looks whether records and sealed pictures can be read and written, and whether the records' clock is
/// ours. All are asked at the same time, as each may take seconds to fail.
///
/// # Errors
/// [`Refused::Unavailable`], [`Refused::NoRoom`] or [`Refused::ClockOff`].
pub async fn ready(app: &App) -> Result<(), Refused> {
    let (records, blobs, ahead) =
        tokio::join!(app.records.ready(), app.blobs.ready(), clock::compare(app));
    records?;
    blobs?;
    match ahead? {
        ahead if ahead.abs() > TOLERANCE => Err(Refused::ClockOff(ahead)),
        _ => Ok(()),
    }
}
