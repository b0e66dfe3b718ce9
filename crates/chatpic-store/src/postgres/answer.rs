//! Idempotency keys: claimed, answered, forgotten.

use chatpic_core::{ShareId, Timestamp};
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row, query};

use super::fault::Fault;
use super::row;
use super::wrap::{self, Kind};
use crate::StoreError;
use crate::records::{Answer, Claim, Lookup};

pub(super) async fn claim(
    connection: &mut PgConnection,
    key: Lookup,
    now: Timestamp,
    until: Timestamp,
) -> Result<Claim, Fault> {
    let ended = query(
        "delete from answer where key = $1 and until <= $2 returning key, share_id, wrap_day",
    )
    .bind(key.0)
    .bind(now.unix())
    .fetch_all(&mut *connection)
    .await?;
    erase(connection, &ended).await?;
    let claimed = query("insert into answer (key, until) values ($1, $2) on conflict do nothing")
        .bind(key.0)
        .bind(until.unix())
        .execute(&mut *connection)
        .await?;
    if claimed.rows_affected() == 1 {
        return Ok(Claim::Claimed);
    }
    let found = query("select share_id, wrap_day from answer where key = $1")
        .bind(key.0)
        .fetch_optional(&mut *connection)
        .await?;
    // It was given back between the two statements: the next try will have it.
    let Some(found) = found else { return Ok(Claim::Running) };
    let Some(share) = found.try_get::<Option<[u8; 16]>, _>("share_id")? else {
        return Ok(Claim::Running);
    };
    let share = ShareId::from_bytes(share);
    match wrap::find(connection, found.try_get("wrap_day")?, share, Kind::Answer, key).await? {
        Some(answer) => Ok(Claim::Answered(answer)),
        // It died with its share between the two statements.
        None => Ok(Claim::Running),
    }
}

pub(super) async fn extend(
    connection: &mut PgConnection,
    key: Lookup,
    until: Timestamp,
) -> Result<(), Fault> {
    query("update answer set until = $2 where key = $1 and share_id is null")
        .bind(key.0)
        .bind(until.unix())
        .execute(connection)
        .await?;
    Ok(())
}

pub(super) async fn release(connection: &mut PgConnection, key: Lookup) -> Result<(), Fault> {
    query("delete from answer where key = $1 and share_id is null")
        .bind(key.0)
        .execute(connection)
        .await?;
    Ok(())
}

/// How long an answer is kept: no longer than the link that it tells of.
pub(super) fn kept_until(answer: &Answer, link_ends: Timestamp) -> Timestamp {
    answer.expires_at.min(link_ends)
}

/// Turns a claim into the kept answer, which lies on this day; `false` where there is no claim to turn.
pub(super) async fn keep(
    connection: &mut PgConnection,
    share: ShareId,
    answer: &Answer,
    until: Timestamp,
    day: i32,
) -> Result<bool, Fault> {
    let kept = query(
        "update answer set share_id = $2, until = $3, wrap_day = $4
         where key = $1 and share_id is null",
    )
    .bind(answer.key.0)
    .bind(share.as_bytes())
    .bind(until.unix())
    .bind(day)
    .execute(&mut *connection)
    .await?;
    if kept.rows_affected() == 0 {
        return Ok(false);
    }
    wrap::put(connection, share, &[(day, Kind::Answer, answer.key, &answer.sealed)]).await?;
    Ok(true)
}

/// A share's answers end no later than its links.
pub(super) async fn shorten(
    connection: &mut PgConnection,
    share: ShareId,
    until: Timestamp,
) -> Result<(), Fault> {
    query("update answer set until = least(until, $2) where share_id = $1")
        .bind(share.as_bytes())
        .bind(until.unix())
        .execute(connection)
        .await?;
    Ok(())
}

/// An answer dies with its share.
pub(super) async fn forget(connection: &mut PgConnection, share: ShareId) -> Result<(), Fault> {
    let forgotten =
        query("delete from answer where share_id = $1 returning key, share_id, wrap_day")
            .bind(share.as_bytes())
            .fetch_all(&mut *connection)
            .await?;
    erase(connection, &forgotten).await
}

/// Forgets up to `limit` claims and answers whose time ended; answers how many.
///
/// Their keys are an array, which is found once: `in (select … limit …)` may be looked at again for
/// each row, and then passes over the rows that it deleted already.
pub(super) async fn forget_ended(
    connection: &mut PgConnection,
    now: Timestamp,
    limit: u32,
) -> Result<u32, Fault> {
    let ended = query(
        "delete from answer where key = any(array(
             select key from answer where until <= $1 limit $2 for update skip locked
         ))
         returning key, share_id, wrap_day",
    )
    .bind(now.unix())
    .bind(i64::from(limit))
    .fetch_all(&mut *connection)
    .await?;
    erase(connection, &ended).await?;
    Ok(u32::try_from(ended.len()).expect("at most the limit"))
}

/// Deletes what these rows kept: `key, share_id, wrap_day`.
async fn erase(connection: &mut PgConnection, rows: &[PgRow]) -> Result<(), Fault> {
    for gone in rows {
        let Some(share) = gone.try_get::<Option<[u8; 16]>, _>("share_id")? else { continue };
        let day: Option<i32> = gone.try_get("wrap_day")?;
        let day = day.ok_or(StoreError::Damaged("an answer that lies nowhere"))?;
        let kept = [(day, row::lookup(gone, "key")?)];
        wrap::erase(connection, ShareId::from_bytes(share), &[Kind::Answer], &kept).await?;
    }
    Ok(())
}
