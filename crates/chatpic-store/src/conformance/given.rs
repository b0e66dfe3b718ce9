//! What the promises start from: shares, links and passes of random bytes at a fixed time.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::num::NonZeroU32;
use std::sync::Arc;

use chatpic_core::{
    BlobKey, ChannelId, Keeps, Lifetime, LinkId, MediaId, PostName, Rng, Rules, SessionId, ShareId,
    Timestamp,
};

use crate::Records;
use crate::channels::{
    Channel, Commented, NewComment, NewPost, PostRow, Posted, Thread, Which, WholeChannel,
};
use crate::records::{
    Answer, Found, FoundPass, Link, Lookup, Managed, NewLink, NewPass, NewShare, Pass, Publish,
    Purged, Redeem, Sealed, StoredMedia, StoredTerms,
};

pub(crate) type Store = Arc<dyn Records>;

/// When a promise begins: not at an hour's beginning.
pub(crate) const NOW: Timestamp = Timestamp::from_unix(1_800_000_000 + 1234);
pub(crate) const MINUTE: i64 = 60;
pub(crate) const HOUR: i64 = 3600;
pub(crate) const DAY: i64 = 24 * HOUR;

/// A time before which nothing ended, so that a purge forgets no tombstone.
pub(crate) const LONG_AGO: Timestamp = Timestamp::from_unix(0);

/// Random bytes of the standard library: enough to be different.
pub(crate) struct Random;

impl Rng for Random {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let random = RandomState::new().build_hasher().finish().to_ne_bytes();
            chunk.copy_from_slice(&random[..chunk.len()]);
        }
    }
}

pub(crate) fn lookup() -> Lookup {
    let rng: &dyn Rng = &Random;
    Lookup(rng.array())
}

pub(crate) fn sealed(len: usize) -> Sealed {
    let mut bytes = vec![0; len];
    Random.fill(&mut bytes);
    Sealed(bytes)
}

pub(crate) fn blob() -> BlobKey {
    BlobKey::random(&Random)
}

pub(crate) fn limit(views: u32) -> Option<NonZeroU32> {
    Some(NonZeroU32::new(views).unwrap())
}

/// A share with two media and one link that lives for a day, unlimited.
pub(crate) fn share() -> NewShare {
    NewShare {
        id: ShareId::random(&Random),
        created_at: NOW,
        manage_lookup: lookup(),
        manage_wrap: sealed(124),
        meta: sealed(700),
        media: (0..2)
            .map(|at| StoredMedia {
                id: MediaId::random(&Random),
                blob: blob(),
                stored_len: 1000 + at,
                copy_tag: None,
            })
            .collect(),
        link: link(),
        more: Vec::new(),
        answer: None,
        pass_tag: None,
        prefix_tag: None,
        uploads: Vec::new(),
    }
}

/// The same with a view limit.
pub(crate) fn limited_share(views: u32) -> NewShare {
    let mut share = share();
    share.link.terms.max_views = limit(views);
    share
}

/// The same with a link that lives for `seconds`.
pub(crate) fn brief_share(seconds: i64) -> NewShare {
    let mut share = share();
    share.link.terms.expires_at = NOW.plus(seconds);
    share
}

pub(crate) fn link() -> NewLink {
    NewLink {
        id: LinkId::random(&Random),
        lookup: lookup(),
        wrap: sealed(124),
        terms: StoredTerms {
            expires_at: NOW.plus(DAY),
            max_views: None,
            password: false,
            watermark: false,
            comments: false,
            adult: false,
            end_early: false,
        },
        token: sealed(145),
        label: Some(sealed(145)),
        mark_label: None,
    }
}

/// A pass of ten minutes from [`NOW`].
pub(crate) fn pass() -> NewPass {
    NewPass {
        lookup: lookup(),
        session: SessionId::random(&Random),
        wrap: sealed(124),
        ends_at: NOW.plus(10 * MINUTE),
    }
}

pub(crate) fn answer() -> Answer {
    Answer { key: lookup(), sealed: sealed(500), expires_at: NOW.plus(15 * MINUTE) }
}

pub(crate) fn keeps(capacity: u32, seconds: i64) -> Keeps {
    let seconds = u32::try_from(seconds).unwrap();
    let stays = (seconds > 0).then_some(Lifetime::from_seconds(seconds));
    Keeps::new(NonZeroU32::new(capacity), stays).unwrap()
}

/// A channel that holds so many posts, or any number where it is 0, for a week.
pub(crate) fn channel(capacity: u32) -> Channel {
    let id = ChannelId::random(&Random);
    Channel {
        id,
        slug: format!("c{}", &id.to_string()[..31]).parse().unwrap(),
        rules: Rules {
            title: "Photography".to_owned(),
            about: "Light, and where it falls.".to_owned(),
            keeps: keeps(capacity, 7 * DAY),
            adult: false,
            review_first: false,
            slow: 0,
        },
        created_at: NOW,
        closed_at: None,
        shown: 0,
        version: 1,
    }
}

