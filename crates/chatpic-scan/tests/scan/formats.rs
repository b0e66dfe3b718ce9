//! Lists are read as others' programs read them: tests/data/lists.py has asked them.

use std::collections::BTreeSet;

use chatpic_scan::lists::{
    Entry, Format, Imported, Kind, Status, Unreadable, Update, Value, import,
};
use serde_json::Value as Json;

fn read(format: Format, bytes: &[u8]) -> (Vec<Update>, Imported) {
    let mut updates = Vec::new();
    let imported = import(format, bytes, &mut |update| updates.push(update)).expect("a list");
    (updates, imported)
}

fn text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn ones(hex: &str) -> u32 {
    hex.chars().map(|digit| digit.to_digit(16).expect("a digit").count_ones()).sum()
}

fn one(update: &Update) -> &Entry {
    match update {
        Update::One(entry) => entry,
        Update::All { .. } => panic!("each of these records is an entry"),
    }
}

#[test]
fn a_local_file_is_read_as_its_own_tools_read_it_less_what_is_corrupt() {
    let (updates, imported) =
        read(Format::LocalFile, include_bytes!("../data/lists/local_file.txt"));
    let line = |it: &Update| {
        let value = one(it).value;
        format!("{} {}", value.kind(), text(value.as_bytes()))
    };
    let ours: BTreeSet<String> = updates.iter().map(line).collect();
    let theirs = include_str!("../data/lists/local_file.read").lines();
    let (theirs, corrupt): (BTreeSet<&str>, BTreeSet<&str>) = theirs
        .partition(|line| !line.starts_with("pdq ") || (120..=136).contains(&ones(&line[4..])));
    assert!(theirs.len() > 200);
    assert_eq!(corrupt.len(), 7, "their tools take any 256 bits");
    assert_eq!(ours.iter().map(String::as_str).collect::<BTreeSet<_>>(), theirs);
    let tally = &imported.tally;
    assert_eq!(tally.taken, updates.len() as u64);
    assert_eq!(tally.records, tally.taken + tally.bad);
}

#[test]
fn a_page_of_ncmec_is_read_as_the_public_reader_reads_it() {
    for (page, golden) in [
        (&include_bytes!("../data/lists/ncmec.xml")[..], include_str!("../data/lists/ncmec.read")),
        (
            include_bytes!("../data/lists/ncmec-last.xml"),
            include_str!("../data/lists/ncmec-last.read"),
        ),
    ] {
        let (updates, imported) = read(Format::Ncmec, page);
        let theirs: Json = serde_json::from_str(golden).unwrap();
        assert_eq!(imported.page.next.as_deref().unwrap_or(""), theirs["next"]);
        assert_eq!(imported.page.newest.unwrap().unix(), theirs["newest"]);
        let theirs = theirs["entries"].as_array().unwrap();
        assert_eq!((imported.tally.records, imported.tally.bad), (theirs.len() as u64, 0));
        assert_eq!(updates.len(), theirs.len());
        for (ours, theirs) in updates.iter().zip(theirs) {
            let Update::All { id, entries } = ours else { panic!("each comes whole") };
            assert_eq!(id.as_str(), theirs["id"]);
            let video = id.as_str().contains("/video/");
            let ours: BTreeSet<(String, String)> = entries
                .iter()
                .map(|it| (it.value.kind().to_string(), text(it.value.as_bytes())))
                .collect();
            let theirs_compared: BTreeSet<_> = theirs["fingerprints"]
                .as_object()
                .unwrap()
                .iter()
                .filter_map(|(kind, value)| {
                    let kind = match (kind.as_str(), video) {
                        ("md5", true) => "video_md5",
                        ("md5" | "pdq", false) | ("sha1", _) => kind,
                        _ => return None,
                    };
                    Some((kind.to_owned(), value.as_str().unwrap().to_owned()))
                })
                .collect();
            assert_eq!(ours, theirs_compared, "{}", id.as_str());
            assert!(theirs["deleted"] == false || entries.is_empty());
            for entry in entries {
                let severity = entry.severity.map(|it| it.to_string());
                assert_eq!(severity.as_deref(), theirs["classification"].as_str());
                assert!(entry.updated_at.is_some());
            }
        }
    }
}

