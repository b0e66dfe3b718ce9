//! A table that leads from the value of some bits to the entries that have it, or nearly.
//!
//! Nearly all values that are looked up belong to no entry. So first of all there is a bit for each value, which
//! says whether any entry has it: small enough to stay in a processor's cache. Sixty-four
//! values that differ in their low bits share a word of these, and one look at it answers for all of them: which
//! of them are near is a mask ([`WITHIN`]).

use std::ops::Range;

use crate::pdq::Pdq;

/// Adjoining bits of a hash, from 6 to 32 of them.
#[derive(Clone, Copy)]
pub(super) struct Bits {
    first: usize,
    count: usize,
}

/// Which entries have a value in these bits.
pub(super) struct Band {
    bits: Bits,
    /// A bit for each value: whether any entry has it.
    present: Vec<u64>,
    /// Where the entries of each word's values begin; one more tells where the last end.
    starts: Vec<u32>,
    /// By value, and by position where they have the same. The first of each value has [`FIRST`] set.
    entries: Vec<u32>,
}

/// What a search notes on its way, for one band after the other.
#[derive(Default)]
pub(super) struct Notes {
    /// Words in which a near value is, and which these are.
    words: Vec<(usize, u64)>,
    /// Where their entries stand.
    places: Vec<usize>,
    entries: Vec<u32>,
}

/// More have no number.
pub(super) const MOST_ENTRIES: usize = FIRST as usize;

/// Set in the first entry of a value.
const FIRST: u32 = 1 << 31;

/// The low bits of a value: those that tell values of one word apart.
const LOW: usize = 6;

impl Bits {
    /// Those from `first` up to, not including, `end`.
    pub fn between(first: usize, end: usize) -> Self {
        Self { first, count: end - first }
    }

    /// Bytes of a table over them, besides its entries.
    pub fn table_bytes(self) -> u64 {
        u64::from(u64::BITS / 8 + u32::BITS / 8) << (self.count - LOW)
    }

    /// Where they stand in the hash, from the lowest.
    #[cfg(test)]
    pub fn places(self) -> Range<usize> {
        self.first..self.first + self.count
    }

    fn of(self, hash: Pdq) -> u32 {
        hash.bits(self.first, self.count)
    }
}

impl Band {
    /// There are at most [`MOST_ENTRIES`].
    pub fn new(hashes: &[Pdq], bits: Bits) -> Self {
        let mut sorted: Vec<_> = hashes.iter().map(|hash| bits.of(*hash)).zip(0..).collect();
        sorted.sort_unstable_by_key(|(value, entry)| u64::from(*value) << 32 | u64::from(*entry));

        let words = 1 << (bits.count - LOW);
        let (mut present, mut starts) = (vec![0_u64; words], vec![0; words + 1]);
        let mut entries = Vec::with_capacity(hashes.len());
        for (value, entry) in sorted {
            let (word, low) = ((value >> LOW) as usize, value % (1 << LOW));
            let is_first = present[word] >> low & 1 == 0;
            present[word] |= 1 << low;
            starts[word + 1] += 1;
            entries.push(entry | if is_first { FIRST } else { 0 });
        }
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        Self { bits, present, starts, entries }
    }

    /// Every entry of which the value differs from that of `hash` in no more than `differing` bits. `None` where there
    /// are more than `most`, or too many have to be passed over.
    ///
    /// One step is done for all before the next one begins: what each reads lies far apart in memory, and
    /// a processor waits for several places at once where none of them tells which is next.
    pub fn near<'n>(
        &self,
        hash: Pdq,
        differing: usize,
        most: usize,
        notes: &'n mut Notes,
    ) -> Option<&'n [u32]> {
        let Notes { words, places, entries } = notes;
        words.clear();
        places.clear();
        entries.clear();
        let value = self.bits.of(hash) as usize;
        self.look(value >> LOW, self.bits.count - LOW, differing, value % (1 << LOW), words);
        for (word, wanted) in words {
            let all = self.starts[*word] as usize..self.starts[*word + 1] as usize;
            if all.len() > most {
                return None;
            }
            self.add(*word, all, *wanted, places);
            if places.len() > most {
                return None;
            }
        }
        entries.extend(places.iter().map(|place| self.entries[*place] & !FIRST));
        Some(entries)
    }

    /// Looks at a word, and at all that differ from it in some of the lowest `below` bits of its place: of
    /// bits that may differ, so many are left. Tells which values are there, and near.
    fn look(
        &self,
        word: usize,
        below: usize,
        left: usize,
        low: usize,
        found: &mut Vec<(usize, u64)>,
    ) {
        let there = self.present[word] & WITHIN[left.min(LOW)][low];
        if there != 0 {
            found.push((word, there));
        }
        if left > 0 {
            // Those that share a cache line come together.
            for bit in (0..below).rev() {
                self.look(word ^ 1 << bit, bit, left - 1, low, found);
            }
        }
    }

    /// Adds where the entries of some of a word's values stand, of `all` that it has.
    fn add(&self, word: usize, all: Range<usize>, wanted: u64, places: &mut Vec<usize>) {
        let (mut values, mut wanted) = (self.present[word], wanted);
        if values.count_ones() as usize == all.len() {
            // Each has one.
            while wanted != 0 {
                let below = (wanted & wanted.wrapping_neg()) - 1;
                places.push(all.start + (values & below).count_ones() as usize);
                wanted &= wanted - 1;
            }
            return;
        }
        let mut value = 0;
        for place in all {
            if self.entries[place] & FIRST != 0 {
                value = values & values.wrapping_neg();
                values ^= value;
            }
            if value & wanted != 0 {
                places.push(place);
            }
        }
    }

    /// How much memory its tables take.
    pub fn bytes(&self) -> usize {
        let words = self.present.capacity() * size_of::<u64>();
        words + (self.starts.capacity() + self.entries.capacity()) * size_of::<u32>()
    }
}

/// For each number of bits that may differ, and each value of the low bits: which values are near.
static WITHIN: [[u64; 1 << LOW]; LOW + 1] = {
    let mut within = [[0; 1 << LOW]; LOW + 1];
    let mut differing = 0;
    while differing <= LOW {
        let mut value = 0_usize;
        while value < 1 << LOW {
            let mut other = 0;
            while other < 1 << LOW {
                if (value ^ other).count_ones() as usize <= differing {
                    within[differing][value] |= 1 << other;
                }
                other += 1;
            }
            value += 1;
        }
        differing += 1;
    }
    within
};
