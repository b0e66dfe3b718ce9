//! What is said of the pictures of an upload beside their bytes: what each shows, for those who can't see
//! it, and whether chats may show the first one. It is sealed with the rest of what a share holds.

use chatpic_core::{FieldError, Terms, terms};

use super::contents::Contents;

/// As it was typed.
#[derive(Clone, Debug, Default)]
pub struct AboutWish {
    /// A line for each picture, in their order.
    pub alt: Option<String>,
    pub preview: Option<String>,
}

/// What is said of an upload's pictures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    alt: Vec<Option<String>>,
    preview: bool,
}

/// Longest description of a picture, in characters.
pub const ALT_CHARS: usize = 1000;

impl AboutWish {
    /// Where the field with this name goes.
    pub fn slot(&mut self, name: &str) -> Option<(&'static str, &mut Option<String>)> {
        Some(match name {
            "alt" => ("alt", &mut self.alt),
            "preview" => ("preview", &mut self.preview),
            _ => return None,
        })
    }

    /// What it comes to for links with these terms.
    ///
    /// # Errors
    /// The field that can't be taken. Chats show nothing of a link that needs a button, so that where
    /// all of them do, nothing can be shown.
    pub fn parse(self, links: &[Terms]) -> Result<About, FieldError> {
        let lines = self.alt.as_deref().unwrap_or_default().lines();
        let described = |line| Some(terms::plain_line(line)).filter(|line| !line.is_empty());
        let alt: Vec<_> = lines.map(described).collect();
        if alt.iter().flatten().any(|alt| alt.chars().count() > ALT_CHARS) {
            let reason = format!("can have up to {ALT_CHARS} characters for each picture");
            return Err(FieldError::new("alt", reason));
        }
        let preview = terms::switch("preview", self.preview.as_deref())?;
        if preview && links.iter().all(Terms::needs_button) {
            return Err(FieldError::new("preview", "takes a link that shows its pictures at once"));
        }
        Ok(About { alt, preview })
    }
}

impl About {
    /// Puts it into what the share holds.
    ///
    /// # Errors
    /// Names `alt` where more pictures are described than there are.
    pub(in crate::actions) fn say(self, contents: &mut Contents) -> Result<(), FieldError> {
        let described = self.alt.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        if described > contents.media.len() {
            return Err(FieldError::new("alt", "describes more pictures than there are"));
        }
        for (facts, alt) in contents.media.iter_mut().zip(self.alt) {
            facts.alt = alt;
        }
        contents.preview = self.preview;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use chatpic_core::{Bounds, Wish};

    use super::*;

    fn terms(max_views: Option<&str>) -> Terms {
        let wish = Wish { max_views: max_views.map(str::to_owned), ..Wish::default() };
        wish.parse(&Bounds::default()).unwrap()
    }

    #[test]
    fn each_line_describes_one_picture() {
        let wish = AboutWish { alt: Some("A cat\r\n\n \u{202E}a dog ".into()), preview: None };
        let about = wish.parse(&[terms(None)]).unwrap();
        assert_eq!(about.alt, [Some("A cat".into()), None, Some("a dog".into())]);
        let long = AboutWish { alt: Some("x".repeat(ALT_CHARS + 1)), preview: None };
        assert_eq!(long.parse(&[terms(None)]).unwrap_err().field, "alt");
    }

    #[test]
    fn chats_show_nothing_of_what_needs_a_button() {
        let wish = || AboutWish { alt: None, preview: Some("true".into()) };
        assert!(wish().parse(&[terms(None)]).unwrap().preview);
        assert!(wish().parse(&[terms(Some("1")), terms(None)]).unwrap().preview);
        assert_eq!(wish().parse(&[terms(Some("1"))]).unwrap_err().field, "preview");
    }
}
