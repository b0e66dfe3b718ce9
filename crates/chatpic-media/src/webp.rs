//! WebP containers: RIFF chunks around VP8 (lossy) or VP8L (lossless) pictures, one or many.
//!
//! [`WebP::parse`] walks the chunks once and keeps only what the shown pixels need; everything else
//! becomes a word in the list of what was removed. Frames are decoded one by one by `image-webp` and
//! composed here, because its own composition clears the wrong pixels when an opaque frame follows a
//! disposed one. The ends of VP8 and VP8L bitstreams within their chunks are not looked for: only a
//! full entropy decode finds them, so bytes behind the last one stay.

pub(crate) mod bitstream;
pub(crate) mod chunks;
pub(crate) mod compose;
mod groups;
pub(crate) mod write;

use crate::pipeline::{Frame, Outline};
use crate::reader::Reader;
use crate::{Limits, Refusal, Removed, tiff};
use bitstream::Still;
use chunks::{Chunk, next_chunk, u24};

const ICC_FLAG: u8 = 0x20;
const ALPHA_FLAG: u8 = 0x10;
const EXIF_FLAG: u8 = 0x08;
const ANIMATION_FLAG: u8 = 0x02;

#[derive(Debug)]
pub(crate) struct WebP<'a> {
    pub width: u32,
    pub height: u32,
    pub pictures: Pictures<'a>,
    profile: Option<&'a [u8]>,
    /// 1 to 8, as in Exif.
    pub orientation: u8,
    removed: Vec<Removed>,
}

#[derive(Debug)]
pub(crate) enum Pictures<'a> {
    Still(Still<'a>),
    /// Never empty.
    Animation {
        background: [u8; 4],
        loops: u16,
        frames: Vec<AnimationFrame<'a>>,
    },
}

/// One ANMF chunk. Its rectangle lies within the canvas.
#[derive(Debug)]
pub(crate) struct AnimationFrame<'a> {
    pub x: u32,
    pub y: u32,
    /// Milliseconds, 24 bits.
    duration: u32,
    blend: bool,
    dispose: bool,
    pub picture: Still<'a>,
}

impl<'a> WebP<'a> {
    pub fn parse(bytes: &'a [u8], limits: &Limits) -> Result<Self, Refusal> {
        let mut file = Reader::new(bytes);
        let riff: [u8; 4] = file.array()?;
        let size = file.u32_le()?;
        let mut body = Reader::new(file.take(size as usize)?);
        let form: [u8; 4] = body.array()?;
        if &riff != b"RIFF" || &form != b"WEBP" {
            return Err(Refusal::NotAccepted);
        }
        let first = next_chunk(&mut body)?.ok_or(Refusal::Truncated)?;
        let mut walk = Walk::new(limits);
        let mut webp = match &first.name {
            b"VP8 " | b"VP8L" => Self::simple(&first)?,
            b"VP8X" => Self::extended(&first, &mut body, &mut walk)?,
            _ => return Err(Refusal::Broken("the WebP file does not begin with a picture")),
        };
        // What follows a simple picture, or stands where no reader looks.
        while let Some(chunk) = next_chunk(&mut body)? {
            walk.drop_chunk(&chunk)?;
        }
        walk.unneeded += body.rest().len() as u64;
        webp.removed = walk.finish(file.rest().len() as u64)?;
        Ok(webp)
    }

    pub fn outline(&self) -> Outline {
        let frames = match &self.pictures {
            Pictures::Still(_) => 1,
            // Counted against the limit, which is a u32, as they were read.
            Pictures::Animation { frames, .. } => u32::try_from(frames.len()).unwrap_or(u32::MAX),
        };
        let turned = tiff::turns(self.orientation);
        Outline { width: self.width, height: self.height, frames, turned }
    }

    pub fn orientation(&self) -> u8 {
        self.orientation
    }

