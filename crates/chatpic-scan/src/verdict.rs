//! What the scan may say of a media.
//!
//! Which list leads to which verdict is the lists' policy (`lists`) and not decided here. A scan without a
//! verdict does not exist: whoever cannot read the lists must refuse to answer, not accept.

/// What may happen with a media. Ordered from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It may be sealed and get a link.
    Accept,
    /// A person must look before anyone else may.
    Hold,
    /// It is not accepted, and nobody is told why.
    Refuse,
}

impl Verdict {
    /// The worst of several: one media that is refused refuses the upload. Accepts where there is
    /// nothing to say.
    #[must_use]
    pub fn worst(verdicts: impl IntoIterator<Item = Self>) -> Self {
        verdicts.into_iter().max().unwrap_or(Self::Accept)
    }

    /// The verdict for a share, which nobody may look at unless it is reported: what would have to
    /// wait for review is refused.
    #[must_use]
    pub fn on_a_share(self) -> Self {
        match self {
            Self::Accept => Self::Accept,
            Self::Hold | Self::Refuse => Self::Refuse,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict::{self, Accept, Hold, Refuse};

    #[test]
    fn the_worst_verdict_stands() {
        assert_eq!(Verdict::worst([]), Accept);
        assert_eq!(Verdict::worst([Accept, Accept]), Accept);
        assert_eq!(Verdict::worst([Accept, Hold, Accept]), Hold);
        assert_eq!(Verdict::worst([Refuse, Hold, Accept]), Refuse);
    }

    #[test]
    fn nothing_waits_for_review_on_a_share() {
        assert_eq!([Accept, Hold, Refuse].map(Verdict::on_a_share), [Accept, Refuse, Refuse]);
    }
}
