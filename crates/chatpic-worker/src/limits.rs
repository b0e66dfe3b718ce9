//! How much one job may take. The kernel keeps what is here of memory and processor time, whoever
//! started the worker keeps the rest.

use std::time::Duration;

use crate::job::Job;

/// What ends a job that would take more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Addresses that the process may map, in bytes. ffmpeg's libraries alone take 400 MiB of these.
    pub memory: u64,
    /// Of all its threads, in whole seconds, at least one.
    pub processor: Duration,
    /// From the start to the end, whatever it waits for.
    pub wall: Duration,
    /// Bytes that it may give.
    pub output: u64,
}

impl Limits {
    /// What is plenty for a video of ten minutes and 3840 × 2160, and for a picture of 300 megapixels.
    pub fn of(job: &Job) -> Self {
        let of = |memory, seconds, output| Self {
            memory,
            processor: Duration::from_secs(seconds),
            wall: Duration::from_secs(2 * seconds),
            output,
        };
        let bytes = |size: &crate::Size| u64::try_from(size.bytes(3)).expect("64 bits hold it");
        match job {
            Job::Version => of(DECODING, 5, 4 * KIB),
            Job::Probe(_) => of(DECODING, 15, 0),
            Job::Poster { size, .. } => of(DECODING, 60, bytes(size)),
            // One a second of ten minutes and all cuts at 60 frames a second, with what is around each.
            Job::Frames { size, .. } => of(DECODING, 900, 9700 * (bytes(size) + KIB)),
            // Decoded with grain, and copied once to be given; what decodes holds somewhat more.
            Job::Stills(stills) => {
                let bytes = stills.bytes();
                of(DECODING + 4 * bytes, 60, u64::from(stills.count) * bytes)
            }
            Job::Transcode(_) | Job::Burn { .. } => of(ENCODING, 3600, 2048 * KIB * KIB),
        }
    }
}

const KIB: u64 = 1024;
const DECODING: u64 = 1536 * KIB * KIB;
const ENCODING: u64 = 3072 * KIB * KIB;
