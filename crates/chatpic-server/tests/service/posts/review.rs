//! What a person has to look at before anybody else does.

use chatpic_core::ShareId;
use chatpic_server::actions::lists::{Action, Class};
use chatpic_store::channels::Posted as Outcome;
use chatpic_store::records::Hiding;

use super::PIXEL;
use crate::harness::TestServer;
use crate::scanning::{hills, take, wish};

async fn only_share(server: &TestServer) -> ShareId {
    let shares = server.app.records.shares(None, 2).await.unwrap();
    assert_eq!(shares.len(), 1);
    shares[0]
}

/// A post that waits is there for its poster alone, until it is kept.
async fn waits(server: &TestServer, file: &[u8]) {
    let posted = server.posted("cats", file).await;
    assert_eq!(posted.state, "waiting");
    assert!(server.listed("cats").await.is_empty());
    assert_eq!(server.one_post(&posted.id).await.unwrap_err().status, 404);
    for url in [&posted.media[0].url, posted.media[0].thumbnail_url.as_ref().unwrap()] {
        assert_eq!(server.bytes(url).await.unwrap_err().status, 404);
    }
    let managed = server.managed_post(&posted).await.unwrap();
    assert_eq!(
        (managed.state.as_str(), managed.post.unwrap().id.as_str()),
        ("waiting", posted.id.as_str())
    );

    let share = only_share(server).await;
    let shown = server.app.records.show_post(share, server.app.now()).await.unwrap();
    assert_eq!(shown, Outcome::Shown(1));
    assert_eq!(server.listed("cats").await, [posted.id.as_str()]);
    server.bytes(&posted.media[0].url).await.unwrap();
    assert_eq!(server.managed_post(&posted).await.unwrap().state, "live");
}

#[tokio::test]
async fn a_channel_that_reviews_first_shows_nothing_that_nobody_kept() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |wish| wish.review_first = "true".to_owned()).await;
    waits(&server, PIXEL).await;
}

#[tokio::test]
async fn what_only_a_person_can_judge_waits_in_every_channel_and_is_no_share() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let file = hills(1).png();
    let scanned =
        chatpic_server::actions::scan::Scanned::new(&file, &server.app.config.media.pictures);
    let line = format!("sha256 {}\n", scanned.unwrap().fingerprint().sha256);
    take(&server, wish("list", Class::Operator, Action::Hold, &line)).await.unwrap();
    assert_eq!(server.upload(&[&file], &[]).await.status(), 422);
    waits(&server, &file).await;
    assert_eq!(server.posted("cats", PIXEL).await.state, "shown");
}

#[tokio::test]
async fn whoever_posted_can_take_back_what_waits() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |wish| wish.review_first = "true".to_owned()).await;
    let posted = server.posted("cats", PIXEL).await;
    let share = only_share(&server).await;
    let path = server.url(&format!("/api/v1/manage/{}", posted.manage_token));
    assert_eq!(server.http.delete(&path).send().await.unwrap().status(), 204);
    let shown = server.app.records.show_post(share, server.app.now()).await.unwrap();
    assert_eq!(shown, Outcome::Unknown);
    server.purge().await;
    assert_eq!(server.blobs().await, 0);
}

#[tokio::test]
async fn a_hidden_post_is_neither_listed_nor_served_and_can_come_back() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let posted = server.posted("cats", PIXEL).await;
    let share = only_share(&server).await;
    for (hiding, status) in
        [(Hiding::Meanwhile, 410), (Hiding::Silently, 404), (Hiding::Removed, 410)]
    {
        server.app.records.hide(share, Some(hiding), server.app.now()).await.unwrap();
        assert!(server.listed("cats").await.is_empty());
        assert_eq!(server.one_post(&posted.id).await.unwrap_err().status, status);
        for url in [&posted.media[0].url, posted.media[0].thumbnail_url.as_ref().unwrap()] {
            assert_eq!(server.bytes(url).await.unwrap_err().status, status, "{hiding:?}");
        }
    }
    server.app.records.hide(share, None, server.app.now()).await.unwrap();
    assert_eq!(server.listed("cats").await, [posted.id.as_str()]);
    server.bytes(&posted.media[0].url).await.unwrap();
    server.app.records.remove(share, server.app.now()).await.unwrap();
    let gone = server.one_post(&posted.id).await.unwrap_err();
    assert_eq!((gone.status, gone.reason.as_deref()), (410, Some("removed")));
}
