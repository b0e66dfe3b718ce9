//! How large a video may be.

use crate::Refusal;

/// Upper bounds for one video. All are inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// How long it plays, in milliseconds.
    pub millis: u64,
    /// Pixels along the longer side.
    pub long_side: u32,
    /// Pixels along the shorter side.
    pub short_side: u32,
    /// Coded frames of picture and sound together. Each costs about 100 bytes of memory.
    pub samples: u32,
    /// Bytes of one coded frame. Two of them are held in memory.
    pub sample_bytes: u32,
    /// Bytes of everything that says where frames are and how they play, metadata included.
    pub head_bytes: u64,
    /// Boxes or elements of the container, frames aside.
    pub parts: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 500 << 20,
            millis: 600_000,
            long_side: 3840,
            short_side: 2160,
            samples: 300_000,
            sample_bytes: 16 << 20,
            head_bytes: 16 << 20,
            parts: 200_000,
        }
    }
}

impl Limits {
    /// Checks the size in which a video is shown.
    pub(super) fn admit(&self, width: u32, height: u32) -> Result<(), Refusal> {
        self.admit_within(width, height, 0)
    }

    /// Checks the size in which frames are coded, which may be larger by what fills the last block.
    pub(super) fn admit_coded(&self, width: u32, height: u32) -> Result<(), Refusal> {
        self.admit_within(width, height, BLOCK - 1)
    }

    pub(super) fn admit_millis(&self, millis: u64) -> Result<(), Refusal> {
        if millis == 0 {
            return Err(Refusal::Broken("the video has no length"));
        }
        if millis > self.millis {
            return Err(Refusal::TooLarge { what: "seconds", limit: self.millis / 1000 });
        }
        Ok(())
    }

    pub(super) fn admit_samples(&self, count: u64) -> Result<(), Refusal> {
        if count > u64::from(self.samples) {
            return Err(Refusal::TooLarge { what: "frames", limit: u64::from(self.samples) });
        }
        Ok(())
    }

    pub(super) fn admit_sample(&self, bytes: u64) -> Result<u32, Refusal> {
        let limit = self.sample_bytes;
        match u32::try_from(bytes) {
            Ok(bytes) if bytes <= limit => Ok(bytes),
            _ => Err(Refusal::TooLarge { what: "bytes in one frame", limit: limit.into() }),
        }
    }

    pub(super) fn admit_head(&self, bytes: u64) -> Result<usize, Refusal> {
        match usize::try_from(bytes) {
            Ok(len) if bytes <= self.head_bytes => Ok(len),
            _ => Err(Refusal::TooLarge { what: "bytes of metadata", limit: self.head_bytes }),
        }
    }

    fn admit_within(&self, width: u32, height: u32, slack: u32) -> Result<(), Refusal> {
        if width == 0 || height == 0 {
            return Err(Refusal::Broken("the video has no size"));
        }
        let too_large = |what, limit: u32| Err(Refusal::TooLarge { what, limit: limit.into() });
        if width.max(height) > self.long_side.saturating_add(slack) {
            return too_large("pixels along the longer side", self.long_side);
        }
        if width.min(height) > self.short_side.saturating_add(slack) {
            return too_large("pixels along the shorter side", self.short_side);
        }
        Ok(())
    }
}

/// Pixels along the side of the largest block that a picture is coded in.
const BLOCK: u32 = 64;

/// How many parts of a container may still be read.
#[derive(Debug)]
pub(super) struct Budget {
    left: u32,
    limit: u32,
}

impl Budget {
    pub fn of(limits: &Limits) -> Self {
        Self { left: limits.parts, limit: limits.parts }
    }

    pub fn spend(&mut self) -> Result<(), Refusal> {
        let limit = u64::from(self.limit);
        self.left = self
            .left
            .checked_sub(1)
            .ok_or(Refusal::TooLarge { what: "parts in one file", limit })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Refusal::{Broken, TooLarge};

    #[test]
    fn a_video_may_stand_upright_or_lie() {
        let limits = Limits::default();
        assert_eq!(limits.admit(3840, 2160), Ok(()));
        assert_eq!(limits.admit(2160, 3840), Ok(()));
        let what = "pixels along the longer side";
        assert_eq!(limits.admit(3841, 2), Err(TooLarge { what, limit: 3840 }));
        let what = "pixels along the shorter side";
        assert_eq!(limits.admit(2161, 2161), Err(TooLarge { what, limit: 2160 }));
        assert_eq!(limits.admit_coded(3840, 2176), Ok(()));
        assert!(limits.admit_coded(3904, 2160).is_err());
        assert_eq!(limits.admit(0, 5), Err(Broken("the video has no size")));
    }

    #[test]
    fn a_length_is_more_than_nothing_and_at_most_the_limit() {
        let limits = Limits::default();
        assert_eq!(limits.admit_millis(0), Err(Broken("the video has no length")));
        assert_eq!(limits.admit_millis(600_000), Ok(()));
        let refusal = limits.admit_millis(600_001);
        assert_eq!(refusal, Err(TooLarge { what: "seconds", limit: 600 }));
    }

    #[test]
    fn parts_are_counted() {
        let mut budget = Budget::of(&Limits { parts: 2, ..Limits::default() });
        assert_eq!(budget.spend(), Ok(()));
        assert_eq!(budget.spend(), Ok(()));
        assert_eq!(budget.spend(), Err(TooLarge { what: "parts in one file", limit: 2 }));
    }
}
