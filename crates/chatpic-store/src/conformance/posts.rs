//! Posts: published, waiting for review, listed, pinned, and ending as shares do.

use chatpic_core::{Gone, ShareId, Timestamp};

use super::given::{self, DAY, HOUR, MINUTE, NOW, Store, assert_is};
use crate::channels::{Channel, NewPost, PostRow, Posted, WAITING, WAITS, Which};
use crate::records::{Change, Claim, Found, Hiding, NewShare};

async fn waiting(store: &Store, channel: &Channel, after: Option<ShareId>) -> Vec<ShareId> {
    let which = Which::Waiting { after };
    given::shares(&store.posts(channel.id, which, 3, NOW.plus(HOUR)).await.unwrap())
}

pub(crate) async fn a_post_is_found_as_it_was_published(store: Store) {
    let channel = given::opened(&store, given::channel(5)).await;
    given::posted(&store, &channel, NOW).await;
    let (share, post) = (given::postable(), given::post(&channel));
    let now = NOW.plus(9);
    assert_eq!(store.publish_post(&share, &post, now).await.unwrap(), Posted::Shown(2));
    let row = PostRow {
        share: share.id,
        channel: channel.id,
        name: post.name,
        number: Some(2),
        posted_at: now,
        expires_at: share.link.terms.expires_at,
        pinned: false,
        comments: 0,
        card: post.card,
        hiding: None,
    };
    assert_eq!(store.post(share.id).await.unwrap().as_ref(), Some(&row));
    assert_eq!(given::seen(&store, &channel, now).await.first(), Some(&row));
    let link = given::live_link(&store, share.link.lookup, now).await;
    assert_eq!((link.share, link.terms), (share.id, share.link.terms.clone()));
    assert_eq!(link.content.media, share.media);
    let beside = given::published(&store, given::share()).await;
    assert_eq!(store.post(beside.id).await.unwrap(), None);
}

pub(crate) async fn a_post_is_published_whole_or_not_at_all(store: Store) {
    let channel = given::opened(&store, given::channel(2)).await;
    // This one would leave for another.
    let (oldest, _) = given::posted(&store, &channel, NOW).await;
    let (second, taken) = (given::postable(), given::post(&channel));
    assert_eq!(store.publish_post(&second, &taken, NOW).await.unwrap(), Posted::Shown(2));
    let now = NOW.plus(HOUR);
    let mut broken = given::postable();
    broken.media[1].blob = second.media[0].blob;
    let namesake = NewPost { name: taken.name.clone(), ..given::post(&channel) };
    for (share, post) in [(broken, given::post(&channel)), (given::postable(), namesake)] {
        store.publish_post(&share, &post, now).await.unwrap_err();
        assert_is!(store.link(share.link.lookup, now).await.unwrap(), Found::Unknown);
        assert_eq!(store.known(&[share.media[0].blob]).await.unwrap(), []);
        let stand = given::shares(&given::seen(&store, &channel, now).await);
        assert_eq!(stand, [second.id, oldest.id]);
    }
    assert_eq!(given::whole_channel(&store, &channel).await.shown, 2);
    assert_eq!(given::doomed(&store).await, []);
    let nowhere = given::post(&given::channel(1));
    let share = given::postable();
    assert_eq!(store.publish_post(&share, &nowhere, now).await.unwrap(), Posted::Unknown);
    assert_is!(store.link(share.link.lookup, now).await.unwrap(), Found::Unknown);
}

