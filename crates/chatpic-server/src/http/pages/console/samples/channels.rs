//! Those of posts and channels.

use chatpic_core::RulesWish;

use super::{HOSTILE, desk, pick};
use crate::http::pages::console::{
    ChannelDesk, ChannelRow, ChannelsPage, PostDesk, PostLine, Remark, ReviewPage, RulesForm,
    ShelfShown, Tile, WaitingShown,
};
use crate::http::pages::{Page, Refused};
use crate::http::say::Say;

pub fn all() -> Vec<(&'static str, Page)> {
    let one = ReviewPage { one: true, ..review() };
    let empty = ReviewPage { shelves: vec![], waiting: 0, ..review() };
    let closed = ChannelDesk { closed: true, pinned: vec![], posts: vec![], ..channel() };
    let wrong = ChannelsPage { rows: vec![], form: form(true), ..channels() };
    let alone = PostDesk { comments: vec![], ..post() };
    vec![
        ("console-review", Page::of(review())),
        ("console-review-one", Page::of(one)),
        ("console-review-empty", Page::of(empty)),
        ("console-channels", Page::of(channels())),
        ("console-channels-wrong", Page::of(wrong)),
        ("console-channel", Page::of(channel())),
        ("console-channel-closed", Page::of(closed)),
        ("console-post", Page::of(post())),
        ("console-post-alone", Page::of(alone)),
    ]
}

fn tile() -> Tile {
    Tile { width: 96, height: 72, line: Say::verbatim("JPEG, 4032 × 3024, 3.1 MiB") }
}

fn review() -> ReviewPage {
    let waits = |name: &str, lists: Option<Say>| WaitingShown {
        name: name.into(),
        caption: HOSTILE.into(),
        tiles: vec![tile(), tile()],
        lists,
        waited: Say::verbatim("3 h 12 min"),
        left: Say::verbatim("6 days 21 h"),
    };
    let shelf = ShelfShown {
        slug: "wallpapers".into(),
        title: HOSTILE.into(),
        waiting: 3,
        posts: vec![
            waits("Ab3dEf6hIj9k", None),
            waits("Zb3dEf6hIj9k", Some("listed-terror".into())),
        ],
        next: Some("/console/review?channel=wallpapers".into()),
        others: true,
    };
    ReviewPage {
        who: desk(),
        waiting: 3,
        shelves: vec![shelf],
        one: false,
        categories: vec![pick("about", "gore", false), pick("about", "hate", false)],
        blocks: vec![pick("block", "nowhere", true), pick("block", "channels", false)],
    }
}

fn row() -> ChannelRow {
    ChannelRow {
        slug: "wallpapers".into(),
        title: HOSTILE.into(),
        stays: Say::verbatim("Holds 200 posts."),
        marks: vec!["channel-mark-closed".into(), "channel-mark-adult".into()],
    }
}

fn form(wrong: bool) -> RulesForm {
    let problem = Refused { title: "problem-field".into(), detail: Say::verbatim("slug: …") };
    let wish = RulesWish {
        title: HOSTILE.into(),
        about: HOSTILE.into(),
        capacity: "200".into(),
        adult: "true".into(),
        ..RulesWish::default()
    };
    RulesForm { wish, slug: HOSTILE.into(), problem: wrong.then_some(problem), adults: !wrong }
}

fn channels() -> ChannelsPage {
    ChannelsPage { who: desk(), rows: vec![row()], form: form(false) }
}

fn line(name: &str, pinned: bool) -> PostLine {
    PostLine {
        name: name.into(),
        caption: HOSTILE.into(),
        line: Say::verbatim("2 pictures, 1 comment, 3 h ago"),
        pinned,
        tiles: vec![tile()],
    }
}

fn channel() -> ChannelDesk {
    ChannelDesk {
        who: desk(),
        row: row(),
        closed: false,
        version: 3,
        form: form(false),
        pinned: vec![line("Ab3dEf6hIj9k", true)],
        posts: vec![line("Zb3dEf6hIj9k", false)],
        older: false,
        next: Some("/console/channels/wallpapers?before=3".into()),
        blocks: vec![pick("block", "nowhere", true)],
    }
}

fn post() -> PostDesk {
    PostDesk {
        who: desk(),
        slug: "wallpapers".into(),
        title: HOSTILE.into(),
        post: line("Ab3dEf6hIj9k", false),
        comments: vec![Remark {
            number: 7,
            line: "Brave Otter, 2026-11-22 08:00 UTC".into(),
            text: HOSTILE.into(),
        }],
        blocks: vec![pick("block", "nowhere", true)],
    }
}
