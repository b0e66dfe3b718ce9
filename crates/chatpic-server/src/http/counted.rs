//! Counting requests by method, route and status.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use metrics::Counter;

/// The counters of requests. Each has a place here, for finding it by its labels copies each of them.
#[derive(Default)]
pub(super) struct Counted(RwLock<HashMap<Answer, ByRoute>>);

/// Method and status.
type Answer = (&'static str, u16);
type ByRoute = HashMap<String, Counter>;

impl Counted {
    pub(super) fn count(&self, method: &'static str, route: &str, status: u16) {
        let answer = (method, status);
        let counters = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(counter) = counters.get(&answer).and_then(|routes| routes.get(route)) {
            return counter.increment(1);
        }
        drop(counters);
        let route = route.to_owned();
        let labels = [
            ("method", method.to_owned()),
            ("route", route.clone()),
            ("status", status.to_string()),
        ];
        let counter = metrics::counter!("chatpic_requests_total", &labels);
        counter.increment(1);
        let mut counters = self.0.write().unwrap_or_else(PoisonError::into_inner);
        counters.entry(answer).or_default().insert(route, counter);
    }
}
