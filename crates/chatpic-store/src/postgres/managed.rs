//! A share as its owner sees it. The caller sees to it that all statements read one state.

use chatpic_core::{LinkState, SessionId, ShareId, Timestamp};
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row, query};

use super::fault::Fault;
use super::wrap::{self, ITSELF, Kind};
use super::{row, view};
use crate::StoreError;
use crate::records::{self, Hiding, Lookup, Managed, ManagedLink, Opened, Session};

pub(super) async fn managed(
    connection: &mut PgConnection,
    manage: Lookup,
    id: ShareId,
    now: Timestamp,
) -> Result<Option<Managed>, Fault> {
    let share = query(
        "select created_at, state, hiding, wrap_day from share where id = $1 and manage_lookup = $2",
    );
    let share = share.bind(id.as_bytes()).bind(manage.0).fetch_optional(&mut *connection).await?;
    let Some(share) = share else { return Ok(None) };
    let hiding = row::hiding(&share, "hiding")?;
    let links = links(connection, id, hiding, now).await?;
    let gone = row::gone(&share, "state")?;
    let state = records::share_state(gone, hiding, links.iter().map(|link| link.state));
    let live = state == LinkState::Live;
    let (mut wrap, mut content) = (None, None);
    if live {
        let day = share.try_get("wrap_day")?;
        wrap = Some(require(wrap::find(connection, day, id, Kind::Manage, ITSELF).await?)?);
        content = Some(require(view::content(connection, id).await?)?);
    }
    Ok(Some(Managed {
        id,
        created_at: row::time(&share, "created_at")?,
        expires_at: records::latest_expiry(
            links.iter().map(|link| (link.state, link.terms.expires_at)),
        )?,
        state,
        hiding,
        wrap,
        content,
        links,
        sessions: sessions(connection, id).await?,
    }))
}

async fn links(
    connection: &mut PgConnection,
    share: ShareId,
    hiding: Option<Hiding>,
    now: Timestamp,
) -> Result<Vec<ManagedLink>, Fault> {
    let rows = query(
        "select id, lookup, state, views, views_left, wrap_day, label, ended_early,
                mark_label is not null as has_mark_label,
                case when views > 0 then (
                    select hour from pass
                    where pass.share_id = link.share_id and link_id = link.id
                    order by hour limit 1
                ) end as opened_first,
                case when views > 0 then (
                    select hour from pass
                    where pass.share_id = link.share_id and link_id = link.id
                    order by hour desc limit 1
                ) end as opened_latest,
                expires_at, max_views, password, watermark, comments, adult, end_early
         from link where share_id = $1 order by place",
    );
    let rows = rows.bind(share.as_bytes()).fetch_all(&mut *connection).await?;
    let mut links = Vec::with_capacity(rows.len());
    for row in rows {
        let terms = row::terms(&row)?;
        let state = records::link_state(row::gone(&row, "state")?, terms.expires_at, hiding, now);
        let mut token = None;
        if state == LinkState::Live {
            let (day, lookup) = wrap::of(&row)?;
            token = Some(require(wrap::find(connection, day, share, Kind::Token, lookup).await?)?);
        }
        links.push(ManagedLink {
            id: row::link(&row, "id")?,
            state,
            terms,
            views: row::number(&row, "views")?,
            views_left: row::number_if_any(&row, "views_left")?,
            token,
            label: row::sealed(&row, "label")?,
            mark_label: row.try_get("has_mark_label")?,
            ended_early: row.try_get("ended_early")?,
            opened: row::time_if_any(&row, "opened_first")?
                .zip(row::time_if_any(&row, "opened_latest")?)
                .map(|(first, latest)| Opened { first, latest }),
        });
    }
    Ok(links)
}

async fn sessions(connection: &mut PgConnection, share: ShareId) -> Result<Vec<Session>, Fault> {
    Ok(query(
        "select session, link_id, hour from pass where share_id = $1
         order by hour desc, link_id desc, lookup desc limit 1000",
    )
    .bind(share.as_bytes())
    .try_map(session)
    .fetch_all(connection)
    .await?)
}

pub(super) async fn traced(
    connection: &mut PgConnection,
    manage: Lookup,
    share: ShareId,
    id: SessionId,
) -> Result<Vec<Session>, Fault> {
    Ok(query(
        "select session, link_id, hour from pass
         where share_id = $1 and session = $3
             and exists (select from share where id = $1 and manage_lookup = $2)
         order by hour desc, link_id desc, lookup desc limit 1000",
    )
    .bind(share.as_bytes())
    .bind(manage.0)
    .bind(id.to_string())
    .try_map(session)
    .fetch_all(connection)
    .await?)
}

fn session(row: PgRow) -> sqlx::Result<Session> {
    Ok(Session {
        session: row::session(&row, "session")?,
        link: row::link(&row, "link_id")?,
        hour: row::time(&row, "hour")?,
    })
}

/// What must be there, for what it belongs to is.
fn require<T>(found: Option<T>) -> Result<T, StoreError> {
    found.ok_or(StoreError::Damaged("what opens a live share is missing"))
}
