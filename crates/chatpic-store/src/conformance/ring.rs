//! A channel never holds more than it may, and who leaves is the rule's to say.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use chatpic_core::{Gone, LinkState, Rules, ShareId, Timestamp};
use futures_util::future::join_all;

use super::given::{self, DAY, HOUR, MINUTE, NOW, Store, assert_is};
use crate::channels::{Channel, ChannelChange, Posted, Which};
use crate::records::{Found, Hiding, Lookup, NewShare};

/// A channel whose posters are letters.
struct Ring {
    store: Store,
    channel: Channel,
    posters: Mutex<HashMap<ShareId, char>>,
}

impl Ring {
    async fn new(store: &Store, capacity: u32) -> Self {
        let channel = given::opened(store, given::channel(capacity)).await;
        Self { store: store.clone(), channel, posters: Mutex::default() }
    }

    /// A full ring of posts by these, one a second, the last one at [`NOW`]; a capital letter's is pinned.
    async fn of(store: &Store, posters: &str) -> Self {
        let count = u32::try_from(posters.len()).unwrap();
        let ring = Self::new(store, count).await;
        for (at, letter) in (1 - i64::from(count)..).zip(posters.chars()) {
            let (posted, share) = ring.post(letter.to_ascii_lowercase(), NOW.plus(at)).await;
            assert_is!(posted, Posted::Shown(_));
            if letter.is_ascii_uppercase() {
                assert!(store.pin_post(share, true).await.unwrap());
            }
        }
        ring
    }

    /// A post of who has the letter's upload pass; of nobody known for `.`.
    async fn post(&self, letter: char, now: Timestamp) -> (Posted, ShareId) {
        let pass_tag = (letter != '.').then(|| Lookup([u8::try_from(letter).unwrap(); 32]));
        let share = NewShare { pass_tag, prefix_tag: None, ..given::postable() };
        self.publish(letter, NewShare { created_at: now, ..share }, now).await
    }

    /// A post from the network with this tag.
    async fn post_from(&self, letter: char, prefix_tag: u16, now: Timestamp) {
        let share = NewShare { prefix_tag: Some(prefix_tag), ..given::postable() };
        self.publish(letter, NewShare { created_at: now, ..share }, now).await;
    }

    async fn publish(&self, letter: char, share: NewShare, now: Timestamp) -> (Posted, ShareId) {
        let post = given::post(&self.channel);
        let posted = self.store.publish_post(&share, &post, now).await.unwrap();
        self.posters.lock().unwrap().insert(share.id, letter);
        (posted, share.id)
    }

    /// The one post of this letter.
    fn share_of(&self, letter: char) -> ShareId {
        let posters = self.posters.lock().unwrap();
        *posters.iter().find(|(_, it)| **it == letter).unwrap().0
    }

    /// The letters of who is seen, the oldest first.
    async fn stands(&self, now: Timestamp) -> String {
        let posts = given::seen(&self.store, &self.channel, now).await;
        let posters = self.posters.lock().unwrap();
        posts.iter().rev().map(|post| posters[&post.share]).collect()
    }

    /// What is seen after one more post by `letter`, `later` seconds after the last.
    async fn after(self, letter: char, later: i64) -> String {
        let now = NOW.plus(later);
        match self.post(letter, now).await.0 {
            Posted::Busy => "busy".to_owned(),
            Posted::Shown(_) => self.stands(now).await,
            other => panic!("{other:?}"),
        }
    }
}

