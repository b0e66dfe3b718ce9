//! Shares as a whole, for moving them: read on one state of the database, written in one transaction.

use chatpic_core::{ShareId, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use super::channels::{comments, posts};
use super::sealed::{self, ITSELF, Kind};
use super::slots::NO_SLOT;
use super::writer::Verdict;
use super::{publish, row, view};
use crate::StoreError;
use crate::records::{Answer, Hiding, Lookup, Put, Sealed, Whole, WholeLink, WholePass};

pub(super) fn shares(
    connection: &Connection,
    after: Option<ShareId>,
    limit: u32,
) -> Result<Vec<ShareId>, StoreError> {
    // No key is shorter than nothing, so that every key follows it.
    let after = after.map_or(Vec::new(), |share| share.as_bytes().to_vec());
    let mut statement =
        connection.prepare_cached("select id from share where id > ?1 order by id limit ?2")?;
    let shares = statement.query_map(params![after, limit], |row| row::share(row, 0))?;
    Ok(shares.collect::<Result<_, _>>()?)
}

pub(super) fn whole(connection: &Connection, share: ShareId) -> Result<Option<Whole>, StoreError> {
    let found = connection
        .prepare_cached(
            "select manage_lookup, created_at, links_made, state, gone_at, due_at,
                    hiding, pass_tag, prefix_tag
             from share left join closing on closing.share_id = share.id where id = ?1",
        )?
        .query_row([share.as_bytes()], |row| {
            Ok(Whole {
                post: None,
                comments: Vec::new(),
                id: share,
                manage_lookup: row::lookup(row, 0)?,
                created_at: row::time(row, 1)?,
                links_made: row.get(2)?,
                gone: row::gone(row, 3)?.zip(row::time_if_any(row, 4)?),
                closing: row::time_if_any(row, 5)?,
                hiding: row::hiding(row, 6)?,
                pass_tag: row::lookup_if_any(row, 7)?,
                prefix_tag: row.get(8)?,
                manage_wrap: None,
                meta: None,
                links: Vec::new(),
                media: Vec::new(),
                passes: Vec::new(),
                answers: Vec::new(),
            })
        })
        .optional()?;
    let Some(mut whole) = found else { return Ok(None) };
    whole.manage_wrap = sealed::find(connection, share, Kind::Manage, ITSELF)?;
    whole.meta = sealed::find(connection, share, Kind::Meta, ITSELF)?;
    whole.links = links(connection, share)?;
    whole.media = view::media(connection, share)?;
    whole.passes = passes(connection, share)?;
    whole.answers = answers(connection, share)?;
    whole.post = posts::whole(connection, share)?;
    whole.comments = comments::whole(connection, share)?;
    Ok(Some(whole))
}

/// The guard is the share's own row: whoever finds one there writes nothing.
pub(super) fn put(connection: &Connection, whole: &Whole) -> Result<Verdict<Put>, StoreError> {
    let share = whole.id;
    let written = connection
        .prepare_cached(
            "insert into share (id, manage_lookup, created_at, live_links, links_made, state, gone_at,
                                hiding, pass_tag, prefix_tag)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) on conflict (id) do nothing",
        )?
        .execute(params![
            share.as_bytes(),
            whole.manage_lookup.0,
            whole.created_at.unix(),
            whole.live_links(),
            whole.links_made,
            whole.gone.map(|(gone, _)| gone.as_str()),
            whole.gone.map(|(_, at)| at.unix()),
            whole.hiding.map(Hiding::as_str),
            whole.pass_tag.map(|tag| tag.0),
            whole.prefix_tag
        ])?;
    if written == 0 {
        let same = self::whole(connection, share)?.as_ref() == Some(whole);
        return Ok(Verdict::Undo(if same { Put::Same } else { Put::Other }));
    }
    if let Some(due_at) = whole.closing {
        connection
            .prepare_cached("insert into closing values (?1, ?2)")?
            .execute(params![share.as_bytes(), due_at.unix()])?;
    }
    keep(connection, share, Kind::Manage, ITSELF, whole.manage_wrap.as_ref())?;
    keep(connection, share, Kind::Meta, ITSELF, whole.meta.as_ref())?;
    for link in &whole.links {
        put_link(connection, share, whole.hiding, link)?;
    }
    publish::insert_media(connection, share, &whole.media)?;
    for pass in &whole.passes {
        put_pass(connection, share, pass)?;
    }
    for answer in &whole.answers {
        connection.prepare_cached("insert into answer values (?1, ?2, ?3)")?.execute(params![
            answer.key.0,
            answer.expires_at.unix(),
            share.as_bytes()
        ])?;
        sealed::put(connection, share, Kind::Answer, answer.key, &answer.sealed)?;
    }
    if let Some(post) = &whole.post {
        posts::insert(connection, share, post)?;
    }
    for comment in &whole.comments {
        comments::insert(connection, share, comment)?;
    }
    Ok(Verdict::Keep(Put::Written))
}

