//! Posters, owners, a purge and a reader of two nodes meet in one small channel.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use chatpic_backends::Postgres;
use futures_util::future::join_all;
use sqlx::query_as;

use super::super::*;
use super::agreement::{at_rest, check, nothing_left, stored};
use crate::channels::{Channel, Channels, Posted, Thread, Which};
use crate::conformance::given::{self, DAY, LONG_AGO, MINUTE, NOW};
use crate::records::NewShare;

const CAPACITY: usize = 5;
/// At once; and so often.
const POSTERS: usize = 64;
const WAVES: usize = 3;
/// How far a post moves the time: most of a minute, so that there is nearly always one that may leave.
const TICK: i64 = 50;

struct World {
    nodes: [PostgresRecords; 2],
    channel: Channel,
    time: AtomicI64,
    over: AtomicBool,
    posts: Mutex<Vec<(NewShare, u64)>>,
}

impl World {
    fn now(&self) -> Timestamp {
        NOW.plus(self.time.fetch_add(TICK, Ordering::Relaxed))
    }

    /// Every second one expires within minutes.
    async fn post(self: Arc<Self>, poster: usize) {
        let (node, now) = (&self.nodes[poster % 2], self.now());
        let mut share = NewShare { created_at: now, ..given::postable() };
        share.link.terms.expires_at = now.plus([DAY, 3 * MINUTE][poster / 2 % 2]);
        share.prefix_tag = u16::try_from(poster % 7).ok();
        match node.publish_post(&share, &given::post(&self.channel), now).await.unwrap() {
            Posted::Shown(number) => {
                let thread = Thread::Link(share.link.lookup);
                node.comment(thread, &given::comment(), now).await.unwrap();
                self.posts.lock().unwrap().push((share, number));
            }
            Posted::Busy => {}
            other => panic!("{other:?}"),
        }
    }

    /// Withdraws one of those that stand, and are the first to be chosen to leave.
    async fn withdraw(self: Arc<Self>, behind: usize) {
        let post = self.posts.lock().unwrap().iter().rev().nth(behind).cloned();
        let Some((share, _)) = post else { return };
        self.nodes[behind % 2].withdraw(share.manage_lookup, self.now()).await.unwrap();
    }

    async fn purge(self: Arc<Self>, at: usize) {
        self.nodes[at % 2].purge(self.now(), LONG_AGO, LONG_AGO).await.unwrap();
    }

    /// What everybody sees, and what stands there, is never more than may.
    async fn read(self: Arc<Self>) -> usize {
        let mut database = self.nodes[1].connections.alone().await.unwrap();
        let standing = "select count(*), count(distinct slot) from post where number is not null";
        let (mut most, shown) = (0, Which::Shown { before: None });
        while !self.over.load(Ordering::Relaxed) {
            let posts = self.nodes[1].posts(self.channel.id, shown, 100, LONG_AGO).await.unwrap();
            assert!(posts.len() <= CAPACITY, "{} are seen", posts.len());
            let (all, slots): (i64, i64) =
                query_as(standing).fetch_one(&mut database).await.unwrap();
            assert!(all == slots && usize::try_from(all).unwrap() <= CAPACITY, "{all} stand");
            most = most.max(posts.len());
        }
        most
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_channel_never_holds_more_than_it_may_whoever_leaves_it_meanwhile() {
    let url = Postgres::shared().database();
    let open = || PostgresRecords::open(&url, 16);
    let channel = given::channel(u32::try_from(CAPACITY).unwrap());
    let world = Arc::new(World {
        nodes: [open().await.unwrap(), open().await.unwrap()],
        channel,
        time: 0.into(),
        over: false.into(),
        posts: Mutex::default(),
    });
    world.nodes[0].add_channel(&world.channel).await.unwrap();
    let reader = tokio::spawn(Arc::clone(&world).read());
    for _ in 0..WAVES {
        let mut wave: Vec<_> =
            (0..CAPACITY).map(|it| tokio::spawn(Arc::clone(&world).withdraw(it))).collect();
        wave.extend((0..POSTERS).map(|it| tokio::spawn(Arc::clone(&world).post(it))));
        wave.extend((0..4).map(|it| tokio::spawn(Arc::clone(&world).purge(it))));
        join_all(wave).await.into_iter().for_each(Result::unwrap);
    }
    world.over.store(true, Ordering::Relaxed);
    assert!(reader.await.unwrap() > 0, "the reader saw nothing");
    at_rest(&url).await;
    check(&url);

    let mut numbers: Vec<u64> = world.posts.lock().unwrap().iter().map(|post| post.1).collect();
    numbers.sort_unstable();
    assert!(numbers.len() > POSTERS, "only {} were shown", numbers.len());
    let shown = world.nodes[1].shown_in(&[world.channel.id]).await.unwrap()[0].1;
    assert_eq!(numbers, (1..=shown).collect::<Vec<_>>());
    let store: given::Store = Arc::new(open().await.unwrap());
    let end = NOW.plus(world.time.load(Ordering::Relaxed) + 2 * DAY);
    given::purged(&store, end, LONG_AGO).await;
    given::purged(&store, end, end).await;
    nothing_left(&url);
    let mut blobs: Vec<_> =
        world.posts.lock().unwrap().iter().flat_map(|it| given::blobs(&it.0)).collect();
    blobs.sort_unstable();
    let mut kept: Vec<_> = stored(&url).into_iter().collect();
    kept.sort_unstable();
    assert_eq!(kept, blobs, "every blob is doomed, and none of what found no room");
}
