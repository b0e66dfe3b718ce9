//! Huffman tables, and the bits that they decode, with the exact place where the last one stood.

use crate::Refusal;
use crate::reader::Reader;

pub(crate) const DAMAGED: Refusal = Refusal::Broken("the picture data is damaged");

/// Bits that are looked up at once; longer codes take the slow path.
const LOOKUP: u32 = 11;

/// The shortest of those.
const LONG: u8 = 12;

/// Bits that are there after loading.
const FULL: u32 = 56;

/// Bits that are looked up at once for codes together with what follows them.
const WHOLE: u32 = 11;

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
    /// For each beginning of `WHOLE` bits: what it holds as a whole, if anything.
    whole: Box<[Whole; 1 << WHOLE]>,
    /// For each length: the first code that is longer, shifted to 16 bits, and what is added to a
    /// code of that length for the symbol's place.
    lengths: [(u32, i32); 17],
    symbols: Vec<u8>,
}

/// One or two codes of a sequential scan's coefficients with all bits that follow them, in one number, so
/// that to read them takes few instructions. From below: 8 bits for how many bits all of them are, 8 for
/// how far both take, 8 for how far the second takes, which is 0 where there is none, 8 zeros, 16 for what
/// the first stands for, 16 for the second, or 0. Nothing follows a code that ends the block.
#[derive(Clone, Copy, Debug)]
struct Whole(u64);

impl Whole {
    /// The bits of the first code are more than were looked up: no bits, and steps beyond any block.
    const LONG: Self = Self(192 << 8);

    fn one(length: u8, step: u8, value: i16) -> Self {
        let value = u64::from(value.cast_unsigned());
        Self(value << 32 | u64::from(step) << 8 | u64::from(length))
    }

    fn followed_by(self, other: Self) -> Self {
        let step = u64::from(other.step());
        let value = u64::from(other.values()[0].cast_unsigned());
        Self(self.0 + (value << 48 | step << 16 | step << 8 | u64::from(other.length())))
    }

    /// How far both take.
    fn step(self) -> u8 {
        self.0.to_le_bytes()[1]
    }

    #[inline(always)]
    fn values(self) -> [i16; 2] {
        let [.., a, b, c, d] = self.0.to_le_bytes();
        [i16::from_le_bytes([a, b]), i16::from_le_bytes([c, d])]
    }

    #[inline(always)]
    fn second_step(self) -> u8 {
        self.0.to_le_bytes()[2]
    }

    #[inline(always)]
    fn length(self) -> u8 {
        self.0.to_le_bytes()[0]
    }

    #[inline(always)]
    fn is_long(self) -> bool {
        self.length() == 0
    }
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
        let whole = Box::new([Whole::LONG; 1 << WHOLE]);
        let mut table = Self { lookup, whole, lengths, symbols: symbols.to_vec() };
        table.look_up_whole();
        Ok(table)
    }

    fn look_up_whole(&mut self) {
        for (begin, whole) in (0..1 << WHOLE).zip(0..) {
            let loaded: u64 = begin << (64 - WHOLE);
            if let Some((length, symbol)) = self.find(loaded)
                && u32::from(length) <= WHOLE
            {
                let value = number(loaded << (length - (symbol & 15)), symbol & 15);
                self.whole[whole] = Whole::one(length, step(symbol), value);
            }
        }
        // Behind the first one stand fewer bits, and then zeros.
        let single = self.whole.clone();
        for (begin, whole) in self.whole.iter_mut().enumerate() {
            let second = single[begin << whole.length() & ((1 << WHOLE) - 1)];
            let fits = u32::from(whole.length() + second.length()) <= WHOLE;
            if fits && whole.step() <= LAST && !second.is_long() {
                *whole = whole.followed_by(second);
            }
        }
    }

    /// The code that begins the topmost bits of `loaded`: its length with the bits that follow it,
    /// which the symbol's low four bits tell, and the symbol.
    #[inline(always)]
    fn find(&self, loaded: u64) -> Option<(u8, u8)> {
        let found = self.lookup[top::<LOOKUP>(loaded)];
        if found.0 > 0 { Some(found) } else { self.find_long(loaded) }
    }

    #[cold]
    fn find_long(&self, loaded: u64) -> Option<(u8, u8)> {
        let ahead = u32::try_from(loaded >> 48).ok()?;
        let bits = (LONG..=16).find(|bits| ahead < self.lengths[usize::from(*bits)].0)?;
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
    /// Zeros behind an 0xFF that have been loaded.
    stuffed: usize,
    /// Loaded bits, the next one topmost; below `left` of them are zeros, or bits that come next.
    loaded: u64,
    left: u32,
}

impl<'a> Bits<'a> {
    pub fn new(data: &'a [u8]) -> Self {
        Self { data, ahead: data, stuffed: 0, loaded: 0, left: 0 }
    }

