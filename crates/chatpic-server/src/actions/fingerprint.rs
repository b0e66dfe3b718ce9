//! What a media is recognised by, as it is kept sealed beside it: enough to block it when it has been
//! removed, and to compare it with lists that grow while it lives.

use std::fmt;

use chatpic_scan::lists::{Entry, Kind, Media, Text, Value};
use chatpic_scan::{Exact, MIN_QUALITY, Origin, Pdq, Variant};
use serde::{Deserialize, Serialize};

use crate::hex::Hex;

/// The hashes of one media.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Of the file as it came.
    pub md5: Hex<16>,
    pub sha1: Hex<20>,
    pub sha256: Hex<32>,
    /// The SHA-256 of the file as it was cleaned.
    pub cleaned: Hex<32>,
    /// PDQ of its frames as they are: of the first that differ from each other, at most
    /// [`MOST_FRAMES`](Self::MOST_FRAMES).
    pub pdq: Vec<Look>,
    /// Of a video: how many of these belong to each of its scenes, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenes: Vec<u16>,
}

/// How one frame looks.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    pub hash: Hex<32>,
    /// 0 to 100.
    pub quality: u8,
}

impl Fingerprint {
    pub const MOST_FRAMES: usize = 24;

    /// Of a video: the most scenes, and the most looks of each.
    const MOST_SCENES: usize = 360;
    const MOST_IN_SCENE: usize = 2;

    pub(super) fn new(original: &Exact, cleaned: [u8; 32], plain: &[Variant]) -> Self {
        Self {
            md5: Hex(original.md5),
            sha1: Hex(original.sha1),
            sha256: Hex(original.sha256),
            cleaned: Hex(cleaned),
            pdq: plain.iter().take(Self::MOST_FRAMES).map(Look::of).collect(),
            scenes: Vec::new(),
        }
    }

    /// Of a video, by what its scenes look like as they are.
    pub(super) fn of_video<'a>(
        original: &Exact,
        cleaned: [u8; 32],
        scenes: impl Iterator<Item = &'a [Variant]>,
    ) -> Self {
        let mut fingerprint = Self::new(original, cleaned, &[]);
        for scene in scenes.take(Self::MOST_SCENES) {
            let before = fingerprint.pdq.len();
            fingerprint.pdq.extend(scene.iter().take(Self::MOST_IN_SCENE).map(Look::of));
            let looks = u16::try_from(fingerprint.pdq.len() - before).expect("a few");
            fingerprint.scenes.push(looks);
        }
        fingerprint
    }

    /// The entries of a list by which this media is found again. MD5 and SHA-1 are left out: files can be
    /// made that collide in them.
    pub fn entries(&self, id: &Text) -> impl Iterator<Item = Entry> {
        let exact = [&self.sha256, &self.cleaned].map(|it| Value::new(Kind::Sha256, &it.0));
        let exact = exact.into_iter().flatten().map(|value| (value, None));
        let alike = self.pdq.iter().filter(|look| look.quality >= MIN_QUALITY).filter_map(|look| {
            Some((Value::new(Kind::Pdq, &look.hash.0).ok()?, Some(look.quality)))
        });
        exact.chain(alike).map(|(value, quality)| Entry {
            id: id.clone(),
            quality,
            ..Entry::new(value)
        })
    }

    /// What it is looked for by when lists grow: as it is, and turned, mirrored and inverted, as far as
    /// that can be told from a hash. What it was without a border can't.
    pub fn media(&self) -> Media {
        let (mut variants, mut scenes) = (Vec::new(), Vec::new());
        if self.scenes.is_empty() {
            variants = self.pdq.iter().flat_map(Look::variants).collect();
        }
        let mut looks = self.pdq.iter();
        for len in &self.scenes {
            let scene = looks.by_ref().take(usize::from(*len));
            scenes.push(scene.flat_map(Look::variants).collect());
        }
        Media {
            original: Exact { md5: self.md5.0, sha1: self.sha1.0, sha256: self.sha256.0 },
            cleaned: Some(self.cleaned.0),
            variants,
            scenes,
        }
    }
}

impl Look {
    fn of(variant: &Variant) -> Self {
        Self { hash: Hex(variant.hash.to_bytes()), quality: variant.quality }
    }

    /// As it is, and turned, mirrored and inverted.
    fn variants(&self) -> impl Iterator<Item = Variant> + use<> {
        let quality = self.quality;
        let derived = self.pdq().orientations().into_iter().enumerate();
        derived.flat_map(move |(at, hash)| {
            let origin = if at == 0 { Origin::Plain } else { Origin::Derived };
            [
                Variant { hash, quality, origin },
                Variant { hash: hash.complement(), quality, origin: Origin::Derived },
            ]
        })
    }

    pub fn pdq(&self) -> Pdq {
        Pdq::from_bytes(self.hash.0)
    }
}

/// Nothing of it: what can be printed is logged some day.
impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fingerprint(…)")
    }
}
