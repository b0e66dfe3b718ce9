//! What a worker can be asked for. A job is a few words on a command line, and back.

mod stills;

use std::time::Duration;

pub use stills::{Chroma, Stills};

/// How the input is read. Nobody guesses: the bytes were told apart before, and ffmpeg is forced to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// MP4 and QuickTime, with `moov` before the media: the input can't be sought in.
    Mp4,
    /// WebM, and no other Matroska by what the server lets through.
    WebM,
}

/// Width and height in pixels, each from 1 to [`Size::MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    width: u16,
    height: u16,
}

/// One job for one process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// Which ffmpeg this is. Needs no input.
    Version,
    /// Whether the first frame can be decoded. Gives nothing.
    Probe(Format),
    /// The frame at a time, or the first after it, as RGB of exactly this size.
    Poster {
        /// Of the input.
        format: Format,
        /// From the beginning. All before it is decoded, for the input can't be sought in.
        at: Duration,
        /// What is given.
        size: Size,
    },
    /// Frames to compare with lists: the first, one each `every`, and those at cuts. See
    /// [`FrameReader`](crate::FrameReader) for how they come.
    Frames {
        /// Of the input.
        format: Format,
        /// What is given.
        size: Size,
        /// Not less than a tenth of a second.
        every: Duration,
    },
    /// The same as H.264 and AAC in a fragmented MP4, for browsers that know nothing else.
    Transcode(Format),
    /// The same, with a picture over each frame. The picture's pixels come first on standard input.
    Burn {
        /// Of the input.
        format: Format,
        /// Of the picture, and of every frame.
        size: Size,
    },
    /// The samples of still pictures, as they are coded.
    Stills(Stills),
}

impl Size {
    /// The longest side that is given or laid over.
    pub const MAX: u16 = 4096;

    /// None where a side is 0 or too long.
    pub fn new(width: u16, height: u16) -> Option<Self> {
        let fits = |side| (1..=Self::MAX).contains(&side);
        (fits(width) && fits(height)).then_some(Self { width, height })
    }

    /// The size of something `width` × `height` when its longer side is at most `longest`: never larger
    /// than it is, and in proportion, as far as whole pixels go.
    pub fn within(width: u32, height: u32, longest: u16) -> Self {
        let longest = u64::from(longest.clamp(1, Self::MAX));
        let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
        let longer = width.max(height);
        let side = |side: u64| {
            let scaled =
                if longer > longest { (side * longest + longer / 2) / longer } else { side };
            u16::try_from(scaled.max(1)).expect("it is no longer than a u16")
        };
        Self { width: side(width), height: side(height) }
    }

    /// In pixels.
    pub fn width(self) -> u16 {
        self.width
    }

    /// In pixels.
    pub fn height(self) -> u16 {
        self.height
    }

    /// How many bytes so many pixels are, each of `bytes`.
    pub fn bytes(self, bytes: usize) -> usize {
        usize::from(self.width) * usize::from(self.height) * bytes
    }
}

impl Job {
    /// The job as words, which [`Job::parse`] reads.
    pub(crate) fn words(&self) -> Vec<String> {
        let text = match *self {
            Self::Version => "version".to_owned(),
            Self::Probe(format) => format!("probe {}", format.word()),
            Self::Poster { format, at, size: Size { width, height } } => {
                format!("poster {} {} {width} {height}", format.word(), at.as_millis())
            }
            Self::Frames { format, size: Size { width, height }, every } => {
                format!("frames {} {width} {height} {}", format.word(), every.as_millis())
            }
            Self::Transcode(format) => format!("transcode {}", format.word()),
            Self::Burn { format, size: Size { width, height } } => {
                format!("burn {} {width} {height}", format.word())
            }
            Self::Stills(stills) => stills.words(),
        };
        text.split(' ').map(str::to_owned).collect()
    }

    pub(crate) fn parse(words: &[&str]) -> Option<Self> {
        let millis = |word: &str| word.parse().ok().map(Duration::from_millis);
        let size = |width: &str, height: &str| Size::new(width.parse().ok()?, height.parse().ok()?);
        Some(match *words {
            ["version"] => Self::Version,
            ["probe", format] => Self::Probe(Format::parse(format)?),
            ["poster", format, at, width, height] => Self::Poster {
                format: Format::parse(format)?,
                at: millis(at)?,
                size: size(width, height)?,
            },
            ["frames", format, width, height, every] => Self::Frames {
                format: Format::parse(format)?,
                size: size(width, height)?,
                every: millis(every)?,
            },
            ["transcode", format] => Self::Transcode(Format::parse(format)?),
            ["burn", format, width, height] => {
                Self::Burn { format: Format::parse(format)?, size: size(width, height)? }
            }
            ["stills", ref stills @ ..] => Self::Stills(Stills::parse(stills)?),
            _ => return None,
        })
    }

    /// How many bytes on standard input come before the video: the picture of a burn.
    pub(crate) fn bytes_before(&self) -> usize {
        match self {
            Self::Burn { size, .. } => size.bytes(4),
            _ => 0,
        }
    }
}

impl Format {
    fn word(self) -> &'static str {
        match self {
            Self::Mp4 => "mp4",
            Self::WebM => "webm",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Mp4, Self::WebM].into_iter().find(|format| format.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_is_read_from_its_words() {
        let size = Size::new(640, 360).unwrap();
        let (format, every) = (Format::WebM, Duration::from_secs(1));
        for job in [
            Job::Version,
            Job::Probe(Format::Mp4),
            Job::Poster { format, at: Duration::from_millis(1500), size },
            Job::Frames { format, size, every },
            Job::Transcode(format),
            Job::Burn { format, size },
            Job::Stills(Stills {
                width: 16_384,
                height: 1,
                chroma: Chroma::Quarter,
                bits: 10,
                count: 65_535,
            }),
        ] {
            let words = job.words();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            assert_eq!(Job::parse(&words), Some(job));
        }
    }

    #[test]
    fn words_that_are_no_job_are_refused() {
        for words in [
            "",
            "probe",
            "probe hls",
            "probe mp4 -i",
            "poster mp4 1 0 9",
            "poster mp4 1 9 4097",
            "poster mp4 -1 9 9",
            "burn mp4 4097 9",
            "stills 9 9 420 8",
            "stills 9 9 420 8 0",
            "stills 0 9 420 8 1",
            "stills 9 65536 420 8 1",
            "stills 9 9 411 8 1",
            "stills 9 9 420 9 1",
        ] {
            let words: Vec<&str> = words.split(' ').collect();
            assert_eq!(Job::parse(&words), None, "{words:?}");
        }
    }

    #[test]
    fn a_size_is_kept_in_proportion_and_never_grows() {
        let of = |width, height, longest| {
            let size = Size::within(width, height, longest);
            (size.width(), size.height())
        };
        assert_eq!(of(1920, 1080, 512), (512, 288));
        assert_eq!(of(1080, 1920, 512), (288, 512));
        assert_eq!(of(320, 180, 512), (320, 180));
        assert_eq!(of(u32::MAX, 1, 512), (512, 1));
        assert_eq!(of(0, 0, 0), (1, 1));
    }
}
