//! The hash that an entry of a list is.

use std::fmt;
use std::str::FromStr;

use super::list::{name_of, named};
use crate::pdq::Pdq;

/// What was hashed, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// PDQ of a picture.
    Pdq,
    /// MD5 of a file.
    Md5,
    /// SHA-1 of a file.
    Sha1,
    /// SHA-256 of a file.
    Sha256,
    /// MD5 of a video file.
    VideoMd5,
}

/// A hash on a list. One of PDQ has 120 to 136 bits set, whoever made it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value {
    kind: Kind,
    /// As many as the kind has; zeros behind them.
    bytes: [u8; Kind::LONGEST],
}

/// Why something is not a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadValue {
    /// It has another length, or is no hexadecimal text.
    #[error("not {} hexadecimal digits", 2 * .0.len())]
    Hex(Kind),
    /// No picture hashes to it.
    #[error("{0} of 256 bits are set: corrupt")]
    Implausible(u32),
}

impl Kind {
    const NAMES: [(Self, &str); 5] = [
        (Self::Pdq, "pdq"),
        (Self::Md5, "md5"),
        (Self::Sha1, "sha1"),
        (Self::Sha256, "sha256"),
        (Self::VideoMd5, "video_md5"),
    ];
    const LONGEST: usize = 32;

    /// How many bytes such a hash has.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "no hash is empty")]
    pub fn len(self) -> usize {
        match self {
            Self::Pdq | Self::Sha256 => 32,
            Self::Md5 | Self::VideoMd5 => 16,
            Self::Sha1 => 20,
        }
    }
}

impl Value {
    /// The hash that these bytes are.
    ///
    /// # Errors
    /// Where there are too many or too few, or no picture hashes to them.
    pub fn new(kind: Kind, hash: &[u8]) -> Result<Self, BadValue> {
        if hash.len() != kind.len() {
            return Err(BadValue::Hex(kind));
        }
        let mut bytes = [0; Kind::LONGEST];
        bytes[..hash.len()].copy_from_slice(hash);
        let pdq = Pdq::from_bytes(bytes);
        if kind == Kind::Pdq && !pdq.is_plausible() {
            return Err(BadValue::Implausible(pdq.ones()));
        }
        Ok(Self { kind, bytes })
    }

    /// The hash that this hexadecimal text is, in small or capital letters.
    ///
    /// # Errors
    /// Where it is none.
    pub fn from_hex(kind: Kind, hex: &str) -> Result<Self, BadValue> {
        let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
        if pairs.len() != kind.len() || !rest.is_empty() {
            return Err(BadValue::Hex(kind));
        }
        let mut bytes = [0; Kind::LONGEST];
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = 16 * digit(*high, kind)? + digit(*low, kind)?;
        }
        Self::new(kind, &bytes[..kind.len()])
    }

    /// What every other value comes after.
    pub(super) fn least() -> Self {
        Self { kind: Kind::Pdq, bytes: [0; Kind::LONGEST] }
    }

    /// What was hashed, and how.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The bytes of the hash.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.kind.len()]
    }

    /// The PDQ hash, where it is one.
    #[must_use]
    pub fn pdq(&self) -> Option<Pdq> {
        (self.kind == Kind::Pdq).then(|| Pdq::from_bytes(self.bytes))
    }
}

fn digit(ascii: u8, kind: Kind) -> Result<u8, BadValue> {
    let digit = char::from(ascii).to_digit(16).ok_or(BadValue::Hex(kind))?;
    Ok(u8::try_from(digit).expect("a digit is under 16"))
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(name_of(&Self::NAMES, *self))
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        named(&Self::NAMES, text).ok_or(UnknownKind)
    }
}

/// Text that names no kind of hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an unknown kind of hash")]
pub struct UnknownKind;

/// Only its kind: lists are secret, and what can be printed is logged some day.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Value({}, …)", self.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdq_hash_with_bits_outside_120_to_136_is_refused_as_corrupt() {
        let with = |n: usize| {
            let mut bytes = [0; 32];
            (0..n).for_each(|bit| bytes[bit / 8] |= 1 << (bit % 8));
            Value::new(Kind::Pdq, &bytes).err()
        };
        assert_eq!((with(120), with(128), with(136)), (None, None, None));
        for n in [0, 119, 137, 256] {
            let ones = u32::try_from(n).unwrap();
            assert_eq!(with(n), Some(BadValue::Implausible(ones)));
        }
        assert!(Value::new(Kind::Sha256, &[0; 32]).is_ok(), "others may have any bits");
    }

    #[test]
    fn text_of_any_other_length_or_alphabet_is_refused() {
        for (kind, _) in Kind::NAMES {
            let hex = "0f".repeat(kind.len());
            let value = Value::from_hex(kind, &hex).unwrap();
            assert_eq!(value.as_bytes(), vec![0x0F; kind.len()]);
            assert_eq!(Value::from_hex(kind, &hex.to_uppercase()), Ok(value));
            for wrong in [&hex[1..], &format!("{hex}0"), &hex.replace('f', "g"), "", "é"] {
                assert_eq!(Value::from_hex(kind, wrong), Err(BadValue::Hex(kind)), "{wrong}");
            }
            assert_eq!(kind.to_string().parse(), Ok(kind));
        }
        assert_eq!("photodna".parse::<Kind>(), Err(UnknownKind));
    }

    #[test]
    fn a_value_does_not_print_its_hash() {
        let value = Value::new(Kind::Md5, &[0xAB; 16]).unwrap();
        assert_eq!(format!("{value:?}"), "Value(md5, …)");
    }
}
