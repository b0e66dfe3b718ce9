//! More links into one share: each with terms of its own, each revocable alone.

use chatpic_api::Shared;
use serde_json::json;

use super::harness::{TestServer, api, png, read};

async fn add(server: &TestServer, shared: &Shared, terms: serde_json::Value) -> Shared {
    let url = api(&shared.manage_url, "manage", "/links");
    read(server.post(&url).json(&terms).send().await.unwrap()).await.unwrap()
}

#[tokio::test]
async fn each_link_has_terms_of_its_own_and_is_revoked_alone() {
    let server = TestServer::start().await;
    let first = server.share(&[("label", "Anna")]).await;
    let second =
        add(&server, &first, json!({"max_views": 1, "password": "b", "label": "Ben"})).await;
    assert_eq!(second.manage_url, first.manage_url);
    let granted = server.view(&second, json!({"password": "b"})).await.unwrap();
    assert_eq!(server.bytes(&granted.media[0].url).await.unwrap(), png(3, 2));

    let managed = server.managed(&first).await.unwrap();
    let told: Vec<_> =
        managed.links.iter().map(|it| (it.label.as_deref(), it.state.as_str())).collect();
    assert_eq!(told, [(Some("Anna"), "live"), (Some("Ben"), "spent")]);
    assert_eq!(managed.sessions[0].label.as_deref(), Some("Ben"));

    let anna = api(&first.manage_url, "manage", &format!("/links/{}", managed.links[0].id));
    assert_eq!(server.http.delete(&anna).send().await.unwrap().status(), 204);
    assert_eq!(server.told(&first).await.unwrap_err().reason.as_deref(), Some("withdrawn"));
    server.bytes(&granted.media[0].url).await.unwrap();
    let more = server.post(&api(&first.manage_url, "manage", "/links")).json(&json!({}));
    assert_eq!(more.send().await.unwrap().status(), 410, "the last live link has gone");
}

#[tokio::test]
async fn another_shares_link_can_not_be_revoked() {
    let server = TestServer::start().await;
    let (mine, theirs) = (server.share(&[]).await, server.share(&[]).await);
    let id = server.managed(&theirs).await.unwrap().links[0].id.clone();
    let url = api(&mine.manage_url, "manage", &format!("/links/{id}"));
    assert_eq!(server.http.delete(&url).send().await.unwrap().status(), 404);
    server.told(&theirs).await.unwrap();
}
