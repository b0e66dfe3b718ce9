//! Shares and links come into being.

use chatpic_core::{ShareId, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use super::sealed::{self, ITSELF, Kind};
use super::writer::Verdict;
use super::{answer, manage, row, uploads};
use crate::StoreError;
use crate::records::{Change, Lookup, MOST_LINKS, NewLink, NewShare, Publish, StoredMedia};

pub(super) fn publish(
    connection: &Connection,
    share: &NewShare,
) -> Result<Verdict<Publish>, StoreError> {
    Ok(match insert(connection, share)? {
        Publish::Published => Verdict::Keep(Publish::Published),
        refused => Verdict::Undo(refused),
    })
}

/// Writes a share with all that it begins with, or answers why not.
pub(super) fn insert(connection: &Connection, share: &NewShare) -> Result<Publish, StoreError> {
    if let Some(answer) = &share.answer
        && !answer::keep(connection, share.id, answer, share.ends_at())?
    {
        return Ok(Publish::ClaimLost);
    }
    if !uploads::take(connection, &share.uploads, share.created_at)? {
        return Ok(Publish::UploadOver);
    }
    connection
        .prepare_cached(
            "insert into share (id, manage_lookup, created_at, live_links, links_made,
                                pass_tag, prefix_tag)
             values (?1, ?2, ?3, ?4, ?4, ?5, ?6)",
        )?
        .execute(params![
            share.id.as_bytes(),
            share.manage_lookup.0,
            share.created_at.unix(),
            share.link_count(),
            share.pass_tag.map(|tag| tag.0),
            share.prefix_tag
        ])?;
    sealed::put(connection, share.id, Kind::Manage, ITSELF, &share.manage_wrap)?;
    sealed::put(connection, share.id, Kind::Meta, ITSELF, &share.meta)?;
    insert_media(connection, share.id, &share.media)?;
    for (place, link) in (1..).zip(share.links()) {
        insert_link(connection, share.id, place, link)?;
    }
    Ok(Publish::Published)
}

pub(super) fn insert_media(
    connection: &Connection,
    share: ShareId,
    media: &[StoredMedia],
) -> Result<(), StoreError> {
    for (place, media) in (0_i64..).zip(media) {
        let stored_len = i64::try_from(media.stored_len)
            .map_err(|_| StoreError::Records("a length beyond all disks".to_owned()))?;
        connection
            .prepare_cached(
                "insert into media (share_id, place, id, blob, stored_len, copy_tag)
                 values (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                share.as_bytes(),
                place,
                media.id.as_bytes(),
                media.blob.as_bytes(),
                stored_len,
                media.copy_tag.map(|tag| tag.0)
            ])?;
    }
    Ok(())
}

/// The guard asks for a link that lives by the clock: one whose time ended counts until it is purged.
pub(super) fn add_link(
    connection: &Connection,
    manage: Lookup,
    link: &NewLink,
    now: Timestamp,
) -> Result<Verdict<Change>, StoreError> {
    let added = connection
        .prepare_cached(
            "update share set live_links = live_links + 1, links_made = links_made + 1
             where manage_lookup = ?1 and state is null and hiding is null
                 and links_made < ?3 and exists (
                 select 1 from link
                 where share_id = share.id and state is null and expires_at > ?2
             )
             returning id, links_made",
        )?
        .query_row(params![manage.0, now.unix(), MOST_LINKS], |row| {
            Ok((row::share(row, 0)?, row.get::<_, i64>(1)?))
        })
        .optional()?;
    let Some((share, place)) = added else {
        return Ok(Verdict::Keep(manage::why_not_added(connection, manage, now)?));
    };
    insert_link(connection, share, place, link)?;
    Ok(Verdict::Keep(Change::Done))
}

fn insert_link(
    connection: &Connection,
    share: ShareId,
    place: i64,
    link: &NewLink,
) -> Result<(), StoreError> {
    let terms = &link.terms;
    connection
        .prepare_cached(
            "insert into link (id, share_id, place, lookup, expires_at, max_views, views_left,
                               password, watermark, comments, adult, end_early)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            link.id.as_bytes(),
            share.as_bytes(),
            place,
            link.lookup.0,
            terms.expires_at.unix(),
            terms.max_views,
            terms.password,
            terms.watermark,
            terms.comments,
            terms.adult,
            terms.end_early
        ])?;
    sealed::put(connection, share, Kind::Link, link.lookup, &link.wrap)?;
    sealed::put(connection, share, Kind::Token, link.lookup, &link.token)?;
    if let Some(label) = &link.label {
        sealed::put(connection, share, Kind::Label, link.lookup, label)?;
    }
    if let Some(label) = &link.mark_label {
        sealed::put(connection, share, Kind::MarkLabel, link.lookup, label)?;
    }
    Ok(())
}
