//! A video for who has to judge it: frames from its beginning to its end, still and in gray, in rows.
//! Nothing plays, and nothing is heard.

use std::time::Duration;

use chatpic_media::{Frame, Gray, video};
use chatpic_worker::Size;

use super::Nearness;
use crate::actions::scan::video::{ANY, format};
use crate::actions::{Broken, NoVideo, Refused};
use crate::app::App;

/// As a PNG.
///
/// # Errors
/// [`Refused::NoVideo`] where this machine decodes none by now, and whatever is wrong with it.
pub fn drawn(app: &App, mut bytes: &[u8], nearness: Nearness) -> Result<Vec<u8>, Refused> {
    let worker = app.videos.worker().map_err(NoVideo::from)?;
    let about = video::inspect(&mut bytes, &ANY)?.about().clone();
    let side = u16::try_from(nearness.side()).expect("a few hundred pixels");
    let size = Size::within(about.width, about.height, side);
    let every = Duration::from_millis(about.millis / FRAMES).max(SHORTEST);
    let (mut due, mut frames) = (Duration::ZERO, Vec::new());
    worker.frames(format(&about), size, every, &mut &*bytes, &mut |frame| {
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
