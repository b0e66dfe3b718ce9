//! Connections, and patience with them: a transaction that meets another, or a database that is just
//! being started again, is tried again until its time is up.
//!
//! Until its commit is sent, nothing of a transaction stands, so it may be tried again whatever went
//! wrong. After that nobody knows, and the caller is told of a fault.

use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, PgConnection, PgPool, Postgres, raw_sql};
use tokio::time::{sleep, timeout};

use super::fault::Fault;
use crate::StoreError;

/// What a visitor waits for at most, so that an answer is there within five seconds.
const PATIENCE: Duration = Duration::from_secs(4);
/// For what no visitor waits for.
const LONG: Duration = Duration::from_secs(60);
/// Between two tries; twice as long each time, up to [`LONGEST_PAUSE`].
const PAUSE: Duration = Duration::from_millis(15);
const LONGEST_PAUSE: Duration = Duration::from_millis(240);

/// One database's connections.
pub(super) struct Connections {
    pool: PgPool,
    options: PgConnectOptions,
}

impl Connections {
    /// Nothing is connected until something is asked. The database is told `name`.
    pub(super) fn new(url: &str, at_most: u32, name: &str) -> Result<Self, StoreError> {
        // The error quotes no part of the URL, which may hold a password.
        let options: PgConnectOptions = url
            .parse()
            .map_err(|_| StoreError::Records("not the URL of a PostgreSQL database".to_owned()))?;
        let options = options
            .application_name(name)
            .statement_cache_capacity(256)
            .disable_statement_logging();
        // The database gives up by itself when we do, so that it holds no locks for nobody.
        let visitors = options.clone().options([
            ("statement_timeout", "4000"),
            ("lock_timeout", "3500"),
            ("idle_in_transaction_session_timeout", "8000"),
        ]);
        let pool = PgPoolOptions::new()
            .max_connections(at_most)
            .acquire_timeout(PATIENCE)
            .idle_timeout(Duration::from_secs(300))
            .test_before_acquire(false)
            .connect_lazy_with(visitors);
        Ok(Self { pool, options })
    }

    /// The tries of one piece of work.
    pub(super) fn tries(&self, held: Held) -> Tries<'_> {
        Tries { pool: &self.pool, held, pause: PAUSE }
    }

    /// A connection of its own without time limits, for what can't run in a transaction.
    pub(super) async fn alone(&self) -> Result<PgConnection, StoreError> {
        let connect = timeout(PATIENCE, self.options.connect());
        Ok(connect.await.map_err(|_| no_answer())?.map_err(Fault::from)?)
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }
}

/// How the statements of a piece of work are held together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// Not at all: it reads, and knows that the rows may change between its statements.
    Apart,
    /// They read one state of the database.
    Snapshot,
    /// The same, and no visitor waits for them.
    LongSnapshot,
    /// They are one transaction.
    Together,
    /// They are one transaction that no visitor waits for.
    Long,
}

impl Held {
    const fn begin(self) -> Option<&'static str> {
        match self {
            Self::Apart => None,
            Self::Snapshot => Some("begin isolation level repeatable read, read only"),
            Self::LongSnapshot => Some(
                "begin isolation level repeatable read, read only;
                 set local statement_timeout = '60s'",
            ),
            Self::Together => Some("begin isolation level read committed"),
            Self::Long => {
                Some("begin isolation level read committed; set local statement_timeout = '60s'")
            }
        }
    }

    const fn patience(self) -> Duration {
        match self {
            Self::Apart | Self::Snapshot | Self::Together => PATIENCE,
            Self::LongSnapshot | Self::Long => LONG,
        }
    }
}

/// What a piece of work says of its own changes.
#[derive(Debug)]
pub(super) enum Verdict<T> {
    /// They stand.
    Keep(T),
    /// They are rolled back.
    Undo(T),
}

/// Runs a piece of work as often as it takes, until its time is up:
/// `run!(connections, Held::Together, c => publish(c, share))`. The work answers a [`Verdict`] or a
/// [`Fault`], and the whole an answer or a [`StoreError`].
///
/// A macro, for no bound on a closure says that a future which borrows its connection can be sent.
macro_rules! run {
    ($connections:expr, $held:expr, $connection:ident => $work:expr) => {{
        let mut tries = $connections.tries($held);
        $crate::postgres::connections::in_time($held, async {
            loop {
                let mut lease = tries.begin().await?;
                let $connection = lease.connection();
                let worked = $work.await;
                if let Some(done) = tries.end(lease, worked).await {
                    break done;
                }
            }
        })
        .await
    }};
}
pub(super) use run;

