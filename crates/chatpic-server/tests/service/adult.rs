//! Links marked as for adults: nothing of the pictures before the declaration, and the RTA label on all
//! that shows them.

use chatpic_api::Shared;
use reqwest::Response;
use serde_json::json;

use super::harness::{TestServer, api, png, read};
use super::ways::{SPENT, Way};

const LABEL: &str = "RTA-5042-1996-1400-1577-RTA";
const META: &str = r#"<meta name="rating" content="RTA-5042-1996-1400-1577-RTA">"#;

/// The page or picture at `url`.
async fn got(server: &TestServer, url: &str) -> Response {
    let answer = server.get(url).header("accept", "text/html").send().await.unwrap();
    assert_eq!(answer.status(), 200, "{url}");
    answer
}

fn rating(answer: &Response) -> Option<&str> {
    answer.headers().get("rating").map(|value| value.to_str().unwrap())
}

#[tokio::test]
async fn a_link_for_adults_shows_nothing_before_the_declaration() {
    let server = TestServer::start().await;
    let shared = server.share(&[("adult", "true")]).await;
    assert!(shared.adult && shared.max_views.is_none());
    assert!(shared.direct_url.is_none() && shared.thumbnail_url.is_none());
    assert!(shared.media[0].direct_url.is_none());
    let told = server.told(&shared).await.unwrap();
    assert!(told.adult && told.direct_url.is_none() && told.media.is_none());

    let gate = got(&server, &shared.url).await;
    assert_eq!(rating(&gate), Some(LABEL));
    assert!(gate.headers()["x-robots-tag"].to_str().unwrap().contains("noindex"));
    let gate = gate.text().await.unwrap();
    assert!(gate.contains("This is marked as for adults."));
    assert!(gate.contains(">I am 18 or older: show picture</button>"));
    assert!(gate.contains(META) && !gate.contains("<img"));
    let direct = shared.url.replace("/s/", "/i/") + "/0.png";
    assert_eq!(server.bytes(&direct).await.unwrap_err().status, 404);
}

#[tokio::test]
async fn who_declares_to_be_an_adult_sees_it_any_number_of_times_with_its_label() {
    let server = TestServer::start().await;
    let shared = server.share(&[("adult", "on")]).await;
    for way in [Way::Form, Way::BareForm, Way::Api, Way::Open] {
        let pass = way.ask(&server, &shared, None, None).await.unwrap();
        let page = got(&server, &pass).await;
        assert_eq!(rating(&page), Some(LABEL));
        assert!(page.text().await.unwrap().contains(META));
        let media = got(&server, &format!("{pass}/0")).await;
        assert_eq!(rating(&media), Some(LABEL));
        assert_eq!(media.bytes().await.unwrap(), png(3, 2));
    }
}

#[tokio::test]
async fn the_mark_holds_beside_a_limit_and_a_password() {
    let server = TestServer::start().await;
    let terms = [("adult", "true"), ("max_views", "1"), ("password", "open sesame")];
    let shared = server.share(&terms).await;
    let gate = got(&server, &shared.url).await.text().await.unwrap();
    assert!(gate.contains(">I am 18 or older: show picture, uses 1 view</button>"));

    let path = format!("/s/{}/view", shared.url.rsplit('/').next().unwrap());
    let wrong = server.form(&path, &[("password", "open sesam")]).header("accept", "text/html");
    let wrong = wrong.send().await.unwrap();
    assert_eq!((wrong.status().as_u16(), rating(&wrong)), (401, Some(LABEL)));
    assert!(wrong.text().await.unwrap().contains("This is marked as for adults."));

    let password = Some("open sesame");
    Way::Form.ask(&server, &shared, password, None).await.unwrap();
    assert_eq!(Way::Form.ask(&server, &shared, password, None).await, Err(SPENT));
}

#[tokio::test]
async fn only_the_link_that_is_marked_has_the_label() {
    let server = TestServer::start().await;
    let plain = server.share(&[("adult", "false")]).await;
    let limited = server.share(&[("max_views", "5")]).await;
    let links = api(&plain.manage_url, "manage", "/links");
    let added = server.post(&links).json(&json!({"adult": true})).send().await.unwrap();
    let added: Shared = read(added).await.unwrap();
    assert!(added.adult && added.direct_url.is_none() && !plain.adult && !limited.adult);
    assert_eq!(rating(&got(&server, &added.url).await), Some(LABEL));

    let pass = Way::Form.ask(&server, &limited, None, None).await.unwrap();
    let direct = plain.direct_url.clone().unwrap();
    for url in [&plain.url, &direct, &limited.url, &pass, &format!("{pass}/0")] {
        let answer = got(&server, url).await;
        assert_eq!(rating(&answer), None, "{url}");
        let page = String::from_utf8_lossy(&answer.bytes().await.unwrap()).into_owned();
        assert!(!page.contains(LABEL) && !page.contains("for adults"), "{url}");
    }
}

#[tokio::test]
async fn the_page_on_which_pictures_are_shared_can_mark_them() {
    let server = TestServer::start().await;
    let home = got(&server, &server.url("/")).await.text().await.unwrap();
    assert!(home.contains(r#"<input type="checkbox" id="adult" name="adult" value="true">"#));
}
