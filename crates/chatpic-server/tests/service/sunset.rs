//! The end of an instance is announced: nothing new, a notice on every page, and time to fetch.

use chatpic_server::actions::sunset::{self, Sunset};
use serde_json::json;

use crate::harness::{TestServer, form, png};

const DAY: &str = "2199-12-31";

async fn announce(server: &TestServer, notice: &str) {
    sunset::announce(&server.app, &Sunset::parse(DAY, notice).unwrap()).await.unwrap();
}

async fn page(server: &TestServer, path: &str) -> String {
    server.get(path).header("accept", "text/html").send().await.unwrap().text().await.unwrap()
}

#[tokio::test]
async fn every_way_to_share_is_closed_and_says_until_when_links_work() {
    let server = TestServer::start().await;
    announce(&server, "").await;
    let picture = png(3, 2);
    let refused = server.upload(&[&picture], &[]).await;
    assert_eq!(refused.status(), 403);
    let problem: chatpic_api::Problem = refused.json().await.unwrap();
    assert_eq!(problem.code, "sunset");
    assert!(problem.detail.contains(DAY) && problem.detail.contains("until then"));
    let put = server.http.put(server.url("/x.png")).body(picture.clone()).send().await.unwrap();
    assert_eq!(put.status(), 403);
    let posted = server.post("/").header("accept", "text/html").multipart(form(&[&picture], &[]));
    let posted = posted.send().await.unwrap();
    assert_eq!(posted.status(), 403);
    assert!(posted.text().await.unwrap().contains(DAY));
    assert_eq!(server.blobs().await, 0);
}

#[tokio::test]
async fn every_page_tells_the_day_and_the_notice_as_text() {
    let server = TestServer::start().await;
    let (open, gate) = (server.share(&[]).await, server.share(&[("max_views", "1")]).await);
    assert!(!page(&server, "/").await.contains("closes in"));
    announce(&server, "Thank you.\n<b>Ada</b>").await;
    let paths = ["/", "/s", "/api", "/legal/terms", "/nothing/here", &open.url, &gate.url];
    for path in paths.into_iter().chain([gate.manage_url.as_str()]) {
        let told = page(&server, path).await;
        assert_eq!(told.matches("This instance closes in").count(), 1, "{path}: {told}");
        assert!(told.contains(DAY) && told.contains("<p>Thank you.</p>"), "{path}");
        assert!(told.contains("&#60;b&#62;Ada&#60;/b&#62;") && !told.contains("<b>"), "{path}");
    }
    let shown = server.bytes(open.direct_url.as_ref().unwrap()).await.unwrap();
    assert_eq!(shown, png(3, 2), "pictures are not touched");
}

#[tokio::test]
async fn links_live_on_and_an_owner_gets_one_without_using_up_a_view() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "1"), ("password", "p")]).await;
    assert!(!page(&server, &shared.manage_url).await.contains("Get a link to your pictures"));
    announce(&server, "").await;
    let managed = page(&server, &shared.manage_url).await;
    assert!(managed.contains("Get a link to your pictures"));
    let pressed = server.post(&format!("{}/fetch", shared.manage_url)).send().await.unwrap();
    assert_eq!(pressed.status(), 303);
    let managed = server.managed(&shared).await.unwrap();
    let mine = managed.links.iter().find(|link| link.label.as_deref() == Some("Mine")).unwrap();
    let path = mine.url.as_ref().unwrap().replacen("/s/", "/i/", 1) + "/0.png";
    assert_eq!(server.bytes(&path).await.unwrap(), png(3, 2));
    assert!(!page(&server, &shared.manage_url).await.contains("Get a link to your pictures"));
    assert!(server.view(&shared, json!({"password": "p"})).await.is_ok(), "its view was not used");
}

#[tokio::test]
async fn whoever_shares_nothing_that_lives_gets_no_link() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    server.withdraw(&shared).await;
    announce(&server, "").await;
    let pressed = server.post(&format!("{}/fetch", shared.manage_url)).send().await.unwrap();
    assert_eq!(pressed.status(), 410);
    assert!(!page(&server, &shared.manage_url).await.contains("Get a link"));
}

#[tokio::test]
async fn the_announcement_outlives_a_restart_can_be_changed_and_taken_back() {
    let server = TestServer::start().await;
    announce(&server, "first").await;
    announce(&server, "second").await;
    let server = server.restart().await;
    sunset::refresh(&server.app).await.unwrap();
    let told = page(&server, "/").await;
    assert!(told.contains("second") && !told.contains("first"));
    sunset::clear(&server.app).await.unwrap();
    sunset::clear(&server.app).await.unwrap();
    assert!(page(&server, "/").await.contains("id=\"share\""));
    assert_eq!(server.upload(&[&png(3, 2)], &[]).await.status(), 201);
}

#[tokio::test]
async fn another_node_knows_when_it_looks() {
    let server = TestServer::start().await;
    announce(&server, "").await;
    *server.app.sunset.write().unwrap() = None;
    assert_eq!(server.upload(&[&png(3, 2)], &[]).await.status(), 201, "it has not looked yet");
    sunset::refresh(&server.app).await.unwrap();
    assert_eq!(server.upload(&[&png(3, 2)], &[]).await.status(), 403);
}
