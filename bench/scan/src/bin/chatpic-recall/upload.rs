//! A file as the gate sees it: decoded by our decoders and hashed in every frame. It is kept nowhere.

use std::fs;
use std::path::Path;

use chatpic_media::{Frame, Limits, inspect};
use chatpic_scan::lists::Media;
use chatpic_scan::{Exact, Pdq, Picture, WrongLength, variants};

use crate::Outcome;

pub struct Upload {
    pub media: Media,
    /// Of the first frame as it is, at full size.
    pub hash: Pdq,
    pub quality: u8,
}

pub fn receive(path: &Path) -> Outcome<Upload> {
    read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn read(path: &Path) -> Outcome<Upload> {
    let bytes = fs::read(path)?;
    let (mut found, mut first, mut wrong) = (Vec::new(), None, None);
    inspect(&bytes, &Limits::default())?.decode(&mut |frame| match picture(&frame) {
        Ok(picture) => {
            first.get_or_insert_with(|| picture.spectrum());
            found.extend(variants(&picture));
        }
        Err(error) => wrong = Some(error),
    })?;
    if let Some(error) = wrong {
        return Err(error.into());
    }
    let first = first.ok_or("no frame")?;
    let media =
        Media { original: Exact::of(&bytes), cleaned: None, variants: found, scenes: Vec::new() };
    Ok(Upload { media, hash: first.hash(), quality: first.quality() })
}

fn picture<'a>(frame: &Frame<'a>) -> Result<Picture<'a>, WrongLength> {
    let [width, height] = [frame.width, frame.height].map(|side| side as usize);
    match frame.channels {
        4 => Picture::rgba(width, height, frame.pixels),
        _ => Picture::rgb(width, height, frame.pixels),
    }
}
