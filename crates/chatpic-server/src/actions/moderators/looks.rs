//! How many hard pictures a moderator looked at in a row: after twenty, a pause.
//!
//! What is counted is exposure, and it is for the moderator's sake: nobody else is shown it, and it is
//! forgotten half an hour after the last look.

use chatpic_core::Timestamp;
use chatpic_store::documents::{DocumentKind, Written};
use serde::{Deserialize, Serialize};

use super::{TRIES, as_text};
use crate::actions::Refused;
use crate::actions::cases::Who;
use crate::app::App;
use crate::documents::{self, Batch, Kept};
use crate::limiter::TooMany;

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Looks {
    count: u32,
    #[serde(with = "as_text")]
    last: Timestamp,
}

impl Kept for Looks {
    const KIND: DocumentKind = "moderator-looks";
}

/// A pause that isn't over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    pub until: Timestamp,
}

/// The pause in which this moderator is, if any.
///
/// # Errors
/// Where the store can't answer.
pub async fn pause(app: &App, who: &Who) -> Result<Option<Pause>, Refused> {
    let held = documents::find::<Looks>(app, super::id(app, &who.name)).await?;
    Ok(held.and_then(|held| held.value.pause(app.now())))
}

/// Counts a look at something hard that is about to be shown.
///
/// # Errors
/// [`Refused::TooMany`] in a pause: nothing may be shown then.
pub async fn looked(app: &App, who: &Who) -> Result<(), Refused> {
    let id = super::id(app, &who.name);
    for _ in 0..TRIES {
        let now = app.now();
        let held = documents::find::<Looks>(app, id).await?;
        let before = held.as_ref().map(|held| held.value.clone());
        if let Some(Pause { until }) = before.as_ref().and_then(|looks| looks.pause(now)) {
            return Err(TooMany { retry_after: until.seconds_since(now) }.into());
        }
        let going_on = before.filter(|looks| looks.is_going_on(now));
        let looks = Looks { count: going_on.map_or(0, |looks| looks.count) + 1, last: now };
        let batch = match held {
            Some(mut held) => {
                held.value = looks;
                Batch::new().replace(app, &held)
            }
            None => Batch::new().add(app, id, None, None, &looks),
        };
        if batch.write(app).await? == Written::Written {
            return Ok(());
        }
    }
    Err(Refused::Unavailable)
}

impl Looks {
    fn pause(&self, now: Timestamp) -> Option<Pause> {
        let until = self.last.plus(PAUSE);
        (self.count >= MOST && now < until).then_some(Pause { until })
    }

    /// Whether the next look adds to these: no pause was made since.
    fn is_going_on(&self, now: Timestamp) -> bool {
        self.count < MOST && now < self.last.plus(FORGOTTEN)
    }
}

/// Looks before a pause.
const MOST: u32 = 20;
/// Seconds.
const PAUSE: i64 = 15 * 60;
const FORGOTTEN: i64 = 30 * 60;

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_unix(seconds)
    }

    #[test]
    fn a_pause_follows_the_twentieth_look_and_ends() {
        let looks = |count| Looks { count, last: at(0) };
        assert_eq!(looks(MOST - 1).pause(at(1)), None);
        assert_eq!(looks(MOST).pause(at(1)), Some(Pause { until: at(PAUSE) }));
        assert_eq!(looks(MOST).pause(at(PAUSE)), None);
        assert!(!looks(MOST).is_going_on(at(PAUSE)), "and counting begins anew");
    }

    #[test]
    fn looks_long_ago_are_forgotten() {
        let looks = Looks { count: 3, last: at(0) };
        assert!(looks.is_going_on(at(FORGOTTEN - 1)) && !looks.is_going_on(at(FORGOTTEN)));
    }
}
