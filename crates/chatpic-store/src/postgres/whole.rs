//! Shares as a whole, for moving them: read on one state of the database, written in one transaction.
//!
//! On which day a wrap lies is this store's own affair: it is left out on reading, and chosen anew from
//! what the wrap is needed for on writing.

use std::collections::{BTreeSet, HashMap};

use chatpic_core::{MediaId, ShareId, Timestamp};
use sqlx::{PgConnection, Row, query, query_scalar};

use super::channels::{posts, threads};
use super::connections::Verdict;
use super::fault::Fault;
use super::wrap::{self, ITSELF, Kind};
use super::{door, publish, row};
use crate::records::{
    Answer, Hiding, Lookup, Put, Sealed, StoredMedia, Whole, WholeLink, WholePass,
};

pub(super) async fn shares(
    connection: &mut PgConnection,
    after: Option<ShareId>,
    limit: u32,
) -> Result<Vec<ShareId>, Fault> {
    // No key is shorter than nothing, so that every key follows it.
    let after = after.map_or(Vec::new(), |share| share.as_bytes().to_vec());
    let shares = query("select id from share where id > $1 order by id limit $2");
    let shares = shares.bind(after).bind(i64::from(limit));
    Ok(shares.try_map(|row| row::share(&row, "id")).fetch_all(connection).await?)
}

pub(super) async fn whole(
    connection: &mut PgConnection,
    share: ShareId,
) -> Result<Option<Whole>, Fault> {
    let found = query(
        "select manage_lookup, created_at, links_made, meta, state, gone_at, due_at,
                hiding, pass_tag, prefix_tag
         from share left join closing on closing.share_id = share.id where id = $1",
    );
    let found = found.bind(share.as_bytes()).fetch_optional(&mut *connection).await?;
    let Some(found) = found else { return Ok(None) };
    let mut wraps = wraps(connection, share).await?;
    Ok(Some(Whole {
        post: posts::whole(connection, share).await?,
        comments: threads::whole(connection, share).await?,
        id: share,
        created_at: row::time(&found, "created_at")?,
        manage_lookup: row::lookup(&found, "manage_lookup")?,
        links_made: row::number(&found, "links_made")?,
        gone: row::gone(&found, "state")?.zip(row::time_if_any(&found, "gone_at")?),
        closing: row::time_if_any(&found, "due_at")?,
        hiding: row::hiding(&found, "hiding")?,
        pass_tag: row::lookup_if_any(&found, "pass_tag")?,
        prefix_tag: row::prefix_tag(&found)?,
        manage_wrap: wraps.take(Kind::Manage, ITSELF),
        meta: row::sealed(&found, "meta")?,
        links: links(connection, share, &mut wraps).await?,
        media: media(connection, share).await?,
        passes: passes(connection, share, &mut wraps).await?,
        answers: answers(connection, share, &mut wraps).await?,
    }))
}

/// The days that must have a table before [`put`].
pub(super) fn days(whole: &Whole) -> BTreeSet<i32> {
    wraps_of(whole).into_iter().map(|(day, ..)| day).collect()
}

/// The guard is the share's own row: whoever finds one there writes nothing.
pub(super) async fn put(
    connection: &mut PgConnection,
    whole: &Whole,
) -> Result<Verdict<Put>, Fault> {
    let share = whole.id;
    let written = query(
        "insert into share (id, manage_lookup, created_at, live_links, links_made, wrap_day, meta,
                            state, gone_at, hiding, pass_tag, prefix_tag)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (id) do nothing",
    )
    .bind(share.as_bytes())
    .bind(whole.manage_lookup.0)
    .bind(whole.created_at.unix())
    .bind(row::integer(whole.live_links())?)
    .bind(row::integer(whole.links_made)?)
    .bind(day_of(whole, needed_until(whole)))
    .bind(whole.meta.as_ref().map(|meta| meta.0.as_slice()))
    .bind(whole.gone.map(|(gone, _)| gone.as_str()))
    .bind(whole.gone.map(|(_, at)| at.unix()))
    .bind(whole.hiding.map(Hiding::as_str))
    .bind(whole.pass_tag.map(|tag| tag.0))
    .bind(whole.prefix_tag.map(i32::from))
    .execute(&mut *connection)
    .await?;
    if written.rows_affected() == 0 {
        let same = self::whole(connection, share).await?.as_ref() == Some(whole);
        return Ok(Verdict::Undo(if same { Put::Same } else { Put::Other }));
    }
    if let Some(due_at) = whole.closing {
        query("insert into closing values ($1, $2)")
            .bind(share.as_bytes())
            .bind(due_at.unix())
            .execute(&mut *connection)
            .await?;
    }
    for link in &whole.links {
        put_link(connection, whole, link).await?;
    }
    publish::insert_media(connection, share, &whole.media).await?;
    put_passes(connection, whole).await?;
    put_answers(connection, whole).await?;
    if let Some(post) = &whole.post {
        posts::insert(connection, share, post).await?;
    }
    threads::put(connection, share, &whole.comments).await?;
    wrap::put(connection, share, &wraps_of(whole)).await?;
    let links = whole.links.iter().map(|link| link.lookup);
    let doors = links.chain(whole.passes.iter().map(|pass| pass.lookup));
    let doors: Vec<_> = doors.chain([whole.manage_lookup]).collect();
    door::open(connection, share, &doors).await?;
    Ok(Verdict::Keep(Put::Written))
}

