//! The headers of each kind of answer.

use chatpic_api::Shared;
use reqwest::header::HeaderMap;
use reqwest::{RequestBuilder, Response};
use serde_json::json;

use crate::harness::{TestServer, form, png};

const PAGE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; \
    media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";
const MEDIA: &str = "default-src 'none'; sandbox";

/// What is on all answers, and on none.
fn on_all(what: &str, headers: &HeaderMap) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("x-robots-tag", "noindex, nofollow, noarchive, noimageindex"),
    ] {
        assert_eq!(headers.get_all(name).iter().collect::<Vec<_>>(), [value], "{what}: {name}");
    }
    let is_page = headers.get("content-type").is_some_and(|it| it == "text/html; charset=utf-8");
    if let Some(policy) = headers.get("permissions-policy") {
        permissions(what, policy.to_str().unwrap());
    }
    assert_eq!(headers.contains_key("permissions-policy"), is_page, "{what}");
    for name in ["server", "x-powered-by", "set-cookie", "access-control-allow-origin", "via"] {
        assert!(!headers.contains_key(name), "{what}: {name}");
    }
    assert_eq!(headers.get_all("content-security-policy").iter().count(), 1, "{what}");
    assert_eq!(headers.get_all("cache-control").iter().count(), 1, "{what}");
}

/// What a page may ask a browser for.
fn permissions(what: &str, policy: &str) {
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for directive in policy.split(", ") {
        match directive.split_once('=').unwrap() {
            (name, "()") => closed.push(name),
            (name, "(self)") => open.push(name),
            _ => panic!("{what}: {directive}"),
        }
    }
    let allowed = [
        "clipboard-write",
        "web-share",
        "fullscreen",
        "publickey-credentials-create",
        "publickey-credentials-get",
    ];
    assert_eq!(open, allowed, "{what}");
    for name in ["camera", "microphone", "geolocation", "usb", "payment", "clipboard-read"] {
        assert!(closed.contains(&name), "{what}: {name} is not closed");
    }
}

async fn ask(what: &str, status: u16, request: RequestBuilder) -> Response {
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), status, "{what}");
    on_all(what, answer.headers());
    answer
}

/// An answer that may do what pages do and is kept nowhere.
async fn page(what: &str, status: u16, request: RequestBuilder) -> Response {
    let answer = ask(what, status, request).await;
    assert_eq!(answer.headers()["content-security-policy"], PAGE, "{what}");
    assert_eq!(answer.headers()["cache-control"], "no-store", "{what}");
    answer
}

fn token(shared: &Shared) -> &str {
    shared.url.rsplit('/').next().unwrap()
}

#[tokio::test]
async fn pages_are_kept_nowhere_and_run_nothing_that_is_not_ours() {
    let server = TestServer::start().await;
    let (open, locked) = (server.share(&[]).await, server.share(&[("password", "p")]).await);
    let gone = server.share(&[]).await;
    server.withdraw(&gone).await;
    let html = |request: RequestBuilder| request.header("accept", "text/html");
    let view = format!("{}/view", locked.url);
    let to = page("a granted view", 303, html(server.post(&view).body("password=p"))).await;
    let pass = to.headers()["location"].to_str().unwrap().to_owned();
    let stranger = "x".repeat(32);
    let upload = |files: &[&[u8]]| html(server.post("/")).multipart(form(files, &[]));
    for (what, status, request) in [
        ("home", 200, server.get("/")),
        ("the page of tokens after #", 200, server.get("/s")),
        ("an open link", 200, server.get(&open.url)),
        ("a gate", 200, server.get(&locked.url)),
        ("a pass", 200, server.get(&pass)),
        ("manage", 200, server.get(&open.manage_url)),
        ("the API's page", 200, server.get("/api")),
        ("a gate with a wrong password", 401, server.post(&view).body("password=q")),
        ("an upload", 303, upload(&[&png(3, 2)])),
        ("a refused upload", 415, upload(&[b"<html>"])),
        ("nothing", 404, server.get("/nothing/here")),
        ("an unknown link", 404, server.get(&format!("/s/{stranger}"))),
        ("a link that is gone", 410, server.get(&gone.url)),
        ("a method that is not allowed", 405, server.post(&open.url)),
        ("an address that is not UTF-8", 400, server.get("/s/%FF")),
        ("another site's form", 403, server.post("/").header("sec-fetch-site", "cross-site")),
    ] {
        let answer = page(what, status, html(request)).await;
        if status != 303 {
            assert_eq!(answer.headers()["content-type"], "text/html; charset=utf-8", "{what}");
            nothing_inline(what, &answer.text().await.unwrap());
        }
    }
}

