//! `GET /console`: what waits.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use chatpic_core::{Class, NoticeKind, State as Standing, Timestamp};
use serde::Deserialize;

use super::desk;
use super::door::Moderator;
use crate::actions::cases::{Filter, Row, queue};
use crate::actions::{Refused, review};
use crate::app::App;
use crate::http::pages::console::{Pick, QueuePage, QueueRow, label};
use crate::http::pages::{Page, span};
use crate::http::say::Say;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    class: String,
    state: String,
    mine: String,
    overdue: String,
    /// From 1.
    page: Option<usize>,
}

pub async fn page(
    State(app): State<Arc<App>>,
    Moderator(who): Moderator,
    Query(asked): Query<Asked>,
) -> Result<Response, Refused> {
    if !who.role.handles_cases() && who.role.reads_log() {
        return Ok(Redirect::to("/console/log").into_response());
    }
    let filter = Filter {
        class: asked.class.parse().ok(),
        state: asked.state.parse().ok(),
        assigned: (!asked.mine.is_empty()).then(|| who.name.clone()),
        overdue: !asked.overdue.is_empty(),
    };
    let number = asked.page.unwrap_or(1).max(1);
    let found = queue(&app, &who, &filter, number - 1).await?;
    let now = app.now();
    let page = QueuePage {
        rows: found.rows.into_iter().map(|row| line(row, now)).collect(),
        waiting: found.waiting,
        overdue: found.overdue,
        review: review::waiting(&app).await?,
        classes: Class::ALL
            .iter()
            .filter(|class| class.is_for(who.role))
            .map(|class| pick("class", class.as_str(), filter.class == Some(*class)))
            .collect(),
        states: Standing::ALL
            .iter()
            .filter(|state| state.waits())
            .map(|state| pick("state", state.as_str(), filter.state == Some(*state)))
            .collect(),
        mine: filter.assigned.is_some(),
        overdue_only: filter.overdue,
        previous: (number > 1).then(|| asked.at(number - 1)),
        next: found.has_next.then(|| asked.at(number + 1)),
        who: desk(&who),
    };
    Ok(Page::of(page).into_response())
}

/// A case as its line says it.
pub fn line(row: Row, now: Timestamp) -> QueueRow {
    let left = row.decide_by.map_or_else(
        || Say::verbatim(""),
        |by| span(if row.overdue { now.seconds_since(by) } else { by.seconds_since(now) }),
    );
    QueueRow {
        id: row.id.to_string(),
        category: label("about", row.category.as_str()),
        notice: match row.notice {
            NoticeKind::Plain => None,
            form => Some(label("kind", form.as_str())),
        },
        state: label("state", row.state.as_str()),
        left,
        overdue: row.overdue,
        hidden: row.hidden,
        escalated: row.escalated,
        assigned: row.assigned,
        reports: row.reports,
        is_comment: row.is_comment,
        pictures: row.media,
    }
}

/// A word of the wire of this kind, to be picked.
pub fn pick(kind: &str, value: &'static str, chosen: bool) -> Pick {
    Pick { value, label: label(kind, value), chosen }
}

impl Asked {
    /// The address of page `number` of the same.
    fn at(&self, number: usize) -> String {
        let path = "/console?";
        let mut query = form_urlencoded::Serializer::for_suffix(path.to_owned(), path.len());
        let all = [
            ("class", &self.class),
            ("state", &self.state),
            ("mine", &self.mine),
            ("overdue", &self.overdue),
        ];
        for (name, value) in all.into_iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        query.append_pair("page", &number.to_string()).finish()
    }
}
