//! What moderators may know of shares without opening them, and how they find those that are alike.

use chatpic_core::{ShareId, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use super::{row, view};
use crate::StoreError;
use crate::records::{self, Lookup, Outline};

pub(super) fn outline(
    connection: &Connection,
    share: ShareId,
    now: Timestamp,
) -> Result<Option<Outline>, StoreError> {
    let found = connection
        .prepare_cached(
            "select state, hiding, created_at, pass_tag, prefix_tag from share where id = ?1",
        )?
        .query_row([share.as_bytes()], |row| {
            let tags = (row::lookup_if_any(row, 3)?, row.get(4)?);
            Ok((row::gone(row, 0)?, row::hiding(row, 1)?, row::time(row, 2)?, tags))
        })
        .optional()?;
    let Some((gone, hiding, created_at, (pass_tag, prefix_tag))) = found else { return Ok(None) };
    let mut statement =
        connection.prepare_cached("select state, expires_at from link where share_id = ?1")?;
    let links = statement.query_map([share.as_bytes()], |row| {
        let expires_at = row::time(row, 1)?;
        Ok((records::link_state(row::gone(row, 0)?, expires_at, hiding, now), expires_at))
    })?;
    let links = links.collect::<Result<Vec<_>, _>>()?;
    let media = view::media(connection, share)?;
    Ok(Some(Outline {
        created_at,
        expires_at: records::latest_expiry(links.iter().copied())?,
        state: records::share_state(gone, hiding, links.iter().map(|(state, _)| *state)),
        hiding,
        copy_tags: media.into_iter().map(|media| media.copy_tag).collect(),
        pass_tag,
        prefix_tag,
    }))
}

pub(super) fn copies(
    connection: &Connection,
    copy_tag: Lookup,
    after: Option<ShareId>,
    limit: u32,
) -> Result<Vec<ShareId>, StoreError> {
    let copies = "select distinct share_id from media where copy_tag = ?1 and share_id > ?2
                  order by share_id limit ?3";
    shares(connection, copies, copy_tag, after, limit)
}

/// Content that isn't doomed has media.
pub(super) fn by_pass_tag(
    connection: &Connection,
    pass_tag: Lookup,
    after: Option<ShareId>,
    limit: u32,
) -> Result<Vec<ShareId>, StoreError> {
    let tagged = "select id from share where pass_tag = ?1 and id > ?2
                      and exists (select 1 from media where share_id = share.id)
                  order by id limit ?3";
    shares(connection, tagged, pass_tag, after, limit)
}

pub(super) fn oldest_with_pass_tag(
    connection: &Connection,
) -> Result<Option<Timestamp>, StoreError> {
    let oldest = connection
        .prepare_cached(
            "select created_at from share where pass_tag is not null
                 and exists (select 1 from media where share_id = share.id)
             order by created_at limit 1",
        )?
        .query_row([], |row| row::time(row, 0))
        .optional()?;
    Ok(oldest)
}

fn shares(
    connection: &Connection,
    select: &str,
    tag: Lookup,
    after: Option<ShareId>,
    limit: u32,
) -> Result<Vec<ShareId>, StoreError> {
    // No key is shorter than nothing, so that every key follows it.
    let after = after.map_or(Vec::new(), |share| share.as_bytes().to_vec());
    let mut statement = connection.prepare_cached(select)?;
    let shares = statement.query_map(params![tag.0, after, limit], |row| row::share(row, 0))?;
    Ok(shares.collect::<Result<_, _>>()?)
}
