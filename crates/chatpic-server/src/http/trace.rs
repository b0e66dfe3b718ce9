//! Tracing a leak: by a form of the manage page, and by the API.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{FromRequest, Path, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use chatpic_api as wire;
use chatpic_core::SessionId;

use super::api::json;
use super::base::Base;
use super::client::Client;
use super::form::Small;
use super::manage::{Said, manage_page, named};
use super::pages;
use super::problem::{notice, on_page, wants_page};
use super::upload::leak;
use crate::actions::Refused;
use crate::actions::manage::{Owned, owned};
use crate::actions::trace::{Leak, Traced, trace, typed};
use crate::app::App;

/// `POST /m/{manage_token}/trace`
pub(super) async fn traced(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refused> {
    let owned = owned(&app, &token, client).await?;
    let traced = match leak(&app, Leak::begin(&app, client), &headers, body).await {
        Ok(session) => trace(&app, &owned, session).await,
        Err(refused) => Err(refused),
    };
    match traced {
        Ok(traced) => {
            let said = Said { traced: Some(in_words(&traced, &owned)), ..Said::default() };
            Ok(manage_page(&app, owned, &base, said).await?.into_response())
        }
        Err(refused) if wants_page(&headers) => {
            let said = Said { not_traced: Some(notice(&refused)), ..Said::default() };
            let page = manage_page(&app, owned, &base, said).await?;
            Ok(on_page(refused, page))
        }
        Err(refused) => Err(refused),
    }
}

/// `POST /api/v1/manage/{manage_token}/trace`
#[utoipa::path(post, path = "/api/v1/manage/{manage_token}/trace", tag = "manage",
    summary = "Which link a leaked picture was seen by, by the ID in it or the picture itself",
    params(("manage_token" = String, Path)),
    request_body(content((wire::Trace = "application/json"),
        (inline(Leaked) = "multipart/form-data"))),
    responses((status = 200, body = wire::Traced), (status = "4XX", body = wire::Problem)))]
pub(super) async fn trace_leak(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    request: Request,
) -> Result<Json<wire::Traced>, Refused> {
    let owned = owned(&app, &token, client).await?;
    let session = session(&app, client, request).await?;
    let Traced { session, views } = trace(&app, &owned, session).await?;
    let view = |view: crate::actions::trace::TracedView| wire::TracedView {
        link: view.link.to_string(),
        label: view.label,
        hour: view.hour.to_string(),
    };
    Ok(Json(wire::Traced {
        session_id: session.map(|id| id.to_string()),
        views: views.into_iter().map(view).collect(),
    }))
}

/// The leaked picture as a form.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the form for the OpenAPI document")]
pub(super) struct Leaked {
    /// A picture, in any format that can be shared.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

async fn session(
    app: &Arc<App>,
    client: std::net::IpAddr,
    request: Request,
) -> Result<Option<SessionId>, Refused> {
    let content_type = request.headers().get(header::CONTENT_TYPE);
    let is_form =
        content_type.is_some_and(|value| value.as_bytes().starts_with(b"multipart/form-data"));
    if is_form {
        let (parts, body) = request.into_parts();
        return leak(app, Leak::begin(app, client), &parts.headers, body).await;
    }
    let Small(body) = Small::from_request(request, app).await?;
    let wire::Trace { session_id } = json(&body)?;
    Ok(typed(&session_id).map(Some)?)
}

fn in_words(traced: &Traced, owned: &Owned) -> pages::Traced {
    let place = |id| owned.links.iter().position(|link| link.row.id == id).map_or(0, |at| at + 1);
    pages::Traced {
        session_id: traced.session.map(|id| id.to_string()),
        views: traced
            .views
            .iter()
            .map(|view| pages::TracedView {
                link: named(view.label.as_ref(), place(view.link)),
                hour: view.hour.to_string(),
            })
            .collect(),
    }
}
