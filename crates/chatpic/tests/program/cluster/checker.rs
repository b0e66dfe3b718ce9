//! Judges the history of one limited link: exactly its limit was granted, each view once.
//!
//! A checker asks nobody and knows nothing of nodes. From the history alone it says which promises were
//! broken. A try that nobody answered may have been granted or not, and both are borne; any other must
//! fit in one row of views, the first to the last, in which no view is granted before one that had been
//! answered when it was asked for.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::history::{Account, Said, Tick, Try};

/// A promise that was broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Broken {
    /// More views than the link allows.
    TooMany,
    /// Refused, or all tries ended, and fewer views than the link allows.
    TooFew,
    /// Two views with one ordinal.
    SameOrdinal,
    /// An ordinal that the link doesn't have.
    WrongOrdinal,
    /// An ordinal that nobody was granted.
    MissingOrdinal,
    /// Granted after a later view had been answered.
    OutOfOrder,
    /// Granted to who asked after somebody had been told that none is left.
    AfterSpent,
    /// One nonce bought two sessions.
    TwoSessions,
    /// Two nonces were given one session.
    SharedSession,
    /// A nonce that was granted a view is refused.
    Forgotten,
    /// An answer that none of this explains.
    Lost,
    /// The owner is told of other views than were granted.
    Miscounted,
}

/// What is wrong with the tries for a link of `limit` views.
pub fn judge(limit: u32, tries: &[Try]) -> BTreeSet<Broken> {
    let row = Row::new(limit, tries);
    let mut broken = BTreeSet::new();
    let mut hold = |holds: bool, otherwise: Broken| {
        if !holds {
            broken.insert(otherwise);
        }
    };
    hold(row.granted.len() <= limit as usize, Broken::TooMany);
    hold(row.is_full_where_it_must_be(), Broken::TooFew);
    hold(row.has_each_ordinal_once(), Broken::SameOrdinal);
    hold(row.has_only_its_ordinals(), Broken::WrongOrdinal);
    hold(row.has_all_ordinals(), Broken::MissingOrdinal);
    hold(row.is_in_order(), Broken::OutOfOrder);
    hold(row.ends_with_spent(), Broken::AfterSpent);
    hold(row.granted.values().all(|grant| grant.sessions.len() == 1), Broken::TwoSessions);
    hold(row.has_each_session_once(), Broken::SharedSession);
    hold(row.refused.keys().all(|nonce| !row.granted.contains_key(nonce)), Broken::Forgotten);
    hold(!row.strange, Broken::Lost);
    broken
}

/// What is wrong with what the owner is told of it in the end.
pub fn judge_account(limit: u32, tries: &[Try], account: &Account) -> BTreeSet<Broken> {
    let row = Row::new(limit, tries);
    let most = (row.granted.len() + row.unanswered).min(limit as usize);
    let all = row.granted.values().flat_map(|grant| &grant.sessions);
    let holds = (row.granted.len()..=most).contains(&account.sessions.len())
        && account.sessions.len() == account.views as usize
        && all.into_iter().all(|session| account.sessions.contains(*session))
        && (account.state == "spent") == (account.views == limit);
    if holds { BTreeSet::new() } else { BTreeSet::from([Broken::Miscounted]) }
}

/// The tries, by what came of them.
struct Row<'a> {
    limit: u32,
    /// By nonce.
    granted: BTreeMap<&'a str, Grant<'a>>,
    /// When each nonce that was refused as spent heard of it.
    refused: HashMap<&'a str, Tick>,
    /// Nonces of which nothing is known.
    unanswered: usize,
    /// Whether there was any other answer.
    strange: bool,
}

struct Grant<'a> {
    sessions: BTreeSet<&'a str>,
    began: Tick,
    heard: Tick,
    /// As the first answer says; a later one only bounds it.
    ordinal: Ordinal,
}

#[derive(Clone, Copy)]
enum Ordinal {
    Known(u32),
    AtMost(u32),
}

