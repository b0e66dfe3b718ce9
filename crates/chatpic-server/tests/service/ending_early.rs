//! Who has seen it destroys the link, where its owner let them.

use chatpic_api::{Problem, Shared};
use reqwest::Response;
use serde_json::json;

use super::harness::{TestServer, png, read};

/// A granted view: its pass's path.
async fn pass(server: &TestServer, shared: &Shared) -> String {
    let granted = server.view(shared, json!({})).await.unwrap();
    granted.media[0].url.rsplit_once('/').unwrap().0.to_owned()
}

async fn by_api(server: &TestServer, pass: &str) -> Response {
    let ticket = pass.rsplit('/').next().unwrap();
    server.post(&format!("/api/v1/passes/{ticket}/end")).send().await.unwrap()
}

async fn by_page(server: &TestServer, pass: &str) -> Response {
    let form = server.form(&format!("{pass}/end"), &[]).header("accept", "text/html");
    form.header("origin", "null").send().await.unwrap()
}

#[tokio::test]
async fn a_viewer_ends_the_link_and_its_owner_sees_who_did() {
    let server = TestServer::start().await;
    let fields = [("links", r#"[{"label": "Anna", "end_early": true}, {"label": "Ben"}]"#)];
    let shared = server.share_files(&[&png(40, 30)], &fields).await;
    let ben = Shared { url: shared.links[1].url.clone(), ..shared.clone() };
    let (seen, also_anna, ben) =
        (pass(&server, &shared).await, pass(&server, &shared).await, pass(&server, &ben).await);
    let shows = async |pass: &str| String::from_utf8(server.bytes(pass).await.unwrap()).unwrap();
    assert!(shows(&seen).await.contains("I have seen it"));
    assert!(!shows(&ben).await.contains("I have seen it"));

    for _ in 0..2 {
        let ended = by_page(&server, &seen).await;
        assert_eq!(ended.status(), 200);
        assert!(ended.text().await.unwrap().contains("This link is destroyed."));
    }
    for gone in [&shared.url, &seen, &also_anna, &format!("{seen}/0"), &format!("{also_anna}/0")] {
        let problem = server.bytes(gone).await.unwrap_err();
        assert_eq!((problem.status, problem.reason.as_deref()), (410, Some("withdrawn")), "{gone}");
    }
    server.bytes(&format!("{ben}/0")).await.unwrap();
    let managed = server.managed(&shared).await.unwrap();
    let [anna, ben] = &managed.links[..] else { panic!() };
    assert_eq!((&*anna.state, anna.ended_by_viewer, &anna.url), ("withdrawn", true, &None));
    assert_eq!((&*ben.state, ben.ended_by_viewer, &*managed.state), ("live", false, "live"));
    assert!(shows(&shared.manage_url).await.contains("<strong>Ended by its viewer</strong>"));
}

#[tokio::test]
async fn what_ends_with_its_last_link_is_gone_from_the_disk() {
    let server = TestServer::start().await;
    for fields in [&[("end_early", "true")][..], &[("end_early", "true"), ("max_views", "1")]] {
        let shared = server.share(fields).await;
        assert!(shared.end_early && shared.direct_url.is_none(), "it takes a pass to end it");
        let pass = pass(&server, &shared).await;
        for _ in 0..2 {
            assert_eq!(by_api(&server, &pass).await.status(), 204);
        }
        server.purge().await;
        assert_eq!(server.blobs().await, 0);
        let managed = server.managed(&shared).await.unwrap();
        let link = &managed.links[0];
        assert_eq!((&*link.state, link.ended_by_viewer), ("withdrawn", true));
        let page = String::from_utf8(server.bytes(&shared.manage_url).await.unwrap()).unwrap();
        assert!(page.contains("Ended by its viewer") && !page.contains("You deleted it"));
        assert!(!page.contains("Whoever opened it in time can look"));
    }
}

#[tokio::test]
async fn only_a_live_pass_of_a_link_that_allows_it_ends_it() {
    let server = TestServer::start().await;
    let code = async |pass: &str| {
        let problem: Problem = read::<()>(by_api(&server, pass).await).await.unwrap_err();
        (problem.status, problem.code)
    };
    let kept = server.share(&[("max_views", "2")]).await;
    let not_allowed = pass(&server, &kept).await;
    assert_eq!(code(&not_allowed).await, (403, "not-allowed".to_owned()));
    assert_eq!(by_page(&server, &not_allowed).await.status(), 403);
    server.bytes(&not_allowed).await.unwrap();

    let shared = server.share(&[("end_early", "true")]).await;
    let token = shared.url.rsplit('/').next().unwrap();
    for stranger in [token, &shared.manage_token, &"x".repeat(32), "short"] {
        assert_eq!(code(&format!("/v/{stranger}")).await.0, 404);
    }
    let late = pass(&server, &shared).await;
    server.pass(600);
    assert_eq!(code(&late).await, (410, "gone".to_owned()));
    server.told(&shared).await.unwrap();
    let withdrawn = pass(&server, &shared).await;
    server.withdraw(&shared).await;
    assert_eq!(code(&withdrawn).await.0, 410);
    assert!(!server.managed(&shared).await.unwrap().links[0].ended_by_viewer);
}
