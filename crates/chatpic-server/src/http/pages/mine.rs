//! The page of what a browser remembers.

use askama::Template;

use super::filters;

/// `/mine`: filled by its script from what the browser keeps; the server knows nothing of it.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "mine.html")]
pub struct MinePage;
