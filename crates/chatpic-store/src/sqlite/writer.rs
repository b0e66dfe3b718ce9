//! The one connection that writes, on a thread of its own, and how its callers share a commit.
//!
//! A commit costs an fsync, a statement microseconds. So the thread takes all that waits, up to a
//! bound, runs each job in a savepoint of one transaction, commits once, and only then answers any of
//! them: who has an answer has it on the disk.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, JoinHandle};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::{mpsc, oneshot};

use super::log::{self, Log};
use crate::StoreError;

/// What a job says of its own changes; the jobs beside it are not concerned.
#[derive(Debug)]
pub(super) enum Verdict<T> {
    /// They stand.
    Keep(T),
    /// They are rolled back.
    Undo(T),
}

/// The writing thread. Dropping it ends what was ordered and joins it.
pub(super) struct Writer {
    orders: Option<mpsc::Sender<Order>>,
    thread: Option<JoinHandle<()>>,
    commits: Arc<AtomicU64>,
}

impl Writer {
    /// With the log that it tends, where there is one, which is closed before the connection.
    pub(super) fn start(connection: Connection, log: Option<Log>) -> io::Result<Self> {
        let (orders, queue) = mpsc::channel(WAITING);
        let commits = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&commits);
        let thread = thread::Builder::new().name("records-write".to_owned()).spawn(move || {
            serve(&connection, queue, &counter, log.as_ref());
            drop(log);
        })?;
        Ok(Self { orders: Some(orders), thread: Some(thread), commits })
    }

    /// Runs `work` in a transaction; answers when that is on the disk. An `Err` undoes the work.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<Verdict<T>, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (reply, answered) = oneshot::channel();
        self.order(Order::Write(Box::new(Task { work: Some(work), outcome: None, reply }))).await?;
        answered.await.map_err(|_| ended())?
    }

    /// Brings the log into the database file and empties it.
    pub(super) async fn truncate_log(&self) -> Result<(), StoreError> {
        let (reply, answered) = oneshot::channel();
        self.order(Order::TruncateLog(reply)).await?;
        answered.await.map_err(|_| ended())?
    }

    /// Transactions committed so far.
    pub(super) fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    /// The same as they go on: a job finds there how many there were before its own.
    pub(super) fn counter(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.commits)
    }

    async fn order(&self, order: Order) -> Result<(), StoreError> {
        let orders = self.orders.as_ref().expect("taken only by drop");
        orders.send(order).await.map_err(|_| ended())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so; there is nothing to add.
            let _ = thread.join();
        }
    }
}

fn ended() -> StoreError {
    StoreError::Records("the writing thread has died".to_owned())
}

enum Order {
    Write(Box<dyn Job>),
    TruncateLog(oneshot::Sender<Result<(), StoreError>>),
}

/// One caller's work between order and answer.
trait Job: Send {
    /// Whether the changes stand.
    fn run(&mut self, connection: &Connection) -> Result<bool, StoreError>;

    /// Hands over the outcome, or the fault for which nothing of the transaction stands.
    fn answer(self: Box<Self>, committed: Result<(), StoreError>);
}

struct Task<W, T> {
    work: Option<W>,
    outcome: Option<Result<T, StoreError>>,
    reply: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, W> Job for Task<W, T>
where
    T: Send,
    W: FnOnce(&Connection) -> Result<Verdict<T>, StoreError> + Send,
{
    fn run(&mut self, connection: &Connection) -> Result<bool, StoreError> {
        let work = self.work.take().expect("a job runs once");
        // What it changed is rolled back like any fault's, and statements in flight are reset as they are
        // dropped: nothing half done is left to be seen.
        let done = catch_unwind(AssertUnwindSafe(|| work(connection)))
            .unwrap_or_else(|_| Err(StoreError::Records("a job panicked".to_owned())));
        let (outcome, stands) = match done {
            Ok(Verdict::Keep(outcome)) => (Ok(outcome), Ok(true)),
            Ok(Verdict::Undo(outcome)) => (Ok(outcome), Ok(false)),
            Err(fault) => (Err(fault.clone()), Err(fault)),
        };
        self.outcome = Some(outcome);
        stands
    }

    fn answer(self: Box<Self>, committed: Result<(), StoreError>) {
        let answer = match (self.outcome, committed) {
            (Some(Err(own)), _) => Err(own),
            (_, Err(common)) => Err(common),
            (Some(Ok(outcome)), Ok(())) => Ok(outcome),
            (None, Ok(())) => unreachable!("a transaction commits after all of its jobs ran"),
        };
        // Nobody may be listening any more; the change stands all the same.
        let _ = self.reply.send(answer);
    }
}

fn serve(
    connection: &Connection,
    mut orders: mpsc::Receiver<Order>,
    commits: &AtomicU64,
    log: Option<&Log>,
) {
    while let Some(first) = orders.blocking_recv() {
        let (mut jobs, mut truncations) = (Vec::new(), Vec::new());
        let mut next = Some(first);
        while let Some(order) = next {
            match order {
                Order::Write(job) => jobs.push(job),
                Order::TruncateLog(reply) => truncations.push(reply),
            }
            next = if jobs.len() < BATCH { orders.try_recv().ok() } else { None };
        }
        if !jobs.is_empty() {
            let committed = transact(connection, &mut jobs);
            if committed.is_ok() {
                commits.fetch_add(1, Ordering::Relaxed);
            }
            for job in jobs {
                job.answer(committed.clone());
            }
            if let Some(log) = log {
                log.tend(connection);
            }
        }
        if !truncations.is_empty() {
            let truncated = match log {
                Some(log) => log.truncate(connection),
                None => log::truncate(connection),
            };
            for reply in truncations {
                let _ = reply.send(truncated.clone());
            }
        }
    }
}

fn transact(connection: &Connection, jobs: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    for job in jobs {
        connection.prepare_cached("savepoint job")?.execute([])?;
        match job.run(connection) {
            Ok(true) => {}
            // A full disk makes SQLite roll back the whole transaction, the other jobs' part too.
            Err(fault) if connection.is_autocommit() => return Err(fault),
            Ok(false) | Err(_) => {
                connection.prepare_cached("rollback to job")?.execute([])?;
            }
        }
        connection.prepare_cached("release job")?.execute([])?;
    }
    Ok(transaction.commit()?)
}

/// Jobs that share a commit at most.
const BATCH: usize = 64;

/// Jobs that may wait before callers do.
const WAITING: usize = 1024;

#[cfg(test)]
mod tests;
