//! What SQLite says when the machine broke, in the store's words.

use rusqlite::{Error, ErrorCode, ffi};

use crate::StoreError;

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match &error {
            Error::SqliteFailure(failure, _)
                if failure.code == ErrorCode::DiskFull
                    // The index of the write-ahead log couldn't grow: it isn't written otherwise.
                    || failure.extended_code == ffi::SQLITE_IOERR_SHMSIZE =>
            {
                Self::Full
            }
            Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..) => Self::Damaged("a value of a kind that is never written"),
            // Texts of SQLite name tables and columns, never the values of a row.
            _ => Self::Records(error.to_string()),
        }
    }
}
