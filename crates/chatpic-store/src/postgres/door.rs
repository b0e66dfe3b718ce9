//! From what a visitor brings to the share that it leads to. Where a door leads never changes, so it is
//! looked at before a transaction begins.

use chatpic_core::ShareId;
use sqlx::{PgConnection, query, query_scalar};

use super::fault::Fault;
use crate::records::Lookup;

pub(super) async fn share_behind(
    connection: &mut PgConnection,
    lookup: Lookup,
) -> Result<Option<ShareId>, Fault> {
    let share = query_scalar("select share_id from door where lookup = $1")
        .bind(lookup.0)
        .fetch_optional(connection)
        .await?;
    Ok(share.map(ShareId::from_bytes))
}

pub(super) async fn open(
    connection: &mut PgConnection,
    share: ShareId,
    lookups: &[Lookup],
) -> Result<(), Fault> {
    query("insert into door select lookup, $1 from unnest($2::bytea[]) as new (lookup)")
        .bind(share.as_bytes())
        .bind(lookups.iter().map(|lookup| lookup.0).collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(())
}

pub(super) async fn close(connection: &mut PgConnection, lookups: &[Lookup]) -> Result<(), Fault> {
    query("delete from door where lookup = any($1)")
        .bind(lookups.iter().map(|lookup| lookup.0).collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(())
}
