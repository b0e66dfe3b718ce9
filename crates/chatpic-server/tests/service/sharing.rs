//! Sharing a picture and looking at it.

use serde_json::json;

use super::harness::{TestServer, png};

#[tokio::test]
async fn an_unlimited_link_shows_the_very_pixels_at_once() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let shown = server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap();
    assert_eq!(shown, png(3, 2), "there was nothing to clean");
    let told = server.told(&shared).await.unwrap();
    assert_eq!(told.media.unwrap()[0].direct_url, shared.direct_url);
}

#[tokio::test]
async fn a_view_is_granted_by_a_post_and_a_retry_with_its_nonce_is_free() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "1")]).await;
    assert!(shared.direct_url.is_none());
    assert!(server.told(&shared).await.unwrap().media.is_none());
    let nonce = json!({"nonce": "n".repeat(22)});
    let granted = server.view(&shared, nonce.clone()).await.unwrap();
    assert_eq!(granted.views_left, Some(0));
    assert_eq!(server.bytes(&granted.media[0].url).await.unwrap(), png(3, 2));
    let again = server.view(&shared, nonce.clone()).await.unwrap();
    assert_eq!(
        (&again.session_id, &again.media[0].url),
        (&granted.session_id, &granted.media[0].url)
    );
    let server = server.restart().await;
    let after = server.view(&server.moved(&shared), nonce).await.unwrap();
    assert_eq!(after.session_id, granted.session_id);
    let other = server.view(&server.moved(&shared), json!({})).await.unwrap_err();
    assert_eq!((other.status, other.reason.as_deref()), (410, Some("spent")));
}
