//! Whether this instance can take videos and AVIF pictures: it needs ffmpeg, and a kernel that locks it in.
//! Looked up once, at the start. All other pictures do without.

use chatpic_worker::{Files, NoTools, Tools, Unavailable, Worker};

use crate::config;
use crate::queue::Queue;
use crate::workers::Workers;

/// What decodes videos and AVIF, or why nothing does.
#[derive(Debug)]
pub struct Videos {
    worker: Result<Worker, NoWorker>,
    /// Whether the operator wants videos. AVIF is taken either way.
    wanted: bool,
    /// For videos alone, so that pictures never wait for them.
    pub scanning: Workers,
    pub marking: Workers,
    /// For AVIF: no other picture waits for a process.
    pub stills: Workers,
    /// For moderators alone: who looks at a video waits for no upload, and none for them.
    pub looking: Workers,
    /// The uploads with videos that are scanned or wait for it.
    pub queue: Queue,
}

/// Why no videos are taken.
#[derive(Clone, Copy, Debug)]
pub enum NoVideos<'a> {
    SwitchedOff,
    NoWorker(&'a NoWorker),
}

/// Why there is nothing to decode videos and AVIF with.
#[derive(Debug, thiserror::Error)]
pub enum NoWorker {
    #[error(transparent)]
    NoTools(#[from] NoTools),
    #[error(transparent)]
    Unavailable(#[from] Unavailable),
}

impl Videos {
    /// Looks for what it takes.
    pub fn find(config: &config::Videos) -> Self {
        Self::new(Self::worker_for(config), config.taken)
    }

    /// With this worker, and videos if they are `wanted`.
    pub fn new(worker: Result<Worker, NoWorker>, wanted: bool) -> Self {
        // One of each beside the other: each has two threads where it encodes.
        let [scanning, marking, looking] = [(); 3].map(|()| Workers::new(1));
        // A picture has one, and up to half a gigabyte; half of the cores stay for what else there is to do.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let stills = Workers::new((cores / 2).clamp(1, MOST_STILLS));
        let queue = Queue::new(MOST_WAITING, MOST_OF_ONE);
        Self { worker, wanted, scanning, marking, looking, stills, queue }
    }

    /// The worker that the settings ask for.
    ///
    /// # Errors
    /// What is missing.
    pub fn worker_for(config: &config::Videos) -> Result<Worker, NoWorker> {
        let files = if config.danger_without_landlock { Files::DangerAny } else { Files::OfTools };
        Ok(Worker::new(Tools::find()?, files)?)
    }

    /// What decodes videos.
    ///
    /// # Errors
    /// Why none are taken.
    pub fn worker(&self) -> Result<&Worker, NoVideos<'_>> {
        match (&self.worker, self.wanted) {
            (_, false) => Err(NoVideos::SwitchedOff),
            (worker, true) => worker.as_ref().map_err(NoVideos::NoWorker),
        }
    }

    /// What decodes AVIF pictures.
    ///
    /// # Errors
    /// Why there is none.
    pub fn decoder(&self) -> Result<&Worker, &NoWorker> {
        self.worker.as_ref()
    }

    pub fn are_taken(&self) -> bool {
        self.worker().is_ok()
    }

    pub fn is_avif_taken(&self) -> bool {
        self.worker.is_ok()
    }

    /// Says in the log what is refused for want of a worker.
    pub fn warn(&self) {
        match (&self.worker, self.wanted) {
            (Ok(_), _) => {}
            (Err(why), true) => tracing::warn!(%why, "videos and AVIF pictures are refused"),
            (Err(why), false) => tracing::warn!(%why, "AVIF pictures are refused"),
        }
    }
}

/// Each may hold what a large picture takes.
const MOST_STILLS: usize = 4;
/// So many uploads with videos are scanned or wait for it; who comes after these is told to come back.
const MOST_WAITING: usize = 16;
/// As many of them may be one client's.
const MOST_OF_ONE: usize = 2;
