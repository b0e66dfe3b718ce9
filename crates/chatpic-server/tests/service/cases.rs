//! Cases: what moderators decide, what follows from it, and how owners object.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use chatpic_api::{ManagedShare, Shared};
use chatpic_core::{Category, CounterWish, Outcome, Role, State};
use chatpic_server::actions::cases::{self, CaseId, Ground};
use chatpic_server::actions::{Refused, vault};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::harness::{TestServer, api, form, png, read};
use super::places::Places;
use super::reporting::{CLIENT, DAY, ada, copyright, intimate, keep, remove, verdict, who};

/// A share that was reported, with its case.
async fn reported(server: &TestServer, category: &str) -> (Shared, CaseId) {
    let shared = server.share(&[("expires_in", "30d")]).await;
    server.reported(&shared, category).await;
    let case = server.case_of(category.parse::<Category>().unwrap()).await;
    (shared, case)
}

async fn appeal(server: &TestServer, shared: &Shared, text: &str) -> StatusCode {
    let url = api(&shared.manage_url, "manage", "/appeal");
    server.post(&url).json(&json!({"text": text})).send().await.unwrap().status()
}

async fn counter(server: &TestServer, shared: &Shared, body: &Value) -> (u16, Value) {
    let url = api(&shared.manage_url, "manage", "/counter-notice");
    let answer = server.post(&url).json(body).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap_or_default())
}

async fn decision(server: &TestServer, shared: &Shared) -> Option<chatpic_api::Decision> {
    server.managed(shared).await.unwrap().decision
}

fn not_now<T: std::fmt::Debug>(result: Result<T, Refused>) {
    assert!(matches!(result, Err(Refused::NotNow(_))), "{result:?}");
}

#[tokio::test]
async fn a_removal_is_told_to_visitor_reporter_and_owner_with_reasons() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let granted = server.view(&shared, json!({})).await.unwrap();
    let status = server.reported(&shared, "hate").await;
    let case = server.the_case().await.id;
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    assert_eq!(server.meets(&shared).await, "removed");
    let media = server.bytes(&granted.media[0].url).await.unwrap_err();
    assert_eq!(media.reason.as_deref(), Some("removed"));
    assert_eq!(server.status(&status).await.unwrap().state, "removed");
    let told = decision(&server, &shared).await.unwrap();
    let reasons = told.reasons.unwrap();
    assert_eq!(reasons.decision_visibility, ["DECISION_VISIBILITY_CONTENT_REMOVED"]);
    assert_eq!(reasons.decision_ground, "DECISION_GROUND_ILLEGAL_CONTENT");
    assert_eq!(reasons.illegal_content_legal_ground.as_deref(), Some("§ 201a StGB"));
    assert_eq!(reasons.category, "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH");
    assert_eq!(reasons.decision_facts, "It shows what it shows.");
    assert_eq!(reasons.automated_decision, "AUTOMATED_DECISION_NOT_AUTOMATED");
    assert_eq!(reasons.source_type, "SOURCE_TYPE_OTHER_NOTIFICATION");
    let until = server.app.now().plus(183 * 86_400).to_string();
    assert_eq!(told.appeal_until, Some(until));
    not_now(cases::decide(&server.app, &ada(), case, keep()).await);
    not_now(cases::hide(&server.app, &ada(), case).await);
}

#[tokio::test]
async fn what_was_removed_for_harm_does_not_come_back_until_the_decision_falls() {
    let server = TestServer::with(&[("trusted_proxies", "127.0.0.1")]).await;
    let (shared, case) = reported(&server, "hate").await;
    // Whoever shared it is struck, so somebody else tries.
    let upload = async |picture: Vec<u8>| {
        let request = server.post("/api/v1/shares").header("x-forwarded-for", "203.0.113.9");
        let answer = request.multipart(form(&[&picture], &[])).send().await.unwrap();
        let (status, json) = (answer.status().as_u16(), answer.json::<Value>().await.unwrap());
        (status, json["code"].as_str().map(str::to_owned))
    };
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    let refused = (422, Some("not-accepted".to_owned()));
    assert_eq!(upload(png(3, 2)).await, refused);
    assert_eq!(upload(png(5, 5)).await.0, 201);
    appeal(&server, &shared, "No.").await;
    let ben = who("ben", Role::Operator);
    cases::decide_appeal(&server.app, &ben, case, true, "").await.unwrap();
    assert_eq!(upload(png(3, 2)).await.0, 201);
}

