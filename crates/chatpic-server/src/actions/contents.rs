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
    /// Whether chats may show the first picture of a link that needs no button.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub preview: bool,
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
    /// How long it plays; none for a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub millis: Option<u64>,
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
    /// What it shows, for those who can't see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
}

impl Facts {
    pub fn is_video(&self) -> bool {
        self.millis.is_some()
    }

    /// What is served of it under a mark: a video is made anew, into one kind of file.
    #[must_use]
    fn marked(self) -> Self {
        if !self.is_video() {
            return self;
        }
        Self { media_type: "video/mp4".to_owned(), extension: "mp4".to_owned(), ..self }
    }

    /// What it is called where it is saved, its number counted from 0.
    pub fn file_name(&self, number: usize) -> String {
        let kind = if self.is_video() { "video" } else { "picture" };
        format!("{kind}-{}.{}", number + 1, self.extension)
    }
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
    /// What is served of them under a mark.
    #[must_use]
    pub(super) fn marked(self) -> Self {
        Self { media: self.media.into_iter().map(Facts::marked).collect(), ..self }
    }

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
