//! Comments: made, read, withdrawn, hidden, and ending with their thread.
//!
//! Who comments holds the link, so that who ends it comes before or after; and its share while it has
//! content, so that nothing is said under what is doomed.

use chatpic_core::{LinkId, ShareId, Timestamp};
use sqlx::postgres::PgRow;
use sqlx::{Error, PgConnection, Row, query, query_scalar};

use super::super::connections::Verdict;
use super::super::fault::Fault;
use super::super::{door, row};
use crate::channels::{Comment, Commented, NewComment, THREAD, Thread, WholeComment};
use crate::records::{self, Change, Closed, Found, Hiding, Lookup, Sealed};

/// Writes a comment. What `share` the thread is of was looked up before.
pub(in super::super) async fn comment(
    connection: &mut PgConnection,
    share: ShareId,
    thread: Thread,
    comment: &NewComment,
    now: Timestamp,
) -> Result<Verdict<Commented>, Fault> {
    let taken = match link_of(connection, share, thread).await? {
        Some(link) => take_number(connection, share, link, thread, now).await?,
        None => None,
    };
    let Some((link, number)) = taken else {
        return Ok(Verdict::Undo(why_not(connection, share, thread, now).await?));
    };
    let comment = WholeComment {
        lookup: comment.lookup,
        link,
        number,
        created_at: comment.created_at,
        hiding: None,
        sealed: comment.sealed.clone(),
    };
    put(connection, share, &[comment]).await?;
    Ok(Verdict::Keep(Commented::Written(number)))
}

pub(in super::super) async fn list(
    connection: &mut PgConnection,
    share: ShareId,
    link: LinkId,
    after: u32,
    limit: u32,
) -> Result<Vec<Comment>, Fault> {
    let comments = query(
        "select share_id, lookup, link_id, number, created_at, hiding, bytes from comment
         where share_id = $1 and link_id = $2 and number > $3 order by number limit $4",
    )
    .bind(share.as_bytes())
    .bind(link.as_bytes())
    .bind(row::integer(after)?)
    .bind(i64::from(limit));
    Ok(comments.try_map(|row| said(&row)).fetch_all(connection).await?)
}

pub(in super::super) async fn by_lookup(
    connection: &mut PgConnection,
    lookup: Lookup,
) -> Result<Found<Comment>, Fault> {
    let Some(share) = door::share_behind(connection, lookup).await? else {
        return Ok(Found::Unknown);
    };
    let found = query(
        "select share_id, lookup, link_id, number, created_at, hiding, bytes from comment
         where share_id = $1 and lookup = $2",
    )
    .bind(share.as_bytes())
    .bind(lookup.0)
    .try_map(|row| said(&row))
    .fetch_optional(connection)
    .await?;
    Ok(match found {
        None => Found::Unknown,
        Some(Comment { hiding: Some(hiding), .. }) => Found::Hidden(hiding),
        Some(comment) => Found::Live(comment),
    })
}

pub(in super::super) async fn withdraw(
    connection: &mut PgConnection,
    share: ShareId,
    lookup: Lookup,
) -> Result<Change, Fault> {
    let withdrawn = query("delete from comment where share_id = $1 and lookup = $2")
        .bind(share.as_bytes())
        .bind(lookup.0)
        .execute(&mut *connection)
        .await?;
    if withdrawn.rows_affected() == 0 {
        return Ok(Change::Unknown);
    }
    door::close(connection, &[lookup]).await?;
    Ok(Change::Done)
}

pub(in super::super) async fn hide(
    connection: &mut PgConnection,
    share: ShareId,
    link: LinkId,
    number: u32,
    hiding: Option<Hiding>,
) -> Result<Change, Fault> {
    let hidden = query(
        "update comment set hiding = $4 where share_id = $1 and link_id = $2 and number = $3",
    )
    .bind(share.as_bytes())
    .bind(link.as_bytes())
    .bind(row::integer(number)?)
    .bind(hiding.map(Hiding::as_str))
    .execute(connection)
    .await?;
    Ok(if hidden.rows_affected() == 1 { Change::Done } else { Change::Unknown })
}