#[tokio::test]
async fn somebody_else_decides_the_appeal_and_what_fell_is_undone_whole() {
    let server = TestServer::start().await;
    let (shared, case) = reported(&server, "hate").await;
    assert_eq!(appeal(&server, &shared, "why not").await, StatusCode::CONFLICT);
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    assert_eq!(appeal(&server, &shared, " ").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(appeal(&server, &shared, "It is satire.").await, StatusCode::NO_CONTENT);
    assert_eq!(appeal(&server, &shared, "It is satire.").await, StatusCode::CONFLICT, "once");
    let row = server.the_case().await;
    assert_eq!(
        (row.state, row.decide_by),
        (State::Appealed, Some(server.app.now().plus(7 * 86_400)))
    );
    not_now(cases::decide_appeal(&server.app, &ada(), case, true, "").await);
    let ben = who("ben", Role::Moderator);
    cases::decide_appeal(&server.app, &ben, case, true, "It is.").await.unwrap();
    assert_eq!(server.meets(&shared).await, "live");
    assert_eq!(server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap(), png(3, 2));
    let told = decision(&server, &shared).await.unwrap().appeal.unwrap();
    assert_eq!((told.overturned, told.facts.as_deref()), (Some(true), Some("It is.")));
    server.share_files(&[&png(3, 2)], &[]).await;
    let strikes = server.app.records.count("strike", None, 10).await.unwrap();
    assert_eq!(strikes, 0, "taken back");
}

#[tokio::test]
async fn an_appeal_that_is_lost_makes_the_removal_final() {
    let server = TestServer::start().await;
    let (shared, case) = reported(&server, "gore").await;
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    appeal(&server, &shared, "No.").await;
    cases::decide_appeal(&server.app, &who("ben", Role::Operator), case, false, "Yes.")
        .await
        .unwrap();
    server.purge().await;
    assert_eq!((server.meets(&shared).await.as_str(), server.blobs().await), ("removed", 0));
    assert_eq!(decision(&server, &shared).await.unwrap().appeal.unwrap().overturned, Some(false));
}

#[tokio::test]
async fn one_decision_is_that_of_all_identical_copies() {
    let server = TestServer::start().await;
    let [bad, harmless] = [png(9, 9), png(8, 8)];
    let original = server.share_files(&[&bad, &harmless], &[]).await;
    let copy = server.share_files(&[&bad], &[]).await;
    let unreported = server.share_files(&[&png(4, 4), &bad], &[]).await;
    let only_harmless = server.share_files(&[&harmless], &[]).await;
    server.reported(&original, "hate").await;
    let case = server.the_case().await.id;
    let copied = server.reported(&copy, "hate").await;
    let view = cases::view(&server.app, &ada(), case).await.unwrap();
    assert_eq!(view.copies, 3);
    for nothing in [vec![], vec![0, 2]] {
        let verdict = cases::Verdict { media: Some(nothing), ..remove() };
        let refused = cases::decide(&server.app, &ada(), case, verdict).await;
        assert!(matches!(refused, Err(Refused::Field(_))), "{refused:?}");
    }
    let meant = cases::Verdict { media: Some(vec![0]), ..remove() };
    cases::decide(&server.app, &ada(), case, meant).await.unwrap();
    for shared in [&original, &copy, &unreported] {
        assert_eq!(server.meets(shared).await, "removed");
        assert!(decision(&server, shared).await.unwrap().reasons.is_some());
    }
    let reasons = decision(&server, &unreported).await.unwrap().reasons.unwrap();
    assert_eq!(
        (reasons.automated_detection.as_str(), reasons.automated_decision.as_str()),
        ("Yes", "AUTOMATED_DECISION_PARTIALLY")
    );
    assert_eq!(server.meets(&only_harmless).await, "live", "that picture was not meant");
    assert_eq!(server.status(&copied).await.unwrap().state, "removed");
    assert!(server.queue().await.rows.is_empty());
    appeal(&server, &original, "It is art.").await;
    let ben = who("ben", Role::Moderator);
    cases::decide_appeal(&server.app, &ben, case, true, "It is.").await.unwrap();
    for shared in [&original, &copy, &unreported] {
        assert_eq!(server.meets(shared).await, "live");
    }
}

#[tokio::test]
async fn what_else_a_copy_holds_is_neither_blocked_nor_sealed() {
    let recipients = [1, 2].map(|_| age::x25519::Identity::generate().to_public().to_string());
    let server = TestServer::with(&[("vault.recipients", &recipients.join(","))]).await;
    let [bad, harmless] = [png(9, 9), png(8, 8)];
    let original = server.share_files(&[&bad], &[]).await;
    let copy = server.share_files(&[&harmless, &bad], &[]).await;
    server.reported(&original, "csam").await;
    let case = server.the_case().await.id;
    server.reported(&copy, "csam").await;
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    assert_eq!(server.meets(&copy).await, "not-found");
    let kept = vault::list(&server.app).await.unwrap();
    let files: Vec<_> = kept.iter().flat_map(|it| &it.files).collect();
    assert_eq!(files.len(), 2, "the picture of each case");
    assert!(files.iter().all(|file| file.sha256 == files[0].sha256 && !file.viewed));
    let blocked = server.app.records.count("removed", None, 10).await.unwrap();
    assert_eq!(blocked, 2, "the same picture for each case");
}

#[tokio::test]
async fn who_finishes_late_does_not_bring_back_what_was_said_before() {
    let server = TestServer::start().await;
    for steps in 0.. {
        let shared = server.share_files(&[&png(10 + steps, 3)], &[]).await;
        server.reported(&shared, "hate").await;
        let (case, ada) = (server.the_case().await.id, ada());
        let mut late = Box::pin(cases::hide(&server.app, &ada, case));
        let was_done = dies_after(steps, late.as_mut()).await.is_some();
        // Somebody else shows it meanwhile, where it is hidden by then.
        let _ = cases::show(&server.app, &who("ben", Role::Moderator), case).await;
        if !was_done {
            late.await.unwrap();
        }
        let met = if server.the_case().await.hidden { "hidden" } else { "live" };
        assert_eq!(server.meets(&shared).await, met, "held up after {steps} steps");
        cases::decide(&server.app, &ada, case, keep()).await.unwrap();
        if was_done {
            break;
        }
    }
}

#[tokio::test]
async fn keeping_shows_what_was_hidden_and_keeps_the_same_picture_elsewhere() {
    let server = TestServer::start().await;
    let [one, other] = [server.share(&[]).await, server.share(&[]).await];
    let more = server.share_files(&[&png(3, 2), &png(7, 7)], &[]).await;
    for shared in [&one, &other, &more] {
        server.noticed(shared, "ncii", intimate()).await;
    }
    let rows = server.queue().await.rows;
    let case = rows.iter().find(|row| row.media == Some(1)).unwrap().id;
    cases::decide(&server.app, &ada(), case, keep()).await.unwrap();
    assert_eq!(
        (server.meets(&one).await, server.meets(&other).await),
        ("live".into(), "live".into())
    );
    assert_eq!(server.meets(&more).await, "hidden", "nobody looked at its other picture");
    assert_eq!(server.the_case().await.media, Some(2));
}

#[tokio::test]
async fn who_may_not_does_not() {
    let server = TestServer::start().await;
    let (shared, case) = reported(&server, "csam").await;
    let moderator = who("mo", Role::Moderator);
    let auditor = who("audrey", Role::Auditor);
    let app = &server.app;
    for who in [&moderator, &auditor] {
        let refused = Some(Refused::NotAllowed);
        assert_eq!(cases::view(app, who, case).await.err(), refused);
        assert_eq!(cases::material(app, who, case, 0).await.err(), refused);
        assert_eq!(cases::show(app, who, case).await.err(), refused);
        assert_eq!(cases::decide(app, who, case, keep()).await.err(), refused);
        assert_eq!(cases::note(app, who, case, "x").await.err(), refused);
    }
    let filter = cases::Filter::default();
    assert!(cases::queue(app, &moderator, &filter, 0).await.unwrap().rows.is_empty());
    assert!(cases::queue(app, &auditor, &filter, 0).await.is_err());
    assert_eq!(server.meets(&shared).await, "not-found", "nothing was done");
}

#[tokio::test]
async fn without_the_key_a_thing_is_hidden_kept_or_asked_about_and_not_removed() {
    let server = TestServer::start().await;
    let shared = server.share(&[("password", "open sesame")]).await;
    let status = server.reported(&shared, "hate").await;
    let case = server.the_case().await.id;
    not_now(cases::decide(&server.app, &ada(), case, remove()).await);
    not_now(cases::decide_unseen(&server.app, &ada(), case, remove()).await);
    cases::ask(&server.app, &ada(), case, "What is the password?").await.unwrap();
    let told = server.status(&status).await.unwrap();
    assert_eq!(told.question.as_deref(), Some("What is the password?"));
    cases::hide(&server.app, &ada(), case).await.unwrap();
    assert_eq!(server.meets(&shared).await, "hidden");
    cases::show(&server.app, &ada(), case).await.unwrap();
    assert_eq!(server.meets(&shared).await, "live");
    let hide = verdict(Outcome::Hide, Ground::Rule("No.".into()));
    cases::decide(&server.app, &ada(), case, hide).await.unwrap();
    assert_eq!(server.meets(&shared).await, "removed");
    let reasons = decision(&server, &shared).await.unwrap().reasons.unwrap();
    assert_eq!(reasons.decision_visibility, ["DECISION_VISIBILITY_CONTENT_DISABLED"]);
    assert_eq!(reasons.incompatible_content_ground.as_deref(), Some("No."));
}

#[tokio::test]
async fn a_valid_form_is_decided_unseen() {
    let server = TestServer::start().await;
    let shared = server.share(&[("password", "open sesame")]).await;
    server.noticed(&shared, "ncii", intimate()).await;
    let case = server.the_case().await.id;
    assert!(cases::view(&server.app, &ada(), case).await.unwrap().may_decide_unseen);
    cases::decide_unseen(&server.app, &ada(), case, remove()).await.unwrap();
    assert_eq!(server.meets(&shared).await, "removed");
}

#[tokio::test]
async fn the_abuse_of_a_child_is_removed_at_once_sealed_away_and_told_to_nobody() {
    let recipients = [1, 2].map(|_| age::x25519::Identity::generate().to_public().to_string());
    let server = TestServer::with(&[("vault.recipients", &recipients.join(","))]).await;
    let shared = server.share(&[]).await;
    let copy = server.share(&[]).await;
    server.reported(&shared, "csam").await;
    let case = server.the_case().await.id;
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    for shared in [&shared, &copy] {
        assert_eq!(server.meets(shared).await, "not-found");
        assert_eq!(server.managed(shared).await.unwrap_err().status, 404);
        assert_eq!(appeal(&server, shared, "No.").await, StatusCode::NOT_FOUND);
    }
    let kept = vault::list(&server.app).await.unwrap();
    assert_eq!((kept.len(), kept[0].category.as_str()), (1, "csam"));
    server.purge().await;
    // The evidence until the case closes, and the vault.
    assert_eq!(server.blobs().await, 2);
    assert_eq!(server.meets(&shared).await, "not-found");
    server.live(15 * DAY).await;
    server.purge().await;
    assert_eq!(server.blobs().await, 1);
    assert_eq!(server.meets(&shared).await, "not-found", "its tombstone says nothing either");
}

#[tokio::test]
async fn what_an_authority_ordered_is_451() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let order = json!({"kind": "authority", "authority": "Amtsgericht", "legal_basis": "§ 1",
        "reference": "12 Js 34/56"});
    server.noticed(&shared, "illegal-other", order).await;
    let row = server.the_case().await;
    assert_eq!(row.decide_by, Some(server.app.now().plus(3600)));
    cases::decide_unseen(&server.app, &ada(), row.id, remove()).await.unwrap();
    for url in [&shared.url, shared.direct_url.as_ref().unwrap()] {
        assert_eq!(server.get(url).send().await.unwrap().status(), 451);
    }
    assert_eq!(server.told(&shared).await.unwrap_err().code, "legal-demand");
    server.live(20 * DAY).await;
    server.purge().await;
    assert_eq!(server.told(&shared).await.unwrap_err().code, "legal-demand");
}

