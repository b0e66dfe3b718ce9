//! PDQ, the perceptual hash that lists of known harmful pictures carry, and the variants under
//! which one picture is looked for.
//!
//! The arithmetic is that of the references (`facebook/ThreatExchange`, `pdq/cpp`) down to the order
//! of its additions, so that hashes equal theirs bit for bit: do not reorder a sum here. What is
//! different is that the blur runs over rows as they come, in a few rows of memory, where the
//! reference holds two pictures of floats, and over eight of them at once ([`downscale`]).

mod border;
mod dct;
mod divisor;
mod downscale;
mod hash;
mod luma;
mod passing;
mod picture;
#[cfg(test)]
mod tests;

pub use dct::Spectrum;
pub use hash::{NotPdq, Pdq};
pub use passing::{Passed, Passing};
pub use picture::{Picture, WrongLength};

use border::without_border;
use picture::Scene;

/// One hash under which a picture is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Variant {
    /// The hash.
    pub hash: Pdq,
    /// How much there is to see in what was hashed, 0 to 100.
    pub quality: u8,
    /// How it came to be.
    pub origin: Origin,
}

/// Whether a hash is of the picture as it is, or of something that it was turned into first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// As it is.
    Plain,
    /// Mirrored, turned, inverted, or without its border.
    Derived,
}

/// A picture and its hashes as it is, at full size and through 512×512. What may have been made of it
/// costs more where it has a border or isn't opaque, and is asked for apart.
#[derive(Clone, Debug)]
pub struct Hashed<'a> {
    picture: Picture<'a>,
    spectra: [Spectrum; 2],
}

impl<'a> Hashed<'a> {
    /// Hashes a picture, with transparency ignored.
    #[must_use]
    pub fn new(picture: Picture<'a>) -> Self {
        Self { picture, spectra: [picture.spectrum(), picture.spectrum_through_512()] }
    }

    /// As the Python tools hash it, and as the C++ and WASM tools do.
    #[must_use]
    pub fn plain(&self) -> [Variant; 2] {
        plain(&self.spectra)
    }

    /// All hashes under which a picture is looked for, without repetition.
    ///
    /// They are: as the Python tools hash it, at full size, and as the C++ and WASM tools do, stretched
    /// to 512×512 first where a side exceeds 512; as it is and without a uniform border; each of these
    /// in all eight orientations, and inverted. Where a pixel is not opaque, all of it on white, on
    /// black, and with transparency ignored.
    #[must_use]
    pub fn variants(&self) -> Vec<Variant> {
        let mut found = Vec::new();
        for scene in Scene::all_of(&self.picture) {
            match scene.is_plain() {
                true => add(&mut found, &self.spectra, Origin::Plain),
                false => add(&mut found, &both(&scene), Origin::Plain),
            }
            if let Some(inner) = without_border(&scene) {
                add(&mut found, &both(&inner), Origin::Derived);
            }
        }
        found
    }
}

/// [`Hashed::variants`] of a picture.
#[must_use]
pub fn variants(picture: &Picture<'_>) -> Vec<Variant> {
    Hashed::new(*picture).variants()
}

fn plain(spectra: &[Spectrum; 2]) -> [Variant; 2] {
    spectra.each_ref().map(|spectrum| Variant {
        hash: spectrum.hash(),
        quality: spectrum.quality(),
        origin: Origin::Plain,
    })
}

fn both(scene: &Scene<'_>) -> [Spectrum; 2] {
    [scene.spectrum(), scene.spectrum_through_512()]
}

fn add(found: &mut Vec<Variant>, spectra: &[Spectrum; 2], origin: Origin) {
    for spectrum in spectra {
        let quality = spectrum.quality();
        for (turn, hash) in spectrum.dihedral().into_iter().enumerate() {
            let origin = if turn == 0 { origin } else { Origin::Derived };
            let positive = Variant { hash, quality, origin };
            let negative = Variant { hash: hash.complement(), quality, origin: Origin::Derived };
            for variant in [positive, negative] {
                if !found.contains(&variant) {
                    found.push(variant);
                }
            }
        }
    }
}
