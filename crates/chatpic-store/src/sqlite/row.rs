//! Columns and parameters as the words of the vocabulary.

use std::fmt::Display;
use std::str::FromStr;

use chatpic_core::{
    BlobKey, ChannelId, Gone, LinkId, MediaId, PostName, SessionId, ShareId, Slug, Timestamp,
};
use rusqlite::types::Type;
use rusqlite::{Error, Result, Row};

use crate::records::{Hiding, Lookup, StoredTerms};

/// IDs as a JSON list of hexadecimal texts: any number of them for one parameter.
pub(super) fn json<T: ToString>(ids: &[T]) -> String {
    // Of digits alone, which are written as JSON writes them.
    format!("{:?}", ids.iter().map(ToString::to_string).collect::<Vec<_>>())
}

/// The IDs that such a list names, where it is the first parameter.
pub(super) const LISTED: &str = "(select unhex(value) from json_each(?1))";

pub(super) fn share(row: &Row<'_>, column: usize) -> Result<ShareId> {
    row.get(column).map(ShareId::from_bytes)
}

pub(super) fn link(row: &Row<'_>, column: usize) -> Result<LinkId> {
    row.get(column).map(LinkId::from_bytes)
}

pub(super) fn channel(row: &Row<'_>, column: usize) -> Result<ChannelId> {
    row.get(column).map(ChannelId::from_bytes)
}

pub(super) fn media(row: &Row<'_>, column: usize) -> Result<MediaId> {
    row.get(column).map(MediaId::from_bytes)
}

pub(super) fn blob(row: &Row<'_>, column: usize) -> Result<BlobKey> {
    row.get(column).map(BlobKey::from_bytes)
}

pub(super) fn lookup(row: &Row<'_>, column: usize) -> Result<Lookup> {
    row.get(column).map(Lookup)
}

pub(super) fn lookup_if_any(row: &Row<'_>, column: usize) -> Result<Option<Lookup>> {
    Ok(row.get::<_, Option<[u8; 32]>>(column)?.map(Lookup))
}

pub(super) fn time(row: &Row<'_>, column: usize) -> Result<Timestamp> {
    row.get(column).map(Timestamp::from_unix)
}

pub(super) fn time_if_any(row: &Row<'_>, column: usize) -> Result<Option<Timestamp>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(Timestamp::from_unix))
}

pub(super) fn session(row: &Row<'_>, column: usize) -> Result<SessionId> {
    word(column, &row.get::<_, String>(column)?)
}

pub(super) fn slug(row: &Row<'_>, column: usize) -> Result<Slug> {
    word(column, &row.get::<_, String>(column)?)
}

pub(super) fn post_name(row: &Row<'_>, column: usize) -> Result<PostName> {
    word(column, &row.get::<_, String>(column)?)
}

/// The reason why it is gone; `None` while it is live.
pub(super) fn gone(row: &Row<'_>, column: usize) -> Result<Option<Gone>> {
    row.get::<_, Option<String>>(column)?.map(|text| word(column, &text)).transpose()
}

/// How it is hidden; `None` while it is shown.
pub(super) fn hiding(row: &Row<'_>, column: usize) -> Result<Option<Hiding>> {
    row.get::<_, Option<String>>(column)?.map(|text| word(column, &text)).transpose()
}

/// Reads the columns `expires_at, max_views, password, watermark, comments, adult, end_early`, the first
/// of which is `column`.
pub(super) fn terms(row: &Row<'_>, column: usize) -> Result<StoredTerms> {
    Ok(StoredTerms {
        expires_at: time(row, column)?,
        max_views: row.get(column + 1)?,
        password: row.get(column + 2)?,
        watermark: row.get(column + 3)?,
        comments: row.get(column + 4)?,
        adult: row.get(column + 5)?,
        end_early: row.get(column + 6)?,
    })
}

pub(super) fn count(row: &Row<'_>, column: usize) -> Result<u64> {
    let count: i64 = row.get(column)?;
    u64::try_from(count).map_err(|_| Error::IntegralValueOutOfRange(column, count))
}

pub(super) fn count_if_any(row: &Row<'_>, column: usize) -> Result<Option<u64>> {
    row.get::<_, Option<i64>>(column)?.map(|_| count(row, column)).transpose()
}

fn word<T: FromStr<Err: Display>>(column: usize, text: &str) -> Result<T> {
    text.parse().map_err(|error: T::Err| {
        Error::FromSqlConversionFailure(column, Type::Text, error.to_string().into())
    })
}
