//! Gone is gone.

use super::harness::TestServer;

#[tokio::test]
async fn a_share_is_refused_at_the_second_of_its_expiry_and_its_bytes_are_purged() {
    let server = TestServer::start().await;
    let shared = server.share(&[("expires_in", "60")]).await;
    let direct = shared.direct_url.clone().unwrap();
    server.pass(59);
    server.bytes(&direct).await.unwrap();
    server.pass(1);
    let gone = server.bytes(&direct).await.unwrap_err();
    assert_eq!(
        (gone.status, gone.code.as_str(), gone.reason.as_deref()),
        (410, "gone", Some("expired"))
    );
    assert_eq!(server.blobs().await, 1);
    server.purge().await;
    assert_eq!(server.blobs().await, 0);
    server.pass(7 * 86_400 + 3600);
    server.purge().await;
    assert_eq!(server.bytes(&direct).await.unwrap_err().status, 404);
}

#[tokio::test]
async fn what_is_withdrawn_is_never_served_again() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    assert_eq!(server.withdraw(&shared).await, 204);
    let gone = server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap_err();
    assert_eq!(gone.reason.as_deref(), Some("withdrawn"));
    assert_eq!(server.managed(&shared).await.unwrap().state, "withdrawn");
    assert_eq!(server.withdraw(&shared).await, 204, "twice is as good as once");
    server.purge().await;
    assert_eq!(server.blobs().await, 0);
}
