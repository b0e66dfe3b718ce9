//! Records in PostgreSQL: any number of nodes share them.
//!
//! Each verb is one transaction at READ COMMITTED, whose first statement is the guarded update that
//! holds every condition: whoever waited for a row looks at the condition again. What opens something
//! lies in a table for each day ([`wrap`]), which is dropped when the day is over.

mod answer;
mod channels;
mod connections;
mod days;
mod documents;
mod door;
mod ending;
mod fault;
mod hiding;
mod instance;
mod manage;
mod managed;
mod outline;
mod publish;
mod purge;
mod reconcile;
mod row;
mod schema;
mod uploads;
mod view;
mod whole;
mod wrap;

use std::fmt;

use async_trait::async_trait;
use chatpic_core::{BlobKey, LinkId, SessionId, ShareId, Timestamp};

use crate::records::{
    Change, Claim, EndLink, Found, FoundPass, Hiding, Link, Lookup, Managed, NewLink, NewPass,
    NewShare, Outline, Publish, Purged, Put, Redeem, Session, Totals, Whole,
};
use crate::{Records, StoreError};
use connections::{Connections, Held, Verdict, in_time, run};
use days::Days;
use fault::Fault;
pub use schema::Schema;

/// [`Records`] in a PostgreSQL database.
pub struct PostgresRecords {
    connections: Connections,
    days: Days,
}

impl PostgresRecords {
    /// Opens the database of this URL with at most so many connections. An empty one is given its
    /// schema.
    ///
    /// # Errors
    /// Also where its schema is older than this program's, or too new for it.
    pub async fn open(url: &str, connections: u32) -> Result<Self, StoreError> {
        Self::begin(Connections::new(url, connections, NODE)?).await
    }

    /// The same for one who doesn't serve, and who isn't counted as a node.
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub async fn open_beside(url: &str, connections: u32) -> Result<Self, StoreError> {
        Self::begin(Connections::new(url, connections, BESIDE)?).await
    }

    async fn begin(connections: Connections) -> Result<Self, StoreError> {
        let records = Self { connections, days: Days::default() };
        let mut schema = records.schema().await?;
        if schema == Schema::Empty {
            records.migrate().await?;
            schema = records.schema().await?;
        }
        schema::fits(schema)?;
        Ok(records)
    }

    /// Brings the schema of the database of this URL up to date: how many steps it took. Nodes of the
    /// version before may run meanwhile, and after.
    ///
    /// # Errors
    /// Where the database can't be changed; each step is whole or not at all.
    pub async fn bring_up_to_date(url: &str) -> Result<u32, StoreError> {
        let connections = Connections::new(url, 1, BESIDE)?;
        let records = Self { connections, days: Days::default() };
        let steps = records.migrate().await?;
        schema::fits(records.schema().await?)?;
        Ok(steps)
    }

    /// What identifies the root key to which the database of this URL belongs; `None` also where it is
    /// empty. For somebody who only looks: nothing is made.
    ///
    /// # Errors
    /// Where it can't be read.
    pub async fn root_of(url: &str) -> Result<Option<Lookup>, StoreError> {
        let connections = Connections::new(url, 1, BESIDE)?;
        let records = Self { connections, days: Days::default() };
        match records.schema().await? {
            Schema::Empty => Ok(None),
            _ => records.root().await,
        }
    }

    /// Ends all connections.
    pub async fn close(&self) {
        self.connections.close().await;
    }

    async fn schema(&self) -> Result<Schema, StoreError> {
        run!(self.connections, Held::Apart, c => kept(schema::look(c, schema::STEPS)))
    }

    async fn migrate(&self) -> Result<u32, StoreError> {
        let mut connection = self.connections.alone().await?;
        Ok(schema::migrate(&mut connection, schema::STEPS).await?)
    }

    /// Where the door of this lookup leads.
    async fn share_behind(&self, lookup: Lookup) -> Result<Option<ShareId>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(door::share_behind(c, lookup)))
    }

    /// Sees to it that what ends on this day has a table to lie in.
    async fn make_day(&self, day: i32) -> Result<(), StoreError> {
        if !self.days.knows(day) {
            run!(self.connections, Held::Together, c => kept(days::make(c, day)))?;
            self.days.learn(day);
        }
        Ok(())
    }
}

impl fmt::Debug for PostgresRecords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresRecords").finish_non_exhaustive()
    }
}

