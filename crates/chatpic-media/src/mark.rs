//! Marking: a session's ID in the pixels of a cleaned picture, to be read by eye ([`lettering`]) and,
//! where it is large enough, by [`trace`] ([`hidden`]). And in a picture of its own, to be laid over a
//! video ([`overlay()`]).
//!
//! What comes out depends on the file and the [`Mark`] alone, so that two nodes, or two ranges of one
//! viewing, fit together. The format stays what it was. Nothing but pixels changes: no text, no time
//! and no name is added to the file. A format that can't be marked is refused, and never passed on as
//! it is.

use std::io::{self, Write};

use chatpic_core::SessionId;

use crate::pipeline::Parsed;
use crate::{Format, Limits, Refusal};
pub use overlay::{coverable, overlay};
pub use trace::trace;

mod chance;
mod gif;
mod grain;
mod ground;
pub mod hidden;
mod jpeg;
mod lettering;
mod overlay;
mod pixels;
mod png;
mod trace;
mod webp;

/// What is to be read in a marked picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The viewing that the picture is served to.
    pub session: SessionId,
    /// The owner's word for the link, where it is to be shown beside the session ID.
    pub label: Option<String>,
}

/// The least side in pixels of a picture that can be marked: below it no ID is legible.
pub const MARKABLE: u32 = 32;

/// Why a picture was not marked. Nothing of it may be served instead.
#[derive(Debug, thiserror::Error)]
pub enum MarkError {
    /// A side is shorter than [`MARKABLE`].
    #[error("too small for a mark: each side needs at least {MARKABLE} pixels")]
    TooSmall,
    /// A video's side is longer than an overlay can be.
    #[error("too large for a mark: no side may have more than {} pixels", overlay::LONGEST)]
    TooLarge,
    /// Nothing here can write this format's pixels again.
    #[error("{} pictures can't be marked", .0.name())]
    Unmarkable(Format),
    /// The file is not what cleaning leaves.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The marked file could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Whether a picture of `width` × `height` pixels in `format` can be marked; to be asked at the door,
/// where a sender can still be told.
///
/// # Errors
/// [`MarkError::TooSmall`] or [`MarkError::Unmarkable`].
pub fn markable(format: Format, width: u32, height: u32) -> Result<(), MarkError> {
    if width.min(height) < MARKABLE {
        return Err(MarkError::TooSmall);
    }
    match format {
        Format::Jpeg | Format::Png | Format::Gif | Format::WebP => Ok(()),
        Format::Avif => Err(MarkError::Unmarkable(format)),
    }
}

/// Writes the cleaned file `bytes` to `out` again with `mark` in its pixels, in every frame.
///
/// # Errors
/// [`MarkError`]; what was written to `out` by then is to be thrown away.
pub fn mark(
    bytes: &[u8],
    mark: &Mark,
    limits: &Limits,
    out: &mut dyn Write,
) -> Result<(), MarkError> {
    let inspected = crate::inspect(bytes, limits)?;
    let (width, height) = inspected.size();
    let format = inspected.format();
    markable(format, width, height)?;
    match inspected.into_parsed() {
        Parsed::Png(it) => png::mark(&it, mark, out),
        Parsed::Gif(it) => gif::mark(&it, mark, out),
        Parsed::WebP(it) => webp::mark(&it, mark, out),
        Parsed::Jpeg(it) => jpeg::mark(&it, mark, out),
        Parsed::Avif(_) => Err(MarkError::Unmarkable(format)),
    }
}
