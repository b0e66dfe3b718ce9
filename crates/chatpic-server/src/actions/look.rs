//! Looking at what was reported: a case's page, its tiles, one picture closer. Each look is in the log
//! before anything is shown.
//!
//! Exposure is kept low. A tile is gray, small and blurred; what is hard is counted, and after twenty comes a
//! pause in which nothing hard is shown. What stands on a list of confirmed child abuse is never shown.

mod film;

use std::sync::Arc;

use chatpic_core::{Category, Class};
use chatpic_media::{Format, Frame, Gray, Refusal, inspect};
use chatpic_scan::lists::{Class as ListClass, Media};

use super::audit::{Act, record};
use super::cases::{CaseId, Filter, Material, View, Who, material, queue, view};
use super::contents::Facts;
use super::lists::{self, Compiled, Reach};
use super::media::Reader;
use super::moderators::{self, Pause, looked, pause};
use super::scan::{Scanned, av1};
use super::{NotNow, Refused};
use crate::app::App;

/// A case whose page is open.
pub struct Opened {
    pub view: View,
    /// Until when its pictures are not shown, to this moderator.
    pub pause: Option<Pause>,
}

/// How near to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    Tile,
    Closer,
}

/// Opens a case's page.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::NotAllowed`].
pub async fn open(app: &App, who: &Who, id: CaseId) -> Result<Opened, Refused> {
    let view = view(app, who, id).await?;
    record(app, &who.actor(), Act::Opened { case: id.to_string() }).await?;
    let is_shown = !view.media.is_empty() && is_hard(view.row.class, view.row.category);
    let pause = match is_shown {
        true => match looked(app, who).await {
            Err(Refused::TooMany(_)) => pause(app, who).await?,
            counted => counted.map(|()| None)?,
        },
        false => None,
    };
    Ok(Opened { view, pause })
}

/// Picture `number` of a case as a PNG.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::NotAllowed`], [`Refused::TooMany`] in a pause.
pub async fn look(
    app: &Arc<App>,
    who: &Who,
    id: CaseId,
    number: usize,
    nearness: Nearness,
) -> Result<Vec<u8>, Refused> {
    let case = super::cases::found(app, who, id).await?;
    let hard = is_hard(case.class, case.category);
    bear(app, who, hard, nearness).await?;
    let act = Act::Looked {
        case: id.to_string(),
        picture: u32::try_from(number).map_err(|_| Refused::Unknown)?,
        closer: nearness == Nearness::Closer,
    };
    record(app, &who.actor(), act).await?;
    let Material { facts, reader } = material(app, who, id, number).await?;
    draw(app, facts, &reader, nearness).await
}

/// A media as a PNG for who may see it, unless nobody has to: of a video, frames of it.
///
/// # Errors
/// [`Refused::NotNow`] where others have seen it and said what it is.
pub(super) async fn draw(
    app: &Arc<App>,
    facts: Facts,
    reader: &Reader,
    nearness: Nearness,
) -> Result<Vec<u8>, Refused> {
    let lists = lists::current(app).await?;
    if facts.is_video() {
        let (media, slot) = (facts.fingerprint.media(), app.videos.looking.slot().await);
        // What it shows was looked at when it came, and takes long to look at again.
        return match slot.run(move || is_confirmed(&media, &lists)).await? {
            (true, _) => Err(Refused::NotNow(NotNow::Confirmed)),
            (false, slot) => film::drawn(app, facts, reader, nearness, slot).await,
        };
    }
    let slots = match facts.media_type == Format::Avif.media_type() {
        true => &app.videos.stills,
        false => &app.workers,
    };
    let (node, slot) = (Arc::clone(app), slots.slot().await);
    // Whoever has a slot may hold a whole picture; nobody else.
    let bytes = reader.read(app).await?;
    let work = move || {
        if is_confirmed(&Scanned::of(&node, &bytes, None, false)?.into_media(), &lists) {
            return Err(Refused::NotNow(NotNow::Confirmed));
        }
        drawn(&node, &bytes, nearness)
    };
    slot.run(work).await?.0
}

