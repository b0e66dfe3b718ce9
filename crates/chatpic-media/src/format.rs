//! The formats that are accepted, told apart by their leading bytes alone.

/// A picture format whose container this crate parses and rewrites. APNG is [`Format::Png`],
/// animated WebP is [`Format::WebP`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// JPEG with Huffman coding, baseline or progressive.
    Jpeg,
    /// PNG and APNG.
    Png,
    /// GIF, still or animated.
    Gif,
    /// WebP, still or animated.
    WebP,
    /// Still AVIF.
    Avif,
}

impl Format {
    /// Every accepted format, in the order in which a refusal lists them.
    pub const ALL: [Self; 5] = [Self::Jpeg, Self::Png, Self::Gif, Self::WebP, Self::Avif];

    /// The format that `head` (the file's first bytes; 64 are enough) begins, if it is an accepted
    /// one. HTML, SVG, PDF, TIFF and everything else are `None`.
    pub fn sniff(head: &[u8]) -> Option<Self> {
        if head.starts_with(&[0xFF, 0xD8, 0xFF]) {
            return Some(Self::Jpeg);
        }
        if head.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        if head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a") {
            return Some(Self::Gif);
        }
        if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
            return Some(Self::WebP);
        }
        crate::avif::is_avif(head).then_some(Self::Avif)
    }

    /// The media type under which the cleaned file is served.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::WebP => "image/webp",
            Self::Avif => "image/avif",
        }
    }

    /// The file name extension, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::WebP => "webp",
            Self::Avif => "avif",
        }
    }

    /// The name that people use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
            Self::WebP => "WebP",
            Self::Avif => "AVIF",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_apart_by_their_first_bytes() {
        assert_eq!(Format::sniff(b"\xff\xd8\xff\xe0\0\x10JFIF"), Some(Format::Jpeg));
        assert_eq!(Format::sniff(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"), Some(Format::Png));
        assert_eq!(Format::sniff(b"GIF87a"), Some(Format::Gif));
        assert_eq!(Format::sniff(b"GIF89a"), Some(Format::Gif));
        assert_eq!(Format::sniff(b"RIFF\x10\0\0\0WEBPVP8 "), Some(Format::WebP));
        assert_eq!(Format::sniff(b"\0\0\0\x14ftypavif\0\0\0\0avif"), Some(Format::Avif));
    }

    #[test]
    fn everything_else_is_no_picture() {
        for head in [
            &b""[..],
            b"<svg xmlns",
            b"<!doctype html>",
            b"%PDF-1.7",
            b"II\x2a\0",
            b"RIFF\x10\0\0\0WAVE",
            b" \xff\xd8\xff",
            b"\xff\xd8",
            b"GIF88a",
            b"BM",
        ] {
            assert_eq!(Format::sniff(head), None, "{head:?}");
        }
    }
}
