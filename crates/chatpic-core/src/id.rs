//! Names of things: random, without order, safe to log.

use std::fmt;
use std::str::FromStr;

use crate::rng::{Rng, text};

/// Defines a 128-bit random identifier whose text is 32 lower-case hexadecimal digits.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name([u8; 16]);

        impl $name {
            /// A new name that nothing else has.
            pub fn random(rng: &dyn Rng) -> Self {
                Self(rng.array())
            }

            /// The name with these bytes.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The name's bytes.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:032x}", u128::from_be_bytes(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                parse_hex(text).map(Self).ok_or(NotAnId)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

id!(
    /// A share.
    ShareId
);
id!(
    /// One link of a share.
    LinkId
);
id!(
    /// One media of a share.
    MediaId
);
id!(
    /// A channel.
    ChannelId
);
id!(
    /// Where a sealed object lies. Drawn anew for every object and never written twice.
    BlobKey
);

/// A text that is no identifier of the kind that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

/// A pass's short public name, `XXXX-XXXX` in Crockford base32 (40 bits): what a mark shows and the
/// owner finds on the manage page.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SessionId([u8; 8]);

impl SessionId {
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// A new session ID.
    pub fn random(rng: &dyn Rng) -> Self {
        Self(text(rng, Self::ALPHABET))
    }

    /// The session ID with these 40 bits, its first character the highest five. Higher bits are not
    /// looked at.
    pub fn from_bits(bits: u64) -> Self {
        let digit = |at: u32| Self::ALPHABET[(bits >> (35 - 5 * at) & 31) as usize];
        Self(std::array::from_fn(|at| digit(u32::try_from(at).expect("eight characters"))))
    }

    /// Its 40 bits, the first character's highest.
    pub fn bits(&self) -> u64 {
        let digit = |char: &u8| Self::ALPHABET.iter().position(|it| it == char);
        let digits = self.0.iter().map(|char| digit(char).expect("characters of the alphabet"));
        digits.fold(0, |bits, digit| bits << 5 | digit as u64)
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, byte) in self.0.iter().enumerate() {
            if at == 4 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*byte))?;
        }
        Ok(())
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SessionId({self})")
    }
}

impl FromStr for SessionId {
    type Err = NotAnId;

    /// Reads what a person may type: either case, with or without the dash, `I` and `L` for `1`,
    /// `O` for `0`.
    fn from_str(typed: &str) -> Result<Self, NotAnId> {
        let mut id = [0; 8];
        let mut filled = 0;
        for char in typed.bytes().filter(|char| *char != b'-') {
            let char = match char.to_ascii_uppercase() {
                b'I' | b'L' => b'1',
                b'O' => b'0',
                other => other,
            };
            if filled == id.len() || !Self::ALPHABET.contains(&char) {
                return Err(NotAnId);
            }
            id[filled] = char;
            filled += 1;
        }
        if filled == id.len() { Ok(Self(id)) } else { Err(NotAnId) }
    }
}

fn parse_hex(text: &str) -> Option<[u8; 16]> {
    let digits = text.as_bytes();
    if digits.len() != 32 || !digits.iter().all(|d| matches!(d, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    u128::from_str_radix(text, 16).ok().map(u128::to_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting;
    impl Rng for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            for (at, byte) in bytes.iter_mut().enumerate() {
                *byte = u8::try_from(at % 256).unwrap();
            }
        }
    }

    #[test]
    fn an_id_reads_back_from_its_text_and_from_nothing_else() {
        let id = ShareId::random(&Counting);
        assert_eq!(id.to_string(), "000102030405060708090a0b0c0d0e0f");
        assert_eq!(id.to_string().parse(), Ok(id));
        for wrong in ["", "00", "+0102030405060708090a0b0c0d0e0f0", &id.to_string().to_uppercase()]
        {
            assert_eq!(wrong.parse::<ShareId>(), Err(NotAnId), "{wrong}");
        }
    }

    #[test]
    fn a_session_id_is_forty_bits() {
        let id: SessionId = "Z0A1-0G0Y".parse().unwrap();
        let digits = [31, 0, 10, 1, 0, 16, 0, 30];
        assert_eq!(id.bits(), digits.iter().fold(0, |bits, digit| bits << 5 | digit));
        assert_eq!(SessionId::from_bits(id.bits()), id);
        assert_eq!(SessionId::from_bits(u64::MAX).to_string(), "ZZZZ-ZZZZ");
    }

    #[test]
    fn a_session_id_reads_back_as_people_type_it() {
        let id = SessionId::random(&Counting);
        assert_eq!(id.to_string(), "0123-4567");
        for typed in ["0123-4567", "01234567", "oi23-4567", "OL234567"] {
            assert_eq!(typed.parse(), Ok(id), "{typed}");
        }
        for wrong in ["", "0123-456", "0123-45678", "0123-456U", "0123 4567"] {
            assert_eq!(wrong.parse::<SessionId>(), Err(NotAnId), "{wrong}");
        }
    }
}
