//! A store that hangs, and one that dies: everything is answered, and in time.

use tokio::time::{Instant, timeout};

use super::*;
use crate::s3::writer::PART;

/// What a visitor waits for at most, and what a recovered store may be ignored.
const SOON: Duration = Duration::from_secs(8);

/// The call fails, and soon: how.
async fn fails<T>(what: &str, call: impl Future<Output = Result<T, StoreError>>) -> String {
    let done = timeout(SOON, call).await;
    let Err(error) = done.unwrap_or_else(|_| panic!("{what} hangs")) else {
        panic!("{what} works")
    };
    error.to_string()
}

async fn reads(blobs: &S3Blobs, key: BlobKey, bytes: &Bytes) -> bool {
    blobs.read(key, 0..u64::MAX).await.is_ok_and(|read| read.as_ref() == Some(bytes))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_that_hangs_is_a_fault_in_time_and_used_again_when_it_is_back() {
    let garage = Garage::start();
    let blobs = opened(&garage.bucket()).await;
    let (key, bytes) = (given::blob(), sealed(100_000));
    written(&blobs, key, &bytes).await.unwrap();
    let mut long = blobs.create(given::blob()).await.unwrap();

    // More than is ever gathered or on its way.
    let (short, more) = (sealed(10), sealed(4 * PART));
    garage.freeze();
    tokio::join!(
        fails("read", blobs.read(key, 0..100)),
        fails("a long read", blobs.read(key, 0..u64::MAX)),
        // Of another object: what a store was asked while it hung it may do when it goes on.
        fails("delete", blobs.delete(given::blob())),
        fails("write", written(&blobs, given::blob(), &short)),
        fails("a long write", async {
            long.write(more).await?;
            long.finish().await
        }),
        fails("list", blobs.list().try_collect::<Vec<_>>()),
        fails("sweep", blobs.sweep_unfinished(SystemTime::UNIX_EPOCH)),
        fails("ready", blobs.ready()),
    );

    // The breaker is open: nobody waits. The quickest is judged, since the machine may be busy.
    let mut quickest = SOON;
    for _ in 0..3 {
        let asked = Instant::now();
        let told = fails("read", blobs.read(key, 0..100)).await;
        assert!(told.contains("not asked again"), "{told}");
        let told = fails("create", blobs.create(given::blob())).await;
        assert!(told.contains("not asked again"), "{told}");
        quickest = quickest.min(asked.elapsed());
    }
    assert!(quickest < Duration::from_millis(100), "{quickest:?}");

    garage.thaw();
    let back = Instant::now();
    until("recovery", || reads(&blobs, key, &bytes)).await;
    assert!(back.elapsed() < SOON, "back after {:?}", back.elapsed());
    written(&blobs, given::blob(), &sealed(10)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_that_was_killed_keeps_finished_objects_and_nothing_else() {
    let garage = Garage::start();
    let blobs = opened(&garage.bucket()).await;
    let long = (given::blob(), sealed(20 << 20));
    let short = (given::blob(), sealed(1000));
    for (key, bytes) in [&long, &short] {
        written(&blobs, *key, bytes).await.unwrap();
    }
    let mut broken = blobs.create(given::blob()).await.unwrap();
    broken.write(sealed(20 << 20)).await.unwrap();

    garage.kill();
    fails("read", blobs.read(short.0, 0..100)).await;
    fails("finish", broken.finish()).await;
    fails("write", written(&blobs, given::blob(), &sealed(10))).await;

    garage.resume();
    let back = Instant::now();
    until("recovery", || reads(&blobs, short.0, &short.1)).await;
    assert!(back.elapsed() < SOON, "back after {:?}", back.elapsed());
    assert!(reads(&blobs, long.0, &long.1).await);
    assert_eq!(listed(&blobs).await, given::in_order(vec![long.0, short.0]));
    // The writer could not end its upload while the store was down.
    let ever = Timestamp::from_unix(i64::MAX).into();
    assert!(blobs.sweep_unfinished(ever).await.unwrap() <= 1);
    assert_eq!(blobs.sweep_unfinished(ever).await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_that_stops_in_the_middle_of_writing_loses_nothing_acknowledged() {
    let garage = Garage::start();
    let blobs = Arc::new(opened(&garage.bucket()).await);
    let writers = (0..8).map(|_| {
        let blobs = Arc::clone(&blobs);
        tokio::spawn(async move {
            let mut acknowledged = Vec::new();
            for _ in 0..200 {
                let (key, bytes) = (given::blob(), sealed(30_000));
                match written(&blobs, key, &bytes).await {
                    Ok(()) => acknowledged.push((key, bytes)),
                    Err(_) => break,
                }
            }
            acknowledged
        })
    });
    let writers: Vec<_> = writers.collect();
    until("some objects", || async { listed(&blobs).await.len() > 50 }).await;
    garage.kill();
    let written = futures_util::future::join_all(writers).await;
    garage.resume();
    until("recovery", || async { blobs.ready().await.is_ok() }).await;
    let written: Vec<_> = written.into_iter().flat_map(Result::unwrap).collect();
    assert!(written.len() >= 50 && written.len() < 1600, "{}", written.len());
    for (key, bytes) in &written {
        assert!(reads(&blobs, *key, bytes).await, "an acknowledged object is gone");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_of_three_serves_without_one_and_refuses_in_time_without_two() {
    let garage = Garage::three();
    let blobs = opened(&garage.bucket()).await;
    let (key, bytes) = (given::blob(), sealed(10 << 20));
    written(&blobs, key, &bytes).await.unwrap();

    garage.node(2).kill();
    let (second, more) = (given::blob(), sealed(10 << 20));
    assert!(reads(&blobs, key, &bytes).await);
    written(&blobs, second, &more).await.unwrap();
    garage.node(1).kill();
    fails("write", written(&blobs, given::blob(), &more)).await;
    fails("delete", blobs.delete(key)).await;

    garage.node(1).resume();
    until("recovery", || async { blobs.ready().await.is_ok() }).await;
    assert!(reads(&blobs, key, &bytes).await && reads(&blobs, second, &more).await);
}
