//! Finds all hashes near a given one among millions, exactly.
//!
//! Multi-index hashing (Norouzi, Punjani and Fleet: *Fast Exact Search in Hamming Space with Multi-Index
//! Hashing*, 2014): the bits of a hash are cut into bands, and a table for each leads from a band's value
//! to the entries that have it ([`Band`]). Each band is given a share of the radius, the shares being
//! one more in sum than the radius is. Of a hash that is near, some band differs in fewer bits than its share: were
//! it as many in every band, they would be more than the radius. So it is enough to look up the values that
//! differ in fewer bits than the share, in each band, and to measure whomever is found there.
//!
//! The wider a band is, the more values are looked up and the fewer entries have each. What is best hangs
//! on how many there are: a million make eleven bands of 23 bits or 24. At a radius of 31 these look up
//! 3,000 values and measure 340 entries; sixteen words of 16 bits would look up 270 and measure 4,100.
//! Where many entries crowd together so that too many would have to be measured, all are measured, one after
//! the other, which is quicker than by bands: no list makes a query several times slower than that.
//!
//! It is built once and not changed: building takes about a second for a million entries, and lists
//! change a few times a day. What an entry means is not known here: it is a position.

mod band;
#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;

use crate::pdq::Pdq;
use band::{Band, Bits, Notes};

/// An index over hashes, at some 100 bytes an entry where there are many.
pub struct Index {
    hashes: Vec<Pdq>,
    /// None where there are so few entries that measuring all is as quick.
    bands: Vec<Band>,
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
    /// Where there are more entries than fit in 31 bits.
    pub fn new(hashes: Vec<Pdq>) -> Result<Self, TooManyEntries> {
        let bands = bands_for(hashes.len());
        Self::with_bands(hashes, bands)
    }

    /// The same with so many bands.
    fn with_bands(hashes: Vec<Pdq>, bands: usize) -> Result<Self, TooManyEntries> {
        if hashes.len() > band::MOST_ENTRIES {
            return Err(TooManyEntries(hashes.len()));
        }
        let bands = cut(bands).map(|bits| Band::new(&hashes, bits)).collect();
        Ok(Self { hashes, bands })
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
        let bands: usize = self.bands.iter().map(Band::bytes).sum();
        size_of::<Self>() + size_of::<Pdq>() * self.hashes.capacity() + bands
    }

    /// All entries that differ from `hash` in no more than `radius` bits, by position.
    #[must_use]
    pub fn near(&self, hash: Pdq, radius: Radius) -> Vec<Near> {
        let found = self.near_by_bands(hash, radius, self.len() / MEASURED_IN_ORDER);
        found.unwrap_or_else(|| self.near_by_measuring_all(hash, radius))
    }

    /// The same by measuring every entry: slow, and too simple to be wrong.
    #[must_use]
    pub fn near_by_measuring_all(&self, hash: Pdq, radius: Radius) -> Vec<Near> {
        let distances = self.hashes.iter().map(|entry| entry.distance(hash)).enumerate();
        let near = distances.map(|(entry, distance)| Near { entry, distance });
        near.filter(|near| near.distance <= radius.bits()).collect()
    }

    /// The same by the bands. `None` where there are none, or where more than `most` would have to be measured.
    fn near_by_bands(&self, hash: Pdq, radius: Radius, most: usize) -> Option<Vec<Near>> {
        let (mut found, mut notes, mut left) = (Vec::new(), Notes::default(), most);
        for (band, share) in self.bands.iter().zip(shares(radius, self.bands.len())?) {
            let Some(differing) = share.checked_sub(1) else { break };
            let candidates = band.near(hash, differing, left, &mut notes)?;
            left -= candidates.len();
            for entry in candidates {
                let entry = *entry as usize;
                let distance = self.hashes[entry].distance(hash);
                if distance <= radius.bits() {
                    found.push(Near { entry, distance });
                }
            }
        }
        found.sort_unstable_by_key(|near| near.entry);
        found.dedup();
        Some(found)
    }
}

/// Into how many bands the hashes of so many entries are cut: as few, and so as wide ones, as leave the
/// tables no larger than [`TABLES`] and [`ALWAYS`] say.
fn bands_for(entries: usize) -> usize {
    if entries < FEW {
        return 0;
    }
    let bytes = |bands: usize| cut(bands).map(Bits::table_bytes).sum::<u64>();
    let fits = |bands: &usize| bytes(*bands) <= ALWAYS + TABLES * entries as u64;
    BANDS.into_iter().find(fits).unwrap_or(*BANDS.end())
}

/// The bits of a hash, cut into so many bands as even as can be.
fn cut(bands: usize) -> impl Iterator<Item = Bits> {
    let all = Pdq::BITS as usize;
    (0..bands).map(move |n| Bits::between(n * all / bands, (n + 1) * all / bands))
}

/// The shares of so many bands in a radius, the larger first. `None` where there are no bands.
fn shares(radius: Radius, bands: usize) -> Option<impl Iterator<Item = usize>> {
    let all = usize::from(radius.0) + 1;
    let (each, over) = (all.checked_div(bands)?, all.checked_rem(bands)?);
    Some((0..bands).map(move |n| each + usize::from(n < over)))
}

/// With fewer entries than this, measuring all is as quick as looking anything up.
const FEW: usize = 256;

/// Bytes of tables for each entry, besides four for each of its bands.
const TABLES: u64 = 32;

/// Bytes of tables that few entries may have as well.
const ALWAYS: u64 = 256 << 10;

/// A band has at most 32 bits; and of more than 32 bands, some would have no share in any radius.
const BANDS: RangeInclusive<usize> = 8..=32;

/// How many entries are measured in order in the time in which one is that has to be looked up first.
const MEASURED_IN_ORDER: usize = 8;
