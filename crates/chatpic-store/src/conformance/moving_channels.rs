//! Channels, and what stands in them, are the same in another store.

use chatpic_core::{Gone, PostName};

use super::given::{self, DAY, HOUR, MINUTE, NOW, Store, assert_is};
use super::moving::both_ways;
use crate::channels::{Channel, Commented, Thread, WholeChannel, WholeComment, WholePost};
use crate::records::{Found, Hiding, Put, Whole};

pub(crate) async fn a_channel_is_the_same_wherever_it_was_put(store: Store) {
    for way in both_ways(&store) {
        let (mut brief, lasting) = (given::channel(0), given::channel(3));
        (brief.rules.adult, brief.rules.review_first, brief.rules.slow) = (true, true, 30);
        for channel in [&brief, &lasting] {
            given::opened(&way.from, channel.clone()).await;
        }
        given::posted(&way.from, &brief, NOW).await;
        way.from.change_channel(brief.id, 1, &brief.rules, NOW).await.unwrap();
        way.from.close_channel(brief.id, NOW).await.unwrap();
        for channel in [&brief, &lasting] {
            let whole = way.from.whole_channel(channel.id).await.unwrap().unwrap();
            assert_eq!(way.to.put_channel(&whole).await.unwrap(), Put::Written);
            assert_eq!(way.to.whole_channel(channel.id).await.unwrap(), Some(whole.clone()));
            assert_eq!(way.to.put_channel(&whole).await.unwrap(), Put::Same);
            let other = WholeChannel(Channel { shown: 99, ..whole.0.clone() });
            assert_eq!(way.to.put_channel(&other).await.unwrap(), Put::Other);
            let namesake = Channel { slug: whole.0.slug.clone(), ..given::channel(1) };
            let namesake = WholeChannel(namesake);
            assert_eq!(way.to.put_channel(&namesake).await.unwrap(), Put::Other);
            assert_eq!(way.to.whole_channel(channel.id).await.unwrap(), Some(whole));
        }
    }
}

pub(crate) async fn a_post_is_moved_with_its_place_and_its_comments(store: Store) {
    for way in both_ways(&store) {
        let channel = given::opened(&way.from, given::channel(2)).await;
        let (first, _) = given::posted(&way.from, &channel, NOW).await;
        let (second, _) = given::posted(&way.from, &channel, NOW.plus(1)).await;
        let waits = given::waiting(&way.from, &channel, NOW).await;
        assert!(way.from.pin_post(first.id, true).await.unwrap());
        let comments = [
            given::commented(&way.from, &first).await,
            given::commented(&way.from, &first).await,
            given::commented(&way.from, &first).await,
        ];
        way.from.withdraw_comment(comments[0].lookup).await.unwrap();
        let hidden = Some(Hiding::Meanwhile);
        way.from.hide_comment(first.id, first.link.id, 2, hidden).await.unwrap();
        let whole = way.from.whole_channel(channel.id).await.unwrap().unwrap();
        way.to.put_channel(&whole).await.unwrap();
        for share in [&first, &second, &waits] {
            way.bring(share).await;
            let before = way.from.post(share.id).await.unwrap();
            assert_eq!(way.to.post(share.id).await.unwrap(), before);
            let before = way.from.comments(share.id, share.link.id, 0, 9).await.unwrap();
            assert_eq!(way.to.comments(share.id, share.link.id, 0, 9).await.unwrap(), before);
        }
        let now = NOW.plus(HOUR);
        let before = given::seen(&way.from, &channel, now).await;
        assert_eq!(given::seen(&way.to, &channel, now).await, before);

        // There it goes on: numbers, places, the thread.
        let thread = Thread::Link(first.link.lookup);
        let written = way.to.comment(thread, &given::comment(), now).await.unwrap();
        assert_eq!(written, Commented::Written(4));
        let (third, number) = given::posted(&way.to, &channel, now).await;
        assert_eq!(number, 3);
        let seen = given::shares(&given::seen(&way.to, &channel, now).await);
        assert_eq!(seen, [third.id, first.id]);
        let found = way.to.link(second.link.lookup, now).await.unwrap();
        assert_is!(found, Found::Gone(Gone::Expired));
    }
}

