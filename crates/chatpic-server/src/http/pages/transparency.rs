//! Counts of reports and decisions, for people.

use askama::Template;
use chatpic_api::Transparency;
use chatpic_api::transparency::{Actions, Durations, ListInventory, Notices};

use super::{category_words, figures, filters};
use crate::http::say::Say;

/// `/transparency`
#[derive(Clone, Debug, Template)]
#[template(path = "transparency.html")]
pub struct TransparencyPage {
    pub told: Transparency,
}

impl TransparencyPage {
    fn category(&self, word: &str) -> Say {
        word.parse().map_or_else(|_| Say::verbatim(word), category_words)
    }

    fn notices(&self, it: &Notices) -> Say {
        let form = match &*it.form {
            "intimate" => "transparency-intimate",
            "copyright" => "transparency-copyright",
            "eu" => "transparency-eu",
            "authority" => "transparency-authority",
            _ => "transparency-report",
        };
        let source = match &*it.source {
            "page" => Say::of("transparency-source-page"),
            "api" => Say::of("transparency-source-api"),
            "takedown" => Say::of("transparency-source-takedown"),
            other => Say::verbatim(other),
        };
        Say::of("transparency-notices").with("form", Say::of(form)).with("source", source)
    }

    fn outcome(&self, word: &str) -> &'static str {
        match word {
            "remove" => "transparency-removed",
            "hide" => "transparency-hidden",
            _ => "transparency-kept",
        }
    }

    fn basis(&self, it: &Actions) -> Say {
        let name = if it.basis == "law" { "transparency-by-law" } else { "transparency-by-rule" };
        Say::of(name).with("ground", &it.ground)
    }

    fn median(&self, durations: &Durations) -> Say {
        figures::span(u64::from(durations.median_minutes) * 60)
    }

    fn p95(&self, durations: &Durations) -> Say {
        figures::span(u64::from(durations.p95_minutes) * 60)
    }

    fn line(&self, list: &ListInventory) -> Say {
        let line = match &list.imported_at {
            Some(at) => Say::of("transparency-list-from").with("day", at.get(..10).unwrap_or(at)),
            None => Say::of("transparency-list"),
        };
        line.with("class", &list.class)
            .with("entries", list.entries)
            .with("action", &list.action)
            .with("hits", list.hits.to_string())
            .with("wrong", list.false_positives.to_string())
    }
}
