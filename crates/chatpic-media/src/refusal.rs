//! Why a file can't be taken.

/// A file that is refused. Each is the sender's to mend; none is a fault of the server.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The leading bytes are of no accepted format.
    #[error("not an accepted format")]
    NotAccepted,
    /// An accepted container with something inside that can't be decoded safely here; the sentence
    /// says what, in the visitor's words.
    #[error("{0}")]
    Unsupported(&'static str),
    /// A bound is exceeded.
    #[error("more than {limit} {what}")]
    TooLarge {
        /// What there is too much of, in the visitor's words.
        what: &'static str,
        /// The most that is taken.
        limit: u64,
    },
    /// The file ends before its picture does.
    #[error("the file ends before the picture does")]
    Truncated,
    /// The file contradicts itself or its format.
    #[error("{0}")]
    Broken(&'static str),
}
