//! Counts for the transparency page, month by month: numbers alone, which outlive the cases they are of.
//!
//! Reports are counted by the job, in batches that mark each of them counted: so each counts once,
//! whatever dies or runs twice, and no report waits for a count.

use std::collections::{BTreeMap, HashMap};

use chatpic_core::{Category, NoticeKind, Outcome, Timestamp};
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::{Case, Ground};
use crate::actions::Refused;
use crate::actions::reports::{Report, Source};
use crate::app::App;
use crate::documents::{self, Batch, Held, Kept};

/// One month's counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub notices: Vec<Notices>,
    pub actions: Vec<Actions>,
    /// How often a decision took so many minutes, to two significant digits.
    pub minutes: BTreeMap<u32, u64>,
    /// Of those, of requests about intimate pictures.
    pub intimate_minutes: BTreeMap<u32, u64>,
    pub appeals: u64,
    pub reversals: u64,
}

impl Kept for Tally {
    const KIND: DocumentKind = "tally";
}

/// How many notices of one sort came by one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notices {
    pub category: Category,
    pub notice: NoticeKind,
    pub source: Source,
    pub count: u64,
}

/// How often one outcome rested on one law or rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actions {
    pub ground: Ground,
    pub outcome: Outcome,
    pub count: u64,
}

/// Most grounds that are told apart in a month: what moderators type doesn't grow without end.
const GROUNDS: usize = 200;
/// Reports counted in one go.
const BATCH: u32 = 200;

impl Tally {
    /// The `q`-th quantile of the minutes to a decision; `None` where there was none.
    pub fn quantile(minutes: &BTreeMap<u32, u64>, per_mille: u64) -> Option<u32> {
        let all: u64 = minutes.values().sum();
        let rank = (all * per_mille).div_ceil(1000).max(1);
        let mut seen = 0;
        minutes.iter().find_map(|(minutes, count)| {
            seen += count;
            (seen >= rank).then_some(*minutes)
        })
    }

    /// How many of `minutes` took at most `most`.
    pub fn within(minutes: &BTreeMap<u32, u64>, most: u32) -> u64 {
        minutes.range(..=most).map(|(_, count)| count).sum()
    }

    fn notice(&mut self, report: &Report) {
        let (category, notice, source) = (report.category, report.notice.kind(), report.source);
        let same =
            |it: &&mut Notices| (it.category, it.notice, it.source) == (category, notice, source);
        match self.notices.iter_mut().find(same) {
            Some(notices) => notices.count += 1,
            None => self.notices.push(Notices { category, notice, source, count: 1 }),
        }
    }

    fn action(&mut self, ground: &Ground, outcome: Outcome) {
        let same = |it: &&mut Actions| it.ground == *ground && it.outcome == outcome;
        if let Some(actions) = self.actions.iter_mut().find(same) {
            actions.count += 1;
        } else if self.actions.len() < GROUNDS {
            self.actions.push(Actions { ground: ground.clone(), outcome, count: 1 });
        } else {
            tracing::warn!("more grounds in a month than are told apart");
        }
    }
}

/// The counts of a month such as `2026-11`.
///
/// # Errors
/// Where the store can't answer.
pub async fn tallies(app: &App, month: &str) -> Result<Tally, Refused> {
    let held = documents::find::<Tally>(app, id(app, month)).await?;
    Ok(held.map(|held| held.value).unwrap_or_default())
}

/// Counts reports that aren't counted yet. Answers how many.
///
/// # Errors
/// Where the store can't answer.
pub async fn count_reports(app: &App) -> Result<usize, Refused> {
    let reports = documents::due::<Report>(app, app.now(), BATCH).await?;
    let mut months: HashMap<String, Vec<Held<Report>>> = HashMap::new();
    for report in reports {
        months.entry(month(report.value.at)).or_default().push(report);
    }
    let mut counted = 0;
    for (month, reports) in months {
        let (mut held, mut batch) = (Month::find(app, &month).await?, Batch::new());
        let count = reports.len();
        for mut report in reports {
            held.tally.notice(&report.value);
            (report.value.counted, report.due) = (true, None);
            batch = batch.replace(app, &report);
        }
        // A conflict is another node that counts the same ones.
        if held.put(app, batch).write(app).await? == Written::Written {
            counted += count;
        }
    }
    Ok(counted)
}

/// Counts a decision with the batch that says it is done.
pub async fn decision(
    app: &App,
    case: &Case,
    now: Timestamp,
    batch: Batch,
) -> Result<Batch, Refused> {
    let Some(decision) = &case.decision else { return Ok(batch) };
    let mut month = Month::find(app, &month(now)).await?;
    let took = u32::try_from(decision.at.seconds_since(case.opened_at) / 60).unwrap_or(u32::MAX);
    month.tally.action(&decision.ground, decision.outcome);
    *month.tally.minutes.entry(rounded(took)).or_default() += 1;
    if case.notice == NoticeKind::Intimate {
        *month.tally.intimate_minutes.entry(rounded(took)).or_default() += 1;
    }
    Ok(month.put(app, batch))
}

/// Counts an appeal with the batch that ends it.
pub async fn reversal(
    app: &App,
    case: &Case,
    now: Timestamp,
    batch: Batch,
) -> Result<Batch, Refused> {
    if case.appeal.is_none() {
        return Ok(batch);
    }
    let mut month = Month::find(app, &month(now)).await?;
    month.tally.appeals += 1;
    month.tally.reversals += u64::from(case.course.was_overturned());
    Ok(month.put(app, batch))
}

/// A month's counts on their way into a batch.
struct Month {
    id: Lookup,
    tally: Tally,
    held: Option<Held<Tally>>,
}

impl Month {
    async fn find(app: &App, month: &str) -> Result<Self, Refused> {
        let id = id(app, month);
        let held = documents::find::<Tally>(app, id).await?;
        let tally = held.as_ref().map(|held| held.value.clone()).unwrap_or_default();
        Ok(Self { id, tally, held })
    }

    fn put(self, app: &App, batch: Batch) -> Batch {
        match self.held {
            Some(mut held) => {
                held.value = self.tally;
                batch.replace(app, &held)
            }
            None => batch.add(app, self.id, None, None, &self.tally),
        }
    }
}

fn id(app: &App, month: &str) -> Lookup {
    Lookup(app.root.tag("tally", month.as_bytes()))
}

fn month(at: Timestamp) -> String {
    at.to_string().chars().take(7).collect()
}

/// To two significant digits: within a twentieth, and few enough to keep.
fn rounded(minutes: u32) -> u32 {
    let mut unit = 1;
    while minutes / unit >= 100 {
        unit *= 10;
    }
    minutes / unit * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_sorted_times() {
        let mut minutes = BTreeMap::new();
        assert_eq!(Tally::quantile(&minutes, 500), None);
        for took in 1..=99_u32 {
            *minutes.entry(rounded(took)).or_default() += 1;
        }
        assert_eq!(Tally::quantile(&minutes, 500), Some(50));
        assert_eq!(Tally::quantile(&minutes, 950), Some(95));
        assert_eq!(Tally::within(&minutes, 48), 48);
    }

    #[test]
    fn times_are_rounded_to_two_digits() {
        for (exact, kept) in [(0, 0), (9, 9), (99, 99), (101, 100), (1239, 1200), (20_160, 20_000)]
        {
            assert_eq!(rounded(exact), kept);
        }
    }
}
