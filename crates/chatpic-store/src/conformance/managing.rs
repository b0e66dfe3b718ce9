//! What owners see and change.

use chatpic_core::{Gone, LinkState};

use super::given::{self, DAY, HOUR, MINUTE, NOW, Store, assert_is};
use crate::records::{Change, Found, NewPass, Opened, Session};

pub(crate) async fn an_owner_sees_links_sessions_and_counts(store: Store) {
    let share = given::published(&store, given::limited_share(5)).await;
    let mut second = given::link();
    second.label = None;
    second.terms.expires_at = NOW.plus(2 * DAY);
    store.add_link(share.manage_lookup, &second, NOW).await.unwrap();
    let pass = given::viewed(&store, &share).await;

    let managed = given::managed(&store, &share, NOW).await;
    assert_eq!((managed.id, managed.created_at), (share.id, NOW));
    assert_eq!(managed.expires_at, NOW.plus(2 * DAY));
    assert_eq!((managed.state, managed.wrap), (LinkState::Live, Some(share.manage_wrap)));
    let content = managed.content.unwrap();
    assert_eq!((content.meta, content.media), (share.meta, share.media));
    let [first_seen, second_seen] = &managed.links[..] else { panic!("{:?}", managed.links) };
    assert_eq!((first_seen.id, first_seen.state), (share.link.id, LinkState::Live));
    assert_eq!((first_seen.views, first_seen.views_left), (1, Some(4)));
    assert_eq!(first_seen.terms, share.link.terms);
    assert_eq!(first_seen.token.as_ref(), Some(&share.link.token));
    assert_eq!(first_seen.label, share.link.label);
    assert_eq!((second_seen.id, second_seen.views), (second.id, 0));
    assert_eq!((second_seen.token.as_ref(), &second_seen.label), (Some(&second.token), &None));
    let session = Session { session: pass.session, link: share.link.id, hour: NOW.hour() };
    assert_eq!(managed.sessions, [session]);
}

pub(crate) async fn sessions_are_told_by_the_hour_newest_first(store: Store) {
    let share = given::published(&store, given::share()).await;
    for hour in [3, 0, 2, 1] {
        let now = NOW.plus(hour * HOUR);
        let pass = NewPass { ends_at: now.plus(MINUTE), ..given::pass() };
        store.redeem_view(share.link.lookup, &pass, now).await.unwrap();
    }
    let managed = given::managed(&store, &share, NOW).await;
    let hours: Vec<_> = managed.sessions.iter().map(|session| session.hour).collect();
    assert_eq!(hours, [3, 2, 1, 0].map(|hour| NOW.hour().plus(hour * HOUR)));
}

pub(crate) async fn an_owner_sees_the_hours_of_a_links_first_and_latest_view(store: Store) {
    let share = given::published(&store, given::share()).await;
    let (second, unseen) = (given::link(), given::link());
    for link in [&second, &unseen] {
        store.add_link(share.manage_lookup, link, NOW).await.unwrap();
    }
    for (link, hour) in [(&share.link, 2), (&second, 1), (&second, 5), (&share.link, 3)] {
        let now = NOW.plus(hour * HOUR);
        store.redeem_view(link.lookup, &given::pass(), now).await.unwrap();
    }
    let at = |hour| NOW.hour().plus(hour * HOUR);
    let opened = given::managed(&store, &share, NOW).await.links.into_iter().map(|it| it.opened);
    assert_eq!(
        opened.collect::<Vec<_>>(),
        [
            Some(Opened { first: at(2), latest: at(3) }),
            Some(Opened { first: at(1), latest: at(5) }),
            None
        ]
    );
}

pub(crate) async fn a_view_is_traced_by_its_owner_however_many_there_were(store: Store) {
    let share = given::published(&store, given::share()).await;
    let link = given::link();
    store.add_link(share.manage_lookup, &link, NOW).await.unwrap();
    let first = given::pass();
    store.redeem_view(link.lookup, &first, NOW).await.unwrap();
    let later = NOW.plus(HOUR);
    for _ in 0..1000 {
        let pass = NewPass { ends_at: later.plus(MINUTE), ..given::pass() };
        store.redeem_view(share.link.lookup, &pass, later).await.unwrap();
    }
    let listed = given::managed(&store, &share, later).await.sessions;
    assert!(listed.len() == 1000 && listed.iter().all(|it| it.session != first.session));
    let session = Session { session: first.session, link: link.id, hour: NOW.hour() };
    // Also once it has ended, and what it was a view of is gone.
    for _ in 0..2 {
        assert_eq!(store.traced(share.manage_lookup, first.session).await.unwrap(), [session]);
        store.withdraw(share.manage_lookup, later).await.unwrap();
        given::purged(&store, later.plus(HOUR), given::LONG_AGO).await;
    }
    let other = given::published(&store, given::share()).await;
    for owner in [other.manage_lookup, given::lookup(), share.link.lookup] {
        assert_eq!(store.traced(owner, first.session).await.unwrap(), []);
    }
    let unseen = given::pass().session;
    assert_eq!(store.traced(share.manage_lookup, unseen).await.unwrap(), []);
}

