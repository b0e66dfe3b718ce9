//! The owner's links, by the forms of the manage page.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use chatpic_core::Wish;

use super::api::link_url;
use super::base::Base;
use super::client::Client;
use super::form::Fields;
use super::manage::{Said, adding, manage_page};
use super::pages::{Adding, Qr};
use super::problem::{notice, on_page, wants_page};
use crate::actions::{Refused, manage};
use crate::app::App;

/// `POST /m/{manage_token}/links`
pub(super) async fn add(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let refused = match manage::add_link(&app, &token, wish(&fields), client).await {
        Ok(_) => return Ok(Redirect::to(&format!("/m/{token}")).into_response()),
        Err(refused @ (Refused::Field(_) | Refused::NotNow(_))) if wants_page(&headers) => refused,
        Err(refused) => return Err(refused),
    };
    let owned = manage::owned(&app, &token, client).await?;
    let typed = |name| fields.text(name).unwrap_or_default();
    let adding = Adding {
        label: typed("label"),
        view_limit: typed("max_views"),
        problem: Some(notice(&refused)),
        ..adding(&app)
    };
    let said = Said { adding: Some(adding), ..Said::default() };
    let page = manage_page(&app, owned, &base, said).await?;
    Ok(on_page(refused, page))
}

/// `POST /m/{manage_token}/links/{id}/revoke`
pub(super) async fn revoke(
    State(app): State<Arc<App>>,
    Path((token, link)): Path<(String, String)>,
    Client(client): Client,
) -> Result<Response, Refused> {
    manage::revoke_link(&app, &token, &link, client).await?;
    Ok(Redirect::to(&format!("/m/{token}")).into_response())
}

/// `GET /m/{manage_token}/links/{id}/qr.svg`: the link for a phone that looks at this screen.
pub(super) async fn qr(
    State(app): State<Arc<App>>,
    Path((token, id)): Path<(String, String)>,
    Client(client): Client,
    base: Base,
) -> Result<Response, Refused> {
    let owned = manage::owned(&app, &token, client).await?;
    let link = owned.links.iter().find(|link| link.row.id.to_string() == id);
    let link = link.and_then(|link| link.token.as_deref()).ok_or(Refused::Unknown)?;
    let code = Qr::of(&link_url(&owned, link, &base)).svg();
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], code).into_response())
}

fn wish(fields: &Fields) -> Wish {
    Wish {
        expires_in: fields.text("expires_in"),
        max_views: fields.text("max_views"),
        password: fields.text("password"),
        watermark: fields.text("watermark"),
        mark_label: fields.text("mark_label"),
        comments: fields.text("comments"),
        adult: fields.text("adult"),
        end_early: fields.text("end_early"),
        label: fields.text("label"),
    }
}
