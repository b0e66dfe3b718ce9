//! Channels, the posts in them, and comments.
//!
//! A post is a share with one link, whose lookup comes of the post's public name, and a row that says
//! where in its channel it stands. All that ends a share ends a post, and its row and its place in the
//! ring go in the same transaction. A comment belongs to one link and dies with it.
//!
//! Whatever lets a post into a channel locks the channel's row in its first statement, and looks at the
//! ring in a later one. The rule of who leaves is [`chatpic_core::ring`]'s.

pub(crate) mod ring;
mod whole;

use async_trait::async_trait;
use chatpic_core::{ChannelId, LinkId, PostName, Rules, ShareId, Slug, Timestamp};

use crate::StoreError;
use crate::records::{Change, Found, Hiding, Lookup, NewShare, Put, Sealed};
pub use whole::{WholeChannel, WholeComment, WholePost};

/// A channel as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    pub id: ChannelId,
    pub slug: Slug,
    pub rules: Rules,
    pub created_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    /// Posts ever shown in it.
    pub shown: u64,
    /// Of its rules, for who changes them after reading them.
    pub version: u64,
}

/// What [`Channels::change_channel`] came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChannelChange {
    Done,
    /// Somebody else changed it meanwhile.
    Conflict,
    /// The capacity would leave no room beside the pinned posts.
    Pinned,
    Closed,
    Unknown,
}

/// Where a share is to stand.
#[derive(Clone, Debug)]
pub struct NewPost {
    pub channel: ChannelId,
    pub name: PostName,
    /// What it shows in its channel, sealed under the instance's key.
    pub card: Sealed,
    /// Whether it waits for a moderator, out of everybody's sight.
    pub waits: bool,
}

/// What [`Channels::publish_post`] and [`Channels::show_post`] came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posted {
    /// It is shown under this number.
    Shown(u64),
    /// It waits for review.
    Waits,
    /// Nothing may leave the ring now, or too many posts wait for review. Nothing was written.
    Busy,
    /// The channel is closed. Nothing was written.
    Closed,
    /// The claim on the idempotency key was lost. Nothing was written.
    ClaimLost,
    /// One of its uploads is not whole, or over. Nothing was written.
    UploadOver,
    /// There is no such channel; or, to be shown, no such post that waits.
    Unknown,
}

/// A post as its channel lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostRow {
    pub share: ShareId,
    pub channel: ChannelId,
    pub name: PostName,
    /// `None` while it waits for review.
    pub number: Option<u64>,
    pub posted_at: Timestamp,
    pub expires_at: Timestamp,
    pub pinned: bool,
    /// Comments ever made under it.
    pub comments: u32,
    pub card: Sealed,
    /// Where it is hidden; it is listed then only where that is asked for.
    pub hiding: Option<Hiding>,
}

/// Which posts of a channel are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that everybody sees with a smaller number, the newest first; from the newest where `None`.
    Shown { before: Option<u64> },
    /// Those that everybody sees and that are pinned, the newest first.
    Pinned,
    /// Those that wait for review, hidden or not, the oldest first, after this one.
    Waiting { after: Option<ShareId> },
}

/// Where a comment is written or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thread {
    /// Under the link with this lookup, which is live.
    Link(Lookup),
    /// Under the link of the live pass with this lookup; it may be spent.
    Pass(Lookup),
}

/// A comment about to be made.
#[derive(Clone, Debug)]
pub struct NewComment {
    /// Of the token that withdraws it.
    pub lookup: Lookup,
    /// What it says, sealed under the content key of its share.
    pub sealed: Sealed,
    pub created_at: Timestamp,
}

/// What [`Channels::comment`] came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commented {
    /// It is the thread's comment of this number, from 1.
    Written(u32),
    /// The thread has had as many as it may.
    Full,
    /// The link's terms allow none.
    NotAllowed,
    Hidden(Hiding),
    Gone(chatpic_core::Gone),
    Unknown,
}

/// Comments that a thread ever has.
pub const THREAD: u32 = 500;

/// Posts that wait for review in a channel at a time.
pub const WAITING: u32 = 200;

/// Seconds after which a post that nobody looked at waits no longer.
pub const WAITS: i64 = 7 * 86_400;

/// A comment as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub lookup: Lookup,
    pub share: ShareId,
    pub link: LinkId,
    pub number: u32,
    pub created_at: Timestamp,
    pub hiding: Option<Hiding>,
    pub sealed: Sealed,
}

/// Channels, posts and comments: a part of [`Records`](crate::Records), with its conventions.
#[async_trait]
pub trait Channels {
    /// Makes a channel; `false` where its slug is taken, also by a closed one.
    async fn add_channel(&self, channel: &Channel) -> Result<bool, StoreError>;

    /// The channel with this slug, closed or not.
    async fn channel(&self, slug: &Slug) -> Result<Option<Channel>, StoreError>;