/// What a share has among the wraps.
struct Wraps(HashMap<(String, Lookup), Sealed>);

impl Wraps {
    fn take(&mut self, kind: Kind, holder: Lookup) -> Option<Sealed> {
        self.0.remove(&(kind.letter().to_owned(), holder))
    }
}

/// The days are looked up first: without them the tables of all days would be gone through.
async fn wraps(connection: &mut PgConnection, share: ShareId) -> Result<Wraps, Fault> {
    let days: Vec<i32> = query_scalar(
        "select wrap_day from share where id = $1
         union select wrap_day from link where share_id = $1
         union select wrap_day from pass where share_id = $1 and live
         union select wrap_day from answer where share_id = $1",
    )
    .bind(share.as_bytes())
    .fetch_all(&mut *connection)
    .await?;
    let wraps = query("select kind, holder, bytes from wrap where day = any($1) and share_id = $2")
        .bind(days)
        .bind(share.as_bytes())
        .try_map(|row| {
            let holder = row::lookup(&row, "holder")?;
            Ok(((row.try_get("kind")?, holder), Sealed(row.try_get("bytes")?)))
        })
        .fetch_all(connection)
        .await?;
    Ok(Wraps(wraps.into_iter().collect()))
}

async fn links(
    connection: &mut PgConnection,
    share: ShareId,
    wraps: &mut Wraps,
) -> Result<Vec<WholeLink>, Fault> {
    let rows = query(
        "select id, lookup, place, views, views_left, comments_made, state, gone_at, label, mark_label,
                ended_early, expires_at, max_views, password, watermark, comments, adult, end_early
         from link where share_id = $1 order by place",
    );
    let rows = rows.bind(share.as_bytes()).try_map(|row| {
        let lookup = row::lookup(&row, "lookup")?;
        Ok(WholeLink {
            comments_made: row::number(&row, "comments_made")?,
            id: row::link(&row, "id")?,
            lookup,
            place: row::number(&row, "place")?,
            terms: row::terms(&row)?,
            views: row::number(&row, "views")?,
            views_left: row::number_if_any(&row, "views_left")?,
            gone: row::gone(&row, "state")?.zip(row::time_if_any(&row, "gone_at")?),
            wrap: wraps.take(Kind::Link, lookup),
            token: wraps.take(Kind::Token, lookup),
            label: row::sealed(&row, "label")?,
            mark_label: row::sealed(&row, "mark_label")?,
            ended_early: row.try_get("ended_early")?,
        })
    });
    Ok(rows.fetch_all(connection).await?)
}

async fn media(connection: &mut PgConnection, share: ShareId) -> Result<Vec<StoredMedia>, Fault> {
    let rows = query(
        "select id, blob, stored_len, copy_tag from media where share_id = $1 order by place",
    );
    let rows = rows.bind(share.as_bytes()).try_map(|row| {
        Ok(StoredMedia {
            id: row.try_get("id").map(MediaId::from_bytes)?,
            blob: row::blob(&row, "blob")?,
            stored_len: row::count(&row, "stored_len")?,
            copy_tag: row::lookup_if_any(&row, "copy_tag")?,
        })
    });
    Ok(rows.fetch_all(connection).await?)
}

async fn passes(
    connection: &mut PgConnection,
    share: ShareId,
    wraps: &mut Wraps,
) -> Result<Vec<WholePass>, Fault> {
    let rows = query(
        "select lookup, link_id, session, hour, ends_at, live from pass
         where share_id = $1 order by lookup",
    );
    let rows = rows.bind(share.as_bytes()).try_map(|row| {
        let lookup = row::lookup(&row, "lookup")?;
        Ok(WholePass {
            lookup,
            link: row::link(&row, "link_id")?,
            session: row::session(&row, "session")?,
            hour: row::time(&row, "hour")?,
            ends_at: row::time(&row, "ends_at")?,
            live: row.try_get("live")?,
            wrap: wraps.take(Kind::Pass, lookup),
        })
    });
    Ok(rows.fetch_all(connection).await?)
}

/// Those that can still be given: what one kept may be gone with its day before the row is.
async fn answers(
    connection: &mut PgConnection,
    share: ShareId,
    wraps: &mut Wraps,
) -> Result<Vec<Answer>, Fault> {
    let rows = query("select key, until from answer where share_id = $1 order by key");
    let rows = rows.bind(share.as_bytes()).try_map(|row| {
        let (key, expires_at) = (row::lookup(&row, "key")?, row::time(&row, "until")?);
        Ok(wraps.take(Kind::Answer, key).map(|sealed| Answer { key, sealed, expires_at }))
    });
    Ok(rows.fetch_all(connection).await?.into_iter().flatten().collect())
}

