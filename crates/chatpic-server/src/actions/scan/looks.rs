//! The hashes of what a media shows: of each frame, with a bound on the work.

use std::collections::HashSet;

use aws_lc_rs::digest::{SHA256, digest};
use chatpic_media::Frame;
use chatpic_scan::{MIN_QUALITY, Origin, Pdq, Picture, Variant, variants};

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
    /// The digests of frames.
    seen: HashSet<[u8; 32]>,
    /// The plain hashes of opaque frames that were looked at in full.
    full: Vec<[Pdq; 2]>,
}

impl Looks {
    /// Looks at one more frame.
    pub fn see(&mut self, frame: &Frame<'_>) {
        let digest = digest(&SHA256, frame.pixels);
        if !self.seen.insert(digest.as_ref().try_into().expect("SHA-256 has 32 bytes")) {
            return;
        }
        let (width, height) = (frame.width as usize, frame.height as usize);
        let picture = match frame.channels {
            3 => Picture::rgb(width, height, frame.pixels),
            _ => Picture::rgba(width, height, frame.pixels),
        };
        let picture = picture.expect("a frame has all of its pixels");
        let opaque = frame.channels == 3 || frame.pixels.chunks_exact(4).all(|it| it[3] == 255);
        if !opaque {
            return self.add(variants(&picture));
        }
        let plain = [picture.spectrum(), picture.spectrum_through_512()].map(|spectrum| Variant {
            hash: spectrum.hash(),
            quality: spectrum.quality(),
            origin: Origin::Plain,
        });
        let hashes = plain.map(|it| it.hash);
        let near = |full: &[Pdq; 2]| full.iter().zip(hashes).all(|(a, b)| a.distance(b) <= NEAR);
        if self.full.iter().any(near) {
            return self.add(plain);
        }
        // What shows too little to be compared stands for no other.
        if plain.iter().all(|it| it.quality >= MIN_QUALITY) {
            self.full.push(hashes);
        }
        self.add(variants(&picture));
    }

    /// All hashes, and those of frames as they are.
    pub fn finish(self) -> (Vec<Variant>, Vec<Variant>) {
        (self.all.into_iter().collect(), self.plain)
    }

    fn add(&mut self, found: impl IntoIterator<Item = Variant>) {
        for variant in found {
            if self.all.insert(variant) && variant.origin == Origin::Plain {
                self.plain.push(variant);
            }
        }
    }
}

/// In how many bits frames may differ of which one stands for the other.
const NEAR: u32 = 8;
