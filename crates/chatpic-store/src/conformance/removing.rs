//! What moderators remove is gone for good, and remembered for longer; how they find what is alike.

use chatpic_core::{Gone, LinkState, ShareId, Timestamp};

use super::given::{self, DAY, HOUR, NOW, Store, assert_is};
use crate::records::{Change, Found, FoundPass, Hiding, Lookup, NewShare, Outline, Redeem};

async fn remove(store: &Store, share: &NewShare) {
    assert_eq!(store.remove(share.id, NOW).await.unwrap(), Change::Done);
}

pub(crate) async fn a_removal_is_final(store: Store) {
    let share = given::published(&store, given::limited_share(3)).await;
    let (second, revoked) = (given::link(), given::link());
    for link in [&second, &revoked] {
        store.add_link(share.manage_lookup, link, NOW).await.unwrap();
    }
    store.revoke_link(share.manage_lookup, revoked.id, NOW).await.unwrap();
    let pass = given::viewed(&store, &share).await;
    remove(&store, &share).await;
    remove(&store, &share).await;

    let (manage, gone) = (share.manage_lookup, Change::Gone(Gone::Removed));
    assert_eq!(store.withdraw(manage, NOW).await.unwrap(), gone);
    for link in [share.link.id, second.id, revoked.id] {
        assert_eq!(store.revoke_link(manage, link, NOW).await.unwrap(), gone);
    }
    assert_eq!(store.set_expiry(manage, NOW.plus(DAY), NOW).await.unwrap(), gone);
    assert_eq!(store.add_link(manage, &given::link(), NOW).await.unwrap(), gone);
    assert_eq!(store.prolong(share.id, 60, NOW).await.unwrap(), gone);
    assert_eq!(store.hide(share.id, None, NOW).await.unwrap(), Change::Done);
    for link in [share.link.lookup, second.lookup, revoked.lookup] {
        assert_is!(store.link(link, NOW).await.unwrap(), Found::Gone(Gone::Removed));
        let refused = store.redeem_view(link, &given::pass(), NOW).await.unwrap();
        assert_eq!(refused, Redeem::Gone(Gone::Removed));
    }
    let found = store.pass(pass.lookup, NOW).await.unwrap();
    assert_is!(found, FoundPass::Ended(Gone::Removed));
    assert_eq!(store.remove(given::share().id, NOW).await.unwrap(), Change::Unknown);
}

pub(crate) async fn whatever_is_removed_loses_what_opens_it_at_once(store: Store) {
    let live = given::published(&store, given::share()).await;
    given::viewed(&store, &live).await;
    let spent = given::published(&store, given::limited_share(1)).await;
    given::viewed(&store, &spent).await;
    let withdrawn = given::published(&store, given::share()).await;
    store.withdraw(withdrawn.manage_lookup, NOW).await.unwrap();
    let expired = given::published(&store, given::brief_share(-HOUR)).await;
    given::purged(&store, NOW, given::LONG_AGO).await;
    let hidden = given::published(&store, given::share()).await;
    store.hide(hidden.id, Some(Hiding::Silently), NOW).await.unwrap();

    let all = [&live, &spent, &withdrawn, &expired, &hidden];
    for share in all {
        remove(&store, share).await;
        let whole = store.whole(share.id).await.unwrap().unwrap();
        assert_eq!(whole.gone.unwrap().0, Gone::Removed);
        assert_eq!((&whole.manage_wrap, &whole.meta, whole.media.len()), (&None, &None, 0));
        for link in &whole.links {
            assert_eq!((&link.wrap, &link.token), (&None, &None));
        }
        assert!(whole.passes.iter().all(|pass| pass.wrap.is_none() && !pass.live));
        let managed = given::managed(&store, share, NOW).await;
        assert_eq!(managed.state, LinkState::Gone(Gone::Removed));
    }
    // It still is as if it never was.
    let found = store.link(hidden.link.lookup, NOW).await.unwrap();
    assert_is!(found, Found::Hidden(Hiding::Silently));
    let blobs = all.iter().flat_map(|share| given::blobs(share)).collect();
    assert_eq!(given::doomed(&store).await, given::in_order(blobs));
}

pub(crate) async fn what_is_gone_already_is_removed_for_good(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    let pass = given::viewed(&store, &share).await;
    let hidden = store.hide(share.id, Some(Hiding::Removed), NOW).await.unwrap();
    assert_eq!(hidden, Change::Done);
    store.hide(share.id, None, NOW).await.unwrap();
    assert_is!(store.link(share.link.lookup, NOW).await.unwrap(), Found::Gone(Gone::Removed));
    let found = store.pass(pass.lookup, NOW).await.unwrap();
    assert_is!(found, FoundPass::Ended(Gone::Removed));
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
}

