//! The segments beside the picture: the few that decide how it is shown, and what else there was.

use super::markers::count;
use crate::{Limits, Refusal, Removed, tiff};

/// What application and comment segments hold. Only those before the first scan decide anything, as
/// in every viewer.
#[derive(Debug, Default)]
pub(super) struct Extras<'a> {
    /// Width and height of a pixel, where there is a JFIF segment.
    pub jfif: Option<(u16, u16)>,
    /// The colour transform, where there is an Adobe segment.
    pub adobe: Option<u8>,
    profile: Vec<(u8, u8, &'a [u8])>,
    profile_bytes: u64,
    orientation: Option<u8>,
    metadata_bytes: u64,
    removed: Vec<Removed>,
    pub unneeded: u64,
    after_end: u64,
}

impl<'a> Extras<'a> {
    /// Takes in a segment that is neither table nor header nor scan.
    pub fn add(
        &mut self,
        marker: u8,
        data: &'a [u8],
        before_scans: bool,
        limits: &Limits,
    ) -> Result<(), Refusal> {
        let is_profile = marker == 0xE2 && before_scans;
        let profile = data.strip_prefix(b"ICC_PROFILE\0").filter(|_| is_profile);
        if let Some([number, of, part @ ..]) = profile {
            self.profile_bytes += count(part.len());
            self.profile.push((*number, *of, part));
            let (what, limit) = ("bytes of colour profile", limits.profile_bytes);
            return match self.profile_bytes <= limit {
                true => Ok(()),
                false => Err(Refusal::TooLarge { what, limit }),
            };
        }
        self.metadata_bytes += count(data.len());
        if self.metadata_bytes > limits.metadata_bytes {
            return Err(Refusal::TooLarge {
                what: "bytes of metadata",
                limit: limits.metadata_bytes,
            });
        }
        self.classify(marker, data, before_scans);
        Ok(())
    }

    fn classify(&mut self, marker: u8, data: &'a [u8], before_scans: bool) {
        let whole = count(data.len()) + 4;
        match (marker, data) {
            (
                0xE0,
                [b'J', b'F', b'I', b'F', 0, _, _, _, x1, x2, y1, y2, across, down, rest @ ..],
            ) if before_scans => {
                self.jfif = Some((u16::from_be_bytes([*x1, *x2]), u16::from_be_bytes([*y1, *y2])));
                let thumbnail = 3 * usize::from(*across) * usize::from(*down);
                if thumbnail > 0 {
                    self.removed.push(Removed::Thumbnail);
                }
                self.unneeded += count(rest.len().saturating_sub(thumbnail));
            }
            (0xE0, [b'J', b'F', b'X', b'X', 0, ..]) => self.removed.push(Removed::Thumbnail),
            (0xE1, [b'E', b'x', b'i', b'f', 0, _, tiff @ ..]) => {
                let exif = tiff::read(tiff);
                if before_scans {
                    self.orientation.get_or_insert(exif.orientation);
                }
                self.removed.extend(exif.kinds);
            }
            (0xE1, data) if data.starts_with(b"http://ns.adobe.com/x") => {
                self.removed.push(Removed::Xmp);
            }
            (0xEB, [b'J', b'P', ..]) => self.removed.push(Removed::ContentCredentials),
            (0xED, data) if data.starts_with(b"Photoshop 3.0\0") => {
                self.removed.push(Removed::Iptc)
            }
            (0xEE, [b'A', b'd', b'o', b'b', b'e', _, _, _, _, _, _, transform, rest @ ..])
                if before_scans =>
            {
                self.adobe = Some(*transform);
                self.unneeded += count(rest.len());
            }
            (0xFE, data) if !data.is_empty() => self.removed.push(Removed::Comment),
            _ => self.unneeded += whole,
        }
    }

    /// Takes in what follows the picture's end: other pictures, as cameras append them, or anything.
    pub fn after_end(&mut self, rest: &[u8]) {
        let begin = rest.iter().position(|byte| *byte != 0).unwrap_or(rest.len());
        match rest[begin..].starts_with(&[0xFF, 0xD8, 0xFF]) {
            true => self.removed.push(Removed::ExtraPictures),
            false => self.after_end = count(rest.len()),
        }
    }

    pub fn orientation(&self) -> u8 {
        self.orientation.unwrap_or(1)
    }

    /// The colour profile, where its parts are all there exactly once. Viewers ignore one of which
    /// parts are missing, so it counts as unneeded.
    pub fn profile(&self) -> Option<Vec<u8>> {
        let mut parts = self.profile.clone();
        parts.sort_by_key(|(number, ..)| *number);
        let numbers = parts.iter().map(|(number, ..)| usize::from(*number));
        let whole = numbers.eq(1..=parts.len())
            && parts.iter().all(|(_, of, _)| usize::from(*of) == parts.len());
        let part_bytes = |(_, _, part): &(u8, u8, &'a [u8])| part.to_vec();
        (whole && !parts.is_empty()).then(|| parts.iter().flat_map(part_bytes).collect())
    }

    /// Everything that is gone, the bytes of unused tables and coding among it.
    pub fn removed(self, profile: Profile, unneeded: u64) -> Vec<Removed> {
        let mut removed = self.removed;
        let mut unneeded = self.unneeded + unneeded;
        match profile {
            Profile::Blanked => removed.push(Removed::ProfileTexts),
            Profile::Dropped => unneeded += self.profile_bytes,
            Profile::AsItWas => {}
        }
        if unneeded > 0 {
            removed.push(Removed::Unneeded(unneeded));
        }
        if self.after_end > 0 {
            removed.push(Removed::AfterEnd(self.after_end));
        }
        removed
    }
}

/// What became of the colour profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Profile {
    AsItWas,
    Blanked,
    Dropped,
}
