//! Channels, posts and comments.

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
    async fn add_channel(&self, _channel: &Channel) -> Result<bool, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn channel(&self, _slug: &Slug) -> Result<Option<Channel>, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn channel_by_id(&self, _id: ChannelId) -> Result<Option<Channel>, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn channels(
        &self,
        _after: Option<&Slug>,
        _limit: u32,
    ) -> Result<Vec<Channel>, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn change_channel(
        &self,
        _id: ChannelId,
        _version: u64,
        _rules: &Rules,
        _now: Timestamp,
    ) -> Result<ChannelChange, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn close_channel(&self, _id: ChannelId, _now: Timestamp) -> Result<Change, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn publish_post(
        &self,
        _share: &NewShare,
        _post: &NewPost,
        _now: Timestamp,
    ) -> Result<Posted, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn show_post(&self, _share: ShareId, _now: Timestamp) -> Result<Posted, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn pin_post(&self, _share: ShareId, _pinned: bool) -> Result<bool, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn posts(
        &self,
        _channel: ChannelId,
        _which: Which,
        _limit: u32,
        _now: Timestamp,
    ) -> Result<Vec<PostRow>, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn post(&self, _share: ShareId) -> Result<Option<PostRow>, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn every_post(
        &self,
        _after: Option<ShareId>,
        _limit: u32,
    ) -> Result<Vec<PostRow>, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn comment(
        &self,
        _thread: Thread,
        _comment: &NewComment,
        _now: Timestamp,
    ) -> Result<Commented, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn comments(
        &self,
        _share: ShareId,
        _link: LinkId,
        _after: u32,
        _limit: u32,
    ) -> Result<Vec<Comment>, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn comment_by(&self, _lookup: Lookup) -> Result<Found<Comment>, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn withdraw_comment(&self, _lookup: Lookup) -> Result<Change, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn hide_comment(
        &self,
        _share: ShareId,
        _link: LinkId,
        _number: u32,
        _hiding: Option<Hiding>,
    ) -> Result<Change, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn shown_in(&self, _channels: &[ChannelId]) -> Result<Vec<(ChannelId, u64)>, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn comments_under(
        &self,
        _links: &[(ShareId, LinkId)],
    ) -> Result<Vec<(LinkId, u32)>, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn put_channel(&self, _channel: &WholeChannel) -> Result<Put, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }

    async fn whole_channel(&self, _id: ChannelId) -> Result<Option<WholeChannel>, StoreError> {
        Err(StoreError::Records("not yet".to_owned()))
    }
}
