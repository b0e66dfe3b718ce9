//! The hashes of what a media shows: of each frame, with a bound on the work.

use std::collections::HashSet;

use aws_lc_rs::digest::{SHA256, digest};
use chatpic_media::Frame;
use chatpic_scan::{Hashed, MIN_QUALITY, Origin, Picture, Variant};

/// What all frames seen so far are looked for by.
///
/// Every frame is hashed as it is. What may have been made of it (mirrored, turned, inverted, framed) is
/// left out for a frame that equals an earlier one, or is opaque and within [`NEAR`] bits of one that was
/// looked at in full: what hits that one within 20 bits hits this one's within 28, and what hits this one's
/// within 12 hits that one's. So slow animations cost little more than stills.
#[derive(Default)]
pub struct Looks {
    all: HashSet<Variant>,
    /// As they are, in the order in which they were first seen.
    plain: Vec<Variant>,
    /// Whether there are several frames, which may equal one another.
    moving: bool,
    /// The digests of frames, where there are several.
    seen: HashSet<[u8; 32]>,
    /// The plain hashes of opaque frames that were looked at in full.
    full: Vec<Plain>,
}

impl Looks {
    /// For a media of so many frames.
    pub fn of(frames: u32) -> Self {
        Self { moving: frames > 1, ..Self::default() }
    }

    /// Looks at one more frame.
    pub fn see(&mut self, frame: &Frame<'_>) {
        if self.moving && !self.seen.insert(digest_of(frame.pixels)) {
            return;
        }
        let (width, height) = (frame.width as usize, frame.height as usize);
        let picture = match frame.channels {
            3 => Picture::rgb(width, height, frame.pixels),
            _ => Picture::rgba(width, height, frame.pixels),
        };
        let picture = picture.expect("a frame has all of its pixels");
        let hashed = Hashed::new(picture);
        if !picture.is_opaque() {
            return self.add(hashed.variants());
        }
        let plain = Plain::of(&hashed);
        if self.full.iter().any(|full| full.is_near(&plain)) {
            return self.add(plain.0);
        }
        if plain.stands_for_others() {
            self.full.push(plain);
        }
        self.add(hashed.variants());
    }

    /// All hashes, and those of frames as they are.
    pub fn finish(self) -> (Vec<Variant>, Vec<Variant>) {
        (self.all.into_iter().collect(), self.plain)
    }

    /// Adds what another has found.
    pub fn add(&mut self, found: impl IntoIterator<Item = Variant>) {
        for variant in found {
            if self.all.insert(variant) && variant.origin == Origin::Plain {
                self.plain.push(variant);
            }
        }
    }
}

/// The hashes of a frame as it is.
#[derive(Clone, Copy)]
pub struct Plain(pub [Variant; 2]);

impl Plain {
    pub fn of(hashed: &Hashed<'_>) -> Self {
        Self(hashed.plain())
    }

    /// Whether one stands for the other.
    pub fn is_near(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(a, b)| a.hash.distance(b.hash) <= NEAR)
    }

    /// What shows too little to be compared stands for no other.
    pub fn stands_for_others(&self) -> bool {
        self.0.iter().all(|it| it.quality >= MIN_QUALITY)
    }
}

fn digest_of(pixels: &[u8]) -> [u8; 32] {
    digest(&SHA256, pixels).as_ref().try_into().expect("SHA-256 has 32 bytes")
}

/// In how many bits frames may differ of which one stands for the other.
pub const NEAR: u32 = 8;
