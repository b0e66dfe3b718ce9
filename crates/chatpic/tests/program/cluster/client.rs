//! A client as a careful program is one: what a node leaves unanswered it asks of another, with the
//! same nonce or key, until there is an answer.

use std::time::Duration;

use chatpic_api::Problem;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;
use tokio::sync::watch;
use tokio::time::Instant;

use super::nodes::{Asked, Nodes};
use crate::pictures::Numbers;
use crate::process::browser;

/// An answer that settles a request.
pub struct Answer {
    pub status: StatusCode,
    pub body: Vec<u8>,
    /// Which run of a node gave it.
    pub run: usize,
    /// Whether the first request was answered so.
    pub first: bool,
}

impl Answer {
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// Why it was refused: the reason of what is gone, else the code.
    pub fn refusal(&self) -> String {
        let problem: Problem = self.json();
        problem.reason.unwrap_or(problem.code)
    }
}

pub struct Asker {
    http: Client,
    /// 503: "not now".
    pub not_now: watch::Sender<u64>,
    /// Connections that were refused, or broke before the answer was whole.
    pub broken_off: watch::Sender<u64>,
}

impl Asker {
    pub fn new() -> Self {
        Self { http: browser(), not_now: watch::Sender::new(0), broken_off: watch::Sender::new(0) }
    }

    /// Asks one node after another, and not run `avoid` first where another runs.
    pub async fn ask(
        &self,
        nodes: &Nodes,
        numbers: &mut Numbers,
        avoid: Option<usize>,
        request: impl Fn(&Client, &str) -> RequestBuilder,
    ) -> Answer {
        let (mut first, mut avoid, mut pause) = (true, avoid, PAUSE);
        let (mut last, begun) = (String::new(), Instant::now());
        while begun.elapsed() < PATIENCE {
            if let Some(Asked { run, origin }) = nodes.pick(numbers, avoid) {
                match whole(request(&self.http, &origin)).await {
                    Ok((StatusCode::SERVICE_UNAVAILABLE, body)) => {
                        count(&self.not_now);
                        last = String::from_utf8_lossy(&body).into_owned();
                    }
                    Ok((status, body)) => return Answer { status, body, run, first },
                    // A body that breaks off counts as one that can't be decoded.
                    Err(error) => {
                        assert!(!error.is_builder(), "{error}");
                        count(&self.broken_off);
                        last = error.to_string();
                    }
                }
                (first, avoid) = (false, None);
            }
            tokio::time::sleep(pause).await;
            pause = (2 * pause).min(LONGEST_PAUSE);
        }
        panic!("nobody has an answer: {last}");
    }
}

pub fn count(counter: &watch::Sender<u64>) {
    counter.send_modify(|count| *count += 1);
}

async fn whole(request: RequestBuilder) -> reqwest::Result<(StatusCode, Vec<u8>)> {
    let response = request.timeout(Duration::from_secs(60)).send().await?;
    let status = response.status();
    Ok((status, response.bytes().await?.into()))
}

/// A real client waits as long as `Retry-After` says; this one makes more trouble.
const PAUSE: Duration = Duration::from_millis(20);
const LONGEST_PAUSE: Duration = Duration::from_millis(640);
const PATIENCE: Duration = Duration::from_secs(100);
