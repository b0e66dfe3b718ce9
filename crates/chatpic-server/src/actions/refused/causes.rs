//! Causes of refusals that come in several kinds.

use chatpic_core::Illegal;

/// What is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLarge {
    /// A file of more than so many bytes.
    File { most: u64 },
    /// A request that takes no file.
    Request,
    /// More than a resumable upload was said to have.
    Upload,
}

/// How a file is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    Empty,
    /// It ends before its picture does.
    Truncated,
    /// It contradicts itself or its format; in English, for whoever knows the format.
    Inside(&'static str),
    /// A video whose frames can't all be decoded.
    Undecodable,
    /// A video that takes longer to decode than any may.
    TooHeavy,
}

/// Why a video can't be taken here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoVideo {
    /// The operator takes none.
    NotTaken,
    /// What decodes videos is not installed.
    NoTools,
    /// The machine can't lock in what decodes videos.
    NoSandbox,
    /// It is coded in a way that few browsers play.
    NotPlayed,
}

/// Why an AVIF picture can't be taken here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAvif {
    /// What decodes it is not installed.
    NoTools,
    /// The machine can't lock in what decodes it.
    NoSandbox,
}

/// How things stand, where that forbids what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNow {
    /// The share is a post.
    OneLink,
    /// The share has that many links.
    Links(u32),
    /// The thread has that many comments.
    ThreadFull(u32),
    NoAppeal,
    NoDecision,
    /// The case was decided.
    Decided,
    /// Too much has happened to the case.
    Worn,
    /// The case has as many notes as it may.
    Notes,
    NoCounterNotice,
    /// Somebody has to look first.
    Unseen,
    /// Nobody can look.
    OutOfSight,
    /// The post has a case.
    HasCase,
    /// A list refuses the post.
    Listed,
    /// A picture is on a list of confirmed child abuse.
    Confirmed,
    /// No more posts can be pinned.
    Pinned,
    /// More are pinned than the channel would have room for.
    PinnedBeyond,
    /// Somebody else changed it.
    Meanwhile,
    /// Somebody else writes to the resumable upload by now, or it is over.
    TakenOver,
    /// The resumable upload has that many pieces.
    Pieces(u32),
    /// The resumable upload makes no share by itself.
    Draft,
    /// Not all of the resumable upload is there.
    Unfinished,
    /// The video can't be marked for this viewing.
    Unmarkable,
    Illegal(Illegal),
}
