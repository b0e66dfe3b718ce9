//! Everything that a visitor can be told instead of what they asked for. One closed list.
//!
//! These are causes. Whoever tells them finds the words.

mod causes;

use chatpic_core::{FieldError, Gone, Illegal, Reason, Timestamp};
use chatpic_media::{Refusal, Unsupported};
use chatpic_store::StoreError;
use chatpic_store::records::Hiding;

pub use causes::{Broken, NoAvif, NoVideo, NotNow, TooLarge};

use crate::limiter::TooMany;
use crate::videos::{NoVideos, NoWorker};
use crate::workers::Panicked;

/// Why an action was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no such thing, or there never was.
    Unknown,
    /// It was there.
    Gone(Gone),
    /// It is there, and hidden while a report about it is looked at.
    Hidden,
    PasswordRequired,
    PasswordWrong,
    /// The nonce's pass has ended.
    NonceUsed,
    /// The same idempotent request is still being worked on.
    StillRunning,
    /// The idempotency key came with another request before.
    KeyReused,
    /// A resumable upload is over: it was shared, ended, or its time was up.
    UploadOver(Gone),
    /// A resumable upload has another number of bytes than its sender thinks.
    WrongOffset(u64),
    /// The bytes are not those whose checksum came with them; nothing of them was kept.
    WrongChecksum,
    /// The client speaks another version of the protocol of resumable uploads.
    WrongProtocol,
    /// The bytes of a resumable upload don't come as what they are.
    NotBytes,
    /// A client has too many resumable uploads unfinished, or they are too long.
    TooManyOpen,
    /// A field can't be taken as it is.
    Field(FieldError),
    TooLarge(TooLarge),
    /// A media is on a list, and nobody is told on which, nor which media it is.
    NotAcceptedHere,
    /// The file is of no accepted format.
    NotAccepted,
    /// The file is of an accepted format in a form that isn't handled.
    Unsupported(Unsupported),
    /// The file is a video, and can't be taken here.
    NoVideo(NoVideo),
    /// The file is an AVIF picture, and can't be taken here.
    NoAvif(NoAvif),
    /// The file is broken or truncated.
    Broken(Broken),
    TooMany(TooMany),
    /// Nothing may leave the channel now for a new post.
    ChannelBusy,
    /// The channel was closed.
    ChannelClosed,
    /// Only for who declares to be an adult.
    AdultsOnly,
    /// All places for uploads are taken.
    Busy,
    /// Too many videos wait to be marked, or this one still does.
    MarkingBusy,
    /// No room on the disk.
    NoRoom,
    /// The request can't be parsed.
    Malformed(&'static str),
    /// The sender was too slow or went away.
    TimedOut,
    /// The instance is closing on this day and takes no new pictures.
    Sunset(String),
    /// An upload here needs a pass now: none came, or one that is used up for today.
    PassRequired,
    /// Too many reports arrive now for one without a proof of work: none came, or one that is no good.
    ProofRequired,
    /// Whoever sends this may not share until then.
    Banned {
        why: &'static str,
        until: Timestamp,
    },
    /// Whoever sends this may not post or comment in public until then.
    BannedInPublic {
        why: &'static str,
        until: Timestamp,
    },
    /// Only moderators who are signed in may.
    SignInRequired,
    /// Name, password, code or passkey is wrong, or the way in is over.
    SignInWrong,
    /// Another site's page sent it.
    CrossSite,
    /// The range lies outside the media, which has so many bytes.
    Range(u64),
    MethodNotAllowed,
    /// A key of tags is still there so many days after its day.
    KeyKept(i64),
    /// A notice lacks these elements.
    Deficient(Vec<&'static str>),
    /// It was taken down because a law or an authority demands it.
    LegalDemand,
    /// Not as things stand.
    NotNow(NotNow),
    /// Somebody else's to do.
    NotAllowed,
    /// The database's clock is so many seconds ahead of this node's.
    ClockOff(i64),
    /// Something of ours is broken; it was logged.
    Unavailable,
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::NoRoom,
            fault => {
                tracing::error!(%fault, "the store can't answer");
                Self::Unavailable
            }
        }
    }
}

impl From<Hiding> for Refused {
    fn from(hiding: Hiding) -> Self {
        match hiding {
            Hiding::Meanwhile => Self::Hidden,
            // Nobody guessed this token, so it isn't counted as one that nobody was given.
            Hiding::Silently => Self::Unknown,
            Hiding::Removed => Self::Gone(Gone::Removed),
        }
    }
}

impl From<FieldError> for Refused {
    fn from(error: FieldError) -> Self {
        Self::Field(error)
    }
}

impl From<Illegal> for Refused {
    fn from(illegal: Illegal) -> Self {
        Self::NotNow(NotNow::Illegal(illegal))
    }
}

impl From<TooMany> for Refused {
    fn from(too_many: TooMany) -> Self {
        Self::TooMany(too_many)
    }
}

impl From<Panicked> for Refused {
    fn from(_: Panicked) -> Self {
        tracing::error!("a worker panicked");
        Self::Unavailable
    }
}

impl From<NoVideo> for Refused {
    fn from(why: NoVideo) -> Self {
        Self::NoVideo(why)
    }
}

impl From<NoVideos<'_>> for NoVideo {
    fn from(why: NoVideos<'_>) -> Self {
        match why {
            NoVideos::SwitchedOff => Self::NotTaken,
            NoVideos::NoWorker(NoWorker::NoTools(_)) => Self::NoTools,
            NoVideos::NoWorker(NoWorker::Unavailable(_)) => Self::NoSandbox,
        }
    }
}

impl From<&NoWorker> for NoAvif {
    fn from(why: &NoWorker) -> Self {
        match why {
            NoWorker::NoTools(_) => Self::NoTools,
            NoWorker::Unavailable(_) => Self::NoSandbox,
        }
    }
}

impl From<NoAvif> for Refused {
    fn from(why: NoAvif) -> Self {
        Self::NoAvif(why)
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotAccepted => Self::NotAccepted,
            Refusal::Unsupported(why) => Self::Unsupported(why),
            Refusal::TooLarge { what, limit } => {
                Self::Field(FieldError::new("file", Reason::MoreThan { what, limit }))
            }
            Refusal::Truncated => Self::Broken(Broken::Truncated),
            Refusal::Broken(why) => Self::Broken(Broken::Inside(why)),
        }
    }
}
