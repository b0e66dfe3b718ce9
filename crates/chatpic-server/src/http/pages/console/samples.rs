//! The console's pages in every state that looks different.

mod channels;

use super::*;
use crate::http::pages::Page;
use crate::http::pages::samples::{HOSTILE, TOKEN};

const CASE: &str = "9f2c07a1d4e85b3612f09c7ad8e4b5510c6e7f2893ab4cd51e60f7a8b92d3c41";

pub fn all() -> Vec<(&'static str, Page)> {
    let problem = Refused {
        title: "problem-sign-in-wrong".into(),
        detail: "problem-sign-in-wrong-why".into(),
    };
    let join = |problem| JoinPage {
        token: TOKEN.into(),
        name: "Anna B.".into(),
        role: "role-moderator".into(),
        secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".into(),
        qr: Qr::of("otpauth://totp/ChatPic:Anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
        problem,
    };
    let sign_in = |name: &str, problem| SignInPage { name: name.into(), problem };
    let trouble = TroublePage {
        title: "problem-not-now".into(),
        detail: "not-now-decided".into(),
        back: format!("/console/cases/{CASE}"),
    };
    let mut all = vec![
        ("console-sign-in", Page::of(sign_in("", None))),
        ("console-sign-in-wrong", Page::of(sign_in("Anna", Some(problem.clone())))),
        ("console-join", Page::of(join(None))),
        ("console-join-wrong", Page::of(join(Some(problem)))),
        ("console-log", Page::of(log())),
        ("console-trouble", Page::of(trouble)),
    ];
    all.extend(queues().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(channels::all());
    all.extend(cases().into_iter().map(|(name, page)| (name, Page::of(page))));
    all
}

pub fn desk() -> Desk {
    Desk {
        name: "Anna B.".into(),
        role: "role-operator".into(),
        queue: true,
        log: true,
        channels: true,
    }
}

fn row(category: &str, left: &str, overdue: bool) -> QueueRow {
    QueueRow {
        id: CASE.into(),
        category: label("about", category),
        notice: Some(label("kind", "eu")),
        state: label("state", "open"),
        left: Say::verbatim(left),
        overdue,
        hidden: overdue,
        escalated: overdue,
        assigned: overdue.then(|| "Bert".to_owned()),
        reports: 3,
        is_comment: false,
        pictures: (!overdue).then_some(2),
    }
}

fn pick(kind: &str, value: &'static str, chosen: bool) -> Pick {
    Pick { value, label: label(kind, value), chosen }
}

fn queues() -> Vec<(&'static str, QueuePage)> {
    let page = QueuePage {
        who: desk(),
        rows: vec![row("csam", "3 h 12 min", true), row("copyright", "23 h", false)],
        waiting: 2,
        overdue: 1,
        review: 3,
        classes: vec![pick("class", "threat-to-life", false), pick("class", "child-abuse", true)],
        states: vec![pick("state", "open", false), pick("state", "appealed", false)],
        mine: true,
        overdue_only: false,
        previous: Some("/console".into()),
        next: Some("/console?page=2".into()),
    };
    let empty = QueuePage { rows: vec![], waiting: 0, overdue: 0, review: 0, ..page.clone() };
    vec![("console-queue", page), ("console-queue-empty", empty)]
}

fn cases() -> Vec<(&'static str, CasePage)> {
    let tile = Tile { width: 96, height: 72, line: Say::verbatim("JPEG, 4032 × 3024, 3.1 MiB") };
    let page = CasePage {
        who: desk(),
        row: row("harassment-doxxing", "2 days 4 h", false),
        state: Stage { undecided: true, appealed: false },
        mine: false,
        tiles: vec![tile.clone(), tile],
        unseen: None,
        comment: None,
        outline: vec![Fact { name: "case-fact-post".into(), value: Say::verbatim(HOSTILE) }],
        reports: vec![ReportShown {
            line: Say::verbatim("EU notice by page"),
            elements: vec![Fact { name: "element-name".into(), value: Say::verbatim(HOSTILE) }],
            statement: HOSTILE.into(),
            contact: Some(HOSTILE.into()),
        }],
        question: Some("Which of the two?".into()),
        notes: vec![NoteShown { line: "Bert".into(), text: "Looks staged.".into() }],
        history: vec![PastShown {
            at: "2026-11-22T08:00:00Z".into(),
            what: Say::of("past-hide").with("who", HOSTILE),
        }],
        copies: 2,
        by_rule: true,
        can_remove: true,
        can_decide_seen: true,
        may_decide_unseen: true,
        categories: vec![pick("about", "gore", true), pick("about", "hate", false)],
        colleagues: vec!["Anna B.".into(), "Bert".into()],
        decision: None,
        appeal: None,
        first_decider: false,
        counter: None,
    };
    let decision = DecisionShown {
        outcome: "case-decided-remove".into(),
        line: Say::verbatim("Bert, 2026-11-22 08:00 UTC"),
        ground: Some(Say::of("case-law").with("law", "§ 201a StGB")),
        facts: "It shows a person who didn't consent.".into(),
    };
    let appealed = CasePage {
        row: row("ncii", "6 days 2 h", true),
        state: Stage { undecided: false, appealed: true },
        tiles: vec![],
        unseen: Some("case-unopened".into()),
        decision: Some(decision),
        appeal: Some(AppealShown { at: "now".into(), text: HOSTILE.into(), decided: None }),
        counter: Some(CounterShown { line: Say::verbatim("Shown again in 12 days."), open: true }),
        ..page.clone()
    };
    let own = CasePage { first_decider: true, ..appealed.clone() };
    let comment = CasePage {
        row: QueueRow { is_comment: true, ..row("hate", "2 days 4 h", false) },
        tiles: vec![],
        comment: Some(CommentShown { line: Say::verbatim("Amber Heron"), text: HOSTILE.into() }),
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
    let line = |what| LogLine {
        number: 7,
        at: "2026-11-22T08:00:00Z".into(),
        who: Say::verbatim("Anna B."),
        what,
    };
    let case = Say::of("log-case").with("url", format!("/console/cases/{CASE}"));
    let hid = Say::of("log-hid").with("case", case.with("short", short(CASE)));
    LogPage { who: desk(), lines: vec![line(hid), line("log-signed-in".into())], older: Some(6) }
}
