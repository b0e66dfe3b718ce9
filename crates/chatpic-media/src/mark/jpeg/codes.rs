//! Huffman tables to write with. A table of the file is kept where it has a code for everything that
//! changed coefficients may need; a table that lacks some gets codes for them too, as long ones as a
//! code may be, so that what it had stays about as short as it was. So a scan is written while it is
//! read, without a first look at what it will need.

use crate::jpeg::Definition;

/// What a table has to have codes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// Differences of first coefficients.
    Dc,
    /// Whole blocks.
    Ac,
    /// Coefficients of a band, and runs of blocks that have none.
    Band,
    /// What a refinement adds to a band.
    Refinement,
}

/// A table as it is written.
#[derive(Debug)]
pub(super) struct Codes {
    /// Its definition in a segment, behind the byte that names it.
    pub definition: Vec<u8>,
    /// For each symbol: its code, shifted by as many bits as are to follow it (the symbol's low four
    /// bits say so), and the length of both together; 0 where it has no code.
    entries: Box<[(u32, u32); 256]>,
}

impl Codes {
    /// The table of `definition`, which has to be one that can be read, with what `needs` asks for.
    pub fn of(definition: &Definition<'_>, needs: Option<Needs>) -> Self {
        let mut lengths = [0_u8; 256];
        let mut symbols = definition.symbols.iter();
        for (bits, count) in (1..).zip(definition.counts) {
            for symbol in symbols.by_ref().take(usize::from(count)) {
                // Of two codes for one thing readers know both.
                lengths[usize::from(*symbol)] = bits;
            }
        }
        let lacking = |symbol: &u8| lengths[usize::from(*symbol)] == 0;
        let lacking: Vec<u8> = needs.into_iter().flat_map(Needs::symbols).filter(lacking).collect();
        if lacking.is_empty() {
            return Self::new(definition.counts, definition.symbols);
        }
        let mut weights = lengths.map(|bits| if bits > 0 { 1 << (24 - bits) } else { 0 });
        lacking.iter().for_each(|symbol| weights[usize::from(*symbol)] = RARE);
        let (counts, symbols) = lengths::shortest(&weights);
        Self::new(counts, &symbols)
    }

    fn new(counts: [u8; 16], symbols: &[u8]) -> Self {
        let mut entries = Box::new([(0, 0); 256]);
        let mut rest = symbols.iter();
        let mut code = 0_u32;
        for (bits, count) in (1..).zip(counts) {
            for symbol in rest.by_ref().take(usize::from(count)) {
                let size = u32::from(symbol & 15);
                entries[usize::from(*symbol)] = (code << size, bits + size);
                code += 1;
            }
            code <<= 1;
        }
        Self { definition: [&counts, symbols].concat(), entries }
    }

    #[inline]
    pub fn entry(&self, symbol: u8) -> (u32, u32) {
        self.entries[usize::from(symbol)]
    }
}

impl Needs {
    fn symbols(self) -> impl Iterator<Item = u8> {
        (0..=255_u8).filter(move |symbol| {
            let (zeros, size) = (symbol >> 4, symbol & 15);
            match self {
                Self::Dc => *symbol <= 11,
                Self::Ac => matches!((zeros, size), (_, 1..=10) | (0 | 15, 0)),
                Self::Band => size <= 10,
                Self::Refinement => size <= 1,
            }
        })
    }
}

/// The weight of a symbol that the file had no code for; the likeliest it had have 2²³.
const RARE: u32 = 1 << 6;

mod lengths;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jpeg::Table;

    fn definition<'a>(counts: [u8; 16], symbols: &'a [u8]) -> Definition<'a> {
        Definition { class: 1, number: 0, counts, symbols, bytes: &[] }
    }

    #[test]
    fn a_table_that_has_everything_is_kept() {
        let mut counts = [0; 16];
        counts[3] = 12;
        let symbols: Vec<u8> = (0..12).rev().collect();
        let codes = Codes::of(&definition(counts, &symbols), Some(Needs::Dc));
        assert_eq!(codes.definition, [&counts[..], &symbols].concat());
        assert_eq!(codes.entry(11), (0, 15));
        assert_eq!(codes.entry(9), (2 << 9, 13));
    }

    #[test]
    fn what_a_table_lacks_gets_long_codes_and_the_rest_stays_short() {
        let mut counts = [0; 16];
        (counts[0], counts[1], counts[2]) = (1, 1, 1);
        for needs in [Needs::Dc, Needs::Ac, Needs::Band, Needs::Refinement] {
            let codes = Codes::of(&definition(counts, &[1, 0x21, 0]), Some(needs));
            let length = |symbol: u8| codes.entry(symbol).1 - u32::from(symbol & 15);
            assert_eq!([1, 0x21].map(length), [1, 2], "{needs:?}");
            assert!(needs.symbols().all(|symbol| codes.entry(symbol).1 > 0), "{needs:?}");
            assert!((3..=5).contains(&length(0)), "{needs:?}");
            let (counts, symbols) = codes.definition.split_first_chunk().unwrap();
            assert!(Table::new(counts, symbols).is_ok(), "{needs:?}");
        }
    }
}
