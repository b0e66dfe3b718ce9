//! What an owner answers to a decision about their share, and what they are told of it.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use chatpic_core::{CounterWish, ShareId};

use super::base::Base;
use super::client::Client;
use super::form::Fields;
use super::manage::{Said, manage_page};
use super::pages::{self, Countdown, Decision, counter_fields};
use super::problem::{on_page, wants_page};
use super::reporting::problem;
use crate::actions::cases::{self, Told};
use crate::actions::{Refused, manage};
use crate::app::App;

/// `POST /m/{manage_token}/appeal`
pub(super) async fn appeal(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let text = fields.text("text").unwrap_or_default();
    let done = cases::appeal(&app, &token, &text, client).await;
    let asked = Asked { app, token, client, base, headers };
    asked.answer(done, |decision| decision.text = text).await
}

/// `POST /m/{manage_token}/counter`
pub(super) async fn counter(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let ticked = |name| fields.text(name).is_some_and(|text| !text.is_empty());
    let wish = CounterWish {
        name: fields.text("name"),
        address: fields.text("address"),
        phone: fields.text("phone"),
        signature: fields.text("signature"),
        mistake: ticked("mistake"),
        jurisdiction: ticked("jurisdiction"),
    };
    let done = cases::counter_notice(&app, &token, wish, client).await;
    let asked = Asked { app, token, client, base, headers };
    let typed = |name: &str| fields.text(name).unwrap_or_default();
    asked.answer(done, |decision| decision.fields = counter_fields(typed, &decision.missing)).await
}

/// `GET /m/{manage_token}/reasons.json`: the statement of reasons, in the words of the Commission's
/// database.
pub(super) async fn reasons(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
) -> Result<Response, Refused> {
    let owned = manage::owned(&app, &token, client).await?;
    let told = cases::of_share(&app, owned.share).await?;
    let reasons = told.and_then(|told| told.reasons).ok_or(Refused::Unknown)?;
    let name = HeaderValue::from_static("attachment; filename=\"statement-of-reasons.json\"");
    Ok(([(header::CONTENT_DISPOSITION, name)], Json(reasons.0)).into_response())
}

/// What the owner of a share is told of its case.
pub(super) async fn decision(app: &App, share: ShareId) -> Result<Option<Decision>, Refused> {
    let told = cases::of_share(app, share).await?;
    Ok(told.map(|told| in_words(app, told)))
}

fn in_words(app: &App, told: Told) -> Decision {
    let now = app.now();
    Decision {
        hidden_meanwhile: told.hidden_meanwhile,
        reasons: told.reasons.map(|reasons| {
            let reasons = reasons.0;
            let law = reasons.illegal_content_legal_ground;
            pages::Reasons {
                removed: reasons.decision_visibility.iter().any(|it| it.ends_with("REMOVED")),
                day: reasons.application_date,
                facts: reasons.decision_facts,
                is_law: law.is_some(),
                ground: law.or(reasons.incompatible_content_ground).unwrap_or_default(),
                automatic: reasons.automated_detection == "Yes",
            }
        }),
        overturned: told.overturned,
        appeal_until: told.appeal_until.map(|until| Countdown::until(until, now)),
        appeal: told.appeal.map(|appeal| pages::Appeal {
            text: appeal.text.as_str().to_owned(),
            decided: appeal
                .decided
                .map(|decided| (decided.overturned, decided.facts.as_str().to_owned())),
        }),
        claim: told.claim.map(|claim| pages::Claim {
            name: claim.name,
            work: claim.work,
            statement: claim.statement,
        }),
        can_counter: told.can_counter,
        counter: told.counter.map(|counter| pages::Counter {
            restores: Countdown::until(counter.restores_at, now),
            sued: counter.sued_at.is_some(),
        }),
        fields: counter_fields(|_| String::new(), &[]),
        ..Decision::default()
    }
}

/// Who answers, and how they are answered.
struct Asked {
    app: Arc<App>,
    token: String,
    client: IpAddr,
    base: Base,
    headers: HeaderMap,
}

impl Asked {
    /// Back to the manage page, or the page again with what was typed.
    async fn answer(
        self,
        done: Result<(), Refused>,
        typed: impl FnOnce(&mut Decision),
    ) -> Result<Response, Refused> {
        let refused = match done {
            Ok(()) => return Ok(Redirect::to(&format!("/m/{}", self.token)).into_response()),
            Err(refused) if wants_page(&self.headers) => refused,
            Err(refused) => return Err(refused),
        };
        let owned = manage::owned(&self.app, &self.token, self.client).await?;
        let Some(mut decision) = decision(&self.app, owned.share).await? else {
            return Err(refused);
        };
        decision.problem = Some(problem(&refused));
        if let Refused::Deficient(missing) = &refused {
            decision.missing.clone_from(missing);
        }
        typed(&mut decision);
        let said = Said { decision: Some(decision), ..Said::default() };
        let page = manage_page(&self.app, owned, &self.base, said).await?;
        Ok(on_page(refused, page))
    }
}
