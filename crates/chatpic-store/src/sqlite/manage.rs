//! What an owner changes.

use chatpic_core::{Gone, LinkId, ShareId, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use super::channels::comments;
use super::writer::Verdict;
use super::{answer, ending, row};
use crate::StoreError;
use crate::records::{self, Change, EndLink, Lookup, MOST_LINKS, told_as};

pub(super) fn set_expiry(
    connection: &Connection,
    manage: Lookup,
    expires_at: Timestamp,
    now: Timestamp,
) -> Result<Verdict<Change>, StoreError> {
    let mut statement = connection.prepare_cached(
        "update link set expires_at = ?2
         where share_id = (select id from share where manage_lookup = ?1)
             and state is null and expires_at > ?3 and hiding is not 'removed'
         returning share_id, id",
    )?;
    let changed = statement
        .query_map(params![manage.0, expires_at.unix(), now.unix()], |row| {
            Ok((row::share(row, 0)?, row::link(row, 1)?))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let Some(&(share, _)) = changed.first() else {
        return Ok(Verdict::Keep(why_not(connection, manage, now)?));
    };
    answer::shorten(connection, share, expires_at)?;
    for (_, link) in changed {
        connection
            .prepare_cached(
                "update pass set ends_at = ?3
                 where share_id = ?1 and live = 1 and link_id = ?2 and ends_at > ?3",
            )?
            .execute(params![share.as_bytes(), link.as_bytes(), expires_at.unix()])?;
    }
    Ok(Verdict::Keep(Change::Done))
}

/// What expired or was spent can be withdrawn too, as [`Gone::may_become`] says: it ends the viewings.
pub(super) fn revoke_link(
    connection: &Connection,
    manage: Lookup,
    link: LinkId,
    now: Timestamp,
) -> Result<Verdict<Change>, StoreError> {
    let live = "state is null";
    if let Some((share, lookup)) = withdraw_link(connection, manage, link, live, now)? {
        ending::end_passes(connection, share, link)?;
        ending::link_ended(connection, share, lookup, (Gone::Withdrawn, now), now)?;
        return Ok(Verdict::Keep(Change::Done));
    }
    let ended = "state in ('expired', 'spent')";
    if let Some((share, _)) = withdraw_link(connection, manage, link, ended, now)? {
        ending::end_passes(connection, share, link)?;
        comments::end_thread(connection, share, link)?;
        ending::passes_ended(connection, share, now)?;
        return Ok(Verdict::Keep(Change::Done));
    }
    let gone = connection
        .prepare_cached(
            "select link.state, link.hiding from link join share on share.id = link.share_id
             where link.id = ?1 and share.manage_lookup = ?2",
        )?
        .query_row(params![link.as_bytes(), manage.0], |row| {
            Ok((row::gone(row, 0)?, row::hiding(row, 1)?))
        })
        .optional()?;
    Ok(Verdict::Keep(match gone {
        Some((gone, hiding)) => records::not_revoked(gone, hiding),
        None => Change::Unknown,
    }))
}

/// Ends a link for one of its viewers. When is told as of a last view: the second would tell when
/// somebody looked.
pub(super) fn end_link(
    connection: &Connection,
    pass: Lookup,
    now: Timestamp,
) -> Result<Verdict<EndLink>, StoreError> {
    let gone_at = told_as(Gone::Spent, now);
    let end = |states: &str| {
        connection
            .prepare_cached(&format!(
                "update link set state = 'withdrawn', gone_at = ?3, ended_early = 1
                 where id = (
                     select link_id from pass where lookup = ?1 and live = 1 and ends_at > ?2
                 ) and end_early = 1 and hiding is null and {states}
                 returning share_id, id, lookup",
            ))?
            .query_row(params![pass.0, now.unix(), gone_at.unix()], |row| {
                Ok((row::share(row, 0)?, row::link(row, 1)?, row::lookup(row, 2)?))
            })
            .optional()
    };
    if let Some((share, link, lookup)) = end("state is null and expires_at > ?2")? {
        ending::end_passes(connection, share, link)?;
        ending::link_ended(connection, share, lookup, (Gone::Withdrawn, gone_at), now)?;
        return Ok(Verdict::Keep(EndLink::Ended));
    }
    if let Some((share, link, _)) = end("state = 'spent'")? {
        ending::end_passes(connection, share, link)?;
        comments::end_thread(connection, share, link)?;
        ending::passes_ended(connection, share, now)?;
        return Ok(Verdict::Keep(EndLink::Ended));
    }
    let found = connection
        .prepare_cached(
            "select link.state, link.hiding, link.ended_early, pass.ends_at
             from pass join link on link.id = pass.link_id where pass.lookup = ?1",
        )?
        .query_row([pass.0], |row| {
            Ok((row::gone(row, 0)?, row::hiding(row, 1)?, row.get(2)?, row::time(row, 3)?))
        })
        .optional()?;
    Ok(Verdict::Keep(found.map_or(EndLink::Unknown, |(gone, hiding, ended_early, ends_at)| {
        records::not_ended(records::pass_state(gone, ends_at, now), hiding, ended_early)
    })))
}

/// Runs for any share that wasn't removed, withdrawn ones too: what had been spent before may still
/// be looked at. The tombstone of one that was withdrawn stands no longer for it.
pub(super) fn withdraw(
    connection: &Connection,
    manage: Lookup,
    now: Timestamp,
) -> Result<Verdict<Change>, StoreError> {
    let share = connection
        .prepare_cached(
            "update share set
                 live_links = 0,
                 state = 'withdrawn',
                 gone_at = case when state = 'withdrawn' then gone_at else ?2 end
             where manage_lookup = ?1 and state is not 'removed' and hiding is not 'removed'
             returning id",
        )?
        .query_row(params![manage.0, now.unix()], |row| row::share(row, 0))
        .optional()?;
    let Some(share) = share else {
        return Ok(Verdict::Keep(why_not(connection, manage, now)?));
    };
    ending::share_ended(connection, share, Gone::Withdrawn, now)?;
    Ok(Verdict::Keep(Change::Done))
}

/// Why a share with this manage lookup can't be changed as its owner wants.
pub(super) fn why_not(
    connection: &Connection,
    manage: Lookup,
    now: Timestamp,
) -> Result<Change, StoreError> {
    let found = connection
        .prepare_cached(
            "select state, hiding, exists (
                 select 1 from link
                 where share_id = share.id and state is null and expires_at > ?2
             ) from share where manage_lookup = ?1",
        )?
        .query_row(params![manage.0, now.unix()], |row| {
            Ok((row::gone(row, 0)?, row::hiding(row, 1)?, row.get(2)?))
        })
        .optional()?;
    Ok(found.map_or(Change::Unknown, |(gone, hiding, live)| records::refusal(gone, hiding, live)))
}

/// Why no link was added to it.
pub(super) fn why_not_added(
    connection: &Connection,
    manage: Lookup,
    now: Timestamp,
) -> Result<Change, StoreError> {
    let full = connection
        .prepare_cached(
            "select 1 from share where manage_lookup = ?1 and hiding is null and links_made >= ?2",
        )?
        .exists(params![manage.0, MOST_LINKS])?;
    Ok(match why_not(connection, manage, now)? {
        Change::Hidden(_) if full => Change::Full,
        other => other,
    })
}

/// Withdraws the link if the condition holds of it.
fn withdraw_link(
    connection: &Connection,
    manage: Lookup,
    link: LinkId,
    condition: &str,
    now: Timestamp,
) -> Result<Option<(ShareId, Lookup)>, StoreError> {
    Ok(connection
        .prepare_cached(&format!(
            "update link set state = 'withdrawn', gone_at = ?3
             where id = ?2 and share_id = (select id from share where manage_lookup = ?1)
                 and {condition} and hiding is not 'removed'
             returning share_id, lookup",
        ))?
        .query_row(params![manage.0, link.as_bytes(), now.unix()], |row| {
            Ok((row::share(row, 0)?, row::lookup(row, 1)?))
        })
        .optional()?)
}
