//! What happens by itself: purging what is gone, forgetting what was kept for a time, comparing records
//! with blobs, and clocks with each other.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::audit::sign_days;
use crate::actions::clock::{TOLERANCE, compare};
use crate::actions::forget::forget;
use crate::actions::purge::purge;
use crate::actions::reconcile::{Reconciled, reconcile};
use crate::actions::sunset;
use crate::app::App;

/// How often gone things are looked for: well within the minute that is promised.
const PURGE_EVERY: Duration = Duration::from_secs(10);
/// How often records and blobs are compared after the first time.
const RECONCILE_EVERY: Duration = Duration::from_secs(3600);

/// How often our clock is compared with the records'.
const COMPARE_CLOCKS_EVERY: Duration = Duration::from_secs(10);

/// How often is looked whether the log's last day is over.
const SIGN_DAYS_EVERY: Duration = Duration::from_secs(60);

/// How soon every node knows that the instance is closing.
const READ_THE_SUNSET_EVERY: Duration = Duration::from_secs(10);

/// How often is forgotten what was kept for a time: an hour late is a fault.
const FORGET_EVERY: Duration = Duration::from_secs(60);

/// Runs all jobs until `stop`.
pub async fn run(app: Arc<App>, stop: CancellationToken) {
    let jobs = async {
        tokio::join!(
            purging(&app),
            forgetting(&app),
            reconciling(&app),
            comparing_clocks(&app),
            signing_days(&app),
            reading_the_sunset(&app)
        )
    };
    tokio::select! {
        () = stop.cancelled() => {}
        _ = jobs => {}
    }
}

async fn purging(app: &App) {
    let mut often = tokio::time::interval(PURGE_EVERY);
    often.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        often.tick().await;
        match purge(app).await {
            Ok(purged) if purged.is_empty() => {}
            Ok(purged) => tracing::info!(
                links = purged.links,
                shares = purged.shares,
                passes = purged.passes,
                forgotten = purged.forgotten,
                "purged"
            ),
            Err(fault) => tracing::error!(%fault, "purging failed; it goes on at the next turn"),
        }
    }
}

async fn forgetting(app: &App) {
    let mut often = tokio::time::interval(FORGET_EVERY);
    often.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        often.tick().await;
        if let Err(fault) = forget(app).await {
            tracing::error!(%fault, "forgetting failed; it goes on at the next turn");
        }
    }
}

async fn reconciling(app: &App) {
    let mut often = tokio::time::interval(RECONCILE_EVERY);
    often.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        often.tick().await;
        match reconcile(app).await {
            Ok(Reconciled { orphans: 0, missing: 0 }) => {}
            Ok(found) => tracing::warn!(
                orphans = found.orphans,
                missing = found.missing,
                "records and blobs differed"
            ),
            Err(fault) => tracing::error!(%fault, "reconciling failed"),
        }
    }
}

async fn reading_the_sunset(app: &App) {
    let mut often = tokio::time::interval(READ_THE_SUNSET_EVERY);
    often.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        often.tick().await;
        if let Err(fault) = sunset::refresh(app).await {
            tracing::error!(%fault, "whether the instance is closing can't be read");
        }
    }
}

async fn comparing_clocks(app: &App) {
    let mut often = tokio::time::interval(COMPARE_CLOCKS_EVERY);
    often.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        often.tick().await;
        match compare(app).await {
            Ok(ahead) if ahead.abs() > TOLERANCE => {
                tracing::error!(ahead, "the database's clock is another than this node's");
            }
            Ok(_) => {}
            Err(fault) => tracing::error!(%fault, "clocks could not be compared"),
        }
    }
}

async fn signing_days(app: &App) {
    let mut often = tokio::time::interval(SIGN_DAYS_EVERY);
    often.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        often.tick().await;
        // A fault of the store was logged where it came up.
        if sign_days(app).await.is_err() {
            tracing::error!("the log's day could not be signed; it is tried again");
        }
    }
}
