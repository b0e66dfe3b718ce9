//! A video for who has to judge it: frames from its beginning to its end, still and in gray, in rows.
//! Nothing plays, and nothing is heard.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use chatpic_media::{Frame, Gray};
use chatpic_worker::Size;
use tokio::sync::mpsc::Sender;

use super::Nearness;
use crate::actions::contents::{Facts, damaged};
use crate::actions::marked::film::Fed;
use crate::actions::media::Reader;
use crate::actions::{Broken, NoVideo, Refused};
use crate::app::App;
use crate::workers::Slot;

/// As a PNG.
///
/// # Errors
/// [`Refused::NoVideo`] where this machine decodes none by now, and whatever is wrong with it.
pub async fn drawn(
    app: &Arc<App>,
    facts: Facts,
    reader: &Reader,
    nearness: Nearness,
    slot: Slot,
) -> Result<Vec<u8>, Refused> {
    let (to, source) = Fed::channel();
    let node = Arc::clone(app);
    let mut working = pin!(slot.run(move || of_frames(&node, &facts, source, nearness)));
    let made = tokio::select! {
        made = &mut working => made,
        // Where it fails, the worker finds no end, which is an error there too.
        fed = feed(app, reader, to) => {
            let made = working.await;
            fed?;
            made
        }
    };
    made?.0
}

/// Opens the video piece by piece.
async fn feed(app: &App, reader: &Reader, to: Sender<Bytes>) -> Result<(), Refused> {
    let mut pieces = reader.whole(app).await?;
    while let Some(piece) = pieces.more(app).await? {
        // Whoever takes them says why they take no more.
        if to.send(piece).await.is_err() {
            return Ok(());
        }
    }
    _ = to.send(Fed::END).await;
    Ok(())
}

fn of_frames(
    app: &App,
    facts: &Facts,
    mut source: Fed,
    nearness: Nearness,
) -> Result<Vec<u8>, Refused> {
    let worker = app.videos.worker().map_err(NoVideo::from)?;
    let side = u16::try_from(nearness.side()).expect("a few hundred pixels");
    let size = Size::within(facts.width, facts.height, side);
    let every = Duration::from_millis(facts.millis.unwrap_or_default() / FRAMES).max(SHORTEST);
    let (mut due, mut frames) = (Duration::ZERO, Vec::new());
    let format = source.format().map_err(damaged)?;
    worker.frames(format, size, every, &mut source, &mut |frame| {
        // Frames at cuts come too; those that are shown are as far from each other as can be.
        if frame.at >= due {
            let (width, height) = (frame.size.width().into(), frame.size.height().into());
            frames.push(nearness.print(&Frame { pixels: frame.rgb, width, height, channels: 3 }));
            due = frame.at + every;
        }
        Ok(())
    })?;
    let rows: Vec<Gray> = frames.chunks(IN_ROW).filter_map(Gray::beside).collect();
    Ok(Gray::below(&rows).ok_or(Refused::Broken(Broken::Undecodable))?.to_png())
}

/// How many frames are shown, and one more where it ends between two.
const FRAMES: u64 = 8;
const IN_ROW: usize = 3;
/// Between two frames: a worker looks no closer.
const SHORTEST: Duration = Duration::from_millis(100);
