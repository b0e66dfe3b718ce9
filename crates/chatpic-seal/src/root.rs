//! The root key of an instance, one for all of its nodes, and its form as a line of text, which says
//! what it is and shows whether it is whole. Where that text is kept is not decided here.

use std::fmt::Write;
use std::sync::LazyLock;

use zeroize::Zeroizing;

use crate::kdf::Salt;
use crate::key::{KEY_LEN, SecretBytes};

/// Salt of every derivation from a root key.
static ROOT_SALT: LazyLock<Salt> = LazyLock::new(|| Salt::new(b"chatpic/v1/root"));

const PREFIX: &str = "chatpic-root-1 ";

/// How much of the check a text carries: enough to tell damage. Whether the key is the right one is
/// for the whole check to say.
const TEXT_CHECK_LEN: usize = 8;

const TEXT_LEN: usize = PREFIX.len() + 2 * KEY_LEN + 1 + 2 * TEXT_CHECK_LEN + 1;

/// The key that belongs to a whole instance.
#[derive(Clone, Debug)]
pub struct RootKey(SecretBytes);

/// These bytes are no root key, or not a whole one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a root key, or a damaged one")]
pub struct NotARootKey;

impl RootKey {
    /// A new key.
    pub fn generate(rng: &mut dyn FnMut(&mut [u8])) -> Self {
        Self(SecretBytes::fill(rng))
    }

    /// The key with these bytes.
    pub fn from_bytes(bytes: [u8; KEY_LEN]) -> Self {
        Self(SecretBytes::fill(|out| out.copy_from_slice(&bytes)))
    }

    /// What identifies the key and says nothing else of it.
    pub fn check(&self) -> [u8; 32] {
        let mut check = [0; 32];
        self.derive("check", &mut check);
        check
    }

    /// The key as one line of text.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(TEXT_LEN));
        text.push_str(PREFIX);
        hex(self.0.as_bytes(), &mut text);
        text.push(' ');
        hex(&self.check()[..TEXT_CHECK_LEN], &mut text);
        text.push('\n');
        text
    }

    /// Reads what [`to_text`](Self::to_text) wrote, and nothing that differs from it by a bit.
    pub fn from_text(text: &[u8]) -> Result<Self, NotARootKey> {
        let digits = text.strip_prefix(PREFIX.as_bytes()).and_then(|rest| rest.get(..2 * KEY_LEN));
        let mut pairs = digits.ok_or(NotARootKey)?.chunks_exact(2);
        let mut key = Zeroizing::new([0; KEY_LEN]);
        for byte in key.iter_mut() {
            let digits = pairs.next().and_then(|pair| str::from_utf8(pair).ok());
            let digits = digits.ok_or(NotARootKey)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| NotARootKey)?;
        }
        let key = Self(SecretBytes::fill(|out| out.copy_from_slice(&key[..])));
        if key.to_text().as_bytes() != text {
            return Err(NotARootKey);
        }
        Ok(key)
    }

    /// A name for `thing` that only this instance can tell: equal for equal things, and nothing of
    /// them to anybody without the key. `purpose` is a fixed word without a slash.
    pub fn tag(&self, purpose: &str, thing: &[u8]) -> [u8; 32] {
        let mut tag = [0; 32];
        let info: [&[u8]; 4] = [b"chatpic/v1/root/tag/", purpose.as_bytes(), b"/", thing];
        ROOT_SALT.extract(self.0.as_bytes()).expand(&info, &mut tag);
        tag
    }

    /// Derives what serves `purpose`, a fixed word.
    fn derive(&self, purpose: &str, out: &mut [u8]) {
        let info: [&[u8]; 2] = [b"chatpic/v1/root/", purpose.as_bytes()];
        ROOT_SALT.extract(self.0.as_bytes()).expand(&info, out);
    }

    /// The key of the fields with this label.
    pub(crate) fn field(&self, label: &str, out: &mut [u8]) {
        let info: [&[u8]; 2] = [b"chatpic/v1/root/field/", label.as_bytes()];
        ROOT_SALT.extract(self.0.as_bytes()).expand(&info, out);
    }
}

fn hex(bytes: &[u8], out: &mut String) {
    for byte in bytes {
        write!(out, "{byte:02x}").expect("a string takes what is written");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> RootKey {
        RootKey::from_bytes([0xab; KEY_LEN])
    }

    #[test]
    fn debug_shows_no_key() {
        assert_eq!(format!("{:?}", key()), "RootKey(…)");
    }

    #[test]
    fn a_check_identifies_its_key() {
        assert_eq!(key().check(), key().check());
        assert_ne!(key().check(), RootKey::from_bytes([0xac; KEY_LEN]).check());
        assert_ne!(key().check(), [0xab; KEY_LEN]);
    }

    #[test]
    fn a_tag_names_one_thing_for_one_purpose_under_one_key() {
        let tag = key().tag("copy", b"a");
        assert_eq!(tag, key().tag("copy", b"a"));
        assert_ne!(tag, key().tag("copy", b"b"));
        assert_ne!(tag, key().tag("pass", b"a"));
        assert_ne!(tag, RootKey::from_bytes([0xac; KEY_LEN]).tag("copy", b"a"));
    }

    #[test]
    fn a_text_gives_its_key_back() {
        let text = key().to_text();
        assert_eq!((text.len(), text.capacity()), (TEXT_LEN, TEXT_LEN));
        assert_eq!(RootKey::from_text(text.as_bytes()).unwrap().check(), key().check());
    }

    #[test]
    fn a_text_that_was_changed_anywhere_is_refused() {
        let text = key().to_text();
        for place in 0..text.len() {
            for bit in 0..8 {
                let mut changed = text.as_bytes().to_vec();
                changed[place] ^= 1 << bit;
                assert_eq!(RootKey::from_text(&changed).unwrap_err(), NotARootKey, "{place} {bit}");
            }
            assert!(RootKey::from_text(&text.as_bytes()[..place]).is_err(), "cut at {place}");
        }
        for wrong in ["", "chatpic-root-1 ", &text.to_uppercase(), &format!("{}\n", *text)] {
            assert!(RootKey::from_text(wrong.as_bytes()).is_err(), "{wrong}");
        }
        let signed = text.replacen("ab", "+b", 1);
        assert!(RootKey::from_text(signed.as_bytes()).is_err(), "no sign is a digit");
    }
}
