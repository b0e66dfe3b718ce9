//! A day at the desk: what waits, what is seen of it, what is decided, and who may.

use chatpic_api::Shared;
use chatpic_core::Role;
use chatpic_server::actions::lists::{Action, Class};
use serde_json::json;

use super::people::Person;
use crate::harness::{TestServer, api, png};
use crate::scanning::{hills, take, wish};

/// Reports a share, as a visitor does.
async fn report(server: &TestServer, shared: &Shared, category: &str) {
    let body = json!({"url": shared.url, "category": category, "statement": "<b>look</b> at it"});
    let answer = server.post("/api/v1/reports").json(&body).send().await.unwrap();
    assert_eq!(answer.status(), 201, "{}", answer.text().await.unwrap());
}

/// The first case of the queue.
async fn first_case(who: &Person<'_>) -> String {
    let page = who.page("/console").await;
    let (_, rest) = page.split_once(r#"href="/console/cases/"#).unwrap();
    format!("/console/cases/{}", rest.split_once('"').unwrap().0)
}

async fn status(server: &TestServer, shared: &Shared) -> u16 {
    server.get(&shared.url).send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn what_was_reported_is_seen_hidden_and_removed_and_a_second_person_overturns() {
    let server = TestServer::start().await;
    let shared = server.share_files(&[&png(300, 200)], &[]).await;
    report(&server, &shared, "gore").await;
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let bert = Person::new(&server, "Bert", Role::Moderator).await;

    let case = first_case(&anna).await;
    let page = anna.page(&case).await;
    assert!(page.contains("&#60;b&#62;look&#60;/b&#62; at it"), "a report is text");
    let token = shared.url.rsplit('/').next().unwrap();
    assert!(!page.contains(token), "the link itself is nobody's business");
    let tile = anna.get(&format!("{case}/tiles/0")).await;
    assert_eq!(tile.headers()["content-type"], "image/png");
    assert_eq!(tile.headers()["cache-control"], "no-store");
    let (tile, near) = (
        tile.bytes().await.unwrap(),
        anna.get(&format!("{case}/pictures/0")).await.bytes().await.unwrap(),
    );
    assert_eq!(gray(&tile), (96, 64));
    assert_eq!(gray(&near), (300, 200));

    assert_eq!(anna.act(&format!("{case}/hide"), &[]).await, case);
    assert_eq!(status(&server, &shared).await, 410);
    let remove = [
        ("outcome", "remove"),
        ("ground", "rule"),
        ("named", "No gore"),
        ("facts", "It shows an injury."),
    ];
    assert_eq!(anna.act(&format!("{case}/decide"), &remove).await, "/console");
    assert_eq!(status(&server, &shared).await, 410);

    let appeal = server.post(&format!("/api/v1/manage/{}/appeal", shared.manage_token));
    let appeal = appeal.json(&json!({"text": "It is a film set."})).send().await.unwrap();
    assert_eq!(appeal.status(), 204, "{}", appeal.text().await.unwrap());
    let overturn = [("outcome", "overturn"), ("facts", "It is.")];
    assert!(anna.page(&case).await.contains("somebody else decides"));
    assert_eq!(anna.post(&format!("{case}/appeal"), &overturn).await.status(), 409);
    assert!(bert.page(&case).await.contains("It is a film set."));
    bert.act(&format!("{case}/appeal"), &overturn).await;
    assert_eq!(status(&server, &shared).await, 200);
}

#[tokio::test]
async fn a_comment_that_was_reported_is_read_as_text_and_there_is_no_tile() {
    let server = TestServer::start().await;
    let shared = server.share(&[("comments", "true")]).await;
    let thread = api(&shared.url, "shares", "/comments");
    for text in ["<script>alert(1)</script>", "nothing"] {
        let said = server.post(&thread).json(&json!({"text": text})).send().await.unwrap();
        assert_eq!(said.status(), 201);
    }
    let body = json!({"url": format!("{}#c1", shared.url), "category": "gore"});
    server.report(body).await.unwrap();
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    assert!(anna.page("/console").await.contains("1 report, a comment"));
    let case = first_case(&anna).await;
    let page = anna.page(&case).await;
    assert!(page.contains("&#60;script&#62;alert(1)&#60;/script&#62;"), "{page}");
    assert!(page.contains("<h2>Comment</h2>") && page.contains("1 under link"));
    assert!(page.contains("nobody can object"));
    for absent in ["alert(1)</script>", "/tiles/", "Same picture", "<img", "nothing"] {
        assert!(!page.contains(absent), "{absent}: {page}");
    }
    for near in ["tiles", "pictures"] {
        assert_eq!(anna.get(&format!("{case}/{near}/0")).await.status(), 404);
    }
    anna.act(&format!("{case}/hide"), &[]).await;
    let remove = [("outcome", "remove"), ("ground", "rule"), ("named", "No scripts")];
    assert_eq!(anna.act(&format!("{case}/decide"), &remove).await, "/console");
    let left = server.get(&thread).send().await.unwrap().text().await.unwrap();
    assert!(left.contains("nothing") && !left.contains("alert"));
    assert_eq!(status(&server, &shared).await, 200);
}

#[tokio::test]
async fn a_post_that_was_reported_is_seen_with_its_caption() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let post = server.post_in("cats", &[&png(300, 200)], "Buy <b>now</b>").await.unwrap();
    server.report(json!({"url": post.url, "category": "rules-other"})).await.unwrap();
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let case = first_case(&anna).await;
    let page = anna.page(&case).await;
    assert!(page.contains("Buy &#60;b&#62;now&#60;/b&#62;") && page.contains(&post.id), "{page}");
    let tile = anna.get(&format!("{case}/tiles/0")).await.bytes().await.unwrap();
    assert_eq!(gray(&tile), (96, 64));
    let remove = [("outcome", "remove"), ("ground", "rule"), ("named", "No ads")];
    assert_eq!(anna.act(&format!("{case}/decide"), &remove).await, "/console");
    assert!(server.listed("cats").await.is_empty());
}

/// The size of a PNG that has shades of gray and nothing else.
fn gray(bytes: &[u8]) -> (u32, u32) {
    let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let info = reader.info();
    assert_eq!(info.color_type, png::ColorType::Grayscale);
    (info.width, info.height)
}

#[tokio::test]
async fn every_look_and_act_is_in_the_log_before_it_is_done() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    report(&server, &shared, "hate").await;
    let anna = Person::new(&server, "Anna", Role::Operator).await;
    let case = first_case(&anna).await;
    anna.page(&case).await;
    anna.get(&format!("{case}/tiles/0")).await;
    anna.get(&format!("{case}/pictures/0")).await;
    anna.act(&format!("{case}/note"), &[("note", "Nothing to see.")]).await;
    anna.act(&format!("{case}/skip"), &[]).await;
    anna.act(&format!("{case}/decide"), &[("outcome", "keep"), ("ground", "rule")]).await;
    let log = anna.page("/console/log").await;
    let mut rest = &log[..];
    for said in [
        "read the log",
        "decided: keep",
        "skipped",
        "wrote on",
        "looked closer at picture 1",
        "saw the tile of picture 1",
        "opened",
        "joined with password and code",
        "invited Anna as operator",
    ] {
        rest = rest.split_once(said).unwrap_or_else(|| panic!("{said}: {log}")).1;
    }
    let token = shared.url.rsplit('/').next().unwrap();
    assert!(!log.contains(token) && !log.contains("127.0.0.1"), "nothing of a visitor");
}

