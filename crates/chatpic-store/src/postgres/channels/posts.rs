//! Posts: published, shown, pinned, taken down, listed.

use chatpic_core::{ChannelId, ShareId, Timestamp};
use sqlx::postgres::PgRow;
use sqlx::{Error, PgConnection, Row, query, query_scalar};

use super::super::connections::Verdict;
use super::super::fault::Fault;
use super::super::wrap::{self, ITSELF, Kind};
use super::super::{days, publish, row};
use super::ring::{self, Place};
use crate::StoreError;
use crate::channels::ring::Poster;
use crate::channels::{NewPost, PostRow, Posted, WAITING, WAITS, Which, WholePost};
use crate::records::{NewShare, Publish, Sealed};

/// Where a share stands. It never changes, so it is looked at before a transaction begins.
pub(in super::super) async fn channel_of(
    connection: &mut PgConnection,
    share: ShareId,
) -> Result<Option<ChannelId>, Fault> {
    let channel = query("select channel_id from post where share_id = $1").bind(share.as_bytes());
    let channel = channel.try_map(|row| row::channel(&row, "channel_id"));
    Ok(channel.fetch_optional(connection).await?)
}

pub(in super::super) async fn publish(
    connection: &mut PgConnection,
    share: &NewShare,
    post: &NewPost,
    now: Timestamp,
) -> Result<Verdict<Posted>, Fault> {
    let channel = match ring::lock(connection, post.channel, u32::from(!post.waits)).await? {
        Ok(channel) => channel,
        Err(refused) => return Ok(Verdict::Undo(refused)),
    };
    let mut share = share.clone();
    let expires_at = &mut share.link.terms.expires_at;
    if let Some(end) =
        channel.retention.map(|stays| stays.after(now)).filter(|end| *end < *expires_at)
    {
        // The rules changed since the caller read them.
        *expires_at = end;
        for day in publish::days(&share) {
            days::make(connection, day).await?;
        }
    }
    match publish::begin(connection, &share).await? {
        Publish::Published => {}
        Publish::ClaimLost => return Ok(Verdict::Undo(Posted::ClaimLost)),
        Publish::UploadOver => return Ok(Verdict::Undo(Posted::UploadOver)),
    }
    let (number, place) = if post.waits {
        let room = waiting(connection, post.channel).await? < i64::from(WAITING);
        (None, if room { Place::In(None) } else { Place::Busy })
    } else {
        let poster = Poster::of(share.pass_tag, share.prefix_tag, share.created_at);
        let place = ring::make_room(connection, &channel, poster.as_ref(), now).await?;
        (Some(channel.shown), place)
    };
    let Place::In(slot) = place else { return Ok(Verdict::Undo(Posted::Busy)) };
    publish::insert(connection, &share, Some(&post.card)).await?;
    let post = WholePost {
        channel: post.channel,
        name: post.name.clone(),
        number,
        slot,
        // Those that wait do so since they were made.
        posted_at: if post.waits { share.created_at } else { now },
        pinned: false,
        card: post.card.clone(),
    };
    insert(connection, share.id, &post).await?;
    Ok(Verdict::Keep(number.map_or(Posted::Waits, Posted::Shown)))
}

/// The post's own row is written last: whoever ends it meanwhile may have to wait for that, and shall wait
/// for nothing else that this holds.
pub(in super::super) async fn show(
    connection: &mut PgConnection,
    channel: ChannelId,
    share: ShareId,
    now: Timestamp,
) -> Result<Verdict<Posted>, Fault> {
    let channel = match ring::lock(connection, channel, 1).await? {
        Ok(channel) => channel,
        Err(refused) => return Ok(Verdict::Undo(refused)),
    };
    let poster = query(
        "select pass_tag, prefix_tag, created_at
         from post join share on share.id = post.share_id
             join link on link.share_id = post.share_id and link.place = 1
         where post.share_id = $1 and number is null and expires_at > $2 and posted_at > $3",
    );
    let poster = poster.bind(share.as_bytes()).bind(now.unix()).bind(now.plus(-WAITS).unix());
    let poster = poster.try_map(|row| ring::poster(&row));
    let Some(poster) = poster.fetch_optional(&mut *connection).await? else {
        return Ok(Verdict::Undo(Posted::Unknown));
    };
    let place = ring::make_room(connection, &channel, poster.as_ref(), now).await?;
    let Place::In(slot) = place else { return Ok(Verdict::Undo(Posted::Busy)) };
    let shown = query(
        "update post set number = $2, slot = $3, posted_at = $4
         where share_id = $1 and number is null",
    )
    .bind(share.as_bytes())
    .bind(row::bigint(channel.shown)?)
    .bind(slot.map(row::integer).transpose()?)
    .bind(now.unix())
    .execute(connection)
    .await?;
    if shown.rows_affected() == 0 {
        return Ok(Verdict::Undo(Posted::Unknown));
    }
    Ok(Verdict::Keep(Posted::Shown(channel.shown)))
}

