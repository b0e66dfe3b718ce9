//! The chunks of an animated PNG: acTL, fcTL and the numbers before fdAT. Their order is checked by
//! the walk over the file, not here.

use super::canvas::Region;
use super::header::Header;
use crate::Refusal;
use crate::reader::Reader;

const INVALID: Refusal = Refusal::Broken("the PNG animation is not valid");

/// What acTL says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Animation {
    /// Frames of the animation, as promised. At least one.
    pub frames: u32,
    /// How often it is played; 0 is for ever.
    pub plays: u32,
}

impl Animation {
    pub fn parse(data: &[u8]) -> Result<Self, Refusal> {
        if data.len() != 8 {
            return Err(INVALID);
        }
        let mut reader = Reader::new(data);
        match (reader.u32_be()?, reader.u32_be()?) {
            (0, _) => Err(INVALID),
            (frames, plays) => Ok(Self { frames, plays }),
        }
    }

    pub fn bytes(&self) -> [u8; 8] {
        let mut bytes = [0; 8];
        bytes[..4].copy_from_slice(&self.frames.to_be_bytes());
        bytes[4..].copy_from_slice(&self.plays.to_be_bytes());
        bytes
    }
}

/// What fcTL says, without its sequence number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Control {
    /// Within the canvas, and not empty.
    pub region: Region,
    pub dispose: Dispose,
    pub blend: Blend,
    /// Seconds as a fraction, as it stands in the file.
    delay: [u8; 4],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dispose {
    Keep = 0,
    Clear = 1,
    Restore = 2,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blend {
    Replace = 0,
    Over = 1,
}

impl Control {
    pub fn parse(data: &[u8], canvas: &Header) -> Result<Self, Refusal> {
        if data.len() != 22 {
            return Err(INVALID);
        }
        let mut reader = Reader::new(data);
        let (width, height) = (reader.u32_be()?, reader.u32_be()?);
        let (x, y) = (reader.u32_be()?, reader.u32_be()?);
        let region = Region { x, y, width, height };
        let delay = reader.array()?;
        let dispose = match reader.u8()? {
            0 => Dispose::Keep,
            1 => Dispose::Clear,
            2 => Dispose::Restore,
            _ => return Err(INVALID),
        };
        let blend = match reader.u8()? {
            0 => Blend::Replace,
            1 => Blend::Over,
            _ => return Err(INVALID),
        };
        match region.fits(canvas.width, canvas.height) {
            true => Ok(Self { region, dispose, blend, delay }),
            false => Err(INVALID),
        }
    }

    pub fn bytes(&self) -> [u8; 22] {
        let Region { x, y, width, height } = self.region;
        let mut bytes = [0; 22];
        for (field, value) in bytes.chunks_exact_mut(4).zip([width, height, x, y]) {
            field.copy_from_slice(&value.to_be_bytes());
        }
        bytes[16..20].copy_from_slice(&self.delay);
        bytes[20] = self.dispose as u8;
        bytes[21] = self.blend as u8;
        bytes
    }
}

/// The numbers that fcTL and fdAT begin with: one sequence through the file, without a gap.
#[derive(Debug, Default)]
pub(crate) struct Sequence(u32);

impl Sequence {
    /// What follows the number in `data`, if it is the next one.
    pub fn strip<'a>(&mut self, data: &'a [u8]) -> Result<&'a [u8], Refusal> {
        let mut reader = Reader::new(data);
        match reader.u32_be() {
            Ok(number) if number == self.0 => {
                self.0 += 1;
                Ok(reader.rest())
            }
            _ => Err(Refusal::Broken("the PNG animation's parts are not in order")),
        }
    }

    pub fn next(&mut self) -> [u8; 4] {
        let number = self.0;
        self.0 += 1;
        number.to_be_bytes()
    }
}
