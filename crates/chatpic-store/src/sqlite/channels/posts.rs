//! Posts: published, shown, pinned, listed.

use chatpic_core::{ChannelId, ShareId, Timestamp};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use super::super::sealed::{self, ITSELF, Kind};
use super::super::writer::Verdict;
use super::super::{publish, row};
use super::ring::{self, Locked, Place};
use crate::StoreError;
use crate::channels::ring::Poster;
use crate::channels::{NewPost, PostRow, Posted, WAITING, WAITS, Which, WholePost};
use crate::records::{NewShare, Publish, Sealed};

pub(in super::super) fn publish(
    connection: &Connection,
    mut share: NewShare,
    post: &NewPost,
    now: Timestamp,
) -> Result<Verdict<Posted>, StoreError> {
    let id = post.channel.as_bytes();
    let Some(channel) = ring::lock(connection, "id = ?1", id, u32::from(!post.waits))? else {
        let known =
            connection.prepare_cached("select 1 from channel where id = ?1")?.exists([id])?;
        return Ok(Verdict::Keep(if known { Posted::Closed } else { Posted::Unknown }));
    };
    let (number, place) = if post.waits {
        (
            None,
            if waiting(connection, post.channel)? < WAITING {
                Place::In(None)
            } else {
                Place::Busy
            },
        )
    } else {
        let poster = Poster::of(share.pass_tag, share.prefix_tag, share.created_at);
        (Some(channel.shown), ring::make_room(connection, &channel, poster.as_ref(), now)?)
    };
    let Place::In(slot) = place else { return Ok(Verdict::Undo(Posted::Busy)) };
    if let Some(stays) = channel.retention {
        let expires_at = &mut share.link.terms.expires_at;
        *expires_at = stays.after(now).min(*expires_at);
    }
    match publish::insert(connection, &share)? {
        Publish::Published => {}
        Publish::ClaimLost => return Ok(Verdict::Undo(Posted::ClaimLost)),
        Publish::UploadOver => return Ok(Verdict::Undo(Posted::UploadOver)),
    }
    let (channel, name, card) = (post.channel, post.name.clone(), post.card.clone());
    // Those that wait do so since they were made.
    let posted_at = if post.waits { share.created_at } else { now };
    let whole = WholePost { channel, name, number, slot, posted_at, pinned: false, card };
    insert(connection, share.id, &whole)?;
    Ok(Verdict::Keep(number.map_or(Posted::Waits, Posted::Shown)))
}

pub(in super::super) fn show(
    connection: &Connection,
    share: ShareId,
    now: Timestamp,
) -> Result<Verdict<Posted>, StoreError> {
    let its_channel = "id = (select channel_id from post where share_id = ?1 and number is null)";
    let Some(channel) = ring::lock(connection, its_channel, share.as_bytes(), 1)? else {
        let waits = connection
            .prepare_cached("select 1 from post where share_id = ?1 and number is null")?
            .exists([share.as_bytes()])?;
        return Ok(Verdict::Keep(if waits { Posted::Closed } else { Posted::Unknown }));
    };
    if !still_waits(connection, share, now)? {
        return Ok(Verdict::Undo(Posted::Unknown));
    }
    let poster = ring::poster(connection, share)?;
    let Place::In(slot) = ring::make_room(connection, &channel, poster.as_ref(), now)? else {
        return Ok(Verdict::Undo(Posted::Busy));
    };
    let Locked { shown, .. } = channel;
    connection
        .prepare_cached(
            "update post set number = ?2, slot = ?3, posted_at = ?4 where share_id = ?1",
        )?
        .execute(params![share.as_bytes(), stored(shown)?, slot, now.unix()])?;
    Ok(Verdict::Keep(Posted::Shown(shown)))
}

pub(in super::super) fn pin(
    connection: &Connection,
    share: ShareId,
    pinned: bool,
) -> Result<Verdict<bool>, StoreError> {
    let done = connection
        .prepare_cached(
            "update post set pinned = ?2
             where share_id = ?1 and number is not null and (?2 <= pinned or (
                 select capacity is null or capacity - 1 > (
                     select count(*) from post as beside
                     where beside.channel_id = channel.id and beside.pinned = 1
                 ) from channel where id = post.channel_id
             ))",
        )?
        .execute(params![share.as_bytes(), pinned])?;
    Ok(Verdict::Keep(done == 1))
}

pub(in super::super) fn list(
    connection: &Connection,
    channel: ChannelId,
    which: Which,
    limit: u32,
    now: Timestamp,
) -> Result<Vec<PostRow>, StoreError> {
    let (channel, now) = (channel.as_bytes(), now.unix());
    match which {
        Which::Shown { before } => {
            let which =
                "channel_id = ?2 and expires_at > ?3 and link.hiding is null and number < ?4";
            let before = before.map_or(Ok(i64::MAX), stored)?;
            rows(connection, which, "number desc", params![limit, channel, now, before])
        }
        Which::Pinned => {
            let which =
                "channel_id = ?2 and expires_at > ?3 and link.hiding is null and pinned = 1";
            rows(connection, which, "number desc", params![limit, channel, now])
        }
        Which::Waiting { after } => {
            // A post waits since its share was made, which is known also when it waits no longer.
            let which = "channel_id = ?2 and expires_at > ?3 and number is null and posted_at > ?5
                         and (
                             ?4 is null or (posted_at, post.share_id) > (
                                 (select created_at from share where id = ?4), ?4
                             )
                         )";
            let after = after.map(|share| *share.as_bytes());
            let params = params![limit, channel, now, after, now - WAITS];
            rows(connection, which, "posted_at, share", params)
        }
    }
}

