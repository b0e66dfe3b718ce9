//! What one link allows. A [`Wish`] is what somebody sent; [`Terms`] is what it came to.

mod reason;

use std::borrow::Cow;
use std::fmt;
use std::num::NonZeroU32;

use zeroize::Zeroize;

pub use reason::Reason;

use crate::time::Lifetime;

/// What one link allows, within the operator's bounds. Only [`Wish::parse`] makes one.
#[derive(Clone, Debug)]
pub struct Terms {
    pub lifetime: Lifetime,
    /// How many views may be granted; `None` is any number.
    pub max_views: Option<NonZeroU32>,
    pub password: Option<Password>,
    /// Whether each viewing is marked.
    pub watermark: bool,
    /// Whether the mark shows the label; only where there are both.
    pub mark_label: bool,
    pub comments: bool,
    /// Whether it is for adults only: who asks for it declares to be one.
    pub adult: bool,
    /// Whether who was granted a view may end the link.
    pub end_early: bool,
    /// The owner's name for the link, cleaned; never empty.
    pub label: Option<String>,
}

impl Terms {
    /// Whether seeing the media takes a POST: a view limit, a password or a mark was set, it is for
    /// adults, or a viewer may end it, which takes a pass.
    pub fn needs_button(&self) -> bool {
        self.max_views.is_some()
            || self.password.is_some()
            || self.watermark
            || self.adult
            || self.end_early
    }
}

/// Terms as they were typed. An absent or empty field is not a wish: the default holds.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    pub expires_in: Option<String>,
    pub max_views: Option<String>,
    pub password: Option<String>,
    pub watermark: Option<String>,
    pub mark_label: Option<String>,
    pub comments: Option<String>,
    pub adult: Option<String>,
    pub end_early: Option<String>,
    pub label: Option<String>,
}

/// What an operator allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub min_lifetime: Lifetime,
    pub max_lifetime: Lifetime,
    pub default_lifetime: Lifetime,
    pub max_views: u32,
    /// Whether marks can be asked for.
    pub watermark: bool,
    /// Whether comments can be asked for.
    pub comments: bool,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            min_lifetime: Lifetime::from_seconds(60),
            max_lifetime: Lifetime::from_seconds(30 * 86_400),
            default_lifetime: Lifetime::from_seconds(86_400),
            max_views: 1000,
            watermark: true,
            comments: true,
        }
    }
}

/// A field that can't be taken as it is, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {reason}")]
pub struct FieldError {
    pub field: Cow<'static, str>,
    pub reason: Reason,
}

impl FieldError {
    /// The fault `reason` of the field `field`.
    pub fn new(field: impl Into<Cow<'static, str>>, reason: impl Into<Reason>) -> Self {
        Self { field: field.into(), reason: reason.into() }
    }

    /// The fault `reason` of a field that somebody named, which is told as one short plain line.
    pub fn named(name: &str, reason: impl Into<Reason>) -> Self {
        let name: String = plain_line(name).chars().take(64).collect();
        Self::new(if name.is_empty() { "field".to_owned() } else { name }, reason)
    }
}

impl Wish {
    /// The wish as terms.
    ///
    /// # Errors
    /// The first field that can't be read or is out of `bounds`.
    pub fn parse(self, bounds: &Bounds) -> Result<Terms, FieldError> {
        let watermark = switch("watermark", self.watermark.as_deref())?;
        if watermark && !bounds.watermark {
            return Err(FieldError::new("watermark", Reason::NoMarks));
        }
        let label = label(self.label.as_deref())?;
        let mark_label = switch("mark_label", self.mark_label.as_deref())?;
        if mark_label && !(watermark && label.is_some()) {
            return Err(FieldError::new("mark_label", Reason::UnlabelledMark));
        }
        let comments = switch("comments", self.comments.as_deref())?;
        if comments && !bounds.comments {
            return Err(FieldError::new("comments", Reason::NoComments));
        }
        Ok(Terms {
            lifetime: lifetime(self.expires_in.as_deref(), bounds)?,
            max_views: max_views(self.max_views.as_deref(), bounds.max_views)?,
            password: self
                .password
                .filter(|text| !text.is_empty())
                .map(Password::parse)
                .transpose()?,
            watermark,
            mark_label,
            comments,
            adult: switch("adult", self.adult.as_deref())?,
            end_early: switch("end_early", self.end_early.as_deref())?,
            label,
        })
    }
}

