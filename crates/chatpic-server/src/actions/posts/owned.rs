//! A post as its poster manages it: as a share, within what its channel allows.

use chatpic_core::{ShareId, Timestamp};

use super::told_end;
use crate::actions::Refused;
use crate::actions::channels::Channel;
use crate::app::App;

/// Where a poster's post stands.
pub struct Owned {
    pub channel: Channel,
    /// Whether a moderator looks at it before anybody sees it.
    pub waits: bool,
    pub pinned: bool,
    /// `None` where only the ring ends it.
    pub expires_at: Option<Timestamp>,
}

/// Where the post stands that this share is; `None` where it is none, or gone.
pub async fn owned(app: &App, share: ShareId) -> Result<Option<Owned>, Refused> {
    let Some(row) = app.records.post(share).await? else { return Ok(None) };
    let channel = app.records.channel_by_id(row.channel).await?;
    Ok(channel.map(|channel| Owned {
        channel,
        waits: row.number.is_none(),
        pinned: row.pinned,
        expires_at: told_end(row.posted_at, row.expires_at),
    }))
}

/// When a post ends at the latest, whatever its poster wants; `None` for what is no post, or stays.
pub async fn latest_end(app: &App, share: ShareId) -> Result<Option<Timestamp>, Refused> {
    let Some(row) = app.records.post(share).await? else { return Ok(None) };
    let channel = app.records.channel_by_id(row.channel).await?;
    let retention = channel.and_then(|channel| channel.rules.keeps.retention());
    Ok(retention.map(|stays| stays.after(row.posted_at)))
}
