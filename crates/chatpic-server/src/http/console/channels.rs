//! Channels in the console: the list of them, one with its posts, a post with its comments.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use chatpic_core::{FieldError, Reason, RulesWish, Slug, Timestamp};
use serde::Deserialize;

use super::door::Moderator;
use super::review::{back, blocks, small};
use super::{Shown, desk};
use crate::actions::Refused;
use crate::actions::cases::Who;
use crate::actions::channels::{self, Channel, Tended};
use crate::actions::comments::Comment;
use crate::actions::posts::Post;
use crate::app::App;
use crate::http::client::Client;
use crate::http::form::Fields;
use crate::http::pages::console::{
    ChannelDesk, ChannelRow, ChannelsPage, PostDesk, PostLine, Remark, RulesForm,
};
use crate::http::pages::figures::ago;
use crate::http::pages::{Page, hour, stays};
use crate::http::problem::notice;
use crate::http::problem::on_page;
use crate::http::say::Say;

type Done = Result<Redirect, Refused>;
type Answer = Result<Response, Refused>;
type Named = (State<Arc<App>>, Moderator, Path<String>);

/// `GET /console/channels`
pub async fn list(State(app): State<Arc<App>>, Moderator(who): Moderator) -> Shown {
    let form = RulesForm { adults: app.config.adult_channels, ..RulesForm::default() };
    Ok(Page::of(listed(&app, &who, form).await?))
}

/// `POST /console/channels`: makes one.
pub async fn create(
    State(app): State<Arc<App>>,
    Moderator(who): Moderator,
    fields: Fields,
) -> Answer {
    // Who may not make any is told so before what is wrong with it.
    channels::all(&app, &who).await?;
    let (slug, wish) = (fields.text("slug").unwrap_or_default(), wish(&fields));
    match make(&app, &who, &slug, &wish).await {
        Ok(slug) => Ok(Redirect::to(&format!("/console/channels/{slug}")).into_response()),
        Err(refused @ (Refused::Field(_) | Refused::NotNow(_))) => {
            let problem = Some(notice(&refused));
            let form = RulesForm { wish, slug, problem, adults: app.config.adult_channels };
            Ok(on_page(refused, Page::of(listed(&app, &who, form).await?)))
        }
        Err(refused) => Err(refused),
    }
}

#[derive(Deserialize)]
pub struct Part {
    before: Option<String>,
}

/// `GET /console/channels/{slug}`
pub async fn page(
    (State(app), Moderator(who), Path(slug)): Named,
    Query(Part { before }): Query<Part>,
) -> Shown {
    let tended = channels::tended(&app, &who, &slug, before.as_deref()).await?;
    let wish = RulesWish::of(&tended.channel.rules);
    let form = RulesForm { wish, slug, problem: None, adults: app.config.adult_channels };
    Ok(Page::of(shown(&who, tended, before.is_some(), form, app.now())))
}

/// `POST …/edit`
pub async fn edit((State(app), Moderator(who), Path(slug)): Named, fields: Fields) -> Answer {
    let tended = channels::tended(&app, &who, &slug, None).await?;
    let wish = wish(&fields);
    match change(&app, &who, &tended.channel.slug, &wish, &fields).await {
        Ok(()) => Ok(Redirect::to(&format!("/console/channels/{slug}")).into_response()),
        Err(refused @ (Refused::Field(_) | Refused::NotNow(_))) => {
            let problem = Some(notice(&refused));
            let form = RulesForm { wish, slug, problem, adults: app.config.adult_channels };
            let page = shown(&who, tended, false, form, app.now());
            Ok(on_page(refused, Page::of(page)))
        }
        Err(refused) => Err(refused),
    }
}

/// `POST …/close`
pub async fn close((State(app), Moderator(who), Path(slug)): Named, fields: Fields) -> Done {
    let all = channels::all(&app, &who).await?;
    let channel = all.into_iter().find(|it| it.slug.as_str() == slug).ok_or(Refused::Unknown)?;
    if fields.text("sure").is_none() {
        return Err(FieldError::new("sure", Reason::NotSure).into());
    }
    channels::close(&app, &who.actor(), &channel.slug).await?;
    Ok(Redirect::to("/console/channels"))
}

