//! One case and its pictures.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use chatpic_core::{Category, Class, Event, LinkState, Outcome, Timestamp};

use super::door::Moderator;
use super::queue::{line, pick};
use super::{Page, desk};
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
    ReportShown, Stage, Tile, label,
};
use crate::http::pages::{hour, media_line, span};

/// `GET /console/cases/{id}`
pub async fn page(
    State(app): State<Arc<App>>,
    Moderator(who): Moderator,
    Path(id): Path<String>,
) -> Page {
    let id: CaseId = id.parse()?;
    let opened = look::open(&app, &who, id).await?;
    let colleagues = look::colleagues(&app, &who, id).await?;
    Ok(Html(shown(&who, opened, colleagues, app.now()).render()))
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
        (None, true) if is_over => Some("The evidence is gone.".to_owned()),
        (Some(pause), _) => Some(format!(
            "You have seen much that is hard. Pictures are shown again in {}; skip this one, or take a walk.",
            span(pause.until.seconds_since(now))
        )),
        (None, true) => Some(
            "Nobody who reported it could open it, or the evidence is gone. It can be hidden or kept, \
             or its reporter asked for the password."
                .to_owned(),
        ),
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
            .map(|category| pick(category.as_str(), *category == view.row.category))
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
    let owner = if comment.by_owner { ", who shared it" } else { "" };
    let answer = comment.reply_to.map_or_else(String::new, |to| format!(", to >>{to}"));
    let line = format!("{}{owner}{answer}, {}", comment.name, moment(comment.created_at));
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
    let fact = |name, value| Fact { name, value };
    let mut facts = vec![fact("Share", view.share.to_string())];
    if let Some(spot) = view.spot {
        facts.push(fact("Comment", format!("{} under link {}", spot.number, spot.link)));
    }
    if let Some(post) = &view.post {
        facts.push(fact("Post", post.name.clone()));
        facts.push(fact("Caption", post.caption.clone()));
    }
    if let Some(outline) = &view.outline {
        let state = match outline.state {
            LinkState::Live => format!("ends in {}", span(outline.expires_at.seconds_since(now))),
            LinkState::Gone(gone) => gone.as_str().to_owned(),
        };
        facts.push(fact("State", state));
        facts.push(fact("Shared", moment(outline.created_at)));
    }
    if view.spot.is_some() {
        return facts;
    }
    facts.push(fact(
        "Same picture",
        match view.copies {
            0 => "nowhere else".to_owned(),
            1 => "in 1 other share".to_owned(),
            more => format!("in {more} other shares"),
        },
    ));
    facts
}

fn report(report: &Reported) -> ReportShown {
    let kind = label(report.notice.kind().as_str());
    ReportShown {
        line: format!(
            "{}, {kind} by {}, {}",
            label(report.category.as_str()),
            report.source.as_str(),
            moment(report.at)
        ),
        elements: report
            .notice
            .lines()
            .iter()
            .map(|(element, text)| Fact { name: element.as_str(), value: text.clone() })
            .collect(),
        statement: report.statement.as_str().to_owned(),
        contact: report.contact.as_ref().map(|contact| contact.as_str().to_owned()),
    }
}

fn past(past: &Past) -> PastShown {
    let what = match past.event {
        Event::Triage => "said what it is",
        Event::Assign => "took it or gave it away",
        Event::Hide => "hid it meanwhile",
        Event::Show => "showed it again",
        Event::Escalate => "escalated it",
        Event::Decide(Outcome::Keep) => "decided to keep it",
        Event::Decide(Outcome::Hide) => "decided to hide it",
        Event::Decide(Outcome::Remove) => "decided to remove it",
        Event::Notify => "told everybody concerned",
        Event::Close => "closed it",
        Event::Appeal => "objected",
        Event::Uphold => "upheld the decision",
        Event::Overturn => "overturned the decision",
        Event::Restore => "restored it after the counter-notice",
        Event::Reopen => "opened it again",
    };
    let who = match past.by.as_str() {
        ITSELF => "ChatPic",
        OWNER => "The owner",
        name => name,
    };
    PastShown { at: past.at.to_string(), what: format!("{who} {what}") }
}

fn decision(decision: &Decision) -> DecisionShown {
    let unseen = if decision.unseen { ", unseen" } else { "" };
    let copy = decision
        .copy_of
        .map_or_else(String::new, |case| format!(", with case {}", case.to_string().split_at(8).0));
    DecisionShown {
        outcome: decision.outcome.to_string(),
        line: format!("{}, {}{unseen}{copy}", decision.by, moment(decision.at)),
        ground: match &decision.ground {
            Ground::Law(law) if !law.is_empty() => format!("A law: {law}"),
            Ground::Rule(rule) if !rule.is_empty() => format!("A rule: {rule}"),
            Ground::Law(_) | Ground::Rule(_) => String::new(),
        },
        facts: decision.facts.as_str().to_owned(),
    }
}

fn appeal(appeal: &Appeal) -> AppealShown {
    AppealShown {
        at: moment(appeal.at),
        text: appeal.text.as_str().to_owned(),
        decided: appeal.decided.as_ref().map(|decided| {
            let what = if decided.overturned { "Overturned" } else { "Upheld" };
            format!("{what} by {}, {}: {}", decided.by, moment(decided.at), decided.facts.as_str())
        }),
    }
}

fn counter(counter: &Counter, now: Timestamp) -> CounterShown {
    let open = counter.sued_at.is_none() && counter.restores_at > now;
    let line = match counter.sued_at {
        Some(at) => {
            format!("Sent {}. The claimant sued; noted {}.", moment(counter.at), moment(at))
        }
        None => {
            format!(
                "Sent {}. It is shown again on {}.",
                moment(counter.at),
                moment(counter.restores_at)
            )
        }
    };
    CounterShown { line, open }
}

/// An instant to the minute; the log has the seconds.
fn moment(at: Timestamp) -> String {
    hour(&at.to_string())
}
