//! When the marking of a video ends before its time, and what is left of one afterwards.

use reqwest::Response;
use serde_json::{Value, json};

use super::made::{kill, marking, noise, shown, spooled};
use super::{MARKED, until, viewed};
use crate::harness::TestServer;
use crate::valve::Valve;

/// A viewing of a video that is marked as far as the valve lets it, and who reads it.
async fn held(size: &'static str) -> (TestServer, std::sync::Arc<Valve>, String, Response, String) {
    let (server, valve) = Valve::server().await;
    let shared = server.share_files(&[&noise(size, 8)], &[MARKED]).await;
    let (url, _) = viewed(&server, &shared).await;
    valve.close_after(18);
    let mut reading = server.get(&url).send().await.unwrap();
    assert!(!reading.chunk().await.unwrap().unwrap().is_empty());
    until("held", async || valve.held() > 0).await;
    (server, valve, url, reading, shared.manage_url)
}

/// The rest of an answer, which breaks off.
async fn breaks_off(reading: Response) {
    assert!(reading.bytes().await.is_err(), "it came to its end");
}

async fn nothing_is_left(server: &TestServer, size: &str) {
    until("no process", async || marking(size).is_empty()).await;
    until("no file", async || spooled(server).is_empty()).await;
}

#[tokio::test]
async fn a_withdrawal_ends_it_for_whoever_watches() {
    let (server, _valve, url, reading, manage) = held("326x240").await;
    let page = manage.replace("/m/", "/api/v1/manage/");
    assert_eq!(server.http.delete(page).send().await.unwrap().status(), 204);
    server.purge().await;
    breaks_off(reading).await;
    assert_eq!(server.get(&url).send().await.unwrap().status(), 410);
    let progress = server.get(&format!("{url}/progress")).send().await.unwrap();
    assert_eq!(progress.status(), 410);
    nothing_is_left(&server, "326x240").await;
}

#[tokio::test]
async fn the_end_of_a_pass_ends_what_is_made_and_what_is_whole() {
    let (server, valve, url, reading, _) = held("328x240").await;
    server.pass(600);
    server.purge().await;
    breaks_off(reading).await;
    assert_eq!(server.get(&url).send().await.unwrap().status(), 410);
    nothing_is_left(&server, "328x240").await;

    valve.open();
    let shared = server.share_files(&[&noise("328x240", 1)], &[MARKED]).await;
    let (url, _) = viewed(&server, &shared).await;
    let whole = server.bytes(&url).await.unwrap();
    server.pass(599);
    server.purge().await;
    let kept = server.bytes(&url).await.unwrap();
    assert_eq!(shown(&kept), shown(&whole), "kept until the pass ends");
    assert_eq!(spooled(&server).len(), 2, "as it was made, and as it is searched");
    server.pass(1);
    server.purge().await;
    nothing_is_left(&server, "328x240").await;
}

#[tokio::test]
async fn a_worker_that_dies_is_unavailable_and_never_unmarked() {
    let (server, valve, url, reading, _) = held("330x240").await;
    let [process] = marking("330x240")[..] else { panic!("one process") };
    kill(process, "KILL");
    // Whoever waits for the store doesn't see yet that it died.
    valve.open();
    breaks_off(reading).await;
    let answer = server.get(&url).send().await.unwrap();
    assert_eq!(answer.status(), 503);
    assert!(answer.headers().contains_key("retry-after"));
    nothing_of(&server, "330x240").await;
    // After a while it is tried again.
    assert!(!server.bytes(&url).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_can_not_be_marked_is_said_to_be_so_until_its_pass_ends() {
    let (server, valve, url, reading, _) = held("340x240").await;
    let [process] = marking("340x240")[..] else { panic!("one process") };
    // As it falls over a file that is made for that.
    kill(process, "SEGV");
    valve.open();
    breaks_off(reading).await;
    for _ in 0..2 {
        for url in [url.clone(), format!("{url}/progress")] {
            let refused: Value = server.get(&url).send().await.unwrap().json().await.unwrap();
            assert_eq!((&refused["status"], &refused["code"]), (&json!(409), &json!("not-now")));
        }
        nothing_of_it_runs(&server).await;
    }
    server.pass(600);
    assert_eq!(server.get(&url).send().await.unwrap().status(), 410);
    nothing_of(&server, "340x240").await;
}

async fn nothing_of_it_runs(server: &TestServer) {
    server.purge().await;
    assert!(marking("340x240").is_empty(), "it is tried again");
}

async fn nothing_of(server: &TestServer, size: &str) {
    server.purge().await;
    nothing_is_left(server, size).await;
}

#[tokio::test]
async fn what_nobody_waits_for_is_given_up() {
    let (server, _valve, _, reading, _) = held("332x240").await;
    server.pass(121);
    server.purge().await;
    assert_eq!(marking("332x240").len(), 1, "somebody reads");
    drop(reading);
    until("given up", async || {
        server.purge().await;
        marking("332x240").is_empty()
    })
    .await;
    nothing_is_left(&server, "332x240").await;
}

#[tokio::test]
async fn one_is_made_at_a_time_and_no_more_than_a_few_wait() {
    let (server, valve) = Valve::server().await;
    let shared = server.share_files(&[&noise("334x240", 1)], &[MARKED]).await;
    let once = [MARKED, ("max_views", "1")];
    let limited = server.share_files(&[&noise("334x240", 1)], &once).await;
    let mut urls = Vec::new();
    for _ in 0..10 {
        urls.push(viewed(&server, &shared).await.0);
    }
    valve.close_after(0);
    let begin = async |url: &str| server.get(&format!("{url}/progress")).send().await.unwrap();
    assert_eq!(begin(&urls[0]).await.status(), 200);
    until("its turn", async || valve.held() == 1).await;
    for url in &urls[1..9] {
        assert_eq!(begin(url).await.status(), 200);
    }
    for answer in [begin(&urls[9]).await, server.get(&urls[9]).send().await.unwrap()] {
        assert_eq!(answer.status(), 503);
        assert!(answer.headers().contains_key("retry-after"));
    }
    let refused = server.view(&limited, json!({})).await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_str()), (503, "busy"));
    assert_eq!(valve.held(), 1, "one at a time");
    valve.open();
    for url in &urls {
        assert!(!server.bytes(url).await.unwrap().is_empty());
    }
    server.view(&limited, json!({})).await.expect("nothing was spent");
}

#[tokio::test]
async fn one_viewing_has_one_made_after_the_other() {
    let (server, valve) = Valve::server().await;
    let films = [noise("342x240", 1), noise("342x240", 1)];
    let shared = server.share_files(&[&films[0], &films[1]], &[MARKED]).await;
    let granted = server.view(&shared, json!({})).await.unwrap();
    let [first, second] = [0, 1].map(|at| granted.media[at].url.clone());
    valve.close_after(0);
    let asked = async |url: &str| server.get(&format!("{url}/progress")).send().await.unwrap();
    assert_eq!(asked(&first).await.status(), 200);
    assert_eq!(asked(&second).await.status(), 503);
    valve.open();
    for url in [first, second] {
        assert!(!server.bytes(&url).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_server_that_stops_waits_for_none() {
    let (server, _valve, _, reading, _) = held("336x240").await;
    drop(reading);
    let server = server.restart().await;
    nothing_is_left(&server, "336x240").await;
}