/// The policy would stop it; it should not be there either. Neither should another host.
fn nothing_inline(what: &str, html: &str) {
    for inline in
        ["style=", " onclick=", " onload=", " onsubmit=", "javascript:", "<style", "<base"]
    {
        assert!(!html.contains(inline), "{what}: {inline}");
    }
    for script in html.split("<script").skip(1) {
        let (attributes, rest) = script.split_once('>').unwrap();
        assert!(attributes.contains("src=\"/static/"), "{what}: {attributes}");
        assert!(rest.starts_with("</script>"), "{what}: a script inside the page");
    }
    for loaded in ["src=\"", "action=\"", "<link rel=\"stylesheet\" href=\""] {
        for address in html.split(loaded).skip(1) {
            assert!(
                address.starts_with('/') && !address.starts_with("//"),
                "{what}: {address:.40}"
            );
        }
    }
}

#[tokio::test]
async fn the_api_and_its_problems_are_kept_nowhere() {
    let server = TestServer::with(&[("limits.unknown_tokens_per_minute", "2")]).await;
    let shared = server.share(&[("max_views", "2"), ("password", "p")]).await;
    let api = format!("/api/v1/shares/{}", token(&shared));
    let manage = format!("/api/v1/manage/{}", shared.manage_token);
    let views = || server.post(&format!("{api}/views"));
    let upload = |file: &[u8]| server.post("/api/v1/shares").multipart(form(&[file], &[]));
    let expiry = json!({"expires_at": server.app.now().plus(7200).to_string()});
    let long = vec![b'x'; 70_000];
    for (what, status, request) in [
        ("an upload", 201, upload(&png(3, 2))),
        ("a line of text", 201, server.http.put(server.url("/x")).body(png(3, 2))),
        ("a share", 200, server.get(&api)),
        ("a view", 201, views().json(&json!({"password": "p"}))),
        ("managing", 200, server.get(&manage)),
        ("another expiry", 200, server.http.patch(server.url(&manage)).json(&expiry)),
        ("the document", 200, server.get("/api/openapi.json")),
        ("health", 200, server.get("/healthz")),
        ("readiness", 200, server.get("/readyz")),
        ("malformed", 400, server.post("/api/v1/open").body("{")),
        ("no password", 401, views()),
        ("a wrong password", 401, views().json(&json!({"password": "q"}))),
        ("another site", 403, views().header("sec-fetch-site", "cross-site")),
        ("nothing", 404, server.get("/api/v1/nothing")),
        ("an unknown token", 404, server.get("/api/v1/shares/x")),
        ("not allowed", 405, server.http.delete(server.url(&api))),
        ("too large", 413, server.post("/api/v1/open").body(long)),
        ("no picture", 415, upload(b"<html>")),
        ("a broken one", 422, upload(&png(3, 2)[..50])),
        ("another unknown token", 404, server.get("/api/v1/shares/x")),
        ("too many", 429, server.get("/api/v1/shares/x")),
        ("withdrawal", 204, server.http.delete(server.url(&manage))),
        ("gone", 410, server.get(&api)),
    ] {
        server.set_clock();
        let answer = page(what, status, request).await;
        if status >= 400 {
            assert_eq!(answer.headers()["content-type"], "application/problem+json", "{what}");
        }
    }
}

