//! The making of a film: opened pieces of the video go in at one end of the worker, and what comes out at
//! the other is sealed and told of. Both ends wait for each other, so little is in memory, however large
//! the video and however slow the machine.

use std::io;
use std::os::unix::fs::FileExt;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use chatpic_media::video::{self, Pace};
use chatpic_seal::{HEADER_LEN, Layout, SEALED_CHUNK, Sealer};
use chatpic_store::records::Lookup;
use chatpic_worker::{Size, Stop};
use tokio::runtime::Handle;
use tokio::sync::mpsc;

use super::{Fed, Film, Script, Searched, State, has_ended};
use crate::actions::contents::damaged;
use crate::actions::marked::reserve;
use crate::actions::media::Reader;
use crate::actions::receive::{room_beyond, spool_fault};
use crate::actions::scan::video::ANY;
use crate::actions::spool::{AtRest, ByWorker, LOOK_EVERY};
use crate::actions::{NoVideo, Refused};
use crate::app::App;

/// Makes `film`, when its turn comes. It is whole or over then.
pub(super) async fn make(app: Arc<App>, film: Arc<Film>, script: Script) {
    let made = tokio::select! {
        () = film.over.cancelled() => return,
        made = burned(&app, &film, script) => made,
    };
    match made {
        Ok(layout) => film.go_on(State::Whole(layout)),
        Err(_) if film.over.is_cancelled() => {}
        Err(why) => {
            tracing::warn!(?why, "a video could not be marked");
            film.fail(&why);
        }
    }
}

async fn burned(app: &Arc<App>, film: &Arc<Film>, script: Script) -> Result<Layout, Refused> {
    let slot = app.videos.marking.slot().await;
    let since = app.clock.since_epoch();
    film.go_on(State::Made { chunks: 0, millis: 0, since });
    room(app).await?;
    let Script { pass, facts, reader, mark, .. } = script;
    let side = |side: u32| u16::try_from(side).map_err(damaged);
    let size = Size::new(side(facts.width)?, side(facts.height)?);
    let size = size.ok_or_else(|| damaged("a marked video without a size"))?;

    let (to, mut source) = Fed::channel();
    let (app_there, film_there) = (Arc::clone(app), Arc::clone(film));
    let work = move || {
        let (app, film) = (app_there, film_there);
        let worker = app.videos.worker().map_err(NoVideo::from)?;
        let overlay = chatpic_media::overlay(facts.width, facts.height, &mark).map_err(damaged)?;
        let mut out = Out::begin(&app, &film, since).map_err(spool_fault)?;
        let mut fault = None;
        let format = source.format().map_err(damaged)?;
        let done = worker.burn(format, size, &overlay, &mut source, &mut |piece| {
            out.take(piece).map_err(|why| {
                fault = Some(why);
                Stop
            })
        });
        match (fault, done) {
            (Some(why), _) => Err(why),
            (None, Err(failed)) => Err(Refused::from(failed)),
            (None, Ok(())) => {
                let layout = out.finish()?;
                let searched = searched(&app, &film, layout)?;
                film.searched.get_or_init(|| searched);
                Ok(layout)
            }
        }
    };
    let mut working = pin!(slot.run(work));
    let made = tokio::select! {
        made = &mut working => made,
        // Where it fails, the worker finds no end, which is an error there too.
        fed = feed(app, pass, &reader, to) => {
            let made = working.await;
            fed?;
            made
        }
    };
    made?.0
}

/// The same film, with its index in front.
fn searched(app: &App, film: &Film, layout: Layout) -> Result<Searched, Refused> {
    let file = film.file.try_clone().map_err(spool_fault)?;
    let mut made = AtRest::on_disk(file, film.key.clone(), layout);
    let mut out = ByWorker::open(app.spool_dir(), reserve(app), &*app.rng).map_err(spool_fault)?;
    video::inspect(&mut made, &ANY)?.clean(&mut out)?;
    let (file, key, layout) = out.finish().map_err(spool_fault)?;
    Ok(Searched { file, key, layout })
}

/// Opens the video piece by piece, for as long as somebody may see it.
async fn feed(
    app: &App,
    pass: Lookup,
    reader: &Reader,
    to: mpsc::Sender<Bytes>,
) -> Result<(), Refused> {
    let mut pieces = reader.whole(app).await?;
    while let Some(piece) = pieces.more(app).await? {
        if has_ended(app, pass).await {
            return Err(Refused::Unavailable);
        }
        // Whoever takes them says why they take no more.
        if to.send(piece).await.is_err() {
            return Ok(());
        }
    }
    _ = to.send(Fed::END).await;
    Ok(())
}

async fn room(app: &App) -> Result<(), Refused> {
    room_beyond(app, reserve(app)).await
}

/// What comes out of the worker.
struct Out<'a> {
    app: &'a App,
    film: &'a Film,
    sealer: Sealer,
    /// Sealed bytes that have not been written yet.
    sealed: Vec<u8>,
    written: u64,
    /// Bytes that came.
    len: u64,
    pace: Pace,
    since: Duration,
}

impl<'a> Out<'a> {
    fn begin(app: &'a App, film: &'a Film, since: Duration) -> io::Result<Self> {
        let mut sealed = Vec::new();
        let sealer = Sealer::new(&film.key, &mut app.fill(), &mut sealed);
        let pace = Pace::default();
        let mut out = Self { app, film, sealer, sealed, written: 0, len: 0, pace, since };
        out.write()?;
        Ok(out)
    }

    fn take(&mut self, piece: &[u8]) -> Result<(), Refused> {
        if self.film.over.is_cancelled() {
            return Err(Refused::Unavailable);
        }
        self.pace.push(piece);
        self.sealer.push(piece, &mut self.sealed);
        let before = self.len / LOOK_EVERY;
        self.len += piece.len() as u64;
        if self.len / LOOK_EVERY > before {
            Handle::current().block_on(room(self.app))?;
        }
        self.write().map_err(spool_fault)
    }

    /// Writes what is sealed, and tells of it.
    fn write(&mut self) -> io::Result<()> {
        self.film.file.write_all_at(&self.sealed, self.written)?;
        self.written += self.sealed.len() as u64;
        self.sealed.clear();
        let chunks = (self.written - HEADER_LEN as u64) / SEALED_CHUNK as u64;
        let (millis, since) = (self.pace.millis(), self.since);
        self.film.go_on(State::Made { chunks, millis, since });
        Ok(())
    }

    fn finish(mut self) -> Result<Layout, Refused> {
        if self.len == 0 {
            return Err(damaged("a video of which nothing plays"));
        }
        let layout = self.sealer.finish_unpadded(&mut self.sealed);
        let written = self.film.file.write_all_at(&self.sealed, self.written);
        written.map_err(spool_fault).map(|()| layout)
    }
}
