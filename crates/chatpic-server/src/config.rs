//! What the operator decides: read once, checked whole, then plain values.
//!
//! Every key stands in [`settings::ALL`] with its default and meaning. Values come from the defaults,
//! `chatpic.toml`, the environment and flags, the later over the earlier. Unknown keys are errors, and
//! all faults are told at once. Nothing else in the service reads the environment.

mod offenders;
mod operator;
mod places;
mod reader;
pub mod settings;
mod source;
mod values;

use std::net::SocketAddr;
use std::path::PathBuf;

use chatpic_core::Bounds;

pub use offenders::{AskForPass, Vault};
pub use operator::Operator;
pub use places::{Aws, BlobStore, Bucket, Database, without_password};
pub use reader::{Fault, Faults};
pub use settings::Setting;
pub use source::{Source, Sources, Value};
pub use values::{AdminUrl, Bytes, Network, PublicUrl};

/// A configuration that holds: every value parsed and within its bounds.
#[derive(Clone, Debug)]
pub struct Config {
    pub listen: SocketAddr,
    pub admin_listen: SocketAddr,
    /// Where moderators reach the console, and where their passkeys belong.
    pub admin_url: AdminUrl,
    pub data_dir: PathBuf,
    pub database: Database,
    /// Connections to it at most, where it is PostgreSQL.
    pub database_connections: u32,
    pub blobs: BlobStore,
    pub aws: Aws,
    /// Whether a bucket may be used that keeps what was deleted.
    pub danger_keeping_bucket: bool,
    /// Where visitors reach the service; the request's own host where unset.
    pub public_url: Option<PublicUrl>,
    pub trusted_proxies: Vec<Network>,
    pub terms: Bounds,
    pub media: Media,
    pub limits: Limits,
    /// Whether there may be channels for adults.
    pub adult_channels: bool,
    pub operator: Operator,
    pub upload_pass: AskForPass,
    pub vault: Vault,
}

/// What one upload may hold.
#[derive(Clone, Debug)]
pub struct Media {
    pub max_files: usize,
    pub max_file_bytes: u64,
    pub pictures: chatpic_media::Limits,
    pub videos: Videos,
}

/// Which videos are taken.
#[derive(Clone, Debug)]
pub struct Videos {
    /// Whether any are.
    pub taken: bool,
    pub limits: chatpic_media::video::Limits,
    /// Whether what browsers don't play is coded anew, and not refused.
    pub transcode: bool,
    /// Whether ffmpeg may run where the kernel can't keep it away from files.
    pub danger_without_landlock: bool,
}

/// Bounds on what clients may take from each other. A rate of `None` is unlimited.
#[derive(Clone, Debug)]
pub struct Limits {
    pub uploads_per_hour: Option<u32>,
    /// Resumable uploads that a client may have unfinished.
    pub open_uploads: u32,
    /// Of all of these together, when they are whole.
    pub open_upload_bytes: u64,
    pub views_per_minute: Option<u32>,
    pub password_tries_per_minute: Option<u32>,
    pub password_tries_per_link_per_minute: Option<u32>,
    pub unknown_tokens_per_minute: Option<u32>,
    /// Uploads a day that a new pass allows.
    pub pass_uploads_per_day: u32,
    /// Iterations in each try of a pass's proof of work.
    pub pass_cost: u32,
    /// Uploads of all clients, past which there is a flood.
    pub all_uploads_per_minute: Option<u32>,
    pub reports_per_hour: Option<u32>,
    pub comments_per_minute: Option<u32>,
    /// Reports of all clients, past which each costs a proof of work.
    pub all_reports_per_minute: Option<u32>,
    /// Uploads that are received at the same time; more are told to come back.
    pub uploads_at_once: usize,
    /// Pictures that are worked on at the same time.
    pub workers: usize,
    pub connections: usize,
    /// Streams of events that are open at the same time.
    pub event_streams: usize,
    pub event_streams_per_client: usize,
    pub idle_timeout_seconds: u64,
    /// For files that arrive, of all uploads, beside what each may hold in any case.
    pub upload_memory: u64,
    /// Slowest mean rate of an upload, after its first 30 seconds.
    pub min_bytes_per_second: u64,
    /// Uploads are refused while less than this is free.
    pub free_space: u64,
}

