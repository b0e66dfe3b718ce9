//! The queue: what waits for a moderator, by when it must be decided.

use chatpic_core::{Category, Class, NoticeKind, State, Timestamp};
use futures_util::future::try_join_all;

use super::{Case, CaseId, Who};
use crate::actions::Refused;
use crate::actions::reports::{Report, Source};
use crate::app::App;
use crate::documents::{self, Held, Kept};

/// Which cases to show. What isn't said doesn't matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub class: Option<Class>,
    pub state: Option<State>,
    pub assigned: Option<String>,
    pub overdue: bool,
}

/// One page of the queue.
#[derive(Debug)]
pub struct Queue {
    pub rows: Vec<Row>,
    pub page: usize,
    pub has_next: bool,
    /// How many wait that this moderator may see, at most `WINDOW`.
    pub waiting: usize,
    pub overdue: usize,
}

/// A case in a line.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: CaseId,
    pub class: Class,
    pub category: Category,
    pub notice: NoticeKind,
    pub source: Source,
    pub state: State,
    pub opened_at: Timestamp,
    pub decide_by: Option<Timestamp>,
    pub hard_limit: Option<Timestamp>,
    pub hidden: bool,
    pub escalated: bool,
    pub overdue: bool,
    pub assigned: Option<String>,
    /// Whether it is about a comment.
    pub is_comment: bool,
    /// How many pictures can be looked at; `None` where nobody gave the key.
    pub media: Option<usize>,
    /// How many reports, counted to `MOST_REPORTS`.
    pub reports: u32,
}

/// Cases on a page.
pub const PAGE: usize = 50;
/// How far the queue looks: the most urgent so many. What lies behind moves up as they are decided.
pub const WINDOW: u32 = 1000;
/// How far reports are counted.
pub const MOST_REPORTS: u32 = 10_000;
/// All deadlines lie within: the longest is 14 days.
const HORIZON: i64 = 15 * 86_400;

/// Page `page` (from 0) of what waits, the nearest deadline first.
///
/// # Errors
/// [`Refused::NotAllowed`] for who handles no cases.
pub async fn queue(app: &App, who: &Who, filter: &Filter, page: usize) -> Result<Queue, Refused> {
    if !who.role.handles_cases() {
        return Err(Refused::NotAllowed);
    }
    let now = app.now();
    // Those due first are the most urgent: what is overdue is due each hour.
    let held = documents::due::<Case>(app, now.plus(HORIZON), WINDOW).await?;
    let mut waiting: Vec<Held<Case>> = held
        .into_iter()
        .filter(|held| held.value.course.state().waits() && held.value.class.is_for(who.role))
        .collect();
    let overdue = waiting.iter().filter(|held| held.value.is_overdue(now)).count();
    let all = waiting.len();
    waiting.retain(|held| filter.takes(&held.value, now));
    waiting
        .sort_by_key(|held| (held.value.timers.decide_by, held.value.class, held.value.opened_at));
    let has_next = waiting.len() > (page + 1).saturating_mul(PAGE);
    let shown = waiting.into_iter().skip(page.saturating_mul(PAGE)).take(PAGE);
    let rows = shown.map(|held| row(app, CaseId(held.id), held.value, now));
    let rows = try_join_all(rows).await?;
    Ok(Queue { rows, page, has_next, waiting: all, overdue })
}

/// A case in a line, with its reports counted.
pub(super) async fn row(app: &App, id: CaseId, case: Case, now: Timestamp) -> Result<Row, Refused> {
    let reports = app.records.count(Report::KIND, Some(id.0), MOST_REPORTS).await?;
    Ok(Row {
        id,
        class: case.class,
        category: case.category,
        notice: case.notice,
        source: case.source,
        state: case.course.state(),
        opened_at: case.opened_at,
        decide_by: case.timers.decide_by,
        hard_limit: case.timers.hard_limit,
        hidden: case.hiding().is_some(),
        escalated: case.course.is_escalated(),
        overdue: case.is_overdue(now),
        assigned: case.assigned,
        is_comment: case.comment.is_some(),
        media: case.media,
        reports,
    })
}

impl Filter {
    fn takes(&self, case: &Case, now: Timestamp) -> bool {
        self.class.is_none_or(|class| class == case.class)
            && self.state.is_none_or(|state| state == case.course.state())
            && self.assigned.as_deref().is_none_or(|name| case.assigned.as_deref() == Some(name))
            && (!self.overdue || case.is_overdue(now))
    }
}