#[tokio::test]
async fn each_role_sees_what_is_for_it() {
    let server = TestServer::start().await;
    report(&server, &server.share(&[]).await, "csam").await;
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let carl = Person::new(&server, "Carl", Role::ChildSafety).await;
    let dora = Person::new(&server, "Dora", Role::Auditor).await;

    let case = first_case(&carl).await;
    assert_eq!(carl.get(&case).await.status(), 200);
    assert_eq!(carl.get(&format!("{case}/tiles/0")).await.status(), 200);
    assert!(anna.page("/console").await.contains("Nothing waits here."));
    for path in [&case, &format!("{case}/tiles/0"), &format!("{case}/pictures/0")] {
        for who in [&anna, &dora] {
            assert_eq!(who.get(path).await.status(), 403, "{}: {path}", who.name);
        }
    }
    for act in ["hide", "show", "escalate", "assign", "triage", "note", "ask", "suit", "decide"] {
        let fields = [("outcome", "keep"), ("ground", "law"), ("category", "gore"), ("note", "x")];
        let answer = anna.post(&format!("{case}/{act}"), &fields).await;
        assert_eq!(answer.status(), 403, "{act}");
    }
    assert_eq!(anna.get("/console/log").await.status(), 403);
    assert_eq!(carl.get("/console/log").await.status(), 403);
    assert_eq!(dora.get("/console").await.headers()["location"], "/console/log");
    let log = dora.page("/console/log").await;
    assert!(log.contains("Carl") && !log.contains("/console/cases/"));
    let given = carl.post(&format!("{case}/assign"), &[("to", "Anna")]).await;
    assert_eq!(given.status(), 422, "nor can it be given to who may not see it");
}

