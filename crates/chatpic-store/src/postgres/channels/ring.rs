//! Places in a channel: taken by the transaction whose first statement locked the channel's row, and
//! looked for in a later one, which sees whatever was let in before.
//!
//! What ends a post locks no channel, but the post's link. So does whoever makes it leave: of the two the
//! first ends it, the second finds it ended, and its place is free either way. Nobody else takes a place
//! meanwhile, so that the database never has to refuse one.

use std::num::NonZeroU32;

use chatpic_core::{ChannelId, Lifetime, ShareId, Timestamp};
use sqlx::postgres::PgRow;
use sqlx::{Error, PgConnection, Row, query, query_scalar};

use super::super::fault::Fault;
use super::super::{ending, row};
use crate::channels::Posted;
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

/// The first statement of whatever lets posts in: locks a channel that is open, and counts so many posts
/// in; or tells why not.
pub(super) async fn lock(
    connection: &mut PgConnection,
    id: ChannelId,
    posts: u32,
) -> Result<Result<Locked, Posted>, Fault> {
    let locked = query(
        "update channel set shown = shown + $2 where id = $1 and closed_at is null
         returning shown, capacity, retention",
    )
    .bind(id.as_bytes())
    .bind(i64::from(posts))
    .try_map(|row| {
        Ok(Locked {
            id,
            shown: row::count(&row, "shown")?,
            capacity: capacity(&row)?,
            retention: retention(&row)?,
        })
    })
    .fetch_optional(&mut *connection)
    .await?;
    if let Some(locked) = locked {
        return Ok(Ok(locked));
    }
    let known: bool = query_scalar("select exists (select from channel where id = $1)")
        .bind(id.as_bytes())
        .fetch_one(connection)
        .await?;
    Ok(Err(if known { Posted::Closed } else { Posted::Unknown }))
}

/// Where a new post stands.
pub(super) enum Place {
    /// In this slot; in none, where the channel has no capacity.
    In(Option<u32>),
    Busy,
}

/// Makes room for a post of `newcomer`: whoever has to leave for it has left. Until the channel has been
/// full once, the next place is known without looking at the others.
pub(super) async fn make_room(
    connection: &mut PgConnection,
    channel: &Locked,
    newcomer: Option<&Poster>,
    now: Timestamp,
) -> Result<Place, Fault> {
    let Some(capacity) = channel.capacity else { return Ok(Place::In(None)) };
    let next: i32 =
        query_scalar("select coalesce(max(slot) + 1, 0) from post where channel_id = $1")
            .bind(channel.id.as_bytes())
            .fetch_one(&mut *connection)
            .await?;
    let next = row::unsigned(next)?;
    if next < capacity.get() {
        return Ok(Place::In(Some(next)));
    }
    let placed = placed(connection, channel.id).await?;
    let slot = match ring::seat(&placed, newcomer, capacity, now) {
        Seat::Free(slot) => Some(slot),
        Seat::Instead(at) => {
            ending::shares_left(connection, &[placed[at].share], now).await?;
            placed[at].slot
        }
        Seat::Busy => return Ok(Place::Busy),
    };
    Ok(Place::In(slot))
}

/// Takes the posts of a locked channel to another capacity; `false` where the pinned ones would fill it.
/// What has expired leaves before anything that lives.
pub(super) async fn change_capacity(
    connection: &mut PgConnection,
    channel: ChannelId,
    capacity: Option<NonZeroU32>,
    now: Timestamp,
) -> Result<bool, Fault> {
    let placed = placed(connection, channel).await?;
    let (ended, live): (Vec<_>, Vec<_>) =
        placed.into_iter().partition(|post| post.expires_at <= now);
    let Some(moved) = ring::moved(&live, capacity) else { return Ok(false) };
    let ended = ended.into_iter().map(|post| post.share);
    let leave: Vec<_> = ended.chain(moved.leave).collect();
    ending::shares_left(connection, &leave, now).await?;
    let (shares, slots): (Vec<ShareId>, Vec<Option<u32>>) = moved.seats.into_iter().unzip();
    let slots = slots.into_iter().map(|slot| slot.map(row::integer).transpose());
    query(
        "update post set slot = new.slot from unnest($1::bytea[], $2::integer[]) as new (share_id, slot)
         where post.share_id = new.share_id",
    )
    .bind(shares.iter().map(|share| *share.as_bytes()).collect::<Vec<_>>())
    .bind(slots.collect::<Result<Vec<_>, _>>()?)
    .execute(connection)
    .await?;
    Ok(true)
}

/// Whose the share of this row is.
pub(super) fn poster(row: &PgRow) -> Result<Option<Poster>, Error> {
    let pass_tag = row::lookup_if_any(row, "pass_tag")?;
    Ok(Poster::of(pass_tag, row::prefix_tag(row)?, row::time(row, "created_at")?))
}

pub(super) fn capacity(row: &PgRow) -> Result<Option<NonZeroU32>, Error> {
    Ok(row::number_if_any(row, "capacity")?.and_then(NonZeroU32::new))
}

pub(super) fn retention(row: &PgRow) -> Result<Option<Lifetime>, Error> {
    let seconds = row.try_get::<Option<i64>, _>("retention")?.map(row::unsigned).transpose()?;
    Ok(seconds.map(Lifetime::from_seconds))
}

/// All that are shown, in the order in which they were.
async fn placed(connection: &mut PgConnection, channel: ChannelId) -> Result<Vec<Placed>, Fault> {
    let placed = query(
        "select post.share_id, slot, posted_at, pinned, expires_at, pass_tag, prefix_tag, created_at,
                link.hiding
         from post join share on share.id = post.share_id
             join link on link.share_id = post.share_id and link.place = 1
         where channel_id = $1 and number is not null order by number",
    );
    let placed = placed.bind(channel.as_bytes()).try_map(|row| {
        Ok(Placed {
            share: row::share(&row, "share_id")?,
            slot: row::number_if_any(&row, "slot")?,
            poster: poster(&row)?,
            since: row::time(&row, "posted_at")?,
            expires_at: row::time(&row, "expires_at")?,
            pinned: row.try_get("pinned")?,
            removed: row::hiding(&row, "hiding")? == Some(Hiding::Removed),
        })
    });
    Ok(placed.fetch_all(connection).await?)
}
