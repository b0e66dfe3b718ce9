//! Unfinished uploads: a row for how far each has come, one for each piece, and a counter of what each
//! uploader has open. Whoever locks both locks uploads first, then their uploaders, each in order.

use async_trait::async_trait;
use chatpic_core::{Gone, ShareId, Timestamp};
use sqlx::postgres::PgRow;
use sqlx::{Error, PgConnection, Row, query};

use super::connections::{Held, Verdict, in_time, run};
use super::fault::Fault;
use super::wrap::{self, Kind};
use super::{PostgresRecords, kept, row};
use crate::records::Lookup;
use crate::uploads::{
    Allowance, Append, BeginUpload, FoundUpload, MOST_SEGMENTS, NewUpload, OverUpload, Segment,
    TakeOver, Turn, UNHEARD, Upload, over,
};
use crate::{StoreError, Uploads, uploads};

#[async_trait]
impl Uploads for PostgresRecords {
    async fn begin_upload(
        &self,
        upload: &NewUpload,
        most: Allowance,
        now: Timestamp,
    ) -> Result<BeginUpload, StoreError> {
        in_time(Held::Together, async {
            let day = wrap::day_of(upload.expires_at, now);
            self.make_day(day).await?;
            run!(self.connections, Held::Together, c => begin(c, upload, most, day))
        })
        .await
    }

    async fn upload(&self, lookup: Lookup, now: Timestamp) -> Result<FoundUpload, StoreError> {
        run!(self.connections, Held::Snapshot, c => kept(find(c, lookup, now)))
    }

    async fn take_over(
        &self,
        lookup: Lookup,
        received: u64,
        now: Timestamp,
    ) -> Result<TakeOver, StoreError> {
        run!(self.connections, Held::Together, c => kept(take_over(c, lookup, received, now)))
    }

    async fn is_writing(
        &self,
        lookup: Lookup,
        writer: u64,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        run!(self.connections, Held::Apart, c => kept(is_writing(c, lookup, writer, now)))
    }

    async fn append_segment(
        &self,
        lookup: Lookup,
        writer: u64,
        segment: Segment,
        now: Timestamp,
    ) -> Result<Append, StoreError> {
        run!(self.connections, Held::Together,
            c => kept(append(c, lookup, writer, segment, now)))
    }

    async fn end_upload(
        &self,
        lookup: Lookup,
        gone: Gone,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        run!(self.connections, Held::Together, c => kept(end(c, lookup, gone, now)))
    }
}

async fn begin(
    connection: &mut PgConnection,
    upload: &NewUpload,
    most: Allowance,
    wrap_day: i32,
) -> Result<Verdict<BeginUpload>, Fault> {
    let (uploader, length) = (upload.uploader, row::bigint(upload.length)?);
    // What was open on the day before only becomes less.
    let counted = query(
        "with earlier as (
             select coalesce(sum(open), 0)::bigint as open, coalesce(sum(bytes), 0)::bigint as bytes
             from uploader where day = $1 - 1 and tag = $3
         )
         insert into uploader (day, tag, open, bytes)
         select $1, $2, 1, $4 from earlier where open < $5 and bytes + $4 <= $6
         on conflict (day, tag) do update
             set open = uploader.open + 1, bytes = uploader.bytes + $4
             where uploader.open + (select open from earlier) < $5
                 and uploader.bytes + $4 + (select bytes from earlier) <= $6",
    )
    .bind(uploader.day)
    .bind(i32::from(uploader.tag))
    .bind(uploader.before.map(i32::from))
    .bind(length)
    .bind(i64::from(most.uploads))
    .bind(row::bigint(most.bytes)?)
    .execute(&mut *connection)
    .await?;
    if counted.rows_affected() == 0 {
        return Ok(Verdict::Undo(BeginUpload::TooMany));
    }
    query(
        "insert into upload (lookup, day, tag, length, draft, expires_at, wrap_day)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(upload.lookup.0)
    .bind(uploader.day)
    .bind(i32::from(uploader.tag))
    .bind(length)
    .bind(upload.draft)
    .bind(upload.expires_at.unix())
    .bind(wrap_day)
    .execute(&mut *connection)
    .await?;
    let asked = [(wrap_day, Kind::Upload, upload.lookup, &upload.asked)];
    wrap::put(connection, stand_in(upload.lookup), &asked).await?;
    Ok(Verdict::Keep(BeginUpload::Begun))
}

/// How an upload stands.
struct Head {
    received: u64,
    length: u64,
    draft: bool,
    expires_at: Timestamp,
    wrap_day: i32,
    gone: Option<(Gone, Timestamp)>,
}

