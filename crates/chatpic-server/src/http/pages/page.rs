//! A page on its way out: written last, by the layer that knows who reads it.

use std::fmt;
use std::sync::Arc;

use askama::{DynTemplate, Template};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::http::say::Reader;

/// Any page, not yet in a language.
#[derive(Clone)]
pub struct Page(Arc<dyn DynTemplate + Send + Sync>);

impl Page {
    pub fn of(page: impl Template + Send + Sync + 'static) -> Self {
        Self(Arc::new(page))
    }

    /// The page as HTML.
    pub fn written(&self, reader: &Reader) -> String {
        reader.carry(part(&*self.0, reader))
    }
}

/// A page, or a part of one, as HTML.
pub(in crate::http) fn part(page: &dyn DynTemplate, reader: &Reader) -> String {
    let page = page.dyn_render_with_values(reader);
    page.expect("a String takes everything, and our templates call nothing that fails")
}

/// Without a body: `http/writing.rs` writes it.
impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        let mut response = ([(header::CONTENT_TYPE, html)], ()).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Page(..)")
    }
}

/// A page as most tests look at it.
#[cfg(test)]
pub trait InEnglish {
    fn english(&self) -> String;
}

#[cfg(test)]
impl<T: Template> InEnglish for T {
    fn english(&self) -> String {
        part(self, &Reader::default())
    }
}
