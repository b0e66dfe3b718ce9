//! What the instance as a whole is bound to, and the database's own state.

use chatpic_core::Timestamp;
use sqlx::{PgConnection, query, query_scalar};

use super::fault::Fault;
use super::{NODE, row};
use crate::StoreError;
use crate::records::Lookup;

pub(super) async fn root(connection: &mut PgConnection) -> Result<Option<Lookup>, Fault> {
    let root: Option<[u8; 32]> =
        query_scalar("select root from instance").fetch_one(connection).await?;
    Ok(root.map(Lookup))
}

pub(super) async fn adopt(connection: &mut PgConnection, root: Lookup) -> Result<bool, Fault> {
    query("update instance set root = $1 where root is null")
        .bind(root.0)
        .execute(&mut *connection)
        .await?;
    Ok(self::root(connection).await? == Some(root))
}

pub(super) async fn clock(connection: &mut PgConnection) -> Result<Timestamp, Fault> {
    let seconds = query_scalar("select floor(extract(epoch from clock_timestamp()))::bigint");
    Ok(Timestamp::from_unix(seconds.fetch_one(connection).await?))
}

/// A standby answers every question and takes nothing.
pub(super) async fn ready(connection: &mut PgConnection) -> Result<(), Fault> {
    let writable: bool = query_scalar(
        "select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off'
         from instance",
    )
    .fetch_one(connection)
    .await?;
    if writable {
        Ok(())
    } else {
        Err(StoreError::Records("the database takes no changes".to_owned()).into())
    }
}

/// Connections of nodes, as far as this role may see them: those of its own.
pub(super) async fn nodes(connection: &mut PgConnection) -> Result<u64, Fault> {
    let nodes = query(
        "select count(*) as nodes from pg_stat_activity
         where datname = current_database() and application_name = $1",
    );
    let nodes = nodes.bind(NODE).try_map(|row| row::count(&row, "nodes"));
    Ok(nodes.fetch_one(connection).await?)
}
