//! What somebody with a link sees.

use askama::Template;

use super::{CommentsView, Countdown, filters};
use crate::http::say::Say;

/// `/s/{token}` of a link that needs a button. Says nothing of what is behind it or how many views are
/// left: a preview robot may be reading.
#[derive(Clone, Debug, Template)]
#[template(path = "gate.html")]
pub struct ShareGate {
    pub token: String,
    /// The path of this link, for a report.
    pub address: String,
    /// Fresh with each page, kept when a form comes back, so that a second press finds the same pass.
    pub nonce: String,
    /// Whether the link has a view limit, so that the button names its cost.
    pub limited: bool,
    pub password_protected: bool,
    /// Whether it is for adults, so that the button declares to be one.
    pub adult: bool,
    /// Why the form came back.
    pub fault: Option<PasswordFault>,
    pub countdown: Countdown,
}

/// What was wrong with a password. Neither spends a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordFault {
    Missing,
    Wrong,
}

/// `/s/{token}` of a link that shows at once.
#[derive(Clone, Debug, Template)]
#[template(path = "open.html")]
pub struct ShareOpen {
    /// The path of this link, for a report.
    pub address: String,
    pub pictures: Vec<Picture>,
    pub countdown: Countdown,
    pub comments: Option<CommentsView>,
    /// What chats may show of it, where its owner lets them.
    pub preview: Option<Preview>,
}

/// What a chat shows of a link beside its address. All of it whole addresses.
#[derive(Clone, Debug)]
pub struct Preview {
    pub page: String,
    pub image: String,
    pub oembed: String,
    pub media_type: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    pub alt: Option<String>,
}

/// `/v/{ticket}`: one viewing.
#[derive(Clone, Debug, Template)]
#[template(path = "pass.html")]
pub struct Pass {
    pub ticket: String,
    pub pictures: Vec<Picture>,
    /// `XXXX-XXXX`.
    pub session_id: String,
    /// Views left on the link; `None` where it has no limit.
    pub views_left: Option<u32>,
    /// Whether its link is for adults.
    pub adult: bool,
    /// Whether its viewer may end the link.
    pub end_early: bool,
    /// Until this view ends.
    pub countdown: Countdown,
    pub comments: Option<CommentsView>,
}

/// A picture or a video, and where it is served.
#[derive(Clone, Debug)]
pub struct Picture {
    /// A path here: `/v/{ticket}/0` or `/i/{token}/0.jpg`.
    pub url: String,
    /// Of a video.
    pub film: Option<Film>,
    /// Pixels, as displayed.
    pub width: u32,
    /// Pixels, as displayed.
    pub height: u32,
    /// What it shows, where whoever shared it said so.
    pub alt: Option<String>,
}

/// What is shown of a video before it plays.
#[derive(Clone, Debug, Default)]
pub struct Film {
    /// The path of a frame of it; a marked one has none.
    pub poster: Option<String>,
    /// Where a marked one is asked how far it has come.
    pub marking: Option<Marking>,
}

/// A video that is marked while it is watched.
#[derive(Clone, Debug)]
pub struct Marking {
    /// A path here.
    pub progress: String,
    /// How many seconds it plays.
    pub seconds: u64,
}

/// `/s`: a link whose token stands after `#`, where only a script can read it.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "fragment.html")]
pub struct Fragment;

impl Picture {
    /// What is read out in its place.
    fn label(&self, number: &usize, count: usize) -> Say {
        if let Some(alt) = &self.alt {
            return Say::verbatim(alt);
        }
        let name = if self.film.is_some() { "view-video" } else { "view-picture" };
        Say::of(name).with("number", *number).with("count", count)
    }

    /// What saves it.
    fn save(&self, number: &usize, count: usize) -> Say {
        match (self.film.is_some(), count) {
            (false, 1) => Say::of("view-save"),
            (true, 1) => Say::of("view-save-video"),
            (false, _) => Say::of("view-save-one").with("number", *number),
            (true, _) => Say::of("view-save-video-one").with("number", *number),
        }
    }
}

impl Pass {
    /// Whether a video of it is being marked.
    fn marks_films(&self) -> bool {
        let film = |it: &Picture| it.film.as_ref().is_some_and(|film| film.marking.is_some());
        self.pictures.iter().any(film)
    }
}

impl ShareGate {
    fn problem(&self) -> Option<&'static str> {
        self.fault.map(|fault| match fault {
            PasswordFault::Missing => "gate-password-missing",
            PasswordFault::Wrong => "gate-password-wrong",
        })
    }

    /// The cost stands on the button that spends it.
    fn button(&self) -> &'static str {
        match (self.adult, self.limited) {
            (false, false) => "gate-show",
            (false, true) => "gate-show-once",
            (true, false) => "gate-show-adult",
            (true, true) => "gate-show-adult-once",
        }
    }
}