pub(crate) fn post(channel: &Channel) -> NewPost {
    let name = PostName::random(&Random);
    NewPost { channel: channel.id, name, card: sealed(600), waits: false }
}

/// A share as a post is: commented on.
pub(crate) fn postable() -> NewShare {
    let mut share = share();
    share.link.terms.comments = true;
    share.link.label = None;
    share
}

pub(crate) fn comment() -> NewComment {
    NewComment { lookup: lookup(), sealed: sealed(300), created_at: NOW }
}

pub(crate) async fn opened(store: &Store, channel: Channel) -> Channel {
    assert!(store.add_channel(&channel).await.unwrap());
    channel
}

/// The channel as it is stored.
pub(crate) async fn whole_channel(store: &Store, channel: &Channel) -> Channel {
    let WholeChannel(channel) = store.whole_channel(channel.id).await.unwrap().unwrap();
    channel
}

/// A share that is posted at this time by nobody known, and its number.
pub(crate) async fn posted(store: &Store, channel: &Channel, now: Timestamp) -> (NewShare, u64) {
    let share = NewShare { created_at: now, ..postable() };
    match store.publish_post(&share, &post(channel), now).await.unwrap() {
        Posted::Shown(number) => (share, number),
        other => panic!("not shown: {other:?}"),
    }
}

/// A share that waits for review since this time.
pub(crate) async fn waiting(store: &Store, channel: &Channel, now: Timestamp) -> NewShare {
    let share = NewShare { created_at: now, ..postable() };
    let post = NewPost { waits: true, ..post(channel) };
    assert_eq!(store.publish_post(&share, &post, now).await.unwrap(), Posted::Waits);
    share
}

/// What everybody sees of a channel.
pub(crate) async fn seen(store: &Store, channel: &Channel, now: Timestamp) -> Vec<PostRow> {
    store.posts(channel.id, Which::Shown { before: None }, 20_000, now).await.unwrap()
}

/// The shares of these posts.
pub(crate) fn shares(posts: &[PostRow]) -> Vec<ShareId> {
    posts.iter().map(|post| post.share).collect()
}

/// A comment under the share's first link, made at [`NOW`].
pub(crate) async fn commented(store: &Store, share: &NewShare) -> NewComment {
    let comment = comment();
    let thread = Thread::Link(share.link.lookup);
    let written = store.comment(thread, &comment, NOW).await.unwrap();
    assert!(matches!(written, Commented::Written(_)), "{written:?}");
    comment
}

pub(crate) async fn published(store: &Store, share: NewShare) -> NewShare {
    assert_eq!(store.publish(&share).await.unwrap(), Publish::Published);
    share
}

/// A view of the share's first link, granted.
pub(crate) async fn viewed(store: &Store, share: &NewShare) -> NewPass {
    let pass = pass();
    let granted = store.redeem_view(share.link.lookup, &pass, NOW).await.unwrap();
    assert!(matches!(granted, Redeem::Granted { .. }), "{granted:?}");
    pass
}

pub(crate) async fn live_link(store: &Store, lookup: Lookup, now: Timestamp) -> Link {
    match store.link(lookup, now).await.unwrap() {
        Found::Live(link) => link,
        other => panic!("not live: {other:?}"),
    }
}

pub(crate) async fn live_pass(store: &Store, lookup: Lookup, now: Timestamp) -> Pass {
    match store.pass(lookup, now).await.unwrap() {
        FoundPass::Live(pass) => *pass,
        other => panic!("not live: {other:?}"),
    }
}

pub(crate) async fn managed(store: &Store, share: &NewShare, now: Timestamp) -> Managed {
    store.managed(share.manage_lookup, now).await.unwrap().unwrap()
}

/// Purges until nothing is left, removals not remembered longer than the rest; what was done in all.
pub(crate) async fn purged(store: &Store, now: Timestamp, forget_before: Timestamp) -> Purged {
    let mut all = Purged::default();
    loop {
        let step = store.purge(now, forget_before, forget_before).await.unwrap();
        if step.is_empty() {
            return all;
        }
        all.links += step.links;
        all.shares += step.shares;
        all.passes += step.passes;
        all.uploads += step.uploads;
        all.forgotten += step.forgotten;
    }
}

/// The share's blobs, in order.
pub(crate) fn blobs(share: &NewShare) -> Vec<BlobKey> {
    in_order(share.media.iter().map(|media| media.blob).collect())
}

pub(crate) fn in_order(mut blobs: Vec<BlobKey>) -> Vec<BlobKey> {
    blobs.sort();
    blobs
}

/// What is doomed, in order.
pub(crate) async fn doomed(store: &Store) -> Vec<BlobKey> {
    in_order(store.doomed(10_000).await.unwrap())
}

/// Asserts that the expression has this form.
macro_rules! assert_is {
    ($found:expr, $form:pat) => {{
        let found = $found;
        assert!(matches!(found, $form), "{found:?} is not {}", stringify!($form));
    }};
}
pub(crate) use assert_is;
