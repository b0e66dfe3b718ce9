//! A place in a channel, as its pages name it.
//!
//! Posts are numbered, and a number that anybody could read would tell how many there ever were. So a
//! cursor is the number under keys of the instance, the same for the same place: 32 hexadecimal digits of
//! which the first 16 are a check, and the others the number, masked by a key that the check gives.

use chatpic_core::{ChannelId, FieldError};

use crate::app::App;
use crate::hex::Hex;

/// Before the post with this number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor(pub u64);

impl Cursor {
    /// Reads what [`text`](Self::text) wrote.
    ///
    /// # Errors
    /// Names `before` where it is no place in this channel.
    pub fn parse(app: &App, channel: ChannelId, text: &str) -> Result<Self, FieldError> {
        let read = || {
            let (check, masked) = text.split_at_checked(16)?;
            let (Hex(check), Hex(masked)) = (check.parse().ok()?, masked.parse::<Hex<8>>().ok()?);
            let found = Self(u64::from_be_bytes(masked) ^ mask(app, channel, check));
            (found.check(app, channel) == check).then_some(found)
        };
        read().ok_or_else(|| FieldError::new("before", "is no place in this channel"))
    }

    pub fn text(self, app: &App, channel: ChannelId) -> String {
        let check = self.check(app, channel);
        let masked = self.0 ^ mask(app, channel, check);
        format!("{}{}", Hex(check), Hex(masked.to_be_bytes()))
    }

    fn check(self, app: &App, channel: ChannelId) -> [u8; 8] {
        tag(app, "cursor-check", channel, self.0.to_be_bytes())
    }
}

fn mask(app: &App, channel: ChannelId, check: [u8; 8]) -> u64 {
    u64::from_be_bytes(tag(app, "cursor-mask", channel, check))
}

fn tag(app: &App, purpose: &str, channel: ChannelId, bytes: [u8; 8]) -> [u8; 8] {
    let mut thing = channel.as_bytes().to_vec();
    thing.extend_from_slice(&bytes);
    *app.root.tag(purpose, &thing).first_chunk().expect("a tag has 32 bytes")
}
