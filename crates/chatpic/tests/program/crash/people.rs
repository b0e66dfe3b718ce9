//! Those who use the server while it dies: each works until it doesn't answer any more.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use chatpic_api::{Granted, ManagedShare, Problem, Shared};
use chatpic_core::{Clock, Timestamp};
use chatpic_server::system::SystemClock;
use futures_util::future::join_all;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::json;

use super::ledger::{Acknowledged, At, Broken, Ledger, digest};
use super::plan::{LONG, Plan};
use crate::pictures::Numbers;
use crate::process::{Server, browser, path_of, token_of};

/// What all people know together.
#[derive(Default)]
pub struct World {
    ledger: Mutex<Ledger>,
    shares: Mutex<Vec<Arc<Share>>>,
    /// What was asked and not answered, for a later try.
    unanswered: Mutex<Unanswered>,
    touched: Mutex<BTreeSet<String>>,
    broken: Mutex<Vec<(String, Broken)>>,
}

#[derive(Default)]
struct Unanswered {
    uploads: Vec<Plan>,
    views: Vec<(Arc<Share>, String)>,
    /// Files of uploads without a key, which may or may not have been kept.
    files: usize,
}

pub struct Share {
    pub token: String,
    manage_token: String,
    /// The paths of its pictures, where they need no view.
    direct: Vec<String>,
    pub limited: bool,
    plan: Plan,
    /// The first picture's path under each pass.
    passes: Mutex<HashMap<String, String>>,
}

impl World {
    pub fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap()
    }

    pub fn all(&self) -> Vec<Arc<Share>> {
        self.shares.lock().unwrap().clone()
    }

    /// What something was done with since this was last asked.
    pub fn touched(&self) -> BTreeSet<String> {
        std::mem::take(&mut self.touched.lock().unwrap())
    }

    /// How many files may have been kept without anybody knowing.
    pub fn unanswered(&self) -> usize {
        let unanswered = self.unanswered.lock().unwrap();
        let keyed: usize = unanswered.uploads.iter().map(|plan| plan.pictures.len()).sum();
        unanswered.files + keyed
    }

    pub fn assert_kept(&self, when: &str) {
        assert_eq!(*self.broken.lock().unwrap(), [], "{when}");
    }

    /// Holds what was heard of `share` against the ledger.
    fn told(&self, share: &str, hold: impl FnOnce(&mut Ledger) -> Result<(), Broken>) {
        let held = hold(&mut self.ledger());
        if let Err(broken) = held {
            self.broken.lock().unwrap().push((share.to_owned(), broken));
        }
        self.touched.lock().unwrap().insert(share.to_owned());
    }
}

/// The server answers no more.
struct Dead;

impl From<reqwest::Error> for Dead {
    fn from(error: reqwest::Error) -> Self {
        // A body that breaks off counts as one that can't be decoded.
        assert!(!error.is_builder(), "{error}");
        Self
    }
}

type Answer<T> = Result<Result<T, Problem>, Dead>;

pub struct Person {
    http: Client,
    origin: String,
    world: Arc<World>,
    numbers: Numbers,
}

impl Person {
    pub fn new(server: &Server, world: &Arc<World>, seed: u64) -> Self {
        let (origin, world) = (server.origin.clone(), Arc::clone(world));
        Self { http: browser(), origin, world, numbers: Numbers(seed) }
    }

    /// Shares one thing after the other, and first what wasn't answered before.
    pub async fn share_on(&mut self) {
        let mut again = std::mem::take(&mut self.world.unanswered.lock().unwrap().uploads);
        loop {
            let plan = again.pop().unwrap_or_else(|| Plan::random(&mut self.numbers));
            match self.upload(&plan).await {
                Ok(Ok(shared)) => self.shared(plan, &shared),
                // Its claim outlives the server that died with it by a minute.
                Ok(Err(problem)) if problem.code == "still-running" => {
                    self.world.unanswered.lock().unwrap().uploads.push(plan);
                }
                Ok(Err(problem)) => panic!("{problem:?}"),
                Err(Dead) => {
                    let mut unanswered = self.world.unanswered.lock().unwrap();
                    unanswered.uploads.append(&mut again);
                    match plan.key {
                        Some(_) => unanswered.uploads.push(plan),
                        None => unanswered.files += plan.pictures.len(),
                    }
                    return;
                }
            }
        }
    }

