//! Randomness as a parameter.

/// A source of random bytes. In the server it is the operating system's; in a test it may be a seed.
pub trait Rng: Send + Sync {
    /// Fills `bytes` with random bytes. A source that can't deliver must abort rather than return.
    fn fill(&self, bytes: &mut [u8]);
}

impl dyn Rng + '_ {
    /// `N` random bytes.
    pub fn array<const N: usize>(&self) -> [u8; N] {
        let mut array = [0; N];
        self.fill(&mut array);
        array
    }
}

/// `N` characters of `alphabet`, each equally likely. Bytes that would favour the alphabet's first
/// characters are thrown away.
pub(crate) fn text<const N: usize>(rng: &dyn Rng, alphabet: &[u8]) -> [u8; N] {
    let fair = 256 - 256 % alphabet.len();
    let mut text = [0; N];
    let mut filled = 0;
    while filled < N {
        for byte in rng.array::<64>().map(usize::from) {
            if byte < fair && filled < N {
                text[filled] = alphabet[byte % alphabet.len()];
                filled += 1;
            }
        }
    }
    text
}
