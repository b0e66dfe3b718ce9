//! Posters, owners, purges and readers of two nodes meet in one small channel.

use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use chatpic_backends::Postgres;
use chatpic_core::Gone;
use futures_util::future::join_all;
use sqlx::{query_as, raw_sql};

use super::super::*;
use super::agreement::{at_rest, check, nothing_left, stored};
use super::meeting::{begun, waiting};
use super::opened;
use crate::channels::{Channel, Channels, Commented, Posted, Thread, Which};
use crate::conformance::given::{self, DAY, HOUR, LONG_AGO, MINUTE, NOW, assert_is};
use crate::records::NewShare;

const CAPACITY: usize = 5;
/// At once; and so often.
const POSTERS: usize = 64;
const WAVES: usize = 2;
/// How far a post moves the time: most of a minute, so that there is nearly always one that may leave.
const TICK: i64 = 50;

struct World {
    nodes: [PostgresRecords; 2],
    channel: Channel,
    time: AtomicI64,
    /// Most posts that anybody saw.
    seen: AtomicUsize,
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
                if number % 4 == 0 {
                    let thread = Thread::Link(share.link.lookup);
                    node.comment(thread, &given::comment(), now).await.unwrap();
                }
                self.posts.lock().unwrap().push((share, number));
            }
            Posted::Busy => {}
            other => panic!("{other:?}"),
        }
        self.look(&self.nodes[(poster + 1) % 2]).await;
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

    /// What everybody sees at any instant, and what stands there.
    async fn look(&self, node: &PostgresRecords) {
        let shown = Which::Shown { before: None };
        let posts = node.posts(self.channel.id, shown, 100, LONG_AGO).await.unwrap();
        assert!(posts.len() <= CAPACITY, "{} are seen", posts.len());
        let standing = "select count(*), count(distinct slot) from post where number is not null";
        let counted: Result<(i64, i64), StoreError> = run!(node.connections, Held::Apart,
            c => kept(async { Ok(query_as(standing).fetch_one(c).await?) }));
        let (all, slots) = counted.unwrap();
        assert!(all == slots && usize::try_from(all).unwrap() <= CAPACITY, "{all} stand");
        self.seen.fetch_max(posts.len(), Ordering::Relaxed);
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
        seen: 0.into(),
        posts: Mutex::default(),
    });
    world.nodes[0].add_channel(&world.channel).await.unwrap();
    for _ in 0..WAVES {
        let mut wave: Vec<_> =
            (0..CAPACITY).map(|it| tokio::spawn(Arc::clone(&world).withdraw(it))).collect();
        wave.extend((0..POSTERS).map(|it| tokio::spawn(Arc::clone(&world).post(it))));
        wave.extend((0..2).map(|it| tokio::spawn(Arc::clone(&world).purge(it))));
        join_all(wave).await.into_iter().for_each(Result::unwrap);
    }
    assert_eq!(world.seen.load(Ordering::Relaxed), CAPACITY, "and it is full");
    at_rest(&url).await;
    check(&url);
    let shown = world.nodes[1].shown_in(&[world.channel.id]).await.unwrap()[0].1;
    join_all(world.nodes.iter().map(PostgresRecords::close)).await;
    // A session tells what it met when it ends.
    let sessions = "select count(*) from pg_stat_activity
        where datname = current_database() and application_name = 'chatpic'";
    while Postgres::shared().ask(&url, sessions) != "0" {
        tokio::task::yield_now().await;
    }
    let met = "select deadlocks from pg_stat_database where datname = current_database()";
    assert_eq!(Postgres::shared().ask(&url, met), "0", "nobody waited for each other");

    let mut numbers: Vec<u64> = world.posts.lock().unwrap().iter().map(|post| post.1).collect();
    numbers.sort_unstable();
    assert!(numbers.len() > POSTERS, "only {} were shown", numbers.len());
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

/// A full channel of two, and what stands in it, the oldest first.
async fn full(records: PostgresRecords) -> (given::Store, Channel, Vec<NewShare>) {
    let store: given::Store = Arc::new(records);
    let channel = given::opened(&store, given::channel(2)).await;
    let mut posts = Vec::new();
    for at in 0..2 {
        posts.push(given::posted(&store, &channel, NOW.plus(at)).await.0);
    }
    (store, channel, posts)
}

