//! What the server acknowledged, and whether all that it said since agrees with it.
//!
//! A ledger knows nothing of how it was asked. It is told what was said and when, and answers with the
//! promise that was broken, if one was. It does not know what happened to a request that was never
//! answered: such a one may have been done or not, and both must be borne.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hasher};
use std::time::Duration;

/// An instant, since the epoch.
pub type At = Duration;

/// A promise that was broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// Other bytes than were uploaded.
    Changed,
    /// Refused, though nothing had ended it.
    Lost,
    /// More views than the link allows.
    TooMany,
    /// A view that somebody was granted isn't remembered.
    Forgotten,
    /// Served after its withdrawal was acknowledged.
    Withdrawn,
    /// Served after its time.
    Expired,
    /// The same request made two shares.
    Twice,
}

/// A share that was answered with a link.
#[derive(Clone, Debug)]
pub struct Acknowledged {
    pub limit: Option<u32>,
    pub expires_at: At,
    /// A digest of each file.
    pub files: Vec<u64>,
}

#[derive(Default)]
pub struct Ledger {
    shares: HashMap<String, Entry>,
}

struct Entry {
    told: Acknowledged,
    /// Views that were asked for, each with a nonce of its own.
    asked: u32,
    /// Each session, and when it was heard of.
    granted: BTreeMap<String, At>,
    /// Whether anybody asked for withdrawal.
    withdrawing: bool,
    /// When withdrawal was acknowledged.
    withdrawn: Option<At>,
}

impl Ledger {
    /// An upload was answered. `token` is its link's.
    pub fn shared(&mut self, token: &str, told: Acknowledged) {
        let (asked, granted) = (0, BTreeMap::new());
        let entry = Entry { told, asked, granted, withdrawing: false, withdrawn: None };
        assert!(self.shares.insert(token.to_owned(), entry).is_none(), "tokens are random");
    }

    /// A request that was answered before, with `token`, was answered again.
    pub fn repeated(&self, token: &str, again: &str) -> Result<(), Broken> {
        if token == again { Ok(()) } else { Err(Broken::Twice) }
    }

    /// Somebody is about to ask for a view, with a new nonce.
    pub fn redeeming(&mut self, token: &str) {
        self.entry(token).asked += 1;
    }

    /// A view was granted to who asked for it at the first instant and heard of it at the second; a
    /// retry finds the same session again.
    pub fn granted(
        &mut self,
        token: &str,
        session: &str,
        (asked, heard): (At, At),
    ) -> Result<(), Broken> {
        self.live(token, asked)?;
        let entry = self.entry(token);
        entry.granted.entry(session.to_owned()).or_insert(heard);
        within(entry.granted.len(), entry.told.limit)
    }

    /// A file was shown to who asked for it at `asked`.
    pub fn shown(
        &mut self,
        token: &str,
        file: usize,
        digest: u64,
        asked: At,
    ) -> Result<(), Broken> {
        self.live(token, asked)?;
        if self.entry(token).told.files[file] == digest { Ok(()) } else { Err(Broken::Changed) }
    }

    /// The owner was told that it lives, having asked at `asked`.
    pub fn live(&mut self, token: &str, asked: At) -> Result<(), Broken> {
        let entry = self.entry(token);
        if entry.withdrawn.is_some_and(|withdrawn| asked > withdrawn) {
            return Err(Broken::Withdrawn);
        }
        if asked >= entry.told.expires_at { Err(Broken::Expired) } else { Ok(()) }
    }

    /// The owner, who asked at `asked`, was told of these sessions.
    pub fn counted(
        &mut self,
        token: &str,
        sessions: &BTreeSet<String>,
        asked: At,
    ) -> Result<(), Broken> {
        let entry = self.entry(token);
        within(sessions.len(), entry.told.limit)?;
        within(sessions.len(), Some(entry.asked))?;
        let mut before = entry.granted.iter().filter(|(_, heard)| **heard < asked);
        let all = before.all(|(session, _)| sessions.contains(session));
        if all { Ok(()) } else { Err(Broken::Forgotten) }
    }

    /// Somebody is about to withdraw it.
    pub fn withdrawing(&mut self, token: &str) {
        self.entry(token).withdrawing = true;
    }

    /// Whether somebody did.
    pub fn is_withdrawing(&mut self, token: &str) -> bool {
        self.entry(token).withdrawing
    }

    /// That was acknowledged.
    pub fn withdrawn(&mut self, token: &str, heard: At) {
        self.entry(token).withdrawn.get_or_insert(heard);
    }

    /// Something of it was refused at `heard`, for `reason`; an empty one where it was unknown, or the
    /// server failed.
    pub fn refused(&mut self, token: &str, reason: &str, heard: At) -> Result<(), Broken> {
        let entry = self.entry(token);
        let expired = heard >= entry.told.expires_at;
        let holds = match reason {
            "expired" => expired,
            "withdrawn" => entry.withdrawing,
            "spent" => entry.told.limit.is_some_and(|limit| entry.asked >= limit),
            // The pass of a nonce ends with its share.
            "nonce-used" => entry.withdrawing || expired,
            _ => false,
        };
        if holds { Ok(()) } else { Err(Broken::Lost) }
    }

    /// How many files can still be shown at `now`, if every unanswered withdrawal was done.
    pub fn surely_live(&self, now: At) -> usize {
        let live = |entry: &&Entry| !entry.withdrawing && now < entry.told.expires_at;
        self.shares.values().filter(live).map(|entry| entry.told.files.len()).sum()
    }

