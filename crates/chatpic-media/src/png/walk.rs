//! The walk over a PNG's chunks: which are the picture, which are kept beside it, which are dropped.
//! Opens nothing but a colour profile, and that with a bound.

use super::animation::{Animation, Control, Sequence};
use super::chunk::Chunk;
use super::header::{Colour, Header};
use super::{PROFILE_NAME, Picture, Png, SIGNATURE, stream, words};
use crate::reader::Reader;
use crate::{Limits, Refusal, Removed, tiff};

pub(super) fn parse<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Png<'a>, Refusal> {
    let mut reader = Reader::new(bytes);
    if reader.take(SIGNATURE.len())? != SIGNATURE {
        return Err(Refusal::NotAccepted);
    }
    let first = Chunk::read(&mut reader)?;
    if first.kind != *b"IHDR" {
        return Err(Refusal::Broken("the PNG does not begin with its header"));
    }
    let mut walk = Walk::new(Header::parse(first.sound()?)?, limits);
    loop {
        let chunk = Chunk::read(&mut reader)?;
        if chunk.kind == *b"IEND" {
            chunk.sound()?;
            walk.drop_bytes(chunk.size() - 12)?;
            break;
        }
        walk.step(chunk)?;
    }
    let after = reader.rest().len() as u64;
    walk.png.removed.extend((after > 0).then_some(Removed::AfterEnd(after)));
    walk.finish()
}

struct Walk<'a, 'l> {
    png: Png<'a>,
    limits: &'l Limits,
    data: Data,
    sequence: Sequence,
    /// The fcTL that stood before the first IDAT.
    first_control: Option<Control>,
    metadata: u64,
    has_exif: bool,
}

/// Where the walk stands: the IDAT chunks follow each other without a gap.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Data {
    Ahead,
    Here,
    Behind,
}

impl<'a, 'l> Walk<'a, 'l> {
    fn new(header: Header, limits: &'l Limits) -> Self {
        let png = Png {
            header,
            colours: Vec::new(),
            profile: None,
            palette: None,
            transparency: None,
            orientation: 1,
            animation: None,
            pictures: Vec::new(),
            removed: Vec::new(),
            unneeded: 0,
        };
        let sequence = Sequence::default();
        Self {
            png,
            limits,
            data: Data::Ahead,
            sequence,
            first_control: None,
            metadata: 0,
            has_exif: false,
        }
    }

    fn step(&mut self, chunk: Chunk<'a>) -> Result<(), Refusal> {
        let ahead = self.data == Data::Ahead;
        if self.data == Data::Here && chunk.kind != *b"IDAT" {
            self.data = Data::Behind;
        }
        let animated = self.png.animation.is_some();
        match &chunk.kind {
            b"IDAT" => self.picture_data(chunk.sound()?),
            b"PLTE" => self.palette(chunk),
            b"tRNS" if ahead && self.png.transparency.is_none() => self.transparency(chunk),
            b"iCCP" if ahead && self.png.profile.is_none() => self.profile(chunk.sound()?),
            b"eXIf" => self.exif(chunk),
            b"acTL" if ahead => self.animation(chunk.sound()?),
            b"fcTL" if animated => self.control(chunk.sound()?),
            b"fdAT" if animated => self.frame_data(chunk.sound()?),
            _ if chunk.is_critical() => {
                Err(Refusal::Broken("the PNG has a part that nobody knows how to show"))
            }
            _ if self.is_colour(&chunk) => {
                self.png.colours.push((chunk.kind, chunk.sound()?));
                Ok(())
            }
            _ => self.drop(chunk),
        }
    }

    fn drop(&mut self, chunk: Chunk<'a>) -> Result<(), Refusal> {
        match words::kind(chunk.kind, chunk.dropped()) {
            Some(kind) => self.tell(kind),
            None => self.png.unneeded += chunk.size(),
        }
        self.count(chunk.size())
    }

    /// Drops `bytes` that stand where none belong.
    fn drop_bytes(&mut self, bytes: u64) -> Result<(), Refusal> {
        self.png.unneeded += bytes;
        self.count(bytes)
    }

    /// Says that `kind` was removed, once: a file may hold it a hundred thousand times.
    fn tell(&mut self, kind: Removed) {
        if !self.png.removed.contains(&kind) {
            self.png.removed.push(kind);
        }
    }

    fn count(&mut self, metadata: u64) -> Result<(), Refusal> {
        self.metadata += metadata;
        match self.limits.metadata_bytes {
            limit if self.metadata > limit => {
                Err(Refusal::TooLarge { what: "bytes of metadata", limit })
            }
            _ => Ok(()),
        }
    }

    fn picture_data(&mut self, data: &'a [u8]) -> Result<(), Refusal> {
        match self.data {
            Data::Ahead => {
                let control = self.first_control.take();
                self.png.pictures.push(Picture { control, pieces: Vec::new() });
            }
            Data::Here => (),
            Data::Behind => return Err(Refusal::Broken("the PNG's picture is in two places")),
        }
        self.data = Data::Here;
        self.extend(data);
        Ok(())
    }

    fn extend(&mut self, data: &'a [u8]) {
        if let Some(last) = self.png.pictures.last_mut().filter(|_| !data.is_empty()) {
            last.pieces.push(data);
        }
    }

