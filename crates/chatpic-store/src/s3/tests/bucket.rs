//! A bucket that is as it should be, and settings that aren't.

use object_store::PutPayload;
use object_store::multipart::MultipartStore;
use object_store::path::Path;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::*;
use crate::s3::question;
use crate::s3::writer::PART;

const EVER: Timestamp = Timestamp::from_unix(i64::MAX);

async fn uploads(bucket: &Bucket) -> usize {
    let leaves = question::ask(bucket, &[("uploads", "")]).await.unwrap();
    leaves.iter().filter(|leaf| leaf.path.ends_with("Upload/Key")).count()
}

#[tokio::test]
async fn an_object_of_any_length_around_a_part_is_whole() {
    let blobs = opened(&Garage::shared().bucket()).await;
    for len in [PART - 1, PART, PART + 1, 2 * PART] {
        let (key, bytes) = (given::blob(), sealed(len));
        written(&blobs, key, &bytes).await.unwrap();
        let read = blobs.read(key, 0..u64::MAX).await.unwrap();
        assert!(read == Some(bytes), "an object of {len} bytes came back otherwise");
    }
    assert_eq!(uploads(&blobs.bucket).await, 0);
}

#[tokio::test]
async fn a_writer_that_is_dropped_between_parts_ends_its_upload() {
    let blobs = opened(&Garage::shared().bucket()).await;
    let mut writer = blobs.create(given::blob()).await.unwrap();
    writer.write(sealed(2 * PART)).await.unwrap();
    assert_eq!(uploads(&blobs.bucket).await, 1);
    drop(writer);
    until("no upload", || async { uploads(&blobs.bucket).await == 0 }).await;
    assert_eq!(listed(&blobs).await, []);
}

#[tokio::test]
async fn a_sweep_ends_old_uploads_and_leaves_young_ones() {
    let blobs = opened(&Garage::shared().bucket()).await;
    let begun = |_| async {
        let path = blobs.bucket.path(given::blob());
        blobs.bucket.store.create_multipart(&path).await.unwrap()
    };
    futures_util::future::join_all((0..3).map(begun)).await;
    let second = std::process::Command::new("date").arg("+%s").output().unwrap();
    let now: i64 = String::from_utf8(second.stdout).unwrap().trim().parse().unwrap();
    let hour_ago = Timestamp::from_unix(now - 3600);
    assert_eq!(blobs.sweep_unfinished(hour_ago.into()).await.unwrap(), 0);
    assert_eq!(uploads(&blobs.bucket).await, 3);
    assert_eq!(blobs.sweep_unfinished(Timestamp::from_unix(now + 1).into()).await.unwrap(), 3);
    assert_eq!(uploads(&blobs.bucket).await, 0);
}

#[tokio::test]
async fn more_than_a_page_is_listed_and_swept() {
    let blobs = opened(&Garage::shared().bucket()).await;
    let (mut objects, mut begun) = (Vec::new(), 0);
    for _ in 0..21 {
        let work = (0..50).map(|_| async {
            let (key, path) = (given::blob(), blobs.bucket.path(given::blob()));
            let bytes = PutPayload::from_static(b"sealed");
            blobs.bucket.put(&blobs.bucket.path(key), bytes).await.unwrap();
            blobs.bucket.store.create_multipart(&path).await.unwrap();
            key
        });
        objects.extend(futures_util::future::join_all(work).await);
        begun += 50;
    }
    assert_eq!(listed(&blobs).await, given::in_order(objects));
    assert_eq!(blobs.sweep_unfinished(EVER.into()).await.unwrap(), begun);
}

#[tokio::test]
async fn what_others_keep_in_the_bucket_is_left_alone() {
    let bucket = Garage::shared().bucket();
    let whole = opened(&bucket).await;
    let prefixed = S3Settings { prefix: Some("our/blobs".to_owned()), ..settings(&bucket) };
    let part = S3Blobs::open(&prefixed).await.unwrap();
    let (ours, theirs) = (given::blob(), given::blob());
    written(&part, ours, &sealed(10)).await.unwrap();
    written(&whole, theirs, &sealed(10)).await.unwrap();
    let other = Path::from("our/blobs.txt");
    whole.bucket.put(&other, PutPayload::from_static(b"x")).await.unwrap();
    whole.bucket.store.create_multipart(&other).await.unwrap();
    whole.bucket.store.create_multipart(&part.bucket.path(ours)).await.unwrap();

    assert_eq!((listed(&part).await, listed(&whole).await), (vec![ours], vec![theirs]));
    assert_eq!(part.read(theirs, 0..1).await.unwrap(), None);
    assert_eq!(whole.sweep_unfinished(EVER.into()).await.unwrap(), 0);
    assert_eq!(part.sweep_unfinished(EVER.into()).await.unwrap(), 1);
    assert_eq!(uploads(&whole.bucket).await, 1);
}

