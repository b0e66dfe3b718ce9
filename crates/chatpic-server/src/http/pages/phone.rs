//! The page for those who share from a phone.

use askama::Template;

use super::filters;
use crate::http::say::Say;

/// `/phone`: the page as an app, and the share sheet.
#[derive(Clone, Debug, Template)]
#[template(path = "phone.html")]
pub struct PhonePage {
    /// Where this service is: `https://pics.example`.
    pub base: String,
    /// How long what comes without terms stays.
    pub lifetime: Say,
}

impl PhonePage {
    /// Where pictures are sent.
    fn url(&self) -> String {
        format!("{}/", self.base)
    }
}
