//! What is said while the instance is closing.

use askama::Template;

use super::{Countdown, filters};
use crate::http::say::Say;

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

impl Farewell {
    fn until(&self) -> Say {
        let day = Say::time(self.countdown.ends_at(), Say::verbatim(&self.day));
        Say::of("farewell-until").with("time", self.countdown.words()).with("day", day)
    }
}

/// `/`, where pictures were shared.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "closing.html")]
pub struct ClosingPage;
