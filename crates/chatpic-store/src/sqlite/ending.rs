//! What ends: links, with them shares, with these what they sealed. Every way to end goes through here.

use chatpic_core::{Gone, LinkId, ShareId, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use super::channels::{comments, posts};
use super::row::{LISTED, json};
use super::sealed::{self, ITSELF, Kind};
use super::{answer, row};
use crate::StoreError;
use crate::records::Lookup;

/// What ended with its time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ended {
    pub(super) links: u64,
    /// Shares whose content is doomed.
    pub(super) shares: u64,
}

/// Follows up on a link that the caller has just set to `gone`, which is told as of that time: its keys
/// go, and with the last live link of its share the share's.
pub(super) fn link_ended(
    connection: &Connection,
    share: ShareId,
    link: Lookup,
    (gone, gone_at): (Gone, Timestamp),
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = connection
        .prepare_cached("select id from link where lookup = ?1")?
        .query_row([link.0], |row| row::link(row, 0))?;
    erase_link(connection, share, id, link)?;
    let (expired, _) = expire(connection, share, now)?;
    if close(connection, share, expired + 1, gone, gone_at, now)? {
        doom(connection, &[share])?;
    }
    Ok(())
}

/// Ends the links of shares whose time has ended, and each share with the last of them.
///
/// What a statement costs in a savepoint grows with what was changed in it before. So their content is doomed by
/// one for all of them.
pub(super) fn links_expired(
    connection: &Connection,
    shares: &[ShareId],
    now: Timestamp,
) -> Result<Ended, StoreError> {
    let (mut links, mut doomed) = (0, Vec::new());
    for share in shares {
        let (expired, last) = expire(connection, *share, now)?;
        links += u64::from(expired);
        if close(connection, *share, expired, Gone::Expired, last, now)? {
            doomed.push(*share);
        }
    }
    doom(connection, &doomed)?;
    Ok(Ended { links, shares: doomed.len() as u64 })
}

/// Ends live shares that have to leave their channel, as expired, with whatever is looked at of them.
///
/// A channel may lose thousands at once: one statement for all of them, as in [`links_expired`].
pub(super) fn leave(
    connection: &Connection,
    shares: &[ShareId],
    now: Timestamp,
) -> Result<(), StoreError> {
    let listed = json(shares);
    let expired = "state = case when hiding = 'removed' then 'removed' else 'expired' end,
                   gone_at = ?2";
    for update in [
        format!("update link set {expired} where state is null and share_id in {LISTED}"),
        format!(
            "update share set {expired}, live_links = 0 where state is null and id in {LISTED}"
        ),
    ] {
        connection.prepare_cached(&update)?.execute(params![listed, now.unix()])?;
    }
    connection
        .prepare_cached(&format!("delete from answer where share_id in {LISTED}"))?
        .execute([&listed])?;
    doom(connection, shares)
}

/// Follows up on a share that the caller has just set to `gone`, withdrawn or removed, at `now`: its
/// links and passes end with it, and its content is doomed.
pub(super) fn share_ended(
    connection: &Connection,
    share: ShareId,
    gone: Gone,
    now: Timestamp,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "update link set state = ?2, gone_at = ?3
             where share_id = ?1 and (
                 state is null or state in ('expired', 'spent')
                 or (state = 'withdrawn' and ?2 = 'removed')
             )",
        )?
        .execute(params![share.as_bytes(), gone.as_str(), now.unix()])?;
    answer::forget(connection, share)?;
    doom(connection, &[share])
}

/// Ends the live passes of a link, and erases their wraps.
pub(super) fn end_passes(
    connection: &Connection,
    share: ShareId,
    link: LinkId,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(&format!(
            "update pass set {ENDED} where share_id = ?1 and live = 1 and link_id = ?2",
        ))?
        .execute(params![share.as_bytes(), link.as_bytes()])?;
    Ok(())
}

/// What becomes of a pass that ended: no wrap, and no second, but its row keeps its length.
pub(super) const ENDED: &str =
    "live = 0, ends_at = hour, slot = x'0000', wrap = zeroblob(length(wrap))";

