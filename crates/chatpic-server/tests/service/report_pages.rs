//! Reporting by page, and what reporters and owners are told: without scripts, and without a link in any
//! address that somebody on the way writes down.

use std::net::{IpAddr, Ipv4Addr};

use chatpic_api::Shared;
use chatpic_core::{Outcome, Role};
use chatpic_server::actions::cases::{CaseId, Ground, Verdict, Who, decide, decide_appeal, tick};
use chatpic_server::actions::manage::owned;
use reqwest::Response;

use crate::harness::TestServer;

const HOSTILE: &str = "<script>alert(1)</script>\"'><img src=x onerror=y>&amp;";

async fn send(server: &TestServer, path: &str, fields: &[(&str, &str)]) -> Response {
    server.form(path, fields).header("accept", "text/html").send().await.unwrap()
}

async fn page(server: &TestServer, path: &str) -> (u16, String) {
    let answer = server.get(path).header("accept", "text/html").send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

/// Sends a form that is taken, and answers with the path it leads to.
async fn taken(server: &TestServer, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = send(server, path, fields).await;
    assert_eq!(answer.status(), 303, "{}", answer.text().await.unwrap());
    answer.headers()["location"].to_str().unwrap().to_owned()
}

/// Sends a form that comes back.
async fn back(server: &TestServer, path: &str, status: u16, fields: &[(&str, &str)]) -> String {
    let answer = send(server, path, fields).await;
    assert_eq!(answer.status(), status);
    answer.text().await.unwrap()
}

fn moderator(name: &str) -> Who {
    Who { name: name.to_owned(), role: Role::ChildSafety }
}

async fn case(server: &TestServer, shared: &Shared) -> CaseId {
    let client = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let owned = owned(&server.app, &shared.manage_token, client).await.unwrap();
    CaseId::of(&server.app, owned.share)
}

async fn remove(server: &TestServer, shared: &Shared) {
    let verdict = Verdict {
        outcome: Outcome::Remove,
        ground: Ground::Rule("No <b>bold</b> pictures".to_owned()),
        facts: "It shows what it says.".to_owned(),
        media: None,
    };
    let case = case(server, shared).await;
    decide(&server.app, &moderator("ada"), case, verdict).await.unwrap();
    tick(&server.app).await.unwrap();
}

#[tokio::test]
async fn a_report_is_made_by_a_form_and_its_page_says_where_it_stands() {
    let server = TestServer::start().await;
    for fields in [&[][..], &[("max_views", "1")]] {
        let shared = server.share(fields).await;
        let path = &shared.url[shared.url.find("/s/").unwrap()..];
        let (_, seen) = page(&server, &shared.url).await;
        assert!(seen.contains("action=\"/report\"") && !seen.contains("/report?"));
        assert!(seen.contains(&format!("name=\"url\" value=\"{path}\"")));
        let form = back(&server, "/report", 200, &[("url", path)]).await;
        assert!(form.contains(&format!("value=\"{path}\"")), "it is filled in");
        let report = [("url", path), ("category", "privacy"), ("statement", "That is me.")];
        let status = taken(&server, "/report", &report).await;
        let (_, told) = page(&server, &status).await;
        assert!(told.contains("We have your report"), "{told}");
        assert!(told.contains("Somebody shown against their will"));
        assert!(told.contains("To be decided in") && told.contains("It is not hidden."));
        remove(&server, &shared).await;
        let (_, told) = page(&server, &status).await;
        assert!(told.contains("It was removed") && told.contains("It can't be seen now."));
    }
    assert_eq!(page(&server, &format!("/report/{}", "x".repeat(32))).await.0, 404);
}

#[tokio::test]
async fn a_pass_can_be_reported_when_its_link_is_spent() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "1")]).await;
    let pass = send(&server, &format!("{}/view", shared.url), &[]).await;
    let pass = pass.headers()["location"].to_str().unwrap().to_owned();
    let (_, seen) = page(&server, &pass).await;
    assert!(seen.contains(&format!("name=\"url\" value=\"{pass}\"")));
    let status = taken(&server, "/report", &[("url", &pass), ("category", "hate")]).await;
    assert!(!page(&server, &status).await.1.contains("Nobody here can look at it"));
}

