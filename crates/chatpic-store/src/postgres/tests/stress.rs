//! Every verb at once, on few shares, from two nodes and by callers that go away: what the rows promise
//! each other holds afterwards.

use std::collections::HashSet;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use chatpic_backends::Postgres;
use chatpic_core::Rng;
use tokio::time::timeout;

use super::super::*;
use super::agreement::{at_rest, check, nothing_left, stored};
use crate::channels::{Channel, Channels, Commented, NewPost, Posted, Thread};
use crate::conformance::given::{self, DAY, HOUR, LONG_AGO, MINUTE, NOW, Random};
use crate::records::{NewPass, NewShare};

/// Each begins with a share of its own, and ends at rest.
const ROUNDS: usize = 24;
const TASKS: usize = 16;
const ACTS: usize = 6;
/// How far an act moves the time.
const TICK: i64 = 3;

fn pick(below: usize) -> usize {
    let rng: &dyn Rng = &Random;
    usize::try_from(u32::from_le_bytes(rng.array())).unwrap() % below
}

/// One of the last few.
fn recent<T: Clone>(of: &[T], few: usize) -> Option<T> {
    let from = of.len().saturating_sub(few);
    (!of.is_empty()).then(|| of[from + pick(of.len() - from)].clone())
}

#[derive(Default)]
struct Seen {
    /// With their owner.
    shares: Vec<(ShareId, Lookup)>,
    links: Vec<(ShareId, LinkId, Lookup)>,
    passes: Vec<(ShareId, LinkId, Lookup)>,
    keys: Vec<Lookup>,
    /// With their thread and number.
    comments: Vec<(ShareId, LinkId, Lookup, u32)>,
    /// Blobs of shares that were certainly published, and that may have been.
    published: HashSet<BlobKey>,
    tried: HashSet<BlobKey>,
    granted: HashSet<(Lookup, u32)>,
    withdrawn: HashSet<ShareId>,
    revoked: HashSet<LinkId>,
}

impl Seen {
    fn ended(&self, share: ShareId, link: LinkId) -> bool {
        self.withdrawn.contains(&share) || self.revoked.contains(&link)
    }
}

struct World {
    nodes: [PostgresRecords; 2],
    channel: Channel,
    time: AtomicI64,
    seen: Mutex<Seen>,
}