/// Follows up on passes ended before their time: a share that waited for them waits no longer.
pub(super) fn passes_ended(
    connection: &Connection,
    share: ShareId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let closing = connection
        .prepare_cached("select 1 from closing where share_id = ?1")?
        .exists([share.as_bytes()])?;
    if closing && viewed_until(connection, share, now)?.is_none() {
        doom(connection, &[share])?;
    }
    Ok(())
}

/// Dooms the blobs of shares that nothing needs any more, ends their passes, and erases what they sealed and what
/// was said under them.
pub(super) fn doom(connection: &Connection, shares: &[ShareId]) -> Result<(), StoreError> {
    if shares.is_empty() {
        return Ok(());
    }
    let listed = json(shares);
    connection
        .prepare_cached(&format!(
            "update pass set {ENDED} where live = 1 and share_id in {LISTED}",
        ))?
        .execute([&listed])?;
    for change in [
        "insert into doomed select blob from media where share_id",
        "delete from media where share_id",
        "delete from closing where share_id",
        "delete from comment where share_id",
        "delete from post where share_id",
        // But the labels, which a tombstone keeps.
        "delete from sealed where kind <> 'N' and share_id",
    ] {
        connection.prepare_cached(&format!("{change} in {LISTED}"))?.execute([&listed])?;
    }
    Ok(())
}

/// Erases what a link had that has ended.
fn erase_link(
    connection: &Connection,
    share: ShareId,
    link: LinkId,
    lookup: Lookup,
) -> Result<(), StoreError> {
    sealed::erase(connection, share, Kind::Link, lookup)?;
    sealed::erase(connection, share, Kind::Token, lookup)?;
    comments::end_thread(connection, share, link)
}

/// Marks the share's links whose time has ended: how many, and when the last of them did.
fn expire(
    connection: &Connection,
    share: ShareId,
    now: Timestamp,
) -> Result<(u32, Timestamp), StoreError> {
    let mut statement = connection.prepare_cached(
        "update link set
             state = case when hiding = 'removed' then 'removed' else 'expired' end,
             gone_at = expires_at
         where share_id = ?1 and state is null and expires_at <= ?2
         returning id, lookup, expires_at",
    )?;
    let expired = statement
        .query_map(params![share.as_bytes(), now.unix()], |row| {
            Ok((row::link(row, 0)?, row::lookup(row, 1)?, row::time(row, 2)?))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    for (link, lookup, _) in &expired {
        erase_link(connection, share, *link, *lookup)?;
    }
    let last = expired.iter().map(|(_, _, at)| *at).max().unwrap_or(now);
    Ok((u32::try_from(expired.len()).expect("a share has few links"), last))
}

/// Takes `ended` links off the share's count. With the last of them the share is gone: its manage wrap, its answers
/// and its place in a channel go now, its content when the last viewing ends. Answers whether that is now, and the
/// caller is to doom it.
fn close(
    connection: &Connection,
    share: ShareId,
    ended: u32,
    gone: Gone,
    gone_at: Timestamp,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let closed: Option<bool> = connection
        .prepare_cached(
            "update share set
                 live_links = live_links - ?2,
                 state = case
                     when live_links > ?2 then null
                     when hiding = 'removed' then 'removed'
                     else ?3
                 end,
                 gone_at = case when live_links = ?2 then ?4 end
             where id = ?1 and state is null
             returning state is not null",
        )?
        .query_row(params![share.as_bytes(), ended, gone.as_str(), gone_at.unix()], |row| {
            row.get(0)
        })
        .optional()?;
    if closed != Some(true) {
        return Ok(false);
    }
    sealed::erase(connection, share, Kind::Manage, ITSELF)?;
    answer::forget(connection, share)?;
    posts::forget(connection, share)?;
    let viewed_until = viewed_until(connection, share, now)?;
    if let Some(due_at) = viewed_until {
        connection
            .prepare_cached("insert into closing values (?1, ?2)")?
            .execute(params![share.as_bytes(), due_at.unix()])?;
    }
    Ok(viewed_until.is_none())
}

/// When the last live pass of a share ends.
fn viewed_until(
    connection: &Connection,
    share: ShareId,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let latest: Option<i64> = connection
        .prepare_cached(
            "select max(ends_at) from pass where share_id = ?1 and live = 1 and ends_at > ?2",
        )?
        .query_row(params![share.as_bytes(), now.unix()], |row| row.get(0))?;
    Ok(latest.map(Timestamp::from_unix))
}
