//! Upload passes: where one is needed, what one costs, and what one allows.

use altcha::{Challenge, SolveChallengeOptions, solve_challenge};
use chatpic_api::{Problem, UploadPass};
use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};

use super::harness::{TestServer, form, png, read};

/// A server that wants a pass, at a price for tests.
async fn wanting(settings: &[(&'static str, &str)]) -> TestServer {
    let mut all = vec![("upload_pass", "on"), ("limits.pass_cost", "1")];
    all.extend(settings);
    TestServer::with(&all).await
}

/// What a challenge's client sends back.
pub async fn solved(server: &TestServer, from: Option<&str>) -> Value {
    let mut asked = server.get("/api/v1/upload-pass/challenge");
    if let Some(from) = from {
        asked = asked.header("x-forwarded-for", from);
    }
    solve(asked).await
}

/// What the client of a challenge that is `asked` for sends back.
pub async fn solve(asked: RequestBuilder) -> Value {
    let challenge: Value = asked.send().await.unwrap().json().await.unwrap();
    let theirs: Challenge = serde_json::from_value(challenge.clone()).unwrap();
    let solution = solve_challenge(SolveChallengeOptions::new(&theirs)).unwrap().unwrap();
    json!({"challenge": challenge, "solution": solution})
}

pub async fn buy(server: &TestServer, body: &Value) -> Result<UploadPass, Problem> {
    read(server.post("/api/v1/upload-pass").json(body).send().await.unwrap()).await
}

pub async fn pass(server: &TestServer, from: Option<&str>) -> String {
    buy(server, &solved(server, from).await).await.unwrap().upload_pass
}

/// An upload with a pass, from an address where the server believes its proxy.
pub async fn upload(server: &TestServer, pass: Option<&str>, from: Option<&str>) -> Response {
    let mut request = server.post("/api/v1/shares").multipart(form(&[&png(3, 2)], &[]));
    for (name, value) in [("x-upload-pass", pass), ("x-forwarded-for", from)] {
        if let Some(value) = value {
            request = request.header(name, value);
        }
    }
    request.send().await.unwrap()
}

pub async fn code(response: Response) -> (u16, String) {
    let problem: Problem = response.json().await.unwrap();
    (problem.status, problem.code)
}

fn required() -> (u16, String) {
    (403, "pass-required".to_owned())
}

#[tokio::test]
async fn a_private_instance_asks_nobody_for_a_pass() {
    let server = TestServer::start().await;
    assert_eq!(upload(&server, None, None).await.status(), 201);
    for unknown in ["", "nonsense", &"0".repeat(32)] {
        assert_eq!(upload(&server, Some(unknown), None).await.status(), 201, "{unknown}");
    }
}

#[tokio::test]
async fn where_a_pass_is_needed_no_way_of_uploading_goes_without() {
    let server = wanting(&[]).await;
    let picture = png(3, 2);
    let ways = |path: &str| server.post(path).multipart(form(&[&picture], &[]));
    let put = || server.http.put(server.url("/x.png")).body(picture.clone());
    for refused in [ways("/api/v1/shares"), ways("/"), put()] {
        assert_eq!(code(refused.send().await.unwrap()).await, required());
    }
    assert_eq!(code(upload(&server, Some(&"0".repeat(32)), None).await).await, required());
    assert_eq!(server.blobs().await, 0);
    let pass = pass(&server, None).await;
    for taken in [ways("/api/v1/shares"), ways("/"), put()] {
        let answer = taken.header("x-upload-pass", &pass).send().await.unwrap();
        assert_eq!(answer.status(), 201);
    }
}

#[tokio::test]
async fn a_form_brings_its_pass_as_a_field_before_the_file() {
    let server = wanting(&[]).await;
    let pass = pass(&server, None).await;
    let fields = [("upload_pass", pass.as_str()), ("max_views", "2")];
    assert_eq!(server.upload(&[&png(3, 2)], &fields).await.status(), 201);
    let late = form(&[&png(3, 2)], &[]).text("upload_pass", pass);
    let answer = server.post("/api/v1/shares").multipart(late).send().await.unwrap();
    assert_eq!(code(answer).await, required());
    let page = server.post("/").header("accept", "text/html").multipart(form(&[&png(3, 2)], &[]));
    let page = page.send().await.unwrap();
    assert_eq!(page.status(), 403);
    let page = page.text().await.unwrap();
    assert!(page.contains("name=\"upload_pass\"") && page.contains("chatpic solve"), "{page}");
}

#[tokio::test]
async fn a_challenge_buys_one_pass_in_its_time_and_only_when_it_is_solved() {
    let server = wanting(&[]).await;
    let refused = async |body: &Value| {
        let problem = buy(&server, body).await.unwrap_err();
        (problem.status, problem.field.unwrap())
    };
    let used = solved(&server, None).await;
    let bought = buy(&server, &used).await.unwrap();
    assert_eq!((bought.upload_pass.len(), bought.uploads_per_day), (32, 20));
    assert_eq!(refused(&used).await, (422, "challenge".to_owned()), "used before");

    let sound = solved(&server, None).await;
    let changed = |pointer: &str, value: Value| {
        let mut body = sound.clone();
        *body.pointer_mut(pointer).unwrap() = value;
        body
    };
    let wrong = [
        ("/challenge/parameters/keyPrefix", json!("0"), "challenge"),
        ("/challenge/parameters/cost", json!(2), "challenge"),
        ("/challenge/parameters/expiresAt", json!(9_000_000_000_i64), "challenge"),
        ("/challenge/signature", json!(""), "challenge"),
        ("/challenge/parameters/keyLength", json!("32"), "challenge"),
        ("/solution/derivedKey", json!("00".repeat(32)), "solution"),
        ("/solution/counter", json!(4_000_000_000_u32), "solution"),
        ("/solution/counter", json!(-1), "solution"),
    ];
    for (pointer, value, field) in wrong {
        let body = changed(pointer, value);
        assert_eq!(refused(&body).await, (422, field.to_owned()), "{pointer}");
    }
    server.pass(20 * 60);
    assert_eq!(refused(&sound).await, (422, "challenge".to_owned()), "ended");
}

#[tokio::test]
async fn what_altchas_own_library_solved_is_taken() {
    let server = wanting(&[]).await;
    let made: Value = serde_json::from_str(include_str!("upload_pass/solved.json")).unwrap();
    for name in ["easy", "hard"] {
        buy(&server, &made[name]).await.unwrap();
    }
    for name in ["ended", "foreign"] {
        let problem = buy(&server, &made[name]).await.unwrap_err();
        assert_eq!(problem.field.as_deref(), Some("challenge"), "{name}");
    }
}

#[tokio::test]
async fn wrong_solutions_are_limited_and_right_ones_are_not() {
    let server = wanting(&[("limits.unknown_tokens_per_minute", "3")]).await;
    for _ in 0..5 {
        buy(&server, &solved(&server, None).await).await.unwrap();
    }
    let mut wrong = solved(&server, None).await;
    wrong["solution"]["derivedKey"] = json!("00".repeat(32));
    for _ in 0..3 {
        assert_eq!(buy(&server, &wrong).await.unwrap_err().status, 422);
    }
    assert_eq!(buy(&server, &wrong).await.unwrap_err().status, 429);
}

#[tokio::test]
async fn a_pass_allows_so_many_uploads_a_day_and_more_after_quiet_ones() {
    let server = wanting(&[("limits.pass_uploads_per_day", "2")]).await;
    let pass = pass(&server, None).await;
    for allowed in [2, 4] {
        for _ in 0..allowed {
            assert_eq!(upload(&server, Some(&pass), None).await.status(), 201);
        }
        assert_eq!(code(upload(&server, Some(&pass), None).await).await, required());
        server.pass(86_400);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_days_uploads_are_never_more_however_many_come_at_once() {
    let server = wanting(&[("limits.pass_uploads_per_day", "3")]).await;
    let pass = pass(&server, None).await;
    let uploads = (0..8).map(|_| upload(&server, Some(&pass), None));
    let answers = futures_util::future::join_all(uploads).await;
    let made = answers.iter().filter(|answer| answer.status() == 201).count();
    assert_eq!(made, 3);
}

#[tokio::test]
async fn under_load_the_uploads_that_are_too_many_need_a_pass() {
    let settings = [
        ("upload_pass", "load"),
        ("limits.pass_cost", "1"),
        ("limits.all_uploads_per_minute", "3"),
    ];
    let server = TestServer::with(&settings).await;
    for _ in 0..3 {
        assert_eq!(upload(&server, None, None).await.status(), 201);
    }
    assert_eq!(code(upload(&server, None, None).await).await, required());
    let pass = pass(&server, None).await;
    assert_eq!(upload(&server, Some(&pass), None).await.status(), 201);
    server.pass(60);
    assert_eq!(upload(&server, None, None).await.status(), 201);
}

#[tokio::test]
async fn under_load_half_of_the_places_are_for_those_with_a_pass() {
    let settings =
        [("upload_pass", "load"), ("limits.pass_cost", "1"), ("limits.uploads_at_once", "4")];
    let server = TestServer::with(&settings).await;
    let pass = pass(&server, None).await;
    assert_eq!(upload(&server, None, None).await.status(), 201);
    let taken = server.app.receiving.try_acquire_many(2).unwrap();
    assert_eq!(code(upload(&server, None, None).await).await, required());
    assert_eq!(upload(&server, Some(&pass), None).await.status(), 201);
    drop(taken);
}

#[tokio::test]
async fn a_retry_with_another_pass_gets_the_same_answer() {
    let server = wanting(&[]).await;
    let mut urls = Vec::new();
    for _ in 0..2 {
        let pass = pass(&server, None).await;
        let request = server.post("/api/v1/shares").header("idempotency-key", "k".repeat(22));
        let request = request.multipart(form(&[&png(3, 2)], &[("upload_pass", &pass)]));
        let shared: chatpic_api::Shared = read(request.send().await.unwrap()).await.unwrap();
        urls.push(shared.url);
    }
    assert_eq!(urls[0], urls[1]);
}

#[tokio::test]
async fn a_pass_outlives_a_restart_and_is_forgotten_when_nobody_uses_it() {
    let server = wanting(&[]).await;
    let pass = pass(&server, None).await;
    let server = server.restart().await;
    assert_eq!(upload(&server, Some(&pass), None).await.status(), 201);
    server.pass(90 * 86_400);
    server.forget().await;
    assert_eq!(code(upload(&server, Some(&pass), None).await).await, required());
}
