//! Idempotency keys: claimed, answered, forgotten.

use chatpic_core::{ShareId, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use super::row;
use super::sealed::{self, Kind};
use super::writer::Verdict;
use crate::StoreError;
use crate::records::{Answer, Claim, Lookup};

pub(super) fn claim(
    connection: &Connection,
    key: Lookup,
    now: Timestamp,
    until: Timestamp,
) -> Result<Verdict<Claim>, StoreError> {
    let ended: Option<Option<[u8; 16]>> = connection
        .prepare_cached("delete from answer where key = ?1 and until <= ?2 returning share_id")?
        .query_row(params![key.0, now.unix()], |row| row.get(0))
        .optional()?;
    if let Some(Some(share)) = ended {
        sealed::erase(connection, ShareId::from_bytes(share), Kind::Answer, key)?;
    }
    let claimed = connection
        .prepare_cached("insert into answer (key, until) values (?1, ?2) on conflict do nothing")?
        .execute(params![key.0, until.unix()])?;
    if claimed == 1 {
        return Ok(Verdict::Keep(Claim::Claimed));
    }
    let share: Option<[u8; 16]> = connection
        .prepare_cached("select share_id from answer where key = ?1")?
        .query_row([key.0], |row| row.get(0))?;
    Ok(Verdict::Keep(match share.map(ShareId::from_bytes) {
        None => Claim::Running,
        Some(share) => Claim::Answered(sealed::require(connection, share, Kind::Answer, key)?),
    }))
}

pub(super) fn extend(
    connection: &Connection,
    key: Lookup,
    until: Timestamp,
) -> Result<Verdict<()>, StoreError> {
    connection
        .prepare_cached("update answer set until = ?2 where key = ?1 and share_id is null")?
        .execute(params![key.0, until.unix()])?;
    Ok(Verdict::Keep(()))
}

pub(super) fn release(connection: &Connection, key: Lookup) -> Result<Verdict<()>, StoreError> {
    connection
        .prepare_cached("delete from answer where key = ?1 and share_id is null")?
        .execute([key.0])?;
    Ok(Verdict::Keep(()))
}

/// Turns a claim into the kept answer; `false` where there is no claim to turn. It is kept no longer
/// than the link that it tells of.
pub(super) fn keep(
    connection: &Connection,
    share: ShareId,
    answer: &Answer,
    link_ends: Timestamp,
) -> Result<bool, StoreError> {
    let kept = connection
        .prepare_cached(
            "update answer set share_id = ?2, until = ?3 where key = ?1 and share_id is null",
        )?
        .execute(params![
            answer.key.0,
            share.as_bytes(),
            answer.expires_at.min(link_ends).unix()
        ])?;
    if kept == 1 {
        sealed::put(connection, share, Kind::Answer, answer.key, &answer.sealed)?;
    }
    Ok(kept == 1)
}

/// A share's answers end no later than its links.
pub(super) fn shorten(
    connection: &Connection,
    share: ShareId,
    until: Timestamp,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("update answer set until = min(until, ?2) where share_id = ?1")?
        .execute(params![share.as_bytes(), until.unix()])?;
    Ok(())
}

/// An answer dies with its share.
pub(super) fn forget(connection: &Connection, share: ShareId) -> Result<(), StoreError> {
    let mut statement =
        connection.prepare_cached("delete from answer where share_id = ?1 returning key")?;
    let keys = statement.query_map([share.as_bytes()], |row| row::lookup(row, 0))?;
    for key in keys.collect::<Result<Vec<_>, _>>()? {
        sealed::erase(connection, share, Kind::Answer, key)?;
    }
    Ok(())
}

/// Forgets up to `limit` claims and answers whose time ended; answers how many.
pub(super) fn forget_ended(
    connection: &Connection,
    now: Timestamp,
    limit: u32,
) -> Result<u32, StoreError> {
    let mut statement = connection.prepare_cached(
        "delete from answer where key in (select key from answer where until <= ?1 limit ?2)
         returning key, share_id",
    )?;
    let ended = statement
        .query_map(params![now.unix(), limit], |row| {
            Ok((row::lookup(row, 0)?, row.get::<_, Option<[u8; 16]>>(1)?))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    for (key, share) in &ended {
        if let Some(share) = share {
            sealed::erase(connection, ShareId::from_bytes(*share), Kind::Answer, *key)?;
        }
    }
    Ok(u32::try_from(ended.len()).expect("at most the limit"))
}
