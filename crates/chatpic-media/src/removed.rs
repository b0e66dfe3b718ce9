//! What cleaning took out of a file, in words that a visitor understands.

use std::fmt;

/// One kind of thing that was in the uploaded file and is not in the cleaned one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Removed {
    /// Where it was taken.
    GpsPosition,
    /// Maker and model of the camera or its lens.
    CameraModel,
    /// Numbers that tell one camera, lens or picture from all others.
    SerialNumber,
    /// Names of the programs that wrote it.
    Software,
    /// When it was taken or changed.
    Times,
    /// Of photographers, owners, computers; copyright notices.
    Names,
    /// Titles, captions, keywords and free text.
    Comment,
    /// A smaller copy, which may show what was cropped away.
    Thumbnail,
    /// What only the maker of the camera can read.
    MakerNotes,
    /// Anything else in an Exif block.
    Exif,
    /// An XMP packet.
    Xmp,
    /// IPTC or Photoshop resources.
    Iptc,
    /// A C2PA manifest (JUMBF).
    ContentCredentials,
    /// Pictures that are not shown: previews, depth and gain maps, unused frames.
    ExtraPictures,
    /// Texts, dates, devices and private tags in a colour profile.
    ProfileTexts,
    /// Notes of devices and programs between the frames of a video.
    BetweenFrames,
    /// Subtitles and chapters of a video.
    Subtitles,
    /// What sensors recorded beside a video, and other data that plays along.
    DataTracks,
    /// Pictures or sound of a video beside the ones that play, and what a cut left in.
    ExtraTracks,
    /// Which language a video is in.
    Language,
    /// Files that were attached to a video.
    Attachments,
    /// Segments, chunks or boxes that the picture does not need, in bytes.
    Unneeded(u64),
    /// What stood after the picture's end, in bytes.
    AfterEnd(u64),
}

impl fmt::Display for Removed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::GpsPosition => f.write_str("GPS position"),
            Self::CameraModel => f.write_str("camera model"),
            Self::SerialNumber => f.write_str("serial numbers"),
            Self::Software => f.write_str("software names"),
            Self::Times => f.write_str("dates and times"),
            Self::Names => f.write_str("names of people"),
            Self::Comment => f.write_str("comments"),
            Self::Thumbnail => f.write_str("thumbnail"),
            Self::MakerNotes => f.write_str("camera maker's notes"),
            Self::Exif => f.write_str("other camera data (Exif)"),
            Self::Xmp => f.write_str("editing data (XMP)"),
            Self::Iptc => f.write_str("captions and credits (IPTC)"),
            Self::ContentCredentials => f.write_str("content credentials"),
            Self::ExtraPictures => f.write_str("extra pictures inside the file"),
            Self::ProfileTexts => f.write_str("texts in the colour profile"),
            Self::BetweenFrames => f.write_str("notes between the frames"),
            Self::Subtitles => f.write_str("subtitles and chapters"),
            Self::DataTracks => f.write_str("sensor data and other data tracks"),
            Self::ExtraTracks => f.write_str("pictures and sound that do not play"),
            Self::Language => f.write_str("language"),
            Self::Attachments => f.write_str("attached files"),
            Self::Unneeded(bytes) => write!(f, "{} the picture does not need", Size(*bytes)),
            Self::AfterEnd(bytes) => write!(f, "{} after the end", Size(*bytes)),
        }
    }
}

/// A byte count as people read it: `812 bytes`, `2.1 KiB`, `3.0 MiB`.
struct Size(u64);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = |unit: u64| (self.0 / unit, self.0 % unit * 10 / unit);
        match self.0 {
            1 => f.write_str("1 byte"),
            n if n < 1 << 10 => write!(f, "{n} bytes"),
            n if n < 1 << 20 => {
                let (whole, tenth) = tenths(1 << 10);
                write!(f, "{whole}.{tenth} KiB")
            }
            _ => {
                let (whole, tenth) = tenths(1 << 20);
                write!(f, "{whole}.{tenth} MiB")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_counts_read_as_people_write_them() {
        let said = |bytes| Removed::AfterEnd(bytes).to_string();
        assert_eq!(said(1), "1 byte after the end");
        assert_eq!(said(812), "812 bytes after the end");
        assert_eq!(said(2_200), "2.1 KiB after the end");
        assert_eq!(said((3 << 20) + 104_858), "3.1 MiB after the end");
        assert_eq!(Removed::Unneeded(12).to_string(), "12 bytes the picture does not need");
    }
}