pub(crate) async fn a_removal_is_remembered_for_longer(store: Store) {
    let removed = given::published(&store, given::limited_share(2)).await;
    let pass = given::viewed(&store, &removed).await;
    remove(&store, &removed).await;
    let expired = given::published(&store, given::brief_share(HOUR)).await;
    store.hide(expired.id, Some(Hiding::Removed), NOW).await.unwrap();
    let withdrawn = given::published(&store, given::share()).await;
    store.withdraw(withdrawn.manage_lookup, NOW).await.unwrap();
    // One of its links ended while it was removed, and the others live.
    let restored = given::published(&store, given::brief_share(HOUR)).await;
    let mut longer = given::link();
    longer.terms.expires_at = NOW.plus(300 * DAY);
    store.add_link(restored.manage_lookup, &longer, NOW).await.unwrap();
    store.hide(restored.id, Some(Hiding::Removed), NOW).await.unwrap();

    let purged = async |now: Timestamp| {
        let (before, removed_before) = (now.plus(-7 * DAY), now.plus(-183 * DAY));
        while !store.purge(now, before, removed_before).await.unwrap().is_empty() {}
    };
    purged(NOW.plus(HOUR)).await;
    store.hide(restored.id, None, NOW.plus(HOUR)).await.unwrap();
    let late = NOW.plus(183 * DAY);
    for now in [NOW.plus(8 * DAY), late] {
        purged(now).await;
        for share in [&removed, &expired] {
            let managed = given::managed(&store, share, now).await;
            assert_eq!(managed.state, LinkState::Gone(Gone::Removed));
        }
        for share in [&removed, &restored] {
            let found = store.link(share.link.lookup, now).await.unwrap();
            assert_is!(found, Found::Gone(Gone::Removed));
        }
        assert_is!(store.link(withdrawn.link.lookup, now).await.unwrap(), Found::Unknown);
    }
    purged(late.plus(HOUR + 1)).await;
    for share in [&removed, &expired] {
        assert!(store.whole(share.id).await.unwrap().is_none());
        assert_is!(store.link(share.link.lookup, late).await.unwrap(), Found::Unknown);
    }
    assert_is!(store.pass(pass.lookup, late).await.unwrap(), FoundPass::Unknown);
    assert_is!(store.link(restored.link.lookup, late).await.unwrap(), Found::Unknown);
    given::live_link(&store, longer.lookup, late).await;
}

pub(crate) async fn moderators_see_an_outline(store: Store) {
    let mut share = given::share();
    share.media[1].copy_tag = Some(given::lookup());
    (share.pass_tag, share.prefix_tag) = (Some(given::lookup()), Some(u16::MAX));
    let share = given::published(&store, share).await;
    let mut longer = given::link();
    longer.terms.expires_at = NOW.plus(2 * DAY);
    store.add_link(share.manage_lookup, &longer, NOW).await.unwrap();
    let mut expected = Outline {
        created_at: NOW,
        expires_at: NOW.plus(2 * DAY),
        state: LinkState::Live,
        hiding: None,
        copy_tags: vec![None, share.media[1].copy_tag],
        pass_tag: share.pass_tag,
        prefix_tag: share.prefix_tag,
    };
    let outline = async |now| store.outline(share.id, now).await.unwrap();
    assert_eq!(outline(NOW).await, Some(expected.clone()));
    assert_eq!(outline(NOW.plus(2 * DAY)).await.unwrap().state, LinkState::Gone(Gone::Expired));
    store.hide(share.id, Some(Hiding::Meanwhile), NOW).await.unwrap();
    expected.hiding = Some(Hiding::Meanwhile);
    assert_eq!(outline(NOW).await, Some(expected.clone()));
    remove(&store, &share).await;
    (expected.state, expected.copy_tags) = (LinkState::Gone(Gone::Removed), Vec::new());
    assert_eq!(outline(NOW).await, Some(expected));
    given::purged(&store, NOW.plus(1), NOW.plus(1)).await;
    assert_eq!(outline(NOW).await, None);
}

pub(crate) async fn copies_and_shares_of_one_pass_are_found_while_their_content_lasts(
    store: Store,
) {
    let (tag, pass_tag) = (given::lookup(), given::lookup());
    let mut shares = Vec::new();
    for at in 0..7 {
        let mut share = given::share();
        share.created_at = NOW.plus(at);
        // The same picture twice in one share is one share.
        share.media.iter_mut().for_each(|media| media.copy_tag = Some(tag));
        (share.pass_tag, share.prefix_tag) = (Some(pass_tag), Some(7));
        shares.push(given::published(&store, share).await);
    }
    let mut other = NewShare { created_at: NOW.plus(-DAY), ..given::share() };
    other.media[0].copy_tag = Some(given::lookup());
    given::published(&store, other).await;
    assert_eq!(both(&store, tag, pass_tag).await, in_order(&shares));
    let oldest = async || store.oldest_with_pass_tag().await.unwrap();
    assert_eq!(oldest().await, Some(NOW));

    remove(&store, &shares.remove(0)).await;
    store.withdraw(shares.remove(0).manage_lookup, NOW).await.unwrap();
    // What is hidden can be found as well.
    store.hide(shares[0].id, Some(Hiding::Silently), NOW).await.unwrap();
    assert_eq!(both(&store, tag, pass_tag).await, in_order(&shares));
    assert_eq!(oldest().await, Some(NOW.plus(2)));
    given::purged(&store, NOW.plus(DAY), given::LONG_AGO).await;
    assert_eq!(both(&store, tag, pass_tag).await, []);
    assert_eq!(oldest().await, None);
}

/// The shares that have one of them; those that have the other are the same.
async fn both(store: &Store, copy_tag: Lookup, pass_tag: Lookup) -> Vec<ShareId> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let copies = store.copies(copy_tag, after, 2).await.unwrap();
        assert_eq!(store.by_pass_tag(pass_tag, after, 2).await.unwrap(), copies);
        assert!(copies.len() <= 2);
        let Some(last) = copies.last() else { return found };
        after = Some(*last);
        found.extend(copies);
    }
}

fn in_order(shares: &[NewShare]) -> Vec<ShareId> {
    let mut ids: Vec<_> = shares.iter().map(|share| share.id).collect();
    ids.sort();
    ids
}
