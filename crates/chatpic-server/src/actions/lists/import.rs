//! Taking a list in.

use chatpic_core::Timestamp;
use chatpic_scan::Radius;
use chatpic_scan::lists::{
    Action, Bundle, Change, Class, Entries, Format, List, Snapshot, Tally, Told, import as read,
};

use super::change::{NotChanged, replace};
use super::definition::{self, Definition, REMOVED_HERE, Signing};
use super::stored;
use crate::actions::audit::Actor;
use crate::app::App;
use crate::documents::{self, Held};
use crate::hex::Hex;

/// What is to be taken in. What isn't said stays as it is; a new list acts at once, within 31 bits.
#[derive(Clone, Debug)]
pub struct Wish {
    pub name: String,
    pub class: Option<Class>,
    pub action: Option<Action>,
    pub radius: Option<Radius>,
    pub shadow: Option<bool>,
    pub provenance: Option<String>,
    /// Of a bundle its manifest tells.
    pub format: Format,
    pub payload: Vec<u8>,
    pub signed: Option<Signed>,
    pub told: Told,
}

/// That the payload is one of a signed bundle.
#[derive(Clone, Debug)]
pub struct Signed {
    pub manifest: Vec<u8>,
    pub signature: Vec<u8>,
    /// Whose signature is trusted, from now on; `None` for the key of the bundle before.
    pub key: Option<[u8; 32]>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Done {
    /// What there was in the file, and what couldn't be used.
    pub tally: Tally,
    pub change: Change,
    /// The list as it stands now.
    pub definition: Definition,
    /// Whether the file says that it is one of several, and more follow.
    pub more: bool,
}

/// What a file holds.
struct Taken {
    entries: Entries,
    tally: Tally,
    signing: Option<Signing>,
    more: bool,
}

/// Takes a list in, whole or not at all.
///
/// A list of lines (`local-file`, `csv`) or a bundle takes the place of what stood; pages of NCMEC and
/// StopNCII are changes to it. What was disabled here stays disabled. Lines that can't be used are counted
/// and named, and the others are used.
///
/// # Errors
/// [`NotChanged`], and then nothing was.
pub async fn import(app: &App, who: &Actor, wish: Wish) -> Result<Done, NotChanged> {
    if wish.name == REMOVED_HERE {
        return Err(NotChanged::OwnList(wish.name));
    }
    let held: Option<Held<Definition>> =
        documents::find(app, definition::id(app, &wish.name)).await?;
    let before = match held.as_ref().and_then(|held| held.value.stored.as_ref()) {
        Some(stored) => stored.entries(app).await?,
        None => Entries::new(),
    };
    let mut definition = describe(held.as_ref().map(|held| &held.value), &wish)?;
    let slot = app.workers.slot().await;
    let now = app.now();
    let work = move || -> Result<_, NotChanged> {
        let taken = take(&wish, &before, definition.signed)?;
        let serial = |signing: Option<Signing>| signing.map_or(0, |it| it.serial);
        // Only bundles have numbers: whatever else comes is newer.
        let old = Snapshot { serial: serial(definition.signed), entries: &before };
        let new = match taken.signing {
            Some(signing) => signing.serial,
            None => old.serial + 1,
        };
        let new = Snapshot { serial: new, entries: &taken.entries };
        // The first bundle of a list may have any number.
        let told = match definition.signed {
            None => Told { not_newer: true, ..wish.told },
            Some(_) => wish.told,
        };
        let change = Change::judge(&old, &new, told)?;
        definition.signed = taken.signing.or(definition.signed);
        definition.imported_at = Some(Timestamp::unix(now));
        Ok((definition, taken, change))
    };
    let (done, _slot) = slot.run(work).await.map_err(|_| stored::damaged())?;
    let (definition, taken, change) = done?;
    let said = format!("imported: {} added, {} removed", change.added, change.removed);
    replace(app, (who, said), held, definition.clone(), &taken.entries).await?;
    let definition = super::change::find(app, &definition.name).await?.value;
    Ok(Done { tally: taken.tally, change, definition, more: taken.more })
}

/// The list as it will be.
fn describe(before: Option<&Definition>, wish: &Wish) -> Result<Definition, NotChanged> {
    let old = before.map(Definition::list).transpose()?;
    let class = match (&old, wish.class) {
        (Some(old), Some(class)) if old.class() != class => {
            return Err(NotChanged::OtherClass(old.class().to_string()));
        }
        (Some(old), _) => old.class(),
        (None, class) => class.ok_or(NotChanged::Missing("class"))?,
    };
    let action = wish.action.or_else(|| old.as_ref().map(List::action));
    let list = List::new(&wish.name, class, action.ok_or(NotChanged::Missing("action"))?)?;
    let radius = wish.radius.or_else(|| old.as_ref().map(List::radius));
    let shadow = wish.shadow.or_else(|| old.as_ref().map(List::is_shadow));
    let provenance = wish.provenance.as_deref().or_else(|| old.as_ref().map(List::provenance));
    let list = list
        .within(radius.unwrap_or(Radius::MAX))
        .in_shadow(shadow.unwrap_or(false))
        .from_where(provenance.unwrap_or_default());
    let mut definition = before.cloned().unwrap_or_else(|| Definition::new(&list));
    definition.describe(&list);
    Ok(definition)
}

fn take(wish: &Wish, before: &Entries, signed: Option<Signing>) -> Result<Taken, NotChanged> {
    if let Some(bundle) = &wish.signed {
        let key = bundle.key.or(signed.map(|it| it.key.0)).ok_or(NotChanged::NoKey)?;
        let Signed { manifest, signature, .. } = bundle;
        let bundle = Bundle::open(&wish.name, &[key], manifest, signature, &wish.payload)?;
        let signing = Some(Signing { key: Hex(key), serial: bundle.manifest.serial });
        let entries = before.succeeded_by(bundle.entries);
        return Ok(Taken { entries, tally: bundle.tally, signing, more: false });
    }
    if signed.is_some() {
        return Err(NotChanged::Unsigned);
    }
    let whole = matches!(wish.format, Format::LocalFile | Format::Csv);
    let mut entries = if whole { Entries::new() } else { before.clone() };
    let read = read(wish.format, &wish.payload[..], &mut |update| entries.apply(update))?;
    let entries = if whole { before.succeeded_by(entries) } else { entries };
    Ok(Taken { entries, tally: read.tally, signing: None, more: read.page.next.is_some() })
}
