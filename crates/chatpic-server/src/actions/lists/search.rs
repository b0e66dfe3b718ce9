//! The lists as one node searches them.
//!
//! Each list is compiled by itself, so that a change of a small one doesn't compile a large one again.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::digest::{Context, SHA256};
use chatpic_scan::lists::{Entries, Found, List, Lists, Media};
use chatpic_store::StoreError;
use chatpic_store::records::Lookup;

use crate::hex::Hex;

/// Everything that is searched.
#[derive(Default)]
pub struct Compiled {
    pub(super) parts: Vec<Arc<Part>>,
    generation: Option<Hex<8>>,
}

/// Where a list counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// On shares and in channels.
    Everywhere,
    /// In channels only.
    Channels,
}

/// One list, in one version.
pub(super) struct Part {
    pub id: Lookup,
    pub version: u64,
    pub reach: Reach,
    pub lists: Lists,
}

impl Part {
    /// Compiles entries; takes seconds for a million.
    pub fn new(
        (id, version): (Lookup, u64),
        reach: Reach,
        list: List,
        entries: &Entries,
    ) -> Result<Self, StoreError> {
        let lists = Lists::new([(list, entries)])
            .map_err(|_| StoreError::Damaged("a list has more entries than can be searched"))?;
        Ok(Self { id, version, reach, lists })
    }
}

impl Compiled {
    /// `standing` is every list that there is with its version, also those that are switched off.
    pub(super) fn new(parts: Vec<Arc<Part>>, standing: &[(Lookup, u64)]) -> Self {
        Self { parts, generation: Some(generation(standing)) }
    }

    /// Everything that a media hits on lists that count there. What counts everywhere counts in channels.
    pub fn find(&self, media: &Media, at: Reach) -> Found<'_> {
        let counting = |it: &&Arc<Part>| it.reach == Reach::Everywhere || at == Reach::Channels;
        let parts = self.parts.iter().filter(counting);
        Found { hits: parts.flat_map(|part| part.lists.find(media).hits).collect() }
    }

    /// Names what stands on all lists: equal on every node, and another one as soon as any list changes.
    /// Whatever was scanned under another one is to be scanned again, where it can be.
    pub fn generation(&self) -> Option<Hex<8>> {
        self.generation
    }

    /// How many entries count.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.lists.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn is_of(&self, standing: &[(Lookup, u64)]) -> bool {
        self.generation == Some(generation(standing))
    }

    pub(super) fn parts_of(&self, id: Lookup, version: u64) -> Vec<Arc<Part>> {
        let same = |part: &&Arc<Part>| part.id == id && part.version == version;
        self.parts.iter().filter(same).cloned().collect()
    }
}

fn generation(standing: &[(Lookup, u64)]) -> Hex<8> {
    let mut all = Context::new(&SHA256);
    for (id, version) in standing {
        all.update(&id.0);
        all.update(&version.to_be_bytes());
    }
    Hex(*all.finish().as_ref().first_chunk().expect("SHA-256 has 32 bytes"))
}

/// How many, and nothing of what.
impl fmt::Debug for Compiled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Compiled({} lists)", self.parts.len())
    }
}
