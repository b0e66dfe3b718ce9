//! What is gone is deleted, nothing else is, and nothing is lost between two steps.

use chatpic_core::{Gone, LinkState};

use super::given::{self, DAY, HOUR, MINUTE, NOW, Store, assert_is};
use crate::records::{Found, FoundPass, NewPass, Purged, Redeem};

pub(crate) async fn what_expired_becomes_a_tombstone(store: Store) {
    let share = given::published(&store, given::brief_share(HOUR)).await;
    let expiry = NOW.plus(HOUR);
    assert_eq!(given::purged(&store, expiry.plus(-1), given::LONG_AGO).await, Purged::default());
    let purged = given::purged(&store, expiry, given::LONG_AGO).await;
    assert_eq!((purged.links, purged.shares), (1, 1));
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
    assert_is!(store.link(share.link.lookup, NOW).await.unwrap(), Found::Gone(Gone::Expired));
    assert_eq!(given::purged(&store, expiry, given::LONG_AGO).await, Purged::default());
}

pub(crate) async fn a_purge_takes_nothing_that_is_live(store: Store) {
    let share = given::published(&store, given::limited_share(2)).await;
    let pass = given::viewed(&store, &share).await;
    let now = NOW.plus(MINUTE);
    assert_eq!(given::purged(&store, now, now).await, Purged::default());
    assert_eq!(given::doomed(&store).await, []);
    given::live_pass(&store, pass.lookup, now).await;
    let link = given::live_link(&store, share.link.lookup, now).await;
    assert_eq!((link.wrap, link.content.media), (share.link.wrap, share.media));
}

pub(crate) async fn content_is_kept_while_somebody_looks_at_it(store: Store) {
    let share = given::published(&store, given::limited_share(2)).await;
    let first = given::viewed(&store, &share).await;
    let later = NOW.plus(5 * MINUTE);
    let second = NewPass { ends_at: later.plus(10 * MINUTE), ..given::pass() };
    store.redeem_view(share.link.lookup, &second, later).await.unwrap();

    given::purged(&store, first.ends_at, given::LONG_AGO).await;
    assert_eq!(given::doomed(&store).await, []);
    let found = given::live_pass(&store, second.lookup, second.ends_at.plus(-1)).await;
    assert_eq!(found.content.media, share.media);

    let purged = given::purged(&store, second.ends_at, given::LONG_AGO).await;
    assert_eq!(purged.shares, 1);
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
}

pub(crate) async fn a_share_is_doomed_once_all_of_its_links_ended(store: Store) {
    let share = given::published(&store, given::brief_share(HOUR)).await;
    let longer = given::link();
    store.add_link(share.manage_lookup, &longer, NOW).await.unwrap();
    let purged = given::purged(&store, NOW.plus(HOUR), given::LONG_AGO).await;
    assert_eq!((purged.links, purged.shares), (1, 0));
    assert_eq!(given::doomed(&store).await, []);
    given::live_link(&store, longer.lookup, NOW.plus(HOUR)).await;
    let purged = given::purged(&store, NOW.plus(DAY), given::LONG_AGO).await;
    assert_eq!((purged.links, purged.shares), (1, 1));
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
}

pub(crate) async fn withdrawing_dooms_every_blob_at_once(store: Store) {
    let share = given::published(&store, given::share()).await;
    given::viewed(&store, &share).await;
    store.withdraw(share.manage_lookup, NOW).await.unwrap();
    given::purged(&store, NOW, given::LONG_AGO).await;
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
}

pub(crate) async fn a_blob_is_doomed_until_it_is_buried(store: Store) {
    let share = given::published(&store, given::share()).await;
    store.withdraw(share.manage_lookup, NOW).await.unwrap();
    let blobs = given::blobs(&share);
    assert_eq!(store.doomed(1).await.unwrap().len(), 1);
    // Asked again it answers the same: who died in between forgot nothing.
    assert_eq!(given::doomed(&store).await, blobs);
    store.buried(&blobs[..1]).await.unwrap();
    store.buried(&blobs[..1]).await.unwrap();
    assert_eq!(given::doomed(&store).await, blobs[1..]);
    // Not even a forgotten share forgets what is yet to be deleted.
    given::purged(&store, NOW.plus(DAY), NOW.plus(DAY)).await;
    assert_eq!(given::doomed(&store).await, blobs[1..]);
    store.buried(&blobs).await.unwrap();
    assert_eq!(given::doomed(&store).await, []);
}

