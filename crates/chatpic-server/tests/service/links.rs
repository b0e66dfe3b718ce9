//! More links into one share: each with terms of its own, each revocable alone, several made at once.

use chatpic_api::{ManagedLink, Shared, SharedLink};
use reqwest::RequestBuilder;
use serde_json::{Value, json};

use super::harness::{TestServer, api, form, png, read};

const LINKS: &str = r#"[
    {"label": "Anna", "max_views": 1},
    {"label": "Ben", "password": "open sesame", "expires_in": "2h", "end_early": true},
    {}
]"#;

/// One of several links, as if it were the only one.
fn only(shared: &Shared, number: usize) -> Shared {
    let SharedLink { url, .. } = shared.links[number].clone();
    Shared { url, ..shared.clone() }
}

async fn page(server: &TestServer, shared: &Shared) -> String {
    String::from_utf8(server.bytes(&shared.manage_url).await.unwrap()).unwrap()
}

/// As a browser asks.
fn browser(request: RequestBuilder) -> RequestBuilder {
    request.header("accept", "text/html").header("origin", "null")
}

fn states(links: &[ManagedLink]) -> Vec<(&str, &str)> {
    links.iter().map(|it| (it.label.as_deref().unwrap_or(""), it.state.as_str())).collect()
}

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

#[tokio::test]
async fn an_upload_makes_several_links_each_with_its_own_terms_or_the_uploads() {
    let server = TestServer::start().await;
    let fields = [("links", LINKS), ("expires_in", "1h"), ("label", "the rest")];
    let shared = server.share(&fields).await;
    let told: Vec<_> = shared.links.iter().map(|it| it.label.as_deref().unwrap()).collect();
    assert_eq!(told, ["Anna", "Ben", "the rest"]);
    let [anna, ben, rest] = &shared.links[..] else { panic!() };
    assert_eq!((&shared.url, shared.max_views, &shared.direct_url), (&anna.url, Some(1), &None));
    assert_eq!((anna.max_views, ben.max_views, ben.password_protected), (Some(1), None, true));
    assert!(ben.end_early && !anna.end_early && ben.direct_url.is_none());
    let expiry = |seconds| server.app.now().plus(seconds).to_string();
    assert_eq!((&anna.expires_at, &ben.expires_at), (&expiry(3600), &expiry(7200)));
    assert_eq!(server.bytes(rest.direct_url.as_ref().unwrap()).await.unwrap(), png(3, 2));
    assert_eq!(server.blobs().await, 1, "one share");

    server.view(&only(&shared, 0), json!({})).await.unwrap();
    let asked = |password: Value| server.view(&shared, password);
    assert_eq!(asked(json!({})).await.unwrap_err().reason.as_deref(), Some("spent"));
    let ben = only(&shared, 1);
    assert_eq!(server.view(&ben, json!({})).await.unwrap_err().status, 401);
    server.view(&ben, json!({"password": "open sesame"})).await.unwrap();
    let managed = server.managed(&shared).await.unwrap();
    let ids: Vec<_> = managed.links.iter().map(|it| &it.id).collect();
    assert_eq!(ids, shared.links.iter().map(|it| &it.id).collect::<Vec<_>>());
    assert_eq!(states(&managed.links), [("Anna", "spent"), ("Ben", "live"), ("the rest", "live")]);
    assert_eq!(managed.expires_at, expiry(7200));
}

#[tokio::test]
async fn every_way_to_upload_makes_several_links() {
    let server = TestServer::start().await;
    let recipients = [("recipients", "Anna\r\n\r\n  Ben \r\n"), ("max_views", "2")];
    let upload = || server.post("/").multipart(form(&[&png(3, 2)], &recipients));
    let lines = upload().send().await.unwrap();
    let first = lines.headers()["x-share-url"].to_str().unwrap().to_owned();
    let text = lines.text().await.unwrap();
    assert_eq!((text.lines().count(), text.lines().next()), (2, Some(&*first)));

    let sent = browser(upload()).send().await.unwrap();
    assert_eq!(sent.status(), 303);
    let to = sent.headers()["location"].to_str().unwrap().to_owned();
    let page = String::from_utf8(server.bytes(&to).await.unwrap()).unwrap();
    for seen in ["<h2>Anna</h2>", "<h2>Ben</h2>", "Not opened"] {
        assert!(page.contains(seen), "{seen}");
    }
    assert_eq!(page.matches("Seen 0 of 2 times").count(), 2);
    assert_eq!(page.matches("data-copy").count(), 3, "each link, and the manage link");
}

#[tokio::test]
async fn a_retried_upload_is_told_of_the_same_links() {
    let server = TestServer::start().await;
    let upload = async |links: &'static str| {
        let request =
            server.post("/api/v1/shares").multipart(form(&[&png(3, 2)], &[("links", links)]));
        let key = request.header("idempotency-key", "a-key-of-enough-random-characters");
        read::<Shared>(key.send().await.unwrap()).await
    };
    let (first, again) = (upload(LINKS).await.unwrap(), upload(LINKS).await.unwrap());
    let urls = |shared: &Shared| shared.links.iter().map(|it| it.url.clone()).collect::<Vec<_>>();
    assert_eq!((urls(&first), first.links.len()), (urls(&again), 3));
    assert_eq!(upload("[{}]").await.unwrap_err().code, "idempotency-key-reused");
    assert_eq!(server.blobs().await, 1);
}