    pub fn decode(&self, _bytes: &[u8], each: &mut dyn FnMut(Frame<'_>)) -> Result<(), Refusal> {
        compose::decode(self, each)
    }

    pub fn clean(self) -> Result<(Vec<u8>, Vec<Removed>), Refusal> {
        write::clean(self)
    }

    /// The same with other coded data for each of its pictures.
    pub fn recoded<'b>(&self, data: &'b [Vec<u8>]) -> WebP<'b>
    where
        'a: 'b,
    {
        let mut data = data.iter();
        let mut next = |still: &Still<'a>| still.recoded(data.next().map_or(&[], |it| it));
        let pictures = match &self.pictures {
            Pictures::Still(still) => Pictures::Still(next(still)),
            Pictures::Animation { background, loops, frames } => Pictures::Animation {
                background: *background,
                loops: *loops,
                frames: frames
                    .iter()
                    .map(|it| AnimationFrame { picture: next(&it.picture), ..*it })
                    .collect(),
            },
        };
        WebP { pictures, removed: Vec::new(), ..*self }
    }

    /// A file without VP8X: one picture, no profile, no orientation.
    fn simple(chunk: &Chunk<'a>) -> Result<Self, Refusal> {
        let picture = Still::parse(chunk, None)?;
        Ok(Self {
            width: picture.width,
            height: picture.height,
            pictures: Pictures::Still(picture),
            profile: None,
            orientation: 1,
            removed: Vec::new(),
        })
    }

    /// Reads VP8X and all that follows. A profile or orientation whose flag is not set is one that
    /// browsers don't look for, so it goes.
    fn extended(
        vp8x: &Chunk<'a>,
        body: &mut Reader<'a>,
        walk: &mut Walk<'_>,
    ) -> Result<Self, Refusal> {
        let mut header = Reader::new(vp8x.data);
        let flags = header.u8()?;
        header.take(3)?;
        let (width, height) = (u24(&mut header)? + 1, u24(&mut header)? + 1);
        walk.unneeded += header.rest().len() as u64;
        walk.limits.admit(width, height, 1)?;

        let animated = flags & ANIMATION_FLAG != 0;
        let (mut profile, mut orientation, mut exif_seen) = (None, 1, false);
        let (mut alpha, mut still, mut animation) = (None, None, None);
        let mut frames = Vec::new();
        while let Some(chunk) = next_chunk(body)? {
            match &chunk.name {
                b"ICCP" if flags & ICC_FLAG != 0 && profile.is_none() => {
                    walk.admit_profile(chunk.data)?;
                    profile = Some(chunk.data);
                }
                b"EXIF" if flags & EXIF_FLAG != 0 && !exif_seen => {
                    exif_seen = true;
                    orientation = walk.drop_exif(&chunk)?;
                }
                b"ANIM" if animated && animation.is_none() => {
                    animation = Some(read_anim(chunk.data)?);
                }
                b"ANMF" if animated => {
                    let limit = walk.limits.frames;
                    if frames.len() >= limit as usize {
                        return Err(Refusal::TooLarge { what: "frames", limit: u64::from(limit) });
                    }
                    frames.push(read_frame(chunk.data, (width, height), walk)?);
                }
                b"ALPH" if !animated && still.is_none() => {
                    if alpha.replace(chunk).is_some() {
                        return Err(Refusal::Broken("the picture has two alpha channels"));
                    }
                }
                b"VP8 " | b"VP8L" if !animated && still.is_none() => {
                    still = Some(walk.still(&chunk, alpha.take())?);
                }
                _ => walk.drop_chunk(&chunk)?,
            }
        }
        let pictures = if animated {
            let (background, loops) =
                animation.ok_or(Refusal::Broken("the animation has no ANIM chunk"))?;
            if frames.is_empty() {
                return Err(Refusal::Broken("the animation has no frame"));
            }
            Pictures::Animation { background, loops, frames }
        } else {
            let still = still.ok_or(Refusal::Broken("the WebP file has no picture"))?;
            if (still.width, still.height) != (width, height) {
                return Err(Refusal::Broken("the picture's size contradicts its canvas"));
            }
            Pictures::Still(still)
        };
        Ok(Self { width, height, pictures, profile, orientation, removed: Vec::new() })
    }
}

fn read_anim(data: &[u8]) -> Result<([u8; 4], u16), Refusal> {
    let mut reader = Reader::new(data);
    Ok((reader.array()?, reader.u16_le()?))
}