fn whole_counter() -> Value {
    json!({"name": "Olga Owner", "address": "2 Side Street", "phone": "+1 555 0199",
        "signature": "Olga Owner", "mistake": true, "jurisdiction": true})
}

#[tokio::test]
async fn a_counter_notice_restores_after_ten_to_fourteen_business_days_and_expiry_stands_still() {
    let server = TestServer::start().await;
    let shared = server.share(&[("expires_in", "5d")]).await;
    server.noticed(&shared, "copyright", copyright()).await;
    let case = server.the_case().await.id;
    assert_eq!(counter(&server, &shared, &whole_counter()).await.0, 409, "nothing is taken yet");
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    let told = decision(&server, &shared).await.unwrap();
    let claim = told.claim.unwrap();
    assert_eq!((claim.name.as_str(), claim.work.as_str()), ("Ann Author", "My photograph Dunes"));
    let mut deficient = whole_counter();
    (deficient["phone"], deficient["jurisdiction"]) = (json!(""), json!(false));
    let (status, problem) = counter(&server, &shared, &deficient).await;
    assert_eq!((status, &problem["code"]), (422, &json!("deficient-notice")));
    assert!(problem["detail"].as_str().unwrap().contains("jurisdiction"));
    assert_eq!(counter(&server, &shared, &whole_counter()).await.0, 204);
    assert_eq!(counter(&server, &shared, &whole_counter()).await.0, 409, "once");
    let restores_at = decision(&server, &shared).await.unwrap().counter_notice.unwrap().restores_at;
    let restores_at: chatpic_core::Timestamp = restores_at.unwrap().parse().unwrap();
    let away = restores_at.seconds_since(server.app.now());
    assert!((14 * DAY..=20 * DAY).contains(&away), "12 weekdays: {away}");
    assert_eq!(server.app.records.count("strike", None, 10).await.unwrap(), 0, "it is contested");
    server.live(away - 1).await;
    server.purge().await;
    assert_eq!(server.meets(&shared).await, "removed");
    server.live(1).await;
    assert_eq!(server.meets(&shared).await, "live");
    let expires_at: chatpic_core::Timestamp =
        server.managed(&shared).await.unwrap().expires_at.parse().unwrap();
    assert_eq!(expires_at.seconds_since(server.app.now()), 5 * DAY);
}

