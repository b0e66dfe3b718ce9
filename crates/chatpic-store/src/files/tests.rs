use std::io::Write;

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

#[test]
fn a_full_disk_is_told_from_a_broken_one() {
    let full = File::options().write(true).open("/dev/full").unwrap().write_all(b"sealed");
    assert!(matches!(fault(full.unwrap_err()), StoreError::Full));
    let broken = File::open("/dev/null/broken").unwrap_err();
    assert!(matches!(fault(broken), StoreError::Blobs(_)));
}
