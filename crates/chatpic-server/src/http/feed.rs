//! A channel as an Atom feed: what its page lists, for readers that people run themselves.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::base::Base;
use super::headers::rating;
use super::pages::{Feed, FeedEntry, part};

use super::posts::Declared;
use super::public::listed;
use super::say::Reader;
use crate::actions::Refused;
use crate::actions::posts::Post;
use crate::app::App;

/// `GET /c/{slug}/feed.xml`
pub(super) async fn feed(
    State(app): State<Arc<App>>,
    Path(slug): Path<String>,
    Declared(adult): Declared,
    base: Base,
) -> Result<Response, Refused> {
    let page = listed(&app, &slug, None, adult).await?;
    let (channel, posts) = (page.channel, page.posts);
    let newest = posts.iter().map(|post| post.posted_at).max();
    let feed = Feed {
        base: base.as_str().to_owned(),
        url: base.channel(channel.slug.as_str()),
        title: channel.rules.title,
        about: channel.rules.about,
        adult: channel.rules.adult,
        updated: newest.unwrap_or(channel.created_at).to_string(),
        entries: posts.into_iter().map(entry).collect(),
    };
    let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    Ok((rating(feed.adult), [(header::CONTENT_TYPE, kind)], part(&feed, &Reader::default()))
        .into_response())
}

fn entry(post: Post) -> FeedEntry {
    let thumbs = post.card.media.iter().filter_map(|media| media.thumb);
    FeedEntry {
        name: post.name,
        thumbs: thumbs.map(|size| (size.width, size.height)).collect(),
        caption: post.card.caption,
        posted_at: post.posted_at.to_string(),
    }
}