pub(crate) async fn a_channel_never_holds_more_than_it_may(store: Store) {
    const CAPACITY: usize = 5;
    let channel = given::opened(&store, given::channel(5)).await;
    let over = std::sync::Arc::new(AtomicBool::new(false));
    let readers = (0..4).map(|_| {
        let (store, channel, over) = (store.clone(), channel.clone(), over.clone());
        tokio::spawn(async move {
            let (mut reads, mut most) = (0, 0);
            while !over.load(Ordering::Relaxed) || reads == 0 {
                let posts = given::seen(&store, &channel, NOW).await;
                let numbers: Vec<_> = posts.iter().map(|post| post.number.unwrap()).collect();
                assert!(numbers.is_sorted_by(|newer, older| newer > older), "{numbers:?}");
                (reads, most) = (reads + 1, posts.len().max(most));
                tokio::task::yield_now().await;
            }
            most
        })
    });
    let readers: Vec<_> = readers.collect();
    let flooder = given::lookup();
    let posters = (0..64).map(|at| {
        let (store, channel) = (store.clone(), channel.clone());
        // Half of them flood, so that somebody may leave whatever the clock says; the others meet them.
        let pass_tag = Some(if at % 2 == 0 { flooder } else { given::lookup() });
        let now = NOW.plus(at);
        let share = NewShare { pass_tag, created_at: now, ..given::postable() };
        tokio::spawn(async move {
            let posted = store.publish_post(&share, &given::post(&channel), now).await.unwrap();
            (posted, share)
        })
    });
    let posted = join_all(posters.collect::<Vec<_>>()).await;
    over.store(true, Ordering::Relaxed);
    for most in join_all(readers).await {
        assert!(most.unwrap() <= CAPACITY);
    }

    let posted: Vec<_> = posted.into_iter().map(Result::unwrap).collect();
    let (mut numbers, mut left) = (Vec::new(), Vec::new());
    let stand = given::seen(&store, &channel, NOW).await;
    assert_eq!(stand.len(), CAPACITY);
    for (posted, share) in &posted {
        let known = store.known(&given::blobs(share)).await.unwrap();
        match posted {
            Posted::Shown(number) => {
                numbers.push(*number);
                if stand.iter().all(|post| post.share != share.id) {
                    left.extend(given::blobs(share));
                }
            }
            Posted::Busy => assert_eq!(known, []),
            other => panic!("{other:?}"),
        }
    }
    numbers.sort_unstable();
    assert!(numbers.len() > CAPACITY, "{numbers:?}");
    assert_eq!(numbers, (1..=u64::try_from(numbers.len()).unwrap()).collect::<Vec<_>>());
    let shown = u64::try_from(numbers.len()).unwrap();
    assert_eq!(store.shown_in(&[channel.id]).await.unwrap(), [(channel.id, shown)]);
    assert_eq!(given::doomed(&store).await, given::in_order(left));
}

pub(crate) async fn while_there_is_room_nobody_leaves(store: Store) {
    let ring = Ring::new(&store, 8).await;
    for at in 1..=8 {
        assert_eq!(ring.post('a', NOW).await.0, Posted::Shown(at));
    }
    assert_eq!(ring.stands(NOW).await, "aaaaaaaa");
}

pub(crate) async fn the_oldest_post_leaves(store: Store) {
    assert_eq!(Ring::of(&store, "abcdefgh").await.after('z', HOUR).await, "bcdefghz");
    assert_eq!(Ring::of(&store, "........").await.after('.', HOUR).await, "........");
}

pub(crate) async fn who_floods_a_ring_pushes_out_nobody_else(store: Store) {
    assert_eq!(Ring::of(&store, "babaacde").await.after('z', HOUR).await, "bbaacdez");
    // The new post counts to the quarter.
    assert_eq!(Ring::of(&store, "cabadefg").await.after('a', HOUR).await, "cbadefga");
    assert_eq!(Ring::of(&store, "cabadefg").await.after('z', HOUR).await, "abadefgz");
    let ring = Ring::of(&store, "bcdefghi").await;
    for at in 0..20 {
        assert_is!(ring.post('a', NOW.plus(HOUR + at)).await.0, Posted::Shown(_));
    }
    assert_eq!(ring.stands(NOW.plus(HOUR + 19)).await, "defghiaa");
}

pub(crate) async fn no_post_leaves_in_its_first_minute_but_a_flooder_s(store: Store) {
    // The first of eight is 7 seconds older than the last.
    let at = MINUTE - 7;
    assert_eq!(Ring::of(&store, "abcdefgh").await.after('z', at - 1).await, "busy");
    assert_eq!(Ring::of(&store, "abcdefgh").await.after('z', at).await, "bcdefghz");
    assert_eq!(Ring::of(&store, "bacadefg").await.after('a', 0).await, "bcadefga");
    assert_eq!(Ring::of(&store, "........").await.after('.', 0).await, "busy");
}

