//! Places in a channel: taken by the transaction that has just locked its row.

use std::num::NonZeroU32;

use chatpic_core::{ChannelId, Lifetime, ShareId, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use super::super::{ending, row};
use crate::StoreError;
use crate::channels::ring::{self, Placed, Poster, Seat};
use crate::records::Hiding;

/// A channel that was locked.
pub(super) struct Locked {
    pub(super) id: ChannelId,
    /// Posts ever shown in it, the new one included.
    pub(super) shown: u64,
    pub(super) capacity: Option<NonZeroU32>,
    pub(super) retention: Option<Lifetime>,
}

/// The first statement of whatever lets posts in: locks the open channel that the condition on `?1`
/// names, and counts so many posts in.
pub(super) fn lock(
    connection: &Connection,
    which: &str,
    named: &[u8; 16],
    posts: u32,
) -> Result<Option<Locked>, StoreError> {
    let locked = connection
        .prepare_cached(&format!(
            "update channel set shown = shown + ?2 where {which} and closed_at is null
             returning id, shown, capacity, retention",
        ))?
        .query_row(params![named, posts], |row| {
            Ok(Locked {
                id: row::channel(row, 0)?,
                shown: row::count(row, 1)?,
                capacity: row.get(2)?,
                retention: row.get::<_, Option<u32>>(3)?.map(Lifetime::from_seconds),
            })
        })
        .optional()?;
    Ok(locked)
}

/// Where a new post stands.
pub(super) enum Place {
    /// In this slot; in none, where the channel has no capacity.
    In(Option<u32>),
    Busy,
}

/// Makes room for a post of `newcomer`: whoever has to leave for it has left.
pub(super) fn make_room(
    connection: &Connection,
    channel: &Locked,
    newcomer: Option<&Poster>,
    now: Timestamp,
) -> Result<Place, StoreError> {
    let Some(capacity) = channel.capacity else { return Ok(Place::In(None)) };
    // Behind the last one taken, without a look at all others.
    let last: Option<u32> = connection
        .prepare_cached("select max(slot) from post where channel_id = ?1")?
        .query_row([channel.id.as_bytes()], |row| row.get(0))?;
    let next = last.map_or(0, |slot| slot + 1);
    if next < capacity.get() {
        return Ok(Place::In(Some(next)));
    }
    let placed = placed(connection, channel.id)?;
    match ring::seat(&placed, newcomer, capacity, now) {
        Seat::Free(slot) => Ok(Place::In(Some(slot))),
        Seat::Instead(at) => {
            ending::leave(connection, &[placed[at].share], now)?;
            Ok(Place::In(placed[at].slot))
        }
        Seat::Busy => Ok(Place::Busy),
    }
}

/// Takes the posts of a channel to another capacity; `false` where the pinned ones would fill it. What has
/// expired leaves before anything that lives.
pub(super) fn change_capacity(
    connection: &Connection,
    channel: ChannelId,
    capacity: Option<NonZeroU32>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let (ended, live): (Vec<_>, Vec<_>) =
        placed(connection, channel)?.into_iter().partition(|post| post.expires_at <= now);
    let Some(moved) = ring::moved(&live, capacity) else { return Ok(false) };
    let leave: Vec<_> = ended.iter().map(|post| post.share).chain(moved.leave).collect();
    ending::leave(connection, &leave, now)?;
    let seats = moved.seats.iter().map(|(share, slot)| {
        let slot = slot.map_or("null".to_owned(), |slot| slot.to_string());
        format!(r#"["{share}",{slot}]"#)
    });
    let seats: Vec<String> = seats.collect();
    connection
        .prepare_cached(
            "update post set slot = value ->> 1 from json_each(?1)
             where share_id = unhex(value ->> 0)",
        )?
        .execute([format!("[{}]", seats.join(","))])?;
    Ok(true)
}

/// Whose a share is.
pub(super) fn poster(
    connection: &Connection,
    share: ShareId,
) -> Result<Option<Poster>, StoreError> {
    let poster = connection
        .prepare_cached("select pass_tag, prefix_tag, created_at from share where id = ?1")?
        .query_row([share.as_bytes()], |row| {
            Ok(Poster::of(row::lookup_if_any(row, 0)?, row.get(1)?, row::time(row, 2)?))
        })?;
    Ok(poster)
}

/// All that are shown, in the order in which they were.
fn placed(connection: &Connection, channel: ChannelId) -> Result<Vec<Placed>, StoreError> {
    let mut statement = connection.prepare_cached(
        "select post.share_id, slot, posted_at, pinned, expires_at, pass_tag, prefix_tag, created_at,
                link.hiding
         from post join share on share.id = post.share_id
             join link on link.share_id = post.share_id and link.place = 1
         where channel_id = ?1 and number is not null order by number",
    )?;
    let placed = statement.query_map([channel.as_bytes()], |row| {
        Ok(Placed {
            share: row::share(row, 0)?,
            slot: row.get(1)?,
            since: row::time(row, 2)?,
            pinned: row.get(3)?,
            expires_at: row::time(row, 4)?,
            poster: Poster::of(row::lookup_if_any(row, 5)?, row.get(6)?, row::time(row, 7)?),
            removed: row::hiding(row, 8)? == Some(Hiding::Removed),
        })
    })?;
    Ok(placed.collect::<Result<_, _>>()?)
}
