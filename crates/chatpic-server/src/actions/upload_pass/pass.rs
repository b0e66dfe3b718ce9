//! A pass as it is kept: what it cost, what it used today, and what stands against it.

use chatpic_core::Timestamp;
use chatpic_store::documents::DocumentKind;
use serde::{Deserialize, Serialize};

use super::super::bans::{Struck, ban};
use super::super::tags::{Day, day};
use crate::documents::Kept;

/// An upload pass. Its ID is the lookup of its token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pass {
    bought: Day,
    /// Whether it cost a hard proof.
    pub(super) hard: bool,
    today: Day,
    /// Uploads on that day.
    used: u32,
    pub(in crate::actions) strikes: Vec<Struck>,
}

impl Kept for Pass {
    const KIND: DocumentKind = "upload-pass";
}

impl Pass {
    pub(super) fn bought(today: Day, hard: bool) -> Self {
        Self { bought: today, hard, today, used: 0, strikes: Vec::new() }
    }

    /// Uploads that it allows on a day: as much again as at first for each quiet day, up to ten times.
    pub(super) fn budget(&self, base: u32, today: Day) -> u32 {
        let struck = self.strikes.iter().map(|it| day(Timestamp::from_unix(it.at))).max();
        let since = struck.map_or(self.bought, |struck| struck.max(self.bought));
        let quiet = (today - since).clamp(0, 9);
        base.saturating_mul(1 + u32::try_from(quiet).expect("0 to 9"))
    }

    /// Counts one upload; false where today's are used up.
    pub(super) fn count(&mut self, base: u32, today: Day) -> bool {
        if self.today != today {
            (self.today, self.used) = (today, 0);
        }
        let allowed = self.used < self.budget(base, today);
        self.used += u32::from(allowed);
        allowed
    }

    /// When it is forgotten: long after its last use, and not while a ban lasts.
    pub(in crate::actions) fn ends(&self, now: Timestamp) -> Timestamp {
        let unused = now.plus(UNUSED);
        ban(&self.strikes, now).map_or(unused, |ban| ban.until.max(unused))
    }
}

/// How long a pass is kept that nobody uses.
const UNUSED: i64 = 90 * 86_400;

#[cfg(test)]
mod tests {
    use super::super::super::bans::Ground;
    use super::*;
    use crate::hex::Hex;

    #[test]
    fn a_budget_grows_with_quiet_days_and_a_strike_begins_it_anew() {
        let mut pass = Pass::bought(100, false);
        let budgets = [100, 101, 109, 400].map(|day| pass.budget(20, day));
        assert_eq!(budgets, [20, 40, 200, 200]);
        pass.strikes.push(Struck { case: Hex([0; 32]), ground: Ground::Rules, at: 120 * 86_400 });
        assert_eq!([120, 122].map(|day| pass.budget(20, day)), [20, 60]);
    }

    #[test]
    fn a_day_counts_its_own_uploads() {
        let mut pass = Pass::bought(100, false);
        assert!(pass.count(2, 100) && pass.count(2, 100) && !pass.count(2, 100));
        let next: Vec<_> = (0..5).map(|_| pass.count(2, 101)).collect();
        assert_eq!(next, [true, true, true, true, false]);
    }
}
