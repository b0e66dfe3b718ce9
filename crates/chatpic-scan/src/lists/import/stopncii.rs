//! A page of StopNCII's `FetchHashes`, read record by record.
//!
//! A record is all there is to say of its hash, and replaces what was said before. The person who is
//! shown can take it back: then it is `Withdrawn` or `Deleted`, or each of its cases is. What
//! other platforms think of a hash is left out.

use std::fmt;
use std::io::BufRead;

use chatpic_core::Timestamp;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;

use super::limited::{Limited, Meter};
use super::{Page, Reason, Sink, Unreadable};
use crate::lists::entry::{Entry, Status};
use crate::lists::value::{Kind, Value};

pub(super) fn read(input: impl BufRead, sink: &mut Sink<'_>) -> Result<Page, Unreadable> {
    let meter = Meter::new(MAX_RECORD);
    let mut json = serde_json::Deserializer::from_reader(Limited::new(input, &meter));
    let answer = Answer { meter: &meter, sink };
    let page = answer.deserialize(&mut json).and_then(|page| json.end().map(|()| page));
    page.map_err(|error| match error.io_error_kind() {
        Some(kind) => meter.fault(kind),
        None if error.is_data() => Unreadable::Other(meter.line()),
        None => Unreadable::Broken(meter.line()),
    })
}

/// The outermost object.
struct Answer<'a, 'b> {
    meter: &'a Meter,
    sink: &'a mut Sink<'b>,
}

impl<'de> DeserializeSeed<'de> for Answer<'_, '_> {
    type Value = Page;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Page, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Answer<'_, '_> {
    type Value = Page;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a page of hashes")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Page, M::Error> {
        let (mut token, mut more, mut newest, mut records) = (None, None, None, None);
        self.meter.renew();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "nextPageToken" => token = map.next_value::<Option<String>>()?,
                "hasMoreRecords" => more = Some(map.next_value::<bool>()?),
                "nextSetTimestamp" => newest = map.next_value::<Option<i64>>()?,
                "hashRecords" => {
                    let seed = Records { meter: self.meter, sink: &mut *self.sink };
                    records = Some(map.next_value_seed(seed)?);
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
            self.meter.renew();
        }
        let more = more.ok_or_else(|| Error::missing_field("hasMoreRecords"))?;
        records.ok_or_else(|| Error::missing_field("hashRecords"))?;
        let token = token.filter(|token| !token.is_empty());
        if more && token.is_none() {
            return Err(Error::missing_field("nextPageToken"));
        }
        Ok(Page { next: token.filter(|_| more), newest: newest.map(Timestamp::from_unix) })
    }
}

/// The array of hashes.
struct Records<'a, 'b> {
    meter: &'a Meter,
    sink: &'a mut Sink<'b>,
}

impl<'de> DeserializeSeed<'de> for Records<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Records<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("hashes")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
        self.meter.renew();
        while let Some((line, record)) = seq.next_element_seed(Located(self.meter))? {
            match entry(&record) {
                Ok(None) => {
                    self.sink.tally.records += 1;
                    self.sink.tally.skipped += 1;
                }
                Ok(Some(entry)) => self.sink.record(line, Ok(entry)),
                Err(reason) => self.sink.record(line, Err(reason)),
            }
            self.meter.renew();
        }
        Ok(())
    }
}

/// A record, and the line in which it begins.
struct Located<'a>(&'a Meter);

impl<'de> DeserializeSeed<'de> for Located<'_> {
    type Value = (u64, Json);

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        Ok((self.0.line(), serde::Deserialize::deserialize(json)?))
    }
}

/// What a record says. None where its hash isn't compared here.
fn entry(record: &Json) -> Result<Option<Entry>, Reason> {
    let text = |name| record[name].as_str().ok_or(Reason::Missing(name));
    let kind = match text("signalType")? {
        "ImagePDQ" => Kind::Pdq,
        "VideoMD5" => Kind::VideoMd5,
        "VideoTMK" | "Text" | "URL" | "Unknown" => return Ok(None),
        _ => return Err(Reason::Unknown("signalType")),
    };
    let value =
        Value::from_hex(kind, text("hashValue")?).map_err(|bad| Reason::Value(kind, bad))?;
    let mut status = status(text("hashStatus")?)?;
    let cases = record["caseNumbers"].as_object().filter(|cases| !cases.is_empty());
    let over = |case: &Json| matches!(case.as_str(), Some("Withdrawn" | "Deleted"));
    if cases.is_some_and(|cases| cases.values().all(over)) {
        status = Status::Withdrawn;
    }
    let updated_at = record["lastModtimestamp"].as_i64().map(Timestamp::from_unix);
    Ok(Some(Entry { status, updated_at, ..Entry::new(value) }))
}

fn status(text: &str) -> Result<Status, Reason> {
    match text {
        "Withdrawn" | "Deleted" => Ok(Status::Withdrawn),
        "Received" | "Active" | "Unknown" => Ok(Status::Active),
        _ => Err(Reason::Unknown("hashStatus")),
    }
}

/// How long one record may be, with all the cases that name its hash.
const MAX_RECORD: usize = 256 * 1024;
