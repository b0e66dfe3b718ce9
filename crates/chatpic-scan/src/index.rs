//! Finds all hashes near a given one among millions, exactly.
//!
//! Multi-index hashing: there is a table for each of a hash's 16 words, which leads from a word to
//! the entries that have it there. If two hashes differ in at most `16a + b` bits, then either one
//! of the first `b + 1` words differs in at most `a` bits or one of the others in at most `a − 1`:
//! else it would be more. Up to 31, `a` is 0 or 1, so it is enough to look up words themselves and
//! the 16 that differ from them in one bit, and to measure whomever is found there.
//!
//! It is built once and not changed: building takes about a second for a million entries, and lists
//! change a few times a day. What an entry means is not known here: it is a position.

#[cfg(test)]
mod tests;

use crate::pdq::Pdq;

/// An index over hashes, at some 100 bytes an entry and 4 MB besides.
pub struct Index {
    hashes: Vec<Pdq>,
    tables: [Table; Pdq::WORDS],
}

/// An entry near the hash that was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near {
    /// Where it stands in what the index was built from.
    pub entry: usize,
    /// In how many bits it differs.
    pub distance: u32,
}

/// In how many bits hashes may differ, 0 to 31: what the index can answer exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Radius(u8);

/// More entries than positions have numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} entries are more than an index can hold")]
pub struct TooManyEntries(pub usize);

impl Radius {
    /// The largest: 31.
    pub const MAX: Self = Self(31);

    /// The radius, where it is no larger than 31.
    #[must_use]
    pub const fn new(bits: u8) -> Option<Self> {
        if bits <= Self::MAX.0 { Some(Self(bits)) } else { None }
    }

    /// How many bits.
    #[must_use]
    pub fn bits(self) -> u32 {
        u32::from(self.0)
    }
}

impl Index {
    /// Builds an index. An entry is known by its position in `hashes`.
    ///
    /// # Errors
    /// Where there are more entries than fit in 32 bits.
    pub fn new(hashes: Vec<Pdq>) -> Result<Self, TooManyEntries> {
        if u32::try_from(hashes.len()).is_err() {
            return Err(TooManyEntries(hashes.len()));
        }
        let tables = std::array::from_fn(|word| Table::new(&hashes, word));
        Ok(Self { hashes, tables })
    }

    /// How many entries it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// The hash of an entry.
    ///
    /// # Panics
    /// Where there is no such entry.
    #[must_use]
    pub fn hash(&self, entry: usize) -> Pdq {
        self.hashes[entry]
    }

    /// How much memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let tables: usize = self.tables.iter().map(Table::bytes).sum();
        size_of::<Self>() + size_of::<Pdq>() * self.hashes.capacity() + tables
    }

    /// All entries that differ from `hash` in no more than `radius` bits, by position.
    #[must_use]
    pub fn near(&self, hash: Pdq, radius: Radius) -> Vec<Near> {
        let (a, b) = (usize::from(radius.0) / Pdq::WORDS, usize::from(radius.0) % Pdq::WORDS);
        let mut found = Vec::new();
        for (place, (table, word)) in self.tables.iter().zip(hash.words()).enumerate() {
            let exactly = a > 0 || place <= b;
            let by_one_bit = a > 0 && place <= b;
            if exactly {
                self.measure(table.entries(word), hash, radius, &mut found);
            }
            if by_one_bit {
                for bit in 0..u16::BITS {
                    self.measure(table.entries(word ^ (1 << bit)), hash, radius, &mut found);
                }
            }
        }
        found.sort_unstable_by_key(|near| near.entry);
        found.dedup();
        found
    }

    /// The same by measuring every entry: slow, and too simple to be wrong.
    #[must_use]
    pub fn near_by_measuring_all(&self, hash: Pdq, radius: Radius) -> Vec<Near> {
        let distances = self.hashes.iter().map(|entry| entry.distance(hash)).enumerate();
        let near = distances.map(|(entry, distance)| Near { entry, distance });
        near.filter(|near| near.distance <= radius.bits()).collect()
    }

    fn measure(&self, entries: &[u32], hash: Pdq, radius: Radius, found: &mut Vec<Near>) {
        for entry in entries {
            let entry = *entry as usize;
            let distance = self.hashes[entry].distance(hash);
            if distance <= radius.bits() {
                found.push(Near { entry, distance });
            }
        }
    }
}

/// Which entries have a value in one of their words.
struct Table {
    /// Where the entries of each of the 65,536 values begin; one more tells where the last end.
    starts: Vec<u32>,
    entries: Vec<u32>,
}

impl Table {
    fn new(hashes: &[Pdq], word: usize) -> Self {
        // Counting sort: counts become ends, and each entry moves the end of its value down by one,
        // until all ends have become beginnings.
        let mut starts = vec![0; VALUES + 1];
        for hash in hashes {
            starts[usize::from(hash.words()[word])] += 1;
        }
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut entries = vec![0; hashes.len()];
        for (entry, hash) in (0..).zip(hashes) {
            let start = &mut starts[usize::from(hash.words()[word])];
            *start -= 1;
            entries[*start as usize] = entry;
        }
        Self { starts, entries }
    }

    fn entries(&self, word: u16) -> &[u32] {
        let at = usize::from(word);
        &self.entries[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    fn bytes(&self) -> usize {
        size_of::<u32>() * (self.starts.capacity() + self.entries.capacity())
    }
}

/// How many values a word can have.
const VALUES: usize = 1 << u16::BITS;