#[tokio::test]
async fn under_flood_the_form_comes_back_once_for_its_script_to_work() {
    let settings = [("limits.all_reports_per_minute", "1"), ("limits.pass_cost", "1")];
    let server = TestServer::with(&settings).await;
    let shared = server.share(&[]).await;
    let mut report = vec![("url", &*shared.url), ("category", "hate"), ("statement", "kept")];
    taken(&server, "/report", &report).await;
    let form = back(&server, "/report", 403, &report).await;
    assert!(form.contains("Many reports are arriving at once.") && form.contains("in a minute"));
    assert!(form.contains(">kept</textarea>") && form.contains("value=\"hate\" selected"));
    assert!(form.contains("data-solver=\"/static/solve.") && form.contains("/static/report."));
    assert!(form.contains("name=\"proof\"") && !form.contains("data-lacks-password"));
    report.push(("password", "geheim-17"));
    let form = back(&server, "/report", 403, &report).await;
    assert!(form.contains("data-lacks-password") && !form.contains("geheim-17"));
    report.pop();
    let notice = [("url", &*shared.url), ("statement", "kept")];
    let form = back(&server, "/takedown/intimate", 403, &notice).await;
    assert!(form.contains("data-solver") && form.contains(">kept</textarea>"));

    let asked = server.get("/api/v1/reports/challenge");
    let proof = crate::upload_pass::solve(asked).await.to_string();
    report.push(("proof", &proof));
    taken(&server, "/report", &report).await;
    let form = back(&server, "/report", 403, &report).await;
    assert!(!form.contains("data-solver"), "no script goes round in circles");
}

#[tokio::test]
async fn what_was_typed_comes_back_as_text_and_a_password_never() {
    let server = TestServer::start().await;
    let typed = [
        ("url", HOSTILE),
        ("category", "hate"),
        ("statement", HOSTILE),
        ("contact", HOSTILE),
        ("password", "geheim-17"),
    ];
    let form = back(&server, "/report", 404, &typed).await;
    assert!(!form.contains("<script>") && !form.contains("<img") && !form.contains("geheim-17"));
    assert_eq!(form.matches("&#60;script&#62;alert(1)").count(), 3, "{form}");
    assert!(form.contains("<option value=\"hate\" selected>"));
    let shared = server.share(&[("password", "right")]).await;
    let wrong =
        [("url", &*shared.url), ("category", "hate"), ("password", "wrong"), ("statement", "kept")];
    let form = back(&server, "/report", 401, &wrong).await;
    assert!(form.contains("Wrong password") && form.contains(">kept</textarea>"));
    let none = [("url", &*shared.url), ("category", ""), ("statement", "kept")];
    let form = back(&server, "/report", 422, &none).await;
    assert!(form.contains("Choose what it is") && form.contains(">kept</textarea>"));
}

#[tokio::test]
async fn a_deficient_notice_is_told_what_it_lacks_and_keeps_its_fields() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let mut notice = vec![
        ("url", &*shared.url),
        ("work", "My photograph Dunes"),
        ("name", "Ann Author"),
        ("contact", "ann@example.org"),
        ("good_faith", "true"),
    ];
    let form = back(&server, "/takedown/copyright", 422, &notice).await;
    for missing in ["your postal address", "your telephone number", "your signature"] {
        assert!(form.contains(&format!("<li>{missing}")), "{missing}: {form}");
    }
    assert!(
        form.contains("value=\"My photograph Dunes\"") && form.contains("value=\"Ann Author\"")
    );
    assert!(form.contains("name=\"good_faith\" value=\"true\" checked"));
    assert!(form.contains("name=\"address\" value=\"\" maxlength=\"1000\" aria-invalid=\"true\""));
    notice.extend([
        ("address", "1 Main Street"),
        ("phone", "+1 555 0100"),
        ("signature", "Ann Author"),
        ("accuracy", "true"),
    ]);
    let status = taken(&server, "/takedown/copyright", &notice).await;
    assert!(page(&server, &status).await.1.contains("Copyright"));
    for kind in ["intimate", "copyright", "eu", "authority"] {
        assert_eq!(page(&server, &format!("/takedown/{kind}")).await.0, 200);
        let little = [("url", &*shared.url), ("category", "illegal-other")];
        let lacking = back(&server, &format!("/takedown/{kind}"), 422, &little).await;
        assert!(lacking.contains("Something is missing"), "{kind}");
    }
    for kind in ["plain", "other", ""] {
        assert_eq!(page(&server, &format!("/takedown/{kind}")).await.0, 404, "{kind}");
    }
}

#[tokio::test]
async fn an_intimate_picture_is_hidden_at_once_and_its_owner_reads_that() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let notice = [
        ("url", &*shared.url),
        ("statement", "That is me, and I never agreed."),
        ("contact", "me@example.org"),
        ("signature", "Ann"),
        ("good_faith", "true"),
    ];
    let status = taken(&server, "/takedown/intimate", &notice).await;
    assert!(page(&server, &status).await.1.contains("It can't be seen now."));
    let (gone, told) = page(&server, &shared.url).await;
    assert_eq!(gone, 410);
    assert!(told.contains("hidden") && !told.contains("/i/"), "{told}");
    let (_, managed) = page(&server, &shared.manage_url).await;
    assert!(managed.contains("Hidden for now") && !managed.contains("me@example.org"));
}

