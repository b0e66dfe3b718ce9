//! What a share holds, as it is sealed beside its media.

use chatpic_core::{Rng, ShareId};
use chatpic_seal::{ContentKey, FieldKey, open_field, seal_field};
use chatpic_store::records::Sealed;
use serde::{Deserialize, Serialize};

use super::Refused;
use super::fingerprint::Fingerprint;
use crate::hex::Hex;

/// What is known of a share's media, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    pub media: Vec<Facts>,
    /// By what threads know whoever shared it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Hex<32>>,
    /// Where it is a post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Post>,
}

/// What is said of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Its public name.
    pub name: String,
    pub caption: String,
}

/// What is known of one media.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The media type, such as `image/jpeg`.
    #[serde(rename = "type")]
    pub media_type: String,
    /// The file name extension that goes with it.
    pub extension: String,
    /// Pixels, as displayed.
    pub width: u32,
    /// Pixels, as displayed.
    pub height: u32,
    /// Length of the cleaned file.
    pub bytes: u64,
    /// What cleaning took out, in words.
    pub removed: Vec<String>,
    /// What it is recognised by. Nobody is told.
    pub fingerprint: Fingerprint,
    /// Whether a list says that it is to be marked.
    pub labelled: bool,
    /// The thumbnail that is sealed behind it, where one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thumb: Option<Thumb>,
}

/// What is known of a thumbnail, which is a JPEG.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thumb {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    pub bytes: u64,
}

const LABEL: &str = "contents";

impl Contents {
    pub(super) fn seal(&self, key: &ContentKey, share: ShareId, rng: &dyn Rng) -> Sealed {
        let json = serde_json::to_vec(self).expect("plain strings and numbers");
        let key = FieldKey::from_content_key(key, LABEL);
        Sealed(seal_field(&key, &json, share.as_bytes(), &mut |bytes| rng.fill(bytes)))
    }

    pub(super) fn open(key: &ContentKey, share: ShareId, sealed: &Sealed) -> Result<Self, Refused> {
        let key = FieldKey::from_content_key(key, LABEL);
        let json = open_field(&key, &sealed.0, share.as_bytes()).map_err(damaged)?;
        // The parser's error would tell what it read.
        serde_json::from_slice(&json).map_err(|_| damaged("contents in words of another version"))
    }
}

/// What is stored does not open with the key that must open it.
pub(super) fn damaged(error: impl std::fmt::Display) -> Refused {
    tracing::error!(%error, "stored bytes are damaged");
    Refused::Unavailable
}
