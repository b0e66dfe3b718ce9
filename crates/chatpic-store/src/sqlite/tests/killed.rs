//! A process that is killed at any instant has lost nothing that it acknowledged.
//!
//! The test runs its own program again, as a child in the directory of the database, and kills it. The
//! child is the other test of this file: in such a directory it works until it is killed; in any
//! other, as when all tests are run, it works a little and checks itself.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use chatpic_core::{Gone, LinkId, Rng, ShareId};

use super::super::*;
use crate::conformance::given::{self, NOW, assert_is};
use crate::records::NewShare;

const LIMIT: u32 = 3;
const CHILD: &str = "sqlite::tests::killed::a_worker_acknowledges_what_it_did";

/// Marks the directory in which a child works until it is killed, and says which child it is.
const MARKER: &str = "child";

/// The `number`th share of a child. Its lookups can be told from its number alone.
fn share(child: u32, number: u32) -> NewShare {
    let mut share = given::limited_share(LIMIT);
    share.id = ShareId::from_bytes(bytes(b's', child, number));
    share.manage_lookup = Lookup(bytes(b'm', child, number));
    share.link.id = LinkId::from_bytes(bytes(b'l', child, number));
    share.link.lookup = Lookup(bytes(b'k', child, number));
    share
}

fn bytes<const N: usize>(kind: u8, child: u32, number: u32) -> [u8; N] {
    let mut bytes = [kind; N];
    bytes[..4].copy_from_slice(&child.to_be_bytes());
    bytes[4..8].copy_from_slice(&number.to_be_bytes());
    bytes
}

/// Publishes, views twice and withdraws every third share, and says each when it is done.
async fn work(records: &SqliteRecords, child: u32, numbers: impl Iterator<Item = u32>) {
    for number in numbers {
        let share = share(child, number);
        records.publish(&share).await.unwrap();
        println!("ack published {number}");
        for _ in 0..2 {
            let granted = records.redeem_view(share.link.lookup, &given::pass(), NOW).await;
            assert_is!(granted.unwrap(), Redeem::Granted { .. });
            println!("ack viewed {number}");
        }
        if number.is_multiple_of(3) {
            records.withdraw(share.manage_lookup, NOW).await.unwrap();
            println!("ack withdrawn {number}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_acknowledges_what_it_did() {
    if let Ok(child) = std::fs::read_to_string(MARKER) {
        let child = child.parse().unwrap();
        let records = Arc::new(SqliteRecords::open(Path::new("chatpic.db")).unwrap());
        let workers = (0..8).map(|first| {
            let records = Arc::clone(&records);
            tokio::spawn(async move { work(&records, child, (first..).step_by(8)).await })
        });
        futures_util::future::join_all(workers).await;
    } else {
        let directory = tempfile::tempdir().unwrap();
        let records = SqliteRecords::open(&directory.path().join("chatpic.db")).unwrap();
        work(&records, 0, 0..4).await;
        assert_eq!(records.totals(NOW).await.unwrap().live_shares, 2);
    }
}

#[tokio::test]
async fn a_process_killed_at_any_instant_has_lost_nothing_that_it_acknowledged() {
    let directory = tempfile::tempdir().unwrap();
    let rng: &dyn Rng = &given::Random;
    let mut acknowledged = BTreeMap::new();
    for child in 0..12 {
        std::fs::write(directory.path().join(MARKER), child.to_string()).unwrap();
        let [acknowledgements] = rng.array::<1>();
        for line in killed_after(acknowledgements.into(), directory.path()) {
            let (what, number) = line.split_once(' ').unwrap();
            let told: &mut Told = acknowledged.entry((child, number.parse().unwrap())).or_default();
            match what {
                "published" => told.published = true,
                "viewed" => told.views += 1,
                "withdrawn" => told.withdrawn = true,
                other => panic!("{other}"),
            }
        }
        let records = SqliteRecords::open(&directory.path().join("chatpic.db")).unwrap();
        for ((child, number), told) in &acknowledged {
            check(&records, &share(*child, *number), told).await;
        }
    }
    assert!(acknowledged.values().any(|told| told.withdrawn));
}

/// What a child said of a share.
#[derive(Debug, Default)]
struct Told {
    published: bool,
    views: u32,
    withdrawn: bool,
}

async fn check(records: &SqliteRecords, share: &NewShare, told: &Told) {
    assert!(told.published, "said before what follows from it");
    let managed = records.managed(share.manage_lookup, NOW).await.unwrap().unwrap();
    let link = &managed.links[0];
    assert!((told.views..=2).contains(&link.views), "{told:?} {link:?}");
    assert_eq!(managed.sessions.len(), usize::try_from(link.views).unwrap());
    match records.link(share.link.lookup, NOW).await.unwrap() {
        Found::Live(found) => {
            assert!(!told.withdrawn);
            assert_eq!(found.views_left, Some(LIMIT - link.views));
            assert_eq!(found.content.media.len(), share.media.len());
        }
        // It may have been withdrawn without having had the time to say so.
        found => assert_is!(found, Found::Gone(Gone::Withdrawn)),
    }
}

/// Runs a child in `directory`, kills it when it has acknowledged that much, and answers all that it
/// said.
fn killed_after(acknowledgements: usize, directory: &Path) -> Vec<String> {
    let mut child = spawn(directory);
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    // The harness's own words may stand before it on the same line.
    let mut said = lines.filter_map(|line| Some(line.split_once("ack ")?.1.to_owned()));
    let mut told: Vec<_> = said.by_ref().take(acknowledgements.max(1)).collect();
    child.kill().unwrap();
    told.extend(said);
    child.wait().unwrap();
    assert!(told.len() >= acknowledgements, "it ended by itself");
    told
}

fn spawn(directory: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", CHILD, "--nocapture"])
        .current_dir(directory)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}