#[tokio::test]
async fn a_suit_leaves_it_removed() {
    let server = TestServer::start().await;
    let (shared, case) = {
        let shared = server.share(&[("expires_in", "30d")]).await;
        server.noticed(&shared, "copyright", copyright()).await;
        (shared, server.the_case().await.id)
    };
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    not_now(cases::note_suit(&server.app, &ada(), case).await);
    assert_eq!(counter(&server, &shared, &whole_counter()).await.0, 204);
    server.live(5 * DAY).await;
    cases::note_suit(&server.app, &ada(), case).await.unwrap();
    assert_eq!(decision(&server, &shared).await.unwrap().counter_notice.unwrap().restores_at, None);
    server.live(25 * DAY).await;
    assert_eq!(server.meets(&shared).await, "removed");
    assert_eq!(server.app.records.count("strike", None, 10).await.unwrap(), 1);
    let wish = CounterWish::default();
    let token = shared.manage_token.as_str();
    assert!(cases::counter_notice(&server.app, token, wish, CLIENT).await.is_err());
}

#[tokio::test]
async fn a_process_that_dies_between_decision_and_effect_leaves_it_to_the_job() {
    let server = TestServer::start().await;
    let (mut died_between, mut decided, mut steps) = (0, 0, 0);
    // A store that has answered before it is waited for takes a step away, so once through may miss it.
    for width in 10..200 {
        let shared = server.share_files(&[&png(width, 3)], &[]).await;
        let status = server.reported(&shared, "hate").await;
        let case = server.the_case().await.id;
        // What only the house forbids closes no network to the uploads that follow here.
        let verdict = verdict(Outcome::Remove, Ground::Rule("No hate.".to_owned()));
        let done = dies_after(steps, cases::decide(&server.app, &ada(), case, verdict)).await;
        // What it had asked the store to write is written before this is.
        cases::note(&server.app, &ada(), case, "found it so").await.unwrap();
        let is_decided = server.status(&status).await.unwrap().state == "removed";
        died_between += u32::from(is_decided && server.meets(&shared).await == "live");
        server.tick().await;
        if server.status(&status).await.unwrap().state == "removed" {
            decided += 1;
            assert_eq!(server.meets(&shared).await, "removed", "after {steps} steps");
            assert!(decision(&server, &shared).await.unwrap().appeal_until.is_some());
        } else {
            assert_eq!(server.meets(&shared).await, "live");
            cases::decide(&server.app, &ada(), case, keep()).await.unwrap();
        }
        match done {
            Some(_) if died_between > 0 => break,
            Some(_) => steps = 0,
            None => steps += 1,
        }
    }
    assert!(died_between > 0, "it died where this is about");
    let month: String = server.app.now().to_string().chars().take(7).collect();
    let tally = cases::tallies(&server.app, &month).await.unwrap();
    let removals = tally.actions.iter().filter(|it| it.outcome == Outcome::Remove);
    assert_eq!(removals.map(|it| it.count).sum::<u64>(), decided, "each counts once");
    assert_eq!(u64::from(server.app.records.count("strike", None, 1000).await.unwrap()), decided);
}