fn read_frame<'a>(
    data: &'a [u8],
    (canvas_width, canvas_height): (u32, u32),
    walk: &mut Walk<'_>,
) -> Result<AnimationFrame<'a>, Refusal> {
    let mut reader = Reader::new(data);
    let (x, y) = (u24(&mut reader)? * 2, u24(&mut reader)? * 2);
    let (width, height) = (u24(&mut reader)? + 1, u24(&mut reader)? + 1);
    if x + width > canvas_width || y + height > canvas_height {
        return Err(Refusal::Broken("a frame lies outside the canvas"));
    }
    let duration = u24(&mut reader)?;
    let flags = reader.u8()?;
    let (mut alpha, mut picture) = (None, None);
    while let Some(chunk) = next_chunk(&mut reader)? {
        match &chunk.name {
            b"ALPH" if picture.is_none() => {
                if alpha.replace(chunk).is_some() {
                    return Err(Refusal::Broken("a frame has two alpha channels"));
                }
            }
            b"VP8 " | b"VP8L" if picture.is_none() => {
                picture = Some(walk.still(&chunk, alpha.take())?);
            }
            _ => walk.drop_chunk(&chunk)?,
        }
    }
    walk.unneeded += reader.rest().len() as u64;
    let picture = picture.ok_or(Refusal::Broken("a frame has no picture"))?;
    if (picture.width, picture.height) != (width, height) {
        return Err(Refusal::Broken("a frame's size contradicts its picture"));
    }
    let (blend, dispose) = (flags & 2 == 0, flags & 1 != 0);
    Ok(AnimationFrame { x, y, duration, blend, dispose, picture })
}

/// What a walk through the chunks leaves behind, and the limits on it.
struct Walk<'l> {
    limits: &'l Limits,
    removed: Vec<Removed>,
    /// Bytes of metadata, all of which goes.
    metadata: u64,
    /// Bytes of chunks that have no word of their own in [`Removed`].
    unneeded: u64,
}

impl<'l> Walk<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self { limits, removed: Vec::new(), metadata: 0, unneeded: 0 }
    }

    /// A lossless picture carries its own alpha; readers ignore an ALPH beside it.
    fn still<'a>(
        &mut self,
        chunk: &Chunk<'a>,
        alpha: Option<Chunk<'a>>,
    ) -> Result<Still<'a>, Refusal> {
        let alpha = match alpha {
            Some(alpha) if &chunk.name == b"VP8L" => {
                self.drop_chunk(&alpha)?;
                None
            }
            other => other.map(|alpha| alpha.data),
        };
        Still::parse(chunk, alpha)
    }

    fn drop_chunk(&mut self, chunk: &Chunk<'_>) -> Result<(), Refusal> {
        match &chunk.name {
            b"EXIF" => {
                self.drop_exif(chunk)?;
                return Ok(());
            }
            b"XMP " => self.removed.push(Removed::Xmp),
            b"C2PA" => self.removed.push(Removed::ContentCredentials),
            b"VP8 " | b"VP8L" | b"ANMF" => {
                // Picture data, which no metadata limit binds.
                self.removed.push(Removed::ExtraPictures);
                return Ok(());
            }
            _ => self.unneeded += chunk.span,
        }
        self.admit_metadata(chunk.span)
    }

    /// Notes what an EXIF chunk held, and answers its orientation.
    fn drop_exif(&mut self, chunk: &Chunk<'_>) -> Result<u8, Refusal> {
        // Some writers copy the JPEG segment, with its prefix.
        let exif = tiff::read(chunk.data.strip_prefix(b"Exif\0\0").unwrap_or(chunk.data));
        self.removed.extend(exif.kinds);
        self.admit_metadata(chunk.span)?;
        Ok(exif.orientation)
    }

    fn admit_metadata(&mut self, bytes: u64) -> Result<(), Refusal> {
        self.metadata += bytes;
        let limit = self.limits.metadata_bytes;
        if self.metadata > limit {
            return Err(Refusal::TooLarge { what: "bytes of metadata", limit });
        }
        Ok(())
    }

    fn admit_profile(&self, profile: &[u8]) -> Result<(), Refusal> {
        let limit = self.limits.profile_bytes;
        if profile.len() as u64 > limit {
            return Err(Refusal::TooLarge { what: "bytes of colour profile", limit });
        }
        Ok(())
    }

    fn finish(mut self, after_end: u64) -> Result<Vec<Removed>, Refusal> {
        if self.unneeded > 0 {
            self.removed.push(Removed::Unneeded(self.unneeded));
        }
        if after_end > 0 {
            self.removed.push(Removed::AfterEnd(after_end));
        }
        Ok(self.removed)
    }
}
