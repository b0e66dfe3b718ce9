//! Whether this instance can take videos: it needs ffmpeg, and a kernel that locks it in. Looked up once,
//! at the start. Pictures do without.

use chatpic_worker::{Files, NoTools, Tools, Unavailable, Worker};

use crate::config;
use crate::workers::Workers;

/// What decodes videos, or why nothing does.
#[derive(Debug)]
pub struct Videos {
    worker: Result<Worker, NoVideos>,
    /// For videos alone, so that pictures never wait for them.
    pub scanning: Workers,
    pub marking: Workers,
}

/// Why no videos are taken.
#[derive(Debug, thiserror::Error)]
pub enum NoVideos {
    #[error("media.videos is false")]
    SwitchedOff,
    #[error(transparent)]
    NoTools(#[from] NoTools),
    #[error(transparent)]
    Unavailable(#[from] Unavailable),
}

impl Videos {
    /// Looks for what it takes.
    pub fn find(config: &config::Videos) -> Self {
        Self::new(Self::worker_for(config))
    }

    /// With this worker.
    pub fn new(worker: Result<Worker, NoVideos>) -> Self {
        // One of each beside the other: each has two threads where it encodes.
        Self { worker, scanning: Workers::new(1), marking: Workers::new(1) }
    }

    /// The worker that the settings ask for.
    ///
    /// # Errors
    /// What is missing.
    pub fn worker_for(config: &config::Videos) -> Result<Worker, NoVideos> {
        if !config.taken {
            return Err(NoVideos::SwitchedOff);
        }
        let files = if config.danger_without_landlock { Files::DangerAny } else { Files::OfTools };
        Ok(Worker::new(Tools::find()?, files)?)
    }

    /// # Errors
    /// Why there is none.
    pub fn worker(&self) -> Result<&Worker, &NoVideos> {
        self.worker.as_ref()
    }

    pub fn are_taken(&self) -> bool {
        self.worker.is_ok()
    }
}
