//! One case and its pictures.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use chatpic_core::{Category, Class, Event, LinkState, Outcome, Timestamp};

use super::door::Moderator;
use super::queue::{line, pick};
use super::{Shown, desk};
use crate::actions::Refused;
use crate::actions::cases::{
    Appeal, CaseId, Comment, Counter, Decision, Ground, ITSELF, OWNER, Past, Reported, View, Who,
};
use crate::actions::contents::Facts;
use crate::actions::look::{self, Nearness, Opened, TILE};
use crate::app::App;
use crate::http::headers::MEDIA_POLICY;
use crate::http::pages::console::{
    AppealShown, CasePage, CommentShown, CounterShown, DecisionShown, Fact, NoteShown, PastShown,
    ReportShown, Stage, Tile, label, short,
};
use crate::http::pages::{Page, hour, media_line, span};
use crate::http::say::Say;

/// `GET /console/cases/{id}`
pub async fn page(
    State(app): State<Arc<App>>,
    Moderator(who): Moderator,
    Path(id): Path<String>,
) -> Shown {
    let id: CaseId = id.parse()?;
    let opened = look::open(&app, &who, id).await?;
    let colleagues = look::colleagues(&app, &who, id).await?;
    Ok(Page::of(shown(&who, opened, colleagues, app.now())))
}

/// `GET …/tiles/{number}`
pub async fn tile(
    State(app): State<Arc<App>>,
    Moderator(who): Moderator,
    Path((id, number)): Path<(String, usize)>,
) -> Result<Response, Refused> {
    drawn(look::look(&app, &who, id.parse()?, number, Nearness::Tile).await?)
}

/// `GET …/pictures/{number}`: closer.
pub async fn picture(
    State(app): State<Arc<App>>,
    Moderator(who): Moderator,
    Path((id, number)): Path<(String, usize)>,
) -> Result<Response, Refused> {
    drawn(look::look(&app, &who, id.parse()?, number, Nearness::Closer).await?)
}

pub fn drawn(png: Vec<u8>) -> Result<Response, Refused> {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/png")),
        (header::CONTENT_SECURITY_POLICY, MEDIA_POLICY),
    ];
    Ok((headers, png).into_response())
}

fn shown(who: &Who, opened: Opened, colleagues: Vec<String>, now: Timestamp) -> CasePage {
    let Opened { view, pause } = opened;
    let state = view.row.state;
    let is_over = !state.waits();
    let is_there = view.comment.is_some() || !view.media.is_empty();
    let unseen = match (&pause, !is_there) {
        (None, true) if is_over => Some(Say::of("case-evidence-gone")),
        (Some(pause), _) => {
            Some(Say::of("case-pause").with("time", span(pause.until.seconds_since(now))))
        }
        (None, true) => Some(Say::of("case-unopened")),
        (None, false) => None,
    };
    let appealed = state == chatpic_core::State::Appealed;
    let tiles = if pause.is_none() { view.media.iter().map(tile_of).collect() } else { Vec::new() };
    let first_decider = view.decision.as_ref().is_some_and(|decision| decision.by == who.name);
    CasePage {
        who: desk(who),
        state: Stage { undecided: state.waits() && !appealed, appealed },
        mine: view.row.assigned.as_deref() == Some(&who.name),
        unseen,
        comment: view.comment.as_ref().map(comment),
        outline: outline(&view, now),
        copies: view.copies,
        by_rule: view.row.class == Class::Rules,
        can_remove: view.row.media.is_some() || view.may_decide_unseen,
        can_decide_seen: !tiles.is_empty() || view.media.is_empty(),
        may_decide_unseen: view.may_decide_unseen,
        categories: Category::ALL
            .iter()
            .map(|category| pick("about", category.as_str(), *category == view.row.category))
            .collect(),
        colleagues,
        decision: view.decision.as_ref().map(decision),
        appeal: view.appeal.as_ref().map(appeal),
        first_decider,
        counter: view.counter.as_ref().map(|it| counter(it, now)),
        question: view.question.clone(),
        notes: view
            .notes
            .iter()
            .map(|note| NoteShown {
                line: format!("{}, {}", note.by, moment(note.at)),
                text: note.text.as_str().to_owned(),
            })
            .collect(),
        history: view.history.iter().rev().map(past).collect(),
        reports: view.reports.iter().map(report).collect(),
        tiles,
        row: line(view.row, now),
    }
}

fn comment(comment: &Comment) -> CommentShown {
    let name = match (comment.by_owner, comment.reply_to) {
        (false, None) => "case-comment-line",
        (true, None) => "case-comment-owner",
        (false, Some(_)) => "case-comment-answer",
        (true, Some(_)) => "case-comment-owner-answer",
    };
    let to = comment.reply_to.map_or_else(String::new, |to| format!(">>{to}"));
    let line = Say::of(name)
        .with("name", comment.name.to_string())
        .with("to", to)
        .with("at", moment(comment.created_at));
    CommentShown { line, text: comment.text.clone() }
}

fn tile_of(facts: &Facts) -> Tile {
    shrunk(&facts.media_type, facts.width, facts.height, facts.bytes)
}

/// A picture as it is shown small.
pub fn shrunk(media_type: &str, width: u32, height: u32, bytes: u64) -> Tile {
    let longer = width.max(height).max(1);
    let side = |of: u32| if longer > TILE { (of * TILE / longer).max(1) } else { of };
    let line = media_line(media_type, width, height, bytes);
    Tile { width: side(width), height: side(height), line }
}

