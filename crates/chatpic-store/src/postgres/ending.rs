//! What ends: links, with them shares, with these what they sealed. Every way to end goes through here.
//!
//! Links are locked before their share, everywhere, so that two endings of one share don't wait for
//! each other.

use std::collections::BTreeSet;

use chatpic_core::{Gone, LinkId, ShareId, Timestamp};
use sqlx::{PgConnection, Row, query, query_scalar};

use super::channels::{posts, threads};
use super::fault::Fault;
use super::wrap::{self, ITSELF, Kind};
use super::{answer, row};
use crate::records::Lookup;

/// What ending led to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ended {
    /// Links whose time was found to have ended.
    pub(super) expired: u32,
    /// Whether the share's content is doomed.
    pub(super) doomed: bool,
}

/// Locks the links that a share has now. One that is being added holds the share meanwhile.
pub(super) async fn lock_links(connection: &mut PgConnection, share: ShareId) -> Result<(), Fault> {
    query("select 1 from link where share_id = $1 for update")
        .bind(share.as_bytes())
        .execute(connection)
        .await?;
    Ok(())
}

/// Follows up on a link that the caller has just set to `gone`, which is told as of that time: its keys
/// go, and with the last live link of its share the share's. Its wraps are those of `link`: a day and its lookup.
pub(super) async fn link_ended(
    connection: &mut PgConnection,
    share: ShareId,
    link: (i32, Lookup),
    (gone, gone_at): (Gone, Timestamp),
    now: Timestamp,
) -> Result<(), Fault> {
    erase_links(connection, share, &[link]).await?;
    let (expired, _) = expire(connection, share, now).await?;
    let ended = Ending { expired, ended: expired + 1, gone, gone_at };
    close(connection, share, ended, now).await.map(drop)
}

/// Ends the links of a share whose time has ended, and the share with the last of them.
pub(super) async fn links_expired(
    connection: &mut PgConnection,
    share: ShareId,
    now: Timestamp,
) -> Result<Ended, Fault> {
    let (expired, last) = expire(connection, share, now).await?;
    let ended = Ending { expired, ended: expired, gone: Gone::Expired, gone_at: last };
    close(connection, share, ended, now).await
}

/// Ends live shares before their time, as expired, with all viewings of them; those that are gone stay as
/// they are. Either way they are no posts any more when this returns: who was ending one held its links.
pub(super) async fn shares_left(
    connection: &mut PgConnection,
    shares: &[ShareId],
    now: Timestamp,
) -> Result<(), Fault> {
    let shares: Vec<_> = shares.iter().map(|share| *share.as_bytes()).collect();
    query("select 1 from link where share_id = any($1) for update")
        .bind(&shares)
        .execute(&mut *connection)
        .await?;
    let left: Vec<[u8; 16]> = query_scalar(
        "update share set
             live_links = 0,
             state = case when hiding = 'removed' then 'removed' else 'expired' end,
             gone_at = $2
         where id = any($1) and state is null
         returning id",
    )
    .bind(&shares)
    .bind(now.unix())
    .fetch_all(&mut *connection)
    .await?;
    shares_ended(connection, &left, now).await
}

/// Follows up on shares that the caller has just set to be gone at `now`, whatever time they had left:
/// their links and passes end with them, and their content is doomed.
pub(super) async fn shares_ended(
    connection: &mut PgConnection,
    shares: &[[u8; 16]],
    now: Timestamp,
) -> Result<(), Fault> {
    let links: Vec<i32> = query_scalar(
        "update link set state = share.state, gone_at = $2 from share
         where link.share_id = any($1) and share.id = link.share_id and (
             link.state is null
             or (link.state in ('expired', 'spent') and share.state <> 'expired')
             or (link.state = 'withdrawn' and share.state = 'removed')
         )
         returning link.wrap_day",
    )
    .bind(shares)
    .bind(now.unix())
    .fetch_all(&mut *connection)
    .await?;
    // In a later statement, which sees what was granted and said before the last link was held.
    let others: Vec<i32> = query_scalar(
        "with seen as (
             update pass set live = false, ends_at = hour where share_id = any($1) and live
             returning wrap_day
         ), answered as (
             delete from answer where share_id = any($1) returning wrap_day
         ), posted as (
             delete from post where share_id = any($1)
         ), said as (
             delete from comment where share_id = any($1) returning lookup
         ), closed as (
             delete from door where lookup in (table said)
         )
         table seen union table answered union select wrap_day from share where id = any($1)",
    )
    .bind(shares)
    .fetch_all(&mut *connection)
    .await?;
    let days: BTreeSet<i32> = links.into_iter().chain(others).collect();
    query("delete from wrap where day = any($1) and share_id = any($2)")
        .bind(days.into_iter().collect::<Vec<_>>())
        .bind(shares)
        .execute(&mut *connection)
        .await?;
    doom_content(connection, shares).await
}

/// Ends the live passes of a link, or all of a share, and deletes their wraps.
pub(super) async fn end_passes(
    connection: &mut PgConnection,
    share: ShareId,
    link: Option<LinkId>,
) -> Result<(), Fault> {
    let ended = query(
        "update pass set live = false, ends_at = hour
         where share_id = $1 and ($2::bytea is null or link_id = $2) and live
         returning wrap_day, lookup",
    )
    .bind(share.as_bytes())
    .bind(link.map(|link| *link.as_bytes()))
    .try_map(|row| wrap::of(&row))
    .fetch_all(&mut *connection)
    .await?;
    wrap::erase(connection, share, &[Kind::Pass], &ended).await
}

