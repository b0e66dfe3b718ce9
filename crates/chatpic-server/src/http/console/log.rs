//! `GET /console/log`: who looked at what and did what, the newest first.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Html;
use serde::Deserialize;

use super::door::Moderator;
use super::{Page, desk};
use crate::actions::Refused;
use crate::actions::audit::{Act, Actor, Entry, read, record};
use crate::app::App;
use crate::http::pages::console::{LogLine, LogPage};

#[derive(Deserialize)]
pub struct Asked {
    before: Option<u64>,
}

pub async fn page(
    State(app): State<Arc<App>>,
    Moderator(who): Moderator,
    Query(Asked { before }): Query<Asked>,
) -> Page {
    if !who.role.reads_log() {
        return Err(Refused::NotAllowed);
    }
    record(&app, &who.actor(), Act::ReadLog).await?;
    let part = read(&app, before, LINES).await?;
    let lines = part.entries.into_iter().map(|entry| line(entry, who.role.handles_cases()));
    let page = LogPage { who: desk(&who), lines: lines.collect(), older: part.older };
    Ok(Html(page.render()))
}

fn line(entry: Entry, handles_cases: bool) -> LogLine {
    let (what, case) = told(entry.act);
    LogLine {
        number: entry.number,
        at: entry.at,
        who: match entry.who {
            Actor::Moderator(name) => name,
            Actor::Operator => "the operator".to_owned(),
            Actor::System => "ChatPic".to_owned(),
        },
        what,
        case: case.filter(|_| handles_cases),
    }
}

/// An act in words, and the case that it is about.
fn told(act: Act) -> (String, Option<String>) {
    let on = |what: &str, case: String| (what.to_owned(), Some(case));
    let so = |what: String| (what, None);
    match act {
        Act::Opened { case } => on("opened", case),
        Act::Looked { case, picture, closer } => {
            let nearness = if closer { "looked closer at" } else { "saw the tile of" };
            (format!("{nearness} picture {} of", picture + 1), Some(case))
        }
        Act::Hid { case } => on("hid", case),
        Act::Showed { case } => on("showed again", case),
        Act::Escalated { case } => on("escalated", case),
        Act::Assigned { case, to } => (format!("gave {to}"), Some(case)),
        Act::Skipped { case } => on("skipped", case),
        Act::Noted { case } => on("wrote on", case),
        Act::Decided { case, decision, unseen } => {
            let unseen = if unseen { " unseen" } else { "" };
            (format!("decided{unseen}: {decision}"), Some(case))
        }
        Act::AppealDecided { case, decision } => {
            (format!("decided the appeal: {decision}"), Some(case))
        }
        Act::Closed { case } => on("closed", case),
        Act::Invited { moderator, role } => so(format!("invited {moderator} as {role}")),
        Act::Joined { moderator, with } => so(format!("{moderator} joined with {with}")),
        Act::SignedIn { .. } => so("signed in".to_owned()),
        Act::SignedOut { .. } => so("signed out".to_owned()),
        Act::Deactivated { moderator } => so(format!("deactivated {moderator}")),
        Act::ReadLog => so("read the log".to_owned()),
        Act::ListChanged { list, change } => so(format!("list {list}: {change}")),
        Act::EvidenceKept { case } => on("sealed into the vault", case),
        Act::EvidenceExported { case } => on("exported from the vault", case),
        Act::EvidenceAsked { case, .. } => on("asked a second person about the vault's", case),
        Act::EvidenceProlonged { case, by } => {
            (format!("prolonged in the vault, with {by}"), Some(case))
        }
        Act::EvidenceDestroyed { case, by, why } => {
            let why = why.map_or_else(String::new, |why| format!(": {why}"));
            (format!("destroyed in the vault, with {by}{why}"), Some(case))
        }
        Act::BanSet { case } => on("set a ban after", case),
        Act::BanLifted { case } => on("lifted the ban after", case),
        Act::ChannelMade { channel } => so(format!("made the channel {channel}")),
        Act::ChannelChanged { channel } => so(format!("changed the channel {channel}")),
        Act::ChannelClosed { channel } => so(format!("closed the channel {channel}")),
        Act::ReviewOpened { channel: None } => so("looked through what waits".to_owned()),
        Act::ReviewOpened { channel: Some(channel) } => {
            so(format!("looked through what waits in {channel}"))
        }
        Act::ChannelOpened { channel, post: None } => so(format!("opened the channel {channel}")),
        Act::ChannelOpened { channel, post: Some(post) } => {
            so(format!("opened the post {post} in {channel}"))
        }
        Act::PostLooked { post, picture, closer } => {
            let nearness = if closer { "looked closer at" } else { "saw the tile of" };
            so(format!("{nearness} picture {} of the post {post}", picture + 1))
        }
        Act::PostKept { post, channel } => so(format!("let the post {post} into {channel}")),
        Act::PostRemoved { post, channel, blocked } => {
            let blocked = blocked.map_or_else(String::new, |at| format!(", blocked: {at}"));
            so(format!("removed the post {post} from {channel}{blocked}"))
        }
        Act::PostFiled { post, case } => (format!("took the post {post} into"), Some(case)),
        Act::PostPinned { post, channel, pinned } => {
            let what = if pinned { "pinned" } else { "let go" };
            so(format!("{what} the post {post} in {channel}"))
        }
        Act::CommentRemoved { post, channel, comment } => {
            so(format!("removed comment {comment} under the post {post} in {channel}"))
        }
        Act::SunsetSet { date } => so(format!("set the closing day: {date}")),
    }
}

/// On one page.
const LINES: u32 = 100;
