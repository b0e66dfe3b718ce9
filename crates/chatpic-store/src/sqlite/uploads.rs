//! Unfinished uploads: a row for how far each has come, one for each piece, and a counter of what each
//! uploader has open.

use async_trait::async_trait;
use chatpic_core::{Gone, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::writer::Verdict;
use super::{SqliteRecords, row, sealed};
use crate::records::{Lookup, Sealed};
use crate::uploads::{
    Allowance, Append, BeginUpload, FoundUpload, MOST_SEGMENTS, NewUpload, OverUpload, Segment,
    TakeOver, Turn, UNHEARD, Upload, over,
};
use crate::{StoreError, Uploads, uploads};

#[async_trait]
impl Uploads for SqliteRecords {
    async fn begin_upload(
        &self,
        upload: &NewUpload,
        most: Allowance,
        _now: Timestamp,
    ) -> Result<BeginUpload, StoreError> {
        let upload = upload.clone();
        self.write(move |c| begin(c, &upload, most)).await
    }

    async fn upload(&self, lookup: Lookup, now: Timestamp) -> Result<FoundUpload, StoreError> {
        self.read(move |c| find(c, lookup, now)).await
    }

    async fn take_over(
        &self,
        lookup: Lookup,
        received: u64,
        now: Timestamp,
    ) -> Result<TakeOver, StoreError> {
        self.write(move |c| take_over(c, lookup, received, now)).await
    }

    async fn is_writing(
        &self,
        lookup: Lookup,
        writer: u64,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.read(move |c| is_writing(c, lookup, writer, now)).await
    }

    async fn append_segment(
        &self,
        lookup: Lookup,
        writer: u64,
        segment: Segment,
        now: Timestamp,
    ) -> Result<Append, StoreError> {
        self.write(move |c| append(c, lookup, writer, segment, now)).await
    }

    async fn end_upload(
        &self,
        lookup: Lookup,
        gone: Gone,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write(move |c| end(c, lookup, gone, now).map(Verdict::Keep)).await
    }
}

fn begin(
    connection: &Connection,
    upload: &NewUpload,
    most: Allowance,
) -> Result<Verdict<BeginUpload>, StoreError> {
    let (uploader, length) = (upload.uploader, stored(upload.length)?);
    let counted = connection
        .prepare_cached(
            "insert into uploader (day, tag, open, bytes)
             select ?1, ?2, 1, ?4 from (
                 select coalesce(sum(open), 0) as open, coalesce(sum(bytes), 0) as bytes
                 from uploader where day = ?1 - 1 and tag = ?3
             ) as earlier where earlier.open < ?5 and earlier.bytes + ?4 <= ?6
             on conflict (day, tag) do update set open = open + 1, bytes = bytes + ?4
             where open + (
                 select coalesce(sum(open), 0) from uploader where day = ?1 - 1 and tag = ?3
             ) < ?5 and bytes + ?4 + (
                 select coalesce(sum(bytes), 0) from uploader where day = ?1 - 1 and tag = ?3
             ) <= ?6",
        )?
        .execute(params![
            uploader.day,
            uploader.tag,
            uploader.before,
            length,
            most.uploads,
            stored(most.bytes)?
        ])?;
    if counted == 0 {
        return Ok(Verdict::Undo(BeginUpload::TooMany));
    }
    connection
        .prepare_cached(
            "insert into upload (lookup, day, tag, length, draft, expires_at)
             values (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            upload.lookup.0,
            uploader.day,
            uploader.tag,
            length,
            upload.draft,
            upload.expires_at.unix()
        ])?;
    put_asked(connection, upload.lookup, &upload.asked)?;
    Ok(Verdict::Keep(BeginUpload::Begun))
}

/// How an upload stands.
struct Head {
    received: u64,
    length: u64,
    draft: bool,
    expires_at: Timestamp,
    gone: Option<(Gone, Timestamp)>,
}

impl Head {
    fn over(&self, now: Timestamp) -> Option<OverUpload> {
        over(self.gone, self.expires_at, (self.length, self.draft), now)
    }
}

fn head(connection: &Connection, lookup: Lookup) -> Result<Option<Head>, StoreError> {
    let read = |row: &Row<'_>| {
        Ok(Head {
            received: row::count(row, 0)?,
            length: row::count(row, 1)?,
            draft: row.get(2)?,
            expires_at: uploads::end(row::time(row, 3)?, row::count(row, 6)?),
            gone: row::gone(row, 4)?.zip(row::time_if_any(row, 5)?),
        })
    };
    Ok(connection
        .prepare_cached(
            "select received, length, draft, expires_at, state, ended_at, writer from upload
             where lookup = ?1",
        )?
        .query_row([lookup.0], read)
        .optional()?)
}

