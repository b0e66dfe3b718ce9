//! How often a client may do a thing, kept in memory alone.
//!
//! A client is its address (IPv4) or its /64 (IPv6), known here only as an HMAC under a key that is
//! drawn anew each hour; with the key all counts of that hour are forgotten. Each rate is a generic
//! cell rate algorithm: a burst of the whole allowance, refilled evenly. A count can be given back, so
//! that what is limited is what went wrong, also when many tries run at once.

use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_lc_rs::hmac;
use chatpic_core::{ChannelId, Clock, LinkId, Rng};

use crate::config::Limits;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    Upload,
    /// A resumable upload of which another request makes a share.
    Draft,
    View,
    PasswordTry,
    PasswordTryOnLink,
    UnknownToken,
    /// An upload by whomever.
    AnyUpload,
    /// An upload that was refused for being one too many.
    RefusedUpload,
    Report,
    Comment,
    /// A report by whomever.
    AnyReport,
    /// A post in a slow channel.
    Post,
}

/// Whose doing it is.
#[derive(Clone, Copy)]
pub enum Subject {
    Client(IpAddr),
    Link(LinkId),
    /// A client in one channel.
    Within(IpAddr, ChannelId),
    Everybody,
    /// By the ID of their document.
    Moderator([u8; 32]),
}

/// Too many; try again after so many seconds (at least 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    pub retry_after: u64,
}

/// All counts of one process.
pub struct Limiter {
    limits: Limits,
    clock: Arc<dyn Clock>,
    rng: Arc<dyn Rng>,
    hour: Mutex<Hour>,
}

struct Hour {
    number: u64,
    key: hmac::Key,
    /// When each count's bucket is full again, since the epoch.
    full_at: HashMap<(Act, [u8; 16]), Duration>,
}

/// Most counts kept at once. Past it, those that are full again are dropped, and if there are none,
/// everybody who is new shares one count.
const MOST: usize = 1 << 18;

impl Limiter {
    /// An empty limiter.
    pub fn new(limits: &Limits, clock: Arc<dyn Clock>, rng: Arc<dyn Rng>) -> Self {
        let hour = Mutex::new(Hour::new(0, &*rng));
        Self { limits: limits.clone(), clock, rng, hour }
    }

    /// Counts one `act` of `subject`.
    ///
    /// # Errors
    /// [`TooMany`] where the allowance is used up; nothing is counted then.
    pub fn take(&self, act: Act, subject: Subject) -> Result<(), TooMany> {
        self.count(act, subject, self.allowance(act))
    }

    /// Counts one `act` of which `subject` may do one in so many seconds; any number where that is 0.
    ///
    /// # Errors
    /// As for [`take`](Self::take).
    pub fn take_one_in(&self, seconds: u32, act: Act, subject: Subject) -> Result<(), TooMany> {
        self.count(act, subject, one_in(seconds))
    }

    fn count(
        &self,
        act: Act,
        subject: Subject,
        allowance: Option<(Duration, u32)>,
    ) -> Result<(), TooMany> {
        let Some((period, burst)) = allowance else { return Ok(()) };
        let now = self.clock.since_epoch();
        let mut hour = self.hour(now);
        let full_at = hour.count(act, subject, now);
        let next = (*full_at).max(now) + period / burst;
        match next.checked_sub(now + period) {
            Some(early) if !early.is_zero() => Err(TooMany { retry_after: early.as_secs() + 1 }),
            _ => {
                *full_at = next;
                Ok(())
            }
        }
    }

    /// Takes back one count: it turned out to be none.
    pub fn give_back(&self, act: Act, subject: Subject) {
        self.uncount(act, subject, self.allowance(act));
    }

    /// Takes back what [`take_one_in`](Self::take_one_in) counted.
    pub fn give_back_one_in(&self, seconds: u32, act: Act, subject: Subject) {
        self.uncount(act, subject, one_in(seconds));
    }