pub(crate) async fn posts_are_read_page_by_page_while_others_arrive_and_leave(store: Store) {
    let channel = given::opened(&store, given::channel(20)).await;
    let mut posts = Vec::new();
    for _ in 0..20 {
        posts.push(given::posted(&store, &channel, NOW).await.0.id);
    }
    posts.reverse();
    let (mut read, mut before, mut now): (Vec<PostRow>, _, _) = (Vec::new(), None, NOW);
    loop {
        let page = store.posts(channel.id, Which::Shown { before }, 3, now).await.unwrap();
        assert!(page.len() <= 3);
        let Some(last) = page.last() else { break };
        before = last.number;
        read.extend(page);
        // The oldest one leaves for it.
        now = now.plus(MINUTE);
        given::posted(&store, &channel, now).await;
    }
    let stayed = read.len();
    assert!((12..20).contains(&stayed), "{stayed}");
    assert_eq!(given::shares(&read), posts[..stayed]);
    // Neither is there a page behind the last, nor does a smaller limit change what comes first.
    let first = given::seen(&store, &channel, now).await[0].share;
    let page = store.posts(channel.id, Which::Shown { before: None }, 1, now).await.unwrap();
    assert_eq!(given::shares(&page), [first]);
}

pub(crate) async fn posts_of_one_channel_know_nothing_of_another_s(store: Store) {
    let (first, second) = (given::channel(2), given::channel(2));
    for channel in [&first, &second] {
        given::opened(&store, channel.clone()).await;
        for at in 0..3 {
            let number = given::posted(&store, channel, NOW.plus(at * MINUTE)).await.1;
            assert_eq!(number, u64::try_from(at + 1).unwrap());
        }
        assert_eq!(given::seen(&store, channel, NOW).await.len(), 2);
    }
    assert_eq!(given::seen(&store, &first, NOW).await.len(), 2);
}

pub(crate) async fn a_post_is_gone_at_the_second_of_its_expiry(store: Store) {
    let channel = given::opened(&store, given::channel(5)).await;
    let (share, post) = (given::brief_share(HOUR), given::post(&channel));
    store.publish_post(&share, &post, NOW).await.unwrap();
    let waits = given::brief_share(HOUR);
    let post = NewPost { waits: true, ..given::post(&channel) };
    store.publish_post(&waits, &post, NOW).await.unwrap();
    assert!(store.pin_post(share.id, true).await.unwrap());
    let listed = async |now: Timestamp| {
        let mut listed = 0;
        for which in [Which::Shown { before: None }, Which::Pinned, Which::Waiting { after: None }]
        {
            listed += store.posts(channel.id, which, 9, now).await.unwrap().len();
        }
        listed
    };
    let end = NOW.plus(HOUR);
    given::purged(&store, end.plus(-1), given::LONG_AGO).await;
    assert_eq!(listed(end.plus(-1)).await, 3);
    assert_eq!(listed(end).await, 0);
    assert_eq!(store.show_post(waits.id, end).await.unwrap(), Posted::Unknown);
    let purged = given::purged(&store, end, given::LONG_AGO).await;
    assert_eq!((purged.links, purged.shares), (2, 2));
    for share in [&share, &waits] {
        assert_eq!(store.post(share.id).await.unwrap(), None);
    }
    assert_eq!(given::whole_channel(&store, &channel).await.shown, 1);
}

pub(crate) async fn a_post_stays_no_longer_than_its_channel_says(store: Store) {
    let mut channel = given::channel(5);
    channel.rules.keeps = given::keeps(0, HOUR);
    let channel = given::opened(&store, channel).await;
    let (longer, _) = given::posted(&store, &channel, NOW.plus(MINUTE)).await;
    let post = store.post(longer.id).await.unwrap().unwrap();
    assert_eq!(post.expires_at, NOW.plus(MINUTE + HOUR));
    let brief = given::brief_share(10);
    store.publish_post(&brief, &given::post(&channel), NOW).await.unwrap();
    let post = store.post(brief.id).await.unwrap().unwrap();
    assert_eq!(post.expires_at, NOW.plus(10));
}