pub(crate) async fn pinned_posts_never_leave(store: Store) {
    assert_eq!(Ring::of(&store, "Abcdefgh").await.after('z', HOUR).await, "acdefghz");
    assert_eq!(Ring::of(&store, "AbAacdef").await.after('z', HOUR).await, "abacdefz");
    assert_eq!(Ring::of(&store, "Abcd").await.after('z', 10).await, "busy");
}

pub(crate) async fn what_finds_no_room_leaves_no_trace(store: Store) {
    let ring = Ring::of(&store, "abcd").await;
    let before = given::whole_channel(&store, &ring.channel).await;
    let (share, post) = (given::postable(), given::post(&ring.channel));
    assert_eq!(store.publish_post(&share, &post, NOW).await.unwrap(), Posted::Busy);
    assert_eq!(ring.stands(NOW).await, "abcd");
    assert_eq!(given::whole_channel(&store, &ring.channel).await, before);
    assert_is!(store.link(share.link.lookup, NOW).await.unwrap(), Found::Unknown);
    assert!(store.whole(share.id).await.unwrap().is_none());
    assert_eq!(store.known(&given::blobs(&share)).await.unwrap(), []);
    assert_eq!(given::doomed(&store).await, []);
}

pub(crate) async fn a_poster_is_a_pass_or_a_network_of_one_day(store: Store) {
    let midnight = Timestamp::from_unix(NOW.unix().div_euclid(DAY) * DAY);
    let (evening, now) = (midnight.plus(-HOUR), midnight.plus(HOUR));
    for (third, stands) in [(evening, "bcnnodez"), (midnight, "cnnnodez")] {
        let ring = Ring::new(&store, 8).await;
        for letter in ['b', 'c'] {
            ring.post(letter, evening).await;
        }
        for at in [evening, evening, third] {
            ring.post_from('n', 7, at).await;
        }
        ring.post_from('o', 8, evening).await;
        ring.post('d', evening).await;
        // From that network too, and with an upload pass, which goes before.
        let (pass_tag, prefix_tag) = (Some(given::lookup()), Some(7));
        let share = NewShare { pass_tag, prefix_tag, created_at: evening, ..given::postable() };
        ring.publish('e', share, evening).await;
        assert_eq!(ring.stands(now).await, "bcnnnode");
        assert_is!(ring.post('z', now).await.0, Posted::Shown(_));
        assert_eq!(ring.stands(now).await, stands);
    }
}

pub(crate) async fn a_post_that_leaves_takes_everything_along(store: Store) {
    let channel = given::opened(&store, given::channel(1)).await;
    let (first, _) = given::posted(&store, &channel, NOW).await;
    let comment = given::commented(&store, &first).await;
    let pass = given::viewed(&store, &first).await;
    let now = NOW.plus(MINUTE);
    let (second, number) = given::posted(&store, &channel, now).await;
    assert_eq!(number, 2);

    assert_eq!(given::shares(&given::seen(&store, &channel, now).await), [second.id]);
    assert_eq!(store.post(first.id).await.unwrap(), None);
    assert_is!(store.link(first.link.lookup, now).await.unwrap(), Found::Gone(Gone::Expired));
    assert_is!(store.comment_by(comment.lookup).await.unwrap(), Found::Unknown);
    assert_eq!(given::doomed(&store).await, given::blobs(&first));
    let managed = given::managed(&store, &first, now).await;
    assert_eq!(managed.state, LinkState::Gone(Gone::Expired));
    assert_eq!((managed.wrap, managed.content), (None, None));
    let whole = store.whole(first.id).await.unwrap().unwrap();
    assert_eq!((whole.manage_wrap, whole.meta, whole.media), (None, None, Vec::new()));
    assert_eq!((whole.post, whole.comments), (None, Vec::new()));
    assert_eq!((&whole.links[0].wrap, &whole.links[0].token), (&None, &None));
    assert!(whole.passes.iter().all(|it| it.lookup == pass.lookup && it.wrap.is_none()));
    given::purged(&store, now.plus(1), now.plus(1)).await;
    assert!(store.whole(first.id).await.unwrap().is_none());
    given::live_link(&store, second.link.lookup, now).await;
}

