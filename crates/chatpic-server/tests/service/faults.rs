//! What breaks costs nobody a view or a picture, and what is left over is found.

use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;
use chatpic_core::BlobKey;
use chatpic_server::actions::reconcile::{Reconciled, reconcile};
use chatpic_server::backends;
use chatpic_server::system::SystemRng;
use futures_util::future::join_all;
use serde_json::json;

use super::harness::{TestServer, png};
use super::ways::WAYS;

#[tokio::test]
async fn a_blob_that_is_missing_short_or_damaged_spends_no_view() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "4")]).await;
    let blob = server.places.the_blob(&server).await;
    let whole = blob.read().await;
    let mut damaged = whole.clone();
    damaged[whole.len() / 2] ^= 1;
    for fault in [None, Some(&whole[..whole.len() / 2]), Some(&whole[..10]), Some(&damaged[..])] {
        match fault {
            None => blob.remove().await,
            Some(bytes) => blob.write(bytes).await,
        }
        let token = shared.url.rsplit('/').next().unwrap();
        let api = server.post(&format!("/api/v1/shares/{token}/views"));
        for request in [api, server.post(&format!("{}/view", shared.url))] {
            let answer = request.send().await.unwrap();
            assert_eq!(answer.status(), 503);
            assert!(answer.headers().contains_key("retry-after"));
        }
        assert_eq!(server.managed(&shared).await.unwrap().links[0].views, 0);
    }
    blob.write(&whole).await;
    for way in WAYS {
        let pass = way.ask(&server, &shared, None, None).await.unwrap();
        assert_eq!(server.bytes(&format!("{pass}/0")).await.unwrap(), png(3, 2));
    }
}

#[tokio::test]
async fn a_blob_that_is_missing_is_503_under_a_pass_and_by_direct_link() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let granted = server.view(&shared, json!({})).await.unwrap();
    let blob = server.places.the_blob(&server).await;
    let whole = blob.read().await;
    blob.remove().await;
    let urls = [shared.direct_url.as_ref().unwrap(), &granted.media[0].url];
    for url in urls {
        assert_eq!(server.bytes(url).await.unwrap_err().code, "unavailable");
    }
    assert_eq!(reconcile(&server.app).await.unwrap(), Reconciled { orphans: 0, missing: 1 });
    blob.write(&whole).await;
    for url in urls {
        assert_eq!(server.bytes(url).await.unwrap(), png(3, 2));
    }
    assert_eq!(reconcile(&server.app).await.unwrap(), Reconciled::default());
}

#[tokio::test]
async fn a_purge_that_was_killed_between_records_and_blobs_is_finished_by_the_next() {
    let server = TestServer::start().await;
    let withdrawn = server.share_files(&[&png(3, 2), &png(2, 2)], &[]).await;
    let expired = server.share(&[("expires_in", "1m")]).await;
    let kept = server.share(&[]).await;
    server.withdraw(&withdrawn).await;
    server.pass(60);
    let now = server.app.now();
    server.app.records.purge(now, now.plus(-1000), now.plus(-1000)).await.unwrap();
    assert_eq!(server.blobs().await, 4, "the records are done, the blobs are not");
    let server = server.restart().await;
    assert_eq!(reconcile(&server.app).await.unwrap(), Reconciled::default(), "doomed, no orphans");
    server.purge().await;
    assert_eq!(server.blobs().await, 1);
    for (gone, reason) in [(withdrawn, "withdrawn"), (expired, "expired")] {
        let told = server.told(&server.moved(&gone)).await.unwrap_err();
        assert_eq!(told.reason.as_deref(), Some(reason));
    }
    server.bytes(server.moved(&kept).direct_url.as_ref().unwrap()).await.unwrap();
}

#[tokio::test]
async fn an_orphan_is_removed_and_what_is_needed_or_on_its_way_is_not() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let (orphan, on_its_way) = (BlobKey::random(&SystemRng), BlobKey::random(&SystemRng));
    for key in [orphan, on_its_way] {
        let mut writer = server.app.blobs.create(key).await.unwrap();
        writer.write(Bytes::from_static(b"sealed")).await.unwrap();
        writer.finish().await.unwrap();
    }
    server.app.placing().insert(on_its_way);
    // Where other nodes write as well, a young one may be on its way there.
    server.set_clock();
    server.pass(7200);
    assert_eq!(server.blobs().await, 3);
    assert_eq!(reconcile(&server.app).await.unwrap(), Reconciled { orphans: 1, missing: 0 });
    assert!(server.app.blobs.read(orphan, 0..1).await.unwrap().is_none());
    assert!(server.app.blobs.read(on_its_way, 0..1).await.unwrap().is_some());
    assert_eq!(server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap(), png(3, 2));
    let server = server.restart().await;
    assert_eq!(reconcile(&server.app).await.unwrap(), Reconciled { orphans: 1, missing: 0 });
    assert_eq!(server.blobs().await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_purge_deletes_meanwhile_is_no_orphan() {
    let server = TestServer::start().await;
    for _ in 0..10 {
        for shared in join_all((0..8).map(|_| server.share(&[]))).await {
            server.withdraw(&shared).await;
        }
        server.pass(7200);
        let (reconciled, ()) = tokio::join!(reconcile(&server.app), server.purge());
        assert_eq!(reconciled.unwrap(), Reconciled::default());
    }
}

#[tokio::test]
async fn what_a_command_writes_before_and_after_a_server_begins_is_no_orphan() {
    let server = TestServer::start().await;
    server.set_to_machine();
    // Not among the uploads of any server, and its row comes next.
    let write = async |server: &TestServer| {
        let key = BlobKey::random(&SystemRng);
        let mut writer = server.app.blobs.create(key).await.unwrap();
        writer.write(Bytes::from_static(b"sealed")).await.unwrap();
        writer.finish().await.unwrap();
        key
    };
    let command = backends::records_beside(&server.app.config).await.unwrap();
    write(&server).await;
    let server = server.restart().await;
    assert_eq!(reconcile(&server.app).await.unwrap(), Reconciled::default(), "it is still at work");
    drop(command);
    let server = server.restart().await;
    let later = write(&server).await;
    reconcile(&server.app).await.unwrap();
    assert!(server.app.blobs.read(later, 0..1).await.unwrap().is_some());
    server.pass(7200);
    reconcile(&server.app).await.unwrap();
    assert_eq!(server.blobs().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn uploads_lose_nothing_to_a_reconciling_that_never_rests() {
    let server = TestServer::start().await;
    let done = AtomicBool::new(false);
    let files = [png(30, 20), png(20, 30)];
    let uploads = async {
        let files = [&files[0][..], &files[1]];
        let shared = join_all((0..40).map(|_| server.share_files(&files, &[]))).await;
        done.store(true, Ordering::SeqCst);
        shared
    };
    let reconciling = async {
        while !done.load(Ordering::SeqCst) {
            assert_eq!(reconcile(&server.app).await.unwrap(), Reconciled::default());
        }
    };
    let (shared, ()) = tokio::join!(uploads, reconciling);
    for shared in &shared {
        for (media, file) in shared.media.iter().zip(&files) {
            assert_eq!(&server.bytes(media.direct_url.as_ref().unwrap()).await.unwrap(), file);
        }
    }
    assert_eq!(server.blobs().await, 80);
}
