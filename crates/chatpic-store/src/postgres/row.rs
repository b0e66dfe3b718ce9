//! Columns as the words of the vocabulary.

use std::fmt::Display;
use std::num::NonZeroU32;
use std::str::FromStr;

use chatpic_core::{BlobKey, ChannelId, Gone, LinkId, SessionId, ShareId, Timestamp};
use sqlx::postgres::PgRow;
use sqlx::{Error, Row};

use crate::StoreError;
use crate::records::{Hiding, Lookup, Sealed, StoredTerms};

type Result<T> = std::result::Result<T, Error>;

pub(super) fn share(row: &PgRow, column: &str) -> Result<ShareId> {
    row.try_get(column).map(ShareId::from_bytes)
}

pub(super) fn link(row: &PgRow, column: &str) -> Result<LinkId> {
    row.try_get(column).map(LinkId::from_bytes)
}

pub(super) fn channel(row: &PgRow, column: &str) -> Result<ChannelId> {
    row.try_get(column).map(ChannelId::from_bytes)
}

pub(super) fn blob(row: &PgRow, column: &str) -> Result<BlobKey> {
    row.try_get(column).map(BlobKey::from_bytes)
}

pub(super) fn lookup(row: &PgRow, column: &str) -> Result<Lookup> {
    row.try_get(column).map(Lookup)
}

pub(super) fn lookup_if_any(row: &PgRow, column: &str) -> Result<Option<Lookup>> {
    Ok(row.try_get::<Option<[u8; 32]>, _>(column)?.map(Lookup))
}

pub(super) fn time(row: &PgRow, column: &str) -> Result<Timestamp> {
    row.try_get(column).map(Timestamp::from_unix)
}

pub(super) fn time_if_any(row: &PgRow, column: &str) -> Result<Option<Timestamp>> {
    Ok(row.try_get::<Option<i64>, _>(column)?.map(Timestamp::from_unix))
}

pub(super) fn sealed(row: &PgRow, column: &str) -> Result<Option<Sealed>> {
    Ok(row.try_get::<Option<Vec<u8>>, _>(column)?.map(Sealed))
}

pub(super) fn session(row: &PgRow, column: &str) -> Result<SessionId> {
    word(row.try_get(column)?)
}

/// The reason why it is gone; `None` while it is live.
pub(super) fn gone(row: &PgRow, column: &str) -> Result<Option<Gone>> {
    row.try_get::<Option<&str>, _>(column)?.map(word).transpose()
}

/// How it is hidden; `None` while it is shown.
pub(super) fn hiding(row: &PgRow, column: &str) -> Result<Option<Hiding>> {
    row.try_get::<Option<&str>, _>(column)?.map(word).transpose()
}

pub(super) fn prefix_tag(row: &PgRow) -> Result<Option<u16>> {
    row.try_get::<Option<i32>, _>("prefix_tag")?.map(unsigned).transpose()
}

/// What a link allows, from the columns of that name.
pub(super) fn terms(row: &PgRow) -> Result<StoredTerms> {
    Ok(StoredTerms {
        expires_at: time(row, "expires_at")?,
        max_views: number_if_any(row, "max_views")?.and_then(NonZeroU32::new),
        password: row.try_get("password")?,
        watermark: row.try_get("watermark")?,
        comments: row.try_get("comments")?,
        adult: row.try_get("adult")?,
        end_early: row.try_get("end_early")?,
    })
}

pub(super) fn number_if_any(row: &PgRow, column: &str) -> Result<Option<u32>> {
    row.try_get::<Option<i32>, _>(column)?.map(unsigned).transpose()
}

pub(super) fn number(row: &PgRow, column: &str) -> Result<u32> {
    unsigned(row.try_get::<i32, _>(column)?)
}

pub(super) fn count_if_any(row: &PgRow, column: &str) -> Result<Option<u64>> {
    row.try_get::<Option<i64>, _>(column)?.map(unsigned).transpose()
}

pub(super) fn count(row: &PgRow, column: &str) -> Result<u64> {
    unsigned(row.try_get::<i64, _>(column)?)
}

/// A number for an `integer`.
pub(super) fn integer(number: u32) -> std::result::Result<i32, StoreError> {
    i32::try_from(number).map_err(|_| beyond())
}

/// A number for a `bigint`.
pub(super) fn bigint(number: u64) -> std::result::Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| beyond())
}

fn beyond() -> StoreError {
    StoreError::Records("a number beyond all bounds".to_owned())
}

pub(super) fn unsigned<S, U: TryFrom<S, Error: std::error::Error + Send + Sync + 'static>>(
    number: S,
) -> Result<U> {
    U::try_from(number).map_err(|error| Error::Decode(Box::new(error)))
}

pub(super) fn word<T: FromStr<Err: Display>>(text: &str) -> Result<T> {
    text.parse().map_err(|error: T::Err| Error::Decode(error.to_string().into()))
}