fn outline(view: &View, now: Timestamp) -> Vec<Fact> {
    let fact = |name, value| Fact { name: Say::of(name), value };
    let mut facts = vec![fact("case-fact-share", Say::verbatim(view.share.to_string()))];
    if let Some(spot) = view.spot {
        let place = Say::of("case-fact-comment-where").with("number", spot.number.to_string());
        facts.push(fact("case-fact-comment", place.with("link", spot.link.to_string())));
    }
    if let Some(post) = &view.post {
        facts.push(fact("case-fact-post", Say::verbatim(post.name.clone())));
        facts.push(fact("case-fact-caption", Say::verbatim(post.caption.clone())));
    }
    if let Some(outline) = &view.outline {
        let state = match outline.state {
            LinkState::Live => {
                let left = span(outline.expires_at.seconds_since(now));
                Say::of("case-fact-ends").with("time", left)
            }
            LinkState::Gone(gone) => Say::of("case-fact-gone").with("reason", gone.as_str()),
        };
        facts.push(fact("case-fact-state", state));
        facts.push(fact("case-fact-shared", Say::verbatim(moment(outline.created_at))));
    }
    if view.spot.is_some() {
        return facts;
    }
    let same = match view.copies {
        0 => Say::of("case-fact-same-nowhere"),
        copies => Say::of("case-fact-same-others").with("count", copies),
    };
    facts.push(fact("case-fact-same", same));
    facts
}

fn report(report: &Reported) -> ReportShown {
    let elements = report.notice.lines();
    ReportShown {
        line: Say::of("case-report-line")
            .with("category", label("about", report.category.as_str()))
            .with("kind", label("kind", report.notice.kind().as_str()))
            .with("source", label("source", report.source.as_str()))
            .with("at", moment(report.at)),
        elements: elements
            .iter()
            .map(|(element, text)| Fact {
                name: label("element", element.as_str()),
                value: Say::verbatim(text.clone()),
            })
            .collect(),
        statement: report.statement.as_str().to_owned(),
        contact: report.contact.as_ref().map(|contact| contact.as_str().to_owned()),
    }
}

fn past(past: &Past) -> PastShown {
    let what = match past.event {
        Event::Triage => "past-triage",
        Event::Assign => "past-assign",
        Event::Hide => "past-hide",
        Event::Show => "past-show",
        Event::Escalate => "past-escalate",
        Event::Decide(Outcome::Keep) => "past-decide-keep",
        Event::Decide(Outcome::Hide) => "past-decide-hide",
        Event::Decide(Outcome::Remove) => "past-decide-remove",
        Event::Notify => "past-notify",
        Event::Close => "past-close",
        Event::Appeal => "past-appeal",
        Event::Uphold => "past-uphold",
        Event::Overturn => "past-overturn",
        Event::Restore => "past-restore",
        Event::Reopen => "past-reopen",
    };
    let who = match past.by.as_str() {
        ITSELF => Say::of("past-chatpic"),
        OWNER => Say::of("past-owner"),
        name => Say::verbatim(name),
    };
    PastShown { at: past.at.to_string(), what: Say::of(what).with("who", who) }
}

fn decision(decision: &Decision) -> DecisionShown {
    let line = match (decision.unseen, decision.copy_of) {
        (false, None) => Say::of("case-decided-by"),
        (true, None) => Say::of("case-decided-unseen"),
        (false, Some(case)) => Say::of("case-decided-copy").with("case", short(&case.to_string())),
        (true, Some(case)) => {
            Say::of("case-decided-unseen-copy").with("case", short(&case.to_string()))
        }
    };
    DecisionShown {
        outcome: label("case-decided", decision.outcome.as_str()),
        line: line.with("name", &decision.by).with("at", moment(decision.at)),
        ground: match &decision.ground {
            Ground::Law(law) if !law.is_empty() => Some(Say::of("case-law").with("law", law)),
            Ground::Rule(rule) if !rule.is_empty() => Some(Say::of("case-rule").with("rule", rule)),
            Ground::Law(_) | Ground::Rule(_) => None,
        },
        facts: decision.facts.as_str().to_owned(),
    }
}

fn appeal(appeal: &Appeal) -> AppealShown {
    AppealShown {
        at: moment(appeal.at),
        text: appeal.text.as_str().to_owned(),
        decided: appeal.decided.as_ref().map(|decided| {
            let what =
                if decided.overturned { "case-appeal-overturned" } else { "case-appeal-upheld" };
            Say::of(what)
                .with("name", &decided.by)
                .with("at", moment(decided.at))
                .with("facts", decided.facts.as_str())
        }),
    }
}

fn counter(counter: &Counter, now: Timestamp) -> CounterShown {
    let open = counter.sued_at.is_none() && counter.restores_at > now;
    let line = match counter.sued_at {
        Some(at) => Say::of("case-counter-sued").with("noted", moment(at)),
        None => Say::of("case-counter-waits").with("until", moment(counter.restores_at)),
    };
    CounterShown { line: line.with("at", moment(counter.at)), open }
}

/// An instant to the minute; the log has the seconds.
fn moment(at: Timestamp) -> String {
    hour(&at.to_string())
}