fn find(
    connection: &Connection,
    lookup: Lookup,
    now: Timestamp,
) -> Result<FoundUpload, StoreError> {
    let Some(head) = head(connection, lookup)? else { return Ok(FoundUpload::Unknown) };
    if let Some(over) = head.over(now) {
        return Ok(FoundUpload::Over(over));
    }
    let mut statement = connection
        .prepare_cached("select at, length, blob from segment where upload = ?1 order by number")?;
    let segments = statement.query_map([lookup.0], |row| {
        let (at, length) = (row::count(row, 0)?, row::count(row, 1)?);
        Ok(Segment { at, length, blob: row::blob(row, 2)? })
    })?;
    Ok(FoundUpload::Open(Upload {
        length: head.length,
        received: head.received,
        draft: head.draft,
        expires_at: head.expires_at,
        asked: asked(connection, lookup)?,
        segments: segments.collect::<Result<_, _>>()?,
    }))
}

fn take_over(
    connection: &Connection,
    lookup: Lookup,
    received: u64,
    now: Timestamp,
) -> Result<Verdict<TakeOver>, StoreError> {
    let turn = connection
        .prepare_cached(
            "update upload set writer = writer + 1
             where lookup = ?1 and received = ?2 and state is null
                 and expires_at > case writer when 0 then ?3 + ?4 else ?3 end
             returning writer, length, draft, expires_at",
        )?
        .query_row(params![lookup.0, stored(received)?, now.unix(), UNHEARD], |row| {
            let (writer, length) = (row::count(row, 0)?, row::count(row, 1)?);
            Ok(Turn { writer, length, draft: row.get(2)?, expires_at: row::time(row, 3)? })
        })
        .optional()?;
    if let Some(turn) = turn {
        return Ok(Verdict::Keep(TakeOver::Taken(turn)));
    }
    let Some(head) = head(connection, lookup)? else {
        return Ok(Verdict::Keep(TakeOver::Unknown));
    };
    Ok(Verdict::Keep(match head.over(now) {
        Some(over) => TakeOver::Over(over),
        None => TakeOver::WrongOffset(head.received),
    }))
}

fn is_writing(
    connection: &Connection,
    lookup: Lookup,
    writer: u64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached(
            "select 1 from upload
             where lookup = ?1 and writer = ?2 and state is null and expires_at > ?3",
        )?
        .exists(params![lookup.0, stored(writer)?, now.unix()])?)
}

fn append(
    connection: &Connection,
    lookup: Lookup,
    writer: u64,
    segment: Segment,
    now: Timestamp,
) -> Result<Verdict<Append>, StoreError> {
    let number: Option<i64> = connection
        .prepare_cached(
            "update upload set received = received + ?4, segments = segments + 1
             where lookup = ?1 and writer = ?2 and received = ?3 and received + ?4 <= length
                 and state is null and expires_at > ?5 and segments < ?6
             returning segments",
        )?
        .query_row(
            params![
                lookup.0,
                stored(writer)?,
                stored(segment.at)?,
                stored(segment.length)?,
                now.unix(),
                MOST_SEGMENTS
            ],
            |row| row.get(0),
        )
        .optional()?;
    let Some(number) = number else {
        let full = connection
            .prepare_cached("select 1 from upload where lookup = ?1 and segments >= ?2")?
            .exists(params![lookup.0, MOST_SEGMENTS])?;
        let mine = is_writing(connection, lookup, writer, now)?;
        return Ok(Verdict::Keep(if full && mine { Append::Full } else { Append::TakenOver }));
    };
    connection
        .prepare_cached(
            "insert into segment (upload, number, at, length, blob) values (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            lookup.0,
            number,
            stored(segment.at)?,
            stored(segment.length)?,
            segment.blob.as_bytes()
        ])?;
    Ok(Verdict::Keep(Append::Appended))
}