    #[inline(always)]
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
        let value = number(self.loaded << (length - (symbol & 15)), symbol & 15);
        self.drop_loaded(u32::from(length))?;
        Ok((symbol, value))
    }

    /// Reads a block's coefficients but the first, as a sequential scan has them, and hands each to
    /// `each` with its place in zigzag order; with them some zeros, and whatever for places from 64 on,
    /// which mean nothing. What it hands on last of a place is right.
    #[inline(always)]
    pub fn coefficients(
        &mut self,
        table: &Table,
        mut each: impl FnMut(u8, i16),
    ) -> Result<(), Refusal> {
        // The place that was read last.
        let mut place = 0;
        loop {
            self.load();
            // From below: the bits that were used, and the place.
            let mut sums = u64::from(place) << 8;
            let mut single = false;
            // As many as one load lasts for: whether another is needed can't be foreseen, and to guess
            // wrongly costs as much as to read two.
            for _ in 0..FULL / WHOLE {
                let whole = table.whole[top::<WHOLE>(self.loaded)];
                let [first, second] = whole.values();
                let sum = sums.wrapping_add(whole.0);
                let [used, after, ..] = sum.to_le_bytes();
                let before = after - whole.second_step();
                // Where there is no second, the first stands in its place.
                each(after, second);
                each(before, first);
                if after >= LAST {
                    // A second one behind the last coefficient is the next block's.
                    single = whole.is_long() || before >= LAST && before < after;
                    if single {
                        break;
                    }
                    self.left = self.left.checked_sub(u32::from(used)).ok_or(DAMAGED)?;
                    self.loaded <<= whole.length();
                    return match after > LAST && (second != 0 || before > LAST && first != 0) {
                        true => Err(DAMAGED),
                        false => Ok(()),
                    };
                }
                self.loaded <<= whole.length();
                sums = sum;
            }
            let [used, read, ..] = sums.to_le_bytes();
            self.left = self.left.checked_sub(u32::from(used)).ok_or(DAMAGED)?;
            place = read;
            if single {
                let (symbol, value) = self.number(table)?;
                place += step(symbol);
                each(place, value);
                match place {
                    ..LAST => {}
                    _ if place > LAST && value != 0 => return Err(DAMAGED),
                    _ => return Ok(()),
                }
            }
        }
    }

    /// The next `count` bits, at most 16.
    #[inline(always)]
    pub fn take(&mut self, count: u8) -> Result<u32, Refusal> {
        if self.left < u32::from(count) {
            self.load();
        }
        if count == 0 {
            return Ok(0);
        }
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
        if self.left < count {
            self.load();
        }
        self.drop_loaded(count)
    }

    /// The next `count` bits, at most [`MOST`](Self::MOST).
    #[inline(always)]
    pub fn run(&mut self, count: u32) -> Result<u64, Refusal> {
        self.load();
        let bits = self.loaded.checked_shr(64 - count).unwrap_or(0);
        self.drop_loaded(count)?;
        Ok(bits)
    }

    /// The most bits that [`run`](Self::run) takes.
    pub const MOST: u32 = 48;

    /// How many bits stand before the next one. Restart markers count too, so that it tells distances
    /// between two of them only.
    #[inline]
    pub fn place(&self) -> usize {
        8 * (self.data.len() - self.ahead.len() - self.stuffed) - self.left as usize
    }

    /// Ends the interval: forgets the bits that fill the last byte, and tells where the next byte
    /// stands.
    pub fn align(&mut self) -> usize {
        let mut next = self.data.len() - self.ahead.len();
        for _ in 0..self.left / 8 {
            // A stuffed zero belongs to the 0xFF before it: after a loaded 0xFF there always is one.
            let stuffed = next >= 2 && self.data[next - 2..next] == [0xFF, 0];
            next -= if stuffed { 2 } else { 1 };
            self.stuffed -= usize::from(stuffed);
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

    /// Loads at least [`FULL`] bits, or all that are left. Without a look at how many there are: it would
    /// be guessed wrongly too often.
    #[inline(always)]
    fn load(&mut self) {
        if let Some(ahead) = self.ahead.first_chunk::<8>() {
            let word = u64::from_be_bytes(*ahead);
            let bytes = (63 - self.left) / 8;
            if !holds_ff(word & !(u64::MAX >> (8 * bytes))) {
                // What stands below the whole bytes is loaded again with them, and the same.
                self.loaded |= word >> self.left;
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
        while self.left < FULL {
            let byte;
            (byte, self.ahead) = match self.ahead {
                [0xFF, 0, ahead @ ..] => {
                    self.stuffed += 1;
                    (0xFF, ahead)
                }
                [0xFF, ..] | [] => return self,
                [byte, ahead @ ..] => (*byte, ahead),
            };
            self.loaded |= u64::from(byte) << (FULL - self.left);
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

/// The number in the topmost `size` bits, at most 15.
#[inline(always)]
fn number(bits: u64, size: u8) -> i16 {
    let [low, high, ..] = (bits >> 1 >> (63 - size)).to_le_bytes();
    // Numbers that begin with a zero are negative, by all bits of a number one less.
    let lowest = if bits >> 63 == 0 { (-1_i16 << size) + 1 } else { 0 };
    u16::from_le_bytes([low, high]).cast_signed() + lowest
}

/// The place of a block's last coefficient.
const LAST: u8 = 63;

/// How far a symbol of a sequential scan takes: its zeros, and the coefficient after them; at a block's
/// end, beyond any block.
#[inline(always)]
fn step(symbol: u8) -> u8 {
    match symbol {
        0xF0 => 16,
        _ if symbol & 15 == 0 => 128,
        _ => (symbol >> 4) + 1,
    }
}

/// The topmost bits, so many of them.
#[inline(always)]
fn top<const BITS: u32>(bits: u64) -> usize {
    usize::try_from(bits >> (64 - BITS)).unwrap_or(0)
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
