//! Where records and sealed bytes rest.
//!
//! Two traits: [`Records`] for rows, [`Documents`], [`Channels`] and [`Uploads`] among them, and [`Blobs`] for opaque
//! sealed objects, with one conformance suite (`conformance`) that every implementation passes. This crate has no cipher among its
//! dependencies: what it holds it can't read.
//!
//! Conventions of both traits:
//!
//! - **One promise, one method.** What must be atomic is one method and one transaction, whose first
//!   write is a guarded statement holding every condition. No caller checks first and writes then.
//! - **A refusal is a value.** Outcomes that a visitor can cause are enums or `None`;
//!   [`StoreError`] means that the machine broke, and the caller answers 503.
//! - **Time is a parameter.** No method asks a clock. Expiry is half-open: a thing is gone when
//!   `expires_at <= now`.
//! - **Durable on return.** When a writing method returns `Ok`, its effect survives a power cut.
//! - **One share's rows.** Every statement touches rows of one share, so that the records can be spread
//!   over many machines; only purging and reconciling look across, in bounded batches.

pub mod blobs;
pub mod channels;
#[cfg(test)]
mod conformance;
pub mod documents;
mod error;
mod files;
mod postgres;
pub mod records;
mod s3;
mod sqlite;
mod threads;
pub mod uploads;

pub use blobs::Blobs;
pub use channels::Channels;
pub use documents::Documents;
pub use error::StoreError;
pub use files::FileBlobs;
pub use postgres::PostgresRecords;
pub use records::Records;
pub use s3::{S3Blobs, S3Credentials, S3Settings};
pub use sqlite::SqliteRecords;
pub use uploads::Uploads;