fn end(
    connection: &Connection,
    lookup: Lookup,
    gone: Gone,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let open = "update upload set state = ?2, ended_at = ?3
                where lookup = ?1 and state is null returning day, tag, length";
    close(connection, open, lookup, gone, now)
}

/// Takes uploads for a share; `false` where one of them is not whole, or over.
pub(super) fn take(
    connection: &Connection,
    uploads: &[Lookup],
    now: Timestamp,
) -> Result<bool, StoreError> {
    let whole = "update upload set state = ?2, ended_at = ?3
                 where lookup = ?1 and state is null and received = length and expires_at > ?3
                 returning day, tag, length";
    for upload in uploads {
        if !close(connection, whole, *upload, Gone::Spent, now)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Ends what `update` finds: its pieces are doomed, what was asked for is erased, and its uploader has one
/// less open.
fn close(
    connection: &Connection,
    update: &str,
    lookup: Lookup,
    gone: Gone,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let ended: Option<(i64, i64, i64)> = connection
        .prepare_cached(update)?
        .query_row(params![lookup.0, gone.as_str(), now.unix()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let Some((day, tag, length)) = ended else { return Ok(false) };
    for statement in [
        "insert into doomed select blob from segment where upload = ?1",
        "delete from segment where upload = ?1",
        "delete from upload_piece where upload = ?1",
    ] {
        connection.prepare_cached(statement)?.execute([lookup.0])?;
    }
    connection
        .prepare_cached(
            "update uploader set open = open - 1, bytes = bytes - ?3 where day = ?1 and tag = ?2",
        )?
        .execute([day, tag, length])?;
    connection
        .prepare_cached("delete from uploader where day = ?1 and tag = ?2 and open = 0")?
        .execute([day, tag])?;
    Ok(true)
}

/// Ends up to `limit` uploads whose time is over: how many.
pub(super) fn expire(
    connection: &Connection,
    now: Timestamp,
    limit: u32,
) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(
        "select lookup from upload where state is null and expires_at <= ?1 + ?3
             and (writer = 0 or expires_at <= ?1)
         order by expires_at limit ?2",
    )?;
    let due =
        statement.query_map(params![now.unix(), limit, UNHEARD], |row| row::lookup(row, 0))?;
    let mut ended = 0;
    for upload in due.collect::<Result<Vec<_>, _>>()? {
        ended += u64::from(end(connection, upload, Gone::Expired, now)?);
    }
    Ok(ended)
}

/// Forgets up to `limit` uploads that were over before `before`: how many.
pub(super) fn forget(
    connection: &Connection,
    before: Timestamp,
    limit: u32,
) -> Result<u32, StoreError> {
    let forgotten = connection
        .prepare_cached(
            "delete from upload where lookup in (
                 select lookup from upload where state is not null and ended_at < ?1
                 order by ended_at limit ?2
             )",
        )?
        .execute(params![before.unix(), limit])?;
    Ok(u32::try_from(forgotten).expect("at most the limit"))
}

fn put_asked(connection: &Connection, upload: Lookup, asked: &Sealed) -> Result<(), StoreError> {
    let mut statement =
        connection.prepare_cached("insert into upload_piece values (?1, ?2, ?3)")?;
    for (at, bytes) in sealed::pieces(&asked.0).enumerate() {
        let at = u16::try_from(at)
            .map_err(|_| StoreError::Records("sealed bytes of more than 10 MiB".to_owned()))?;
        statement.execute(params![upload.0, at.to_be_bytes(), bytes])?;
    }
    Ok(())
}

fn asked(connection: &Connection, upload: Lookup) -> Result<Sealed, StoreError> {
    let mut statement = connection
        .prepare_cached("select bytes from upload_piece where upload = ?1 order by piece")?;
    let mut rows = statement.query([upload.0])?;
    let mut asked = Sealed(Vec::new());
    while let Some(row) = rows.next()? {
        sealed::append(&mut asked, row.get(0)?)?;
    }
    Ok(asked)
}

fn stored(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Records("a number beyond all disks".to_owned()))
}
