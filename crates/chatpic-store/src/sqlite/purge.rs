//! Deleting what is due. Each step finds its rows by an index on what is due, so that live rows cost
//! nothing, and touches a bounded number of them.

use std::collections::BTreeSet;

use chatpic_core::{LinkId, ShareId, Timestamp};
use rusqlite::{Connection, params};

use super::channels::comments;
use super::ending::{ENDED, Ended};
use super::sealed::{self, Kind};
use super::writer::Verdict;
use super::{answer, ending, row, uploads};
use crate::StoreError;
use crate::channels::WAITS;
use crate::records::{Lookup, Purged};

/// Rows of each kind that one step deletes at most. Who wants to view waits behind a step: at most
/// 36 ms when measured in a file of 150,000 shares.
const STEP: u32 = 100;

/// Uploads that one step ends: each may have a thousand pieces.
const UPLOADS: u32 = 5;

/// Comments with which a share is the last of a step.
const COMMENTS: u64 = 500;

pub(super) fn purge(
    connection: &Connection,
    now: Timestamp,
    forget_before: Timestamp,
    forget_removed_before: Timestamp,
) -> Result<Verdict<Purged>, StoreError> {
    let passes = passes(connection, now)?;
    if passes >= STEP.into() {
        // All passes of a share that is due are due as well, and end in steps before it does in one.
        return Ok(Verdict::Keep(Purged { passes, ..Purged::default() }));
    }
    let Ended { links, mut shares } = links(connection, now)?;
    shares += closings(connection, now)?;
    shares += closed_channels(connection, now)?;
    shares += waited_long(connection, now)?;
    let expired = uploads::expire(connection, now, UPLOADS)?;
    let mut left = STEP - answer::forget_ended(connection, now, STEP)?;
    left -= uploads::forget(connection, forget_before, left)?;
    for (kind, before) in [(NOT_REMOVED, forget_before), (REMOVED, forget_removed_before)] {
        forget_shares(connection, kind, before, &mut left)?;
    }
    for (kind, before) in [(NOT_REMOVED, forget_before), (REMOVED, forget_removed_before)] {
        forget_links(connection, kind, before, &mut left)?;
    }
    Ok(Verdict::Keep(Purged {
        links,
        shares,
        passes,
        uploads: expired,
        forgotten: (STEP - left).into(),
    }))
}

/// Passes whose time ended lose their wrap and the second in which it did. With the last of a link that
/// ended goes what was said under it.
fn passes(connection: &Connection, now: Timestamp) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "update pass set {ENDED}
             where lookup in (
                 select lookup from pass where live = 1 and ends_at <= ?1 order by ends_at limit ?2
             )
             returning share_id, link_id",
    ))?;
    let ended = statement
        .query_map(params![now.unix(), STEP], |row| Ok((row::share(row, 0)?, row::link(row, 1)?)))?
        .collect::<Result<Vec<_>, _>>()?;
    for (share, link) in ended.iter().collect::<BTreeSet<_>>() {
        comments::end_thread(connection, *share, *link)?;
    }
    Ok(count(&ended))
}

/// Links whose time ended become tombstones: how many, and how many shares were doomed with them.
fn links(connection: &Connection, now: Timestamp) -> Result<Ended, StoreError> {
    let mut statement = connection.prepare_cached(
        "select distinct share_id from (
             select share_id from link where state is null and expires_at <= ?1
             order by expires_at limit ?2
         )",
    )?;
    let due = bounded(connection, collect(&mut statement, now)?)?;
    ending::links_expired(connection, &due, now)
}

/// Shares whose last viewing ended.
fn closings(connection: &Connection, now: Timestamp) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(
        "select share_id from closing where due_at <= ?1 order by due_at limit ?2",
    )?;
    let due = bounded(connection, collect(&mut statement, now)?)?;
    ending::doom(connection, &due)?;
    Ok(count(&due))
}

/// Posts of channels that were closed leave, as expired.
fn closed_channels(connection: &Connection, now: Timestamp) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(
        "select share_id from channel join post on post.channel_id = channel.id
         where closed_at <= ?1 limit ?2",
    )?;
    let posts = bounded(connection, collect(&mut statement, now)?)?;
    ending::leave(connection, &posts, now)?;
    Ok(count(&posts))
}

