//! What tags of WebM are about, so that the sender can be told. Nothing of them is kept, so nothing
//! here refuses.

use super::super::leavings::Leavings;
use super::super::limits::{Budget, Limits};
use super::ebml::elements;
use super::ids;
use crate::Removed;

/// Bytes of tags that are looked at.
pub(super) const MOST_READ: u64 = 256 << 10;

/// Notes what a `Tags` element tells.
pub(super) fn note(content: &[u8], leavings: &mut Leavings) {
    let mut budget = Budget::of(&Limits::default());
    if note_within(content, leavings, &mut budget, 0).is_none() {
        leavings.note(Removed::Comment);
    }
}

/// Nothing where it can't be read.
fn note_within(
    content: &[u8],
    leavings: &mut Leavings,
    budget: &mut Budget,
    depth: u8,
) -> Option<()> {
    for (id, content) in elements(content, budget).ok()? {
        match id {
            // Tags may stand within tags.
            ids::TAG | ids::SIMPLE_TAG if depth < 8 => {
                note_within(content, leavings, budget, depth + 1)?;
            }
            ids::TAG_NAME => leavings.note_tag(content),
            _ => {}
        }
    }
    Some(())
}
