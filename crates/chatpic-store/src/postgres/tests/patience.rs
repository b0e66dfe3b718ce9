//! Transactions that meet each other, and callers that go away.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use sqlx::{PgConnection, query};
use tokio::sync::Barrier;

use super::super::*;
use super::opened;
use crate::conformance::given::{self, NOW};

async fn touch(c: &mut PgConnection, link: Lookup) -> Result<(), Fault> {
    query("update link set place = place + 1 where lookup = $1").bind(link.0).execute(c).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_that_wait_for_each_other_both_come_to_an_end() {
    let (_url, records) = opened().await;
    let (one, other) = (given::share(), given::share());
    for share in [&one, &other] {
        records.publish(share).await.unwrap();
    }
    let (met, tries) = (Barrier::new(2), AtomicU32::new(0));
    let both = async |first: Lookup, second: Lookup| {
        run!(records.connections, Held::Together, c => kept(async {
            touch(c, first).await?;
            // Both hold one row, the first time.
            if tries.fetch_add(1, Ordering::SeqCst) < 2 {
                met.wait().await;
            }
            touch(c, second).await
        }))
    };
    let (one, other) = (one.link.lookup, other.link.lookup);
    let (here, there) = tokio::join!(both(one, other), both(other, one));
    here.unwrap();
    there.unwrap();
    // More often where it was quicker to its first row again than the other to its second.
    assert!(tries.load(Ordering::SeqCst) >= 3, "one was undone and tried again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_goes_away_leaves_nothing_half_done_and_nothing_locked() {
    let (_url, records) = opened().await;
    let share = given::limited_share(64);
    records.publish(&share).await.unwrap();
    let mut granted = 0;
    for at in 0..60_u64 {
        let pass = given::pass();
        let view = records.redeem_view(share.link.lookup, &pass, NOW);
        // After more and more of its statements.
        let patience = Duration::from_micros(at * 60);
        if let Ok(seen) = tokio::time::timeout(patience, view).await {
            seen.unwrap();
            granted += 1;
        }
    }
    let managed = records.managed(share.manage_lookup, NOW).await.unwrap().unwrap();
    let views = managed.links[0].views;
    assert_eq!(usize::try_from(views).unwrap(), managed.sessions.len(), "{granted} were seen");
    let pass = given::pass();
    let last = records.redeem_view(share.link.lookup, &pass, NOW);
    tokio::time::timeout(Duration::from_secs(1), last).await.expect("nobody holds it").unwrap();
}

#[tokio::test]
async fn a_fault_says_what_and_quotes_no_row() {
    let (_url, records) = opened().await;
    let share = given::share();
    records.publish(&share).await.unwrap();
    let refused = records.publish(&share).await.unwrap_err().to_string();
    assert!(refused.contains("23505") && !refused.contains("\\x"), "{refused}");
}
