//! Entries as bytes, for whoever stores them sealed. It is short, and no more than that: what seals
//! them tells whether they were changed.
//!
//! `chatpiclist` and a version byte; how many entries, in 8 bytes; then of each its kind, status,
//! class, severity and quality in a byte each, the time in 8, the hash, and id, source and note with
//! their lengths in 2. Numbers are little-endian. A byte is a place in a table below; 255 is none.

use chatpic_core::Timestamp;

use super::entries::Entries;
use super::entry::{Entry, Severity, Status, Text};
use super::list::Class;
use super::value::{Kind, Value};

/// Writes entries.
#[must_use]
pub fn encode(entries: &Entries) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend((entries.len() as u64).to_le_bytes());
    for entry in entries.iter() {
        bytes.push(place(&KINDS, Some(entry.value.kind())));
        bytes.push(place(&STATUSES, Some(entry.status)));
        bytes.push(place(&CLASSES, entry.class));
        bytes.push(place(&SEVERITIES, entry.severity));
        bytes.push(entry.quality.map_or(NONE, |quality| quality.min(100)));
        bytes.extend(entry.updated_at.map_or(NEVER, Timestamp::unix).to_le_bytes());
        bytes.extend(entry.value.as_bytes());
        for text in [&entry.id, &entry.source, &entry.note] {
            let text = text.as_str().as_bytes();
            let len = u16::try_from(text.len()).expect("a text has at most 1,000 bytes");
            bytes.extend(len.to_le_bytes());
            bytes.extend(text);
        }
    }
    bytes
}

/// Reads what [`encode`] wrote.
///
/// # Errors
/// Where it wrote something else.
pub fn decode(bytes: &[u8]) -> Result<Entries, NotEntries> {
    let mut rest = bytes.strip_prefix(MAGIC).ok_or(NotEntries)?;
    let count = u64::from_le_bytes(take(&mut rest)?);
    let mut entries = Vec::new();
    for _ in 0..count {
        entries.push(entry(&mut rest)?);
    }
    let all: Entries = entries.into_iter().collect();
    // One that stands twice would be one fewer.
    if rest.is_empty() && all.len() as u64 == count { Ok(all) } else { Err(NotEntries) }
}

/// Bytes that are no entries, or of another version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not entries of a list")]
pub struct NotEntries;

fn entry(rest: &mut &[u8]) -> Result<Entry, NotEntries> {
    let [kind, status, class, severity, quality] = take(rest)?;
    let kind = at(&KINDS, kind)?.ok_or(NotEntries)?;
    let status = at(&STATUSES, status)?.ok_or(NotEntries)?;
    let (class, severity) = (at(&CLASSES, class)?, at(&SEVERITIES, severity)?);
    let quality = match quality {
        NONE => None,
        quality @ 0..=100 => Some(quality),
        _ => return Err(NotEntries),
    };
    let updated_at = match i64::from_le_bytes(take(rest)?) {
        NEVER => None,
        seconds => Some(Timestamp::from_unix(seconds)),
    };
    let value = Value::new(kind, part(rest, kind.len())?).map_err(|_| NotEntries)?;
    let (id, source, note) = (text(rest)?, text(rest)?, text(rest)?);
    Ok(Entry { value, id, status, class, severity, quality, source, note, updated_at })
}

fn text(rest: &mut &[u8]) -> Result<Text, NotEntries> {
    let len = u16::from_le_bytes(take(rest)?);
    let text = str::from_utf8(part(rest, usize::from(len))?).map_err(|_| NotEntries)?;
    text.parse().map_err(|_| NotEntries)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], NotEntries> {
    Ok(part(rest, N)?.try_into().expect("as many as were asked for"))
}

fn part<'a>(rest: &mut &'a [u8], len: usize) -> Result<&'a [u8], NotEntries> {
    let (part, behind) = rest.split_at_checked(len).ok_or(NotEntries)?;
    *rest = behind;
    Ok(part)
}

fn place<T: PartialEq>(table: &[T], thing: Option<T>) -> u8 {
    let place = thing.and_then(|thing| table.iter().position(|it| *it == thing));
    place.map_or(NONE, |place| u8::try_from(place).expect("the tables are short"))
}

fn at<T: Copy>(table: &[T], place: u8) -> Result<Option<T>, NotEntries> {
    match place {
        NONE => Ok(None),
        place => table.get(usize::from(place)).copied().map(Some).ok_or(NotEntries),
    }
}

