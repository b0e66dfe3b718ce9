//! `GET /console/log`: who looked at what and did what, the newest first.

use std::sync::Arc;

use axum::extract::{Query, State};
use serde::Deserialize;

use super::door::Moderator;
use super::{Shown, desk};
use crate::actions::Refused;
use crate::actions::audit::{Act, Actor, Entry, read, record};
use crate::app::App;
use crate::http::pages::Page;
use crate::http::pages::console::{LogLine, LogPage, label, short};
use crate::http::say::Say;

#[derive(Deserialize)]
pub struct Asked {
    before: Option<u64>,
}

pub async fn page(
    State(app): State<Arc<App>>,
    Moderator(who): Moderator,
    Query(Asked { before }): Query<Asked>,
) -> Shown {
    if !who.role.reads_log() {
        return Err(Refused::NotAllowed);
    }
    record(&app, &who.actor(), Act::ReadLog).await?;
    let part = read(&app, before, LINES).await?;
    let lines = part.entries.into_iter().map(|entry| line(entry, who.role.handles_cases()));
    let page = LogPage { who: desk(&who), lines: lines.collect(), older: part.older };
    Ok(Page::of(page))
}

fn line(entry: Entry, handles_cases: bool) -> LogLine {
    LogLine {
        number: entry.number,
        at: entry.at,
        who: match entry.who {
            Actor::Moderator(name) => Say::verbatim(name),
            Actor::Operator => Say::of("log-operator"),
            Actor::System => Say::verbatim("ChatPic"),
        },
        what: told(entry.act, handles_cases),
    }
}

/// An act in words; with the way to the case that it is about, where the reader may open it.
fn told(act: Act, handles_cases: bool) -> Say {
    let case = |id: &str| match handles_cases {
        true => {
            Say::of("log-case").with("url", format!("/console/cases/{id}")).with("short", short(id))
        }
        false => Say::of("log-a-case"),
    };
    let on = |what: &'static str, id: &str| Say::of(what).with("case", case(id));
    let so = |what: &'static str| Say::of(what);
    match act {
        Act::Opened { case } => on("log-opened", &case),
        Act::Looked { case, picture, closer } => {
            let what = if closer { "log-looked-closer" } else { "log-looked" };
            on(what, &case).with("picture", (picture + 1).to_string())
        }
        Act::Hid { case } => on("log-hid", &case),
        Act::Showed { case } => on("log-showed", &case),
        Act::Escalated { case } => on("log-escalated", &case),
        Act::Assigned { case, to } => on("log-assigned", &case).with("name", to),
        Act::Skipped { case } => on("log-skipped", &case),
        Act::Noted { case } => on("log-noted", &case),
        Act::Decided { case, decision, unseen } => {
            let what = if unseen { "log-decided-unseen" } else { "log-decided" };
            on(what, &case).with("decision", decision)
        }
        Act::AppealDecided { case, decision } => {
            on("log-appeal-decided", &case).with("decision", decision)
        }
        Act::Closed { case } => on("log-closed", &case),
        Act::Invited { moderator, role } => {
            so("log-invited").with("name", moderator).with("role", label("role", &role))
        }
        Act::Joined { moderator, with } => {
            so("log-joined").with("name", moderator).with("with", with)
        }
        Act::SignedIn { .. } => so("log-signed-in"),
        Act::SignedOut { .. } => so("log-signed-out"),
        Act::Deactivated { moderator } => so("log-deactivated").with("name", moderator),
        Act::ReadLog => so("log-read"),
        Act::ListChanged { list, change } => {
            so("log-list").with("list", list).with("change", change)
        }
        Act::EvidenceKept { case } => on("log-vault-kept", &case),
        Act::EvidenceExported { case } => on("log-vault-exported", &case),
        Act::EvidenceAsked { case, .. } => on("log-vault-asked", &case),
        Act::EvidenceProlonged { case, by } => on("log-vault-prolonged", &case).with("by", by),
        Act::EvidenceDestroyed { case, by, why: None } => {
            on("log-vault-destroyed", &case).with("by", by)
        }
        Act::EvidenceDestroyed { case, by, why: Some(why) } => {
            on("log-vault-destroyed-why", &case).with("by", by).with("why", why)
        }
        Act::BanSet { case } => on("log-ban-set", &case),
        Act::BanLifted { case } => on("log-ban-lifted", &case),
        Act::SunsetSet { date } => so("log-sunset").with("date", date),
        Act::ChannelMade { channel } => so("log-channel-made").with("channel", channel),
        Act::ChannelChanged { channel } => so("log-channel-changed").with("channel", channel),
        Act::ChannelClosed { channel } => so("log-channel-closed").with("channel", channel),
        Act::ReviewOpened { channel: None } => so("log-review"),
        Act::ReviewOpened { channel: Some(channel) } => {
            so("log-review-of").with("channel", channel)
        }
        Act::ChannelOpened { channel, post: None } => {
            so("log-channel-opened").with("channel", channel)
        }
        Act::ChannelOpened { channel, post: Some(post) } => {
            so("log-post-opened").with("channel", channel).with("post", post)
        }
        Act::PostLooked { post, picture, closer } => {
            let what = if closer { "log-post-looked-closer" } else { "log-post-looked" };
            so(what).with("picture", (picture + 1).to_string()).with("post", post)
        }
        Act::PostKept { post, channel } => {
            so("log-post-kept").with("post", post).with("channel", channel)
        }
        Act::PostRemoved { post, channel, blocked: None } => {
            so("log-post-removed").with("post", post).with("channel", channel)
        }
        Act::PostRemoved { post, channel, blocked: Some(at) } => {
            let say = so("log-post-removed-blocked").with("where", at);
            say.with("post", post).with("channel", channel)
        }
        Act::PostFiled { post, case } => on("log-post-filed", &case).with("post", post),
        Act::PostPinned { post, channel, pinned } => {
            let what = if pinned { "log-post-pinned" } else { "log-post-unpinned" };
            so(what).with("post", post).with("channel", channel)
        }
        Act::CommentRemoved { post, channel, comment } => {
            let say = so("log-comment-removed").with("comment", comment.to_string());
            say.with("post", post).with("channel", channel)
        }
    }
}

/// On one page.
const LINES: u32 = 100;
