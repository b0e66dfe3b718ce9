//! Deleting what is due. Each step finds its rows by an index on what is due, so that live rows cost
//! nothing, touches a bounded number of them, and passes over those that another node works on.

use chatpic_core::{LinkId, ShareId, Timestamp};
use sqlx::{PgConnection, query};

use super::channels::threads;
use super::connections::{Connections, Held, Verdict, run};
use super::fault::Fault;
use super::wrap::{self, Kind};
use super::{answer, door, ending, row, uploads};
use crate::StoreError;
use crate::channels::WAITS;
use crate::records::{Lookup, Purged};

/// Rows of each kind that one step deletes at most.
const STEP: u32 = 100;

/// Uploads that one step ends: each may have a thousand pieces.
const UPLOADS: u32 = 5;

/// Each kind in a transaction of its own: a step that does all would hold rows of passes while it waits
/// for those of links, and others do the reverse.
pub(super) async fn purge(
    connections: &Connections,
    now: Timestamp,
    forget_before: Timestamp,
    forget_removed_before: Timestamp,
) -> Result<Purged, StoreError> {
    let seen = run!(connections, Held::Long, c => passes(c, now))?;
    let heard = run!(connections, Held::Long, c => passes_in_threads(c, now))?;
    let (links, expired) = run!(connections, Held::Long, c => links(c, now))?;
    let left = run!(connections, Held::Long, c => closed_channels(c, now))?;
    let waited = run!(connections, Held::Long, c => waited_long(c, now))?;
    let closed = run!(connections, Held::Long, c => closings(c, now))?;
    let uploads = run!(connections, Held::Long, c => uploads::expire(c, now, UPLOADS))?;
    let forgotten =
        run!(connections, Held::Long, c => forget(c, now, forget_before, forget_removed_before))?;
    let left = left + waited;
    let (links, shares) = (links + left, expired + left + closed);
    Ok(Purged { links, shares, passes: seen + heard, uploads, forgotten })
}

async fn forget(
    connection: &mut PgConnection,
    now: Timestamp,
    before: Timestamp,
    removed_before: Timestamp,
) -> Result<Verdict<u64>, Fault> {
    let mut left = STEP - answer::forget_ended(connection, now, STEP).await?;
    left -= uploads::forget(connection, before, left).await?;
    for (due, before) in [(SHARES, before), (REMOVED_SHARES, removed_before)] {
        forget_shares(connection, due, before, &mut left).await?;
    }
    for (due, before) in [(LINKS, before), (REMOVED_LINKS, removed_before)] {
        forget_links(connection, due, before, &mut left).await?;
    }
    Ok(Verdict::Keep((STEP - left).into()))
}

/// Passes whose time ended lose their wrap and the second in which it did; here those under whose link
/// nothing is said.
async fn passes(connection: &mut PgConnection, now: Timestamp) -> Result<Verdict<u64>, Fault> {
    let ended = query(
        "with due as materialized (
             select share_id, lookup from pass
             where live and ends_at <= $1 and not exists (
                 select from link where share_id = pass.share_id and id = link_id and comments
             )
             order by ends_at limit $2 for update skip locked
         )
         update pass set live = false, ends_at = hour
         from due where pass.share_id = due.share_id and pass.lookup = due.lookup
         returning pass.share_id, pass.wrap_day, pass.lookup",
    )
    .bind(now.unix())
    .bind(i64::from(STEP))
    .try_map(|row| Ok((row::share(&row, "share_id")?, wrap::of(&row)?)))
    .fetch_all(&mut *connection)
    .await?;
    for (share, pass) in &ended {
        wrap::erase(connection, *share, &[Kind::Pass], &[*pass]).await?;
    }
    Ok(Verdict::Keep(count(ended.len())))
}

