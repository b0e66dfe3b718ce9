//! The page behind an invitation's link.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use serde_json::json;
use webauthn_rs::prelude::RegisterPublicKeyCredential;

use super::Shown;
use super::door::{parse, welcome};
use crate::actions::Refused;
use crate::actions::moderators::{self, Invited};
use crate::app::App;
use crate::http::form::{Fields, Small};
use crate::http::pages::console::{JoinPage, label};
use crate::http::pages::{Page, Qr};
use crate::http::problem::notice;
use crate::http::problem::wants_page;

/// `GET /console/invitations/{token}`: uses nothing up.
pub async fn page(State(app): State<Arc<App>>, Path(token): Path<String>) -> Shown {
    let invited = moderators::invited(&app, &token).await?;
    Ok(join(token, invited, None))
}

/// `POST …/password`
pub async fn by_password(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let field = |name| fields.text(name).unwrap_or_default();
    let (password, code) = (field("password"), field("code"));
    match moderators::join_by_password(&app, &token, &password, &code).await {
        Ok(session) => Ok(welcome(&app, &session, Redirect::to("/console"))),
        Err(refused @ Refused::Field(_)) if wants_page(&headers) => {
            let invited = moderators::invited(&app, &token).await?;
            let page = join(token, invited, Some(&refused));
            Ok((refused.into_response().status(), page).into_response())
        }
        Err(refused) => Err(refused),
    }
}

/// `POST …/passkey/start`
pub async fn start_by_passkey(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
) -> Result<Response, Refused> {
    Ok(Json(moderators::start_joining(&app, &token).await?).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Finish {
    ceremony: String,
    credential: RegisterPublicKeyCredential,
}

/// `POST …/passkey/finish`
pub async fn by_passkey(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Small(body): Small,
) -> Result<Response, Refused> {
    let Finish { ceremony, credential } = parse(&body)?;
    let session = moderators::join_by_passkey(&app, &token, &ceremony, &credential).await?;
    Ok(welcome(&app, &session, Json(json!({"next": "/console"}))))
}

fn join(token: String, invited: Invited, problem: Option<&Refused>) -> Page {
    let Invited { name, role, secret, authenticator_url } = invited;
    let qr = Qr::of(&authenticator_url);
    let problem = problem.map(notice);
    let role = label("role", role.as_str());
    Page::of(JoinPage { token, name, role, secret, qr, problem })
}
