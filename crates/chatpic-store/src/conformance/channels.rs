//! Channels are made, found, changed and closed, and their posts follow.

use chatpic_core::{ChannelId, Gone, Rules, Slug};

use super::given::{self, DAY, HOUR, MINUTE, NOW, Store, assert_is};
use crate::channels::{Channel, ChannelChange, Posted, Which};
use crate::records::{Change, Found};

pub(crate) async fn a_channel_is_found_as_it_was_made(store: Store) {
    let mut brief = given::channel(0);
    (brief.rules.adult, brief.rules.review_first, brief.rules.slow) = (true, true, 30);
    let mut lasting = given::channel(200);
    lasting.rules.keeps = given::keeps(200, 0);
    lasting.rules.about = String::new();
    for channel in [brief, lasting] {
        let channel = given::opened(&store, channel).await;
        assert_eq!(store.channel(&channel.slug).await.unwrap().as_ref(), Some(&channel));
        assert_eq!(store.channel_by_id(channel.id).await.unwrap().as_ref(), Some(&channel));
    }
    let other = given::channel(1);
    assert_eq!(store.channel(&other.slug).await.unwrap(), None);
    assert_eq!(store.channel_by_id(other.id).await.unwrap(), None);
}

pub(crate) async fn a_slug_is_taken_for_good(store: Store) {
    let channel = given::opened(&store, given::channel(5)).await;
    let second = Channel { slug: channel.slug.clone(), ..given::channel(9) };
    assert!(!store.add_channel(&second).await.unwrap());
    store.close_channel(channel.id, NOW).await.unwrap();
    assert!(!store.add_channel(&second).await.unwrap());
    assert_eq!(store.channel(&channel.slug).await.unwrap().unwrap().id, channel.id);
    assert_eq!(store.channel_by_id(second.id).await.unwrap(), None);
}

pub(crate) async fn of_channels_with_one_slug_at_once_one_is_made(store: Store) {
    let slug: Slug = "wallpapers".parse().unwrap();
    let adding = (0..16).map(|_| {
        let (store, channel) = (store.clone(), Channel { slug: slug.clone(), ..given::channel(5) });
        tokio::spawn(
            async move { store.add_channel(&channel).await.unwrap().then_some(channel.id) },
        )
    });
    let added = futures_util::future::join_all(adding.collect::<Vec<_>>()).await;
    let added: Vec<ChannelId> = added.into_iter().filter_map(Result::unwrap).collect();
    assert_eq!(added, [store.channel(&slug).await.unwrap().unwrap().id]);
}

pub(crate) async fn channels_are_listed_in_order_page_by_page(store: Store) {
    let slugs = ["0", "9a", "a", "a-b", "a0", "memes", "z"];
    for slug in ["memes", "a0", "z", "a-b", "0", "a", "9a"] {
        let slug = slug.parse().unwrap();
        let channel = given::opened(&store, Channel { slug, ..given::channel(5) }).await;
        if channel.slug.as_str() == "a0" {
            store.close_channel(channel.id, NOW).await.unwrap();
        }
    }
    let (mut listed, mut after): (Vec<String>, Option<Slug>) = (Vec::new(), None);
    loop {
        let page = store.channels(after.as_ref(), 3).await.unwrap();
        assert!(page.len() <= 3);
        let Some(last) = page.last() else { break };
        after = Some(last.slug.clone());
        listed.extend(page.iter().map(|channel| channel.slug.to_string()));
    }
    assert_eq!(listed, slugs);
}

pub(crate) async fn who_read_other_rules_changes_nothing(store: Store) {
    let channel = given::opened(&store, given::channel(5)).await;
    let rules = Rules { title: "Landscapes".to_owned(), slow: 60, ..channel.rules.clone() };
    let change = |id, version, rules: Rules| {
        let store = store.clone();
        async move { store.change_channel(id, version, &rules, NOW).await.unwrap() }
    };
    assert_eq!(change(channel.id, 1, rules.clone()).await, ChannelChange::Done);
    let changed = Channel { rules, version: 2, ..channel.clone() };
    assert_eq!(given::whole_channel(&store, &channel).await, changed);
    let late = change(channel.id, 1, channel.rules.clone()).await;
    assert_eq!(late, ChannelChange::Conflict);
    assert_eq!(given::whole_channel(&store, &channel).await, changed);
    let unknown = change(given::channel(5).id, 1, channel.rules.clone()).await;
    assert_eq!(unknown, ChannelChange::Unknown);

    let racing = (0..16).map(|_| tokio::spawn(change(channel.id, 2, channel.rules.clone())));
    let raced = futures_util::future::join_all(racing.collect::<Vec<_>>()).await;
    let raced: Vec<_> = raced.into_iter().map(Result::unwrap).collect();
    assert_eq!(raced.iter().filter(|it| **it == ChannelChange::Done).count(), 1, "{raced:?}");
    assert_eq!(given::whole_channel(&store, &channel).await.version, 3);
}

