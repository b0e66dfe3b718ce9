//! Reporting: from every link and pass, without an account, with a status to come back to.

use chatpic_core::{Category, NoticeKind, NoticeWish};
use chatpic_server::actions::cases::{self, CaseId};
use chatpic_server::actions::reports::{NewReport, Source, report};
use futures_util::{StreamExt, TryStreamExt, stream};
use serde_json::{Value, json};

use super::harness::{TestServer, png, until};
use super::reporting::{CLIENT, DAY, ada, copyright, intimate, keep, remove};
use super::upload_pass;

#[tokio::test]
async fn a_report_is_taken_by_any_address_of_a_share_and_has_a_status() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let token = shared.url.rsplit('/').next().unwrap();
    let direct = shared.direct_url.clone().unwrap();
    let addresses = [
        shared.url.clone(),
        direct,
        format!("/s/{token}"),
        format!("/s#{token}"),
        format!("https://elsewhere.example/s/{token}?x=1"),
    ];
    for url in addresses {
        let status = server.report(json!({"url": url, "category": "hate"})).await.unwrap();
        let status = server.status(&status).await.unwrap();
        assert_eq!((status.state.as_str(), status.hidden), ("received", false), "{url}");
        let decide_by = server.app.now().plus(72 * 3600).to_string();
        assert_eq!(status.decide_by, Some(decide_by));
        assert!(status.can_be_seen);
    }
    let case = server.the_case().await;
    assert_eq!((case.reports, case.media), (5, Some(1)));
}

#[tokio::test]
async fn a_report_with_a_wrong_or_dead_token_says_so() {
    let server = TestServer::with(&[("limits.unknown_tokens_per_minute", "4")]).await;
    let report = |url: String| server.report(json!({"url": url, "category": "csam"}));
    let [expired, withdrawn, spent] = [
        server.share(&[("expires_in", "1m")]).await,
        server.share(&[]).await,
        server.share(&[("max_views", "1")]).await,
    ];
    server.view(&spent, json!({})).await.unwrap();
    server.withdraw(&withdrawn).await;
    server.pass(60);
    for (shared, reason) in [(expired, "expired"), (withdrawn, "withdrawn"), (spent, "spent")] {
        let problem = report(shared.url).await.unwrap_err();
        assert_eq!((problem.status, problem.reason.as_deref()), (410, Some(reason)));
    }
    // A manage link is nothing to report, and nobody else has it.
    let manage = server.share(&[]).await.manage_url;
    let wrong = format!("/s/{}", "x".repeat(32));
    for url in [wrong.clone(), manage, "/v/nonsense".to_owned(), "what?".to_owned()] {
        assert_eq!(report(url).await.unwrap_err().status, 404);
    }
    assert_eq!(report(wrong).await.unwrap_err().status, 429, "guesses are counted");
    server.pass(60);
    assert_eq!(server.status("/report/nonsense").await.unwrap_err().status, 404);
    assert!(server.queue().await.rows.is_empty());
}

#[tokio::test]
async fn a_pass_is_reported_when_its_link_is_spent() {
    let server = TestServer::start().await;
    let picture = png(20, 10);
    let shared = server.share_files(&[&picture], &[("max_views", "1")]).await;
    let granted = server.view(&shared, json!({})).await.unwrap();
    let url = granted.media[0].url.clone();
    server.report(json!({"url": url, "category": "privacy"})).await.unwrap();
    let case = server.the_case().await;
    let material = cases::material(&server.app, &ada(), case.id, 0).await.unwrap();
    assert_eq!(
        (material.read(&server.app).await.unwrap().to_vec(), material.facts.width),
        (picture, 20)
    );
    assert_eq!(server.managed(&shared).await.unwrap().links[0].views, 1, "nothing more was spent");
}

