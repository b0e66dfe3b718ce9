//! What somebody wants a channel to be, as it was typed.

use std::num::NonZeroU32;

use super::{Keeps, Rules};
use crate::terms::{FieldError, Reason, given, plain_line, switch};
use crate::time::Lifetime;

/// Rules as they were typed. An empty field is not a wish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RulesWish {
    pub title: String,
    pub about: String,
    /// `none` is as good as empty, here and for the retention.
    pub capacity: String,
    pub retention: String,
    pub adult: String,
    pub review_first: String,
    /// A duration such as `30s`.
    pub slow: String,
}

impl RulesWish {
    /// The wish for what a channel is already.
    pub fn of(rules: &Rules) -> Self {
        let Rules { title, about, keeps, adult, review_first, slow } = rules;
        let text = |set: Option<String>| set.unwrap_or_default();
        Self {
            title: title.clone(),
            about: about.clone(),
            capacity: text(keeps.capacity().map(|posts| posts.to_string())),
            retention: text(keeps.retention().map(|stays| stays.to_string())),
            adult: adult.to_string(),
            review_first: review_first.to_string(),
            slow: Lifetime::from_seconds(*slow).to_string(),
        }
    }

    /// The wish as rules.
    ///
    /// # Errors
    /// The first field that can't be read or is out of bounds.
    pub fn parse(&self) -> Result<Rules, FieldError> {
        Ok(Rules {
            title: line("title", &self.title, 1..=Rules::TITLE)?,
            about: line("about", &self.about, 0..=Rules::ABOUT)?,
            keeps: Keeps::new(capacity(&self.capacity)?, retention(&self.retention)?)?,
            adult: switch("adult", Some(&self.adult))?,
            review_first: switch("review_first", Some(&self.review_first))?,
            slow: slow(&self.slow)?,
        })
    }
}

fn line(
    field: &'static str,
    typed: &str,
    chars: std::ops::RangeInclusive<usize>,
) -> Result<String, FieldError> {
    let line = plain_line(typed);
    match line.chars().count() {
        count if chars.contains(&count) => Ok(line),
        0 => Err(FieldError::new(field, Reason::Missing)),
        _ => Err(FieldError::new(field, Reason::Characters(*chars.end()))),
    }
}

fn set(typed: &str) -> Option<&str> {
    given(Some(typed)).filter(|text| *text != "none")
}

fn capacity(typed: &str) -> Result<Option<NonZeroU32>, FieldError> {
    let Some(text) = set(typed) else { return Ok(None) };
    let posts = text.parse().ok().filter(|_| text.bytes().all(|c| c.is_ascii_digit()));
    let fault = || FieldError::new("capacity", Reason::UpTo(Keeps::MOST));
    posts.map(Some).ok_or_else(fault)
}

fn retention(typed: &str) -> Result<Option<Lifetime>, FieldError> {
    let Some(text) = set(typed) else { return Ok(None) };
    let fault = |_| FieldError::new("retention", Reason::Retention);
    text.parse().map(Some).map_err(fault)
}

fn slow(typed: &str) -> Result<u32, FieldError> {
    let Some(text) = set(typed) else { return Ok(0) };
    let seconds = text.parse::<Lifetime>().ok().map(Lifetime::seconds);
    seconds
        .filter(|seconds| *seconds <= Rules::SLOWEST)
        .ok_or_else(|| FieldError::new("slow", Reason::Slow))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish() -> RulesWish {
        RulesWish {
            title: "Wallpapers".to_owned(),
            capacity: "200".to_owned(),
            retention: "7d".to_owned(),
            ..RulesWish::default()
        }
    }

    #[test]
    fn rules_give_their_wish_back() {
        let rules = wish().parse().unwrap();
        assert_eq!(RulesWish::of(&rules).parse(), Ok(rules.clone()));
        let all = RulesWish {
            about: " For\nlarge \u{202E}ones ".to_owned(),
            capacity: "none".to_owned(),
            adult: "true".to_owned(),
            review_first: "on".to_owned(),
            slow: "30s".to_owned(),
            ..wish()
        };
        let rules = all.parse().unwrap();
        assert_eq!((rules.about.as_str(), rules.slow), ("For large ones", 30));
        assert!(rules.adult && rules.review_first && rules.keeps.capacity().is_none());
        assert_eq!(RulesWish::of(&rules).parse(), Ok(rules));
    }

    #[test]
    fn each_fault_names_its_field() {
        type Change = fn(&mut RulesWish);
        let faults: [(&str, Change); 12] = [
            ("title", |it| it.title.clear()),
            ("title", |it| it.title = "\u{202E}".to_owned()),
            ("title", |it| it.title = "ü".repeat(Rules::TITLE + 1)),
            ("about", |it| it.about = "x".repeat(Rules::ABOUT + 1)),
            ("capacity", |it| it.capacity = "0".to_owned()),
            ("capacity", |it| it.capacity = "+5".to_owned()),
            ("capacity", |it| it.capacity = "10001".to_owned()),
            ("capacity", |it| (it.capacity, it.retention) = ("none".to_owned(), String::new())),
            ("retention", |it| it.retention = "a week".to_owned()),
            ("adult", |it| it.adult = "18".to_owned()),
            ("review_first", |it| it.review_first = "maybe".to_owned()),
            ("slow", |it| it.slow = "61m".to_owned()),
        ];
        for (field, change) in faults {
            let mut wish = wish();
            change(&mut wish);
            assert_eq!(wish.parse().unwrap_err().field, field, "{wish:?}");
        }
    }
}
