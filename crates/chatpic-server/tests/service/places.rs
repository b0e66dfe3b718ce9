//! Where a server under test keeps its records and sealed bytes: in its own directory, or where several
//! nodes share them, in a real PostgreSQL and a real S3 store.
//!
//! The whole suite runs on the first, and again on the second with `CHATPIC_TEST_PLACES=shared`.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use chatpic_backends::{Bucket, Garage, Postgres};
use chatpic_server::config::Sources;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::{ObjectStore, ObjectStoreExt};

use super::harness::TestServer;

#[derive(Clone, Debug)]
pub enum Places {
    /// SQLite and files in the data directory.
    Own,
    /// A database, and a prefix in a bucket.
    Shared { database: String, bucket: Bucket, prefix: String },
}

impl Places {
    /// Those that this run of the suite is for.
    pub fn chosen() -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "which places a run is for is said outside it"
        )]
        match std::env::var("CHATPIC_TEST_PLACES").as_deref() {
            Err(_) | Ok("own") => Self::Own,
            Ok("shared") => Self::shared(),
            Ok(other) => panic!("CHATPIC_TEST_PLACES={other} is neither own nor shared"),
        }
    }

    /// Empty ones that nodes can share.
    pub fn shared() -> Self {
        static PREFIXES: AtomicU32 = AtomicU32::new(0);
        let prefix = format!("server{}", PREFIXES.fetch_add(1, Ordering::Relaxed));
        let database = Postgres::shared().database();
        Self::Shared { database, bucket: BUCKET.clone(), prefix }
    }

    /// The same with another database.
    pub fn with_database(mut self, url: String) -> Self {
        if let Self::Shared { database, .. } = &mut self {
            *database = url;
        }
        self
    }

    /// The same with another bucket.
    pub fn with_bucket(mut self, other: Bucket) -> Self {
        if let Self::Shared { bucket, .. } = &mut self {
            *bucket = other;
        }
        self
    }

    /// Tells the configuration of them.
    pub fn tell(&self, sources: &mut Sources) {
        let Self::Shared { database, bucket, prefix } = self else { return };
        let Bucket { name, endpoint, region, key_id, secret } = bucket;
        let options = format!("endpoint={endpoint}&region={region}&allow_http=true");
        sources.flag("database_url", database.clone());
        sources.flag("database_connections", "6".to_owned());
        sources.flag("blobs_url", format!("s3://{name}/{prefix}?{options}"));
        let keys = [("AWS_ACCESS_KEY_ID", key_id), ("AWS_SECRET_ACCESS_KEY", secret)];
        sources.environment(keys.map(|(name, value)| (name.to_owned(), value.clone())));
    }

    /// The only stored object of a server.
    pub async fn the_blob(&self, server: &TestServer) -> Stored {
        match self {
            Self::Own => {
                let [path] = server.blob_files().try_into().unwrap();
                Stored::File(path)
            }
            Self::Shared { bucket, prefix, .. } => {
                use futures_util::TryStreamExt;
                let store = raw(bucket);
                let prefix = object_store::path::Path::from(prefix.as_str());
                let found: Vec<_> = store.list(Some(&prefix)).try_collect().await.unwrap();
                let [object] = found.try_into().unwrap();
                Stored::Object(Box::new(store), object.location)
            }
        }
    }
}

/// One for the process; servers have prefixes in it.
static BUCKET: LazyLock<Bucket> = LazyLock::new(|| Garage::shared().bucket());

/// The bucket without our store around it.
fn raw(bucket: &Bucket) -> AmazonS3 {
    AmazonS3Builder::new()
        .with_bucket_name(&bucket.name)
        .with_endpoint(&bucket.endpoint)
        .with_region(&bucket.region)
        .with_access_key_id(&bucket.key_id)
        .with_secret_access_key(&bucket.secret)
        .with_allow_http(true)
        .build()
        .unwrap()
}

/// A stored object, past the store.
pub enum Stored {
    File(PathBuf),
    Object(Box<AmazonS3>, object_store::path::Path),
}

impl Stored {
    pub async fn read(&self) -> Vec<u8> {
        match self {
            Self::File(path) => std::fs::read(path).unwrap(),
            Self::Object(store, path) => {
                store.get(path).await.unwrap().bytes().await.unwrap().into()
            }
        }
    }

    pub async fn write(&self, bytes: &[u8]) {
        match self {
            Self::File(path) => std::fs::write(path, bytes).unwrap(),
            Self::Object(store, path) => {
                store.put(path, bytes.to_vec().into()).await.unwrap();
            }
        }
    }

    pub async fn remove(&self) {
        match self {
            Self::File(path) => std::fs::remove_file(path).unwrap(),
            Self::Object(store, path) => store.delete(path).await.unwrap(),
        }
    }
}

/// Every file below a directory.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
