//! A share as its owner sees it.

use chatpic_core::{LinkId, LinkState, SessionId, ShareId, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::sealed::{self, ITSELF, Kind};
use super::{row, view};
use crate::StoreError;
use crate::records::{self, Hiding, Lookup, Managed, ManagedLink, Opened, Session};

pub(super) fn managed(
    connection: &Connection,
    manage: Lookup,
    now: Timestamp,
) -> Result<Option<Managed>, StoreError> {
    let share = connection
        .prepare_cached("select id, created_at, state, hiding from share where manage_lookup = ?1")?
        .query_row([manage.0], |row| {
            let (gone, hiding) = (row::gone(row, 2)?, row::hiding(row, 3)?);
            Ok((row::share(row, 0)?, row::time(row, 1)?, gone, hiding))
        })
        .optional()?;
    let Some((id, created_at, gone, hiding)) = share else { return Ok(None) };
    let links = links(connection, id, hiding, now)?;
    let state = records::share_state(gone, hiding, links.iter().map(|link| link.state));
    let live = state == LinkState::Live;
    let keys = live
        .then(|| {
            let wrap = sealed::require(connection, id, Kind::Manage, ITSELF)?;
            Ok::<_, StoreError>((wrap, view::content(connection, id)?))
        })
        .transpose()?;
    let (wrap, content) = keys.unzip();
    Ok(Some(Managed {
        id,
        created_at,
        expires_at: records::latest_expiry(
            links.iter().map(|link| (link.state, link.terms.expires_at)),
        )?,
        state,
        hiding,
        wrap,
        content,
        links,
        sessions: sessions(connection, id)?,
    }))
}

fn links(
    connection: &Connection,
    share: ShareId,
    hiding: Option<Hiding>,
    now: Timestamp,
) -> Result<Vec<ManagedLink>, StoreError> {
    let mut statement = connection.prepare_cached(
        "select id, lookup, state, views, views_left, ended_early,
                expires_at, max_views, password, watermark, comments, adult, end_early
         from link where share_id = ?1 order by place",
    )?;
    let mut rows = statement.query([share.as_bytes()])?;
    let mut links = Vec::new();
    while let Some(row) = rows.next()? {
        let lookup = row::lookup(row, 1)?;
        let terms = row::terms(row, 6)?;
        let state = records::link_state(row::gone(row, 2)?, terms.expires_at, hiding, now);
        let token = match state {
            LinkState::Live => Some(sealed::require(connection, share, Kind::Token, lookup)?),
            LinkState::Gone(_) => None,
        };
        let (id, views) = (row::link(row, 0)?, row.get(3)?);
        links.push(ManagedLink {
            id,
            state,
            terms,
            views,
            views_left: row.get(4)?,
            token,
            label: sealed::find(connection, share, Kind::Label, lookup)?,
            mark_label: sealed::find(connection, share, Kind::MarkLabel, lookup)?.is_some(),
            ended_early: row.get(5)?,
            opened: if views > 0 { opened(connection, share, id)? } else { None },
        });
    }
    Ok(links)
}

/// When a link was viewed first and last, among what lives and among what has ended: each one end of an index, behind newer views of other links.
fn opened(
    connection: &Connection,
    share: ShareId,
    link: LinkId,
) -> Result<Option<Opened>, StoreError> {
    let hour = |order: &str, live: bool| {
        connection
            .prepare_cached(&format!(
                "select hour from pass where share_id = ?1 and live = ?2 and link_id = ?3
                 order by hour {order} limit 1",
            ))?
            .query_row(params![share.as_bytes(), live, link.as_bytes()], |row| row::time(row, 0))
            .optional()
    };
    let first = hour("asc", true)?.into_iter().chain(hour("asc", false)?).min();
    let latest = hour("desc", true)?.into_iter().chain(hour("desc", false)?).max();
    Ok(first.zip(latest).map(|(first, latest)| Opened { first, latest }))
}

/// The latest, of those that live and of those that have ended.
fn sessions(connection: &Connection, share: ShareId) -> Result<Vec<Session>, StoreError> {
    let mut statement = connection.prepare_cached(SESSIONS)?;
    let sessions = statement.query_map([share.as_bytes()], session)?;
    Ok(sessions.collect::<Result<_, _>>()?)
}

/// Each half is read from the end of an index, and only what these give is sorted.
pub(super) const SESSIONS: &str = "
    select session, link_id, hour from (
        select * from (
            select session, link_id, hour, lookup from pass where share_id = ?1 and live = 1
            order by hour desc, link_id desc, lookup desc limit 1000
        )
        union all
        select * from (
            select session, link_id, hour, lookup from pass where share_id = ?1 and live = 0
            order by hour desc, link_id desc, lookup desc limit 1000
        )
    )
    order by hour desc, link_id desc, lookup desc limit 1000";

pub(super) fn traced(
    connection: &Connection,
    manage: Lookup,
    id: SessionId,
) -> Result<Vec<Session>, StoreError> {
    let mut statement = connection.prepare_cached(
        "select session, link_id, hour from pass
         where share_id = (select id from share where manage_lookup = ?1) and session = ?2
         order by hour desc, link_id desc, lookup desc limit 1000",
    )?;
    let sessions = statement.query_map(params![manage.0, id.to_string()], session)?;
    Ok(sessions.collect::<Result<_, _>>()?)
}

fn session(row: &Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        session: row::session(row, 0)?,
        link: row::link(row, 1)?,
        hour: row::time(row, 2)?,
    })
}
