//! Several nodes on one PostgreSQL and one bucket, under load, while nodes are killed, the database is
//! started anew and the store loses nodes: each limited link grants exactly its limit, and no upload
//! that was acknowledged is lost.
//!
//! Clients note all that they ask and hear. A checker judges each link's history, and the ledger of the
//! test of one node every picture that was shown. What fails, fails and comes back when so much was
//! done, not when so much time has passed.

mod aftermath;
mod checker;
mod client;
mod faults;
mod history;
mod nodes;
mod size;
mod world;

use std::cell::Cell;
use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::Duration;

use chatpic_backends::Garage;
use chatpic_core::{Clock, Rng};
use chatpic_server::system::{SystemClock, SystemRng};
use futures_util::StreamExt;
use futures_util::future::join_all;
use futures_util::stream;

use crate::crash::plan::Plan;
use crate::pictures::Numbers;
use aftermath::Left;
use faults::Done;
use nodes::Nodes;
use size::{LIMITS, Size};
use world::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_that_die_grant_exactly_the_limit_and_keep_what_they_acknowledged() {
    let size = Size::chosen();
    // To run the same load again: CLUSTER_SEED=… cargo test
    let seed = match option_env!("CLUSTER_SEED") {
        Some(seed) => seed.parse().unwrap(),
        None => u64::from_be_bytes((&SystemRng as &dyn Rng).array()),
    };
    println!("seed {seed}, {size:?}");
    let mut numbers = Numbers(seed);
    let garage = if size.three_stores { Garage::three() } else { Garage::start() };
    let world = World::new(Nodes::start(size.nodes, garage).await);
    let began = SystemClock.since_epoch();
    let limited = (0..size.links).map(|link| limited(LIMITS[link % LIMITS.len()], &mut numbers));
    work(&world, &size, limited.collect(), |_| None, &mut numbers).await;

    let jobs = jobs(&world, &size, &mut numbers);
    let steps = jobs.len() as u64;
    let faults = Numbers(numbers.next());
    // Faults end when more was done, so that there is more to do until the last of them is over.
    let conducting = Cell::new(true);
    let more =
        |numbers: &mut Numbers| conducting.get().then(|| Job::View(numbers.index(size.links)));
    let conduct = async {
        let done = faults::conduct(&world, &size, steps, faults).await;
        conducting.set(false);
        done
    };
    let (done, ()) = tokio::join!(conduct, work(&world, &size, jobs, more, &mut numbers));
    let loaded = SystemClock.since_epoch() - began;

    let began = SystemClock.since_epoch();
    each(world.uploaded(), |it| world.look(it, Numbers(numbers.next()))).await;
    each(0..size.links, |link| world.judge(link, Numbers(numbers.next()))).await;
    world.assert_kept();
    world.nodes.stop();
    report(&world, &size, &done, loaded);
    println!("judged in {} s", (SystemClock.since_epoch() - began).as_secs());
    assert_left(&world, &size).await;
    assert_it_was_hard(&world, &done);
}

/// A thing to do.
enum Job {
    View(usize),
    Upload(Plan),
}

/// All tries and uploads, mixed: eight links at a time are looked at, each by eight people at once.
fn jobs(world: &World, size: &Size, numbers: &mut Numbers) -> VecDeque<Job> {
    let links: Vec<_> = world.limits().into_iter().enumerate().collect();
    let mut views = Vec::new();
    for some in links.chunks(8) {
        let mut bursts = Vec::new();
        for (link, limit) in some {
            let tries = vec![*link; size.tries_for(*limit)];
            bursts.extend(tries.chunks(8).map(<[usize]>::to_vec));
        }
        shuffle(&mut bursts, numbers);
        views.extend(bursts.concat().into_iter().map(Job::View));
    }
    let each = views.len() / size.uploads;
    let mut jobs = VecDeque::new();
    for (at, view) in views.into_iter().enumerate() {
        jobs.push_back(view);
        if at % each == 0 && at / each < size.uploads {
            jobs.push_back(unlimited(at / each, numbers));
        }
    }
    jobs
}

fn limited(limit: u32, numbers: &mut Numbers) -> Job {
    Job::Upload(plan((30, 20), Some(limit), numbers))
}