/// Reads a duration within `bounds`; the default where none is wished.
///
/// # Errors
/// Names `expires_in`.
pub fn lifetime(wish: Option<&str>, bounds: &Bounds) -> Result<Lifetime, FieldError> {
    let error = |reason| FieldError::new("expires_in", reason);
    let Some(text) = given(wish) else { return Ok(bounds.default_lifetime) };
    let lifetime: Lifetime = text.parse().map_err(|_| error(Reason::Duration))?;
    if (bounds.min_lifetime..=bounds.max_lifetime).contains(&lifetime) {
        Ok(lifetime)
    } else {
        Err(error(Reason::Between(bounds.min_lifetime, bounds.max_lifetime)))
    }
}

fn max_views(wish: Option<&str>, most: u32) -> Result<Option<NonZeroU32>, FieldError> {
    let Some(text) = given(wish) else { return Ok(None) };
    match text.parse::<NonZeroU32>() {
        Ok(views) if views.get() <= most && text.bytes().all(|c| c.is_ascii_digit()) => {
            Ok(Some(views))
        }
        _ => Err(FieldError::new("max_views", Reason::UpTo(most))),
    }
}

/// Reads a switch, which is off where nothing is wished.
///
/// # Errors
/// Names `field`.
pub fn switch(field: &'static str, wish: Option<&str>) -> Result<bool, FieldError> {
    match given(wish) {
        None | Some("false" | "off" | "0") => Ok(false),
        Some("true" | "on" | "1") => Ok(true),
        Some(_) => Err(FieldError::new(field, Reason::Switch)),
    }
}

/// Longest label, in characters.
pub const LABEL_CHARS: usize = 100;

fn label(wish: Option<&str>) -> Result<Option<String>, FieldError> {
    let Some(text) = wish else { return Ok(None) };
    let clean = plain_line(text);
    match clean.chars().count() {
        0 => Ok(None),
        n if n <= LABEL_CHARS => Ok(Some(clean)),
        _ => Err(FieldError::new("label", Reason::Characters(LABEL_CHARS))),
    }
}

/// `text` as one plain line: without control characters and without the invisible marks that turn the
/// direction of what follows; surrounding space trimmed.
pub fn plain_line(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    let spaced: String =
        text.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).collect();
    spaced.chars().filter(|c| !hidden(*c)).collect::<String>().trim().to_owned()
}

pub(crate) fn given(wish: Option<&str>) -> Option<&str> {
    wish.map(str::trim).filter(|text| !text.is_empty())
}

