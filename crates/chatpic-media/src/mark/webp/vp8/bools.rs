//! VP8's coder of single decisions, each with a probability of 0 to 255 in 256 of being `false`
//! (RFC 6386, section 7): reading, and writing the same again.

/// Reads decisions. Behind the end there are zeros, without end.
#[derive(Clone, Debug)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    /// What was taken of `bytes` and is not yet decided; less than `range` in its unit.
    value: u64,
    /// The unit of `range` is 2 to the power of this; below 0, more bytes are needed.
    unit: i32,
    /// 128 to 255.
    range: u32,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, value: 0, unit: -8, range: 255 }
    }

    pub fn bool(&mut self, prob: u8) -> bool {
        while self.unit < 0 {
            let (byte, rest) = self.bytes.split_first().unwrap_or((&0, &[]));
            (self.value, self.bytes) = (self.value << 8 | u64::from(*byte), rest);
            self.unit += 8;
        }
        let split = split(self.range, prob);
        let bit = self.value >> self.unit >= u64::from(split);
        if bit {
            self.value -= u64::from(split) << self.unit;
        }
        self.range = if bit { self.range - split } else { split };
        let shift = self.range.leading_zeros() - 24;
        self.range <<= shift;
        self.unit -= shift.cast_signed();
        bit
    }

    pub fn flag(&mut self) -> bool {
        self.bool(128)
    }
}

/// Writes decisions.
#[derive(Debug)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    /// The lower end of what is left to decide, its upper bits to be written.
    low: u32,
    /// How many bits of `low` are ready, less 24.
    ready: i32,
    range: u32,
}

impl Writer {
    pub fn new() -> Self {
        Self { bytes: Vec::new(), low: 0, ready: -24, range: 255 }
    }

    pub fn bool(&mut self, prob: u8, bit: bool) {
        let split = split(self.range, prob);
        self.range = if bit { self.range - split } else { split };
        self.low += if bit { split } else { 0 };
        let mut shift = self.range.leading_zeros() - 24;
        self.range <<= shift;
        self.ready += shift.cast_signed();
        if self.ready >= 0 {
            let over = self.ready.cast_unsigned();
            let first = shift - over;
            let bits = u64::from(self.low) << first;
            if bits >> 32 & 1 == 1 {
                self.carry();
            }
            self.bytes.push(u8::try_from(bits >> 24 & 0xFF).expect("eight bits"));
            self.low = u32::try_from(bits & 0xFF_FFFF).expect("24 bits");
            shift = over;
            self.ready -= 8;
        }
        self.low <<= shift;
    }

    pub fn flag(&mut self, bit: bool) {
        self.bool(128, bit);
    }

    /// All that was written.
    pub fn finish(mut self) -> Vec<u8> {
        (0..32).for_each(|_| self.flag(false));
        self.bytes
    }

    /// Adds one to what is written as a number.
    fn carry(&mut self) {
        for byte in self.bytes.iter_mut().rev() {
            *byte = byte.wrapping_add(1);
            if *byte > 0 {
                break;
            }
        }
    }
}

fn split(range: u32, prob: u8) -> u32 {
    1 + (((range - 1) * u32::from(prob)) >> 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_decided_is_read_as_it_was_written() {
        let decisions = |seed: u32| {
            let mut state = seed;
            std::iter::repeat_with(move || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let prob = u8::try_from(state >> 24).unwrap();
                (prob, (state >> 12 & 0xFF) >= u32::from(prob) / 2 + 64)
            })
        };
        for seed in 0..200 {
            let len = 40 * seed as usize;
            let mut writer = Writer::new();
            decisions(seed).take(len).for_each(|(prob, bit)| writer.bool(prob, bit));
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            assert!(decisions(seed).take(len).all(|(prob, bit)| reader.bool(prob) == bit));
        }
    }

    #[test]
    fn nothing_but_likely_decisions_carries_through() {
        let mut writer = Writer::new();
        (0..9000).for_each(|at| writer.bool(1, at % 1000 > 0));
        let bytes = writer.finish();
        let mut reader = Reader::new(&bytes);
        assert!((0..9000).all(|at| reader.bool(1) == (at % 1000 > 0)));
    }
}
