//! What is said of a resumable upload when it begins: words of the protocol's metadata, each with a
//! value in base64, into the wishes of an upload.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chatpic_core::FieldError;

use crate::actions::links::Wishes;
use crate::actions::receive::Asked as _;

/// What was asked for, as it was typed.
#[derive(Default)]
pub(super) struct Asked {
    pub wishes: Wishes,
    /// Whether another request makes a share of it.
    pub draft: bool,
    pub pass: Option<String>,
}

/// What clients say of a file by themselves. The format is told by the bytes, and a name says nothing.
const OF_THE_FILE: [&str; 5] = ["filename", "filetype", "name", "type", "relativePath"];

impl Asked {
    /// Reads `name value,name value`.
    pub fn parse(metadata: &str) -> Result<Self, FieldError> {
        let (mut asked, mut draft, mut wished) = (Self::default(), None, false);
        for pair in metadata.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once(' ').unwrap_or((pair, ""));
            if OF_THE_FILE.contains(&name) {
                continue;
            }
            let fault = |reason: &'static str| FieldError::named(name, reason);
            let bytes = STANDARD.decode(value.trim()).map_err(|_| fault("is not in base64"))?;
            let value = String::from_utf8(bytes).map_err(|_| fault("is not UTF-8"))?;
            let slot = match name {
                "draft" => &mut draft,
                "upload_pass" => &mut asked.pass,
                _ => {
                    wished |= !value.trim().is_empty();
                    let slot = asked.wishes.slot(name);
                    slot.ok_or_else(|| fault("is no field here"))?.1
                }
            };
            if slot.replace(value).is_some() {
                return Err(fault("was given twice"));
            }
        }
        asked.draft = match draft.as_deref().map(str::trim) {
            None | Some("" | "false") => false,
            Some("true") if wished => {
                let reason = "takes no terms: they come with the request that makes a share of it";
                return Err(FieldError::new("draft", reason));
            }
            Some("true") => true,
            Some(_) => return Err(FieldError::new("draft", "is neither true nor false")),
        };
        Ok(asked)
    }
}

#[cfg(test)]
mod tests {
    use chatpic_core::Bounds;

    use super::*;

    fn refused(metadata: &str) -> String {
        let Err(error) = Asked::parse(metadata) else { panic!("{metadata} is taken") };
        error.field.into_owned()
    }

    #[test]
    fn fields_are_read_and_what_is_said_of_the_file_is_not() {
        let metadata = "filename cMO2LnBuZw==,max_views Mw==, label QW5uYQ==,type %%%,password";
        let asked = Asked::parse(metadata).unwrap();
        assert!(!asked.draft);
        let (links, _) = asked.wishes.parse(&Bounds::default()).unwrap();
        let [terms] = &links[..] else { panic!() };
        assert_eq!((terms.max_views.unwrap().get(), terms.label.as_deref()), (3, Some("Anna")));
        assert!(Asked::parse("").is_ok());
    }

    #[test]
    fn a_draft_takes_no_terms() {
        assert!(Asked::parse("draft dHJ1ZQ==,filename eA==,upload_pass eA==").unwrap().draft);
        assert!(!Asked::parse("draft ZmFsc2U=,max_views Mw==").unwrap().draft);
        assert_eq!(refused("draft dHJ1ZQ==,max_views Mw=="), "draft");
        assert_eq!(refused("draft eWVz"), "draft");
    }

    #[test]
    fn what_can_not_be_read_is_named() {
        assert_eq!(refused("max_views 3"), "max_views");
        assert_eq!(refused("label /w=="), "label");
        assert_eq!(refused("colour Mw=="), "colour");
        assert_eq!(refused("max_views Mw==,max_views Mw=="), "max_views");
    }
}
