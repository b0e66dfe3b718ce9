//! The steps of a picture through this crate: inspected, decoded, cleaned.

use crate::{Av1, Format, Limits, Refusal, Removed, Unsupported, avif, gif, jpeg, png, webp};

/// Reads `bytes` as the format that its first bytes say, without decoding a pixel.
///
/// # Errors
/// [`Refusal`] where the format is not accepted, the structure is broken or cut off, or a limit is
/// exceeded.
pub fn inspect<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Inspected<'a>, Refusal> {
    let format = Format::sniff(bytes).ok_or(Refusal::NotAccepted)?;
    let parsed = match format {
        Format::Jpeg => Parsed::Jpeg(jpeg::Jpeg::parse(bytes, limits)?),
        Format::Png => Parsed::Png(png::Png::parse(bytes, limits)?),
        Format::Gif => Parsed::Gif(gif::Gif::parse(bytes, limits)?),
        Format::WebP => Parsed::WebP(webp::WebP::parse(bytes, limits)?),
        Format::Avif => Parsed::Avif(avif::Avif::parse(bytes, limits)?),
    };
    let outline = parsed.outline();
    limits.admit(outline.width, outline.height, outline.frames)?;
    Ok(Inspected { parsed, outline, bytes })
}

/// A file whose structure is sound and within limits. Its pixels are not yet known to be.
#[derive(Debug)]
pub struct Inspected<'a> {
    bytes: &'a [u8],
    parsed: Parsed<'a>,
    outline: Outline,
}

impl<'a> Inspected<'a> {
    /// The format that its bytes have.
    pub fn format(&self) -> Format {
        self.parsed.format()
    }

    /// The canvas as stored, before any orientation is applied, in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.outline.width, self.outline.height)
    }

    /// How many frames are shown: 1 for a still picture.
    pub fn frames(&self) -> u32 {
        self.outline.frames
    }

    /// How it is to be displayed: 1 (as stored) to 8, as Exif counts.
    pub fn orientation(&self) -> u8 {
        match &self.parsed {
            Parsed::Jpeg(it) => it.orientation(),
            Parsed::Png(it) => it.orientation(),
            Parsed::WebP(it) => it.orientation(),
            Parsed::Avif(it) => it.orientation(),
            Parsed::Gif(_) => 1,
        }
    }

    /// The same file, to have its pixels made one after the other, where there is a quicker way. They are
    /// the same: it is what the quicker way is held against.
    #[must_use]
    pub fn plainly(mut self) -> Self {
        if let Parsed::Jpeg(it) = &mut self.parsed {
            it.plainly();
        }
        self
    }

    /// Decodes every frame once and hands each to `each`, composed on the canvas, in order. At most
    /// one frame is held at a time.
    ///
    /// # Errors
    /// [`Refusal::Truncated`] or [`Refusal::Broken`] where a pixel can't be decoded,
    /// [`Refusal::Unsupported`] where no memory-safe decoder exists (AVIF).
    pub fn decode(self, each: &mut dyn FnMut(Frame<'_>)) -> Result<Decoded<'a>, Refusal> {
        let refused = Refusal::Unsupported(Unsupported::UncheckedAvif);
        self.decode_with(&mut |_, _| Err(refused.clone()), each)
    }

    /// The same, with a decoder of AV1 from outside of this crate, which is called once, or twice where an
    /// AVIF has alpha. Where a clean aperture
    /// shows a part of an AVIF alone, that comes behind the whole as a second, smaller frame.
    ///
    /// # Errors
    /// What `av1` returns, and as of [`Self::decode`]; also where `av1` hands on fewer pictures than it was
    /// given, or others.
    pub fn decode_with<E: From<Refusal>>(
        self,
        av1: &mut Av1<'_, E>,
        each: &mut dyn FnMut(Frame<'_>),
    ) -> Result<Decoded<'a>, E> {
        match &self.parsed {
            Parsed::Jpeg(it) => it.decode(self.bytes, each)?,
            Parsed::Png(it) => it.decode(self.bytes, each)?,
            Parsed::Gif(it) => it.decode(self.bytes, each)?,
            Parsed::WebP(it) => it.decode(self.bytes, each)?,
            Parsed::Avif(it) => it.decode_with(av1, each)?,
        }
        Ok(Decoded { inspected: self })
    }

    /// How its pixels come: in strips, where nothing holds all of them at once.
    #[must_use]
    pub fn coming(self) -> Coming<'a> {
        match &self.parsed {
            Parsed::Jpeg(it) if it.is_painted() => Coming::Strips(Strips { inspected: self }),
            _ => Coming::Frames(self),
        }
    }

    /// What was read of its structure.
    pub(crate) fn into_parsed(self) -> Parsed<'a> {
        self.parsed
    }
}