/// Follows up on passes ended before their time: a share that waited for them waits no longer. Who is
/// about to close it looks at its passes with the share locked, and so does this.
pub(super) async fn passes_ended(
    connection: &mut PgConnection,
    share: ShareId,
    now: Timestamp,
) -> Result<(), Fault> {
    query("select 1 from share where id = $1 for update")
        .bind(share.as_bytes())
        .execute(&mut *connection)
        .await?;
    let closing: bool =
        query_scalar("select exists (select from closing where share_id = $1 for update)")
            .bind(share.as_bytes())
            .fetch_one(&mut *connection)
            .await?;
    if closing && viewed_until(connection, share, now).await?.is_none() {
        doom(connection, share).await?;
    }
    Ok(())
}

/// Dooms what a share holds that nothing needs any more, and ends its passes, which are over though nothing
/// purged them, and what was said under it. Who comments holds the share while it has content, so
/// comments go last.
pub(super) async fn doom(connection: &mut PgConnection, share: ShareId) -> Result<(), Fault> {
    end_passes(connection, share, None).await?;
    doom_content(connection, &[*share.as_bytes()]).await?;
    threads::end(connection, share, None).await
}

/// Dooms the blobs of shares, and erases what they sealed. Whoever deletes the rows dooms their blobs, so
/// that two at once doom each once.
async fn doom_content(connection: &mut PgConnection, shares: &[[u8; 16]]) -> Result<(), Fault> {
    query(
        "with gone as (
             delete from media where share_id = any($1) returning blob
         ), closed as (
             delete from closing where share_id = any($1)
         ), emptied as (
             update share set meta = null where id = any($1)
         ), unlabelled as (
             update link set mark_label = null where share_id = any($1) and mark_label is not null
         )
         insert into doomed select blob from gone",
    )
    .bind(shares)
    .execute(connection)
    .await?;
    Ok(())
}

/// Deletes what opens these links, and what shows them to the owner.
pub(super) async fn erase_links(
    connection: &mut PgConnection,
    share: ShareId,
    links: &[(i32, Lookup)],
) -> Result<(), Fault> {
    wrap::erase(connection, share, &[Kind::Link, Kind::Token], links).await
}

/// Marks the share's links whose time has ended: how many, and when the last of them did. What was said
/// under them goes.
async fn expire(
    connection: &mut PgConnection,
    share: ShareId,
    now: Timestamp,
) -> Result<(u32, Timestamp), Fault> {
    let expired = query(
        "update link set
             state = case when hiding = 'removed' then 'removed' else 'expired' end,
             gone_at = expires_at
         where share_id = $1 and state is null and expires_at <= $2
         returning id, wrap_day, lookup, expires_at",
    )
    .bind(share.as_bytes())
    .bind(now.unix())
    .try_map(|row| Ok((row::link(&row, "id")?, wrap::of(&row)?, row::time(&row, "expires_at")?)))
    .fetch_all(&mut *connection)
    .await?;
    let last = expired.iter().map(|(_, _, at)| *at).max().unwrap_or(now);
    let links: Vec<_> = expired.iter().map(|(_, link, _)| *link).collect();
    erase_links(connection, share, &links).await?;
    for (link, ..) in expired {
        threads::end(connection, share, Some(link)).await?;
    }
    Ok((u32::try_from(links.len()).expect("a share has few links"), last))
}

/// Links that end together.
struct Ending {
    /// Of them, how many by time.
    expired: u32,
    ended: u32,
    /// The reason of the last.
    gone: Gone,
    gone_at: Timestamp,
}

/// Takes the links that ended off the share's count. With the last of them the share is gone: its
/// manage wrap and answers go now, its content when the last viewing ends.
async fn close(
    connection: &mut PgConnection,
    share: ShareId,
    ending: Ending,
    now: Timestamp,
) -> Result<Ended, Fault> {
    let open = Ended { expired: ending.expired, doomed: false };
    if ending.ended == 0 {
        return Ok(open);
    }
    let closed = query(
        "update share set
             live_links = live_links - $2,
             state = case
                 when live_links > $2 then null
                 when hiding = 'removed' then 'removed'
                 else $3
             end,
             gone_at = case when live_links = $2 then $4::bigint end
         where id = $1 and state is null
         returning state is not null as closed, wrap_day",
    )
    .bind(share.as_bytes())
    .bind(i32::try_from(ending.ended).expect("a share has few links"))
    .bind(ending.gone.as_str())
    .bind(ending.gone_at.unix())
    .try_map(|row| Ok((row.try_get("closed")?, row.try_get("wrap_day")?)))
    .fetch_optional(&mut *connection)
    .await?;
    posts::take_down(connection, share).await?;
    let Some((true, day)): Option<(bool, i32)> = closed else { return Ok(open) };
    wrap::erase(connection, share, &[Kind::Manage], &[(day, ITSELF)]).await?;
    answer::forget(connection, share).await?;
    let viewed_until = viewed_until(connection, share, now).await?;
    match viewed_until {
        Some(due_at) => {
            query("insert into closing values ($1, $2)")
                .bind(share.as_bytes())
                .bind(due_at.unix())
                .execute(connection)
                .await?;
        }
        None => doom(connection, share).await?,
    }
    Ok(Ended { expired: ending.expired, doomed: viewed_until.is_none() })
}

/// When the last live pass of a share ends.
async fn viewed_until(
    connection: &mut PgConnection,
    share: ShareId,
    now: Timestamp,
) -> Result<Option<Timestamp>, Fault> {
    let latest: Option<i64> =
        query_scalar("select max(ends_at) from pass where share_id = $1 and live and ends_at > $2")
            .bind(share.as_bytes())
            .bind(now.unix())
            .fetch_one(connection)
            .await?;
    Ok(latest.map(Timestamp::from_unix))
}
