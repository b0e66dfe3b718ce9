//! Item properties: those that showing a picture needs, each written anew.
//!
//! What a property's definition does not name (bytes behind its end, reserved bits, texts) does not
//! come along.

use super::displayed::Aperture;
use crate::boxes::{IsoBox, boxed, full_box};
use crate::reader::Reader;
use crate::{Limits, Refusal, icc, obu};

/// The two names of the alpha plane, of AV1 and of what came before.
const ALPHA: [&[u8]; 2] =
    [b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", b"urn:mpeg:hevc:2015:auxid:1"];

/// A property that stays.
#[derive(Clone, Debug)]
pub(super) struct Property {
    /// The whole box, as it is written.
    pub bytes: Vec<u8>,
    pub says: Says,
    /// Whether texts of a colour profile went.
    pub blanked: bool,
}

/// What of a property this crate itself looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Size(u32, u32),
    /// The AV1 configuration, which every coded item has.
    Coded,
    /// Turned against the clock by so many quarters.
    Rotated(u8),
    /// Top and bottom exchanged (0), or left and right (1).
    Mirrored(u8),
    /// How samples became colours, as ISO/IEC 23091-4 counts, and whether they use all of their range.
    Matrix(u8, bool),
    /// Shown in part.
    Aperture(Aperture),
    Alpha,
    /// That one of several layers, or operating points, is the picture.
    Layer,
    /// How the coded bytes divide into layers; wrong once a byte of them has gone.
    LayerSizes,
    Other,
}

/// What remains of a property; `None` where nothing does.
pub(super) fn keep(part: &IsoBox<'_>, limits: &Limits) -> Result<Option<Property>, Refusal> {
    let mut reader = Reader::new(part.data);
    let (mut says, mut blanked) = (Says::Other, false);
    let bytes = match &part.kind {
        b"ispe" => {
            let ([_, _, _, _], width, height) =
                (reader.array()?, reader.u32_be()?, reader.u32_be()?);
            says = Says::Size(width, height);
            full_box(b"ispe", 0, 0, &part.data[4..12])?
        }
        b"pixi" => {
            let [_, _, _, _, channels] = reader.array()?;
            let depths = reader.take(usize::from(channels))?;
            full_box(b"pixi", 0, 0, &[&[channels], depths].concat())?
        }
        b"av1C" => {
            let [marker, profile, layout, delay] = reader.array()?;
            if marker != 0x81 {
                return Err(Refusal::Broken("the AV1 configuration is not sound"));
            }
            says = Says::Coded;
            let header = [marker, profile, layout, delay & 0x1F];
            boxed(b"av1C", &[&header, &*obu::strip(reader.rest())?.data].concat())?
        }
        b"colr" => match &reader.array()? {
            b"nclx" => {
                let content = nclx(&mut reader)?;
                let matrix = u8::try_from(u16::from_be_bytes([content[4], content[5]]));
                // What is beyond a byte is reserved, as 255 is.
                says = Says::Matrix(matrix.unwrap_or(u8::MAX), content[6] != 0);
                boxed(b"colr", &[b"nclx", content.as_slice()].concat())?
            }
            kind @ (b"prof" | b"rICC") => {
                let limit = limits.profile_bytes;
                if reader.rest().len() as u64 > limit {
                    return Err(Refusal::TooLarge { what: "bytes of colour profile", limit });
                }
                let (profile, was_blanked) = icc::blank(reader.rest())?;
                blanked = was_blanked;
                boxed(b"colr", &[kind, profile.as_slice()].concat())?
            }
            _ => return Ok(None),
        },
        b"irot" => {
            let angle = reader.u8()? & 3;
            says = Says::Rotated(angle);
            boxed(b"irot", &[angle])?
        }
        b"imir" => {
            let axis = reader.u8()? & 1;
            says = Says::Mirrored(axis);
            boxed(b"imir", &[axis])?
        }
        b"auxC" => {
            reader.take(4)?;
            let rest = reader.rest();
            let name = rest.split(|byte| *byte == 0).next().unwrap_or_default();
            if !ALPHA.contains(&name) {
                return Ok(None);
            }
            says = Says::Alpha;
            full_box(b"auxC", 0, 0, &[name, &[0]].concat())?
        }
        b"a1lx" => {
            says = Says::LayerSizes;
            let large = reader.u8()? & 1;
            let sizes = reader.take(if large == 1 { 12 } else { 6 })?;
            boxed(b"a1lx", &[&[large], sizes].concat())?
        }
        b"cclv" => {
            let flags = reader.u8()? & 0x3C;
            let numbers = (flags & 0x1C).count_ones() as usize;
            let primaries = if flags & 0x20 != 0 { 24 } else { 0 };
            let content = reader.take(primaries + 4 * numbers)?;
            boxed(b"cclv", &[&[flags], content].concat())?
        }
        b"clap" => {
            let content: [u8; 32] = reader.array()?;
            says = Says::Aperture(Aperture::parse(&content));
            boxed(b"clap", &content)?
        }
        b"pasp" => boxed(b"pasp", reader.take(8)?)?,
        b"a1op" => {
            let point = reader.array::<1>()?;
            says = if point == [0] { Says::Other } else { Says::Layer };
            boxed(b"a1op", &point)?
        }
        b"lsel" => {
            let layer = reader.array::<2>()?;
            // Of all ones, the last is.
            says = if layer == [0xFF; 2] { Says::Other } else { Says::Layer };
            boxed(b"lsel", &layer)?
        }
        b"clli" => boxed(b"clli", reader.take(4)?)?,
        b"mdcv" => boxed(b"mdcv", reader.take(24)?)?,
        _ => return Ok(None),
    };
    Ok(Some(Property { bytes, says, blanked }))
}

