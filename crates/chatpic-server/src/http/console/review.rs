//! Posts that wait for review, and what is done about one: by who may, and from whichever page it was asked.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::{Redirect, Response};
use chatpic_core::{Category, FieldError, Slug, Timestamp};
use serde::Deserialize;

use super::case::{drawn, shrunk};
use super::door::Moderator;
use super::queue::pick;
use super::{Shown, desk};
use crate::actions::Refused;
use crate::actions::look::Nearness;
use crate::actions::posts::Tile as Media;
use crate::actions::review::{self, Block, Shelf, WAITS, Waiting};
use crate::app::App;
use crate::http::form::Fields;
use crate::http::pages::console::{Pick, ReviewPage, ShelfShown, Tile, WaitingShown, label, list};
use crate::http::pages::{Page, span};

type Done = Result<Redirect, Refused>;
type Named = (State<Arc<App>>, Moderator, Path<String>);
type Numbered = (State<Arc<App>>, Moderator, Path<(String, usize)>);

#[derive(Deserialize)]
pub struct Asked {
    channel: Option<String>,
    after: Option<String>,
}

/// `GET /console/review`
pub async fn page(
    State(app): State<Arc<App>>,
    Moderator(who): Moderator,
    Query(Asked { channel, after }): Query<Asked>,
) -> Shown {
    let found = review::shelves(&app, &who, channel.as_deref(), after.as_deref()).await?;
    let waiting = review::waiting(&app).await?;
    let (one, now) = (channel.is_some(), app.now());
    let page = ReviewPage {
        who: desk(&who),
        waiting,
        shelves: found.into_iter().map(|it| shelf(it, one, now)).collect(),
        one,
        categories: Category::ALL.iter().map(|it| pick("about", it.as_str(), false)).collect(),
        blocks: blocks(),
    };
    Ok(Page::of(page))
}

/// `GET /console/posts/{name}/tiles/{number}`
pub async fn look((State(app), Moderator(who), Path((name, number))): Numbered) -> Picture {
    drawn(review::look(&app, &who, &name, number, Nearness::Tile).await?)
}

/// `GET /console/posts/{name}/pictures/{number}`: closer.
pub async fn look_closer((State(app), Moderator(who), Path((name, number))): Numbered) -> Picture {
    drawn(review::look(&app, &who, &name, number, Nearness::Closer).await?)
}

type Picture = Result<Response, Refused>;

/// `POST …/keep`
pub async fn keep((State(app), Moderator(who), Path(name)): Named, fields: Fields) -> Done {
    review::keep(&app, &who, &name).await?;
    Ok(back(&fields))
}

/// `POST …/remove`
pub async fn remove((State(app), Moderator(who), Path(name)): Named, fields: Fields) -> Done {
    let named = fields.text("block").unwrap_or_default();
    let block = Block::ALL.into_iter().find(|block| block.as_str() == named);
    let block =
        block.ok_or_else(|| FieldError::new("block", "is nowhere, channels or everywhere"))?;
    review::remove(&app, &who, &name, block).await?;
    Ok(back(&fields))
}

/// `POST …/case`
pub async fn make_case((State(app), Moderator(who), Path(name)): Named, fields: Fields) -> Done {
    let category = fields.text("category").unwrap_or_default().parse()?;
    review::make_case(&app, &who, &name, category).await?;
    Ok(back(&fields))
}

/// Where a post's forms lead to: the page that they stand on.
pub fn back(fields: &Fields) -> Redirect {
    let channel = fields.text("channel").and_then(|slug| slug.parse::<Slug>().ok());
    let path = match (fields.text("then").as_deref(), channel) {
        (Some("channel"), Some(slug)) => format!("/console/channels/{slug}"),
        (_, Some(slug)) => format!("/console/review?channel={slug}"),
        (_, None) => "/console/review".to_owned(),
    };
    Redirect::to(&path)
}

/// What can be said of a removal.
pub fn blocks() -> Vec<Pick> {
    let all = Block::ALL.into_iter().map(Block::as_str);
    all.map(|value| pick("block", value, value == "nowhere")).collect()
}

/// A media of a card, small.
pub fn small(media: &Media) -> Tile {
    shrunk(&media.media_type, media.width, media.height, media.bytes)
}

fn shelf(shelf: Shelf, one: bool, now: Timestamp) -> ShelfShown {
    let Shelf { channel, posts, waiting, more, others } = shelf;
    let slug = channel.slug.to_string();
    let last = posts.last().map(|post| post.name.clone()).filter(|_| more);
    let next = last.map(|last| match one {
        true => format!("/console/review?channel={slug}&after={last}"),
        false => format!("/console/review?channel={slug}"),
    });
    let posts = posts.into_iter().map(|post| shown(post, now)).collect();
    ShelfShown { slug, title: channel.rules.title, waiting, posts, next, others }
}

fn shown(post: Waiting, now: Timestamp) -> WaitingShown {
    let Waiting { name, since, card, lists } = post;
    WaitingShown {
        name,
        caption: card.caption,
        tiles: card.media.iter().map(small).collect(),
        lists: list(lists.iter().map(|class| label("listed", class))),
        waited: span(now.seconds_since(since)),
        left: span(since.plus(WAITS).seconds_since(now)),
    }
}
