//! `kill -9` at random instants under load: what was acknowledged is kept, what has ended is gone, and
//! nothing is left over.
//!
//! People share, look, and take back, while the server is killed and started again on the same
//! directory. A ledger holds every answer against all that was acknowledged before.

pub mod ledger;
mod people;
pub mod plan;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use chatpic_core::{BlobKey, Clock, Rng};
use chatpic_server::system::{SystemClock, SystemRng};
use chatpic_store::{Records, SqliteRecords};
use futures_util::StreamExt;
use futures_util::stream;

use crate::pictures::Numbers;
use crate::process::{Machine, Server, files, soon};
use people::{Person, World};

const KILLS: u32 = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_at_any_instant_keeps_what_it_acknowledged_and_nothing_else() {
    // To run a history again as far as that is possible: CRASH_SEED=… cargo test
    let seed = match option_env!("CRASH_SEED") {
        Some(seed) => seed.parse().unwrap(),
        None => u64::from_be_bytes((&SystemRng as &dyn Rng).array()),
    };
    let machine = Machine::new()
        .with("CHATPIC_TERMS__MIN_LIFETIME", "1s")
        .with("CHATPIC_LIMITS__UPLOAD_MEMORY", "0");
    let mut numbers = Numbers(seed);
    let world = Arc::new(World::default());
    let mut server = machine.serve().await;
    for kill in 0..KILLS {
        let load = load(&server, &world, &mut numbers);
        tokio::time::sleep(Duration::from_millis(50 + numbers.below(351))).await;
        server.kill();
        soon("people notice that it died", load).await;
        server = machine.serve().await;
        assert_nothing_half_written(&machine);
        let person = Person::new(&server, &world, numbers.next());
        look(&person, world.touched(), &world, &mut numbers).await;
        world.assert_kept(&format!("after kill {kill}, seed {seed}"));
    }

    let person = Person::new(&server, &world, numbers.next());
    each(world.all(), |share| person.look(share)).await;
    let limited = world.all().into_iter().filter(|share| share.limited);
    each(limited.take(100), |share| person.use_up(share)).await;
    world.assert_kept(&format!("at the end, seed {seed}"));
    let summary = world.ledger().summary(SystemClock.since_epoch());
    for end in ["live", "expired", "withdrawn", "views"] {
        assert!(summary.get(end).is_some_and(|count| *count > 20), "{end}: {summary:?}");
    }
    println!("{KILLS} kills, seed {seed}: {summary:?}, {} unanswered", world.unanswered());
    assert_no_orphan(&machine, server, &world).await;
}

/// Five people at work until the server is no more.
fn load(
    server: &Server,
    world: &Arc<World>,
    numbers: &mut Numbers,
) -> impl Future<Output = ()> + use<> {
    let tasks: Vec<_> = (0..5)
        .map(|number| {
            let mut person = Person::new(server, world, numbers.next());
            tokio::spawn(async move {
                match number {
                    0..2 => person.share_on().await,
                    2 => person.redeem_on().await,
                    3 => person.withdraw_on().await,
                    _ => person.watch_on().await,
                }
            })
        })
        .collect();
    async {
        for task in tasks {
            task.await.unwrap();
        }
    }
}

/// Looks at what was touched since the last look, and at some of all the rest.
async fn look(person: &Person, mut tokens: BTreeSet<String>, world: &World, numbers: &mut Numbers) {
    let all = world.all();
    // There is none where the first kill came before the first answer.
    if !all.is_empty() {
        tokens.extend((0..8).map(|_| all[numbers.index(all.len())].token.clone()));
    }
    each(all.into_iter().filter(|share| tokens.contains(&share.token)), |share| person.look(share))
        .await;
    // Looking is no touching.
    world.touched();
}

async fn each<T, F: Future<Output = ()>>(
    them: impl IntoIterator<Item = T>,
    work: impl FnMut(T) -> F,
) {
    stream::iter(them.into_iter().map(work)).buffer_unordered(8).collect::<()>().await;
}

fn assert_nothing_half_written(machine: &Machine) {
    for dir in ["spool", "blobs/unfinished"] {
        assert_eq!(files(&machine.data_dir().join(dir)).len(), 0, "{dir}");
    }
}

/// After a purge every blob belongs to a live share, and every live share has its blobs. Both purging
/// and reconciling begin when a server starts, so that starting it is waiting for them.
async fn assert_no_orphan(machine: &Machine, server: Server, world: &World) {
    server.stop();
    let mut found = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..15 {
        let server = machine.serve().await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        server.stop();
        found = (on_disk(machine), needed(machine).await);
        if found.0 == found.1 {
            break;
        }
    }
    let (on_disk, needed) = found;
    assert_eq!(on_disk.difference(&needed).count(), 0, "orphans among {}", on_disk.len());
    assert_eq!(needed.difference(&on_disk).count(), 0, "missing among {}", needed.len());
    let surely = world.ledger().surely_live(SystemClock.since_epoch());
    let most = surely + world.unanswered();
    assert!((surely..=most).contains(&needed.len()), "{surely} ≤ {} ≤ {most}", needed.len());
    assert_nothing_half_written(machine);
    let names = std::fs::read_dir(machine.data_dir()).unwrap();
    let names: BTreeSet<_> =
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let known = [
        "blobs",
        "chatpic.db",
        "chatpic.db-shm",
        "chatpic.db-wal",
        "chatpic.db.lock",
        "root.key",
        "spool",
    ];
    assert!(names.iter().all(|name| known.contains(&name.as_str())), "{names:?}");
}

/// Every file among the blobs, whatever it is called.
fn on_disk(machine: &Machine) -> BTreeSet<String> {
    let files = files(&machine.data_dir().join("blobs"));
    files.iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

/// The blobs of shares that live.
async fn needed(machine: &Machine) -> BTreeSet<String> {
    let records = SqliteRecords::open(&machine.data_dir().join("chatpic.db")).unwrap();
    let needed: Vec<BlobKey> = records.needed(None, 1_000_000).await.unwrap();
    let totals = records.totals(SystemClock.now()).await.unwrap();
    assert_eq!(totals.media, needed.len() as u64);
    needed.iter().map(ToString::to_string).collect()
}
