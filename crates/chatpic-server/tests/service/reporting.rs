//! People who report, and moderators who look at it, for the tests of reports, cases and timers.

use std::net::IpAddr;

use chatpic_api::{Problem, ReportStatus, Reported, Shared};
use chatpic_core::{Category, Outcome, Role};
use chatpic_server::actions::cases::{self, CaseId, Filter, Ground, Queue, Row, Verdict, Who};
use serde_json::{Value, json};

use super::harness::{TestServer, read};

pub const CLIENT: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);
pub const HOUR: u64 = 3600;
pub const DAY: u64 = 24 * HOUR;

/// A moderator who may do everything that moderators may.
pub fn ada() -> Who {
    who("ada", Role::ChildSafety)
}

pub fn who(name: &str, role: Role) -> Who {
    Who { name: name.to_owned(), role }
}

/// What is decided, on this ground.
pub fn verdict(outcome: Outcome, ground: Ground) -> Verdict {
    Verdict { outcome, ground, facts: "It shows what it shows.".to_owned(), media: None }
}

pub fn remove() -> Verdict {
    verdict(Outcome::Remove, Ground::Law("§ 201a StGB".to_owned()))
}

/// Removed by a rule: whoever shared it loses a pass, and no network is marked.
pub fn remove_by_rule() -> Verdict {
    verdict(Outcome::Remove, Ground::Rule("No ads".to_owned()))
}

pub fn keep() -> Verdict {
    verdict(Outcome::Keep, Ground::Rule("none".to_owned()))
}

/// A notice of copyright with its six elements.
pub fn copyright() -> Value {
    json!({"kind": "copyright", "name": "Ann Author", "address": "1 Main Street",
        "phone": "+1 555 0100", "signature": "Ann Author", "work": "My photograph Dunes",
        "good_faith": true, "accuracy": true})
}

/// A request about an intimate picture with all that the law asks for.
pub fn intimate() -> Value {
    json!({"kind": "intimate", "signature": "Eve", "good_faith": true})
}

impl TestServer {
    /// Reports by the API.
    pub async fn report(&self, body: Value) -> Result<String, Problem> {
        let answer = self.post("/api/v1/reports").json(&body).send().await.unwrap();
        read(answer).await.map(|reported: Reported| reported.status_url)
    }

    /// Reports what a link leads to, and expects that it is taken.
    pub async fn reported(&self, shared: &Shared, category: &str) -> String {
        self.report(json!({"url": shared.url, "category": category})).await.unwrap()
    }

    /// Sends a notice, and expects that it is whole.
    pub async fn noticed(&self, shared: &Shared, category: &str, notice: Value) -> String {
        let body = json!({"url": shared.url, "category": category, "statement": "It is me.",
            "contact": "someone@example.org", "notice": notice});
        self.report(body).await.unwrap()
    }

    /// What a reporter reads.
    pub async fn status(&self, status_url: &str) -> Result<ReportStatus, Problem> {
        let token = status_url.rsplit('/').next().unwrap();
        read(self.get(&format!("/api/v1/reports/{token}")).send().await.unwrap()).await
    }

    /// The whole queue of a moderator.
    pub async fn queue(&self) -> Queue {
        cases::queue(&self.app, &ada(), &Filter::default(), 0).await.unwrap()
    }

    /// The only case that waits.
    pub async fn the_case(&self) -> Row {
        let [row] = self.queue().await.rows.try_into().unwrap();
        row
    }

    /// The case of this status page's report, by its category: each test uses each once.
    pub async fn case_of(&self, category: Category) -> CaseId {
        let rows = self.queue().await.rows;
        rows.into_iter().find(|row| row.category == category).unwrap().id
    }

    /// Does now what the job of cases does every ten seconds.
    pub async fn tick(&self) {
        cases::tick(&self.app).await.unwrap();
    }

    /// Lets time pass as it does for a server: the jobs come by each hour, at least.
    pub async fn live(&self, seconds: u64) {
        for _ in 0..seconds / HOUR {
            self.pass(HOUR);
            self.tick().await;
        }
        self.pass(seconds % HOUR);
        self.tick().await;
    }

    /// The word for what a visitor meets at a link: `live`, or why not.
    pub async fn meets(&self, shared: &Shared) -> String {
        match self.told(shared).await {
            Ok(_) => "live".to_owned(),
            Err(problem) => problem.reason.unwrap_or(problem.code),
        }
    }
}