impl World {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap()
    }

    async fn some(self: Arc<Self>) {
        for _ in 0..ACTS {
            if pick(12) == 0 {
                let patience = Duration::from_micros(pick(9000).try_into().unwrap());
                let _gone = timeout(patience, self.act()).await;
            } else {
                self.act().await;
            }
        }
    }

    async fn act(&self) {
        let now = NOW.plus(self.time.fetch_add(TICK, Ordering::Relaxed));
        // Their clocks differ.
        let at = pick(2);
        let (node, now) = (&self.nodes[at], now.plus(i64::try_from(at * 2).unwrap()));
        match pick(100) {
            0..5 => self.publish(node, now).await,
            5..11 => self.post(node, now).await,
            11..36 => self.view(node, now).await,
            36..46 => self.comment(node, now).await,
            46..56 => self.look(node, now).await,
            56..64 => self.moderate(node, now).await,
            64..90 => self.change(node, now).await,
            _ => {
                let before = now.plus(-20 * MINUTE);
                node.purge(now, before, before).await.unwrap();
            }
        }
    }

    fn expiry(now: Timestamp) -> Timestamp {
        now.plus([MINUTE, 5 * MINUTE, HOUR, DAY, 3 * DAY][pick(5)])
    }

    async fn publish(&self, node: &PostgresRecords, now: Timestamp) {
        let mut share = NewShare { created_at: now, ..given::limited_share(3) };
        share.link.terms.expires_at = Self::expiry(now);
        share.link.terms.comments = pick(2) == 0;
        let mut answer = given::answer();
        answer.expires_at = now.plus(15 * MINUTE);
        self.seen().keys.push(answer.key);
        node.claim(answer.key, now, now.plus(5)).await.unwrap();
        if pick(4) == 0 {
            node.release_claim(answer.key).await.unwrap();
        }
        share.answer = Some(answer);
        let blobs = given::blobs(&share);
        self.seen().tried.extend(&blobs);
        if node.publish(&share).await.unwrap() == Publish::Published {
            self.published(&share);
        }
    }

    async fn post(&self, node: &PostgresRecords, now: Timestamp) {
        let mut share = NewShare { created_at: now, ..given::postable() };
        share.link.terms.expires_at = Self::expiry(now);
        share.prefix_tag = u16::try_from(pick(3)).ok();
        let post = NewPost { waits: pick(4) == 0, ..given::post(&self.channel) };
        self.seen().tried.extend(given::blobs(&share));
        match node.publish_post(&share, &post, now).await.unwrap() {
            Posted::Shown(_) | Posted::Waits => self.published(&share),
            Posted::Busy => {}
            other => panic!("{other:?}"),
        }
    }

    fn published(&self, share: &NewShare) {
        let mut seen = self.seen();
        seen.shares.push((share.id, share.manage_lookup));
        seen.links.push((share.id, share.link.id, share.link.lookup));
        seen.published.extend(given::blobs(share));
    }

    async fn comment(&self, node: &PostgresRecords, now: Timestamp) {
        let (pass, link) = {
            let seen = self.seen();
            (recent(&seen.passes, 5), recent(&seen.links, 9))
        };
        let pass = pass.filter(|_| pick(2) == 0).map(|(a, b, pass)| (a, b, Thread::Pass(pass)));
        let link = link.map(|(a, b, link)| (a, b, Thread::Link(link)));
        let Some((share, id, thread)) = pass.or(link) else { return };
        let (comment, ended) = (given::comment(), self.seen().ended(share, id));
        if let Commented::Written(number) = node.comment(thread, &comment, now).await.unwrap() {
            assert!(!ended, "said after it was withdrawn");
            self.seen().comments.push((share, id, comment.lookup, number));
        }
    }

    async fn moderate(&self, node: &PostgresRecords, now: Timestamp) {
        let (share, comment) = {
            let seen = self.seen();
            (recent(&seen.shares, 6), recent(&seen.comments, 6))
        };
        if let Some((share, _)) = share {
            match pick(4) {
                0..2 => drop(node.show_post(share, now).await.unwrap()),
                _ => drop(node.pin_post(share, pick(2) == 0).await.unwrap()),
            }
        }
        if pick(3) == 0 {
            let mut channel = node.channel_by_id(self.channel.id).await.unwrap().unwrap();
            let capacity = u32::try_from(2 + pick(3)).unwrap();
            channel.rules.keeps = given::keeps(capacity, [HOUR, 7 * DAY][pick(2)]);
            let Channel { id, version, rules, .. } = channel;
            node.change_channel(id, version, &rules, now).await.unwrap();
        }
        let Some((share, link, comment, number)) = comment else { return };
        if pick(2) == 0 {
            let hiding = Some(Hiding::ALL[pick(3)]).filter(|_| pick(2) == 0);
            node.hide_comment(share, link, number, hiding).await.unwrap();
        } else {
            node.withdraw_comment(comment).await.unwrap();
        }
    }

    async fn view(&self, node: &PostgresRecords, now: Timestamp) {
        let Some((share, id, link)) = recent(&self.seen().links, 6) else { return };
        let mut pass = NewPass { ends_at: now.plus(10 * MINUTE), ..given::pass() };
        if let Some((_, _, again)) =
            recent(&self.seen().passes, 3).filter(|it| pick(5) == 0 && it.1 == id)
        {
            pass.lookup = again;
        }
        let ended = self.seen().ended(share, id);
        if let Redeem::Granted { views, .. } = node.redeem_view(link, &pass, now).await.unwrap() {
            assert!(!ended, "granted after it was withdrawn");
            let mut seen = self.seen();
            assert!(seen.granted.insert((link, views)), "two views have one ordinal");
            seen.passes.push((share, id, pass.lookup));
        }
    }

    async fn look(&self, node: &PostgresRecords, now: Timestamp) {
        let (pass, link, owner, key, comment) = {
            let seen = self.seen();
            let (owner, comment) = (recent(&seen.shares, 5), recent(&seen.comments, 9));
            (recent(&seen.passes, 9), recent(&seen.links, 9), owner, recent(&seen.keys, 9), comment)
        };
        if let Some((share, id, pass)) = pass {
            let ended = self.seen().ended(share, id);
            let found = node.pass(pass, now).await.unwrap();
            assert!(!(ended && matches!(found, FoundPass::Live(_))), "live after it was withdrawn");
        }
        if let Some((share, id, link)) = link {
            let ended = self.seen().ended(share, id);
            let found = node.link(link, now).await.unwrap();
            assert!(!(ended && matches!(found, Found::Live(_))), "live after it was withdrawn");
        }
        if let Some((_, owner)) = owner {
            node.managed(owner, now).await.unwrap();
        }
        if let Some((share, link, comment, _)) = comment {
            let ended = self.seen().ended(share, link);
            let found = node.comment_by(comment).await.unwrap();
            assert!(!ended || matches!(found, Found::Unknown), "kept after it was withdrawn");
        }
        if let Some(key) = key {
            node.claim(key, now, now.plus(5)).await.unwrap();
        }
    }

    async fn change(&self, node: &PostgresRecords, now: Timestamp) {
        let Some((share, owner)) = recent(&self.seen().shares, 2) else { return };
        match pick(16) {
            0..6 => {
                let mut link = given::link();
                link.terms.expires_at = Self::expiry(now);
                link.terms.max_views = given::limit(1 + u32::try_from(pick(4)).unwrap());
                if node.add_link(owner, &link, now).await.unwrap() == Change::Done {
                    self.seen().links.push((share, link.id, link.lookup));
                }
            }
            6..9 => drop(node.set_expiry(owner, Self::expiry(now), now).await.unwrap()),
            9..11 => {
                let link = recent(&self.seen().links, 6).filter(|link| link.0 == share);
                let Some((_, link, _)) = link else { return };
                if node.revoke_link(owner, link, now).await.unwrap() == Change::Done {
                    self.seen().revoked.insert(link);
                }
            }
            11..14 => {
                let hiding = Some(Hiding::ALL[pick(3)]).filter(|_| pick(2) == 0);
                node.hide(share, hiding, now).await.unwrap();
            }
            14 => {
                node.prolong(share, 90_000, now).await.unwrap();
            }
            15 if pick(3) == 0 => {
                if node.remove(share, now).await.unwrap() == Change::Done {
                    self.seen().withdrawn.insert(share);
                }
            }
            _ => {
                if node.withdraw(owner, now).await.unwrap() == Change::Done {
                    self.seen().withdrawn.insert(share);
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_meets_whatever_every_row_agrees_with_the_others() {
    let url = Postgres::shared().database();
    // Two that wait for each other are told so sooner, and meet more often.
    let brisk = "do $$ begin execute format('alter database %I set deadlock_timeout = ''20ms''',
        current_database()); end $$";
    Postgres::shared().ask(&url, brisk);
    let open = || PostgresRecords::open(&url, 8);
    let nodes = [open().await.unwrap(), open().await.unwrap()];
    let channel = given::channel(3);
    nodes[0].add_channel(&channel).await.unwrap();
    let world = Arc::new(World { nodes, channel, time: 0.into(), seen: Mutex::default() });
    for _ in 0..ROUNDS {
        let now = NOW.plus(world.time.load(Ordering::Relaxed));
        world.publish(&world.nodes[0], now).await;
        let tasks = (0..TASKS).map(|_| tokio::spawn(Arc::clone(&world).some()));
        futures_util::future::try_join_all(tasks).await.unwrap();
        at_rest(&url).await;
        check(&url);
    }

    let store: given::Store = Arc::new(open().await.unwrap());
    let now = NOW.plus(world.time.load(Ordering::Relaxed));
    given::purged(&store, now, now.plus(-20 * MINUTE)).await;
    check(&url);
    let blobs = stored(&url);
    assert!(blobs.is_superset(&world.seen().published), "a blob was forgotten");
    assert!(blobs.is_subset(&world.seen().tried), "a blob of nobody's");

    given::purged(&store, now.plus(400 * DAY), LONG_AGO).await;
    check(&url);
    // Of a second later: posts that waited for long have left at the time of that purge.
    given::purged(&store, now.plus(400 * DAY), now.plus(400 * DAY + 1)).await;
    check(&url);
    nothing_left(&url);
    assert_eq!(stored(&url), blobs, "and every blob is doomed");
}
