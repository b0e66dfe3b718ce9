//! Channels, posts and comments. Whoever lets a post into a channel locks the channel first; what ends
//! locks none.

pub(super) mod posts;
mod ring;
mod rules;
mod shortening;
pub(super) mod threads;

use async_trait::async_trait;
use chatpic_core::{ChannelId, LinkId, Rules, ShareId, Slug, Timestamp};

use super::connections::{Held, in_time, run};
use super::{PostgresRecords, kept, publish};
use crate::StoreError;
use crate::channels::{
    Channel, ChannelChange, Channels, Comment, Commented, NewComment, NewPost, PostRow, Posted,
    Thread, Which, WholeChannel,
};
use crate::records::{Change, Found, Hiding, Lookup, NewShare, Put};

#[async_trait]
impl Channels for PostgresRecords {
    async fn add_channel(&self, channel: &Channel) -> Result<bool, StoreError> {
        run!(self.connections, Held::Together, c => kept(rules::add(c, channel)))
    }

    async fn channel(&self, slug: &Slug) -> Result<Option<Channel>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(rules::by_slug(c, slug)))
    }

    async fn channel_by_id(&self, id: ChannelId) -> Result<Option<Channel>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(rules::by_id(c, id)))
    }

    async fn channels(&self, after: Option<&Slug>, limit: u32) -> Result<Vec<Channel>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(rules::list(c, after, limit)))
    }

    async fn change_channel(
        &self,
        id: ChannelId,
        version: u64,
        rules: &Rules,
        now: Timestamp,
    ) -> Result<ChannelChange, StoreError> {
        run!(self.connections, Held::Long, c => rules::change(c, id, version, rules, now))
    }

    async fn close_channel(&self, id: ChannelId, now: Timestamp) -> Result<Change, StoreError> {
        run!(self.connections, Held::Together, c => kept(rules::close(c, id, now)))
    }

    async fn publish_post(
        &self,
        share: &NewShare,
        post: &NewPost,
        now: Timestamp,
    ) -> Result<Posted, StoreError> {
        in_time(Held::Together, async {
            for day in publish::days(share) {
                self.make_day(day).await?;
            }
            run!(self.connections, Held::Together, c => posts::publish(c, share, post, now))
        })
        .await
    }

    async fn show_post(&self, share: ShareId, now: Timestamp) -> Result<Posted, StoreError> {
        let Some(channel) = self.channel_of(share).await? else { return Ok(Posted::Unknown) };
        run!(self.connections, Held::Together, c => posts::show(c, channel, share, now))
    }

    async fn pin_post(&self, share: ShareId, pinned: bool) -> Result<bool, StoreError> {
        let Some(channel) = self.channel_of(share).await? else { return Ok(false) };
        run!(self.connections, Held::Together, c => kept(posts::pin(c, channel, share, pinned)))
    }

    async fn posts(
        &self,
        channel: ChannelId,
        which: Which,
        limit: u32,
        now: Timestamp,
    ) -> Result<Vec<PostRow>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(posts::list(c, channel, which, limit, now)))
    }

    async fn waiting_in(
        &self,
        limit: u32,
        now: Timestamp,
    ) -> Result<Vec<(ChannelId, u32)>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(posts::waiting_in(c, limit, now)))
    }

    async fn post(&self, share: ShareId) -> Result<Option<PostRow>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(posts::post(c, share)))
    }

    async fn every_post(
        &self,
        after: Option<ShareId>,
        limit: u32,
    ) -> Result<Vec<PostRow>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(posts::every(c, after, limit)))
    }

    async fn comment(
        &self,
        thread: Thread,
        comment: &NewComment,
        now: Timestamp,
    ) -> Result<Commented, StoreError> {
        let (Thread::Link(lookup) | Thread::Pass(lookup)) = thread;
        let Some(share) = self.share_behind(lookup).await? else { return Ok(Commented::Unknown) };
        run!(self.connections, Held::Together,
            c => threads::comment(c, share, thread, comment, now))
    }

    async fn comments(
        &self,
        share: ShareId,
        link: LinkId,
        after: u32,
        limit: u32,
    ) -> Result<Vec<Comment>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(threads::list(c, share, link, after, limit)))
    }

    async fn comment_by(&self, lookup: Lookup) -> Result<Found<Comment>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(threads::by_lookup(c, lookup)))
    }

    async fn withdraw_comment(&self, lookup: Lookup) -> Result<Change, StoreError> {
        let Some(share) = self.share_behind(lookup).await? else { return Ok(Change::Unknown) };
        run!(self.connections, Held::Together, c => kept(threads::withdraw(c, share, lookup)))
    }

    async fn hide_comment(
        &self,
        share: ShareId,
        link: LinkId,
        number: u32,
        hiding: Option<Hiding>,
    ) -> Result<Change, StoreError> {
        run!(self.connections, Held::Together,
            c => kept(threads::hide(c, share, link, number, hiding)))
    }

    async fn shown_in(&self, channels: &[ChannelId]) -> Result<Vec<(ChannelId, u64)>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(rules::shown_in(c, channels)))
    }

    async fn comments_under(
        &self,
        links: &[(ShareId, LinkId)],
    ) -> Result<Vec<(LinkId, u32)>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(threads::made_under(c, links)))
    }

    async fn put_channel(&self, channel: &WholeChannel) -> Result<Put, StoreError> {
        run!(self.connections, Held::Together, c => kept(rules::put(c, channel)))
    }

    async fn whole_channel(&self, id: ChannelId) -> Result<Option<WholeChannel>, StoreError> {
        Ok(self.channel_by_id(id).await?.map(WholeChannel))
    }
}

impl PostgresRecords {
    /// Where this share stands.
    async fn channel_of(&self, share: ShareId) -> Result<Option<ChannelId>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(posts::channel_of(c, share)))
    }
}
