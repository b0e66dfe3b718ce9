//! Links are added.

use chatpic_core::Gone;

use super::given::{self, DAY, HOUR, NOW, Store, assert_is};
use crate::records::{Change, Found};

pub(crate) async fn an_added_link_opens_the_same_content(store: Store) {
    let share = given::published(&store, given::share()).await;
    for _ in 0..3 {
        let link = given::link();
        let added = store.add_link(share.manage_lookup, &link, NOW).await.unwrap();
        assert_eq!(added, Change::Done);
        let found = given::live_link(&store, link.lookup, NOW).await;
        assert_eq!((found.id, found.share, found.wrap), (link.id, share.id, link.wrap));
        assert_eq!(found.content.meta, share.meta);
        assert_eq!(found.content.media, share.media);
    }
    assert_eq!(given::managed(&store, &share, NOW).await.links.len(), 4);
}

pub(crate) async fn no_link_is_added_to_what_is_gone(store: Store) {
    let link = given::link();
    let refused = async |share: &crate::records::NewShare, now| {
        let refused = store.add_link(share.manage_lookup, &link, now).await.unwrap();
        assert_is!(store.link(link.lookup, now).await.unwrap(), Found::Unknown);
        refused
    };
    let withdrawn = given::published(&store, given::share()).await;
    store.withdraw(withdrawn.manage_lookup, NOW).await.unwrap();
    assert_eq!(refused(&withdrawn, NOW).await, Change::Gone(Gone::Withdrawn));

    // Somebody still looks at it, which doesn't bring it back.
    let spent = given::published(&store, given::limited_share(1)).await;
    given::viewed(&store, &spent).await;
    assert_eq!(refused(&spent, NOW).await, Change::Gone(Gone::Spent));

    let expired = given::published(&store, given::brief_share(HOUR)).await;
    assert_eq!(refused(&expired, NOW.plus(HOUR)).await, Change::Gone(Gone::Expired));
    given::purged(&store, NOW.plus(DAY), given::LONG_AGO).await;
    assert_eq!(refused(&expired, NOW.plus(HOUR)).await, Change::Gone(Gone::Expired));

    let unknown = store.add_link(given::lookup(), &link, NOW).await.unwrap();
    assert_eq!(unknown, Change::Unknown);
}
