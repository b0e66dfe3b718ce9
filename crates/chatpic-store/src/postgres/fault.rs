//! What PostgreSQL says when something broke, and whether it is worth another try.

use sqlx::Error;
use sqlx::error::DatabaseError;

use crate::StoreError;

/// Why a transaction did not come to an end.
#[derive(Debug)]
pub(super) enum Fault {
    /// The database, or the way to it.
    Database(Error),
    /// What it answered can't be.
    Store(StoreError),
}

impl Fault {
    /// Whether the same transaction may succeed when it is begun anew. Only asked before its commit was
    /// sent: until then nothing of it stands.
    pub(super) fn may_pass(&self) -> bool {
        match self {
            Self::Database(Error::Database(said)) => match code(said.as_ref()).as_str() {
                // Another transaction was in the way: serialization failure, deadlock.
                "40001" | "40P01" => true,
                // The database is being ended or begins: it will be back.
                "57P01" | "57P02" | "57P03" | "53300" => true,
                _ => false,
            },
            Self::Database(_) => self.broke_the_connection(),
            Self::Store(_) => false,
        }
    }

    /// Whether nothing more can be asked on the connection where it came up.
    pub(super) fn broke_the_connection(&self) -> bool {
        match self {
            Self::Database(Error::Database(said)) => code(said.as_ref()).starts_with("57P"),
            Self::Database(error) => {
                matches!(error, Error::Io(_) | Error::Tls(_) | Error::Protocol(_))
            }
            Self::Store(_) => false,
        }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Database(error)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Fault> for StoreError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Store(error) => error,
            Fault::Database(Error::Database(said)) if code(said.as_ref()) == "53100" => Self::Full,
            // The message alone: its details may quote a row.
            Fault::Database(Error::Database(said)) => {
                Self::Records(format!("{} ({})", said.message(), code(said.as_ref())))
            }
            Fault::Database(Error::ColumnDecode { .. } | Error::Decode(_)) => {
                Self::Damaged("a value of a kind that is never written")
            }
            Fault::Database(error) => Self::Records(error.to_string()),
        }
    }
}

fn code(said: &dyn DatabaseError) -> String {
    said.code().unwrap_or_default().into_owned()
}
