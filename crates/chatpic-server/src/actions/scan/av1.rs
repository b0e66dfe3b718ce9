//! AV1 pictures, decoded by the worker: the coded parts of an AVIF, and never its container.

use chatpic_media::{Av1, Chroma, Coded};
use chatpic_worker::{Chroma as Planes, Failed, Stills};

use crate::actions::{Broken, NoAvif, Refused};
use crate::app::App;

/// What an inspected picture is decoded with.
///
/// # Errors
/// Of what it returns: [`Refused::NoAvif`], and whatever is wrong with the picture or the worker.
pub fn decoder(app: &App) -> Box<Av1<'static, Refused>> {
    let worker = app.videos.decoder().cloned().map_err(NoAvif::from);
    Box::new(move |coded, take| {
        let worker = worker.as_ref().map_err(|why| *why)?;
        let stills = stills(coded).ok_or(Refused::Broken(UNDECODABLE))?;
        let done = worker.stills(stills, &mut &coded.ivf[..], &mut |picture| {
            take(picture);
            Ok(())
        });
        done.map_err(refused)
    })
}

fn stills(coded: &Coded) -> Option<Stills> {
    let chroma = match coded.chroma {
        Chroma::None => Planes::None,
        Chroma::Quarter => Planes::Quarter,
        Chroma::Half => Planes::Half,
        Chroma::Full => Planes::Full,
    };
    Some(Stills {
        width: u16::try_from(coded.width).ok()?,
        height: u16::try_from(coded.height).ok()?,
        chroma,
        bits: coded.bits,
        count: u16::try_from(coded.count).ok()?,
    })
}

fn refused(failed: Failed) -> Refused {
    match failed {
        Failed::Late(_) | Failed::Busy => Refused::Broken(TOO_HEAVY),
        failed if failed.is_of_media() => Refused::Broken(UNDECODABLE),
        failed => failed.into(),
    }
}

const UNDECODABLE: Broken = Broken::Inside("its AV1 data can't be decoded");
const TOO_HEAVY: Broken = Broken::Inside("its AV1 data takes too long to decode");
