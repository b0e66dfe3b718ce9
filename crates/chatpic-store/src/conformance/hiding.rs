//! What moderators hide is hidden from everybody else, at once, and shown again as it was.

use chatpic_core::{Gone, LinkState};
use futures_util::future::join_all;

use super::given::{self, DAY, HOUR, MINUTE, NOW, Store, assert_is};
use crate::records::{Change, Found, FoundPass, Hiding, NewPass, NewShare, Redeem};

async fn hide(store: &Store, share: &NewShare, hiding: impl Into<Option<Hiding>>) {
    let hidden = store.hide(share.id, hiding.into(), NOW).await.unwrap();
    assert_eq!(hidden, Change::Done);
}

pub(crate) async fn what_is_hidden_opens_to_nobody_until_it_is_shown(store: Store) {
    let share = given::published(&store, given::limited_share(3)).await;
    let second = given::link();
    store.add_link(share.manage_lookup, &second, NOW).await.unwrap();
    let pass = given::viewed(&store, &share).await;
    for hiding in Hiding::ALL {
        hide(&store, &share, hiding).await;
        for link in [share.link.lookup, second.lookup] {
            let found = store.link(link, NOW).await.unwrap();
            assert!(matches!(found, Found::Hidden(how) if how == hiding), "{found:?}");
            for pass in [&pass, &given::pass()] {
                let refused = store.redeem_view(link, pass, NOW).await.unwrap();
                assert_eq!(refused, Redeem::Hidden(hiding));
            }
        }
        let found = store.pass(pass.lookup, NOW).await.unwrap();
        assert!(matches!(found, FoundPass::Hidden(how) if how == hiding), "{found:?}");
    }
    hide(&store, &share, None).await;
    assert_eq!(given::live_link(&store, share.link.lookup, NOW).await.views_left, Some(2));
    given::live_link(&store, second.lookup, NOW).await;
    assert_eq!(given::live_pass(&store, pass.lookup, NOW).await.wrap, pass.wrap);
    given::viewed(&store, &share).await;
    let unknown = store.hide(given::share().id, Some(Hiding::Meanwhile), NOW).await.unwrap();
    assert_eq!(unknown, Change::Unknown);
}

pub(crate) async fn what_is_gone_is_not_said_to_be_hidden_for_now(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    let pass = given::viewed(&store, &share).await;
    hide(&store, &share, Hiding::Meanwhile).await;
    assert_is!(store.link(share.link.lookup, NOW).await.unwrap(), Found::Gone(Gone::Spent));
    let refused = store.redeem_view(share.link.lookup, &given::pass(), NOW).await.unwrap();
    assert_eq!(refused, Redeem::Gone(Gone::Spent));
    // Whoever had begun to look sees no more of it.
    let found = store.pass(pass.lookup, NOW).await.unwrap();
    assert_is!(found, FoundPass::Hidden(Hiding::Meanwhile));
    let found = store.pass(pass.lookup, pass.ends_at).await.unwrap();
    assert_is!(found, FoundPass::Ended(Gone::Expired));

    store.withdraw(share.manage_lookup, NOW).await.unwrap();
    assert_is!(store.link(share.link.lookup, NOW).await.unwrap(), Found::Gone(Gone::Withdrawn));
    hide(&store, &share, Hiding::Silently).await;
    let found = store.link(share.link.lookup, NOW).await.unwrap();
    assert_is!(found, Found::Hidden(Hiding::Silently));
    let found = store.pass(pass.lookup, NOW).await.unwrap();
    assert_is!(found, FoundPass::Hidden(Hiding::Silently));
}

