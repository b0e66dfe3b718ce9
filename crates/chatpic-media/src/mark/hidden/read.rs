//! Finding the pattern again, without the original. A picture of 12 megapixels is shrunk first, so that
//! time and memory are bounded. It never guesses: see the thresholds below.

use chatpic_core::SessionId;

mod flat;
mod fourier;
mod search;
mod spectrum;
mod sync;

use spectrum::Spectrum;

/// What came of looking for the pattern.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The session, where it could be read.
    pub session: Option<SessionId>,
    /// How far the best fit of the pilots stands out, in standard deviations of chance.
    pub pilots: f32,
    /// How far the decoded bits do.
    pub bits: f32,
}

/// The session ID in a picture of so many pixels of luma, rows from the top; `None` where nothing could
/// be read for certain.
pub fn read(luma: &[u8], width: usize, height: usize) -> Option<SessionId> {
    look(luma, width, height).session
}

/// As [`read`], with how sure it is.
pub fn look(luma: &[u8], width: usize, height: usize) -> Reading {
    let mut reading = Reading { session: None, pilots: 0.0, bits: 0.0 };
    let Some(plane) = flat::Plane::shrunk(luma, width, height) else { return reading };
    let spectrum = Spectrum::of(plane.flattened());
    let mut tried: Vec<search::Sighting> = Vec::new();
    for sighting in search::sightings(&spectrum) {
        if tried.iter().any(|other| other.is_near(&sighting)) {
            continue;
        }
        tried.push(sighting);
        let sync = sync::Sync::refined(&spectrum, sighting);
        reading.pilots = reading.pilots.max(sync.score);
        if sync.score >= LEAST_PILOTS
            && let Some((data, bits)) = sync.decoded(&spectrum)
            && bits >= LEAST_BITS
        {
            return Reading { session: Some(SessionId::from_bits(data)), pilots: sync.score, bits };
        }
        if tried.len() == TRIED {
            break;
        }
    }
    reading
}

/// How many sightings are looked at. The check bits let one in 2^24 pass that is none, so this is also
/// what chance can do at most: 8 in 2^24 pictures.
const TRIED: usize = 8;
/// In pictures without a mark the best fit reaches 5 to 6.
const LEAST_PILOTS: f32 = 6.0;
/// What stands out less is not believed, whatever the check bits say.
const LEAST_BITS: f32 = 10.0;
