//! A link is found, a view is redeemed, a pass is found again.

use chatpic_core::{Gone, LinkId, ShareId, Timestamp};
use rusqlite::{Connection, OptionalExtension, Params, params};

use super::sealed::{self, ITSELF, Kind};
use super::slots::Slot;
use super::writer::Verdict;
use super::{ending, row};
use crate::StoreError;
use crate::records::{
    self, Closed, Content, Found, FoundPass, Link, Lookup, NewPass, Pass, Redeem, StoredMedia,
};

pub(super) fn link(
    connection: &Connection,
    lookup: Lookup,
    now: Timestamp,
) -> Result<Found<Link>, StoreError> {
    let row = connection
        .prepare_cached(
            "select id, share_id, state, hiding, views_left,
                    expires_at, max_views, password, watermark, comments, adult, end_early
             from link where lookup = ?1",
        )?
        .query_row([lookup.0], |row| {
            Ok((
                row::link(row, 0)?,
                row::share(row, 1)?,
                (row::gone(row, 2)?, row::hiding(row, 3)?),
                row.get(4)?,
                row::terms(row, 5)?,
            ))
        })
        .optional()?;
    let Some((id, share, (gone, hiding), views_left, terms)) = row else {
        return Ok(Found::Unknown);
    };
    let state = records::link_state(gone, terms.expires_at, hiding, now);
    match records::closed(hiding, state) {
        Some(Closed::Hidden(hiding)) => return Ok(Found::Hidden(hiding)),
        Some(Closed::Gone(gone)) => return Ok(Found::Gone(gone)),
        None => {}
    }
    Ok(Found::Live(Link {
        id,
        share,
        terms,
        views_left,
        wrap: sealed::require(connection, share, Kind::Link, lookup)?,
        content: content(connection, share)?,
    }))
}

pub(super) fn redeem(
    connection: &Connection,
    link: Lookup,
    pass: &NewPass,
    slot: Slot,
    now: Timestamp,
) -> Result<Verdict<Redeem>, StoreError> {
    let Some(view) = spend(connection, link, now)? else {
        return Ok(Verdict::Keep(why_not(connection, link, pass.lookup, now)?));
    };
    let ends_at = pass.ends_at.min(view.expires_at);
    if !grant(connection, &view, pass, slot, ends_at, now)? {
        return Ok(Verdict::Undo(Redeem::NonceUsed));
    }
    if view.left == Some(0) {
        let gone = (Gone::Spent, records::told_as(Gone::Spent, now));
        ending::link_ended(connection, view.share, link, gone, now)?;
    }
    Ok(Verdict::Keep(Redeem::Granted { views: view.ordinal, views_left: view.left, ends_at }))
}

pub(super) fn pass(
    connection: &Connection,
    lookup: Lookup,
    now: Timestamp,
) -> Result<FoundPass, StoreError> {
    let row = connection
        .prepare_cached(
            "select pass.share_id, pass.link_id, pass.session, pass.ends_at,
                    link.state, link.hiding, link.views_left, link.watermark, link.adult,
                    link.end_early, link.comments, link.lookup, pass.wrap
             from pass join link on link.id = pass.link_id where pass.lookup = ?1",
        )?
        .query_row([lookup.0], |row| {
            Ok((
                row::share(row, 0)?,
                row::link(row, 1)?,
                row::session(row, 2)?,
                row::time(row, 3)?,
                (row::gone(row, 4)?, row::hiding(row, 5)?),
                (row.get(6)?, row.get(7)?, row.get(8)?, row.get(9)?),
                row.get(10)?,
                row::lookup(row, 11)?,
                row.get(12)?,
            ))
        })
        .optional()?;
    let Some((share, link, session, ends_at, closed, terms, comments, link_lookup, wrap)) = row
    else {
        return Ok(FoundPass::Unknown);
    };
    let (gone, hiding) = closed;
    let (views_left, watermark, adult, end_early) = terms;
    match records::closed(hiding, records::pass_state(gone, ends_at, now)) {
        Some(Closed::Hidden(hiding)) => return Ok(FoundPass::Hidden(hiding)),
        Some(Closed::Gone(gone)) => return Ok(FoundPass::Ended(gone)),
        None => {}
    }
    Ok(FoundPass::Live(Box::new(Pass {
        session,
        share,
        link,
        ends_at,
        views_left,
        watermark,
        mark_label: sealed::find(connection, share, Kind::MarkLabel, link_lookup)?,
        comments,
        adult,
        end_early,
        wrap: sealed::of_piece(wrap)?.ok_or(sealed::MISSING)?,
        content: content(connection, share)?,
    })))
}

