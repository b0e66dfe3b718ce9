//! Comments: made, read, withdrawn, hidden, and ending with their thread.

use chatpic_core::{LinkId, LinkState, ShareId, Timestamp};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use super::super::row::{self, LISTED};
use super::super::sealed::{self, Kind};
use super::super::writer::Verdict;
use crate::StoreError;
use crate::channels::{Comment, Commented, NewComment, THREAD, Thread, WholeComment};
use crate::records::{self, Change, Closed, Found, Hiding, Lookup, Sealed};

pub(in super::super) fn comment(
    connection: &Connection,
    thread: Thread,
    comment: &NewComment,
    now: Timestamp,
) -> Result<Verdict<Commented>, StoreError> {
    let Some((share, link, number)) = take_number(connection, thread, now)? else {
        return Ok(Verdict::Keep(why_not(connection, thread, now)?));
    };
    let comment = WholeComment {
        lookup: comment.lookup,
        link,
        number,
        created_at: comment.created_at,
        hiding: None,
        sealed: comment.sealed.clone(),
    };
    insert(connection, share, &comment)?;
    Ok(Verdict::Keep(Commented::Written(number)))
}

pub(in super::super) fn list(
    connection: &Connection,
    share: ShareId,
    link: LinkId,
    after: u32,
    limit: u32,
) -> Result<Vec<Comment>, StoreError> {
    let which = "share_id = ?2 and link_id = ?3 and number > ?4";
    let params = params![limit, share.as_bytes(), link.as_bytes(), after];
    rows(connection, which, "number", params)
}

pub(in super::super) fn by_lookup(
    connection: &Connection,
    lookup: Lookup,
) -> Result<Found<Comment>, StoreError> {
    let found = rows(connection, "lookup = ?2", "number", params![1, lookup.0])?.pop();
    Ok(match found {
        None => Found::Unknown,
        Some(Comment { hiding: Some(hiding), .. }) => Found::Hidden(hiding),
        Some(comment) => Found::Live(comment),
    })
}

pub(in super::super) fn withdraw(
    connection: &Connection,
    lookup: Lookup,
) -> Result<Verdict<Change>, StoreError> {
    let share = connection
        .prepare_cached("delete from comment where lookup = ?1 returning share_id")?
        .query_row([lookup.0], |row| row::share(row, 0))
        .optional()?;
    let Some(share) = share else { return Ok(Verdict::Keep(Change::Unknown)) };
    sealed::erase(connection, share, Kind::Comment, lookup)?;
    Ok(Verdict::Keep(Change::Done))
}

pub(in super::super) fn hide(
    connection: &Connection,
    share: ShareId,
    link: LinkId,
    number: u32,
    hiding: Option<Hiding>,
) -> Result<Verdict<Change>, StoreError> {
    let hidden = connection
        .prepare_cached(
            "update comment set hiding = ?4 where share_id = ?1 and link_id = ?2 and number = ?3",
        )?
        .execute(params![share.as_bytes(), link.as_bytes(), number, hiding.map(Hiding::as_str)])?;
    Ok(Verdict::Keep(if hidden == 1 { Change::Done } else { Change::Unknown }))
}

pub(in super::super) fn made_under(
    connection: &Connection,
    links: &[(ShareId, LinkId)],
) -> Result<Vec<(LinkId, u32)>, StoreError> {
    let ids: Vec<LinkId> = links.iter().map(|(_, link)| *link).collect();
    let mut statement = connection.prepare_cached(&format!(
        "select id, comments_made from link where id in {LISTED} and state is null",
    ))?;
    let made =
        statement.query_map([row::json(&ids)], |row| Ok((row::link(row, 0)?, row.get(1)?)))?;
    Ok(made.collect::<Result<_, _>>()?)
}

/// All of a share, in the order of their lookups.
pub(in super::super) fn whole(
    connection: &Connection,
    share: ShareId,
) -> Result<Vec<WholeComment>, StoreError> {
    let all = rows(connection, "share_id = ?2", "lookup", params![u32::MAX, share.as_bytes()])?;
    let whole = all.into_iter().map(|comment| {
        let Comment { lookup, share: _, link, number, created_at, hiding, sealed } = comment;
        WholeComment { lookup, link, number, created_at, hiding, sealed }
    });
    Ok(whole.collect())
}

pub(in super::super) fn insert(
    connection: &Connection,
    share: ShareId,
    comment: &WholeComment,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "insert into comment (lookup, share_id, link_id, number, created_at, hiding)
             values (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            comment.lookup.0,
            share.as_bytes(),
            comment.link.as_bytes(),
            comment.number,
            comment.created_at.unix(),
            comment.hiding.map(Hiding::as_str)
        ])?;
    sealed::put(connection, share, Kind::Comment, comment.lookup, &comment.sealed)
}