pub(in super::super) async fn made_under(
    connection: &mut PgConnection,
    links: &[(ShareId, LinkId)],
) -> Result<Vec<(LinkId, u32)>, Fault> {
    let made = query(
        "select id, comments_made from link
         join unnest($1::bytea[], $2::bytea[]) as asked (share_id, link_id)
             on link.share_id = asked.share_id and id = link_id
         where state is null",
    )
    .bind(links.iter().map(|(share, _)| *share.as_bytes()).collect::<Vec<_>>())
    .bind(links.iter().map(|(_, link)| *link.as_bytes()).collect::<Vec<_>>());
    let made =
        made.try_map(|row| Ok((row::link(&row, "id")?, row::number(&row, "comments_made")?)));
    Ok(made.fetch_all(connection).await?)
}

/// Ends the thread of a link, or all of a share.
pub(in super::super) async fn end(
    connection: &mut PgConnection,
    share: ShareId,
    link: Option<LinkId>,
) -> Result<(), Fault> {
    let doors = query(
        "delete from comment where share_id = $1 and ($2::bytea is null or link_id = $2)
         returning lookup",
    )
    .bind(share.as_bytes())
    .bind(link.map(|link| *link.as_bytes()))
    .try_map(|row| row::lookup(&row, "lookup"))
    .fetch_all(&mut *connection)
    .await?;
    if doors.is_empty() { Ok(()) } else { door::close(connection, &doors).await }
}

/// Ends the thread of a link that its caller has locked if it is spent and nobody looks at it any more.
pub(in super::super) async fn end_unseen(
    connection: &mut PgConnection,
    share: ShareId,
    link: LinkId,
) -> Result<(), Fault> {
    let unseen: bool = query_scalar(
        "select exists (select from link where share_id = $1 and id = $2 and state is not null)
             and not exists (select from pass where share_id = $1 and link_id = $2 and live)",
    )
    .bind(share.as_bytes())
    .bind(link.as_bytes())
    .fetch_one(&mut *connection)
    .await?;
    if unseen { end(connection, share, Some(link)).await } else { Ok(()) }
}

/// All of a share, in the order of their lookups.
pub(in super::super) async fn whole(
    connection: &mut PgConnection,
    share: ShareId,
) -> Result<Vec<WholeComment>, Fault> {
    let comments = query(
        "select share_id, lookup, link_id, number, created_at, hiding, bytes from comment
         where share_id = $1 order by lookup",
    );
    let comments = comments.bind(share.as_bytes()).try_map(|row| {
        let Comment { lookup, share: _, link, number, created_at, hiding, sealed } = said(&row)?;
        Ok(WholeComment { lookup, link, number, created_at, hiding, sealed })
    });
    Ok(comments.fetch_all(connection).await?)
}

