//! An upload that is shared at once, with its last byte.

use std::time::Duration;

use chatpic_core::Token;
use chatpic_seal::{Kind, lookup};
use chatpic_store::records::{Claim, Lookup};
use serde_json::json;
use tokio::time::timeout;

use super::{TestServer, code, header, is, problem, token};
use crate::harness::png;

#[tokio::test]
async fn the_last_byte_makes_the_share_that_was_asked_for_at_the_beginning() {
    let (server, picture) = (TestServer::start().await, png(40, 30));
    let terms = [("max_views", "2"), ("password", "geheim"), ("label", "Anna"), ("filename", "ä")];
    let upload = server.begun(picture.len(), &terms).await;
    server.sent(&upload, 0, &picture[..1000]).await;
    let unfinished = problem(server.get(&upload).send().await.unwrap()).await;
    assert_eq!((unfinished.status, unfinished.code.as_str()), (409, "not-now"));
    let last = server.send(&upload, 1000, &picture[1000..]).await;
    assert_eq!(last.status(), 204);
    let shared = server.answer(&upload).await.unwrap();
    assert_eq!(header(&last, "x-share-url"), shared.url);
    assert_eq!(header(&last, "x-manage-url"), shared.manage_url);
    assert_eq!((shared.max_views, shared.password_protected), (Some(2), true));
    let managed = server.managed(&shared).await.unwrap();
    assert_eq!(managed.links[0].label.as_deref(), Some("Anna"));
    let granted = server.view(&shared, json!({"password": "geheim"})).await.unwrap();
    assert_eq!(server.bytes(&granted.media[0].url).await.unwrap(), picture);
    // Its pieces are gone: what is stored is the picture.
    server.purge().await;
    assert_eq!(server.blobs().await, 1);
    server.withdraw(&shared).await;
    server.is_empty().await;
}

#[tokio::test]
async fn the_answer_is_the_same_for_15_minutes_and_no_second_longer() {
    let (server, picture) = (TestServer::start().await, png(9, 9));
    let upload = server.begun(picture.len(), &[]).await;
    server.sent(&upload, 0, &picture).await;
    let first = server.answer(&upload).await.unwrap();
    let server = server.restart().await;
    let upload = server.moved_url(&upload);
    server.pass(899);
    assert_eq!(server.answer(&upload).await.unwrap().manage_token, first.manage_token);
    assert_eq!(server.offset(&upload).await, picture.len(), "whoever lost the answer learns that");
    assert_eq!(server.end(&upload).await.status(), 410);
    server.pass(1);
    let refused = server.answer(&upload).await.unwrap_err();
    assert_eq!((refused.status, refused.reason.as_deref()), (410, Some("spent")));
    assert_eq!(server.head(&upload).await.status(), 410);
    server.told(&server.moved(&first)).await.unwrap();
    server.purge().await;
    server.pass(7 * 86_400 + 1);
    server.purge().await;
    assert_eq!(code(server.get(&upload).send().await.unwrap()).await, is(404, "not-found"));
}

#[tokio::test]
async fn the_answer_ends_with_its_share() {
    let (server, picture) = (TestServer::start().await, png(9, 9));
    let upload = server.begun(picture.len(), &[]).await;
    server.sent(&upload, 0, &picture).await;
    server.withdraw(&server.answer(&upload).await.unwrap()).await;
    assert_eq!(server.answer(&upload).await.unwrap_err().status, 410);
    server.is_empty().await;
}

#[tokio::test]
async fn what_can_not_be_shared_is_said_with_the_last_byte_and_leaves_nothing() {
    let (server, picture) = (TestServer::start().await, png(30, 30));
    let cut = &picture[..picture.len() / 2];
    for (bytes, refusal) in
        [(&b"%PDF-1.7 and more"[..], is(415, "unsupported-format")), (cut, is(422, "broken-file"))]
    {
        let upload = server.begun(bytes.len(), &[]).await;
        server.sent(&upload, 0, &bytes[..5]).await;
        assert_eq!(code(server.send(&upload, 5, &bytes[5..]).await).await, refusal);
        let refused = server.answer(&upload).await.unwrap_err();
        assert_eq!((refused.status, refused.reason.as_deref()), (410, Some("removed")));
    }
    server.is_empty().await;
}