    /// Spends views, several at once, and asks again with the nonces that got no answer.
    pub async fn redeem_on(&mut self) {
        loop {
            let again = std::mem::take(&mut self.world.unanswered.lock().unwrap().views);
            let mut asks = again;
            if let Some(share) = self.pick(|share| share.limited) {
                for _ in 0..3 {
                    self.world.ledger().redeeming(&share.token);
                    asks.push((Arc::clone(&share), self.numbers.text()));
                }
            }
            let done = join_all(asks.iter().map(|(share, nonce)| self.redeem(share, nonce))).await;
            let lost = asks.into_iter().zip(&done).filter(|(_, done)| done.is_err());
            self.world.unanswered.lock().unwrap().views.extend(lost.map(|(ask, _)| ask));
            if done.iter().any(Result::is_err) || (done.is_empty() && self.is_dead().await) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Takes back a quarter of what was shared.
    pub async fn withdraw_on(&mut self) {
        loop {
            tokio::time::sleep(Duration::from_millis(15)).await;
            let unwanted = |share: &Share| share.plan.pictures[0].0.is_multiple_of(4);
            let Some(share) = self.pick(unwanted) else {
                if self.is_dead().await {
                    return;
                }
                continue;
            };
            self.world.ledger().withdrawing(&share.token);
            self.world.touched.lock().unwrap().insert(share.token.clone());
            let url = format!("{}/api/v1/manage/{}", self.origin, share.manage_token);
            match self.http.delete(url).send().await {
                Ok(response) if response.status() == StatusCode::NO_CONTENT => {
                    self.world.ledger().withdrawn(&share.token, now());
                }
                Ok(response) => panic!("{}", response.status()),
                Err(_) => return,
            }
        }
    }

    /// Looks at this and that.
    pub async fn watch_on(&mut self) {
        loop {
            tokio::time::sleep(Duration::from_millis(10)).await;
            let dead = match self.pick(|_| true) {
                Some(share) => self.look_or_die(&share).await.is_err(),
                None => self.is_dead().await,
            };
            if dead {
                return;
            }
        }
    }

    /// Looks at a share in every way that spends nothing. The server must answer.
    pub async fn look(&self, share: Arc<Share>) {
        let answered = self.look_or_die(&share).await;
        assert!(answered.is_ok(), "a server that nobody killed doesn't answer");
    }

    /// Spends what a limited share's link has left, and shows that this is no more than it allows.
    pub async fn use_up(&self, share: Arc<Share>) {
        let mut numbers = self.numbers.clone();
        numbers.0 ^= digest(share.token.as_bytes());
        for _ in 0..share.plan.max_views.unwrap() + 1 {
            self.world.ledger().redeeming(&share.token);
            assert!(self.redeem(&share, &numbers.text()).await.is_ok());
        }
        self.look(share).await;
    }

    /// For who found nothing to ask: the server may have been killed before anything was shared.
    async fn is_dead(&self) -> bool {
        self.http.get(format!("{}/healthz", self.origin)).send().await.is_err()
    }

    async fn look_or_die(&self, share: &Share) -> Result<(), Dead> {
        for (file, path) in share.direct.iter().enumerate() {
            self.show(share, file, path).await?;
        }
        let passes: Vec<String> = share.passes.lock().unwrap().values().cloned().collect();
        for path in passes {
            self.show(share, 0, &path).await?;
        }
        let asked = now();
        let manage = self.http.get(format!("{}/api/v1/manage/{}", self.origin, share.manage_token));
        let managed: Result<ManagedShare, Problem> = answer(manage).await?;
        self.world.told(&share.token, |ledger| {
            let managed = managed.map_err(|_| Broken::Lost)?;
            let sessions = managed.sessions.iter().map(|it| it.session_id.clone()).collect();
            ledger.counted(&share.token, &sessions, asked)?;
            match managed.state.as_str() {
                "live" => ledger.live(&share.token, asked),
                reason => ledger.refused(&share.token, reason, now()),
            }
        });
        let small = share.plan.pictures[0].1 < 100;
        match (&share.plan.key, share.plan.max_views, share.plan.expires_in) {
            (Some(_), None, LONG) if small => self.repeat(share).await,
            _ => Ok(()),
        }
    }

    /// Sends an upload once more that was answered: the answer is the same, unless it was withdrawn.
    async fn repeat(&self, share: &Share) -> Result<(), Dead> {
        if self.world.ledger().is_withdrawing(&share.token) {
            return Ok(());
        }
        if let Ok(again) = self.upload(&share.plan).await? {
            let token = token_of(&again.url);
            self.world.told(&share.token, |ledger| {
                // Somebody may have begun to withdraw it meanwhile.
                match ledger.is_withdrawing(&share.token) {
                    true => Ok(()),
                    false => ledger.repeated(&share.token, &token),
                }
            });
            if token != share.token {
                self.world.unanswered.lock().unwrap().files += share.plan.pictures.len();
            }
        }
        Ok(())
    }

    async fn show(&self, share: &Share, file: usize, path: &str) -> Result<(), Dead> {
        let asked = now();
        let response = self.http.get(format!("{}{path}", self.origin)).send().await?;
        let status = response.status();
        let bytes = response.bytes().await?;
        if status == StatusCode::OK {
            let digest = digest(&bytes);
            self.world.told(&share.token, |it| it.shown(&share.token, file, digest, asked));
        } else {
            self.refused(share, &serde_json::from_slice(&bytes).unwrap());
        }
        Ok(())
    }

    async fn redeem(&self, share: &Share, nonce: &str) -> Result<(), Dead> {
        let asked = now();
        let url = format!("{}/api/v1/shares/{}/views", self.origin, share.token);
        let body = json!({"nonce": nonce}).to_string();
        match answer::<Granted>(self.http.post(url).body(body)).await? {
            Ok(granted) => {
                let session = granted.session_id;
                let at = (asked, now());
                self.world.told(&share.token, |it| it.granted(&share.token, &session, at));
                share.passes.lock().unwrap().insert(session, path_of(&granted.media[0].url));
            }
            Err(problem) => self.refused(share, &problem),
        }
        Ok(())
    }

    async fn upload(&self, plan: &Plan) -> Answer<Shared> {
        let request = self.http.post(format!("{}/api/v1/shares", self.origin));
        let request = match &plan.key {
            Some(key) => request.header("idempotency-key", key),
            None => request,
        };
        answer(request.multipart(plan.form())).await
    }

    fn shared(&self, plan: Plan, shared: &Shared) {
        let expires_at: Timestamp = shared.expires_at.parse().unwrap();
        let told = Acknowledged {
            limit: plan.max_views,
            expires_at: At::from_secs(expires_at.unix().try_into().unwrap()),
            files: plan.files().map(|file| digest(&file)).collect(),
        };
        let share = Share {
            token: token_of(&shared.url),
            manage_token: shared.manage_token.clone(),
            direct: shared
                .media
                .iter()
                .filter_map(|it| Some(path_of(it.direct_url.as_ref()?)))
                .collect(),
            limited: plan.max_views.is_some(),
            plan,
            passes: Mutex::default(),
        };
        self.world.ledger().shared(&share.token, told);
        self.world.touched.lock().unwrap().insert(share.token.clone());
        self.world.shares.lock().unwrap().push(Arc::new(share));
    }

    fn refused(&self, share: &Share, problem: &Problem) {
        let reason = match problem.code.as_str() {
            "gone" => problem.reason.as_deref().unwrap_or_default(),
            "nonce-used" => "nonce-used",
            _ => "",
        };
        self.world.told(&share.token, |it| it.refused(&share.token, reason, now()));
    }

    /// One of the latest shares that are so, or of all.
    fn pick(&mut self, so: impl Fn(&Share) -> bool) -> Option<Arc<Share>> {
        let all = self.world.all();
        let so: Vec<_> = all.into_iter().rev().filter(|share| so(share)).collect();
        let most = if self.numbers.below(2) == 0 { so.len().min(12) } else { so.len() };
        (most > 0).then(|| Arc::clone(&so[self.numbers.index(most)]))
    }
}

async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Answer<T> {
    let response = request.send().await?;
    let status = response.status();
    let body = response.bytes().await?;
    Ok(match status.is_success() {
        true => Ok(serde_json::from_slice(&body).unwrap()),
        false => Err(serde_json::from_slice(&body).unwrap()),
    })
}

fn now() -> At {
    SystemClock.since_epoch()
}
