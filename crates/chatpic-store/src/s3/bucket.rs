//! One bucket: what is asked of it passes the breaker and has an end.
//!
//! A visitor waits for no call longer than [`LIMIT`], whether the store is gone or hangs. What moves
//! many bytes may take longer, as long as the store answers a small question meanwhile.

use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chatpic_core::BlobKey;
use object_store::aws::{AmazonS3, AmazonS3Builder, Checksum};
use object_store::path::Path;
use object_store::{
    BackoffConfig, ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload, RetryConfig,
};
use tokio::time::{Instant, sleep, timeout, timeout_at};

use super::breaker::{Admission, Breaker};
use super::fault::Fault;
use super::line::Line;
use super::settings::{S3Settings, is_plain};

pub(super) struct Bucket {
    pub store: AmazonS3,
    pub line: Line,
    prefix: Path,
    breaker: Breaker,
    /// The store doesn't know `If-None-Match`, and is no longer asked for it.
    unconditional: AtomicBool,
}

/// No small call lasts longer.
const LIMIT: Duration = Duration::from_secs(4);

impl Bucket {
    /// The bucket of these settings; nothing is asked of it yet.
    pub(super) fn new(settings: &S3Settings) -> Result<Self, String> {
        match settings.endpoint.as_deref() {
            Some(endpoint) if !is_plain(endpoint) => {
                return Err("its address must be plain, without a user or a question".to_owned());
            }
            Some(endpoint) if !endpoint.starts_with("https://") && !settings.allow_http => {
                return Err("its address must begin with https://, or http be allowed".to_owned());
            }
            _ => {}
        }
        let prefix = Path::parse(settings.prefix.as_deref().unwrap_or_default());
        let prefix = prefix.map_err(|error| format!("its prefix: {error}"))?;
        let line = Line::new(settings.allow_http)?;
        let mut store = AmazonS3Builder::new()
            .with_bucket_name(&settings.bucket)
            .with_region(&settings.region)
            .with_allow_http(settings.allow_http)
            .with_access_key_id(&settings.credentials.key_id)
            .with_secret_access_key(&settings.credentials.secret)
            .with_checksum_algorithm(Checksum::SHA256)
            // One at a time, as every store can.
            .with_disable_bulk_delete(true)
            .with_retry(RETRY)
            .with_http_connector(line.clone());
        if let Some(endpoint) = &settings.endpoint {
            store = store.with_endpoint(endpoint);
        }
        if let Some(token) = &settings.credentials.session_token {
            store = store.with_token(token);
        }
        let store = store.build().map_err(|error| Fault::of(&error).to_string())?;
        let (breaker, unconditional) = (Breaker::default(), AtomicBool::new(false));
        Ok(Self { store, line, prefix, breaker, unconditional })
    }

    /// The name of an object.
    pub(super) fn path(&self, key: BlobKey) -> Path {
        self.prefix.clone().join(key.to_string())
    }

    /// What all names begin with, and those of others don't.
    pub(super) fn beginning(&self) -> String {
        match self.prefix.as_ref() {
            "" => String::new(),
            prefix => format!("{prefix}/"),
        }
    }

    /// The key of an object; `None` where the name is not one of ours.
    pub(super) fn key(&self, name: &str) -> Option<BlobKey> {
        name.strip_prefix(&self.beginning())?.parse().ok()
    }

    /// A call that moves little, within [`LIMIT`].
    pub(super) async fn ask<T, E: Into<Fault>>(
        &self,
        call: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Fault> {
        let end = Instant::now() + LIMIT;
        self.admit().await?;
        let done = timeout_at(end, call).await;
        self.judged(done.map_or(Err(Fault::Slow), |done| done.map_err(Into::into)))
    }

    /// A call that moves much: ended when the store leaves a small question without an answer.
    pub(super) async fn carry<T, E: Into<Fault>>(
        &self,
        call: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Fault> {
        self.admit().await?;
        let mut call = pin!(call);
        let silence = async {
            loop {
                sleep(PATIENCE).await;
                if let Err(fault) = self.greet().await {
                    break fault;
                }
            }
        };
        let done = tokio::select! {
            done = &mut call => done.map_err(Into::into),
            fault = silence => Err(fault),
        };
        self.judged(done)
    }

    /// Lets a call pass, or not. After a pause, a question of no weight finds out whether the store
    /// is back.
    pub(super) async fn admit(&self) -> Result<(), Fault> {
        match self.breaker.admit(Instant::now()) {
            Admission::Go => Ok(()),
            Admission::Wait => Err(Fault::NotAsked),
            Admission::Try(trial) => match self.greet().await {
                Ok(()) => {
                    tracing::info!("the store of blobs answers again");
                    self.breaker.answered();
                    Ok(())
                }
                Err(fault) => {
                    trial.broke(Instant::now());
                    Err(fault)
                }
            },
        }
    }

    /// Writes an object that isn't there yet. Some stores don't know the condition and say so, some
    /// (Garage) don't and overwrite; it is a second belt, since keys are random.
    pub(super) async fn put(&self, path: &Path, bytes: PutPayload) -> Result<(), Fault> {
        if !self.unconditional.load(Ordering::Relaxed) {
            let create = PutOptions::from(PutMode::Create);
            let done = self.carry(self.store.put_opts(path, bytes.clone(), create)).await;
            match done {
                Err(fault) if fault.status() == Some(http::StatusCode::NOT_IMPLEMENTED) => {
                    self.unconditional.store(true, Ordering::Relaxed);
                }
                done => return done.map(drop),
            }
        }
        self.carry(self.store.put_opts(path, bytes, PutOptions::default())).await.map(drop)
    }

    /// Writes and deletes a small object, under a name that isn't a key.
    pub(super) async fn probe(&self) -> Result<(), Fault> {
        let path = self.probe_path();
        self.ask(async {
            self.store.put(&path, PutPayload::from_static(b"ready")).await?;
            self.store.delete(&path).await
        })
        .await
    }

    /// Whether the store answers at all.
    async fn greet(&self) -> Result<(), Fault> {
        let path = self.probe_path();
        let head = timeout(GREETING, self.store.head(&path)).await;
        match head.map_err(|_| Fault::Slow)?.map_err(Fault::from) {
            Err(fault) if fault.is_breakdown() => Err(fault),
            _ => Ok(()),
        }
    }

    fn probe_path(&self) -> Path {
        self.prefix.clone().join("ready-probe")
    }

    /// Tells the breaker how a call went.
    fn judged<T>(&self, done: Result<T, Fault>) -> Result<T, Fault> {
        match &done {
            Err(fault) if fault.is_breakdown() => {
                if self.breaker.broke(Instant::now()) {
                    tracing::warn!(%fault, "the store of blobs is not asked for a moment");
                }
            }
            _ => self.breaker.answered(),
        }
        done
    }
}

/// Again where a request was not sent or the store answers 5xx; all within the limit of the call.
const RETRY: RetryConfig = RetryConfig {
    backoff: BackoffConfig {
        init_backoff: Duration::from_millis(100),
        max_backoff: Duration::from_millis(500),
        base: 2.0,
    },
    max_retries: 2,
    retry_timeout: Duration::from_secs(3),
};

/// A call that moves much is left alone for so long before the store is asked whether it is there.
const PATIENCE: Duration = Duration::from_secs(2);
/// So long it may take to say so.
const GREETING: Duration = Duration::from_secs(2);
