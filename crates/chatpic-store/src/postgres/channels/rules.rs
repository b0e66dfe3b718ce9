//! Channels themselves: made, found, changed, closed, moved.

use chatpic_core::{ChannelId, Keeps, Rules, Slug, Timestamp};
use sqlx::postgres::PgRow;
use sqlx::{Error, PgConnection, Row, query};

use super::super::connections::Verdict;
use super::super::fault::Fault;
use super::super::row;
use super::{ring, shortening};
use crate::channels::{Channel, ChannelChange, WholeChannel};
use crate::records::{Change, Put};

/// A select of channels. Its columns are named, for others may be added while this program runs.
macro_rules! channels {
    ($which:literal) => {
        concat!(
            "select id, slug, title, about, capacity, retention, adult, review_first, slow,
                    created_at, closed_at, shown, version
             from channel ",
            $which
        )
    };
}

pub(in super::super) async fn add(
    connection: &mut PgConnection,
    channel: &Channel,
) -> Result<bool, Fault> {
    let rules = &channel.rules;
    let added = query(
        "insert into channel (id, slug, title, about, capacity, retention, adult, review_first,
                              slow, created_at, closed_at, shown, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing",
    )
    .bind(channel.id.as_bytes())
    .bind(channel.slug.as_str())
    .bind(&rules.title)
    .bind(&rules.about)
    .bind(rules.keeps.capacity().map(|posts| row::integer(posts.get())).transpose()?)
    .bind(rules.keeps.retention().map(|stays| i64::from(stays.seconds())))
    .bind(rules.adult)
    .bind(rules.review_first)
    .bind(i64::from(rules.slow))
    .bind(channel.created_at.unix())
    .bind(channel.closed_at.map(Timestamp::unix))
    .bind(row::bigint(channel.shown)?)
    .bind(row::bigint(channel.version)?)
    .execute(connection)
    .await?;
    Ok(added.rows_affected() == 1)
}

pub(in super::super) async fn by_slug(
    connection: &mut PgConnection,
    slug: &Slug,
) -> Result<Option<Channel>, Fault> {
    let found = query(channels!("where slug = $1")).bind(slug.as_str());
    Ok(found.try_map(|row| channel(&row)).fetch_optional(connection).await?)
}

pub(in super::super) async fn by_id(
    connection: &mut PgConnection,
    id: ChannelId,
) -> Result<Option<Channel>, Fault> {
    let found = query(channels!("where id = $1")).bind(id.as_bytes());
    Ok(found.try_map(|row| channel(&row)).fetch_optional(connection).await?)
}

pub(in super::super) async fn list(
    connection: &mut PgConnection,
    after: Option<&Slug>,
    limit: u32,
) -> Result<Vec<Channel>, Fault> {
    // Every slug is greater than nothing.
    let after = after.map_or("", Slug::as_str);
    let channels = query(channels!("where slug > $1 order by slug limit $2"));
    let channels = channels.bind(after).bind(i64::from(limit)).try_map(|row| channel(&row));
    Ok(channels.fetch_all(connection).await?)
}

pub(in super::super) async fn shown_in(
    connection: &mut PgConnection,
    channels: &[ChannelId],
) -> Result<Vec<(ChannelId, u64)>, Fault> {
    let ids: Vec<[u8; 16]> = channels.iter().map(|channel| *channel.as_bytes()).collect();
    let shown =
        query("select id, shown from channel where id = any($1) and closed_at is null").bind(ids);
    let shown = shown.try_map(|row| Ok((row::channel(&row, "id")?, row::count(&row, "shown")?)));
    Ok(shown.fetch_all(connection).await?)
}

pub(in super::super) async fn change(
    connection: &mut PgConnection,
    id: ChannelId,
    version: u64,
    rules: &Rules,
    now: Timestamp,
) -> Result<Verdict<ChannelChange>, Fault> {
    let changed = query(
        "update channel set title = $3, about = $4, capacity = $5, retention = $6, adult = $7,
             review_first = $8, slow = $9, version = version + 1
         where id = $1 and version = $2 and closed_at is null",
    )
    .bind(id.as_bytes())
    .bind(row::bigint(version)?)
    .bind(&rules.title)
    .bind(&rules.about)
    .bind(rules.keeps.capacity().map(|posts| row::integer(posts.get())).transpose()?)
    .bind(rules.keeps.retention().map(|stays| i64::from(stays.seconds())))
    .bind(rules.adult)
    .bind(rules.review_first)
    .bind(i64::from(rules.slow))
    .execute(&mut *connection)
    .await?;
    if changed.rows_affected() == 0 {
        return Ok(Verdict::Keep(match by_id(connection, id).await? {
            None => ChannelChange::Unknown,
            Some(channel) if channel.closed_at.is_some() => ChannelChange::Closed,
            Some(_) => ChannelChange::Conflict,
        }));
    }
    if let Some(stays) = rules.keeps.retention() {
        shortening::shorten(connection, id, stays, now).await?;
    }
    if ring::change_capacity(connection, id, rules.keeps.capacity(), now).await? {
        Ok(Verdict::Keep(ChannelChange::Done))
    } else {
        Ok(Verdict::Undo(ChannelChange::Pinned))
    }
}

pub(in super::super) async fn close(
    connection: &mut PgConnection,
    id: ChannelId,
    now: Timestamp,
) -> Result<Change, Fault> {
    let closed = query("update channel set closed_at = coalesce(closed_at, $2) where id = $1")
        .bind(id.as_bytes())
        .bind(now.unix())
        .execute(connection)
        .await?;
    Ok(if closed.rows_affected() == 1 { Change::Done } else { Change::Unknown })
}

pub(in super::super) async fn put(
    connection: &mut PgConnection,
    WholeChannel(channel): &WholeChannel,
) -> Result<Put, Fault> {
    if add(connection, channel).await? {
        return Ok(Put::Written);
    }
    let same = by_id(connection, channel.id).await?.as_ref() == Some(channel);
    Ok(if same { Put::Same } else { Put::Other })
}

fn channel(row: &PgRow) -> Result<Channel, Error> {
    let keeps = Keeps::new(ring::capacity(row)?, ring::retention(row)?);
    Ok(Channel {
        id: row::channel(row, "id")?,
        slug: row::word(row.try_get("slug")?)?,
        rules: Rules {
            title: row.try_get("title")?,
            about: row.try_get("about")?,
            keeps: keeps.map_err(|error| Error::Decode(error.to_string().into()))?,
            adult: row.try_get("adult")?,
            review_first: row.try_get("review_first")?,
            slow: row.try_get::<i64, _>("slow").map(row::unsigned)??,
        },
        created_at: row::time(row, "created_at")?,
        closed_at: row::time_if_any(row, "closed_at")?,
        shown: row::count(row, "shown")?,
        version: row::count(row, "version")?,
    })
}
