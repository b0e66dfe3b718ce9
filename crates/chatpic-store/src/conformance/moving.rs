//! A share that is moved to another store is what it was, to everybody.
//!
//! Each promise is held both ways: from SQLite, which everybody has, into the store, and back.

use chatpic_core::{Gone, LinkState, ShareId, Timestamp};
use tempfile::TempDir;

use super::given::{self, DAY, HOUR, MINUTE, NOW, Store, assert_is};
use crate::SqliteRecords;
use crate::records::{
    Change, Claim, EndLink, Found, FoundPass, Hiding, NewShare, Put, Redeem, Whole, WholeLink,
    WholePass,
};

/// Two stores between which everything is moved.
pub(super) struct Move {
    pub(super) from: Store,
    pub(super) to: Store,
    _dir: TempDir,
}

pub(super) fn both_ways(store: &Store) -> [Move; 2] {
    let beside = || {
        let dir = tempfile::tempdir().unwrap();
        let records = SqliteRecords::open(&dir.path().join("chatpic.db")).unwrap();
        (std::sync::Arc::new(records) as Store, dir)
    };
    let ((from, first), (to, second)) = (beside(), beside());
    [Move { from, to: store.clone(), _dir: first }, Move { from: store.clone(), to, _dir: second }]
}

impl Move {
    pub(super) async fn bring(&self, share: &NewShare) {
        let whole = whole(&self.from, share).await;
        assert_eq!(self.to.put_whole(&whole).await.unwrap(), Put::Written);
        assert_eq!(self::whole(&self.to, share).await, whole);
    }
}

async fn whole(store: &Store, share: &NewShare) -> Whole {
    store.whole(share.id).await.unwrap().unwrap()
}

pub(crate) async fn shares_are_listed_in_order_page_by_page(store: Store) {
    let mut ids = Vec::new();
    for _ in 0..7 {
        ids.push(given::published(&store, given::share()).await.id);
    }
    let gone = given::published(&store, given::share()).await;
    store.withdraw(gone.manage_lookup, NOW).await.unwrap();
    ids.push(gone.id);
    ids.sort();
    let (mut listed, mut after): (Vec<ShareId>, _) = (Vec::new(), None);
    loop {
        let page = store.shares(after, 3).await.unwrap();
        assert!(page.len() <= 3);
        let Some(last) = page.last() else { break };
        after = Some(*last);
        listed.extend(page);
    }
    assert_eq!(listed, ids);
    assert!(store.whole(ShareId::from_bytes([0; 16])).await.unwrap().is_none());
}

pub(crate) async fn a_share_is_the_same_wherever_it_was_put(store: Store) {
    for way in both_ways(&store) {
        let mut share = given::limited_share(5);
        share.link.terms.password = true;
        share.link.terms.watermark = true;
        (share.pass_tag, share.prefix_tag) = (Some(given::lookup()), Some(4711));
        share.media[1].copy_tag = Some(given::lookup());
        let share = given::published(&way.from, share).await;
        let mut second = given::link();
        (second.label, second.terms.comments) = (None, true);
        second.terms.adult = true;
        second.terms.watermark = true;
        second.terms.end_early = true;
        second.mark_label = Some(given::sealed(145));
        second.terms.expires_at = NOW.plus(3 * DAY);
        way.from.add_link(share.manage_lookup, &second, NOW).await.unwrap();
        let pass = given::viewed(&way.from, &share).await;
        way.bring(&share).await;

        for lookup in [share.link.lookup, second.lookup] {
            let before = given::live_link(&way.from, lookup, NOW).await;
            assert_eq!(given::live_link(&way.to, lookup, NOW).await, before);
        }
        let before = given::live_pass(&way.from, pass.lookup, NOW).await;
        assert_eq!(given::live_pass(&way.to, pass.lookup, NOW).await, before);
        let before = given::managed(&way.from, &share, NOW).await;
        assert_eq!(given::managed(&way.to, &share, NOW).await, before);
        let before = way.from.outline(share.id, NOW).await.unwrap();
        assert_eq!(way.to.outline(share.id, NOW).await.unwrap(), before);
        let blobs = given::blobs(&share);
        assert_eq!(given::in_order(way.to.known(&blobs).await.unwrap()), blobs);
    }
}

