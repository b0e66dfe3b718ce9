//! A leaked picture's session, read from its pixels.

use chatpic_core::SessionId;

use super::hidden;
use crate::{Frame, Limits, Refusal};

/// How many frames of an animation are looked at: all bear the same mark.
const FRAMES: usize = 3;

/// The session whose hidden mark is in the picture `bytes`; `None` where nothing could be read for
/// certain.
///
/// # Errors
/// [`Refusal`] where `bytes` are no picture that is accepted, or it can't be decoded.
pub fn trace(bytes: &[u8], limits: &Limits) -> Result<Option<SessionId>, Refusal> {
    let mut found = None;
    let mut frames = 0;
    crate::inspect(bytes, limits)?.decode(&mut |frame| {
        frames += 1;
        if found.is_none() && frames <= FRAMES {
            found = hidden::read(&luma(&frame), frame.width as usize, frame.height as usize);
        }
    })?;
    Ok(found)
}

/// Its luma; what is transparent lies on white.
fn luma(frame: &Frame<'_>) -> Vec<u8> {
    let of = |pixel: &[u8]| {
        let luma = pixel[..3].iter().zip([299, 587, 114]).map(|(it, part)| u32::from(*it) * part);
        let luma = (luma.sum::<u32>() + 500) / 1000;
        let alpha = pixel.get(3).map_or(255, |alpha| u32::from(*alpha));
        u8::try_from((luma * alpha + 255 * (255 - alpha)) / 255).expect("a mean of bytes")
    };
    frame.pixels.chunks_exact(usize::from(frame.channels)).map(of).collect()
}
