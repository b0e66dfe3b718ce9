//! Huffman tables, and the bits that they decode, with the exact place where the last one stood.

use crate::Refusal;
use crate::reader::Reader;

pub(crate) const DAMAGED: Refusal = Refusal::Broken("the picture data is damaged");

/// Bits that are looked up at once; longer codes take the slow path.
const LOOKUP: u32 = 9;

/// One table as a segment defines it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Definition<'a> {
    /// 0 for tables of differences (DC), 1 for those of runs and sizes (AC).
    pub class: usize,
    pub number: usize,
    /// How many codes there are of each length, from 1 bit to 16.
    pub counts: [u8; 16],
    /// What the codes stand for, in their order.
    pub symbols: &'a [u8],
    /// All of it as it stands in the segment.
    pub bytes: &'a [u8],
}

/// The tables that a segment of code tables defines.
pub(crate) fn definitions(segment: &[u8]) -> Result<Vec<Definition<'_>>, Refusal> {
    const BAD: Refusal = Refusal::Broken("a code table is broken");
    let mut reader = Reader::new(segment);
    let mut all = Vec::new();
    while !reader.is_empty() {
        let rest = reader.rest();
        let head = reader.u8()?;
        let counts = reader.array::<16>().map_err(|_| BAD)?;
        let symbols = counts.iter().map(|n| usize::from(*n)).sum();
        let symbols = reader.take(symbols).map_err(|_| BAD)?;
        let (class, number) = (usize::from(head >> 4), usize::from(head & 15));
        if class > 1 || number > 3 || symbols.len() > 256 {
            return Err(BAD);
        }
        let bytes = &rest[..17 + symbols.len()];
        all.push(Definition { class, number, counts, symbols, bytes });
    }
    Ok(all)
}

#[derive(Debug)]
pub(crate) struct Table {
    /// For each beginning of `LOOKUP` bits: the code's symbol, and the length of the code with the bits
    /// that follow it, which the symbol's low four bits tell; 0 where the code is longer.
    lookup: Box<[(u8, u8); 1 << LOOKUP]>,
    /// For each length: the first code that is longer, shifted to 16 bits, and what is added to a
    /// code of that length for the symbol's place.
    lengths: [(u32, i32); 17],
    symbols: Vec<u8>,
}

impl Table {
    /// Reads a table from its 16 counts and their symbols.
    pub fn new(counts: &[u8; 16], symbols: &[u8]) -> Result<Self, Refusal> {
        const BAD: Refusal = Refusal::Broken("a code table is broken");
        let mut lookup = Box::new([(0, 0); 1 << LOOKUP]);
        let mut lengths = [(0, 0); 17];
        let (mut code, mut place) = (0_u32, 0_usize);
        for (bits, &count) in (1_u8..).zip(counts) {
            let shift = 16 - u32::from(bits);
            let first = i32::try_from(code).map_err(|_| BAD)?;
            lengths[usize::from(bits)].1 = i32::try_from(place).map_err(|_| BAD)? - first;
            for _ in 0..count {
                let symbol = *symbols.get(place).ok_or(BAD)?;
                if let Some(free) = LOOKUP.checked_sub(u32::from(bits)) {
                    let begin = usize::try_from(code << free).map_err(|_| BAD)?;
                    lookup
                        .get_mut(begin..begin + (1 << free))
                        .ok_or(BAD)?
                        .fill((bits + (symbol & 15), symbol));
                }
                code += 1;
                place += 1;
            }
            // No code is all ones.
            if count > 0 && code >= 1 << bits {
                return Err(BAD);
            }
            lengths[usize::from(bits)].0 = code << shift;
            code <<= 1;
        }
        Ok(Self { lookup, lengths, symbols: symbols.to_vec() })
    }

