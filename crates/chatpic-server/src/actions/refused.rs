//! Everything that a visitor can be told instead of what they asked for. One closed list.

use chatpic_core::{FieldError, Gone, Illegal, Timestamp};
use chatpic_media::Refusal;
use chatpic_store::StoreError;
use chatpic_store::records::Hiding;

use crate::limiter::TooMany;
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
    /// A field can't be taken as it is.
    Field(FieldError),
    /// More than `limit` of `what`; the sentence names both.
    TooLarge(String),
    /// A media is on a list, and nobody is told on which, nor which media it is.
    NotAcceptedHere,
    /// The file is of no accepted format.
    NotAccepted,
    /// The file is of an accepted format in a form that isn't handled.
    Unsupported(&'static str),
    /// The file is broken or truncated.
    Broken(String),
    TooMany(TooMany),
    /// Nothing may leave the channel now for a new post.
    ChannelBusy,
    /// The channel was closed.
    ChannelClosed,
    /// Only for who declares to be an adult.
    AdultsOnly,
    /// All places for uploads are taken.
    Busy,
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
    /// A notice lacks these; each in words for whoever fills in the form.
    Deficient(Vec<&'static str>),
    /// It was taken down because a law or an authority demands it.
    LegalDemand,
    /// Not as things stand; the sentence says how they do.
    NotNow(String),
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
        Self::NotNow(illegal.to_string())
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

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotAccepted => Self::NotAccepted,
            Refusal::Unsupported(why) => Self::Unsupported(why),
            Refusal::TooLarge { what, limit } => {
                Self::Field(FieldError::new("file", format!("has more than {limit} {what}")))
            }
            broken @ (Refusal::Truncated | Refusal::Broken(_)) => Self::Broken(broken.to_string()),
        }
    }
}
