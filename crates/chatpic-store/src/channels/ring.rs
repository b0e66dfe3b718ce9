//! A ring as every store's rows have it: whose place a new post takes, and what becomes of the places
//! when there are fewer. Nothing is read or written here.

use std::collections::HashSet;
use std::num::NonZeroU32;

use chatpic_core::ring::{self, Room, Standing};
use chatpic_core::{ShareId, Timestamp};

use crate::records::Lookup;

/// Whose a post is, as far as the ring asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Poster {
    /// Who has this upload pass.
    Pass(Lookup),
    /// A network, on a day: its tag means another one on the next.
    Network { tag: u16, day: i64 },
}

impl Poster {
    /// Whose a share with these tags is; `None` where neither is known any more.
    pub(crate) fn of(
        pass_tag: Option<Lookup>,
        prefix_tag: Option<u16>,
        created_at: Timestamp,
    ) -> Option<Self> {
        let day = created_at.unix().div_euclid(86_400);
        let network = || prefix_tag.map(|tag| Self::Network { tag, day });
        pass_tag.map(Self::Pass).or_else(network)
    }
}

/// A post that is shown.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) share: ShareId,
    /// `None` in a channel without a capacity.
    pub(crate) slot: Option<u32>,
    pub(crate) poster: Option<Poster>,
    pub(crate) since: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) pinned: bool,
    /// By a decision, which may yet be overturned.
    pub(crate) removed: bool,
}

impl Placed {
    /// Whether nobody will miss it: it has expired, or a decision took it away. Pinned or not, it leaves
    /// before anything that is shown.
    fn is_over(&self, now: Timestamp) -> bool {
        self.removed || self.expires_at <= now
    }
}

/// Where a new post goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seat {
    Free(u32),
    /// Where the post with this index stands, which leaves.
    Instead(usize),
    Busy,
}

/// Finds a place for a post of `newcomer` among all that are `placed`, in the order in which they were
/// shown. What has expired and is not yet purged, and what was removed and could yet be shown again,
/// leaves before anything that is shown.
pub(crate) fn seat(
    placed: &[Placed],
    newcomer: Option<&Poster>,
    capacity: NonZeroU32,
    now: Timestamp,
) -> Seat {
    if let Some(slot) = free(placed, capacity).next() {
        return Seat::Free(slot);
    }
    if let Some(ended) = placed.iter().position(|post| post.is_over(now)) {
        return Seat::Instead(ended);
    }
    let standing: Vec<_> = placed
        .iter()
        .map(|post| Standing {
            poster: post.poster.clone(),
            since: post.since,
            pinned: post.pinned,
        })
        .collect();
    match ring::room(&standing, newcomer, capacity, now) {
        Room::Instead(at) => Seat::Instead(at),
        Room::Busy => Seat::Busy,
        Room::Free => unreachable!("every place of the ring is taken"),
    }
}

/// What becomes of a channel's posts when its capacity is another.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Moved {
    /// Those that leave.
    pub(crate) leave: Vec<ShareId>,
    /// Those that stay and have another place now, or none.
    pub(crate) seats: Vec<(ShareId, Option<u32>)>,
}

/// Takes all that are `placed`, in the order in which they were shown, to a channel of this capacity:
/// those that were removed leave and then the oldest, pinned ones never. `None` where the pinned ones
/// would fill it.
pub(crate) fn moved(placed: &[Placed], capacity: Option<NonZeroU32>) -> Option<Moved> {
    let Some(capacity) = capacity else {
        let seated = placed.iter().filter(|post| post.slot.is_some());
        return Some(Moved {
            leave: Vec::new(),
            seats: seated.map(|post| (post.share, None)).collect(),
        });
    };
    let holds = usize::try_from(capacity.get()).expect("fits a machine");
    if placed.iter().filter(|post| post.pinned && !post.removed).count() >= holds {
        return None;
    }
    let mut may_leave: Vec<_> = placed.iter().filter(|post| post.removed || !post.pinned).collect();
    // Stable: among those that are shown the oldest stays first.
    may_leave.sort_by_key(|post| !post.removed);
    let too_many = placed.len().saturating_sub(holds);
    let leave: Vec<_> = may_leave.into_iter().take(too_many).map(|post| post.share).collect();
    let leaving: HashSet<_> = leave.iter().collect();
    let stay: Vec<_> =
        placed.iter().filter(|post| !leaving.contains(&post.share)).cloned().collect();
    let within = |post: &&Placed| post.slot.is_some_and(|slot| slot < capacity.get());
    let homeless = stay.iter().filter(|post| !within(post)).map(|post| post.share);
    let seats = homeless.zip(free(&stay, capacity).map(Some)).collect();
    Some(Moved { leave, seats })
}

/// The places that nobody has, the lowest first.
fn free(placed: &[Placed], capacity: NonZeroU32) -> impl Iterator<Item = u32> {
    let mut taken: Vec<u32> = placed.iter().filter_map(|post| post.slot).collect();
    taken.sort_unstable();
    (0..capacity.get()).filter(move |slot| taken.binary_search(slot).is_err())
}