pub(crate) async fn a_post_that_waits_is_out_of_sight_and_takes_no_place(store: Store) {
    let channel = given::opened(&store, given::channel(1)).await;
    let (stands, _) = given::posted(&store, &channel, NOW).await;
    let now = NOW.plus(HOUR);
    let waits = given::waiting(&store, &channel, NOW).await;
    let row = store.post(waits.id).await.unwrap().unwrap();
    assert_eq!((row.number, row.posted_at, row.pinned), (None, NOW, false));
    assert_eq!(given::shares(&given::seen(&store, &channel, now).await), [stands.id]);
    assert!(!store.pin_post(waits.id, true).await.unwrap());
    assert_eq!(store.posts(channel.id, Which::Pinned, 9, now).await.unwrap(), []);
    assert_eq!(given::whole_channel(&store, &channel).await.shown, 1);

    // Shown, it is as a new one; and only once.
    assert_eq!(store.show_post(waits.id, NOW).await.unwrap(), Posted::Busy);
    assert_eq!(given::whole_channel(&store, &channel).await.shown, 1);
    assert_eq!(store.show_post(waits.id, now).await.unwrap(), Posted::Shown(2));
    assert_eq!(store.show_post(waits.id, now).await.unwrap(), Posted::Unknown);
    let seen = given::seen(&store, &channel, now).await;
    assert_eq!(given::shares(&seen), [waits.id]);
    assert_eq!((seen[0].number, seen[0].posted_at), (Some(2), now));
    assert_eq!(given::doomed(&store).await, given::blobs(&stands));
    // Its first minute is the first in which it is shown.
    let (share, post) = (given::postable(), given::post(&channel));
    let posted = store.publish_post(&share, &post, now.plus(MINUTE - 1)).await.unwrap();
    assert_eq!(posted, Posted::Busy);
    assert_eq!(store.show_post(given::share().id, now).await.unwrap(), Posted::Unknown);
}

pub(crate) async fn of_those_who_show_a_post_at_once_one_does(store: Store) {
    let channel = given::opened(&store, given::channel(5)).await;
    let waits = given::waiting(&store, &channel, NOW).await;
    let showing = (0..12).map(|_| {
        let (store, share) = (store.clone(), waits.id);
        tokio::spawn(async move { store.show_post(share, NOW).await.unwrap() })
    });
    let shown = futures_util::future::join_all(showing.collect::<Vec<_>>()).await;
    let shown: Vec<_> = shown.into_iter().map(Result::unwrap).collect();
    assert_eq!(shown.iter().filter(|it| **it == Posted::Shown(1)).count(), 1, "{shown:?}");
    assert_eq!(shown.iter().filter(|it| **it == Posted::Unknown).count(), 11, "{shown:?}");
    assert_eq!(given::seen(&store, &channel, NOW).await.len(), 1);
}

pub(crate) async fn posts_that_wait_are_listed_the_oldest_first(store: Store) {
    let channel = given::opened(&store, given::channel(5)).await;
    let mut waits = Vec::new();
    for at in [0, 1, 2, 2, 2, 3, 4, 5] {
        waits.push((at, given::waiting(&store, &channel, NOW.plus(at)).await.id));
    }
    waits.sort();
    let waits: Vec<_> = waits.into_iter().map(|(_, share)| share).collect();
    store.hide(waits[1], Some(Hiding::Meanwhile), NOW).await.unwrap();
    assert_eq!(waiting(&store, &channel, None).await, waits[..3]);
    assert_eq!(waiting(&store, &channel, Some(waits[2])).await, waits[3..6]);
    // Where one was shown and another is gone, reading goes on behind them.
    assert_eq!(store.show_post(waits[5], NOW.plus(HOUR)).await.unwrap(), Posted::Shown(1));
    assert_eq!(waiting(&store, &channel, Some(waits[5])).await, waits[6..]);
    store.remove(waits[6], NOW).await.unwrap();
    assert_eq!(waiting(&store, &channel, Some(waits[6])).await, waits[7..]);
    assert_eq!(waiting(&store, &channel, Some(waits[7])).await, []);
}

