//! JSON that can't be taken.

use reqwest::{Method, StatusCode};

use super::{problem, said, while_healthy};
use crate::harness::TestServer;

#[tokio::test]
async fn json_that_can_not_be_read_or_taken_is_refused_and_spends_nothing() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "1")]).await;
    let token = shared.url.rsplit('/').next().unwrap();
    let views = format!("/api/v1/shares/{token}/views");
    let manage = format!("/api/v1/manage/{}", shared.manage_token);
    let (links, trace) = (format!("{manage}/links"), format!("{manage}/trace"));
    let of_token = |rest: &str| format!(r#"{{"token":"{token}"{rest}}}"#);
    let deep = "[".repeat(30_000);
    let long = format!(r#"{{"password":"{}"}}"#, "x".repeat(1025));
    let too_long = format!(r#"{{"password":"{}"}}"#, "x".repeat(65 << 10));

    let malformed = (400, "malformed", None);
    let body = (422, "invalid-field", Some("body"));
    let of = |field| (422, "invalid-field", Some(field));
    let unknown = (404, "not-found", None);
    let (open, post, patch) = ("/api/v1/open", Method::POST, Method::PATCH);
    let rows: Vec<(&Method, &str, &[u8], _)> = vec![
        (&post, open, b"", malformed),
        (&post, open, b"{", malformed),
        (&post, open, br#"{"token":"x"}}"#, malformed),
        (&post, open, b"token=x", malformed),
        (&post, open, b"{\"token\":\"\xff\"}", malformed),
        (&post, open, deep.as_bytes(), body),
        (&post, open, b"[]", body),
        (&post, open, b"null", body),
        (&post, open, b"\"token\"", body),
        (&post, open, b"{}", of("token")),
        (&post, open, br#"{"token":null}"#, of("token")),
        (&post, open, br#"{"token":5}"#, of("token")),
        (&post, open, br#"{"token":["x"]}"#, of("token")),
        (&post, open, br#"{"token":"x","token":"y"}"#, of("token")),
        (&post, open, br#"{"token":""}"#, unknown),
        (&post, open, br#"{"token":"../../x"}"#, unknown),
        (&post, &views, b"[]", body),
        (&post, &views, b" [null, null]", body),
        (&post, &views, br#"{"nounce":"x"}"#, body),
        (&post, &views, br#"{"nonce":"short"}"#, of("nonce")),
        (&post, &views, br#"{"nonce":"!!!!!!!!!!!!!!!!!!!!!!!!"}"#, of("nonce")),
        (&post, &views, br#"{"nonce":22}"#, of("nonce")),
        (&post, &views, br#"{"password":true}"#, of("password")),
        (&post, &views, long.as_bytes(), of("password")),
        (&post, &views, too_long.as_bytes(), (413, "too-large", None)),
        (&patch, &manage, b"", malformed),
        (&patch, &manage, b"{}", of("expires_at")),
        (&patch, &manage, br#"{"expires_at":null}"#, of("expires_at")),
        (&patch, &manage, br#"{"expires_at":1800003600}"#, of("expires_at")),
        (&patch, &manage, br#"{"expires_at":"tomorrow"}"#, of("expires_at")),
        (&patch, &manage, br#"{"expires_at":"1970-01-01T00:00:00Z"}"#, of("expires_at")),
        (&patch, &manage, br#"{"expires_at":"9999-12-31T23:59:59Z"}"#, of("expires_at")),
        (&patch, &manage, br#"{"expires_in":"1h"}"#, of("expires_in")),
        (&post, &links, b"[]", body),
        (&post, &links, br#"{"max_views":"3"}"#, of("max_views")),
        (&post, &links, br#"{"max_views":-1}"#, of("max_views")),
        (&post, &links, br#"{"max_views":0}"#, of("max_views")),
        (&post, &links, br#"{"max_views":1001}"#, of("max_views")),
        (&post, &links, br#"{"watermark":"true"}"#, of("watermark")),
        (&post, &links, br#"{"watermark":true}"#, of("watermark")),
        (&post, &links, br#"{"mark_label":"true"}"#, of("mark_label")),
        (&post, &links, br#"{"mark_label":true}"#, of("mark_label")),
        (&post, &links, br#"{"end_early":1}"#, of("end_early")),
        (&post, &links, br#"{"links":[]}"#, body),
        (&post, &trace, b"", malformed),
        (&post, &trace, b"{}", of("session_id")),
        (&post, &trace, br#"{"session_id":null}"#, of("session_id")),
        (&post, &trace, br#"{"session_id":""}"#, of("session_id")),
        (&post, &trace, br#"{"session_id":"4GX7-P2K"}"#, of("session_id")),
        (&post, &trace, br#"{"session_id":"4GX7-P2KU"}"#, of("session_id")),
        (&post, &links, br#"{"adult":"true"}"#, of("adult")),
        (&post, &links, br#"{"expires_in":3600}"#, of("expires_in")),
        (&post, &links, br#"{"expires_in":"1s"}"#, of("expires_in")),
        (&post, &links, br#"{"nonce":"x"}"#, of("nonce")),
    ];
    let extra = of_token(r#","views":1"#);
    for (method, path, bytes, expected) in
        rows.into_iter().chain([(&post, open, extra.as_bytes(), body)])
    {
        let what = format!("{path}: {:.60}", String::from_utf8_lossy(bytes));
        let request = server.http.request(method.clone(), server.url(path)).body(bytes.to_vec());
        let answer = while_healthy(&server, request.send()).await.unwrap();
        let problem = problem(&what, answer).await;
        assert_eq!(said(&problem), expected, "{what}: {}", problem.detail);
    }
    let last = server.post(open).body(of_token("")).send().await.unwrap();
    assert_eq!(last.status(), StatusCode::CREATED, "no refusal spent the view");
}

#[tokio::test]
async fn an_idempotency_key_that_is_none_is_refused() {
    let server = TestServer::start().await;
    for key in ["", "short", "with space and so on and so on", &"x".repeat(129)] {
        let upload = server.post("/api/v1/shares").header("idempotency-key", key).send().await;
        let problem = problem(key, upload.unwrap()).await;
        assert_eq!(said(&problem), (400, "malformed", None), "{key}");
    }
}
