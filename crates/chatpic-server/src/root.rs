//! The root key: the file that holds it, and the records that belong to it.
//!
//! The records are bound to one root key for ever. A key is drawn only where neither the file nor the
//! records know of one; in every other case a key that is missing, damaged or another one is refused,
//! and nothing is written: what was sealed under the right key would be lost under a new one.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use chatpic_core::Rng;
pub use chatpic_seal::RootKey;
use chatpic_store::records::Lookup;
use chatpic_store::{Records, StoreError};
use zeroize::Zeroizing;

use crate::private;

/// Why there is no root key to work with.
#[derive(Debug, thiserror::Error)]
pub enum RootError {
    #[error("{} can't be used: {error}", path.display())]
    Unusable { path: PathBuf, error: io::Error },
    #[error("{0} can be read by others: if nobody has, `chmod 600 {0}`", path.display())]
    Exposed { path: PathBuf },
    #[error("{} is not a root key, or a damaged one: put a copy of it in its place", path.display())]
    Damaged { path: PathBuf },
    #[error(
        "this node's root key is not that of the database: move {} away and bring the right one with \
         `chatpic keys import`",
        path.display()
    )]
    Another { path: PathBuf },
    #[error(
        "the database has a root key, and this node has none: bring it with `chatpic keys import`"
    )]
    Missing,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reads the root key and binds the records to it, or finds that they are bound to it. Where neither
/// knows of one, a new key is drawn. Dying at any instant leaves something to go on from.
///
/// # Errors
/// Where there is no key that the records belong to. Then no key was written.
pub async fn bind(
    file: &RootFile,
    records: &dyn Records,
    rng: &dyn Rng,
) -> Result<RootKey, RootError> {
    private::sweep(&file.path).map_err(|error| file.unusable(error))?;
    let held = file.read()?;
    let drawn = held.is_none();
    let key = match held {
        Some(key) => key,
        None if records.root().await?.is_some() => return Err(RootError::Missing),
        None => {
            let key = RootKey::generate(&mut |bytes| rng.fill(bytes));
            file.write(&key, rng)?;
            key
        }
    };
    // From here on the file is durable: where the answer is lost, the next start asks again.
    match (records.adopt(identity(&key)).await?, drawn) {
        (true, false) => {}
        (true, true) => tracing::info!("drew a root key: keep a copy of it (chatpic keys export)"),
        (false, false) => return Err(file.another()),
        // Another node was quicker. Nothing was sealed under this key.
        (false, true) => {
            std::fs::remove_file(&file.path).map_err(|error| file.unusable(error))?;
            return Err(RootError::Missing);
        }
    }
    Ok(key)
}

/// How a file and records that don't contradict each other stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is a key, and the records belong to it.
    Bound,
    /// There is a key, and the records will belong to it from the next start.
    Unbound,
    /// The next start will draw one.
    Absent,
}

/// What [`bind`] would find. Changes nothing.
///
/// # Errors
/// Where it would refuse.
pub fn examine(file: &RootFile, bound_to: Option<Lookup>) -> Result<Standing, RootError> {
    match (file.read()?, bound_to) {
        (Some(key), Some(root)) if identity(&key) == root => Ok(Standing::Bound),
        (Some(_), Some(_)) => Err(file.another()),
        (Some(_), None) => Ok(Standing::Unbound),
        (None, Some(_)) => Err(RootError::Missing),
        (None, None) => Ok(Standing::Absent),
    }
}

/// The file of a data directory that holds the root key: one line of text.
#[derive(Clone, Debug)]
pub struct RootFile {
    path: PathBuf,
}

impl RootFile {
    /// That of this data directory.
    pub fn within(data_dir: &Path) -> Self {
        Self { path: data_dir.join("root.key") }
    }

    /// Where it is, or would be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The key in the file; `None` where there is no file.
    ///
    /// # Errors
    /// Where others can read it, or it holds anything but a whole key.
    pub fn read(&self) -> Result<Option<RootKey>, RootError> {
        let file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if is_absent(&error) => return Ok(None),
            Err(error) => return Err(self.unusable(error)),
        };
        let mode = file.metadata().map_err(|error| self.unusable(error))?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(RootError::Exposed { path: self.path.clone() });
        }
        // Room for all of it, so that no copy stays behind where the bytes were moved.
        let mut text = Zeroizing::new(Vec::with_capacity(LONGEST));
        let room = LONGEST as u64;
        file.take(room).read_to_end(&mut text).map_err(|error| self.unusable(error))?;
        let damaged = || RootError::Damaged { path: self.path.clone() };
        RootKey::from_text(&text).map(Some).map_err(|_| damaged())
    }

    /// Writes a key where there is none.
    ///
    /// # Errors
    /// Also where there is a file.
    pub fn write(&self, key: &RootKey, rng: &dyn Rng) -> Result<(), RootError> {
        private::write_new(&self.path, key.to_text().as_bytes(), rng)
            .map_err(|error| self.unusable(error))
    }

    fn unusable(&self, error: io::Error) -> RootError {
        RootError::Unusable { path: self.path.clone(), error }
    }

    fn another(&self) -> RootError {
        RootError::Another { path: self.path.clone() }
    }
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn identity(key: &RootKey) -> Lookup {
    Lookup(key.check())
}

/// More than a key's text has, so that a longer file is seen to be longer.
const LONGEST: usize = 256;

#[cfg(test)]
mod tests;
