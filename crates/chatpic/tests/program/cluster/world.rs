//! What is done with the nodes under load, and what is known of it: uploads and views, each noted with
//! its answer for the checker and the ledger.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard};

use chatpic_api::{Granted, ManagedShare, Shared};
use chatpic_core::{Clock, Timestamp};
use chatpic_server::system::SystemClock;
use reqwest::StatusCode;
use serde_json::json;
use tokio::sync::watch;

use super::checker::{judge, judge_account};
use super::client::{Answer, Asker, count};
use super::history::{Account, Said, Tick, Try};
use super::nodes::Nodes;
use crate::crash::ledger::{Acknowledged, At, Broken, Ledger, digest};
use crate::crash::plan::Plan;
use crate::pictures::Numbers;
use crate::process::{path_of, token_of};

pub struct World {
    pub nodes: Nodes,
    pub asker: Asker,
    /// Tries and uploads that came to their end.
    pub done: watch::Sender<u64>,
    pub count: Counts,
    ticks: AtomicU64,
    links: Mutex<Vec<Limited>>,
    /// Of uploads without a limit.
    uploaded: Mutex<Vec<Picture>>,
    /// Uploads whose key a dead node has claimed, for later.
    held: Mutex<Vec<Plan>>,
    /// Under the passes that each run granted.
    passes: Mutex<HashMap<usize, Vec<Picture>>>,
    ledger: Mutex<Ledger>,
    broken: Mutex<Vec<String>>,
}

/// For the report, and so that it is seen that the test was one.
#[derive(Debug, Default)]
pub struct Counts {
    pub grants: AtomicU64,
    /// Grants that were heard by a retry.
    pub retried_grants: AtomicU64,
    pub uploads: AtomicU64,
    pub retried_uploads: AtomicU64,
    /// Uploads that were sent once more after their answer.
    pub repeated_uploads: AtomicU64,
    /// Uploads that were given up with their key.
    pub abandoned: AtomicU64,
    /// How often an upload met the claim of a dead node.
    pub held: AtomicU64,
    /// Passes opened by another node than the one that granted them.
    pub opened_elsewhere: AtomicU64,
    /// Passes opened after the node that granted them was dead.
    pub opened_after_death: AtomicU64,
}

/// A limited link and its history.
struct Limited {
    token: String,
    manage_token: String,
    limit: u32,
    tries: Vec<Try>,
}

/// Where a picture is shown, and by which link.
#[derive(Clone)]
pub struct Picture {
    token: String,
    path: String,
}

impl World {
    pub fn new(nodes: Nodes) -> Self {
        Self {
            nodes,
            asker: Asker::new(),
            done: watch::Sender::new(0),
            count: Counts::default(),
            ticks: AtomicU64::new(0),
            links: Mutex::default(),
            uploaded: Mutex::default(),
            held: Mutex::default(),
            passes: Mutex::default(),
            ledger: Mutex::default(),
            broken: Mutex::default(),
        }
    }

    /// Shares a picture, however often that takes. Where a dead node has claimed the key, the upload is
    /// kept for later, or given up and begun anew under another key.
    pub async fn upload(&self, mut plan: Plan, numbers: &mut Numbers, later: bool) {
        loop {
            let answer = self.send(&plan, numbers, None).await;
            match answer.status {
                StatusCode::CREATED => {
                    self.acknowledged(&plan, &answer);
                    self.sometimes_repeat(&plan, &answer, numbers).await;
                    break;
                }
                StatusCode::CONFLICT if answer.refusal() == "still-running" => {
                    add(&self.count.held);
                    if later {
                        return self.held.lock().unwrap().push(plan);
                    }
                    add(&self.count.abandoned);
                    plan.key = Some(numbers.text());
                }
                status => {
                    self.say(format!("an upload: {status} {}", answer.refusal()));
                    break;
                }
            }
        }
        if plan.max_views.is_none() {
            count(&self.done);
        }
    }

    /// The uploads that were kept for later.
    pub fn take_held(&self) -> Vec<Plan> {
        std::mem::take(&mut *self.held.lock().unwrap())
    }

