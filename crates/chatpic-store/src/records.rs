//! Rows: shares, links, passes, and what purging needs to know.

mod hiding;
mod whole;

use std::fmt;
use std::num::NonZeroU32;

use async_trait::async_trait;
use chatpic_core::{BlobKey, Gone, LinkId, LinkState, MediaId, SessionId, ShareId, Timestamp};

use crate::{Channels, Documents, StoreError, Uploads};
pub(crate) use hiding::{Closed, closed, expired_as, not_ended, not_revoked, refusal};
pub use hiding::{Hiding, Outline};
pub(crate) use whole::Bytes;
pub use whole::{Put, Whole, WholeLink, WholePass};

/// What is stored of a token, ticket or key: a one-way derivation of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lookup(pub [u8; 32]);

impl fmt::Debug for Lookup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lookup(…)")
    }
}

/// Bytes that only a token opens. Opaque here.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(pub Vec<u8>);

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

/// A share about to be published, with its links.
#[derive(Clone, Debug)]
pub struct NewShare {
    pub id: ShareId,
    pub created_at: Timestamp,
    pub manage_lookup: Lookup,
    /// The content key under the manage token.
    pub manage_wrap: Sealed,
    /// What the media are called, how large, what was removed: sealed under the content key.
    pub meta: Sealed,
    /// In the order in which they are shown.
    pub media: Vec<StoredMedia>,
    pub link: NewLink,
    /// The links after the first, in the owner's order.
    pub more: Vec<NewLink>,
    /// The answer to keep for a retry, where the request carried an idempotency key.
    pub answer: Option<Answer>,
    /// Of the upload pass with which it was shared; found while its content lasts.
    pub pass_tag: Option<Lookup>,
    /// Of the network from which it was shared.
    pub prefix_tag: Option<u16>,
    /// The uploads that it was made of: they are spent with its publication, or it isn't published.
    pub uploads: Vec<Lookup>,
}

/// Where one media lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredMedia {
    pub id: MediaId,
    pub blob: BlobKey,
    /// Length in bytes of the stored object.
    pub stored_len: u64,
    /// The same for every copy of one picture.
    pub copy_tag: Option<Lookup>,
}

/// A link about to exist.
#[derive(Clone, Debug)]
pub struct NewLink {
    pub id: LinkId,
    pub lookup: Lookup,
    /// The content key under the link's token, and its password if it has one.
    pub wrap: Sealed,
    pub terms: StoredTerms,
    /// The link's token under a key from the manage token, so that the owner sees the link again.
    pub token: Sealed,
    /// The owner's name for it, sealed likewise.
    pub label: Option<Sealed>,
    /// The same name for its mark to show, under the content key.
    pub mark_label: Option<Sealed>,
}

impl NewShare {
    /// Its links, the first one first.
    pub fn links(&self) -> impl Iterator<Item = &NewLink> + Clone {
        std::iter::once(&self.link).chain(&self.more)
    }

    /// When the last of its links ends.
    pub(crate) fn ends_at(&self) -> Timestamp {
        let ends = self.links().map(|link| link.terms.expires_at);
        ends.max().expect("a share has a first link")
    }

    /// How many links it has.
    pub(crate) fn link_count(&self) -> u32 {
        u32::try_from(1 + self.more.len()).expect("a share has few links")
    }
}

/// How many links a share can have had: what an owner is shown of it is read whole.
pub const MOST_LINKS: u32 = 500;

/// What a link allows, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredTerms {
    pub expires_at: Timestamp,
    /// At least 1; unlimited where `None`.
    pub max_views: Option<NonZeroU32>,
    pub password: bool,
    pub watermark: bool,
    pub comments: bool,
    pub adult: bool,
    /// Whether who was granted a view may end the link.
    pub end_early: bool,
}

impl StoredTerms {
    /// Whether seeing the media takes a POST.
    pub fn needs_button(&self) -> bool {
        self.max_views.is_some() || self.password || self.watermark || self.adult || self.end_early
    }
}

/// An idempotent request's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub key: Lookup,
    /// The answer under a key from the idempotency key and the request.
    pub sealed: Sealed,
    pub expires_at: Timestamp,
}

/// What [`Records::publish`] came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publish {
    Published,
    /// The claim on the idempotency key was lost meanwhile; nothing was written.
    ClaimLost,
    /// One of its uploads is not whole, or over; nothing was written.
    UploadOver,
}