/// Posts that nobody looked at in time leave too.
fn waited_long(connection: &Connection, now: Timestamp) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(
        "select share_id from post where number is null and posted_at <= ?1
         order by posted_at limit ?2",
    )?;
    let posts = bounded(connection, collect(&mut statement, now.plus(-WAITS))?)?;
    ending::leave(connection, &posts, now)?;
    Ok(count(&posts))
}

/// Which tombstones, in the words of their indexes.
const NOT_REMOVED: &str = "state is not null and state <> 'removed'";
const REMOVED: &str = "state = 'removed'";

fn forget_shares(
    connection: &Connection,
    kind: &str,
    before: Timestamp,
    left: &mut u32,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "select id from share where {kind} and gone_at < ?1 order by gone_at limit ?2",
    ))?;
    for share in collect(&mut statement, before)? {
        forget_passes(connection, share, None, left)?;
        if *left == 0 {
            return Ok(());
        }
        // Nothing to doom unless a viewing was to be remembered for a shorter time than it lasts.
        ending::doom(connection, &[share])?;
        sealed::erase_all(connection, share)?;
        for delete in ["delete from link where share_id = ?1", "delete from share where id = ?1"] {
            connection.prepare_cached(delete)?.execute([share.as_bytes()])?;
        }
        *left -= 1;
    }
    Ok(())
}

/// Tombstones of links in shares that outlive them.
fn forget_links(
    connection: &Connection,
    kind: &str,
    before: Timestamp,
    left: &mut u32,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "select id, share_id, lookup from link
         where {kind} and gone_at < ?1 order by gone_at limit ?2",
    ))?;
    let due = statement
        .query_map(params![before.unix(), *left], |row| {
            Ok((row::link(row, 0)?, row::share(row, 1)?, row::lookup(row, 2)?))
        })?
        .collect::<Result<Vec<(LinkId, ShareId, Lookup)>, _>>()?;
    for (link, share, lookup) in due {
        if *left == 0 {
            return Ok(());
        }
        forget_passes(connection, share, Some(link), left)?;
        if *left == 0 {
            return Ok(());
        }
        comments::end_thread(connection, share, link)?;
        for label in [Kind::Label, Kind::MarkLabel] {
            sealed::erase(connection, share, label, lookup)?;
        }
        connection.prepare_cached("delete from link where id = ?1")?.execute([link.as_bytes()])?;
        *left -= 1;
    }
    Ok(())
}

/// Deletes passes of a share, or of one of its links, at most as many as are `left` of this step.
fn forget_passes(
    connection: &Connection,
    share: ShareId,
    link: Option<LinkId>,
    left: &mut u32,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "delete from pass where lookup in (
             select lookup from pass where share_id = ?1 and (?2 is null or link_id = ?2) limit ?3
         )",
    )?;
    let forgotten =
        statement.execute(params![share.as_bytes(), link.map(|link| *link.as_bytes()), *left])?;
    *left -= u32::try_from(forgotten).expect("at most what was left");
    Ok(())
}

/// The shares that a statement finds due at `time`, at most a step.
fn collect(
    statement: &mut rusqlite::CachedStatement<'_>,
    time: Timestamp,
) -> Result<Vec<ShareId>, StoreError> {
    let shares = statement.query_map(params![time.unix(), STEP], |row| row::share(row, 0))?;
    Ok(shares.collect::<Result<_, _>>()?)
}

/// The first of them, as far as a step can take what was said under them.
fn bounded(connection: &Connection, shares: Vec<ShareId>) -> Result<Vec<ShareId>, StoreError> {
    let mut statement =
        connection.prepare_cached("select count(*) from comment where share_id = ?1")?;
    let (mut bounded, mut comments) = (Vec::new(), 0);
    for share in shares {
        bounded.push(share);
        comments += statement.query_row([share.as_bytes()], |row| row::count(row, 0))?;
        if comments >= COMMENTS {
            break;
        }
    }
    Ok(bounded)
}

fn count<T>(rows: &[T]) -> u64 {
    u64::try_from(rows.len()).expect("64 bits")
}
