//! What the service does, one file per verb. Nothing here knows HTTP.

pub mod audit;
pub mod bans;
pub mod cases;
pub mod channels;
pub mod clock;
pub mod contents;
pub mod copy;
pub mod find;
pub mod fingerprint;
pub mod forget;
pub mod health;
pub mod idempotency;
mod ingest;
pub mod lists;
pub mod look;
pub mod manage;
pub mod media;
pub mod moderators;
pub mod posts;
pub mod purge;
pub mod receive;
pub mod reconcile;
mod refused;
pub mod reports;
pub mod scan;
pub mod share;
mod spool;
pub mod sunset;
pub mod tags;
pub mod transparency;
pub mod upload_pass;
pub mod vault;
pub mod view;

pub use refused::Refused;
