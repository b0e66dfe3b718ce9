//! How a refusal is told: the only table from refusals to status codes, as RFC 9457 problems.

use axum::Json;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use chatpic_api::Problem;
use chatpic_core::{Gone, Timestamp};

use super::pages::Refused as Notice;
use crate::actions::Refused;
use crate::limiter::TooMany;

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let retry_after = match &self {
            Self::TooMany(TooMany { retry_after }) => Some(*retry_after),
            Self::Busy | Self::Unavailable | Self::StillRunning => Some(5),
            Self::NoRoom | Self::ChannelBusy => Some(60),
            _ => None,
        };
        let problem = tell(&self);
        let status = StatusCode::from_u16(problem.status).expect("the table has only statuses");
        let mut response = (status, Json(&problem)).into_response();
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
        // For the layer that shows problems as pages.
        response.extensions_mut().insert(problem);
        response
    }
}

const ACCEPTED: &str = "Pictures can be JPEG, PNG, GIF or WebP.";

/// The problem that a refusal is told as.
pub(super) fn tell(refused: &Refused) -> Problem {
    let (status, code, title, detail) = match refused {
        Refused::Unknown => {
            (404, "not-found", "Not found", "There is nothing at this address.".to_owned())
        }
        Refused::Gone(gone) => (410, "gone", "This is gone", gone_sentence(*gone).to_owned()),
        Refused::Hidden => (
            410,
            "gone",
            "Hidden for now",
            "It is hidden while a report about it is looked at. Try again later.".to_owned(),
        ),
        Refused::PasswordRequired => {
            (401, "password-required", "Password required", "This link has a password.".to_owned())
        }
        Refused::PasswordWrong => (
            401,
            "password-wrong",
            "Wrong password",
            "That is not the password. No view was used.".to_owned(),
        ),
        Refused::NonceUsed => (
            409,
            "nonce-used",
            "This viewing has ended",
            "The view that this nonce was for has ended. Use a new nonce for a new view."
                .to_owned(),
        ),
        Refused::StillRunning => (
            409,
            "still-running",
            "Still being worked on",
            "The same request is still being worked on. Try again in a moment.".to_owned(),
        ),
        Refused::KeyReused => (
            422,
            "idempotency-key-reused",
            "Idempotency-Key used before",
            "This Idempotency-Key came with another request. Use a new one.".to_owned(),
        ),
        Refused::Field(error) => (
            422,
            "invalid-field",
            "A field can't be taken",
            format!("{}: {}.", error.field, error.reason),
        ),
        Refused::TooLarge(sentence) => (413, "too-large", "Too large", sentence.clone()),
        Refused::NotAcceptedHere => {
            (422, "not-accepted", "Not accepted", "This can't be shared here.".to_owned())
        }
        Refused::NotAccepted => {
            (415, "unsupported-format", "Not an accepted format", ACCEPTED.to_owned())
        }
        Refused::Unsupported(why) => {
            (415, "unsupported-format", "Not an accepted format", format!("{why}. {ACCEPTED}"))
        }
        Refused::Broken(why) => (
            422,
            "broken-file",
            "The file is broken",
            format!("The picture can't be read: {why}. Send the original file."),
        ),
        Refused::Deficient(missing) => (
            422,
            "deficient-notice",
            "The notice lacks something",
            format!("Please add: {}.", missing.join("; ")),
        ),
        Refused::LegalDemand => (
            451,
            "legal-demand",
            "Taken down by order",
            "It was taken down because a law or an authority demands it.".to_owned(),
        ),
        Refused::NotNow(how) => (409, "not-now", "Not as things stand", format!("{how}.")),
        Refused::NotAllowed => {
            (403, "not-allowed", "Not yours to do", "Somebody else has to do this.".to_owned())
        }
        Refused::TooMany(TooMany { retry_after }) => (
            429,
            "too-many-requests",
            "Too many requests",
            format!("Too many in a short time. Try again in {retry_after} s."),
        ),
        Refused::ChannelBusy => (
            429,
            "channel-busy",
            "The channel is full of new posts",
            "Nothing can leave it for a new post yet. Try again in a minute.".to_owned(),
        ),
        Refused::ChannelClosed => (
            410,
            "channel-closed",
            "This channel is closed",
            "Nothing is posted in it any more, and what was there is gone.".to_owned(),
        ),
        Refused::AdultsOnly => (
            403,
            "adults-only",
            "For adults only",
            "Say that you are an adult by adding adult=yes to the address.".to_owned(),
        ),
        Refused::Busy => (
            429,
            "busy",
            "Busy",
            "Many pictures are arriving at once. Try again in a moment.".to_owned(),
        ),
        Refused::NoRoom => (
            507,
            "no-room",
            "No room left",
            "The server has no room for new pictures. Try again later.".to_owned(),
        ),
        Refused::Malformed(why) => {
            (400, "malformed", "The request can't be read", format!("It can't be read: {why}."))
        }
        Refused::TimedOut => (
            408,
            "timed-out",
            "Too slow",
            "The upload took too long to arrive. Try again.".to_owned(),
        ),
        Refused::Sunset(day) => (
            403,
            "sunset",
            "No new pictures",
            format!(
                "This instance closes on {day} and takes no new pictures. Links work until then, or \
                 until their own end."
            ),
        ),
        Refused::PassRequired => (
            403,
            "pass-required",
            "An upload pass is needed",
            "Sharing here takes an upload pass now, which costs your computer some seconds of work. \
             The home page gets one by itself; `chatpic solve` prints one."
                .to_owned(),
        ),
        Refused::ProofRequired => (
            403,
            "proof-required",
            "A proof of work is needed",
            "Many reports are arriving at once. Send this one with a solved challenge from \
             /api/v1/reports/challenge, or again in a minute."
                .to_owned(),
        ),
        Refused::Banned { why, until } => {
            (403, "banned", "No uploads from here", ban_sentence(why, *until))
        }
        Refused::BannedInPublic { why, until } => (
            403,
            "banned",
            "No posts from here",
            format!(
                "Nothing can be posted in public from here until {until}, because {}.",
                because(why)
            ),
        ),
        Refused::SignInRequired => (
            401,
            "sign-in-required",
            "Sign in first",
            "Only moderators who are signed in can do that.".to_owned(),
        ),
        Refused::SignInWrong => (
            401,
            "sign-in-wrong",
            "That didn't let you in",
            "Something of it is wrong, or its time is over. Try again.".to_owned(),
        ),
        Refused::CrossSite => (
            403,
            "cross-site",
            "Not from here",
            "Another site's page sent this request.".to_owned(),
        ),
        Refused::Range(len) => {
            (416, "range-not-satisfiable", "No such range", format!("The picture has {len} bytes."))
        }
        Refused::MethodNotAllowed => (
            405,
            "method-not-allowed",
            "Method not allowed",
            "This address doesn't take that method.".to_owned(),
        ),
        Refused::KeyKept(days) => (
            503,
            "unavailable",
            "Not available now",
            format!("The key of tags that are {days} days old is still there."),
        ),
        Refused::ClockOff(ahead) => (
            503,
            "unavailable",
            "Not available now",
            match ahead {
                0.. => format!("This node's clock is {ahead} s behind the database's."),
                _ => format!("This node's clock is {} s ahead of the database's.", -ahead),
            },
        ),
        Refused::Unavailable => (
            503,
            "unavailable",
            "Not available now",
            "Something on the server failed. Nothing was lost. Try again in a moment.".to_owned(),
        ),
    };
    Problem {
        problem_type: "about:blank".to_owned(),
        title: title.to_owned(),
        status,
        detail,
        code: code.to_owned(),
        reason: match refused {
            Refused::Gone(gone) => Some(gone.as_str().to_owned()),
            Refused::Hidden => Some("hidden".to_owned()),
            Refused::Banned { why, .. } | Refused::BannedInPublic { why, .. } => {
                Some((*why).to_owned())
            }
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
    let problem = tell(refused);
    Notice { title: problem.title, detail: problem.detail }
}

/// The answer to a form that was refused: `page`, with the status and the headers of the refusal.
pub(super) fn on_page(refused: Refused, page: String) -> Response {
    let (mut parts, _) = refused.into_response().into_parts();
    parts.headers.remove(header::CONTENT_TYPE);
    parts.headers.remove(header::CONTENT_LENGTH);
    (parts.status, parts.headers, Html(page)).into_response()
}

/// What is said of a thing that is gone.
pub(super) fn gone_sentence(gone: Gone) -> &'static str {
    match gone {
        Gone::Expired => "Its time has ended.",
        Gone::Spent => "All its views have been used.",
        Gone::Withdrawn => "It was taken back before its time.",
        Gone::Removed => "It was removed.",
    }
}

/// Why a ban, and until when.
fn ban_sentence(why: &str, until: Timestamp) -> String {
    let because = because(why);
    format!(
        "Nothing can be shared from here until {until}, because {because}. Looking at things works."
    )
}

fn because(why: &str) -> &'static str {
    match why {
        "flood" => "far too much was sent from here at once",
        "copyright" => "several things that were shared from here infringed copyright",
        "house-rules" => "something that was shared from here broke the rules of this server",
        _ => "something that was shared from here is against the law",
    }
}

/// Whether the answer is for a person: `Accept` names `text/html`.
pub(super) fn wants_page(headers: &HeaderMap) -> bool {
    let accepts = headers.get_all(header::ACCEPT).into_iter();
    accepts.filter_map(|value| value.to_str().ok()).any(|value| value.contains("text/html"))
}
