//! Rows and blobs are compared, and counted.

use super::given::{self, NOW, Store};
use crate::records::Totals;

pub(crate) async fn every_blob_of_a_live_share_is_needed(store: Store) {
    let mut blobs = Vec::new();
    for _ in 0..7 {
        blobs.extend(given::blobs(&given::published(&store, given::share()).await));
    }
    let withdrawn = given::published(&store, given::share()).await;
    store.withdraw(withdrawn.manage_lookup, NOW).await.unwrap();

    let (mut needed, mut after) = (Vec::new(), None);
    loop {
        let page = store.needed(after, 4).await.unwrap();
        assert!(page.len() <= 4);
        let Some(last) = page.last() else { break };
        after = Some(*last);
        needed.extend(page);
    }
    assert_eq!(needed, given::in_order(blobs));
}

pub(crate) async fn orphans_are_not_known(store: Store) {
    let live = given::published(&store, given::share()).await;
    let withdrawn = given::published(&store, given::share()).await;
    store.withdraw(withdrawn.manage_lookup, NOW).await.unwrap();
    let ours = given::in_order([given::blobs(&live), given::blobs(&withdrawn)].concat());
    let listed = [ours.clone(), vec![given::blob(), given::blob()]].concat();
    assert_eq!(given::in_order(store.known(&listed).await.unwrap()), ours);

    store.buried(&given::blobs(&withdrawn)).await.unwrap();
    assert_eq!(given::in_order(store.known(&listed).await.unwrap()), given::blobs(&live));
    assert_eq!(store.known(&[]).await.unwrap(), []);
}

pub(crate) async fn totals_count_what_is_there(store: Store) {
    assert_eq!(store.totals(NOW).await.unwrap(), Totals::default());
    let share = given::published(&store, given::share()).await;
    store.add_link(share.manage_lookup, &given::link(), NOW).await.unwrap();
    let withdrawn = given::published(&store, given::share()).await;
    store.withdraw(withdrawn.manage_lookup, NOW).await.unwrap();
    let totals =
        Totals { live_shares: 1, live_links: 2, media: 2, stored_bytes: 2001, doomed_blobs: 2 };
    assert_eq!(store.totals(NOW).await.unwrap(), totals);
    let later = NOW.plus(given::DAY);
    let totals = store.totals(later).await.unwrap();
    assert_eq!((totals.live_shares, totals.live_links), (0, 0));
}

pub(crate) async fn a_store_in_order_is_ready_and_settles(store: Store) {
    store.ready().await.unwrap();
    let share = given::published(&store, given::share()).await;
    store.settle(NOW).await.unwrap();
    store.settle(NOW).await.unwrap();
    given::live_link(&store, share.link.lookup, NOW).await;
    store.ready().await.unwrap();
}