#[tokio::test]
async fn after_twenty_hard_looks_comes_a_pause() {
    let server = TestServer::start().await;
    report(&server, &server.share(&[]).await, "gore").await;
    let mild = server.share(&[]).await;
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let case = first_case(&anna).await;
    assert!(anna.page(&case).await.contains("/tiles/0"));
    for _ in 0..19 {
        assert_eq!(anna.get(&format!("{case}/pictures/0")).await.status(), 200);
    }
    let refused = anna.get(&format!("{case}/pictures/0")).await;
    assert_eq!(
        (refused.status().as_u16(), &refused.headers()["retry-after"]),
        (429, &"900".parse().unwrap())
    );
    assert_eq!(anna.get(&format!("{case}/tiles/0")).await.status(), 429);
    let page = anna.page(&case).await;
    assert!(page.contains("shown again in 15 min") && !page.contains("/tiles/0"));
    report(&server, &mild, "copyright").await;
    let bert = Person::new(&server, "Bert", Role::Moderator).await;
    assert_eq!(bert.get(&format!("{case}/tiles/0")).await.status(), 200, "the pause is hers");
    server.pass(900);
    assert_eq!(anna.get(&format!("{case}/pictures/0")).await.status(), 200);
}

#[tokio::test]
async fn what_a_list_confirmed_is_shown_to_nobody() {
    let server = TestServer::start().await;
    let picture = hills(1);
    report(&server, &server.share_files(&[&picture.png()], &[]).await, "csam").await;
    let carl = Person::new(&server, "Carl", Role::ChildSafety).await;
    let case = first_case(&carl).await;
    assert_eq!(carl.get(&format!("{case}/tiles/0")).await.status(), 200);
    let lines = format!("pdq {}\n", picture.pdq());
    let list = wish("confirmed", Class::CsamConfirmed, Action::RefuseAndSeal, &lines);
    take(&server, list).await.unwrap();
    for near in ["tiles", "pictures"] {
        let refused = carl.get(&format!("{case}/{near}/0")).await;
        assert_eq!(refused.status(), 409);
        assert!(refused.text().await.unwrap().contains("nobody needs to see it"));
    }
    assert_eq!(carl.get(&case).await.status(), 200, "and it can be decided");
}

#[tokio::test]
async fn the_queue_pages_by_deadline_and_a_form_says_what_is_missing() {
    let server = TestServer::start().await;
    for _ in 0..52 {
        report(&server, &server.share(&[]).await, "rules-other").await;
    }
    report(&server, &server.share(&[]).await, "threat-to-life").await;
    let anna = Person::new(&server, "Anna", Role::Operator).await;
    let page = anna.page("/console").await;
    assert_eq!(page.matches("data-row").count(), 50);
    assert!(page.contains("53 cases wait, none overdue."));
    let first = page.split("data-row").nth(1).unwrap();
    assert!(first.contains("Threat to life"), "the nearest deadline first");
    let (_, next) = page.split_once(r#"href="/console?page=2""#).unwrap();
    assert!(next.contains("Later deadlines"));
    let second = anna.page("/console?page=2").await;
    assert_eq!(second.matches("data-row").count(), 3);
    server.pass(2 * 3600);
    let overdue = anna.page("/console?overdue=1").await;
    assert_eq!(overdue.matches("data-row").count(), 1);
    assert!(overdue.contains("1 h overdue"));
    assert_eq!(anna.page("/console?class=rules").await.matches("data-row").count(), 50);

    let case = first_case(&anna).await;
    let answer =
        anna.post(&format!("{case}/decide"), &[("outcome", "hide"), ("ground", "law")]).await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    assert!(page.contains("says which law or rule it breaks"));
    assert!(page.contains(&format!(r#"href="{case}""#)), "and leads back");
}
