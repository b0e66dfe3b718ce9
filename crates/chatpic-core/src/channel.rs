//! The words of channels: what a channel is called and allows, what a post and a comment say.

mod wish;

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use crate::rng::{Rng, text};
use crate::terms::{FieldError, Reason, plain_line};
use crate::time::Lifetime;
pub use wish::RulesWish;

/// A channel's name in addresses: 1 to 32 small letters, digits and hyphens, with none of these at an end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// Most characters.
    pub const CHARS: usize = 32;

    /// The slug's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = FieldError;

    fn from_str(text: &str) -> Result<Self, FieldError> {
        let allowed = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        let edge = text.starts_with('-') || text.ends_with('-');
        if (1..=Self::CHARS).contains(&text.len()) && text.bytes().all(allowed) && !edge {
            Ok(Self(text.to_owned()))
        } else {
            Err(FieldError::new("slug", Reason::Slug))
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A post's name in addresses: 12 characters of `0-9A-Za-z`. Public, and drawn at random so that nobody
/// can count posts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PostName(String);

impl PostName {
    const CHARS: usize = 12;
    const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// A new name.
    pub fn random(rng: &dyn Rng) -> Self {
        let name = text::<{ Self::CHARS }>(rng, Self::ALPHABET);
        Self(name.into_iter().map(char::from).collect())
    }

    /// The name's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PostName {
    type Err = NotAPostName;

    fn from_str(text: &str) -> Result<Self, NotAPostName> {
        if text.len() == Self::CHARS && text.bytes().all(|c| c.is_ascii_alphanumeric()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAPostName)
        }
    }
}

impl fmt::Display for PostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that is no post's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a post")]
pub struct NotAPostName;

/// What a channel is and allows, as its operator decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    pub title: String,
    pub about: String,
    pub keeps: Keeps,
    pub adult: bool,
    /// A post is shown once a moderator has kept it.
    pub review_first: bool,
    /// Seconds between two posts or comments of one client; 0 for none.
    pub slow: u32,
}

impl Rules {
    /// Most characters of a title.
    pub const TITLE: usize = 60;
    /// Most characters of what is said about a channel.
    pub const ABOUT: usize = 300;
    /// Most seconds between two posts.
    pub const SLOWEST: u32 = 3600;
}

/// How many posts a channel holds and how long one stays. At least one of the two is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeps {
    capacity: Option<NonZeroU32>,
    retention: Option<Lifetime>,
}

impl Keeps {
    /// Most posts of a channel with a capacity.
    pub const MOST: u32 = 10_000;

    /// # Errors
    /// Where neither is set, or the capacity is above [`MOST`](Self::MOST).
    pub fn new(
        capacity: Option<NonZeroU32>,
        retention: Option<Lifetime>,
    ) -> Result<Self, FieldError> {
        if capacity.is_some_and(|posts| posts.get() > Self::MOST) {
            return Err(FieldError::new("capacity", Reason::UpTo(Self::MOST)));
        }
        if retention.is_some_and(|stays| stays.seconds() == 0) {
            return Err(FieldError::new("retention", Reason::Second));
        }
        if capacity.is_none() && retention.is_none() {
            return Err(FieldError::new("capacity", Reason::NothingKept));
        }
        Ok(Self { capacity, retention })
    }

    pub fn capacity(self) -> Option<NonZeroU32> {
        self.capacity
    }

    pub fn retention(self) -> Option<Lifetime> {
        self.retention
    }
}

/// What is said of a post: one line of up to 200 characters, and something of it is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption(String);

impl Caption {
    /// Most characters.
    pub const CHARS: usize = 200;

    /// # Errors
    /// Names `caption` where nothing is left of it, or more than [`CHARS`](Self::CHARS) characters.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let line = plain_line(typed);
        match line.chars().count() {
            0 => Err(FieldError::new("caption", Reason::NoCaption)),
            n if n <= Self::CHARS => Ok(Self(line)),
            _ => Err(FieldError::new("caption", Reason::Characters(Self::CHARS))),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A comment's text: up to 500 characters, in lines, without other control characters or marks that turn
/// the direction of what follows.
#[derive(Clone, PartialEq, Eq)]
pub struct CommentText(String);

impl CommentText {
    /// Most characters.
    pub const CHARS: usize = 500;

    /// # Errors
    /// Names `text` where nothing is left of it, or more than [`CHARS`](Self::CHARS) characters.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let unified = typed.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<String> = unified.split('\n').map(plain_line).collect();
        let text = lines.join("\n").trim_matches('\n').to_owned();
        match text.chars().count() {
            0 => Err(FieldError::new("text", Reason::NoText)),
            n if n <= Self::CHARS => Ok(Self(text)),
            _ => Err(FieldError::new("text", Reason::Characters(Self::CHARS))),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for CommentText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CommentText(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_short_and_plain() {
        for good in ["a", "wallpapers", "film-2", &"a".repeat(32)] {
            assert_eq!(good.parse::<Slug>().unwrap().as_str(), good);
        }
        for bad in ["", "-a", "a-", "A", "a_b", "ä", "a b", "a/b", &"a".repeat(33)] {
            assert!(bad.parse::<Slug>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_channel_keeps_by_number_or_by_time_or_both() {
        let (posts, stays) = (NonZeroU32::new(200), Some(Lifetime::from_seconds(60)));
        assert!(Keeps::new(posts, stays).is_ok());
        assert!(Keeps::new(posts, None).is_ok());
        assert!(Keeps::new(None, stays).is_ok());
        assert_eq!(Keeps::new(None, None).unwrap_err().field, "capacity");
        assert_eq!(Keeps::new(NonZeroU32::new(10_001), stays).unwrap_err().field, "capacity");
        let never = Some(Lifetime::from_seconds(0));
        assert_eq!(Keeps::new(posts, never).unwrap_err().field, "retention");
    }

    #[test]
    fn a_caption_is_one_line_that_says_something() {
        let of = |typed: &str| Caption::parse(typed).map(|it| it.as_str().to_owned());
        assert_eq!(of(" a\u{202E}b\nc\u{7} "), Ok("ab c".to_owned()));
        assert_eq!(of(&"ü".repeat(200)), Ok("ü".repeat(200)));
        for bad in ["", " \n ", "\u{202E}", &"a".repeat(201)] {
            assert_eq!(of(bad).unwrap_err().field, "caption", "{bad:?}");
        }
    }

    #[test]
    fn a_comment_keeps_its_lines_and_nothing_hidden() {
        let of = |typed: &str| CommentText::parse(typed).map(|it| it.as_str().to_owned());
        assert_eq!(of("\r\n>>12 a\r\nb\u{200F}\u{0}\r\n\r\n"), Ok(">>12 a\nb".to_owned()));
        assert_eq!(of("<b>"), Ok("<b>".to_owned()));
        for bad in ["", " \n\t", &"a".repeat(501)] {
            assert_eq!(of(bad).unwrap_err().field, "text", "{bad:?}");
        }
    }
}