    /// The code that begins the topmost bits of `loaded`: its length with the bits that follow it,
    /// which the symbol's low four bits tell, and the symbol.
    #[inline(always)]
    fn find(&self, loaded: u64) -> Option<(u8, u8)> {
        let [low, high, ..] = (loaded >> (64 - LOOKUP)).to_le_bytes();
        let found = self.lookup[usize::from(u16::from_le_bytes([low, high]))];
        if found.0 > 0 { Some(found) } else { self.find_long(loaded) }
    }

    #[cold]
    fn find_long(&self, loaded: u64) -> Option<(u8, u8)> {
        let ahead = u32::try_from(loaded >> 48).ok()?;
        let bits = (10_u8..=16).find(|bits| ahead < self.lengths[usize::from(*bits)].0)?;
        let code = i32::try_from(ahead >> (16 - u32::from(bits))).ok()?;
        let place = usize::try_from(code + self.lengths[usize::from(bits)].1).ok()?;
        let symbol = *self.symbols.get(place)?;
        Some((bits + (symbol & 15), symbol))
    }
}

/// Reads one scan's bits up to the next marker.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bits<'a> {
    data: &'a [u8],
    /// What has not been loaded.
    ahead: &'a [u8],
    /// Loaded bits, the next one topmost; below `left` of them are zeros, or bits that come next.
    loaded: u64,
    left: u32,
}

impl<'a> Bits<'a> {
    pub fn new(data: &'a [u8]) -> Self {
        Self { data, ahead: data, loaded: 0, left: 0 }
    }

    #[inline]
    pub fn symbol(&mut self, table: &Table) -> Result<u8, Refusal> {
        self.load();
        let (length, symbol) = table.find(self.loaded).ok_or(DAMAGED)?;
        self.drop_loaded(u32::from(length - (symbol & 15)))?;
        Ok(symbol)
    }

    /// A symbol whose low four bits say how many bits of a number follow, and that number; 0 where
    /// none does.
    #[inline(always)]
    pub fn number(&mut self, table: &Table) -> Result<(u8, i16), Refusal> {
        self.load();
        let (length, symbol) = table.find(self.loaded).ok_or(DAMAGED)?;
        let size = symbol & 15;
        let rest = self.loaded << (length - size);
        let [low, high, ..] = (rest >> 1 >> (63 - size)).to_le_bytes();
        // Numbers that begin with a zero are negative, by all bits of a number one less.
        let lowest = if rest >> 63 == 0 { (-1_i16 << size) + 1 } else { 0 };
        self.drop_loaded(u32::from(length))?;
        Ok((symbol, u16::from_le_bytes([low, high]).cast_signed() + lowest))
    }

    /// The next `count` bits, at most 16.
    #[inline]
    pub fn take(&mut self, count: u8) -> Result<u32, Refusal> {
        if count == 0 {
            return Ok(0);
        }
        self.load();
        let value = self.loaded >> (64 - u32::from(count));
        self.drop_loaded(u32::from(count))?;
        u32::try_from(value).map_err(|_| DAMAGED)
    }

    /// Passes over `count` bits.
    #[inline]
    pub fn skip(&mut self, mut count: u32) -> Result<(), Refusal> {
        while count > 32 {
            self.load();
            self.drop_loaded(32)?;
            count -= 32;
        }
        self.load();
        self.drop_loaded(count)
    }

    /// Ends the interval: forgets the bits that fill the last byte, and tells where the next byte
    /// stands.
    pub fn align(&mut self) -> usize {
        let mut next = self.data.len() - self.ahead.len();
        for _ in 0..self.left / 8 {
            // A stuffed zero belongs to the 0xFF before it: after a loaded 0xFF there always is one.
            let stuffed = next >= 2 && self.data[next - 2..next] == [0xFF, 0];
            next -= if stuffed { 2 } else { 1 };
        }
        self.ahead = &self.data[next..];
        (self.loaded, self.left) = (0, 0);
        next
    }