/// What [`Records::claim`] found.
#[derive(Clone, Debug)]
pub enum Claim {
    /// The key is this request's until the claim ends.
    Claimed,
    /// Another request with this key is being worked on.
    Running,
    /// It was answered before.
    Answered(Sealed),
}

/// A thing that may be live, gone or unknown.
#[derive(Clone, Debug)]
pub enum Found<T> {
    Live(T),
    Hidden(Hiding),
    Gone(Gone),
    Unknown,
}

impl<T> Found<T> {
    /// The same with what lives mapped by `f`.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Found<U> {
        match self {
            Self::Live(it) => Found::Live(f(it)),
            Self::Hidden(hiding) => Found::Hidden(hiding),
            Self::Gone(gone) => Found::Gone(gone),
            Self::Unknown => Found::Unknown,
        }
    }
}

/// A live link, with all that is needed to open what it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub id: LinkId,
    pub share: ShareId,
    pub terms: StoredTerms,
    pub views_left: Option<u32>,
    pub wrap: Sealed,
    pub content: Content,
}

/// What a share holds, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub meta: Sealed,
    pub media: Vec<StoredMedia>,
}

/// A pass about to be written by [`Records::redeem_view`].
#[derive(Clone, Debug)]
pub struct NewPass {
    pub lookup: Lookup,
    pub session: SessionId,
    /// The content key under the ticket.
    pub wrap: Sealed,
    /// When it ends; the link's expiry at the latest, which the caller need not check.
    pub ends_at: Timestamp,
}

/// What [`Records::redeem_view`] came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redeem {
    Granted {
        /// How many views the link has granted, this one included: the grant's ordinal.
        views: u32,
        views_left: Option<u32>,
        /// The pass's end: as asked for, or the link's expiry where that is sooner.
        ends_at: Timestamp,
    },
    /// A pass with this lookup was granted before; no view was spent now.
    NonceUsed,
    Hidden(Hiding),
    Gone(Gone),
    Unknown,
}

/// A live pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pass {
    pub session: SessionId,
    pub share: ShareId,
    pub link: LinkId,
    pub ends_at: Timestamp,
    pub views_left: Option<u32>,
    pub watermark: bool,
    /// What its mark shows beside the session ID.
    pub mark_label: Option<Sealed>,
    pub comments: bool,
    pub adult: bool,
    /// Whether its viewer may end the link.
    pub end_early: bool,
    pub wrap: Sealed,
    pub content: Content,
}

/// What [`Records::pass`] found.
#[derive(Clone, Debug)]
pub enum FoundPass {
    Live(Box<Pass>),
    Hidden(Hiding),
    /// It was granted, and its time or its link's ended.
    Ended(Gone),
    Unknown,
}

/// What there is before a view is spent.
#[derive(Clone, Debug)]
pub enum BeforeView {
    /// Its pass was granted, now or before; never [`FoundPass::Unknown`].
    Pass(FoundPass),
    /// It was not, and this is what it would be granted for.
    Link(Found<Link>),
}

/// A share as its owner sees it, for as long as its tombstone stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Managed {
    pub id: ShareId,
    pub created_at: Timestamp,
    /// The latest expiry of its links.
    pub expires_at: Timestamp,
    /// Live while any link is.
    pub state: LinkState,
    pub hiding: Option<Hiding>,
    /// `None` once no link is live.
    pub wrap: Option<Sealed>,
    /// `None` once no link is live.
    pub content: Option<Content>,
    pub links: Vec<ManagedLink>,
    /// Passes granted, newest first, at most 1000.
    pub sessions: Vec<Session>,
}

/// A link as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagedLink {
    pub id: LinkId,
    pub state: LinkState,
    pub terms: StoredTerms,
    pub views: u32,
    pub views_left: Option<u32>,
    /// `None` once it is gone.
    pub token: Option<Sealed>,
    pub label: Option<Sealed>,
    /// Whether its mark shows the label.
    pub mark_label: bool,
    /// Whether it was a viewer who ended it.
    pub ended_early: bool,
    pub opened: Option<Opened>,
}

/// When a link was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The beginning of the hour of the first view.
    pub first: Timestamp,
    /// Of the latest.
    pub latest: Timestamp,
}

/// That a pass was granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    pub session: SessionId,
    pub link: LinkId,
    /// The beginning of the hour in which it was granted.
    pub hour: Timestamp,
}

