//! Our own format: RFC 4180 to the letter, in UTF-8, with a header line that must be there. Lines
//! may end with LF alone. What the RFC doesn't allow is a bad record, never a guess.

use std::io::{self, BufRead};
use std::str::FromStr;

use super::{MAX_LINE, Page, Reason, Sink, Unreadable};
use crate::lists::entry::{Entry, Status, Text};
use crate::lists::value::{Kind, Value};

/// The header, and so what stands in a record.
pub(super) const FIELDS: [&str; 9] =
    ["type", "value", "class", "severity", "source", "entry_id", "status", "updated_at", "note"];

pub(super) fn read(input: impl BufRead, sink: &mut Sink<'_>) -> Result<Page, Unreadable> {
    let mut records = Records { input, line: 1, text: Vec::new(), ends: Vec::new() };
    match records.next()? {
        Some((_, Ok(header))) if header == FIELDS => {}
        _ => return Err(Unreadable::Other(1)),
    }
    while let Some((line, fields)) = records.next()? {
        sink.record(line, fields.and_then(|fields| entry(&fields)));
    }
    Ok(Page::default())
}

fn entry(fields: &[&str]) -> Result<Entry, Reason> {
    let [kind, value, class, severity, source, id, status, updated_at, note] = fields else {
        return Err(Reason::Fields(fields.len()));
    };
    let kind: Kind = kind.parse().map_err(|_| Reason::Unknown("kind of hash"))?;
    Ok(Entry {
        value: Value::from_hex(kind, value).map_err(|bad| Reason::Value(kind, bad))?,
        id: text(id)?,
        status: given(status, Reason::Unknown("status"))?.unwrap_or(Status::Active),
        class: given(class, Reason::Unknown("class"))?,
        severity: given(severity, Reason::Unknown("severity"))?,
        quality: None,
        source: text(source)?,
        note: text(note)?,
        updated_at: given(updated_at, Reason::Time)?,
    })
}

fn text(field: &str) -> Result<Text, Reason> {
    field.parse().map_err(|_| Reason::TooLong)
}

fn given<T: FromStr>(field: &str, reason: Reason) -> Result<Option<T>, Reason> {
    if field.is_empty() { Ok(None) } else { field.parse().map(Some).map_err(|_| reason) }
}

/// Cuts bytes into records and these into fields.
struct Records<R> {
    input: R,
    line: u64,
    /// The fields of the record that is being read, one behind the other.
    text: Vec<u8>,
    /// Where each of them ends.
    ends: Vec<usize>,
}

/// Where in a record a byte stands.
#[derive(Clone, Copy)]
enum Place {
    FieldStart,
    Plain,
    Quoted,
    /// Behind a mark that ends the quotation, or is the first of a pair.
    Mark,
    /// Behind a carriage return, which only a line feed may follow.
    Return,
    /// In a record that is bad already.
    Bad(Reason),
    /// Behind the record.
    End,
}

type Fields<'a> = Result<Vec<&'a str>, Reason>;

impl<R: BufRead> Records<R> {
    /// The next record and the line in which it begins.
    fn next(&mut self) -> io::Result<Option<(u64, Fields<'_>)>> {
        self.text.clear();
        self.ends.clear();
        let begin = self.line;
        let mut place = Place::FieldStart;
        let mut read = 0;
        while !matches!(place, Place::End) {
            let Some(byte) = self.byte()? else { break };
            read += 1;
            place = match place {
                Place::Bad(_) => place,
                _ if read > MAX_LINE => Place::Bad(Reason::TooLong),
                _ => self.step(place, byte).unwrap_or_else(Place::Bad),
            };
            if let (Place::Bad(reason), b'\n') = (place, byte) {
                return Ok(Some((begin, Err(reason))));
            }
        }
        if read == 0 {
            return Ok(None);
        }
        let fields = match place {
            Place::End => self.fields(),
            // The last record needs no line break behind it.
            Place::FieldStart | Place::Plain | Place::Mark => {
                self.ends.push(self.text.len());
                self.fields()
            }
            Place::Quoted => Err(Reason::Quote),
            Place::Return => Err(Reason::Control),
            Place::Bad(reason) => Err(reason),
        };
        Ok(Some((begin, fields)))
    }

    /// Takes a byte in and tells where the next one stands.
    fn step(&mut self, place: Place, byte: u8) -> Result<Place, Reason> {
        match (place, byte) {
            (Place::Quoted, b'"') => Ok(Place::Mark),
            (Place::Quoted, b'\r' | b'\n') => Ok(self.keep(byte, Place::Quoted)),
            (Place::Mark, b'"') => Ok(self.keep(byte, Place::Quoted)),
            (Place::FieldStart, b'"') => Ok(Place::Quoted),
            (Place::FieldStart | Place::Plain | Place::Mark, b',') => {
                Ok(self.end(Place::FieldStart))
            }
            (Place::FieldStart | Place::Plain | Place::Mark, b'\r') => Ok(Place::Return),
            (Place::Return | Place::FieldStart | Place::Plain | Place::Mark, b'\n') => {
                Ok(self.end(Place::End))
            }
            (Place::Plain, b'"') | (Place::Mark, _) => Err(Reason::Quote),
            (Place::Return, _) => Err(Reason::Control),
            (_, byte) if byte.is_ascii_control() => Err(Reason::Control),
            (Place::Quoted, _) => Ok(self.keep(byte, Place::Quoted)),
            (Place::FieldStart | Place::Plain | Place::Bad(_) | Place::End, _) => {
                Ok(self.keep(byte, Place::Plain))
            }
        }
    }

    fn keep(&mut self, byte: u8, next: Place) -> Place {
        self.text.push(byte);
        next
    }

    fn end(&mut self, next: Place) -> Place {
        self.ends.push(self.text.len());
        next
    }

    fn fields(&self) -> Fields<'_> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let fields =
            starts.zip(&self.ends).map(|(start, end)| str::from_utf8(&self.text[start..*end]));
        fields.collect::<Result<_, _>>().map_err(|_| Reason::NotUtf8)
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        let byte = loop {
            match self.input.fill_buf() {
                Ok(bytes) => break bytes.first().copied(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        };
        if let Some(byte) = byte {
            self.input.consume(1);
            self.line += u64::from(byte == b'\n');
        }
        Ok(byte)
    }
}
