//! What happens to cases by themselves, on whichever node and after whatever restart.

use chatpic_core::{Category, Event, Outcome, Role, State};
use chatpic_server::actions::cases;
use reqwest::StatusCode;
use serde_json::json;

use super::harness::{TestServer, api, png};
use super::places::Places;
use super::reporting::{DAY, HOUR, ada, intimate, keep, remove, who};

#[tokio::test]
async fn an_undecided_report_of_an_intimate_picture_hides_it_at_36_hours() {
    let server = TestServer::start().await;
    let shared = server.share(&[("expires_in", "7d")]).await;
    server.reported(&shared, "ncii").await;
    server.live(36 * HOUR - 1).await;
    assert_eq!(server.meets(&shared).await, "live");
    let server = server.restart().await;
    server.pass(1);
    server.tick().await;
    let shared = server.moved(&shared);
    assert_eq!(server.meets(&shared).await, "hidden");
    // It stays so past the hard limit: that class is severe.
    server.live(24 * HOUR).await;
    assert_eq!(server.meets(&shared).await, "hidden");
    let case = server.the_case().await;
    assert!(case.overdue && case.escalated);
    cases::decide(&server.app, &ada(), case.id, keep()).await.unwrap();
    assert_eq!(server.meets(&shared).await, "live");
}

#[tokio::test]
async fn what_waits_too_long_is_escalated_and_stays_in_the_queue() {
    let server = TestServer::start().await;
    let shared = server.share(&[("expires_in", "30d")]).await;
    server.reported(&shared, "rules-other").await;
    server.live(7 * DAY - 1).await;
    let case = server.the_case().await;
    assert!(!case.overdue && !case.escalated);
    server.live(1).await;
    let queue = server.queue().await;
    assert!(queue.overdue == 1 && queue.rows[0].escalated);
    server.live(13 * DAY).await;
    assert!(server.the_case().await.overdue, "until somebody decides");
    let filter = cases::Filter { overdue: true, ..cases::Filter::default() };
    assert_eq!(cases::queue(&server.app, &ada(), &filter, 0).await.unwrap().rows.len(), 1);
}

#[tokio::test]
async fn hiding_ends_with_the_hard_limit_where_nobody_decided() {
    let server = TestServer::start().await;
    let shared = server.share(&[("expires_in", "30d")]).await;
    server.reported(&shared, "hate").await;
    cases::hide(&server.app, &ada(), server.the_case().await.id).await.unwrap();
    server.live(7 * DAY - 1).await;
    assert_eq!(server.meets(&shared).await, "hidden");
    server.live(1).await;
    assert_eq!(server.meets(&shared).await, "live");
}

#[tokio::test]
async fn the_queue_is_in_the_order_of_deadlines() {
    let server = TestServer::start().await;
    for category in ["rules-other", "hate", "csam", "copyright", "threat-to-life", "ncii"] {
        let shared = server.share(&[]).await;
        server.reported(&shared, category).await;
    }
    let rows = server.queue().await.rows;
    let order: Vec<_> = rows.iter().map(|row| row.category).collect();
    assert_eq!(
        order,
        [
            Category::ThreatToLife,
            Category::Csam,
            Category::Ncii,
            Category::Copyright,
            Category::Hate,
            Category::RulesOther
        ]
    );
}

#[tokio::test]
async fn evidence_goes_after_14_days_whether_or_not_anybody_decided() {
    let server = TestServer::start().await;
    let shared = server.share(&[("expires_in", "1h")]).await;
    server.reported(&shared, "rules-other").await;
    server.live(14 * DAY - 1).await;
    server.purge().await;
    assert_eq!(server.blobs().await, 1, "the evidence alone");
    server.live(1).await;
    server.purge().await;
    assert_eq!((server.blobs().await, server.the_case().await.media), (0, None));
}