/// The time of an ending as every store keeps it. That of a last view is told as the end of its hour:
/// the second would tell when somebody looked.
pub(crate) fn told_as(gone: Gone, at: Timestamp) -> Timestamp {
    match gone {
        Gone::Spent => at.hour().plus(3600),
        Gone::Expired | Gone::Withdrawn | Gone::Removed => at,
    }
}

/// What a link is at `now` whose row says that it is `gone`, or nothing of the kind yet.
pub(crate) fn link_state(
    gone: Option<Gone>,
    expires_at: Timestamp,
    hiding: Option<Hiding>,
    now: Timestamp,
) -> LinkState {
    match gone {
        Some(gone) => LinkState::Gone(gone),
        None if expires_at <= now => LinkState::Gone(expired_as(hiding)),
        None => LinkState::Live,
    }
}

/// What a share with these links is whose row says that it is `gone`, or nothing of the kind yet.
pub(crate) fn share_state(
    gone: Option<Gone>,
    hiding: Option<Hiding>,
    links: impl IntoIterator<Item = LinkState>,
) -> LinkState {
    match gone {
        Some(gone) => LinkState::Gone(gone),
        None if links.into_iter().any(|link| link == LinkState::Live) => LinkState::Live,
        // Its last links' time ended since the last purge, later than anything else of it.
        None => LinkState::Gone(expired_as(hiding)),
    }
}

/// The latest expiry of the links that live; where none does, of all.
pub(crate) fn latest_expiry(
    links: impl Iterator<Item = (LinkState, Timestamp)> + Clone,
) -> Result<Timestamp, StoreError> {
    let live = links.clone().filter(|(state, _)| *state == LinkState::Live);
    let latest = live.map(|(_, at)| at).max().or_else(|| links.map(|(_, at)| at).max());
    latest.ok_or(StoreError::Damaged("a share without links"))
}

/// What keeps a pass from opening: its link's state, or its end.
pub(crate) fn pass_state(gone: Option<Gone>, ends_at: Timestamp, now: Timestamp) -> LinkState {
    match gone {
        Some(gone @ (Gone::Withdrawn | Gone::Removed)) => LinkState::Gone(gone),
        Some(Gone::Spent | Gone::Expired) | None if ends_at <= now => {
            LinkState::Gone(Gone::Expired)
        }
        Some(Gone::Spent | Gone::Expired) | None => LinkState::Live,
    }
}

/// What a change by an owner came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Done,
    /// It is hidden, and can't be changed in this way until it is shown again.
    Hidden(Hiding),
    Gone(Gone),
    Unknown,
    /// It had [`MOST_LINKS`] links.
    Full,
}

/// What [`Records::end_link`] came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndLink {
    /// It has ended, now or before, by one of its viewers.
    Ended,
    /// Its viewers may not.
    NotAllowed,
    Hidden(Hiding),
    /// The pass has ended otherwise.
    Gone(Gone),
    Unknown,
}

/// What one step of [`Records::purge`] did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Links whose time had ended and that are tombstones now.
    pub links: u64,
    /// Shares whose content is now doomed.
    pub shares: u64,
    /// Passes whose wrap was deleted.
    pub passes: u64,
    /// Uploads whose time was over.
    pub uploads: u64,
    /// Tombstones and kept answers that were forgotten.
    pub forgotten: u64,
}

impl Purged {
    /// Whether there was nothing to do.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Counts for the operator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub live_shares: u64,
    pub live_links: u64,
    pub media: u64,
    pub stored_bytes: u64,
    pub doomed_blobs: u64,
}

