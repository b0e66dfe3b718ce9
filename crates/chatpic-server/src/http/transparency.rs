//! What the instance tells of its reports and decisions, for people and for programs.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use chatpic_api as wire;

use super::pages::{Page, TransparencyPage};
use crate::actions::Refused;
use crate::actions::transparency::transparency;
use crate::app::App;

/// `GET /transparency`
pub(super) async fn page(State(app): State<Arc<App>>) -> Result<Page, Refused> {
    let told = transparency(&app).await?;
    Ok(Page::of(TransparencyPage { told: wire::Transparency::clone(&told) }))
}

/// `GET /transparency.json`
pub(super) async fn json(State(app): State<Arc<App>>) -> Result<Json<wire::Transparency>, Refused> {
    let told = transparency(&app).await?;
    Ok(Json(wire::Transparency::clone(&told)))
}