pub(crate) async fn views_go_on_where_they_were(store: Store) {
    for way in both_ways(&store) {
        let share = given::published(&way.from, given::limited_share(3)).await;
        let first = given::viewed(&way.from, &share).await;
        way.bring(&share).await;
        let link = share.link.lookup;
        let retried = way.to.redeem_view(link, &first, NOW).await.unwrap();
        assert_eq!(retried, Redeem::NonceUsed);
        for (views, left) in [(2, 1), (3, 0)] {
            let pass = given::pass();
            let granted = way.to.redeem_view(link, &pass, NOW).await.unwrap();
            let (views_left, ends_at) = (Some(left), pass.ends_at);
            assert_eq!(granted, Redeem::Granted { views, views_left, ends_at });
        }
        let refused = way.to.redeem_view(link, &given::pass(), NOW).await.unwrap();
        assert_eq!(refused, Redeem::Gone(Gone::Spent));
        let managed = given::managed(&way.to, &share, NOW).await;
        assert_eq!((managed.state, managed.sessions.len()), (LinkState::Gone(Gone::Spent), 3));
    }
}

pub(crate) async fn what_was_revoked_and_withdrawn_stays_so(store: Store) {
    for way in both_ways(&store) {
        let share = given::published(&way.from, given::share()).await;
        let revoked = given::link();
        way.from.add_link(share.manage_lookup, &revoked, NOW).await.unwrap();
        let (kept, ended) = (given::viewed(&way.from, &share).await, given::pass());
        way.from.redeem_view(revoked.lookup, &ended, NOW).await.unwrap();
        way.from.revoke_link(share.manage_lookup, revoked.id, NOW).await.unwrap();
        let withdrawn = given::published(&way.from, given::share()).await;
        way.from.withdraw(withdrawn.manage_lookup, NOW).await.unwrap();
        way.bring(&share).await;
        way.bring(&withdrawn).await;

        given::live_pass(&way.to, kept.lookup, NOW).await;
        let found = way.to.pass(ended.lookup, NOW).await.unwrap();
        assert_is!(found, FoundPass::Ended(Gone::Withdrawn));
        for link in [revoked.lookup, withdrawn.link.lookup] {
            assert_is!(way.to.link(link, NOW).await.unwrap(), Found::Gone(Gone::Withdrawn));
        }
        let managed = given::managed(&way.to, &withdrawn, NOW).await;
        assert_eq!(managed, given::managed(&way.from, &withdrawn, NOW).await);
        assert!(whole(&way.to, &withdrawn).await.media.is_empty());
    }
}

pub(crate) async fn what_a_viewer_ended_stays_so(store: Store) {
    for way in both_ways(&store) {
        let mut share = given::share();
        share.link.terms.end_early = true;
        let share = given::published(&way.from, share).await;
        let pass = given::viewed(&way.from, &share).await;
        assert_eq!(way.from.end_link(pass.lookup, NOW).await.unwrap(), EndLink::Ended);
        way.bring(&share).await;
        let managed = given::managed(&way.to, &share, NOW).await;
        assert_eq!(managed, given::managed(&way.from, &share, NOW).await);
        assert!(managed.links[0].ended_early);
        assert_eq!(way.to.end_link(pass.lookup, NOW).await.unwrap(), EndLink::Ended);
    }
}