impl Config {
    /// Parses what the sources say.
    ///
    /// # Errors
    /// Every fault, each naming its key.
    pub fn parse(sources: &Sources) -> Result<Self, Faults> {
        let mut read = reader::Reader::new(sources);
        let data_dir = read.path("data_dir");
        let database = read.optional("database_url");
        let blobs = read.optional("blobs_url");
        let config = Self {
            listen: read.parse("listen"),
            admin_listen: read.parse("admin_listen"),
            admin_url: read.parse("admin_url"),
            database: database.unwrap_or_else(|| Database::Sqlite(data_dir.join("chatpic.db"))),
            database_connections: read.at_least("database_connections", 2),
            blobs: blobs.unwrap_or_else(|| BlobStore::Files(data_dir.join("blobs"))),
            aws: sources.aws(),
            danger_keeping_bucket: read.parse("danger_keeping_bucket"),
            data_dir,
            public_url: read.optional("public_url"),
            trusted_proxies: read.list("trusted_proxies"),
            terms: Bounds {
                min_lifetime: read.parse("terms.min_lifetime"),
                max_lifetime: read.parse("terms.max_lifetime"),
                default_lifetime: read.parse("terms.default_lifetime"),
                max_views: read.at_least("terms.max_views", 1),
                ..Bounds::default()
            },
            media: Media {
                max_files: read.at_least("media.max_files", 1),
                max_file_bytes: read.parse::<Bytes>("media.max_file_bytes").0,
                pictures: chatpic_media::Limits {
                    side: read.at_least("media.max_side", 1),
                    frame_pixels: read.at_least("media.max_frame_pixels", 1),
                    frames: read.at_least("media.max_frames", 1),
                    summed_pixels: read.at_least("media.max_summed_pixels", 1),
                    metadata_bytes: read.parse::<Bytes>("media.max_metadata_bytes").0,
                    profile_bytes: read.parse::<Bytes>("media.max_profile_bytes").0,
                },
                videos: Videos::read(&mut read),
            },
            limits: Limits {
                uploads_per_hour: read.rate("limits.uploads_per_hour"),
                open_uploads: read.at_least("limits.open_uploads", 1),
                open_upload_bytes: read.parse::<Bytes>("limits.open_upload_bytes").0,
                views_per_minute: read.rate("limits.views_per_minute"),
                password_tries_per_minute: read.rate("limits.password_tries_per_minute"),
                password_tries_per_link_per_minute: read
                    .rate("limits.password_tries_per_link_per_minute"),
                unknown_tokens_per_minute: read.rate("limits.unknown_tokens_per_minute"),
                pass_uploads_per_day: read.at_least("limits.pass_uploads_per_day", 1),
                pass_cost: read.at_least("limits.pass_cost", 1),
                all_uploads_per_minute: read.rate("limits.all_uploads_per_minute"),
                reports_per_hour: read.rate("limits.reports_per_hour"),
                comments_per_minute: read.rate("limits.comments_per_minute"),
                all_reports_per_minute: read.rate("limits.all_reports_per_minute"),
                uploads_at_once: read.at_least("limits.uploads_at_once", 1),
                workers: read.parse("limits.workers"),
                connections: read.at_least("limits.connections", 1),
                event_streams: read.at_least("limits.event_streams", 1),
                event_streams_per_client: read.at_least("limits.event_streams_per_client", 1),
                idle_timeout_seconds: read.at_least("limits.idle_timeout_seconds", 1),
                upload_memory: read.parse::<Bytes>("limits.upload_memory").0,
                min_bytes_per_second: read.parse::<Bytes>("limits.min_bytes_per_second").0,
                free_space: read.parse::<Bytes>("limits.free_space").0,
            },
            adult_channels: read.parse("adult_channels"),
            operator: Operator::read(&mut read),
            upload_pass: read.parse("upload_pass"),
            vault: Vault::read(&mut read),
        };
        let terms = &config.terms;
        if terms.min_lifetime > terms.max_lifetime {
            read.fault("terms.min_lifetime", "is longer than terms.max_lifetime");
        } else if !(terms.min_lifetime..=terms.max_lifetime).contains(&terms.default_lifetime) {
            read.fault("terms.default_lifetime", "is outside terms.min_lifetime to max_lifetime");
        }
        if let BlobStore::S3(_) = &config.blobs {
            for (name, value) in [
                ("AWS_ACCESS_KEY_ID", &config.aws.access_key_id),
                ("AWS_SECRET_ACCESS_KEY", &config.aws.secret_access_key),
            ] {
                if value.is_none() {
                    read.fault("blobs_url", format!("needs {name} in the environment"));
                }
            }
        }
        read.finish(config)
    }

    /// Whether other processes may write to the same records or the same sealed bytes.
    pub fn is_shared(&self) -> bool {
        self.is_on_postgres() || self.is_in_a_bucket()
    }

    /// Whether records are in PostgreSQL.
    pub fn is_on_postgres(&self) -> bool {
        matches!(self.database, Database::Postgres(_))
    }

    /// Whether sealed bytes are in an S3 store.
    pub fn is_in_a_bucket(&self) -> bool {
        matches!(self.blobs, BlobStore::S3(_))
    }
}

impl Videos {
    fn read(read: &mut reader::Reader<'_>) -> Self {
        Self {
            taken: read.parse("media.videos"),
            limits: chatpic_media::video::Limits {
                bytes: read.parse::<Bytes>("media.max_video_bytes").0,
                millis: read.at_least::<u64>("media.max_video_seconds", 1).saturating_mul(1000),
                long_side: read.at_least("media.max_video_long_side", 1),
                short_side: read.at_least("media.max_video_short_side", 1),
                ..chatpic_media::video::Limits::default()
            },
            transcode: read.parse("media.transcode_videos"),
            danger_without_landlock: read.parse("media.danger_videos_without_landlock"),
        }
    }
}

#[cfg(test)]
mod tests;