pub(super) fn content(connection: &Connection, share: ShareId) -> Result<Content, StoreError> {
    let meta = sealed::require(connection, share, Kind::Meta, ITSELF)?;
    Ok(Content { meta, media: media(connection, share)? })
}

/// In the order in which they are shown.
pub(super) fn media(
    connection: &Connection,
    share: ShareId,
) -> Result<Vec<StoredMedia>, StoreError> {
    let mut statement = connection.prepare_cached(
        "select id, blob, stored_len, copy_tag from media where share_id = ?1 order by place",
    )?;
    let media = statement.query_map([share.as_bytes()], |row| {
        Ok(StoredMedia {
            id: row::media(row, 0)?,
            blob: row::blob(row, 1)?,
            stored_len: row::count(row, 2)?,
            copy_tag: row::lookup_if_any(row, 3)?,
        })
    })?;
    Ok(media.collect::<Result<_, _>>()?)
}

/// A view that was spent.
struct View {
    link: LinkId,
    share: ShareId,
    ordinal: u32,
    left: Option<u32>,
    expires_at: Timestamp,
}

/// THE guarded update, which holds every condition, in two that exclude each other: one for a view that leaves
/// others, and one for the last, which ends the link. Whatever sets the state writes the link's place in
/// `link_due` anew, a page that the first can spare.
fn spend(
    connection: &Connection,
    link: Lookup,
    now: Timestamp,
) -> Result<Option<View>, StoreError> {
    let leaves_others = "views_left is null or views_left > 1";
    let (lookup, time) = (link.0, now.unix());
    let one = "views_left = views_left - 1";
    if let Some(view) = spend_if(connection, leaves_others, one, params![lookup, time])? {
        return Ok(Some(view));
    }
    let spent_at = records::told_as(Gone::Spent, now).unix();
    let last = "views_left = 0, state = 'spent', gone_at = ?3";
    spend_if(connection, "views_left = 1", last, params![lookup, time, spent_at])
}

/// Spends a view of the link with the lookup `?1` at the time `?2`, if it has `left`.
fn spend_if(
    connection: &Connection,
    left: &str,
    changes: &str,
    params: impl Params,
) -> Result<Option<View>, StoreError> {
    Ok(connection
        .prepare_cached(&format!(
            "update link set views = views + 1, {changes}
             where lookup = ?1 and state is null and hiding is null and expires_at > ?2 and ({left})
             returning id, share_id, views, views_left, expires_at",
        ))?
        .query_row(params, |row| {
            Ok(View {
                link: row::link(row, 0)?,
                share: row::share(row, 1)?,
                ordinal: row.get(2)?,
                left: row.get(3)?,
                expires_at: row::time(row, 4)?,
            })
        })
        .optional()?)
}

/// Writes the pass; `false` where there is one with this lookup.
fn grant(
    connection: &Connection,
    view: &View,
    pass: &NewPass,
    slot: Slot,
    ends_at: Timestamp,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let granted = connection
        .prepare_cached(
            "insert into pass values (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8) on conflict do nothing",
        )?
        .execute(params![
            pass.lookup.0,
            view.share.as_bytes(),
            view.link.as_bytes(),
            pass.session.to_string(),
            now.hour().unix(),
            ends_at.unix(),
            slot,
            sealed::one_piece(&pass.wrap)?
        ])?;
    Ok(granted == 1)
}

/// Why no view was spent. The pass is looked for before the link: a retry whose first try took the last
/// view shall hear of that, not that the link is gone.
fn why_not(
    connection: &Connection,
    link: Lookup,
    pass: Lookup,
    now: Timestamp,
) -> Result<Redeem, StoreError> {
    let found = connection
        .prepare_cached("select state, expires_at, hiding from link where lookup = ?1")?
        .query_row([link.0], |row| {
            Ok((row::gone(row, 0)?, row::time(row, 1)?, row::hiding(row, 2)?))
        })
        .optional()?;
    let closed = found.map(|(gone, expires_at, hiding)| {
        records::closed(hiding, records::link_state(gone, expires_at, hiding, now))
    });
    if let Some(Some(Closed::Hidden(hiding))) = closed {
        return Ok(Redeem::Hidden(hiding));
    }
    if connection.prepare_cached("select 1 from pass where lookup = ?1")?.exists([pass.0])? {
        return Ok(Redeem::NonceUsed);
    }
    Ok(match closed {
        Some(Some(Closed::Gone(gone))) => Redeem::Gone(gone),
        None => Redeem::Unknown,
        Some(_) => return Err(StoreError::Damaged("a live link without a view that may be spent")),
    })
}