/// Until when the owner needs the share's own wrap.
fn needed_until(whole: &Whole) -> Timestamp {
    let live = whole.links.iter().filter(|link| link.gone.is_none());
    live.map(|link| link.terms.expires_at).max().unwrap_or(whole.created_at)
}

/// The day for what a share needs until `at`.
fn day_of(whole: &Whole, at: Timestamp) -> i32 {
    wrap::day_of(at, whole.created_at)
}

/// Everything of a share that lies with the wraps: the day until which it is needed, and what it is.
fn wraps_of(whole: &Whole) -> Vec<(i32, Kind, Lookup, &Sealed)> {
    let day = day_of(whole, needed_until(whole));
    let manage = whole.manage_wrap.iter().map(|wrap| (day, Kind::Manage, ITSELF, wrap));
    let card = whole.post.iter().map(|post| (day, Kind::Card, ITSELF, &post.card));
    let mut wraps: Vec<_> = manage.chain(card).collect();
    for link in &whole.links {
        let day = day_of(whole, link.terms.expires_at);
        wraps.extend(link.wrap.iter().map(|wrap| (day, Kind::Link, link.lookup, wrap)));
        wraps.extend(link.token.iter().map(|token| (day, Kind::Token, link.lookup, token)));
    }
    for pass in &whole.passes {
        let day = day_of(whole, pass.ends_at);
        wraps.extend(pass.wrap.iter().map(|wrap| (day, Kind::Pass, pass.lookup, wrap)));
    }
    let answers = whole.answers.iter();
    wraps
        .extend(answers.map(|it| (day_of(whole, it.expires_at), Kind::Answer, it.key, &it.sealed)));
    wraps
}

async fn put_link(
    connection: &mut PgConnection,
    whole: &Whole,
    link: &WholeLink,
) -> Result<(), Fault> {
    let terms = &link.terms;
    query(
        "insert into link (share_id, lookup, id, place, expires_at, max_views, views, views_left,
                           password, watermark, comments, adult, end_early, ended_early,
                           wrap_day, label, mark_label, state, gone_at, hiding, comments_made)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20, $21)",
    )
    .bind(whole.id.as_bytes())
    .bind(link.lookup.0)
    .bind(link.id.as_bytes())
    .bind(row::integer(link.place)?)
    .bind(terms.expires_at.unix())
    .bind(terms.max_views.map(|views| row::integer(views.get())).transpose()?)
    .bind(row::integer(link.views)?)
    .bind(link.views_left.map(row::integer).transpose()?)
    .bind(terms.password)
    .bind(terms.watermark)
    .bind(terms.comments)
    .bind(terms.adult)
    .bind(terms.end_early)
    .bind(link.ended_early)
    .bind(day_of(whole, terms.expires_at))
    .bind(link.label.as_ref().map(|label| label.0.as_slice()))
    .bind(link.mark_label.as_ref().map(|label| label.0.as_slice()))
    .bind(link.gone.map(|(gone, _)| gone.as_str()))
    .bind(link.gone.map(|(_, at)| at.unix()))
    .bind(whole.hiding.map(Hiding::as_str))
    .bind(row::integer(link.comments_made)?)
    .execute(connection)
    .await?;
    Ok(())
}

async fn put_passes(connection: &mut PgConnection, whole: &Whole) -> Result<(), Fault> {
    let passes = &whole.passes;
    query(
        "insert into pass (share_id, lookup, link_id, session, hour, ends_at, wrap_day, live)
         select $1, lookup, link_id, session, hour, ends_at, wrap_day, live
         from unnest($2::bytea[], $3::bytea[], $4::text[], $5::bigint[], $6::bigint[],
                     $7::integer[], $8::boolean[])
             as new (lookup, link_id, session, hour, ends_at, wrap_day, live)",
    )
    .bind(whole.id.as_bytes())
    .bind(passes.iter().map(|pass| pass.lookup.0).collect::<Vec<_>>())
    .bind(passes.iter().map(|pass| *pass.link.as_bytes()).collect::<Vec<_>>())
    .bind(passes.iter().map(|pass| pass.session.to_string()).collect::<Vec<_>>())
    .bind(passes.iter().map(|pass| pass.hour.unix()).collect::<Vec<_>>())
    .bind(passes.iter().map(|pass| pass.ends_at.unix()).collect::<Vec<_>>())
    .bind(passes.iter().map(|pass| day_of(whole, pass.ends_at)).collect::<Vec<_>>())
    .bind(passes.iter().map(|pass| pass.live).collect::<Vec<_>>())
    .execute(connection)
    .await?;
    Ok(())
}

async fn put_answers(connection: &mut PgConnection, whole: &Whole) -> Result<(), Fault> {
    for answer in &whole.answers {
        query("insert into answer (key, until, share_id, wrap_day) values ($1, $2, $3, $4)")
            .bind(answer.key.0)
            .bind(answer.expires_at.unix())
            .bind(whole.id.as_bytes())
            .bind(day_of(whole, answer.expires_at))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
