//! What the instance tells everybody of its reports and decisions: counts by month, and of each list how
//! large and how old it is. Nothing in it is of a person: what happened fewer than five times is told as
//! that, and a time is told only where five or more make it up.

use std::collections::BTreeMap;
use std::sync::Arc;

use chatpic_api::transparency::{
    Actions, Count, Durations, ListInventory, Month, Notices, Transparency,
};
use chatpic_core::{NoticeKind, Timestamp};

use super::Refused;
use super::cases::{Ground, Tally, tallies};
use super::lists;
use crate::app::App;

/// How many months are told, the current one included.
const MONTHS: usize = 12;
/// For how long a node tells what it gathered, in seconds.
const FRESH: u64 = 300;
/// What has to be decided within 48 hours, in minutes.
const TWO_DAYS: u32 = 48 * 60;
/// Fewer than this many are not told apart.
const FEW: u64 = 5;

/// What one node gathered, and when.
pub type Gathered = tokio::sync::Mutex<Option<(Timestamp, Arc<Transparency>)>>;

/// All of it, at most five minutes old.
///
/// # Errors
/// Where the store can't answer.
pub async fn transparency(app: &App) -> Result<Arc<Transparency>, Refused> {
    let now = app.now();
    // One gathers, and the others wait for it.
    let mut gathered = app.transparency.lock().await;
    if let Some((at, told)) = &*gathered
        && now.seconds_since(*at) < FRESH
    {
        return Ok(Arc::clone(told));
    }
    let mut months = Vec::new();
    for month in last_months(now) {
        let tally = tallies(app, &month).await?;
        if tally != Tally::default() || months.is_empty() {
            months.push(told(month, &tally));
        }
    }
    let told = Arc::new(Transparency { months, lists: inventory(app).await? });
    *gathered = Some((now, Arc::clone(&told)));
    Ok(told)
}

async fn inventory(app: &App) -> Result<Vec<ListInventory>, Refused> {
    let lists = lists::show(app).await?;
    let told = lists.into_iter().filter(|list| list.definition.enabled).map(|list| ListInventory {
        imported_at: list.definition.imported_at().map(|at| at.to_string()),
        class: list.definition.class,
        action: list.definition.action,
        entries: list.definition.counts.active,
        hits: Count::of(list.hits),
        false_positives: Count::of(list.false_positives),
    });
    Ok(told.collect())
}

fn told(month: String, tally: &Tally) -> Month {
    let orders = tally.notices.iter().filter(|it| it.notice == NoticeKind::Authority);
    let intimate: u64 = tally.intimate_minutes.values().sum();
    Month {
        month,
        authority_orders: Count::of(orders.map(|it| it.count).sum()),
        notices: tally
            .notices
            .iter()
            .map(|it| Notices {
                category: it.category.to_string(),
                form: it.notice.to_string(),
                source: it.source.as_str().to_owned(),
                count: Count::of(it.count),
            })
            .collect(),
        actions: tally
            .actions
            .iter()
            .map(|it| {
                let (basis, ground) = match &it.ground {
                    Ground::Law(law) => ("law", law),
                    Ground::Rule(rule) => ("rule", rule),
                };
                Actions {
                    basis: basis.to_owned(),
                    ground: ground.clone(),
                    outcome: it.outcome.to_string(),
                    count: Count::of(it.count),
                }
            })
            .collect(),
        decisions: durations(&tally.minutes),
        intimate_requests: Count::of(intimate),
        intimate_within_48_hours: within(&tally.intimate_minutes, intimate),
        appeals: Count::of(tally.appeals),
        reversals: Count::of(tally.reversals),
    }
}

/// How many were in time. Where nearly all were, or nearly none, the difference would tell of few.
fn within(minutes: &BTreeMap<u32, u64>, all: u64) -> Count {
    let within = Tally::within(minutes, TWO_DAYS);
    match all - within {
        1..FEW => Count::FEW,
        _ => Count::of(within),
    }
}

fn durations(minutes: &BTreeMap<u32, u64>) -> Option<Durations> {
    let enough = minutes.values().sum::<u64>() >= FEW;
    let (median, p95) = (Tally::quantile(minutes, 500)?, Tally::quantile(minutes, 950)?);
    enough.then_some(Durations { median_minutes: median, p95_minutes: p95 })
}

/// This month and those before it, as `2026-11`.
fn last_months(now: Timestamp) -> Vec<String> {
    let text = now.to_string();
    let number = |range| text.get(range).and_then(|digits: &str| digits.parse::<usize>().ok());
    let (Some(year), Some(month)) = (number(0..4), number(5..7)) else { return Vec::new() };
    let count = year * 12 + month - 1;
    let back =
        |back| count.checked_sub(back).map(|it| format!("{:04}-{:02}", it / 12, it % 12 + 1));
    (0..MONTHS).filter_map(back).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_go_back_over_the_year() {
        let months = last_months("2026-02-28T23:59:59Z".parse().unwrap());
        assert_eq!(
            (months.len(), &months[..3]),
            (12, &["2026-02", "2026-01", "2025-12"].map(String::from)[..])
        );
        assert_eq!(months[11], "2025-03");
    }

    #[test]
    fn few_are_not_told_apart() {
        let mut tally = Tally::default();
        tally.minutes.extend([(10, 3), (20, 1)]);
        tally.intimate_minutes.extend([(60, 9), (3000, 1)]);
        (tally.appeals, tally.reversals) = (5, 4);
        let month = told("2026-11".to_owned(), &tally);
        assert_eq!(month.decisions, None, "four times tell of four people");
        assert_eq!((month.appeals, month.reversals), (Count::Exactly(5), Count::FEW));
        assert_eq!(month.authority_orders, Count::Exactly(0));
        assert_eq!(month.intimate_requests, Count::Exactly(10));
        assert_eq!(month.intimate_within_48_hours, Count::FEW, "ten less nine is one");
        tally.minutes.insert(500, 1);
        let times = told("2026-11".to_owned(), &tally).decisions;
        assert_eq!(times, Some(Durations { median_minutes: 10, p95_minutes: 500 }));
    }
}
