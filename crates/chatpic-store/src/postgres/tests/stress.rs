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
use crate::conformance::given::{self, DAY, HOUR, LONG_AGO, MINUTE, NOW, Random};
use crate::records::{NewPass, NewShare};

/// Each begins with a share of its own, and ends at rest.
const ROUNDS: usize = 12;
const TASKS: usize = 16;
const ACTS: usize = 6;
/// How far an act moves the time.
const TICK: i64 = 3;

/// Statements that list what must not be.
const WRONG: &[(&str, &str)] = &[
    (
        "a share that counts its live links wrongly",
        "select id from share where live_links <>
             (select count(*) from link where share_id = share.id and state is null)",
    ),
    (
        "a key without an owner, an owner without a key, or one that lies elsewhere",
        "with owned (day, share_id, kind, holder) as (
             select wrap_day, share_id, 'L', lookup from link where state is null
             union all select wrap_day, share_id, 'T', lookup from link where state is null
             union all select wrap_day, id, 'M', decode(repeat('00', 32), 'hex') from share
                 where state is null
             union all select wrap_day, share_id, 'P', lookup from pass where live
             union all select wrap_day, share_id, 'A', key from answer where share_id is not null
         ), kept as (select day, share_id, kind, holder from wrap)
         (table owned except table kept) union all (table kept except table owned)",
    ),
    (
        "a key that is dropped before its owner ends",
        "select 1 from link join share on share.id = share_id
         where link.state is null
             and (share.wrap_day < link.wrap_day or link.wrap_day <> expires_at / 86400)",
    ),
    (
        "a viewing that outlives its link",
        "select 1 from pass join link on link.share_id = pass.share_id and link.id = link_id
         where live and (ends_at > expires_at or state in ('withdrawn', 'removed'))",
    ),
    (
        "content without a reason, or a reason without content",
        "select 1 from share where
             (meta is not null) <> exists (select from media where share_id = share.id)
             or (meta is not null and state is not null)
                 <> exists (select from closing where share_id = share.id)
             or (meta is null and state is null)",
    ),
    (
        "content that goes before its last viewing",
        "select 1 from pass left join closing using (share_id) join share on share.id = share_id
         where live and state is not null and (due_at is null or due_at < ends_at)",
    ),
    (
        "a row without its share or link",
        "select share_id from link where share_id not in (select id from share)
         union all select share_id from media where share_id not in (select id from share)
         union all select share_id from answer where share_id not in (select id from share)
         union all select share_id from pass
             where (share_id, link_id) not in (select share_id, id from link)",
    ),
    (
        "a door that leads nowhere, or a row without a door",
        "with led (lookup, share_id) as (
             select lookup, share_id from link union all select lookup, share_id from pass
             union all select manage_lookup, id from share
         ) (table led except table door) union all (table door except table led)",
    ),
    (
        "a view without a pass, or more than the limit",
        "select 1 from link where views > max_views or views_left <> max_views - views
             or views <> (select count(*) from pass
                          where pass.share_id = link.share_id and link_id = link.id)",
    ),
    (
        "a link that is hidden otherwise than its share",
        "select 1 from link join share on share.id = share_id
         where link.hiding is distinct from share.hiding",
    ),
    ("a blob both needed and doomed", "select blob from media join doomed using (blob)"),
];

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
            5..45 => self.view(node, now).await,
            45..60 => self.look(node, now).await,
            60..85 => self.change(node, now).await,
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
            let mut seen = self.seen();
            seen.shares.push((share.id, share.manage_lookup));
            seen.links.push((share.id, share.link.id, share.link.lookup));
            seen.published.extend(blobs);
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
        let (pass, link, owner, key) = {
            let seen = self.seen();
            let owner = recent(&seen.shares, 5);
            (recent(&seen.passes, 9), recent(&seen.links, 9), owner, recent(&seen.keys, 9))
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

fn check(url: &str) {
    let wrong: Vec<_> = WRONG
        .iter()
        .map(|(what, statement)| format!("select '{what}' where exists ({statement})"))
        .collect();
    assert_eq!(Postgres::shared().ask(url, &wrong.join(" union all ")), "");
}

/// Waits until the database has ended what callers went away from.
async fn at_rest(url: &str) {
    let busy = "select count(*) from pg_stat_activity where datname = current_database()
        and application_name = 'chatpic' and state <> 'idle'";
    while Postgres::shared().ask(url, busy) != "0" {
        tokio::task::yield_now().await;
    }
}

fn stored(url: &str) -> HashSet<BlobKey> {
    let blobs =
        "select encode(blob, 'hex') from media union all select encode(blob, 'hex') from doomed";
    let bytes = |hex: &str| u128::from_str_radix(hex, 16).unwrap().to_be_bytes();
    Postgres::shared().ask(url, blobs).lines().map(|hex| BlobKey::from_bytes(bytes(hex))).collect()
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
    let world = Arc::new(World { nodes, time: 0.into(), seen: Mutex::default() });
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
    given::purged(&store, now.plus(400 * DAY), now.plus(400 * DAY)).await;
    check(&url);
    let left = "select count(*) from (select 1 from wrap union all select 1 from door union all
        select 1 from share union all select 1 from media union all select 1 from answer) as row";
    assert_eq!(Postgres::shared().ask(&url, left), "0", "nothing outlives what it belonged to");
    assert_eq!(stored(&url), blobs, "and every blob is doomed");
}
