//! Each page in every state that looks different, for the tests. Texts from people are hostile.

mod channels;
mod legal;
mod reporting;

use chatpic_core::{Bounds, Gone, Timestamp};

use super::*;
use crate::http::say::{Reader, Say};

/// What people and files could put into a page.
pub const HOSTILE: &str = "<script src=//evil.example></script>\"'><img onerror=alert(1)>&amp;";
pub const TOKEN: &str = "k7Qm2Zt9XcV4bN8sLw3RfH6yJpD1gTaE";

pub fn left(seconds: i64) -> Countdown {
    let now = Timestamp::from_unix(1_795_000_000);
    Countdown::until(now.plus(seconds), now)
}

fn refused() -> Refused {
    Refused {
        title: Say::verbatim("This file is 64 MiB."),
        detail: Say::verbatim("Pictures can be up to 50 MiB."),
    }
}

pub(super) fn tray() -> Tray {
    Tray {
        max_files: 20,
        max_file_bytes: 50 << 20,
        max_video_bytes: None,
        accept: "image/jpeg,image/png,image/gif,image/webp".into(),
    }
}

impl Home {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let home = Self {
            tray: tray(),
            max_views: 1000,
            lifetimes: lifetimes(&Bounds::default(), Some("1d")),
            asks_for_pass: false,
            channels: false,
            problem: None,
        };
        let hostile = Refused { title: Say::verbatim(HOSTILE), detail: Say::verbatim(HOSTILE) };
        vec![
            ("home", home.clone()),
            (
                "home-videos",
                Self { tray: Tray { max_video_bytes: Some(500 << 20), ..tray() }, ..home.clone() },
            ),
            ("home-channels", Self { channels: true, ..home.clone() }),
            ("home-pass", Self { asks_for_pass: true, ..home.clone() }),
            ("home-refused", Self { problem: Some(refused()), ..home.clone() }),
            ("home-hostile", Self { problem: Some(hostile), ..home }),
        ]
    }
}

