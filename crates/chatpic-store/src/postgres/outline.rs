//! What moderators may know of shares without opening them, and how they find those that are alike.

use chatpic_core::{ShareId, Timestamp};
use sqlx::{PgConnection, Row, query, query_scalar};

use super::fault::Fault;
use super::row;
use crate::records::{self, Lookup, Outline};

/// The caller sees to it that all statements read one state.
pub(super) async fn outline(
    connection: &mut PgConnection,
    share: ShareId,
    now: Timestamp,
) -> Result<Option<Outline>, Fault> {
    let found = query(
        "select state, hiding, created_at, pass_tag, prefix_tag,
             array(select copy_tag from media where share_id = $1 order by place) as copy_tags
         from share where id = $1",
    );
    let found = found.bind(share.as_bytes()).fetch_optional(&mut *connection).await?;
    let Some(found) = found else { return Ok(None) };
    let (gone, hiding) = (row::gone(&found, "state")?, row::hiding(&found, "hiding")?);
    let links = query("select state, expires_at from link where share_id = $1");
    let links = links.bind(share.as_bytes()).try_map(|row| {
        let expires_at = row::time(&row, "expires_at")?;
        Ok((records::link_state(row::gone(&row, "state")?, expires_at, hiding, now), expires_at))
    });
    let links = links.fetch_all(connection).await?;
    let copy_tags: Vec<Option<[u8; 32]>> = found.try_get("copy_tags")?;
    Ok(Some(Outline {
        created_at: row::time(&found, "created_at")?,
        expires_at: records::latest_expiry(links.iter().copied())?,
        state: records::share_state(gone, hiding, links.iter().map(|(state, _)| *state)),
        hiding,
        copy_tags: copy_tags.into_iter().map(|tag| tag.map(Lookup)).collect(),
        pass_tag: row::lookup_if_any(&found, "pass_tag")?,
        prefix_tag: row::prefix_tag(&found)?,
    }))
}

pub(super) async fn copies(
    connection: &mut PgConnection,
    copy_tag: Lookup,
    after: Option<ShareId>,
    limit: u32,
) -> Result<Vec<ShareId>, Fault> {
    let copies = "select distinct share_id from media where copy_tag = $1 and share_id > $2
                  order by share_id limit $3";
    shares(connection, copies, copy_tag, after, limit).await
}

pub(super) async fn by_pass_tag(
    connection: &mut PgConnection,
    pass_tag: Lookup,
    after: Option<ShareId>,
    limit: u32,
) -> Result<Vec<ShareId>, Fault> {
    let tagged = "select id as share_id from share
                  where pass_tag = $1 and meta is not null and id > $2 order by id limit $3";
    shares(connection, tagged, pass_tag, after, limit).await
}

pub(super) async fn oldest_with_pass_tag(
    connection: &mut PgConnection,
) -> Result<Option<Timestamp>, Fault> {
    let oldest: Option<i64> = query_scalar(
        "select min(created_at) from share where pass_tag is not null and meta is not null",
    )
    .fetch_one(connection)
    .await?;
    Ok(oldest.map(Timestamp::from_unix))
}

async fn shares(
    connection: &mut PgConnection,
    select: &'static str,
    tag: Lookup,
    after: Option<ShareId>,
    limit: u32,
) -> Result<Vec<ShareId>, Fault> {
    // No key is shorter than nothing, so that every key follows it.
    let after = after.map_or(Vec::new(), |share| share.as_bytes().to_vec());
    let shares = query(select).bind(tag.0).bind(after).bind(i64::from(limit));
    Ok(shares.try_map(|row| row::share(&row, "share_id")).fetch_all(connection).await?)
}
