//! Finding the pattern again, without the original.

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
    for sighting in search::sightings(&spectrum).into_iter().take(TRIED) {
        let sync = sync::Sync::refined(&spectrum, sighting);
        let (found, bits) = sync.decoded(&spectrum);
        if sync.score > reading.pilots || found.is_some() {
            reading.pilots = sync.score;
            reading.bits = bits;
        }
        if let Some(found) = found {
            reading.session = Some(SessionId::from_bits(found));
            return reading;
        }
    }
    reading
}

const TRIED: usize = 12;
