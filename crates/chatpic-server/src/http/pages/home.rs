//! The page on which pictures are shared.

use askama::Template;
use chatpic_core::Bounds;

use super::{figures, filters};
use crate::http::say::Say;

/// `/`: one tray, the terms, one button.
#[derive(Clone, Debug, Template)]
#[template(path = "home.html")]
pub struct Home {
    pub tray: Tray,
    /// The largest view limit.
    pub max_views: u32,
    /// What can be picked as expiry; see [`lifetimes`].
    pub lifetimes: Vec<Choice>,
    /// Whether somebody without scripts is told how to get an upload pass.
    pub asks_for_pass: bool,
    /// Whether there are channels to look at.
    pub channels: bool,
    /// Why the form came back.
    pub problem: Option<Refused>,
}

/// What files are put in.
#[derive(Clone, Debug)]
pub struct Tray {
    /// How many.
    pub max_files: u32,
    /// How large one picture's file may be.
    pub max_file_bytes: u64,
    /// The same for a video's, where videos are taken.
    pub max_video_bytes: Option<u64>,
    /// Accepted media types for the file field: `image/jpeg,image/png`. Naming them makes phones convert
    /// their own formats.
    pub accept: String,
}

impl Tray {
    /// What to do with it.
    pub(super) fn invitation(&self) -> &'static str {
        match self.max_video_bytes {
            None => "tray-invitation",
            Some(_) => "tray-invitation-videos",
        }
    }

    /// What it takes.
    pub(super) fn formats(&self) -> Say {
        let say = match self.max_video_bytes {
            None => Say::of("tray-formats"),
            Some(most) => Say::of("tray-formats-videos").with("film", figures::size(most)),
        };
        say.with("count", self.max_files).with("size", figures::size(self.max_file_bytes))
    }
}

/// One of several values of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent: `1d`.
    pub value: String,
    /// What is shown: `1 day`.
    pub label: Say,
    /// Whether it is picked already.
    pub chosen: bool,
}

/// Why a form was not taken.
#[derive(Clone, Debug)]
pub struct Refused {
    pub title: Say,
    /// What happened and what to do next.
    pub detail: Say,
}

/// The usual terms within `bounds`, and the operator's default if it is none of them. `chosen` is a
/// field's value, such as `1d`, that is picked already.
pub fn lifetimes(bounds: &Bounds, chosen: Option<&str>) -> Vec<Choice> {
    const USUAL: [u32; 5] = [600, 3600, 86_400, 7 * 86_400, 30 * 86_400];
    let mut all: Vec<_> = USUAL.map(chatpic_core::Lifetime::from_seconds).into();
    all.push(bounds.default_lifetime);
    all.sort_unstable();
    all.dedup();
    all.retain(|lifetime| (bounds.min_lifetime..=bounds.max_lifetime).contains(lifetime));
    all.into_iter()
        .map(|lifetime| {
            let value = lifetime.to_string();
            let chosen = chosen == Some(value.as_str());
            Choice { label: figures::term(lifetime.seconds()), value, chosen }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chatpic_core::Lifetime;

    use crate::http::say::Lang;

    #[test]
    fn only_terms_within_the_operators_bounds_can_be_picked() {
        let labels = |bounds: &Bounds| -> Vec<_> {
            lifetimes(bounds, None)
                .into_iter()
                .map(|choice| choice.label.text(Lang::English))
                .collect()
        };
        assert_eq!(labels(&Bounds::default()), ["10 min", "1 hour", "1 day", "7 days", "30 days"]);
        let narrow = Bounds {
            min_lifetime: Lifetime::from_seconds(3600),
            max_lifetime: Lifetime::from_seconds(2 * 86_400),
            default_lifetime: Lifetime::from_seconds(2 * 3600),
            ..Bounds::default()
        };
        assert_eq!(labels(&narrow), ["1 hour", "2 hours", "1 day"]);
    }

    #[test]
    fn what_was_picked_stays_picked() {
        let chosen: Vec<_> = lifetimes(&Bounds::default(), Some("1h"))
            .into_iter()
            .filter(|choice| choice.chosen)
            .map(|choice| choice.value)
            .collect();
        assert_eq!(chosen, ["1h"]);
    }
}