/// Runs `work` until it has waited `times` times, and drops it there: as a process that dies.
pub async fn dies_after<T>(mut times: u32, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending if times == 0 => Poll::Ready(None),
        Poll::Pending => {
            times -= 1;
            Poll::Pending
        }
    })
    .await
}

#[tokio::test]
async fn nodes_gather_one_case_and_finish_what_another_decided() {
    let places = Places::shared();
    let [here, there] = [TestServer::node(&places).await, TestServer::node(&places).await];
    let shared = here.share(&[]).await;
    let moved = there.moved(&shared);
    for _ in 0..4 {
        let reports = ["hate", "gore", "privacy", "terror"].map(|category| async {
            tokio::join!(here.reported(&shared, category), there.reported(&moved, category))
        });
        futures_util::future::join_all(reports).await;
    }
    let case = there.the_case().await;
    assert_eq!((case.reports, case.media, here.blobs().await), (32, Some(1), 2));
    // Both decide at once: one of them does.
    let (ada, ben) = (ada(), who("ben", Role::Operator));
    let (one, other) = tokio::join!(
        cases::decide(&here.app, &ada, case.id, remove()),
        cases::decide(&there.app, &ben, case.id, keep())
    );
    assert_ne!(one.is_ok(), other.is_ok(), "{one:?} {other:?}");
    let met = if one.is_ok() { "removed" } else { "live" };
    assert_eq!(
        (here.meets(&shared).await.as_str(), there.meets(&moved).await.as_str()),
        (met, met)
    );
    let (one, other) = tokio::join!(cases::tick(&here.app), cases::tick(&there.app));
    assert!(one.is_ok() && other.is_ok());
    // Each counts what its own clock says has come.
    here.tick().await;
    there.tick().await;
    let month: String = here.app.now().to_string().chars().take(7).collect();
    let tally = cases::tallies(&there.app, &month).await.unwrap();
    assert_eq!(tally.notices.iter().map(|it| it.count).sum::<u64>(), 32);
    assert_eq!(tally.actions.iter().map(|it| it.count).sum::<u64>(), 1);
}

#[tokio::test]
async fn what_an_owner_exports_is_the_statement_as_the_database_takes_it() {
    let server = TestServer::start().await;
    let (shared, case) = reported(&server, "fraud-malware").await;
    let before: ManagedShare =
        read(server.get(&api(&shared.manage_url, "manage", "")).send().await.unwrap())
            .await
            .unwrap();
    assert_eq!(before.decision, None, "a report alone is nobody's business yet");
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    let answer = server.get(&api(&shared.manage_url, "manage", "")).send().await.unwrap();
    let json: Value = answer.json().await.unwrap();
    let reasons = json["decision"]["reasons"].as_object().unwrap();
    for field in [
        "decision_visibility",
        "decision_ground",
        "category",
        "decision_facts",
        "automated_detection",
        "automated_decision",
        "source_type",
        "content_type",
        "application_date",
        "puid",
    ] {
        assert!(reasons.contains_key(field), "{field}");
    }
    assert_eq!(reasons["puid"], json!(case.to_string()));
}
