//! What an instance says of itself, from its settings and the clock alone.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use chatpic_core::Timestamp;
use chatpic_core::report::{APPEAL_WINDOW, EVIDENCE};

use super::base::Base;
use super::pages::{ContactPage, GuidelinesPage, Page, PrivacyPage, TermsPage, figures};
use super::say::Say;
use crate::actions::Refused;
use crate::actions::purge::TOMBSTONE;
use crate::actions::tags::PREFIX_DAYS;
use crate::app::App;
use crate::config::Config;

/// `GET /legal/terms`
pub(super) async fn terms(State(app): State<Arc<App>>) -> Page {
    let config = &app.config;
    let page = TermsPage {
        operator: config.operator.clone(),
        longest: longest(config),
        max_files: config.media.max_files,
        max_file_bytes: config.media.max_file_bytes,
        uploads_per_hour: config.limits.uploads_per_hour,
    };
    Page::of(page)
}

/// `GET /legal/guidelines`
pub(super) async fn guidelines() -> Page {
    Page::of(GuidelinesPage)
}

/// `GET /legal/privacy`
pub(super) async fn privacy(State(app): State<Arc<App>>) -> Page {
    let config = &app.config;
    let page = PrivacyPage {
        operator: config.operator.clone(),
        longest: longest(config),
        tombstone_days: days(TOMBSTONE),
        postgres: config.is_on_postgres(),
        bucket: config.is_in_a_bucket(),
        proxied: !config.trusted_proxies.is_empty(),
        evidence_days: days(EVIDENCE.into()),
        appeal_days: days(APPEAL_WINDOW.into()),
        upload_pass: config.upload_pass,
        prefix_days: PREFIX_DAYS.unsigned_abs(),
        vault: !config.vault.recipients.is_empty(),
        vault_keeps_address: !config.vault.recipients.is_empty() && config.vault.keep_address,
    };
    Page::of(page)
}

/// `GET /legal/contact`
pub(super) async fn contact(State(app): State<Arc<App>>) -> Page {
    let operator = app.config.operator.clone();
    Page::of(ContactPage { security: operator.security(), operator })
}

/// `GET /.well-known/security.txt`, by RFC 9116. Without anybody to tell, there is none.
pub(super) async fn security(State(app): State<Arc<App>>, base: Base) -> Result<Response, Refused> {
    let contact = app.config.operator.security().ok_or(Refused::Unknown)?;
    let expires = expires(app.now());
    let canonical = match &app.config.public_url {
        Some(_) => format!("Canonical: {}/.well-known/security.txt\n", base.as_str()),
        None => String::new(),
    };
    let text =
        format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: en\n{canonical}");
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, plain)], text).into_response())
}

/// The beginning of a day about three months on: what is read later may be another's contact by then.
fn expires(now: Timestamp) -> Timestamp {
    let soon = now.plus(90 * DAY);
    soon.plus(-soon.unix().rem_euclid(DAY))
}

fn days(seconds: i64) -> u64 {
    (seconds / DAY).unsigned_abs()
}

const DAY: i64 = 86_400;

fn longest(config: &Config) -> Say {
    figures::term(config.terms.max_lifetime.seconds())
}
