//! The page for those who share from a phone.

use askama::Template;

/// `/phone`: the page as an app, and the share sheet.
#[derive(Clone, Debug, Template)]
#[template(path = "phone.html")]
pub struct PhonePage {
    /// Where this service is: `https://pics.example`.
    pub base: String,
}

impl PhonePage {
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }
}