// What is stored depends on these orders: only ever add at the end.
const KINDS: [Kind; 5] = [Kind::Pdq, Kind::Md5, Kind::Sha1, Kind::Sha256, Kind::VideoMd5];
const STATUSES: [Status; 3] = [Status::Active, Status::Disabled, Status::Withdrawn];
const CLASSES: [Class; 6] = [
    Class::CsamConfirmed,
    Class::CsamSelfReport,
    Class::NciiSelfReport,
    Class::Terror,
    Class::RemovedHere,
    Class::Operator,
];
const SEVERITIES: [Severity; 4] = [Severity::A1, Severity::A2, Severity::B1, Severity::B2];

const MAGIC: &[u8] = b"chatpiclist\x01";
const NONE: u8 = 255;
const NEVER: i64 = i64::MIN;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn option<T: Clone + std::fmt::Debug + 'static>(of: &[T]) -> impl Strategy<Value = Option<T>> {
        prop::option::of(prop::sample::select(of.to_vec()))
    }

    fn text() -> impl Strategy<Value = Text> {
        ".{0,20}".prop_map(|text| text.parse().unwrap())
    }

    fn entries() -> impl Strategy<Value = Entries> {
        let value = (prop::sample::select(KINDS.to_vec()), any::<u8>()).prop_map(|(kind, n)| {
            let mut hash = vec![0x0F; kind.len()];
            hash[..2].copy_from_slice(&[n, !n]);
            Value::new(kind, &hash).unwrap()
        });
        let status = prop::sample::select(STATUSES.to_vec());
        let about = (option(&CLASSES), option(&SEVERITIES), prop::option::of(0..=100_u8));
        let time = prop::option::of(any::<i32>());
        let entry = (value, status, about, (text(), text(), text()), time).prop_map(
            |(value, status, (class, severity, quality), (id, source, note), time)| {
                let updated_at = time.map(|time| Timestamp::from_unix(time.into()));
                Entry { value, id, status, class, severity, quality, source, note, updated_at }
            },
        );
        prop::collection::vec(entry, 0..12).prop_map(Entries::from_iter)
    }

    proptest! {
        #[test]
        fn entries_come_back_as_they_were(entries in entries()) {
            prop_assert_eq!(decode(&encode(&entries)), Ok(entries));
        }

        #[test]
        fn what_is_cut_or_longer_is_refused(entries in entries(), cut in any::<prop::sample::Index>()) {
            let bytes = encode(&entries);
            prop_assert_eq!(decode(&bytes[..cut.index(bytes.len())]), Err(NotEntries));
            prop_assert_eq!(decode(&[&bytes[..], &[0]].concat()), Err(NotEntries));
        }

        #[test]
        fn changed_bytes_are_refused_or_entries_in_their_one_form(
            entries in entries(), at in any::<prop::sample::Index>(), byte in any::<u8>(),
        ) {
            let mut bytes = encode(&entries);
            let at = at.index(bytes.len());
            bytes[at] = byte;
            if let Ok(other) = decode(&bytes) {
                prop_assert_eq!(other.len(), entries.len());
            }
        }
    }

    #[test]
    fn the_stored_form_is_this() {
        let hash = [0xAB; 16];
        let entry = Entry {
            id: "i".parse().unwrap(),
            severity: Some(Severity::B1),
            updated_at: Some(Timestamp::from_unix(2)),
            ..Entry::new(Value::new(Kind::Md5, &hash).unwrap())
        };
        let mut expected =
            b"chatpiclist\x01\x01\0\0\0\0\0\0\0\x01\0\xFF\x02\xFF\x02\0\0\0\0\0\0\0".to_vec();
        expected.extend(hash);
        expected.extend(b"\x01\0i\0\0\0\0");
        assert_eq!(encode(&Entries::from_iter([entry])), expected);
    }

    #[test]
    fn a_count_of_entries_that_are_not_there_costs_no_memory() {
        let bytes = [MAGIC, &u64::MAX.to_le_bytes()].concat();
        assert_eq!(decode(&bytes), Err(NotEntries));
        assert_eq!(decode(b""), Err(NotEntries));
        assert_eq!(
            decode(b"chatpiclist\x02\0\0\0\0\0\0\0\0"),
            Err(NotEntries),
            "of another version"
        );
    }
}
