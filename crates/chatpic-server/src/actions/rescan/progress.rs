//! How far posts were scanned under which generation of the lists: a document, so that any node goes on
//! where another one was.
//!
//! A round goes through all posts in the order of their shares. Where the lists change meanwhile, the next
//! begins where that was and goes around, so that lists that change all the time keep no post from being
//! scanned. An upload that was scanned just before a change may be published behind the round; so rounds
//! for the newest posts alone follow.

use chatpic_core::{ShareId, Timestamp};
use chatpic_store::channels::PostRow;
use chatpic_store::documents::DocumentKind;
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::documents::Kept;
use crate::hex::Hex;

/// Where the scanning is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    generation: Hex<8>,
    /// When this generation was first met.
    since: Timestamp,
    /// Rounds done: the first is for all posts.
    rounds: usize,
    after: Option<ShareId>,
    /// The last post of the round; the last of all, where there is none.
    until: Option<ShareId>,
    /// Where the last post of all isn't the end: how far it goes from the first on.
    around: Option<ShareId>,
}

impl Kept for Progress {
    const KIND: DocumentKind = "rescan";
}

pub fn id(app: &App) -> Lookup {
    Lookup(app.root.tag("rescan", b""))
}

impl Progress {
    /// The round that is due under this generation; `None` where all were done, or the next comes later.
    pub fn due(before: Option<&Self>, generation: Hex<8>, now: Timestamp) -> Option<Self> {
        let fresh = |after: Option<ShareId>| Self {
            generation,
            since: now,
            rounds: 0,
            after,
            until: None,
            around: after,
        };
        let Some(before) = before else { return Some(fresh(None)) };
        if before.generation != generation {
            return Some(fresh(before.after.filter(|_| before.rounds == 0)));
        }
        let is_due = match before.rounds.checked_sub(1) {
            None => true,
            Some(late) => LATE.get(late).is_some_and(|wait| before.since.plus(*wait) <= now),
        };
        is_due.then(|| before.clone())
    }

    /// Behind which post it goes on.
    pub fn after(&self) -> Option<ShareId> {
        self.after
    }

    /// Which of the next posts are for this round.
    pub fn meant(&self, rows: &[PostRow]) -> Vec<PostRow> {
        let newest = self.since.plus(-OVERLAP);
        let meant = |row: &&PostRow| {
            self.until.is_none_or(|until| row.share <= until)
                && (self.rounds == 0 || row.posted_at >= newest)
        };
        rows.iter().filter(meant).cloned().collect()
    }

    /// These posts were scanned, which were asked for as up to `most`.
    pub fn pass(&mut self, rows: &[PostRow], most: u32) {
        let last = rows.last().map(|row| row.share);
        let is_end = rows.len() < most as usize;
        let is_over = is_end || self.until.is_some_and(|until| last >= Some(until));
        if !is_over {
            self.after = last;
        } else if let Some(around) = self.around.take() {
            (self.after, self.until) = (None, Some(around));
        } else {
            self.rounds += 1;
            (self.after, self.until) = (None, None);
        }
    }
}

/// When the rounds after the first begin, in seconds after its generation was met.
const LATE: [i64; 2] = [60, 3600];
/// Clocks of nodes differ by no more.
const OVERLAP: i64 = 60;

#[cfg(test)]
mod tests {
    use chatpic_core::{ChannelId, PostName, Rng};
    use chatpic_store::records::Sealed;

    use super::*;

    struct Zeros;

    impl Rng for Zeros {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0);
        }
    }

    fn post(number: u8, posted_at: i64) -> PostRow {
        PostRow {
            share: ShareId::from_bytes([number; 16]),
            channel: ChannelId::from_bytes([0; 16]),
            name: PostName::random(&Zeros),
            number: Some(1),
            posted_at: Timestamp::from_unix(posted_at),
            expires_at: Timestamp::from_unix(i64::MAX),
            pinned: false,
            comments: 0,
            card: Sealed(Vec::new()),
            hiding: None,
        }
    }

    /// The next `most` posts of ten, as a store lists them.
    fn listed(after: Option<ShareId>, most: usize) -> Vec<PostRow> {
        let all = (1..=10).map(|number| post(number, i64::from(number) * 100));
        all.filter(|row| Some(row.share) > after).take(most).collect()
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_unix(seconds)
    }

    /// Goes on by one batch of three: which posts are scanned; `None` where nothing is due.
    fn step(held: &mut Option<Progress>, generation: u8, now: i64) -> Option<Vec<u8>> {
        let mut round = Progress::due(held.as_ref(), Hex([generation; 8]), at(now))?;
        let rows = listed(round.after(), 3);
        let meant = round.meant(&rows);
        round.pass(&rows, 3);
        *held = Some(round);
        Some(meant.iter().map(|row| row.share.as_bytes()[0]).collect())
    }

    #[test]
    fn a_round_goes_through_all_posts_and_later_ones_through_the_newest() {
        let (mut held, mut seen) = (None, Vec::new());
        while let Some(posts) = step(&mut held, 1, 900) {
            seen.extend(posts);
        }
        assert_eq!(seen, (1..=10).collect::<Vec<_>>());
        for late in [960, 900 + 3600] {
            assert_eq!(step(&mut held, 1, late - 1), None);
            let mut seen = Vec::new();
            while let Some(posts) = step(&mut held, 1, late) {
                seen.extend(posts);
            }
            assert_eq!(seen, [9, 10], "posted since a minute before");
        }
        assert_eq!(step(&mut held, 1, i64::MAX), None);
        assert_eq!(step(&mut held, 2, 9000), Some(vec![1, 2, 3]));
    }

    #[test]
    fn a_change_goes_on_where_the_round_was_and_around() {
        let mut held = None;
        assert_eq!(step(&mut held, 1, 0), Some(vec![1, 2, 3]));
        assert_eq!(step(&mut held, 1, 0), Some(vec![4, 5, 6]));
        let mut seen = Vec::new();
        while let Some(posts) = step(&mut held, 2, 0) {
            seen.extend(posts);
        }
        assert_eq!(seen, [7, 8, 9, 10, 1, 2, 3, 4, 5, 6], "each once");
    }

    #[test]
    fn lists_that_change_at_each_step_keep_no_post_from_being_scanned() {
        let (mut held, mut seen) = (None, Vec::new());
        for generation in 0..5 {
            seen.extend(step(&mut held, generation, 0).unwrap());
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, (1..=10).collect::<Vec<_>>());
    }
}
