//! The exact hashes of a media's bytes, as lists of known harmful files carry them.
//!
//! They tell that two files are the same, byte for byte, and nothing else: one changed pixel, or
//! one changed comment, and they differ. MD5 and SHA-1 are here because lists have hardly anything
//! else; nothing may trust them to be free of collisions, and a collision here only makes a harmless
//! file look listed.

use aws_lc_rs::digest::{Context, Digest, SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use md5::{Digest as _, Md5};

/// The three exact hashes of one run of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exact {
    /// MD5, which every list has.
    pub md5: [u8; 16],
    /// SHA-1, which most lists have.
    pub sha1: [u8; 20],
    /// SHA-256, by which identical copies are found here.
    pub sha256: [u8; 32],
}

impl Exact {
    /// Hashes bytes that are all in memory.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut hashing = Hashing::new();
        hashing.update(bytes);
        hashing.finish()
    }

    /// The same of bytes whose SHA-256 is known.
    #[must_use]
    pub fn beside(sha256: [u8; 32], bytes: &[u8]) -> Self {
        let sha1 = digest(&SHA1_FOR_LEGACY_USE_ONLY, bytes);
        Self { md5: Md5::digest(bytes).into(), sha1: fixed(&sha1), sha256 }
    }
}

/// Hashes bytes as they arrive.
#[derive(Clone)]
pub struct Hashing {
    md5: Md5,
    sha1: Context,
    sha256: Context,
}

impl Hashing {
    /// Begins with no bytes.
    #[must_use]
    pub fn new() -> Self {
        Self {
            md5: Md5::new(),
            sha1: Context::new(&SHA1_FOR_LEGACY_USE_ONLY),
            sha256: Context::new(&SHA256),
        }
    }

    /// Takes the bytes that come next.
    pub fn update(&mut self, bytes: &[u8]) {
        self.md5.update(bytes);
        self.sha1.update(bytes);
        self.sha256.update(bytes);
    }

    /// The hashes of all bytes taken.
    #[must_use]
    pub fn finish(self) -> Exact {
        Exact {
            md5: self.md5.finalize().into(),
            sha1: fixed(&self.sha1.finish()),
            sha256: fixed(&self.sha256.finish()),
        }
    }
}

impl Default for Hashing {
    fn default() -> Self {
        Self::new()
    }
}

fn fixed<const N: usize>(digest: &Digest) -> [u8; N] {
    digest.as_ref().try_into().expect("each algorithm's digest has one length, which is N")
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use proptest::prelude::*;

    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").unwrap();
            text
        })
    }

    #[test]
    fn hashes_are_those_of_the_published_examples() {
        // RFC 1321, appendix A.5; FIPS 180-4's examples.
        let exact = Exact::of(b"abc");
        assert_eq!(hex(&exact.md5), "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(hex(&exact.sha1), "a9993e364706816aba3e25717850c26c9cd0d89d");
        assert_eq!(
            hex(&exact.sha256),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(hex(&Exact::of(b"").md5), "d41d8cd98f00b204e9800998ecf8427e");
    }

    proptest! {
        #[test]
        fn bytes_hash_the_same_however_they_are_cut(
            bytes in prop::collection::vec(any::<u8>(), 0..2000),
            cuts in prop::collection::vec(1..300_usize, 1..20),
        ) {
            let mut hashing = Hashing::new();
            let mut rest = bytes.as_slice();
            for cut in cuts {
                let (head, tail) = rest.split_at(cut.min(rest.len()));
                hashing.update(head);
                rest = tail;
            }
            hashing.update(rest);
            let exact = Exact::of(&bytes);
            prop_assert_eq!(hashing.finish(), exact);
            prop_assert_eq!(Exact::beside(exact.sha256, &bytes), exact);
        }
    }
}