/// The rows of one instance. See the crate's head for the conventions.
#[async_trait]
pub trait Records: Channels + Documents + Uploads + fmt::Debug {
    /// Takes the idempotency key `key` for one request until `until`, unless another has it or has
    /// answered. A claim that is not kept by [`publish`](Self::publish) ends by itself.
    async fn claim(
        &self,
        key: Lookup,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Claim, StoreError>;

    /// Keeps a claim until `until`; for a request that takes long.
    async fn extend_claim(&self, key: Lookup, until: Timestamp) -> Result<(), StoreError>;

    /// Gives a claim back: its request failed, and a retry may take the key at once.
    async fn release_claim(&self, key: Lookup) -> Result<(), StoreError>;

    /// Writes a share, its links, its media and the answer to keep, all or nothing. The blobs are
    /// durable already. Where there is an answer, its key must still be claimed and unanswered; where it
    /// was made of uploads, they must be whole and open, and are [spent](Gone::Spent) then.
    async fn publish(&self, share: &NewShare) -> Result<Publish, StoreError>;

    /// The link with this lookup. Spends nothing.
    async fn link(&self, lookup: Lookup, now: Timestamp) -> Result<Found<Link>, StoreError>;

    /// THE gate: spends one view and writes its pass, in one transaction whose first statement is the
    /// guarded update that holds every condition (live, not hidden, not expired, views left). With the
    /// last view the link is spent: its wrap and token go in the same transaction, and the manage wrap
    /// with the last live link of its share. Where a pass with this lookup exists, all is rolled back.
    async fn redeem_view(
        &self,
        link: Lookup,
        pass: &NewPass,
        now: Timestamp,
    ) -> Result<Redeem, StoreError>;

    /// The pass with this lookup, alive until its end, its link's or share's withdrawal or removal;
    /// that its link is spent doesn't end it.
    async fn pass(&self, lookup: Lookup, now: Timestamp) -> Result<FoundPass, StoreError>;

    /// The pass with this lookup; where there is none, the link with that one. Spends nothing.
    async fn before_view(
        &self,
        pass: Lookup,
        link: Lookup,
        now: Timestamp,
    ) -> Result<BeforeView, StoreError> {
        Ok(match self.pass(pass, now).await? {
            FoundPass::Unknown => BeforeView::Link(self.link(link, now).await?),
            found => BeforeView::Pass(found),
        })
    }

    /// The share with this manage lookup, also when gone, until its tombstone is forgotten.
    async fn managed(&self, manage: Lookup, now: Timestamp) -> Result<Option<Managed>, StoreError>;

    /// Sets the expiry of every live link of a share.
    async fn set_expiry(
        &self,
        manage: Lookup,
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<Change, StoreError>;

    /// Adds a link to a live share that isn't hidden and hasn't had [`MOST_LINKS`].
    async fn add_link(
        &self,
        manage: Lookup,
        link: &NewLink,
        now: Timestamp,
    ) -> Result<Change, StoreError>;

    /// Withdraws one link: its passes end, its wrap and token go in the same transaction.
    async fn revoke_link(
        &self,
        manage: Lookup,
        link: LinkId,
        now: Timestamp,
    ) -> Result<Change, StoreError>;

    /// Withdraws the link that this pass was granted by, where the pass lives and the link's terms let a
    /// viewer do so; its passes end, its wrap and token go in the same transaction. Done also where a
    /// viewer of it had done so before. When it was is remembered by the hour.
    async fn end_link(&self, pass: Lookup, now: Timestamp) -> Result<EndLink, StoreError>;

    /// The views of a share with this session ID, for as long as they are remembered: nearly always one
    /// or none. The owner is shown fewer sessions than there may have been.
    async fn traced(&self, manage: Lookup, session: SessionId) -> Result<Vec<Session>, StoreError>;

    /// Withdraws a share whole: links, passes, wraps, in one transaction. Done also where it was
    /// withdrawn before, or expired or spent with viewings still open, and while it is hidden; gone
    /// where it was removed, if only for the time being.
    async fn withdraw(&self, manage: Lookup, now: Timestamp) -> Result<Change, StoreError>;

    /// Hides a share from everybody but its owner, hides it otherwise, or shows it again where `hiding`
    /// is `None`: at once, for links, passes and streams, and reversibly. Once this has returned, no
    /// view is granted. What is hidden expires all the same; what expires while its hiding is
    /// [`Hiding::Removed`] is gone as removed, and a share that is gone when it is hidden so is
    /// [removed](Self::remove). Done whenever there is a share, or its tombstone.
    async fn hide(
        &self,
        share: ShareId,
        hiding: Option<Hiding>,
        now: Timestamp,
    ) -> Result<Change, StoreError>;

    /// Removes a share for good, as [`withdraw`](Self::withdraw) does for an owner: links, passes,
    /// wraps. Done also where it was gone or removed before. It stays hidden as it was.
    async fn remove(&self, share: ShareId, now: Timestamp) -> Result<Change, StoreError>;

    /// Adds so many seconds to the expiry of every live link of a share.
    async fn prolong(
        &self,
        share: ShareId,
        seconds: u32,
        now: Timestamp,
    ) -> Result<Change, StoreError>;

    /// What moderators may know of a share without opening it, until its tombstone is forgotten.
    async fn outline(&self, share: ShareId, now: Timestamp) -> Result<Option<Outline>, StoreError>;

    /// Up to `limit` shares that hold a media with this copy tag and whose content is not doomed, in the
    /// order of their IDs after `after`.
    async fn copies(
        &self,
        copy_tag: Lookup,
        after: Option<ShareId>,
        limit: u32,
    ) -> Result<Vec<ShareId>, StoreError>;

    /// Up to `limit` shares with this pass tag whose content is not doomed, likewise.
    async fn by_pass_tag(
        &self,
        pass_tag: Lookup,
        after: Option<ShareId>,
        limit: u32,
    ) -> Result<Vec<ShareId>, StoreError>;

    /// When the oldest share was made that has a pass tag and whose content is not doomed.
    async fn oldest_with_pass_tag(&self) -> Result<Option<Timestamp>, StoreError>;

    /// One bounded step of deletion: what expired becomes a tombstone and loses its wraps; what no
    /// live link and no live pass needs is doomed ([`doomed`](Self::doomed)), and so are the pieces of
    /// uploads whose time is over; tombstones of before
    /// `forget_before`, or `forget_removed_before` where they tell of a removal, are forgotten. Call
    /// until the answer is empty.
    async fn purge(
        &self,
        now: Timestamp,
        forget_before: Timestamp,
        forget_removed_before: Timestamp,
    ) -> Result<Purged, StoreError>;

    /// Up to `limit` blobs that no row needs any more and that are not yet known to be deleted.
    async fn doomed(&self, limit: u32) -> Result<Vec<BlobKey>, StoreError>;

    /// Forgets doomed blobs after they were deleted.
    async fn buried(&self, blobs: &[BlobKey]) -> Result<(), StoreError>;

    /// Which of `blobs` some row needs or dooms; the others are orphans.
    async fn known(&self, blobs: &[BlobKey]) -> Result<Vec<BlobKey>, StoreError>;

    /// Up to `limit` blobs of live shares, of open uploads, or kept for documents, whose key is greater
    /// than `after`, in order: the other half of reconciling.
    async fn needed(&self, after: Option<BlobKey>, limit: u32) -> Result<Vec<BlobKey>, StoreError>;

    /// Makes deletions final on the disk, as far as the store can (SQLite: truncates the write-ahead
    /// log; PostgreSQL: drops the keys of days that are over, and vacuums every five minutes).
    async fn settle(&self, now: Timestamp) -> Result<(), StoreError>;

    /// Whether the records can be read and written.
    async fn ready(&self) -> Result<(), StoreError>;

    /// Whether nobody else, as these records were opened, could still be writing what belongs to them.
    fn began_alone(&self) -> bool {
        false
    }

    /// The time by the records' own clock; `None` where that is this machine's.
    async fn clock(&self) -> Result<Option<Timestamp>, StoreError>;

    /// What identifies the root key to which these records belong; `None` until one
    /// [adopted](Self::adopt) them.
    async fn root(&self) -> Result<Option<Lookup>, StoreError>;

    /// Binds the records to the root key that `root` identifies, once and for ever. Answers whether it
    /// is the one that they are bound to.
    async fn adopt(&self, root: Lookup) -> Result<bool, StoreError>;

    /// Counts for the operator. May take long; not for a request.
    async fn totals(&self, now: Timestamp) -> Result<Totals, StoreError>;

    /// Up to `limit` shares whose ID is greater than `after`, in order, whatever became of them.
    async fn shares(&self, after: Option<ShareId>, limit: u32) -> Result<Vec<ShareId>, StoreError>;

    /// A share with everything that belongs to it, all of it as it was at one instant.
    async fn whole(&self, share: ShareId) -> Result<Option<Whole>, StoreError>;

    /// Writes a share with everything that belongs to it, all or nothing. The blobs are durable
    /// already. Where there is a share of this name, nothing is written.
    async fn put_whole(&self, whole: &Whole) -> Result<Put, StoreError>;

    /// How many connections serving nodes hold to the records; none where the records are one
    /// process's. For one who doesn't serve: a node counts itself.
    async fn nodes(&self) -> Result<u64, StoreError>;
}