pub(crate) async fn channels_in_which_posts_wait_are_told_the_oldest_wait_first(store: Store) {
    let channels: Vec<_> = (0..4).map(|_| given::channel(5)).collect();
    for channel in &channels {
        given::opened(&store, channel.clone()).await;
        given::posted(&store, channel, NOW).await;
    }
    let waits = async |limit| store.waiting_in(limit, NOW.plus(HOUR)).await.unwrap();
    assert_eq!(waits(9).await, []);
    let mut posts = Vec::new();
    for (at, channel) in [(3, 0), (1, 1), (2, 1), (5, 2), (0, 3)] {
        posts.push(given::waiting(&store, &channels[channel], NOW.plus(at)).await.id);
    }
    let [first, second, third, last] = [0, 1, 2, 3].map(|at| channels[at].id);
    assert_eq!(waits(9).await, [(last, 1), (second, 2), (first, 1), (third, 1)]);
    assert_eq!(waits(2).await, [(last, 1), (second, 2)]);
    // Neither what is hidden, shown or gone waits, nor anything in a channel that is closed.
    store.hide(posts[1], Some(Hiding::Meanwhile), NOW).await.unwrap();
    store.show_post(posts[0], NOW).await.unwrap();
    store.remove(posts[3], NOW).await.unwrap();
    store.close_channel(last, NOW).await.unwrap();
    assert_eq!(waits(9).await, [(second, 1)]);
}

pub(crate) async fn a_post_that_nobody_looks_at_waits_for_a_week(store: Store) {
    let mut channel = given::channel(5);
    channel.rules.keeps = given::keeps(5, 0);
    let channel = given::opened(&store, channel).await;
    let mut waits = Vec::new();
    for at in 0..3 {
        let mut share = NewShare { created_at: NOW.plus(at), ..given::postable() };
        share.link.terms.expires_at = NOW.plus(99 * DAY);
        let post = NewPost { waits: true, ..given::post(&channel) };
        let posted = store.publish_post(&share, &post, NOW.plus(at)).await.unwrap();
        assert_eq!(posted, Posted::Waits);
        waits.push(share);
    }
    assert_eq!(store.show_post(waits[2].id, NOW.plus(2)).await.unwrap(), Posted::Shown(1));
    let end = NOW.plus(WAITS);
    let which = Which::Waiting { after: None };
    let listed = store.posts(channel.id, which, 9, end).await.unwrap();
    assert_eq!(given::shares(&listed), [waits[1].id]);
    assert_eq!(store.waiting_in(9, end).await.unwrap(), [(channel.id, 1)]);
    assert_eq!(store.show_post(waits[0].id, end).await.unwrap(), Posted::Unknown);
    given::purged(&store, end, given::LONG_AGO).await;
    assert_eq!(store.post(waits[0].id).await.unwrap(), None);
    let gone = store.link(waits[0].link.lookup, end).await.unwrap();
    assert_is!(gone, Found::Gone(Gone::Expired));
    assert_eq!(given::doomed(&store).await, given::blobs(&waits[0]));
    // The others stay: one still waits, and one was shown in time.
    let later = end.plus(1);
    assert_eq!(store.show_post(waits[1].id, end).await.unwrap(), Posted::Shown(2));
    given::purged(&store, later, given::LONG_AGO).await;
    assert_eq!(given::seen(&store, &channel, later).await.len(), 2);
}

pub(crate) async fn no_more_posts_wait_than_may(store: Store) {
    let (channel, beside) = (given::channel(5), given::channel(5));
    for channel in [&channel, &beside] {
        given::opened(&store, channel.clone()).await;
    }
    let mut waits = Vec::new();
    for _ in 0..WAITING {
        waits.push(given::waiting(&store, &channel, NOW).await);
    }
    let (share, post) = (given::postable(), given::post(&channel));
    let post = NewPost { waits: true, ..post };
    assert_eq!(store.publish_post(&share, &post, NOW).await.unwrap(), Posted::Busy);
    assert_is!(store.link(share.link.lookup, NOW).await.unwrap(), Found::Unknown);
    given::waiting(&store, &beside, NOW).await;
    store.withdraw(waits[7].manage_lookup, NOW).await.unwrap();
    given::waiting(&store, &channel, NOW).await;
}

