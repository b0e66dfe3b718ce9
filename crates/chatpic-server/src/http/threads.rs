//! The threads on pages: read with the page, written by a form. Scripts use the API instead.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Path, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use chatpic_core::Timestamp;
use chatpic_core::thread::{self, Part};

use super::client::Client;
use super::form::Fields;
use super::pages::{
    self, CommentForm, CommentLine, CommentPage, CommentsView, Moment, Page, Refused as Notice,
    ThreadPage,
};
use super::posts::Declared;
use super::problem::{notice, wants_page};
use super::{public, site};
use crate::actions::Refused;
use crate::actions::comments::{self, Comment, Place, Said, Saying};
use crate::app::App;

type Answer<T> = Result<T, Refused>;

/// Who looks at a thread, as far as the address says, and what became of what they sent.
#[derive(Clone, Default)]
pub(super) struct Visitor {
    /// `as`: the token by which this thread knows them.
    token: Option<String>,
    /// `said`: the token that withdraws what they just said.
    said: Option<String>,
    /// What was typed, where the form comes back.
    text: String,
    problem: Option<Notice>,
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let query = parts.uri.query().unwrap_or_default().as_bytes();
        let mut visitor = Self::default();
        for (name, value) in form_urlencoded::parse(query) {
            match &*name {
                "as" => visitor.token = Some(value.into_owned()),
                "said" => visitor.said = Some(value.into_owned()),
                _ => {}
            }
        }
        Ok(visitor)
    }
}

/// The thread of a page, as this visitor sees it; `None` where there is none.
pub(super) async fn view(
    app: &App,
    place: &Place,
    visitor: Visitor,
    client: IpAddr,
) -> Answer<Option<CommentsView>> {
    let thread = comments::thread(app, place, 0, visitor.token.as_deref(), client).await?;
    if !thread.allowed && thread.comments.is_empty() {
        return Ok(None);
    }
    let now = app.now();
    let form = match thread.is_full() || !thread.allowed {
        true => CommentForm::Full,
        false => CommentForm::Open {
            called: thread.called.map(|name| (name.to_string(), name.colour())),
            visitor: match place.visitor() {
                Some(settled) => settled.reveal().to_owned(),
                None => visitor.token.filter(|_| thread.called.is_some()).unwrap_or_default(),
            },
            text: visitor.text,
            problem: visitor.problem,
        },
    };
    let Addresses { page, form: address, api, events } = addresses(place);
    Ok(Some(CommentsView {
        page,
        address,
        api,
        events,
        comments: thread.comments.into_iter().map(|comment| line(comment, now)).collect(),
        newest: thread.newest,
        said: visitor.said.filter(|token| token.bytes().all(|c| c.is_ascii_alphanumeric())),
        form,
    }))
}

/// `POST /p/{post}/comments`
pub(super) async fn under_post(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    Declared(adult): Declared,
    Client(client): Client,
    headers: HeaderMap,
    fields: Fields,
) -> Answer<Response> {
    let place = Place::Post { name: name.clone(), adult };
    match say(&app, &place, &headers, &fields, client).await? {
        Ok(there) => Ok(there),
        Err((refused, visitor)) => {
            let page = public::post_page(&app, &name, adult, visitor, client).await?;
            Ok(over(refused, page))
        }
    }
}

/// `POST /s/{token}/comments`
pub(super) async fn under_share(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    headers: HeaderMap,
    fields: Fields,
) -> Answer<Response> {
    match say(&app, &Place::Link(token.clone()), &headers, &fields, client).await? {
        Ok(there) => Ok(there),
        Err((refused, visitor)) => {
            Ok(over(refused, site::share_page(&app, &token, visitor, client).await?))
        }
    }
}

/// `POST /v/{ticket}/comments`
pub(super) async fn under_pass(
    State(app): State<Arc<App>>,
    Path(ticket): Path<String>,
    Client(client): Client,
    headers: HeaderMap,
    fields: Fields,
) -> Answer<Response> {
    match say(&app, &Place::Pass(ticket.clone()), &headers, &fields, client).await? {
        Ok(there) => Ok(there),
        Err((refused, visitor)) => {
            Ok(over(refused, site::pass_page(&app, &ticket, visitor, client).await?))
        }
    }
}

/// `GET /m/{manage_token}/links/{id}/comments`: what is said under one link, for its owner.
pub(super) async fn for_owner(
    State(app): State<Arc<App>>,
    Path((manage, link)): Path<(String, String)>,
    Client(client): Client,
    visitor: Visitor,
) -> Answer<Response> {
    owners_page(&app, manage, link, visitor, client).await
}