pub(crate) async fn no_view_is_granted_once_hiding_has_returned(store: Store) {
    for round in 0..12 {
        let share = given::published(&store, given::share()).await;
        let redeem = |link| {
            let store = store.clone();
            tokio::spawn(async move { store.redeem_view(link, &given::pass(), NOW).await.unwrap() })
        };
        let views: Vec<_> = (0..24).map(|_| redeem(share.link.lookup)).collect();
        for _ in 0..round {
            tokio::task::yield_now().await;
        }
        hide(&store, &share, Hiding::ALL[round % 3]).await;
        let views_then = given::managed(&store, &share, NOW).await.links[0].views;
        let late = redeem(share.link.lookup);
        let redeemed = join_all(views.into_iter().chain([late])).await;
        let granted = redeemed
            .into_iter()
            .filter(|redeem| matches!(redeem.as_ref().unwrap(), Redeem::Granted { .. }));
        assert_eq!(granted.count(), usize::try_from(views_then).unwrap());
        let managed = given::managed(&store, &share, NOW).await;
        assert_eq!(managed.links[0].views, views_then);
        assert_eq!(managed.sessions.len(), usize::try_from(views_then).unwrap());
    }
}

pub(crate) async fn a_link_that_is_added_while_its_share_is_hidden_opens_to_nobody(store: Store) {
    for round in 0..12 {
        let share = given::published(&store, given::share()).await;
        let adding = (0..6).map(|_| {
            let (store, manage, link) = (store.clone(), share.manage_lookup, given::link());
            tokio::spawn(
                async move { (store.add_link(manage, &link, NOW).await.unwrap(), link.lookup) },
            )
        });
        let adding: Vec<_> = adding.collect();
        for _ in 0..round {
            tokio::task::yield_now().await;
        }
        hide(&store, &share, Hiding::Meanwhile).await;
        let hidden = Hiding::Meanwhile;
        for added in join_all(adding).await {
            let (added, link) = added.unwrap();
            let found = store.link(link, NOW).await.unwrap();
            match added {
                Change::Done => assert_is!(found, Found::Hidden(Hiding::Meanwhile)),
                refused => assert_eq!(refused, Change::Hidden(hidden)),
            }
        }
        let refused = store.add_link(share.manage_lookup, &given::link(), NOW).await.unwrap();
        assert_eq!(refused, Change::Hidden(hidden));
    }
}

pub(crate) async fn an_owner_sees_and_withdraws_what_is_hidden(store: Store) {
    for hiding in [Hiding::Meanwhile, Hiding::Silently] {
        let share = given::published(&store, given::share()).await;
        let second = given::link();
        store.add_link(share.manage_lookup, &second, NOW).await.unwrap();
        hide(&store, &share, hiding).await;
        let managed = given::managed(&store, &share, NOW).await;
        assert_eq!((managed.state, managed.hiding), (LinkState::Live, Some(hiding)));
        assert_eq!(managed.wrap.as_ref(), Some(&share.manage_wrap));
        let later = NOW.plus(2 * DAY);
        let changed = store.set_expiry(share.manage_lookup, later, NOW).await.unwrap();
        assert_eq!(changed, Change::Done);
        let revoked = store.revoke_link(share.manage_lookup, second.id, NOW).await.unwrap();
        assert_eq!(revoked, Change::Done);
        let withdrawn = store.withdraw(share.manage_lookup, NOW).await.unwrap();
        assert_eq!(withdrawn, Change::Done);
        assert_eq!(given::managed(&store, &share, NOW).await.wrap, None);
        assert!(store.whole(share.id).await.unwrap().unwrap().media.is_empty());
    }
}

pub(crate) async fn an_owner_changes_nothing_of_what_was_removed_for_the_time_being(store: Store) {
    let share = given::published(&store, given::limited_share(2)).await;
    let (second, spent) = (given::link(), given::limited_share(1).link);
    store.add_link(share.manage_lookup, &second, NOW).await.unwrap();
    store.add_link(share.manage_lookup, &spent, NOW).await.unwrap();
    store.redeem_view(spent.lookup, &given::pass(), NOW).await.unwrap();
    hide(&store, &share, Hiding::Removed).await;
    let (manage, gone) = (share.manage_lookup, Change::Gone(Gone::Removed));
    assert_eq!(store.withdraw(manage, NOW).await.unwrap(), gone);
    assert_eq!(store.set_expiry(manage, NOW.plus(HOUR), NOW).await.unwrap(), gone);
    assert_eq!(store.add_link(manage, &given::link(), NOW).await.unwrap(), gone);
    for link in [second.id, spent.id] {
        assert_eq!(store.revoke_link(manage, link, NOW).await.unwrap(), gone);
    }
    let managed = given::managed(&store, &share, NOW).await;
    assert_eq!((managed.state, managed.hiding), (LinkState::Live, Some(Hiding::Removed)));

    hide(&store, &share, None).await;
    given::live_link(&store, share.link.lookup, NOW).await;
    assert_eq!(store.revoke_link(manage, second.id, NOW).await.unwrap(), Change::Done);
    assert_eq!(store.withdraw(manage, NOW).await.unwrap(), Change::Done);
}