/// Changes what the channel keeps.
async fn keep(store: &Store, channel: &Channel, capacity: u32, seconds: i64) -> ChannelChange {
    let channel = given::whole_channel(store, channel).await;
    let rules = Rules { keeps: given::keeps(capacity, seconds), ..channel.rules };
    let now = NOW.plus(HOUR);
    store.change_channel(channel.id, channel.version, &rules, now).await.unwrap()
}

pub(crate) async fn a_smaller_channel_keeps_pinned_and_the_newest_posts(store: Store) {
    let channel = given::opened(&store, given::channel(8)).await;
    let mut posts = Vec::new();
    for at in 0..8 {
        posts.push(given::posted(&store, &channel, NOW.plus(at)).await.0);
    }
    assert!(store.pin_post(posts[1].id, true).await.unwrap());
    let comment = given::commented(&store, &posts[2]).await;
    let now = NOW.plus(HOUR);
    assert_eq!(keep(&store, &channel, 3, 7 * DAY).await, ChannelChange::Done);
    let stay = [posts[7].id, posts[6].id, posts[1].id];
    assert_eq!(given::shares(&given::seen(&store, &channel, now).await), stay);
    let found = store.link(posts[2].link.lookup, now).await.unwrap();
    assert_is!(found, Found::Gone(Gone::Expired));
    assert_is!(store.comment_by(comment.lookup).await.unwrap(), Found::Unknown);
    let left = [0, 2, 3, 4, 5].iter().flat_map(|at| given::blobs(&posts[*at])).collect();
    assert_eq!(given::doomed(&store).await, given::in_order(left));

    // Each of the places that are left is taken once.
    for at in 0..4 {
        given::posted(&store, &channel, now.plus(MINUTE * at)).await;
        assert_eq!(given::seen(&store, &channel, now.plus(MINUTE * at)).await.len(), 3);
    }
    assert_eq!(keep(&store, &channel, 5, 7 * DAY).await, ChannelChange::Done);
    for posts in [4, 5, 5] {
        given::posted(&store, &channel, now.plus(HOUR)).await;
        assert_eq!(given::seen(&store, &channel, now.plus(HOUR)).await.len(), posts);
    }
}

pub(crate) async fn a_channel_is_not_made_too_small_for_its_pinned_posts(store: Store) {
    let channel = given::opened(&store, given::channel(4)).await;
    let mut posts = Vec::new();
    for at in 0..4 {
        posts.push(given::posted(&store, &channel, NOW.plus(at)).await.0);
    }
    for post in &posts[..2] {
        assert!(store.pin_post(post.id, true).await.unwrap());
    }
    let before = given::whole_channel(&store, &channel).await;
    assert_eq!(keep(&store, &channel, 2, 2 * HOUR).await, ChannelChange::Pinned);
    assert_eq!(given::whole_channel(&store, &channel).await, before);
    let now = NOW.plus(3 * HOUR);
    assert_eq!(given::seen(&store, &channel, now).await.len(), 4, "nobody expires sooner either");
    assert_eq!(keep(&store, &channel, 3, 7 * DAY).await, ChannelChange::Done);
    let stay = [posts[3].id, posts[1].id, posts[0].id];
    assert_eq!(given::shares(&given::seen(&store, &channel, now).await), stay);
}

pub(crate) async fn posts_expire_sooner_where_they_stay_less_long(store: Store) {
    let channel = given::opened(&store, given::channel(8)).await;
    let (old, _) = given::posted(&store, &channel, NOW).await;
    let (young, _) = given::posted(&store, &channel, NOW.plus(50 * MINUTE)).await;
    let waits = given::waiting(&store, &channel, NOW.plus(50 * MINUTE)).await;
    let now = NOW.plus(HOUR);
    assert_eq!(keep(&store, &channel, 8, HOUR).await, ChannelChange::Done);
    assert_is!(store.link(old.link.lookup, now).await.unwrap(), Found::Gone(Gone::Expired));
    given::purged(&store, now, given::LONG_AGO).await;
    assert_eq!(given::doomed(&store).await, given::blobs(&old));
    let end = NOW.plus(50 * MINUTE + HOUR);
    for share in [&young, &waits] {
        given::live_link(&store, share.link.lookup, end.plus(-1)).await;
        assert_is!(store.link(share.link.lookup, end).await.unwrap(), Found::Gone(Gone::Expired));
    }
    // What is given to those to come is not given to them.
    assert_eq!(keep(&store, &channel, 8, 2 * HOUR).await, ChannelChange::Done);
    assert_eq!(given::seen(&store, &channel, end).await, []);
}

