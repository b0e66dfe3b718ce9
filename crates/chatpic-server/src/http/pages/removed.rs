//! What was taken out of a file, in the reader's language.
//!
//! It is kept and sent in English, as `chatpic_media::Removed` says it. Words that are no more, or not yet,
//! among these are said as they are.

use crate::http::say::Say;

/// The message for `words`, one thing that was removed.
pub fn said(words: &str) -> Say {
    if let Some((_, name)) = KINDS.iter().find(|(kind, _)| *kind == words) {
        return Say::of(*name);
    }
    let counted =
        SIZED.iter().find_map(|(rest, name)| Some((size(words.strip_suffix(rest)?)?, *name)));
    counted.map_or_else(|| Say::verbatim(words), |(size, name)| Say::of(name).with("size", size))
}

/// `812 bytes`, `2.1 KiB` or `3.0 MiB`.
fn size(words: &str) -> Option<Say> {
    let (number, unit) = words.split_once(' ')?;
    let count = || number.parse::<u64>().ok();
    let decimal = || {
        let (whole, tenth) = number.split_once('.')?;
        let (whole, tenth): (u64, u64) = (whole.parse().ok()?, tenth.parse().ok()?);
        Some(Say::of("figure-decimal").with("whole", whole).with("tenth", tenth))
    };
    match unit {
        "byte" | "bytes" => Some(Say::of("figure-bytes").with("count", count()?)),
        "KiB" => Some(Say::of("figure-kib").with("count", decimal()?)),
        "MiB" => Some(Say::of("figure-mib").with("count", decimal()?)),
        _ => None,
    }
}

const KINDS: [(&str, &str); 21] = [
    ("GPS position", "removed-gps-position"),
    ("camera model", "removed-camera-model"),
    ("serial numbers", "removed-serial-number"),
    ("software names", "removed-software"),
    ("dates and times", "removed-times"),
    ("names of people", "removed-names"),
    ("comments", "removed-comment"),
    ("thumbnail", "removed-thumbnail"),
    ("camera maker's notes", "removed-maker-notes"),
    ("other camera data (Exif)", "removed-exif"),
    ("editing data (XMP)", "removed-xmp"),
    ("captions and credits (IPTC)", "removed-iptc"),
    ("content credentials", "removed-content-credentials"),
    ("extra pictures inside the file", "removed-extra-pictures"),
    ("texts in the colour profile", "removed-profile-texts"),
    ("notes between the frames", "removed-between-frames"),
    ("subtitles and chapters", "removed-subtitles"),
    ("sensor data and other data tracks", "removed-data-tracks"),
    ("pictures and sound that do not play", "removed-extra-tracks"),
    ("language", "removed-language"),
    ("attached files", "removed-attachments"),
];

/// After a size.
const SIZED: [(&str, &str); 2] =
    [(" the picture does not need", "removed-unneeded"), (" after the end", "removed-after-end")];

#[cfg(test)]
mod tests {
    use chatpic_media::Removed;

    use super::*;
    use crate::http::say::Lang;

    #[test]
    fn every_kind_of_thing_that_is_removed_has_a_message_which_in_english_says_the_same() {
        for kind in [
            Removed::GpsPosition,
            Removed::CameraModel,
            Removed::SerialNumber,
            Removed::Software,
            Removed::Times,
            Removed::Names,
            Removed::Comment,
            Removed::Thumbnail,
            Removed::MakerNotes,
            Removed::Exif,
            Removed::Xmp,
            Removed::Iptc,
            Removed::ContentCredentials,
            Removed::ExtraPictures,
            Removed::BetweenFrames,
            Removed::Subtitles,
            Removed::DataTracks,
            Removed::ExtraTracks,
            Removed::Language,
            Removed::Attachments,
            Removed::ProfileTexts,
            Removed::Unneeded(1),
            Removed::Unneeded(2150),
            Removed::AfterEnd(812),
            Removed::AfterEnd(3 << 20),
        ] {
            let words = kind.to_string();
            assert_ne!(said(&words), Say::verbatim(&*words), "{words}");
            assert_eq!(said(&words).text(Lang::English), words);
        }
    }

    #[test]
    fn words_that_are_not_ours_are_said_as_they_are() {
        for words in ["", "moiré", "x.y KiB after the end", "after the end", "2 TiB after the end"]
        {
            assert_eq!(said(words), Say::verbatim(words));
        }
    }
}