/// Ends the thread of a link that has ended, unless somebody still looks at it.
pub(in super::super) fn end_thread(
    connection: &Connection,
    share: ShareId,
    link: LinkId,
) -> Result<(), StoreError> {
    let over = connection
        .prepare_cached(
            "select 1 from link where id = ?2 and state is not null and comments_made > 0
                 and not exists (
                     select 1 from pass where share_id = ?1 and live = 1 and link_id = ?2
                 )",
        )?
        .exists(params![share.as_bytes(), link.as_bytes()])?;
    if !over {
        return Ok(());
    }
    connection
        .prepare_cached(
            "delete from sealed where share_id = ?1 and kind = 'K' and holder in (
                 select lookup from comment where link_id = ?2
             )",
        )?
        .execute(params![share.as_bytes(), link.as_bytes()])?;
    connection
        .prepare_cached("delete from comment where link_id = ?1")?
        .execute([link.as_bytes()])?;
    Ok(())
}

/// THE guarded update: every condition, in one statement.
fn take_number(
    connection: &Connection,
    thread: Thread,
    now: Timestamp,
) -> Result<Option<(ShareId, LinkId, u32)>, StoreError> {
    let (which, lookup) = match thread {
        Thread::Link(lookup) => ("lookup = ?1 and state is null", lookup),
        Thread::Pass(lookup) => (
            "id = (select link_id from pass where lookup = ?1 and ends_at > ?2)
                 and (state is null or state = 'spent')",
            lookup,
        ),
    };
    let taken = connection
        .prepare_cached(&format!(
            "update link set comments_made = comments_made + 1
             where {which} and hiding is null and expires_at > ?2 and comments <> 0
                 and comments_made < ?3
             returning share_id, id, comments_made",
        ))?
        .query_row(params![lookup.0, now.unix(), THREAD], |row| {
            Ok((row::share(row, 0)?, row::link(row, 1)?, row.get(2)?))
        })
        .optional()?;
    Ok(taken)
}

fn why_not(
    connection: &Connection,
    thread: Thread,
    now: Timestamp,
) -> Result<Commented, StoreError> {
    let (ends_at, from, lookup) = match thread {
        Thread::Link(lookup) => ("expires_at", "link where lookup = ?1", lookup),
        Thread::Pass(lookup) => {
            ("ends_at", "pass join link on link.id = pass.link_id where pass.lookup = ?1", lookup)
        }
    };
    let found = connection
        .prepare_cached(&format!("select state, hiding, {ends_at}, comments from {from}"))?
        .query_row([lookup.0], |row| {
            Ok((row::gone(row, 0)?, row::hiding(row, 1)?, row::time(row, 2)?, row.get(3)?))
        })
        .optional()?;
    let Some((gone, hiding, ends_at, allowed)) = found else { return Ok(Commented::Unknown) };
    let state: LinkState = match thread {
        Thread::Link(_) => records::link_state(gone, ends_at, hiding, now),
        Thread::Pass(_) => records::pass_state(gone, ends_at, now),
    };
    Ok(match records::closed(hiding, state) {
        Some(Closed::Hidden(hiding)) => Commented::Hidden(hiding),
        Some(Closed::Gone(gone)) => Commented::Gone(gone),
        None if allowed => Commented::Full,
        None => Commented::NotAllowed,
    })
}

/// Up to `?1` comments with what they say, in one statement.
fn rows(
    connection: &Connection,
    which: &str,
    order: &str,
    params: impl Params,
) -> Result<Vec<Comment>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "select lookup, said.share_id, link_id, number, created_at, hiding, bytes
         from (select * from comment where {which} order by {order} limit ?1) as said
         left join sealed on sealed.share_id = said.share_id and sealed.kind = 'K'
             and sealed.holder = lookup
         order by {order}, piece",
    ))?;
    let mut found = statement.query(params)?;
    let mut comments: Vec<Comment> = Vec::new();
    while let Some(row) = found.next()? {
        let lookup = row::lookup(row, 0)?;
        if comments.last().is_none_or(|last| last.lookup != lookup) {
            comments.push(unsaid(row, lookup)?);
        }
        let piece: Option<_> = row.get(6)?;
        let piece = piece.ok_or(StoreError::Damaged("a comment that says nothing"))?;
        let comment = comments.last_mut().expect("there is one now");
        sealed::append(&mut comment.sealed, piece)?;
    }
    Ok(comments)
}

fn unsaid(row: &Row<'_>, lookup: Lookup) -> Result<Comment, rusqlite::Error> {
    Ok(Comment {
        lookup,
        share: row::share(row, 1)?,
        link: row::link(row, 2)?,
        number: row.get(3)?,
        created_at: row::time(row, 4)?,
        hiding: row::hiding(row, 5)?,
        sealed: Sealed(Vec::new()),
    })
}