/// `GET /console/posts/{name}`
pub async fn post(
    (State(app), Moderator(who), Path(name)): Named,
    Client(client): Client,
) -> Shown {
    let (channel, post, comments) = channels::post(&app, &who, &name, client).await?;
    let tiles = post.card.media.iter().map(small).collect();
    let page = PostDesk {
        who: desk(&who),
        slug: channel.slug.to_string(),
        title: channel.rules.title,
        post: PostLine { tiles, ..line(post, app.now()) },
        comments: comments.into_iter().map(remark).collect(),
        blocks: blocks(),
    };
    Ok(Page::of(page))
}

/// `POST …/pin`
pub async fn pin((State(app), Moderator(who), Path(name)): Named, fields: Fields) -> Done {
    channels::pin(&app, &who, &name, true).await?;
    Ok(back(&fields))
}

/// `POST …/unpin`
pub async fn unpin((State(app), Moderator(who), Path(name)): Named, fields: Fields) -> Done {
    channels::pin(&app, &who, &name, false).await?;
    Ok(back(&fields))
}

/// `POST /console/posts/{name}/comments/{number}/remove`
pub async fn remove_comment(
    State(app): State<Arc<App>>,
    Moderator(who): Moderator,
    Path((name, number)): Path<(String, u32)>,
) -> Done {
    channels::remove_comment(&app, &who, &name, number).await?;
    Ok(Redirect::to(&format!("/console/posts/{name}")))
}

async fn make(app: &App, who: &Who, slug: &str, wish: &RulesWish) -> Result<Slug, Refused> {
    let fault = |_| FieldError::new("slug", Reason::Slug);
    let slug: Slug = slug.trim().parse().map_err(fault)?;
    channels::create(app, &who.actor(), &slug, wish.parse()?).await?;
    Ok(slug)
}

async fn change(
    app: &App,
    who: &Who,
    slug: &Slug,
    wish: &RulesWish,
    fields: &Fields,
) -> Result<(), Refused> {
    let version = fields.text("version").and_then(|version| version.parse().ok());
    let version = version.ok_or_else(|| FieldError::new("version", "is a number"))?;
    Ok(channels::edit(app, &who.actor(), slug, version, &wish.parse()?).await?)
}

fn wish(fields: &Fields) -> RulesWish {
    let field = |name| fields.text(name).unwrap_or_default();
    RulesWish {
        title: field("title"),
        about: field("about"),
        capacity: field("capacity"),
        retention: field("retention"),
        adult: field("adult"),
        review_first: field("review_first"),
        slow: field("slow"),
    }
}

async fn listed(app: &App, who: &Who, form: RulesForm) -> Result<ChannelsPage, Refused> {
    let rows = channels::all(app, who).await?.into_iter().map(row).collect();
    Ok(ChannelsPage { who: desk(who), rows, form })
}

fn row(channel: Channel) -> ChannelRow {
    let marks = [
        (channel.closed_at.is_some(), "channel-mark-closed"),
        (channel.rules.adult, "channel-mark-adult"),
        (channel.rules.review_first, "channel-mark-reviewed"),
    ];
    ChannelRow {
        slug: channel.slug.to_string(),
        title: channel.rules.title,
        stays: stays(channel.rules.keeps),
        marks: marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| Say::of(mark)).collect(),
    }
}

fn shown(who: &Who, tended: Tended, older: bool, form: RulesForm, now: Timestamp) -> ChannelDesk {
    let Tended { channel, pinned, posts, next } = tended;
    let (version, slug) = (channel.version, channel.slug.to_string());
    let of = |posts: Vec<Post>| posts.into_iter().map(|post| line(post, now)).collect();
    ChannelDesk {
        who: desk(who),
        closed: channel.closed_at.is_some(),
        version,
        pinned: of(pinned),
        posts: of(posts),
        older,
        next: next.map(|next| format!("/console/channels/{slug}?before={next}")),
        blocks: blocks(),
        row: row(channel),
        form,
    }
}

/// A post with its first picture alone: each that is shown is a look.
fn line(post: Post, now: Timestamp) -> PostLine {
    let count = |name, count: usize| Say::of(name).with("count", count);
    PostLine {
        line: Say::of("console-post-line")
            .with("pictures", count("case-count-pictures", post.card.media.len()))
            .with("comments", count("console-count-comments", post.comments as usize))
            .with("ago", ago(now.seconds_since(post.posted_at))),
        tiles: post.card.media.iter().take(1).map(small).collect(),
        name: post.name.to_string(),
        caption: post.card.caption,
        pinned: post.pinned,
    }
}

fn remark(comment: Comment) -> Remark {
    Remark {
        number: comment.number,
        line: format!("{}, {}", comment.name, hour(&comment.created_at.to_string())),
        text: comment.text,
    }
}
