//! When a refusal is told.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// Waits for the next multiple of `step` since `begun`. How long the work took can then be told only in
/// such steps.
pub async fn hold(begun: Instant, step: Duration) {
    sleep_until(begun + boundary(begun.elapsed(), step)).await;
}

/// The least multiple of `step`, and at least one of it, that `elapsed` has not passed.
fn boundary(elapsed: Duration, step: Duration) -> Duration {
    if step.is_zero() {
        return elapsed;
    }
    let steps = elapsed.as_nanos().div_ceil(step.as_nanos()).max(1);
    step.saturating_mul(u32::try_from(steps).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: Duration = Duration::from_secs(2);

    #[test]
    fn whatever_took_up_to_a_step_is_told_at_its_end() {
        for (millis, seconds) in [(0, 2), (1, 2), (1999, 2), (2000, 2), (2001, 4), (9999, 10)] {
            let told = boundary(Duration::from_millis(millis), STEP);
            assert_eq!(told, Duration::from_secs(seconds), "{millis}");
        }
        assert_eq!(boundary(Duration::from_millis(7), Duration::ZERO), Duration::from_millis(7));
    }
}
