//! What stays behind when a video is cleaned, gathered on the way, and what tags are about by their
//! names.

use std::collections::BTreeSet;

use super::payload::Dropped;
use crate::Removed;

#[derive(Clone, Debug, Default)]
pub(super) struct Leavings {
    found: BTreeSet<Removed>,
    pub unneeded: u64,
    pub after_end: u64,
}

impl Leavings {
    pub fn note(&mut self, what: Removed) {
        self.found.insert(what);
    }

    pub fn note_if(&mut self, there: bool, what: Removed) {
        if there {
            self.note(what);
        }
    }

    /// Notes what a tag of this name tells.
    pub fn note_tag(&mut self, name: &[u8]) {
        self.found.extend(told_by(name));
    }

    /// Adds what was gathered elsewhere.
    pub fn absorb(&mut self, other: Self) {
        self.found.extend(other.found);
        self.unneeded += other.unneeded;
        self.after_end += other.after_end;
    }

    /// All of it, sorted, each kind once.
    pub fn told(mut self, dropped: Dropped) -> Vec<Removed> {
        self.note_if(dropped.notes, Removed::BetweenFrames);
        let mut told: Vec<_> = self.found.into_iter().collect();
        match self.unneeded + dropped.bytes {
            0 => {}
            bytes => told.push(Removed::Unneeded(bytes)),
        }
        if self.after_end > 0 {
            told.push(Removed::AfterEnd(self.after_end));
        }
        told.sort_unstable();
        told
    }
}

/// What a tag is about: by four letters as QuickTime and 3GPP name it, or by words in its name as
/// Apple, Android and Matroska do. How long it plays is no news.
fn told_by(name: &[u8]) -> Option<Removed> {
    let name = String::from_utf8_lossy(name).to_lowercase();
    let about = |words: &[&str]| words.iter().any(|it| name.contains(it));
    // "©" is one byte in a box's name, so it is gone from the letters here.
    Some(if name == "duration" {
        return None;
    } else if about(&["xyz", "loci", "gps", "location", "latitude", "longitude", "address"]) {
        Removed::GpsPosition
    } else if name == "came" || about(&["serial", "uuid", "identifier", "umid", "imei", "firm"]) {
        Removed::SerialNumber
    } else if about(&["mak", "mod", "manufacturer", "camera", "lens", "device", "focal"]) {
        Removed::CameraModel
    } else if about(&["swr", "too", "enc", "software", "version", "writing", "muxing", "fmt"]) {
        Removed::Software
    } else if about(&["day", "date", "time", "year", "yrrc"]) {
        Removed::Times
    } else if about(&["covr", "cover", "artwork", "thm", "thumb", "snal"]) {
        Removed::Thumbnail
    } else if about(&["art", "aut", "prf", "perf", "cpy", "cprt", "copy", "dir", "prd"])
        || about(&["publisher", "producer", "composer", "wrt", "quicktime.user", "owner"])
    {
        Removed::Names
    } else if about(&["xmp"]) {
        Removed::Xmp
    } else {
        Removed::Comment
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_by_their_names() {
        for (name, about) in [
            (&b"\xA9xyz"[..], Removed::GpsPosition),
            (b"com.apple.quicktime.location.ISO6709", Removed::GpsPosition),
            (b"loci", Removed::GpsPosition),
            (b"\xA9mak", Removed::CameraModel),
            (b"com.apple.quicktime.model", Removed::CameraModel),
            (b"com.apple.quicktime.camera.lens_model", Removed::CameraModel),
            (b"com.android.manufacturer", Removed::CameraModel),
            (b"com.apple.quicktime.software", Removed::Software),
            (b"com.android.version", Removed::Software),
            (b"ENCODER", Removed::Software),
            (b"\xA9swr", Removed::Software),
            (b"com.apple.quicktime.creationdate", Removed::Times),
            (b"\xA9day", Removed::Times),
            (b"covr", Removed::Thumbnail),
            (b"\xA9ART", Removed::Names),
            (b"com.apple.quicktime.content.identifier", Removed::SerialNumber),
            (b"XMP_", Removed::Xmp),
            (b"\xA9nam", Removed::Comment),
            (b"COMMENT", Removed::Comment),
        ] {
            assert_eq!(told_by(name), Some(about), "{:?}", String::from_utf8_lossy(name));
        }
        assert_eq!(told_by(b"DURATION"), None);
    }

    #[test]
    fn what_is_told_is_sorted_and_said_once() {
        let mut leavings = Leavings { unneeded: 5, after_end: 7, ..Leavings::default() };
        leavings.note_tag(b"\xA9day");
        leavings.note_tag(b"\xA9xyz");
        leavings.note_tag(b"loci");
        let told = leavings.told(Dropped { notes: true, bytes: 3 });
        let expected = [
            Removed::GpsPosition,
            Removed::Times,
            Removed::BetweenFrames,
            Removed::Unneeded(8),
            Removed::AfterEnd(7),
        ];
        assert_eq!(told, expected);
        assert_eq!(Leavings::default().told(Dropped::default()), []);
    }
}
