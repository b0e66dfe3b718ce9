//! How large a picture may be, checked from headers before anything is decoded.

/// Upper bounds for one file. All are inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Pixels along the longer side.
    pub side: u32,
    /// Pixels in one frame (canvas width × height).
    pub frame_pixels: u64,
    /// Frames of an animation.
    pub frames: u32,
    /// Pixels of all frames together; a frame counts with the canvas it is drawn on.
    pub summed_pixels: u64,
    /// Bytes of metadata (everything in the file that is not picture data or a colour profile).
    pub metadata_bytes: u64,
    /// Bytes of the colour profile after decompression.
    pub profile_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            side: 16_384,
            frame_pixels: 50_000_000,
            frames: 500,
            summed_pixels: 300_000_000,
            metadata_bytes: 1 << 20,
            profile_bytes: 1 << 20,
        }
    }
}

impl Limits {
    /// Checks the canvas `width` × `height` of a picture with `frames` frames.
    ///
    /// # Errors
    /// [`Refusal::Broken`](crate::Refusal::Broken) for an empty canvas or no frame,
    /// [`Refusal::TooLarge`](crate::Refusal::TooLarge) naming the first bound that is exceeded.
    pub fn admit(&self, width: u32, height: u32, frames: u32) -> Result<(), crate::Refusal> {
        use crate::Refusal::{Broken, TooLarge};
        if width == 0 || height == 0 || frames == 0 {
            return Err(Broken("the picture is empty"));
        }
        let too_large = |what, limit| Err(TooLarge { what, limit });
        let pixels = u64::from(width) * u64::from(height);
        if width.max(height) > self.side {
            return too_large("pixels along one side", u64::from(self.side));
        }
        if pixels > self.frame_pixels {
            return too_large("pixels", self.frame_pixels);
        }
        if frames > self.frames {
            return too_large("frames", u64::from(self.frames));
        }
        if pixels.saturating_mul(u64::from(frames)) > self.summed_pixels {
            return too_large("pixels in all frames together", self.summed_pixels);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Refusal::{Broken, TooLarge};

    #[test]
    fn each_bound_is_inclusive_and_named_when_exceeded() {
        let limits = Limits {
            side: 100,
            frame_pixels: 5000,
            frames: 4,
            summed_pixels: 9000,
            ..Limits::default()
        };
        let named = |width, height, frames| match limits.admit(width, height, frames) {
            Ok(()) => "admitted",
            Err(TooLarge { what, .. }) => what,
            Err(_) => "refused",
        };
        assert_eq!(named(100, 50, 1), "admitted");
        assert_eq!(named(50, 45, 4), "admitted");
        assert_eq!(named(101, 1, 1), "pixels along one side");
        assert_eq!(named(1, 101, 1), "pixels along one side");
        assert_eq!(named(72, 70, 1), "pixels");
        assert_eq!(named(1, 1, 5), "frames");
        assert_eq!(named(46, 49, 4), "pixels in all frames together");
        assert_eq!(named(u32::MAX, u32::MAX, u32::MAX), "pixels along one side");
    }

    #[test]
    fn a_canvas_without_pixels_or_frames_is_broken() {
        for (width, height, frames) in [(0, 1, 1), (1, 0, 1), (1, 1, 0)] {
            let refusal = Limits::default().admit(width, height, frames);
            assert_eq!(refusal, Err(Broken("the picture is empty")));
        }
    }
}
