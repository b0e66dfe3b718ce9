//! Records in one SQLite file: what a single machine needs, and nothing to install.
//!
//! One thread owns the only connection that writes, and concurrent callers share its commits; a few
//! more threads read. What is deleted is overwritten (`secure_delete`), and gone from the log after
//! [`Records::settle`]. The file is one process's to serve: a second one is refused, and what an operator
//! does meanwhile opens it beside that one.

mod answer;
mod channels;
mod documents;
mod ending;
mod fault;
mod hiding;
mod instance;
mod log;
mod manage;
mod managed;
mod open;
mod outline;
mod publish;
mod purge;
mod recent;
mod reconcile;
mod row;
mod sealed;
mod slots;
mod uploads;
mod view;
mod whole;
mod writer;

use std::fmt;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use chatpic_core::{BlobKey, LinkId, SessionId, ShareId, Timestamp};
use rusqlite::Connection;

use crate::records::{
    BeforeView, Change, Claim, EndLink, Found, FoundPass, Hiding, Link, Lookup, Managed, NewLink,
    NewPass, NewShare, Outline, Publish, Purged, Put, Redeem, Session, Totals, Whole,
};
use crate::threads::Threads;
use crate::{Records, StoreError};
use log::Log;
use recent::Recent;
use slots::Slots;
use writer::{Verdict, Writer};

/// [`Records`] in one SQLite file. Dropping it ends what was begun and closes the file.
pub struct SqliteRecords {
    /// Closed before the writer: what closes last brings the log into the file, and connections that
    /// close at the same instant each take another for the last.
    readers: Threads<Connection>,
    writer: Writer,
    slots: Arc<Slots>,
    /// Closed after both.
    recent: Recent,
    /// Released last; `None` beside a process that has it.
    _lock: Option<File>,
    /// Of a command, which the next server has to know of.
    _beside: Option<File>,
    nobody_beside: bool,
}

impl SqliteRecords {
    /// Opens the database `path`, or makes it, and brings its schema up to date. Blocks meanwhile.
    ///
    /// # Errors
    /// Also where another process has it open, or a newer version of this program wrote it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        match open::lock(path, open::PATIENT)? {
            Some(lock) => {
                let nobody_beside = open::nobody_beside(path)?;
                Ok(Self { nobody_beside, ..Self::open_alone(path, lock)? })
            }
            None => Err(StoreError::Records("in use by another process".to_owned())),
        }
    }

    /// Opens the database for a short work beside the process that serves it, whose claims it leaves
    /// alone; as [`open`](Self::open) does where there is none, and then none can begin meanwhile.
    ///
    /// In write-ahead mode SQLite lets processes write in turn, and each of ours overwrites what it
    /// deletes. Emptying the log waits for readers, who must be short.
    ///
    /// # Errors
    /// Also where the process that has it is of another version.
    pub fn open_beside(path: &Path) -> Result<Self, StoreError> {
        let beside = Some(open::begin_beside(path)?);
        if let Some(lock) = open::lock(path, 1)? {
            return Ok(Self { _beside: beside, ..Self::open_alone(path, lock)? });
        }
        let connection = open::writing(path)?;
        open::fits(&connection, open::SCHEMA)?;
        Ok(Self { _beside: beside, ..Self::start(path, connection, None)? })
    }

    fn open_alone(path: &Path, lock: File) -> Result<Self, StoreError> {
        open::make_file(path)?;
        let connection = open::writing(path)?;
        open::migrate(&connection, open::SCHEMA)?;
        // Nobody else has the file: whoever claimed a key and never answered has died.
        connection.execute("delete from answer where share_id is null", [])?;
        Self::start(path, connection, Some(lock))
    }

    fn start(path: &Path, connection: Connection, lock: Option<File>) -> Result<Self, StoreError> {
        let readers = (0..READERS).map(|_| open::reading(path)).collect::<Result<_, _>>()?;
        let spawned = |error: std::io::Error| StoreError::Records(error.to_string());
        // Beside another process one is soon done.
        let recent = if lock.is_some() { Recent::of(path) } else { Recent::off() };
        let log = Log::start(open::writing(path)?).map_err(spawned)?;
        let writer = Writer::start(connection, Some(log)).map_err(spawned)?;
        Ok(Self {
            recent,
            slots: Arc::new(Slots::new(writer.counter())),
            writer,
            readers: Threads::start("records-read", readers).map_err(spawned)?,
            _lock: lock,
            _beside: None,
            nobody_beside: false,
        })
    }

    /// What identifies the root key to which the database `path` belongs; `None` also where there is
    /// no database. For somebody who only looks: nothing is made, and no schema brought up to date.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn root_of(path: &Path) -> Result<Option<Lookup>, StoreError> {
        if !path.exists() {
            return Ok(None);
        }
        instance::look(&open::reading(path)?)
    }

    /// Transactions committed since it was opened: fewer than the changes, as these share them.
    pub fn commits(&self) -> u64 {
        self.writer.commits()
    }

    /// Runs `work` on a reading connection, all of it on one state of the database.
    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let read = self.readers.run(move |connection| {
            let snapshot = connection.transaction()?;
            work(&snapshot)
        });
        read.await.map_err(|_| StoreError::Records("a job panicked".to_owned()))?
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<Verdict<T>, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.writer.write(work).await
    }
}

