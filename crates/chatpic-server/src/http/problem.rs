//! How a refusal is told: the only table from refusals to status codes, as RFC 9457 problems.
//!
//! What is told is put into the reader's language where it is written (`http/writing.rs`).

mod words;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chatpic_api::Problem;

use super::pages::{Page, Refused as Notice};
use super::say::{Lang, Say};
use crate::actions::Refused;
use crate::limiter::TooMany;

/// A problem that is not yet in a language.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub status: u16,
    pub code: &'static str,
    /// A few words.
    pub title: Say,
    /// What happened and what to do next.
    pub detail: Say,
    pub reason: Option<&'static str>,
    until: Option<String>,
    field: Option<String>,
}

impl Told {
    /// For programs, with words for whoever they show it to.
    pub fn written(&self, lang: Lang) -> Problem {
        Problem {
            problem_type: "about:blank".to_owned(),
            title: self.title.text(lang),
            status: self.status,
            detail: self.detail.text(lang),
            code: self.code.to_owned(),
            reason: self.reason.map(ToOwned::to_owned),
            until: self.until.clone(),
            field: self.field.clone(),
        }
    }
}

/// Without a body: `http/routes.rs` makes it a page, or `http/writing.rs` writes it as JSON.
impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let retry_after = match &self {
            Self::TooMany(TooMany { retry_after }) => Some(*retry_after),
            Self::Busy | Self::MarkingBusy | Self::Unavailable | Self::StillRunning => Some(5),
            Self::NoRoom | Self::ChannelBusy | Self::TooManyOpen => Some(60),
            _ => None,
        };
        let told = tell(&self);
        let status = StatusCode::from_u16(told.status).expect("the table has only statuses");
        let mut response = (status, ()).into_response();
        let headers = response.headers_mut();
        let json = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, json);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        if let Self::Range(len) = self {
            let value = HeaderValue::try_from(format!("bytes */{len}")).expect("only digits");
            headers.insert(header::CONTENT_RANGE, value);
        }
        response.extensions_mut().insert(told);
        response
    }
}

