//! Posts that may stay less long than they were given. However many there are, it is the same few
//! statements, in the order of locks: links, shares, passes.

use std::collections::BTreeSet;

use chatpic_core::{ChannelId, Lifetime, ShareId, Timestamp};
use sqlx::{PgConnection, Row, query};

use super::super::fault::Fault;
use super::super::wrap;
use super::super::{days, row};
use crate::records::Lookup;

/// The posts of a locked channel expire when they have stayed so long; those that have already, now.
pub(super) async fn shorten(
    connection: &mut PgConnection,
    channel: ChannelId,
    stays: Lifetime,
    now: Timestamp,
) -> Result<(), Fault> {
    let links = longer(connection, channel, stays, now).await?;
    if links.is_empty() {
        return Ok(());
    }
    let day_of = |link: &Longer| wrap::day_of(link.ends_at, now);
    for day in links.iter().map(day_of).collect::<BTreeSet<_>>() {
        days::make(connection, day).await?;
    }
    let shares: Vec<_> = links.iter().map(|link| *link.share.as_bytes()).collect();
    let ends: Vec<_> = links.iter().map(|link| link.ends_at.unix()).collect();
    query(
        "with new as (
             select * from unnest($1::bytea[], $2::bytea[], $3::bigint[], $4::integer[], $5::integer[])
                 as new (share_id, lookup, ends_at, wrap_day, before)
         ), moved as (
             update wrap set day = new.wrap_day from new
             where day = new.before and day <> new.wrap_day and wrap.share_id = new.share_id
                 and kind in ('L', 'T') and holder = new.lookup
         )
         update link set expires_at = new.ends_at, wrap_day = new.wrap_day from new
         where link.share_id = new.share_id and link.lookup = new.lookup",
    )
    .bind(&shares)
    .bind(links.iter().map(|link| link.lookup.0).collect::<Vec<_>>())
    .bind(&ends)
    .bind(links.iter().map(day_of).collect::<Vec<_>>())
    .bind(links.iter().map(|link| link.day).collect::<Vec<_>>())
    .execute(&mut *connection)
    .await?;
    move_shares(connection, &shares).await?;
    query(
        "update pass set ends_at = expires_at from link
         where pass.share_id = any($1) and live and link.share_id = pass.share_id
             and link.id = link_id and ends_at > expires_at",
    )
    .bind(&shares)
    .execute(&mut *connection)
    .await?;
    query(
        "update answer set until = least(until, ends_at)
         from unnest($1::bytea[], $2::bigint[]) as new (share_id, ends_at)
         where answer.share_id = new.share_id",
    )
    .bind(&shares)
    .bind(&ends)
    .execute(connection)
    .await?;
    Ok(())
}

/// A link that has more time than it may have.
struct Longer {
    share: ShareId,
    lookup: Lookup,
    /// Where its wraps lie.
    day: i32,
    /// When it is to expire.
    ends_at: Timestamp,
}

/// Locks the links of these posts.
async fn longer(
    connection: &mut PgConnection,
    channel: ChannelId,
    stays: Lifetime,
    now: Timestamp,
) -> Result<Vec<Longer>, Fault> {
    let links = query(
        "select link.share_id, lookup, wrap_day, greatest(posted_at + $2, $3) as ends_at
         from post join link on link.share_id = post.share_id
         where channel_id = $1 and state is null and expires_at > greatest(posted_at + $2, $3)
         for update of link",
    )
    .bind(channel.as_bytes())
    .bind(i64::from(stays.seconds()))
    .bind(now.unix());
    let links = links.try_map(|row| {
        Ok(Longer {
            share: row::share(&row, "share_id")?,
            lookup: row::lookup(&row, "lookup")?,
            day: row.try_get("wrap_day")?,
            ends_at: row::time(&row, "ends_at")?,
        })
    });
    Ok(links.fetch_all(connection).await?)
}

/// Moves what these shares have themselves to the day on which the last of their links ends. They are
/// locked before that is asked: a statement that waits for a lock doesn't see the links that who held it
/// added.
async fn move_shares(connection: &mut PgConnection, shares: &[[u8; 16]]) -> Result<(), Fault> {
    query("select 1 from share where id = any($1) order by id for update")
        .bind(shares)
        .execute(&mut *connection)
        .await?;
    query(
        "with old as (
             select id, wrap_day, (
                 select max(wrap_day) from link where share_id = share.id and state is null
             ) as latest
             from share where id = any($1)
         ), moved as (
             update wrap set day = old.latest from old
             where day = old.wrap_day and day <> old.latest and share_id = old.id
                 and kind in ('M', 'B')
         )
         update share set wrap_day = old.latest from old where share.id = old.id",
    )
    .bind(shares)
    .execute(connection)
    .await?;
    Ok(())
}