/// How the pixels of an inspected file come.
#[derive(Debug)]
pub enum Coming<'a> {
    /// Of a still picture without alpha, in strips of rows.
    Strips(Strips<'a>),
    /// Frame by frame.
    Frames(Inspected<'a>),
}

/// An inspected picture whose pixels come in strips.
#[derive(Debug)]
pub struct Strips<'a> {
    inspected: Inspected<'a>,
}

impl<'a> Strips<'a> {
    /// As of [`Inspected::size`].
    pub fn size(&self) -> (u32, u32) {
        self.inspected.size()
    }

    /// As of [`Inspected::orientation`].
    pub fn orientation(&self) -> u8 {
        self.inspected.orientation()
    }

    /// Back to one frame that is held as a whole.
    pub fn whole(self) -> Inspected<'a> {
        self.inspected
    }

    /// Decodes the picture once and hands its rows to `rows`, from the top, some at a time: three bytes a
    /// pixel (red, green, blue), as stored. What has come before a refusal is of no picture.
    ///
    /// # Errors
    /// [`Refusal::Truncated`] or [`Refusal::Broken`] where a pixel can't be decoded.
    pub fn decode(self, rows: &mut dyn FnMut(&[u8])) -> Result<Decoded<'a>, Refusal> {
        let (width, height) = self.inspected.size();
        let mut left = 3 * u64::from(width) * u64::from(height);
        if let Parsed::Jpeg(it) = &self.inspected.parsed {
            it.decode_in_strips(&mut |strip| {
                left = left.saturating_sub(strip.len() as u64);
                rows(strip);
            })?;
        }
        // What never came was never looked at.
        if left > 0 {
            return Err(Refusal::Truncated);
        }
        Ok(Decoded { inspected: self.inspected })
    }
}

/// A file whose every pixel has been decoded.
#[derive(Debug)]
pub struct Decoded<'a> {
    inspected: Inspected<'a>,
}

impl Decoded<'_> {
    /// Writes the container again with what its pixels, colours, orientation and timing need, and
    /// nothing else.
    ///
    /// # Errors
    /// [`Refusal`] where a part that has to stay is itself broken or too large (a colour profile).
    pub fn clean(self) -> Result<Cleaned, Refusal> {
        let Inspected { parsed, outline, .. } = self.inspected;
        let format = parsed.format();
        let (bytes, mut removed) = match parsed {
            Parsed::Jpeg(it) => it.clean()?,
            Parsed::Png(it) => it.clean()?,
            Parsed::Gif(it) => it.clean()?,
            Parsed::WebP(it) => it.clean()?,
            Parsed::Avif(it) => it.clean()?,
        };
        removed.sort_unstable();
        removed.dedup();
        let (width, height) = match outline.turned {
            true => (outline.height, outline.width),
            false => (outline.width, outline.height),
        };
        Ok(Cleaned { bytes, format, width, height, removed })
    }
}

/// A file with only the picture left.
#[derive(Debug)]
pub struct Cleaned {
    /// The whole file, to be stored and served.
    pub bytes: Vec<u8>,
    /// The format, which is the one that was uploaded.
    pub format: Format,
    /// Width in pixels as displayed, orientation applied.
    pub width: u32,
    /// Height in pixels as displayed, orientation applied.
    pub height: u32,
    /// What was taken out, sorted, each kind once.
    pub removed: Vec<Removed>,
}

/// One decoded frame, composed on its canvas.
#[derive(Debug)]
pub struct Frame<'a> {
    /// 8 bits a channel, rows from the top without padding, `channels` bytes a pixel.
    pub pixels: &'a [u8],
    /// The canvas in pixels, as stored: no orientation is applied.
    pub width: u32,
    /// The canvas in pixels, as stored.
    pub height: u32,
    /// 3: red, green, blue. 4: red, green, blue, alpha (not premultiplied).
    pub channels: u8,
}

/// What a container says of its picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outline {
    pub width: u32,
    pub height: u32,
    pub frames: u32,
    /// Whether the orientation exchanges width and height when displayed.
    pub turned: bool,
}

#[derive(Debug)]
pub(crate) enum Parsed<'a> {
    Jpeg(jpeg::Jpeg<'a>),
    Png(png::Png<'a>),
    Gif(gif::Gif<'a>),
    WebP(webp::WebP<'a>),
    Avif(avif::Avif<'a>),
}

impl Parsed<'_> {
    fn format(&self) -> Format {
        match self {
            Self::Jpeg(_) => Format::Jpeg,
            Self::Png(_) => Format::Png,
            Self::Gif(_) => Format::Gif,
            Self::WebP(_) => Format::WebP,
            Self::Avif(_) => Format::Avif,
        }
    }

    fn outline(&self) -> Outline {
        match self {
            Self::Jpeg(it) => it.outline(),
            Self::Png(it) => it.outline(),
            Self::Gif(it) => it.outline(),
            Self::WebP(it) => it.outline(),
            Self::Avif(it) => it.outline(),
        }
    }
}
