//! Padmé: lengths rounded up, so that a stored length does not tell which picture it is.

/// The length to which `len` bytes are padded: at most 12 % more, and ever less for larger ones.
///
/// A length keeps only as many leading bits as its own logarithm has bits: a picture of 3 MB shares
/// its padded length with all within the same 64 KiB.
pub fn padme(len: u64) -> u64 {
    if len < 2 {
        return len;
    }
    let exponent = len.ilog2();
    let kept_bits = exponent.ilog2() + 1;
    let mask = (1_u64 << (exponent - kept_bits)) - 1;
    // A length at the very end of what a u64 holds has no rounder one above it.
    len.checked_add(mask).map_or(u64::MAX, |sum| sum & !mask)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn small_lengths_are_as_in_the_paper() {
        let padded: Vec<u64> = (0..=20).map(padme).collect();
        let expected = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 10, 12, 12, 14, 14, 16, 16, 18, 18, 20, 20];
        assert_eq!(padded, expected);
        assert_eq!(padme(3_000_001), 3_014_656);
        assert_eq!(padme(u64::MAX), u64::MAX);
    }

    proptest! {
        #[test]
        fn padding_never_shrinks_adds_at_most_an_eighth_and_is_stable(len in 0..=u64::MAX / 2) {
            let padded = padme(len);
            prop_assert!(padded >= len);
            prop_assert!(padded - len <= len / 8);
            prop_assert_eq!(padme(padded), padded);
            prop_assert!(padme(len + 1) >= padded);
        }
    }
}
