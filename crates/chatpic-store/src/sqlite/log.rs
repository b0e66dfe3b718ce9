//! Bringing the log into the database's file while the thread that writes goes on.
//!
//! SQLite would do so within a commit, whenever the log has a thousand pages, and whoever wants to write waits
//! meanwhile: with thousands of views a second that was a fifth of the writer's time. Here a thread with a
//! connection of its own does most of it. As long as pages are added meanwhile, it never brings in the last. So the
//! writer does that when the log is long, and SQLite begins it anew.

use std::io;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;

use crate::StoreError;

/// The log of one database. Dropping it ends what was begun and closes its connection.
pub(super) struct Log {
    /// Held by whoever brings pages in: SQLite refuses a second one at once.
    turn: Arc<Mutex<()>>,
    wake: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Log {
    /// By a connection that syncs what it writes.
    pub(super) fn start(connection: Connection) -> io::Result<Self> {
        let turn = Arc::new(Mutex::new(()));
        let (wake, woken) = sync_channel(1);
        let of_thread = Arc::clone(&turn);
        let thread = thread::Builder::new().name("records-log".to_owned()).spawn(move || {
            while woken.recv().is_ok() {
                let _turn = of_thread.lock().unwrap_or_else(PoisonError::into_inner);
                bring_in(&connection);
            }
        })?;
        Ok(Self { turn, wake: Some(wake), thread: Some(thread) })
    }

    /// To be called by the writer after each commit.
    pub(super) fn tend(&self, writing: &Connection) {
        // Where that can't be told, it is told after the next commit.
        let Ok((pages, done)) = pages(writing, "noop") else { return };
        if pages >= LONG {
            // While the thread has its turn, the log may grow for a while. It isn't woken for another one.
            let turn = if pages >= LONGEST { Some(self.turn()) } else { self.turn.try_lock().ok() };
            if turn.is_some() {
                bring_in(writing);
            }
        } else if pages - done >= BEHIND
            && let Some(wake) = &self.wake
        {
            // It is full where the thread was woken and hasn't come to it.
            let _ = wake.try_send(());
        }
    }

    /// Brings all of it into the file and empties it.
    pub(super) fn truncate(&self, writing: &Connection) -> Result<(), StoreError> {
        let _turn = self.turn();
        truncate(writing)
    }

    fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        self.wake = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so; there is nothing to add.
            let _ = thread.join();
        }
    }
}

/// As [`Log::truncate`], where nobody else brings pages in.
pub(super) fn truncate(writing: &Connection) -> Result<(), StoreError> {
    let busy: bool = writing.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
    if busy {
        return Err(StoreError::Records("a reader keeps the log from being emptied".to_owned()));
    }
    Ok(())
}

fn bring_in(connection: &Connection) {
    // What isn't brought in stays in the log, where it is found as well, until the next turn.
    let _ = pages(connection, "passive");
}

/// How many pages the log has and how many of them are in the file, after a checkpoint of that kind.
fn pages(connection: &Connection, kind: &str) -> rusqlite::Result<(i64, i64)> {
    connection
        .prepare_cached(&format!("pragma wal_checkpoint({kind})"))?
        .query_row([], |row| Ok((row.get(1)?, row.get(2)?)))
}

/// Pages that are not in the file when the thread is woken: 8 MiB. Many are the same again and again.
const BEHIND: i64 = 2_000;

/// Pages with which the log is long: 32 MiB.
const LONG: i64 = 8_000;

/// Pages with which the writer waits for the thread.
const LONGEST: i64 = 2 * LONG;

#[cfg(test)]
mod tests {
    use super::super::open;
    use super::*;

    #[test]
    fn a_log_that_is_always_written_to_is_begun_anew_and_loses_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.db");
        open::make_file(&path).unwrap();
        let unsynced = || {
            let connection = open::writing(&path).unwrap();
            connection.execute_batch("pragma synchronous = off").unwrap();
            connection
        };
        let writing = unsynced();
        writing.execute_batch("create table t (x integer primary key, y blob) strict").unwrap();
        let log = Log::start(unsynced()).unwrap();
        // With those of one more commit.
        let longest = u64::try_from(LONGEST + 200).unwrap() * 4120;
        for first in 0..600 {
            writing.execute_batch("begin").unwrap();
            for x in 0..100 {
                let insert = "insert into t values (?1, zeroblob(3000))";
                writing.prepare_cached(insert).unwrap().execute([first * 100 + x]).unwrap();
            }
            writing.execute_batch("commit").unwrap();
            log.tend(&writing);
            let size = directory.path().join("a.db-wal").metadata().unwrap().len();
            assert!(size < longest, "{size} bytes after {first}");
        }
        log.truncate(&writing).unwrap();
        assert_eq!(directory.path().join("a.db-wal").metadata().unwrap().len(), 0);
        let all = "select count(*) from t where length(y) = 3000";
        let count: i64 =
            open::reading(&path).unwrap().query_row(all, [], |row| row.get(0)).unwrap();
        assert_eq!(count, 60_000);
    }
}