pub(crate) async fn what_was_hidden_and_removed_stays_so(store: Store) {
    for way in both_ways(&store) {
        let removed = given::published(&way.from, given::share()).await;
        way.from.remove(removed.id, NOW).await.unwrap();
        way.bring(&removed).await;
        let found = way.to.link(removed.link.lookup, NOW).await.unwrap();
        assert_is!(found, Found::Gone(Gone::Removed));
        for hiding in Hiding::ALL {
            let share = given::published(&way.from, given::share()).await;
            let pass = given::viewed(&way.from, &share).await;
            way.from.hide(share.id, Some(hiding), NOW).await.unwrap();
            way.bring(&share).await;
            let link = share.link.lookup;
            let refused = way.to.redeem_view(link, &given::pass(), NOW).await.unwrap();
            assert_eq!(refused, Redeem::Hidden(hiding));
            assert_is!(way.to.pass(pass.lookup, NOW).await.unwrap(), FoundPass::Hidden(_));
            way.to.hide(share.id, None, NOW).await.unwrap();
            given::live_link(&way.to, link, NOW).await;
            given::live_pass(&way.to, pass.lookup, NOW).await;
        }
    }
}

pub(crate) async fn a_spent_share_is_kept_for_who_looks_at_it(store: Store) {
    for way in both_ways(&store) {
        let share = given::published(&way.from, given::limited_share(1)).await;
        let pass = given::viewed(&way.from, &share).await;
        way.bring(&share).await;
        let last = pass.ends_at.plus(-1);
        given::purged(&way.to, last, given::LONG_AGO).await;
        assert_eq!(given::live_pass(&way.to, pass.lookup, last).await.content.media, share.media);
        let purged = given::purged(&way.to, pass.ends_at, given::LONG_AGO).await;
        assert_eq!((purged.shares, purged.passes), (1, 1));
        let doomed = given::doomed(&way.to).await;
        assert!(given::blobs(&share).iter().all(|blob| doomed.contains(blob)));
    }
}

pub(crate) async fn tombstones_are_forgotten_in_time_after_a_move(store: Store) {
    for way in both_ways(&store) {
        let expired = given::published(&way.from, given::brief_share(HOUR)).await;
        let spent = given::published(&way.from, given::limited_share(1)).await;
        let pass = given::viewed(&way.from, &spent).await;
        let now = NOW.plus(2 * HOUR);
        // Its time ended, and nobody has noticed yet.
        let unnoticed = given::published(&way.from, given::brief_share(HOUR)).await;
        way.bring(&unnoticed).await;
        given::purged(&way.from, now, given::LONG_AGO).await;
        for share in [&expired, &spent] {
            way.bring(share).await;
        }
        let found = way.to.link(expired.link.lookup, now).await.unwrap();
        assert_is!(found, Found::Gone(Gone::Expired));
        given::purged(&way.to, now, NOW).await;
        for (share, gone) in
            [(&expired, Gone::Expired), (&spent, Gone::Spent), (&unnoticed, Gone::Expired)]
        {
            let found = way.to.link(share.link.lookup, now).await.unwrap();
            assert!(matches!(found, Found::Gone(why) if why == gone), "{found:?}");
        }
        given::purged(&way.to, now, now.plus(1)).await;
        for share in [&expired, &spent, &unnoticed] {
            assert!(way.to.whole(share.id).await.unwrap().is_none());
            assert_is!(way.to.link(share.link.lookup, now).await.unwrap(), Found::Unknown);
        }
        assert_is!(way.to.pass(pass.lookup, now).await.unwrap(), FoundPass::Unknown);
    }
}

