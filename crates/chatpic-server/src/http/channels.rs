//! Channels over the API.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use chatpic_api as wire;
use serde::Deserialize;

use super::base::Base;
use crate::actions::Refused;
use crate::actions::channels::{self, Channel};
use crate::app::App;

/// Where a list goes on.
#[derive(Deserialize)]
pub(super) struct From {
    after: Option<String>,
}

/// `GET /api/v1/channels`
#[utoipa::path(get, path = "/api/v1/channels", tag = "channels",
    summary = "The open channels",
    params(("after" = Option<String>, Query, description = "`next` of the part before")),
    responses((status = 200, body = wire::Channels), (status = "4XX", body = wire::Problem)))]
pub(super) async fn channels(
    State(app): State<Arc<App>>,
    Query(From { after }): Query<From>,
    base: Base,
) -> Result<Json<wire::Channels>, Refused> {
    let part = channels::list(&app, after.as_deref(), PAGE).await?;
    Ok(Json(wire::Channels {
        channels: part.channels.iter().map(|channel| told(channel, &base)).collect(),
        next: part.next.map(|slug| slug.to_string()),
    }))
}

const PAGE: u32 = 200;

fn told(channel: &Channel, base: &Base) -> wire::Channel {
    let rules = &channel.rules;
    wire::Channel {
        slug: channel.slug.to_string(),
        url: base.channel(channel.slug.as_str()),
        title: rules.title.clone(),
        about: rules.about.clone(),
        capacity: rules.keeps.capacity().map(Into::into),
        retention_seconds: rules.keeps.retention().map(chatpic_core::Lifetime::seconds),
        adult: rules.adult,
        review_first: rules.review_first,
        slow_seconds: rules.slow,
    }
}
