//! Comparing this machine's clock with that of the records, which several nodes share.
//!
//! A thing is gone by whichever clock is later, so that a node whose clock is slow shows nothing that
//! is gone for the others.

use std::sync::atomic::Ordering;

use chatpic_store::StoreError;

use crate::app::App;

/// Seconds by which two clocks may differ before something is wrong with one of them.
pub const TOLERANCE: i64 = 5;
/// What reading two clocks in whole seconds, one after the other, may make of no difference.
const ROUNDING: i64 = 1;

/// How many seconds the records' clock is ahead of ours, negative where it is behind; the app's sense
/// of time follows. Zero where they share ours.
///
/// # Errors
/// Where the records can't answer.
pub async fn compare(app: &App) -> Result<i64, StoreError> {
    let before = app.clock.now();
    let Some(theirs) = app.records.clock().await? else { return Ok(0) };
    let after = app.clock.now();
    // They answered between the two.
    let ahead = match theirs.unix() {
        theirs if theirs > after.unix() => theirs - after.unix(),
        theirs if theirs < before.unix() => theirs - before.unix(),
        _ => 0,
    };
    let ahead = if ahead.abs() <= ROUNDING { 0 } else { ahead };
    app.ahead.store(ahead.max(0), Ordering::Relaxed);
    #[expect(clippy::cast_precision_loss, reason = "a gauge is a float")]
    metrics::gauge!("chatpic_clock_difference_seconds").set(ahead as f64);
    Ok(ahead)
}
