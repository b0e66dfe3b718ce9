//! The admin listener serves the operator, and the visitors' listener nobody else.

use serde_json::json;

use crate::harness::TestServer;

#[tokio::test]
async fn the_admin_listener_shows_nothing_of_a_visitor() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let admin = |path: &str| server.http.get(format!("http://{}{path}", server.admin));
    for path in ["/metrics", "/healthz", "/readyz"] {
        server.set_clock();
        let answer = admin(path).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        assert_eq!(answer.headers()["cache-control"], "no-store", "{path}");
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff", "{path}");
        assert!(!answer.headers().contains_key("server"), "{path}");
    }
    let urls = [&shared.url, &shared.manage_url, shared.direct_url.as_ref().unwrap()];
    let own = urls.map(|url| format!("/{}", url.splitn(4, '/').nth(3).unwrap()));
    let told = format!("/api/v1/shares/{}", shared.url.rsplit('/').next().unwrap());
    let others = ["/", "/s", "/api", "/api/openapi.json", "/robots.txt", &told];
    for path in own.iter().map(String::as_str).chain(others) {
        assert_eq!(admin(path).send().await.unwrap().status(), 404, "{path}");
    }
    let upload = server.http.post(format!("http://{}/api/v1/shares", server.admin));
    assert_eq!(upload.send().await.unwrap().status(), 404);
    for path in ["/metrics", "/admin", "/moderation"] {
        assert_eq!(server.get(path).send().await.unwrap().status(), 404, "{path}");
    }
}

#[tokio::test]
async fn metrics_count_and_name_nobody() {
    let server = TestServer::start().await;
    let shared =
        server.share(&[("password", "planted-password"), ("label", "planted-label")]).await;
    let granted = server.view(&shared, json!({"password": "planted-password"})).await.unwrap();
    let ticket = granted.media[0].url.rsplit('/').nth(1).unwrap();
    server.bytes(&granted.media[0].url).await.unwrap();
    server.managed(&shared).await.unwrap();
    for path in ["/planted-path", "/s/planted-token", "/planted?planted-query"] {
        let odd = server.get(path).header("user-agent", "planted-agent");
        odd.header("referer", "https://planted.example").send().await.unwrap();
    }
    let method = "PLANTED".parse().unwrap();
    server.http.request(method, server.url("/s/x")).send().await.unwrap();

    let answer = server.http.get(format!("http://{}/metrics", server.admin)).send().await.unwrap();
    assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/plain"));
    let text = answer.text().await.unwrap();
    let counted = |name: &str, labels: &[&str]| {
        let mut lines = text.lines().filter(|line| line.starts_with(name));
        lines.any(|line| labels.iter().all(|label| line.contains(label)))
    };
    assert!(counted("chatpic_uploads_total", &[]), "{text}");
    assert!(counted("chatpic_views_total", &[]));
    assert!(counted("chatpic_uploads_receiving", &[]));
    assert!(counted("chatpic_request_seconds_bucket", &[]));
    let route = r#"route="/v/{ticket}/{number}""#;
    assert!(counted("chatpic_requests_total", &[route, r#"method="GET""#, r#"status="200""#]));
    assert!(counted("chatpic_requests_total", &[r#"method="other""#, r#"status="405""#]));
    let token = shared.url.rsplit('/').next().unwrap();
    let address = server.address.to_string();
    for secret in [
        token,
        &shared.manage_token,
        ticket,
        &granted.session_id,
        &address,
        "127.0.0.1",
        "planted",
        "PLANTED",
    ] {
        assert!(!text.contains(secret), "{secret} is in the metrics");
    }
    // All tests of this process count here: whatever they sent, the labels stay few.
    let series = text.lines().filter(|line| line.starts_with("chatpic_requests_total")).count();
    assert!(series < 300, "{series} series");
}