#[tokio::test]
async fn a_password_lets_moderators_look_and_a_wrong_one_is_refused() {
    let server = TestServer::with(&[("limits.password_tries_per_minute", "2")]).await;
    let shared = server.share(&[("password", "open sesame")]).await;
    let report = |password: Option<&str>| {
        server.report(json!({"url": shared.url, "category": "hate", "password": password}))
    };
    let status = report(None).await.unwrap();
    assert!(!server.status(&status).await.unwrap().can_be_seen);
    let case = server.the_case().await;
    assert_eq!(case.media, None);
    assert_eq!(
        cases::material(&server.app, &ada(), case.id, 0).await.err().map(|it| format!("{it:?}")),
        Some("Unknown".into())
    );
    for _ in 0..2 {
        assert_eq!(report(Some("wrong")).await.unwrap_err().code, "password-wrong");
    }
    assert_eq!(report(Some("open sesame")).await.unwrap_err().status, 429);
    server.pass(60);
    report(Some("open sesame")).await.unwrap();
    assert!(server.status(&status).await.unwrap().can_be_seen, "for the first reporter too");
    assert_eq!(server.the_case().await.media, Some(1));
}

#[tokio::test]
async fn evidence_outlives_what_its_owner_withdraws_and_ends_with_the_case() {
    let server = TestServer::start().await;
    let picture = png(30, 20);
    let shared = server.share_files(&[&picture, &png(2, 2)], &[]).await;
    server.reported(&shared, "hate").await;
    server.reported(&shared, "gore").await;
    assert_eq!(server.blobs().await, 4, "copied once");
    server.withdraw(&shared).await;
    server.purge().await;
    assert_eq!(server.blobs().await, 2);
    let case = server.the_case().await.id;
    let material = cases::material(&server.app, &ada(), case, 0).await.unwrap();
    assert_eq!(material.read(&server.app).await.unwrap().to_vec(), picture);
    cases::decide(&server.app, &ada(), case, keep()).await.unwrap();
    server.purge().await;
    assert_eq!(server.blobs().await, 0);
}

#[tokio::test]
async fn evidence_opens_after_a_restart_and_reconciling_leaves_it_alone() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    server.reported(&shared, "hate").await;
    let case = server.the_case().await.id;
    let server = server.restart().await;
    server.pass(2 * 3600);
    server.set_clock();
    chatpic_server::actions::reconcile::reconcile(&server.app).await.unwrap();
    let material = cases::material(&server.app, &ada(), case, 0).await.unwrap();
    assert_eq!(material.read(&server.app).await.unwrap().to_vec(), png(3, 2));
}

#[tokio::test]
async fn ten_thousand_reports_on_one_thing_make_one_case_that_stays_small() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let one = |number: usize| {
        let new = NewReport {
            url: shared.url.clone(),
            category: Category::ALL[5 + number % 4],
            statement: format!("{number}: {}", "this is bad. ".repeat(20)),
            contact: String::new(),
            password: None,
            kind: NoticeKind::Plain,
            notice: NoticeWish::default(),
            source: Source::Page,
            proof: None,
        };
        report(&server.app, new, CLIENT)
    };
    let taken: Vec<_> =
        stream::iter((0..10_000).map(one)).buffer_unordered(32).try_collect().await.unwrap();
    assert_eq!(taken.len(), 10_000);
    let case = server.the_case().await;
    assert_eq!((case.reports, case.media, case.hidden), (10_000, Some(1), false));
    // What the queue reads doesn't grow with the reports, and hardly any of them had to write it.
    let stored = server.app.records.document("case", case.id.0).await.unwrap().unwrap();
    assert!(stored.bytes.0.len() < 4096, "{}", stored.bytes.0.len());
    assert!(stored.version <= 5, "written {} times", stored.version);
    // A copy that came second is deleted again.
    until("nothing is left to do", || server.app.tasks.is_empty()).await;
    assert_eq!(server.blobs().await, 2);
    let view = cases::view(&server.app, &ada(), case.id).await.unwrap();
    assert_eq!(view.reports.len(), 100);
    server.tick().await;
    let month: String = server.app.now().to_string().chars().take(7).collect();
    let tally = cases::tallies(&server.app, &month).await.unwrap();
    assert_eq!(tally.notices.iter().map(|it| it.count).sum::<u64>(), 10_000);
}