impl Head {
    fn read(row: &PgRow) -> Result<Self, Error> {
        Ok(Self {
            received: row::count(row, "received")?,
            length: row::count(row, "length")?,
            draft: row.try_get("draft")?,
            expires_at: uploads::end(row::time(row, "expires_at")?, row::count(row, "writer")?),
            wrap_day: row.try_get("wrap_day")?,
            gone: row::gone(row, "state")?.zip(row::time_if_any(row, "ended_at")?),
        })
    }

    fn over(&self, now: Timestamp) -> Option<OverUpload> {
        over(self.gone, self.expires_at, (self.length, self.draft), now)
    }
}

async fn head(connection: &mut PgConnection, lookup: Lookup) -> Result<Option<Head>, Fault> {
    let head = query(
        "select received, length, draft, expires_at, wrap_day, state, ended_at, writer from upload
         where lookup = $1",
    );
    let head = head.bind(lookup.0).try_map(|row| Head::read(&row));
    Ok(head.fetch_optional(connection).await?)
}

async fn find(
    connection: &mut PgConnection,
    lookup: Lookup,
    now: Timestamp,
) -> Result<FoundUpload, Fault> {
    let Some(head) = head(connection, lookup).await? else { return Ok(FoundUpload::Unknown) };
    if let Some(over) = head.over(now) {
        return Ok(FoundUpload::Over(over));
    }
    let asked =
        wrap::find(connection, head.wrap_day, stand_in(lookup), Kind::Upload, lookup).await?;
    let segments = query("select at, length, blob from segment where upload = $1 order by number");
    let segments = segments.bind(lookup.0).try_map(|row| {
        let (at, length) = (row::count(&row, "at")?, row::count(&row, "length")?);
        Ok(Segment { at, length, blob: row::blob(&row, "blob")? })
    });
    Ok(FoundUpload::Open(Upload {
        length: head.length,
        received: head.received,
        draft: head.draft,
        expires_at: head.expires_at,
        asked: asked.ok_or(StoreError::Damaged("what was asked for is missing"))?,
        segments: segments.fetch_all(connection).await?,
    }))
}

async fn take_over(
    connection: &mut PgConnection,
    lookup: Lookup,
    received: u64,
    now: Timestamp,
) -> Result<TakeOver, Fault> {
    let turn = query(
        "update upload set writer = writer + 1
         where lookup = $1 and received = $2 and state is null
             and expires_at > case writer when 0 then $3 + $4 else $3 end
         returning writer, length, draft, expires_at",
    )
    .bind(lookup.0)
    .bind(row::bigint(received)?)
    .bind(now.unix())
    .bind(UNHEARD)
    .try_map(|row| {
        let (writer, length) = (row::count(&row, "writer")?, row::count(&row, "length")?);
        let (draft, expires_at) = (row.try_get("draft")?, row::time(&row, "expires_at")?);
        Ok(Turn { writer, length, draft, expires_at })
    });
    if let Some(turn) = turn.fetch_optional(&mut *connection).await? {
        return Ok(TakeOver::Taken(turn));
    }
    let Some(head) = head(connection, lookup).await? else { return Ok(TakeOver::Unknown) };
    Ok(head.over(now).map_or(TakeOver::WrongOffset(head.received), TakeOver::Over))
}

async fn is_writing(
    connection: &mut PgConnection,
    lookup: Lookup,
    writer: u64,
    now: Timestamp,
) -> Result<bool, Fault> {
    let found = query(
        "select from upload
         where lookup = $1 and writer = $2 and state is null and expires_at > $3",
    );
    let found = found.bind(lookup.0).bind(row::bigint(writer)?).bind(now.unix());
    Ok(found.fetch_optional(connection).await?.is_some())
}

async fn append(
    connection: &mut PgConnection,
    lookup: Lookup,
    writer: u64,
    segment: Segment,
    now: Timestamp,
) -> Result<Append, Fault> {
    let most = row::integer(MOST_SEGMENTS)?;
    let number = query(
        "update upload set received = received + $4, segments = segments + 1
         where lookup = $1 and writer = $2 and received = $3 and received + $4 <= length
             and state is null and expires_at > $5 and segments < $6
         returning segments",
    )
    .bind(lookup.0)
    .bind(row::bigint(writer)?)
    .bind(row::bigint(segment.at)?)
    .bind(row::bigint(segment.length)?)
    .bind(now.unix())
    .bind(most)
    .try_map(|row| row.try_get::<i32, _>("segments"))
    .fetch_optional(&mut *connection)
    .await?;
    let Some(number) = number else {
        let full = query("select from upload where lookup = $1 and segments >= $2");
        let full = full.bind(lookup.0).bind(most).fetch_optional(&mut *connection).await?;
        let mine = is_writing(connection, lookup, writer, now).await?;
        return Ok(if full.is_some() && mine { Append::Full } else { Append::TakenOver });
    };
    query("insert into segment (upload, number, at, length, blob) values ($1, $2, $3, $4, $5)")
        .bind(lookup.0)
        .bind(number)
        .bind(row::bigint(segment.at)?)
        .bind(row::bigint(segment.length)?)
        .bind(segment.blob.as_bytes())
        .execute(connection)
        .await?;
    Ok(Append::Appended)
}

