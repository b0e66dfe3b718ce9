//! Viewers end links.

use chatpic_core::{Gone, LinkState};
use futures_util::future::join_all;

use super::given::{self, HOUR, NOW, Store, assert_is};
use crate::records::{EndLink, Found, FoundPass, Hiding, NewShare, Redeem};

/// A share whose first link may be ended by its viewers.
fn endable() -> NewShare {
    let mut share = given::share();
    share.link.terms.end_early = true;
    share
}

pub(crate) async fn a_viewer_ends_the_link_where_its_terms_say_so(store: Store) {
    let share = given::published(&store, endable()).await;
    let other = given::link();
    store.add_link(share.manage_lookup, &other, NOW).await.unwrap();
    let (pass, same_link, others) =
        (given::viewed(&store, &share).await, given::viewed(&store, &share).await, given::pass());
    store.redeem_view(other.lookup, &others, NOW).await.unwrap();
    assert!(given::live_pass(&store, pass.lookup, NOW).await.end_early);
    assert!(!given::live_pass(&store, others.lookup, NOW).await.end_early);
    assert_eq!(store.end_link(others.lookup, NOW).await.unwrap(), EndLink::NotAllowed);

    // Again is done again, and by whom of its viewers doesn't matter.
    for pass in [pass.lookup, pass.lookup, same_link.lookup] {
        assert_eq!(store.end_link(pass, NOW).await.unwrap(), EndLink::Ended);
        let ended = store.pass(pass, NOW).await.unwrap();
        assert_is!(ended, FoundPass::Ended(Gone::Withdrawn));
    }
    let found = store.link(share.link.lookup, NOW).await.unwrap();
    assert_is!(found, Found::Gone(Gone::Withdrawn));
    given::live_pass(&store, others.lookup, NOW).await;
    let managed = given::managed(&store, &share, NOW).await;
    assert_eq!((managed.state, managed.wrap), (LinkState::Live, Some(share.manage_wrap)));
    let [first, second] = &managed.links[..] else { panic!("{:?}", managed.links) };
    assert_eq!((first.state, first.ended_early), (LinkState::Gone(Gone::Withdrawn), true));
    assert_eq!((&first.token, &first.label), (&None, &share.link.label));
    assert_eq!((second.state, second.ended_early), (LinkState::Live, false));
}

pub(crate) async fn a_viewer_of_the_last_view_ends_what_is_left_of_it(store: Store) {
    let mut share = endable();
    share.link.terms.max_views = given::limit(1);
    let share = given::published(&store, share).await;
    let pass = given::viewed(&store, &share).await;
    assert_eq!(given::doomed(&store).await, []);
    assert_eq!(store.end_link(pass.lookup, NOW).await.unwrap(), EndLink::Ended);
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
    let link = &given::managed(&store, &share, NOW).await.links[0];
    assert_eq!((link.state, link.ended_early), (LinkState::Gone(Gone::Withdrawn), true));
    assert_eq!(link.opened.map(|opened| opened.first), Some(NOW.hour()));
    // When it was is told by the hour: until the end of that one it is remembered.
    let whole = store.whole(share.id).await.unwrap().unwrap();
    assert_eq!(whole.links[0].gone, Some((Gone::Withdrawn, NOW.hour().plus(HOUR))));

    // With its last link, ended while views were left, the share goes; by the hour too.
    let share = given::published(&store, endable()).await;
    let pass = given::viewed(&store, &share).await;
    assert_eq!(store.end_link(pass.lookup, NOW).await.unwrap(), EndLink::Ended);
    let whole = store.whole(share.id).await.unwrap().unwrap();
    assert_eq!(whole.gone, Some((Gone::Withdrawn, NOW.hour().plus(HOUR))));
    assert!(whole.media.is_empty() && whole.manage_wrap.is_none());
}

pub(crate) async fn only_a_live_pass_ends_its_link(store: Store) {
    let share = given::published(&store, endable()).await;
    let pass = given::viewed(&store, &share).await;
    for lookup in [given::lookup(), share.link.lookup, share.manage_lookup] {
        assert_eq!(store.end_link(lookup, NOW).await.unwrap(), EndLink::Unknown);
    }
    store.hide(share.id, Some(Hiding::Meanwhile), NOW).await.unwrap();
    let hidden = store.end_link(pass.lookup, NOW).await.unwrap();
    assert_eq!(hidden, EndLink::Hidden(Hiding::Meanwhile));
    store.hide(share.id, None, NOW).await.unwrap();
    let ended = store.end_link(pass.lookup, pass.ends_at).await.unwrap();
    assert_eq!(ended, EndLink::Gone(Gone::Expired));
    given::live_link(&store, share.link.lookup, NOW).await;

    // What the owner took back was not ended by a viewer.
    store.revoke_link(share.manage_lookup, share.link.id, NOW).await.unwrap();
    let refused = store.end_link(pass.lookup, NOW).await.unwrap();
    assert_eq!(refused, EndLink::Gone(Gone::Withdrawn));
    assert!(!given::managed(&store, &share, NOW).await.links[0].ended_early);
}

pub(crate) async fn viewers_and_endings_at_once_leave_nothing_open(store: Store) {
    let share = given::published(&store, endable()).await;
    let first = given::viewed(&store, &share).await.lookup;
    let passes: Vec<_> = (0..48).map(|_| given::pass()).collect();
    let views = passes.iter().cloned().enumerate().map(|(at, pass)| {
        let (store, link) = (store.clone(), share.link.lookup);
        tokio::spawn(async move {
            if at % 16 == 8 {
                assert_eq!(store.end_link(first, NOW).await.unwrap(), EndLink::Ended);
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
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
}
