//! What a restart finds, and who may open the file.

use std::os::unix::fs::PermissionsExt;

use chatpic_core::{Gone, LinkState};

use super::super::*;
use crate::conformance::given::{self, NOW, assert_is};

#[tokio::test]
async fn everything_is_there_after_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("chatpic.db");
    let (live, spent) = (given::share(), given::limited_share(1));
    let (withdrawn, pass) = (given::share(), given::pass());

    let records = SqliteRecords::open(&path).unwrap();
    for share in [&live, &spent, &withdrawn] {
        records.publish(share).await.unwrap();
    }
    records.redeem_view(spent.link.lookup, &pass, NOW).await.unwrap();
    records.withdraw(withdrawn.manage_lookup, NOW).await.unwrap();
    drop(records);

    let records = SqliteRecords::open(&path).unwrap();
    let retried = records.redeem_view(spent.link.lookup, &pass, NOW).await.unwrap();
    assert_eq!(retried, Redeem::NonceUsed);
    assert_is!(records.pass(pass.lookup, NOW).await.unwrap(), FoundPass::Live(_));
    assert_is!(records.link(live.link.lookup, NOW).await.unwrap(), Found::Live(_));
    let managed = records.managed(withdrawn.manage_lookup, NOW).await.unwrap().unwrap();
    assert_eq!(managed.state, LinkState::Gone(Gone::Withdrawn));
    assert_eq!(records.doomed(10).await.unwrap().len(), 2);
}

#[tokio::test]
async fn only_its_owner_can_read_any_of_its_files() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("chatpic.db");
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    std::fs::write(&path, b"").unwrap();
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();

    let records = SqliteRecords::open(&path).unwrap();
    records.publish(&given::share()).await.unwrap();
    let files: Vec<_> =
        directory.path().read_dir().unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 4, "{files:?}");
    for file in files {
        assert_eq!(mode(&file), 0o600, "{file:?}");
    }
}

#[test]
fn what_is_closed_in_good_order_is_one_file() {
    for _ in 0..50 {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("chatpic.db");
        drop(SqliteRecords::open(&path).unwrap());
        let mut left = directory.path().read_dir().unwrap().map(|file| file.unwrap().file_name());
        assert!(left.all(|name| ["chatpic.db", "chatpic.db.lock"].map(Into::into).contains(&name)));
    }
}

#[test]
fn a_database_is_opened_once() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("chatpic.db");
    let first = SqliteRecords::open(&path).unwrap();
    let second = SqliteRecords::open(&path);
    assert!(matches!(second, Err(StoreError::Records(why)) if why.contains("in use")));
    drop(first);
    SqliteRecords::open(&path).unwrap();
}

#[tokio::test]
async fn what_is_opened_beside_a_server_shares_its_rows_and_leaves_its_claims_alone() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("chatpic.db");
    let (share, key) = (given::share(), Lookup([5; 32]));
    let server = SqliteRecords::open(&path).unwrap();
    server.claim(key, NOW, NOW.plus(60)).await.unwrap();

    let beside = SqliteRecords::open_beside(&path).unwrap();
    beside.publish(&share).await.unwrap();
    assert_is!(server.link(share.link.lookup, NOW).await.unwrap(), Found::Live(_));
    assert_is!(server.claim(key, NOW, NOW.plus(60)).await.unwrap(), Claim::Running);
    let pass = given::pass();
    server.redeem_view(share.link.lookup, &pass, NOW).await.unwrap();
    assert_is!(beside.pass(pass.lookup, NOW).await.unwrap(), FoundPass::Live(_));
    server.settle(NOW).await.unwrap();
    drop(beside);
    server.withdraw(share.manage_lookup, NOW).await.unwrap();
}

#[test]
fn a_server_knows_of_a_command_that_began_beside_the_one_before() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("chatpic.db");
    let before = SqliteRecords::open(&path).unwrap();
    assert!(before.began_alone());
    let commands = [(); 2].map(|()| SqliteRecords::open_beside(&path).unwrap());
    drop(before);
    let server = SqliteRecords::open(&path).unwrap();
    assert!(!server.began_alone());
    drop((commands, server));
    let server = SqliteRecords::open(&path).unwrap();
    let _command = SqliteRecords::open_beside(&path).unwrap();
    assert!(server.began_alone(), "it came later");
}

#[test]
fn no_server_begins_beside_an_operator_who_came_first() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("chatpic.db");
    let alone = SqliteRecords::open_beside(&path).unwrap();
    assert!(SqliteRecords::open(&path).is_err());
    let second = SqliteRecords::open_beside(&path).unwrap();
    drop((alone, second));
    SqliteRecords::open(&path).unwrap();
}

#[test]
fn what_is_no_database_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("chatpic.db");
    std::fs::write(&path, [7; 8192]).unwrap();
    assert!(matches!(SqliteRecords::open(&path), Err(StoreError::Records(_))));
}

#[tokio::test]
async fn uploads_at_once_share_commits() {
    let directory = tempfile::tempdir().unwrap();
    let records = SqliteRecords::open(&directory.path().join("chatpic.db")).unwrap();
    let shares: Vec<_> = (0..256).map(|_| given::share()).collect();
    let publish = shares.iter().map(|share| records.publish(share));
    futures_util::future::try_join_all(publish).await.unwrap();
    assert!(records.commits() < 128, "{} commits for 256 shares", records.commits());
}

#[tokio::test]
async fn a_claim_dies_with_its_process() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("chatpic.db");
    let (key, now) = (Lookup([5; 32]), Timestamp::from_unix(1000));
    for _ in 0..2 {
        let records = SqliteRecords::open(&path).unwrap();
        let claim = || records.claim(key, now, now.plus(60));
        assert!(matches!(claim().await.unwrap(), Claim::Claimed));
        assert!(matches!(claim().await.unwrap(), Claim::Running));
    }
}

#[tokio::test]
async fn whoever_only_looks_for_the_root_key_finds_it_and_makes_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("chatpic.db");
    assert_eq!(SqliteRecords::root_of(&path).unwrap(), None);
    assert!(!path.exists());
    std::fs::write(&path, b"").unwrap();
    assert_eq!(SqliteRecords::root_of(&path).unwrap(), None, "a schema without it");

    let records = SqliteRecords::open(&path).unwrap();
    assert_eq!(SqliteRecords::root_of(&path).unwrap(), None);
    let root = given::lookup();
    records.adopt(root).await.unwrap();
    assert_eq!(SqliteRecords::root_of(&path).unwrap(), Some(root), "while it is in use");
    drop(records);
    let names = || {
        let entries = directory.path().read_dir().unwrap().map(|it| it.unwrap().file_name());
        entries.collect::<std::collections::BTreeSet<_>>()
    };
    let before = names();
    assert_eq!(SqliteRecords::root_of(&path).unwrap(), Some(root));
    assert_eq!(names(), before);

    std::fs::write(&path, b"no database at all, and long enough to be seen").unwrap();
    assert!(SqliteRecords::root_of(&path).is_err());
}
