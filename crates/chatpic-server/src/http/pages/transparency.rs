//! Counts of reports and decisions, for people.

use askama::Template;
use chatpic_api::Transparency;
use chatpic_api::transparency::Durations;

use super::{category_words, words};

/// `/transparency`
#[derive(Clone, Debug, Template)]
#[template(path = "transparency.html")]
pub struct TransparencyPage {
    pub told: Transparency,
}

impl TransparencyPage {
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }

    fn category(&self, word: &str) -> String {
        word.parse().map_or_else(|_| word.to_owned(), |it| category_words(it).to_owned())
    }

    fn form(&self, word: &str) -> &'static str {
        match word {
            "intimate" => "request by the person shown",
            "copyright" => "copyright notice",
            "eu" => "EU notice",
            "authority" => "order",
            _ => "report",
        }
    }

    fn outcome(&self, word: &str) -> &'static str {
        match word {
            "remove" => "removed",
            "hide" => "hidden",
            _ => "kept",
        }
    }

    fn median(&self, durations: &Durations) -> String {
        words::span(u64::from(durations.median_minutes) * 60)
    }

    fn p95(&self, durations: &Durations) -> String {
        words::span(u64::from(durations.p95_minutes) * 60)
    }

    fn day(&self, time: &str) -> String {
        time.chars().take(10).collect()
    }
}
