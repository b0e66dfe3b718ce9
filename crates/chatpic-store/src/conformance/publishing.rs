//! Shares come into being.

use super::given::{self, NOW, Store, assert_is};
use crate::records::{Claim, Found, FoundPass, Publish};

pub(crate) async fn a_share_is_found_as_it_was_published(store: Store) {
    let mut share = given::limited_share(7);
    share.link.terms.password = true;
    share.link.terms.comments = true;
    share.link.terms.adult = true;
    let share = given::published(&store, share).await;

    let link = given::live_link(&store, share.link.lookup, NOW).await;
    assert_eq!((link.id, link.share), (share.link.id, share.id));
    assert_eq!(link.terms, share.link.terms);
    assert_eq!(link.views_left, Some(7));
    assert_eq!(link.wrap, share.link.wrap);
    assert_eq!(link.content.meta, share.meta);
    assert_eq!(link.content.media, share.media);
}

pub(crate) async fn a_share_is_published_whole_or_not_at_all(store: Store) {
    let first = given::published(&store, given::share()).await;
    // One blob twice is a fault, found only after the share and its wraps were written.
    let mut broken = given::share();
    broken.media[1].blob = first.media[0].blob;
    let answer = given::answer();
    store.claim(answer.key, NOW, answer.expires_at).await.unwrap();
    broken.answer = Some(answer.clone());
    store.publish(&broken).await.unwrap_err();

    assert_is!(store.link(broken.link.lookup, NOW).await.unwrap(), Found::Unknown);
    assert!(store.managed(broken.manage_lookup, NOW).await.unwrap().is_none());
    assert_eq!(store.known(&[broken.media[0].blob]).await.unwrap(), []);
    let claim = store.claim(answer.key, NOW, answer.expires_at).await.unwrap();
    assert_is!(claim, Claim::Running);

    broken.media[1].blob = given::blob();
    assert_eq!(store.publish(&broken).await.unwrap(), Publish::Published);
}

pub(crate) async fn an_unknown_link_pass_and_owner_are_unknown(store: Store) {
    let share = given::published(&store, given::share()).await;
    // The three kinds of lookup don't stand for each other.
    for lookup in [given::lookup(), share.manage_lookup] {
        assert_is!(store.link(lookup, NOW).await.unwrap(), Found::Unknown);
    }
    for lookup in [given::lookup(), share.link.lookup] {
        assert_is!(store.pass(lookup, NOW).await.unwrap(), FoundPass::Unknown);
        assert!(store.managed(lookup, NOW).await.unwrap().is_none());
    }
}
