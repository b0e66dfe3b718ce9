//! Reports by the API, and what an owner answers.

use std::sync::Arc;

use altcha::Challenge;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chatpic_api as wire;
use chatpic_core::{CounterWish, NoticeKind, NoticeWish, Password};

use super::api::json;
use super::base::Base;
use super::client::Client;
use super::form::Small;
use super::upload_pass::solved;
use crate::actions::reports::{self, NewReport, Source, Status};
use crate::actions::{Refused, cases};
use crate::app::App;

type Answer<T> = Result<T, Refused>;

/// `POST /api/v1/reports`
#[utoipa::path(post, path = "/api/v1/reports", tag = "reports",
    summary = "Report what a link leads to",
    request_body = wire::NewReport,
    responses((status = 201, body = wire::Reported), (status = 401, body = wire::Problem),
        (status = 403, body = wire::Problem), (status = 404, body = wire::Problem), (status = 410, body = wire::Problem),
        (status = 422, body = wire::Problem), (status = 429, body = wire::Problem)))]
pub(super) async fn report(
    State(app): State<Arc<App>>,
    Client(client): Client,
    base: Base,
    Small(body): Small,
) -> Answer<Response> {
    let new = asked(json(&body)?)?;
    let token = reports::report(&app, new, client).await?;
    let answer = Json(wire::Reported { status_url: base.report(token.reveal()) });
    Ok((StatusCode::CREATED, answer).into_response())
}

/// `GET /api/v1/reports/challenge`
#[utoipa::path(get, path = "/api/v1/reports/challenge", tag = "reports",
    operation_id = "report_challenge",
    summary = "A proof of work to solve for a report while too many arrive",
    responses((status = 200, body = wire::PassChallenge)))]
pub(super) async fn challenge(State(app): State<Arc<App>>) -> Answer<Json<Challenge>> {
    reports::flood::challenge(&app).map(Json)
}

/// `GET /api/v1/reports/{report_token}`
#[utoipa::path(get, path = "/api/v1/reports/{report_token}", tag = "reports",
    summary = "How a report stands",
    params(("report_token" = String, Path)),
    responses((status = 200, body = wire::ReportStatus), (status = 404, body = wire::Problem)))]
pub(super) async fn status(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
) -> Answer<Json<wire::ReportStatus>> {
    Ok(Json(told(reports::status(&app, &token, client).await?)))
}

/// `POST /api/v1/manage/{manage_token}/appeal`
#[utoipa::path(post, path = "/api/v1/manage/{manage_token}/appeal", tag = "manage",
    summary = "Object to a decision about the share",
    params(("manage_token" = String, Path)), request_body = wire::NewAppeal,
    responses((status = 204), (status = 404, body = wire::Problem),
        (status = 409, body = wire::Problem), (status = 422, body = wire::Problem)))]
pub(super) async fn appeal(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    Small(body): Small,
) -> Answer<StatusCode> {
    let wire::NewAppeal { text } = json(&body)?;
    cases::appeal(&app, &token, &text, client).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/v1/manage/{manage_token}/counter-notice`
#[utoipa::path(post, path = "/api/v1/manage/{manage_token}/counter-notice", tag = "manage",
    summary = "Answer a copyright notice",
    params(("manage_token" = String, Path)), request_body = wire::NewCounterNotice,
    responses((status = 204), (status = 404, body = wire::Problem),
        (status = 409, body = wire::Problem), (status = 422, body = wire::Problem)))]
pub(super) async fn counter_notice(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    Small(body): Small,
) -> Answer<StatusCode> {
    let asked: wire::NewCounterNotice = json(&body)?;
    let wish = CounterWish {
        name: Some(asked.name),
        address: Some(asked.address),
        phone: Some(asked.phone),
        signature: Some(asked.signature),
        mistake: asked.mistake,
        jurisdiction: asked.jurisdiction,
    };
    cases::counter_notice(&app, &token, wish, client).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What an owner is told of a decision.
pub(super) fn decision(told: cases::Told) -> wire::Decision {
    let appeal = |appeal: cases::Appeal| wire::Appeal {
        made_at: appeal.at.to_string(),
        overturned: appeal.decided.as_ref().map(|decided| decided.overturned),
        facts: appeal.decided.map(|decided| decided.facts.as_str().to_owned()),
    };
    let claim = |claim: cases::Claim| wire::Claim {
        name: claim.name,
        work: claim.work,
        statement: claim.statement,
    };
    let counter = |counter: cases::Counter| wire::CounterNotice {
        restores_at: counter.sued_at.is_none().then(|| counter.restores_at.to_string()),
    };
    wire::Decision {
        hidden_meanwhile: told.hidden_meanwhile,
        reasons: told.reasons.map(|reasons| reasons.0),
        appeal_until: told.appeal_until.map(|at| at.to_string()),
        appeal: told.appeal.map(appeal),
        claim: told.claim.map(claim),
        counter_notice: told.counter.map(counter),
    }
}

fn asked(asked: wire::NewReport) -> Answer<NewReport> {
    let notice = asked.notice.unwrap_or_default();
    let kind = match notice.kind.as_str() {
        "" => NoticeKind::Plain,
        kind => kind.parse()?,
    };
    let password = asked.password.filter(|text| !text.is_empty()).map(Password::parse);
    Ok(NewReport {
        url: asked.url,
        category: asked.category.parse()?,
        statement: asked.statement.unwrap_or_default(),
        contact: asked.contact.unwrap_or_default(),
        password: password.transpose()?,
        kind,
        notice: NoticeWish {
            name: notice.name,
            address: notice.address,
            phone: notice.phone,
            signature: notice.signature,
            work: notice.work,
            authority: notice.authority,
            legal_basis: notice.legal_basis,
            reference: notice.reference,
            good_faith: notice.good_faith,
            accuracy: notice.accuracy,
        },
        source: Source::Api,
        proof: asked.proof.map(solved),
    })
}

fn told(status: Status) -> wire::ReportStatus {
    wire::ReportStatus {
        state: status.stage.as_str().to_owned(),
        category: status.category.to_string(),
        received_at: status.received_at.to_string(),
        decide_by: status.decide_by.map(|at| at.to_string()),
        decided_at: status.decided_at.map(|at| at.to_string()),
        hidden: status.hidden,
        can_be_seen: status.can_be_seen,
        question: status.question,
    }
}
