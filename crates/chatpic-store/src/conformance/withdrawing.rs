//! Owners take things back.

use chatpic_core::{Gone, LinkState};
use futures_util::future::join_all;

use super::given::{self, DAY, HOUR, MINUTE, NOW, Store, assert_is};
use crate::records::{Change, Found, FoundPass, Redeem};

pub(crate) async fn a_withdrawn_share_is_gone_at_once(store: Store) {
    let share = given::published(&store, given::share()).await;
    let other = given::link();
    store.add_link(share.manage_lookup, &other, NOW).await.unwrap();
    let withdrawn = store.withdraw(share.manage_lookup, NOW).await.unwrap();
    assert_eq!(withdrawn, Change::Done);
    for link in [share.link.lookup, other.lookup] {
        assert_is!(store.link(link, NOW).await.unwrap(), Found::Gone(Gone::Withdrawn));
    }
    let managed = given::managed(&store, &share, NOW).await;
    assert_eq!(managed.state, LinkState::Gone(Gone::Withdrawn));
    assert!(managed.wrap.is_none() && managed.content.is_none());
    assert!(managed.links.iter().all(|link| link.token.is_none()));
}

pub(crate) async fn withdrawing_twice_is_done_twice(store: Store) {
    let share = given::published(&store, given::share()).await;
    for later in [0, HOUR, DAY] {
        let withdrawn = store.withdraw(share.manage_lookup, NOW.plus(later)).await.unwrap();
        assert_eq!(withdrawn, Change::Done);
    }
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
    let unknown = store.withdraw(given::lookup(), NOW).await.unwrap();
    assert_eq!(unknown, Change::Unknown);
    // Doing it again doesn't make its tombstone stand longer.
    given::purged(&store, NOW.plus(2 * DAY), NOW.plus(1)).await;
    assert!(store.managed(share.manage_lookup, NOW).await.unwrap().is_none());
}

pub(crate) async fn a_spent_share_is_withdrawn_with_its_viewings(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    let pass = given::viewed(&store, &share).await;
    given::live_pass(&store, pass.lookup, NOW).await;
    assert_eq!(store.withdraw(share.manage_lookup, NOW).await.unwrap(), Change::Done);
    let ended = store.pass(pass.lookup, NOW).await.unwrap();
    assert_is!(ended, FoundPass::Ended(Gone::Withdrawn));
    let found = store.link(share.link.lookup, NOW).await.unwrap();
    assert_is!(found, Found::Gone(Gone::Withdrawn));
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
}

pub(crate) async fn an_expired_share_can_be_withdrawn(store: Store) {
    for purge in [false, true] {
        let share = given::published(&store, given::brief_share(HOUR)).await;
        let now = NOW.plus(2 * HOUR);
        if purge {
            given::purged(&store, now, given::LONG_AGO).await;
        }
        assert_eq!(store.withdraw(share.manage_lookup, now).await.unwrap(), Change::Done);
        let found = store.link(share.link.lookup, now).await.unwrap();
        assert_is!(found, Found::Gone(Gone::Withdrawn));
    }
}

pub(crate) async fn withdrawing_ends_the_viewings_of_links_that_ended_before(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    let last = given::link();
    store.add_link(share.manage_lookup, &last, NOW).await.unwrap();
    let pass = given::viewed(&store, &share).await;
    // With its last link the share is withdrawn, yet the spent one is still looked at.
    store.revoke_link(share.manage_lookup, last.id, NOW).await.unwrap();
    given::live_pass(&store, pass.lookup, NOW).await;
    assert_eq!(store.withdraw(share.manage_lookup, NOW).await.unwrap(), Change::Done);
    let ended = store.pass(pass.lookup, NOW).await.unwrap();
    assert_is!(ended, FoundPass::Ended(Gone::Withdrawn));
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
}

pub(crate) async fn a_revoked_link_is_gone_and_the_others_are_not(store: Store) {
    let share = given::published(&store, given::share()).await;
    let other = given::link();
    store.add_link(share.manage_lookup, &other, NOW).await.unwrap();
    for _ in 0..2 {
        let revoked = store.revoke_link(share.manage_lookup, other.id, NOW).await.unwrap();
        assert_eq!(revoked, Change::Done);
    }
    assert_is!(store.link(other.lookup, NOW).await.unwrap(), Found::Gone(Gone::Withdrawn));
    given::live_link(&store, share.link.lookup, NOW).await;
    let managed = given::managed(&store, &share, NOW).await;
    assert_eq!((managed.state, managed.wrap), (LinkState::Live, Some(share.manage_wrap)));
    assert_eq!(managed.links[1].state, LinkState::Gone(Gone::Withdrawn));
    assert_eq!((&managed.links[1].token, &managed.links[1].label), (&None, &other.label));
}

pub(crate) async fn revoking_the_last_link_ends_the_share(store: Store) {
    let share = given::published(&store, given::share()).await;
    let pass = given::viewed(&store, &share).await;
    store.revoke_link(share.manage_lookup, share.link.id, NOW).await.unwrap();
    let managed = given::managed(&store, &share, NOW).await;
    assert_eq!((managed.state, managed.wrap), (LinkState::Gone(Gone::Withdrawn), None));
    let ended = store.pass(pass.lookup, NOW).await.unwrap();
    assert_is!(ended, FoundPass::Ended(Gone::Withdrawn));
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
}

pub(crate) async fn revoking_a_spent_link_ends_its_viewings(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    let pass = given::viewed(&store, &share).await;
    let revoked = store.revoke_link(share.manage_lookup, share.link.id, NOW).await.unwrap();
    assert_eq!(revoked, Change::Done);
    let ended = store.pass(pass.lookup, NOW).await.unwrap();
    assert_is!(ended, FoundPass::Ended(Gone::Withdrawn));
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
}

pub(crate) async fn a_link_is_revoked_by_its_own_owner_alone(store: Store) {
    let share = given::published(&store, given::share()).await;
    let other = given::published(&store, given::share()).await;
    for owner in [other.manage_lookup, given::lookup(), share.link.lookup] {
        let refused = store.revoke_link(owner, share.link.id, NOW).await.unwrap();
        assert_eq!(refused, Change::Unknown);
    }
    given::live_link(&store, share.link.lookup, NOW).await;
}

pub(crate) async fn views_and_a_withdrawal_at_once_leave_nothing_open(store: Store) {
    let share = given::published(&store, given::share()).await;
    let passes: Vec<_> = (0..64).map(|_| given::pass()).collect();
    let views = passes.iter().cloned().enumerate().map(|(at, pass)| {
        let (store, link, owner) = (store.clone(), share.link.lookup, share.manage_lookup);
        tokio::spawn(async move {
            if at == 32 {
                store.withdraw(owner, NOW).await.unwrap();
            }
            store.redeem_view(link, &pass, NOW).await.unwrap()
        })
    });
    let redeemed = join_all(views).await.into_iter().map(Result::unwrap);
    for (redeem, pass) in redeemed.zip(&passes) {
        let found = store.pass(pass.lookup, NOW).await.unwrap();
        match redeem {
            Redeem::Granted { .. } => assert_is!(found, FoundPass::Ended(Gone::Withdrawn)),
            refused => {
                assert_eq!(refused, Redeem::Gone(Gone::Withdrawn));
                assert_is!(found, FoundPass::Unknown);
            }
        }
    }
    given::purged(&store, NOW.plus(MINUTE), given::LONG_AGO).await;
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
}
