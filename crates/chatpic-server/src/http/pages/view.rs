//! What somebody with a link sees.

use askama::Template;

use super::{CommentsView, Countdown};

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

/// A picture and where it is served.
#[derive(Clone, Debug)]
pub struct Picture {
    /// A path here: `/v/{ticket}/0` or `/i/{token}/0.jpg`.
    pub url: String,
    /// Pixels, as displayed.
    pub width: u32,
    /// Pixels, as displayed.
    pub height: u32,
}

/// `/s`: a link whose token stands after `#`, where only a script can read it.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "fragment.html")]
pub struct Fragment;

impl ShareGate {
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }

    fn problem(&self) -> &'static str {
        match self.fault {
            None => "",
            Some(PasswordFault::Missing) => "This link needs its password. No view was used.",
            Some(PasswordFault::Wrong) => "That is not the password. No view was used: try again.",
        }
    }
}

impl ShareOpen {
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }
}

impl Pass {
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }

    fn left(&self) -> String {
        match self.views_left {
            None => String::new(),
            Some(0) => "This was the last view.".into(),
            Some(1) => "1 view is left.".into(),
            Some(views) => format!("{views} views are left."),
        }
    }
}

impl Fragment {
    /// The page as HTML.
    pub fn render(self) -> String {
        super::written(&self)
    }
}
