//! Channels themselves: made, found, changed, closed, moved.

use chatpic_core::{ChannelId, Keeps, Lifetime, Rules, Slug, Timestamp};
use rusqlite::types::Type;
use rusqlite::{Connection, Error, Params, Row, params};

use super::super::row::{self, LISTED};
use super::super::writer::Verdict;
use super::ring;
use crate::StoreError;
use crate::channels::{Channel, ChannelChange, WholeChannel};
use crate::records::{Change, Put};

pub(in super::super) fn add(
    connection: &Connection,
    channel: &Channel,
) -> Result<Verdict<bool>, StoreError> {
    let rules = &channel.rules;
    let added = connection
        .prepare_cached(
            "insert into channel (id, slug, title, about, capacity, retention, adult, review_first,
                                  slow, created_at, closed_at, shown, version)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) on conflict do nothing",
        )?
        .execute(params![
            channel.id.as_bytes(),
            channel.slug.as_str(),
            rules.title,
            rules.about,
            rules.keeps.capacity(),
            rules.keeps.retention().map(Lifetime::seconds),
            rules.adult,
            rules.review_first,
            rules.slow,
            channel.created_at.unix(),
            channel.closed_at.map(Timestamp::unix),
            number(channel.shown)?,
            number(channel.version)?
        ])?;
    Ok(Verdict::Keep(added == 1))
}

pub(in super::super) fn by_slug(
    connection: &Connection,
    slug: &Slug,
) -> Result<Option<Channel>, StoreError> {
    Ok(channels(connection, "slug = ?1", [slug.as_str()])?.pop())
}

pub(in super::super) fn by_id(
    connection: &Connection,
    id: ChannelId,
) -> Result<Option<Channel>, StoreError> {
    Ok(channels(connection, "id = ?1", [id.as_bytes()])?.pop())
}

pub(in super::super) fn list(
    connection: &Connection,
    after: Option<&Slug>,
    limit: u32,
) -> Result<Vec<Channel>, StoreError> {
    // Every slug is greater than nothing.
    let after = after.map_or("", Slug::as_str);
    channels(connection, "slug > ?1 order by slug limit ?2", params![after, limit])
}

pub(in super::super) fn shown_in(
    connection: &Connection,
    channels: &[ChannelId],
) -> Result<Vec<(ChannelId, u64)>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "select id, shown from channel where closed_at is null and id in {LISTED}"
    ))?;
    let shown = statement
        .query_map([row::json(channels)], |row| Ok((row::channel(row, 0)?, row::count(row, 1)?)))?;
    Ok(shown.collect::<Result<_, _>>()?)
}

pub(in super::super) fn change(
    connection: &Connection,
    id: ChannelId,
    version: u64,
    rules: &Rules,
    now: Timestamp,
) -> Result<Verdict<ChannelChange>, StoreError> {
    let changed = connection
        .prepare_cached(
            "update channel set title = ?3, about = ?4, capacity = ?5, retention = ?6, adult = ?7,
                 review_first = ?8, slow = ?9, version = version + 1
             where id = ?1 and version = ?2 and closed_at is null",
        )?
        .execute(params![
            id.as_bytes(),
            number(version)?,
            rules.title,
            rules.about,
            rules.keeps.capacity(),
            rules.keeps.retention().map(Lifetime::seconds),
            rules.adult,
            rules.review_first,
            rules.slow
        ])?;
    if changed == 0 {
        return Ok(Verdict::Keep(match by_id(connection, id)? {
            None => ChannelChange::Unknown,
            Some(channel) if channel.closed_at.is_some() => ChannelChange::Closed,
            Some(_) => ChannelChange::Conflict,
        }));
    }
    if let Some(stays) = rules.keeps.retention() {
        shorten(connection, id, stays)?;
    }
    if ring::change_capacity(connection, id, rules.keeps.capacity(), now)? {
        Ok(Verdict::Keep(ChannelChange::Done))
    } else {
        Ok(Verdict::Undo(ChannelChange::Pinned))
    }
}

pub(in super::super) fn close(
    connection: &Connection,
    id: ChannelId,
    now: Timestamp,
) -> Result<Verdict<Change>, StoreError> {
    let closed = connection
        .prepare_cached("update channel set closed_at = coalesce(closed_at, ?2) where id = ?1")?
        .execute(params![id.as_bytes(), now.unix()])?;
    Ok(Verdict::Keep(if closed == 1 { Change::Done } else { Change::Unknown }))
}

pub(in super::super) fn put(
    connection: &Connection,
    WholeChannel(channel): &WholeChannel,
) -> Result<Verdict<Put>, StoreError> {
    let Verdict::Keep(false) = add(connection, channel)? else {
        return Ok(Verdict::Keep(Put::Written));
    };
    let same = by_id(connection, channel.id)?.as_ref() == Some(channel);
    Ok(Verdict::Undo(if same { Put::Same } else { Put::Other }))
}

/// The posts of a channel expire when they have stayed so long, in a statement for all of them.
fn shorten(connection: &Connection, id: ChannelId, stays: Lifetime) -> Result<(), StoreError> {
    for (table, ends_at, condition) in [
        ("link", "expires_at", "state is null"),
        ("answer", "until", "true"),
        ("pass", "ends_at", "live = 1"),
    ] {
        connection
            .prepare_cached(&format!(
                "update {table} set {ends_at} = posted_at + ?2 from post
                 where post.share_id = {table}.share_id and channel_id = ?1 and {condition}
                     and {ends_at} > posted_at + ?2",
            ))?
            .execute(params![id.as_bytes(), stays.seconds()])?;
    }
    Ok(())
}

fn channels(
    connection: &Connection,
    which: &str,
    params: impl Params,
) -> Result<Vec<Channel>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "select id, slug, title, about, capacity, retention, adult, review_first, slow,
                created_at, closed_at, shown, version
         from channel where {which}",
    ))?;
    let channels = statement.query_map(params, |row| {
        Ok(Channel {
            id: row::channel(row, 0)?,
            slug: row::slug(row, 1)?,
            rules: rules(row, 2)?,
            created_at: row::time(row, 9)?,
            closed_at: row::time_if_any(row, 10)?,
            shown: row::count(row, 11)?,
            version: row::count(row, 12)?,
        })
    })?;
    Ok(channels.collect::<Result<_, _>>()?)
}

/// Reads the columns `title, about, capacity, retention, adult, review_first, slow`, the first of which is
/// `column`.
fn rules(row: &Row<'_>, column: usize) -> Result<Rules, Error> {
    let retention: Option<u32> = row.get(column + 3)?;
    let keeps = Keeps::new(row.get(column + 2)?, retention.map(Lifetime::from_seconds));
    Ok(Rules {
        title: row.get(column)?,
        about: row.get(column + 1)?,
        keeps: keeps.map_err(|error| {
            Error::FromSqlConversionFailure(column + 2, Type::Integer, error.reason.into())
        })?,
        adult: row.get(column + 4)?,
        review_first: row.get(column + 5)?,
        slow: row.get(column + 6)?,
    })
}

fn number(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Records("a number beyond all counts".to_owned()))
}
