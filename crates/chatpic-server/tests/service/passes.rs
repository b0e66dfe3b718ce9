//! A pass lives for its time and through restarts, and ends with what it leads to.

use chatpic_api::{Granted, Shared};
use serde_json::{Value, json};

use super::harness::{TestServer, api, png};

const NONCE: &str = "the-nonce-of-this-viewing";

fn nonce() -> Value {
    json!({ "nonce": NONCE })
}

fn page(granted: &Granted) -> &str {
    granted.media[0].url.strip_suffix("/0").unwrap()
}

async fn reason(server: &TestServer, url: &str) -> String {
    let gone = server.bytes(url).await.unwrap_err();
    assert_eq!((gone.status, gone.code.as_str()), (410, "gone"));
    gone.reason.unwrap()
}

#[tokio::test]
async fn a_pass_of_the_last_view_survives_a_restart_with_all_its_pictures() {
    let server = TestServer::start().await;
    let files = [png(3, 2), png(5, 4)];
    let terms = [("max_views", "1"), ("password", "open sesame")];
    let shared = server.share_files(&[&files[0], &files[1]], &terms).await;
    let ask = json!({"nonce": NONCE, "password": "open sesame"});
    let granted = server.view(&shared, ask).await.unwrap();
    server.purge().await;
    let server = server.restart().await;
    server.purge().await;
    let shared = server.moved(&shared);
    server.bytes(&server.moved_url(page(&granted))).await.unwrap();
    for (media, file) in granted.media.iter().zip(&files) {
        assert_eq!(&server.bytes(&server.moved_url(&media.url)).await.unwrap(), file);
    }
    // The nonce alone finds it again: the link's wrap has gone with its last view.
    let again = server.view(&shared, nonce()).await.unwrap();
    assert_eq!(again.session_id, granted.session_id);
    assert_eq!(again.expires_at, granted.expires_at);
    assert_eq!(server.managed(&shared).await.unwrap().links[0].views, 1);
}

#[tokio::test]
async fn a_pass_ends_after_ten_minutes_and_its_nonce_is_used() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "2")]).await;
    let granted = server.view(&shared, nonce()).await.unwrap();
    server.pass(599);
    server.bytes(page(&granted)).await.unwrap();
    server.bytes(&granted.media[0].url).await.unwrap();
    assert_eq!(server.view(&shared, nonce()).await.unwrap().session_id, granted.session_id);
    server.pass(1);
    assert_eq!(reason(&server, page(&granted)).await, "expired");
    assert_eq!(reason(&server, &granted.media[0].url).await, "expired");
    used(&server, &shared).await;
    server.purge().await;
    used(&server, &shared).await;
    let server = server.restart().await;
    let shared = server.moved(&shared);
    used(&server, &shared).await;
    assert_eq!(reason(&server, &server.moved_url(page(&granted))).await, "expired");
    assert_eq!(server.managed(&shared).await.unwrap().links[0].views, 1);
    server.view(&shared, json!({})).await.unwrap();
    server.pass(600);
    server.purge().await;
    assert_eq!(server.blobs().await, 0, "bytes stay until the last pass ends, and no longer");
}

async fn used(server: &TestServer, shared: &Shared) {
    let used = server.view(shared, nonce()).await.unwrap_err();
    assert_eq!((used.status, used.code.as_str()), (409, "nonce-used"));
}

#[tokio::test]
async fn a_pass_ends_at_its_links_expiry_where_that_is_sooner() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "1"), ("expires_in", "5m")]).await;
    server.pass(200);
    let granted = server.view(&shared, nonce()).await.unwrap();
    assert_eq!(granted.expires_at, shared.expires_at);
    server.pass(99);
    server.bytes(&granted.media[0].url).await.unwrap();
    server.pass(1);
    assert_eq!(reason(&server, &granted.media[0].url).await, "expired");
    server.purge().await;
    assert_eq!(server.blobs().await, 0);
}

#[tokio::test]
async fn withdrawing_ends_every_pass_at_once_also_of_a_link_that_is_spent() {
    let server = TestServer::start().await;
    for views in ["1", "5"] {
        let shared = server.share(&[("max_views", views)]).await;
        let granted = server.view(&shared, nonce()).await.unwrap();
        assert_eq!(server.withdraw(&shared).await, 204);
        assert_eq!(reason(&server, page(&granted)).await, "withdrawn");
        assert_eq!(reason(&server, &granted.media[0].url).await, "withdrawn");
        used(&server, &shared).await;
        assert_eq!(server.view(&shared, json!({})).await.unwrap_err().status, 410);
        server.purge().await;
        assert_eq!(server.blobs().await, 0);
    }
}

#[tokio::test]
async fn an_expiry_moved_closer_ends_passes_and_one_moved_away_makes_none_longer() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "3"), ("expires_in", "5m")]).await;
    let first = server.view(&shared, json!({})).await.unwrap();
    move_expiry(&server, &shared, 60).await;
    server.pass(59);
    server.bytes(&first.media[0].url).await.unwrap();
    move_expiry(&server, &shared, 86_400).await;
    let second = server.view(&shared, json!({})).await.unwrap();
    server.pass(1);
    assert_eq!(reason(&server, &first.media[0].url).await, "expired");
    server.pass(598);
    server.bytes(&second.media[0].url).await.unwrap();
    server.pass(1);
    assert_eq!(reason(&server, &second.media[0].url).await, "expired");
    server.told(&shared).await.unwrap();
}

/// Sets the share to end so many seconds from now.
async fn move_expiry(server: &TestServer, shared: &Shared, seconds: i64) {
    let expires_at = server.app.now().plus(seconds).to_string();
    let patch = server.http.patch(api(&shared.manage_url, "manage", ""));
    let answer = patch.json(&json!({ "expires_at": expires_at })).send().await.unwrap();
    assert_eq!(answer.status(), 200);
}