pub(crate) async fn what_expired_gives_its_place_before_anything_that_lives(store: Store) {
    let ring = Ring::of(&store, "abcd").await;
    let mut brief = given::brief_share(HOUR);
    brief.created_at = NOW;
    let now = NOW.plus(MINUTE);
    assert_is!(ring.publish('e', brief, now).await.0, Posted::Shown(_));
    assert_eq!(ring.stands(now).await, "bcde");
    // Nobody has purged it yet.
    let now = NOW.plus(HOUR);
    assert_is!(ring.post('f', now).await.0, Posted::Shown(_));
    assert_eq!(ring.stands(now).await, "bcdf");
    assert_eq!(given::doomed(&store).await.len(), 4);
}

pub(crate) async fn a_place_that_was_left_is_taken_again(store: Store) {
    let channel = given::opened(&store, given::channel(3)).await;
    let mut posts = Vec::new();
    for _ in 0..3 {
        posts.push(given::posted(&store, &channel, NOW).await.0);
    }
    store.withdraw(posts[1].manage_lookup, NOW).await.unwrap();
    let (fourth, _) = given::posted(&store, &channel, NOW).await;
    let expected = [fourth.id, posts[2].id, posts[0].id];
    assert_eq!(given::shares(&given::seen(&store, &channel, NOW).await), expected);
    let (share, post) = (given::postable(), given::post(&channel));
    assert_eq!(store.publish_post(&share, &post, NOW).await.unwrap(), Posted::Busy);
}

pub(crate) async fn what_is_hidden_keeps_its_place(store: Store) {
    let channel = given::opened(&store, given::channel(2)).await;
    let (hidden, _) = given::posted(&store, &channel, NOW).await;
    store.hide(hidden.id, Some(Hiding::Meanwhile), NOW).await.unwrap();
    let (second, _) = given::posted(&store, &channel, NOW.plus(1)).await;
    assert_eq!(given::shares(&given::seen(&store, &channel, NOW).await), [second.id]);
    assert!(store.pin_post(hidden.id, true).await.unwrap());
    let now = NOW.plus(HOUR);
    let (third, _) = given::posted(&store, &channel, now).await;
    assert_eq!(given::shares(&given::seen(&store, &channel, now).await), [third.id]);
    store.hide(hidden.id, None, now).await.unwrap();
    assert_eq!(given::shares(&given::seen(&store, &channel, now).await), [third.id, hidden.id]);
    let pinned = store.posts(channel.id, Which::Pinned, 9, now).await.unwrap();
    assert_eq!(given::shares(&pinned), [hidden.id]);
}

pub(crate) async fn what_was_removed_leaves_before_anything_that_is_shown(store: Store) {
    // In its first minute, pinned, and whosever it is.
    let ring = Ring::of(&store, "abCd").await;
    let removed = ring.share_of('c');
    store.hide(removed, Some(Hiding::Removed), NOW).await.unwrap();
    assert_eq!(ring.stands(NOW).await, "abd");
    let decided_otherwise = ring.share_of('b');
    store.hide(decided_otherwise, Some(Hiding::Removed), NOW).await.unwrap();
    store.hide(decided_otherwise, None, NOW).await.unwrap();
    assert_eq!(ring.stands(NOW).await, "abd", "back in its place");
    assert_is!(ring.post('e', NOW).await.0, Posted::Shown(_));
    assert_eq!(ring.stands(NOW).await, "abde");
    assert_eq!(store.post(removed).await.unwrap(), None);

    let removed = ring.share_of('d');
    store.hide(removed, Some(Hiding::Removed), NOW).await.unwrap();
    let rules = Rules { keeps: given::channel(3).rules.keeps, ..ring.channel.rules.clone() };
    let changed = store.change_channel(ring.channel.id, ring.channel.version, &rules, NOW);
    assert_eq!(changed.await.unwrap(), ChannelChange::Done);
    assert_eq!(ring.stands(NOW).await, "abe");
    assert_eq!(store.post(removed).await.unwrap(), None);
}