/// Primaries, transfer, matrix, and one bit for the range.
fn nclx(reader: &mut Reader<'_>) -> Result<Vec<u8>, Refusal> {
    let mut content = reader.take(7)?.to_vec();
    content[6] &= 0x80;
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(kind: &[u8; 4], data: &[u8]) -> Option<Property> {
        keep(&IsoBox { kind: *kind, data, span: 0 }, &Limits::default()).unwrap()
    }

    #[test]
    fn bytes_behind_a_property_and_reserved_bits_go() {
        assert_eq!(kept(b"irot", b"\xFDMARKER").unwrap().bytes, b"\0\0\0\x09irot\x01");
        assert_eq!(kept(b"irot", b"\xFD").unwrap().says, Says::Rotated(1));
        assert_eq!(kept(b"imir", b"\xFF").unwrap().says, Says::Mirrored(1));
        let nclx = kept(b"colr", b"nclx\0\x01\0\x0D\0\x06\xFFMARKER").unwrap();
        assert_eq!(nclx.bytes, b"\0\0\0\x13colrnclx\0\x01\0\x0D\0\x06\x80");
        assert_eq!(nclx.says, Says::Matrix(6, true));
        let cclv = kept(b"cclv", &[0xC4, 1, 2, 3, 4, 9]).unwrap();
        assert_eq!(cclv.bytes, b"\0\0\0\x0Dcclv\x04\x01\x02\x03\x04");
    }

    #[test]
    fn only_alpha_is_a_plane_that_stays() {
        let alpha = kept(b"auxC", b"\0\0\0\0urn:mpeg:hevc:2015:auxid:1\0MARKER").unwrap();
        assert_eq!(alpha.says, Says::Alpha);
        assert!(alpha.bytes.ends_with(b"auxid:1\0"));
        assert!(kept(b"auxC", b"\0\0\0\0urn:mpeg:hevc:2015:auxid:2\0").is_none());
    }

    #[test]
    fn unknown_properties_go() {
        assert!(kept(b"udes", b"\0\0\0\0MARKER").is_none());
    }

    #[test]
    fn a_property_cut_short_is_refused() {
        for (kind, data) in
            [(b"ispe", &[0; 11][..]), (b"clap", &[0; 31]), (b"pixi", &[0, 0, 0, 0, 3])]
        {
            let part = IsoBox { kind: *kind, data, span: 0 };
            assert_eq!(keep(&part, &Limits::default()).unwrap_err(), Refusal::Truncated);
        }
    }
}
