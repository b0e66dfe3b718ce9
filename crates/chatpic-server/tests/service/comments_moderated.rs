//! Comments that are reported: each is a case of its own, and what is done to it is done to it alone.

use chatpic_api::{Said, Shared};
use chatpic_core::{Category, Outcome, Role, State};
use chatpic_server::actions::cases::{self, CaseId, Ground};
use chatpic_server::actions::look::{self, Nearness};
use chatpic_server::actions::{Refused, vault};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::cases::dies_after;
use super::comments::{Thread, under_pass};
use super::harness::{TestServer, api};
use super::places::{Places, files};
use super::posts::PIXEL;
use super::reporting::{CLIENT, DAY, HOUR, ada, intimate, keep, remove, verdict, who};

/// A share whose link needs no button, with its thread.
async fn share(server: &TestServer) -> (Shared, Thread<'_>) {
    let shared = server.share(&[("comments", "true"), ("expires_in", "30d")]).await;
    let url = api(&shared.url, "shares", "/comments");
    (shared, Thread { server, url })
}

async fn say(thread: &Thread<'_>, text: &str) -> Said {
    thread.say(json!({"text": text})).await.unwrap()
}

/// Where a comment stands, as people copy it.
fn at(page: &str, said: &Said) -> String {
    format!("{page}#c{}", said.comment.number)
}

async fn report(server: &TestServer, url: &str, category: &str) -> String {
    server.report(json!({"url": url, "category": category})).await.unwrap()
}

/// Somebody says two things, and the first is reported.
async fn reported<'a>(
    server: &'a TestServer,
    category: &str,
) -> (Shared, Thread<'a>, Said, CaseId) {
    let (shared, thread) = share(server).await;
    let said = say(&thread, "bad").await;
    say(&thread, "good").await;
    report(server, &at(&shared.url, &said), category).await;
    let case = server.case_of(category.parse::<Category>().unwrap()).await;
    (shared, thread, said, case)
}

/// Deletes it as whoever said it does.
async fn delete(server: &TestServer, said: &Said) -> StatusCode {
    let url = server.url(&format!("/api/v1/comments/{}", said.delete_token));
    server.http.delete(url).send().await.unwrap().status()
}

/// What moderators read of it.
async fn text(server: &TestServer, case: CaseId) -> Option<String> {
    let view = cases::view(&server.app, &ada(), case).await.unwrap();
    assert!(view.media.is_empty() && view.copies == 0 && view.reasons.is_none());
    view.comment.map(|comment| comment.text)
}

async fn count(server: &TestServer, kind: &'static str) -> u32 {
    server.app.records.count(kind, None, 10).await.unwrap()
}

#[tokio::test]
async fn a_comment_of_every_thread_is_reported_by_its_address() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let post = server.posted("cats", PIXEL).await;
    let under_post =
        Thread { server: &server, url: server.url(&format!("/api/v1/posts/{}/comments", post.id)) };
    let (open, under_share) = share(&server).await;
    let limited = server.share(&[("comments", "true"), ("max_views", "1")]).await;
    let behind = under_pass(&server, &limited).await;
    let ticket = behind.url.rsplit('/').nth(1).unwrap();
    let pages = [format!("/p/{}", post.id), open.url.clone(), format!("/v/{ticket}")];
    let pages = pages.iter().zip([&under_post, &under_share, &behind]);
    for ((page, thread), category) in pages.zip(["hate", "gore", "privacy"]) {
        say(thread, "before").await;
        let said = say(thread, "<b>look</b> at it").await;
        let status = report(&server, &at(page, &said), category).await;
        assert!(server.status(&status).await.unwrap().can_be_seen);
        let case = server.case_of(category.parse().unwrap()).await;
        let view = cases::view(&server.app, &ada(), case).await.unwrap();
        let comment = view.comment.unwrap();
        assert_eq!(comment.text, "<b>look</b> at it");
        assert_eq!((comment.name, view.spot.unwrap().number), (said.comment.name, 2));
        cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
        assert_eq!(thread.texts().await, ["before"], "{page}");
        assert_eq!(server.status(&status).await.unwrap().state, "removed");
    }
    assert_eq!(count(&server, "case").await, 3);
    assert_eq!(server.meets(&open).await, "live");
    server.one_post(&post.id).await.unwrap();
}