/// The channel is locked first: how many are pinned changes with it alone, or becomes less.
pub(in super::super) async fn pin(
    connection: &mut PgConnection,
    channel: ChannelId,
    share: ShareId,
    pinned: bool,
) -> Result<bool, Fault> {
    query("select 1 from channel where id = $1 for update")
        .bind(channel.as_bytes())
        .execute(&mut *connection)
        .await?;
    let done = query(
        "update post set pinned = $3
         where share_id = $2 and number is not null and (pinned or not $3 or (
             select capacity is null or capacity - 1 > (
                 select count(*) from post where channel_id = $1 and pinned
             ) from channel where id = $1
         ))",
    )
    .bind(channel.as_bytes())
    .bind(share.as_bytes())
    .bind(pinned)
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Posts with their cards, in one statement. A post ends with its link, so no link of one is gone
/// otherwise than by its time. `offset 0` has each post's share and link looked up by key: a planner that
/// counted wrong would read all of either table for a page of few.
macro_rules! posts {
    ($which:literal) => {
        concat!(
            "select post.share_id, channel_id, name, number, posted_at, expires_at, pinned,
                    comments_made, link.hiding, (
                        select bytes from wrap
                        where day = share.wrap_day and wrap.share_id = post.share_id
                            and kind = 'B' and holder = decode(repeat('00', 32), 'hex')
                    ) as card
             from post
                 cross join lateral (
                     select wrap_day from share where share.id = post.share_id offset 0
                 ) share
                 cross join lateral (
                     select expires_at, comments_made, hiding from link
                     where link.share_id = post.share_id and place = 1 offset 0
                 ) link
             where ",
            $which
        )
    };
}

pub(in super::super) async fn list(
    connection: &mut PgConnection,
    channel: ChannelId,
    which: Which,
    limit: u32,
    now: Timestamp,
) -> Result<Vec<PostRow>, Fault> {
    let posts = match which {
        Which::Shown { before } => query(posts!(
            "channel_id = $1 and expires_at > $2 and link.hiding is null and number < $4
             order by number desc limit $3"
        ))
        .bind(channel.as_bytes())
        .bind(now.unix())
        .bind(i64::from(limit))
        .bind(before.map_or(Ok(i64::MAX), row::bigint)?),
        Which::Pinned => query(posts!(
            "channel_id = $1 and expires_at > $2 and link.hiding is null and pinned
             order by number desc limit $3"
        ))
        .bind(channel.as_bytes())
        .bind(now.unix())
        .bind(i64::from(limit)),
        // A post waits since its share was made, which is known also when it waits no longer.
        Which::Waiting { after } => query(posts!(
            "channel_id = $1 and expires_at > $2 and number is null and posted_at > $5 and (
                 $4::bytea is null
                 or (posted_at, post.share_id) > ((select created_at from share where id = $4), $4)
             )
             order by posted_at, post.share_id limit $3"
        ))
        .bind(channel.as_bytes())
        .bind(now.unix())
        .bind(i64::from(limit))
        .bind(after.map(|share| *share.as_bytes()))
        .bind(now.plus(-WAITS).unix()),
    };
    Ok(posts.try_map(|row| post_row(&row)).fetch_all(connection).await?)
}

pub(in super::super) async fn waiting_in(
    connection: &mut PgConnection,
    limit: u32,
    now: Timestamp,
) -> Result<Vec<(ChannelId, u32)>, Fault> {
    let waiting = query(
        "select channel_id, count(*)::integer as posts
         from post join link on link.share_id = post.share_id and link.place = 1
             join channel on channel.id = post.channel_id
         where number is null and posted_at > $3 and expires_at > $2 and link.hiding is null
             and closed_at is null
         group by channel_id order by min(posted_at), channel_id limit $1",
    );
    let waiting = waiting.bind(i64::from(limit)).bind(now.unix()).bind(now.plus(-WAITS).unix());
    let waiting =
        waiting.try_map(|row| Ok((row::channel(&row, "channel_id")?, row::number(&row, "posts")?)));
    Ok(waiting.fetch_all(connection).await?)
}