/// Gives up on work when its time is up.
pub(super) async fn in_time<T>(
    held: Held,
    work: impl Future<Output = Result<T, StoreError>>,
) -> Result<T, StoreError> {
    timeout(held.patience(), work).await.unwrap_or_else(|_| Err(no_answer()))
}

/// The tries of one piece of work.
pub(super) struct Tries<'pool> {
    pool: &'pool PgPool,
    held: Held,
    pause: Duration,
}

impl Tries<'_> {
    /// A connection on which the work can begin.
    pub(super) async fn begin(&mut self) -> Result<Lease, StoreError> {
        loop {
            let mut lease = match self.pool.acquire().await {
                Ok(connection) => Lease(Some(connection)),
                Err(error) => {
                    self.again_after(error.into(), Pause::Needed).await?;
                    continue;
                }
            };
            let Some(begin) = self.held.begin() else { return Ok(lease) };
            match raw_sql(begin).execute(lease.connection()).await {
                Ok(_) => return Ok(lease),
                Err(error) => self.again_after(error.into(), Pause::UnlessBroken).await?,
            }
        }
    }

    /// Ends a try: with what came of it, or with nothing where it should be tried again.
    pub(super) async fn end<T>(
        &mut self,
        lease: Lease,
        worked: Result<Verdict<T>, Fault>,
    ) -> Option<Result<T, StoreError>> {
        let fault = match self.settle(lease, worked).await {
            Ok(done) => return Some(Ok(done)),
            Err(Failed { fault, undone: false }) => return Some(Err(fault.into())),
            Err(Failed { fault, undone: true }) => fault,
        };
        self.again_after(fault, Pause::UnlessBroken).await.err().map(Err)
    }

    async fn settle<T>(
        &self,
        mut lease: Lease,
        worked: Result<Verdict<T>, Fault>,
    ) -> Result<T, Failed> {
        let begun = self.held.begin().is_some();
        let (end, done) = match worked {
            Ok(Verdict::Keep(it)) => ("commit", it),
            Ok(Verdict::Undo(it)) => ("rollback", it),
            Err(fault) => {
                // Where it can't be rolled back, its connection is closed, which undoes it as well.
                let usable = !fault.broke_the_connection()
                    && (!begun || raw_sql("rollback").execute(lease.connection()).await.is_ok());
                if usable {
                    lease.give_back();
                }
                return Err(Failed { fault, undone: true });
            }
        };
        if begun && let Err(error) = raw_sql(end).execute(lease.connection()).await {
            // Refused by the database, or the word of a commit was lost.
            let undone = end == "rollback" || matches!(error, sqlx::Error::Database(_));
            return Err(Failed { fault: error.into(), undone });
        }
        lease.give_back();
        Ok(done)
    }

    /// Waits a little before the next try, if there is any sense in one.
    async fn again_after(&mut self, fault: Fault, pause: Pause) -> Result<(), StoreError> {
        if !fault.may_pass() {
            return Err(fault.into());
        }
        tracing::debug!(?fault, "tried again");
        if pause == Pause::Needed || !fault.broke_the_connection() {
            sleep(self.pause).await;
            self.pause = (self.pause * 2).min(LONGEST_PAUSE);
        }
        Ok(())
    }
}

/// Whether the next try should wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pause {
    Needed,
    /// A connection that broke while it lay in the pool, as all do when the database is started again,
    /// says nothing of the next one.
    UnlessBroken,
}

/// A try that came to nothing.
struct Failed {
    fault: Fault,
    /// Whether it is known that nothing of it stands.
    undone: bool,
}

/// A connection that is closed unless it was given back: who was interrupted, or met a fault, leaves
/// it in a state that nobody knows.
pub(super) struct Lease(Option<PoolConnection<Postgres>>);

impl Lease {
    pub(super) fn connection(&mut self) -> &mut PgConnection {
        self.0.as_mut().expect("it is given back at the end")
    }

    fn give_back(mut self) {
        drop(self.0.take());
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(connection) = self.0.take() {
            drop(connection.detach());
        }
    }
}

fn no_answer() -> StoreError {
    StoreError::Records("no answer in time".to_owned())
}
