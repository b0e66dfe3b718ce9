//! The moderators' console, on the admin listener alone: who comes in, what waits, what is done about it.
//!
//! It lives under the host of `admin_url`, to which passkeys belong; whoever comes by another name or by an
//! address is sent there. Nothing here decides who may do what: the actions do.

mod acts;
mod case;
mod channels;
mod door;
mod invitation;
mod log;
mod queue;
mod review;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use super::pages::Page;
use super::pages::console::{Desk, TroublePage, label};
use super::problem::Told;
use crate::actions::Refused;
use crate::actions::cases::Who;
use crate::app::App;

/// The console's routes.
pub(super) fn routes(app: &Arc<App>) -> Router<Arc<App>> {
    Router::new()
        .route("/console", get(queue::page))
        .route("/console/sign-in", get(door::page).post(door::by_password))
        .route("/console/sign-in/passkey/start", post(door::start_by_passkey))
        .route("/console/sign-in/passkey/finish", post(door::by_passkey))
        .route("/console/sign-out", post(door::sign_out))
        .route("/console/invitations/{token}", get(invitation::page))
        .route("/console/invitations/{token}/password", post(invitation::by_password))
        .route("/console/invitations/{token}/passkey/start", post(invitation::start_by_passkey))
        .route("/console/invitations/{token}/passkey/finish", post(invitation::by_passkey))
        .route("/console/cases/{id}", get(case::page))
        .route("/console/cases/{id}/tiles/{number}", get(case::tile))
        .route("/console/cases/{id}/pictures/{number}", get(case::picture))
        .route("/console/cases/{id}/hide", post(acts::hide))
        .route("/console/cases/{id}/show", post(acts::show))
        .route("/console/cases/{id}/escalate", post(acts::escalate))
        .route("/console/cases/{id}/assign", post(acts::assign))
        .route("/console/cases/{id}/skip", post(acts::skip))
        .route("/console/cases/{id}/triage", post(acts::triage))
        .route("/console/cases/{id}/ask", post(acts::ask))
        .route("/console/cases/{id}/note", post(acts::note))
        .route("/console/cases/{id}/suit", post(acts::suit))
        .route("/console/cases/{id}/decide", post(acts::decide))
        .route("/console/cases/{id}/appeal", post(acts::appeal))
        .route("/console/review", get(review::page))
        .route("/console/posts/{name}", get(channels::post))
        .route("/console/posts/{name}/tiles/{number}", get(review::look))
        .route("/console/posts/{name}/pictures/{number}", get(review::look_closer))
        .route("/console/posts/{name}/keep", post(review::keep))
        .route("/console/posts/{name}/case", post(review::make_case))
        .route("/console/posts/{name}/remove", post(review::remove))
        .route("/console/posts/{name}/pin", post(channels::pin))
        .route("/console/posts/{name}/unpin", post(channels::unpin))
        .route("/console/posts/{name}/comments/{number}/remove", post(channels::remove_comment))
        .route("/console/channels", get(channels::list).post(channels::create))
        .route("/console/channels/{slug}", get(channels::page))
        .route("/console/channels/{slug}/edit", post(channels::edit))
        .route("/console/channels/{slug}/close", post(channels::close))
        .route("/console/log", get(log::page))
        .layer(from_fn_with_state(Arc::clone(app), door::at_home))
}

/// The head of each page.
fn desk(who: &Who) -> Desk {
    Desk {
        name: who.name.clone(),
        role: label("role", who.role.as_str()),
        queue: who.role.handles_cases(),
        channels: who.role.runs_channels(),
        log: who.role.reads_log(),
    }
}

/// A problem as the console tells it, with the way back.
pub(super) fn trouble(problem: &Told, route: &str, path: &str) -> Page {
    // What is done to a thing, or shown of it, stands below its page. Posts that wait have one together.
    let below = |of: &str| route.strip_prefix(of).map(|rest| rest.split('/').count());
    let below = below("/console/cases/{id}/")
        .or_else(|| below("/console/channels/{slug}/"))
        .or_else(|| below("/console/posts/{name}/comments/").map(|rest| rest + 1));
    let parts: Vec<_> = path.split('/').collect();
    let back = below.and_then(|below| parts.get(..parts.len().checked_sub(below)?));
    let home = if route.starts_with("/console/posts/") { "/console/review" } else { "/console" };
    let back = back.map_or_else(|| home.to_owned(), |thing| thing.join("/"));
    let (title, detail) = (problem.title.clone(), problem.detail.clone());
    Page::of(TroublePage { title, detail, back })
}

type Shown = Result<Page, Refused>;