impl Manage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let link = ManagedLink {
            id: "613737836f1f7809159e36056996ab91".into(),
            url: Some(format!("https://pics.example.org/s/{TOKEN}")),
            direct_urls: vec![],
            name: None,
            gone: None,
            ended_early: false,
            opened: None,
            views: 0,
            max_views: Some(3),
            password_protected: true,
            watermark: false,
            mark_label: false,
            end_early: false,
            comments: true,
            countdown: left(86_399),
        };
        let media = |media_type: &str, removed: &[&str]| ManagedMedia {
            media_type: media_type.into(),
            width: 4032,
            height: 3024,
            bytes: 3_345_678,
            removed: removed.iter().map(|&word| word.into()).collect(),
        };
        let limited = Self {
            manage_token: TOKEN.into(),
            manage_url: format!("https://pics.example.org/m/{TOKEN}"),
            gone: None,
            post: None,
            links: vec![link.clone()],
            media: vec![media(
                "image/jpeg",
                &["GPS position", "camera model", "thumbnail", "2.1 KiB after the end"],
            )],
            sessions: vec![],
            lifetimes: lifetimes(&Bounds::default(), None),
            adding: Adding {
                label: String::new(),
                view_limit: String::new(),
                lifetimes: lifetimes(&Bounds::default(), Some("1d")),
                max_views: 1000,
                problem: None,
            },
            traced: None,
            not_traced: None,
            decision: None,
            fetch: false,
            problem: None,
        };
        let hour = |hour: u8| format!("2026-03-01T{hour}:00:00Z");
        let ended = |gone, ended_early| ManagedLink {
            url: None,
            gone: Some(gone),
            ended_early,
            opened: (gone != Gone::Expired).then(|| (hour(12), hour(13))),
            views: 3,
            name: Some(Say::of("link-nth").with("number", 3_u32)),
            ..link.clone()
        };
        let session = |label: Option<&str>| Session {
            session_id: "4GX7-P2KM".into(),
            label: label.map(Into::into),
            hour: "2026-03-01T12:00:00Z".into(),
        };
        let direct = |n| format!("https://pics.example.org/i/{TOKEN}/{n}.jpg");
        let open = ManagedLink {
            direct_urls: vec![direct(0), direct(1)],
            max_views: None,
            views: 0,
            password_protected: false,
            countdown: left(30 * 86_400),
            ..link.clone()
        };
        let several = vec![
            ManagedLink {
                name: Some(Say::verbatim(HOSTILE)),
                views: 1,
                opened: Some((hour(12), hour(12))),
                watermark: true,
                mark_label: true,
                ..link.clone()
            },
            ManagedLink {
                name: Some(Say::verbatim("for Ana")),
                views: 2,
                opened: Some((hour(11), hour(14))),
                watermark: true,
                end_early: true,
                countdown: left(95),
                ..link.clone()
            },
            ended(Gone::Spent, false),
            ended(Gone::Withdrawn, false),
            ended(Gone::Withdrawn, true),
            ended(Gone::Expired, false),
        ];
        let posted = |waits| ManagedPost {
            url: "https://pics.example.org/p/4kQz81bTnWxY".into(),
            slug: "film-photography".parse().unwrap(),
            title: HOSTILE.into(),
            adult: true,
            visitor: TOKEN.into(),
            waits,
            stays: Stays { until: Some(left(604_800)), in_ring: true, pinned: false },
        };
        let gone = |reason, sessions| Self {
            gone: Some(reason),
            links: vec![ended(reason, false)],
            media: vec![],
            sessions,
            ..limited.clone()
        };
        let traced = |session_id: Option<&str>, views: &[&str]| {
            let view = |link: &&str| TracedView { link: Say::verbatim(*link), hour: hour(12) };
            let session_id = session_id.map(Into::into);
            let traced = Traced { session_id, views: views.iter().map(view).collect() };
            let sessions = vec![session(None)];
            Self { sessions, traced: Some(traced), ..limited.clone() }
        };
        let again = Adding {
            label: HOSTILE.into(),
            view_limit: "0".into(),
            problem: Some(refused()),
            ..limited.adding.clone()
        };
        [
            ("manage-limited", limited.clone()),
            (
                "manage-open",
                Self {
                    links: vec![open],
                    media: vec![
                        media("image/png", &[]),
                        media("image/webp", &["editing data (XMP)"]),
                    ],
                    ..limited.clone()
                },
            ),
            (
                "manage-several",
                Self {
                    links: several,
                    sessions: vec![session(None), session(Some(HOSTILE))],
                    problem: Some(refused()),
                    ..limited.clone()
                },
            ),
            ("manage-traced", traced(Some("4GX7-P2KM"), &[HOSTILE])),
            ("manage-not-here", traced(Some("4GX7-P2KM"), &[])),
            ("manage-unreadable", traced(None, &[])),
            ("manage-adding", Self { adding: again, ..limited.clone() }),
            (
                "manage-not-traced",
                Self {
                    sessions: vec![session(None)],
                    not_traced: Some(refused()),
                    ..limited.clone()
                },
            ),
            ("manage-post", Self { post: Some(posted(false)), links: vec![], ..limited.clone() }),
            ("manage-waits", Self { post: Some(posted(true)), links: vec![], ..limited.clone() }),
            ("manage-closing", Self { fetch: true, ..limited.clone() }),
            ("manage-spent", gone(Gone::Spent, vec![session(None)])),
            ("manage-withdrawn", gone(Gone::Withdrawn, vec![])),
        ]
        .into_iter()
        .chain(Decision::samples().into_iter().map(|(name, decision)| {
            let page = match decision.reasons.as_ref().is_some_and(|_| !decision.overturned) {
                true => gone(Gone::Removed, vec![]),
                false => limited.clone(),
            };
            (name, Self { decision: Some(decision), ..page })
        }))
        .collect()
    }
}

impl ShareGate {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let gate = Self {
            token: TOKEN.into(),
            address: format!("/s/{TOKEN}"),
            nonce: "bDk3mQ7xT2vYpL9sWz4RnA".into(),
            limited: true,
            password_protected: false,
            adult: false,
            fault: None,
            countdown: left(11_520),
        };
        let secret = Self { password_protected: true, limited: false, ..gate.clone() };
        let missing = Self { fault: Some(PasswordFault::Missing), ..secret.clone() };
        let wrong = Self { fault: Some(PasswordFault::Wrong), limited: true, ..secret.clone() };
        let adult = Self { adult: true, limited: false, ..gate.clone() };
        let limited = Self { adult: true, ..gate.clone() };
        vec![
            ("gate-adult", adult),
            ("gate-adult-limited", limited),
            ("gate", gate),
            ("gate-secret", secret),
            ("gate-missing", missing),
            ("gate-wrong", wrong),
        ]
    }
}

fn pictures(prefix: &str, ending: &str, sizes: &[(u32, u32)]) -> Vec<Picture> {
    let picture = |(n, &(width, height))| Picture {
        url: format!("{prefix}{n}{ending}"),
        film: (n == 2).then(|| Film { poster: Some(format!("{prefix}t{n}.jpg")), marking: None }),
        width,
        height,
        alt: (n == 1).then(|| HOSTILE.into()),
    };
    sizes.iter().enumerate().map(picture).collect()
}

/// The same under a mark.
fn marked(prefix: &str, mut pictures: Vec<Picture>) -> Vec<Picture> {
    for (n, picture) in pictures.iter_mut().enumerate() {
        if let Some(film) = &mut picture.film {
            let marking = Marking { progress: format!("{prefix}{n}/progress"), seconds: 75 };
            *film = Film { poster: None, marking: Some(marking) };
        }
    }
    pictures
}

