//! Sealed objects are written, read, listed and deleted.

use std::io::IoSliceMut;
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use chatpic_core::{BlobKey, Timestamp};
use futures_util::TryStreamExt;
use futures_util::future::join_all;

use super::given;
use crate::Blobs;

type Store = Arc<dyn Blobs>;

const ENDLESS: u64 = u64::MAX;
/// More than any store takes in one piece.
const LONG: usize = 20 << 20;

/// Writes an object in several strokes.
async fn written(store: &Store, len: usize) -> (BlobKey, Bytes) {
    let (key, bytes) = (given::blob(), Bytes::from(given::sealed(len).0));
    let mut writer = store.create(key).await.unwrap();
    let mut rest = bytes.clone();
    while !rest.is_empty() {
        writer.write(rest.split_to(rest.len().min(70_001))).await.unwrap();
    }
    writer.finish().await.unwrap();
    (key, bytes)
}

async fn listed(store: &Store) -> Vec<BlobKey> {
    let listed: Vec<_> = store.list().try_collect().await.unwrap();
    given::in_order(listed.into_iter().map(|listed| listed.key).collect())
}

pub(crate) async fn an_object_is_read_as_it_was_written(store: Store) {
    for len in [0, 1, 70_001, 1_000_000] {
        let (key, bytes) = written(&store, len).await;
        let read = store.read(key, 0..ENDLESS).await.unwrap();
        assert!(read == Some(bytes), "an object of {len} bytes came back otherwise");
    }
}

pub(crate) async fn a_long_object_is_read_as_it_was_written(store: Store) {
    let (key, bytes) = written(&store, LONG).await;
    assert!(store.read(key, 0..ENDLESS).await.unwrap() == Some(bytes.clone()));
    // Where a store may have put it together: around every MiB.
    for seam in (1 << 20..LONG).step_by(1 << 20) {
        let (from, to) = (seam - 7, seam + 7);
        let read = store.read(key, from as u64..to as u64).await.unwrap().unwrap();
        assert!(read == bytes[from..to], "{from}..{to}");
    }
}

pub(crate) async fn any_range_is_read(store: Store) {
    let (key, bytes) = written(&store, 200_000).await;
    for (from, to) in [
        (0, 1),
        (0, 200_000),
        (65_536, 131_072),
        (199_999, 200_000),
        (199_999, 200_001),
        (200_000, 200_001),
        (300_000, 400_000),
        (5, 5),
        (100_000, ENDLESS),
    ] {
        let within = |at: u64| usize::try_from(at.min(200_000)).unwrap();
        let read = store.read(key, from..to).await.unwrap().unwrap();
        assert!(read == bytes[within(from)..within(to)], "{from}..{to}");
    }
    assert_eq!(store.read(given::blob(), 0..10).await.unwrap(), None);
}

/// Whether anything is at hand is each store's affair.
pub(crate) async fn what_is_at_hand_is_as_it_was_written(store: Store) {
    let (key, bytes) = written(&store, 200_000).await;
    let at_hand =
        |key, from, into: &mut [u8]| store.read_at_hand(key, from, &mut [IoSliceMut::new(into)]);
    for (from, to) in [(0, 1), (80, 65_632), (0, 200_000), (199_999, 200_000)] {
        let mut into = vec![0; to - from];
        if at_hand(key, from as u64, &mut into) {
            assert!(into == bytes[from..to], "{from}..{to}");
        }
    }
    for (from, len) in [(199_999, 2), (200_000, 1), (1 << 40, 1)] {
        assert!(!at_hand(key, from, &mut vec![0; len]), "{len} from {from}");
    }
    let (mut first, mut rest) = ([0; 80], vec![0; 199_900]);
    let mut parts =
        [IoSliceMut::new(&mut first), IoSliceMut::new(&mut []), IoSliceMut::new(&mut rest)];
    if store.read_at_hand(key, 20, &mut parts) {
        assert!([&first[..], &rest].concat() == bytes[20..], "in parts");
    }
    assert!(!at_hand(given::blob(), 0, &mut [0; 10]), "there is no such object");
    store.delete(key).await.unwrap();
    assert!(!at_hand(key, 0, &mut [0; 10]), "it was deleted");
}

pub(crate) async fn there_is_no_object_before_it_is_finished(store: Store) {
    let key = given::blob();
    let mut writer = store.create(key).await.unwrap();
    writer.write(Bytes::from_static(b"sealed")).await.unwrap();
    assert_eq!(store.read(key, 0..ENDLESS).await.unwrap(), None);
    assert_eq!(listed(&store).await, []);
    writer.finish().await.unwrap();
    let read = store.read(key, 0..ENDLESS).await.unwrap();
    assert_eq!(read, Some(Bytes::from_static(b"sealed")));
}

pub(crate) async fn a_writer_that_is_dropped_leaves_nothing(store: Store) {
    let key = given::blob();
    let mut writer = store.create(key).await.unwrap();
    writer.write(Bytes::from_static(b"sealed")).await.unwrap();
    drop(writer);
    assert_eq!(store.read(key, 0..ENDLESS).await.unwrap(), None);
    assert_eq!(listed(&store).await, []);
    let ever = Timestamp::from_unix(i64::MAX).into();
    assert_eq!(store.sweep_unfinished(ever).await.unwrap(), 0);
}

pub(crate) async fn a_deleted_object_is_gone(store: Store) {
    let (kept, bytes) = written(&store, 1000).await;
    let (key, _) = written(&store, 1000).await;
    for _ in 0..2 {
        store.delete(key).await.unwrap();
        assert_eq!(store.read(key, 0..ENDLESS).await.unwrap(), None);
    }
    assert_eq!(listed(&store).await, [kept]);
    assert_eq!(store.read(kept, 0..ENDLESS).await.unwrap(), Some(bytes));
}

pub(crate) async fn every_object_is_listed_once(store: Store) {
    let mut keys = Vec::new();
    for _ in 0..40 {
        keys.push(written(&store, 10).await.0);
    }
    assert_eq!(listed(&store).await, given::in_order(keys));
}

pub(crate) async fn what_dead_writers_left_is_swept(store: Store) {
    let (kept, _) = written(&store, 10).await;
    let mut writer = store.create(given::blob()).await.unwrap();
    writer.write(Bytes::from(given::sealed(LONG).0)).await.unwrap();
    // As if the process had been killed: nothing of the writer runs any more.
    std::mem::forget(writer);
    let long_ago = SystemTime::UNIX_EPOCH;
    assert_eq!(store.sweep_unfinished(long_ago).await.unwrap(), 0);
    let ever = Timestamp::from_unix(i64::MAX).into();
    assert_eq!(store.sweep_unfinished(ever).await.unwrap(), 1);
    assert_eq!(store.sweep_unfinished(ever).await.unwrap(), 0);
    assert_eq!(listed(&store).await, [kept]);
}

pub(crate) async fn objects_are_written_at_once(store: Store) {
    let tasks = (0..32).map(|at| {
        let store = store.clone();
        tokio::spawn(async move { written(&store, at * 1000).await })
    });
    for object in join_all(tasks).await {
        let (key, bytes) = object.unwrap();
        assert!(store.read(key, 0..ENDLESS).await.unwrap() == Some(bytes));
    }
}

pub(crate) async fn a_store_in_order_is_ready(store: Store) {
    store.ready().await.unwrap();
    assert_ne!(store.free_space().await.unwrap(), Some(0));
    assert_eq!(listed(&store).await, []);
}
