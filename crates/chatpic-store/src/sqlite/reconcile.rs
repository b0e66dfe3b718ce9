//! Which blobs the rows need, doom or don't know, and counts.

use chatpic_core::{BlobKey, Timestamp};
use rusqlite::{Connection, params};

use super::row;
use super::writer::Verdict;
use crate::StoreError;
use crate::records::Totals;

pub(super) fn doomed(connection: &Connection, limit: u32) -> Result<Vec<BlobKey>, StoreError> {
    let mut statement = connection.prepare_cached("select blob from doomed limit ?1")?;
    let blobs = statement.query_map([limit], |row| row::blob(row, 0))?;
    Ok(blobs.collect::<Result<_, _>>()?)
}

pub(super) fn buried(
    connection: &Connection,
    blobs: &[BlobKey],
) -> Result<Verdict<()>, StoreError> {
    let mut statement = connection.prepare_cached("delete from doomed where blob = ?1")?;
    for blob in blobs {
        statement.execute([blob.as_bytes()])?;
    }
    Ok(Verdict::Keep(()))
}

pub(super) fn known(
    connection: &Connection,
    blobs: &[BlobKey],
) -> Result<Vec<BlobKey>, StoreError> {
    let mut statement = connection.prepare_cached(
        "select 1 from media where blob = ?1 union all select 1 from kept where blob = ?1
         union all select 1 from segment where blob = ?1
         union all select 1 from doomed where blob = ?1",
    )?;
    let mut known = Vec::new();
    for blob in blobs {
        if statement.exists([blob.as_bytes()])? {
            known.push(*blob);
        }
    }
    Ok(known)
}

pub(super) fn needed(
    connection: &Connection,
    after: Option<BlobKey>,
    limit: u32,
) -> Result<Vec<BlobKey>, StoreError> {
    // No key is shorter than nothing, so that every key follows it.
    let after = after.map_or(Vec::new(), |blob| blob.as_bytes().to_vec());
    let mut statement = connection.prepare_cached(
        "select blob from media where blob > ?1 union all select blob from kept where blob > ?1
         union all select blob from segment where blob > ?1 order by blob limit ?2",
    )?;
    let blobs = statement.query_map(params![after, limit], |row| row::blob(row, 0))?;
    Ok(blobs.collect::<Result<_, _>>()?)
}

pub(super) fn totals(connection: &Connection, now: Timestamp) -> Result<Totals, StoreError> {
    let (live_shares, live_links) = connection.query_row(
        "select count(distinct share_id), count(*) from link
         where state is null and expires_at > ?1",
        [now.unix()],
        |row| Ok((row::count(row, 0)?, row::count(row, 1)?)),
    )?;
    let (media, stored_bytes) = connection.query_row(
        "select count(*), coalesce(sum(stored_len), 0) from media",
        [],
        |row| Ok((row::count(row, 0)?, row::count(row, 1)?)),
    )?;
    let doomed_blobs =
        connection.query_row("select count(*) from doomed", [], |row| row::count(row, 0))?;
    Ok(Totals { live_shares, live_links, media, stored_bytes, doomed_blobs })
}