#[async_trait]
impl Records for PostgresRecords {
    async fn claim(
        &self,
        key: Lookup,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Claim, StoreError> {
        run!(self.connections, Held::Together, c => kept(answer::claim(c, key, now, until)))
    }

    async fn extend_claim(&self, key: Lookup, until: Timestamp) -> Result<(), StoreError> {
        run!(self.connections, Held::Together, c => kept(answer::extend(c, key, until)))
    }

    async fn release_claim(&self, key: Lookup) -> Result<(), StoreError> {
        run!(self.connections, Held::Together, c => kept(answer::release(c, key)))
    }

    async fn publish(&self, share: &NewShare) -> Result<Publish, StoreError> {
        in_time(Held::Together, async {
            for day in publish::days(share) {
                self.make_day(day).await?;
            }
            run!(self.connections, Held::Together, c => publish::publish(c, share))
        })
        .await
    }

    async fn link(&self, lookup: Lookup, now: Timestamp) -> Result<Found<Link>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(view::link(c, lookup, now)))
    }

    async fn redeem_view(
        &self,
        link: Lookup,
        pass: &NewPass,
        now: Timestamp,
    ) -> Result<Redeem, StoreError> {
        in_time(Held::Together, async {
            let Some(share) = self.share_behind(link).await? else { return Ok(Redeem::Unknown) };
            self.make_day(wrap::day_of(pass.ends_at, now)).await?;
            run!(self.connections, Held::Together, c => view::redeem(c, share, link, pass, now))
        })
        .await
    }

    async fn pass(&self, lookup: Lookup, now: Timestamp) -> Result<FoundPass, StoreError> {
        run!(self.connections, Held::Apart, c => kept(view::pass(c, lookup, now)))
    }

    async fn managed(&self, manage: Lookup, now: Timestamp) -> Result<Option<Managed>, StoreError> {
        let Some(share) = self.share_behind(manage).await? else { return Ok(None) };
        run!(self.connections, Held::Snapshot, c => kept(managed::managed(c, manage, share, now)))
    }

    async fn set_expiry(
        &self,
        manage: Lookup,
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<Change, StoreError> {
        let Some(share) = self.share_behind(manage).await? else { return Ok(Change::Unknown) };
        self.make_day(wrap::day_of(expires_at, now)).await?;
        run!(self.connections, Held::Together,
            c => kept(manage::set_expiry(c, manage, share, expires_at, now)))
    }

    async fn add_link(
        &self,
        manage: Lookup,
        link: &NewLink,
        now: Timestamp,
    ) -> Result<Change, StoreError> {
        let Some(share) = self.share_behind(manage).await? else { return Ok(Change::Unknown) };
        self.make_day(wrap::day_of(link.terms.expires_at, now)).await?;
        run!(self.connections, Held::Together,
            c => kept(publish::add_link(c, manage, share, link, now)))
    }

    async fn revoke_link(
        &self,
        manage: Lookup,
        link: LinkId,
        now: Timestamp,
    ) -> Result<Change, StoreError> {
        let Some(share) = self.share_behind(manage).await? else { return Ok(Change::Unknown) };
        run!(self.connections, Held::Together,
            c => kept(manage::revoke_link(c, manage, share, link, now)))
    }

    async fn end_link(&self, pass: Lookup, now: Timestamp) -> Result<EndLink, StoreError> {
        let Some(share) = self.share_behind(pass).await? else { return Ok(EndLink::Unknown) };
        run!(self.connections, Held::Together, c => kept(manage::end_link(c, share, pass, now)))
    }

    async fn traced(&self, manage: Lookup, session: SessionId) -> Result<Vec<Session>, StoreError> {
        let Some(share) = self.share_behind(manage).await? else { return Ok(Vec::new()) };
        run!(self.connections, Held::Apart, c => kept(managed::traced(c, manage, share, session)))
    }

    async fn withdraw(&self, manage: Lookup, now: Timestamp) -> Result<Change, StoreError> {
        let Some(share) = self.share_behind(manage).await? else { return Ok(Change::Unknown) };
        run!(self.connections, Held::Together,
            c => kept(manage::withdraw(c, manage, share, now)))
    }

    async fn hide(
        &self,
        share: ShareId,
        hiding: Option<Hiding>,
        now: Timestamp,
    ) -> Result<Change, StoreError> {
        run!(self.connections, Held::Together, c => kept(hiding::hide(c, share, hiding, now)))
    }

    async fn remove(&self, share: ShareId, now: Timestamp) -> Result<Change, StoreError> {
        run!(self.connections, Held::Together, c => kept(hiding::remove(c, share, now)))
    }

    async fn prolong(
        &self,
        share: ShareId,
        seconds: u32,
        now: Timestamp,
    ) -> Result<Change, StoreError> {
        run!(self.connections, Held::Together, c => kept(hiding::prolong(c, share, seconds, now)))
    }

    async fn outline(&self, share: ShareId, now: Timestamp) -> Result<Option<Outline>, StoreError> {
        run!(self.connections, Held::Snapshot, c => kept(outline::outline(c, share, now)))
    }

    async fn copies(
        &self,
        copy_tag: Lookup,
        after: Option<ShareId>,
        limit: u32,
    ) -> Result<Vec<ShareId>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(outline::copies(c, copy_tag, after, limit)))
    }

    async fn by_pass_tag(
        &self,
        pass_tag: Lookup,
        after: Option<ShareId>,
        limit: u32,
    ) -> Result<Vec<ShareId>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(outline::by_pass_tag(c, pass_tag, after, limit)))
    }

    async fn oldest_with_pass_tag(&self) -> Result<Option<Timestamp>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(outline::oldest_with_pass_tag(c)))
    }

    async fn purge(
        &self,
        now: Timestamp,
        forget_before: Timestamp,
        forget_removed_before: Timestamp,
    ) -> Result<Purged, StoreError> {
        purge::purge(&self.connections, now, forget_before, forget_removed_before).await
    }

    async fn doomed(&self, limit: u32) -> Result<Vec<BlobKey>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(reconcile::doomed(c, limit)))
    }

    async fn buried(&self, blobs: &[BlobKey]) -> Result<(), StoreError> {
        run!(self.connections, Held::Together, c => kept(reconcile::buried(c, blobs)))
    }

    async fn known(&self, blobs: &[BlobKey]) -> Result<Vec<BlobKey>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(reconcile::known(c, blobs)))
    }

    async fn needed(&self, after: Option<BlobKey>, limit: u32) -> Result<Vec<BlobKey>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(reconcile::needed(c, after, limit)))
    }

    async fn settle(&self, now: Timestamp) -> Result<(), StoreError> {
        let mut connection = self.connections.alone().await?;
        // A day that can't be dropped now, because somebody reads it, keeps nothing from the vacuum.
        let dropped = days::drop_ended(&mut connection, now).await;
        days::vacuum(&mut connection, now).await?;
        dropped?;
        Ok(())
    }

    async fn ready(&self) -> Result<(), StoreError> {
        run!(self.connections, Held::Apart, c => kept(instance::ready(c)))
    }

    async fn clock(&self) -> Result<Option<Timestamp>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(instance::clock(c))).map(Some)
    }

    async fn root(&self) -> Result<Option<Lookup>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(instance::root(c)))
    }

    async fn adopt(&self, root: Lookup) -> Result<bool, StoreError> {
        run!(self.connections, Held::Together, c => kept(instance::adopt(c, root)))
    }

    async fn totals(&self, now: Timestamp) -> Result<Totals, StoreError> {
        run!(self.connections, Held::Long, c => kept(reconcile::totals(c, now)))
    }

    async fn shares(&self, after: Option<ShareId>, limit: u32) -> Result<Vec<ShareId>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(whole::shares(c, after, limit)))
    }

    async fn whole(&self, share: ShareId) -> Result<Option<Whole>, StoreError> {
        run!(self.connections, Held::LongSnapshot, c => kept(whole::whole(c, share)))
    }

    async fn put_whole(&self, whole: &Whole) -> Result<Put, StoreError> {
        for day in whole::days(whole) {
            self.make_day(day).await?;
        }
        run!(self.connections, Held::Long, c => whole::put(c, whole))
    }

    async fn nodes(&self) -> Result<u64, StoreError> {
        run!(self.connections, Held::Apart, c => kept(instance::nodes(c)))
    }
}

/// What a serving node calls itself to the database.
const NODE: &str = "chatpic";
/// What this program calls itself when it does something else.
const BESIDE: &str = "chatpic beside";

/// Work whose changes stand whatever it answers.
async fn kept<T>(work: impl Future<Output = Result<T, Fault>>) -> Result<Verdict<T>, Fault> {
    work.await.map(Verdict::Keep)
}

#[cfg(test)]
mod tests;
