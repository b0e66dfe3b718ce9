//! The console's pages in every state that looks different.

mod channels;

use super::*;
use crate::http::pages::samples::{HOSTILE, TOKEN};

const CASE: &str = "9f2c07a1d4e85b3612f09c7ad8e4b5510c6e7f2893ab4cd51e60f7a8b92d3c41";

pub fn all() -> Vec<(&'static str, String)> {
    let problem = Refused { title: "That didn't let you in".into(), detail: "Try again.".into() };
    let join = |problem| JoinPage {
        token: TOKEN.into(),
        name: "Anna B.".into(),
        role: "moderator",
        secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".into(),
        qr: Qr::of("otpauth://totp/ChatPic:Anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
        problem,
    };
    let sign_in = |name: &str, problem| SignInPage { name: name.into(), problem };
    let trouble = TroublePage {
        title: "Not as things stand".into(),
        detail: "It is decided.".into(),
        back: format!("/console/cases/{CASE}"),
    };
    let mut all = vec![
        ("console-sign-in", sign_in("", None).render()),
        ("console-sign-in-wrong", sign_in("Anna", Some(problem.clone())).render()),
        ("console-join", join(None).render()),
        ("console-join-wrong", join(Some(problem)).render()),
        ("console-log", log().render()),
        ("console-trouble", trouble.render()),
    ];
    all.extend(queues().into_iter().map(|(name, page)| (name, page.render())));
    all.extend(channels::all());
    all.extend(cases().into_iter().map(|(name, page)| (name, page.render())));
    all
}

pub fn desk() -> Desk {
    Desk { name: "Anna B.".into(), role: "operator", queue: true, log: true, channels: true }
}

fn row(category: &str, left: &str, overdue: bool) -> QueueRow {
    QueueRow {
        id: CASE.into(),
        category: label(category),
        notice: label("plain"),
        state: label("open"),
        left: left.into(),
        overdue,
        hidden: overdue,
        escalated: overdue,
        assigned: overdue.then(|| "Bert".to_owned()),
        reports: 3,
        is_comment: false,
        pictures: (!overdue).then_some(2),
    }
}

fn pick(value: &'static str, chosen: bool) -> Pick {
    Pick { value, label: label(value), chosen }
}

fn queues() -> Vec<(&'static str, QueuePage)> {
    let page = QueuePage {
        who: desk(),
        rows: vec![row("csam", "3 h 12 min", true), row("copyright", "23 h", false)],
        waiting: 2,
        overdue: 1,
        review: 3,
        classes: vec![pick("threat-to-life", false), pick("child-abuse", true)],
        states: vec![pick("open", false), pick("appealed", false)],
        mine: true,
        overdue_only: false,
        previous: Some("/console".into()),
        next: Some("/console?page=2".into()),
    };
    let empty = QueuePage { rows: vec![], waiting: 0, overdue: 0, review: 0, ..page.clone() };
    vec![("console-queue", page), ("console-queue-empty", empty)]
}

fn cases() -> Vec<(&'static str, CasePage)> {
    let tile = Tile { width: 96, height: 72, line: "JPEG, 4032 × 3024, 3.1 MiB".into() };
    let page = CasePage {
        who: desk(),
        row: row("harassment-doxxing", "2 days 4 h", false),
        state: Stage { undecided: true, appealed: false },
        mine: false,
        tiles: vec![tile.clone(), tile],
        unseen: None,
        comment: None,
        outline: vec![Fact { name: "Ends", value: "in 3 h".into() }],
        reports: vec![ReportShown {
            line: "EU notice by page".into(),
            elements: vec![Fact { name: "Name", value: HOSTILE.into() }],
            statement: HOSTILE.into(),
            contact: Some(HOSTILE.into()),
        }],
        question: Some("Which of the two?".into()),
        notes: vec![NoteShown { line: "Bert".into(), text: "Looks staged.".into() }],
        history: vec![PastShown { at: "2026-11-22T08:00:00Z".into(), what: "Hidden".into() }],
        copies: 2,
        by_rule: true,
        can_remove: true,
        can_decide_seen: true,
        may_decide_unseen: true,
        categories: vec![pick("gore", true), pick("hate", false)],
        colleagues: vec!["Anna B.".into(), "Bert".into()],
        decision: None,
        appeal: None,
        first_decider: false,
        counter: None,
    };
    let decision = DecisionShown {
        outcome: "removed".into(),
        line: "by Bert".into(),
        ground: "A law: § 201a StGB".into(),
        facts: "It shows a person who didn't consent.".into(),
    };
    let appealed = CasePage {
        row: row("ncii", "6 days 2 h", true),
        state: Stage { undecided: false, appealed: true },
        tiles: vec![],
        unseen: Some("Nobody gave the key.".into()),
        decision: Some(decision),
        appeal: Some(AppealShown { at: "now".into(), text: HOSTILE.into(), decided: None }),
        counter: Some(CounterShown { line: "Shown again in 12 days.".into(), open: true }),
        ..page.clone()
    };
    let own = CasePage { first_decider: true, ..appealed.clone() };
    let comment = CasePage {
        row: QueueRow { is_comment: true, ..row("hate", "2 days 4 h", false) },
        tiles: vec![],
        comment: Some(CommentShown { line: "Amber Heron".into(), text: HOSTILE.into() }),
        copies: 0,
        ..page.clone()
    };
    vec![
        ("console-case-comment", comment),
        ("console-case", page),
        ("console-case-appealed", appealed),
        ("console-case-own", own),
    ]
}

fn log() -> LogPage {
    let line = |what: &str, case: Option<&str>| LogLine {
        number: 7,
        at: "2026-11-22T08:00:00Z".into(),
        who: "Anna B.".into(),
        what: what.into(),
        case: case.map(Into::into),
    };
    LogPage {
        who: desk(),
        lines: vec![line("hid", Some(CASE)), line("signed in", None)],
        older: Some(6),
    }
}
