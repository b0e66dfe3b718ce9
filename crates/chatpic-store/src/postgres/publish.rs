//! Shares and links come into being.

use chatpic_core::{ShareId, Timestamp};
use sqlx::{PgConnection, Row, query};

use super::connections::Verdict;
use super::fault::Fault;
use super::wrap::{self, ITSELF, Kind};
use super::{answer, door, manage, row, uploads};
use crate::records::{Change, Lookup, MOST_LINKS, NewLink, NewShare, Publish, Sealed, StoredMedia};

pub(super) async fn publish(
    connection: &mut PgConnection,
    share: &NewShare,
) -> Result<Verdict<Publish>, Fault> {
    match begin(connection, share).await? {
        Publish::Published => {}
        refused => return Ok(Verdict::Undo(refused)),
    }
    insert(connection, share, None).await?;
    Ok(Verdict::Keep(Publish::Published))
}

/// The days on which what a share is published with ends: each must have its table before.
pub(super) fn days(share: &NewShare) -> impl Iterator<Item = i32> {
    let (ends_at, created_at) = (share.ends_at(), share.created_at);
    let answer = share.answer.iter().map(move |answer| answer::kept_until(answer, ends_at));
    let links = share.links().map(|link| link.terms.expires_at);
    answer.chain(links).map(move |end| wrap::day_of(end, created_at))
}

/// Keeps the answer of a share that is being published, and takes the uploads that it was made of.
pub(super) async fn begin(
    connection: &mut PgConnection,
    share: &NewShare,
) -> Result<Publish, Fault> {
    if !claimed(connection, share).await? {
        return Ok(Publish::ClaimLost);
    }
    Ok(match uploads::take(connection, &share.uploads, share.created_at).await? {
        true => Publish::Published,
        false => Publish::UploadOver,
    })
}

async fn claimed(connection: &mut PgConnection, share: &NewShare) -> Result<bool, Fault> {
    let Some(answer) = &share.answer else { return Ok(true) };
    let until = answer::kept_until(answer, share.ends_at());
    let day = wrap::day_of(until, share.created_at);
    answer::keep(connection, share.id, answer, until, day).await
}

/// Writes a share, with the card of a post if it is one.
pub(super) async fn insert(
    connection: &mut PgConnection,
    share: &NewShare,
    card: Option<&Sealed>,
) -> Result<(), Fault> {
    let day = wrap::day_of(share.ends_at(), share.created_at);
    query(
        "insert into share (id, manage_lookup, created_at, live_links, links_made, wrap_day, meta,
                            pass_tag, prefix_tag)
         values ($1, $2, $3, $4, $4, $5, $6, $7, $8)",
    )
    .bind(share.id.as_bytes())
    .bind(share.manage_lookup.0)
    .bind(share.created_at.unix())
    .bind(i32::try_from(share.link_count()).expect("a share has few links"))
    .bind(day)
    .bind(&share.meta.0)
    .bind(share.pass_tag.map(|tag| tag.0))
    .bind(share.prefix_tag.map(i32::from))
    .execute(&mut *connection)
    .await?;
    insert_media(connection, share.id, &share.media).await?;
    let mut wraps = vec![(day, Kind::Manage, ITSELF, &share.manage_wrap)];
    wraps.extend(card.map(|card| (day, Kind::Card, ITSELF, card)));
    let mut doors = vec![share.manage_lookup];
    for (place, link) in (1..).zip(share.links()) {
        let day = wrap::day_of(link.terms.expires_at, share.created_at);
        insert_link(connection, share.id, place, link, day).await?;
        wraps.extend(wraps_of(link, day));
        doors.push(link.lookup);
    }
    wrap::put(connection, share.id, &wraps).await?;
    door::open(connection, share.id, &doors).await
}

/// The guard asks for a link that lives by the clock: one whose time ended counts until it is purged.
pub(super) async fn add_link(
    connection: &mut PgConnection,
    manage: Lookup,
    share: ShareId,
    link: &NewLink,
    now: Timestamp,
) -> Result<Change, Fault> {
    let day = wrap::day_of(link.terms.expires_at, now);
    let added = query(
        "update share set
             live_links = live_links + 1,
             links_made = links_made + 1,
             wrap_day = greatest(wrap_day, $3)
         where id = $1 and manage_lookup = $2 and state is null and hiding is null
             and links_made < $5 and exists (
             select from link where share_id = $1 and state is null and expires_at > $4
         )
         returning links_made, wrap_day",
    )
    .bind(share.as_bytes())
    .bind(manage.0)
    .bind(day)
    .bind(now.unix())
    .bind(i32::try_from(MOST_LINKS).expect("few"))
    .try_map(|row| Ok((row.try_get("links_made")?, row.try_get::<i32, _>("wrap_day")?)))
    .fetch_optional(&mut *connection)
    .await?;
    let Some((place, longest)) = added else {
        return manage::why_not_added(connection, manage, share, now).await;
    };
    insert_link(connection, share, place, link, day).await?;
    wrap::put(connection, share, &wraps_of(link, day)).await?;
    wrap::move_to(connection, longest, share, wrap::OF_A_SHARE, &[ITSELF]).await?;
    door::open(connection, share, &[link.lookup]).await?;
    Ok(Change::Done)
}

/// What opens a link, and shows it to the owner: each until its end.
fn wraps_of(link: &NewLink, day: i32) -> [(i32, Kind, Lookup, &Sealed); 2] {
    [(day, Kind::Link, link.lookup, &link.wrap), (day, Kind::Token, link.lookup, &link.token)]
}

pub(super) async fn insert_media(
    connection: &mut PgConnection,
    share: ShareId,
    media: &[StoredMedia],
) -> Result<(), Fault> {
    let lengths =
        media.iter().map(|it| row::bigint(it.stored_len)).collect::<Result<Vec<_>, _>>()?;
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
    day: i32,
) -> Result<(), Fault> {
    let terms = &link.terms;
    let max_views = terms.max_views.map(|views| row::integer(views.get())).transpose()?;
    query(
        "insert into link (share_id, lookup, id, place, expires_at, max_views, views_left,
                           password, watermark, comments, adult, end_early, wrap_day, label,
                           mark_label)
         values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
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
    .bind(terms.end_early)
    .bind(day)
    .bind(link.label.as_ref().map(|label| label.0.as_slice()))
    .bind(link.mark_label.as_ref().map(|label| label.0.as_slice()))
    .execute(connection)
    .await?;
    Ok(())
}