#[tokio::test]
async fn a_hostile_report_is_text_and_a_broken_one_names_its_field() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let hostile = "<script>alert(1)</script>\u{202E}\u{0}\n{{ 7*7 }} %00 ' or 1=1 --";
    let body = json!({"url": shared.url, "category": "hate", "statement": hostile,
        "contact": "\"><img src=x>@example.org"});
    server.report(body).await.unwrap();
    let case = server.the_case().await.id;
    let view = cases::view(&server.app, &ada(), case).await.unwrap();
    let text = "<script>alert(1)</script>\n{{ 7*7 }} %00 ' or 1=1 --";
    assert_eq!(view.reports[0].statement.as_str(), text);
    let url = shared.url.clone();
    for (body, field) in [
        (json!({"url": url, "category": "CSAM"}), "category"),
        (json!({"url": url}), "category"),
        (json!({"category": "hate"}), "url"),
        (json!({"url": url, "category": "hate", "statement": "x".repeat(5001)}), "statement"),
        (json!({"url": url, "category": "hate", "contact": "x".repeat(321)}), "contact"),
        (json!({"url": url, "category": "hate", "notice": {"kind": "verbal"}}), "notice"),
        (json!({"url": url, "category": "hate", "reward": 5}), "body"),
    ] {
        let problem = server.report(body).await.unwrap_err();
        assert_eq!((problem.status, problem.field.as_deref()), (422, Some(field)), "{problem:?}");
    }
    assert_eq!(server.the_case().await.reports, 1);
}

#[tokio::test]
async fn a_deficient_notice_is_answered_with_everything_that_is_missing() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let bare = json!({"url": shared.url, "category": "copyright", "notice": {"kind": "copyright"}});
    let problem = server.report(bare).await.unwrap_err();
    assert_eq!((problem.status, problem.code.as_str()), (422, "deficient-notice"));
    for missing in [
        "signature",
        "the work",
        "your name",
        "postal",
        "telephone",
        "good faith",
        "perjury",
        "reach you",
    ] {
        assert!(problem.detail.contains(missing), "{missing}: {}", problem.detail);
    }
    let mut notice = copyright();
    notice["work"] = json!(" ");
    let body = json!({"url": shared.url, "category": "copyright", "contact": "ann@example.org",
        "notice": notice});
    let problem = server.report(body).await.unwrap_err();
    assert_eq!(problem.detail, "Please add: the work that is yours.");
    assert!(server.queue().await.rows.is_empty());
    server.noticed(&shared, "copyright", copyright()).await;
    assert_eq!(server.the_case().await.notice, NoticeKind::Copyright);
    assert_eq!(server.meets(&shared).await, "live", "nothing is hidden by a claim alone");
}

#[tokio::test]
async fn a_valid_request_about_an_intimate_picture_hides_it_on_receipt_and_says_so() {
    let server = TestServer::start().await;
    let [valid, plain] = [server.share(&[]).await, server.share(&[]).await];
    server.noticed(&valid, "ncii", intimate()).await;
    server.reported(&plain, "ncii").await;
    assert_eq!(
        (server.meets(&valid).await.as_str(), server.meets(&plain).await.as_str()),
        ("hidden", "live")
    );
    let managed = server.managed(&valid).await.unwrap();
    assert!(managed.decision.unwrap().hidden_meanwhile, "its owner is told");
    let again = server.report(json!({"url": valid.url, "category": "ncii"})).await.unwrap_err();
    assert_eq!(again.reason.as_deref(), Some("hidden"));
}

#[tokio::test]
async fn a_report_of_child_abuse_hides_at_once_and_tells_nobody() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let granted = server.view(&shared, json!({})).await.unwrap();
    server.reported(&shared, "csam").await;
    let never = server.get(&format!("/s/{}", "x".repeat(32))).send().await.unwrap();
    for url in [&shared.url, shared.direct_url.as_ref().unwrap(), &granted.media[0].url] {
        let answer = server.get(url).send().await.unwrap();
        assert_eq!(answer.status(), 404);
        assert_eq!(answer.headers()["content-type"], never.headers()["content-type"]);
    }
    let told = server.told(&shared).await.unwrap_err();
    assert_eq!(told.code, "not-found");
    assert_eq!(server.managed(&shared).await.unwrap_err().status, 404, "its owner neither");
    let case = server.the_case().await;
    assert_eq!(case.decide_by, Some(server.app.now().plus(4 * 3600)));
}

