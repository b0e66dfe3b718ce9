//! `ThreatExchange`'s `local_file`: a line for each hash, its kind, a space, and the hash.
//!
//! Their tools take any kind and any text. Here only what can be compared is taken.

use std::io::{self, BufRead};

use super::{MAX_LINE, Page, Reason, Sink, Unreadable};
use crate::lists::entry::Entry;
use crate::lists::value::{Kind, Value};

pub(super) fn read(mut input: impl BufRead, sink: &mut Sink<'_>) -> Result<Page, Unreadable> {
    let mut line = Vec::new();
    let mut number = 0;
    while next_line(&mut input, &mut line)? {
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        sink.record(number, entry(&line));
    }
    Ok(Page::default())
}

fn entry(line: &[u8]) -> Result<Entry, Reason> {
    if line.len() > MAX_LINE {
        return Err(Reason::TooLong);
    }
    let line = str::from_utf8(line).map_err(|_| Reason::NotUtf8)?.trim_ascii();
    let (kind, value) = line.split_once(' ').ok_or(Reason::Missing("hash"))?;
    let kind: Kind = kind.parse().map_err(|_| Reason::Unknown("kind of hash"))?;
    let value = Value::from_hex(kind, value.trim_ascii());
    value.map(Entry::new).map_err(|bad| Reason::Value(kind, bad))
}

/// Reads a line without its end, and no more of it than one byte too many. False at the end.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let mut any = false;
    loop {
        let bytes = match input.fill_buf() {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if bytes.is_empty() {
            return Ok(any);
        }
        any = true;
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let part = &bytes[..end.unwrap_or(bytes.len())];
        line.extend_from_slice(&part[..part.len().min(MAX_LINE + 1 - line.len())]);
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            return Ok(true);
        }
    }
}
