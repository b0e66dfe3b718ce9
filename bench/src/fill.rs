//! Many live shares, or channels with posts, written by the stores themselves. What is sealed in them is
//! noise: nobody opens them here.

use std::fs;
use std::num::NonZeroU32;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use chatpic_core::{
    BlobKey, ChannelId, Keeps, LinkId, MediaId, PostName, Rng, Rules, ShareId, Timestamp,
};
use chatpic_store::channels::{Channel, NewPost};
use chatpic_store::records::{Lookup, NewLink, NewShare, Sealed, StoredMedia, StoredTerms};
use chatpic_store::{FileBlobs, PostgresRecords, Records, SqliteRecords};
use futures_util::{StreamExt, TryStreamExt, stream};

use crate::Outcome;

/// Writes `shares` shares, each with one link and one picture, into the data directory `data`, with
/// something in the place of each picture.
pub fn fill(data: &Path, shares: usize) -> Outcome<()> {
    fs::create_dir_all(data)?;
    let blobs = data.join("blobs");
    drop(FileBlobs::open(&blobs)?);
    let records = SqliteRecords::open(&data.join("chatpic.db"))?;
    let noise = Noise(AtomicU64::new(1));
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

/// Writes the records of `shares` shares alone.
pub fn records(url: &str, shares: usize) -> Outcome<()> {
    let noise = Noise(AtomicU64::new(1));
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
    let noise = Noise(AtomicU64::new(1));
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
        let (name, card) = (PostName::random(rng), noise.sealed(300));
        let post = NewPost { channel: id, name, card, waits: false };
        records.publish_post(&share(noise), &post, BEGUN).await?;
    }
    Ok(())
}

const POSTS_EACH: usize = 3;
/// Later than any machine's clock today.
const BEGUN: Timestamp = Timestamp::from_unix(4_000_000_000);

fn share(noise: &Noise) -> NewShare {
    let created_at = BEGUN;
    NewShare {
        id: ShareId::random(noise),
        created_at,
        manage_lookup: noise.lookup(),
        manage_wrap: noise.sealed(124),
        meta: noise.sealed(337),
        media: vec![StoredMedia {
            id: MediaId::random(noise),
            blob: BlobKey::random(noise),
            stored_len: 1,
            copy_tag: None,
        }],
        link: NewLink {
            id: LinkId::random(noise),
            lookup: noise.lookup(),
            wrap: noise.sealed(124),
            terms: StoredTerms {
                expires_at: created_at.plus(86_400),
                max_views: None,
                password: false,
                watermark: false,
                comments: false,
                adult: false,
                end_early: false,
            },
            token: noise.sealed(145),
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

/// Different bytes each time (SplitMix64), and the same in each run.
struct Noise(AtomicU64);

impl Noise {
    fn lookup(&self) -> Lookup {
        let rng: &dyn Rng = self;
        Lookup(rng.array())
    }

    fn sealed(&self, len: usize) -> Sealed {
        let mut bytes = vec![0; len];
        self.fill(&mut bytes);
        Sealed(bytes)
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
