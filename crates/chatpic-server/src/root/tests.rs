//! Keys in files, against a real database.

use std::fs::{self, Permissions};
use std::sync::Arc;

use chatpic_store::SqliteRecords;
use futures_util::future::join_all;
use tempfile::TempDir;

use super::*;
use crate::system::SystemRng;

/// A data directory.
struct Node {
    dir: TempDir,
    file: RootFile,
}

impl Node {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { file: RootFile::within(dir.path()), dir }
    }

    fn records(&self) -> SqliteRecords {
        SqliteRecords::open(&self.dir.path().join("chatpic.db")).unwrap()
    }

    async fn bind(&self, records: &dyn Records) -> Result<RootKey, RootError> {
        bind(&self.file, records, &SystemRng).await
    }

    /// What the file holds, whatever it is.
    fn text(&self) -> Option<Vec<u8>> {
        fs::read(self.file.path()).ok()
    }
}

fn key(byte: u8) -> RootKey {
    RootKey::from_bytes([byte; 32])
}

#[tokio::test]
async fn a_first_start_draws_a_key_and_the_next_ones_find_it() {
    let node = Node::new();
    let records = node.records();
    assert_eq!(examine(&node.file, None).unwrap(), Standing::Absent);
    let drawn = node.bind(&records).await.unwrap();
    let text = node.text().unwrap();
    assert_eq!(text, drawn.to_text().as_bytes());
    let root = records.root().await.unwrap();
    assert_eq!(root, Some(identity(&drawn)));
    assert_eq!(examine(&node.file, root).unwrap(), Standing::Bound);
    for _ in 0..2 {
        assert_eq!(node.bind(&records).await.unwrap().check(), drawn.check());
    }
    assert_eq!(node.text().unwrap(), text);
}

#[tokio::test]
async fn a_key_that_was_written_and_not_adopted_is_adopted_by_the_next_start() {
    let node = Node::new();
    // As a process leaves it that dies in between, with an unfinished file of an earlier one.
    node.file.write(&key(1), &SystemRng).unwrap();
    let unfinished = node.dir.path().join(".unfinished-root.key-0123456789abcdef");
    fs::write(&unfinished, "chatpic-root-1 ").unwrap();
    assert_eq!(examine(&node.file, None).unwrap(), Standing::Unbound);
    assert_eq!(node.bind(&node.records()).await.unwrap().check(), key(1).check());
    assert!(!unfinished.exists());
}

#[tokio::test]
async fn a_node_with_another_key_or_none_is_refused_and_nothing_is_written() {
    let node = Node::new();
    let records = node.records();
    let root = identity(&key(1));
    records.adopt(root).await.unwrap();
    assert!(matches!(examine(&node.file, Some(root)), Err(RootError::Missing)));
    assert!(matches!(node.bind(&records).await, Err(RootError::Missing)));
    assert_eq!(node.text(), None);

    node.file.write(&key(2), &SystemRng).unwrap();
    assert!(matches!(examine(&node.file, Some(root)), Err(RootError::Another { .. })));
    assert!(matches!(node.bind(&records).await, Err(RootError::Another { .. })));
    assert_eq!(node.text().unwrap(), key(2).to_text().as_bytes());
}

#[tokio::test]
async fn of_many_nodes_that_start_at_once_one_draws_the_key_and_the_others_keep_none() {
    let shared = Node::new();
    let records = Arc::new(shared.records());
    let starting = (0..12).map(|_| {
        let records = Arc::clone(&records);
        tokio::spawn(async move {
            let node = Node::new();
            let key = node.bind(&*records).await;
            (node, key)
        })
    });
    let mut drawn = 0;
    for started in join_all(starting).await {
        let (node, key) = started.unwrap();
        match key {
            Ok(key) => {
                drawn += 1;
                assert_eq!(records.root().await.unwrap(), Some(identity(&key)));
                assert_eq!(node.text().unwrap(), key.to_text().as_bytes());
            }
            Err(refused) => {
                assert!(matches!(refused, RootError::Missing), "{refused}");
                assert_eq!(fs::read_dir(node.dir.path()).unwrap().count(), 0);
            }
        }
    }
    assert_eq!(drawn, 1);
}

#[tokio::test]
async fn a_file_that_is_no_whole_key_is_refused_and_left_alone() {
    let text = key(1).to_text();
    let longer = [&text, &*"\n".repeat(LONGEST)].concat();
    for wrong in ["", "chatpic-root-1 ", &text[..text.len() - 1], &text[1..], &longer] {
        let node = Node::new();
        private::write_new(node.file.path(), wrong.as_bytes(), &SystemRng).unwrap();
        let refused = node.bind(&node.records()).await.unwrap_err();
        assert!(matches!(refused, RootError::Damaged { .. }), "{wrong:?} {refused}");
        assert_eq!(node.text().unwrap(), wrong.as_bytes());
        assert_eq!(node.records().root().await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_file_that_others_can_read_is_refused_by_its_name() {
    for mode in [0o640, 0o604, 0o620, 0o601, 0o777] {
        let node = Node::new();
        node.file.write(&key(1), &SystemRng).unwrap();
        fs::set_permissions(node.file.path(), Permissions::from_mode(mode)).unwrap();
        let refused = node.bind(&node.records()).await.unwrap_err();
        assert!(matches!(refused, RootError::Exposed { .. }), "{mode:o}: {refused}");
        assert!(refused.to_string().contains(node.file.path().to_str().unwrap()), "{refused}");
    }
}

#[test]
fn a_key_is_never_written_over_another() {
    let node = Node::new();
    node.file.write(&key(1), &SystemRng).unwrap();
    assert!(matches!(node.file.write(&key(2), &SystemRng), Err(RootError::Unusable { .. })));
    assert_eq!(node.text().unwrap(), key(1).to_text().as_bytes());
}
