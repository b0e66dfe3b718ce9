//! The six digits of an authenticator app (RFC 6238). Each is taken once.

use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Secret, Totp};

use crate::app::App;

/// What the app and the server both know, and which codes are used up.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Codes {
    secret: Key,
    /// The last time step whose code was taken.
    last: u64,
}

#[derive(Clone, Serialize, Deserialize)]
struct Key([u8; 20]);

impl Codes {
    pub fn new(app: &App) -> Self {
        Self { secret: Key(app.rng.array()), last: 0 }
    }

    /// Takes `code` if it is one of now, or of half a minute before or after, and was not taken yet.
    #[must_use]
    pub fn take(&mut self, code: &str, now: i64) -> bool {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let now = u64::try_from(now).unwrap_or_default();
        match self.totp().check(&code, now) {
            Some(step) if step > self.last => {
                self.last = step;
                true
            }
            _ => false,
        }
    }

    /// The secret for those who type it, in base 32.
    pub fn text(&self) -> String {
        Secret::from(self.secret.0).to_base32()
    }

    /// What an authenticator app reads from a QR code.
    pub fn url(&self, name: &str) -> String {
        let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
        let name = name.replace('+', "%20");
        format!("otpauth://totp/ChatPic:{name}?secret={}&issuer=ChatPic", self.text())
    }

    fn totp(&self) -> Totp {
        Builder::new().with_secret(self.secret.0).build().expect("20 bytes are enough of a secret")
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Appendix B of RFC 6238, the last six of its eight digits.
    fn rfc() -> Codes {
        Codes { secret: Key(*b"12345678901234567890"), last: 0 }
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        for (now, code) in
            [(1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924")]
        {
            assert!(rfc().take(code, now), "{now}");
            assert!(!rfc().take(code, now + 90), "it is over");
            assert!(!rfc().take(code, now - 90), "it is not yet");
        }
        assert!(rfc().take("287 082", 59));
        assert!(!rfc().take("", 59) && !rfc().take("287083", 59) && !rfc().take("2870820", 59));
    }

    #[test]
    fn a_code_is_taken_once_and_none_before_it_any_more() {
        let mut codes = rfc();
        assert!(codes.take("081804", 1_111_111_109));
        assert!(!codes.take("081804", 1_111_111_109));
        let before = rfc().totp().generate(1_111_111_079).to_string();
        assert!(!codes.take(&before, 1_111_111_109), "the one before is still in its time");
        let after = rfc().totp().generate(1_111_111_139).to_string();
        assert!(codes.take(&after, 1_111_111_109));
    }

    #[test]
    fn the_secret_is_told_to_the_app_and_to_no_log() {
        let url = rfc().url("Anna B.");
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        assert_eq!(url, format!("otpauth://totp/ChatPic:Anna%20B.?secret={secret}&issuer=ChatPic"));
        assert!(!format!("{:?}", rfc()).contains("49"));
    }
}
