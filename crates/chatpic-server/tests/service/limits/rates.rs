//! How often a client may do a thing: too often is 429 with a time after which it works again.

use chatpic_api::{Problem, Shared};
use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::harness::{TestServer, form, png, until};
use crate::raw::{Answer, answer, request, talk};

/// The seconds after which it may be tried again.
async fn too_many(answer: Response) -> u64 {
    assert_eq!(answer.status(), 429);
    let seconds = answer.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    let problem: Problem = answer.json().await.unwrap();
    assert_eq!(problem.code, "too-many-requests");
    assert!(problem.detail.contains(&format!("{seconds} s")), "{}", problem.detail);
    assert!(seconds >= 1);
    seconds
}

fn token(url: &str) -> &str {
    url.rsplit('/').next().unwrap()
}

fn views(server: &TestServer, shared: &Shared, body: &Value) -> RequestBuilder {
    server.post(&format!("/api/v1/shares/{}/views", token(&shared.url))).json(body)
}

async fn status(request: RequestBuilder) -> u16 {
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn uploads_are_limited_in_every_way_together_and_nothing_else_is() {
    let server = TestServer::with(&[("limits.uploads_per_hour", "4")]).await;
    let shared = server.share(&[]).await;
    let picture = png(3, 2);
    let page = server.post("/").header("accept", "text/html").multipart(form(&[&picture], &[]));
    assert_eq!(status(page).await, 303);
    assert_eq!(status(server.post("/").multipart(form(&[&picture], &[]))).await, 201);
    let put = || server.http.put(server.url("/x.png")).body(picture.clone());
    assert_eq!(status(put()).await, 201);
    let wait = too_many(server.upload(&[&picture], &[]).await).await;
    assert_eq!(too_many(put().send().await.unwrap()).await, wait);
    assert_eq!(too_many(server.upload(&[b"<html>"], &[]).await).await, wait);
    let page = server.post("/").header("accept", "text/html").multipart(form(&[&picture], &[]));
    let page = page.send().await.unwrap();
    assert_eq!(page.status(), 429);
    assert_eq!(page.headers()["retry-after"], wait.to_string());
    server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap();
    server.view(&shared, json!({})).await.unwrap();

    server.pass(wait);
    assert_eq!(status(put()).await, 201, "after the time that was told");
    too_many(put().send().await.unwrap()).await;
    server.pass(4 * wait);
    for _ in 0..4 {
        assert_eq!(status(put()).await, 201);
    }
    too_many(put().send().await.unwrap()).await;
}

#[tokio::test]
async fn views_are_limited_and_retries_pages_and_media_are_not() {
    let server = TestServer::with(&[("limits.views_per_minute", "3")]).await;
    let shared = server.share(&[("max_views", "100")]).await;
    let first = json!({"nonce": "a".repeat(22)});
    let granted = server.view(&shared, first.clone()).await.unwrap();
    for _ in 0..10 {
        server.view(&shared, first.clone()).await.unwrap();
        server.bytes(&granted.media[0].url).await.unwrap();
        server.told(&shared).await.unwrap();
        assert_eq!(status(server.get(&shared.url)).await, 200);
        assert_eq!(status(server.get(&shared.manage_url)).await, 200);
    }
    assert_eq!(status(views(&server, &shared, &json!({}))).await, 201);
    let open = server.post("/api/v1/open").json(&json!({"token": token(&shared.url)}));
    assert_eq!(status(open).await, 201);
    let wait = too_many(views(&server, &shared, &json!({})).send().await.unwrap()).await;
    let form = server.post(&format!("{}/view", shared.url)).body("nonce=");
    assert_eq!(too_many(form.send().await.unwrap()).await, wait);
    server.view(&shared, first.clone()).await.unwrap();
    server.bytes(&granted.media[0].url).await.unwrap();
    assert_eq!(server.managed(&shared).await.unwrap().links[0].views, 3, "nothing more was spent");

    server.pass(wait);
    assert_eq!(status(views(&server, &shared, &json!({}))).await, 201);
}

#[tokio::test]
async fn wrong_passwords_are_limited_and_right_ones_and_missing_ones_are_not() {
    let server = TestServer::with(&[("limits.password_tries_per_minute", "3")]).await;
    let shared = server.share(&[("password", "correct horse")]).await;
    let (right, wrong) = (json!({"password": "correct horse"}), json!({"password": "battery"}));
    for _ in 0..5 {
        assert_eq!(status(views(&server, &shared, &right)).await, 201);
        assert_eq!(status(views(&server, &shared, &json!({}))).await, 401);
    }
    for _ in 0..3 {
        assert_eq!(status(views(&server, &shared, &wrong)).await, 401);
    }
    let wait = too_many(views(&server, &shared, &wrong).send().await.unwrap()).await;
    assert_eq!(too_many(views(&server, &shared, &right).send().await.unwrap()).await, wait);
    assert_eq!(status(views(&server, &shared, &json!({}))).await, 401, "that is no try");
    server.pass(wait);
    assert_eq!(status(views(&server, &shared, &right)).await, 201);
    assert_eq!(server.managed(&shared).await.unwrap().links[0].views, 6);
}

#[tokio::test]
async fn a_link_takes_so_many_wrong_passwords_from_all_clients_together() {
    let settings =
        [("limits.password_tries_per_link_per_minute", "3"), ("trusted_proxies", "127.0.0.0/8")];
    let server = TestServer::with(&settings).await;
    let shared = server.share(&[("password", "right")]).await;
    let other = server.share(&[("password", "right")]).await;
    let from = |shared, body, client: &str| {
        views(&server, shared, &json!({"password": body})).header("x-forwarded-for", client)
    };
    for client in ["192.0.2.1", "192.0.2.2", "192.0.2.3"] {
        assert_eq!(status(from(&shared, "wrong", client)).await, 401);
    }
    let wait = too_many(from(&shared, "wrong", "192.0.2.4").send().await.unwrap()).await;
    assert_eq!(status(from(&other, "right", "192.0.2.4")).await, 201, "other links are open");
    server.pass(wait);
    assert_eq!(status(from(&shared, "right", "192.0.2.4")).await, 201);
}

#[tokio::test]
async fn unknown_tokens_are_limited_wherever_they_are_sent_and_known_or_gone_ones_are_not() {
    let server = TestServer::with(&[("limits.unknown_tokens_per_minute", "9")]).await;
    let (live, gone) = (server.share(&[]).await, server.share(&[]).await);
    assert_eq!(server.withdraw(&gone).await, 204);
    let known = async || {
        for _ in 0..10 {
            assert_eq!(status(server.get(&live.url)).await, 200);
            assert_eq!(status(server.get(live.direct_url.as_ref().unwrap())).await, 200);
            assert_eq!(status(server.get(&gone.url)).await, 410);
            assert_eq!(status(views(&server, &gone, &json!({}))).await, 410);
            assert_eq!(status(server.get(&gone.manage_url)).await, 200);
        }
    };
    known().await;
    let stranger = "x".repeat(32);
    let paths = [
        format!("/s/{stranger}"),
        format!("/v/{stranger}"),
        format!("/v/{stranger}/0"),
        format!("/i/{stranger}/0.png"),
        format!("/m/{stranger}"),
        format!("/api/v1/shares/{stranger}"),
        format!("/api/v1/manage/{stranger}"),
        "/s/not-a-token".to_owned(),
    ];
    for path in &paths {
        assert_eq!(status(server.get(path)).await, 404, "{path}");
    }
    let open = || server.post("/api/v1/open").json(&json!({"token": stranger}));
    assert_eq!(status(open()).await, 404);
    let wait = too_many(open().send().await.unwrap()).await;
    for path in &paths {
        assert_eq!(too_many(server.get(path).send().await.unwrap()).await, wait, "{path}");
    }
    known().await;
    server.pass(wait);
    assert_eq!(status(open()).await, 404);
    too_many(open().send().await.unwrap()).await;
}

#[tokio::test]
async fn clients_behind_a_trusted_proxy_are_counted_apart() {
    let limit = ("limits.uploads_per_hour", "1");
    let server = TestServer::with(&[limit, ("trusted_proxies", "127.0.0.1, 10.0.0.0/8")]).await;
    let from = async |server: &TestServer, forwarded: &'static str| {
        let put = server.http.put(server.url("/x.png")).body(png(3, 2));
        status(put.header("x-forwarded-for", forwarded)).await
    };
    assert_eq!(from(&server, "192.0.2.1").await, 201);
    assert_eq!(from(&server, "192.0.2.1").await, 429);
    assert_eq!(from(&server, "192.0.2.2").await, 201);
    assert_eq!(from(&server, "198.51.100.9, 192.0.2.1").await, 429, "what it says of itself");
    assert_eq!(from(&server, "192.0.2.1, 10.1.2.3").await, 429, "through a second proxy");
    assert_eq!(from(&server, "2001:db8:0:1::1").await, 201);
    assert_eq!(from(&server, "2001:db8:0:1:ffff::2").await, 429, "one network, one client");
    assert_eq!(from(&server, "2001:db8:0:2::1").await, 201);

    let untrusting = TestServer::with(&[limit]).await;
    assert_eq!(from(&untrusting, "192.0.2.1").await, 201);
    assert_eq!(from(&untrusting, "192.0.2.2").await, 429, "anybody could say so");
}

#[tokio::test]
async fn when_all_places_are_taken_an_upload_is_told_to_come_back_before_a_byte_is_read() {
    let server = TestServer::with(&[("limits.uploads_at_once", "1")]).await;
    let picture = png(3, 2);
    let put = request("PUT /x.png", &[], &picture);
    let (begin, end) = put.split_at(put.len() - 5);
    let mut first = TcpStream::connect(server.address).await.unwrap();
    first.write_all(begin).await.unwrap();
    until("the place is taken", || server.app.receiving.available_permits() == 0).await;
    let busy = |answer: &Answer| {
        assert_eq!((answer.status, answer.problem().code.as_str()), (429, "busy"));
        assert!(answer.header("retry-after").unwrap().parse::<u64>().unwrap() >= 1);
    };
    busy(&talk(server.address, &put).await);
    // It asks first whether to send; the answer comes instead of "100 Continue".
    let head = "PUT /x HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n";
    busy(&talk(server.address, head.as_bytes()).await);
    server.get("/").send().await.unwrap().error_for_status().unwrap();

    first.write_all(end).await.unwrap();
    assert_eq!(answer(&mut first).await.status, 201);
    assert_eq!(talk(server.address, &put).await.status, 201);
}