/// Most are small. Some are large enough to touch the disk on their way, a few to be sealed in parts.
fn unlimited(at: usize, numbers: &mut Numbers) -> Job {
    let pixels = match at % 75 {
        37 => (1700, 1700),
        7 | 22 | 52 | 67 => (720, 500),
        _ => (50, 40),
    };
    Job::Upload(plan(pixels, None, numbers))
}

fn plan((width, height): (u32, u32), max_views: Option<u32>, numbers: &mut Numbers) -> Plan {
    let pictures = vec![(numbers.next(), width, height)];
    Plan { pictures, expires_in: DAY, max_views, key: Some(numbers.text()) }
}

/// Does all jobs, sixteen at a time, and then what there is `more`.
async fn work(
    world: &World,
    size: &Size,
    jobs: VecDeque<Job>,
    more: impl Fn(&mut Numbers) -> Option<Job> + Copy,
    numbers: &mut Numbers,
) {
    let jobs = Mutex::new(jobs);
    let next = || jobs.lock().unwrap().pop_front();
    let worker = |mut numbers: Numbers| async move {
        while let Some(job) = next().or_else(|| more(&mut numbers)) {
            match job {
                Job::View(link) => world.view(link, &mut numbers).await,
                Job::Upload(plan) => world.upload(plan, &mut numbers, size.patient).await,
            }
        }
    };
    join_all((0..16).map(|_| worker(Numbers(numbers.next())))).await;
    // Each try takes a second, and the claims of dead nodes end within a minute.
    for _ in 0..180 {
        let held = world.take_held();
        if held.is_empty() {
            return;
        }
        let again = |plan| {
            let mut numbers = Numbers(numbers.next());
            async move { world.upload(plan, &mut numbers, true).await }
        };
        each(held, again).await;
        // By the database's clock, which nobody can set.
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    panic!("the claims of dead nodes never end");
}

async fn each<T, F: Future<Output = ()>>(
    them: impl IntoIterator<Item = T>,
    work: impl FnMut(T) -> F,
) {
    stream::iter(them.into_iter().map(work)).buffer_unordered(8).collect::<()>().await;
}

/// Live are the uploads without a limit, and perhaps such as were given up by their sender.
async fn assert_left(world: &World, size: &Size) {
    let began = SystemClock.since_epoch();
    let left = aftermath::sweep(&world.nodes).await;
    let Left { live_shares, blobs_before, orphans, blobs } = left;
    let swept = (SystemClock.since_epoch() - began).as_secs();
    println!(
        "swept in {swept} s: of {blobs_before} blobs {blobs} are left, {orphans} were orphans"
    );
    let abandoned = world.count.abandoned.load(Ordering::Relaxed);
    let kept = size.uploads as u64;
    assert_eq!(world.uploaded().len() as u64, kept);
    assert!((kept..=kept + abandoned).contains(&live_shares), "{live_shares} live");
    assert_eq!(blobs as u64, live_shares, "each has one picture");
}

fn report(world: &World, size: &Size, done: &Done, loaded: Duration) {
    let tries: usize = world.limits().into_iter().map(|limit| size.tries_for(limit)).sum();
    let (not_now, broken_off) = (*world.asker.not_now.borrow(), *world.asker.broken_off.borrow());
    println!("{tries} tries on {} links in {} s, {done:?}", size.links, loaded.as_secs());
    println!("{:?}, {not_now} times 503, {broken_off} connections broken", world.count);
}

/// Each kind of trouble was met, or the test shows less than it says.
fn assert_it_was_hard(world: &World, done: &Done) {
    let count = &world.count;
    for (what, counter, at_least) in [
        ("grants heard by a retry", &count.retried_grants, 1),
        ("uploads sent twice", &count.repeated_uploads, 5),
        ("passes opened elsewhere", &count.opened_elsewhere, 50),
        ("passes opened after death", &count.opened_after_death, u64::from(done.kills)),
    ] {
        let counted = counter.load(Ordering::Relaxed);
        assert!(counted >= at_least, "{what}: {counted}");
    }
    assert!(*world.asker.broken_off.borrow() > 0 && *world.asker.not_now.borrow() > 0);
}

fn shuffle<T>(them: &mut [T], numbers: &mut Numbers) {
    for at in (1..them.len()).rev() {
        them.swap(at, numbers.index(at + 1));
    }
}

/// In seconds: longer than the test, and than the sweep's clock is ahead.
const DAY: u32 = 86_400;
