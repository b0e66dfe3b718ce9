//! Links and passes that were read a moment ago, for as long as nothing at all is written: who asks for twenty
//! pictures of a share, or for a film in a hundred ranges, makes one query and not a hundred.
//!
//! Nothing here decides how old a row may be. Before a row is handed out again, the head of SQLite's index of
//! its log is read: 48 bytes of the file `-shm`, which every commit of any process writes before it returns.
//! Where it is what it was before the row was read, nothing was committed since, and the row is what a query
//! would find. It is by these same bytes that SQLite tells whether its own cache still holds (`walTryBeginRead`
//! in wal.c; the format is described in <https://www.sqlite.org/walformat.html>, section 2.1). They are read
//! without waiting for a disk; where that can't be, or the format is another one, there is a query.
//!
//! What lies here is sealed, as it is in the file.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::File;
use std::io::IoSliceMut;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chatpic_core::Timestamp;
use rustix::io::{ReadWriteFlags, preadv2};

use crate::records::{Link, Lookup, Pass};

/// What was read from one database. Asking it never waits.
pub(super) struct Recent {
    /// Closed after every connection: closing it undoes this process's locks on the file.
    index: Option<File>,
    shelves: [Mutex<Shelf>; SHELVES],
}

/// The state of a database: another one after every commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing([u8; HEAD]);

/// What was read at one standing.
#[derive(Default)]
struct Shelf {
    standing: Option<Standing>,
    links: HashMap<Lookup, Link>,
    passes: HashMap<Lookup, Pass>,
    /// Of all that is here, roughly.
    bytes: usize,
}

impl Recent {
    /// Of the database `path`, which is open in write-ahead mode and stays so.
    pub(super) fn of(path: &Path) -> Self {
        let mut index = OsString::from(path);
        index.push("-shm");
        Self { index: File::open(PathBuf::from(index)).ok(), ..Self::off() }
    }

    /// One that keeps nothing.
    pub(super) fn off() -> Self {
        Self { index: None, shelves: Default::default() }
    }

    /// How the database stands; `None` where that can't be told. A row is kept under the standing that was
    /// asked for before it was read.
    pub(super) fn standing(&self) -> Option<Standing> {
        let mut head = [0; HEAD];
        let into = &mut [IoSliceMut::new(&mut head)];
        let read = preadv2(self.index.as_ref()?, into, 0, ReadWriteFlags::NOWAIT).ok()?;
        let version = u32::from_ne_bytes(*head.first_chunk()?);
        (read == HEAD && version == VERSION && head[IS_INIT] == 1).then_some(Standing(head))
    }

    pub(super) fn link(
        &self,
        standing: Option<Standing>,
        lookup: Lookup,
        now: Timestamp,
    ) -> Option<Link> {
        let shelf = self.shelf(standing?, lookup);
        shelf.links.get(&lookup).filter(|link| link.terms.expires_at > now).cloned()
    }

    pub(super) fn pass(
        &self,
        standing: Option<Standing>,
        lookup: Lookup,
        now: Timestamp,
    ) -> Option<Pass> {
        let shelf = self.shelf(standing?, lookup);
        shelf.passes.get(&lookup).filter(|pass| pass.ends_at > now).cloned()
    }

    /// Keeps a live link.
    pub(super) fn keep_link(&self, standing: Option<Standing>, lookup: Lookup, link: &Link) {
        let Some(standing) = standing else { return };
        let mut shelf = self.shelf(standing, lookup);
        if shelf.takes(link.wrap.0.len() + link.content.meta.0.len()) {
            shelf.links.insert(lookup, link.clone());
        }
    }

    /// Keeps a live pass.
    pub(super) fn keep_pass(&self, standing: Option<Standing>, lookup: Lookup, pass: &Pass) {
        let Some(standing) = standing else { return };
        let mut shelf = self.shelf(standing, lookup);
        if shelf.takes(pass.wrap.0.len() + pass.content.meta.0.len()) {
            shelf.passes.insert(lookup, pass.clone());
        }
    }

    /// Forgets everything: what was deleted is to be gone from here as well.
    pub(super) fn forget(&self) {
        for shelf in &self.shelves {
            *lock(shelf) = Shelf::default();
        }
    }

    /// The shelf of a lookup, with nothing of another standing on it.
    fn shelf(&self, standing: Standing, lookup: Lookup) -> MutexGuard<'_, Shelf> {
        let mut shelf = lock(&self.shelves[usize::from(lookup.0[0]) % SHELVES]);
        if shelf.standing != Some(standing) {
            shelf.empty();
            shelf.standing = Some(standing);
        }
        shelf
    }
}