pub(crate) async fn time_goes_on_for_what_is_hidden(store: Store) {
    let at = NOW.plus(HOUR);
    for hiding in Hiding::ALL {
        let share = given::published(&store, given::brief_share(HOUR)).await;
        let longer = given::link();
        store.add_link(share.manage_lookup, &longer, NOW).await.unwrap();
        let pass = NewPass { ends_at: at, ..given::pass() };
        store.redeem_view(share.link.lookup, &pass, NOW).await.unwrap();
        hide(&store, &share, hiding).await;
        let gone = match hiding {
            Hiding::Removed => Gone::Removed,
            Hiding::Meanwhile | Hiding::Silently => Gone::Expired,
        };
        // Before a purge came by, and after.
        for _ in 0..2 {
            let state = given::managed(&store, &share, at).await.links[0].state;
            assert_eq!(state, LinkState::Gone(gone));
            given::purged(&store, at, given::LONG_AGO).await;
        }
        store.hide(share.id, None, at).await.unwrap();
        let found = store.link(share.link.lookup, at).await.unwrap();
        assert!(matches!(found, Found::Gone(why) if why == gone), "{found:?}");
        given::live_link(&store, longer.lookup, at).await;
        assert_eq!(given::managed(&store, &share, at).await.state, LinkState::Live);

        let end = NOW.plus(DAY);
        store.hide(share.id, Some(hiding), at).await.unwrap();
        assert_eq!(given::managed(&store, &share, end).await.state, LinkState::Gone(gone));
        given::purged(&store, end, given::LONG_AGO).await;
        assert_eq!(given::managed(&store, &share, end).await.state, LinkState::Gone(gone));
        assert!(store.whole(share.id).await.unwrap().unwrap().media.is_empty());
        store.hide(share.id, None, end).await.unwrap();
        let found = store.link(longer.lookup, end).await.unwrap();
        assert!(matches!(found, Found::Gone(why) if why == gone), "{found:?}");
    }
}

pub(crate) async fn a_share_is_prolonged_with_all_of_its_live_links(store: Store) {
    let share = given::published(&store, given::brief_share(HOUR)).await;
    let (longer, revoked) = (given::link(), given::link());
    for link in [&longer, &revoked] {
        store.add_link(share.manage_lookup, link, NOW).await.unwrap();
    }
    store.revoke_link(share.manage_lookup, revoked.id, NOW).await.unwrap();
    hide(&store, &share, Hiding::Meanwhile).await;
    let fortnight = u32::try_from(14 * DAY).unwrap();
    assert_eq!(store.prolong(share.id, fortnight, NOW).await.unwrap(), Change::Done);
    given::purged(&store, NOW.plus(14 * DAY), NOW.plus(MINUTE)).await;
    hide(&store, &share, None).await;

    let (first, last) = (NOW.plus(14 * DAY + HOUR), NOW.plus(15 * DAY));
    let link = given::live_link(&store, share.link.lookup, first.plus(-1)).await;
    assert_eq!((link.terms.expires_at, link.wrap), (first, share.link.wrap.clone()));
    assert_is!(store.link(share.link.lookup, first).await.unwrap(), Found::Gone(Gone::Expired));
    let managed = given::managed(&store, &share, last.plus(-1)).await;
    assert_eq!((managed.expires_at, managed.wrap), (last, Some(share.manage_wrap.clone())));
    assert_eq!(managed.links.last().unwrap().token.as_ref(), Some(&longer.token));

    let gone = store.prolong(share.id, 60, last).await.unwrap();
    assert_eq!(gone, Change::Gone(Gone::Expired));
    assert_eq!(store.prolong(given::share().id, 60, NOW).await.unwrap(), Change::Unknown);
}