#[tokio::test]
async fn a_removal_is_final_after_14_days_and_can_be_appealed_for_six_months() {
    let server = TestServer::start().await;
    let shared = server.share(&[("expires_in", "30d")]).await;
    let status = server.reported(&shared, "hate").await;
    let case = server.the_case().await.id;
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    server.live(14 * DAY - 1).await;
    server.purge().await;
    assert_eq!(server.blobs().await, 2, "it could still be shown again");
    server.live(1).await;
    server.purge().await;
    assert_eq!(server.blobs().await, 0);
    server.live(168 * DAY).await;
    server.purge().await;
    let told = server.managed(&shared).await.unwrap();
    assert!(told.decision.unwrap().appeal_until.is_some());
    let url = api(&shared.manage_url, "manage", "/appeal");
    let appeal = server.post(&url).json(&json!({"text": "It was not."})).send().await.unwrap();
    assert_eq!(appeal.status(), StatusCode::NO_CONTENT);
    let ben = who("ben", Role::Operator);
    cases::decide_appeal(&server.app, &ben, case, true, "It was not.").await.unwrap();
    assert_eq!(server.status(&status).await.unwrap().state, "overturned");
}

#[tokio::test]
async fn a_case_is_forgotten_with_everything_that_was_written_when_the_window_is_over() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let status = server.reported(&shared, "hate").await;
    let case = server.the_case().await.id;
    cases::note(&server.app, &ada(), case, "look again").await.unwrap();
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    server.live(183 * DAY - 1).await;
    assert_eq!(server.status(&status).await.unwrap().state, "removed");
    server.live(1).await;
    assert_eq!(server.status(&status).await.unwrap_err().status, 404);
    for kind in ["case", "report", "case-note", "evidence", "legal-demand"] {
        assert_eq!(server.app.records.count(kind, None, 10).await.unwrap(), 0, "{kind}");
    }
    assert_eq!(server.app.records.count("tally", None, 10).await.unwrap(), 1, "the counts stay");
}

#[tokio::test]
async fn nodes_that_look_at_once_do_each_thing_once() {
    let places = Places::shared();
    let [here, there] = [TestServer::node(&places).await, TestServer::node(&places).await];
    let shared = here.share(&[("expires_in", "7d")]).await;
    here.reported(&shared, "ncii").await;
    let case = here.the_case().await.id;
    for node in [&here, &there] {
        node.pass(36 * HOUR);
    }
    let both = [&here, &there, &here, &there].map(|node| cases::tick(&node.app));
    futures_util::future::join_all(both).await;
    let view = cases::view(&there.app, &ada(), case).await.unwrap();
    let events: Vec<_> = view.history.iter().map(|past| past.event).collect();
    assert_eq!(events, [Event::Escalate, Event::Hide]);
    assert_eq!(there.meets(&there.moved(&shared)).await, "hidden");
}

#[tokio::test]
async fn the_months_count_tells_reports_outcomes_times_and_reversals() {
    let server = TestServer::start().await;
    let month = || server.app.now().to_string().chars().take(7).collect::<String>();
    let first = month();
    let shared = server.share(&[("expires_in", "7d")]).await;
    server.noticed(&shared, "ncii", intimate()).await;
    server.reported(&server.share_files(&[&png(9, 9)], &[]).await, "hate").await;
    server.live(2 * HOUR).await;
    let case = server.case_of(Category::Ncii).await;
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    assert_eq!(server.queue().await.rows[0].state, State::Open);
    let tally = cases::tallies(&server.app, &first).await.unwrap();
    assert_eq!(tally.notices.len(), 2);
    let tally = cases::tallies(&server.app, &month()).await.unwrap();
    assert_eq!((tally.actions[0].outcome, tally.actions[0].count), (Outcome::Remove, 1));
    assert_eq!(cases::Tally::quantile(&tally.minutes, 500), Some(120));
    assert_eq!(cases::Tally::within(&tally.intimate_minutes, 48 * 60), 1);
}
