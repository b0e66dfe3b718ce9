//! Huffman tables, and the bits that they decode, with the exact place where the last one stood.

use crate::Refusal;

pub(super) const DAMAGED: Refusal = Refusal::Broken("the picture data is damaged");

/// Bits that are looked up at once; longer codes take the slow path.
const LOOKUP: u32 = 9;

#[derive(Debug)]
pub(super) struct Table {
    /// For each beginning of `LOOKUP` bits: the code's length and its symbol; 0 where it is longer.
    lookup: Vec<(u8, u8)>,
    /// For each length: the first code that is longer, shifted to 16 bits, and what is added to a
    /// code of that length for the symbol's place.
    lengths: [(u32, i32); 17],
    symbols: Vec<u8>,
}

impl Table {
    /// Reads a table from its 16 counts and their symbols.
    pub fn new(counts: &[u8; 16], symbols: &[u8]) -> Result<Self, Refusal> {
        const BAD: Refusal = Refusal::Broken("a code table is broken");
        let mut lookup = vec![(0, 0); 1 << LOOKUP];
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
                    lookup.get_mut(begin..begin + (1 << free)).ok_or(BAD)?.fill((bits, symbol));
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

    #[inline]
    fn find(&self, ahead: u32) -> Option<(u8, u8)> {
        let (bits, symbol) = self.lookup[usize::try_from(ahead >> (16 - LOOKUP)).ok()?];
        if bits > 0 {
            return Some((bits, symbol));
        }
        let bits = (10_u8..=16).find(|bits| ahead < self.lengths[usize::from(*bits)].0)?;
        let code = i32::try_from(ahead >> (16 - u32::from(bits))).ok()?;
        let place = usize::try_from(code + self.lengths[usize::from(bits)].1).ok()?;
        Some((bits, *self.symbols.get(place)?))
    }
}

/// Reads one scan's bits up to the next marker.
#[derive(Debug)]
pub(super) struct Bits<'a> {
    data: &'a [u8],
    /// The next byte to load.
    next: usize,
    /// Loaded bits, the next one topmost; below `left` of them are zeros.
    loaded: u64,
    left: u32,
}

impl<'a> Bits<'a> {
    pub fn new(data: &'a [u8]) -> Self {
        Self { data, next: 0, loaded: 0, left: 0 }
    }

    #[inline]
    pub fn symbol(&mut self, table: &Table) -> Result<u8, Refusal> {
        self.load();
        let ahead = u32::try_from(self.loaded >> 48).map_err(|_| DAMAGED)?;
        let (bits, symbol) = table.find(ahead).ok_or(DAMAGED)?;
        self.drop_loaded(u32::from(bits))?;
        Ok(symbol)
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
        for _ in 0..self.left / 8 {
            // A stuffed zero belongs to the 0xFF before it: after a loaded 0xFF there always is one.
            let stuffed = self.next >= 2 && self.data[self.next - 2..self.next] == [0xFF, 0];
            self.next -= if stuffed { 2 } else { 1 };
        }
        (self.loaded, self.left) = (0, 0);
        self.next
    }

    /// Passes over a restart marker, which has to stand exactly here, fill bytes aside.
    pub fn restart(&mut self, number: u8) -> Result<(), Refusal> {
        let rest = &self.data[self.next..];
        let fill = rest.iter().take_while(|byte| **byte == 0xFF).count();
        if fill == 0 || rest.get(fill) != Some(&(0xD0 + number)) {
            return Err(DAMAGED);
        }
        self.next += fill + 1;
        Ok(())
    }

    #[inline]
    fn load(&mut self) {
        if self.left >= 32 {
            return;
        }
        while self.left <= 56 {
            let byte = match self.data.get(self.next..) {
                Some([0xFF, 0, ..]) => {
                    self.next += 2;
                    0xFF
                }
                Some([0xFF, ..] | []) | None => return,
                Some([byte, ..]) => {
                    self.next += 1;
                    *byte
                }
            };
            self.loaded |= u64::from(byte) << (56 - self.left);
            self.left += 8;
        }
    }

    #[inline]
    fn drop_loaded(&mut self, count: u32) -> Result<(), Refusal> {
        self.left = self.left.checked_sub(count).ok_or(DAMAGED)?;
        self.loaded <<= count;
        Ok(())
    }
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