pub(in super::super) fn waiting_in(
    connection: &Connection,
    limit: u32,
    now: Timestamp,
) -> Result<Vec<(ChannelId, u32)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "select channel_id, count(*)
         from post join link on link.share_id = post.share_id and link.place = 1
             join channel on channel.id = post.channel_id
         where number is null and posted_at > ?3 and expires_at > ?2 and link.hiding is null
             and closed_at is null
         group by channel_id order by min(posted_at), channel_id limit ?1",
    )?;
    let params = params![limit, now.unix(), now.plus(-WAITS).unix()];
    let waiting = statement.query_map(params, |row| Ok((row::channel(row, 0)?, row.get(1)?)))?;
    Ok(waiting.collect::<Result<_, _>>()?)
}

pub(in super::super) fn post(
    connection: &Connection,
    share: ShareId,
) -> Result<Option<PostRow>, StoreError> {
    let which = "post.share_id = ?2";
    Ok(rows(connection, which, "share", params![1, share.as_bytes()])?.pop())
}

pub(in super::super) fn every(
    connection: &Connection,
    after: Option<ShareId>,
    limit: u32,
) -> Result<Vec<PostRow>, StoreError> {
    // No key is shorter than nothing, so that every key follows it.
    let after = after.map_or(Vec::new(), |share| share.as_bytes().to_vec());
    rows(connection, "post.share_id > ?2", "share", params![limit, after])
}

/// Where a share stands, if it is a post.
pub(in super::super) fn whole(
    connection: &Connection,
    share: ShareId,
) -> Result<Option<WholePost>, StoreError> {
    let found = connection
        .prepare_cached(
            "select channel_id, name, number, slot, posted_at, pinned from post where share_id = ?1",
        )?
        .query_row([share.as_bytes()], |row| {
            Ok(WholePost {
                channel: row::channel(row, 0)?,
                name: row::post_name(row, 1)?,
                number: row::count_if_any(row, 2)?,
                slot: row.get(3)?,
                posted_at: row::time(row, 4)?,
                pinned: row.get(5)?,
                card: Sealed(Vec::new()),
            })
        })
        .optional()?;
    let Some(post) = found else { return Ok(None) };
    let card = sealed::require(connection, share, Kind::Card, ITSELF)?;
    Ok(Some(WholePost { card, ..post }))
}

pub(in super::super) fn insert(
    connection: &Connection,
    share: ShareId,
    post: &WholePost,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "insert into post (share_id, channel_id, name, number, slot, posted_at, pinned)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            share.as_bytes(),
            post.channel.as_bytes(),
            post.name.as_str(),
            post.number.map(stored).transpose()?,
            post.slot,
            post.posted_at.unix(),
            post.pinned
        ])?;
    sealed::put(connection, share, Kind::Card, ITSELF, &post.card)
}

/// A post that ended is none any more, and its place is free.
pub(in super::super) fn forget(connection: &Connection, share: ShareId) -> Result<(), StoreError> {
    let posts = connection
        .prepare_cached("delete from post where share_id = ?1")?
        .execute([share.as_bytes()])?;
    if posts == 0 {
        return Ok(());
    }
    sealed::erase(connection, share, Kind::Card, ITSELF)
}

fn still_waits(
    connection: &Connection,
    share: ShareId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let waits = "select 1 from post join link on link.share_id = post.share_id and link.place = 1
                 where post.share_id = ?1 and expires_at > ?2 and posted_at > ?3";
    let params = params![share.as_bytes(), now.unix(), now.plus(-WAITS).unix()];
    Ok(connection.prepare_cached(waits)?.exists(params)?)
}

fn waiting(connection: &Connection, channel: ChannelId) -> Result<u32, StoreError> {
    let waiting = "select count(*) from post where channel_id = ?1 and number is null";
    Ok(connection.prepare_cached(waiting)?.query_row([channel.as_bytes()], |row| row.get(0))?)
}

/// Up to `?1` posts with their cards, in one statement. A post ends with its link, so that no link of one
/// is gone otherwise than by its time.
fn rows(
    connection: &Connection,
    which: &str,
    order: &str,
    params: impl Params,
) -> Result<Vec<PostRow>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "select share, channel_id, name, number, posted_at, expires_at, pinned, comments_made,
                hiding, bytes
         from (
             select post.share_id as share, channel_id, name, number, posted_at, expires_at, pinned,
                    comments_made, link.hiding as hiding
             from post join link on link.share_id = post.share_id and link.place = 1
             where {which} order by {order} limit ?1
         ) left join sealed on sealed.share_id = share and sealed.kind = 'B'
         order by {order}, piece",
    ))?;
    let mut found = statement.query(params)?;
    let mut posts: Vec<PostRow> = Vec::new();
    while let Some(row) = found.next()? {
        let share = row::share(row, 0)?;
        if posts.last().is_none_or(|last| last.share != share) {
            posts.push(without_card(row, share)?);
        }
        let piece: Option<_> = row.get(9)?;
        let piece = piece.ok_or(StoreError::Damaged("a post without a card"))?;
        let post = posts.last_mut().expect("there is one now");
        sealed::append(&mut post.card, piece)?;
    }
    Ok(posts)
}

fn without_card(row: &Row<'_>, share: ShareId) -> Result<PostRow, rusqlite::Error> {
    Ok(PostRow {
        share,
        channel: row::channel(row, 1)?,
        name: row::post_name(row, 2)?,
        number: row::count_if_any(row, 3)?,
        posted_at: row::time(row, 4)?,
        expires_at: row::time(row, 5)?,
        pinned: row.get(6)?,
        comments: row.get(7)?,
        card: Sealed(Vec::new()),
        hiding: row::hiding(row, 8)?,
    })
}

fn stored(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Records("a number beyond all counts".to_owned()))
}
