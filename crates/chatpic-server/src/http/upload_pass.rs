//! Getting an upload pass: a challenge, and a pass for its solution.

use std::sync::Arc;

use altcha::{Challenge, ChallengeParameters, Solution};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chatpic_api as wire;

use super::api::json;
use super::client::Client;
use super::form::Small;
use crate::actions::Refused;
use crate::actions::upload_pass::{self, Bought, Solved};
use crate::app::App;

/// `GET /api/v1/upload-pass/challenge`
#[utoipa::path(get, path = "/api/v1/upload-pass/challenge", tag = "upload passes",
    summary = "A proof of work to solve",
    responses((status = 200, body = wire::PassChallenge), (status = 403, body = wire::Problem)))]
pub(super) async fn challenge(
    State(app): State<Arc<App>>,
    Client(client): Client,
) -> Result<Json<Challenge>, Refused> {
    upload_pass::challenge(&app, client).await.map(Json)
}

/// `POST /api/v1/upload-pass`
#[utoipa::path(post, path = "/api/v1/upload-pass", tag = "upload passes",
    summary = "A pass for a solved challenge", request_body = wire::BuyPass,
    responses((status = 201, body = wire::UploadPass), (status = "4XX", body = wire::Problem)))]
pub(super) async fn buy(
    State(app): State<Arc<App>>,
    Client(client): Client,
    Small(body): Small,
) -> Result<Response, Refused> {
    let bought = upload_pass::buy(&app, client, solved(json(&body)?)).await?;
    let Bought { token, uploads_per_day } = bought;
    let pass = wire::UploadPass { upload_pass: token.reveal().to_owned(), uploads_per_day };
    Ok((StatusCode::CREATED, Json(pass)).into_response())
}

/// A solved challenge as it was sent.
pub(super) fn solved(sent: wire::BuyPass) -> Solved {
    let wire::PassSolution { counter, derived_key, time } = sent.solution;
    let solution = Solution { counter, derived_key, time };
    Solved { challenge: ours(sent.challenge), solution }
}

fn ours(challenge: wire::PassChallenge) -> Challenge {
    let wire::PassParameters { algorithm, cost, expires_at, key_length, key_prefix, nonce, salt } =
        challenge.parameters;
    let parameters = ChallengeParameters {
        algorithm,
        cost,
        data: None,
        expires_at: Some(expires_at),
        // What is too long for this machine is not what was signed.
        key_length: usize::try_from(key_length).unwrap_or(usize::MAX),
        key_prefix,
        key_signature: None,
        memory_cost: None,
        nonce,
        parallelism: None,
        salt,
    };
    Challenge { parameters, signature: Some(challenge.signature) }
}
