//! Shares and links come into being.

use chatpic_core::{ShareId, Timestamp};
use sqlx::{PgConnection, Row, query};

use super::connections::Verdict;
use super::fault::Fault;
use super::wrap::{self, ITSELF, Kind};
use super::{answer, door, manage};
use crate::StoreError;
use crate::records::{Change, Lookup, NewLink, NewShare, Publish, StoredMedia};

pub(super) async fn publish(
    connection: &mut PgConnection,
    share: &NewShare,
) -> Result<Verdict<Publish>, Fault> {
    let link = &share.link;
    if let Some(answer) = &share.answer {
        let until = answer::kept_until(answer, link.terms.expires_at);
        if !answer::keep(connection, share.id, answer, until).await? {
            return Ok(Verdict::Undo(Publish::ClaimLost));
        }
    }
    let day = wrap::day_of(link.terms.expires_at);
    query(
        "insert into share (id, manage_lookup, created_at, live_links, links_made, wrap_day, meta,
                            pass_tag, prefix_tag)
         values ($1, $2, $3, 1, 1, $4, $5, $6, $7)",
    )
    .bind(share.id.as_bytes())
    .bind(share.manage_lookup.0)
    .bind(share.created_at.unix())
    .bind(day)
    .bind(&share.meta.0)
    .bind(share.pass_tag.map(|tag| tag.0))
    .bind(share.prefix_tag.map(i32::from))
    .execute(&mut *connection)
    .await?;
    insert_media(connection, share.id, &share.media).await?;
    insert_link(connection, share.id, 1, link).await?;
    let wraps = [
        (day, Kind::Manage, ITSELF, &share.manage_wrap),
        (day, Kind::Link, link.lookup, &link.wrap),
        (day, Kind::Token, link.lookup, &link.token),
    ];
    wrap::put(connection, share.id, &wraps).await?;
    door::open(connection, share.id, &[share.manage_lookup, link.lookup]).await?;
    Ok(Verdict::Keep(Publish::Published))
}

/// The guard asks for a link that lives by the clock: one whose time ended counts until it is purged.
pub(super) async fn add_link(
    connection: &mut PgConnection,
    manage: Lookup,
    share: ShareId,
    link: &NewLink,
    now: Timestamp,
) -> Result<Change, Fault> {
    let day = wrap::day_of(link.terms.expires_at);
    let added = query(
        "update share set
             live_links = live_links + 1,
             links_made = links_made + 1,
             wrap_day = greatest(wrap_day, $3)
         where id = $1 and manage_lookup = $2 and state is null and hiding is null and exists (
             select from link where share_id = $1 and state is null and expires_at > $4
         )
         returning links_made, wrap_day",
    )
    .bind(share.as_bytes())
    .bind(manage.0)
    .bind(day)
    .bind(now.unix())
    .try_map(|row| Ok((row.try_get("links_made")?, row.try_get::<i32, _>("wrap_day")?)))
    .fetch_optional(&mut *connection)
    .await?;
    let Some((place, longest)) = added else {
        return manage::why_not(connection, manage, share, now).await;
    };
    insert_link(connection, share, place, link).await?;
    let wraps =
        [(day, Kind::Link, link.lookup, &link.wrap), (day, Kind::Token, link.lookup, &link.token)];
    wrap::put(connection, share, &wraps).await?;
    wrap::move_to(connection, longest, share, &[Kind::Manage], &[ITSELF]).await?;
    door::open(connection, share, &[link.lookup]).await?;
    Ok(Change::Done)
}

pub(super) async fn insert_media(
    connection: &mut PgConnection,
    share: ShareId,
    media: &[StoredMedia],
) -> Result<(), Fault> {
    let lengths =
        media.iter().map(|it| i64::try_from(it.stored_len)).collect::<Result<Vec<_>, _>>();
    let lengths =
        lengths.map_err(|_| StoreError::Records("a length beyond all disks".to_owned()))?;
    query(
        "insert into media (share_id, place, id, blob, stored_len, copy_tag)
         select $1, place, id, blob, stored_len, copy_tag
         from unnest($2::bytea[], $3::bytea[], $4::bigint[], $5::bytea[])
             with ordinality as new (id, blob, stored_len, copy_tag, place)",
    )
    .bind(share.as_bytes())
    .bind(media.iter().map(|it| *it.id.as_bytes()).collect::<Vec<_>>())
    .bind(media.iter().map(|it| *it.blob.as_bytes()).collect::<Vec<_>>())
    .bind(lengths)
    .bind(media.iter().map(|it| it.copy_tag.map(|tag| tag.0)).collect::<Vec<_>>())
    .execute(connection)
    .await?;
    Ok(())
}

async fn insert_link(
    connection: &mut PgConnection,
    share: ShareId,
    place: i32,
    link: &NewLink,
) -> Result<(), Fault> {
    let terms = &link.terms;
    let max_views = terms.max_views.map(|views| i32::try_from(views.get())).transpose();
    let max_views =
        max_views.map_err(|_| StoreError::Records("a view limit beyond all bounds".to_owned()))?;
    query(
        "insert into link (share_id, lookup, id, place, expires_at, max_views, views_left,
                           password, watermark, comments, adult, wrap_day, label)
         values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(share.as_bytes())
    .bind(link.lookup.0)
    .bind(link.id.as_bytes())
    .bind(place)
    .bind(terms.expires_at.unix())
    .bind(max_views)
    .bind(terms.password)
    .bind(terms.watermark)
    .bind(terms.comments)
    .bind(terms.adult)
    .bind(wrap::day_of(terms.expires_at))
    .bind(link.label.as_ref().map(|label| label.0.as_slice()))
    .execute(connection)
    .await?;
    Ok(())
}