#[tokio::test]
async fn a_full_bucket_is_told_from_a_broken_one() {
    let bucket = Garage::shared().bucket();
    let blobs = opened(&bucket).await;
    Garage::shared().ask(&["bucket", "set-quotas", "--max-size", "1MiB", &bucket.name]);
    let full = written(&blobs, given::blob(), &sealed(2 << 20)).await;
    assert!(matches!(full, Err(StoreError::Full)), "{full:?}");
    written(&blobs, given::blob(), &sealed(1000)).await.unwrap();
}

/// Opening what can't be opened: what the operator is told.
async fn refused(settings: &S3Settings) -> String {
    let refused = S3Blobs::open(settings).await.unwrap_err().to_string();
    assert!(!refused.contains(&settings.credentials.secret), "a secret: {refused}");
    assert!(refused.contains(&settings.bucket), "no bucket: {refused}");
    refused
}

#[tokio::test]
async fn what_is_wrong_with_the_settings_is_named() {
    let right = settings(&Garage::shared().bucket());
    let missing = S3Settings { bucket: "missing".to_owned(), ..right.clone() };
    assert!(refused(&missing).await.contains("there is no such bucket"));

    let wrong = |credentials| S3Settings { credentials, ..right.clone() };
    let secret = S3Credentials { secret: "0".repeat(64), ..right.credentials.clone() };
    assert!(refused(&wrong(secret)).await.contains("access denied"));
    let key = S3Credentials { key_id: "GK0".to_owned(), ..right.credentials.clone() };
    assert!(refused(&wrong(key)).await.contains("access denied"));

    let elsewhere = S3Settings { region: "nowhere".to_owned(), ..right.clone() };
    assert!(refused(&elsewhere).await.contains("region"));
    let closed = S3Settings { allow_http: false, ..right.clone() };
    assert!(refused(&closed).await.contains("https://"));
    let dead = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let dead = S3Settings { endpoint: Some(format!("http://{dead}")), ..right.clone() };
    assert!(refused(&dead).await.contains("does not answer"));
    let told = S3Settings { endpoint: Some("http://me:hush@here".to_owned()), ..right.clone() };
    let told = refused(&told).await;
    assert!(told.contains("address") && !told.contains("hush"), "{told}");
    let prefix = S3Settings { prefix: Some("a//b".to_owned()), ..right };
    assert!(refused(&prefix).await.contains("prefix"));
}

#[tokio::test]
async fn a_bucket_that_may_only_be_read_is_refused() {
    let bucket = Garage::shared().bucket();
    let deny = ["bucket", "deny", "--write", "--owner", "--key", &bucket.key_id, &bucket.name];
    Garage::shared().ask(&deny);
    assert!(refused(&settings(&bucket)).await.contains("access denied"));
}

#[tokio::test]
async fn what_is_damaged_on_its_way_is_not_stored() {
    let bucket = Garage::shared().bucket();
    let line = damaging(&bucket.endpoint).await;
    let blobs = S3Blobs::open(&S3Settings { endpoint: Some(line), ..settings(&bucket) }).await;
    let blobs = blobs.unwrap();
    written(&blobs, given::blob(), &sealed(10)).await.unwrap();
    let before = listed(&blobs).await;
    for len in [MARKED.len(), PART + MARKED.len()] {
        let bytes: Vec<u8> = MARKED.iter().copied().cycle().take(len).collect();
        let damaged = written(&blobs, given::blob(), &bytes.into()).await;
        assert!(matches!(damaged, Err(StoreError::Blobs(_))), "{len}: {damaged:?}");
    }
    assert_eq!(listed(&blobs).await, before);
}

/// What the line changes.
const MARKED: &[u8] = b"sealed and marked";

/// A line to the store that changes one letter of [`MARKED`]: its address.
async fn damaging(endpoint: &str) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let line = format!("http://{}", listener.local_addr().unwrap());
    let store = endpoint.strip_prefix("http://").unwrap().to_owned();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let (mut from_client, mut to_client) = client.into_split();
            let server = TcpStream::connect(&store).await.unwrap();
            let (mut from_server, mut to_server) = server.into_split();
            tokio::spawn(async move { tokio::io::copy(&mut from_server, &mut to_client).await });
            tokio::spawn(async move {
                let mut bytes = vec![0; 64 << 10];
                while let Ok(read @ 1..) = from_client.read(&mut bytes).await {
                    let piece = &mut bytes[..read];
                    if let Some(at) = piece.windows(MARKED.len()).position(|it| it == MARKED) {
                        piece[at] = b'S';
                    }
                    to_server.write_all(piece).await?;
                }
                Ok::<_, std::io::Error>(())
            });
        }
    });
    line
}