impl ShareOpen {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let prefix = format!("/i/{TOKEN}/");
        let open = |sizes| Self {
            address: format!("/s/{TOKEN}"),
            pictures: pictures(&prefix, ".jpg", sizes),
            countdown: left(450_000),
            comments: None,
            preview: None,
        };
        let host = "https://pics.example.org";
        let preview = Preview {
            page: format!("{host}/s/{TOKEN}"),
            image: format!("{host}/i/{TOKEN}/0.jpg"),
            oembed: format!("{host}/oembed?url={host}/s/{TOKEN}"),
            media_type: "image/jpeg".into(),
            width: 1200,
            height: 800,
            alt: Some(HOSTILE.into()),
        };
        let preview = Self { preview: Some(preview), ..open(&[(1200, 800)]) };
        let said = Self { comments: Some(CommentsView::said()), ..open(&[(1200, 800)]) };
        vec![
            ("open-said", said),
            ("open-preview", preview),
            ("open", open(&[(1200, 800)])),
            ("open-three", open(&[(1200, 800), (600, 1800), (40, 30)])),
        ]
    }
}

impl Pass {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let prefix = format!("/v/{TOKEN}/");
        let pass = |views_left, sizes: &[(u32, u32)]| Self {
            ticket: TOKEN.into(),
            pictures: marked(&prefix, pictures(&prefix, "", sizes)),
            session_id: "4GX7-P2KM".into(),
            views_left,
            adult: views_left == Some(1),
            end_early: views_left.is_some(),
            countdown: left(541),
            comments: views_left.map(|_| CommentsView::sample()),
        };
        vec![
            ("pass-last", pass(Some(0), &[(1200, 800)])),
            ("pass-two", pass(Some(1), &[(800, 1200), (1200, 800)])),
            ("pass-unlimited", pass(None, &[(40, 30)])),
        ]
    }
}

impl Fragment {
    pub fn samples() -> Vec<(&'static str, Self)> {
        vec![("fragment", Self)]
    }
}

impl GonePage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let names = ["expired", "spent", "withdrawn", "removed"].into_iter().zip(Gone::ALL);
        let expired = |thing| Self { reason: Gone::Expired, thing };
        let others = [("pass-ended", expired(Thing::Pass)), ("post-gone", expired(Thing::Post))];
        names
            .map(|(name, reason)| (name, Self { reason, thing: Thing::Link }))
            .chain(others)
            .collect()
    }
}

impl EndedPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        vec![("ended", Self)]
    }
}

impl ProblemPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let problem = |title: &str, detail: &str, retry: Option<String>| Self {
            title: Say::verbatim(title),
            detail: Say::verbatim(detail),
            retry,
        };
        let soon =
            "Too many passwords were tried. Wait a minute, then try again. No view was used.";
        vec![
            (
                "problem",
                problem(
                    "Not found",
                    "There is nothing at this address. Was all of it copied?",
                    None,
                ),
            ),
            ("problem-retry", problem("Too many tries", soon, Some(format!("/s/{TOKEN}")))),
            ("problem-hostile", problem(HOSTILE, HOSTILE, None)),
        ]
    }
}

impl ClosingPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        vec![("closing", Self)]
    }
}

impl Farewell {
    /// At the head of a page.
    pub fn samples(reader: &Reader) -> Vec<(&'static str, String)> {
        let at = |seconds: i64, notice: &str| {
            let farewell =
                Self { day: "2026-12-31".into(), notice: notice.into(), countdown: left(seconds) };
            let head = "</header>";
            part(&ClosingPage, reader).replacen(
                head,
                &format!("{head}{}", part(&farewell, reader)),
                1,
            )
        };
        vec![
            ("farewell", at(12 * 86_400, "Thank you for six good years.\nAda")),
            ("farewell-closed", at(-5, "")),
            ("farewell-hostile", at(86_400, HOSTILE)),
        ]
    }
}

impl PhonePage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let lifetime = figures::term(86_400);
        vec![("phone", Self { base: "https://pics.example".into(), lifetime })]
    }
}

impl ApiPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let route = |method: &str, path: &str, summary: &str| Route {
            method: method.into(),
            path: path.into(),
            summary: summary.into(),
        };
        vec![(
            "api",
            Self {
                routes: vec![
                    route(
                        "POST",
                        "/api/v1/shares",
                        "Shares 1 to 20 pictures and answers with their links.",
                    ),
                    route("GET", "/api/v1/shares/{token}", "Tells what a link is. Spends nothing."),
                    route(
                        "POST",
                        "/api/v1/shares/{token}/views",
                        "Spends a view and answers with its pass.",
                    ),
                    route("GET", "/api/v1/manage/{manage_token}", HOSTILE),
                ],
            },
        )]
    }
}