/// The others, with their link held, under which nobody comments meanwhile: with the last one of a link
/// that is spent its thread ends.
pub(super) async fn passes_in_threads(
    connection: &mut PgConnection,
    now: Timestamp,
) -> Result<Verdict<u64>, Fault> {
    let links = query(
        "with due as materialized (
             select share_id, link_id from pass
             where live and ends_at <= $1 and exists (
                 select from link where share_id = pass.share_id and id = link_id and comments
             )
             order by ends_at limit $2
         )
         select share_id, id from link where (share_id, id) in (table due)
         for update skip locked",
    );
    let links = links.bind(now.unix()).bind(i64::from(STEP));
    let links = links.try_map(|row| Ok((row::share(&row, "share_id")?, row::link(&row, "id")?)));
    let mut left = STEP;
    for (share, link) in links.fetch_all(&mut *connection).await? {
        let ended = query(
            "update pass set live = false, ends_at = hour
             where share_id = $1 and lookup = any(array(
                 select lookup from pass
                 where share_id = $1 and link_id = $2 and live and ends_at <= $3 limit $4
             ))
             returning wrap_day, lookup",
        )
        .bind(share.as_bytes())
        .bind(link.as_bytes())
        .bind(now.unix())
        .bind(i64::from(left))
        .try_map(|row| wrap::of(&row))
        .fetch_all(&mut *connection)
        .await?;
        wrap::erase(connection, share, &[Kind::Pass], &ended).await?;
        threads::end_unseen(connection, share, link).await?;
        left -= u32::try_from(ended.len()).expect("at most what was left");
    }
    Ok(Verdict::Keep((STEP - left).into()))
}

/// Posts of channels that were closed leave them: how many.
async fn closed_channels(
    connection: &mut PgConnection,
    now: Timestamp,
) -> Result<Verdict<u64>, Fault> {
    let due = query(
        "with due as materialized (
             select post.share_id from channel
             cross join lateral (
                 select share_id from post where channel_id = channel.id limit $1
             ) as post
             where closed_at is not null limit $1
         )
         select share_id from link where share_id in (table due) and place = 1
         for update skip locked",
    );
    let due = due.bind(i64::from(STEP)).try_map(|row| row::share(&row, "share_id"));
    let due = due.fetch_all(&mut *connection).await?;
    ending::shares_left(connection, &due, now).await?;
    Ok(Verdict::Keep(count(due.len())))
}

/// Posts that nobody looked at in time leave too.
async fn waited_long(connection: &mut PgConnection, now: Timestamp) -> Result<Verdict<u64>, Fault> {
    let due = query(
        "with due as materialized (
             select share_id from post where number is null and posted_at <= $2
             order by posted_at limit $1
         )
         select share_id from link where share_id in (table due) and place = 1
         for update skip locked",
    );
    let due = due.bind(i64::from(STEP)).bind(now.plus(-WAITS).unix());
    let due = due.try_map(|row| row::share(&row, "share_id")).fetch_all(&mut *connection).await?;
    ending::shares_left(connection, &due, now).await?;
    Ok(Verdict::Keep(count(due.len())))
}

/// Links whose time ended become tombstones: how many, and how many shares were doomed with them.
async fn links(
    connection: &mut PgConnection,
    now: Timestamp,
) -> Result<Verdict<(u64, u64)>, Fault> {
    let due = query(
        "select share_id from link where state is null and expires_at <= $1
         order by expires_at limit $2 for update skip locked",
    );
    let mut due = shares(connection, due, now).await?;
    due.sort_unstable_by_key(|share| *share.as_bytes());
    due.dedup();
    let (mut links, mut shares) = (0, 0);
    for share in due {
        let ended = ending::links_expired(connection, share, now).await?;
        links += u64::from(ended.expired);
        shares += u64::from(ended.doomed);
    }
    Ok(Verdict::Keep((links, shares)))
}

/// Shares whose last viewing ended.
async fn closings(connection: &mut PgConnection, now: Timestamp) -> Result<Verdict<u64>, Fault> {
    let due = query(
        "select share_id from closing where due_at <= $1
         order by due_at limit $2 for update skip locked",
    );
    let due = shares(connection, due, now).await?;
    for share in &due {
        ending::doom(connection, *share).await?;
    }
    Ok(Verdict::Keep(count(due.len())))
}

/// Tombstones that are due, in the words of their indexes.
const SHARES: &str = "select id as share_id from share
    where state is not null and state <> 'removed' and gone_at < $1
    order by gone_at limit $2 for update skip locked";