async fn end(
    connection: &mut PgConnection,
    lookup: Lookup,
    gone: Gone,
    now: Timestamp,
) -> Result<bool, Fault> {
    let ended = query(
        "update upload set state = $2, ended_at = $3 where lookup = $1 and state is null
         returning lookup, day, tag, length, wrap_day",
    );
    let ended = ended.bind(lookup.0).bind(gone.as_str()).bind(now.unix());
    let ended = ended.fetch_all(&mut *connection).await?;
    close(connection, &ended).await?;
    Ok(!ended.is_empty())
}

/// Takes uploads for a share; `false` where one of them is not whole, or over.
pub(super) async fn take(
    connection: &mut PgConnection,
    uploads: &[Lookup],
    now: Timestamp,
) -> Result<bool, Fault> {
    if uploads.is_empty() {
        return Ok(true);
    }
    let taken = query(
        "with whole as materialized (
             select lookup from upload
             where lookup = any($1) and state is null and received = length and expires_at > $2
             order by lookup for update
         )
         update upload set state = 'spent', ended_at = $2
         from whole where upload.lookup = whole.lookup
         returning upload.lookup, day, tag, length, wrap_day",
    );
    let taken = taken.bind(uploads.iter().map(|it| it.0).collect::<Vec<_>>()).bind(now.unix());
    let taken = taken.fetch_all(&mut *connection).await?;
    close(connection, &taken).await?;
    Ok(taken.len() == uploads.len())
}

/// Ends up to `limit` uploads whose time is over: how many.
pub(super) async fn expire(
    connection: &mut PgConnection,
    now: Timestamp,
    limit: u32,
) -> Result<Verdict<u64>, Fault> {
    let ended = query(
        "with due as materialized (
             select lookup from upload where state is null and expires_at <= $1 + $3
                 and (writer = 0 or expires_at <= $1)
             order by expires_at limit $2 for update skip locked
         )
         update upload set state = 'expired', ended_at = $1
         from due where upload.lookup = due.lookup
         returning upload.lookup, day, tag, length, wrap_day",
    );
    let ended = ended.bind(now.unix()).bind(i64::from(limit)).bind(UNHEARD);
    let ended = ended.fetch_all(&mut *connection).await?;
    close(connection, &ended).await?;
    Ok(Verdict::Keep(u64::try_from(ended.len()).expect("64 bits")))
}

/// Forgets up to `limit` uploads that were over before `before`: how many.
pub(super) async fn forget(
    connection: &mut PgConnection,
    before: Timestamp,
    limit: u32,
) -> Result<u32, Fault> {
    let forgotten = query(
        "delete from upload where lookup = any(array(
             select lookup from upload where state is not null and ended_at < $1
             order by ended_at limit $2 for update skip locked
         ))",
    );
    let forgotten =
        forgotten.bind(before.unix()).bind(i64::from(limit)).execute(connection).await?;
    Ok(u32::try_from(forgotten.rows_affected()).expect("at most the limit"))
}

/// What belongs to uploads that ended just now, by their rows: their pieces are doomed, what was asked for
/// is erased, and their uploaders have less open.
async fn close(connection: &mut PgConnection, ended: &[PgRow]) -> Result<(), Fault> {
    let mut uploaders = Vec::new();
    for row in ended {
        let lookup = row::lookup(row, "lookup")?;
        query(
            "with gone as (delete from segment where upload = $1 returning blob)
             insert into doomed select blob from gone",
        )
        .bind(lookup.0)
        .execute(&mut *connection)
        .await?;
        let asked = [(row.try_get("wrap_day")?, lookup)];
        wrap::erase(connection, stand_in(lookup), &[Kind::Upload], &asked).await?;
        let of: (i64, i32) = (row.try_get("day")?, row.try_get("tag")?);
        uploaders.push((of, row.try_get::<i64, _>("length")?));
    }
    uploaders.sort_unstable();
    for ((day, tag), length) in uploaders {
        // It locks the row, so whoever finds none left finds it alone.
        let less = query(
            "update uploader set open = open - 1, bytes = bytes - $3 where day = $1 and tag = $2",
        );
        less.bind(day).bind(tag).bind(length).execute(&mut *connection).await?;
        let none = query("delete from uploader where day = $1 and tag = $2 and open = 0");
        none.bind(day).bind(tag).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Under what its wrap lies where a share's would lie under the share.
fn stand_in(upload: Lookup) -> ShareId {
    let (half, _) = upload.0.split_first_chunk().expect("a lookup is longer");
    ShareId::from_bytes(*half)
}
