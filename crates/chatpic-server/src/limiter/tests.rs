use std::sync::atomic::{AtomicU64, Ordering};

use super::*;
use crate::config::{Config, Sources};
use crate::system::SystemRng;

struct Hands(AtomicU64);

impl Clock for Hands {
    fn since_epoch(&self) -> Duration {
        Duration::from_secs(self.0.load(Ordering::SeqCst))
    }
}

fn limiter(key: &str, rate: u32) -> (Limiter, Arc<Hands>) {
    let mut sources = Sources::default();
    sources.flag(key, rate.to_string());
    let limits = Config::parse(&sources).unwrap().limits;
    let hands = Arc::new(Hands(AtomicU64::new(7200)));
    (Limiter::new(&limits, Arc::clone(&hands) as _, Arc::new(SystemRng)), hands)
}

fn client(address: &str) -> Subject {
    Subject::Client(address.parse().unwrap())
}

#[test]
fn an_allowance_is_a_burst_that_refills_evenly() {
    let (limiter, hands) = limiter("limits.views_per_minute", 3);
    let take = || limiter.take(Act::View, client("192.0.2.1"));
    for _ in 0..3 {
        take().unwrap();
    }
    let TooMany { retry_after } = take().unwrap_err();
    assert!((20..=21).contains(&retry_after), "{retry_after}");
    hands.0.fetch_add(retry_after, Ordering::SeqCst);
    take().unwrap();
    assert!(take().is_err());
}

#[test]
fn clients_and_acts_count_apart_and_a_v6_prefix_counts_as_one() {
    let (limiter, _) = limiter("limits.views_per_minute", 1);
    limiter.take(Act::View, client("2001:db8::1")).unwrap();
    assert!(limiter.take(Act::View, client("2001:db8::2")).is_err());
    limiter.take(Act::View, client("2001:db8:0:1::1")).unwrap();
    limiter.take(Act::View, client("192.0.2.1")).unwrap();
    assert!(limiter.take(Act::View, client("::ffff:192.0.2.1")).is_err());
    limiter.take(Act::UnknownToken, client("192.0.2.1")).unwrap();
}

#[test]
fn what_is_given_back_was_never_counted() {
    let (limiter, _) = limiter("limits.password_tries_per_minute", 1);
    for _ in 0..5 {
        limiter.take(Act::PasswordTry, client("192.0.2.1")).unwrap();
        limiter.give_back(Act::PasswordTry, client("192.0.2.1"));
    }
    limiter.take(Act::PasswordTry, client("192.0.2.1")).unwrap();
    assert!(limiter.take(Act::PasswordTry, client("192.0.2.1")).is_err());
}

#[test]
fn zero_is_unlimited() {
    let (limiter, _) = limiter("limits.uploads_per_hour", 0);
    for _ in 0..10_000 {
        limiter.take(Act::Upload, client("192.0.2.1")).unwrap();
    }
}

#[test]
fn memory_is_bounded_however_many_come() {
    let (limiter, _) = limiter("limits.unknown_tokens_per_minute", 1);
    let refused = (0..MOST + 10)
        .filter(|n| {
            let address = IpAddr::V4(u32::try_from(*n).unwrap().into());
            limiter.take(Act::UnknownToken, Subject::Client(address)).is_err()
        })
        .count();
    assert_eq!(refused, 9, "those past the bound share one count");
    assert!(limiter.hour.lock().unwrap().full_at.len() <= MOST + 1);
}
