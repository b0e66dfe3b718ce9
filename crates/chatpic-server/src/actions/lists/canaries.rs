//! Harmless pictures that no list may hit. A list that does is broken, and is not taken in.

use chatpic_scan::lists::{Canary, Media, alarmed};
use chatpic_scan::{Exact, Origin, Pdq, Variant};
use chatpic_store::StoreError;
use chatpic_store::documents::DocumentKind;
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::change::{NotChanged, done, log};
use super::current::refresh;
use super::search::Part;
use crate::actions::audit::Actor;
use crate::actions::scan::Scanned;
use crate::app::App;
use crate::documents::{self, Batch, Kept};
use crate::hex::Hex;

/// What a harmless picture is looked for by. The picture itself isn't kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Harmless {
    name: String,
    md5: Hex<16>,
    sha1: Hex<20>,
    sha256: Hex<32>,
    cleaned: Option<Hex<32>>,
    variants: Vec<Seen>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    hash: Hex<32>,
    quality: u8,
    derived: bool,
}

impl Kept for Harmless {
    const KIND: DocumentKind = "canary";
}

/// A list that hits a harmless picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    pub canary: String,
    pub list: String,
    pub entry: String,
}

/// Adds a harmless picture, or puts it in the place of the one with its name.
///
/// # Errors
/// [`NotChanged`], also where the file can't be read as a picture.
pub async fn add_canary(
    app: &App,
    who: &Actor,
    name: &str,
    picture: Vec<u8>,
) -> Result<(), NotChanged> {
    let limits = app.config.media.pictures.clone();
    let work = move || Scanned::new(&picture, &limits).map(Scanned::into_media);
    let panicked = |_| StoreError::Records("a worker panicked".to_owned());
    let (media, _slot) = app.workers.slot().await.run(work).await.map_err(panicked)?;
    let harmless = Harmless::new(name, &media?);
    log(app, who, name, "canary added".to_owned()).await?;
    let id = id(app, name);
    let batch = match documents::find::<Harmless>(app, id).await? {
        Some(mut held) => {
            held.value = harmless;
            Batch::new().replace(app, &held)
        }
        None => Batch::new().add(app, id, None, None, &harmless),
    };
    done(batch.write(app).await?)
}

/// Forgets the harmless picture with this name: whether there was one.
///
/// # Errors
/// [`NotChanged`], and then nothing was.
pub async fn remove_canary(app: &App, who: &Actor, name: &str) -> Result<bool, NotChanged> {
    let Some(held) = documents::find::<Harmless>(app, id(app, name)).await? else {
        return Ok(false);
    };
    log(app, who, name, "canary removed".to_owned()).await?;
    done(Batch::new().delete(&held).write(app).await?).map(|()| true)
}

/// The names of all.
///
/// # Errors
/// Where the store can't answer.
pub async fn canaries(app: &App) -> Result<Vec<String>, StoreError> {
    let mut names: Vec<_> = all(app).await?.into_iter().map(|it| it.name.to_string()).collect();
    names.sort_unstable();
    Ok(names)
}

/// Every list that is switched on and hits any of them.
///
/// # Errors
/// Where lists or pictures can't be read.
pub async fn alarms(app: &App) -> Result<Vec<Alarm>, StoreError> {
    refresh(app).await?;
    let (canaries, lists) = (all(app).await?, app.lists.last());
    let of = |part: &Part| -> Vec<Alarm> {
        let told = alarmed(&part.lists, &canaries).into_iter().map(|(canary, found)| {
            let hit = found.hits.first().expect("who is alarmed was hit");
            let (list, entry) = (hit.list.name().to_owned(), hit.id.to_owned());
            Alarm { canary: canary.name.to_string(), list, entry }
        });
        told.collect()
    };
    Ok(lists.parts.iter().flat_map(|part| of(part)).collect())
}

pub(super) async fn all(app: &App) -> Result<Vec<Canary>, StoreError> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = documents::list::<Harmless>(app, None, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(all) };
        after = Some(last.id);
        all.extend(page.into_iter().map(|held| held.value.canary()));
    }
}

impl Harmless {
    fn new(name: &str, media: &Media) -> Self {
        let Exact { md5, sha1, sha256 } = media.original;
        let seen = |it: &Variant| Seen {
            hash: Hex(it.hash.to_bytes()),
            quality: it.quality,
            derived: it.origin == Origin::Derived,
        };
        Self {
            name: name.to_owned(),
            md5: Hex(md5),
            sha1: Hex(sha1),
            sha256: Hex(sha256),
            cleaned: media.cleaned.map(Hex),
            variants: media.variants.iter().map(seen).collect(),
        }
    }

    fn canary(self) -> Canary {
        let original = Exact { md5: self.md5.0, sha1: self.sha1.0, sha256: self.sha256.0 };
        let variant = |it: Seen| Variant {
            hash: Pdq::from_bytes(it.hash.0),
            quality: it.quality,
            origin: if it.derived { Origin::Derived } else { Origin::Plain },
        };
        let variants = self.variants.into_iter().map(variant).collect();
        let cleaned = self.cleaned.map(|it| it.0);
        let media = Media { original, cleaned, variants, scenes: Vec::new() };
        Canary { name: self.name.into(), media }
    }
}

fn id(app: &App, name: &str) -> Lookup {
    Lookup(app.root.tag("canary", name.as_bytes()))
}

const PAGE: u32 = 100;
