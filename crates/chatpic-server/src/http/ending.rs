//! A viewer ends a link: by the page of a pass, and by the API.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::client::Client;
use super::pages::{EndedPage, Page};
use crate::actions::Refused;
use crate::actions::end_early::end_early;
use crate::app::App;

/// `POST /v/{ticket}/end`
pub(super) async fn end(
    State(app): State<Arc<App>>,
    Path(ticket): Path<String>,
    Client(client): Client,
) -> Result<Page, Refused> {
    end_early(&app, &ticket, client).await?;
    Ok(Page::of(EndedPage))
}

/// `POST /api/v1/passes/{ticket}/end`
#[utoipa::path(post, path = "/api/v1/passes/{ticket}/end", tag = "views",
    summary = "End the link of a pass, where its owner allowed that",
    params(("ticket" = String, Path)),
    responses((status = 204), (status = 403, body = chatpic_api::Problem),
        (status = 404, body = chatpic_api::Problem), (status = 410, body = chatpic_api::Problem)))]
pub(super) async fn end_link(
    State(app): State<Arc<App>>,
    Path(ticket): Path<String>,
    Client(client): Client,
) -> Result<StatusCode, Refused> {
    end_early(&app, &ticket, client).await?;
    Ok(StatusCode::NO_CONTENT)
}