impl Shelf {
    /// Makes room for so many bytes; `false` where they are too many for a shelf.
    fn takes(&mut self, bytes: usize) -> bool {
        let bytes = bytes + ROW;
        if self.bytes + bytes > MOST {
            self.empty();
        }
        if bytes > MOST {
            return false;
        }
        self.bytes += bytes;
        true
    }

    fn empty(&mut self) {
        self.links.clear();
        self.passes.clear();
        self.bytes = 0;
    }
}

fn lock(shelf: &Mutex<Shelf>) -> MutexGuard<'_, Shelf> {
    // Whoever panicked left a shelf of whole rows.
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Shelves, so that requests on several cores seldom meet.
const SHELVES: usize = 8;
/// Bytes on a shelf.
const MOST: usize = 256 << 10;
/// About what a row has beside its sealed bytes.
const ROW: usize = 512;

/// Length of the first copy of the head.
const HEAD: usize = 48;
/// The version of the format, which SQLite checks as well.
const VERSION: u32 = 3_007_000;
/// Where it says that the head is whole.
const IS_INIT: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Records;
    use crate::conformance::given::{self, NOW};
    use crate::records::Found;
    use crate::sqlite::SqliteRecords;

    #[tokio::test]
    async fn a_row_is_read_once_while_nothing_is_written_and_anew_after_any_commit() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("records.db");
        let records = SqliteRecords::open(&path).unwrap();
        let (share, other) = (given::share(), given::share());
        records.publish(&share).await.unwrap();
        let kept = || {
            let recent = &records.recent;
            recent.link(recent.standing(), share.link.lookup, NOW)
        };
        assert_eq!(kept(), None, "nobody has asked");
        let Found::Live(read) = records.link(share.link.lookup, NOW).await.unwrap() else {
            panic!("it lives")
        };
        assert_eq!(kept(), Some(read));
        let ends = share.link.terms.expires_at;
        let standing = records.recent.standing();
        assert_eq!(
            records.recent.link(standing, share.link.lookup, ends),
            None,
            "its time is over"
        );

        records.publish(&other).await.unwrap();
        assert_eq!(kept(), None, "after a commit of this process");
        records.link(share.link.lookup, NOW).await.unwrap();
        assert!(kept().is_some());

        // As an operator's command does, in a process of its own.
        let beside = SqliteRecords::open_beside(&path).unwrap();
        beside.remove(share.id, NOW).await.unwrap();
        assert_eq!(kept(), None, "after a commit of another connection");
        assert!(matches!(records.link(share.link.lookup, NOW).await.unwrap(), Found::Gone(_)));
    }

    #[tokio::test]
    async fn what_was_read_before_a_commit_is_not_kept_after_it() {
        let directory = tempfile::tempdir().unwrap();
        let records = SqliteRecords::open(&directory.path().join("records.db")).unwrap();
        let share = given::share();
        records.publish(&share).await.unwrap();
        let before = records.recent.standing();
        let Found::Live(link) = records.link(share.link.lookup, NOW).await.unwrap() else {
            panic!("it lives")
        };
        records.withdraw(share.manage_lookup, NOW).await.unwrap();
        records.recent.keep_link(before, share.link.lookup, &link);
        assert_eq!(records.recent.link(records.recent.standing(), share.link.lookup, NOW), None);
    }

    #[tokio::test]
    async fn what_is_kept_is_bounded_and_can_be_forgotten() {
        let directory = tempfile::tempdir().unwrap();
        let records = SqliteRecords::open(&directory.path().join("records.db")).unwrap();
        let share = given::share();
        records.publish(&share).await.unwrap();
        let Found::Live(link) = records.link(share.link.lookup, NOW).await.unwrap() else {
            panic!("it lives")
        };
        let (recent, standing) = (&records.recent, records.recent.standing());
        for last in 0..=u8::MAX {
            for first in (0..4).map(|it| it * 8) {
                let mut lookup = Lookup([last; 32]);
                lookup.0[0] = first;
                recent.keep_link(standing, lookup, &link);
                assert!(lock(&recent.shelves[0]).bytes <= MOST);
                assert!(recent.link(standing, lookup, NOW).is_some(), "the last one is there");
            }
        }
        recent.forget();
        assert!(recent.shelves.iter().all(|shelf| lock(shelf).links.is_empty()));
    }
}