fn links(connection: &Connection, share: ShareId) -> Result<Vec<WholeLink>, StoreError> {
    let mut statement = connection.prepare_cached(
        "select id, lookup, place, views, views_left, state, gone_at, ended_early,
                expires_at, max_views, password, watermark, comments, adult, end_early, comments_made
         from link where share_id = ?1 order by place",
    )?;
    let links = statement.query_map([share.as_bytes()], |row| {
        Ok(WholeLink {
            id: row::link(row, 0)?,
            lookup: row::lookup(row, 1)?,
            place: row.get(2)?,
            views: row.get(3)?,
            views_left: row.get(4)?,
            gone: row::gone(row, 5)?.zip(row::time_if_any(row, 6)?),
            ended_early: row.get(7)?,
            terms: row::terms(row, 8)?,
            comments_made: row.get(15)?,
            wrap: None,
            token: None,
            label: None,
            mark_label: None,
        })
    })?;
    let mut links = links.collect::<Result<Vec<_>, _>>()?;
    for link in &mut links {
        link.wrap = sealed::find(connection, share, Kind::Link, link.lookup)?;
        link.token = sealed::find(connection, share, Kind::Token, link.lookup)?;
        link.label = sealed::find(connection, share, Kind::Label, link.lookup)?;
        link.mark_label = sealed::find(connection, share, Kind::MarkLabel, link.lookup)?;
    }
    Ok(links)
}

fn passes(connection: &Connection, share: ShareId) -> Result<Vec<WholePass>, StoreError> {
    let mut statement = connection.prepare_cached(
        "select lookup, link_id, session, hour, ends_at, live, wrap from pass
         where share_id = ?1 order by lookup",
    )?;
    let mut rows = statement.query([share.as_bytes()])?;
    let mut passes = Vec::new();
    while let Some(row) = rows.next()? {
        passes.push(WholePass {
            lookup: row::lookup(row, 0)?,
            link: row::link(row, 1)?,
            session: row::session(row, 2)?,
            hour: row::time(row, 3)?,
            ends_at: row::time(row, 4)?,
            live: row.get(5)?,
            wrap: sealed::of_piece(row.get(6)?)?,
        });
    }
    Ok(passes)
}

fn answers(connection: &Connection, share: ShareId) -> Result<Vec<Answer>, StoreError> {
    let mut statement = connection
        .prepare_cached("select key, until from answer where share_id = ?1 order by key")?;
    let answers = statement
        .query_map([share.as_bytes()], |row| Ok((row::lookup(row, 0)?, row::time(row, 1)?)))?
        .collect::<Result<Vec<(Lookup, Timestamp)>, _>>()?;
    let sealed = answers.into_iter().map(|(key, expires_at)| {
        let sealed = sealed::require(connection, share, Kind::Answer, key)?;
        Ok(Answer { key, sealed, expires_at })
    });
    sealed.collect()
}

fn put_link(
    connection: &Connection,
    share: ShareId,
    hiding: Option<Hiding>,
    link: &WholeLink,
) -> Result<(), StoreError> {
    let terms = &link.terms;
    connection
        .prepare_cached(
            "insert into link (id, share_id, place, lookup, expires_at, max_views, views, views_left,
                               password, watermark, comments, adult, end_early, ended_early,
                               state, gone_at, hiding, comments_made)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                     ?18)",
        )?
        .execute(params![
            link.id.as_bytes(),
            share.as_bytes(),
            link.place,
            link.lookup.0,
            terms.expires_at.unix(),
            terms.max_views,
            link.views,
            link.views_left,
            terms.password,
            terms.watermark,
            terms.comments,
            terms.adult,
            terms.end_early,
            link.ended_early,
            link.gone.map(|(gone, _)| gone.as_str()),
            link.gone.map(|(_, at)| at.unix()),
            hiding.map(Hiding::as_str),
            link.comments_made
        ])?;
    keep(connection, share, Kind::Link, link.lookup, link.wrap.as_ref())?;
    keep(connection, share, Kind::Token, link.lookup, link.token.as_ref())?;
    keep(connection, share, Kind::Label, link.lookup, link.label.as_ref())?;
    keep(connection, share, Kind::MarkLabel, link.lookup, link.mark_label.as_ref())
}

fn put_pass(connection: &Connection, share: ShareId, pass: &WholePass) -> Result<(), StoreError> {
    let wrap = pass.wrap.as_ref().map_or(Ok([0; sealed::PIECE]), sealed::one_piece)?;
    connection
        .prepare_cached("insert into pass values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?
        .execute(params![
            pass.lookup.0,
            share.as_bytes(),
            pass.link.as_bytes(),
            pass.session.to_string(),
            pass.hour.unix(),
            pass.ends_at.unix(),
            NO_SLOT,
            pass.live,
            wrap
        ])?;
    Ok(())
}

fn keep(
    connection: &Connection,
    share: ShareId,
    kind: Kind,
    holder: Lookup,
    sealed: Option<&Sealed>,
) -> Result<(), StoreError> {
    sealed.map_or(Ok(()), |sealed| sealed::put(connection, share, kind, holder, sealed))
}
