use std::io::Write;

use futures_util::TryStreamExt;

use super::*;
use crate::conformance::{blobs_suite, given};

async fn empty() -> (Arc<dyn Blobs>, tempfile::TempDir) {
    let directory = tempfile::tempdir().unwrap();
    let blobs = FileBlobs::open(&directory.path().join("blobs")).unwrap();
    (Arc::new(blobs), directory)
}

blobs_suite!(crate::files::tests::empty);

#[tokio::test]
async fn an_object_lies_under_its_key_for_its_owner_alone() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path().join("blobs");
    let blobs = FileBlobs::open(&root).unwrap();
    let key = given::blob();
    blobs.create(key).await.unwrap().finish().await.unwrap();

    let name = key.to_string();
    let shelf = root.join(&name[..2]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&shelf.join(&name)), 0o600);
    assert_eq!((mode(&root), mode(&shelf)), (0o700, 0o700));
}

#[tokio::test]
async fn objects_are_there_when_the_directory_is_opened_again() {
    let directory = tempfile::tempdir().unwrap();
    let key = given::blob();
    let blobs = FileBlobs::open(directory.path()).unwrap();
    let mut writer = blobs.create(key).await.unwrap();
    writer.write(Bytes::from_static(b"sealed")).await.unwrap();
    writer.finish().await.unwrap();
    drop(blobs);
    let blobs = FileBlobs::open(directory.path()).unwrap();
    assert_eq!(blobs.read(key, 0..3).await.unwrap(), Some(Bytes::from_static(b"sea")));
}

#[tokio::test]
async fn nothing_that_is_written_after_opening_seems_to_be_older() {
    let directory = tempfile::tempdir().unwrap();
    for _ in 0..50 {
        let (blobs, beside) =
            (FileBlobs::open(directory.path()), FileBlobs::open(directory.path()));
        let (opened_at, key) = (blobs.unwrap().opened_at, given::blob());
        let beside = beside.unwrap();
        beside.create(key).await.unwrap().finish().await.unwrap();
        let listed: Vec<_> = beside.list().try_collect().await.unwrap();
        let ours = listed.iter().find(|it| it.key == key).unwrap();
        assert!(opened_at <= ours.written_at);
        assert!(listed.iter().all(|it| it.written_at <= ours.written_at));
    }
}

#[tokio::test]
async fn what_was_written_a_moment_ago_is_at_hand() {
    let directory = tempfile::tempdir().unwrap();
    let blobs = FileBlobs::open(directory.path()).unwrap();
    let (key, bytes) = (given::blob(), Bytes::from(given::sealed(100_000).0));
    let mut writer = blobs.create(key).await.unwrap();
    writer.write(bytes.clone()).await.unwrap();
    writer.finish().await.unwrap();
    let mut into = vec![0; 65_552];
    let file = File::open(blobs.places.object(key)).unwrap();
    let into_it = &mut [std::io::IoSliceMut::new(&mut into)];
    let at_once = rustix::io::preadv2(&file, into_it, 80, rustix::io::ReadWriteFlags::NOWAIT);
    // Not every file system knows how to read without waiting.
    let mut into = vec![0; 65_552];
    let at_hand = blobs.read_at_hand(key, 80, &mut [std::io::IoSliceMut::new(&mut into)]);
    assert_eq!(at_hand, at_once.is_ok());
    assert!(!at_hand || into == bytes[80..65_632]);
}

#[test]
fn a_full_disk_is_told_from_a_broken_one() {
    let full = File::options().write(true).open("/dev/full").unwrap().write_all(b"sealed");
    assert!(matches!(fault(full.unwrap_err()), StoreError::Full));
    let broken = File::open("/dev/null/broken").unwrap_err();
    assert!(matches!(fault(broken), StoreError::Blobs(_)));
}