/// Writes comments, and the doors to them.
pub(in super::super) async fn put(
    connection: &mut PgConnection,
    share: ShareId,
    comments: &[WholeComment],
) -> Result<(), Fault> {
    for comment in comments {
        query(
            "insert into comment (share_id, lookup, link_id, number, created_at, hiding, bytes)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(share.as_bytes())
        .bind(comment.lookup.0)
        .bind(comment.link.as_bytes())
        .bind(row::integer(comment.number)?)
        .bind(comment.created_at.unix())
        .bind(comment.hiding.map(Hiding::as_str))
        .bind(&comment.sealed.0)
        .execute(&mut *connection)
        .await?;
    }
    let doors: Vec<_> = comments.iter().map(|comment| comment.lookup).collect();
    door::open(connection, share, &doors).await
}

/// The lookup of the link whose thread it is; that of a pass never changes.
async fn link_of(
    connection: &mut PgConnection,
    share: ShareId,
    thread: Thread,
) -> Result<Option<Lookup>, Fault> {
    let pass = match thread {
        Thread::Link(link) => return Ok(Some(link)),
        Thread::Pass(pass) => pass,
    };
    let link = query(
        "select link.lookup from pass
         join link on link.share_id = pass.share_id and link.id = pass.link_id
         where pass.share_id = $1 and pass.lookup = $2",
    );
    let link = link.bind(share.as_bytes()).bind(pass.0).try_map(|row| row::lookup(&row, "lookup"));
    Ok(link.fetch_optional(connection).await?)
}

/// THE guarded update holds every condition but the pass's, which is looked at with the link held: whoever
/// ends a pass under whose link may be spoken holds that link.
async fn take_number(
    connection: &mut PgConnection,
    share: ShareId,
    link: Lookup,
    thread: Thread,
    now: Timestamp,
) -> Result<Option<(LinkId, u32)>, Fault> {
    let taken = query(
        "update link set comments_made = comments_made + 1
         where share_id = $1 and lookup = $2 and (state is null or (state = 'spent' and $3))
             and hiding is null and expires_at > $4 and comments and comments_made < $5
         returning id, comments_made",
    )
    .bind(share.as_bytes())
    .bind(link.0)
    .bind(matches!(thread, Thread::Pass(_)))
    .bind(now.unix())
    .bind(row::integer(THREAD)?)
    .try_map(|row| Ok((row::link(&row, "id")?, row::number(&row, "comments_made")?)))
    .fetch_optional(&mut *connection)
    .await?;
    let Some(taken) = taken else { return Ok(None) };
    if let Thread::Pass(pass) = thread {
        let live: bool = query_scalar(
            "select exists (
                 select from pass where share_id = $1 and lookup = $2 and live and ends_at > $3
             )",
        )
        .bind(share.as_bytes())
        .bind(pass.0)
        .bind(now.unix())
        .fetch_one(&mut *connection)
        .await?;
        if !live {
            return Ok(None);
        }
    }
    let content = query("select 1 from share where id = $1 and meta is not null for share")
        .bind(share.as_bytes())
        .fetch_optional(connection)
        .await?;
    Ok(content.map(|_| taken))
}

async fn why_not(
    connection: &mut PgConnection,
    share: ShareId,
    thread: Thread,
    now: Timestamp,
) -> Result<Commented, Fault> {
    let (statement, lookup) = match thread {
        Thread::Link(link) => (
            "select state, hiding, expires_at as ends_at, comments, comments_made from link
             where share_id = $1 and lookup = $2",
            link,
        ),
        Thread::Pass(pass) => (
            "select state, hiding, ends_at, comments, comments_made
             from pass join link on link.share_id = pass.share_id and link.id = pass.link_id
             where pass.share_id = $1 and pass.lookup = $2",
            pass,
        ),
    };
    let found = query(statement).bind(share.as_bytes()).bind(lookup.0);
    let Some(row) = found.fetch_optional(connection).await? else { return Ok(Commented::Unknown) };
    let (gone, hiding) = (row::gone(&row, "state")?, row::hiding(&row, "hiding")?);
    let ends_at = row::time(&row, "ends_at")?;
    let state = match thread {
        Thread::Link(_) => records::link_state(gone, ends_at, hiding, now),
        Thread::Pass(_) => records::pass_state(gone, ends_at, now),
    };
    Ok(match records::closed(hiding, state) {
        Some(Closed::Hidden(hiding)) => Commented::Hidden(hiding),
        Some(Closed::Gone(gone)) => Commented::Gone(gone),
        None if !row.try_get::<bool, _>("comments")? => Commented::NotAllowed,
        None if row::number(&row, "comments_made")? >= THREAD => Commented::Full,
        // It was hidden when the guard looked, and is shown again.
        None => Commented::Hidden(Hiding::Meanwhile),
    })
}

fn said(row: &PgRow) -> Result<Comment, Error> {
    Ok(Comment {
        lookup: row::lookup(row, "lookup")?,
        share: row::share(row, "share_id")?,
        link: row::link(row, "link_id")?,
        number: row::number(row, "number")?,
        created_at: row::time(row, "created_at")?,
        hiding: row::hiding(row, "hiding")?,
        sealed: Sealed(row.try_get("bytes")?),
    })
}
