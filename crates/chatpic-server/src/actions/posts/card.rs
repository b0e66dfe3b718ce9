//! What a channel lists of a post, sealed under a key of the instance.

use chatpic_core::{Rng, ShareId};
use chatpic_seal::{FieldKey, open_field, seal_field};
use chatpic_store::records::Sealed;
use serde::{Deserialize, Serialize};

use crate::actions::Refused;
use crate::actions::contents::{Contents, Facts, damaged};
use crate::app::App;

/// A post as its channel's page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub caption: String,
    pub media: Vec<Tile>,
}

/// One media of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tile {
    #[serde(rename = "type")]
    pub media_type: String,
    /// The file name extension that goes with it.
    pub extension: String,
    /// Pixels, as displayed.
    pub width: u32,
    pub height: u32,
    /// How long it plays; none for a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub millis: Option<u64>,
    /// Length of the file.
    pub bytes: u64,
    /// Of its thumbnail, in pixels.
    pub thumb: Option<Size>,
    /// What it shows, for those who can't see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// The key of all cards.
pub fn key(app: &App) -> FieldKey {
    FieldKey::from_root(&app.root, "post-card")
}

impl Card {
    /// What is shown of these contents.
    pub fn new(caption: &str, contents: &Contents) -> Self {
        let media = contents.media.iter().map(Tile::of).collect();
        Self { caption: caption.to_owned(), media }
    }

    pub fn seal(&self, key: &FieldKey, share: ShareId, rng: &dyn Rng) -> Sealed {
        let json = serde_json::to_vec(self).expect("plain strings and numbers");
        Sealed(seal_field(key, &json, share.as_bytes(), &mut |bytes| rng.fill(bytes)))
    }

    pub fn open(key: &FieldKey, share: ShareId, sealed: &Sealed) -> Result<Self, Refused> {
        let json = open_field(key, &sealed.0, share.as_bytes()).map_err(damaged)?;
        // The parser's error would tell what it read.
        serde_json::from_slice(&json).map_err(|_| damaged("a card in words of another version"))
    }
}

impl Tile {
    fn of(facts: &Facts) -> Self {
        let thumb = facts.thumb.as_ref();
        Self {
            media_type: facts.media_type.clone(),
            extension: facts.extension.clone(),
            width: facts.width,
            height: facts.height,
            millis: facts.millis,
            bytes: facts.bytes,
            thumb: thumb.map(|thumb| Size { width: thumb.width, height: thumb.height }),
            alt: facts.alt.clone(),
        }
    }
}
