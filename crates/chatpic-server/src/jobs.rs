//! What happens by itself, each thing so often and on every node: purging what is gone, forgetting what was
//! kept for a time, the timers of cases, reading what other nodes changed, scanning posts again, telling
//! listeners what happened, comparing records with blobs and clocks with each other.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use crate::actions::audit::sign_days;
use crate::actions::cases;
use crate::actions::clock::{TOLERANCE, compare};
use crate::actions::forget::forget;
use crate::actions::lists;
use crate::actions::live;
use crate::actions::moderators;
use crate::actions::purge::purge;
use crate::actions::reconcile::{Reconciled, reconcile};
use crate::actions::rescan;
use crate::actions::sunset;
use crate::app::App;

/// Well within the minute in which gone things are promised to be gone.
const PURGE_EVERY: u64 = 10;
/// How soon every node knows what another one or a command changed.
const READ_EVERY: u64 = 10;
/// How soon listeners know what happened at another node.
const TELL_EVERY: u64 = 1;
const GATHER: Duration = Duration::from_millis(50);
const TIME_CASES_EVERY: u64 = 10;
const RESCAN_EVERY: u64 = 10;
const COMPARE_CLOCKS_EVERY: u64 = 10;
/// An hour late is a fault.
const FORGET_EVERY: u64 = 60;
const SIGN_DAYS_EVERY: u64 = 60;
const RECONCILE_EVERY: u64 = 3600;

/// Runs all jobs until `stop`.
pub async fn run(app: Arc<App>, stop: CancellationToken) {
    let jobs = async {
        tokio::join!(
            every(PURGE_EVERY, || purging(&app)),
            telling(&app),
            every(READ_EVERY, || watching_lists(&app)),
            every(READ_EVERY, || reading_the_sunset(&app)),
            every(RESCAN_EVERY, || scanning_again(&app)),
            every(TIME_CASES_EVERY, || timing_cases(&app)),
            every(COMPARE_CLOCKS_EVERY, || comparing_clocks(&app)),
            every(FORGET_EVERY, || forgetting(&app)),
            every(FORGET_EVERY, || ending_sessions(&app)),
            every(SIGN_DAYS_EVERY, || signing_days(&app)),
            every(RECONCILE_EVERY, || reconciling(&app)),
        )
    };
    tokio::select! {
        () = stop.cancelled() => {}
        _ = jobs => {}
    }
}

/// Does a job now and then each so many seconds after it was done.
async fn every<F: Future<Output = ()>>(seconds: u64, job: impl Fn() -> F) {
    let mut often = interval(Duration::from_secs(seconds));
    often.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        often.tick().await;
        job().await;
    }
}

/// Tells listeners what happened, at once where it happened here.
async fn telling(app: &App) {
    let mut often = interval(Duration::from_secs(TELL_EVERY));
    often.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut well = true;
    loop {
        tokio::select! {
            _ = often.tick() => {}
            () = app.live.stirred() => {}
        }
        let told = live::look(app).await;
        // So often, a fault is said once.
        if let Err(fault) = &told
            && well
        {
            tracing::error!(%fault, "listeners can't be told what happened; it is tried again");
        }
        well = told.is_ok();
        // What happens at the same time is told together.
        tokio::time::sleep(GATHER).await;
    }
}

async fn purging(app: &App) {
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

async fn watching_lists(app: &App) {
    match lists::refresh(app).await {
        Ok(false) => {}
        Ok(true) => tracing::info!("the lists changed"),
        Err(fault) => tracing::error!(%fault, "lists can't be read: uploads are refused"),
    }
}

async fn scanning_again(app: &Arc<App>) {
    // A fault of the store was logged where it came up.
    if rescan::tick(app).await.is_err() {
        tracing::error!("posts could not be scanned again; it goes on at the next turn");
    }
}

async fn reading_the_sunset(app: &App) {
    if let Err(fault) = sunset::refresh(app).await {
        tracing::error!(%fault, "whether the instance is closing can't be read");
    }
}

async fn timing_cases(app: &Arc<App>) {
    // A fault of the store was logged where it came up.
    if cases::tick(app).await.is_err() {
        tracing::error!("not all that is due of cases was done; it goes on at the next turn");
    }
}

async fn comparing_clocks(app: &App) {
    match compare(app).await {
        Ok(ahead) if ahead.abs() > TOLERANCE => {
            tracing::error!(ahead, "the database's clock is another than this node's");
        }
        Ok(_) => {}
        Err(fault) => tracing::error!(%fault, "clocks could not be compared"),
    }
}

async fn forgetting(app: &App) {
    if let Err(fault) = forget(app).await {
        tracing::error!(%fault, "forgetting failed; it goes on at the next turn");
    }
}

async fn ending_sessions(app: &App) {
    if moderators::sweep(app).await.is_err() {
        tracing::error!("sessions that are over could not be forgotten; it is tried again");
    }
}

async fn signing_days(app: &App) {
    // A fault of the store was logged where it came up.
    if sign_days(app).await.is_err() {
        tracing::error!("the log's day could not be signed; it is tried again");
    }
}

async fn reconciling(app: &App) {
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