pub(crate) async fn an_owner_goes_on_after_a_move(store: Store) {
    for way in both_ways(&store) {
        let share = given::published(&way.from, given::share()).await;
        let forgotten = given::link();
        way.from.add_link(share.manage_lookup, &forgotten, NOW).await.unwrap();
        way.from.revoke_link(share.manage_lookup, forgotten.id, NOW).await.unwrap();
        given::purged(&way.from, NOW.plus(1), NOW.plus(1)).await;
        way.bring(&share).await;

        let later = NOW.plus(5 * DAY);
        let changed = way.to.set_expiry(share.manage_lookup, later, NOW).await.unwrap();
        assert_eq!(changed, Change::Done);
        let mut added = given::link();
        added.terms.expires_at = NOW.plus(9 * DAY);
        let done = way.to.add_link(share.manage_lookup, &added, NOW).await.unwrap();
        assert_eq!(done, Change::Done);
        let places: Vec<_> =
            whole(&way.to, &share).await.links.iter().map(|link| link.place).collect();
        assert_eq!(places, [1, 3], "the forgotten link's place stays free");
        let revoked = way.to.revoke_link(share.manage_lookup, share.link.id, NOW).await.unwrap();
        assert_eq!(revoked, Change::Done);
        let managed = given::managed(&way.to, &share, NOW.plus(8 * DAY)).await;
        assert_eq!(managed.wrap.as_ref(), Some(&share.manage_wrap));
        let withdrawn = way.to.withdraw(share.manage_lookup, NOW).await.unwrap();
        assert_eq!(withdrawn, Change::Done);
        assert_eq!(given::managed(&way.to, &share, NOW).await.wrap, None);
    }
}

pub(crate) async fn an_answer_is_given_after_a_move(store: Store) {
    for way in both_ways(&store) {
        let answer = given::answer();
        assert_is!(
            way.from.claim(answer.key, NOW, NOW.plus(MINUTE)).await.unwrap(),
            Claim::Claimed
        );
        let share = NewShare { answer: Some(answer.clone()), ..given::share() };
        let share = given::published(&way.from, share).await;
        way.bring(&share).await;
        let claim = |now: Timestamp| way.to.claim(answer.key, now, now.plus(MINUTE));
        let found = claim(NOW.plus(14 * MINUTE)).await.unwrap();
        assert!(matches!(found, Claim::Answered(sealed) if sealed == answer.sealed));
        assert_is!(claim(answer.expires_at).await.unwrap(), Claim::Claimed);
    }
}

pub(crate) async fn what_is_put_twice_is_there_once(store: Store) {
    for way in both_ways(&store) {
        let share = given::published(&way.from, given::limited_share(2)).await;
        given::viewed(&way.from, &share).await;
        way.bring(&share).await;
        let whole = whole(&way.from, &share).await;
        assert_eq!(way.to.put_whole(&whole).await.unwrap(), Put::Same);
        assert_eq!(self::whole(&way.to, &share).await, whole);
        assert_eq!(given::managed(&way.to, &share, NOW).await.sessions.len(), 1);
    }
}

pub(crate) async fn another_share_of_that_name_is_left_as_it_is(store: Store) {
    for way in both_ways(&store) {
        let share = given::published(&way.from, given::limited_share(2)).await;
        way.bring(&share).await;
        let before = whole(&way.from, &share).await;
        given::viewed(&way.from, &share).await;
        let viewed = whole(&way.from, &share).await;
        assert_eq!(way.to.put_whole(&viewed).await.unwrap(), Put::Other);
        assert_eq!(whole(&way.to, &share).await, before);
    }
}

pub(crate) async fn what_can_not_be_put_whole_is_not_put(store: Store) {
    for way in both_ways(&store) {
        let there = given::published(&way.to, given::share()).await;
        let taken = given::viewed(&way.to, &there).await;
        let whole_there = whole(&way.to, &there).await;
        let spoil: [fn(&mut Whole, &NewShare, WholePass); 2] = [
            |whole, there, _| whole.media[1].blob = there.media[0].blob,
            |whole, _, taken| whole.passes.push(taken),
        ];
        for spoil in spoil {
            let share = given::published(&way.from, given::share()).await;
            let pass = given::viewed(&way.from, &share).await;
            let mut whole = whole(&way.from, &share).await;
            let of_another = whole_there.passes[0].clone();
            assert_eq!(of_another.lookup, taken.lookup);
            spoil(&mut whole, &there, of_another);
            assert!(way.to.put_whole(&whole).await.is_err());
            assert!(way.to.whole(share.id).await.unwrap().is_none());
            assert_is!(way.to.link(share.link.lookup, NOW).await.unwrap(), Found::Unknown);
            assert_is!(way.to.pass(pass.lookup, NOW).await.unwrap(), FoundPass::Unknown);
            assert!(way.to.managed(share.manage_lookup, NOW).await.unwrap().is_none());
            assert_eq!(way.to.known(&given::blobs(&share)).await.unwrap(), []);
        }
        assert_eq!(self::whole(&way.to, &there).await, whole_there);
    }
}