#[tokio::test]
async fn an_owner_reads_why_takes_it_along_and_objects_once() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    taken(&server, "/report", &[("url", &shared.url), ("category", "gore")]).await;
    let before = page(&server, &shared.manage_url).await.1;
    assert!(!before.contains("class=\"card decision\""), "a report alone is not told");
    remove(&server, &shared).await;
    let (_, managed) = page(&server, &shared.manage_url).await;
    assert!(managed.contains("Why it was removed") && managed.contains("It shows what it says."));
    assert!(managed.contains("No &#60;b&#62;bold&#60;/b&#62; pictures"));
    assert!(managed.contains("href=\"/\">Share a picture</a>"), "a way back to sharing");
    let file = server.get(&format!("{}/reasons.json", shared.manage_url)).send().await.unwrap();
    assert!(file.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
    let reasons: serde_json::Value = file.json().await.unwrap();
    assert_eq!(reasons["decision_visibility"][0], "DECISION_VISIBILITY_CONTENT_REMOVED");
    assert_eq!(reasons["decision_facts"], "It shows what it says.");
    let appeal = format!("{}/appeal", shared.manage_url);
    assert_eq!(send(&server, &appeal, &[("text", "")]).await.status(), 422);
    taken(&server, &appeal, &[("text", HOSTILE)]).await;
    let (_, managed) = page(&server, &shared.manage_url).await;
    assert!(managed.contains("You objected") && managed.contains("&#60;script&#62;"));
    assert!(!managed.contains("Send objection") && !managed.contains("<script>"));
    assert!(send(&server, &appeal, &[("text", "again")]).await.status().is_client_error());
    let id = case(&server, &shared).await;
    decide_appeal(&server.app, &moderator("ben"), id, true, "It is harmless.").await.unwrap();
    tick(&server.app).await.unwrap();
    let (_, managed) = page(&server, &shared.manage_url).await;
    assert!(managed.contains("The decision was wrong") && managed.contains("It is harmless."));
}

#[tokio::test]
async fn a_counter_notice_says_whom_it_goes_to_and_what_it_lacks() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let notice = [
        ("url", &*shared.url),
        ("work", "My photograph Dunes"),
        ("name", "Ann Author"),
        ("contact", "ann@example.org"),
        ("good_faith", "true"),
        ("address", "1 Main Street"),
        ("phone", "+1 555 0100"),
        ("signature", "Ann Author"),
        ("accuracy", "true"),
    ];
    taken(&server, "/takedown/copyright", &notice).await;
    remove(&server, &shared).await;
    let (_, managed) = page(&server, &shared.manage_url).await;
    assert!(managed.contains("Your name and address go to the claimant."));
    assert!(managed.contains("Ann Author") && managed.contains("My photograph Dunes"));
    assert!(!managed.contains("1 Main Street") && !managed.contains("ann@example.org"));
    let counter = format!("{}/counter", shared.manage_url);
    let typed = [("name", "Olaf Owner"), ("phone", "1"), ("mistake", "true")];
    let form = back(&server, &counter, 422, &typed).await;
    assert!(form.contains("value=\"Olaf Owner\"") && form.contains("Something is missing"));
    let whole = [
        ("name", "Olaf Owner"),
        ("address", "2 Side Street"),
        ("phone", "1"),
        ("signature", "Olaf Owner"),
        ("mistake", "true"),
        ("jurisdiction", "true"),
    ];
    taken(&server, &counter, &whole).await;
    let (_, managed) = page(&server, &shared.manage_url).await;
    assert!(managed.contains("Shown again in") && !managed.contains("Send counter-notice"));
}

#[tokio::test]
async fn what_was_removed_as_the_abuse_of_a_child_never_was() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let nothing = page(&server, &format!("/s/{}", "x".repeat(32))).await;
    let no_share = page(&server, &format!("/m/{}", "x".repeat(32))).await;
    let id = case(&server, &shared).await;
    taken(&server, "/report", &[("url", &shared.url), ("category", "csam")]).await;
    assert_eq!(page(&server, &shared.url).await, nothing, "hidden on receipt");
    let verdict = Verdict {
        outcome: Outcome::Remove,
        ground: Ground::Law("§".to_owned()),
        facts: "Confirmed.".to_owned(),
        media: None,
    };
    decide(&server.app, &moderator("ada"), id, verdict).await.unwrap();
    tick(&server.app).await.unwrap();
    assert_eq!(page(&server, &shared.url).await, nothing);
    assert_eq!(page(&server, &shared.manage_url).await, no_share);
    let reasons = format!("{}/reasons.json", shared.manage_url);
    assert_eq!(server.get(&reasons).send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn another_sites_page_reports_nothing() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    for path in ["/report", "/takedown/eu", &format!("{}/appeal", shared.manage_url)] {
        let form = server.form(path, &[("url", &shared.url), ("text", &shared.url)]);
        let sent = form.header("sec-fetch-site", "cross-site").send().await.unwrap();
        assert_eq!(sent.status(), 403, "{path}");
    }
}