    /// Asks for a view of a link with a new nonce. Some of those who get one reload, some look at the
    /// picture, each by another node.
    pub async fn view(&self, link: usize, numbers: &mut Numbers) {
        let nonce = numbers.text();
        if let Some((picture, run)) = self.redeem(link, &nonce, numbers, None).await {
            self.passes.lock().unwrap().entry(run).or_default().push(picture.clone());
            if numbers.below(8) == 0 {
                self.redeem(link, &nonce, numbers, Some(run)).await;
            }
            if numbers.below(4) == 0 && self.show(&picture, numbers, Some(run)).await != run {
                add(&self.count.opened_elsewhere);
            }
        }
        count(&self.done);
    }

    /// Opens the latest passes that a dead run granted.
    pub async fn open_passes_of(&self, dead: usize, numbers: &mut Numbers) {
        let mut granted = self.passes.lock().unwrap().remove(&dead).unwrap_or_default();
        for picture in granted.drain(granted.len().saturating_sub(5)..) {
            self.show(&picture, numbers, None).await;
            add(&self.count.opened_after_death);
        }
    }

    /// Looks at an upload that was acknowledged.
    pub async fn look(&self, picture: Picture, mut numbers: Numbers) {
        self.show(&picture, &mut numbers, None).await;
    }

    pub fn uploaded(&self) -> Vec<Picture> {
        self.uploaded.lock().unwrap().clone()
    }

    /// How many views each link allows.
    pub fn limits(&self) -> Vec<u32> {
        self.links().iter().map(|link| link.limit).collect()
    }

    /// Holds a link's whole history, and what its owner is told of it, against its limit.
    pub async fn judge(&self, link: usize, mut numbers: Numbers) {
        let manage_token = self.links()[link].manage_token.clone();
        let path = format!("/api/v1/manage/{manage_token}");
        let ask = |http: &reqwest::Client, origin: &str| http.get(format!("{origin}{path}"));
        let answer = self.asker.ask(&self.nodes, &mut numbers, None, ask).await;
        let managed: ManagedShare = answer.json();
        let account = Account {
            state: managed.links[0].state.clone(),
            views: managed.links[0].views,
            sessions: managed.sessions.into_iter().map(|it| it.session_id).collect(),
        };
        let links = self.links();
        let Limited { limit, tries, .. } = &links[link];
        let mut broken = judge(*limit, tries);
        broken.append(&mut judge_account(*limit, tries, &account));
        // The tries were enough and each of them was answered, so that nothing is left open.
        if !broken.is_empty() || account.views != *limit {
            println!("link {link} of {limit}: {tries:?}");
            self.say(format!("link {link} of {limit}: {broken:?}, {} views", account.views));
        }
    }

    pub fn assert_kept(&self) {
        let broken = self.broken.lock().unwrap();
        assert!(
            broken.is_empty(),
            "{} promises: {:#?}",
            broken.len(),
            &broken[..broken.len().min(3)]
        );
    }

    /// One try, noted: the picture under its pass, and which run granted it.
    async fn redeem(
        &self,
        link: usize,
        nonce: &str,
        numbers: &mut Numbers,
        granted_by: Option<usize>,
    ) -> Option<(Picture, usize)> {
        let token = self.links()[link].token.clone();
        let (began, body) = (self.tick(), json!({"nonce": nonce}).to_string());
        let ask = |http: &reqwest::Client, origin: &str| {
            http.post(format!("{origin}/api/v1/shares/{token}/views")).body(body.clone())
        };
        let answer = self.asker.ask(&self.nodes, numbers, granted_by, ask).await;
        let first = answer.first && granted_by.is_none();
        let mut picture = None;
        let said = match answer.status {
            StatusCode::CREATED => {
                let granted: Granted = answer.json();
                if granted_by.is_none() {
                    add(&self.count.grants);
                    self.count.retried_grants.fetch_add((!first).into(), Ordering::Relaxed);
                }
                let path = path_of(&granted.media[0].url);
                picture = Some((Picture { token: token.clone(), path }, answer.run));
                let left = granted.views_left.expect("the link is limited");
                Said::Granted { session: granted.session_id, left }
            }
            StatusCode::GONE if answer.refusal() == "spent" => Said::Spent,
            status => Said::Other(format!("{status} {}", answer.refusal())),
        };
        let heard = Some((self.tick(), said));
        self.links()[link].tries.push(Try { nonce: nonce.to_owned(), began, heard, first });
        picture
    }

