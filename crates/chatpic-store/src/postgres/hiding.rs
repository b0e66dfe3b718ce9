//! What moderators do to shares.

use chatpic_core::{ShareId, Timestamp};
use sqlx::{PgConnection, query};

use super::fault::Fault;
use super::wrap::{self, ITSELF, Kind};
use super::{days, ending, row};
use crate::records::{Change, Hiding, Lookup, expired_as};

/// The links are locked first, as everywhere, so that whoever is being granted a view has it before this
/// returns; then the share; and a link that was added meanwhile is hidden with the others. Each link is
/// written, not only locked: who waited for it looks at the guard again.
pub(super) async fn hide(
    connection: &mut PgConnection,
    share: ShareId,
    hiding: Option<Hiding>,
    now: Timestamp,
) -> Result<Change, Fault> {
    let word = hiding.map(Hiding::as_str);
    ending::lock_links(connection, share).await?;
    let gone = query("update share set hiding = $2 where id = $1 returning state")
        .bind(share.as_bytes())
        .bind(word)
        .try_map(|row| row::gone(&row, "state"))
        .fetch_optional(&mut *connection)
        .await?;
    let Some(gone) = gone else { return Ok(Change::Unknown) };
    query("update link set hiding = $2 where share_id = $1")
        .bind(share.as_bytes())
        .bind(word)
        .execute(&mut *connection)
        .await?;
    // Nothing of it could be shown again.
    if hiding == Some(Hiding::Removed) && gone.is_some() {
        return remove(connection, share, now).await;
    }
    Ok(Change::Done)
}

pub(super) async fn remove(
    connection: &mut PgConnection,
    share: ShareId,
    now: Timestamp,
) -> Result<Change, Fault> {
    ending::lock_links(connection, share).await?;
    let removed = query(
        "update share set
             live_links = 0,
             state = 'removed',
             gone_at = case when state = 'removed' then gone_at else $2 end
         where id = $1",
    );
    let removed = removed.bind(share.as_bytes()).bind(now.unix()).execute(&mut *connection).await?;
    if removed.rows_affected() == 0 {
        return Ok(Change::Unknown);
    }
    ending::shares_ended(connection, &[*share.as_bytes()], now).await?;
    Ok(Change::Done)
}

pub(super) async fn prolong(
    connection: &mut PgConnection,
    share: ShareId,
    seconds: u32,
    now: Timestamp,
) -> Result<Change, Fault> {
    ending::lock_links(connection, share).await?;
    let found = query("select state, hiding from share where id = $1 for update")
        .bind(share.as_bytes())
        .try_map(|row| Ok((row::gone(&row, "state")?, row::hiding(&row, "hiding")?)))
        .fetch_optional(&mut *connection)
        .await?;
    let Some((gone, hiding)) = found else { return Ok(Change::Unknown) };
    let links: Vec<(Lookup, Timestamp)> = query(
        "update link set expires_at = expires_at + $2
         where share_id = $1 and state is null and expires_at > $3
         returning lookup, expires_at",
    )
    .bind(share.as_bytes())
    .bind(i64::from(seconds))
    .bind(now.unix())
    .try_map(|row| Ok((row::lookup(&row, "lookup")?, row::time(&row, "expires_at")?)))
    .fetch_all(&mut *connection)
    .await?;
    let Some(latest) = links.iter().map(|(_, at)| wrap::day_of(*at, now)).max() else {
        // Live by its row, so it was its links' time that the guard refused.
        return Ok(Change::Gone(gone.unwrap_or(expired_as(hiding))));
    };
    for (link, expires_at) in links {
        let day = wrap::day_of(expires_at, now);
        days::make(connection, day).await?;
        query("update link set wrap_day = $3 where share_id = $1 and lookup = $2")
            .bind(share.as_bytes())
            .bind(link.0)
            .bind(day)
            .execute(&mut *connection)
            .await?;
        wrap::move_to(connection, day, share, &[Kind::Link, Kind::Token], &[link]).await?;
    }
    query("update share set wrap_day = $2 where id = $1")
        .bind(share.as_bytes())
        .bind(latest)
        .execute(&mut *connection)
        .await?;
    wrap::move_to(connection, latest, share, wrap::OF_A_SHARE, &[ITSELF]).await?;
    Ok(Change::Done)
}