    /// Passes over a restart marker, which has to stand exactly here, fill bytes aside.
    pub fn restart(&mut self, number: u8) -> Result<(), Refusal> {
        let fill = self.ahead.iter().take_while(|byte| **byte == 0xFF).count();
        if fill == 0 || self.ahead.get(fill) != Some(&(0xD0 + number)) {
            return Err(DAMAGED);
        }
        self.ahead = &self.ahead[fill + 1..];
        Ok(())
    }

    #[inline(always)]
    fn load(&mut self) {
        if self.left >= 32 {
            return;
        }
        // Most of the time the next eight bytes are plain ones.
        if let Some(ahead) = self.ahead.first_chunk::<8>() {
            let word = u64::from_be_bytes(*ahead);
            if !holds_ff(word) {
                // What stands below the whole bytes is loaded again with them, and the same.
                self.loaded |= word >> self.left;
                let bytes = (64 - self.left) / 8;
                self.ahead = &self.ahead[bytes as usize..];
                self.left += 8 * bytes;
                return;
            }
        }
        *self = self.loaded_bytewise();
    }

    /// By value, so that a caller's copy can stay out of memory.
    #[cold]
    #[inline(never)]
    fn loaded_bytewise(mut self) -> Self {
        while self.left <= 56 {
            let byte;
            (byte, self.ahead) = match self.ahead {
                [0xFF, 0, ahead @ ..] => (0xFF, ahead),
                [0xFF, ..] | [] => return self,
                [byte, ahead @ ..] => (*byte, ahead),
            };
            self.loaded |= u64::from(byte) << (56 - self.left);
            self.left += 8;
        }
        self
    }

    #[inline(always)]
    fn drop_loaded(&mut self, count: u32) -> Result<(), Refusal> {
        self.left = self.left.checked_sub(count).ok_or(DAMAGED)?;
        self.loaded <<= count;
        Ok(())
    }
}

/// Whether one of the bytes of `word` is 0xFF.
#[inline]
fn holds_ff(word: u64) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    (!word).wrapping_sub(ONES) & word & (ONES << 7) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_every_length_are_found() {
        let symbols: Vec<u8> = (1..=16).collect();
        let table = Table::new(&[1; 16], &symbols).unwrap();
        // The code of length n is n - 1 ones and a zero.
        for bits in 1..=16_u8 {
            let ones = u16::MAX.checked_shl(u32::from(17 - bits)).unwrap_or(0);
            let mut data = Vec::new();
            for byte in ones.to_be_bytes().into_iter().chain([0; 4]) {
                data.push(byte);
                if byte == 0xFF {
                    data.push(0);
                }
            }
            assert_eq!(Bits::new(&data).symbol(&table), Ok(bits));
        }
        assert_eq!(Bits::new(&[0xFF, 0, 0xFF, 0]).symbol(&table), Err(DAMAGED), "all ones");
    }

    #[test]
    fn a_table_that_is_no_tree_is_refused() {
        for (counts, symbols) in [([2; 16], 32), ([255; 16], 255), ([1; 16], 3)] {
            assert!(Table::new(&counts, &vec![0; symbols]).is_err());
        }
    }

    #[test]
    fn the_place_after_the_last_bit_counts_stuffed_zeros() {
        let data = [0x12, 0xFF, 0, 0xFF, 0, 0x34, 0xFF, 0xD0, 0x56];
        for (skipped, place) in [(0, 0), (1, 1), (8, 1), (9, 3), (16, 3), (17, 5), (32, 6)] {
            let mut bits = Bits::new(&data);
            bits.skip(skipped).unwrap();
            assert_eq!(bits.align(), place, "{skipped} bits");
        }
        let mut bits = Bits::new(&data);
        assert_eq!(bits.skip(33), Err(DAMAGED), "past a marker");
        let mut bits = Bits::new(&data);
        bits.skip(32).unwrap();
        bits.align();
        assert_eq!(bits.restart(1), Err(DAMAGED));
        assert_eq!(bits.restart(0), Ok(()));
        assert_eq!(bits.take(8), Ok(0x56));
    }
}