pub(crate) async fn a_tombstone_is_forgotten_after_its_time(store: Store) {
    let expired = given::published(&store, given::brief_share(HOUR)).await;
    let spent = given::published(&store, given::limited_share(1)).await;
    let pass = given::viewed(&store, &spent).await;
    let withdrawn = given::published(&store, given::share()).await;
    store.withdraw(withdrawn.manage_lookup, NOW).await.unwrap();
    let live = given::published(&store, given::brief_share(10 * DAY)).await;

    let now = NOW.plus(7 * DAY);
    given::purged(&store, now, NOW.plus(-1)).await;
    for share in [&expired, &spent, &withdrawn] {
        assert_is!(store.link(share.link.lookup, now).await.unwrap(), Found::Gone(_));
    }
    let purged = given::purged(&store, now, NOW.plus(2 * HOUR)).await;
    assert!(purged.forgotten >= 3, "{purged:?}");
    for share in [&expired, &spent, &withdrawn] {
        assert_is!(store.link(share.link.lookup, now).await.unwrap(), Found::Unknown);
        assert!(store.managed(share.manage_lookup, now).await.unwrap().is_none());
    }
    assert_is!(store.pass(pass.lookup, now).await.unwrap(), FoundPass::Unknown);
    given::live_link(&store, live.link.lookup, now).await;
}

pub(crate) async fn a_revoked_link_is_forgotten_while_its_share_lives(store: Store) {
    let share = given::published(&store, given::brief_share(10 * DAY)).await;
    let revoked = given::link();
    store.add_link(share.manage_lookup, &revoked, NOW).await.unwrap();
    let (kept, ended) = (given::viewed(&store, &share).await, given::pass());
    store.redeem_view(revoked.lookup, &ended, NOW).await.unwrap();
    store.revoke_link(share.manage_lookup, revoked.id, NOW).await.unwrap();

    let now = NOW.plus(8 * DAY);
    given::purged(&store, now, NOW.plus(DAY)).await;
    assert_is!(store.link(revoked.lookup, now).await.unwrap(), Found::Unknown);
    assert_is!(store.pass(ended.lookup, now).await.unwrap(), FoundPass::Unknown);
    let managed = given::managed(&store, &share, now).await;
    assert_eq!(managed.state, LinkState::Live);
    assert_eq!(managed.links.len(), 1);
    let sessions: Vec<_> = managed.sessions.iter().map(|session| session.session).collect();
    assert_eq!(sessions, [kept.session]);
    given::live_link(&store, share.link.lookup, now).await;
}

pub(crate) async fn ended_passes_are_purged_and_remembered(store: Store) {
    let share = given::published(&store, given::limited_share(9)).await;
    let pass = given::viewed(&store, &share).await;
    let purged = given::purged(&store, pass.ends_at, given::LONG_AGO).await;
    assert_eq!(purged, Purged { passes: 1, ..Purged::default() });
    let ended = store.pass(pass.lookup, NOW).await.unwrap();
    assert_is!(ended, FoundPass::Ended(Gone::Expired));
    let retried = store.redeem_view(share.link.lookup, &pass, NOW).await.unwrap();
    assert_eq!(retried, Redeem::NonceUsed);
    assert_eq!(given::managed(&store, &share, NOW).await.sessions.len(), 1);
}

pub(crate) async fn a_purge_is_done_in_steps_until_nothing_is_left(store: Store) {
    const SHARES: usize = 1100;
    let mut blobs = Vec::new();
    for batch in 0..SHARES / 100 {
        let shares: Vec<_> = (0..100).map(|_| given::brief_share(HOUR)).collect();
        blobs.extend(shares.iter().flat_map(given::blobs));
        let publish = shares.iter().map(|share| store.publish(share));
        let published = futures_util::future::try_join_all(publish).await.unwrap();
        assert_eq!(published.len(), 100, "batch {batch}");
    }
    let now = NOW.plus(HOUR);
    let (mut steps, mut links) = (0, 0);
    loop {
        let step = store.purge(now, given::LONG_AGO, given::LONG_AGO).await.unwrap();
        if step.is_empty() {
            break;
        }
        (steps, links) = (steps + 1, links + step.links);
        assert!(step.links <= 500, "{step:?}");
    }
    assert!(steps >= 3, "{steps} steps");
    assert_eq!(links, u64::try_from(SHARES).unwrap());
    assert_eq!(given::doomed(&store).await, given::in_order(blobs));

    given::purged(&store, now, now.plus(1)).await;
    let totals = store.totals(now).await.unwrap();
    assert_eq!((totals.live_shares, totals.media), (0, 0));
    assert_eq!(given::purged(&store, now, now.plus(1)).await, Purged::default());
}
