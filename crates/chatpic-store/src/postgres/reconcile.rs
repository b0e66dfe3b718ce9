//! Which blobs the rows need, doom or don't know, and counts.

use chatpic_core::{BlobKey, Timestamp};
use sqlx::{PgConnection, query};

use super::fault::Fault;
use super::row;
use crate::records::Totals;

pub(super) async fn doomed(
    connection: &mut PgConnection,
    limit: u32,
) -> Result<Vec<BlobKey>, Fault> {
    let doomed = query("select blob from doomed limit $1").bind(i64::from(limit));
    Ok(doomed.try_map(|row| row::blob(&row, "blob")).fetch_all(connection).await?)
}

pub(super) async fn buried(connection: &mut PgConnection, blobs: &[BlobKey]) -> Result<(), Fault> {
    query("delete from doomed where blob = any($1)").bind(bytes(blobs)).execute(connection).await?;
    Ok(())
}

pub(super) async fn known(
    connection: &mut PgConnection,
    blobs: &[BlobKey],
) -> Result<Vec<BlobKey>, Fault> {
    let known = query(
        "select blob from media where blob = any($1)
         union select blob from kept where blob = any($1)
         union select blob from segment where blob = any($1)
         union select blob from doomed where blob = any($1)",
    );
    let known = known.bind(bytes(blobs)).try_map(|row| row::blob(&row, "blob"));
    Ok(known.fetch_all(connection).await?)
}

pub(super) async fn needed(
    connection: &mut PgConnection,
    after: Option<BlobKey>,
    limit: u32,
) -> Result<Vec<BlobKey>, Fault> {
    // No key is shorter than nothing, so that every key follows it.
    let after = after.map_or(Vec::new(), |blob| blob.as_bytes().to_vec());
    let needed = query(
        "select blob from media where blob > $1 union all select blob from kept where blob > $1
         union all select blob from segment where blob > $1 order by blob limit $2",
    );
    let needed = needed.bind(after).bind(i64::from(limit));
    Ok(needed.try_map(|row| row::blob(&row, "blob")).fetch_all(connection).await?)
}

pub(super) async fn totals(connection: &mut PgConnection, now: Timestamp) -> Result<Totals, Fault> {
    let row = query(
        "select
             (select count(distinct share_id) from link where state is null and expires_at > $1)
                 as live_shares,
             (select count(*) from link where state is null and expires_at > $1) as live_links,
             (select count(*) from media) as media,
             (select coalesce(sum(stored_len), 0)::bigint from media) as stored_bytes,
             (select count(*) from doomed) as doomed_blobs",
    );
    let row = row.bind(now.unix()).fetch_one(connection).await?;
    Ok(Totals {
        live_shares: row::count(&row, "live_shares")?,
        live_links: row::count(&row, "live_links")?,
        media: row::count(&row, "media")?,
        stored_bytes: row::count(&row, "stored_bytes")?,
        doomed_blobs: row::count(&row, "doomed_blobs")?,
    })
}

fn bytes(blobs: &[BlobKey]) -> Vec<[u8; 16]> {
    blobs.iter().map(|blob| *blob.as_bytes()).collect()
}