impl<'a> Row<'a> {
    fn new(limit: u32, tries: &'a [Try]) -> Self {
        let (granted, refused) = (BTreeMap::new(), HashMap::new());
        let mut row = Self { limit, granted, refused, unanswered: 0, strange: false };
        for it in tries {
            let Some((heard, said)) = &it.heard else { continue };
            match said {
                Said::Granted { session, left } => row.grant(it, *heard, session, *left),
                Said::Spent => _ = row.refused.entry(&it.nonce).or_insert(*heard),
                Said::Other(_) => row.strange = true,
            }
        }
        let silent = tries.iter().filter(|it| it.heard.is_none()).map(|it| it.nonce.as_str());
        let known =
            |nonce: &&str| row.granted.contains_key(nonce) || row.refused.contains_key(nonce);
        row.unanswered = silent.filter(|nonce| !known(nonce)).collect::<HashSet<_>>().len();
        row
    }

    fn grant(&mut self, it: &'a Try, heard: Tick, session: &'a str, left: u32) {
        let told = self.limit.saturating_sub(left);
        // None is left of what never was: an ordinal out of bounds.
        let told = if left < self.limit { told } else { 0 };
        let ordinal = if it.first { Ordinal::Known(told) } else { Ordinal::AtMost(told) };
        let new = || Grant { sessions: BTreeSet::new(), began: it.began, heard, ordinal };
        let grant = self.granted.entry(&it.nonce).or_insert_with(new);
        grant.sessions.insert(session);
        grant.began = grant.began.min(it.began);
        if heard < grant.heard || it.first {
            (grant.heard, grant.ordinal) = (heard, ordinal);
        }
    }

    fn known(&self) -> impl Iterator<Item = (u32, &Grant<'a>)> {
        self.granted.values().filter_map(|grant| match grant.ordinal {
            Ordinal::Known(ordinal) => Some((ordinal, grant)),
            Ordinal::AtMost(_) => None,
        })
    }

    fn is_full_where_it_must_be(&self) -> bool {
        let asked = self.granted.len() + self.refused.len() + self.unanswered;
        let must = !self.refused.is_empty() || asked >= self.limit as usize;
        !must || self.granted.len() + self.unanswered >= self.limit as usize
    }

    fn has_each_ordinal_once(&self) -> bool {
        let mut seen = HashSet::new();
        self.known().all(|(ordinal, _)| seen.insert(ordinal))
    }

    fn has_only_its_ordinals(&self) -> bool {
        self.granted.values().all(|grant| match grant.ordinal {
            Ordinal::Known(ordinal) | Ordinal::AtMost(ordinal) => ordinal > 0,
        })
    }

    /// Whether the views whose ordinal isn't known fit into the gaps between the others: the least
    /// bound takes the least gap.
    fn has_all_ordinals(&self) -> bool {
        let known: HashSet<u32> = self.known().map(|(ordinal, _)| ordinal).collect();
        let end = u32::try_from(self.granted.len() + self.unanswered).unwrap();
        let mut gaps = (1..=end).filter(|ordinal| !known.contains(ordinal));
        let mut bounds: Vec<u32> = Vec::new();
        bounds.extend(self.granted.values().filter_map(|grant| match grant.ordinal {
            Ordinal::AtMost(bound) => Some(bound),
            Ordinal::Known(_) => None,
        }));
        bounds.sort_unstable();
        known.iter().all(|ordinal| *ordinal <= end)
            && bounds.into_iter().all(|bound| gaps.next().is_some_and(|gap| gap <= bound))
            && gaps.count() <= self.unanswered
    }

    /// Whether nobody who heard of a view before another was asked for has the later one.
    fn is_in_order(&self) -> bool {
        let mut grants: Vec<_> = self.known().collect();
        grants.sort_by_key(|(ordinal, _)| *ordinal);
        let mut latest = 0;
        grants.into_iter().all(|(_, grant)| {
            latest = latest.max(grant.began);
            grant.heard >= latest
        })
    }

    fn ends_with_spent(&self) -> bool {
        let first = self.refused.values().min();
        first.is_none_or(|first| self.granted.values().all(|grant| grant.began < *first))
    }

    fn has_each_session_once(&self) -> bool {
        let mut seen = HashSet::new();
        self.granted.values().flat_map(|grant| &grant.sessions).all(|session| seen.insert(*session))
    }
}

mod tests;
