//! What moderators hide, as everybody else meets it.

use chatpic_api::Shared;
use chatpic_core::ShareId;
use chatpic_store::records::{Change, Hiding};
use serde_json::json;

use super::harness::{TestServer, api, read};

/// The only share there is.
async fn the_share(server: &TestServer) -> ShareId {
    let shares = server.app.records.shares(None, 2).await.unwrap();
    assert_eq!(shares.len(), 1);
    shares[0]
}

async fn hide(server: &TestServer, hiding: impl Into<Option<Hiding>>) {
    let (share, now) = (the_share(server).await, server.app.now());
    let hidden = server.app.records.hide(share, hiding.into(), now).await.unwrap();
    assert_eq!(hidden, Change::Done);
}

/// Status, code and reason of whatever leads to the pictures of a share, and of its pass.
async fn met(server: &TestServer, shared: &Shared, pass: &str) -> Vec<(u16, String, String)> {
    let mut met = Vec::new();
    let mut add = |problem: chatpic_api::Problem| {
        met.push((problem.status, problem.code, problem.reason.unwrap_or_default()));
    };
    add(server.told(shared).await.unwrap_err());
    add(server.view(shared, json!({})).await.unwrap_err());
    add(server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap_err());
    add(server.bytes(pass).await.unwrap_err());
    for page in [&shared.url, &format!("/v/{}", pass.split('/').nth_back(1).unwrap())] {
        add(read::<()>(server.get(page).send().await.unwrap()).await.unwrap_err());
    }
    met
}

#[tokio::test]
async fn what_is_hidden_is_not_served_until_it_is_shown_again() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let pass = server.view(&shared, json!({})).await.unwrap().media[0].url.clone();
    for (hiding, status, code, reason) in [
        (Hiding::Meanwhile, 410, "gone", "hidden"),
        (Hiding::Silently, 404, "not-found", ""),
        (Hiding::Removed, 410, "gone", "removed"),
    ] {
        hide(&server, hiding).await;
        for told in met(&server, &shared, &pass).await {
            assert_eq!(told, (status, code.to_owned(), reason.to_owned()), "{hiding:?}");
        }
        let owned = server.managed(&shared).await;
        match hiding {
            Hiding::Silently => assert_eq!(owned.unwrap_err().status, 404),
            Hiding::Meanwhile | Hiding::Removed => assert_eq!(owned.unwrap().state, "live"),
        }
    }
    hide(&server, None).await;
    server.bytes(&pass).await.unwrap();
    server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap();
    assert_eq!(server.managed(&shared).await.unwrap().sessions.len(), 1, "no view was spent");
}

#[tokio::test]
async fn a_page_says_calmly_that_it_is_hidden_for_now() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    hide(&server, Hiding::Meanwhile).await;
    let page = server.get(&shared.url).header("accept", "text/html").send().await.unwrap();
    assert_eq!(page.status(), 410);
    let page = page.text().await.unwrap();
    assert!(page.contains("Hidden for now") && page.contains("while a report about it"), "{page}");
}

/// Who was given this token can't tell by being held up that it was ever there.
#[tokio::test]
async fn a_token_of_what_is_hidden_silently_is_none_that_nobody_was_given() {
    let server = TestServer::with(&[("limits.unknown_tokens_per_minute", "2")]).await;
    let shared = server.share(&[]).await;
    let pass = server.view(&shared, json!({})).await.unwrap().media[0].url.clone();
    hide(&server, Hiding::Silently).await;
    for _ in 0..3 {
        assert!(met(&server, &shared, &pass).await.iter().all(|told| told.0 == 404));
    }
}

#[tokio::test]
async fn an_owner_withdraws_what_is_hidden_and_adds_no_link_to_it() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let add = async || {
        let links = format!("/api/v1/manage/{}/links", shared.manage_token);
        let added = server.post(&links).json(&json!({})).send().await.unwrap();
        read::<Shared>(added).await
    };
    hide(&server, Hiding::Meanwhile).await;
    let refused = add().await.unwrap_err();
    assert_eq!((refused.status, refused.reason.as_deref()), (410, Some("hidden")));
    hide(&server, Hiding::Removed).await;
    let refused = add().await.unwrap_err();
    assert_eq!((refused.status, refused.reason.as_deref()), (410, Some("removed")));
    assert_eq!(server.withdraw(&shared).await, 410);
    hide(&server, Hiding::Silently).await;
    assert_eq!(add().await.unwrap_err().status, 404);
    hide(&server, Hiding::Meanwhile).await;
    assert_eq!(server.withdraw(&shared).await, 204);
    assert_eq!(server.managed(&shared).await.unwrap().state, "withdrawn");
}

/// Whatever an owner asks of what is hidden silently is answered as of a token that somebody made up.
#[tokio::test]
async fn no_verb_tells_an_owner_that_something_is_hidden_silently() {
    let server = TestServer::start().await;
    for is_removed in [false, true] {
        let shared = server.share(&[]).await;
        let manage = format!("/api/v1/manage/{}", shared.manage_token);
        let link = server.managed(&shared).await.unwrap().links[0].id.clone();
        let now = server.app.now();
        for share in server.app.records.shares(None, 9).await.unwrap() {
            server.app.records.hide(share, Some(Hiding::Silently), now).await.unwrap();
            if is_removed {
                server.app.records.remove(share, now).await.unwrap();
            }
        }
        let expiry = json!({"expires_at": now.plus(86_400).to_string()});
        let asked = [
            server.http.patch(server.url(&manage)).json(&expiry),
            server.post(&format!("{manage}/links")).json(&json!({})),
            server.http.delete(server.url(&format!("{manage}/links/{link}"))),
            server.http.delete(server.url(&manage)),
            server.get(&manage),
        ];
        for asked in asked {
            let status = asked.send().await.unwrap().status();
            assert_eq!(status, 404, "removed: {is_removed}");
        }
    }
}

/// It may be shown again: what was asked meanwhile holds then.
#[tokio::test]
async fn what_is_withdrawn_while_it_is_hidden_silently_stays_so() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    hide(&server, Hiding::Silently).await;
    assert_eq!(server.withdraw(&shared).await, 404);
    hide(&server, None).await;
    assert_eq!(server.managed(&shared).await.unwrap().state, "withdrawn");
}

#[tokio::test]
async fn a_removal_is_told_for_half_a_year() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let (share, now) = (the_share(&server).await, server.app.now());
    assert_eq!(server.app.records.remove(share, now).await.unwrap(), Change::Done);
    server.purge().await;
    assert_eq!(server.blobs().await, 0);
    for (days, status) in [(182, 410), (2, 404)] {
        server.pass(days * 86_400);
        server.purge().await;
        let url = api(&shared.url, "shares", "");
        let told = read::<()>(server.get(&url).send().await.unwrap()).await.unwrap_err();
        assert_eq!(told.status, status);
    }
}
