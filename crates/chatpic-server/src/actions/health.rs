//! Whether the service can do its work.

use super::Refused;
use super::clock::{self, TOLERANCE};
use super::tags;
use crate::app::App;

/// Looks whether records and sealed pictures can be read and written, whether the records' clock is ours,
/// and whether the keys of old tags are gone, as is promised. All are asked at the same time, as each may take seconds to fail.
///
/// # Errors
/// [`Refused::Unavailable`], [`Refused::NoRoom`], [`Refused::ClockOff`] or [`Refused::KeyKept`].
pub async fn ready(app: &App) -> Result<(), Refused> {
    let (records, blobs, ahead, overdue) = tokio::join!(
        app.records.ready(),
        app.blobs.ready(),
        clock::compare(app),
        tags::overdue(app)
    );
    records?;
    blobs?;
    match (ahead?, overdue?) {
        (ahead, _) if ahead.abs() > TOLERANCE => Err(Refused::ClockOff(ahead)),
        (_, Some(days)) => Err(Refused::KeyKept(days)),
        _ => Ok(()),
    }
}
