//! A link is found, a view is redeemed, a pass is found again.

use chatpic_core::{BlobKey, Gone, LinkId, MediaId, ShareId, Timestamp};
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row, query, query_scalar};

use super::connections::Verdict;
use super::fault::Fault;
use super::wrap::{self, Kind};
use super::{door, ending, row};
use crate::StoreError;
use crate::records::{
    self, Closed, Content, Found, FoundPass, Hiding, Link, Lookup, NewPass, Pass, Redeem,
    StoredMedia,
};

/// How often a row is read again whose wrap was gone a moment later.
const TRIES: usize = 5;

pub(super) async fn link(
    connection: &mut PgConnection,
    lookup: Lookup,
    now: Timestamp,
) -> Result<Found<Link>, Fault> {
    let Some(share) = door::share_behind(connection, lookup).await? else {
        return Ok(Found::Unknown);
    };
    for _ in 0..TRIES {
        let row = query(
            "select id, wrap_day, views_left, state, hiding,
                    expires_at, max_views, password, watermark, comments, adult, end_early
             from link where share_id = $1 and lookup = $2",
        )
        .bind(share.as_bytes())
        .bind(lookup.0)
        .fetch_optional(&mut *connection)
        .await?;
        let Some(row) = row else { return Ok(Found::Unknown) };
        let terms = row::terms(&row)?;
        match closed(&row, now)? {
            Some(Closed::Hidden(hiding)) => return Ok(Found::Hidden(hiding)),
            Some(Closed::Gone(gone)) => return Ok(Found::Gone(gone)),
            None => {}
        }
        let day = row.try_get("wrap_day")?;
        let content = content(connection, share).await?;
        let wrap = wrap::find(connection, day, share, Kind::Link, lookup).await?;
        if let (Some(wrap), Some(content)) = (wrap, content) {
            let views_left = row::number_if_any(&row, "views_left")?;
            let id = row::link(&row, "id")?;
            return Ok(Found::Live(Link { id, share, terms, views_left, wrap, content }));
        }
        // It ended between the statements, or was moved to another day.
    }
    Err(missing())
}

/// THE gate. What `share` the link leads to was looked up before.
pub(super) async fn redeem(
    connection: &mut PgConnection,
    share: ShareId,
    link: Lookup,
    pass: &NewPass,
    now: Timestamp,
) -> Result<Verdict<Redeem>, Fault> {
    let Some(view) = spend(connection, share, link, now).await? else {
        return Ok(Verdict::Keep(why_not(connection, share, link, pass.lookup, now).await?));
    };
    let ends_at = pass.ends_at.min(view.expires_at);
    if !grant(connection, share, &view, pass, ends_at, now).await? {
        return Ok(Verdict::Undo(Redeem::NonceUsed));
    }
    if view.left == Some(0) {
        let gone = (Gone::Spent, records::told_as(Gone::Spent, now));
        ending::link_ended(connection, share, (view.wrap_day, link), gone, now).await?;
    }
    Ok(Verdict::Keep(Redeem::Granted { views: view.ordinal, views_left: view.left, ends_at }))
}

pub(super) async fn pass(
    connection: &mut PgConnection,
    lookup: Lookup,
    now: Timestamp,
) -> Result<FoundPass, Fault> {
    let Some(share) = door::share_behind(connection, lookup).await? else {
        return Ok(FoundPass::Unknown);
    };
    for _ in 0..TRIES {
        let row = query(
            "select pass.link_id, pass.session, pass.ends_at, pass.wrap_day,
                    link.state, link.hiding, link.views_left, link.watermark, link.adult,
                    link.end_early, link.comments, link.mark_label
             from pass join link on link.share_id = pass.share_id and link.id = pass.link_id
             where pass.share_id = $1 and pass.lookup = $2",
        )
        .bind(share.as_bytes())
        .bind(lookup.0)
        .fetch_optional(&mut *connection)
        .await?;
        let Some(row) = row else { return Ok(FoundPass::Unknown) };
        let ends_at = row::time(&row, "ends_at")?;
        let state = records::pass_state(row::gone(&row, "state")?, ends_at, now);
        match records::closed(row::hiding(&row, "hiding")?, state) {
            Some(Closed::Hidden(hiding)) => return Ok(FoundPass::Hidden(hiding)),
            Some(Closed::Gone(gone)) => return Ok(FoundPass::Ended(gone)),
            None => {}
        }
        let day = row.try_get("wrap_day")?;
        let content = content(connection, share).await?;
        let wrap = wrap::find(connection, day, share, Kind::Pass, lookup).await?;
        if let (Some(wrap), Some(content)) = (wrap, content) {
            return Ok(FoundPass::Live(Box::new(Pass {
                session: row::session(&row, "session")?,
                share,
                link: row::link(&row, "link_id")?,
                ends_at,
                views_left: row::number_if_any(&row, "views_left")?,
                watermark: row.try_get("watermark")?,
                mark_label: row::sealed(&row, "mark_label")?,
                comments: row.try_get("comments")?,
                adult: row.try_get("adult")?,
                end_early: row.try_get("end_early")?,
                wrap,
                content,
            })));
        }
        // It ended between the statements.
    }
    Err(missing())
}

