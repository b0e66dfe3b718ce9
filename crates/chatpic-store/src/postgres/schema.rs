//! The schema's steps: numbered, embedded, only ever forward, and none that breaks a program that is
//! still running against the schema before it.
//!
//! A step adds what the next program needs (expand). What no program needs any more is taken away by a
//! later step (contract), which says from which version on programs can do without it.

use sqlx::{Connection, PgConnection, query, query_as, raw_sql};

use super::fault::Fault;
use crate::StoreError;

/// One step of the schema.
pub(super) struct Step {
    pub(super) sql: &'static str,
    /// The oldest version whose programs still work after this step.
    pub(super) works_for: i32,
}

/// The steps. One that was released is never changed, only followed.
pub(super) const STEPS: &[Step] = &[
    Step { sql: include_str!("0001_shares.sql"), works_for: 1 },
    Step { sql: include_str!("0002_documents.sql"), works_for: 1 },
    Step { sql: include_str!("0003_hiding.sql"), works_for: 1 },
    Step { sql: include_str!("0004_adult.sql"), works_for: 1 },
    Step { sql: include_str!("0005_channels.sql"), works_for: 1 },
    Step { sql: include_str!("0006_uploads.sql"), works_for: 1 },
];

/// What a database holds, beside what this program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// Nothing: it can be migrated without asking.
    Empty,
    /// A version older than this program's: `chatpic migrate` brings it up to date.
    Older,
    /// What this program needs, or something newer that it can work with.
    Fitting,
    /// A version that this program can't work with.
    TooNew,
}

pub(super) async fn look(connection: &mut PgConnection, steps: &[Step]) -> Result<Schema, Fault> {
    let known = version_of(steps);
    let exists: (bool,) = query_as("select to_regclass('schema_version') is not null")
        .fetch_one(&mut *connection)
        .await?;
    if !exists.0 {
        return Ok(Schema::Empty);
    }
    let (found, works_for): (i32, i32) = query_as(
        "select coalesce(max(version), 0), coalesce(max(works_for), 0) from schema_version",
    )
    .fetch_one(connection)
    .await?;
    Ok(match found {
        0 => Schema::Empty,
        found if found < known => Schema::Older,
        _ if works_for > known => Schema::TooNew,
        _ => Schema::Fitting,
    })
}

/// Brings the schema up to date, one transaction a step: how many steps it took. Of several programs at
/// once one does it, and the others wait. An empty database takes all steps in one, so that nobody meets
/// it half way and thinks that it is an old one.
pub(super) async fn migrate(connection: &mut PgConnection, steps: &[Step]) -> Result<u32, Fault> {
    let mut taken = 0;
    loop {
        let mut transaction = connection.begin().await?;
        query("select pg_advisory_xact_lock(7163384694208815475)")
            .execute(&mut *transaction)
            .await?;
        let made = "create table if not exists schema_version (
            version integer not null primary key,
            works_for integer not null
        )";
        raw_sql(made).execute(&mut *transaction).await?;
        let (found,): (i32,) = query_as("select coalesce(max(version), 0) from schema_version")
            .fetch_one(&mut *transaction)
            .await?;
        let at_once = if found == 0 { steps.len() } else { 1 };
        let missing = (1..).zip(steps).skip_while(|(version, _)| *version <= found);
        let before = taken;
        for (version, step) in missing.take(at_once) {
            raw_sql(step.sql).execute(&mut *transaction).await?;
            query("insert into schema_version values ($1, $2)")
                .bind(version)
                .bind(step.works_for)
                .execute(&mut *transaction)
                .await?;
            taken += 1;
        }
        transaction.commit().await?;
        if taken == before {
            return Ok(taken);
        }
    }
}

/// Refuses a database that this program can't work with as it is.
pub(super) fn fits(schema: Schema) -> Result<(), StoreError> {
    match schema {
        Schema::Fitting => Ok(()),
        Schema::Empty | Schema::Older => Err(StoreError::Records(
            "its schema is older than this program: run `chatpic migrate`".to_owned(),
        )),
        Schema::TooNew => {
            Err(StoreError::Records("written by a newer version of this program".to_owned()))
        }
    }
}

fn version_of(steps: &[Step]) -> i32 {
    i32::try_from(steps.len()).expect("few")
}
