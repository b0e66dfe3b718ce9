//! Views are granted, and no more than allowed.

use chatpic_core::{Gone, LinkState, Timestamp};
use futures_util::future::join_all;

use super::given::{self, DAY, HOUR, MINUTE, NOW, Store, assert_is};
use crate::records::{Found, FoundPass, Lookup, NewPass, Redeem};

/// Redeems with each pass at once, every one in a task of its own.
async fn redeem_at_once(store: &Store, views: Vec<(Lookup, NewPass)>) -> Vec<Redeem> {
    let tasks = views.into_iter().map(|(link, pass)| {
        let store = store.clone();
        tokio::spawn(async move { store.redeem_view(link, &pass, NOW).await.unwrap() })
    });
    join_all(tasks).await.into_iter().map(Result::unwrap).collect()
}

fn ordinals(redeemed: &[Redeem]) -> Vec<u32> {
    let mut ordinals: Vec<_> = redeemed
        .iter()
        .filter_map(|redeem| match redeem {
            Redeem::Granted { views, .. } => Some(*views),
            Redeem::NonceUsed | Redeem::Hidden(_) | Redeem::Gone(_) | Redeem::Unknown => None,
        })
        .collect();
    ordinals.sort_unstable();
    ordinals
}

pub(crate) async fn a_view_limit_is_never_exceeded(store: Store) {
    for limit in [1, 2, 10, 63] {
        let share = given::published(&store, given::limited_share(limit)).await;
        let views = (0..64).map(|_| (share.link.lookup, given::pass())).collect();
        let redeemed = redeem_at_once(&store, views).await;
        assert_eq!(ordinals(&redeemed), (1..=limit).collect::<Vec<_>>());
        let refused = redeemed.iter().filter(|redeem| **redeem == Redeem::Gone(Gone::Spent));
        assert_eq!(refused.count(), 64 - usize::try_from(limit).unwrap());
        let managed = given::managed(&store, &share, NOW).await;
        assert_eq!((managed.links[0].views, managed.links[0].views_left), (limit, Some(0)));
        assert_eq!(managed.sessions.len(), usize::try_from(limit).unwrap());
    }
}

