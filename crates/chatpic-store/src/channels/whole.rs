//! Channels, and what belongs to a share that stands in one, for moving them to another store.

use chatpic_core::{ChannelId, LinkId, PostName, Timestamp};

use super::Channel;
use crate::records::{Bytes, Hiding, Lookup, Sealed};

/// A channel with everything that belongs to it but its posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeChannel(pub Channel);

/// Where a share of a [`Whole`](crate::records::Whole) stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholePost {
    pub channel: ChannelId,
    pub name: PostName,
    /// `None` while it waits for review.
    pub number: Option<u64>,
    /// Its place in the ring.
    pub slot: Option<u32>,
    pub posted_at: Timestamp,
    pub pinned: bool,
    pub card: Sealed,
}

/// A comment of a [`Whole`](crate::records::Whole).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeComment {
    pub lookup: Lookup,
    pub link: LinkId,
    pub number: u32,
    pub created_at: Timestamp,
    pub hiding: Option<Hiding>,
    pub sealed: Sealed,
}

impl WholeChannel {
    /// All of it in bytes, equal for equal channels.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = Bytes(b"chatpic/v1/channel".to_vec());
        let Channel { id, slug, rules, created_at, closed_at, shown, version } = &self.0;
        out.0.extend_from_slice(id.as_bytes());
        for text in [slug.as_str(), &rules.title, &rules.about] {
            out.text(text.as_bytes());
        }
        out.option(rules.keeps.capacity(), |out, posts| out.number(posts.get().into()));
        out.option(rules.keeps.retention(), |out, stays| out.number(stays.seconds().into()));
        out.0.extend([rules.adult, rules.review_first].map(u8::from));
        out.number(rules.slow.into());
        out.time(*created_at);
        out.option(*closed_at, Bytes::time);
        out.number(*shown);
        out.number(*version);
        out.0
    }
}

impl WholePost {
    pub(crate) fn write(&self, out: &mut Bytes) {
        out.0.extend_from_slice(self.channel.as_bytes());
        out.text(self.name.as_str().as_bytes());
        out.option(self.number, Bytes::number);
        out.option(self.slot, |out, slot| out.number(slot.into()));
        out.time(self.posted_at);
        out.0.push(self.pinned.into());
        out.sealed(&self.card);
    }
}

impl WholeComment {
    pub(crate) fn write(&self, out: &mut Bytes) {
        out.lookup(self.lookup);
        out.0.extend_from_slice(self.link.as_bytes());
        out.number(self.number.into());
        out.time(self.created_at);
        out.option(self.hiding, |out, hiding| out.text(hiding.as_str().as_bytes()));
        out.sealed(&self.sealed);
    }
}
