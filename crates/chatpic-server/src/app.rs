//! What every action stands on.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use chatpic_core::{BlobKey, Clock, Rng, Timestamp};
use chatpic_seal::RootKey;
use chatpic_store::{Blobs, Records, StoreError};
use chatpic_worker::NoTools;
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

use crate::actions::Budget;
use crate::actions::clock;
use crate::actions::lists::Current;
use crate::actions::live::Live;
use crate::actions::marked::{Films, Turns};
use crate::actions::media::Room;
use crate::actions::sunset::Sunset;
use crate::actions::transparency::Gathered;
use crate::backends;
use crate::config::Config;
use crate::limiter::Limiter;
use crate::private;
use crate::root::{self, RootError, RootFile};
use crate::system::{SystemClock, SystemRng};
use crate::videos::{NoWorker, Videos};
use crate::workers::Workers;

/// The parts of a running instance. The backends are picked once, when it is built.
pub struct App {
    pub config: Config,
    pub records: Arc<dyn Records>,
    pub blobs: Arc<dyn Blobs>,
    pub clock: Arc<dyn Clock>,
    /// Seconds by which the records' clock is ahead of ours, as last compared; never negative.
    pub ahead: AtomicI64,
    pub rng: Arc<dyn Rng>,
    /// The key of the whole instance, to which the records belong.
    pub root: RootKey,
    pub limiter: Limiter,
    /// For pictures.
    pub workers: Workers,
    /// What videos are decoded with.
    pub videos: Videos,
    /// For passwords: each try takes 64 MiB.
    pub hashing: Workers,
    /// Viewings for which pictures are being marked or sent.
    pub marked: Turns,
    /// Marked videos of this node: on their way, and whole until their passes end.
    pub films: Films,
    /// Memory for files on their way in.
    pub upload_memory: Budget,
    /// For large pieces of media on their way to viewers.
    pub room: Room,
    /// What every upload is held against.
    pub lists: Current,
    /// Refusals by a list are told at multiples of this since the scan began.
    pub refusal_step: Duration,
    /// Who listens at this node to what happens in channels and threads.
    pub live: Arc<Live>,
    /// One permit for each upload that is received.
    pub receiving: Arc<Semaphore>,
    /// Blobs that are written or being written, and not yet published.
    pub placing: Mutex<HashSet<BlobKey>>,
    /// The announced end of the instance, as last read.
    pub sunset: RwLock<Option<Arc<Sunset>>>,
    /// What is told of reports and decisions, as last gathered.
    pub transparency: Gathered,
    /// Work that must end even when its visitor has gone.
    pub tasks: TaskTracker,
}

/// Why an instance does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Root(#[from] RootError),
}

impl App {
    /// An instance over these backends, which takes neither videos nor AVIF.
    pub fn new(
        config: Config,
        records: Arc<dyn Records>,
        blobs: Arc<dyn Blobs>,
        clock: Arc<dyn Clock>,
        rng: Arc<dyn Rng>,
        root: RootKey,
    ) -> Self {
        Self {
            limiter: Limiter::new(&config.limits, Arc::clone(&clock), Arc::clone(&rng)),
            workers: Workers::new(config.limits.workers),
            videos: Videos::new(Err(NoWorker::NoTools(NoTools::Missing)), false),
            hashing: Workers::new(2),
            marked: Turns::default(),
            films: Films::default(),
            upload_memory: Budget::of(config.limits.upload_memory),
            room: Room::default(),
            lists: Current::new(),
            refusal_step: REFUSAL_STEP,
            live: Arc::new(Live::new(&config.limits)),
            receiving: Arc::new(Semaphore::new(config.limits.uploads_at_once)),
            placing: Mutex::default(),
            sunset: RwLock::default(),
            transparency: Gathered::default(),
            ahead: AtomicI64::new(0),
            tasks: TaskTracker::new(),
            config,
            records,
            blobs,
            clock,
            rng,
            root,
        }
    }

    /// Opens what the configuration names, or makes it.
    ///
    /// # Errors
    /// Where the data directory, the records or the sealed bytes can't be used, or the root key is not
    /// that of the records.
    pub async fn open(config: Config) -> Result<Self, OpenError> {
        let dir = &config.data_dir;
        private::directory(dir).map_err(OpenError::unusable)?;
        private::directory(&dir.join(SPOOL)).map_err(OpenError::unusable)?;
        // In this order: once the records are ours, new commands may write beside us.
        let blobs = backends::blobs(&config).await?;
        let records = backends::records(&config).await?;
        for entry in std::fs::read_dir(dir.join(SPOOL)).map_err(OpenError::unusable)? {
            std::fs::remove_file(entry.map_err(OpenError::unusable)?.path())
                .map_err(OpenError::unusable)?;
        }
        let (clock, rng) = (Arc::new(SystemClock), Arc::new(SystemRng));
        let root = root::bind(&RootFile::within(dir), &*records, &*rng).await?;
        let videos = Videos::find(&config.media.videos);
        videos.warn();
        let app = Self { videos, ..Self::new(config, records, blobs, clock, rng, root) };
        clock::compare(&app).await?;
        app.blobs.sweep_unfinished(app.abandoned_before()).await?;
        Ok(app)
    }

    /// The current instant, by the later of our clock and the records'.
    pub fn now(&self) -> Timestamp {
        self.clock.now().plus(self.ahead.load(Ordering::Relaxed))
    }

    /// Until when a blob without a row, or an object that was never finished, must have been begun to be
    /// nobody's. One that is younger may be on its way in another process: at a node, or beside this one.
    /// Where this process was alone as it began, whoever wrote before that has ended.
    pub fn abandoned_before(&self) -> SystemTime {
        let an_hour_ago = self.now().plus(-3600).into();
        let opened_at = self.blobs.opened_at().filter(|_| self.records.began_alone());
        // Later than now only where the clock was set back since: then it says nothing.
        let opened_at = opened_at.filter(|at| *at <= SystemTime::from(self.now().plus(1)));
        opened_at.map_or(an_hour_ago, |at| at.max(an_hour_ago))
    }

    /// The most bytes that any file may have.
    pub fn most_bytes(&self) -> u64 {
        let media = &self.config.media;
        let videos = if self.videos.are_taken() { media.videos.limits.bytes } else { 0 };
        media.max_file_bytes.max(videos)
    }

    /// Fills `bytes` from the instance's random source.
    pub fn fill(&self) -> impl FnMut(&mut [u8]) + '_ {
        |bytes| self.rng.fill(bytes)
    }

    /// The blobs that belong to uploads on their way.
    pub fn placing(&self) -> MutexGuard<'_, HashSet<BlobKey>> {
        self.placing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where uploads wait, sealed, until they are whole.
    pub fn spool_dir(&self) -> PathBuf {
        self.config.data_dir.join(SPOOL)
    }
}

const SPOOL: &str = "spool";

/// Longer than a scan of nearly every upload takes.
const REFUSAL_STEP: Duration = Duration::from_secs(2);

impl OpenError {
    pub(crate) fn unusable(error: std::io::Error) -> Self {
        StoreError::Blobs(format!("the data directory can't be used: {error}")).into()
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("records", &self.records).field("blobs", &self.blobs).finish()
    }
}
