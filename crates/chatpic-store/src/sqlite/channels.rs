//! Channels, posts and comments.

pub(super) mod comments;
pub(super) mod posts;
mod ring;
mod rules;

use async_trait::async_trait;
use chatpic_core::{ChannelId, LinkId, Rules, ShareId, Slug, Timestamp};

use super::SqliteRecords;
use crate::StoreError;
use crate::channels::{
    Channel, ChannelChange, Channels, Comment, Commented, NewComment, NewPost, PostRow, Posted,
    Thread, Which, WholeChannel,
};
use crate::records::{Change, Found, Hiding, Lookup, NewShare, Put};

#[async_trait]
impl Channels for SqliteRecords {
    async fn add_channel(&self, channel: &Channel) -> Result<bool, StoreError> {
        let channel = channel.clone();
        self.write(move |c| rules::add(c, &channel)).await
    }

    async fn channel(&self, slug: &Slug) -> Result<Option<Channel>, StoreError> {
        let slug = slug.clone();
        self.read(move |c| rules::by_slug(c, &slug)).await
    }

    async fn channel_by_id(&self, id: ChannelId) -> Result<Option<Channel>, StoreError> {
        self.read(move |c| rules::by_id(c, id)).await
    }

    async fn channels(&self, after: Option<&Slug>, limit: u32) -> Result<Vec<Channel>, StoreError> {
        let after = after.cloned();
        self.read(move |c| rules::list(c, after.as_ref(), limit)).await
    }

    async fn change_channel(
        &self,
        id: ChannelId,
        version: u64,
        rules: &Rules,
        now: Timestamp,
    ) -> Result<ChannelChange, StoreError> {
        let rules = rules.clone();
        self.write(move |c| rules::change(c, id, version, &rules, now)).await
    }

    async fn close_channel(&self, id: ChannelId, now: Timestamp) -> Result<Change, StoreError> {
        self.write(move |c| rules::close(c, id, now)).await
    }

    async fn publish_post(
        &self,
        share: &NewShare,
        post: &NewPost,
        now: Timestamp,
    ) -> Result<Posted, StoreError> {
        let (share, post) = (share.clone(), post.clone());
        self.write(move |c| posts::publish(c, share, &post, now)).await
    }

    async fn show_post(&self, share: ShareId, now: Timestamp) -> Result<Posted, StoreError> {
        self.write(move |c| posts::show(c, share, now)).await
    }

    async fn pin_post(&self, share: ShareId, pinned: bool) -> Result<bool, StoreError> {
        self.write(move |c| posts::pin(c, share, pinned)).await
    }

    async fn posts(
        &self,
        channel: ChannelId,
        which: Which,
        limit: u32,
        now: Timestamp,
    ) -> Result<Vec<PostRow>, StoreError> {
        self.read(move |c| posts::list(c, channel, which, limit, now)).await
    }

    async fn waiting_in(
        &self,
        limit: u32,
        now: Timestamp,
    ) -> Result<Vec<(ChannelId, u32)>, StoreError> {
        self.read(move |c| posts::waiting_in(c, limit, now)).await
    }

    async fn post(&self, share: ShareId) -> Result<Option<PostRow>, StoreError> {
        self.read(move |c| posts::post(c, share)).await
    }

    async fn every_post(
        &self,
        after: Option<ShareId>,
        limit: u32,
    ) -> Result<Vec<PostRow>, StoreError> {
        self.read(move |c| posts::every(c, after, limit)).await
    }

    async fn comment(
        &self,
        thread: Thread,
        comment: &NewComment,
        now: Timestamp,
    ) -> Result<Commented, StoreError> {
        let comment = comment.clone();
        self.write(move |c| comments::comment(c, thread, &comment, now)).await
    }

    async fn comments(
        &self,
        share: ShareId,
        link: LinkId,
        after: u32,
        limit: u32,
    ) -> Result<Vec<Comment>, StoreError> {
        self.read(move |c| comments::list(c, share, link, after, limit)).await
    }

    async fn comment_by(&self, lookup: Lookup) -> Result<Found<Comment>, StoreError> {
        self.read(move |c| comments::by_lookup(c, lookup)).await
    }

    async fn withdraw_comment(&self, lookup: Lookup) -> Result<Change, StoreError> {
        self.write(move |c| comments::withdraw(c, lookup)).await
    }

    async fn hide_comment(
        &self,
        share: ShareId,
        link: LinkId,
        number: u32,
        hiding: Option<Hiding>,
    ) -> Result<Change, StoreError> {
        self.write(move |c| comments::hide(c, share, link, number, hiding)).await
    }

    async fn shown_in(&self, channels: &[ChannelId]) -> Result<Vec<(ChannelId, u64)>, StoreError> {
        let channels = channels.to_vec();
        self.read(move |c| rules::shown_in(c, &channels)).await
    }

    async fn comments_under(
        &self,
        links: &[(ShareId, LinkId)],
    ) -> Result<Vec<(LinkId, u32)>, StoreError> {
        let links = links.to_vec();
        self.read(move |c| comments::made_under(c, &links)).await
    }

    async fn put_channel(&self, channel: &WholeChannel) -> Result<Put, StoreError> {
        let channel = channel.clone();
        self.write(move |c| rules::put(c, &channel)).await
    }

    async fn whole_channel(&self, id: ChannelId) -> Result<Option<WholeChannel>, StoreError> {
        self.read(move |c| Ok(rules::by_id(c, id)?.map(WholeChannel))).await
    }
}
