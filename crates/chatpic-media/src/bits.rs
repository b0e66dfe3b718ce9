//! A cursor over bits, the highest of a byte first.

use crate::Refusal;

pub(crate) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

const CUT: Refusal = Refusal::Broken("a header of a codec is cut off");

impl<'a> Bits<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// An unsigned number of at most 32 bits.
    pub fn read(&mut self, count: u32) -> Result<u32, Refusal> {
        (0..count).try_fold(0, |value, _| Ok(value << 1 | u32::from(self.flag()?)))
    }

    pub fn flag(&mut self) -> Result<bool, Refusal> {
        let byte = self.bytes.get(self.at / 8).ok_or(CUT)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Ok(bit == 1)
    }

    pub fn skip(&mut self, count: u32) {
        self.at = self.at.saturating_add(count as usize);
    }

    /// Goes back by bits that were read.
    pub fn back(&mut self, count: usize) {
        self.at -= count;
    }

    /// Passes over a number whose leading zeros say how many bits it has.
    pub fn skip_uvlc(&mut self) -> Result<(), Refusal> {
        let mut zeros = 0;
        while !self.flag()? {
            zeros += 1;
        }
        if zeros < 32 {
            self.read(zeros)?;
        }
        Ok(())
    }

    /// An Exp-Golomb number of at most 32 bits, as H.264 and H.265 write them.
    pub fn golomb(&mut self) -> Result<u32, Refusal> {
        let mut zeros = 0;
        while !self.flag()? {
            zeros += 1;
        }
        if zeros > 31 {
            return Err(Refusal::Broken("a number in a header of a codec is too large"));
        }
        Ok(((1 << zeros) - 1) + self.read(zeros)?)
    }

    /// How many bits have been read.
    pub fn position(&self) -> usize {
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_come_highest_first_and_end_in_a_refusal() {
        let mut bits = Bits::new(&[0b1010_0110, 0xFF]);
        assert!(bits.flag().unwrap());
        assert_eq!(bits.read(5).unwrap(), 0b01001);
        assert_eq!(bits.read(10).unwrap(), 0b10_1111_1111);
        assert_eq!(bits.read(1).unwrap_err(), CUT);
    }

    #[test]
    fn a_variable_number_is_passed_over_whole() {
        let mut bits = Bits::new(&[0b0010_1100]);
        bits.skip_uvlc().unwrap();
        assert_eq!(bits.read(3).unwrap(), 0b100);
    }

    #[test]
    fn exp_golomb_numbers_are_read() {
        let mut bits = Bits::new(&[0b1010_0110, 0b0100_0010, 0b1000_0000]);
        let read: Vec<_> = (0..4).map(|_| bits.golomb().unwrap()).collect();
        assert_eq!(read, [0, 1, 2, 3]);
        assert_eq!(bits.golomb().unwrap(), 4);
        let mut large = Bits::new(&[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        assert!(large.golomb().is_err());
    }
}
