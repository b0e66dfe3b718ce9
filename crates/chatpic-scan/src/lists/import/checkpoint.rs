//! How far a feed has been read. NCMEC doesn't tell entries in the order of their times, so nothing
//! is sure of a span of time until its last page was read: only then does the checkpoint move.

use chatpic_core::Timestamp;

use super::Page;

/// What to ask for next, and what is done already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    since: Timestamp,
    paging: Option<Paging>,
}

/// A span of time of which some pages were read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Paging {
    next: String,
    until: Timestamp,
    given_at: Timestamp,
}

/// What to ask the feed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// The first page of this span of time.
    Span {
        /// From here.
        since: Timestamp,
        /// To here.
        until: Timestamp,
    },
    /// The page at this address, which the page before it gave.
    Next(String),
}

/// A page that names itself as the one after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a page leads back to itself")]
pub struct SamePage;

impl Checkpoint {
    /// Before anything that changed since then was read.
    #[must_use]
    pub fn new(since: Timestamp) -> Self {
        Self { since, paging: None }
    }

    /// All that changed before this is read.
    #[must_use]
    pub fn since(&self) -> Timestamp {
        self.since
    }

    /// What to ask for at this time, where there may be anything new.
    #[must_use]
    pub fn request(&self, now: Timestamp) -> Option<Request> {
        if let Some(paging) = self.paging.as_ref().filter(|paging| paging.holds(now)) {
            return Some(Request::Next(paging.next.clone()));
        }
        let until = now.plus(-SETTLE);
        (self.since < until).then_some(Request::Span { since: self.since, until })
    }

    /// Where things stand when the answer to `request`, asked at this time, is stored.
    ///
    /// # Errors
    /// Where the page would be asked for again and again.
    pub fn after(&self, request: &Request, page: &Page, now: Timestamp) -> Result<Self, SamePage> {
        let until = match (request, &self.paging) {
            (Request::Span { until, .. }, _) => *until,
            (Request::Next(_), Some(paging)) => paging.until,
            // Whoever asked for this did not ask us what to ask for, so nothing is done by it.
            (Request::Next(_), None) => return Ok(self.clone()),
        };
        match (&page.next, request) {
            (None, _) => Ok(Self::new(until)),
            (Some(next), Request::Next(asked)) if next == asked => Err(SamePage),
            (Some(next), _) => {
                let paging = Some(Paging { next: next.clone(), until, given_at: now });
                Ok(Self { since: self.since, paging })
            }
        }
    }
}

impl Paging {
    fn holds(&self, now: Timestamp) -> bool {
        now.seconds_since(self.given_at) <= ADDRESS_HOLDS
    }
}

/// What changed in the last seconds may still be on its way to where it is asked for.
const SETTLE: i64 = 5;

/// How long the address of a page is good: twelve hours, as the known readers have it.
const ADDRESS_HOLDS: u64 = 12 * 3600;

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_unix(seconds)
    }

    fn page(next: &str) -> Page {
        Page { next: (!next.is_empty()).then(|| next.to_owned()), newest: Some(at(999_999)) }
    }

    #[test]
    fn a_checkpoint_moves_only_when_the_last_page_was_read() {
        let start = Checkpoint::new(at(100));
        let first = start.request(at(1005)).unwrap();
        assert_eq!(first, Request::Span { since: at(100), until: at(1000) });
        let mut checkpoint = start.after(&first, &page("2"), at(1005)).unwrap();
        for number in ["3", "4"] {
            assert_eq!(checkpoint.since(), at(100));
            let next = checkpoint.request(at(2000)).unwrap();
            checkpoint = checkpoint.after(&next, &page(number), at(2000)).unwrap();
        }
        let last = checkpoint.request(at(3000)).unwrap();
        assert_eq!(last, Request::Next("4".to_owned()));
        let done = checkpoint.after(&last, &page(""), at(3000)).unwrap();
        assert_eq!(done, Checkpoint::new(at(1000)), "to the end of the span, not to now");
    }

    #[test]
    fn the_address_of_a_page_is_forgotten_after_twelve_hours() {
        let start = Checkpoint::new(at(0));
        let first = start.request(at(1000)).unwrap();
        let paging = start.after(&first, &page("2"), at(1000)).unwrap();
        assert_eq!(paging.request(at(1000 + 43_200)), Some(Request::Next("2".to_owned())));
        let again = Request::Span { since: at(0), until: at(1001 + 43_200 - 5) };
        assert_eq!(paging.request(at(1001 + 43_200)), Some(again));
    }

    #[test]
    fn a_page_that_leads_to_itself_ends_the_reading() {
        let start = Checkpoint::new(at(0));
        let first = start.request(at(1000)).unwrap();
        let paging = start.after(&first, &page("2"), at(1000)).unwrap();
        let second = paging.request(at(1001)).unwrap();
        assert_eq!(paging.after(&second, &page("2"), at(1001)), Err(SamePage));
    }

    #[test]
    fn nothing_is_asked_for_before_time_has_passed() {
        assert_eq!(Checkpoint::new(at(995)).request(at(1000)), None);
        assert!(Checkpoint::new(at(994)).request(at(1000)).is_some());
    }
}
