//! What is said while the instance is closing.

use askama::Template;

use super::Countdown;

/// At the head of every page.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/farewell.html")]
pub struct Farewell {
    /// `2026-12-31`.
    pub day: String,
    /// What the operator says, line by line.
    pub notice: String,
    pub countdown: Countdown,
}

/// `/`, where pictures were shared.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "closing.html")]
pub struct ClosingPage;

impl Farewell {
    /// A part of a page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }
}

impl ClosingPage {
    /// The page as HTML.
    pub fn render(self) -> String {
        super::written(&self)
    }
}
