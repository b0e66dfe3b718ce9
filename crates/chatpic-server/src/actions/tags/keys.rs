//! The keys of one day's tags, and what they make.

use aws_lc_rs::hmac;
use chatpic_core::Timestamp;
use chatpic_store::documents::DocumentKind;
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::{DAY, Day, GRACE, PREFIX_DAYS, Prefix};
use crate::documents::Kept;
use crate::hex::Hex;

/// A key of one day's tags.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct DayKey {
    pub day: Day,
    pub key: Hex<32>,
}

impl DayKey {
    pub fn pass(&self, pass: Lookup) -> Lookup {
        let mut tag = [0; 32];
        tag.copy_from_slice(self.sign(&pass.0).as_ref());
        Lookup(tag)
    }

    /// Sixteen bits: enough to tell a repeat from the rest, and never which network.
    pub fn prefix(&self, prefix: Prefix) -> u16 {
        let tag = self.sign(&prefix.0);
        u16::from_be_bytes([tag.as_ref()[0], tag.as_ref()[1]])
    }

    /// Sixteen bits likewise, of what names a client.
    pub fn uploader(&self, client: &[u8]) -> u16 {
        let tag = self.sign(&[b"uploader", client].concat());
        u16::from_be_bytes([tag.as_ref()[0], tag.as_ref()[1]])
    }

    fn sign(&self, bytes: &[u8]) -> hmac::Tag {
        hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &self.key.0), bytes)
    }
}

/// A kind of day keys.
pub(super) trait Daily: Kept + From<DayKey> {
    /// When the key of a day may be deleted, or has to be.
    fn ends(day: Day) -> Timestamp;

    fn key(&self) -> &DayKey;
}

/// The key of a day's pass tags.
#[derive(Serialize, Deserialize)]
pub(super) struct PassKey(DayKey);

impl Kept for PassKey {
    const KIND: DocumentKind = "pass-day-key";
}

impl From<DayKey> for PassKey {
    fn from(key: DayKey) -> Self {
        Self(key)
    }
}

impl Daily for PassKey {
    /// A share of the day's last second may be on its way for a while.
    fn ends(day: Day) -> Timestamp {
        Timestamp::from_unix((day + 1) * DAY + GRACE)
    }

    fn key(&self) -> &DayKey {
        &self.0
    }
}

/// The key of a day's prefix tags.
#[derive(Serialize, Deserialize)]
pub(super) struct PrefixKey(DayKey);

impl Kept for PrefixKey {
    const KIND: DocumentKind = "prefix-day-key";
}

impl From<DayKey> for PrefixKey {
    fn from(key: DayKey) -> Self {
        Self(key)
    }
}

impl Daily for PrefixKey {
    fn ends(day: Day) -> Timestamp {
        Timestamp::from_unix((day + PREFIX_DAYS) * DAY)
    }

    fn key(&self) -> &DayKey {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_of_its_day_and_of_sixteen_bits() {
        let keys = [1, 2].map(|byte| DayKey { day: 0, key: Hex([byte; 32]) });
        let tags = keys.each_ref().map(|key| key.prefix(Prefix::of("192.0.2.1".parse().unwrap())));
        assert_ne!(tags[0], tags[1]);
        let passes = keys.map(|key| key.pass(Lookup([9; 32])));
        assert_ne!(passes[0], passes[1]);
    }
}
