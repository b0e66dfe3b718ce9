//! Whether the service can do its work.

use super::Refused;
use crate::app::App;

/// Looks whether records and sealed pictures can be read and written.
///
/// # Errors
/// [`Refused::Unavailable`] or [`Refused::NoRoom`].
pub async fn ready(app: &App) -> Result<(), Refused> {
    app.records.ready().await?;
    app.blobs.ready().await?;
    Ok(())
}
