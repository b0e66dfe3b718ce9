//! Why a field can't be taken. What people fill in has a cause of its own, which a page can say in any
//! language; what only programs send is told in English alone.

use std::borrow::Cow;

use crate::time::Lifetime;

/// Why a field can't be taken. Its `Display` is English, for programs and for whoever runs the server.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    #[error("is missing")]
    Missing,
    #[error("must be true or false")]
    Switch,
    #[error("must be a number from 1 to {0}")]
    UpTo(u32),
    #[error("can have up to {0} characters")]
    Characters(usize),
    #[error("can have 1 to {0} bytes")]
    Bytes(usize),
    #[error("use a duration such as 90s, 10m, 1h or 7d")]
    Duration,
    #[error("must be between {0} and {1}")]
    Between(Lifetime, Lifetime),
    #[error("must be between {0} and {1} from now")]
    BetweenFromNow(Lifetime, Lifetime),
    #[error("marks are not available on this server")]
    NoMarks,
    #[error("comments are not available on this server")]
    NoComments,
    #[error("takes a mark and a label to show in it")]
    UnlabelledMark,
    /// So many pixels on each side.
    #[error(
        "a mark takes pictures of at least {0} pixels on each side, and one of these is smaller"
    )]
    TooSmallToMark(u32),
    /// Nothing writes pictures of this format again.
    #[error("{0} pictures can't carry a mark; send them as JPEG, PNG or WebP, or without a mark")]
    NoMarkOn(&'static str),
    #[error("choose at least one picture")]
    NoPicture,
    #[error("a share can hold up to {0} pictures")]
    Pictures(usize),
    #[error("can be one picture")]
    OnePicture,
    /// A bound of pictures is exceeded.
    #[error("has more than {limit} {what}")]
    MoreThan { what: &'static str, limit: u64 },
    #[error("has to name 1 to {0} links")]
    Links(usize),
    #[error("only {0} links of an upload can have one")]
    Passwords(usize),
    /// A field of one of the links that the field lists.
    #[error("link {number}, {field}: {reason}")]
    InLink { number: u32, field: Cow<'static, str>, reason: Box<Reason> },
    #[error("has eight letters and digits, such as 4GX7-P2KM")]
    SessionId,
    #[error("type one, or choose the leaked picture")]
    NoLeak,
    #[error("say in a line what it is")]
    NoCaption,
    #[error("write something")]
    NoText,
    #[error("says why the decision is wrong")]
    NoAppeal,
    #[error("use 1 to 32 small letters, digits and hyphens")]
    Slug,
    #[error("is taken")]
    Taken,
    #[error("set a capacity, a retention, or both")]
    NothingKept,
    #[error("must be at least a second")]
    Second,
    #[error("use a duration such as 10m, 24h or 7d")]
    Retention,
    #[error("use a duration of up to an hour, such as 30s")]
    Slow,
    #[error("is only for instances with the setting adult_channels")]
    NoAdultChannels,
    #[error("has to be ticked: nothing brings a channel back")]
    NotSure,
    #[error("has {least} characters or more, and at most {most} bytes")]
    NewPassword { least: usize, most: usize },
    #[error("is not the one that the authenticator app shows now")]
    Code,
    #[error("has 1 to {0} characters")]
    Ground(usize),
    #[error("says which law or rule it breaks")]
    NoGround,
    /// Only programs send it so.
    #[error("{0}")]
    Other(Cow<'static, str>),
}

impl From<&'static str> for Reason {
    fn from(reason: &'static str) -> Self {
        Self::Other(reason.into())
    }
}

impl From<String> for Reason {
    fn from(reason: String) -> Self {
        Self::Other(reason.into())
    }
}