pub(crate) async fn a_link_is_live_until_the_second_of_its_new_expiry(store: Store) {
    let share = given::published(&store, given::share()).await;
    for expiry in [NOW.plus(HOUR), NOW.plus(10 * DAY)] {
        let changed = store.set_expiry(share.manage_lookup, expiry, NOW).await.unwrap();
        assert_eq!(changed, Change::Done);
        let link = given::live_link(&store, share.link.lookup, expiry.plus(-1)).await;
        assert_eq!(link.terms.expires_at, expiry);
        let found = store.link(share.link.lookup, expiry).await.unwrap();
        assert_is!(found, Found::Gone(Gone::Expired));
        assert_eq!(given::managed(&store, &share, NOW).await.expires_at, expiry);
    }
    let unknown = store.set_expiry(given::lookup(), NOW.plus(HOUR), NOW).await.unwrap();
    assert_eq!(unknown, Change::Unknown);
}

pub(crate) async fn only_live_links_are_given_another_expiry(store: Store) {
    let share = given::published(&store, given::limited_share(1)).await;
    let (brief, kept) = (given::brief_share(MINUTE).link, given::link());
    for link in [&brief, &kept] {
        store.add_link(share.manage_lookup, link, NOW).await.unwrap();
    }
    given::viewed(&store, &share).await;
    // One link is spent, one expired and not yet purged.
    let now = NOW.plus(HOUR);
    let changed = store.set_expiry(share.manage_lookup, NOW.plus(3 * DAY), now).await.unwrap();
    assert_eq!(changed, Change::Done);
    let managed = given::managed(&store, &share, now).await;
    let states: Vec<_> = managed.links.iter().map(|link| link.state).collect();
    let gone = [Gone::Spent, Gone::Expired].map(LinkState::Gone);
    assert_eq!(states, [gone[0], gone[1], LinkState::Live]);
    assert_eq!(managed.expires_at, NOW.plus(3 * DAY));
}

pub(crate) async fn an_expired_share_is_given_no_other_expiry(store: Store) {
    let share = given::published(&store, given::brief_share(HOUR)).await;
    let now = NOW.plus(HOUR);
    for _ in 0..2 {
        let changed = store.set_expiry(share.manage_lookup, now.plus(DAY), now).await.unwrap();
        assert_eq!(changed, Change::Gone(Gone::Expired));
        let found = store.link(share.link.lookup, now).await.unwrap();
        assert_is!(found, Found::Gone(Gone::Expired));
        given::purged(&store, now, given::LONG_AGO).await;
    }
}

pub(crate) async fn an_owner_sees_what_is_gone_without_what_opens_it(store: Store) {
    let share = given::published(&store, given::brief_share(HOUR)).await;
    let pass = given::viewed(&store, &share).await;
    let now = NOW.plus(HOUR);
    // The same before and after the purge.
    for _ in 0..2 {
        let managed = given::managed(&store, &share, now).await;
        assert_eq!(managed.state, LinkState::Gone(Gone::Expired));
        assert!(managed.wrap.is_none() && managed.content.is_none());
        assert_eq!(managed.links[0].state, LinkState::Gone(Gone::Expired));
        assert_eq!((managed.links[0].views, &managed.links[0].token), (1, &None));
        assert_eq!(managed.links[0].label, share.link.label);
        assert_eq!(managed.expires_at, now);
        assert_eq!(managed.sessions[0].session, pass.session);
        given::purged(&store, now, given::LONG_AGO).await;
    }
}

pub(crate) async fn an_owner_sees_the_reason_of_the_last_link_to_end(store: Store) {
    // The first is revoked, the second's time ends.
    let share = given::published(&store, given::share()).await;
    let brief = given::brief_share(MINUTE).link;
    store.add_link(share.manage_lookup, &brief, NOW).await.unwrap();
    store.revoke_link(share.manage_lookup, share.link.id, NOW).await.unwrap();
    let now = NOW.plus(MINUTE);
    for _ in 0..2 {
        let state = given::managed(&store, &share, now).await.state;
        assert_eq!(state, LinkState::Gone(Gone::Expired));
        given::purged(&store, now, given::LONG_AGO).await;
    }
    // The second's time ends, the first is revoked.
    let share = given::published(&store, given::share()).await;
    let brief = given::brief_share(MINUTE).link;
    store.add_link(share.manage_lookup, &brief, NOW).await.unwrap();
    store.revoke_link(share.manage_lookup, share.link.id, now).await.unwrap();
    let state = given::managed(&store, &share, now).await.state;
    assert_eq!(state, LinkState::Gone(Gone::Withdrawn));
}
