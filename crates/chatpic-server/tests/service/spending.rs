//! Nothing but a redeeming POST spends a view.

use chatpic_api::Shared;
use reqwest::Method;
use serde_json::json;

use super::harness::{TestServer, png};

/// What robots, previews and browsers that look ahead send with their requests.
const LOOKING_AHEAD: [(&str, &str); 15] = [
    ("accept", "text/html"),
    ("purpose", "prefetch"),
    ("sec-purpose", "prefetch"),
    ("sec-purpose", "prefetch;prerender"),
    ("x-moz", "prefetch"),
    ("range", "bytes=0-1"),
    ("range", "bytes=0-"),
    ("x-http-method-override", "POST"),
    // Discord, Signal, Slack, Telegram, a mail scanner, a search engine, a chat's preview.
    (
        "user-agent",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.10; rv:38.0) Gecko/20100101 Firefox/38.0",
    ),
    ("user-agent", "WhatsApp/2"),
    ("user-agent", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"),
    ("user-agent", "TelegramBot (like TwitterBot)"),
    ("user-agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) SafeLinks"),
    ("user-agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
    ("user-agent", "facebookexternalhit/1.1"),
];

#[tokio::test]
async fn no_get_head_or_options_spends_a_view_on_any_route_with_any_header() {
    let server = TestServer::start().await;
    for terms in [&[("max_views", "1")][..], &[("max_views", "1"), ("password", "open sesame")]] {
        let shared = server.share(terms).await;
        for route in routes(&shared) {
            for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
                look(&server, &method, &route, None).await;
                for header in LOOKING_AHEAD {
                    look(&server, &method, &route, Some(header)).await;
                }
            }
        }
        let managed = server.managed(&shared).await.unwrap();
        assert_eq!((managed.state.as_str(), managed.links[0].views), ("live", 0));
        assert!(managed.sessions.is_empty());
        server.view(&shared, json!({"password": "open sesame"})).await.unwrap();
    }
}

#[tokio::test]
async fn other_methods_on_the_ways_in_spend_nothing() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "1")]).await;
    for route in routes(&shared).iter().filter(|route| !route.contains("manage")) {
        for method in [Method::PUT, Method::PATCH, Method::DELETE, Method::TRACE] {
            look(&server, &method, route, None).await;
        }
    }
    let managed = server.managed(&shared).await.unwrap();
    assert_eq!((managed.state.as_str(), managed.links[0].views), ("live", 0));
    server.view(&shared, json!({})).await.unwrap();
}

#[tokio::test]
async fn a_post_that_can_not_be_read_spends_nothing() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "1")]).await;
    let (page, token) = (format!("{}/view", shared.url), shared.url.rsplit('/').next().unwrap());
    let api = format!("/api/v1/shares/{token}/views");
    for (url, body, status) in [
        (&page, "nonce=short".to_owned(), 422),
        (&page, format!("nonce={}", "n".repeat(65)), 422),
        (&page, format!("nonce={}", "%2E".repeat(22)), 422),
        (&page, format!("password={}", "p".repeat(1025)), 422),
        (&api, "{".to_owned(), 400),
        (&api, json!({"nonce": "short"}).to_string(), 422),
        (&api, json!({"nonce": 7}).to_string(), 422),
        (&api, json!({"what": "is this"}).to_string(), 422),
        (&api, json!({"password": "p".repeat(1025)}).to_string(), 422),
        (&api, "x".repeat((64 << 10) + 1), 413),
        (&"/api/v1/open".to_owned(), json!({"nonce": "n".repeat(22)}).to_string(), 422),
        (&"/api/v1/open".to_owned(), json!({"token": "n".repeat(32)}).to_string(), 404),
    ] {
        let answer = server.post(url).body(body.clone()).send().await.unwrap();
        assert_eq!(answer.status(), status, "{body:.80}");
    }
    let answer = server.post(&page).header("sec-fetch-site", "cross-site").send().await.unwrap();
    assert_eq!(answer.status(), 403, "another site presses no button");
    assert_eq!(server.managed(&shared).await.unwrap().links[0].views, 0);
    server.view(&shared, json!({})).await.unwrap();
}

#[tokio::test]
async fn a_pass_is_looked_at_as_often_as_one_likes_also_after_the_last_view() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "2")]).await;
    for view in 1..=2 {
        let granted = server.view(&shared, json!({})).await.unwrap();
        let media = &granted.media[0].url;
        let page = media.strip_suffix("/0").unwrap();
        let len = png(3, 2).len();
        for range in ["bytes=0-1", "bytes=0-", "bytes=-5", "bytes=3-3", "bytes=9-1", "bytes=999-"] {
            look(&server, &Method::GET, media, Some(("range", range))).await;
        }
        for header in LOOKING_AHEAD {
            for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
                look(&server, &method, media, Some(header)).await;
                look(&server, &method, page, Some(header)).await;
            }
        }
        let head = server.http.head(media).send().await.unwrap();
        assert_eq!(head.headers()["content-length"], len.to_string().as_str());
        assert_eq!(server.bytes(media).await.unwrap(), png(3, 2));
        let managed = server.managed(&shared).await.unwrap();
        assert_eq!((managed.links[0].views, managed.sessions.len()), (view, view as usize));
    }
    assert_eq!(server.managed(&shared).await.unwrap().state, "spent");
}

/// Every address that has to do with the share, but for passes.
fn routes(shared: &Shared) -> Vec<String> {
    let token = shared.url.rsplit('/').next().unwrap();
    let manage = &shared.manage_token;
    let query = "password=open+sesame&nonce=0123456789abcdefghijkl&_method=POST";
    vec![
        format!("/s/{token}"),
        format!("/s/{token}?{query}"),
        format!("/s/{token}/view"),
        format!("/s/{token}/view?{query}"),
        format!("/s?{token}"),
        format!("/i/{token}/0.png"),
        format!("/i/{token}/0"),
        format!("/v/{token}"),
        format!("/v/{token}/0"),
        format!("/m/{manage}"),
        format!("/m/{manage}/expiry?expires_in=1m"),
        format!("/m/{manage}/withdraw"),
        format!("/api/v1/shares/{token}"),
        format!("/api/v1/shares/{token}/views?{query}"),
        format!("/api/v1/open?token={token}&{query}"),
        format!("/api/v1/manage/{manage}"),
        format!("/api/v1/manage/{manage}/links"),
    ]
}

async fn look(server: &TestServer, method: &Method, url: &str, header: Option<(&str, &str)>) {
    let url = if url.starts_with("http") { url.to_owned() } else { server.url(url) };
    let mut request = server.http.request(method.clone(), url);
    if let Some((name, value)) = header {
        request = request.header(name, value);
    }
    let answer = request.send().await.unwrap();
    let status = answer.status();
    assert!(!status.is_server_error() && status != 201 && status != 303, "{method}: {status}");
}
