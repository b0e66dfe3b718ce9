//! Who comes in, by which way, and for how long.

use chatpic_core::Role;
use chatpic_server::actions::audit::Actor;
use chatpic_server::actions::moderators;
use reqwest::StatusCode;

use super::people::{PASSWORD, Person, ask, code, cookie, invited, secret_of, typed};
use crate::harness::TestServer;

async fn sign_in(server: &TestServer, fields: [(&str, &str); 3]) -> reqwest::Response {
    ask(server, "POST", "/console/sign-in").body(typed(&fields)).send().await.unwrap()
}

#[tokio::test]
async fn an_invitation_works_once_and_for_a_day() {
    let server = TestServer::start().await;
    let invitation = invited(&server, "Anna", Role::Moderator).await;
    let secret = secret_of(&server, &invitation).await;
    let join = async |password: &str, code: &str| {
        let path = format!("{invitation}/password");
        let fields = [("password", password), ("code", code)];
        ask(&server, "POST", &path).body(typed(&fields)).send().await.unwrap().status()
    };
    assert_eq!(join("too short", &code(&server, &secret)).await, 422);
    assert_eq!(join(PASSWORD, "000000").await, 422);
    assert_eq!(join(PASSWORD, &code(&server, &secret)).await, 303, "a mistake doesn't use it up");
    server.pass(60);
    assert_eq!(join(PASSWORD, &code(&server, &secret)).await, 404);
    assert_eq!(ask(&server, "GET", &invitation).send().await.unwrap().status(), 404);

    let late = invited(&server, "Bert", Role::Moderator).await;
    server.pass(24 * 3600);
    assert_eq!(ask(&server, "GET", &late).send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn a_second_invitation_ends_the_first_and_replaces_the_way_in() {
    let server = TestServer::start().await;
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let first = invited(&server, "anna", Role::Operator).await;
    let second = invited(&server, "ANNA", Role::Auditor).await;
    assert_eq!(ask(&server, "GET", &first).send().await.unwrap().status(), 404);
    assert_eq!(anna.get("/console").await.status(), 200, "nothing changes before it is used");
    server.pass(60);
    let secret = secret_of(&server, &second).await;
    let fields = [("password", "another long password"), ("code", &code(&server, &secret))];
    let path = format!("{second}/password");
    let joined = ask(&server, "POST", &path).body(typed(&fields)).send().await.unwrap();
    assert_eq!(joined.status(), 303);
    assert_eq!(anna.get("/console").await.status(), 303, "the old session is over");
    let old = [("name", "Anna"), ("password", PASSWORD), ("code", &code(&server, &anna.secret))];
    assert_eq!(sign_in(&server, old).await.status(), 401);
    let all = moderators::list(&server.app).await.unwrap();
    assert_eq!((all.len(), &*all[0].name, all[0].role), (1, "Anna", Role::Auditor));
}

#[tokio::test]
async fn name_password_and_code_let_in_together_and_a_code_once() {
    let server = TestServer::start().await;
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let joined_with = code(&server, &anna.secret);
    let with = async |name: &str, password: &str, code: &str| {
        sign_in(&server, [("name", name), ("password", password), ("code", code)]).await
    };
    assert_eq!(with("Anna", PASSWORD, &joined_with).await.status(), 401, "used to join");
    server.pass(60);
    let now = code(&server, &anna.secret);
    for (name, password, code) in [
        ("Bert", PASSWORD, &*now),
        ("Anna", "another long password", &now),
        ("Anna", PASSWORD, "123456"),
        ("Anna", PASSWORD, ""),
    ] {
        let refused = with(name, password, code).await;
        assert_eq!(refused.status(), 401);
        assert!(!refused.headers().contains_key("set-cookie"));
        let page = refused.text().await.unwrap();
        assert!(page.contains("let you in") && !page.contains(PASSWORD));
    }
    let signed_in = with(" anna ", PASSWORD, &now).await;
    assert_eq!(signed_in.status(), 303, "{}", signed_in.text().await.unwrap());
    let session = cookie(&signed_in);
    assert_ne!(session, anna.cookie);
    let queue = ask(&server, "GET", "/console").header("cookie", &session).send().await.unwrap();
    assert_eq!(queue.status(), 200);
    assert_eq!(with("Anna", PASSWORD, &now).await.status(), 401, "the same code again");
}

#[tokio::test]
async fn wrong_tries_are_throttled_and_right_ones_are_not() {
    let settings = [
        ("limits.password_tries_per_minute", "3"),
        ("limits.password_tries_per_link_per_minute", "100"),
    ];
    let server = TestServer::with(&settings).await;
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let wrong = [("name", "Anna"), ("password", "wrong"), ("code", "000000")];
    for _ in 0..3 {
        assert_eq!(sign_in(&server, wrong).await.status(), 401);
    }
    assert_eq!(sign_in(&server, wrong).await.status(), 429);
    server.pass(120);
    for _ in 0..5 {
        server.pass(60);
        let now = code(&server, &anna.secret);
        let right = [("name", "Anna"), ("password", PASSWORD), ("code", &now)];
        assert_eq!(sign_in(&server, right).await.status(), 303);
    }
}

#[tokio::test]
async fn a_session_ends_by_signing_out_by_time_and_by_deactivation() {
    let server = TestServer::start().await;
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let bert = Person::new(&server, "Bert", Role::Moderator).await;
    let carl = Person::new(&server, "Carl", Role::Moderator).await;

    let out = anna.post("/console/sign-out", &[]).await;
    assert_eq!(out.headers()["location"], "/console/sign-in");
    assert!(out.headers()["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(anna.get("/console").await.headers()["location"], "/console/sign-in");

    moderators::deactivate(&server.app, &Actor::Operator, "bert").await.unwrap();
    assert_eq!(bert.get("/console").await.status(), 303);
    server.pass(60);
    let now = code(&server, &bert.secret);
    let again = [("name", "Bert"), ("password", PASSWORD), ("code", &now)];
    assert_eq!(sign_in(&server, again).await.status(), 401);

    server.pass(12 * 3600 - 61);
    assert_eq!(carl.get("/console").await.status(), 200);
    server.pass(1);
    assert_eq!(carl.get("/console").await.status(), 303);
    moderators::sweep(&server.app).await.unwrap();
    assert_eq!(server.app.records.count("moderator-session", None, 10).await.unwrap(), 0);
}

#[tokio::test]
async fn an_invitation_from_before_brings_nobody_back_who_was_deactivated() {
    let server = TestServer::start().await;
    Person::new(&server, "Anna", Role::Moderator).await;
    let before = invited(&server, "Anna", Role::ChildSafety).await;
    moderators::deactivate(&server.app, &Actor::Operator, "Anna").await.unwrap();
    assert_eq!(ask(&server, "GET", &before).send().await.unwrap().status(), 404);
    let after = invited(&server, "Anna", Role::Moderator).await;
    assert_eq!(ask(&server, "GET", &after).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn nobody_sees_anything_without_signing_in() {
    let server = TestServer::start().await;
    let case = "0".repeat(64);
    for path in ["/console", "/console/log", &format!("/console/cases/{case}")] {
        let person = ask(&server, "GET", path).send().await.unwrap();
        assert_eq!(person.headers()["location"], "/console/sign-in", "{path}");
        let program =
            ask(&server, "GET", path).header("accept", "*/*").header("cookie", "chatpic-console=x");
        assert_eq!(program.send().await.unwrap().status(), 303, "{path}");
    }
    let tile = format!("http://{}/console/cases/{case}/tiles/0", server.admin);
    let tile = server.http.get(tile).header("host", "localhost").send().await.unwrap();
    assert_eq!(tile.status(), StatusCode::UNAUTHORIZED);
    let act = ask(&server, "POST", &format!("/console/cases/{case}/decide")).send().await.unwrap();
    assert_eq!(act.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn an_address_leads_to_the_host_of_the_passkeys_and_no_other_site_acts() {
    let server = TestServer::with(&[("admin_url", "http://localhost:8081")]).await;
    let raw = |method: &str, path: &str| {
        let url = format!("http://{}{path}", server.admin);
        server.http.request(method.parse().unwrap(), url)
    };
    let led = raw("GET", "/console/sign-in?x=1").send().await.unwrap();
    assert_eq!(led.status(), 303);
    assert_eq!(led.headers()["location"], "http://localhost:8081/console/sign-in?x=1");
    assert_eq!(raw("POST", "/console/sign-in").send().await.unwrap().status(), 403);
    let rebound = raw("GET", "/console").header("host", "evil.example").send().await.unwrap();
    assert_eq!(rebound.headers()["location"], "http://localhost:8081/console");

    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let forged = ask(&server, "POST", "/console/sign-out").header("cookie", &anna.cookie);
    let forged = forged.header("sec-fetch-site", "cross-site").send().await.unwrap();
    assert_eq!(forged.status(), 403);
    assert_eq!(anna.get("/console").await.status(), 200);
}

#[tokio::test]
async fn where_there_is_tls_the_cookie_is_for_this_host_alone() {
    let server = TestServer::with(&[("admin_url", "https://admin.pics.example")]).await;
    let invitation = invited(&server, "Anna", Role::Moderator).await;
    let at = |method: &str, path: &str| {
        let url = format!("http://{}{path}", server.admin);
        let request = server.http.request(method.parse().unwrap(), url);
        request.header("host", "admin.pics.example").header("accept", "text/html")
    };
    let page = at("GET", &invitation).send().await.unwrap().text().await.unwrap();
    let (_, secret) = page.split_once("secret\">").unwrap();
    let secret = secret.split_once('<').unwrap().0;
    let fields = [("password", PASSWORD), ("code", &code(&server, secret))];
    let joined =
        at("POST", &format!("{invitation}/password")).body(typed(&fields)).send().await.unwrap();
    let set = joined.headers()["set-cookie"].to_str().unwrap();
    assert!(set.starts_with("__Host-chatpic-console="), "{set}");
    for part in ["Path=/", "HttpOnly", "SameSite=Strict", "Max-Age=43200", "Secure"] {
        assert!(set.split("; ").any(|it| it == part), "{part} in {set}");
    }
}

#[tokio::test]
async fn each_listener_has_its_own_routes() {
    let server = TestServer::start().await;
    for path in ["/console", "/console/sign-in", "/console/log"] {
        assert_eq!(server.get(path).send().await.unwrap().status(), 404, "{path}");
    }
    assert_eq!(server.post("/console/sign-in").send().await.unwrap().status(), 404);
    for path in ["/", "/s", "/api", "/report", "/api/v1/shares", "/legal/terms"] {
        assert_eq!(ask(&server, "GET", path).send().await.unwrap().status(), 404, "{path}");
    }
}
