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
    /// Whether that is the file's own, so that coded bits may stay as they are.
    pub kept: bool,
    /// For each symbol: its code, and its length with as many bits as are to follow it, which the
    /// symbol's low four bits tell.
    symbols: Box<[Code; 256]>,
    /// For small values behind up to 15 zeros: all their bits. See [`Codes::number`].
    small: Box<[Code; 16 << SMALL]>,
}

/// Bits that are written one after the other, the last one lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub bits: u64,
    pub count: u32,
}

/// A [`Run`] of at most 27 bits that takes less room, counted with those that are to follow; none where
/// there is no code.
#[derive(Clone, Copy, Debug, Default)]
struct Code(u32);

/// Values of so many bits, the sign among them, are looked up as they are.
const SMALL: u32 = 6;

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
            return Self { kept: true, ..Self::new(definition.counts, definition.symbols) };
        }
        let mut weights = lengths.map(|bits| if bits > 0 { 1 << (24 - bits) } else { 0 });
        lacking.iter().for_each(|symbol| weights[usize::from(*symbol)] = RARE);
        let (counts, symbols) = lengths::shortest(&weights);
        Self::new(counts, &symbols)
    }

    fn new(counts: [u8; 16], symbols: &[u8]) -> Self {
        let mut all = Box::new([Code::default(); 256]);
        let mut rest = symbols.iter();
        let mut code = 0_u32;
        for (bits, count) in (1..).zip(counts) {
            for symbol in rest.by_ref().take(usize::from(count)) {
                all[usize::from(*symbol)] = Code(code << 5 | (bits + u32::from(symbol & 15)));
                code += 1;
            }
            code <<= 1;
        }
        let definition = [&counts, symbols].concat();
        let small = Box::new([Code::default(); 16 << SMALL]);
        let mut codes = Self { definition, kept: false, symbols: all, small };
        for (zeros, value) in (0..16).flat_map(|zeros| (-32..32).map(move |value| (zeros, value))) {
            let run = codes.coded(zeros << 4 | size(value), value);
            codes.small[place(zeros, value)] = Code::new(run);
        }
        codes
    }

    /// The bits of a value that is not the least of all, behind as many zeros, at most 15; none where there
    /// is no code.
    #[inline(always)]
    pub fn number(&self, zeros: u8, value: i16) -> Run {
        match self.small(zeros, value) {
            Some(run) => run,
            None => self.coded(zeros << 4 | size(value), value),
        }
    }

    /// The same, if the value is small.
    #[inline(always)]
    pub fn small(&self, zeros: u8, value: i16) -> Option<Run> {
        (-32..32).contains(&value).then(|| self.small[place(zeros, value)].run())
    }

    /// The bits of a symbol, with those of `value` that the symbol's low four bits ask for; none where the
    /// symbol has no code.
    #[inline(always)]
    pub fn coded(&self, symbol: u8, value: i16) -> Run {
        let Run { bits, count } = self.symbols[usize::from(symbol)].run();
        // Of a negative number the one below it is written.
        let below = value.wrapping_add(value >> 15).cast_unsigned();
        let follow = below & ((1 << (symbol & 15)) - 1);
        Run { bits: bits << (symbol & 15) | u64::from(follow), count }
    }

    /// The bits of a block's end.
    #[inline(always)]
    pub fn end(&self) -> Run {
        self.symbols[0].run()
    }
}

impl Code {
    fn new(Run { bits, count }: Run) -> Self {
        let bits = u32::try_from(bits).expect("a code of 16 bits, or a small value with its code");
        Self(bits << 5 | count)
    }

    #[inline(always)]
    fn run(self) -> Run {
        Run { bits: u64::from(self.0 >> 5), count: self.0 & 31 }
    }
}

impl Run {
    pub const NONE: Self = Self { bits: 0, count: 0 };

    /// This one and then `other`, together at most 63 bits.
    #[inline(always)]
    pub fn followed_by(self, other: Self) -> Self {
        Self { bits: self.bits << other.count | other.bits, count: self.count + other.count }
    }
}

/// How many bits follow the code of a value.
#[inline(always)]
fn size(value: i16) -> u8 {
    let [size, ..] = (16 - value.unsigned_abs().leading_zeros()).to_le_bytes();
    size
}

fn place(zeros: u8, value: i16) -> usize {
    usize::from(zeros & 15) << SMALL | usize::from(value.cast_unsigned() & 63)
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
        assert_eq!(codes.coded(11, 2047), Run { bits: 0x7FF, count: 15 });
        assert_eq!(codes.number(0, -511), Run { bits: 2 << 9, count: 13 });
        assert_eq!(codes.number(0, 3), Run { bits: 9 << 2 | 3, count: 6 });
    }

    #[test]
    fn what_a_table_lacks_gets_long_codes_and_the_rest_stays_short() {
        let mut counts = [0; 16];
        (counts[0], counts[1], counts[2]) = (1, 1, 1);
        for needs in [Needs::Dc, Needs::Ac, Needs::Band, Needs::Refinement] {
            let codes = Codes::of(&definition(counts, &[1, 0x21, 0]), Some(needs));
            let length = |symbol: u8| codes.coded(symbol, 0).count - u32::from(symbol & 15);
            assert_eq!([1, 0x21].map(length), [1, 2], "{needs:?}");
            assert!(needs.symbols().all(|symbol| codes.coded(symbol, 0).count > 0), "{needs:?}");
            assert!((3..=5).contains(&length(0)), "{needs:?}");
            let (counts, symbols) = codes.definition.split_first_chunk().unwrap();
            assert!(Table::new(counts, symbols).is_ok(), "{needs:?}");
        }
    }
}
