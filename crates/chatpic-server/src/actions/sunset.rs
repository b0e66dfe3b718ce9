//! The end of the instance, announced: from then on no new pictures, until the day what is there.
//!
//! It is one document that every node reads anew within seconds. It ends nothing by itself: links live
//! as long as they would, and on the day the operator turns the machines off.

use std::sync::{Arc, PoisonError};

use chatpic_core::Timestamp;
use chatpic_seal::RootKey;
use chatpic_store::StoreError;
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::Refused;
use super::audit::{self, Act, Actor};
use crate::app::App;
use crate::documents::{self, Batch, Kept};

/// When the instance closes, and what its operator has to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sunset {
    /// The beginning of a day, UTC.
    pub on: Timestamp,
    /// For everybody to read; may be empty.
    pub notice: String,
}

impl Sunset {
    /// The closing day as `2026-12-31`.
    pub fn day(&self) -> String {
        self.on.to_string().chars().take(10).collect()
    }

    /// Takes a day such as `2026-12-31` and a notice of a few lines.
    ///
    /// # Errors
    /// Where either can't be taken, in words.
    pub fn parse(day: &str, notice: &str) -> Result<Self, &'static str> {
        let shaped = day.len() == 10 && day.bytes().all(|c| c.is_ascii_digit() || c == b'-');
        let on = format!("{day}T00:00:00Z").parse().ok().filter(|_| shaped);
        let on = on.ok_or("the day is not of the form 2026-12-31")?;
        if notice.chars().count() > 1000 {
            return Err("the notice is longer than 1000 characters");
        }
        if notice.chars().any(|c| c.is_control() && c != '\n') {
            return Err("the notice has control characters");
        }
        Ok(Self { on, notice: notice.trim().to_owned() })
    }
}

/// What is announced, as this node last read it.
pub fn announced(app: &App) -> Option<Arc<Sunset>> {
    app.sunset.read().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Whether new pictures are taken.
///
/// # Errors
/// [`Refused::Sunset`] where the end is announced.
pub fn takes_pictures(app: &App) -> Result<(), Refused> {
    announced(app).map_or(Ok(()), |sunset| Err(Refused::Sunset(sunset.day())))
}

/// Reads what is announced.
///
/// # Errors
/// Where the store can't answer; what was read before stands.
pub async fn refresh(app: &App) -> Result<(), StoreError> {
    let held = documents::find::<Sunset>(app, id(&app.root)).await?;
    let sunset = held.map(|held| Arc::new(held.value));
    *app.sunset.write().unwrap_or_else(PoisonError::into_inner) = sunset;
    Ok(())
}

/// Announces the end, or says it anew.
///
/// # Errors
/// Where the log or the store can't be written.
pub async fn announce(app: &App, sunset: &Sunset) -> Result<(), Refused> {
    audit::record(app, &Actor::Operator, Act::SunsetSet { date: sunset.day() }).await?;
    write(app, |batch, held| match held {
        Some(mut held) => {
            held.value = sunset.clone();
            batch.replace(app, &held)
        }
        None => batch.add(app, id(&app.root), None, None, sunset),
    })
    .await
}

/// Takes the announcement back.
///
/// # Errors
/// As for [`announce`].
pub async fn clear(app: &App) -> Result<(), Refused> {
    audit::record(app, &Actor::Operator, Act::SunsetSet { date: "none".to_owned() }).await?;
    write(app, |batch, held| match held {
        Some(held) => batch.delete(&held),
        None => batch,
    })
    .await
}

/// Writes what `change` makes of what is held, and again where somebody else was quicker.
async fn write(
    app: &App,
    change: impl Fn(Batch, Option<documents::Held<Sunset>>) -> Batch,
) -> Result<(), Refused> {
    for _ in 0..TRIES {
        let held = documents::find::<Sunset>(app, id(&app.root)).await?;
        if change(Batch::new(), held).write(app).await? == Written::Written {
            return Ok(refresh(app).await?);
        }
    }
    Err(Refused::Unavailable)
}

impl Kept for Sunset {
    const KIND: DocumentKind = "sunset";
}

/// There is one.
fn id(root: &RootKey) -> Lookup {
    Lookup(root.tag("sunset", b""))
}

const TRIES: u32 = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_day_and_a_notice_is_text() {
        let sunset = Sunset::parse("2026-12-31", " Thank you.\nAda ").unwrap();
        assert_eq!(sunset.on.to_string(), "2026-12-31T00:00:00Z");
        assert_eq!(
            (sunset.day().as_str(), sunset.notice.as_str()),
            ("2026-12-31", "Thank you.\nAda")
        );
        for day in ["", "31.12.2026", "2026-13-01", "2026-1-1", "2026-12-31T", "tomorrow"] {
            assert!(Sunset::parse(day, "").is_err(), "{day}");
        }
        assert!(Sunset::parse("2026-12-31", "\u{1b}[2J").is_err());
        assert!(Sunset::parse("2026-12-31", &"x".repeat(1001)).is_err());
    }
}
