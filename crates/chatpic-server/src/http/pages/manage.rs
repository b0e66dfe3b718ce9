//! What the owner sees. No media: none is served under a manage link.

use askama::Template;
use chatpic_core::{Gone, Slug};
use chatpic_media::video;

use super::{Choice, Countdown, Decision, Refused, Stays, figures, filters, removed};
use crate::http::say::Say;

/// `/m/{manage_token}`: the result of an upload, and where the owner comes back to.
#[derive(Clone, Debug, Template)]
#[template(path = "manage.html")]
pub struct Manage {
    pub manage_token: String,
    /// The whole address of this page, to keep.
    pub manage_url: String,
    /// Why the share is gone; `None` while it is live.
    pub gone: Option<Gone>,
    /// Where it is posted, while it is there.
    pub post: Option<ManagedPost>,
    pub links: Vec<ManagedLink>,
    pub media: Vec<ManagedMedia>,
    /// Views that were granted, newest first.
    pub sessions: Vec<Session>,
    /// What can be picked as a new expiry; nothing is picked already.
    pub lifetimes: Vec<Choice>,
    /// The form for one more link.
    pub adding: Adding,
    /// What a leak was traced to.
    pub traced: Option<Traced>,
    /// Why it was not traced.
    pub not_traced: Option<Refused>,
    /// What was decided about it.
    pub decision: Option<Decision>,
    /// Whether the owner is offered a link of their own, because the instance is closing.
    pub fetch: bool,
    /// Why the last change was not made.
    pub problem: Option<Refused>,
}

/// The form for one more link, as it was typed when it comes back.
#[derive(Clone, Debug)]
pub struct Adding {
    pub label: String,
    pub view_limit: String,
    pub lifetimes: Vec<Choice>,
    /// The largest view limit.
    pub max_views: u32,
    /// Why it comes back.
    pub problem: Option<Refused>,
}

/// What a leak was traced to.
#[derive(Clone, Debug)]
pub struct Traced {
    /// `None` where none can be read in the picture.
    pub session_id: Option<String>,
    pub views: Vec<TracedView>,
}

/// A viewing that was traced.
#[derive(Clone, Debug)]
pub struct TracedView {
    /// Its link, as the page calls it.
    pub link: Say,
    /// RFC 3339: the beginning of the hour.
    pub hour: String,
}

/// One way into the share.
#[derive(Clone, Debug)]
pub struct ManagedLink {
    pub id: String,
    /// The whole address to send; `None` once the link is gone.
    pub url: Option<String>,
    /// Whole addresses of the pictures themselves, where the terms allow them.
    pub direct_urls: Vec<String>,
    /// Its label or, where it is one of several, which.
    pub name: Option<Say>,
    /// Why the link is gone; `None` while it is live.
    pub gone: Option<Gone>,
    /// Whether that was one of its viewers.
    pub ended_early: bool,
    /// RFC 3339: the beginnings of the hours of its first and its latest view.
    pub opened: Option<(String, String)>,
    /// Views granted.
    pub views: u32,
    pub max_views: Option<u32>,
    pub password_protected: bool,
    /// Whether each viewing is marked, and whether the mark shows the label.
    pub watermark: bool,
    pub mark_label: bool,
    /// Whether its viewers may end it.
    pub end_early: bool,
    /// Whether its viewers may comment.
    pub comments: bool,
    pub countdown: Countdown,
}

/// Where a share stands that is a post.
#[derive(Clone, Debug)]
pub struct ManagedPost {
    /// Its whole address.
    pub url: String,
    pub slug: Slug,
    /// Its channel's.
    pub title: String,
    /// Whether its channel asks for adults.
    pub adult: bool,
    /// With it the owner speaks in its thread as who posted it.
    pub visitor: String,
    /// Whether a moderator has yet to look at it.
    pub waits: bool,
    pub stays: Stays,
}

/// One picture, as it was cleaned.
#[derive(Clone, Debug)]
pub struct ManagedMedia {
    /// `image/jpeg`.
    pub media_type: String,
    pub width: u32,
    pub height: u32,
    pub bytes: u64,
    /// What was taken out of the uploaded file, in English words.
    pub removed: Vec<String>,
}

/// A view that was granted.
#[derive(Clone, Debug)]
pub struct Session {
    pub session_id: String,
    /// The label of its link.
    pub label: Option<String>,
    /// RFC 3339: the beginning of the hour.
    pub hour: String,
}

