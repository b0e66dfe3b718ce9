//! What an ancillary chunk that is dropped held, in a visitor's words. Never opens compressed text.

use crate::Removed;

/// The kind of thing a chunk tells, where it is a kind of its own. `None`: merely unneeded.
pub(super) fn kind(chunk: [u8; 4], data: &[u8]) -> Option<Removed> {
    match &chunk {
        b"tEXt" | b"zTXt" | b"iTXt" => Some(text(data)),
        b"tIME" => Some(Removed::Times),
        b"caBX" => Some(Removed::ContentCredentials),
        b"fdAT" => Some(Removed::ExtraPictures),
        _ => None,
    }
}

fn text(data: &[u8]) -> Removed {
    let keyword = data.split(|byte| *byte == 0).next().unwrap_or_default();
    let keyword = keyword.to_ascii_lowercase();
    match &keyword[..] {
        b"xml:com.adobe.xmp" | b"raw profile type xmp" => Removed::Xmp,
        b"raw profile type exif" | b"raw profile type app1" => Removed::Exif,
        b"raw profile type iptc" => Removed::Iptc,
        b"raw profile type icc" | b"raw profile type icm" => Removed::ProfileTexts,
        b"software" => Removed::Software,
        b"author" | b"artist" | b"copyright" => Removed::Names,
        b"source" => Removed::CameraModel,
        b"creation time" => Removed::Times,
        word if word.starts_with(b"date:") => Removed::Times,
        word if word.starts_with(b"thumb::") => Removed::Thumbnail,
        _ => Removed::Comment,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_dropped_is_named_by_its_keyword() {
        let cases: [(&[u8; 4], &[u8], Option<Removed>); 9] = [
            (b"tEXt", b"Software\0Paint", Some(Removed::Software)),
            (b"zTXt", b"Author\0\0x", Some(Removed::Names)),
            (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>", Some(Removed::Xmp)),
            (b"tEXt", b"Creation Time\0today", Some(Removed::Times)),
            (b"tEXt", b"date:modify\0today", Some(Removed::Times)),
            (b"tEXt", b"no keyword at all", Some(Removed::Comment)),
            (b"tEXt", b"", Some(Removed::Comment)),
            (b"tIME", b"", Some(Removed::Times)),
            (b"prVt", b"Software\0", None),
        ];
        for (chunk, data, expected) in cases {
            assert_eq!(kind(*chunk, data), expected);
        }
    }
}