    /// How many shares came to which end, for the test's own report.
    pub fn summary(&self, now: At) -> BTreeMap<&'static str, usize> {
        let mut summary = BTreeMap::new();
        for entry in self.shares.values() {
            let end = match entry.withdrawn {
                Some(_) => "withdrawn",
                None if now >= entry.told.expires_at => "expired",
                None => "live",
            };
            *summary.entry(end).or_default() += 1;
            *summary.entry("views").or_default() += entry.granted.len();
        }
        summary
    }

    fn entry(&mut self, token: &str) -> &mut Entry {
        self.shares.get_mut(token).expect("only what was acknowledged is asked about")
    }
}

/// What is noted of a file.
pub fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

fn within(count: usize, limit: Option<u32>) -> Result<(), Broken> {
    match limit {
        Some(limit) if count as u64 > u64::from(limit) => Err(Broken::TooMany),
        _ => Ok(()),
    }
}

mod tests {
    use super::*;

    fn at(seconds: u64) -> At {
        Duration::from_secs(seconds)
    }

    /// A share of one file, with two views until second 100.
    fn ledger() -> Ledger {
        let mut ledger = Ledger::default();
        let told = Acknowledged { limit: Some(2), expires_at: at(100), files: vec![7] };
        ledger.shared("t", told);
        ledger
    }

    fn sessions(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_good_history_is_borne() {
        let mut ledger = ledger();
        ledger.redeeming("t");
        ledger.redeeming("t");
        ledger.granted("t", "a", (at(1), at(1))).unwrap();
        ledger.granted("t", "a", (at(2), at(2))).unwrap();
        ledger.shown("t", 0, 7, at(3)).unwrap();
        ledger.counted("t", &sessions(&["a", "b"]), at(9)).unwrap();
        ledger.refused("t", "spent", at(4)).unwrap();
        ledger.withdrawing("t");
        ledger.refused("t", "withdrawn", at(5)).unwrap();
        ledger.withdrawn("t", at(6));
        ledger.shown("t", 0, 7, at(5)).unwrap();
        ledger.refused("t", "nonce-used", at(7)).unwrap();
        ledger.refused("t", "expired", at(100)).unwrap();
        ledger.repeated("t", "t").unwrap();
    }

    #[test]
    fn a_grant_too_many_is_caught() {
        let mut ledger = ledger();
        for _ in 0..9 {
            ledger.redeeming("t");
        }
        ledger.granted("t", "a", (at(1), at(1))).unwrap();
        ledger.granted("t", "b", (at(1), at(1))).unwrap();
        assert_eq!(ledger.granted("t", "c", (at(1), at(1))), Err(Broken::TooMany));
        assert_eq!(ledger.counted("t", &sessions(&["a", "b", "c"]), at(9)), Err(Broken::TooMany));
    }

    #[test]
    fn a_view_that_nobody_asked_for_is_caught() {
        let mut ledger = ledger();
        ledger.redeeming("t");
        assert_eq!(ledger.counted("t", &sessions(&["a", "b"]), at(9)), Err(Broken::TooMany));
        assert_eq!(ledger.refused("t", "spent", at(1)), Err(Broken::Lost));
    }

    #[test]
    fn a_grant_that_is_forgotten_is_caught() {
        let mut ledger = ledger();
        ledger.redeeming("t");
        ledger.granted("t", "a", (at(1), at(1))).unwrap();
        ledger.counted("t", &sessions(&[]), at(1)).unwrap();
        assert_eq!(ledger.counted("t", &sessions(&["b"]), at(9)), Err(Broken::Forgotten));
        assert_eq!(ledger.counted("t", &sessions(&[]), at(9)), Err(Broken::Forgotten));
    }

    #[test]
    fn a_lost_upload_is_caught() {
        let mut ledger = ledger();
        for reason in ["", "expired", "withdrawn", "spent", "nonce-used", "removed"] {
            assert_eq!(ledger.refused("t", reason, at(99)), Err(Broken::Lost), "{reason}");
        }
        ledger.withdrawing("t");
        assert_eq!(ledger.refused("t", "", at(101)), Err(Broken::Lost), "tombstones stand");
    }

    #[test]
    fn a_changed_upload_is_caught() {
        assert_eq!(ledger().shown("t", 0, 8, at(1)), Err(Broken::Changed));
    }

    #[test]
    fn a_withdrawn_one_that_is_served_is_caught() {
        let mut ledger = ledger();
        ledger.withdrawing("t");
        ledger.shown("t", 0, 7, at(3)).unwrap();
        ledger.withdrawn("t", at(2));
        assert_eq!(ledger.shown("t", 0, 7, at(3)), Err(Broken::Withdrawn));
        assert_eq!(ledger.granted("t", "a", (at(3), at(3))), Err(Broken::Withdrawn));
        assert_eq!(ledger.live("t", at(3)), Err(Broken::Withdrawn));
    }

    #[test]
    fn an_expired_one_that_is_served_is_caught() {
        let mut ledger = ledger();
        assert_eq!(ledger.shown("t", 0, 7, at(100)), Err(Broken::Expired));
        assert_eq!(ledger.granted("t", "a", (at(100), at(100))), Err(Broken::Expired));
    }

    #[test]
    fn a_retry_that_makes_a_second_share_is_caught() {
        assert_eq!(ledger().repeated("t", "u"), Err(Broken::Twice));
    }
}