impl Manage {
    fn heading(&self) -> &'static str {
        match self.gone {
            Some(_) => "manage-gone",
            None if self.is_restricted() => "manage-restricted",
            None if self.decision.is_some() => "manage-share",
            None if self.post.as_ref().is_some_and(|post| post.waits) => "manage-waiting",
            None if self.post.is_some() => "manage-post",
            None if self.links.iter().all(|link| link.views == 0) => "manage-ready",
            None => "manage-share",
        }
    }

    /// Whether a decision stands that takes the share away.
    fn is_restricted(&self) -> bool {
        let decision = self.decision.as_ref();
        decision.is_some_and(|decision| decision.reasons.is_some() && !decision.overturned)
    }

    /// Whether somebody who opened it may still be looking: what is spent is not yet over.
    fn may_be_open(&self) -> bool {
        let spent = |link: &ManagedLink| link.gone == Some(Gone::Spent);
        self.gone == Some(Gone::Spent) && self.links.iter().any(spent)
    }

    fn reason(&self) -> Option<&'static str> {
        Some(match self.gone? {
            Gone::Expired => "manage-gone-expired",
            Gone::Spent => "manage-gone-spent",
            Gone::Withdrawn if self.links.iter().any(|link| link.ended_early) => {
                "manage-gone-links"
            }
            Gone::Withdrawn => "manage-gone-withdrawn",
            Gone::Removed => "manage-gone-removed",
        })
    }

    /// Whether the links are shown: not while nobody can see the share, and not the only one of a share
    /// that is gone, of which all is said.
    fn shows_links(&self) -> bool {
        match self.gone {
            Some(_) => self.links.iter().any(|link| link.name.is_some() || link.opened.is_some()),
            None => !self.is_restricted(),
        }
    }

    /// Whether nothing is told but the end: then it looks as it does to everybody else.
    fn is_brief(&self) -> bool {
        let is_all = self.decision.is_none() && self.sessions.is_empty() && !self.shows_links();
        self.gone.is_some() && is_all && !self.traces()
    }

    /// Whether there may be a leak to trace.
    fn traces(&self) -> bool {
        let marked = !self.sessions.is_empty() && self.links.iter().any(|link| link.watermark);
        marked || self.traced.is_some() || self.not_traced.is_some()
    }

    fn can_revoke(&self) -> bool {
        self.links.iter().filter(|link| link.gone.is_none()).count() > 1
    }
}

impl TracedView {
    /// What a session ID looks like.
    const PATTERN: &str = "XXXX-XXXX";

    fn hour(&self) -> Say {
        hour(&self.hour)
    }
}

impl ManagedLink {
    /// All of it for those who write pages and posts elsewhere: what it is called, and the text. An address
    /// that is served needs no escaping. Only HTML can show a video.
    fn snippets(&self) -> [(&'static str, String); 3] {
        let each = |picture: fn(&str) -> String, video: fn(&str) -> String| {
            let of = |url: &String| if is_video(url) { video(url) } else { picture(url) };
            self.direct_urls.iter().map(of).collect::<Vec<_>>().join("\n")
        };
        [
            (
                "HTML",
                each(
                    |url| format!("<img src=\"{url}\" alt=\"\">"),
                    |url| format!("<video src=\"{url}\" controls></video>"),
                ),
            ),
            ("Markdown", each(|url| format!("![]({url})"), |url| format!("<{url}>"))),
            ("BBCode", each(|url| format!("[img]{url}[/img]"), |url| format!("[url]{url}[/url]"))),
        ]
    }

    /// How it stands, and the hours of its first and its latest view.
    fn stands(&self) -> Say {
        let state = match self.gone {
            None => "link-not-opened",
            Some(Gone::Spent) => "link-spent",
            Some(Gone::Withdrawn) if self.ended_early => "link-ended",
            Some(Gone::Withdrawn) => "link-revoked",
            Some(Gone::Expired) => "link-expired",
            Some(Gone::Removed) => "link-removed",
        };
        let Some((first, latest)) = &self.opened else {
            return Say::of("link-stands").with("state", Say::of(state));
        };
        let said = match (self.gone.is_none(), first == latest) {
            (true, true) => "link-opened-once",
            (true, false) => "link-opened-last",
            (false, true) => "link-stands-once",
            (false, false) => "link-stands-last",
        };
        let said = Say::of(said).with("state", Say::of(state));
        said.with("first", hour(first)).with("last", hour(latest))
    }

    /// What it allows, as far as it isn't what every link does.
    fn terms(&self) -> Vec<&'static str> {
        let terms = [
            (self.password_protected, "link-password"),
            (self.watermark && !self.mark_label, "link-marked"),
            (self.mark_label, "link-marked-name"),
            (self.end_early, "link-end-early"),
        ];
        terms.iter().filter(|(holds, _)| *holds).map(|(_, said)| *said).collect()
    }

    fn seen(&self) -> Say {
        match (self.views, self.max_views) {
            (views, Some(max)) => Say::of("link-seen-of").with("views", views).with("max", max),
            (0, None) => Say::of("link-no-limit"),
            (views, None) => Say::of("link-seen").with("views", views),
        }
    }
}

impl ManagedMedia {
    fn line(&self) -> Say {
        figures::media_line(&self.media_type, self.width, self.height, self.bytes)
    }

    fn removed_line(&self) -> Say {
        let list = self.removed.iter().map(|words| removed::said(words));
        let list = list.reduce(|list, next| {
            Say::of("manage-removed-next").with("list", list).with("next", next)
        });
        list.map_or(Say::of("manage-nothing-removed"), |list| {
            Say::of("manage-removed").with("list", list)
        })
    }
}

impl Session {
    fn hour_words(&self) -> String {
        figures::hour(&self.hour)
    }
}

/// Whether a direct address is a video's, which its end tells.
fn is_video(url: &str) -> bool {
    let end = url.rsplit_once('.').map_or("", |(_, end)| end);
    video::Format::ALL.iter().any(|format| format.extension() == end)
}

/// An hour that began at `at` (RFC 3339).
fn hour(at: &str) -> Say {
    Say::hour(at, figures::hour(at))
}
