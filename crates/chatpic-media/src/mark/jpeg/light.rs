//! Which components carry light, and what their quantised coefficients say of it.

use super::block::{Block, Glance};
use super::dct;
use super::layout::Place;
use crate::Refusal;
use crate::jpeg::{Jpeg, Part};
use crate::mark::ground::Tile;
use crate::reader::Reader;

/// A component that carries light.
#[derive(Clone, Debug)]
pub(super) struct Plane {
    /// The quantiser of each coefficient, in zigzag order.
    pub quantiser: [u16; 64],
    /// Pixels that one sample covers, across and down.
    pub across: u16,
    pub down: u16,
    pub part: LightPart,
    /// The most that each coefficient can be, in steps: what files hold goes from -1024 to 1023 before
    /// it is divided by the quantiser. Without the bits that no scan tells.
    most: [i16; 64],
    /// The lowest bit of each coefficient that a scan tells; `None` where none tells anything.
    lowest: [Option<u8>; 64],
    /// What that bit is worth in steps.
    lowest_steps: [i16; 64],
}

/// What a component has to do with light.
#[derive(Clone, Copy, Debug)]
pub(super) struct LightPart {
    /// How much of a change of light it takes; below 0 where more of it is darker, 0 where it is colour
    /// alone.
    pub share: f32,
    pub says: Says,
}

/// What a component says of the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Nothing,
    /// How light it is.
    Light,
    /// To which part that light is darkened.
    Shade,
}

impl Plane {
    /// The planes of a picture, by component; `None` where a component is colour alone.
    pub fn all(jpeg: &Jpeg<'_>) -> Result<Vec<Option<Self>>, Refusal> {
        let components = &jpeg.frame().components;
        let finest = components[0];
        let mut planes = Vec::new();
        for ((component, part), quantiser) in
            components.iter().zip(parts(jpeg)).zip(quantisers(jpeg)?)
        {
            let (across, down) = (finest.across / component.across, finest.down / component.down);
            let lowest = lowest(jpeg, planes.len());
            let low = |place: usize| lowest[place].unwrap_or(0);
            let most = |place: usize| 1023 / quantiser[place].clamp(1, 1024).cast_signed();
            planes.push((part.share != 0.0).then_some(Self {
                most: std::array::from_fn(|place| most(place) >> low(place) << low(place)),
                lowest_steps: std::array::from_fn(|place| 1 << low(place)),
                lowest,
                quantiser,
                across,
                down,
                part: *part,
            }));
        }
        Ok(planes)
    }

    /// Whether each sample is a pixel.
    #[inline]
    pub fn is_fine(&self) -> bool {
        (self.across, self.down) == (1, 1)
    }

    /// The tile that a block begins with.
    #[inline]
    pub fn tile_of(&self, place: Place) -> (usize, usize) {
        (place.column * usize::from(self.across), place.row * usize::from(self.down))
    }

    /// The tiles that it covers.
    pub fn tiles(&self, place: Place) -> impl Iterator<Item = (usize, usize)> + use<> {
        let (column, row) = self.tile_of(place);
        let (across, down) = (usize::from(self.across), usize::from(self.down));
        (row..row + down).flat_map(move |row| (column..column + across).map(move |x| (x, row)))
    }

    /// What one unit of each coefficient of [`dct::forward`] is in steps of its quantiser, or of the lowest
    /// bit that a scan tells.
    pub fn steps(&self) -> [f32; 64] {
        let factors = dct::factors();
        std::array::from_fn(|at| {
            let place = usize::from(dct::ZIGZAG[at]);
            match (self.lowest[place], f32::from(self.quantiser[place])) {
                (None, _) | (_, 0.0) => 0.0,
                (Some(low), step) => {
                    self.part.share * factors[at] / (step * f32::from(1_u16 << low))
                }
            }
        })
    }

    /// How much stronger letters have to be than on samples, so that their edges outlast the quantiser:
    /// as they are down to about quality 30, twice as strong at 10.
    pub fn boldness(&self) -> f32 {
        let sum: u16 = self.quantiser[1..10].iter().map(|step| (*step).min(255)).sum();
        (f32::from(sum) / (9.0 * 24.0)).clamp(1.0, 2.0)
    }