    fn palette(&mut self, chunk: Chunk<'a>) -> Result<(), Refusal> {
        if self.png.header.colour != Colour::Indexed {
            return self.drop(chunk);
        }
        let data = chunk.sound()?;
        let fits = data.len().is_multiple_of(3) && self.png.header.palette_fits(data.len() / 3);
        if self.data != Data::Ahead || self.png.palette.is_some() || !fits {
            return Err(Refusal::Broken("the PNG's palette is not valid"));
        }
        self.png.palette = Some(data);
        Ok(())
    }

    fn transparency(&mut self, chunk: Chunk<'a>) -> Result<(), Refusal> {
        let len = chunk.dropped().len();
        let fits = match self.png.header.colour {
            Colour::Grey => len == 2,
            Colour::Rgb => len == 6,
            Colour::Indexed => self.png.palette.is_some_and(|p| (1..=p.len() / 3).contains(&len)),
            // Such pixels have their own alpha, and every viewer ignores the chunk.
            Colour::GreyAlpha | Colour::Rgba => return self.drop(chunk),
        };
        if !fits {
            return Err(Refusal::Broken("the PNG's transparency is not valid"));
        }
        self.png.transparency = Some(chunk.sound()?);
        Ok(())
    }

    fn profile(&mut self, data: &'a [u8]) -> Result<(), Refusal> {
        const INVALID: Refusal = Refusal::Broken("the PNG's colour profile is not valid");
        let limit = self.limits.profile_bytes;
        let name = data.iter().take(80).position(|byte| *byte == 0).ok_or(INVALID)?;
        let packed = data[name + 1..].strip_prefix(&[0]).ok_or(INVALID)?;
        let opened = stream::open(packed, limit).map_err(|_| INVALID)?;
        let too_large = Refusal::TooLarge { what: "bytes of colour profile", limit };
        self.png.profile = Some(opened.ok_or(too_large)?);
        if data[..name] != *PROFILE_NAME {
            self.tell(Removed::ProfileTexts);
        }
        Ok(())
    }

    /// The first Exif block turns the picture, wherever it stands; all are told and dropped.
    fn exif(&mut self, chunk: Chunk<'a>) -> Result<(), Refusal> {
        let exif = tiff::read(chunk.dropped());
        if !self.has_exif {
            chunk.sound()?;
            self.png.orientation = exif.orientation;
        }
        self.has_exif = true;
        exif.kinds.into_iter().for_each(|kind| self.tell(kind));
        self.count(chunk.size())
    }

    fn animation(&mut self, data: &'a [u8]) -> Result<(), Refusal> {
        let animation = Animation::parse(data)?;
        if self.png.animation.replace(animation).is_some() {
            return Err(Refusal::Broken("the PNG is animated twice"));
        }
        self.admit(animation.frames)
    }

    fn control(&mut self, data: &'a [u8]) -> Result<(), Refusal> {
        let control = Control::parse(self.sequence.strip(data)?, &self.png.header)?;
        if self.data != Data::Ahead {
            self.whole_so_far()?;
            self.png.pictures.push(Picture { control: Some(control), pieces: Vec::new() });
            return self.admit(u32::try_from(self.png.pictures.len()).unwrap_or(u32::MAX));
        }
        let Header { width, height, .. } = self.png.header;
        let whole = control.region.width == width && control.region.height == height;
        if !whole || self.first_control.replace(control).is_some() {
            return Err(Refusal::Broken("the PNG animation's first frame is not valid"));
        }
        Ok(())
    }

    fn frame_data(&mut self, data: &'a [u8]) -> Result<(), Refusal> {
        let data = self.sequence.strip(data)?;
        if self.png.pictures.len() < 2 {
            return Err(Refusal::Broken("the PNG animation has pixels of no frame"));
        }
        self.extend(data);
        Ok(())
    }

    /// Refuses too many frames before they are gathered.
    fn admit(&self, frames: u32) -> Result<(), Refusal> {
        self.limits.admit(self.png.header.width, self.png.header.height, frames)
    }

    fn whole_so_far(&self) -> Result<(), Refusal> {
        match self.png.pictures.last() {
            Some(last) if !last.pieces.is_empty() => Ok(()),
            _ => Err(Refusal::Broken("a frame of the PNG has no pixels")),
        }
    }

    /// Whether the chunk says how samples become colours, stands where viewers heed it, and is the
    /// first of its kind.
    fn is_colour(&self, chunk: &Chunk<'a>) -> bool {
        let len = match &chunk.kind {
            b"gAMA" | b"cICP" => 4,
            b"cHRM" => 32,
            b"sRGB" => 1,
            b"mDCV" => 24,
            b"cLLI" => 8,
            b"sBIT" => match self.png.header.colour {
                Colour::Grey => 1,
                Colour::GreyAlpha => 2,
                Colour::Rgb | Colour::Indexed => 3,
                Colour::Rgba => 4,
            },
            _ => return false,
        };
        self.data == Data::Ahead
            && self.png.palette.is_none()
            && chunk.dropped().len() == len
            && self.png.colours.iter().all(|(kind, _)| *kind != chunk.kind)
    }

    fn finish(self) -> Result<Png<'a>, Refusal> {
        self.whole_so_far()?;
        let png = self.png;
        if png.header.colour == Colour::Indexed && png.palette.is_none() {
            return Err(Refusal::Broken("the PNG's palette is missing"));
        }
        if let Some(animation) = png.animation {
            let frames = png.pictures.iter().filter(|picture| picture.control.is_some()).count();
            if u32::try_from(frames) != Ok(animation.frames) {
                return Err(Refusal::Broken("the PNG animation has another number of frames"));
            }
        }
        Ok(png)
    }
}
