//! What can go wrong with a call, in our words. Never a URL: it holds a signature.

use std::error::Error;

use http::StatusCode;

use super::line::Refusal;
use crate::StoreError;

#[derive(Clone, Debug, thiserror::Error)]
pub(super) enum Fault {
    /// There is no such object or upload.
    #[error("there is no such object")]
    Missing,
    /// There is such an object already.
    #[error("there is such an object already")]
    Exists,
    /// The store answered that it won't, or can't.
    #[error("the store answers {0}")]
    Refused(Refusal),
    /// The line broke, or the answer is not one.
    #[error("the store does not answer as it should: {0}")]
    Broken(String),
    /// The store answered too late, or not at all.
    #[error("the store does not answer in time")]
    Slow,
    /// The store didn't answer others a moment ago.
    #[error("the store does not answer; not asked again for a moment")]
    NotAsked,
}

impl Fault {
    /// Whether it is the store that broke, rather than what was asked of it.
    pub(super) fn is_breakdown(&self) -> bool {
        match self {
            Self::Refused(refusal) => refusal.is_breakdown(),
            Self::Broken(_) | Self::Slow => true,
            Self::Missing | Self::Exists | Self::NotAsked => false,
        }
    }

    /// The status of a refusal.
    pub(super) fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Refused(refusal) => Some(refusal.status),
            _ => None,
        }
    }

    /// The innermost cause of any error on the way, or the refusal that it began with.
    pub(super) fn of(error: &(dyn Error + 'static)) -> Self {
        let mut cause = error;
        loop {
            if let Some(refusal) = cause.downcast_ref::<Refusal>() {
                return Self::Refused(refusal.clone());
            }
            match cause.source() {
                Some(source) => cause = source,
                None => return Self::Broken(cause.to_string()),
            }
        }
    }
}

impl From<object_store::Error> for Fault {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self::Missing,
            object_store::Error::AlreadyExists { .. }
            | object_store::Error::Precondition { .. } => Self::Exists,
            other => Self::of(&other),
        }
    }
}

impl From<Fault> for StoreError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(refusal) if refusal.full => Self::Full,
            other => Self::Blobs(other.to_string()),
        }
    }
}
