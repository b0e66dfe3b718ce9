//! What an owner changes.

use chatpic_core::{Gone, LinkId, ShareId, Timestamp};
use sqlx::{PgConnection, Row, query, query_scalar};

use super::channels::threads;
use super::fault::Fault;
use super::wrap::{self, ITSELF, Kind};
use super::{answer, ending, row};
use crate::records::{self, Change, EndLink, Lookup, MOST_LINKS, told_as};

/// The links are locked first, as everywhere, then the share: a link that was added meanwhile is changed
/// as well, or it would live on after the day in which the manage wrap lies.
pub(super) async fn set_expiry(
    connection: &mut PgConnection,
    manage: Lookup,
    share: ShareId,
    expires_at: Timestamp,
    now: Timestamp,
) -> Result<Change, Fault> {
    let day = wrap::day_of(expires_at, now);
    ending::lock_links(connection, share).await?;
    let changed = query(
        "update share set wrap_day = $3
         where id = $1 and manage_lookup = $2 and state is null
             and hiding is distinct from 'removed' and exists (
                 select from link where share_id = $1 and state is null and expires_at > $4
             )",
    )
    .bind(share.as_bytes())
    .bind(manage.0)
    .bind(day)
    .bind(now.unix())
    .execute(&mut *connection)
    .await?;
    if changed.rows_affected() == 0 {
        return why_not(connection, manage, share, now).await;
    }
    let changed = query(
        "update link set expires_at = $2, wrap_day = $3
         where share_id = $1 and state is null and expires_at > $4
         returning id, lookup",
    )
    .bind(share.as_bytes())
    .bind(expires_at.unix())
    .bind(day)
    .bind(now.unix())
    .try_map(|row| Ok((row::link(&row, "id")?, row::lookup(&row, "lookup")?)))
    .fetch_all(&mut *connection)
    .await?;
    let (ids, lookups): (Vec<LinkId>, Vec<Lookup>) = changed.into_iter().unzip();
    wrap::move_to(connection, day, share, &[Kind::Link, Kind::Token], &lookups).await?;
    wrap::move_to(connection, day, share, wrap::OF_A_SHARE, &[ITSELF]).await?;
    answer::shorten(connection, share, expires_at).await?;
    query(
        "update pass set ends_at = $2
         where share_id = $1 and live and ends_at > $2 and link_id = any($3)",
    )
    .bind(share.as_bytes())
    .bind(expires_at.unix())
    .bind(ids.iter().map(|id| *id.as_bytes()).collect::<Vec<_>>())
    .execute(connection)
    .await?;
    Ok(Change::Done)
}

/// What expired or was spent can be withdrawn too, as [`Gone::may_become`] says: it ends the viewings.
pub(super) async fn revoke_link(
    connection: &mut PgConnection,
    manage: Lookup,
    share: ShareId,
    link: LinkId,
    now: Timestamp,
) -> Result<Change, Fault> {
    let live = query(
        "update link set state = 'withdrawn', gone_at = $4
         where share_id = $1 and id = $3 and state is null and hiding is distinct from 'removed'
             and exists (select from share where id = $1 and manage_lookup = $2)
         returning wrap_day, lookup",
    );
    let live = live.bind(share.as_bytes()).bind(manage.0).bind(link.as_bytes()).bind(now.unix());
    if let Some(row) = live.fetch_optional(&mut *connection).await? {
        ending::end_passes(connection, share, Some(link)).await?;
        threads::end(connection, share, Some(link)).await?;
        let gone = (Gone::Withdrawn, now);
        ending::link_ended(connection, share, wrap::of(&row)?, gone, now).await?;
        return Ok(Change::Done);
    }
    let ended = query(
        "update link set state = 'withdrawn', gone_at = $4
         where share_id = $1 and id = $3 and state in ('expired', 'spent')
             and hiding is distinct from 'removed'
             and exists (select from share where id = $1 and manage_lookup = $2)",
    );
    let ended = ended.bind(share.as_bytes()).bind(manage.0).bind(link.as_bytes()).bind(now.unix());
    if ended.execute(&mut *connection).await?.rows_affected() == 1 {
        ending::end_passes(connection, share, Some(link)).await?;
        threads::end(connection, share, Some(link)).await?;
        ending::passes_ended(connection, share, now).await?;
        return Ok(Change::Done);
    }
    let gone = query(
        "select state, hiding from link
         where share_id = $1 and id = $3
             and exists (select from share where id = $1 and manage_lookup = $2)",
    );
    let gone = gone.bind(share.as_bytes()).bind(manage.0).bind(link.as_bytes());
    let gone = gone.try_map(|row| Ok((row::gone(&row, "state")?, row::hiding(&row, "hiding")?)));
    Ok(match gone.fetch_optional(connection).await? {
        Some((gone, hiding)) => records::not_revoked(gone, hiding),
        None => Change::Unknown,
    })
}

