//! Channels, posts and threads.

use std::num::NonZeroU32;

use chatpic_core::{Keeps, Lifetime, PostName, Slug, Timestamp};

use super::{HOSTILE, TOKEN, left, tray};
use crate::http::pages::{
    ChannelGate, ChannelLine, ChannelList, ChannelPage, CommentForm, CommentLine, CommentsView,
    Moment, Part, Picture, PostForm, PostPage, Refused, Stays, Tile,
};
use crate::http::say::Say;

const NAME: &str = "4kQz81bTnWxY";
const PLACE: &str = "0123456789abcdef0123456789abcdef";

fn slug() -> Slug {
    "film-photography".parse().unwrap()
}

fn keeps(posts: u32, days: Option<u32>) -> Keeps {
    let time = days.map(|days| Lifetime::from_seconds(days * 86_400));
    Keeps::new(NonZeroU32::new(posts), time).unwrap()
}

fn ago(seconds: i64) -> Moment {
    let now = Timestamp::from_unix(1_795_000_000);
    Moment::of(now.plus(-seconds), now)
}

fn refused() -> Refused {
    Refused { title: Say::verbatim(HOSTILE), detail: Say::verbatim(HOSTILE) }
}

impl ChannelList {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let line = |title: &str, about: &str, adult, keeps| ChannelLine {
            slug: slug(),
            title: title.into(),
            about: about.into(),
            keeps,
            adult,
        };
        let channels = vec![
            line("Film photography", "Grain and light leaks.", false, keeps(200, Some(7))),
            line("Wallpapers", "", true, keeps(1, None)),
            line(HOSTILE, HOSTILE, false, keeps(0, Some(30))),
        ];
        vec![
            ("channels", Self { channels, next: Some(slug()) }),
            ("channels-none", Self { channels: vec![], next: None }),
        ]
    }
}

impl ChannelPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let tile = |caption: &str, (width, height), count, pinned| Tile {
            name: NAME.parse().unwrap(),
            caption: caption.into(),
            width,
            height,
            count,
            pinned,
        };
        let form =
            PostForm { tray: tray(), review_first: false, asks_for_pass: false, problem: None };
        let page = Self {
            slug: slug(),
            title: "Film photography".into(),
            about: "Grain and light leaks.".into(),
            keeps: keeps(200, Some(7)),
            adult: false,
            newest: PLACE.into(),
            tiles: vec![
                tile("What this channel is for", (320, 213), 1, true),
                tile("Fog", (180, 320), 3, false),
                tile(HOSTILE, (12, 9), 1, false),
            ],
            older: false,
            before: Some(PLACE.into()),
            form: form.clone(),
        };
        let came_back =
            PostForm { review_first: true, asks_for_pass: true, problem: Some(refused()), ..form };
        let empty = Self { tiles: vec![], before: None, ..page.clone() };
        vec![
            ("channel", page.clone()),
            ("channel-adult", Self { adult: true, older: true, ..page.clone() }),
            ("channel-refused", Self { form: came_back, ..page }),
            ("channel-no-older", Self { older: true, ..empty.clone() }),
            ("channel-empty", Self { about: String::new(), ..empty }),
        ]
    }
}

impl ChannelGate {
    pub fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("channel-gate", Self { path: format!("/c/{}", slug()), before: Some(PLACE.into()) }),
            ("post-gate", Self { path: format!("/p/{NAME}"), before: None }),
        ]
    }
}

impl PostPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let name: PostName = NAME.parse().unwrap();
        let picture = |number, width, height| Picture {
            url: format!("/p/{NAME}/{number}"),
            film: None,
            width,
            height,
            alt: Some(HOSTILE.into()),
        };
        let page = Self {
            name,
            slug: slug(),
            title: "Film photography".into(),
            caption: "Fog over the harbour, first roll".into(),
            adult: false,
            pictures: vec![picture(0, 1200, 800)],
            posted: ago(11_520),
            stays: Stays { until: Some(left(590_000)), in_ring: true, pinned: false },
            comments: Some(CommentsView::sample()),
        };
        let several = Self {
            title: HOSTILE.into(),
            caption: HOSTILE.into(),
            pictures: vec![picture(0, 1200, 800), picture(1, 600, 1800)],
            stays: Stays { until: None, in_ring: true, pinned: false },
            comments: Some(CommentsView::said()),
            ..page.clone()
        };
        let adult = Self {
            adult: true,
            stays: Stays { until: Some(left(100)), in_ring: false, pinned: true },
            comments: Some(CommentsView { form: CommentForm::Full, ..CommentsView::said() }),
            ..page.clone()
        };
        let quiet = Self { comments: None, ..page.clone() };
        vec![
            ("post", page),
            ("post-quiet", quiet),
            ("post-hostile", several),
            ("post-adult", adult),
        ]
    }
}

impl CommentsView {
    /// A thread in which nothing was said.
    pub fn sample() -> Self {
        Self {
            page: format!("/p/{NAME}"),
            address: format!("/p/{NAME}/comments"),
            api: format!("/api/v1/posts/{NAME}/comments"),
            events: Some(format!("/api/v1/posts/{NAME}/events")),
            comments: vec![],
            newest: 0,
            said: None,
            form: CommentForm::Open {
                visitor: String::new(),
                called: None,
                text: String::new(),
                problem: None,
            },
        }
    }

    /// One in which people said something, and whose form came back.
    pub fn said() -> Self {
        let line = |number, name: &str, colour, parts| CommentLine {
            number,
            name: name.into(),
            colour,
            by_poster: number == 2,
            reply_to: (number == 3).then_some(1),
            parts,
            made: ago(7200 / i64::from(number)),
        };
        Self {
            said: Some(super::TOKEN.into()),
            comments: vec![
                line(1, "quiet otter", "fern", vec![Part::Text("Lovely.\nWhich film?".into())]),
                line(
                    2,
                    "bold comet",
                    "plum",
                    vec![Part::Reference(1), Part::Text("\nThe cheap one.".into())],
                ),
                line(3, "wise wren", "teal", vec![Part::Text(HOSTILE.into())]),
            ],
            newest: 3,
            form: CommentForm::Open {
                visitor: TOKEN.into(),
                called: Some(("quiet otter".into(), "fern")),
                text: HOSTILE.into(),
                problem: Some(refused()),
            },
            ..Self::sample()
        }
    }
}
