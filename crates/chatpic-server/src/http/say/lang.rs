//! The languages that pages speak, and which of them a header asks for.

use std::str::FromStr;

/// A language that every page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    English,
    German,
    French,
    Spanish,
    Portuguese,
    Hindi,
    Arabic,
}

impl Lang {
    pub const ALL: [Self; 7] = [
        Self::English,
        Self::German,
        Self::French,
        Self::Spanish,
        Self::Portuguese,
        Self::Hindi,
        Self::Arabic,
    ];

    /// As in `lang` and in `?lang=`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Hindi => "hi",
            Self::Arabic => "ar",
        }
    }

    /// What those who speak it call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::French => "Français",
            Self::Spanish => "Español",
            Self::Portuguese => "Português",
            Self::Hindi => "हिन्दी",
            Self::Arabic => "العربية",
        }
    }

    /// Where its lines begin: a value of `dir`.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Arabic => "rtl",
            _ => "ltr",
        }
    }

    /// The language that an `Accept-Language` header likes best, of those that we speak: `de-AT` asks for
    /// German. English where it likes none.
    pub fn accepted(header: &str) -> Self {
        let mut best = (0, Self::English);
        for (range, weight) in header.split(',').filter_map(weighted) {
            let primary = range.split('-').next().unwrap_or(range).to_ascii_lowercase();
            if let Ok(lang) = primary.parse()
                && weight > best.0
            {
                best = (weight, lang);
            }
        }
        best.1
    }
}

/// Not one of our languages.
#[derive(Debug, PartialEq, Eq)]
pub struct Unspoken;

impl FromStr for Lang {
    type Err = Unspoken;

    fn from_str(code: &str) -> Result<Self, Unspoken> {
        Self::ALL.into_iter().find(|lang| lang.code() == code).ok_or(Unspoken)
    }
}

/// A language range and its weight in thousandths: RFC 9110, 12.5.4. `None` where it can't be read.
fn weighted(element: &str) -> Option<(&str, u32)> {
    let mut parts = element.split(';').map(str::trim);
    let range = parts.next()?;
    let Some(weight) = parts.next() else { return Some((range, 1000)) };
    let weight: f32 = weight.strip_prefix("q=").or(weight.strip_prefix("Q="))?.parse().ok()?;
    let thousandths = (1..=1000).rev().find(|step| weight * 1000.0 >= *step as f32 - 0.5);
    Some((range, thousandths.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_that_is_liked_best_is_spoken() {
        for (header, lang) in [
            ("", Lang::English),
            ("de", Lang::German),
            ("de-AT,de;q=0.9,en;q=0.8", Lang::German),
            ("fr;q=0.3, es;q=0.7", Lang::Spanish),
            ("zh-CN,zh;q=0.9,pt-BR;q=0.8,en;q=0.7", Lang::Portuguese),
            ("PT-br", Lang::Portuguese),
            ("hi;q=0", Lang::English),
            ("ar;q=1.000,*", Lang::Arabic),
            ("*", Lang::English),
            ("de;q=high", Lang::English),
            (";;;,,,q=1", Lang::English),
        ] {
            assert_eq!(Lang::accepted(header), lang, "{header}");
        }
    }
}
