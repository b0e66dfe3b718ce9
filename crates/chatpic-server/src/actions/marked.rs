//! What is served under a mark. A picture is read whole, marked in a worker slot, and kept sealed on the disk while it is
//! sent, so that a slow reader holds neither a slot nor memory; a video is a `film`.
//!
//! What can't be marked is not served. Nothing of a picture is kept for the next request: its bytes depend on
//! picture and viewing alone, so that each makes them anew and any two fit together.

pub(super) mod film;
mod turns;

use std::sync::Arc;

use chatpic_media::{Mark, MarkError};
use chatpic_seal::{Layout, ObjectKey};
use tokio::fs::File;
use zeroize::Zeroizing;

pub use film::{Films, Progress};
pub(super) use turns::OnItsWay;
pub use turns::Turns;

use super::Refused;
use super::contents::damaged;
use super::media::Reader;
use super::receive::{room_beyond, spool_fault};
use super::spool::ByWorker;
use crate::app::App;

/// Marked bytes, sealed in a file without a name, and what opens them.
pub(super) struct Marked {
    pub file: File,
    pub key: ObjectKey,
    pub layout: Layout,
    pub on_its_way: OnItsWay,
}

/// On a disk that fills up, pictures are marked and seen until this part is left of what uploads leave free:
/// the records must never find it full.
const UPLOADS_STOP_FIRST: u64 = 4;

/// So many bytes stay free when nothing is shared any more.
pub(super) fn reserve(app: &App) -> u64 {
    app.config.limits.free_space / UPLOADS_STOP_FIRST
}

/// Marks what `reader` reads. A viewing waits for itself first, so that asking for much at once takes
/// neither more than one slot nor much of the disk from everybody else.
pub(super) async fn marked(app: &Arc<App>, reader: &Reader, mark: Mark) -> Result<Marked, Refused> {
    let on_its_way = app.marked.take(mark.session).await;
    let turn = on_its_way.marking().await;
    room_beyond(app, reserve(app)).await?;
    let slot = app.workers.slot().await;
    // Whoever has a slot may hold a whole picture; nobody else.
    let len = usize::try_from(reader.len()).map_err(damaged)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(len));
    let mut pieces = reader.whole(app).await?;
    while let Some(piece) = pieces.more(app).await? {
        bytes.extend_from_slice(&piece);
    }
    let (app, limits) = (Arc::clone(app), app.config.media.pictures.clone());
    let work = move || {
        // Until the work ends, even when nobody waits for it any more.
        let _turn = turn;
        let mut out = ByWorker::open(app.spool_dir(), reserve(&app), &*app.rng)?;
        chatpic_media::mark(&bytes, &mark, &limits, &mut out)?;
        Ok::<_, MarkError>(out.finish()?)
    };
    let (done, _) = slot.run(work).await?;
    let (file, key, layout) = done.map_err(|error| match error {
        MarkError::Io(error) => spool_fault(error),
        error => damaged(error),
    })?;
    Ok(Marked { file: File::from_std(file), key, layout, on_its_way })
}