#[tokio::test]
async fn a_video_that_is_not_taken_here_is_over_with_its_last_byte() {
    let server = TestServer::with(&[("media.videos", "false")]).await;
    let video = b"\0\0\0\x14ftypisom\0\0\0\0isom";
    let upload = server.begun(video.len(), &[]).await;
    let refused = server.send(&upload, 0, video).await;
    assert_eq!(code(refused).await, is(415, "unsupported-format"));
    assert_eq!(server.head(&upload).await.status(), 410);
    server.is_empty().await;
}

/// As where a node dies between the last byte and the share, or where the store can't answer.
#[tokio::test]
async fn whoever_asks_for_an_answer_that_was_never_given_gets_it() {
    let (server, picture) = (TestServer::start().await, png(9, 9));
    let upload = server.begun(picture.len(), &[("label", "Anna")]).await;
    // Somebody else is at it.
    let secret: Token = token(&upload).parse().unwrap();
    let key = Lookup(lookup(Kind::Idempotency, secret.as_bytes()));
    let now = server.app.now();
    let claimed = server.app.records.claim(key, now, now.plus(60)).await.unwrap();
    assert!(matches!(claimed, Claim::Claimed));
    let last = server.send(&upload, 0, &picture).await;
    assert_eq!(code(last).await, is(409, "still-running"));
    assert_eq!(server.offset(&upload).await, picture.len());
    assert_eq!(server.answer(&upload).await.unwrap_err().code, "still-running");
    // Their node died.
    server.pass(60);
    let shared = server.answer(&upload).await.unwrap();
    assert_eq!(server.answer(&upload).await.unwrap().url, shared.url);
    assert_eq!(server.bytes(&shared.direct_url.unwrap()).await.unwrap(), picture);
}

#[tokio::test]
async fn asking_for_an_answer_counts_where_it_takes_an_upload_s_work_and_only_then() {
    let (server, picture) =
        (TestServer::with(&[("limits.uploads_per_hour", "1")]).await, png(9, 9));
    let upload = server.begun(picture.len(), &[]).await;
    let secret: Token = token(&upload).parse().unwrap();
    let key = Lookup(lookup(Kind::Idempotency, secret.as_bytes()));
    let now = server.app.now();
    server.app.records.claim(key, now, now.plus(60)).await.unwrap();
    assert_eq!(code(server.send(&upload, 0, &picture).await).await, is(409, "still-running"));
    assert_eq!(server.answer(&upload).await.unwrap_err().code, "still-running");
    server.pass(60);
    assert_eq!(server.answer(&upload).await.unwrap_err().code, "too-many-requests");
    server.pass(3600);
    let shared = server.answer(&upload).await.unwrap();
    assert_eq!(server.answer(&upload).await.unwrap().url, shared.url, "it is there by now");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_asks_at_once_gets_one_share() {
    let (server, picture) = (TestServer::start().await, png(99, 99));
    let upload = server.begun(picture.len(), &[]).await;
    server.sent(&upload, 0, &picture[..500]).await;
    let asked = futures_util::future::join_all((0..8).map(|_| server.answer(&upload)));
    let (last, _) = tokio::join!(server.send(&upload, 500, &picture[500..]), asked);
    let url = match last.status().as_u16() {
        204 => header(&last, "x-share-url").to_owned(),
        _ => {
            assert_eq!(code(last).await, is(409, "still-running"));
            String::new()
        }
    };
    let answered = async {
        loop {
            match server.answer(&upload).await {
                Err(problem) if problem.code == "still-running" => {}
                answer => return answer.unwrap(),
            }
        }
    };
    let answer = timeout(Duration::from_secs(60), answered).await.expect("it ends");
    assert!(url.is_empty() || url == answer.url);
    assert_eq!(server.app.records.totals(server.app.now()).await.unwrap().live_shares, 1);
}
