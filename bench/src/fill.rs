//! Many live shares, or channels with posts, written by the stores themselves. What is sealed in them is
//! noise: nobody opens them here.

use std::fs;
use std::num::NonZeroU32;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use chatpic_core::{
    BlobKey, ChannelId, Keeps, LinkId, MediaId, PostName, Rng, Rules, SessionId, ShareId, Timestamp,
};
use chatpic_store::channels::{Channel, NewPost};
use chatpic_store::records::{
    Lookup, NewLink, NewPass, NewShare, Sealed, StoredMedia, StoredTerms,
};
use chatpic_store::{FileBlobs, PostgresRecords, Records, SqliteRecords};
use futures_util::{StreamExt, TryStreamExt, stream};

use crate::Outcome;

/// Writes `shares` shares, each with one link and one picture, into the data directory `data`, with
/// something in the place of each picture.
pub fn fill(data: &Path, shares: u64) -> Outcome<()> {
    fs::create_dir_all(data)?;
    let blobs = data.join("blobs");
    drop(FileBlobs::open(&blobs)?);
    let records = SqliteRecords::open(&data.join("chatpic.db"))?;
    let noise = Noise::new(1);
    let publish = |_| async {
        let share = share(&noise);
        let blob = share.media[0].blob.to_string();
        // Past the store, which would sync each: they only have to be there to be compared.
        fs::write(blobs.join(&blob[..2]).join(&blob), [0; 1])?;
        records.publish(&share).await?;
        Outcome::Ok(())
    };
    tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
        stream::iter(0..shares).map(publish).buffer_unordered(500).try_collect::<()>().await?;
        records.settle(BEGUN).await?;
        Ok(())
    })
}

/// Writes the records of `shares` shares alone into SQLite, to end at `expires_at`, spread evenly over all keys
/// and in their order: so each row is written where the last one was, and ten million take minutes.
pub fn evenly(records: &SqliteRecords, shares: u64, expires_at: Timestamp) -> Outcome<()> {
    let publish = |at| async move {
        let mut share = share(&Even::of(at, shares));
        share.link.terms.expires_at = expires_at;
        records.publish(&share).await?;
        Outcome::Ok(())
    };
    tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
        stream::iter(0..shares).map(publish).buffered(500).try_collect::<()>().await?;
        records.settle(BEGUN).await?;
        Ok(())
    })
}

/// The link of one of them.
pub fn link_of(at: u64, shares: u64) -> Lookup {
    share(&Even::of(at, shares)).link.lookup
}

/// Writes the records of `shares` shares alone.
pub fn records(url: &str, shares: usize) -> Outcome<()> {
    let noise = Noise::new(1);
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let records = PostgresRecords::open(url, 16).await?;
        let publish = |_| async { Outcome::Ok(records.publish(&share(&noise)).await.map(drop)?) };
        stream::iter(0..shares).map(publish).buffer_unordered(64).try_collect::<()>().await
    })
}

/// Where channels are written.
pub enum Into<'a> {
    /// SQLite in this data directory.
    Sqlite(&'a Path),
    /// This database.
    Postgres(&'a str),
}

/// Writes channels with some posts each.
pub fn channels(into: Into<'_>, channels: usize) -> Outcome<()> {
    let noise = Noise::new(1);
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let records: Box<dyn Records> = match into {
            Into::Sqlite(data) => {
                fs::create_dir_all(data)?;
                Box::new(SqliteRecords::open(&data.join("chatpic.db"))?)
            }
            Into::Postgres(url) => Box::new(PostgresRecords::open(url, 16).await?),
        };
        let channels = stream::iter(0..channels).map(|_| channel(&*records, &noise));
        channels.buffer_unordered(64).try_collect::<()>().await
    })
}

async fn channel(records: &dyn Records, noise: &Noise) -> Outcome<()> {
    let rng: &dyn Rng = noise;
    let id = ChannelId::random(rng);
    let rules = Rules {
        title: "Noise".to_owned(),
        about: String::new(),
        keeps: Keeps::new(NonZeroU32::new(200), None)?,
        adult: false,
        review_first: false,
        slow: 0,
    };
    let slug = format!("n{}", &id.to_string()[..31]).parse()?;
    let (created_at, closed_at) = (BEGUN, None);
    records
        .add_channel(&Channel { id, slug, rules, created_at, closed_at, shown: 0, version: 1 })
        .await?;
    for _ in 0..POSTS_EACH {
        let (name, card) = (PostName::random(rng), sealed(rng, 300));
        let post = NewPost { channel: id, name, card, waits: false };
        records.publish_post(&share(noise), &post, BEGUN).await?;
    }
    Ok(())
}

const POSTS_EACH: usize = 3;
/// Later than any machine's clock today.
pub const BEGUN: Timestamp = Timestamp::from_unix(4_000_000_000);

fn share(noise: &dyn Rng) -> NewShare {
    let created_at = BEGUN;
    NewShare {
        id: ShareId::random(noise),
        created_at,
        manage_lookup: Lookup(noise.array()),
        manage_wrap: sealed(noise, 124),
        meta: sealed(noise, 337),
        media: vec![StoredMedia {
            id: MediaId::random(noise),
            blob: BlobKey::random(noise),
            stored_len: 1,
            copy_tag: None,
        }],
        link: NewLink {
            id: LinkId::random(noise),
            lookup: Lookup(noise.array()),
            wrap: sealed(noise, 124),
            terms: StoredTerms {
                expires_at: created_at.plus(86_400),
                max_views: None,
                password: false,
                watermark: false,
                comments: false,
                adult: false,
                end_early: false,
            },
            token: sealed(noise, 145),
            label: None,
            mark_label: None,
        },
        more: Vec::new(),
        answer: None,
        pass_tag: None,
        prefix_tag: None,
        uploads: Vec::new(),
    }
}

/// A pass for a view of a share that ends at `ends_at`.
pub fn pass(noise: &Noise, ends_at: Timestamp) -> NewPass {
    let session = SessionId::random(noise);
    NewPass {
        lookup: Lookup((noise as &dyn Rng).array()),
        session,
        wrap: sealed(noise, 124),
        ends_at,
    }
}

fn sealed(noise: &dyn Rng, len: usize) -> Sealed {
    let mut bytes = vec![0; len];
    noise.fill(&mut bytes);
    Sealed(bytes)
}

/// Different bytes each time (SplitMix64), and the same in each run.
pub struct Noise(AtomicU64);

impl Noise {
    pub fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    /// A number under `bound`.
    pub fn below(&self, bound: u64) -> u64 {
        u64::from_le_bytes((self as &dyn Rng).array()) % bound
    }
}

/// Noise whose every piece begins with a number that tells the place of a share among all.
struct Even {
    first: [u8; 8],
    noise: Noise,
}

impl Even {
    fn of(at: u64, all: u64) -> Self {
        let first = (u64::MAX / all * at).to_be_bytes();
        Self { first, noise: Noise::new(at.wrapping_mul(0xD129_0DDB_53C4_3E49)) }
    }
}

impl Rng for Even {
    fn fill(&self, bytes: &mut [u8]) {
        self.noise.fill(bytes);
        if let Some(begin) = bytes.first_chunk_mut() {
            *begin = self.first;
        }
    }
}

impl Rng for Noise {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut word = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
            word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            chunk.copy_from_slice(&(word ^ (word >> 31)).to_ne_bytes()[..chunk.len()]);
        }
    }
}
