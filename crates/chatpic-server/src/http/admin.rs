//! The admin listener: health and metrics. Nothing of a visitor can be seen here.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use metrics_exporter_prometheus::PrometheusHandle;

use crate::actions::{Refused, health};
use crate::app::App;

/// `GET /healthz`: the process answers.
pub(super) async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the process can serve.
pub(super) async fn readyz(State(app): State<Arc<App>>) -> Result<&'static str, Refused> {
    health::ready(&app).await?;
    Ok("ready\n")
}

/// `GET /metrics`, in Prometheus' text format.
pub(super) async fn metrics(
    State((app, handle)): State<(Arc<App>, PrometheusHandle)>,
) -> impl IntoResponse {
    let free = app.receiving.available_permits();
    let receiving = app.config.limits.uploads_at_once.saturating_sub(free);
    #[expect(clippy::cast_precision_loss, reason = "a gauge is a float")]
    metrics::gauge!("chatpic_uploads_receiving").set(receiving as f64);
    metrics::gauge!("chatpic_list_age_seconds").set(app.lists.age().as_secs_f64());
    handle.run_upkeep();
    let text = handle.render();
    (StatusCode::OK, [(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text)
}
