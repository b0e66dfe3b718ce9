//! The ring: which post leaves a full channel for a new one. The rule stands here and nowhere else; a
//! store asks it with the channel's row locked.

use std::collections::HashMap;
use std::hash::Hash;
use std::num::NonZeroU32;

use crate::time::Timestamp;

/// A post that stands in the ring, as far as the rule goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<P> {
    /// Whose it is: by upload pass, else by the network of a day. `None` where neither is known any more.
    pub poster: Option<P>,
    /// When it was shown.
    pub since: Timestamp,
    /// Kept by a moderator: it never leaves.
    pub pinned: bool,
}

/// What becomes of a new post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// There is a free place.
    Free,
    /// The post with this index leaves.
    Instead(usize),
    /// None may leave now.
    Busy,
}

/// How long a post stays whatever comes, unless its poster holds too much.
pub const FIRST_MINUTE: i64 = 60;

/// How many places one poster may hold before theirs are the first to leave.
pub fn quarter(capacity: NonZeroU32) -> usize {
    usize::try_from(capacity.get() / 4).expect("fits a machine").max(1)
}

/// Makes room for a post of `newcomer` among `posts`, which are in the order in which they were shown.
///
/// The one to leave is the oldest of whoever holds more than a quarter of the ring, the new post counted,
/// else the oldest overall. Pinned posts stay, and so does any in its first minute whose poster doesn't
/// hold that much.
pub fn room<P: Eq + Hash>(
    posts: &[Standing<P>],
    newcomer: Option<&P>,
    capacity: NonZeroU32,
    now: Timestamp,
) -> Room {
    if posts.len() < usize::try_from(capacity.get()).expect("fits a machine") {
        return Room::Free;
    }
    let mut held: HashMap<&P, usize> = HashMap::new();
    for poster in posts.iter().filter_map(|post| post.poster.as_ref()).chain(newcomer) {
        *held.entry(poster).or_default() += 1;
    }
    let most = quarter(capacity);
    let over = |post: &Standing<P>| post.poster.as_ref().is_some_and(|it| held[it] > most);
    let oldest = |may_leave: &dyn Fn(&Standing<P>) -> bool| {
        posts.iter().position(|post| !post.pinned && may_leave(post))
    };
    oldest(&over)
        .or_else(|| oldest(&|post| post.since.plus(FIRST_MINUTE) <= now))
        .map_or(Room::Busy, Room::Instead)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_unix(1_000_000);

    fn ring(capacity: u32) -> NonZeroU32 {
        NonZeroU32::new(capacity).unwrap()
    }

    /// Posts by the letters of `posters` (`.` for nobody known), the oldest first, each `age` seconds
    /// old; a capital letter's is pinned.
    fn posts(posters: &str, age: i64) -> Vec<Standing<char>> {
        let post = |letter: char| Standing {
            poster: (letter != '.').then_some(letter.to_ascii_lowercase()),
            since: NOW.plus(-age),
            pinned: letter.is_ascii_uppercase(),
        };
        posters.chars().map(post).collect()
    }

    #[test]
    fn while_there_is_room_nobody_leaves_not_even_of_a_flood() {
        assert_eq!(room(&posts("aaaaaaa", 3600), Some(&'a'), ring(8), NOW), Room::Free);
    }

    #[test]
    fn a_quarter_is_at_least_one() {
        assert_eq!([1, 3, 4, 7, 8, 200].map(|it| quarter(ring(it))), [1, 1, 1, 1, 2, 50]);
    }

    #[test]
    fn the_oldest_of_whoever_holds_more_than_a_quarter_leaves() {
        assert_eq!(room(&posts("babacdef", 3600), Some(&'z'), ring(8), NOW), Room::Instead(0));
        assert_eq!(room(&posts("babaacde", 3600), Some(&'z'), ring(8), NOW), Room::Instead(1));
    }

    #[test]
    fn the_new_post_counts_to_the_quarter() {
        assert_eq!(room(&posts("cabadefg", 3600), Some(&'a'), ring(8), NOW), Room::Instead(1));
        assert_eq!(room(&posts("cabadefg", 3600), Some(&'z'), ring(8), NOW), Room::Instead(0));
    }

    #[test]
    fn where_nobody_holds_that_much_the_oldest_leaves() {
        assert_eq!(room(&posts("abcdefgh", 3600), Some(&'z'), ring(8), NOW), Room::Instead(0));
    }

    #[test]
    fn no_post_leaves_in_its_first_minute() {
        assert_eq!(room(&posts("abcdefgh", 59), Some(&'z'), ring(8), NOW), Room::Busy);
        assert_eq!(room(&posts("abcdefgh", 60), Some(&'z'), ring(8), NOW), Room::Instead(0));
    }

    #[test]
    fn who_holds_more_than_a_quarter_has_no_first_minute() {
        assert_eq!(room(&posts("bacadefg", 0), Some(&'a'), ring(8), NOW), Room::Instead(1));
    }

    #[test]
    fn pinned_posts_stay_whosever_they_are() {
        assert_eq!(room(&posts("Abcdefgh", 3600), Some(&'z'), ring(8), NOW), Room::Instead(1));
        assert_eq!(room(&posts("AbAacdef", 3600), Some(&'z'), ring(8), NOW), Room::Instead(3));
    }

    #[test]
    fn where_nothing_may_leave_the_channel_is_busy() {
        assert_eq!(room(&posts("A", 3600), Some(&'a'), ring(1), NOW), Room::Busy);
        assert_eq!(room(&posts("Abcd", 10), Some(&'z'), ring(4), NOW), Room::Busy);
    }

    #[test]
    fn who_is_not_known_any_more_never_holds_too_much() {
        assert_eq!(room(&posts("a.......", 3600), None, ring(8), NOW), Room::Instead(0));
        assert_eq!(room(&posts("........", 10), None, ring(8), NOW), Room::Busy);
    }
}