pub(crate) async fn a_view_limit_is_never_exceeded_by_links_of_one_share_at_once(store: Store) {
    let share = given::published(&store, given::limited_share(3)).await;
    let mut links = vec![share.link.lookup];
    for _ in 0..3 {
        let mut link = given::link();
        link.terms.max_views = given::limit(3);
        store.add_link(share.manage_lookup, &link, NOW).await.unwrap();
        links.push(link.lookup);
    }
    let views = (0..64).map(|at| (links[at % 4], given::pass())).collect();
    let redeemed = redeem_at_once(&store, views).await;
    assert_eq!(ordinals(&redeemed), [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
    let managed = given::managed(&store, &share, NOW).await;
    assert_eq!(managed.state, LinkState::Gone(Gone::Spent));
    assert_eq!(managed.wrap, None);
}

pub(crate) async fn an_unlimited_link_grants_and_counts_every_view(store: Store) {
    let share = given::published(&store, given::share()).await;
    let views = (0..64).map(|_| (share.link.lookup, given::pass())).collect();
    let redeemed = redeem_at_once(&store, views).await;
    assert_eq!(ordinals(&redeemed), (1..=64).collect::<Vec<_>>());
    let managed = given::managed(&store, &share, NOW).await;
    assert_eq!((managed.links[0].views, managed.links[0].views_left), (64, None));
}

pub(crate) async fn every_grant_has_its_own_ordinal(store: Store) {
    let share = given::published(&store, given::limited_share(3)).await;
    for ordinal in 1..=3 {
        let granted = store.redeem_view(share.link.lookup, &given::pass(), NOW).await.unwrap();
        let expected = Redeem::Granted {
            views: ordinal,
            views_left: Some(3 - ordinal),
            ends_at: NOW.plus(10 * MINUTE),
        };
        assert_eq!(granted, expected);
    }
}

pub(crate) async fn a_view_is_redeemed_until_the_second_before_expiry(store: Store) {
    let share = given::published(&store, given::brief_share(DAY)).await;
    let redeem = async |now: Timestamp| {
        let pass = NewPass { ends_at: now.plus(MINUTE), ..given::pass() };
        store.redeem_view(share.link.lookup, &pass, now).await.unwrap()
    };
    assert_is!(redeem(NOW.plus(DAY - 1)).await, Redeem::Granted { views: 1, .. });
    assert_eq!(redeem(NOW.plus(DAY)).await, Redeem::Gone(Gone::Expired));
    assert_eq!(redeem(NOW.plus(DAY + 1)).await, Redeem::Gone(Gone::Expired));
    assert_eq!(given::managed(&store, &share, NOW).await.links[0].views, 1);
}

pub(crate) async fn a_pass_ends_with_its_link_at_the_latest(store: Store) {
    let share = given::published(&store, given::brief_share(5 * MINUTE)).await;
    let pass = given::pass();
    let granted = store.redeem_view(share.link.lookup, &pass, NOW).await.unwrap();
    let end = NOW.plus(5 * MINUTE);
    assert_eq!(granted, Redeem::Granted { views: 1, views_left: None, ends_at: end });
    assert_eq!(given::live_pass(&store, pass.lookup, end.plus(-1)).await.ends_at, end);
    let ended = store.pass(pass.lookup, end).await.unwrap();
    assert_is!(ended, FoundPass::Ended(Gone::Expired));
}

pub(crate) async fn the_last_view_erases_what_opens_the_link(store: Store) {
    let share = given::published(&store, given::limited_share(2)).await;
    given::viewed(&store, &share).await;
    let managed = given::managed(&store, &share, NOW).await;
    assert_eq!(managed.wrap.as_ref(), Some(&share.manage_wrap));
    assert_eq!(managed.links[0].token.as_ref(), Some(&share.link.token));

    given::viewed(&store, &share).await;
    let found = store.link(share.link.lookup, NOW).await.unwrap();
    assert_is!(found, Found::Gone(Gone::Spent));
    let managed = given::managed(&store, &share, NOW).await;
    assert_eq!(managed.state, LinkState::Gone(Gone::Spent));
    assert_eq!((managed.wrap, managed.links[0].token.as_ref()), (None, None));
}

pub(crate) async fn the_last_view_of_one_link_leaves_the_share_to_the_others(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    let other = given::link();
    store.add_link(share.manage_lookup, &other, NOW).await.unwrap();
    given::viewed(&store, &share).await;

    let managed = given::managed(&store, &share, NOW).await;
    assert_eq!(managed.state, LinkState::Live);
    assert_eq!(managed.wrap, Some(share.manage_wrap));
    assert_eq!(managed.links[0].state, LinkState::Gone(Gone::Spent));
    assert_eq!(managed.links[0].token, None);
    assert_eq!(managed.links[1].token, Some(other.token));
    given::live_link(&store, other.lookup, NOW).await;
}

pub(crate) async fn a_link_whose_time_ended_does_not_keep_a_spent_share_open(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    let mut brief = given::link();
    brief.terms.expires_at = NOW.plus(HOUR);
    store.add_link(share.manage_lookup, &brief, NOW).await.unwrap();

    // The other link's time has ended, and nothing has been purged since.
    let now = NOW.plus(2 * HOUR);
    let pass = NewPass { ends_at: now.plus(MINUTE), ..given::pass() };
    store.redeem_view(share.link.lookup, &pass, now).await.unwrap();
    given::purged(&store, now.plus(MINUTE), given::LONG_AGO).await;
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
    let managed = given::managed(&store, &share, now).await;
    assert_eq!(managed.state, LinkState::Gone(Gone::Spent));
    assert_eq!(managed.links[1].state, LinkState::Gone(Gone::Expired));
}

pub(crate) async fn a_retry_is_told_so_and_spends_nothing(store: Store) {
    let share = given::published(&store, given::limited_share(3)).await;
    let pass = given::viewed(&store, &share).await;
    for _ in 0..5 {
        let retried = store.redeem_view(share.link.lookup, &pass, NOW).await.unwrap();
        assert_eq!(retried, Redeem::NonceUsed);
    }
    let link = given::live_link(&store, share.link.lookup, NOW).await;
    assert_eq!(link.views_left, Some(2));
    assert_eq!(given::live_pass(&store, pass.lookup, NOW).await.wrap, pass.wrap);
    assert_eq!(given::managed(&store, &share, NOW).await.links[0].views, 1);
}

pub(crate) async fn retries_at_once_spend_one_view(store: Store) {
    for limit in [1, 2, 5] {
        let share = given::published(&store, given::limited_share(limit)).await;
        let views = vec![(share.link.lookup, given::pass()); 64];
        let redeemed = redeem_at_once(&store, views).await;
        assert_eq!(ordinals(&redeemed), [1]);
        let retries = redeemed.iter().filter(|redeem| **redeem == Redeem::NonceUsed);
        assert_eq!(retries.count(), 63);
        let managed = given::managed(&store, &share, NOW).await;
        assert_eq!(managed.links[0].views_left, Some(limit - 1));
    }
}

pub(crate) async fn a_retry_after_the_last_view_is_told_so(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    let pass = given::viewed(&store, &share).await;
    let retried = store.redeem_view(share.link.lookup, &pass, NOW).await.unwrap();
    assert_eq!(retried, Redeem::NonceUsed);
    let late = NOW.plus(2 * DAY);
    given::purged(&store, late, given::LONG_AGO).await;
    let retried = store.redeem_view(share.link.lookup, &pass, late).await.unwrap();
    assert_eq!(retried, Redeem::NonceUsed);
    let other = store.redeem_view(share.link.lookup, &given::pass(), NOW).await.unwrap();
    assert_eq!(other, Redeem::Gone(Gone::Spent));
}

pub(crate) async fn nothing_is_redeemed_of_what_is_withdrawn_or_unknown(store: Store) {
    let share = given::published(&store, given::share()).await;
    store.withdraw(share.manage_lookup, NOW).await.unwrap();
    let pass = given::pass();
    let refused = store.redeem_view(share.link.lookup, &pass, NOW).await.unwrap();
    assert_eq!(refused, Redeem::Gone(Gone::Withdrawn));
    for lookup in [given::lookup(), share.manage_lookup] {
        assert_eq!(store.redeem_view(lookup, &pass, NOW).await.unwrap(), Redeem::Unknown);
    }
    assert_is!(store.pass(pass.lookup, NOW).await.unwrap(), FoundPass::Unknown);
}