    /// Gets a picture and holds it against the ledger. Answers which run showed it.
    async fn show(&self, it: &Picture, numbers: &mut Numbers, avoid: Option<usize>) -> usize {
        let Picture { token, path } = it;
        let asked = SystemClock.since_epoch();
        let ask = |http: &reqwest::Client, origin: &str| http.get(format!("{origin}{path}"));
        let answer = self.asker.ask(&self.nodes, numbers, avoid, ask).await;
        self.told(token, |ledger| match answer.status {
            StatusCode::OK => ledger.shown(token, 0, digest(&answer.body), asked),
            _ => ledger.refused(token, &answer.refusal(), SystemClock.since_epoch()),
        });
        answer.run
    }

    async fn send(&self, plan: &Plan, numbers: &mut Numbers, avoid: Option<usize>) -> Answer {
        let key = plan.key.as_ref().expect("each of these has one");
        let ask = |http: &reqwest::Client, origin: &str| {
            let request = http.post(format!("{origin}/api/v1/shares"));
            request.header("idempotency-key", key).multipart(plan.form())
        };
        self.asker.ask(&self.nodes, numbers, avoid, ask).await
    }

    fn acknowledged(&self, plan: &Plan, answer: &Answer) {
        let shared: Shared = answer.json();
        let expires_at: Timestamp = shared.expires_at.parse().unwrap();
        let told = Acknowledged {
            limit: plan.max_views,
            expires_at: At::from_secs(expires_at.unix().try_into().unwrap()),
            files: plan.files().map(|file| digest(&file)).collect(),
        };
        let (token, manage_token) = (token_of(&shared.url), shared.manage_token);
        self.ledger.lock().unwrap().shared(&token, told);
        add(&self.count.uploads);
        self.count.retried_uploads.fetch_add((!answer.first).into(), Ordering::Relaxed);
        match (plan.max_views, shared.direct_url) {
            (Some(limit), _) => {
                let tries = Vec::new();
                self.links().push(Limited { token, manage_token, limit, tries });
            }
            (None, path) => {
                let path = path_of(&path.expect("it needs no button"));
                self.uploaded.lock().unwrap().push(Picture { token, path });
            }
        }
    }

    /// Sends every eighth upload once more, to another node: the answer is the same.
    async fn sometimes_repeat(&self, plan: &Plan, answer: &Answer, numbers: &mut Numbers) {
        if numbers.below(8) > 0 {
            return;
        }
        let token = token_of(&answer.json::<Shared>().url);
        let again = self.send(plan, numbers, Some(answer.run)).await;
        if again.status != StatusCode::CREATED {
            return self.say(format!("an upload again: {} {}", again.status, again.refusal()));
        }
        add(&self.count.repeated_uploads);
        let again = token_of(&again.json::<Shared>().url);
        self.told(&token, |ledger| ledger.repeated(&token, &again));
    }

    fn told(&self, token: &str, hold: impl FnOnce(&mut Ledger) -> Result<(), Broken>) {
        let held = hold(&mut self.ledger.lock().unwrap());
        if let Err(broken) = held {
            self.say(format!("{token}: {broken:?}"));
        }
    }

    fn say(&self, broken: String) {
        self.broken.lock().unwrap().push(broken);
    }

    fn links(&self) -> MutexGuard<'_, Vec<Limited>> {
        self.links.lock().unwrap()
    }

    fn tick(&self) -> Tick {
        self.ticks.fetch_add(1, Ordering::SeqCst)
    }
}

fn add(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}