#[test]
fn a_page_of_stopncii_is_read_as_the_public_reader_reads_it() {
    let (updates, imported) = read(Format::StopNcii, include_bytes!("../data/lists/stopncii.json"));
    let theirs: Json = serde_json::from_str(include_str!("../data/lists/stopncii.read")).unwrap();
    assert_eq!(imported.page.next.as_deref(), theirs["next"].as_str());
    assert_eq!(imported.page.newest.unwrap().unix(), theirs["newest"]);
    let theirs = theirs["entries"].as_array().unwrap();
    let compared = theirs.iter().filter(|it| it["kind"] == "ImagePDQ" || it["kind"] == "VideoMD5");
    let expected: Vec<_> = compared
        .map(|it| {
            let kind = if it["kind"] == "ImagePDQ" { Kind::Pdq } else { Kind::VideoMd5 };
            let over = it["cases"] != 0 && it["cases"] == it["cases_over"];
            let withdrawn = it["withdrawn"] == true || over;
            let status = if withdrawn { Status::Withdrawn } else { Status::Active };
            let value = Value::from_hex(kind, it["value"].as_str().unwrap()).unwrap();
            (value, status, it["at"].as_i64().unwrap())
        })
        .collect();
    let ours: Vec<_> = updates
        .iter()
        .map(one)
        .map(|it| (it.value, it.status, it.updated_at.unwrap().unix()))
        .collect();
    assert_eq!(ours, expected);
    for status in [Status::Active, Status::Withdrawn] {
        assert!(ours.iter().any(|(_, it, _)| *it == status));
    }
    let tally = imported.tally;
    assert_eq!((tally.records, tally.bad), (theirs.len() as u64, 0));
    assert_eq!(tally.taken + tally.skipped, tally.records);
}

#[test]
fn our_csv_is_read_as_python_reads_it() {
    let (updates, imported) = read(Format::Csv, include_bytes!("../data/lists/list.csv"));
    let theirs: Json = serde_json::from_str(include_str!("../data/lists/list.read")).unwrap();
    let theirs = theirs.as_array().unwrap();
    assert_eq!((imported.tally.taken, imported.tally.bad), (theirs.len() as u64, 0));
    for (ours, theirs) in updates.iter().map(one).zip(theirs) {
        let given = |it: Option<String>| it.unwrap_or_default();
        let of = |name: &str| theirs[name].as_str().unwrap();
        assert_eq!(ours.value.kind().to_string(), of("type"));
        assert_eq!(text(ours.value.as_bytes()), of("value"));
        assert_eq!(given(ours.class.map(|it| it.to_string())), of("class"));
        assert_eq!(given(ours.severity.map(|it| it.to_string())), of("severity"));
        assert_eq!(ours.source.as_str(), of("source"));
        assert_eq!(ours.id.as_str(), of("entry_id"));
        assert_eq!(ours.note.as_str(), of("note"));
        assert_eq!(given(ours.updated_at.map(|it| it.to_string())), of("updated_at"));
        let status = ours.status.to_string();
        assert_eq!(status, if of("status").is_empty() { "active" } else { of("status") });
    }
}

#[test]
fn a_list_that_is_cut_anywhere_never_passes_for_a_whole_page() {
    for (format, page) in [
        (Format::Ncmec, &include_bytes!("../data/lists/ncmec-last.xml")[..]),
        (Format::StopNcii, include_bytes!("../data/lists/stopncii.json")),
    ] {
        let page = page.trim_ascii_end();
        for end in (0..page.len()).step_by(7) {
            let cut = import(format, &page[..end], &mut |_| {});
            assert!(matches!(cut, Err(Unreadable::Broken(_) | Unreadable::Other(_))), "{end}");
        }
    }
}
