//! What the owner sees. No media: none is served under a manage link.

use askama::Template;
use chatpic_core::Gone;

use super::{Choice, Countdown, Decision, Refused, words};

/// `/m/{manage_token}`: the result of an upload, and where the owner comes back to.
#[derive(Clone, Debug, Template)]
#[template(path = "manage.html")]
pub struct Manage {
    pub manage_token: String,
    /// The whole address of this page, to keep.
    pub manage_url: String,
    /// Why the share is gone; `None` while it is live.
    pub gone: Option<Gone>,
    pub links: Vec<ManagedLink>,
    pub media: Vec<ManagedMedia>,
    /// Views that were granted, newest first.
    pub sessions: Vec<Session>,
    /// What can be picked as a new expiry; nothing is picked already.
    pub lifetimes: Vec<Choice>,
    /// What was decided about it.
    pub decision: Option<Decision>,
    /// Whether the owner is offered a link of their own, because the instance is closing.
    pub fetch: bool,
    /// Why the last change was not made.
    pub problem: Option<Refused>,
}

/// One way into the share.
#[derive(Clone, Debug)]
pub struct ManagedLink {
    /// The whole address to send; `None` once the link is gone.
    pub url: Option<String>,
    /// Whole addresses of the pictures themselves, where the terms allow them.
    pub direct_urls: Vec<String>,
    pub label: Option<String>,
    /// Why the link is gone; `None` while it is live.
    pub gone: Option<Gone>,
    /// Views granted.
    pub views: u32,
    pub max_views: Option<u32>,
    pub password_protected: bool,
    pub countdown: Countdown,
}

/// One picture, as it was cleaned.
#[derive(Clone, Debug)]
pub struct ManagedMedia {
    /// `image/jpeg`.
    pub media_type: String,
    pub width: u32,
    pub height: u32,
    pub bytes: u64,
    /// What was taken out of the uploaded file, in words.
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
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }

    fn heading(&self) -> &'static str {
        match self.gone {
            Some(_) => "This share is gone.",
            None if self.is_restricted() => "Nobody can see this share.",
            None if self.decision.is_some() => "Your share",
            None if self.links.iter().all(|link| link.views == 0) => "Ready to send",
            None => "Your share",
        }
    }

    /// Whether a decision stands that takes the share away.
    fn is_restricted(&self) -> bool {
        let decision = self.decision.as_ref();
        decision.is_some_and(|decision| decision.reasons.is_some() && !decision.overturned)
    }

    /// Whether somebody who opened it may still be looking: what is spent is not yet over.
    fn may_be_open(&self) -> bool {
        self.gone == Some(Gone::Spent) && !self.sessions.is_empty()
    }

    fn reason(&self) -> &'static str {
        self.gone.map_or("", |gone| reason(gone))
    }
}

impl ManagedLink {
    fn reason(&self) -> &'static str {
        self.gone.map_or("", |gone| reason(gone))
    }

    fn seen(&self) -> String {
        match (self.views, self.max_views) {
            (views, Some(max)) => format!("Seen {views} of {max} {}", times(max)),
            (0, None) => "No view limit".into(),
            (views, None) => format!("Seen {views} {}", times(views)),
        }
    }
}

impl ManagedMedia {
    fn line(&self) -> String {
        super::media_line(&self.media_type, self.width, self.height, self.bytes)
    }

    fn removed_line(&self) -> String {
        if self.removed.is_empty() {
            "Nothing had to be removed".into()
        } else {
            format!("Removed: {}", self.removed.join(", "))
        }
    }
}

impl Session {
    fn hour_words(&self) -> String {
        words::hour(&self.hour)
    }
}

fn times(count: u32) -> &'static str {
    if count == 1 { "time" } else { "times" }
}

/// The reason as its owner is told of it.
fn reason(gone: Gone) -> &'static str {
    match gone {
        Gone::Expired => "Its time is over.",
        Gone::Spent => "All of its views were used.",
        Gone::Withdrawn => "You deleted it.",
        Gone::Removed => "A moderator of this server removed it.",
    }
}
