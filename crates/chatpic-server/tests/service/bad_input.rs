//! Bad input: whatever is sent, the answer is a clear refusal or a clean picture, in bounded time, and
//! everybody else is served meanwhile.

mod broken_off;
mod fields;
mod files;
mod json;
pub mod made;
mod names;
mod requests;

use std::time::Duration;

use chatpic_api::Problem;
use reqwest::Response;
use tokio::time::{interval, timeout};

use super::harness::TestServer;
use super::raw::BOUND;

/// Awaits `work`, at most 20 s, and asks all the while whether the server is alive.
async fn while_healthy<T>(server: &TestServer, work: impl Future<Output = T>) -> T {
    let pulse = async {
        let mut often = interval(Duration::from_millis(50));
        loop {
            often.tick().await;
            let answer = timeout(Duration::from_secs(5), server.get("/healthz").send()).await;
            assert_eq!(answer.expect("alive").unwrap().status(), 200);
        }
    };
    tokio::select! {
        done = timeout(BOUND, work) => done.expect("an answer within 20 s"),
        () = pulse => unreachable!("it asks for ever"),
    }
}

/// The problem that an answer has to be.
async fn problem(name: &str, answer: Response) -> Problem {
    let status = answer.status().as_u16();
    let content_type = answer.headers().get("content-type").cloned();
    let body = answer.text().await.unwrap();
    let is_json = content_type.is_some_and(|it| it == "application/problem+json");
    assert!(is_json, "{name}: {status} {body}");
    let problem: Problem = serde_json::from_str(&body).unwrap();
    assert_eq!(problem.status, status, "{name}");
    problem
}

/// What a refusal says to programs.
fn said(problem: &Problem) -> (u16, &str, Option<&str>) {
    (problem.status, &problem.code, problem.field.as_deref())
}
