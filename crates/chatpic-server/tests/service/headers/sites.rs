//! Requests that change something are taken from our own pages and from programs only.

use reqwest::{Method, Response};

use crate::harness::{TestServer, read};

/// Every route that changes something. A test below compares the API's with its document.
fn changing() -> Vec<(Method, String)> {
    let token = "x".repeat(32);
    let of = |method: Method, path: &str| (method, path.replace("TOKEN", &token));
    vec![
        of(Method::POST, "/"),
        of(Method::PUT, "/picture.png"),
        of(Method::POST, "/files/"),
        of(Method::POST, "/files/TOKEN"),
        of(Method::PATCH, "/files/TOKEN"),
        of(Method::DELETE, "/files/TOKEN"),
        of(Method::POST, "/s/TOKEN/view"),
        of(Method::POST, "/v/TOKEN/end"),
        of(Method::POST, "/m/TOKEN/expiry"),
        of(Method::POST, "/m/TOKEN/withdraw"),
        of(Method::POST, "/m/TOKEN/fetch"),
        of(Method::POST, "/m/TOKEN/links"),
        of(Method::POST, "/m/TOKEN/links/TOKEN/revoke"),
        of(Method::POST, "/m/TOKEN/links/TOKEN/comments"),
        of(Method::POST, "/m/TOKEN/trace"),
        of(Method::POST, "/m/TOKEN/appeal"),
        of(Method::POST, "/m/TOKEN/counter"),
        of(Method::POST, "/report"),
        of(Method::POST, "/takedown/eu"),
        of(Method::POST, "/api/v1/shares"),
        of(Method::POST, "/api/v1/shares/TOKEN/views"),
        of(Method::POST, "/api/v1/open"),
        of(Method::PATCH, "/api/v1/manage/TOKEN"),
        of(Method::DELETE, "/api/v1/manage/TOKEN"),
        of(Method::POST, "/api/v1/manage/TOKEN/links"),
        of(Method::DELETE, "/api/v1/manage/TOKEN/links/TOKEN"),
        of(Method::POST, "/api/v1/manage/TOKEN/trace"),
        of(Method::POST, "/api/v1/passes/TOKEN/end"),
        of(Method::POST, "/api/v1/manage/TOKEN/appeal"),
        of(Method::POST, "/api/v1/manage/TOKEN/counter-notice"),
        of(Method::POST, "/api/v1/channels/cats/posts"),
        of(Method::POST, "/api/v1/posts/abcdefghijkl/comments"),
        of(Method::POST, "/api/v1/shares/TOKEN/comments"),
        of(Method::POST, "/api/v1/passes/TOKEN/comments"),
        of(Method::POST, "/api/v1/manage/TOKEN/links/TOKEN/comments"),
        of(Method::DELETE, "/api/v1/comments/TOKEN"),
        of(Method::POST, "/share-target"),
        of(Method::POST, "/c/cats"),
        of(Method::POST, "/p/abcdefghijkl/comments"),
        of(Method::POST, "/s/TOKEN/comments"),
        of(Method::POST, "/v/TOKEN/comments"),
        of(Method::POST, "/comment/TOKEN/withdraw"),
        of(Method::POST, "/api/v1/reports"),
        of(Method::POST, "/api/v1/upload-pass"),
    ]
}

#[test]
fn these_are_all_the_changing_routes_of_the_route_table() {
    let source = include_str!("../../../src/http/routes.rs");
    let table = &source[..source.find("pub fn admin_router").unwrap()];
    let verbs = ["post(", "put(", "patch(", "delete("];
    let count: usize = verbs.iter().map(|verb| table.matches(verb).count()).sum();
    assert_eq!(count, changing().len());
}

async fn send(server: &TestServer, route: &(Method, String), headers: &[(&str, &str)]) -> Response {
    let mut request = server.http.request(route.0.clone(), server.url(&route.1));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap()
}

async fn is_refused(server: &TestServer, headers: &[(&str, &str)]) -> bool {
    let mut refused = Vec::new();
    for route in changing() {
        let answer = send(server, &route, headers).await;
        let forbidden = answer.status() == 403;
        if forbidden {
            let problem = read::<()>(answer).await.unwrap_err();
            assert_eq!(problem.code, "cross-site", "{route:?}");
        }
        refused.push(forbidden);
    }
    assert!(refused.iter().all(|it| *it == refused[0]), "{headers:?}: some are, some aren't");
    refused[0]
}

#[tokio::test]
async fn another_sites_page_changes_nothing_by_any_route() {
    let server = TestServer::start().await;
    let ours = server.url("");
    let port = server.address.port();
    let refused: &[&[(&str, &str)]] = &[
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", &ours)],
        &[("sec-fetch-site", "same-site"), ("origin", "null")],
        &[("origin", "https://evil.example")],
        &[("origin", &format!("https://127.0.0.1:{port}"))],
        &[("origin", "http://127.0.0.1:1")],
        &[("origin", "http://127.0.0.1")],
        &[("origin", &format!("{ours}.evil.example"))],
        &[("origin", &format!("{ours} https://evil.example"))],
        &[("origin", "")],
    ];
    for headers in refused {
        assert!(is_refused(&server, headers).await, "{headers:?}");
    }
    let taken: &[&[(&str, &str)]] = &[
        &[],
        &[("sec-fetch-site", "same-origin")],
        &[("sec-fetch-site", "same-origin"), ("origin", "null")],
        &[("sec-fetch-site", "none")],
        &[("origin", "null")],
        &[("origin", &ours)],
        &[("origin", &ours.to_uppercase())],
    ];
    for headers in taken {
        assert!(!is_refused(&server, headers).await, "{headers:?}");
    }
}

#[tokio::test]
async fn looking_is_open_to_whoever_has_the_link() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    for url in [&shared.url, shared.direct_url.as_ref().unwrap()] {
        let from = server.get(url).header("sec-fetch-site", "cross-site");
        let from = from.header("origin", "https://blog.example").send().await.unwrap();
        assert_eq!(from.status(), 200, "{url}");
    }
}

#[tokio::test]
async fn where_the_operator_names_an_address_it_is_the_only_origin_that_is_ours() {
    let server = TestServer::with(&[("public_url", "https://pics.example")]).await;
    assert!(!is_refused(&server, &[("origin", "https://pics.example")]).await);
    assert!(is_refused(&server, &[("origin", &server.url(""))]).await);
    let forged = [("origin", "https://evil.example"), ("host", "evil.example")];
    assert!(is_refused(&server, &forged).await);
    assert!(server.share(&[]).await.url.starts_with("https://pics.example/s/"));
}
