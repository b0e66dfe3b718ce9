//! What chats and forums show of a link: the card in its page, and oEmbed (oembed.com).
//!
//! Of a link that needs a button, or whose owner didn't say that chats may show it, nothing is told but
//! that there is one: never the picture, and never a blur of it. Asking spends nothing.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use chatpic_core::FieldError;
use serde::Deserialize;
use serde_json::{Value, json};

use super::base::Base;
use super::client::Client;
use super::pages::Preview;
use crate::actions::Refused;
use crate::actions::contents::Contents;
use crate::actions::find::find;
use crate::app::App;

#[derive(Deserialize)]
pub(super) struct Asked {
    url: String,
    #[serde(default)]
    format: Option<String>,
}

/// `GET /oembed?url=…`
pub(super) async fn oembed(
    State(app): State<Arc<App>>,
    Client(client): Client,
    base: Base,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, Refused> {
    if asked.format.is_some_and(|format| format != "json") {
        return Err(FieldError::new("format", "can be json").into());
    }
    let path = asked.url.split(['?', '#']).next().unwrap_or_default();
    let token = path.strip_prefix(base.as_str()).and_then(|path| path.strip_prefix("/s/"));
    let told = find(&app, token.ok_or(Refused::Unknown)?, client).await?;
    let shown = |contents| preview(contents, told.token.reveal(), &base);
    let mut card = json!({
        "version": "1.0",
        "type": "link",
        "title": "Something was shared with you",
        "provider_name": "ChatPic",
        "provider_url": base.as_str(),
    });
    if let Some(preview) = told.contents.as_ref().and_then(shown) {
        card["type"] = "photo".into();
        card["url"] = preview.image.into();
        card["width"] = preview.width.into();
        card["height"] = preview.height.into();
        if let Some(alt) = preview.alt {
            card["title"] = alt.into();
        }
    }
    Ok(Json(card))
}

/// What chats may show of the link with this token, which needs no button.
pub(super) fn preview(contents: &Contents, token: &str, base: &Base) -> Option<Preview> {
    let first = contents.media.first().filter(|_| contents.preview)?;
    // Chats load no large files.
    let small = first.thumb.filter(|_| first.bytes > LARGE || first.is_video());
    let (image, media_type, width, height) = match small {
        Some(thumb) => {
            (base.thumbnail(token, 0), "image/jpeg".to_owned(), thumb.width, thumb.height)
        }
        None => {
            let image = base.direct(token, 0, &first.extension);
            (image, first.media_type.clone(), first.width, first.height)
        }
    };
    let page = base.share(token);
    let asked: String = form_urlencoded::byte_serialize(page.as_bytes()).collect();
    let oembed = format!("{}/oembed?url={asked}", base.as_str());
    Some(Preview { page, image, oembed, media_type, width, height, alt: first.alt.clone() })
}

/// Above it a chat is shown the thumbnail, in bytes.
const LARGE: u64 = 4 << 20;