/// Counts a look at something that may be hard, and refuses it in a pause.
///
/// # Errors
/// [`Refused::TooMany`].
pub(super) async fn bear(
    app: &App,
    who: &Who,
    hard: bool,
    nearness: Nearness,
) -> Result<(), Refused> {
    if hard && nearness == Nearness::Closer {
        return looked(app, who).await;
    }
    if hard && let Some(Pause { until }) = pause(app, who).await? {
        return Err(crate::limiter::TooMany { retry_after: until.seconds_since(app.now()) }.into());
    }
    Ok(())
}

/// Leaves a case to others, and says which comes next in the queue.
///
/// # Errors
/// [`Refused::NotAllowed`].
pub async fn skip(app: &App, who: &Who, id: CaseId) -> Result<Option<CaseId>, Refused> {
    record(app, &who.actor(), Act::Skipped { case: id.to_string() }).await?;
    next(app, who, Some(id)).await
}

/// The case after this one in the queue, or the first where this one waits no more.
///
/// # Errors
/// [`Refused::NotAllowed`].
pub async fn next(app: &App, who: &Who, after: Option<CaseId>) -> Result<Option<CaseId>, Refused> {
    let (mut first, mut is_passed) = (None, false);
    for page in 0.. {
        let queue = queue(app, who, &Filter::default(), page).await?;
        for row in &queue.rows {
            if is_passed {
                return Ok(Some(row.id));
            }
            is_passed = Some(row.id) == after;
            first = first.or(Some(row.id));
        }
        if !queue.has_next {
            break;
        }
    }
    Ok(first.filter(|first| Some(*first) != after))
}

/// Who may work on a case, by name.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::NotAllowed`].
pub async fn colleagues(app: &App, who: &Who, id: CaseId) -> Result<Vec<String>, Refused> {
    let class = super::cases::found(app, who, id).await?.class;
    let all = moderators::list(app).await?.into_iter();
    Ok(all.filter(|it| it.active && class.is_for(it.role)).map(|it| it.name).collect())
}

/// Whether what is in such a case weighs on who looks at it.
pub fn is_hard(class: Class, category: Category) -> bool {
    let hard = [Category::Gore, Category::Terror, Category::AnimalCruelty, Category::SelfHarm];
    class.terms().severe || hard.contains(&category)
}

/// Whether others have seen it and said what it is: then nobody has to see it here.
fn is_confirmed(media: &Media, lists: &Compiled) -> bool {
    let found = lists.find(media, Reach::Channels);
    found.hits.iter().any(|hit| hit.list.class() == ListClass::CsamConfirmed)
}

/// An animation shows frames from its beginning to its end side by side, so that nothing hides in it.
fn drawn(app: &App, bytes: &[u8], nearness: Nearness) -> Result<Vec<u8>, Refused> {
    let inspected = inspect(bytes, &app.config.media.pictures)?;
    let last = inspected.frames().saturating_sub(1);
    let (mut number, mut frames) = (0, Vec::new());
    inspected.decode_with(&mut *av1::decoder(app), &mut |frame| {
        if (0..FRAMES).any(|part| number == last * part / (FRAMES - 1)) {
            frames.push(nearness.print(&frame));
        }
        number += 1;
    })?;
    Ok(Gray::beside(&frames).ok_or(Refusal::Broken("it has no frame"))?.to_png())
}

impl Nearness {
    /// Pixels along the longer side.
    fn side(self) -> u32 {
        match self {
            Self::Tile => TILE,
            Self::Closer => CLOSER,
        }
    }

    /// A frame in gray; from afar it is blurred.
    fn print(self, frame: &Frame<'_>) -> Gray {
        let gray = Gray::shrunk(frame, self.side());
        if self == Self::Tile { gray.blurred(BLUR) } else { gray }
    }
}

/// Pixels along the longer side.
pub const TILE: u32 = 96;
const CLOSER: u32 = 640;
/// Pixels to each side.
const BLUR: u32 = 3;
/// Frames of an animation that are shown.
const FRAMES: u32 = 4;