#[tokio::test]
async fn a_report_of_ones_own_share_does_not_tell_what_others_reported() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let own = server.reported(&shared, "rules-other").await;
    let before = server.status(&own).await.unwrap();
    server.reported(&shared, "csam").await;
    assert_eq!(server.told(&shared).await.unwrap_err().code, "not-found");
    let after = server.status(&own).await.unwrap();
    assert!(!after.hidden && after.decided_at.is_none());
    assert_eq!(after.decide_by, before.decide_by);
}

#[tokio::test]
async fn one_reporter_hides_three_undecided_things_and_no_more_until_they_were_right() {
    let server = TestServer::start().await;
    let mut shares = Vec::new();
    for width in 10..16 {
        shares.push(server.share_files(&[&png(width, 3)], &[]).await);
    }
    for shared in &shares[..4] {
        server.reported(shared, "csam").await;
    }
    let mut met = Vec::new();
    for shared in &shares[..4] {
        met.push(server.meets(shared).await);
    }
    assert_eq!(met, ["not-found", "not-found", "not-found", "live"]);
    assert_eq!(server.queue().await.rows.len(), 4, "the fourth is a case all the same");
    let hidden: Vec<CaseId> =
        server.queue().await.rows.iter().filter(|row| row.hidden).map(|row| row.id).collect();
    // Wrong: it stays counted for the day. Right: it is given back.
    cases::decide(&server.app, &ada(), hidden[0], keep()).await.unwrap();
    server.reported(&shares[4], "csam").await;
    assert_eq!(server.meets(&shares[4]).await, "live");
    cases::decide(&server.app, &ada(), hidden[1], remove()).await.unwrap();
    server.reported(&shares[5], "csam").await;
    assert_eq!(server.meets(&shares[5]).await, "not-found");
}

#[tokio::test]
async fn what_was_kept_is_not_hidden_again_without_new_facts() {
    let server = TestServer::start().await;
    let shared = server.share(&[("expires_in", "30d")]).await;
    server.noticed(&shared, "ncii", intimate()).await;
    let case = server.the_case().await.id;
    cases::decide(&server.app, &ada(), case, keep()).await.unwrap();
    assert_eq!(server.meets(&shared).await, "live");
    let status = server.noticed(&shared, "ncii", intimate()).await;
    assert_eq!(server.meets(&shared).await, "live");
    assert_eq!(server.status(&status).await.unwrap().state, "kept");
    assert!(server.queue().await.rows.is_empty());
    server.reported(&shared, "csam").await;
    assert_eq!(server.meets(&shared).await, "not-found", "that is a new fact");
    assert_eq!(server.the_case().await.id, case);
}

#[tokio::test]
async fn what_was_kept_long_ago_is_looked_at_again() {
    let server = TestServer::with(&[("terms.max_lifetime", "90d")]).await;
    let shared = server.share(&[("expires_in", "60d")]).await;
    server.noticed(&shared, "ncii", intimate()).await;
    let case = server.the_case().await.id;
    cases::decide(&server.app, &ada(), case, keep()).await.unwrap();
    server.live(30 * DAY).await;
    server.noticed(&shared, "ncii", intimate()).await;
    assert_eq!(server.meets(&shared).await, "hidden");
}

#[tokio::test]
async fn so_many_reports_an_hour_and_client() {
    let server = TestServer::with(&[("limits.reports_per_hour", "2")]).await;
    let shared = server.share(&[]).await;
    for _ in 0..2 {
        server.reported(&shared, "gore").await;
    }
    let problem = server.report(json!({"url": shared.url, "category": "gore"})).await.unwrap_err();
    assert_eq!(problem.status, 429);
}

/// A solved challenge for reports.
async fn proof(server: &TestServer) -> Value {
    upload_pass::solve(server.get("/api/v1/reports/challenge")).await
}