const REMOVED_SHARES: &str = "select id as share_id from share
    where state = 'removed' and gone_at < $1
    order by gone_at limit $2 for update skip locked";
const LINKS: &str = "select share_id, lookup, id from link
    where state is not null and state <> 'removed' and gone_at < $1
    order by gone_at limit $2 for update skip locked";
const REMOVED_LINKS: &str = "select share_id, lookup, id from link
    where state = 'removed' and gone_at < $1
    order by gone_at limit $2 for update skip locked";

async fn forget_shares(
    connection: &mut PgConnection,
    due: &'static str,
    before: Timestamp,
    left: &mut u32,
) -> Result<(), Fault> {
    for share in shares(connection, query(due), before).await? {
        if *left == 0 {
            return Ok(());
        }
        threads::end(connection, share, None).await?;
        forget_passes(connection, share, None, left).await?;
        if *left == 0 {
            return Ok(());
        }
        // Nothing to doom unless a viewing was to be remembered for a shorter time than it lasts.
        ending::doom(connection, share).await?;
        let links = query("delete from link where share_id = $1 returning lookup");
        let links = links.bind(share.as_bytes()).try_map(|row| row::lookup(&row, "lookup"));
        let mut doors = links.fetch_all(&mut *connection).await?;
        let owner = query("delete from share where id = $1 returning manage_lookup");
        let owner = owner.bind(share.as_bytes()).try_map(|row| row::lookup(&row, "manage_lookup"));
        doors.extend(owner.fetch_optional(&mut *connection).await?);
        door::close(connection, &doors).await?;
        *left -= 1;
    }
    Ok(())
}

/// Tombstones of links in shares that outlive them.
async fn forget_links(
    connection: &mut PgConnection,
    due: &'static str,
    before: Timestamp,
    left: &mut u32,
) -> Result<(), Fault> {
    let due =
        query(due).bind(before.unix()).bind(i64::from(*left)).fetch_all(&mut *connection).await?;
    for link in due {
        let share = row::share(&link, "share_id")?;
        let id = row::link(&link, "id")?;
        threads::end(connection, share, Some(id)).await?;
        forget_passes(connection, share, Some(id), left).await?;
        if *left == 0 {
            return Ok(());
        }
        let lookup = row::lookup(&link, "lookup")?;
        query("delete from link where share_id = $1 and lookup = $2")
            .bind(share.as_bytes())
            .bind(lookup.0)
            .execute(&mut *connection)
            .await?;
        door::close(connection, &[lookup]).await?;
        *left -= 1;
    }
    Ok(())
}

/// Deletes passes of a share, or of one of its links, at most as many as are `left` of this step.
async fn forget_passes(
    connection: &mut PgConnection,
    share: ShareId,
    link: Option<LinkId>,
    left: &mut u32,
) -> Result<(), Fault> {
    let forgotten = query(
        "delete from pass where share_id = $1 and lookup in (
             select lookup from pass
             where share_id = $1 and ($2::bytea is null or link_id = $2) limit $3
         )
         returning wrap_day, lookup",
    )
    .bind(share.as_bytes())
    .bind(link.map(|link| *link.as_bytes()))
    .bind(i64::from(*left))
    .try_map(|row| wrap::of(&row))
    .fetch_all(&mut *connection)
    .await?;
    wrap::erase(connection, share, &[Kind::Pass], &forgotten).await?;
    let doors: Vec<Lookup> = forgotten.iter().map(|(_, lookup)| *lookup).collect();
    door::close(connection, &doors).await?;
    *left -= u32::try_from(forgotten.len()).expect("at most what was left");
    Ok(())
}

/// The shares that a statement finds due at `time`, at most a step.
async fn shares(
    connection: &mut PgConnection,
    due: sqlx::query::Query<'static, sqlx::Postgres, sqlx::postgres::PgArguments>,
    time: Timestamp,
) -> Result<Vec<ShareId>, Fault> {
    let due = due.bind(time.unix()).bind(i64::from(STEP));
    Ok(due.try_map(|row| row::share(&row, "share_id")).fetch_all(connection).await?)
}

fn count(rows: usize) -> u64 {
    u64::try_from(rows).expect("64 bits")
}