/// A password as it was typed. Wiped from memory when dropped; never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Longest password in bytes. Long enough for any passphrase, short enough to hash.
    pub const MAX_LEN: usize = 1024;

    /// Takes `typed` as a password.
    ///
    /// # Errors
    /// Names `password` where it is empty or longer than [`Password::MAX_LEN`].
    pub fn parse(typed: String) -> Result<Self, FieldError> {
        match typed.len() {
            1..=Self::MAX_LEN => Ok(Self(typed)),
            _ => Err(FieldError::new("password", Reason::Bytes(Self::MAX_LEN))),
        }
    }

    /// The password's bytes, for the key derivation.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl Drop for Password {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(set: impl FnOnce(&mut Wish)) -> Result<Terms, FieldError> {
        let mut wish = Wish::default();
        set(&mut wish);
        wish.parse(&Bounds::default())
    }

    #[test]
    fn unset_is_never_zero() {
        for empty in [None, Some(""), Some("  ")] {
            let terms = parse(|wish| {
                wish.expires_in = empty.map(str::to_owned);
                wish.max_views = empty.map(str::to_owned);
                wish.watermark = empty.map(str::to_owned);
            })
            .unwrap();
            assert_eq!(terms.lifetime, Lifetime::from_seconds(86_400));
            assert!(terms.max_views.is_none() && !terms.watermark);
        }
        assert_eq!(parse(|wish| wish.max_views = Some("0".into())).unwrap_err().field, "max_views");
        assert_eq!(
            parse(|wish| wish.expires_in = Some("0".into())).unwrap_err().field,
            "expires_in"
        );
    }

    #[test]
    fn every_bound_is_inclusive_and_names_its_field() {
        for (text, fits) in [("59s", false), ("1m", true), ("30d", true), ("2592001", false)] {
            assert_eq!(parse(|wish| wish.expires_in = Some(text.into())).is_ok(), fits, "{text}");
        }
        for (text, fits) in
            [("1", true), ("1000", true), ("1001", false), ("-1", false), ("+1", false)]
        {
            assert_eq!(parse(|wish| wish.max_views = Some(text.into())).is_ok(), fits, "{text}");
        }
        assert_eq!(
            parse(|wish| wish.watermark = Some("maybe".into())).unwrap_err().field,
            "watermark"
        );
        let unmarked = Bounds { watermark: false, ..Bounds::default() };
        let wish = Wish { watermark: Some("true".into()), ..Wish::default() };
        assert_eq!(wish.parse(&unmarked).unwrap_err().field, "watermark");
        assert_eq!(
            parse(|wish| wish.comments = Some("maybe".into())).unwrap_err().field,
            "comments"
        );
        assert_eq!(parse(|wish| wish.adult = Some("18".into())).unwrap_err().field, "adult");
        let long = "x".repeat(Password::MAX_LEN + 1);
        assert_eq!(parse(|wish| wish.password = Some(long)).unwrap_err().field, "password");
    }

    #[test]
    fn what_is_for_adults_needs_a_button_and_no_limit() {
        let terms = parse(|wish| wish.adult = Some("on".into())).unwrap();
        assert!(terms.adult && terms.needs_button() && terms.max_views.is_none());
        let terms = parse(|_| ()).unwrap();
        assert!(!terms.adult && !terms.needs_button());
    }

    #[test]
    fn who_may_end_a_link_needs_a_pass_and_so_a_button() {
        let terms = parse(|wish| wish.end_early = Some("true".into())).unwrap();
        assert!(terms.end_early && terms.needs_button());
        assert_eq!(
            parse(|wish| wish.end_early = Some("soon".into())).unwrap_err().field,
            "end_early"
        );
    }

    #[test]
    fn a_mark_shows_a_label_only_where_there_are_both() {
        for (watermark, label, fits) in [
            ("true", "Anna", true),
            ("true", "", false),
            ("true", "\u{200F}", false),
            ("false", "Anna", false),
        ] {
            let terms = parse(|wish| {
                wish.mark_label = Some("true".into());
                wish.watermark = Some(watermark.into());
                wish.label = Some(label.into());
            });
            match terms {
                Ok(terms) => assert!(fits && terms.mark_label && terms.watermark),
                Err(error) => assert!(!fits && error.field == "mark_label", "{error}"),
            }
        }
    }

    #[test]
    fn a_label_is_one_line_without_hidden_marks() {
        let terms =
            parse(|wish| wish.label = Some(" \u{202E}An\u{7}na\nB \u{FEFF}".into())).unwrap();
        assert_eq!(terms.label.as_deref(), Some("Anna B"));
        assert_eq!(parse(|wish| wish.label = Some("\u{200F}".into())).unwrap().label, None);
        let long = "ü".repeat(LABEL_CHARS + 1);
        assert_eq!(parse(|wish| wish.label = Some(long)).unwrap_err().field, "label");
    }

    #[test]
    fn a_password_is_taken_as_typed_and_never_shown() {
        let terms = parse(|wish| wish.password = Some(" geheim ".into())).unwrap();
        assert_eq!(terms.password.as_ref().unwrap().as_bytes(), b" geheim ");
        assert!(!format!("{terms:?}").contains("geheim"));
    }
}
