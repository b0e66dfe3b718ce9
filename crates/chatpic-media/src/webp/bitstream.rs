//! The first bytes of VP8 and VP8L bitstreams: the size, and what makes a decoder refuse them.

use super::chunks::Chunk;
use crate::Refusal;
use crate::reader::Reader;

/// One coded picture. Its header is sound; its pixels are not yet known to be.
#[derive(Debug)]
pub(crate) struct Still<'a> {
    pub width: u32,
    pub height: u32,
    pub coded: Coded<'a>,
}

#[derive(Debug)]
pub(crate) enum Coded<'a> {
    /// VP8, whose alpha stands in an ALPH chunk of its own.
    Lossy { data: &'a [u8], alpha: Option<&'a [u8]> },
    /// VP8L, which says itself whether its alpha is used.
    Lossless { data: &'a [u8], alpha: bool },
}

impl<'a> Still<'a> {
    /// Reads the header of a `VP8 ` or `VP8L` chunk; `alpha` belongs to the former only.
    pub fn parse(chunk: &Chunk<'a>, alpha: Option<&'a [u8]>) -> Result<Self, Refusal> {
        match &chunk.name {
            b"VP8L" => Self::lossless(chunk.data),
            _ => Self::lossy(chunk.data, alpha),
        }
    }

    /// The same picture with other coded data, of the same kind; its alpha stays where it stands apart.
    pub fn recoded<'b>(&self, data: &'b [u8]) -> Still<'b>
    where
        'a: 'b,
    {
        let coded = match self.coded {
            Coded::Lossy { alpha, .. } => Coded::Lossy { data, alpha },
            Coded::Lossless { alpha, .. } => Coded::Lossless { data, alpha },
        };
        Still { coded, ..*self }
    }

    pub fn has_alpha(&self) -> bool {
        match self.coded {
            Coded::Lossy { alpha, .. } => alpha.is_some(),
            Coded::Lossless { alpha, .. } => alpha,
        }
    }

    fn lossy(data: &'a [u8], alpha: Option<&'a [u8]>) -> Result<Self, Refusal> {
        let mut reader = Reader::new(data);
        let [low, middle, high] = reader.array()?;
        let tag = u32::from_le_bytes([low, middle, high, 0]);
        let (inter_frame, version, shown) = (tag & 1 != 0, (tag >> 1) & 7, (tag >> 4) & 1 != 0);
        let start: [u8; 3] = reader.array()?;
        if inter_frame || version > 3 || !shown || start != [0x9D, 0x01, 0x2A] {
            return Err(Refusal::Broken("the lossy picture's header is not sound"));
        }
        // The upper two bits ask for scaling, which no WebP reader does.
        let width = u32::from(reader.u16_le()? & 0x3FFF);
        let height = u32::from(reader.u16_le()? & 0x3FFF);
        if width == 0 || height == 0 {
            return Err(Refusal::Broken("the picture is empty"));
        }
        let first_partition = (tag >> 5) as usize;
        if first_partition > reader.rest().len() {
            return Err(Refusal::Truncated);
        }
        Ok(Self { width, height, coded: Coded::Lossy { data, alpha } })
    }

    fn lossless(data: &'a [u8]) -> Result<Self, Refusal> {
        let mut reader = Reader::new(data);
        let signature = reader.u8()?;
        let header = reader.u32_le()?;
        let version = header >> 29;
        if signature != 0x2F || version != 0 {
            return Err(Refusal::Broken("the lossless picture's header is not sound"));
        }
        let (width, height) = ((header & 0x3FFF) + 1, ((header >> 14) & 0x3FFF) + 1);
        let alpha = (header >> 28) & 1 != 0;
        Ok(Self { width, height, coded: Coded::Lossless { data, alpha } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse<'a>(name: &[u8; 4], data: &'a [u8]) -> Result<Still<'a>, Refusal> {
        Still::parse(&Chunk { name: *name, data, span: 0 }, None)
    }

    #[test]
    fn the_size_of_a_lossy_picture_leaves_out_its_scaling_bits() {
        let still =
            parse(b"VP8 ", &[0x10, 0, 0, 0x9D, 0x01, 0x2A, 0x05, 0x40, 0x07, 0x80]).unwrap();
        assert_eq!((still.width, still.height), (5, 7));
    }

    #[test]
    fn a_first_partition_beyond_the_chunk_is_a_truncated_file() {
        let cut = [0x30, 0, 0, 0x9D, 0x01, 0x2A, 5, 0, 7, 0];
        assert_eq!(parse(b"VP8 ", &cut).unwrap_err(), Refusal::Truncated);
    }

    #[test]
    fn hidden_and_inter_frames_are_broken() {
        for tag in [0x00, 0x11, 0x18] {
            let data = [tag, 0, 0, 0x9D, 0x01, 0x2A, 5, 0, 7, 0];
            assert!(matches!(parse(b"VP8 ", &data), Err(Refusal::Broken(_))), "{tag:#x}");
        }
    }

    #[test]
    fn a_lossless_picture_says_its_size_and_whether_it_has_alpha() {
        let header: u32 = (10 - 1) | ((20 - 1) << 14) | (1 << 28);
        let [a, b, c, d] = header.to_le_bytes();
        let data = [0x2F, a, b, c, d];
        let still = parse(b"VP8L", &data).unwrap();
        assert_eq!((still.width, still.height, still.has_alpha()), (10, 20, true));
        let [a, b, c, d] = (header | 1 << 29).to_le_bytes();
        assert!(matches!(parse(b"VP8L", &[0x2F, a, b, c, d]), Err(Refusal::Broken(_))));
        assert_eq!(parse(b"VP8L", &data[..4]).unwrap_err(), Refusal::Truncated);
    }
}