    fn uncount(&self, act: Act, subject: Subject, allowance: Option<(Duration, u32)>) {
        let Some((period, burst)) = allowance else { return };
        let now = self.clock.since_epoch();
        let mut hour = self.hour(now);
        let full_at = hour.count(act, subject, now);
        *full_at = full_at.saturating_sub(period / burst);
    }

    fn allowance(&self, act: Act) -> Option<(Duration, u32)> {
        let (minute, hour) = (Duration::from_secs(60), Duration::from_secs(3600));
        let (period, rate) = match act {
            Act::Upload => (hour, self.limits.uploads_per_hour),
            // As many as there can be in that many shares.
            Act::Draft => (hour, self.limits.uploads_per_hour.map(|rate| rate.saturating_mul(20))),
            Act::View => (minute, self.limits.views_per_minute),
            Act::PasswordTry => (minute, self.limits.password_tries_per_minute),
            Act::PasswordTryOnLink => (minute, self.limits.password_tries_per_link_per_minute),
            Act::UnknownToken => (minute, self.limits.unknown_tokens_per_minute),
            Act::AnyUpload => (minute, self.limits.all_uploads_per_minute),
            // Ten times as many tries as uploads are no mistake any more.
            Act::RefusedUpload => {
                (hour, self.limits.uploads_per_hour.map(|rate| rate.saturating_mul(10)))
            }
            Act::Comment => (minute, self.limits.comments_per_minute),
            Act::Report => (hour, self.limits.reports_per_hour),
            Act::AnyReport => (minute, self.limits.all_reports_per_minute),
            // How often is each channel's affair.
            Act::Post => return None,
        };
        rate.map(|rate| (period, rate))
    }

    fn hour(&self, now: Duration) -> std::sync::MutexGuard<'_, Hour> {
        // A panic while counting can't leave a count half written.
        let mut hour = self.hour.lock().unwrap_or_else(PoisonError::into_inner);
        let number = now.as_secs() / 3600;
        if hour.number != number {
            *hour = Hour::new(number, &*self.rng);
        }
        hour
    }
}

impl Hour {
    fn new(number: u64, rng: &dyn Rng) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &rng.array::<32>());
        Self { number, key, full_at: HashMap::new() }
    }

    fn count(&mut self, act: Act, subject: Subject, now: Duration) -> &mut Duration {
        let mut name = (act, self.pseudonym(subject));
        if self.full_at.len() >= MOST && !self.full_at.contains_key(&name) {
            self.full_at.retain(|_, full_at| *full_at > now);
            if self.full_at.len() >= MOST {
                name = (act, [0; 16]);
            }
        }
        self.full_at.entry(name).or_insert(now)
    }

    fn pseudonym(&self, subject: Subject) -> [u8; 16] {
        let tag = match subject {
            Subject::Client(address) => hmac::sign(&self.key, &network(address)),
            Subject::Within(address, channel) => {
                let mut both = channel.as_bytes().to_vec();
                both.extend(network(address));
                hmac::sign(&self.key, &both)
            }
            Subject::Link(link) => hmac::sign(&self.key, link.as_bytes()),
            Subject::Everybody => hmac::sign(&self.key, &[]),
            Subject::Moderator(id) => hmac::sign(&self.key, &id),
        };
        let mut pseudonym = [0; 16];
        pseudonym.copy_from_slice(&tag.as_ref()[..16]);
        pseudonym
    }
}

/// What of an address names a client.
pub fn network(address: IpAddr) -> Vec<u8> {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.octets().to_vec(),
        IpAddr::V6(v6) => v6.octets()[..8].to_vec(),
    }
}

fn one_in(seconds: u32) -> Option<(Duration, u32)> {
    (seconds > 0).then_some((Duration::from_secs(seconds.into()), 1))
}

impl fmt::Debug for Limiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Limiter")
    }
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Subject(…)")
    }
}

#[cfg(test)]
mod tests;
