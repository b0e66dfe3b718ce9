//! Videos: any file is refused or cleaned, and cleaning again changes nothing.

use chatpic_media::Removed;
use chatpic_media::video::{About, Error, Format, Limits, inspect};

/// Small, so that a run is over in a millisecond.
const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    millis: 600_000,
    long_side: 3840,
    short_side: 2160,
    samples: 2000,
    sample_bytes: 256 << 10,
    head_bytes: 256 << 10,
    parts: 5000,
};

/// What is taken is the same video after cleaning, of the kind that its first bytes say, and then there
/// is nothing to clean.
pub fn clean(bytes: &[u8]) {
    let Some((about, cleaned, _)) = through(bytes) else { return };
    assert_eq!(Format::sniff(bytes), Some(about.format));
    let tables = 64 * LIMITS.samples as usize;
    assert!(cleaned.len() <= 2 * bytes.len() + tables, "longer than it may become");
    let (about_again, cleaned_again, removed) = through(&cleaned).expect("what is clean is sound");
    assert_eq!(about, about_again, "another video");
    assert_eq!(cleaned, cleaned_again, "cleaning twice is cleaning once");
    assert_eq!(removed, [], "something was left");
}

fn through(mut bytes: &[u8]) -> Option<(About, Vec<u8>, Vec<Removed>)> {
    let mut out = Vec::new();
    let done = inspect(&mut bytes, &LIMITS).and_then(|it| it.clean(&mut out));
    match done {
        Ok(cleaned) => Some((cleaned.about, out, cleaned.removed)),
        Err(Error::Refused(_)) => None,
        Err(Error::Io(fault)) => panic!("memory can be read and written: {fault}"),
    }
}
