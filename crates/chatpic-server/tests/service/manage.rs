//! What an owner sees and does, by the API and by the page's forms.

use chatpic_api::{ManagedShare, Problem, Shared};
use reqwest::Response;
use serde_json::{Value, json};

use super::harness::{TestServer, api, read};

const DAY: i64 = 86_400;

async fn patch(server: &TestServer, shared: &Shared, body: Value) -> Result<ManagedShare, Problem> {
    let request = server.http.patch(api(&shared.manage_url, "manage", "")).json(&body);
    read(request.send().await.unwrap()).await
}

async fn set_expiry(
    server: &TestServer,
    shared: &Shared,
    seconds: i64,
) -> Result<ManagedShare, Problem> {
    let expires_at = server.app.now().plus(seconds).to_string();
    patch(server, shared, json!({ "expires_at": expires_at })).await
}

/// A form of the manage page, as a browser sends it.
async fn press(server: &TestServer, shared: &Shared, form: &str, body: &'static str) -> Response {
    let request =
        server.post(&format!("{}/{form}", shared.manage_url)).header("accept", "text/html");
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    request.header("origin", "null").body(body).send().await.unwrap()
}

async fn state(server: &TestServer, shared: &Shared) -> String {
    let managed = server.managed(shared).await.unwrap();
    assert_eq!(managed.links[0].state, managed.state);
    assert_eq!(managed.links[0].url.is_some(), managed.state == "live");
    managed.state
}

#[tokio::test]
async fn the_owner_sees_views_limits_labels_and_sessions_by_the_hour() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "3"), ("label", "Anna")]).await;
    server.pass(1800 - 1);
    let granted = server.view(&shared, json!({})).await.unwrap();
    let managed = server.managed(&shared).await.unwrap();
    let link = &managed.links[0];
    assert_eq!((link.views, link.max_views), (1, Some(3)));
    assert_eq!((link.label.as_deref(), link.url.as_deref()), (Some("Anna"), Some(&*shared.url)));
    assert_eq!((&link.expires_at, &managed.expires_at), (&shared.expires_at, &shared.expires_at));
    let session = &managed.sessions[0];
    assert_eq!(
        (&session.session_id, session.label.as_deref()),
        (&granted.session_id, Some("Anna"))
    );
    assert_eq!(session.hour, server.app.now().hour().to_string());
    let page = String::from_utf8(server.bytes(&shared.manage_url).await.unwrap()).unwrap();
    for seen in ["Seen 1 of 3 times", "Anna", &shared.url, &granted.session_id] {
        assert!(page.contains(seen), "{seen}");
    }
}

#[tokio::test]
async fn a_share_is_live_then_spent_expired_or_withdrawn() {
    let server = TestServer::start().await;
    let spent = server.share(&[("max_views", "1")]).await;
    let expired = server.share(&[("expires_in", "1m")]).await;
    let withdrawn = server.share(&[]).await;
    for shared in [&spent, &expired, &withdrawn] {
        assert_eq!(state(&server, shared).await, "live");
    }
    server.view(&spent, json!({})).await.unwrap();
    server.pass(60);
    server.withdraw(&withdrawn).await;
    for _ in 0..2 {
        for (shared, word) in [(&spent, "spent"), (&expired, "expired"), (&withdrawn, "withdrawn")]
        {
            assert_eq!(state(&server, shared).await, word);
            let page = server.get(&shared.manage_url).send().await.unwrap();
            assert_eq!(page.status(), 200, "the owner's page tells why");
            assert!(page.text().await.unwrap().contains("This share is gone."));
            assert_eq!(server.told(shared).await.unwrap_err().reason.as_deref(), Some(word));
            let refused = set_expiry(&server, shared, DAY).await.unwrap_err();
            assert_eq!((refused.status, refused.reason.as_deref()), (410, Some(word)));
        }
        server.purge().await;
    }
}

#[tokio::test]
async fn a_tombstone_stands_for_seven_days_and_then_nothing_is_known() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    server.withdraw(&shared).await;
    server.pass(7 * 86_400 - 1);
    server.purge().await;
    assert_eq!(state(&server, &shared).await, "withdrawn");
    assert_eq!(server.told(&shared).await.unwrap_err().status, 410);
    server.pass(3600);
    server.purge().await;
    assert_eq!(server.managed(&shared).await.unwrap_err().status, 404);
    assert_eq!(server.told(&shared).await.unwrap_err().status, 404);
    assert_eq!(server.bytes(&shared.manage_url).await.unwrap_err().status, 404);
    assert_eq!(server.withdraw(&shared).await, 404);
}

