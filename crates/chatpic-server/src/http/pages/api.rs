//! The page for those who write programs.

use askama::Template;

use super::filters;

/// `/api`: every call in one line.
#[derive(Clone, Debug, Template)]
#[template(path = "api.html")]
pub struct ApiPage {
    pub routes: Vec<Route>,
}

/// One call.
#[derive(Clone, Debug)]
pub struct Route {
    /// `POST`.
    pub method: String,
    /// `/api/v1/shares/{token}`.
    pub path: String,
    /// What it does, in one sentence.
    pub summary: String,
}
