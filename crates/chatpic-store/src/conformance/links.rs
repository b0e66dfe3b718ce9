//! Links are found.

use chatpic_core::Gone;

use super::given::{self, DAY, NOW, Store, assert_is};
use crate::records::Found;

pub(crate) async fn a_link_is_gone_at_the_second_of_its_expiry(store: Store) {
    let share = given::published(&store, given::brief_share(DAY)).await;
    let expiry = NOW.plus(DAY);
    given::live_link(&store, share.link.lookup, expiry.plus(-1)).await;
    for now in [expiry, expiry.plus(1), expiry.plus(DAY)] {
        let found = store.link(share.link.lookup, now).await.unwrap();
        assert_is!(found, Found::Gone(Gone::Expired));
    }
}

pub(crate) async fn looking_at_a_link_spends_nothing(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    for _ in 0..20 {
        let link = given::live_link(&store, share.link.lookup, NOW).await;
        assert_eq!(link.views_left, Some(1));
        given::managed(&store, &share, NOW).await;
    }
    given::viewed(&store, &share).await;
}

pub(crate) async fn links_of_one_share_know_nothing_of_each_other(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    let mut second = given::link();
    second.terms.max_views = given::limit(5);
    second.terms.password = true;
    store.add_link(share.manage_lookup, &second, NOW).await.unwrap();
    given::viewed(&store, &share).await;

    let found = store.link(share.link.lookup, NOW).await.unwrap();
    assert_is!(found, Found::Gone(Gone::Spent));
    let found = given::live_link(&store, second.lookup, NOW).await;
    assert_eq!((found.views_left, found.terms), (Some(5), second.terms));
    assert_eq!(found.wrap, second.wrap);
}
