//! A whole instance: listeners, jobs, and an end in good order.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::http::{Server, Stopped, admin_router, router};
use crate::jobs;

/// An instance whose addresses are bound.
#[derive(Debug)]
pub struct Bound {
    app: Arc<App>,
    visitors: Server,
    admin: Server,
}

/// How long unfinished uploads may go on after the last answer.
const LAST_TASKS: Duration = Duration::from_secs(10);

impl Bound {
    /// Binds the addresses of `app`.
    ///
    /// # Errors
    /// Where one is taken; the text names it.
    pub async fn bind(app: App) -> io::Result<Self> {
        let app = Arc::new(app);
        let visitors = bind(app.config.listen, &app).await?;
        let admin = bind(app.config.admin_listen, &app).await?;
        Ok(Self { app, visitors, admin })
    }

    /// Where visitors are served.
    ///
    /// # Errors
    /// Where the system can't say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.visitors.address()
    }

    /// Serves until `stop`, then lets requests, uploads and the store end.
    pub async fn run(self, metrics: PrometheusHandle, stop: CancellationToken) -> Stopped {
        let Self { app, visitors, admin } = self;
        let (stopped, (), _, ()) = tokio::join!(
            visitors.run(router(Arc::clone(&app)), stop.clone()),
            summing_up(metrics.clone(), stop.clone()),
            admin.run(admin_router(Arc::clone(&app), metrics), stop.clone()),
            jobs::run(Arc::clone(&app), stop.clone()),
        );
        app.films.end();
        app.tasks.close();
        if tokio::time::timeout(LAST_TASKS, app.tasks.wait()).await.is_err() {
            return Stopped::CutOff;
        }
        stopped
    }
}

/// Until it is summed up, a histogram keeps a figure for each request; where nobody asks for the metrics, this
/// does it.
async fn summing_up(metrics: PrometheusHandle, stop: CancellationToken) {
    let mut turns = tokio::time::interval(SUM_UP_EVERY);
    while stop.run_until_cancelled(turns.tick()).await.is_some() {
        metrics.run_upkeep();
    }
}

const SUM_UP_EVERY: Duration = Duration::from_secs(5);

/// Gathers metrics for this process, once.
///
/// # Errors
/// Where something gathers them already.
pub fn metrics() -> Result<PrometheusHandle, String> {
    let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
    PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &seconds)
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|error| error.to_string())
}

async fn bind(address: SocketAddr, app: &App) -> io::Result<Server> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{address}: {error}"));
    Server::bind(address, &app.config.limits).await.map_err(named)
}
