//! A message: its name, and what is put into it.

use std::borrow::Cow;

use askama::filters::{Html, escape};

use super::Lang;
use super::bundles::{self, Value};

/// A message that is not yet in a language. It has no `Display`: whoever forgets to say in which language
/// is told by the compiler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Say(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Message { name: Cow<'static, str>, with: Vec<(&'static str, Arg)> },
    Verbatim(String),
    Time { at: String, words: Box<Say>, hour: bool },
}

/// What is put into a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// As it is in every language: a name, a number with its unit.
    Text(String),
    /// Chooses between the forms of a word.
    Count(u64),
    /// A message in a message.
    Say(Say),
}

impl Say {
    /// The message `name` of `words/`.
    pub fn of(name: impl Into<Cow<'static, str>>) -> Self {
        Self(Kind::Message { name: name.into(), with: Vec::new() })
    }

    /// What is the same in every language, such as what somebody typed.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self(Kind::Verbatim(text.into()))
    }

    /// `words`, about the instant `at` (RFC 3339), which a page tells its scripts.
    pub fn time(at: &str, words: impl Into<Self>) -> Self {
        Self(Kind::Time { at: at.to_owned(), words: Box::new(words.into()), hour: false })
    }

    /// The hour that begins `at` (RFC 3339), written as `words`: scripts tell it in the visitor's zone.
    pub fn hour(at: &str, words: String) -> Self {
        let words = Box::new(Self::verbatim(words));
        Self(Kind::Time { at: at.to_owned(), words, hour: true })
    }

    /// The same message with `value` in the place of `{ $name }`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        if let Kind::Message { with, .. } = &mut self.0 {
            with.push((name, value.into()));
        }
        self
    }

    /// For a page: what is put in is escaped, what stands in `words/` is not.
    pub fn html(&self, lang: Lang) -> String {
        self.written(lang, Some(&|text| escape(text, Html).expect("nothing fails").to_string()))
    }

    /// For anything else, such as JSON.
    pub fn text(&self, lang: Lang) -> String {
        self.written(lang, None)
    }

    fn written(&self, lang: Lang, escape: Escape<'_>) -> String {
        match &self.0 {
            Kind::Verbatim(text) => escape.map_or_else(|| text.clone(), |escape| escape(text)),
            Kind::Time { at, words, hour } => {
                let words = words.written(lang, escape);
                let Some(escape) = escape else { return words };
                let hour = if *hour { " data-hour" } else { "" };
                format!("<time datetime=\"{}\"{hour}>{words}</time>", escape(at))
            }
            Kind::Message { name, with } => {
                let values = with.iter().map(|(name, arg)| (*name, arg.value(lang, escape)));
                bundles::format(lang, name, values)
            }
        }
    }
}

/// How what is put in is made fit for a page; `None` where it goes elsewhere.
type Escape<'a> = Option<&'a dyn Fn(&str) -> String>;

impl Arg {
    fn value(&self, lang: Lang, escape: Escape<'_>) -> Value {
        match self {
            Self::Text(text) => {
                Value::Text(escape.map_or_else(|| text.clone(), |escape| escape(text)))
            }
            Self::Count(count) => Value::Count(*count),
            Self::Say(say) => Value::Text(say.written(lang, escape)),
        }
    }
}

impl From<&'static str> for Say {
    fn from(name: &'static str) -> Self {
        Self::of(name)
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Say> for Arg {
    fn from(say: Say) -> Self {
        Self::Say(say)
    }
}

impl From<&Say> for Arg {
    fn from(say: &Say) -> Self {
        Self::Say(say.clone())
    }
}

macro_rules! counts {
    ($($count:ty),*) => {$(
        impl From<$count> for Arg {
            fn from(count: $count) -> Self {
                Self::Count(count.into())
            }
        }

        impl From<&$count> for Arg {
            fn from(count: &$count) -> Self {
                Self::Count((*count).into())
            }
        }
    )*};
}

counts!(u8, u16, u32, u64);

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }
}

impl From<&usize> for Arg {
    fn from(count: &usize) -> Self {
        (*count).into()
    }
}