    /// The channel with this ID, likewise.
    async fn channel_by_id(&self, id: ChannelId) -> Result<Option<Channel>, StoreError>;

    /// Up to `limit` channels whose slug is greater than `after`, in order, closed ones among them.
    async fn channels(&self, after: Option<&Slug>, limit: u32) -> Result<Vec<Channel>, StoreError>;

    /// Changes the rules of a channel that was read in this version. Where it holds fewer now, posts
    /// leave in the same transaction, the oldest first and pinned ones never; where they stay less long,
    /// those that are there expire sooner.
    async fn change_channel(
        &self,
        id: ChannelId,
        version: u64,
        rules: &Rules,
        now: Timestamp,
    ) -> Result<ChannelChange, StoreError>;

    /// Closes a channel for good. From then on its posts are refused; [`purge`](crate::Records::purge)
    /// ends them, as expired. Its tombstone stays.
    async fn close_channel(&self, id: ChannelId, now: Timestamp) -> Result<Change, StoreError>;

    /// Publishes a share as a post, as [`publish`](crate::Records::publish) does, in one transaction with
    /// its place in the ring. A post that leaves for it is gone, as expired: wraps, comments and all. One
    /// that waits takes no place. It expires when its channel's retention is over, if not before.
    async fn publish_post(
        &self,
        share: &NewShare,
        post: &NewPost,
        now: Timestamp,
    ) -> Result<Posted, StoreError>;

    /// Shows a post that waits, with a place in the ring as a new one has. One that has waited for
    /// [`WAITS`] waits no more: [`purge`](crate::Records::purge) ends it, as expired.
    async fn show_post(&self, share: ShareId, now: Timestamp) -> Result<Posted, StoreError>;

    /// Pins a shown post, or not any more: `false` where as many are pinned as may be, or it isn't shown.
    /// Pinned posts are fewer than the capacity.
    async fn pin_post(&self, share: ShareId, pinned: bool) -> Result<bool, StoreError>;

    /// Up to `limit` live posts of a channel.
    async fn posts(
        &self,
        channel: ChannelId,
        which: Which,
        limit: u32,
        now: Timestamp,
    ) -> Result<Vec<PostRow>, StoreError>;

    /// Up to `limit` open channels in which posts wait that nothing hides, with how many; first the one
    /// with the oldest.
    async fn waiting_in(
        &self,
        limit: u32,
        now: Timestamp,
    ) -> Result<Vec<(ChannelId, u32)>, StoreError>;

    /// The post that a share is, while it isn't gone, hidden or waiting or not.
    async fn post(&self, share: ShareId) -> Result<Option<PostRow>, StoreError>;

    /// Up to `limit` posts of all channels whose share's ID is greater than `after`, in order, whatever
    /// hides them: for scanning them again.
    async fn every_post(
        &self,
        after: Option<ShareId>,
        limit: u32,
    ) -> Result<Vec<PostRow>, StoreError>;

    /// Makes a comment: the link's guarded update takes its number, and holds every condition (live, or
    /// spent with this pass live; not hidden, not expired, comments allowed, fewer than [`THREAD`]).
    async fn comment(
        &self,
        thread: Thread,
        comment: &NewComment,
        now: Timestamp,
    ) -> Result<Commented, StoreError>;

    /// Up to `limit` comments of a link with a greater number, in order; hidden ones among them.
    async fn comments(
        &self,
        share: ShareId,
        link: LinkId,
        after: u32,
        limit: u32,
    ) -> Result<Vec<Comment>, StoreError>;

    /// The comment with this lookup; hidden where it is hidden itself, whatever its share is.
    async fn comment_by(&self, lookup: Lookup) -> Result<Found<Comment>, StoreError>;

    /// Withdraws the comment with this lookup, hidden or not: its row and its bytes go.
    async fn withdraw_comment(&self, lookup: Lookup) -> Result<Change, StoreError>;

    /// Hides a comment of this number, hides it otherwise, or shows it again.
    async fn hide_comment(
        &self,
        share: ShareId,
        link: LinkId,
        number: u32,
        hiding: Option<Hiding>,
    ) -> Result<Change, StoreError>;

    /// How many posts were ever shown in each of these channels; those that are closed or unknown are left
    /// out.
    async fn shown_in(&self, channels: &[ChannelId]) -> Result<Vec<(ChannelId, u64)>, StoreError>;

    /// How many comments were ever made under each of these links; those that are gone are left out.
    async fn comments_under(
        &self,
        links: &[(ShareId, LinkId)],
    ) -> Result<Vec<(LinkId, u32)>, StoreError>;

    /// A channel as it is, for moving it to another store: its posts go with their shares.
    async fn put_channel(&self, channel: &WholeChannel) -> Result<Put, StoreError>;

    /// The channel with everything that belongs to it but its posts.
    async fn whole_channel(&self, id: ChannelId) -> Result<Option<WholeChannel>, StoreError>;
}