pub(in super::super) async fn post(
    connection: &mut PgConnection,
    share: ShareId,
) -> Result<Option<PostRow>, Fault> {
    let post = query(posts!("post.share_id = $1")).bind(share.as_bytes());
    Ok(post.try_map(|row| post_row(&row)).fetch_optional(connection).await?)
}

pub(in super::super) async fn every(
    connection: &mut PgConnection,
    after: Option<ShareId>,
    limit: u32,
) -> Result<Vec<PostRow>, Fault> {
    // No key is shorter than nothing, so that every key follows it.
    let after = after.map_or(Vec::new(), |share| share.as_bytes().to_vec());
    let posts = query(posts!("post.share_id > $1 order by post.share_id limit $2"));
    let posts = posts.bind(after).bind(i64::from(limit)).try_map(|row| post_row(&row));
    Ok(posts.fetch_all(connection).await?)
}

/// Takes a share out of the channel in which it stands, if it is a post whose link has ended. No channel
/// is locked: its place is free once this transaction is committed.
pub(in super::super) async fn take_down(
    connection: &mut PgConnection,
    share: ShareId,
) -> Result<(), Fault> {
    let taken = query(
        "delete from post where share_id = $1 and not exists (
             select from link where share_id = $1 and place = 1 and state is null
         )",
    );
    let taken = taken.bind(share.as_bytes()).execute(&mut *connection).await?;
    if taken.rows_affected() == 0 {
        return Ok(());
    }
    let day: i32 = query_scalar("select wrap_day from share where id = $1")
        .bind(share.as_bytes())
        .fetch_one(&mut *connection)
        .await?;
    wrap::erase(connection, share, &[Kind::Card], &[(day, ITSELF)]).await
}

/// Writes where a share stands, which must be there. Its card lies with the wraps.
pub(in super::super) async fn insert(
    connection: &mut PgConnection,
    share: ShareId,
    post: &WholePost,
) -> Result<(), Fault> {
    let stands = query(
        "insert into post (share_id, channel_id, name, number, slot, posted_at, pinned)
         select $1, id, $3, $4, $5, $6, $7 from channel where id = $2",
    )
    .bind(share.as_bytes())
    .bind(post.channel.as_bytes())
    .bind(post.name.as_str())
    .bind(post.number.map(row::bigint).transpose()?)
    .bind(post.slot.map(row::integer).transpose()?)
    .bind(post.posted_at.unix())
    .bind(post.pinned)
    .execute(connection)
    .await?;
    match stands.rows_affected() {
        1 => Ok(()),
        _ => Err(StoreError::Records("a post without its channel".to_owned()).into()),
    }
}

/// Where a share stands, if it is a post.
pub(in super::super) async fn whole(
    connection: &mut PgConnection,
    share: ShareId,
) -> Result<Option<WholePost>, Fault> {
    let post = query(
        "select channel_id, name, number, slot, posted_at, pinned, (
             select bytes from wrap
             where day = share.wrap_day and wrap.share_id = share.id
                 and kind = 'B' and holder = decode(repeat('00', 32), 'hex')
         ) as card
         from post join share on share.id = post.share_id where post.share_id = $1",
    );
    let post = post.bind(share.as_bytes()).try_map(|row| {
        Ok(WholePost {
            channel: row::channel(&row, "channel_id")?,
            name: row::word(row.try_get("name")?)?,
            number: row::count_if_any(&row, "number")?,
            slot: row::number_if_any(&row, "slot")?,
            posted_at: row::time(&row, "posted_at")?,
            pinned: row.try_get("pinned")?,
            card: Sealed(row.try_get("card")?),
        })
    });
    Ok(post.fetch_optional(connection).await?)
}

async fn waiting(connection: &mut PgConnection, channel: ChannelId) -> Result<i64, Fault> {
    let waiting = "select count(*) from post where channel_id = $1 and number is null";
    Ok(query_scalar(waiting).bind(channel.as_bytes()).fetch_one(connection).await?)
}

fn post_row(row: &PgRow) -> Result<PostRow, Error> {
    Ok(PostRow {
        share: row::share(row, "share_id")?,
        channel: row::channel(row, "channel_id")?,
        name: row::word(row.try_get("name")?)?,
        number: row::count_if_any(row, "number")?,
        posted_at: row::time(row, "posted_at")?,
        expires_at: row::time(row, "expires_at")?,
        pinned: row.try_get("pinned")?,
        comments: row::number(row, "comments_made")?,
        card: Sealed(row.try_get("card")?),
        hiding: row::hiding(row, "hiding")?,
    })
}