#[tokio::test]
async fn a_page_has_a_report_button_for_each_comment() {
    let server = TestServer::start().await;
    let (shared, thread) = share(&server).await;
    say(&thread, "a").await;
    say(&thread, "b").await;
    let page = server.get(&shared.url).send().await.unwrap().text().await.unwrap();
    let token = shared.url.rsplit('/').next().unwrap();
    for number in [1, 2] {
        let button = format!(r#"<button form="flag" name="url" value="/s/{token}#c{number}""#);
        assert!(page.contains(&button), "{page}");
    }
    let url = format!("/s/{token}#c2");
    let form = server.form("/report", &[("url", &url)]).send().await.unwrap();
    let form = form.text().await.unwrap();
    assert!(form.contains(&format!(r#"name="url" value="{url}""#)), "the form, filled in");
    let sent = server.form("/report", &[("url", &url), ("category", "hate")]).send().await.unwrap();
    assert_eq!(sent.status(), StatusCode::SEE_OTHER);
    let case = server.the_case().await;
    assert_eq!(text(&server, case.id).await.as_deref(), Some("b"));
    cases::decide(&server.app, &ada(), case.id, remove()).await.unwrap();
    let status = sent.headers()["location"].to_str().unwrap();
    let status = server.get(status).send().await.unwrap().text().await.unwrap();
    assert!(status.contains("Nobody knows who said it"), "{status}");
}

#[tokio::test]
async fn one_comment_has_one_case_and_its_share_another() {
    let server = TestServer::start().await;
    let (shared, thread) = share(&server).await;
    let [first, second] = [say(&thread, "a").await, say(&thread, "b").await];
    let urls = [at(&shared.url, &first), at(&shared.url, &first), at(&shared.url, &second)];
    let reports = urls.iter().map(|url| report(&server, url, "hate"));
    futures_util::future::join_all(reports).await;
    report(&server, &shared.url, "hate").await;
    let rows = server.queue().await.rows;
    let mut reports: Vec<_> = rows.iter().map(|row| (row.is_comment, row.reports)).collect();
    reports.sort_unstable();
    assert_eq!(reports, [(false, 1), (true, 1), (true, 2)]);
    let share = rows.iter().find(|row| !row.is_comment).unwrap();
    cases::decide(&server.app, &ada(), share.id, keep()).await.unwrap();
    assert_eq!(server.queue().await.rows.len(), 2, "which decides nothing about what was said");
}

#[tokio::test]
async fn many_reports_at_once_seal_it_once() {
    let server = TestServer::start().await;
    let (shared, thread) = share(&server).await;
    let url = at(&shared.url, &say(&thread, "a").await);
    let reports = (0..16).map(|_| report(&server, &url, "hate"));
    futures_util::future::join_all(reports).await;
    assert_eq!(server.the_case().await.reports, 16);
    assert_eq!((count(&server, "evidence").await, count(&server, "case").await), (1, 1));
}

#[tokio::test]
async fn a_hidden_comment_comes_back_in_its_place_and_hides_nothing_else() {
    let server = TestServer::start().await;
    let (shared, thread, said, case) = reported(&server, "hate").await;
    cases::hide(&server.app, &ada(), case).await.unwrap();
    assert_eq!(thread.texts().await, ["good"]);
    assert_eq!(server.meets(&shared).await, "live");
    let again = server.report(json!({"url": at(&shared.url, &said), "category": "gore"})).await;
    assert_eq!(again.unwrap_err().reason.as_deref(), Some("hidden"));
    assert_eq!(say(&thread, "next").await.comment.number, 3);
    cases::show(&server.app, &ada(), case).await.unwrap();
    assert_eq!(thread.texts().await, ["bad", "good", "next"]);
    let hidden = verdict(Outcome::Hide, Ground::Rule("Be kind".to_owned()));
    cases::decide(&server.app, &ada(), case, hidden).await.unwrap();
    assert_eq!(thread.texts().await, ["good", "next"]);
    server.live(15 * DAY).await;
    assert_eq!(thread.texts().await, ["good", "next"], "until its thread ends");
}

#[tokio::test]
async fn a_removal_deletes_it_for_good_and_nobody_is_struck_or_told() {
    let server = TestServer::start().await;
    let (shared, thread, said, case) = reported(&server, "hate").await;
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    assert_eq!(thread.texts().await, ["good"]);
    assert_eq!(delete(&server, &said).await, StatusCode::NOT_FOUND, "nothing of it is left");
    for kind in ["strike", "prefix-ban", "removed", "legal-demand"] {
        assert_eq!(count(&server, kind).await, 0, "{kind}");
    }
    assert_eq!(server.managed(&shared).await.unwrap().decision, None);
    let url = api(&shared.manage_url, "manage", "/appeal");
    let appeal = server.post(&url).json(&json!({"text": "No."})).send().await.unwrap();
    assert_eq!(appeal.status(), StatusCode::CONFLICT, "whoever shared the picture can't object");
    let ben = who("ben", Role::Operator);
    let refused = cases::decide_appeal(&server.app, &ben, case, true, "").await;
    assert!(matches!(refused, Err(Refused::NotNow(_))), "{refused:?}");
    assert_eq!(text(&server, case).await.as_deref(), Some("bad"));
    server.live(14 * DAY).await;
    assert_eq!(text(&server, case).await, None, "evidence ends as any other");
    server.live(169 * DAY).await;
    for kind in ["case", "report", "evidence"] {
        assert_eq!(count(&server, kind).await, 0, "{kind}");
    }
}

#[tokio::test]
async fn what_was_kept_is_hidden_again_only_for_new_facts() {
    let server = TestServer::start().await;
    let (shared, thread, said, case) = reported(&server, "hate").await;
    cases::hide(&server.app, &ada(), case).await.unwrap();
    cases::decide(&server.app, &ada(), case, keep()).await.unwrap();
    assert_eq!(thread.texts().await, ["bad", "good"]);
    let status = report(&server, &at(&shared.url, &said), "hate").await;
    assert_eq!(server.status(&status).await.unwrap().state, "kept");
    assert!(server.queue().await.rows.is_empty());
    report(&server, &at(&shared.url, &said), "csam").await;
    let row = server.the_case().await;
    assert_eq!((row.id, row.state, row.hidden), (case, State::Open, true));
    assert_eq!(text(&server, case).await.as_deref(), Some("bad"), "sealed anew");
    assert_eq!(thread.texts().await, ["good"]);
}

#[tokio::test]
async fn what_harms_most_is_hidden_on_receipt_and_the_text_is_sealed_when_it_is_confirmed() {
    let recipients = [1, 2].map(|_| age::x25519::Identity::generate().to_public().to_string());
    let server = TestServer::with(&[("vault.recipients", &recipients.join(","))]).await;
    let (shared, thread, said, case) = reported(&server, "csam").await;
    assert_eq!(thread.texts().await, ["good"]);
    let again = server.report(json!({"url": at(&shared.url, &said), "category": "hate"})).await;
    assert_eq!(again.unwrap_err().status, 404, "as if it had never been");
    let refused = cases::view(&server.app, &who("ben", Role::Moderator), case).await;
    assert!(matches!(refused, Err(Refused::NotAllowed)));
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    let [kept] = vault::list(&server.app).await.unwrap().try_into().unwrap();
    let [file] = kept.files.try_into().unwrap();
    assert_eq!((file.media_type.as_str(), file.bytes, file.viewed), ("text/plain", 3, true));
    assert_eq!(server.meets(&shared).await, "live");
    assert_eq!(count(&server, "strike").await, 0);
}

#[tokio::test]
async fn who_dies_in_a_decision_leaves_it_to_the_job_whole() {
    let recipients = [1, 2].map(|_| age::x25519::Identity::generate().to_public().to_string());
    let server = TestServer::with(&[("vault.recipients", &recipients.join(","))]).await;
    let mut removed = 0;
    for steps in 0.. {
        let (shared, thread) = share(&server).await;
        let url = at(&shared.url, &say(&thread, "bad").await);
        let status = report(&server, &url, "csam").await;
        let case = server.the_case().await.id;
        // After three that were kept, none of this reporter's is hidden on receipt any more.
        if !server.the_case().await.hidden {
            cases::hide(&server.app, &ada(), case).await.unwrap();
        }
        let done = dies_after(steps, cases::decide(&server.app, &ada(), case, remove())).await;
        // What it had asked the store to write is written before this is.
        cases::note(&server.app, &ada(), case, "found it so").await.unwrap();
        assert!(thread.texts().await.is_empty(), "at no instant, after {steps} steps");
        server.tick().await;
        let is_removed = server.status(&status).await.unwrap().state == "removed";
        if is_removed {
            removed += 1;
        } else {
            cases::decide(&server.app, &ada(), case, keep()).await.unwrap();
        }
        let is_shown = thread.texts().await == ["bad"];
        assert_eq!(is_shown, !is_removed, "after {steps} steps");
        assert_eq!(vault::list(&server.app).await.unwrap().len(), removed, "once each");
        assert!(server.queue().await.rows.is_empty());
        if done.is_some() {
            break;
        }
    }
    assert!(removed > 1, "some of them died in it");
}

#[tokio::test]
async fn it_has_the_deadlines_of_any_other_case() {
    let server = TestServer::start().await;
    let (_, thread, _, case) = reported(&server, "ncii").await;
    server.live(36 * HOUR - 1).await;
    assert_eq!(thread.texts().await.len(), 2);
    server.live(1).await;
    assert_eq!(thread.texts().await, ["good"], "it hides itself");
    server.live(DAY).await;
    let row = server.the_case().await;
    assert!(row.overdue && row.escalated && row.id == case);
}

#[tokio::test]
async fn whoever_said_it_may_delete_it_meanwhile_and_it_is_decided_all_the_same() {
    let server = TestServer::start().await;
    for (category, hidden, verdict) in
        [("hate", true, keep()), ("gore", true, remove()), ("privacy", false, remove())]
    {
        let (shared, thread, said, case) = reported(&server, category).await;
        if hidden {
            cases::hide(&server.app, &ada(), case).await.unwrap();
        }
        assert_eq!(delete(&server, &said).await, StatusCode::NO_CONTENT);
        let late = json!({"url": at(&shared.url, &said), "category": category});
        assert_eq!(server.report(late).await.unwrap_err().status, 404, "{category}");
        assert_eq!(text(&server, case).await.as_deref(), Some("bad"), "what was reported stays");
        cases::decide(&server.app, &ada(), case, verdict).await.unwrap();
        assert_eq!(thread.texts().await, ["good"], "nothing brings it back");
        assert_eq!(server.queue().await.rows.len(), 0);
    }
}

#[tokio::test]
async fn a_case_outlives_the_thread_that_it_is_about() {
    let server = TestServer::start().await;
    for (category, verdict) in [("hate", keep()), ("gore", remove())] {
        let (shared, thread, said, case) = reported(&server, category).await;
        assert_eq!(server.withdraw(&shared).await, StatusCode::NO_CONTENT);
        server.purge().await;
        assert_eq!(thread.read().await.unwrap_err().status, 410);
        let late = json!({"url": at(&shared.url, &said), "category": category});
        assert_eq!(server.report(late).await.unwrap_err().status, 410);
        cases::hide(&server.app, &ada(), case).await.unwrap();
        server.live(8 * DAY).await;
        server.forget().await;
        server.purge().await;
        assert_eq!(text(&server, case).await.as_deref(), Some("bad"));
        cases::decide(&server.app, &ada(), case, verdict).await.unwrap();
        server.live(15 * DAY).await;
        assert_eq!(text(&server, case).await, None);
        assert!(server.queue().await.rows.is_empty());
    }
}

#[tokio::test]
async fn a_thread_that_goes_between_report_and_decision_on_a_post_takes_nothing_else() {
    let server = TestServer::start().await;
    server.channel("cats", 1, |_| ()).await;
    let post = server.posted("cats", PIXEL).await;
    let thread = Thread { server: &server, url: format!("/api/v1/posts/{}/comments", post.id) };
    let said = say(&thread, "bad").await;
    let status = report(&server, &at(&post.url, &said), "csam").await;
    server.pass(60);
    // It pushes the other out of the ring, with its thread.
    let new = server.posted("cats", PIXEL).await;
    let under = Thread { server: &server, url: format!("/api/v1/posts/{}/comments", new.id) };
    say(&under, "good").await;
    let case = server.the_case().await.id;
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    assert_eq!(server.status(&status).await.unwrap().state, "removed");
    assert_eq!(under.texts().await, ["good"]);
    assert_eq!(server.listed("cats").await, [new.id.as_str()]);
}

#[tokio::test]
async fn where_nobody_gave_the_password_it_can_be_hidden_and_not_removed() {
    let server = TestServer::start().await;
    let terms = [("comments", "true"), ("password", "open sesame")];
    let shared = server.share(&terms).await;
    let granted = server.view(&shared, json!({"password": "open sesame"})).await.unwrap();
    let path = granted.media[0].url.replace("/v/", "/api/v1/passes/");
    let url = path.strip_suffix("/0").unwrap().to_owned() + "/comments";
    let thread = Thread { server: &server, url };
    let url = at(&shared.url, &say(&thread, "bad").await);
    let status = report(&server, &url, "hate").await;
    assert!(!server.status(&status).await.unwrap().can_be_seen);
    let case = server.the_case().await.id;
    assert_eq!(text(&server, case).await, None);
    let refused = cases::decide(&server.app, &ada(), case, remove()).await;
    assert!(matches!(refused, Err(Refused::NotNow(_))), "{refused:?}");
    let password =
        |word: &str| json!({"url": url, "category": "hate", "password": word.to_owned()});
    assert_eq!(server.report(password("wrong")).await.unwrap_err().code, "password-wrong");
    server.report(password("open sesame")).await.unwrap();
    assert_eq!(text(&server, case).await.as_deref(), Some("bad"));
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    assert!(thread.texts().await.is_empty());
}

#[tokio::test]
async fn whoever_shared_it_reports_what_is_said_from_the_page_on_which_they_read_it() {
    let server = TestServer::start().await;
    let shared = server.share(&[("comments", "true"), ("max_views", "2")]).await;
    let thread = under_pass(&server, &shared).await;
    say(&thread, "bad").await;
    let link = server.managed(&shared).await.unwrap().links[0].id.clone();
    let path = format!("/m/{}/links/{link}/comments", shared.manage_token);
    let page = server.get(&path).send().await.unwrap().text().await.unwrap();
    assert!(page.contains(&format!(r#"form="flag" name="url" value="{path}#c1""#)), "{page}");
    report(&server, &format!("{path}#c1"), "hate").await;
    let case = server.the_case().await.id;
    assert_eq!(text(&server, case).await.as_deref(), Some("bad"));
    assert_eq!(server.managed(&shared).await.unwrap().links[0].views, 1, "and spends nothing");
    for wrong in [
        path.clone(),
        format!("/m/{}#c1", shared.manage_token),
        format!("/m/{}/links/{}/comments#c1", shared.manage_token, "0".repeat(32)),
        format!("/m/{}/links/{link}/comments#c1", "0".repeat(32)),
    ] {
        let refused = server.report(json!({"url": wrong, "category": "hate"})).await.unwrap_err();
        assert_eq!(refused.status, 404, "{wrong}");
    }
}

#[tokio::test]
async fn what_never_was_cannot_be_reported() {
    let server = TestServer::start().await;
    let (shared, thread) = share(&server).await;
    say(&thread, "a").await;
    for number in ["0", "2", "501", "4294967295", "4294967296", "99999999999999999999"] {
        let url = format!("{}#c{number}", shared.url);
        let refused = server.report(json!({"url": url, "category": "hate"})).await.unwrap_err();
        assert_eq!(refused.status, 404, "{number}");
    }
    assert!(server.queue().await.rows.is_empty());
}

#[tokio::test]
async fn evidence_is_sealed_and_no_picture() {
    let server = TestServer::start().await;
    let (shared, thread) = share(&server).await;
    let said = say(&thread, "a text that nobody has written before").await;
    report(&server, &at(&shared.url, &said), "hate").await;
    let case = server.the_case().await;
    assert_eq!((case.media, case.is_comment), (Some(0), true));
    for nearness in [Nearness::Tile, Nearness::Closer] {
        let refused = look::look(&server.app, &ada(), case.id, 0, nearness).await;
        assert!(matches!(refused, Err(Refused::Unknown)), "{refused:?}");
    }
    let meant = cases::Verdict { media: Some(vec![0]), ..remove() };
    let refused = cases::decide(&server.app, &ada(), case.id, meant).await;
    assert!(matches!(refused, Err(Refused::Field(_))), "{refused:?}");
    if let Places::Own = server.places {
        for path in files(&server.data_dir()) {
            let bytes = std::fs::read(&path).unwrap();
            let found = bytes.windows(18).any(|window| window == b"nobody has written");
            assert!(!found, "{}", path.display());
        }
    }
}

#[tokio::test]
async fn an_intimate_request_and_an_order_about_a_comment_do_to_it_alone_what_they_do() {
    let server = TestServer::start().await;
    let (shared, thread) = share(&server).await;
    let [first, second] = [say(&thread, "a").await, say(&thread, "b").await];
    let body = |said: &Said, notice: Value| {
        json!({"url": at(&shared.url, said), "category": "ncii", "statement": "It is me.",
            "contact": "someone@example.org", "notice": notice})
    };
    server.report(body(&first, intimate())).await.unwrap();
    assert_eq!(thread.texts().await, ["b"]);
    let order = json!({"kind": "authority", "authority": "A court", "legal_basis": "A law",
        "reference": "1 A 2/26", "name": "Jo Judge", "good_faith": true});
    let status = server.report(body(&second, order)).await.unwrap();
    assert_eq!(server.status(&status).await.unwrap().state, "received");
    for row in server.queue().await.rows {
        cases::decide_unseen(&server.app, &ada(), row.id, remove()).await.unwrap();
    }
    assert!(thread.texts().await.is_empty());
    assert_eq!(server.meets(&shared).await, "live", "its link is not taken down by order");
    assert_eq!(count(&server, "legal-demand").await, 0);
}

#[tokio::test]
async fn notices_and_decisions_about_posts_and_comments_are_counted_as_others() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let post = server.posted("cats", PIXEL).await;
    let (_, _, _, comment) = reported(&server, "hate").await;
    report(&server, &post.url, "gore").await;
    let on_post = server.case_of(Category::Gore).await;
    for case in [comment, on_post] {
        cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    }
    server.tick().await;
    let month: String = server.app.now().to_string().chars().take(7).collect();
    let tally = cases::tallies(&server.app, &month).await.unwrap();
    assert_eq!(tally.notices.len(), 2);
    assert!(tally.notices.iter().all(|it| it.count == 1));
    assert_eq!((tally.actions.len(), tally.actions[0].count), (1, 2));
    assert_eq!(cases::Tally::within(&tally.minutes, 0), 2);
}

#[tokio::test]
async fn reporting_a_comment_spends_nothing_and_is_limited_as_any_report() {
    let server = TestServer::with(&[("limits.reports_per_hour", "2")]).await;
    let shared = server.share(&[("comments", "true"), ("max_views", "2")]).await;
    let thread = under_pass(&server, &shared).await;
    let url = at(&shared.url, &say(&thread, "bad").await);
    for _ in 0..2 {
        report(&server, &url, "hate").await;
    }
    let third = server.report(json!({"url": url, "category": "hate"})).await.unwrap_err();
    assert_eq!(third.code, "too-many-requests");
    server.view(&shared, json!({})).await.unwrap();
    let refused = cases::appeal(&server.app, &shared.manage_token, "x", CLIENT).await;
    assert!(matches!(refused, Err(Refused::TooMany(_))), "{refused:?}");
}