#[tokio::test]
async fn several_links_are_made_together_or_not_at_all() {
    let server = TestServer::start().await;
    let passwords = format!("[{}]", vec![r#"{"password":"p"}"#; 21].join(","));
    for (links, file, field) in [
        (LINKS, &b"<html>"[..], None),
        (r#"[{}, {"watermark": true}]"#, &png(31, 40)[..], Some("watermark")),
        (&passwords, &png(3, 2)[..], Some("password")),
    ] {
        let refused = server.upload(&[&png(40, 40), file], &[("links", links)]).await;
        let problem = read::<Shared>(refused).await.unwrap_err();
        assert_eq!(problem.field.as_deref(), field, "{}", problem.detail);
    }
    let totals = server.app.records.totals(server.app.now()).await.unwrap();
    assert_eq!((totals.live_shares, totals.live_links), (0, 0));
    server.app.tasks.close();
    server.app.tasks.wait().await;
    assert_eq!(server.blobs().await, 0);
}

#[tokio::test]
async fn the_page_says_of_each_link_how_it_stands_by_the_hour_and_no_finer() {
    let server = TestServer::start().await;
    let links = r#"[{"label": "unseen"}, {"label": "seen"}, {"label": "spent", "max_views": 1},
        {"label": "revoked"}, {"label": "expired", "expires_in": "1h"}]"#;
    let shared = server.share(&[("links", links)]).await;
    server.pass(1799);
    server.view(&only(&shared, 1), json!({})).await.unwrap();
    server.view(&only(&shared, 2), json!({})).await.unwrap();
    let first = server.app.now().hour().to_string();
    server.pass(7200 + 33);
    server.view(&only(&shared, 1), json!({})).await.unwrap();
    let last = server.app.now().hour().to_string();
    let revoked = api(&shared.manage_url, "manage", &format!("/links/{}", shared.links[3].id));
    server.http.delete(revoked).send().await.unwrap();

    let managed = server.managed(&shared).await.unwrap();
    let opened = |number: usize| {
        let link = &managed.links[number];
        (link.first_opened.as_deref(), link.last_opened.as_deref())
    };
    assert_eq!((opened(0), opened(1)), ((None, None), (Some(&*first), Some(&*last))));
    assert_eq!((opened(2), opened(4)), ((Some(&*first), Some(&*first)), (None, None)));
    let page = page(&server, &shared).await;
    let cards: Vec<_> = page.split("<section class=\"card link\">").skip(1).collect();
    let state = |number: usize| {
        let (_, rest) = cards[number].split_once("<strong>").unwrap();
        rest.split_once("</strong>").unwrap().0
    };
    let said: Vec<_> = (0..5).map(state).collect();
    assert_eq!(said, ["Not opened", "Opened", "Spent", "Revoked", "Expired"]);
    assert!(cards[1].contains(&first) && cards[1].contains(&last));
    // No time that tells more than the hour.
    let times = page.split("<time datetime=\"").skip(1).map(|rest| &rest[..20]);
    let hours = times.filter(|time| page.contains(&format!("{time}\" data-hour")));
    assert!(hours.map(|hour| assert!(hour.ends_with(":00:00Z"), "{hour}")).count() == 3);
}

#[tokio::test]
async fn links_are_added_and_revoked_by_the_pages_forms() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let links = format!("{}/links", shared.manage_url);
    let fields = [("label", "Anna <3"), ("expires_in", "1h"), ("max_views", "2"), ("password", "")];
    let added = browser(server.form(&links, &fields)).send().await.unwrap();
    assert_eq!(added.status(), 303);
    assert_eq!(added.headers()["location"], format!("/m/{}", shared.manage_token));
    let managed = server.managed(&shared).await.unwrap();
    let anna = &managed.links[1];
    assert_eq!((anna.label.as_deref(), anna.max_views), (Some("Anna <3"), Some(2)));
    assert!(page(&server, &shared).await.contains("Anna &#60;3"));

    let wrong = [("label", "Ben <3"), ("max_views", "0")];
    let refused = browser(server.form(&links, &wrong)).send().await.unwrap();
    assert_eq!(refused.status(), 422);
    let text = refused.text().await.unwrap();
    assert!(text.contains("max_views: must be a number") && text.contains("value=\"Ben &#60;3\""));

    let revoke = format!("{links}/{}/revoke", anna.id);
    assert_eq!(browser(server.form(&revoke, &[])).send().await.unwrap().status(), 303);
    let managed = server.managed(&shared).await.unwrap();
    assert_eq!(states(&managed.links), [("", "live"), ("Anna <3", "withdrawn")]);
    let stranger = format!("{links}/{}/revoke", "0".repeat(32));
    assert_eq!(server.form(&stranger, &[]).send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn a_link_that_is_to_be_marked_is_only_added_to_what_can_be() {
    let server = TestServer::start().await;
    let small = server.share_files(&[&png(40, 40), &png(40, 31)], &[]).await;
    let url = api(&small.manage_url, "manage", "/links");
    let refused = server.post(&url).json(&json!({"watermark": true})).send().await.unwrap();
    let problem = read::<Shared>(refused).await.unwrap_err();
    assert_eq!((problem.status, problem.field.as_deref()), (422, Some("watermark")));
    assert!(problem.detail.contains("32 pixels"), "{}", problem.detail);
    let large = server.share_files(&[&png(32, 32)], &[]).await;
    let label = json!({"watermark": true, "mark_label": true, "label": "Anna"});
    let added = add(&server, &large, label).await;
    assert!(added.watermark && added.mark_label && added.direct_url.is_none());
    assert!(server.told(&added).await.unwrap().watermark);
    assert!(server.managed(&large).await.unwrap().links[1].mark_label);
}