/// Posts into a full channel while somebody withdraws its oldest post, and ends that in this way.
async fn posted_while(end: &'static str) -> (given::Store, NewShare) {
    let (url, records) = opened().await;
    let mut owner = begun(&records).await;
    let (store, channel, mut posts) = full(records).await;
    let now = NOW.plus(HOUR);
    manage::withdraw(&mut owner, posts[0].manage_lookup, posts[0].id, now).await.unwrap();
    let (node, there) = (store.clone(), channel.clone());
    let posting = tokio::spawn(async move { given::posted(&node, &there, now).await });
    waiting(&url, 1, &posting).await;
    raw_sql(end).execute(&mut owner).await.unwrap();
    let (third, number) = posting.await.unwrap();
    assert_eq!(number, 3);
    let seen = given::shares(&given::seen(&store, &channel, now).await);
    assert_eq!(seen, [third.id, posts[1].id]);
    check(&url);
    (store, posts.swap_remove(0))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_that_is_withdrawn_while_it_is_to_leave_gives_its_place_away_once() {
    for (end, gone) in [("commit", Gone::Withdrawn), ("rollback", Gone::Expired)] {
        let (store, oldest) = posted_while(end).await;
        let found = store.link(oldest.link.lookup, NOW.plus(HOUR)).await.unwrap();
        assert!(matches!(found, Found::Gone(it) if it == gone), "{found:?} after {end}");
        assert_eq!(given::doomed(&store).await, given::blobs(&oldest));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_that_leaves_while_it_is_withdrawn_is_withdrawn() {
    let (url, records) = opened().await;
    let mut poster = begun(&records).await;
    let (store, channel, posts) = full(records).await;
    let (now, post) = (NOW.plus(HOUR), given::post(&channel));
    let third = NewShare { created_at: now, ..given::postable() };
    channels::posts::publish(&mut poster, &third, &post, now).await.unwrap();
    let (node, manage) = (store.clone(), posts[0].manage_lookup);
    let owner = tokio::spawn(async move { node.withdraw(manage, now).await.unwrap() });
    waiting(&url, 1, &owner).await;
    raw_sql("commit").execute(&mut poster).await.unwrap();
    assert_eq!(owner.await.unwrap(), Change::Done);
    let seen = given::shares(&given::seen(&store, &channel, now).await);
    assert_eq!(seen, [third.id, posts[1].id]);
    let found = store.link(posts[0].link.lookup, now).await.unwrap();
    assert_is!(found, Found::Gone(Gone::Withdrawn));
    check(&url);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_leaves_for_a_post_that_is_withdrawn_while_it_is_shown() {
    let (url, records) = opened().await;
    let mut owner = begun(&records).await;
    let (store, channel, posts) = full(records).await;
    let waits = given::waiting(&store, &channel, NOW).await;
    let now = NOW.plus(HOUR);
    manage::withdraw(&mut owner, waits.manage_lookup, waits.id, now).await.unwrap();
    let node = store.clone();
    let showing = tokio::spawn(async move { node.show_post(waits.id, now).await.unwrap() });
    waiting(&url, 1, &showing).await;
    raw_sql("commit").execute(&mut owner).await.unwrap();
    assert_eq!(showing.await.unwrap(), Posted::Unknown);
    let seen = given::shares(&given::seen(&store, &channel, now).await);
    assert_eq!(seen, [posts[1].id, posts[0].id]);
    assert_eq!(given::whole_channel(&store, &channel).await.shown, 2);
    check(&url);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_said_where_the_last_who_looked_is_just_leaving() {
    let (url, records) = opened().await;
    let mut node = begun(&records).await;
    let store: given::Store = Arc::new(records);
    let mut share = given::limited_share(1);
    share.link.terms.comments = true;
    let share = given::published(&store, share).await;
    let pass = given::viewed(&store, &share).await;
    let thread = Thread::Pass(pass.lookup);
    let before = given::comment();
    assert_eq!(store.comment(thread, &before, NOW).await.unwrap(), Commented::Written(1));
    purge::passes_in_threads(&mut node, pass.ends_at).await.unwrap();
    let speaker = store.clone();
    // By a clock that is a little behind.
    let speaking = tokio::spawn(async move {
        speaker.comment(thread, &given::comment(), pass.ends_at.plus(-1)).await.unwrap()
    });
    waiting(&url, 1, &speaking).await;
    raw_sql("commit").execute(&mut node).await.unwrap();
    assert_eq!(speaking.await.unwrap(), Commented::Gone(Gone::Expired));
    assert_is!(store.comment_by(before.lookup).await.unwrap(), Found::Unknown);
    check(&url);
}
