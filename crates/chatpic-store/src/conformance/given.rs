//! What the promises start from: shares, links and passes of random bytes at a fixed time.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::num::NonZeroU32;
use std::sync::Arc;

use chatpic_core::{BlobKey, LinkId, MediaId, Rng, SessionId, ShareId, Timestamp};

use crate::Records;
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
