//! Who reads a page, as far as its words depend on it.

use std::any::Any;

use axum::extract::Request;
use axum::http::{Method, header};

use super::Lang;

/// The reader of one page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    pub lang: Lang,
    /// Whether the address chose the language. Then every address on the page carries it on, for there
    /// is no cookie to remember it.
    pub chosen: bool,
    /// The address of this page, where it can be asked for again in another language.
    address: Option<String>,
}

impl Reader {
    /// Whoever sent `request`: `?lang=` speaks before `Accept-Language`.
    pub fn of(request: &Request) -> Self {
        let query = request.uri().query().unwrap_or_default();
        let chosen = form_urlencoded::parse(query.as_bytes())
            .find_map(|(name, value)| (name == "lang").then(|| value.parse().ok()).flatten());
        let accepted = || {
            let header = request.headers().get(header::ACCEPT_LANGUAGE);
            Lang::accepted(header.and_then(|value| value.to_str().ok()).unwrap_or_default())
        };
        let address = request.uri().path_and_query().map_or("/", |it| it.as_str());
        let again = *request.method() == Method::GET && is_page(address);
        let address = again.then(|| address.to_owned());
        Self { lang: chosen.unwrap_or_else(accepted), chosen: chosen.is_some(), address }
    }

    /// Who chose `lang` in the address.
    #[cfg(test)]
    pub fn choosing(lang: Lang) -> Self {
        Self { lang, chosen: true, address: None }
    }

    /// The reader of a page that doesn't tell its own address.
    #[must_use]
    pub fn elsewhere(self) -> Self {
        Self { address: None, ..self }
    }

    /// The languages to choose from: where this page is in each. Nothing where it can't be asked for again.
    pub fn choices(&self) -> Vec<(Lang, String)> {
        let Some(address) = &self.address else { return Vec::new() };
        Lang::ALL.into_iter().map(|lang| (lang, within(address, lang, "&"))).collect()
    }

    /// `address`, a path here, as this reader is to go there; `None` where that changes nothing.
    pub fn onward(&self, address: &str) -> Option<String> {
        let leads = self.chosen && is_page(address);
        leads.then(|| within(address, self.lang, "&"))
    }

    /// `html`, a page of ours, with every link and form leading on in the chosen language. All that is not
    /// ours is escaped, so that no text can hold such an attribute.
    pub fn carry(&self, html: String) -> String {
        if !self.chosen {
            return html;
        }
        let mut carried = String::with_capacity(html.len() + 1024);
        let mut rest = &*html;
        while let Some(at) = ATTRIBUTES.iter().filter_map(|name| rest.find(name)).min() {
            let start = at + rest[at..].find('"').expect("each has a quote") + 1;
            let end = start + rest[start..].find('"').expect("a quote ends");
            carried.push_str(&rest[..start]);
            let address = &rest[start..end];
            match is_page(address) && !address.contains("lang=") {
                true => carried.push_str(&within(address, self.lang, "&amp;")),
                false => carried.push_str(address),
            }
            rest = &rest[end..];
        }
        self.asking(&(carried + rest))
    }

    /// `html` with the language as a field of each form that asks: a browser puts its fields in the place
    /// of the query of its address.
    fn asking(&self, html: &str) -> String {
        let mut parts = html.split(ASKS);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |html, part| {
            let (tag, rest) = part.split_once('>').expect("a tag ends");
            let field =
                format!(r#"<input type="hidden" name="lang" value="{}">"#, self.lang.code());
            html + ASKS + tag + ">" + &field + rest
        })
    }
}

/// What a page is written with: its filters ask for the reader.
impl askama::Values for Reader {
    fn get_value<'a>(&'a self, key: &str) -> Option<&'a dyn Any> {
        (key == "reader").then_some(self)
    }
}

/// Where a page leads to another one.
const ATTRIBUTES: [&str; 3] = [" href=\"/", " action=\"/", " formaction=\"/"];
/// How a form says that it asks.
const ASKS: &str = " method=\"get\"";
/// What has no words.
const NOT_PAGES: [&str; 4] = ["/static/", "/manifest.webmanifest", "/i/", "/api/"];

/// Whether `address` is one of ours, and has words.
fn is_page(address: &str) -> bool {
    address.starts_with('/')
        && !address.starts_with("//")
        && !NOT_PAGES.iter().any(|it| address.starts_with(it))
}

/// `address` in `lang`, whatever it was in before.
fn within(address: &str, lang: Lang, and: &str) -> String {
    let (address, fragment) = match address.find('#') {
        // An escaped character of an attribute is no fragment.
        Some(at) if !address[..at].ends_with('&') => address.split_at(at),
        _ => (address, ""),
    };
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let kept = query.split(and).filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let rest: String = kept.map(|pair| format!("{and}{pair}")).collect();
    format!("{path}?lang={}{rest}{fragment}", lang.code())
}