/// A server that takes two reports a minute for nothing, and a proof of work that is quick.
async fn flooded() -> TestServer {
    let settings = [("limits.all_reports_per_minute", "2"), ("limits.pass_cost", "1")];
    let server = TestServer::with(&settings).await;
    let shared = server.share(&[]).await;
    for _ in 0..2 {
        server.reported(&shared, "gore").await;
    }
    server
}

#[tokio::test]
async fn under_flood_a_report_costs_a_proof_of_work_which_is_good_once() {
    let server = flooded().await;
    let shared = server.share(&[]).await;
    let report = async |proof: &Value| {
        let body = json!({"url": shared.url, "category": "gore", "proof": proof});
        server.report(body).await.map_err(|problem| (problem.status, problem.code))
    };
    let required = Err((403, "proof-required".to_owned()));
    let without = server.report(json!({"url": shared.url, "category": "gore"})).await.unwrap_err();
    assert_eq!((without.status, without.code.as_str()), (403, "proof-required"));
    assert!(without.detail.contains("/api/v1/reports/challenge"), "{}", without.detail);
    let once = proof(&server).await;
    let mut wrong = once.clone();
    wrong["solution"]["derivedKey"] = json!("00".repeat(32));
    assert_eq!(report(&wrong).await, required);
    assert_eq!(server.the_case().await.reports, 2, "nothing was taken");

    let status = report(&once).await.unwrap();
    assert_eq!(server.status(&status).await.unwrap().state, "received");
    assert_eq!(report(&once).await, required, "it was used");
    report(&upload_pass::solved(&server, None).await).await.unwrap();
    let ended = proof(&server).await;
    server.pass(20 * 60);
    for _ in 0..2 {
        server.reported(&shared, "gore").await;
    }
    assert_eq!(report(&ended).await, required, "its time is over");
}

#[tokio::test]
async fn a_proof_outlives_a_report_that_is_refused_for_something_else() {
    let server = flooded().await;
    let shared = server.share(&[("password", "open sesame")]).await;
    let once = proof(&server).await;
    let report = |password: &str| {
        server.report(json!({"url": shared.url, "category": "gore", "password": password,
            "proof": once}))
    };
    assert_eq!(report("wrong").await.unwrap_err().code, "password-wrong");
    report("open sesame").await.unwrap();
    assert_eq!(report("open sesame").await.unwrap_err().code, "proof-required");
}

#[tokio::test]
async fn a_report_that_is_asked_for_a_proof_is_not_counted_for_its_sender() {
    let settings = [
        ("limits.all_reports_per_minute", "1"),
        ("limits.reports_per_hour", "2"),
        ("limits.pass_cost", "1"),
    ];
    let server = TestServer::with(&settings).await;
    let shared = server.share(&[]).await;
    server.reported(&shared, "gore").await;
    let body = json!({"url": shared.url, "category": "gore"});
    for _ in 0..5 {
        assert_eq!(server.report(body.clone()).await.unwrap_err().code, "proof-required");
    }
    let mut body = body;
    body["proof"] = proof(&server).await;
    server.report(body).await.unwrap();
}

#[tokio::test]
async fn no_document_shows_what_was_written_who_wrote_it_or_how_to_get_there() {
    let server = TestServer::start().await;
    let shared = server.share(&[("password", "open sesame")]).await;
    let body = json!({"url": shared.url, "category": "csam", "statement": "the statement of a reporter",
        "contact": "reporter@example.org", "password": "open sesame"});
    let status = server.report(body).await.unwrap();
    let tokens =
        [&shared.url, &shared.manage_url, &status].map(|url| url.rsplit('/').next().unwrap());
    let secrets = ["the statement", "reporter@", "127.0.0.1", "open sesame", "csam"];
    let mut seen = 0;
    for kind in ["report", "case", "evidence", "evidence-key", "reporter", "tally"] {
        for document in server.app.records.documents(kind, None, None, 100).await.unwrap() {
            seen += 1;
            let stored = [&document.id.0[..], &document.bytes.0].concat();
            for secret in secrets.iter().chain(&tokens) {
                let found = stored.windows(secret.len()).any(|it| it == secret.as_bytes());
                assert!(!found, "{kind}: {secret}");
            }
        }
    }
    assert_eq!(seen, 5);
}
