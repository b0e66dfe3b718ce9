//! Opening: the lock, the file, the connections' settings, the schema.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::StoreError;

/// Takes the instance for this process until the file is dropped; `None` where another process has it.
/// The lock has a file of its own: closing a second handle of the database would undo SQLite's locks
/// on it.
pub(super) fn lock(database: &Path, tries: u32) -> Result<Option<File>, StoreError> {
    let file = private().create(true).open(named(database, ".lock")).map_err(fault)?;
    Ok(try_lock(&file, tries)?.then_some(file))
}

/// Says, until the file is dropped, that a command is at work beside whoever has the instance: before it
/// writes anything.
pub(super) fn begin_beside(database: &Path) -> Result<File, StoreError> {
    let file = private().create(true).open(named(database, ".beside")).map_err(fault)?;
    file.lock_shared().map_err(fault)?;
    Ok(file)
}

/// Whether no command is at work that [began](begin_beside) so far.
pub(super) fn nobody_beside(database: &Path) -> Result<bool, StoreError> {
    match private().open(named(database, ".beside")) {
        Ok(file) => try_lock(&file, PATIENT),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(fault(error)),
    }
}

/// The file that lies beside the database under its name and an ending.
fn named(database: &Path, ending: &str) -> PathBuf {
    let mut path = OsString::from(database);
    path.push(ending);
    path.into()
}

fn try_lock(file: &File, tries: u32) -> Result<bool, StoreError> {
    for _ in 0..tries {
        match file.try_lock() {
            Ok(()) => return Ok(true),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) => return Err(fault(error)),
        }
    }
    Ok(false)
}

/// Tries for who must know whether somebody has it: a program that is being started holds copies of our
/// locks until it begins, even of those that we let go.
pub(super) const PATIENT: u32 = 20;
const PAUSE: Duration = Duration::from_millis(20);

/// Makes the database's file where there is none, readable by its owner alone. SQLite gives its other
/// files the same mode.
pub(super) fn make_file(database: &Path) -> Result<(), StoreError> {
    match private().create_new(true).open(database) {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::set_permissions(database, Permissions::from_mode(0o600)).map_err(fault)?;
        }
        Err(error) => return Err(fault(error)),
    }
    let directory = match database.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    File::open(directory).and_then(|directory| directory.sync_all()).map_err(fault)
}

pub(super) fn writing(database: &Path) -> Result<Connection, StoreError> {
    let connection = connect(database)?;
    let mode: String = connection.query_row("pragma journal_mode = wal", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::Records("the file system can't share memory".to_owned()));
    }
    // 16 MB of cache: purging and publishing touch rows all over a large file. The log is tended elsewhere.
    connection.execute_batch(
        "pragma synchronous = full; pragma secure_delete = on; pragma cache_size = -16000;
         pragma wal_autocheckpoint = 0;",
    )?;
    Ok(connection)
}

pub(super) fn reading(database: &Path) -> Result<Connection, StoreError> {
    let connection = connect(database)?;
    // 8 MB of cache: a channel's page touches four rows for each of 200 posts, all over a large file.
    connection.execute_batch("pragma query_only = on; pragma cache_size = -8000;")?;
    Ok(connection)
}

/// Brings the schema up to date, one transaction a step.
pub(super) fn migrate(connection: &Connection, steps: &[&str]) -> Result<(), StoreError> {
    connection.execute_batch(
        "create table if not exists schema_version (version integer primary key) strict",
    )?;
    let found = version(connection)?;
    let known = u32::try_from(steps.len()).expect("few");
    if found > known {
        return Err(StoreError::Records(format!(
            "written by a newer version: its schema is {found}, this program knows {known}"
        )));
    }
    for (version, step) in (1..).zip(steps).skip_while(|(version, _)| *version <= found) {
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        transaction.execute("insert into schema_version values (?1)", [version])?;
        transaction.commit()?;
    }
    Ok(())
}

/// Refuses a schema other than the one that these steps make, which another process keeps up to date.
pub(super) fn fits(connection: &Connection, steps: &[&str]) -> Result<(), StoreError> {
    let (found, known) = (version(connection)?, u32::try_from(steps.len()).expect("few"));
    if found == known {
        return Ok(());
    }
    Err(StoreError::Records(format!(
        "in use by another version: its schema is {found}, this program knows {known}"
    )))
}

fn version(connection: &Connection) -> Result<u32, StoreError> {
    let newest = "select coalesce(max(version), 0) from schema_version";
    Ok(connection.query_row(newest, [], |row| row.get(0))?)
}

/// The schema's steps. One that was released is never changed, only followed.
pub(super) const SCHEMA: &[&str] = &[
    include_str!("0001_shares.sql"),
    include_str!("0002_instance.sql"),
    include_str!("0003_documents.sql"),
    include_str!("0004_hiding.sql"),
    include_str!("0005_adult.sql"),
    include_str!("0006_channels.sql"),
    include_str!("0007_uploads.sql"),
    include_str!("0008_passes.sql"),
];

fn connect(database: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(
        database,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // Without it, a statement is prepared anew whenever another value is bound than the last time, in case a
    // histogram (there is none) makes another plan better: a third of the time of finding a link.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // Nothing is ever spilled to a temporary file, where deleting would miss it.
    connection.execute_batch(
        "pragma trusted_schema = off; pragma foreign_keys = on; pragma temp_store = memory;",
    )?;
    Ok(connection)
}

fn private() -> OpenOptions {
    let mut options = File::options();
    options.read(true).write(true).mode(0o600);
    options
}

fn fault(error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Records(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_newer_than_known_is_refused_and_left_alone() {
        let connection = Connection::open_in_memory().unwrap();
        migrate(&connection, &["create table a (x)", "create table b (x)"]).unwrap();
        let refused = migrate(&connection, &["create table a (x)"]);
        assert!(matches!(refused, Err(StoreError::Records(why)) if why.contains("newer")));
        migrate(&connection, &["create table a (x)", "create table b (x)"]).unwrap();
    }

    #[test]
    fn only_the_schema_that_is_known_fits() {
        let connection = Connection::open_in_memory().unwrap();
        assert!(fits(&connection, &[]).is_err(), "there is none");
        migrate(&connection, &["create table a (x)"]).unwrap();
        assert!(fits(&connection, &["create table a (x)"]).is_ok());
        assert!(fits(&connection, &[]).is_err());
        assert!(fits(&connection, &["create table a (x)", "create table b (x)"]).is_err());
    }

    #[test]
    fn a_step_that_fails_leaves_the_schema_as_it_was() {
        let connection = Connection::open_in_memory().unwrap();
        let broken = ["create table a (x)", "create table b (x); create table a (x)"];
        assert!(migrate(&connection, &broken).is_err());
        migrate(&connection, &["create table a (x)", "create table b (x)"]).unwrap();
    }
}
