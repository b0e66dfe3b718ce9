//! Viewings last as long as they should.

use chatpic_core::{Gone, Timestamp};

use super::given::{self, DAY, MINUTE, NOW, Store, assert_is};
use crate::records::{BeforeView, Change, Found, FoundPass, Lookup};

async fn ended(store: &Store, pass: Lookup, now: Timestamp) -> Gone {
    match store.pass(pass, now).await.unwrap() {
        FoundPass::Ended(gone) => gone,
        other => panic!("not ended: {other:?}"),
    }
}

pub(crate) async fn a_pass_opens_what_its_link_opened(store: Store) {
    let mut share = given::limited_share(3);
    share.link.terms.watermark = true;
    share.link.terms.adult = true;
    let share = given::published(&store, share).await;
    let new = given::viewed(&store, &share).await;
    let pass = given::live_pass(&store, new.lookup, NOW).await;
    assert_eq!((pass.session, pass.ends_at, pass.wrap), (new.session, new.ends_at, new.wrap));
    assert_eq!((pass.share, pass.link), (share.id, share.link.id));
    assert_eq!((pass.views_left, pass.watermark, pass.adult), (Some(2), true, true));
    assert_eq!((pass.content.meta, pass.content.media), (share.meta, share.media));
}

pub(crate) async fn before_a_view_its_pass_is_told_of_or_else_its_link(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    let (link, new) = (share.link.lookup, given::pass());
    let before = async |pass, now| store.before_view(pass, link, now).await.unwrap();
    for _ in 0..2 {
        let BeforeView::Link(Found::Live(found)) = before(new.lookup, NOW).await else {
            panic!("nothing was granted")
        };
        assert_eq!((found.id, found.views_left), (share.link.id, Some(1)));
    }
    store.redeem_view(link, &new, NOW).await.unwrap();
    for _ in 0..2 {
        let BeforeView::Pass(FoundPass::Live(pass)) = before(new.lookup, NOW).await else {
            panic!("it was granted")
        };
        assert_eq!(pass.session, new.session);
    }
    let other = before(given::pass().lookup, NOW).await;
    assert_is!(other, BeforeView::Link(Found::Gone(Gone::Spent)));
    let ended = before(new.lookup, new.ends_at).await;
    assert_is!(ended, BeforeView::Pass(FoundPass::Ended(Gone::Expired)));
}

pub(crate) async fn a_pass_ends_at_its_second(store: Store) {
    let share = given::published(&store, given::share()).await;
    let pass = given::viewed(&store, &share).await;
    given::live_pass(&store, pass.lookup, pass.ends_at.plus(-1)).await;
    assert_eq!(ended(&store, pass.lookup, pass.ends_at).await, Gone::Expired);
}

pub(crate) async fn a_pass_outlives_the_last_view(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    let pass = given::viewed(&store, &share).await;
    let last = pass.ends_at.plus(-1);
    given::purged(&store, last, given::LONG_AGO).await;
    let found = given::live_pass(&store, pass.lookup, last).await;
    assert_eq!((found.wrap, found.views_left), (pass.wrap, Some(0)));
    assert_eq!((found.content.meta, found.content.media), (share.meta, share.media));
    assert_eq!(ended(&store, pass.lookup, pass.ends_at).await, Gone::Expired);
}

pub(crate) async fn a_pass_ends_when_its_share_is_withdrawn(store: Store) {
    let share = given::published(&store, given::share()).await;
    let pass = given::viewed(&store, &share).await;
    store.withdraw(share.manage_lookup, NOW).await.unwrap();
    assert_eq!(ended(&store, pass.lookup, NOW).await, Gone::Withdrawn);
    given::purged(&store, NOW.plus(DAY), given::LONG_AGO).await;
    assert_eq!(ended(&store, pass.lookup, NOW.plus(DAY)).await, Gone::Withdrawn);
}

pub(crate) async fn a_pass_ends_when_its_link_is_revoked_and_no_other_does(store: Store) {
    let share = given::published(&store, given::share()).await;
    let other = given::link();
    store.add_link(share.manage_lookup, &other, NOW).await.unwrap();
    let revoked = given::viewed(&store, &share).await;
    let kept = given::pass();
    store.redeem_view(other.lookup, &kept, NOW).await.unwrap();

    store.revoke_link(share.manage_lookup, share.link.id, NOW).await.unwrap();
    assert_eq!(ended(&store, revoked.lookup, NOW).await, Gone::Withdrawn);
    assert_eq!(given::live_pass(&store, kept.lookup, NOW).await.wrap, kept.wrap);
}

pub(crate) async fn a_pass_ends_with_its_link_that_was_given_less_time(store: Store) {
    let share = given::published(&store, given::share()).await;
    let pass = given::viewed(&store, &share).await;
    let sooner = NOW.plus(3 * MINUTE);
    let changed = store.set_expiry(share.manage_lookup, sooner, NOW).await.unwrap();
    assert_eq!(changed, Change::Done);
    given::live_pass(&store, pass.lookup, sooner.plus(-1)).await;
    assert_eq!(ended(&store, pass.lookup, sooner).await, Gone::Expired);
    // Nor does more time afterwards give it back.
    store.set_expiry(share.manage_lookup, NOW.plus(DAY), NOW).await.unwrap();
    assert_eq!(ended(&store, pass.lookup, sooner).await, Gone::Expired);
}

/// Nothing of it is left then, though nothing purged it yet.
pub(crate) async fn a_pass_is_over_for_a_clock_that_is_behind_the_one_by_which_it_ended(
    store: Store,
) {
    let share = given::published(&store, given::brief_share(MINUTE)).await;
    let other = given::link();
    store.add_link(share.manage_lookup, &other, NOW).await.unwrap();
    let pass = given::viewed(&store, &share).await;
    let end = NOW.plus(MINUTE);
    given::live_pass(&store, pass.lookup, end.plus(-1)).await;
    store.revoke_link(share.manage_lookup, other.id, end).await.unwrap();
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
    assert_eq!(ended(&store, pass.lookup, end.plus(-1)).await, Gone::Expired);
    given::purged(&store, end, given::LONG_AGO).await;
    assert_eq!(ended(&store, pass.lookup, end.plus(-1)).await, Gone::Expired);
}

pub(crate) async fn a_pass_is_not_longer_for_a_link_that_was_given_more_time(store: Store) {
    let share = given::published(&store, given::brief_share(5 * MINUTE)).await;
    let pass = given::viewed(&store, &share).await;
    store.set_expiry(share.manage_lookup, NOW.plus(DAY), NOW).await.unwrap();
    let end = NOW.plus(5 * MINUTE);
    given::live_pass(&store, pass.lookup, end.plus(-1)).await;
    assert_eq!(ended(&store, pass.lookup, end).await, Gone::Expired);
}

pub(crate) async fn a_pass_of_a_spent_link_keeps_its_time(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    let other = given::link();
    store.add_link(share.manage_lookup, &other, NOW).await.unwrap();
    let pass = given::viewed(&store, &share).await;
    let changed = store.set_expiry(share.manage_lookup, NOW.plus(MINUTE), NOW).await.unwrap();
    assert_eq!(changed, Change::Done);
    // That changed the live link alone: when it has ended, the viewing still goes on.
    given::purged(&store, NOW.plus(2 * MINUTE), given::LONG_AGO).await;
    assert_is!(store.pass(pass.lookup, NOW.plus(2 * MINUTE)).await.unwrap(), FoundPass::Live(_));
    assert_eq!(ended(&store, pass.lookup, pass.ends_at).await, Gone::Expired);
}