/// `POST /m/{manage_token}/links/{id}/comments`
pub(super) async fn as_owner(
    State(app): State<Arc<App>>,
    Path((manage, link)): Path<(String, String)>,
    Client(client): Client,
    headers: HeaderMap,
    fields: Fields,
) -> Answer<Response> {
    let place = Place::Owner { manage: manage.clone(), link: link.clone() };
    match say(&app, &place, &headers, &fields, client).await? {
        Ok(there) => Ok(there),
        Err((refused, visitor)) => {
            Ok(over(refused, owners_page(&app, manage, link, visitor, client).await?))
        }
    }
}

async fn owners_page(
    app: &App,
    manage: String,
    link: String,
    visitor: Visitor,
    client: IpAddr,
) -> Answer<Response> {
    let manage_token = manage.clone();
    let comments = view(app, &Place::Owner { manage, link }, visitor, client).await?;
    Ok(Page::of(ThreadPage { manage_token, comments }).into_response())
}

/// `GET /comment/{delete_token}`: asks whether to delete it. Deletes nothing.
pub(super) async fn mine(Path(token): Path<String>) -> Page {
    Page::of(CommentPage { token: Some(token) })
}

/// `POST /comment/{delete_token}/withdraw`
pub(super) async fn withdraw(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
) -> Answer<Page> {
    comments::withdraw(&app, &token, client).await?;
    Ok(Page::of(CommentPage { token: None }))
}

/// What a form said: where to go on, or who gets the page back and why.
async fn say(
    app: &App,
    place: &Place,
    headers: &HeaderMap,
    fields: &Fields,
    client: IpAddr,
) -> Answer<Result<Response, (Refused, Visitor)>> {
    let text = fields.text("text").unwrap_or_default();
    let visitor = fields.text("as").filter(|token| !token.is_empty());
    let saying = Saying { text: text.clone(), reply_to: None, visitor: visitor.clone() };
    match comments::say(app, place, saying, client).await {
        Ok(Said { comment, token, visitor }) => {
            let Addresses { page, .. } = addresses(place);
            let joint = if page.contains('?') { "&" } else { "?" };
            let (visitor, token) = (visitor.reveal(), token.reveal());
            let to = format!("{page}{joint}as={visitor}&said={token}#c{}", comment.number);
            Ok(Ok(Redirect::to(&to).into_response()))
        }
        Err(refused @ (Refused::Unknown | Refused::Gone(_) | Refused::Hidden)) => Err(refused),
        Err(refused) if wants_page(headers) => {
            let problem = Some(notice(&refused));
            Ok(Err((refused, Visitor { token: visitor, said: None, text, problem })))
        }
        Err(refused) => Err(refused),
    }
}

/// A page with the status and the headers of a refusal.
fn over(refused: Refused, page: Response) -> Response {
    let (refusal, _) = refused.into_response().into_parts();
    let (mut parts, body) = page.into_parts();
    parts.status = refusal.status;
    for name in ["retry-after", "cache-control"] {
        if let Some(value) = refusal.headers.get(name) {
            parts.headers.insert(name, value.clone());
        }
    }
    Response::from_parts(parts, body)
}

fn line(comment: Comment, now: Timestamp) -> CommentLine {
    let part = |part: &Part<'_>| match part {
        Part::Text(text) => pages::Part::Text((*text).to_owned()),
        Part::Reference(number) => pages::Part::Reference(*number),
    };
    CommentLine {
        number: comment.number,
        name: comment.name.to_string(),
        colour: comment.name.colour(),
        by_poster: comment.by_owner,
        reply_to: comment.reply_to,
        parts: thread::parts(&comment.text).iter().map(part).collect(),
        made: Moment::of(comment.created_at, now),
    }
}

/// Where a thread is for forms and for scripts.
struct Addresses {
    /// Where it is read.
    page: String,
    /// Where its form posts to.
    form: String,
    api: String,
    events: Option<String>,
}

fn addresses(place: &Place) -> Addresses {
    let (page, query) = match place {
        Place::Post { name, adult } => {
            (format!("/p/{name}"), if *adult { "?adult=yes" } else { "" })
        }
        Place::Link(token) => (format!("/s/{token}"), ""),
        Place::Pass(ticket) => (format!("/v/{ticket}"), ""),
        Place::Owner { manage, link } => (format!("/m/{manage}/links/{link}/comments"), ""),
    };
    let (api, events) = match place {
        Place::Post { name, .. } => {
            let post = format!("/api/v1/posts/{name}");
            (format!("{post}/comments{query}"), Some(format!("{post}/events{query}")))
        }
        Place::Link(token) => (format!("/api/v1/shares/{token}/comments"), None),
        Place::Pass(ticket) => (format!("/api/v1/passes/{ticket}/comments"), None),
        Place::Owner { manage, link } => {
            (format!("/api/v1/manage/{manage}/links/{link}/comments"), None)
        }
    };
    let form = match place {
        Place::Owner { .. } => page.clone(),
        _ => format!("{page}/comments{query}"),
    };
    Addresses { page: page + query, form, api, events }
}
