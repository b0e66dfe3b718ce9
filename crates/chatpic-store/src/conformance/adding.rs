//! Links are added.

use chatpic_core::Gone;

use super::given::{self, DAY, HOUR, NOW, Store, assert_is};
use crate::records::{Change, Found, MOST_LINKS};

pub(crate) async fn a_share_is_published_with_all_of_its_links(store: Store) {
    let mut share = given::limited_share(1);
    share.more = (0..3).map(|_| given::link()).collect();
    share.more[0].terms.expires_at = NOW.plus(3 * DAY);
    share.more[1].terms.expires_at = NOW.plus(HOUR);
    share.more[1].terms.watermark = true;
    share.more[1].mark_label = Some(given::sealed(145));
    let answer = given::answer();
    store.claim(answer.key, NOW, NOW.plus(60)).await.unwrap();
    share.answer = Some(answer);
    let share = given::published(&store, share).await;
    for link in share.links() {
        let found = given::live_link(&store, link.lookup, NOW).await;
        assert_eq!((found.id, &found.wrap, &found.terms), (link.id, &link.wrap, &link.terms));
        let pass = given::pass();
        store.redeem_view(link.lookup, &pass, NOW).await.unwrap();
        let pass = given::live_pass(&store, pass.lookup, NOW).await;
        assert_eq!((pass.link, &pass.mark_label), (link.id, &link.mark_label));
    }
    let managed = given::managed(&store, &share, NOW).await;
    let ids: Vec<_> = managed.links.iter().map(|link| link.id).collect();
    assert_eq!(ids, share.links().map(|link| link.id).collect::<Vec<_>>());
    let marked: Vec<_> = managed.links.iter().map(|link| link.mark_label).collect();
    assert_eq!((marked, managed.expires_at), (vec![false, false, true, false], NOW.plus(3 * DAY)));

    // It lives until the last of them has ended, and its owner can see it until then.
    let last = NOW.plus(3 * DAY - 1);
    given::purged(&store, last, given::LONG_AGO).await;
    assert_eq!(given::managed(&store, &share, last).await.wrap, Some(share.manage_wrap.clone()));
    given::live_link(&store, share.more[0].lookup, last).await;
    given::purged(&store, last.plus(1), given::LONG_AGO).await;
    assert_eq!(given::doomed(&store).await, given::blobs(&share));
}

pub(crate) async fn a_share_never_has_more_links_than_it_may(store: Store) {
    let mut share = given::share();
    share.more = (2..MOST_LINKS).map(|_| given::link()).collect();
    let share = given::published(&store, share).await;
    let adding = (0..8).map(|_| {
        let (store, owner, link) = (store.clone(), share.manage_lookup, given::link());
        tokio::spawn(async move { store.add_link(owner, &link, NOW).await.unwrap() })
    });
    let added = futures_util::future::join_all(adding).await.into_iter().map(Result::unwrap);
    let (done, full): (Vec<_>, Vec<_>) = added.partition(|change| *change == Change::Done);
    assert_eq!((done.len(), full), (1, vec![Change::Full; 7]));
    assert_eq!(given::managed(&store, &share, NOW).await.links.len(), MOST_LINKS as usize);
    // Of what is gone, that is told.
    store.withdraw(share.manage_lookup, NOW).await.unwrap();
    let gone = store.add_link(share.manage_lookup, &given::link(), NOW).await.unwrap();
    assert_eq!(gone, Change::Gone(Gone::Withdrawn));
}

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
