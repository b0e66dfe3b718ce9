//! Those of posts and channels.

use chatpic_core::RulesWish;

use super::{HOSTILE, desk, pick};
use crate::http::pages::Refused;
use crate::http::pages::console::{
    ChannelDesk, ChannelRow, ChannelsPage, PostDesk, PostLine, Remark, ReviewPage, RulesForm,
    ShelfShown, Tile, WaitingShown,
};

pub fn all() -> Vec<(&'static str, String)> {
    let one = ReviewPage { one: true, ..review() };
    let empty = ReviewPage { shelves: vec![], waiting: 0, ..review() };
    let closed = ChannelDesk { closed: true, pinned: vec![], posts: vec![], ..channel() };
    let wrong = ChannelsPage { rows: vec![], form: form(true), ..channels() };
    let alone = PostDesk { comments: vec![], ..post() };
    vec![
        ("console-review", review().render()),
        ("console-review-one", one.render()),
        ("console-review-empty", empty.render()),
        ("console-channels", channels().render()),
        ("console-channels-wrong", wrong.render()),
        ("console-channel", channel().render()),
        ("console-channel-closed", closed.render()),
        ("console-post", post().render()),
        ("console-post-alone", alone.render()),
    ]
}

fn tile() -> Tile {
    Tile { width: 96, height: 72, line: "JPEG, 4032 × 3024, 3.1 MiB".into() }
}

fn review() -> ReviewPage {
    let waits = |name: &str, lists: &str| WaitingShown {
        name: name.into(),
        caption: HOSTILE.into(),
        tiles: vec![tile(), tile()],
        lists: lists.into(),
        waited: "3 h 12 min".into(),
        left: "6 days 21 h".into(),
    };
    let shelf = ShelfShown {
        slug: "wallpapers".into(),
        title: HOSTILE.into(),
        waiting: 3,
        posts: vec![waits("Ab3dEf6hIj9k", ""), waits("Zb3dEf6hIj9k", "intimate")],
        next: Some("/console/review?channel=wallpapers".into()),
        others: true,
    };
    ReviewPage {
        who: desk(),
        waiting: 3,
        shelves: vec![shelf],
        one: false,
        categories: vec![pick("gore", false), pick("hate", false)],
        blocks: vec![pick("nowhere", true), pick("channels", false)],
    }
}

fn row() -> ChannelRow {
    ChannelRow {
        slug: "wallpapers".into(),
        title: HOSTILE.into(),
        stays: "Holds 200 posts.".into(),
        marks: vec!["closed", "for adults"],
    }
}

fn form(wrong: bool) -> RulesForm {
    let problem = Refused { title: "A field can't be taken".into(), detail: "slug: …".into() };
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
        line: "2 pictures, 1 comment, 3 h ago".into(),
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
        blocks: vec![pick("nowhere", true)],
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
        blocks: vec![pick("nowhere", true)],
    }
}
