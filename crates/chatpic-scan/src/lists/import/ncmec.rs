//! A page of NCMEC's hash sharing API, version 2, as its public documentation shows it.
//!
//! An entry is known by its member, type and id, and always comes as it is now: all of its
//! fingerprints, or as deleted. What members think of each other's entries is left out, and so are
//! kinds of fingerprints that aren't compared here.

mod record;

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::limited::{Limited, Meter};
use super::{Page, Reason, Sink, Unreadable};
use record::Record;

pub(super) fn read(input: impl BufRead, sink: &mut Sink<'_>) -> Result<Page, Unreadable> {
    let meter = Meter::new(MAX_EVENT);
    let mut reader = Reader::from_reader(Limited::new(input, &meter));
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk {
        meter: &meter,
        sink,
        open: Vec::new(),
        text: String::new(),
        record: None,
        page: None,
    };
    let mut buffer = Vec::new();
    loop {
        meter.renew();
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| fault(&meter, &error))? {
            Event::Start(element) => walk.enter(&element)?,
            Event::End(_) => walk.leave()?,
            Event::Text(text) => walk.add(text.decode())?,
            Event::CData(text) => walk.add(text.decode())?,
            Event::GeneralRef(name) => walk.add_reference(&name)?,
            Event::DocType(_) => return Err(Unreadable::Forbidden(meter.line())),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Empty(_) => {}
            Event::Eof => break,
        }
    }
    let whole = walk.open.is_empty();
    walk.page.filter(|_| whole).ok_or(Unreadable::Broken(meter.line()))
}

/// Where in the document the reader is.
struct Walk<'a, 'b> {
    meter: &'a Meter,
    sink: &'a mut Sink<'b>,
    /// The names of the open elements, without their namespaces.
    open: Vec<String>,
    /// What stood since the last of them was opened.
    text: String,
    record: Option<Record>,
    /// There once the outermost element was.
    page: Option<Page>,
}

impl Walk<'_, '_> {
    fn enter(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        let line = self.meter.line();
        if self.open.len() == MAX_DEPTH {
            return Err(Unreadable::TooMuch(line));
        }
        let name = element.local_name();
        let name = str::from_utf8(name.as_ref()).map_err(|_| Unreadable::Broken(line))?;
        self.open.push(name.to_owned());
        self.text.clear();
        match path(&self.open).as_slice() {
            [name] if *name != ROOT || self.page.is_some() => return Err(Unreadable::Other(line)),
            [_] => self.page = Some(Page::default()),
            [_, "images" | "videos"] => {
                let newest =
                    attribute(element, "maxTimestamp", line)?.and_then(|it| it.parse().ok());
                let page = self.page.as_mut().expect("the outermost element made it");
                page.newest = page.newest.max(newest);
            }
            [_, "images" | "videos", kind] => self.record = Some(Record::new(line, kind)),
            [_, "images" | "videos", _, "member"] => {
                let id = attribute(element, "id", line)?.and_then(|it| it.parse().ok());
                self.record.iter_mut().for_each(|record| record.member = id);
            }
            _ => {}
        }
        Ok(())
    }

    fn leave(&mut self) -> Result<(), Unreadable> {
        let text = std::mem::take(&mut self.text);
        let (line, text) = (self.meter.line(), text.trim());
        match (path(&self.open).as_slice(), &mut self.record) {
            ([_, "paging", "next"], _) if !text.is_empty() => {
                // It is appended to the address of the service, so it must not lead elsewhere.
                if !text.starts_with("/v2/entries?") {
                    return Err(Unreadable::Other(line));
                }
                let page = self.page.as_mut().expect("the outermost element made it");
                page.next = Some(text.to_owned());
            }
            ([_, "images" | "videos", _], record) => {
                if let Some(record) = record.take() {
                    record.finish(self.sink);
                }
            }
            ([_, _, _, "id"], Some(record)) => text.clone_into(&mut record.id),
            ([_, _, _, "timestamp"], Some(record)) => record.updated_at = text.parse().ok(),
            ([_, _, _, "classification"], Some(record)) => record.severity = text.parse().ok(),
            ([_, _, _, "fingerprints", kind], Some(record)) => record.add(line, kind, text),
            _ => {}
        }
        self.open.pop();
        Ok(())
    }

    fn add<E>(&mut self, text: Result<Cow<'_, str>, E>) -> Result<(), Unreadable> {
        let text = text.map_err(|_| Unreadable::Broken(self.meter.line()))?;
        if self.text.len() + text.len() > MAX_EVENT {
            return Err(Unreadable::TooMuch(self.meter.line()));
        }
        if self.open.is_empty() && !text.trim().is_empty() {
            return Err(Unreadable::Broken(self.meter.line()));
        }
        self.text.push_str(&text);
        Ok(())
    }

    /// Only what XML itself knows, for there is no document type to define more.
    fn add_reference(&mut self, name: &BytesRef<'_>) -> Result<(), Unreadable> {
        let line = self.meter.line();
        if let Some(letter) = name.resolve_char_ref().map_err(|_| Unreadable::Broken(line))? {
            return self.add::<()>(Ok(letter.to_string().into()));
        }
        let name = name.decode().map_err(|_| Unreadable::Broken(line))?;
        let text = quick_xml::escape::resolve_xml_entity(&name);
        self.add::<()>(Ok(text.ok_or(Unreadable::Forbidden(line))?.into()))
    }
}

fn path(open: &[String]) -> Vec<&str> {
    open.iter().map(String::as_str).collect()
}

fn attribute(
    element: &BytesStart<'_>,
    name: &str,
    line: u64,
) -> Result<Option<String>, Unreadable> {
    let found = element.try_get_attribute(name).map_err(|_| Unreadable::Broken(line))?;
    Ok(found.and_then(|it| String::from_utf8(it.value.into_owned()).ok()))
}

fn fault(meter: &Meter, error: &quick_xml::Error) -> Unreadable {
    match error {
        quick_xml::Error::Io(error) => meter.fault(error.kind()),
        _ => Unreadable::Broken(meter.line()),
    }
}

const ROOT: &str = "queryResult";

/// How long one tag, or the text of one element, may be.
const MAX_EVENT: usize = 16 * 1024;

/// How deep elements may be nested. Theirs are nested seven deep.
const MAX_DEPTH: usize = 16;