pub(crate) async fn a_channel_may_hold_any_number_and_then_few_again(store: Store) {
    let channel = given::opened(&store, given::channel(2)).await;
    for _ in 0..2 {
        given::posted(&store, &channel, NOW).await;
    }
    assert_eq!(keep(&store, &channel, 0, 7 * DAY).await, ChannelChange::Done);
    for _ in 0..5 {
        given::posted(&store, &channel, NOW).await;
    }
    assert_eq!(given::seen(&store, &channel, NOW).await.len(), 7);
    assert_eq!(keep(&store, &channel, 3, 7 * DAY).await, ChannelChange::Done);
    let stay: Vec<_> = given::seen(&store, &channel, NOW).await;
    assert_eq!(stay.iter().map(|post| post.number.unwrap()).collect::<Vec<_>>(), [7, 6, 5]);
    given::posted(&store, &channel, NOW.plus(HOUR)).await;
    assert_eq!(given::seen(&store, &channel, NOW.plus(HOUR)).await.len(), 3);
}

pub(crate) async fn a_closed_channel_takes_nothing_and_stays_a_tombstone(store: Store) {
    let channel = given::opened(&store, given::channel(5)).await;
    let waits = given::waiting(&store, &channel, NOW).await;
    for _ in 0..2 {
        assert_eq!(store.close_channel(channel.id, NOW.plus(7)).await.unwrap(), Change::Done);
    }
    let closed = Channel { closed_at: Some(NOW.plus(7)), ..channel.clone() };
    assert_eq!(given::whole_channel(&store, &channel).await, closed);
    let (share, post) = (given::postable(), given::post(&channel));
    assert_eq!(store.publish_post(&share, &post, NOW).await.unwrap(), Posted::Closed);
    assert_is!(store.link(share.link.lookup, NOW).await.unwrap(), Found::Unknown);
    assert_eq!(store.show_post(waits.id, NOW).await.unwrap(), Posted::Closed);
    let change = store.change_channel(channel.id, 1, &channel.rules, NOW).await.unwrap();
    assert_eq!(change, ChannelChange::Closed);
    given::purged(&store, NOW.plus(400 * DAY), NOW.plus(400 * DAY)).await;
    assert_eq!(store.channel(&channel.slug).await.unwrap(), Some(closed));
    let unknown = given::channel(1).id;
    assert_eq!(store.close_channel(unknown, NOW).await.unwrap(), Change::Unknown);
}

pub(crate) async fn a_purge_ends_what_stood_in_a_closed_channel_step_by_step(store: Store) {
    const POSTS: usize = 250;
    let (channel, beside) = (given::channel(0), given::channel(5));
    for channel in [&channel, &beside] {
        given::opened(&store, channel.clone()).await;
    }
    let (kept, _) = given::posted(&store, &beside, NOW).await;
    let waits = given::waiting(&store, &channel, NOW).await;
    let mut blobs = given::blobs(&waits);
    for _ in 0..POSTS {
        blobs.extend(given::blobs(&given::posted(&store, &channel, NOW).await.0));
    }
    store.close_channel(channel.id, NOW).await.unwrap();
    let first = store.purge(NOW, given::LONG_AGO, given::LONG_AGO).await.unwrap();
    assert!((1..=500).contains(&first.shares), "{first:?}");
    let rest = given::purged(&store, NOW, given::LONG_AGO).await;
    assert_eq!(first.shares + rest.shares, u64::try_from(POSTS + 1).unwrap());
    assert_eq!(given::doomed(&store).await, given::in_order(blobs));
    assert_eq!(given::seen(&store, &channel, NOW).await, []);
    let waiting = Which::Waiting { after: None };
    assert_eq!(store.posts(channel.id, waiting, 10, NOW).await.unwrap(), []);
    assert_is!(store.link(waits.link.lookup, NOW).await.unwrap(), Found::Gone(Gone::Expired));
    assert_eq!(given::shares(&given::seen(&store, &beside, NOW).await), [kept.id]);
}

pub(crate) async fn posts_ever_shown_are_counted_for_each_channel(store: Store) {
    let mut counted = Vec::new();
    for posts in 0..3_u64 {
        let channel = given::opened(&store, given::channel(1)).await;
        for at in 0..posts {
            given::posted(&store, &channel, NOW.plus(MINUTE * i64::try_from(at).unwrap())).await;
        }
        given::waiting(&store, &channel, NOW).await;
        counted.push((channel.id, posts));
    }
    let unknown = given::channel(1).id;
    let asked: Vec<_> = counted.iter().map(|(id, _)| *id).chain([unknown]).collect();
    let mut shown = store.shown_in(&asked).await.unwrap();
    shown.sort();
    counted.sort();
    assert_eq!(shown, counted);
    assert_eq!(store.shown_in(&[]).await.unwrap(), []);
    assert_eq!(store.shown_in(&asked[..1]).await.unwrap().len(), 1);
    assert_eq!(store.close_channel(asked[0], NOW).await.unwrap(), Change::Done);
    assert_eq!(store.shown_in(&asked[..1]).await.unwrap(), []);
}