impl fmt::Debug for SqliteRecords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteRecords").field("commits", &self.commits()).finish_non_exhaustive()
    }
}

#[async_trait]
impl Records for SqliteRecords {
    async fn claim(
        &self,
        key: Lookup,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Claim, StoreError> {
        self.write(move |c| answer::claim(c, key, now, until)).await
    }

    async fn extend_claim(&self, key: Lookup, until: Timestamp) -> Result<(), StoreError> {
        self.write(move |c| answer::extend(c, key, until)).await
    }

    async fn release_claim(&self, key: Lookup) -> Result<(), StoreError> {
        self.write(move |c| answer::release(c, key)).await
    }

    async fn publish(&self, share: &NewShare) -> Result<Publish, StoreError> {
        let share = share.clone();
        self.write(move |c| publish::publish(c, &share)).await
    }

    async fn link(&self, lookup: Lookup, now: Timestamp) -> Result<Found<Link>, StoreError> {
        let standing = self.recent.standing();
        if let Some(link) = self.recent.link(standing, lookup, now) {
            return Ok(Found::Live(link));
        }
        let found = self.read(move |c| view::link(c, lookup, now)).await?;
        if let Found::Live(link) = &found {
            self.recent.keep_link(standing, lookup, link);
        }
        Ok(found)
    }

    async fn redeem_view(
        &self,
        link: Lookup,
        pass: &NewPass,
        now: Timestamp,
    ) -> Result<Redeem, StoreError> {
        let (pass, slots) = (pass.clone(), Arc::clone(&self.slots));
        self.write(move |c| view::redeem(c, link, &pass, slots.now(), now)).await
    }

    async fn pass(&self, lookup: Lookup, now: Timestamp) -> Result<FoundPass, StoreError> {
        let standing = self.recent.standing();
        if let Some(pass) = self.recent.pass(standing, lookup, now) {
            return Ok(FoundPass::Live(Box::new(pass)));
        }
        let found = self.read(move |c| view::pass(c, lookup, now)).await?;
        if let FoundPass::Live(pass) = &found {
            self.recent.keep_pass(standing, lookup, pass);
        }
        Ok(found)
    }

    /// In one turn of a reader: after a commit nothing recent is known, and under load there always was one.
    async fn before_view(
        &self,
        pass: Lookup,
        link: Lookup,
        now: Timestamp,
    ) -> Result<BeforeView, StoreError> {
        let standing = self.recent.standing();
        if let Some(pass) = self.recent.pass(standing, pass, now) {
            return Ok(BeforeView::Pass(FoundPass::Live(Box::new(pass))));
        }
        let found = self.read(move |c| {
            Ok(match view::pass(c, pass, now)? {
                FoundPass::Unknown => BeforeView::Link(view::link(c, link, now)?),
                found => BeforeView::Pass(found),
            })
        });
        let found = found.await?;
        match &found {
            BeforeView::Pass(FoundPass::Live(it)) => self.recent.keep_pass(standing, pass, it),
            // A link's view is spent next, and after that commit nothing is recent.
            BeforeView::Pass(_) | BeforeView::Link(_) => {}
        }
        Ok(found)
    }

    async fn managed(&self, manage: Lookup, now: Timestamp) -> Result<Option<Managed>, StoreError> {
        self.read(move |c| managed::managed(c, manage, now)).await
    }

    async fn set_expiry(
        &self,
        manage: Lookup,
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<Change, StoreError> {
        self.write(move |c| manage::set_expiry(c, manage, expires_at, now)).await
    }

    async fn add_link(
        &self,
        manage: Lookup,
        link: &NewLink,
        now: Timestamp,
    ) -> Result<Change, StoreError> {
        let link = link.clone();
        self.write(move |c| publish::add_link(c, manage, &link, now)).await
    }

    async fn revoke_link(
        &self,
        manage: Lookup,
        link: LinkId,
        now: Timestamp,
    ) -> Result<Change, StoreError> {
        self.write(move |c| manage::revoke_link(c, manage, link, now)).await
    }

    async fn end_link(&self, pass: Lookup, now: Timestamp) -> Result<EndLink, StoreError> {
        self.write(move |c| manage::end_link(c, pass, now)).await
    }

    async fn traced(&self, manage: Lookup, session: SessionId) -> Result<Vec<Session>, StoreError> {
        self.read(move |c| managed::traced(c, manage, session)).await
    }

    async fn withdraw(&self, manage: Lookup, now: Timestamp) -> Result<Change, StoreError> {
        self.write(move |c| manage::withdraw(c, manage, now)).await
    }

    async fn hide(
        &self,
        share: ShareId,
        hiding: Option<Hiding>,
        now: Timestamp,
    ) -> Result<Change, StoreError> {
        self.write(move |c| hiding::hide(c, share, hiding, now)).await
    }

    async fn remove(&self, share: ShareId, now: Timestamp) -> Result<Change, StoreError> {
        self.write(move |c| hiding::remove(c, share, now)).await
    }

    async fn prolong(
        &self,
        share: ShareId,
        seconds: u32,
        now: Timestamp,
    ) -> Result<Change, StoreError> {
        self.write(move |c| hiding::prolong(c, share, seconds, now)).await
    }

    async fn outline(&self, share: ShareId, now: Timestamp) -> Result<Option<Outline>, StoreError> {
        self.read(move |c| outline::outline(c, share, now)).await
    }

    async fn copies(
        &self,
        copy_tag: Lookup,
        after: Option<ShareId>,
        limit: u32,
    ) -> Result<Vec<ShareId>, StoreError> {
        self.read(move |c| outline::copies(c, copy_tag, after, limit)).await
    }

    async fn by_pass_tag(
        &self,
        pass_tag: Lookup,
        after: Option<ShareId>,
        limit: u32,
    ) -> Result<Vec<ShareId>, StoreError> {
        self.read(move |c| outline::by_pass_tag(c, pass_tag, after, limit)).await
    }

    async fn oldest_with_pass_tag(&self) -> Result<Option<Timestamp>, StoreError> {
        self.read(outline::oldest_with_pass_tag).await
    }

    async fn purge(
        &self,
        now: Timestamp,
        forget_before: Timestamp,
        forget_removed_before: Timestamp,
    ) -> Result<Purged, StoreError> {
        self.write(move |c| purge::purge(c, now, forget_before, forget_removed_before)).await
    }

    async fn doomed(&self, limit: u32) -> Result<Vec<BlobKey>, StoreError> {
        self.read(move |c| reconcile::doomed(c, limit)).await
    }

    async fn buried(&self, blobs: &[BlobKey]) -> Result<(), StoreError> {
        let blobs = blobs.to_vec();
        self.write(move |c| reconcile::buried(c, &blobs)).await
    }

    async fn known(&self, blobs: &[BlobKey]) -> Result<Vec<BlobKey>, StoreError> {
        let blobs = blobs.to_vec();
        self.read(move |c| reconcile::known(c, &blobs)).await
    }

    async fn needed(&self, after: Option<BlobKey>, limit: u32) -> Result<Vec<BlobKey>, StoreError> {
        self.read(move |c| reconcile::needed(c, after, limit)).await
    }

    async fn settle(&self, _now: Timestamp) -> Result<(), StoreError> {
        self.recent.forget();
        self.writer.truncate_log().await
    }

    async fn ready(&self) -> Result<(), StoreError> {
        let read = |c: &Connection| {
            Ok(c.query_row("select count(*) from schema_version", [], |_| Ok(()))?)
        };
        self.read(read).await?;
        self.write(move |c| read(c).map(Verdict::Keep)).await
    }

    async fn clock(&self) -> Result<Option<Timestamp>, StoreError> {
        Ok(None)
    }

    fn began_alone(&self) -> bool {
        self.nobody_beside
    }

    async fn root(&self) -> Result<Option<Lookup>, StoreError> {
        self.read(instance::root).await
    }

    async fn adopt(&self, root: Lookup) -> Result<bool, StoreError> {
        self.write(move |c| instance::adopt(c, root)).await
    }

    async fn totals(&self, now: Timestamp) -> Result<Totals, StoreError> {
        self.read(move |c| reconcile::totals(c, now)).await
    }

    async fn shares(&self, after: Option<ShareId>, limit: u32) -> Result<Vec<ShareId>, StoreError> {
        self.read(move |c| whole::shares(c, after, limit)).await
    }

    async fn whole(&self, share: ShareId) -> Result<Option<Whole>, StoreError> {
        self.read(move |c| whole::whole(c, share)).await
    }

    async fn put_whole(&self, whole: &Whole) -> Result<Put, StoreError> {
        let whole = whole.clone();
        self.write(move |c| whole::put(c, &whole)).await
    }

    async fn nodes(&self) -> Result<u64, StoreError> {
        Ok(0)
    }
}

/// Threads that read. Statements take microseconds, so a few serve thousands of requests.
const READERS: usize = 4;

#[cfg(test)]
mod tests;