/// Whole, a part, unchanged, only asked about.
fn ways(server: &TestServer, url: &str, etag: &str) -> [(&'static str, u16, RequestBuilder); 4] {
    [
        ("whole", 200, server.get(url)),
        ("a part", 206, server.get(url).header("range", "bytes=0-9")),
        ("unchanged", 304, server.get(url).header("if-none-match", etag)),
        ("only asked about", 200, server.http.head(url)),
    ]
}

#[tokio::test]
async fn media_in_a_pass_are_kept_nowhere_run_nothing_and_are_ours_alone() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "1")]).await;
    let granted = server.view(&shared, json!({})).await.unwrap();
    let url = &granted.media[0].url;
    let etag = server.get(url).send().await.unwrap().headers()["etag"].to_str().unwrap().to_owned();
    for (what, status, request) in ways(&server, url, &etag) {
        let answer = ask(what, status, request.header("accept", "text/html,image/*")).await;
        for (name, value) in [
            ("cache-control", "no-store"),
            ("content-security-policy", MEDIA),
            ("cross-origin-resource-policy", "same-origin"),
            ("content-disposition", "inline; filename=\"picture-1.png\""),
            ("content-type", "image/png"),
            ("accept-ranges", "bytes"),
        ] {
            assert_eq!(answer.headers()[name], value, "{what}: {name}");
        }
    }
    let outside = page("outside", 416, server.get(url).header("range", "bytes=9999-")).await;
    assert_eq!(outside.headers()["content-range"], format!("bytes */{}", png(3, 2).len()));
}

#[tokio::test]
async fn direct_links_may_be_shown_elsewhere_and_are_asked_about_each_time() {
    let server = TestServer::start().await;
    let shared = server.share_files(&[&png(3, 2), &png(2, 2)], &[("expires_in", "60")]).await;
    let url = shared.media[1].direct_url.as_ref().unwrap();
    let etag = server.get(url).send().await.unwrap().headers()["etag"].to_str().unwrap().to_owned();
    for (what, status, request) in ways(&server, url, &etag) {
        let answer = ask(what, status, request).await;
        for (name, value) in [
            ("cache-control", "private, max-age=0, must-revalidate"),
            ("content-security-policy", MEDIA),
            ("cross-origin-resource-policy", "cross-origin"),
            ("content-disposition", "inline; filename=\"picture-2.png\""),
            ("content-type", "image/png"),
            ("etag", &etag),
        ] {
            assert_eq!(answer.headers()[name], value, "{what}: {name}");
        }
    }
    server.pass(60);
    for (what, _, request) in ways(&server, url, &etag) {
        page(what, 410, request).await;
    }
}

#[tokio::test]
async fn what_a_page_is_made_of_is_ours_and_kept_as_long_as_its_address_says() {
    let server = TestServer::start().await;
    let home = server.get("/").send().await.unwrap().text().await.unwrap();
    let hashed: Vec<_> =
        home.split("\"/static/").skip(1).map(|it| it.split('"').next().unwrap()).collect();
    assert!(hashed.len() >= 3, "{hashed:?}");
    for name in hashed {
        let path = format!("/static/{name}");
        let plain = ask(name, 200, server.get(&path)).await;
        assert_eq!(plain.headers()["cache-control"], "public, max-age=31536000, immutable");
        let packed = ask(name, 200, server.get(&path).header("accept-encoding", "gzip")).await;
        if packed.headers().contains_key("content-encoding") {
            assert_eq!(packed.headers()["vary"], "accept-encoding", "{name}");
        }
    }
    for path in
        ["/robots.txt", "/favicon.ico", "/static/app.css", "/static/app.0123456789abcdef.css"]
    {
        let answer = ask(path, 200, server.get(path)).await;
        assert_eq!(answer.headers()["cache-control"], "public, max-age=3600", "{path}");
        assert_eq!(answer.headers()["content-security-policy"], PAGE, "{path}");
    }
    page("no asset", 404, server.get("/static/nothing.css")).await;
}
