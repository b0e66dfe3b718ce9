//! Pictures of which everybody knows that they are harmless. A list that hits one of them is broken,
//! and so is whatever it was read by.

use super::compiled::{Found, Lists, Media};

/// A harmless picture.
#[derive(Clone, Debug)]
pub struct Canary {
    /// What it is called where somebody is told.
    pub name: Box<str>,
    /// What it is looked for by.
    pub media: Media,
}

/// The canaries that are hit, and by what. In shadow or not, no list should hit any.
#[must_use]
pub fn alarmed<'a>(lists: &'a Lists, canaries: &'a [Canary]) -> Vec<(&'a Canary, Found<'a>)> {
    let all = canaries.iter().map(|canary| (canary, lists.find(&canary.media)));
    all.filter(|(_, found)| !found.hits.is_empty()).collect()
}
