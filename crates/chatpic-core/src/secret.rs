//! What opens things: tokens, nonces, tickets. Their text never reaches a log.

use std::fmt;
use std::str::FromStr;

use zeroize::Zeroize;

use crate::rng::{Rng, text};

const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Characters in a token or ticket: 190 bits.
pub const TOKEN_LEN: usize = 32;

/// Defines a secret of [`TOKEN_LEN`] characters of `0-9A-Za-z`.
macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name([u8; TOKEN_LEN]);

        impl $name {
            /// The secret's ASCII bytes.
            pub fn as_bytes(&self) -> &[u8] {
                &self.0
            }

            /// The secret's text. Only for the answer that hands it over.
            pub fn reveal(&self) -> &str {
                std::str::from_utf8(&self.0).expect("only ASCII is ever put in")
            }
        }

        impl Drop for $name {
            fn drop(&mut self) {
                self.0.zeroize();
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl FromStr for $name {
            type Err = NotASecret;

            fn from_str(text: &str) -> Result<Self, NotASecret> {
                let bytes: [u8; TOKEN_LEN] = text.as_bytes().try_into().map_err(|_| NotASecret)?;
                if bytes.iter().all(u8::is_ascii_alphanumeric) {
                    Ok(Self(bytes))
                } else {
                    Err(NotASecret)
                }
            }
        }
    };
}

secret!(
    /// The secret in a link: share, manage, upload or comment. Which of them it is, the derivation
    /// that it goes into says.
    Token
);
secret!(
    /// The secret of one viewing, derived from a token and a nonce.
    Ticket
);

impl Token {
    /// A new token.
    pub fn random(rng: &dyn Rng) -> Self {
        Self(text(rng, BASE62))
    }
}

/// A text that is no secret: of another length, or with other characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a token")]
pub struct NotASecret;

/// What a viewer's form sends with a redeeming POST, so that a retry finds the same pass.
#[derive(Clone, PartialEq, Eq)]
pub struct Nonce(String);

impl Nonce {
    /// A new nonce of 32 characters, for a form or for a program that sends none.
    pub fn random(rng: &dyn Rng) -> Self {
        let text = text::<32>(rng, BASE62);
        Self(text.into_iter().map(char::from).collect())
    }

    /// The nonce's ASCII bytes.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The nonce's text, for the form that carries it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl FromStr for Nonce {
    type Err = NotANonce;

    fn from_str(text: &str) -> Result<Self, NotANonce> {
        let allowed = |c: u8| c.is_ascii_alphanumeric() || c == b'_' || c == b'-';
        if (22..=64).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotANonce)
        }
    }
}

impl fmt::Debug for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nonce(…)")
    }
}

/// A text that is no nonce.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a nonce has 22 to 64 characters of 0-9, A-Z, a-z, _ and -")]
pub struct NotANonce;

#[cfg(test)]
mod tests {
    use super::*;

    struct High;
    impl Rng for High {
        fn fill(&self, bytes: &mut [u8]) {
            for (at, byte) in bytes.iter_mut().enumerate() {
                *byte = if at % 2 == 0 { 255 } else { 61 };
            }
        }
    }

    #[test]
    fn a_token_is_drawn_without_the_bytes_that_would_favour_a_character() {
        assert_eq!(Token::random(&High).reveal(), "z".repeat(TOKEN_LEN));
    }

    #[test]
    fn a_token_is_thirty_two_letters_and_digits() {
        assert!("0aZ".repeat(11)[..32].parse::<Token>().is_ok());
        for wrong in ["", "a", &"a".repeat(31), &"a".repeat(33), &"-".repeat(32), &"é".repeat(16)]
        {
            assert_eq!(wrong.parse::<Token>(), Err(NotASecret), "{wrong}");
        }
    }

    #[test]
    fn no_secret_shows_itself_to_a_log() {
        let token = Token::random(&High);
        assert!(!format!("{token:?}").contains(token.reveal()));
        let nonce: Nonce = "n".repeat(22).parse().unwrap();
        assert!(!format!("{nonce:?}").contains(nonce.reveal()));
    }

    #[test]
    fn a_nonce_has_twenty_two_to_sixty_four_characters() {
        for right in ["a".repeat(22), "Z9_-".repeat(16)] {
            assert!(right.parse::<Nonce>().is_ok(), "{right}");
        }
        for wrong in ["a".repeat(21), "a".repeat(65), "a b".repeat(10), "ü".repeat(22)] {
            assert_eq!(wrong.parse::<Nonce>(), Err(NotANonce), "{wrong}");
        }
    }
}