pub(crate) async fn a_post_is_put_where_its_channel_is(store: Store) {
    for way in both_ways(&store) {
        let channel = given::opened(&way.from, given::channel(2)).await;
        let (share, _) = given::posted(&way.from, &channel, NOW).await;
        let whole = way.from.whole(share.id).await.unwrap().unwrap();
        assert!(way.to.put_whole(&whole).await.is_err());
        assert!(way.to.whole(share.id).await.unwrap().is_none());
        assert_is!(way.to.link(share.link.lookup, NOW).await.unwrap(), Found::Unknown);
        let its_channel = way.from.whole_channel(channel.id).await.unwrap().unwrap();
        way.to.put_channel(&its_channel).await.unwrap();
        way.bring(&share).await;
        // Nor is it put where another stands.
        let mut second = way.from.whole(share.id).await.unwrap().unwrap();
        second.id = given::share().id;
        assert!(way.to.put_whole(&second).await.is_err());
        assert!(way.to.whole(second.id).await.unwrap().is_none());
    }
}

pub(crate) async fn a_thread_ends_in_time_after_a_move(store: Store) {
    for way in both_ways(&store) {
        let mut share = given::limited_share(1);
        share.link.terms.comments = true;
        let share = given::published(&way.from, share).await;
        let pass = given::viewed(&way.from, &share).await;
        let comment = given::comment();
        way.from.comment(Thread::Pass(pass.lookup), &comment, NOW).await.unwrap();
        way.bring(&share).await;
        let thread = Thread::Pass(pass.lookup);
        let written = way.to.comment(thread, &given::comment(), NOW).await.unwrap();
        assert_eq!(written, Commented::Written(2));
        given::purged(&way.to, pass.ends_at, given::LONG_AGO).await;
        assert_is!(way.to.comment_by(comment.lookup).await.unwrap(), Found::Unknown);
        assert_eq!(way.to.whole(share.id).await.unwrap().unwrap().comments, []);
    }
}

/// Whatever of a channel, a post or a comment is changed, its bytes change with it.
pub(crate) async fn every_difference_of_channels_is_in_the_bytes(store: Store) {
    let mut seen = std::collections::HashSet::new();
    let channel = given::opened(&store, given::channel(5)).await;
    let all: [fn(&mut Channel); 14] = [
        |_| (),
        |it| it.id = given::channel(5).id,
        |it| it.slug = given::channel(5).slug,
        |it| it.rules.title.push('s'),
        |it| it.rules.about.clear(),
        |it| it.rules.keeps = given::keeps(6, 7 * DAY),
        |it| it.rules.keeps = given::keeps(0, 7 * DAY),
        |it| it.rules.keeps = given::keeps(5, 0),
        |it| it.rules.adult = true,
        |it| it.rules.review_first = true,
        |it| it.rules.slow = 1,
        |it| it.closed_at = Some(NOW),
        |it| it.shown += 1,
        |it| it.version += 1,
    ];
    for change in all {
        let mut other = channel.clone();
        change(&mut other);
        assert!(seen.insert(WholeChannel(other.clone()).bytes()), "{other:?}");
    }

    let (share, _) = given::posted(&store, &channel, NOW).await;
    given::commented(&store, &share).await;
    let whole = store.whole(share.id).await.unwrap().unwrap();
    let post: [fn(&mut WholePost); 8] = [
        |it| it.channel = given::channel(5).id,
        |it| it.name = PostName::random(&given::Random),
        |it| it.number = None,
        |it| it.slot = None,
        |it| it.slot = Some(4),
        |it| it.posted_at = NOW.plus(MINUTE),
        |it| it.pinned = true,
        |it| it.card.0.push(0),
    ];
    let comment: [fn(&mut WholeComment); 6] = [
        |it| it.lookup = given::lookup(),
        |it| it.link = given::link().id,
        |it| it.number += 1,
        |it| it.created_at = NOW.plus(MINUTE),
        |it| it.hiding = Some(Hiding::Removed),
        |it| it.sealed.0.push(0),
    ];
    let mut changed = |change: &dyn Fn(&mut Whole)| {
        let mut other = whole.clone();
        change(&mut other);
        assert!(seen.insert(other.bytes()), "{other:?}");
    };
    changed(&|_| ());
    changed(&|it| it.post = None);
    changed(&|it| it.comments.clear());
    changed(&|it| it.links[0].comments_made += 1);
    post.iter().for_each(|change| changed(&|it| change(it.post.as_mut().unwrap())));
    comment.iter().for_each(|change| changed(&|it| change(&mut it.comments[0])));
}