/// What a share holds; `None` once that is doomed.
pub(super) async fn content(
    connection: &mut PgConnection,
    share: ShareId,
) -> Result<Option<Content>, Fault> {
    let row = query(
        "select meta,
             array(select id from media where share_id = $1 order by place) as ids,
             array(select blob from media where share_id = $1 order by place) as blobs,
             array(select stored_len from media where share_id = $1 order by place) as lengths,
             array(select copy_tag from media where share_id = $1 order by place) as copy_tags
         from share where id = $1",
    )
    .bind(share.as_bytes())
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let Some(meta) = row::sealed(&row, "meta")? else { return Ok(None) };
    let ids: Vec<[u8; 16]> = row.try_get("ids")?;
    let blobs: Vec<[u8; 16]> = row.try_get("blobs")?;
    let lengths: Vec<i64> = row.try_get("lengths")?;
    let copy_tags: Vec<Option<[u8; 32]>> = row.try_get("copy_tags")?;
    let rows = ids.into_iter().zip(blobs).zip(lengths.into_iter().zip(copy_tags));
    let media = rows.map(|((id, blob), (stored_len, copy_tag))| {
        Ok(StoredMedia {
            id: MediaId::from_bytes(id),
            blob: BlobKey::from_bytes(blob),
            stored_len: row::unsigned(stored_len)?,
            copy_tag: copy_tag.map(Lookup),
        })
    });
    Ok(Some(Content { meta, media: media.collect::<Result<_, sqlx::Error>>()? }))
}

/// A view that was spent.
struct View {
    link: LinkId,
    wrap_day: i32,
    ordinal: u32,
    left: Option<u32>,
    expires_at: Timestamp,
}

/// THE guarded update: every condition, in one statement. The last view ends the link.
async fn spend(
    connection: &mut PgConnection,
    share: ShareId,
    link: Lookup,
    now: Timestamp,
) -> Result<Option<View>, Fault> {
    Ok(query(
        "update link set
             views = views + 1,
             views_left = views_left - 1,
             state = case when views_left = 1 then 'spent' end,
             gone_at = case when views_left = 1 then $4::bigint end
         where share_id = $1 and lookup = $2 and state is null and hiding is null
             and expires_at > $3
             and (views_left is null or views_left > 0)
         returning id, wrap_day, views, views_left, expires_at",
    )
    .bind(share.as_bytes())
    .bind(link.0)
    .bind(now.unix())
    .bind(records::told_as(Gone::Spent, now).unix())
    .try_map(|row| {
        Ok(View {
            link: row::link(&row, "id")?,
            wrap_day: row.try_get("wrap_day")?,
            ordinal: row::number(&row, "views")?,
            left: row::number_if_any(&row, "views_left")?,
            expires_at: row::time(&row, "expires_at")?,
        })
    })
    .fetch_optional(connection)
    .await?)
}

/// Writes the pass; `false` where there is one with this lookup.
async fn grant(
    connection: &mut PgConnection,
    share: ShareId,
    view: &View,
    pass: &NewPass,
    ends_at: Timestamp,
    now: Timestamp,
) -> Result<bool, Fault> {
    let day = wrap::day_of(ends_at, now);
    let granted = query(
        "insert into pass (share_id, lookup, link_id, session, hour, ends_at, wrap_day)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
    )
    .bind(share.as_bytes())
    .bind(pass.lookup.0)
    .bind(view.link.as_bytes())
    .bind(pass.session.to_string())
    .bind(now.hour().unix())
    .bind(ends_at.unix())
    .bind(day)
    .execute(&mut *connection)
    .await?;
    if granted.rows_affected() == 0 {
        return Ok(false);
    }
    door::open(connection, share, &[pass.lookup]).await?;
    wrap::put(connection, share, &[(day, Kind::Pass, pass.lookup, &pass.wrap)]).await?;
    Ok(true)
}

/// Why no view was spent. The pass is looked for before the link: a retry whose first try took the last
/// view shall hear of that, not that the link is gone.
async fn why_not(
    connection: &mut PgConnection,
    share: ShareId,
    link: Lookup,
    pass: Lookup,
    now: Timestamp,
) -> Result<Redeem, Fault> {
    let row =
        query("select state, hiding, expires_at from link where share_id = $1 and lookup = $2")
            .bind(share.as_bytes())
            .bind(link.0)
            .fetch_optional(&mut *connection)
            .await?;
    let closed = row.map(|row| closed(&row, now)).transpose()?;
    if let Some(Some(Closed::Hidden(hiding))) = closed {
        return Ok(Redeem::Hidden(hiding));
    }
    let granted: bool =
        query_scalar("select exists (select from pass where share_id = $1 and lookup = $2)")
            .bind(share.as_bytes())
            .bind(pass.0)
            .fetch_one(connection)
            .await?;
    Ok(match closed {
        _ if granted => Redeem::NonceUsed,
        Some(Some(Closed::Gone(gone))) => Redeem::Gone(gone),
        // It was hidden when the guard looked, and is shown again.
        Some(_) => Redeem::Hidden(Hiding::Meanwhile),
        None => Redeem::Unknown,
    })
}

/// What keeps a visitor out of the link of this row.
fn closed(row: &PgRow, now: Timestamp) -> Result<Option<Closed>, Fault> {
    let (gone, hiding) = (row::gone(row, "state")?, row::hiding(row, "hiding")?);
    let state = records::link_state(gone, row::time(row, "expires_at")?, hiding, now);
    Ok(records::closed(hiding, state))
}

fn missing() -> Fault {
    StoreError::Damaged("what opens a live link or pass is missing").into()
}
