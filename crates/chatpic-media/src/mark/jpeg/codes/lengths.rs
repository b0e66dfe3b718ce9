//! Code lengths of a Huffman table, as section K.2 of the JPEG standard finds them.

/// The table for symbols that are as likely as `weights`; those without weight get no code. At least
/// one symbol has to have one, and the weights sum up to less than 2³².
///
/// No code is longer than 16 bits or all ones.
pub(super) fn shortest(weights: &[u32; 256]) -> ([u8; 16], Vec<u8>) {
    let mut by_length = counts(weights);
    // Codes of more than 16 bits: a pair of the longest becomes one that is a bit shorter, and its
    // other half goes beside a shorter code, which gets a bit longer.
    for length in (17..by_length.len()).rev() {
        while by_length[length] > 0 {
            let shorter = (1..=length - 2).rev().find(|shorter| by_length[*shorter] > 0);
            let shorter = shorter.expect("codes of one length alone are not longer than 8 bits");
            by_length[length] -= 2;
            by_length[length - 1] += 1;
            by_length[shorter + 1] += 2;
            by_length[shorter] -= 1;
        }
    }
    // The code that is all ones was kept free by one symbol more.
    let longest = by_length.iter().rposition(|count| *count > 0).expect("there is a code");
    by_length[longest] -= 1;

    let mut symbols: Vec<u8> =
        (0..=255).filter(|symbol| weights[usize::from(*symbol)] > 0).collect();
    symbols.sort_by_key(|symbol| std::cmp::Reverse(weights[usize::from(*symbol)]));
    let mut counts = [0; 16];
    for (count, from) in counts.iter_mut().zip(&by_length[1..]) {
        *count = u8::try_from(*from).expect("at most 256 codes, the last one left free");
    }
    (counts, symbols)
}

/// How many codes have each length, in a tree without bounds.
fn counts(weights: &[u32; 256]) -> Vec<u16> {
    // Each with the symbols under it; the last symbol is the one that keeps a code free.
    let mut trees: Vec<(u32, Vec<usize>)> = (0..256)
        .filter(|symbol| weights[*symbol] > 0)
        .map(|symbol| (weights[symbol], vec![symbol]))
        .collect();
    trees.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    trees.push((0, vec![256]));
    let mut lengths = [0_usize; 257];
    while let (Some((lightest, mut under)), Some((other, more))) = (trees.pop(), trees.pop()) {
        let weight = lightest + other;
        under.extend(more);
        under.iter().for_each(|symbol| lengths[*symbol] += 1);
        if trees.is_empty() {
            break;
        }
        trees.insert(trees.partition_point(|tree| tree.0 >= weight), (weight, under));
    }
    let longest = lengths.iter().max().map_or(0, |most| *most);
    let mut counts = vec![0; longest.max(16) + 1];
    lengths.iter().filter(|length| **length > 0).for_each(|length| counts[*length] += 1);
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kraft(counts: &[u8; 16]) -> u32 {
        (1..).zip(counts).map(|(bits, count)| u32::from(*count) << (16 - bits)).sum()
    }

    #[test]
    fn codes_fit_and_likelier_symbols_have_shorter_ones() {
        let mut weights = [0; 256];
        // Like Fibonacci's numbers, which make a tree as deep as can be.
        let (mut a, mut b) = (1, 2);
        for weight in &mut weights[..40] {
            *weight = a;
            (a, b) = (b, a + b);
        }
        let (counts, symbols) = shortest(&weights);
        assert_eq!(symbols, (0..40).rev().collect::<Vec<_>>());
        assert!(kraft(&counts) < 1 << 16, "all ones is free");
        assert_eq!(counts.iter().map(|count| usize::from(*count)).sum::<usize>(), 40);
        assert_eq!(counts[0], 1);
    }

    #[test]
    fn any_number_of_symbols_has_codes() {
        for number in 1..=256_usize {
            let mut weights = [0; 256];
            weights[..number].fill(5);
            let (counts, symbols) = shortest(&weights);
            assert_eq!(symbols.len(), number);
            assert!(kraft(&counts) < 1 << 16);
            assert_eq!(counts.iter().map(|count| usize::from(*count)).sum::<usize>(), number);
        }
    }
}
