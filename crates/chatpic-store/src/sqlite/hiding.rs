//! What moderators do to shares.

use chatpic_core::{Gone, ShareId, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use super::writer::Verdict;
use super::{ending, row};
use crate::StoreError;
use crate::records::{Change, Hiding, expired_as};

pub(super) fn hide(
    connection: &Connection,
    share: ShareId,
    hiding: Option<Hiding>,
    now: Timestamp,
) -> Result<Verdict<Change>, StoreError> {
    let word = hiding.map(Hiding::as_str);
    let gone = connection
        .prepare_cached("update share set hiding = ?2 where id = ?1 returning state")?
        .query_row(params![share.as_bytes(), word], |row| row::gone(row, 0))
        .optional()?;
    let Some(gone) = gone else { return Ok(Verdict::Keep(Change::Unknown)) };
    connection
        .prepare_cached("update link set hiding = ?2 where share_id = ?1")?
        .execute(params![share.as_bytes(), word])?;
    // Nothing of it could be shown again.
    if hiding == Some(Hiding::Removed) && gone.is_some() {
        return remove(connection, share, now);
    }
    Ok(Verdict::Keep(Change::Done))
}

pub(super) fn remove(
    connection: &Connection,
    share: ShareId,
    now: Timestamp,
) -> Result<Verdict<Change>, StoreError> {
    let removed = connection
        .prepare_cached(
            "update share set
                 live_links = 0,
                 state = 'removed',
                 gone_at = case when state = 'removed' then gone_at else ?2 end
             where id = ?1",
        )?
        .execute(params![share.as_bytes(), now.unix()])?;
    if removed == 0 {
        return Ok(Verdict::Keep(Change::Unknown));
    }
    ending::share_ended(connection, share, Gone::Removed, now)?;
    Ok(Verdict::Keep(Change::Done))
}

pub(super) fn prolong(
    connection: &Connection,
    share: ShareId,
    seconds: u32,
    now: Timestamp,
) -> Result<Verdict<Change>, StoreError> {
    let prolonged = connection
        .prepare_cached(
            "update link set expires_at = expires_at + ?2
             where share_id = ?1 and state is null and expires_at > ?3",
        )?
        .execute(params![share.as_bytes(), seconds, now.unix()])?;
    if prolonged > 0 {
        return Ok(Verdict::Keep(Change::Done));
    }
    let gone = connection
        .prepare_cached("select state, hiding from share where id = ?1")?
        .query_row([share.as_bytes()], |row| Ok((row::gone(row, 0)?, row::hiding(row, 1)?)))
        .optional()?;
    Ok(Verdict::Keep(match gone {
        // Live by its row, so it was its links' time that the guard refused.
        Some((gone, hiding)) => Change::Gone(gone.unwrap_or(expired_as(hiding))),
        None => Change::Unknown,
    }))
}
