//! One share with everything that belongs to it, for moving it to another store: the same of every
//! kind of store, and all that is observable of it afterwards.
//!
//! Idempotency keys that nobody answered yet aren't part of a share, and doomed blobs no longer are.

use chatpic_core::{Gone, LinkId, SessionId, ShareId, Timestamp};

use super::{Answer, Hiding, Lookup, Sealed, StoredMedia, StoredTerms};
use crate::channels::{WholeComment, WholePost};

/// A share with everything that belongs to it. What is sealed is absent where it was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    pub id: ShareId,
    pub created_at: Timestamp,
    pub manage_lookup: Lookup,
    /// Links ever made: the next one's place is one more.
    pub links_made: u32,
    /// Why and when its last link ended.
    pub gone: Option<(Gone, Timestamp)>,
    /// Where it is gone with viewings still open: when the last of these ends.
    pub closing: Option<Timestamp>,
    pub hiding: Option<Hiding>,
    pub pass_tag: Option<Lookup>,
    pub prefix_tag: Option<u16>,
    pub manage_wrap: Option<Sealed>,
    pub meta: Option<Sealed>,
    /// In the order of their places.
    pub links: Vec<WholeLink>,
    /// In the order in which they are shown; none once they are doomed.
    pub media: Vec<StoredMedia>,
    /// Live and ended, in the order of their lookups.
    pub passes: Vec<WholePass>,
    /// Kept answers, in the order of their keys.
    pub answers: Vec<Answer>,
    /// Where it stands, if it is a post.
    pub post: Option<WholePost>,
    /// In the order of their lookups.
    pub comments: Vec<WholeComment>,
}

/// A link of a [`Whole`], live or gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeLink {
    pub id: LinkId,
    pub lookup: Lookup,
    /// In the owner's list. Those of forgotten links stay free.
    pub place: u32,
    pub terms: StoredTerms,
    pub views: u32,
    /// `None` where any number may be granted.
    pub views_left: Option<u32>,
    /// Comments ever made under it.
    pub comments_made: u32,
    pub gone: Option<(Gone, Timestamp)>,
    pub wrap: Option<Sealed>,
    pub token: Option<Sealed>,
    pub label: Option<Sealed>,
    /// The same for its mark, where that shows it.
    pub mark_label: Option<Sealed>,
    /// Whether it was a viewer who ended it.
    pub ended_early: bool,
}

/// A pass of a [`Whole`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholePass {
    pub lookup: Lookup,
    pub link: LinkId,
    pub session: SessionId,
    /// The beginning of the hour in which it was granted.
    pub hour: Timestamp,
    pub ends_at: Timestamp,
    /// Until it is known to have ended.
    pub live: bool,
    pub wrap: Option<Sealed>,
}

/// What [`Records::put_whole`](super::Records::put_whole) came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    Written,
    /// The same share was there already, the same in everything.
    Same,
    /// A share of this name was there already, and differs.
    Other,
}

impl Whole {
    /// How many of its links live, their time aside.
    pub(crate) fn live_links(&self) -> u32 {
        let live = self.links.iter().filter(|link| link.gone.is_none());
        u32::try_from(live.count()).expect("a share has few links")
    }

    /// All of it in bytes: equal for equal shares, and different for different ones, as every text is
    /// preceded by its length and everything that may be absent by whether it is there.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = Bytes(b"chatpic/v1/whole".to_vec());
        out.0.extend_from_slice(self.id.as_bytes());
        out.time(self.created_at);
        out.lookup(self.manage_lookup);
        out.number(self.links_made.into());
        out.gone(self.gone);
        out.option(self.closing, Bytes::time);
        out.option(self.hiding, |out, hiding| out.text(hiding.as_str().as_bytes()));
        out.option(self.pass_tag, Bytes::lookup);
        out.option(self.prefix_tag, |out, tag| out.number(tag.into()));
        out.option(self.manage_wrap.as_ref(), Bytes::sealed);
        out.option(self.meta.as_ref(), Bytes::sealed);
        out.each(&self.links, |out, link| link.write(out));
        out.each(&self.media, |out, media| {
            out.0.extend_from_slice(media.id.as_bytes());
            out.0.extend_from_slice(media.blob.as_bytes());
            out.number(media.stored_len);
            out.option(media.copy_tag, Bytes::lookup);
        });
        out.each(&self.passes, |out, pass| pass.write(out));
        out.each(&self.answers, |out, answer| {
            out.lookup(answer.key);
            out.sealed(&answer.sealed);
            out.time(answer.expires_at);
        });
        out.option(self.post.as_ref(), |out, post| post.write(out));
        out.each(&self.comments, |out, comment| comment.write(out));
        out.0
    }
}

impl WholeLink {
    fn write(&self, out: &mut Bytes) {
        out.0.extend_from_slice(self.id.as_bytes());
        out.lookup(self.lookup);
        out.number(self.place.into());
        let StoredTerms { expires_at, max_views, password, watermark, comments, adult, end_early } =
            self.terms;
        out.time(expires_at);
        out.option(max_views, |out, views| out.number(views.get().into()));
        out.0.extend(
            [password, watermark, comments, adult, end_early, self.ended_early].map(u8::from),
        );
        out.number(self.views.into());
        out.option(self.views_left, |out, views| out.number(views.into()));
        out.number(self.comments_made.into());
        out.gone(self.gone);
        for sealed in [&self.wrap, &self.token, &self.label, &self.mark_label] {
            out.option(sealed.as_ref(), Bytes::sealed);
        }
    }
}

impl WholePass {
    fn write(&self, out: &mut Bytes) {
        out.lookup(self.lookup);
        out.0.extend_from_slice(self.link.as_bytes());
        out.text(self.session.to_string().as_bytes());
        out.time(self.hour);
        out.time(self.ends_at);
        out.0.push(self.live.into());
        out.option(self.wrap.as_ref(), Bytes::sealed);
    }
}

/// Bytes that can be told apart again.
pub(crate) struct Bytes(pub(crate) Vec<u8>);

impl Bytes {
    pub(crate) fn number(&mut self, number: u64) {
        self.0.extend_from_slice(&number.to_be_bytes());
    }

    pub(crate) fn time(&mut self, time: Timestamp) {
        self.0.extend_from_slice(&time.unix().to_be_bytes());
    }

    pub(crate) fn lookup(&mut self, lookup: Lookup) {
        self.0.extend_from_slice(&lookup.0);
    }

    pub(crate) fn text(&mut self, text: &[u8]) {
        self.number(u64::try_from(text.len()).expect("64 bits"));
        self.0.extend_from_slice(text);
    }

    pub(crate) fn sealed(&mut self, sealed: &Sealed) {
        self.text(&sealed.0);
    }

    pub(crate) fn gone(&mut self, gone: Option<(Gone, Timestamp)>) {
        self.option(gone, |out, (gone, at)| {
            out.text(gone.as_str().as_bytes());
            out.time(at);
        });
    }

    pub(crate) fn option<T>(&mut self, it: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.0.push(it.is_some().into());
        if let Some(it) = it {
            write(self, it);
        }
    }

    pub(crate) fn each<T>(&mut self, all: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.number(u64::try_from(all.len()).expect("64 bits"));
        all.iter().for_each(|it| write(self, it));
    }
}
