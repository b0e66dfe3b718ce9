//! The days of the wraps: a table for each day on which something ends, made when the first wrap of
//! that day is written, and dropped, with the file that held its keys, when the day is over.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use chatpic_core::Timestamp;
use sqlx::{AssertSqlSafe, Connection, PgConnection, query, query_scalar, raw_sql};

use super::fault::Fault;
use super::{instance, wrap};

/// How long after its end a day's table is dropped, in seconds.
const LEEWAY: i64 = 120;
/// How often what was deleted early is vacuumed, in seconds.
const VACUUM_EVERY: i64 = 300;

/// The days whose table is known to be there.
#[derive(Debug, Default)]
pub(super) struct Days(Mutex<HashSet<i32>>);

impl Days {
    pub(super) fn knows(&self, day: i32) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(&day)
    }

    pub(super) fn learn(&self, day: i32) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(day);
    }
}

/// Makes the table of a day where there is none. It is made beside the others and attached then, which
/// stops nobody who reads or writes.
pub(super) async fn make(connection: &mut PgConnection, day: i32) -> Result<(), Fault> {
    query("select pg_advisory_xact_lock(7163384694208815476)").execute(&mut *connection).await?;
    let name = name_of(day);
    let exists: bool = query_scalar("select to_regclass($1) is not null")
        .bind(&name)
        .fetch_one(&mut *connection)
        .await?;
    if !exists {
        let make = format!(
            "create table {name} (like wrap including all);
             alter table wrap attach partition {name} for values in ({day})"
        );
        raw_sql(AssertSqlSafe(make)).execute(connection).await?;
    }
    Ok(())
}

/// Drops the tables of the days that are over, by the later of both clocks' leave: a node whose clock
/// is wrong drops nothing that lives. Answers how many.
pub(super) async fn drop_ended(
    connection: &mut PgConnection,
    now: Timestamp,
) -> Result<usize, Fault> {
    let now = now.min(instance::clock(connection).await?);
    let ended = wrap::day_of(now.plus(-LEEWAY), now);
    let names: Vec<String> = query_scalar(
        "select relid::regclass::text from pg_partition_tree('wrap')
         where isleaf and substring(relid::regclass::text from 'wrap_([0-9]+)$')::integer < $1",
    )
    .bind(ended)
    .fetch_all(&mut *connection)
    .await?;
    for name in &names {
        // Who waits for this lock makes others wait behind it; there is another turn in seconds.
        let drop = format!("set local lock_timeout = '500ms'; drop table if exists {name}");
        let mut transaction = connection.begin().await?;
        raw_sql(AssertSqlSafe(drop)).execute(&mut *transaction).await?;
        transaction.commit().await?;
    }
    Ok(names.len())
}

/// Vacuums what was deleted, if nobody did so in the last five minutes.
pub(super) async fn vacuum(connection: &mut PgConnection, now: Timestamp) -> Result<bool, Fault> {
    let due =
        query("update instance set vacuumed_at = $1 where vacuumed_at <= $2 or vacuumed_at > $1")
            .bind(now.unix())
            .bind(now.plus(-VACUUM_EVERY).unix())
            .execute(&mut *connection)
            .await?;
    if due.rows_affected() == 0 {
        return Ok(false);
    }
    for table in [
        "vacuum wrap",
        "vacuum link",
        "vacuum post",
        "vacuum comment",
        "vacuum share",
        "vacuum answer",
        "vacuum door",
        "vacuum document",
        "vacuum upload",
        "vacuum segment",
        "vacuum uploader",
    ] {
        query(table).execute(&mut *connection).await?;
    }
    Ok(true)
}

fn name_of(day: i32) -> String {
    format!("wrap_{day}")
}