    /// Adds as many steps to the coefficients as `changes` tells, as far as they can hold them.
    #[inline(always)]
    pub fn add(&self, block: &mut Block, changes: &[i16; 64]) {
        for (at, value) in block.iter_mut().enumerate() {
            let (old, change) = (*value, changes[at].wrapping_mul(self.lowest_steps[at]));
            let opposite = old.saturating_neg();
            let most = self.most[at].max(old).max(opposite);
            let least = (-self.most[at]).min(old).min(opposite);
            *value = old.saturating_add(change).min(most).max(least);
        }
    }

    /// Mean and variance of a block's samples.
    pub fn tile(&self, glance: Glance) -> Tile {
        let mean = f32::from(glance.first) * f32::from(self.quantiser[0]) / 8.0;
        let mean = if self.part.share < 0.0 { -mean } else { mean };
        let variance = u16::try_from(glance.squares / 64).unwrap_or(u16::MAX);
        Tile { mean: byte(128.0 + mean), variance }
    }
}

/// What is beyond a byte is cut off.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is cut off")]
fn byte(value: f32) -> u8 {
    value as u8
}

/// What each component has to do with light, by the colours that viewers take the file to be in.
fn parts(jpeg: &Jpeg<'_>) -> &'static [LightPart] {
    let ids: Vec<u8> = jpeg.frame().components.iter().map(|component| component.id).collect();
    match (&ids[..], jpeg.transform()) {
        ([_], _) => &GRAY,
        ([_, _, _], Some(0)) | (b"RGB", None) => &RGB,
        ([_, _, _, _], Some(2)) => &YCCK,
        ([_, _, _, _], _) => &CMYK,
        _ => &YCC,
    }
}

const fn light(share: f32, says: Says) -> LightPart {
    LightPart { share, says }
}

const COLOUR: LightPart = light(0.0, Says::Nothing);
const GRAY: [LightPart; 1] = [light(1.0, Says::Light)];
const YCC: [LightPart; 3] = [light(1.0, Says::Light), COLOUR, COLOUR];
const RGB: [LightPart; 3] =
    [light(1.0, Says::Nothing), light(1.0, Says::Light), light(1.0, Says::Nothing)];
/// Light is the product of black and of each colour, all of them inverted, as every writer has them: a
/// change of both counts nearly twice where the ground is light.
const CMYK: [LightPart; 4] = [
    light(0.7, Says::Nothing),
    light(0.7, Says::Light),
    light(0.7, Says::Nothing),
    light(0.7, Says::Shade),
];
/// The same, but the first three are not inverted.
const YCCK: [LightPart; 4] = [light(-0.7, Says::Light), COLOUR, COLOUR, light(0.7, Says::Shade)];

/// The lowest bits of a component's coefficients that scans tell: not the very lowest where a progressive
/// file's last scans are missing.
fn lowest(jpeg: &Jpeg<'_>, component: usize) -> [Option<u8>; 64] {
    let mut lowest = [None; 64];
    for part in jpeg.parts() {
        if let Part::Scan { scan, .. } = part
            && scan.members.iter().any(|member| member.component == component)
        {
            lowest[usize::from(scan.first)..=usize::from(scan.last)].fill(Some(scan.low));
        }
    }
    lowest
}

/// The quantisers of each component: those that stand when its first scan begins.
fn quantisers(jpeg: &Jpeg<'_>) -> Result<Vec<[u16; 64]>, Refusal> {
    let components = &jpeg.frame().components;
    let mut tables = [None; 4];
    let mut found = vec![None; components.len()];
    for part in jpeg.parts() {
        match part {
            Part::Quantization(segment) => read(segment, &mut tables)?,
            Part::Scan { scan, .. } => {
                for member in &scan.members {
                    let table = tables[components[member.component].quantization];
                    found[member.component] = found[member.component].or(table);
                }
            }
            Part::Huffman(_) | Part::RestartInterval(_) => {}
        }
    }
    let missing = Refusal::Broken("a quantization table is missing");
    found.into_iter().map(|table| table.ok_or(missing.clone())).collect()
}

fn read(segment: &[u8], tables: &mut [Option<[u16; 64]>; 4]) -> Result<(), Refusal> {
    const BAD: Refusal = Refusal::Broken("a quantization table is broken");
    let mut reader = Reader::new(segment);
    while !reader.is_empty() {
        let head = reader.u8()?;
        let mut table = [0; 64];
        for value in &mut table {
            *value = match head >> 4 {
                0 => u16::from(reader.u8()?),
                _ => reader.u16_be()?,
            };
        }
        *tables.get_mut(usize::from(head & 15)).ok_or(BAD)? = Some(table);
    }
    Ok(())
}
