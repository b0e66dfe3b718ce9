//! Where records and sealed bytes are kept, picked once by what the configuration says and then
//! forgotten: nothing else knows which they are.

use std::path::Path;
use std::sync::Arc;

use chatpic_store::records::Lookup;
use chatpic_store::{
    Blobs, FileBlobs, PostgresRecords, Records, S3Blobs, S3Credentials, S3Settings, SqliteRecords,
    StoreError,
};

use crate::actions::copy::{Instance, Side};
use crate::config::{Aws, BlobStore, Bucket, Config, Database};
use crate::private;

/// Opens the records, or makes them.
///
/// # Errors
/// Where they can't be reached, are another process's, or of a version that doesn't fit.
pub async fn records(config: &Config) -> Result<Arc<dyn Records>, StoreError> {
    Ok(match &config.database {
        Database::Sqlite(path) => Arc::new(SqliteRecords::open(path)?),
        Database::Postgres(url) => {
            Arc::new(PostgresRecords::open(url, config.database_connections).await?)
        }
    })
}

/// Opens the records for a short work beside whoever serves them.
///
/// # Errors
/// As for [`records`].
pub async fn records_beside(config: &Config) -> Result<Arc<dyn Records>, StoreError> {
    Ok(match &config.database {
        Database::Sqlite(path) => Arc::new(SqliteRecords::open_beside(path)?),
        Database::Postgres(url) => {
            Arc::new(PostgresRecords::open_beside(url, config.database_connections).await?)
        }
    })
}

/// Opens the store of sealed bytes, or makes it.
///
/// # Errors
/// Where it can't be reached or written, or keeps what is deleted.
pub async fn blobs(config: &Config) -> Result<Arc<dyn Blobs>, StoreError> {
    Ok(match &config.blobs {
        BlobStore::Files(dir) => Arc::new(FileBlobs::open(dir)?),
        BlobStore::S3(bucket) => Arc::new(S3Blobs::open(&s3(bucket, config)).await?),
    })
}

/// What identifies the root key to which the records belong, for somebody who only looks: nothing is
/// made, and no schema brought up to date.
///
/// # Errors
/// Where they can't be read.
pub async fn root(config: &Config) -> Result<Option<Lookup>, StoreError> {
    match &config.database {
        Database::Sqlite(path) => SqliteRecords::root_of(path),
        Database::Postgres(url) => PostgresRecords::root_of(url).await,
    }
}

/// Opens both for copying, beside the nodes that may be there. A source is not made where there is none:
/// that would be the copy of a typing error.
///
/// # Errors
/// As for [`records`] and [`blobs`].
pub async fn instance(side: Side, config: &Config) -> Result<Instance, StoreError> {
    match side {
        Side::Source => exists(config)?,
        Side::Target if needs_data_dir(config) => {
            private::directory(&config.data_dir)
                .map_err(|error| StoreError::Records(format!("the data directory: {error}")))?;
        }
        Side::Target => {}
    }
    let records: Arc<dyn Records> = match &config.database {
        Database::Sqlite(path) => Arc::new(SqliteRecords::open(path)?),
        Database::Postgres(url) => {
            Arc::new(PostgresRecords::open_beside(url, config.database_connections).await?)
        }
    };
    Ok(Instance { side, records, blobs: blobs(config).await? })
}

fn needs_data_dir(config: &Config) -> bool {
    matches!(config.database, Database::Sqlite(_)) || matches!(config.blobs, BlobStore::Files(_))
}

fn exists(config: &Config) -> Result<(), StoreError> {
    let missing = |path: &Path| format!("there is nothing at {}", path.display());
    match (&config.database, &config.blobs) {
        (Database::Sqlite(path), _) if !path.exists() => Err(StoreError::Records(missing(path))),
        (_, BlobStore::Files(dir)) if !dir.exists() => Err(StoreError::Blobs(missing(dir))),
        _ => Ok(()),
    }
}

/// Brings the records' schema up to date: how many steps that took. Other nodes go on meanwhile.
///
/// # Errors
/// Where the records can't be reached or changed.
pub async fn migrate(config: &Config) -> Result<u32, StoreError> {
    match &config.database {
        // Opening it does.
        Database::Sqlite(path) => SqliteRecords::open(path).map(|_| 0),
        Database::Postgres(url) => PostgresRecords::bring_up_to_date(url).await,
    }
}

fn s3(bucket: &Bucket, config: &Config) -> S3Settings {
    let Aws { access_key_id, secret_access_key, session_token, region, endpoint } = &config.aws;
    S3Settings {
        bucket: bucket.name.clone(),
        prefix: Some(bucket.prefix.clone()).filter(|prefix| !prefix.is_empty()),
        endpoint: bucket.endpoint.clone().or_else(|| endpoint.clone()),
        region: bucket.region.clone().or_else(|| region.clone()).unwrap_or_else(default_region),
        allow_http: bucket.allow_http,
        credentials: S3Credentials {
            key_id: access_key_id.clone().expect("the configuration asks for it"),
            secret: secret_access_key.clone().expect("the configuration asks for it"),
            session_token: session_token.clone(),
        },
        danger_keeping_bucket: config.danger_keeping_bucket,
    }
}

/// What stores that have no regions expect.
fn default_region() -> String {
    "us-east-1".to_owned()
}