#[tokio::test]
async fn an_expiry_can_be_set_within_the_bounds_and_a_fault_names_its_field() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    for (seconds, fits) in
        [(60, true), (30 * DAY, true), (59, false), (30 * DAY + 1, false), (-5, false)]
    {
        match set_expiry(&server, &shared, seconds).await {
            Ok(managed) => {
                let told = server.app.now().plus(seconds).to_string();
                assert!(fits);
                assert_eq!((&managed.expires_at, &managed.links[0].expires_at), (&told, &told));
                assert_eq!(server.told(&shared).await.unwrap().expires_at, told);
            }
            Err(problem) => {
                assert!(!fits);
                let told = (problem.status, problem.code.as_str(), problem.field.as_deref());
                assert_eq!(told, (422, "invalid-field", Some("expires_at")));
            }
        }
    }
    for (body, field) in [
        (json!({"expires_at": "tomorrow"}), "expires_at"),
        (json!({"expires_at": ""}), "expires_at"),
        (json!({"expires_at": null}), "expires_at"),
        (json!({}), "expires_at"),
        (json!({"expires_at": shared.expires_at, "max_views": 7}), "max_views"),
    ] {
        let problem = patch(&server, &shared, body.clone()).await.unwrap_err();
        assert_eq!((problem.status, problem.field.as_deref()), (422, Some(field)), "{body}");
    }
    let kept = server.app.now().plus(30 * DAY).to_string();
    assert_eq!(server.managed(&shared).await.unwrap().expires_at, kept);
}

#[tokio::test]
async fn a_new_expiry_holds_to_the_second() {
    let server = TestServer::start().await;
    let shared = server.share(&[("expires_in", "1m")]).await;
    set_expiry(&server, &shared, DAY).await.unwrap();
    server.pass(86_399);
    server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap();
    server.pass(1);
    assert_eq!(server.told(&shared).await.unwrap_err().reason.as_deref(), Some("expired"));
}

#[tokio::test]
async fn withdrawing_again_is_as_good_as_once_and_looking_withdraws_nothing() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "1")]).await;
    for url in [shared.manage_url.clone(), format!("{}/withdraw", shared.manage_url)] {
        for _ in 0..2 {
            server.get(&url).header("x-http-method-override", "DELETE").send().await.unwrap();
            server.http.head(&url).send().await.unwrap();
        }
    }
    assert_eq!(state(&server, &shared).await, "live");
    server.view(&shared, json!({})).await.unwrap();
    for _ in 0..3 {
        assert_eq!(server.withdraw(&shared).await, 204, "spent, its viewing can still be ended");
        assert_eq!(state(&server, &shared).await, "withdrawn");
    }
    let server = server.restart().await;
    assert_eq!(server.withdraw(&server.moved(&shared)).await, 204);
}

#[tokio::test]
async fn the_pages_forms_do_the_same_and_lead_back_to_the_page() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let back = format!("/m/{}", shared.manage_token);
    let changed = press(&server, &shared, "expiry", "expires_in=1h").await;
    assert_eq!(
        (changed.status().as_u16(), changed.headers()["location"].to_str().unwrap()),
        (303, &*back)
    );
    let told = server.managed(&shared).await.unwrap().expires_at;
    assert_eq!(told, server.app.now().plus(3600).to_string());
    let refused = press(&server, &shared, "expiry", "expires_in=31d").await;
    assert_eq!(refused.status(), 422);
    let page = refused.text().await.unwrap();
    assert!(
        page.contains("expires_in: must be between 1m and 30d") && page.contains("Ready to send")
    );
    let refused = server.post(&format!("{}/expiry", shared.manage_url)).body("expires_in=31d");
    let problem = read::<Value>(refused.send().await.unwrap()).await.unwrap_err();
    assert_eq!((problem.status, problem.field.as_deref()), (422, Some("expires_in")));

    for _ in 0..2 {
        let gone = press(&server, &shared, "withdraw", "").await;
        assert_eq!(
            (gone.status().as_u16(), gone.headers()["location"].to_str().unwrap()),
            (303, &*back)
        );
        assert_eq!(state(&server, &shared).await, "withdrawn");
    }
    let late = press(&server, &shared, "expiry", "expires_in=1h").await;
    assert_eq!(late.status(), 410);
}

#[tokio::test]
async fn another_site_changes_nothing() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    for header in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
    ] {
        for form in ["withdraw", "expiry"] {
            let request =
                server.post(&format!("{}/{form}", shared.manage_url)).body("expires_in=1m");
            assert_eq!(request.header(header.0, header.1).send().await.unwrap().status(), 403);
        }
        let delete = server.http.delete(api(&shared.manage_url, "manage", ""));
        assert_eq!(delete.header(header.0, header.1).send().await.unwrap().status(), 403);
    }
    let managed = server.managed(&shared).await.unwrap();
    assert_eq!((managed.state.as_str(), &managed.expires_at), ("live", &shared.expires_at));
}

#[tokio::test]
async fn a_token_of_one_kind_is_none_of_another() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "1")]).await;
    let granted = server.view(&shared, json!({})).await.unwrap();
    let shared = server.share(&[]).await;
    let (token, manage) = (shared.url.rsplit('/').next().unwrap(), &*shared.manage_token);
    let ticket = granted.media[0].url.rsplit('/').nth(1).unwrap();
    for (kind, rest, wrong) in [
        ("s", "", [manage, ticket]),
        ("api/v1/shares", "", [manage, ticket]),
        ("i", "/0.png", [manage, ticket]),
        ("m", "", [token, ticket]),
        ("api/v1/manage", "", [token, ticket]),
        ("v", "", [token, manage]),
        ("v", "/0", [token, manage]),
    ] {
        for token in wrong {
            let url = format!("/{kind}/{token}{rest}");
            assert_eq!(server.bytes(&url).await.unwrap_err().status, 404, "{kind}");
        }
    }
}
