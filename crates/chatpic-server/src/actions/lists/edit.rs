//! Switching lists and entries off and on, and removing lists.

use chatpic_scan::lists::{Entry, Status, Text, Value};

use super::change::{NotChanged, done, find, log, replace};
use super::definition::{Definition, REMOVED_HERE};
use super::hit::{SHOWN, Tally, false_positive, shown};
use crate::actions::audit::Actor;
use crate::app::App;
use crate::documents::{self, Batch};

/// Switches a whole list on, or off: then nothing on it is searched, not even to be counted.
///
/// # Errors
/// [`NotChanged`], and then nothing was.
pub async fn set_enabled(
    app: &App,
    who: &Actor,
    name: &str,
    enabled: bool,
) -> Result<(), NotChanged> {
    let mut held = find(app, name).await?;
    if held.value.enabled == enabled {
        return Ok(());
    }
    let change = if enabled { "enabled" } else { "disabled" };
    log(app, who, name, change.to_owned()).await?;
    held.value.enabled = enabled;
    done(Batch::new().replace(app, &held).write(app).await?)
}

/// Switches entries on or off: those with this ID, or the one whose hash begins so. `wrong` says that what
/// they hit, they hit wrongly. Tells how many there were.
///
/// # Errors
/// [`NotChanged`], and then nothing was.
pub async fn set_entry(
    app: &App,
    who: &Actor,
    name: &str,
    entry: &str,
    enabled: bool,
    wrong: bool,
) -> Result<usize, NotChanged> {
    let held = find(app, name).await?;
    let Some(stored) = &held.value.stored else {
        return Err(NotChanged::OwnList(name.to_owned()));
    };
    let mut entries = stored.entries(app).await?;
    let chosen = choose(entries.iter(), entry)?;
    let (status, change) = match enabled {
        true => (Status::Active, "enabled"),
        false => (Status::Disabled, "disabled"),
    };
    for (id, value) in &chosen {
        entries.set_status(id, *value, status);
    }
    let definition = held.value.clone();
    let change = format!("entry {entry} {change}");
    replace(app, (who, change), Some(held), definition, &entries).await?;
    for (id, value) in chosen.iter().filter(|_| wrong) {
        false_positive(app, name, id.as_str(), value).await?;
    }
    Ok(chosen.len())
}

/// Removes a list with its entries and counts.
///
/// # Errors
/// [`NotChanged`], and then nothing was.
pub async fn remove(app: &App, who: &Actor, name: &str) -> Result<(), NotChanged> {
    if name == REMOVED_HERE {
        return Err(NotChanged::OwnList(name.to_owned()));
    }
    let held = find(app, name).await?;
    log(app, who, name, "removed".to_owned()).await?;
    let batch = Batch::new().delete::<Definition>(&held);
    let batch = match &held.value.stored {
        Some(stored) => batch.release(stored.blob()),
        None => batch,
    };
    done(batch.write(app).await?)?;
    loop {
        let counted = documents::list::<Tally>(app, Some(held.id), None, PAGE).await?;
        if counted.is_empty() {
            return Ok(());
        }
        // A hit that is counted meanwhile is deleted with the next page.
        let _ = counted.iter().fold(Batch::new(), Batch::delete).write(app).await?;
    }
}

/// The entries that are meant.
fn choose<'a>(
    entries: impl Iterator<Item = &'a Entry>,
    meant: &str,
) -> Result<Vec<(Text, Value)>, NotChanged> {
    let (mut named, mut begun) = (Vec::new(), Vec::new());
    let hash = meant.to_ascii_lowercase();
    for entry in entries {
        let known_as = (entry.id.clone(), entry.value);
        if entry.id.as_str() == meant {
            named.push(known_as);
        } else if hash.len() >= 2 * SHOWN && begins(&entry.value, &hash) {
            begun.push(known_as);
        }
    }
    let values = |all: &[(Text, Value)]| all.iter().any(|(_, value)| *value != all[0].1);
    match (named.is_empty(), begun.is_empty()) {
        (false, _) => Ok(named),
        (true, true) => Err(NotChanged::NoEntry),
        (true, false) if values(&begun) => Err(NotChanged::Several(begun.len())),
        (true, false) => Ok(begun),
    }
}

fn begins(value: &Value, hash: &str) -> bool {
    if !hash.starts_with(&shown(value)) {
        return false;
    }
    let whole: String = value.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    whole.starts_with(hash)
}

const PAGE: u32 = 200;