pub(crate) async fn fewer_posts_are_pinned_than_a_channel_holds(store: Store) {
    let channel = given::opened(&store, given::channel(3)).await;
    let mut posts = Vec::new();
    for at in 0..3 {
        posts.push(given::posted(&store, &channel, NOW.plus(at)).await.0.id);
    }
    let pin = |share, pinned| {
        let store = store.clone();
        async move { store.pin_post(share, pinned).await.unwrap() }
    };
    let pinning = posts.iter().map(|share| tokio::spawn(pin(*share, true)));
    let pinned = futures_util::future::join_all(pinning.collect::<Vec<_>>()).await;
    assert_eq!(pinned.into_iter().filter(|it| *it.as_ref().unwrap()).count(), 2);
    let all = async || {
        let pinned = store.posts(channel.id, Which::Pinned, 9, NOW).await.unwrap();
        assert!(pinned.iter().all(|post| post.pinned));
        given::shares(&pinned)
    };
    let pinned = all().await;
    // Pinned again it is pinned once.
    assert!(pin(pinned[0], true).await);
    assert!(pin(pinned[1], false).await && pin(pinned[1], false).await);
    assert_eq!(all().await, pinned[..1]);
    assert!(pin(pinned[1], true).await);
    assert_eq!(all().await, pinned, "the newest first");
    assert!(!pin(given::share().id, true).await);
    let alone = given::opened(&store, given::channel(1)).await;
    let (only, _) = given::posted(&store, &alone, NOW).await;
    assert!(!pin(only.id, true).await);
}

pub(crate) async fn what_is_hidden_is_listed_only_where_it_is_asked_for(store: Store) {
    let channel = given::opened(&store, given::channel(5)).await;
    let (share, _) = given::posted(&store, &channel, NOW).await;
    assert!(store.pin_post(share.id, true).await.unwrap());
    for hiding in Hiding::ALL {
        store.hide(share.id, Some(hiding), NOW).await.unwrap();
        assert_eq!(given::seen(&store, &channel, NOW).await, []);
        assert_eq!(store.posts(channel.id, Which::Pinned, 9, NOW).await.unwrap(), []);
        let hidden = store.post(share.id).await.unwrap().unwrap();
        assert_eq!(hidden.hiding, Some(hiding));
        assert_eq!(store.every_post(None, 9).await.unwrap(), [hidden]);
    }
    store.hide(share.id, None, NOW).await.unwrap();
    assert_eq!(given::shares(&given::seen(&store, &channel, NOW).await), [share.id]);
}

pub(crate) async fn every_post_is_listed_in_order_page_by_page(store: Store) {
    let mut all = Vec::new();
    for at in 0..7 {
        let channel = given::opened(&store, given::channel(5)).await;
        let share = match at {
            0 => given::waiting(&store, &channel, NOW).await,
            _ => given::posted(&store, &channel, NOW).await.0,
        };
        if at == 1 {
            store.close_channel(channel.id, NOW).await.unwrap();
        }
        all.push(share.id);
    }
    given::published(&store, given::share()).await;
    all.sort();
    let (mut listed, mut after) = (Vec::new(), None);
    loop {
        let page = store.every_post(after, 3).await.unwrap();
        assert!(page.len() <= 3);
        let Some(last) = page.last() else { break };
        after = Some(last.share);
        listed.extend(given::shares(&page));
    }
    assert_eq!(listed, all);
}