/// The problem that a refusal is told as.
pub(super) fn tell(refused: &Refused) -> Told {
    let (status, code, title, detail) = match refused {
        Refused::Unknown => (404, "not-found", "problem-unknown", "problem-unknown-why".into()),
        Refused::Gone(gone) => (410, "gone", "problem-gone", words::gone(*gone)),
        Refused::Hidden => (410, "gone", "problem-hidden", "problem-hidden-why".into()),
        Refused::PasswordRequired => (
            401,
            "password-required",
            "problem-password-required",
            "problem-password-required-why".into(),
        ),
        Refused::PasswordWrong => {
            (401, "password-wrong", "problem-password-wrong", "problem-password-wrong-why".into())
        }
        Refused::NonceUsed => {
            (409, "nonce-used", "problem-nonce-used", "problem-nonce-used-why".into())
        }
        Refused::StillRunning => {
            (409, "still-running", "problem-still-running", "problem-still-running-why".into())
        }
        Refused::KeyReused => {
            (422, "idempotency-key-reused", "problem-key-reused", "problem-key-reused-why".into())
        }
        Refused::UploadOver(gone) => {
            (410, "gone", "problem-upload-over", words::upload_over(*gone))
        }
        Refused::WrongOffset(received) => (
            409,
            "wrong-offset",
            "problem-wrong-offset",
            Say::of("problem-wrong-offset-why").with("received", received),
        ),
        Refused::WrongChecksum => {
            (460, "wrong-checksum", "problem-wrong-checksum", "problem-wrong-checksum-why".into())
        }
        Refused::WrongProtocol => {
            (412, "wrong-protocol", "problem-wrong-protocol", "problem-wrong-protocol-why".into())
        }
        Refused::NotBytes => {
            (415, "unsupported-media-type", "problem-not-bytes", "problem-not-bytes-why".into())
        }
        Refused::TooManyOpen => {
            (429, "too-many-open", "problem-too-many-open", "problem-too-many-open-why".into())
        }
        Refused::Field(error) => (
            422,
            "invalid-field",
            "problem-field",
            words::field(error.field.as_ref(), &error.reason),
        ),
        Refused::TooLarge(what) => (413, "too-large", "problem-too-large", words::too_large(*what)),
        Refused::NotAcceptedHere => {
            (422, "not-accepted", "problem-not-accepted", "problem-not-accepted-why".into())
        }
        Refused::NotAccepted => {
            (415, "unsupported-format", "problem-format", "problem-formats".into())
        }
        Refused::Unsupported(what) => {
            (415, "unsupported-format", "problem-format", words::unsupported(*what))
        }
        Refused::NoVideo(why) => {
            (415, "unsupported-format", "problem-format", words::no_video(*why))
        }
        Refused::NoAvif(why) => (415, "unsupported-format", "problem-format", words::no_avif(*why)),
        Refused::Broken(how) => (422, "broken-file", "problem-broken", words::broken(*how)),
        Refused::Deficient(missing) => {
            (422, "deficient-notice", "problem-deficient", words::deficient(missing))
        }
        Refused::LegalDemand => {
            (451, "legal-demand", "problem-legal-demand", "problem-legal-demand-why".into())
        }
        Refused::NotNow(how) => (409, "not-now", "problem-not-now", words::not_now(*how)),
        Refused::NotAllowed => {
            (403, "not-allowed", "problem-not-allowed", "problem-not-allowed-why".into())
        }
        Refused::TooMany(TooMany { retry_after }) => (
            429,
            "too-many-requests",
            "problem-too-many",
            Say::of("problem-too-many-why").with("seconds", retry_after),
        ),
        Refused::ChannelBusy => {
            (429, "channel-busy", "problem-channel-busy", "problem-channel-busy-why".into())
        }
        Refused::ChannelClosed => {
            (410, "channel-closed", "problem-channel-closed", "problem-channel-closed-why".into())
        }
        Refused::AdultsOnly => {
            (403, "adults-only", "problem-adults-only", "problem-adults-only-why".into())
        }
        Refused::Busy => (429, "busy", "problem-busy", "problem-busy-why".into()),
        Refused::MarkingBusy => (503, "busy", "problem-busy", "problem-busy-marking-why".into()),
        Refused::NoRoom => (507, "no-room", "problem-no-room", "problem-no-room-why".into()),
        Refused::Malformed(why) => (
            400,
            "malformed",
            "problem-malformed",
            Say::of("problem-malformed-why").with("reason", *why),
        ),
        Refused::TimedOut => {
            (408, "timed-out", "problem-timed-out", "problem-timed-out-why".into())
        }
        Refused::Sunset(day) => {
            (403, "sunset", "problem-sunset", Say::of("problem-sunset-why").with("day", day))
        }
        Refused::PassRequired => {
            (403, "pass-required", "problem-pass-required", "problem-pass-required-why".into())
        }
        Refused::ProofRequired => {
            (403, "proof-required", "problem-proof-required", "problem-proof-required-why".into())
        }
        Refused::Banned { why, until } => {
            (403, "banned", "problem-banned", words::banned(why, *until))
        }
        Refused::BannedInPublic { why, until } => {
            (403, "banned", "problem-banned-in-public", words::banned_in_public(why, *until))
        }
        Refused::SignInRequired => (
            401,
            "sign-in-required",
            "problem-sign-in-required",
            "problem-sign-in-required-why".into(),
        ),
        Refused::SignInWrong => {
            (401, "sign-in-wrong", "problem-sign-in-wrong", "problem-sign-in-wrong-why".into())
        }
        Refused::CrossSite => {
            (403, "cross-site", "problem-cross-site", "problem-cross-site-why".into())
        }
        Refused::Range(len) => (
            416,
            "range-not-satisfiable",
            "problem-range",
            Say::of("problem-range-why").with("bytes", len),
        ),
        Refused::MethodNotAllowed => {
            (405, "method-not-allowed", "problem-method", "problem-method-why".into())
        }
        Refused::KeyKept(days) => {
            (503, "unavailable", "problem-unavailable", words::key_kept(*days))
        }
        Refused::ClockOff(ahead) => {
            (503, "unavailable", "problem-unavailable", words::clock_off(*ahead))
        }
        Refused::Unavailable => {
            (503, "unavailable", "problem-unavailable", "problem-unavailable-why".into())
        }
    };
    Told {
        status,
        code,
        title: Say::of(title),
        detail,
        reason: match refused {
            Refused::Gone(gone) | Refused::UploadOver(gone) => Some(gone.as_str()),
            Refused::Hidden => Some("hidden"),
            Refused::Banned { why, .. } | Refused::BannedInPublic { why, .. } => Some(why),
            _ => None,
        },
        until: match refused {
            Refused::Banned { until, .. } | Refused::BannedInPublic { until, .. } => {
                Some(until.to_string())
            }
            _ => None,
        },
        field: match refused {
            Refused::Field(error) => Some(error.field.clone().into_owned()),
            _ => None,
        },
    }
}

/// A refusal in a page, beside what was typed.
pub(super) fn notice(refused: &Refused) -> Notice {
    let Told { title, detail, .. } = tell(refused);
    Notice { title, detail }
}

/// The answer to a form that was refused: `page`, with the status and the headers of the refusal.
pub(super) fn on_page(refused: Refused, page: Page) -> Response {
    let (mut parts, _) = refused.into_response().into_parts();
    parts.headers.remove(header::CONTENT_TYPE);
    (parts.status, parts.headers, page).into_response()
}

/// Whether the answer is for a person: `Accept` names `text/html`.
pub(super) fn wants_page(headers: &HeaderMap) -> bool {
    let accepts = headers.get_all(header::ACCEPT).into_iter();
    accepts.filter_map(|value| value.to_str().ok()).any(|value| value.contains("text/html"))
}
