//! As much of XML as the answers of an S3 store need: the text of every element that has one.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

/// An element without elements in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Leaf {
    /// The names on the way to it, without name spaces: `Error/Code`.
    pub path: String,
    pub text: String,
}

/// Every leaf of a document, in its order; `None` where it isn't one.
pub(super) fn leaves(document: &[u8]) -> Option<Vec<Leaf>> {
    let mut reader = Reader::from_reader(document);
    let (mut leaves, mut names, mut text) = (Vec::new(), Vec::new(), String::new());
    // Whether the element that ends next has no element in it.
    let mut leaf = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                names.push(String::from_utf8(start.local_name().as_ref().to_vec()).ok()?);
                text.clear();
                leaf = true;
            }
            Event::Empty(empty) => {
                names.push(String::from_utf8(empty.local_name().as_ref().to_vec()).ok()?);
                leaves.push(Leaf { path: names.join("/"), text: String::new() });
                names.pop();
                leaf = false;
            }
            Event::Text(piece) => text.push_str(&piece.decode().ok()?),
            Event::CData(piece) => text.push_str(&piece.decode().ok()?),
            Event::GeneralRef(name) => match name.resolve_char_ref().ok()? {
                Some(character) => text.push(character),
                None => text.push_str(resolve_predefined_entity(&name.decode().ok()?)?),
            },
            Event::End(_) => {
                if leaf {
                    leaves.push(Leaf { path: names.join("/"), text: text.trim().to_owned() });
                }
                leaf = false;
                names.pop();
            }
            Event::Eof if names.is_empty() && !leaves.is_empty() => return Some(leaves),
            Event::Eof => return None,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// The text of the first leaf at `path`.
pub(super) fn text<'a>(leaves: &'a [Leaf], path: &str) -> Option<&'a str> {
    leaves.iter().find(|leaf| leaf.path == path).map(|leaf| leaf.text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_of_a_document_are_read() {
        let document = b"<?xml version='1.0'?>\n<a:R xmlns:a='urn:x'>\n <U><K>x&amp;&#121;</K>\n\
                         <I></I><P/></U> <U><K><![CDATA[<z>]]></K></U></a:R>";
        let found = leaves(document).unwrap();
        let found: Vec<_> = found.iter().map(|it| (it.path.as_str(), it.text.as_str())).collect();
        assert_eq!(found, [("R/U/K", "x&y"), ("R/U/I", ""), ("R/U/P", ""), ("R/U/K", "<z>")]);
        assert_eq!(text(&leaves(document).unwrap(), "R/U/K"), Some("x&y"));
    }

    #[test]
    fn what_is_no_document_is_told() {
        for wrong in ["", "plain", "<a>", "<a></b>", "<a>&unknown;</a>", "<a><b></a>"] {
            assert_eq!(leaves(wrong.as_bytes()), None, "{wrong}");
        }
        assert_eq!(leaves(b"<a/>").unwrap(), [Leaf { path: "a".to_owned(), text: String::new() }]);
    }
}
