//! What opens something, by share, kind and holder, in the table of the day until which it is needed.

use chatpic_core::{ShareId, Timestamp};
use sqlx::postgres::PgRow;
use sqlx::{Error, PgConnection, Row, query, query_scalar};

use super::fault::Fault;
use super::row;
use crate::records::{Lookup, Sealed};

/// What a wrap opens, and the letter for it in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The content, for a link.
    Link,
    /// The link's token, for the owner.
    Token,
    /// The content, for the owner.
    Manage,
    /// The content, for one viewing.
    Pass,
    /// An answer, for a retry.
    Answer,
    /// What a post shows in its channel, for everybody. It lies with [`Manage`](Self::Manage).
    Card,
    /// What was asked for with an upload. It belongs to no share.
    Upload,
}

impl Kind {
    pub(super) const fn letter(self) -> &'static str {
        match self {
            Self::Link => "L",
            Self::Token => "T",
            Self::Manage => "M",
            Self::Pass => "P",
            Self::Answer => "A",
            Self::Card => "B",
            Self::Upload => "U",
        }
    }
}

/// What a share itself has, on one day.
pub(super) const OF_A_SHARE: &[Kind] = &[Kind::Manage, Kind::Card];

/// The holder of what the share itself has.
pub(super) const ITSELF: Lookup = Lookup([0; 32]);

/// The day for what is needed until `at`, as of `now`: that in which the instant lies, since the epoch.
/// Whatever is needed for much longer lies in one table, the last: who keeps posts for as long as there is
/// room shall not make a table each day that nobody drops in a hundred years.
pub(super) fn day_of(at: Timestamp, now: Timestamp) -> i32 {
    let near = at <= now.plus(NEAR);
    let day = near.then(|| i32::try_from(at.unix().div_euclid(86_400)).ok());
    day.flatten().unwrap_or(LAST)
}

/// The day that never comes: its table is never dropped.
const LAST: i32 = i32::MAX;
/// How far ahead a day has a table of its own, in seconds.
const NEAR: i64 = 400 * 86_400;

/// Where the wrap of a link or pass lies, by its row: the day and the holder.
pub(super) fn of(row: &PgRow) -> Result<(i32, Lookup), Error> {
    Ok((row.try_get("wrap_day")?, row::lookup(row, "lookup")?))
}

/// Writes wraps of one share: day, kind, holder, bytes.
pub(super) async fn put(
    connection: &mut PgConnection,
    share: ShareId,
    wraps: &[(i32, Kind, Lookup, &Sealed)],
) -> Result<(), Fault> {
    query(
        "insert into wrap (day, share_id, kind, holder, bytes)
         select day, $1, kind, holder, bytes
         from unnest($2::integer[], $3::text[], $4::bytea[], $5::bytea[]) as new (day, kind, holder, bytes)",
    )
    .bind(share.as_bytes())
    .bind(wraps.iter().map(|it| it.0).collect::<Vec<_>>())
    .bind(wraps.iter().map(|it| it.1.letter()).collect::<Vec<_>>())
    .bind(wraps.iter().map(|it| it.2.0).collect::<Vec<_>>())
    .bind(wraps.iter().map(|it| it.3.0.as_slice()).collect::<Vec<_>>())
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn find(
    connection: &mut PgConnection,
    day: i32,
    share: ShareId,
    kind: Kind,
    holder: Lookup,
) -> Result<Option<Sealed>, Fault> {
    let found = query_scalar(
        "select bytes from wrap where day = $1 and share_id = $2 and kind = $3 and holder = $4",
    )
    .bind(day)
    .bind(share.as_bytes())
    .bind(kind.letter())
    .bind(holder.0)
    .fetch_optional(connection)
    .await?;
    Ok(found.map(Sealed))
}

/// Deletes wraps of one share and of these kinds: their days and holders.
pub(super) async fn erase(
    connection: &mut PgConnection,
    share: ShareId,
    kinds: &[Kind],
    wraps: &[(i32, Lookup)],
) -> Result<(), Fault> {
    if wraps.is_empty() {
        return Ok(());
    }
    query(
        "delete from wrap
         where day = any($1) and share_id = $2 and kind = any($3) and holder = any($4)",
    )
    .bind(wraps.iter().map(|it| it.0).collect::<Vec<_>>())
    .bind(share.as_bytes())
    .bind(kinds.iter().map(|kind| kind.letter()).collect::<Vec<_>>())
    .bind(wraps.iter().map(|it| it.1.0).collect::<Vec<_>>())
    .execute(connection)
    .await?;
    Ok(())
}

/// Moves wraps of one share and of these kinds to another day, wherever they are.
pub(super) async fn move_to(
    connection: &mut PgConnection,
    day: i32,
    share: ShareId,
    kinds: &[Kind],
    holders: &[Lookup],
) -> Result<(), Fault> {
    query(
        "update wrap set day = $1
         where day <> $1 and share_id = $2 and kind = any($3) and holder = any($4)",
    )
    .bind(day)
    .bind(share.as_bytes())
    .bind(kinds.iter().map(|kind| kind.letter()).collect::<Vec<_>>())
    .bind(holders.iter().map(|holder| holder.0).collect::<Vec<_>>())
    .execute(connection)
    .await?;
    Ok(())
}