/// Whatever of a share is changed, its bytes change with it.
pub(crate) async fn every_difference_is_in_the_bytes(store: Store) {
    let answer = given::answer();
    store.claim(answer.key, NOW, NOW.plus(MINUTE)).await.unwrap();
    let share = NewShare { answer: Some(answer), ..given::limited_share(2) };
    let share = given::published(&store, share).await;
    given::viewed(&store, &share).await;
    let whole = whole(&store, &share).await;
    assert_eq!(whole.clone().bytes(), whole.bytes());
    let gone = Some((Gone::Spent, NOW));
    let link: [fn(&mut WholeLink); 19] = [
        |it| it.id = given::link().id,
        |it| it.lookup = given::lookup(),
        |it| it.place += 1,
        |it| it.terms.expires_at = NOW,
        |it| it.terms.max_views = given::limit(3),
        |it| it.terms.max_views = None,
        |it| it.terms.password = true,
        |it| it.terms.watermark = true,
        |it| it.terms.comments = true,
        |it| it.terms.adult = true,
        |it| it.terms.end_early = true,
        |it| it.ended_early = true,
        |it| it.mark_label = Some(given::sealed(145)),
        |it| it.views += 1,
        |it| it.views_left = None,
        |it| it.wrap = None,
        |it| it.token = Some(given::sealed(145)),
        |it| it.label = it.token.take(),
        |it| it.gone = Some((Gone::Removed, NOW)),
    ];
    let pass: [fn(&mut WholePass); 7] = [
        |it| it.lookup = given::lookup(),
        |it| it.link = given::link().id,
        |it| it.session = given::pass().session,
        |it| it.hour = NOW,
        |it| it.ends_at = NOW,
        |it| it.live = false,
        |it| it.wrap = None,
    ];
    let all: [fn(&mut Whole); 20] = [
        |it| it.id = given::share().id,
        |it| it.created_at = NOW.plus(1),
        |it| it.manage_lookup = given::lookup(),
        |it| it.links_made += 1,
        |it| it.closing = Some(NOW),
        |it| it.hiding = Some(Hiding::Meanwhile),
        |it| it.hiding = Some(Hiding::Silently),
        |it| it.pass_tag = Some(given::lookup()),
        |it| it.prefix_tag = Some(1),
        |it| it.manage_wrap = None,
        |it| it.meta = it.manage_wrap.take(),
        |it| it.links.clear(),
        |it| it.media.swap(0, 1),
        |it| it.media[0].id = given::share().media[0].id,
        |it| it.media[0].blob = given::blob(),
        |it| it.media[0].stored_len += 1,
        |it| it.media[0].copy_tag = Some(given::lookup()),
        |it| it.answers[0].key = given::lookup(),
        |it| it.answers[0].sealed.0.push(0),
        |it| it.answers[0].expires_at = NOW,
    ];
    let mut seen = std::collections::HashSet::from([whole.bytes()]);
    let mut changed = |change: &dyn Fn(&mut Whole)| {
        let mut other = whole.clone();
        change(&mut other);
        assert_ne!(other, whole);
        assert!(seen.insert(other.bytes()), "{other:?}");
    };
    changed(&|it| it.gone = gone);
    all.iter().for_each(|change| changed(change));
    link.iter().for_each(|change| changed(&|it| change(&mut it.links[0])));
    pass.iter().for_each(|change| changed(&|it| change(&mut it.passes[0])));
}
