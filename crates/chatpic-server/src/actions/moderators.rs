//! Who may moderate, and how they come in: by an invitation that works once, then with a passkey, or a
//! password and a code. Nobody is a moderator by default, and there is no first password.
//!
//! What a moderator may do is for the actions to say, by [`Role`].

mod code;
mod invitation;
mod looks;
mod passkey;
mod password;
mod session;
mod sign_in;

use chatpic_core::{FieldError, Role};
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::Passkey;

pub use invitation::{Invited, invite, invited, join_by_passkey, join_by_password, start_joining};
pub use looks::{Pause, looked, pause};
pub use passkey::Started;
pub use session::{LASTS, sign_out, signed_in};
pub use sign_in::{by_passkey, by_password, start_by_passkey};

use super::Refused;
use super::audit::{Act, Actor, record};
use crate::app::App;
use crate::documents::{self, Batch, Held, Kept};
use code::Codes;
use password::PasswordKey;

/// A moderator as kept. At least one way in is there.
#[derive(Debug, Serialize, Deserialize)]
struct Moderator {
    name: String,
    #[serde(with = "as_text")]
    role: Role,
    active: bool,
    passkeys: Vec<Passkey>,
    password: Option<(PasswordKey, Codes)>,
}

impl Kept for Moderator {
    const KIND: DocumentKind = "moderator";
}

/// A moderator as the operator is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub name: String,
    pub role: Role,
    pub active: bool,
    /// `passkey`, or `password and code`.
    pub way_in: &'static str,
}

/// All moderators, those who were deactivated too, by name.
///
/// # Errors
/// Where the store can't answer.
pub async fn list(app: &App) -> Result<Vec<Listed>, Refused> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page = documents::list::<Moderator>(app, None, after, 100).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        all.extend(page.into_iter().map(|Held { value, .. }| Listed {
            way_in: if value.passkeys.is_empty() { "password and code" } else { "passkey" },
            name: value.name,
            role: value.role,
            active: value.active,
        }));
    }
    all.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(all)
}

/// Ends what a moderator may do, at once and in every browser, and every invitation that they didn't use. A
/// new one can bring them back.
///
/// # Errors
/// [`Refused::Unknown`], or where the store can't answer.
pub async fn deactivate(app: &App, who: &Actor, name: &str) -> Result<(), Refused> {
    for _ in 0..TRIES {
        let mut held = find(app, name).await?.ok_or(Refused::Unknown)?;
        let moderator = held.value.name.clone();
        record(app, who, Act::Deactivated { moderator }).await?;
        held.value.active = false;
        let batch = session::end_all(app, held.id, Batch::new()).await?;
        let batch = invitation::end_all(app, held.id, batch).await?;
        if batch.replace(app, &held).write(app).await? == Written::Written {
            return Ok(());
        }
    }
    Err(Refused::Unavailable)
}

/// Forgets invitations, sessions and half-done ceremonies whose time is over. They opened nothing since.
///
/// # Errors
/// Where the store can't answer.
pub async fn sweep(app: &App) -> Result<(), Refused> {
    invitation::sweep(app).await?;
    passkey::sweep(app).await?;
    session::sweep(app).await
}

async fn find(app: &App, name: &str) -> Result<Option<Held<Moderator>>, Refused> {
    Ok(documents::find(app, id(app, name)).await?)
}

/// Names that differ only in case are one, so that nobody passes for another.
fn id(app: &App, name: &str) -> Lookup {
    Lookup(app.root.tag("moderator", name.trim().to_lowercase().as_bytes()))
}

/// A moderator's name: it stands in the log for ever.
fn parse_name(text: &str) -> Result<String, FieldError> {
    let name = text.trim();
    let sound = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '\'');
    if (1..=40).contains(&name.chars().count()) && name.chars().all(sound) {
        Ok(name.to_owned())
    } else {
        let rule = "has 1 to 40 letters, digits, spaces, dots, hyphens, underscores or apostrophes";
        Err(FieldError::new("name", rule))
    }
}

/// Deletes what is due of one kind: up to 500 a turn.
async fn forget<T: Kept>(app: &App) -> Result<(), Refused> {
    for held in documents::due::<T>(app, app.now(), 500).await? {
        // A conflict is another node that did it.
        let _: Written = Batch::new().delete(&held).write(app).await?;
    }
    Ok(())
}

/// Values that are kept as their text.
mod as_text {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serializer, de};

    pub fn serialize<T: Display, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(value)
    }

    pub fn deserialize<'de, T: FromStr<Err: Display>, D: Deserializer<'de>>(
        from: D,
    ) -> Result<T, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

const TRIES: u32 = 16;