/// Ends a link for one of its viewers. When is told as of a last view: the second would tell when
/// somebody looked. The link is locked before its passes, as everywhere.
pub(super) async fn end_link(
    connection: &mut PgConnection,
    share: ShareId,
    pass: Lookup,
    now: Timestamp,
) -> Result<EndLink, Fault> {
    let gone_at = told_as(Gone::Spent, now);
    let live = query(
        "update link set state = 'withdrawn', gone_at = $4, ended_early = true
         where share_id = $1 and state is null and expires_at > $3 and end_early and hiding is null
             and id = (
                 select link_id from pass
                 where share_id = $1 and lookup = $2 and live and ends_at > $3
             )
         returning id, wrap_day, lookup",
    );
    let live = live.bind(share.as_bytes()).bind(pass.0).bind(now.unix()).bind(gone_at.unix());
    if let Some(row) = live.fetch_optional(&mut *connection).await? {
        let id = row::link(&row, "id")?;
        ending::end_passes(connection, share, Some(id)).await?;
        threads::end(connection, share, Some(id)).await?;
        let gone = (Gone::Withdrawn, gone_at);
        ending::link_ended(connection, share, wrap::of(&row)?, gone, now).await?;
        return Ok(EndLink::Ended);
    }
    let spent = query(
        "update link set state = 'withdrawn', gone_at = $4, ended_early = true
         where share_id = $1 and state = 'spent' and end_early and hiding is null and id = (
             select link_id from pass
             where share_id = $1 and lookup = $2 and live and ends_at > $3
         )
         returning id",
    );
    let spent = spent.bind(share.as_bytes()).bind(pass.0).bind(now.unix()).bind(gone_at.unix());
    if let Some(row) = spent.fetch_optional(&mut *connection).await? {
        let id = row::link(&row, "id")?;
        ending::end_passes(connection, share, Some(id)).await?;
        threads::end(connection, share, Some(id)).await?;
        ending::passes_ended(connection, share, now).await?;
        return Ok(EndLink::Ended);
    }
    let found = query(
        "select link.state, link.hiding, link.ended_early, pass.ends_at
         from pass join link on link.share_id = pass.share_id and link.id = pass.link_id
         where pass.share_id = $1 and pass.lookup = $2",
    );
    let found = found.bind(share.as_bytes()).bind(pass.0).fetch_optional(connection).await?;
    let Some(row) = found else { return Ok(EndLink::Unknown) };
    let state = records::pass_state(row::gone(&row, "state")?, row::time(&row, "ends_at")?, now);
    Ok(records::not_ended(state, row::hiding(&row, "hiding")?, row.try_get("ended_early")?))
}

/// Runs for any share that wasn't removed, withdrawn ones too: what had been spent before may still
/// be looked at. The tombstone of one that was withdrawn stands no longer for it.
///
/// Its links are locked first, as everywhere; a link that was added meanwhile is withdrawn last.
pub(super) async fn withdraw(
    connection: &mut PgConnection,
    manage: Lookup,
    share: ShareId,
    now: Timestamp,
) -> Result<Change, Fault> {
    ending::lock_links(connection, share).await?;
    let withdrawn = query(
        "update share set
             live_links = 0,
             state = 'withdrawn',
             gone_at = case when state = 'withdrawn' then gone_at else $3 end
         where id = $1 and manage_lookup = $2 and state is distinct from 'removed'
             and hiding is distinct from 'removed'",
    )
    .bind(share.as_bytes())
    .bind(manage.0)
    .bind(now.unix())
    .execute(&mut *connection)
    .await?;
    if withdrawn.rows_affected() == 0 {
        return why_not(connection, manage, share, now).await;
    }
    ending::shares_ended(connection, &[*share.as_bytes()], now).await?;
    Ok(Change::Done)
}

/// Why a share with this manage lookup can't be changed as its owner wants.
pub(super) async fn why_not(
    connection: &mut PgConnection,
    manage: Lookup,
    share: ShareId,
    now: Timestamp,
) -> Result<Change, Fault> {
    let found = query(
        "select state, hiding, exists (
             select from link where share_id = $1 and state is null and expires_at > $3
         ) as live
         from share where id = $1 and manage_lookup = $2",
    );
    let found = found.bind(share.as_bytes()).bind(manage.0).bind(now.unix());
    let found = found.try_map(|row| {
        Ok((row::gone(&row, "state")?, row::hiding(&row, "hiding")?, row.try_get("live")?))
    });
    let found = found.fetch_optional(connection).await?;
    Ok(found.map_or(Change::Unknown, |(gone, hiding, live)| records::refusal(gone, hiding, live)))
}

/// Why no link was added to it.
pub(super) async fn why_not_added(
    connection: &mut PgConnection,
    manage: Lookup,
    share: ShareId,
    now: Timestamp,
) -> Result<Change, Fault> {
    let full: bool = query_scalar(
        "select exists (
             select from share
             where id = $1 and manage_lookup = $2 and hiding is null and links_made >= $3
         )",
    )
    .bind(share.as_bytes())
    .bind(manage.0)
    .bind(i32::try_from(MOST_LINKS).expect("few"))
    .fetch_one(&mut *connection)
    .await?;
    Ok(match why_not(connection, manage, share, now).await? {
        Change::Hidden(_) if full => Change::Full,
        other => other,
    })
}