pub(crate) async fn whatever_ends_a_share_ends_its_post(store: Store) {
    let channel = given::opened(&store, given::channel(1)).await;
    let end = NOW.plus(DAY);
    for way in 0..5 {
        // The one before has left its place, so that this one needs none to leave.
        let (share, _) = given::posted(&store, &channel, NOW).await;
        let comment = given::commented(&store, &share).await;
        let manage = share.manage_lookup;
        let done = match way {
            0 => store.withdraw(manage, NOW).await.unwrap(),
            1 => store.revoke_link(manage, share.link.id, NOW).await.unwrap(),
            2 => store.remove(share.id, NOW).await.unwrap(),
            _ => {
                let hiding = (way == 3).then_some(Hiding::Removed);
                let hidden = store.hide(share.id, hiding, NOW).await.unwrap();
                let purged = given::purged(&store, end, given::LONG_AGO).await;
                assert_eq!((purged.links, purged.shares), (1, 1));
                hidden
            }
        };
        assert_eq!(done, Change::Done);
        assert_eq!(store.post(share.id).await.unwrap(), None, "way {way}");
        assert_eq!(store.every_post(None, 9).await.unwrap(), []);
        assert_is!(store.comment_by(comment.lookup).await.unwrap(), Found::Unknown);
        let whole = store.whole(share.id).await.unwrap().unwrap();
        assert_eq!((whole.post, whole.comments, whole.meta), (None, Vec::new(), None));
        let doomed = given::doomed(&store).await;
        assert!(given::blobs(&share).iter().all(|blob| doomed.contains(blob)), "way {way}");
    }
    given::purged(&store, NOW.plus(9 * DAY), NOW.plus(9 * DAY)).await;
    assert_eq!(store.shares(None, 9).await.unwrap(), []);
}

pub(crate) async fn a_post_needs_its_claim(store: Store) {
    let channel = given::opened(&store, given::channel(1)).await;
    let answer = given::answer();
    let claim = || store.claim(answer.key, NOW, NOW.plus(MINUTE));
    assert_is!(claim().await.unwrap(), Claim::Claimed);
    let answered = |answer| NewShare { answer: Some(answer), ..given::postable() };
    let share = answered(answer.clone());
    let posted = store.publish_post(&share, &given::post(&channel), NOW).await.unwrap();
    assert_eq!(posted, Posted::Shown(1));
    let found = claim().await.unwrap();
    assert!(matches!(found, Claim::Answered(sealed) if sealed == answer.sealed));

    // Neither an answered claim nor none gets a second post in, and nobody has left for it.
    for answer in [answer.clone(), given::answer()] {
        let (late, now) = (answered(answer), NOW.plus(HOUR));
        let posted = store.publish_post(&late, &given::post(&channel), now).await.unwrap();
        assert_eq!(posted, Posted::ClaimLost);
        assert_is!(store.link(late.link.lookup, now).await.unwrap(), Found::Unknown);
        assert_eq!(given::shares(&given::seen(&store, &channel, now).await), [share.id]);
    }
    assert_eq!(given::whole_channel(&store, &channel).await.shown, 1);
    // It dies with the post, which a next one pushes out.
    given::posted(&store, &channel, NOW.plus(HOUR)).await;
    assert_is!(claim().await.unwrap(), Claim::Claimed);
}

pub(crate) async fn of_posts_with_one_claim_at_once_one_is_published(store: Store) {
    let channel = given::opened(&store, given::channel(9)).await;
    let answer = given::answer();
    store.claim(answer.key, NOW, NOW.plus(MINUTE)).await.unwrap();
    let posting = (0..8).map(|_| {
        let share = NewShare { answer: Some(answer.clone()), ..given::postable() };
        let (store, post) = (store.clone(), given::post(&channel));
        tokio::spawn(async move { store.publish_post(&share, &post, NOW).await.unwrap() })
    });
    let posted = futures_util::future::join_all(posting.collect::<Vec<_>>()).await;
    let posted: Vec<_> = posted.into_iter().map(Result::unwrap).collect();
    assert_eq!(posted.iter().filter(|it| **it == Posted::Shown(1)).count(), 1, "{posted:?}");
    assert_eq!(posted.iter().filter(|it| **it == Posted::ClaimLost).count(), 7, "{posted:?}");
    assert_eq!(given::seen(&store, &channel, NOW).await.len(), 1);
}
