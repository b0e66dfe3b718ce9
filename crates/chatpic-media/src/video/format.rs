//! The kinds of video that are accepted, told apart by their leading bytes, and what is coded in them.

use crate::Format as PictureFormat;

/// A container that a video is cleaned into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// MP4; QuickTime (MOV) becomes it.
    Mp4,
    /// WebM.
    WebM,
}

impl Format {
    /// Every accepted container, in the order in which a refusal lists them.
    pub const ALL: [Self; 2] = [Self::Mp4, Self::WebM];

    /// What `head` (the file's first bytes; 64 are enough) begins, if it is an accepted one. Pictures
    /// in boxes (HEIC, AVIF) and Matroska that is not WebM are `None`.
    pub fn sniff(head: &[u8]) -> Option<Self> {
        if head.starts_with(&EBML) {
            return is_webm(head).then_some(Self::WebM);
        }
        is_mp4(head).then_some(Self::Mp4)
    }

    /// The media type under which the cleaned file is served.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Mp4 => "video/mp4",
            Self::WebM => "video/webm",
        }
    }

    /// The file name extension, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Mp4 => "mp4",
            Self::WebM => "webm",
        }
    }

    /// The name that people use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mp4 => "MP4",
            Self::WebM => "WebM",
        }
    }
}

/// How pictures are coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VideoCodec {
    /// AVC.
    H264,
    /// HEVC.
    H265,
    /// VP8.
    Vp8,
    /// VP9.
    Vp9,
    /// AV1.
    Av1,
}

impl VideoCodec {
    /// Whether a usual browser plays it. Many play H.265 only where the machine does it for them, or
    /// not at all.
    pub fn plays_in_browsers(self) -> bool {
        self != Self::H265
    }

    /// The name that people use.
    pub fn name(self) -> &'static str {
        match self {
            Self::H264 => "H.264",
            Self::H265 => "H.265",
            Self::Vp8 => "VP8",
            Self::Vp9 => "VP9",
            Self::Av1 => "AV1",
        }
    }
}

/// How sound is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AudioCodec {
    /// AAC.
    Aac,
    /// Opus.
    Opus,
    /// Vorbis.
    Vorbis,
}

impl AudioCodec {
    /// The name that people use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Aac => "AAC",
            Self::Opus => "Opus",
            Self::Vorbis => "Vorbis",
        }
    }
}

fn is_mp4(head: &[u8]) -> bool {
    let Some((len, rest)) = head.split_first_chunk::<4>() else { return false };
    let len = usize::try_from(u32::from_be_bytes(*len)).unwrap_or(usize::MAX);
    if len < 16 || !rest.starts_with(b"ftyp") || PictureFormat::sniff(head).is_some() {
        return false;
    }
    let brands = &head[8..len.min(head.len())];
    // Between the first and the others stands a version.
    let brands = brands.chunks_exact(4).enumerate().filter(|(at, _)| *at != 1);
    let mut film = false;
    for (_, brand) in brands {
        if PICTURES.iter().any(|it| it[..] == *brand) {
            return false;
        }
        film |= FILMS.iter().any(|it| brand.starts_with(it));
    }
    film
}

/// Reads the document type in the EBML header, as far as `head` reaches.
fn is_webm(head: &[u8]) -> bool {
    const DOC_TYPE: &[u8] = b"\x42\x82\x84webm";
    let header = &head[4..head.len().min(64)];
    header.windows(DOC_TYPE.len()).any(|it| it == DOC_TYPE)
}

const EBML: [u8; 4] = [0x1A, 0x45, 0xDF, 0xA3];

/// What brands of films begin with: ISO base media, QuickTime, phones, cameras, streaming.
const FILMS: [&[u8]; 15] = [
    b"iso", b"mp4", b"mp7", b"qt  ", b"avc1", b"av01", b"hvc1", b"M4V", b"MSNV", b"3g", b"dash",
    b"msdh", b"cmf", b"f4v", b"XAVC",
];

/// Brands of pictures, which also are what their boxes tell: HEIC, AVIF and their kin.
const PICTURES: [&[u8; 4]; 17] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"mif2",
    b"msf1", b"avif", b"avis", b"avci", b"avcs", b"jpeg", b"crx ",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films_are_told_by_their_brands() {
        let ftyp = |brands: &[u8]| {
            let len = u8::try_from(8 + brands.len()).unwrap();
            [&[0, 0, 0, len][..], b"ftyp", brands].concat()
        };
        for brands in [
            &b"isom\0\0\x02\0isomiso2avc1mp41"[..],
            b"qt  \0\0\0\0qt  ",
            b"mp42\0\0\0\0",
            b"3gp4\x00\x00\x03\x003gp4",
            b"GoPr\0\0\0\0mp42",
            b"M4V \0\0\0\0",
        ] {
            assert_eq!(Format::sniff(&ftyp(brands)), Some(Format::Mp4), "{brands:?}");
        }
        for brands in [
            &b"heic\0\0\0\0mif1heic"[..],
            b"mif1\0\0\0\0mif1isom",
            b"isom\0\0\0\0heic",
            b"avif\0\0\0\0avifmif1iso8",
            b"msf1\0\0\0\0msf1hevciso8",
            b"jp2 \0\0\0\0jp2 ",
            // A version is not a brand.
            b"abcdisom",
        ] {
            assert_eq!(Format::sniff(&ftyp(brands)), None, "{brands:?}");
        }
    }

    #[test]
    fn webm_is_told_from_other_matroska() {
        let ebml = |kind: &[u8]| {
            let len = 0x80 | u8::try_from(kind.len()).unwrap();
            [&b"\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82"[..], &[len], kind].concat()
        };
        assert_eq!(Format::sniff(&ebml(b"webm")), Some(Format::WebM));
        assert_eq!(Format::sniff(&ebml(b"matroska")), None);
        assert_eq!(Format::sniff(&ebml(b"webmx")), None);
    }

    #[test]
    fn everything_else_is_no_video() {
        for head in
            [&b""[..], b"\0\0\0\x18ftyp", b"\x1A\x45\xDF\xA3", b"RIFF\0\0\0\0AVI ", b"GIF89a"]
        {
            assert_eq!(Format::sniff(head), None, "{head:?}");
        }
    }
}
