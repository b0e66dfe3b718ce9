//! HKDF-SHA256 (RFC 5869), the one way in which a key comes from another here.

use hmac::digest::{FixedOutput, Output};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroize;

/// A salt, taken in: once for all secrets that have it in common.
pub(crate) struct Salt(Hmac<Sha256>);

/// What was extracted of a secret: any number of keys are expanded from it.
#[derive(Clone)]
pub(crate) struct Extracted(Hmac<Sha256>);

/// Bytes that are made at a time, wiped when they have been used.
struct Block(Output<Sha256>);

impl Salt {
    pub(crate) fn new(salt: &[u8]) -> Self {
        Self(keyed(salt))
    }

    pub(crate) fn extract(&self, secret: &[u8]) -> Extracted {
        Extracted(keyed(&Block::of(&self.0, [secret]).0))
    }
}

impl Extracted {
    /// Fills `out`, of at most 8160 bytes, with HKDF(secret, salt, info), where info is its parts joined.
    ///
    /// Parts of variable length must come last, or two different lists could join to the same bytes.
    pub(crate) fn expand(&self, info: &[&[u8]], out: &mut [u8]) {
        const BLOCK: usize = size_of::<Block>();
        assert!(out.len() <= BLOCK * usize::from(u8::MAX), "HKDF gives up to 8160 bytes");
        let mut before = None::<Block>;
        for (number, out) in (1..=u8::MAX).zip(out.chunks_mut(BLOCK)) {
            let number = [number];
            let before_it = before.iter().map(|block| &block.0[..]);
            let parts = before_it.chain(info.iter().copied()).chain([&number[..]]);
            let block = Block::of(&self.0, parts);
            out.copy_from_slice(&block.0[..out.len()]);
            before = Some(block);
        }
    }
}

impl Block {
    fn of<'a>(key: &Hmac<Sha256>, parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let (mut mac, mut block) = (key.clone(), Self(Output::<Sha256>::default()));
        parts.into_iter().for_each(|part| mac.update(part));
        mac.finalize_into(&mut block.0);
        block
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        self.0.as_mut_slice().zeroize();
    }
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes keys of any length")
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::hkdf;
    use proptest::prelude::*;

    use super::*;

    struct Length(usize);

    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }

    #[test]
    fn hkdf_agrees_with_the_first_vector_of_rfc_5869() {
        let salt: Vec<u8> = (0x00..=0x0c).collect();
        let info: Vec<u8> = (0xf0..=0xf9).collect();
        let mut out = [0; 42];
        Salt::new(&salt).extract(&[0x0b; 22]).expand(&[&info[..4], &info[4..]], &mut out);
        assert_eq!(out[..8], [0x3c, 0xb2, 0x5f, 0x25, 0xfa, 0xac, 0xd5, 0x7a]);
        assert_eq!(out[34..], [0x72, 0x08, 0xd5, 0xb8, 0x87, 0x18, 0x58, 0x65]);
    }

    #[test]
    #[should_panic(expected = "up to 8160 bytes")]
    fn no_key_is_left_empty_for_being_too_long() {
        Salt::new(b"salt").extract(b"secret").expand(&[], &mut [0; 8161]);
    }

    proptest! {
        #[test]
        fn hkdf_is_the_same_as_by_another_library(
            salt in prop::collection::vec(any::<u8>(), 1..200),
            secret in prop::collection::vec(any::<u8>(), 0..200),
            info in prop::collection::vec(any::<u8>(), 0..200),
            len in 1_usize..=8160,
        ) {
            let (mut ours, mut theirs) = (vec![0; len], vec![0; len]);
            Salt::new(&salt).extract(&secret).expand(&[&info], &mut ours);
            let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, &salt).extract(&secret);
            prk.expand(&[&info], Length(len)).unwrap().fill(&mut theirs).unwrap();
            prop_assert_eq!(ours, theirs);
        }
    }
}
