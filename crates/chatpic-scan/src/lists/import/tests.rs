use std::io::{BufReader, Cursor};

use proptest::prelude::*;

use super::*;
use crate::lists::{Entries, Severity, Status};

const PDQ: &str = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
const MD5: &str = "d41d8cd98f00b204e9800998ecf8427e";
const HEADER: &str = "type,value,class,severity,source,entry_id,status,updated_at,note\n";

fn read(format: Format, text: &str) -> Result<(Vec<Update>, Imported), Unreadable> {
    let mut updates = Vec::new();
    let imported = import(format, text.as_bytes(), &mut |update| updates.push(update))?;
    Ok((updates, imported))
}

fn bad(format: Format, text: &str) -> Vec<String> {
    let (_, imported) = read(format, text).unwrap();
    assert_eq!(imported.tally.bad, imported.tally.first_bad.len() as u64);
    imported.tally.first_bad.iter().map(ToString::to_string).collect()
}

fn page(inside: &str) -> String {
    format!("<queryResult><images>{inside}</images></queryResult>")
}

fn image(inside: &str) -> String {
    page(&format!("<image><member id=\"1\"/><id>a</id>{inside}</image>"))
}

#[test]
fn bad_lines_are_counted_and_the_first_twenty_named() {
    let text = format!("md5 {MD5}\n{}sha1 00\n", "nonsense\n".repeat(40));
    let (updates, imported) = read(Format::LocalFile, &text).unwrap();
    let tally = imported.tally;
    assert_eq!((updates.len(), tally.records, tally.taken, tally.bad), (1, 42, 1, 41));
    let lines: Vec<_> = tally.first_bad.iter().map(|it| it.line).collect();
    assert_eq!(lines, Vec::from_iter(2..=21));
}

#[test]
fn a_bad_line_of_a_local_file_is_told_with_its_reason_and_without_its_hash() {
    let text = format!(
        "\npdq {PDQ}\r\npdq {}\nphoto {MD5}\nmd5 {PDQ}\n{MD5}\nmd5 {}\n  \n",
        "f".repeat(64),
        "0".repeat(9000)
    );
    let expected = [
        "line 3: pdq: 256 of 256 bits are set: corrupt",
        "line 4: an unknown kind of hash",
        "line 5: md5: not 32 hexadecimal digits",
        "line 6: no hash",
        "line 7: longer than a record may be",
    ];
    assert_eq!(bad(Format::LocalFile, &text), expected);
    let bytes = import(Format::LocalFile, &b"md5 \xFF"[..], &mut |_| {}).unwrap();
    assert_eq!(bytes.tally.first_bad[0].reason, Reason::NotUtf8);
}

#[test]
fn csv_is_held_to_the_letter() {
    let fields = format!("md5,{MD5},,,,,,,");
    let (updates, _) = read(Format::Csv, &format!("{HEADER}{fields}")).unwrap();
    assert_eq!(updates.len(), 1, "the last line needs no end");
    for (record, reason) in [
        ("\n", "1 fields instead of 9"),
        (&*format!("{fields},\n"), "10 fields instead of 9"),
        (&format!("{fields}a\"b\n"), "a quotation mark out of place"),
        (&format!("{fields}\"a\"b\n"), "a quotation mark out of place"),
        (&format!("{fields}\"a"), "a quotation mark out of place"),
        (&format!("{fields}a\rb\n"), "a control character"),
        (&format!("{fields}\"a\0\"\n"), "a control character"),
        (&format!("{fields}{}\n", "a".repeat(9000)), "longer than a record may be"),
        (&format!("{fields}{}\n", "a".repeat(1001)), "longer than a record may be"),
        (&format!("md5 ,{MD5},,,,,,,\n"), "an unknown kind of hash"),
        (&format!("md5,{PDQ},,,,,,,\n"), "md5: not 32 hexadecimal digits"),
        (&format!("md5,{MD5},csam,,,,,,\n"), "an unknown class"),
        (&format!("md5,{MD5},,C1,,,,,\n"), "an unknown severity"),
        (&format!("md5,{MD5},,,,,gone,,\n"), "an unknown status"),
        (&format!("md5,{MD5},,,,,,2026-03-01,\n"), "not a time such as 2026-03-01T12:00:00Z"),
    ] {
        assert_eq!(bad(Format::Csv, &format!("{HEADER}{record}")), [format!("line 2: {reason}")]);
    }
}

#[test]
fn a_record_that_is_too_long_costs_no_other() {
    for more in [0, 1, 2] {
        let long = "a".repeat(MAX_LINE - 1 + more);
        let text = format!("{HEADER}{long}\nmd5,{MD5},,,,,,,\n");
        assert_eq!(read(Format::Csv, &text).unwrap().0.len(), 1);
        let text = format!("{}\nmd5 {MD5}\n", "a".repeat(MAX_LINE - 1 + more));
        assert_eq!(read(Format::LocalFile, &text).unwrap().0.len(), 1);
    }
    let open = format!("{HEADER}\"{}md5,{MD5},,,,,,,\n", "\n".repeat(2 * MAX_LINE));
    let (updates, imported) = read(Format::Csv, &open).unwrap();
    assert_eq!(updates.len(), 1, "a quotation that is never closed ends as well");
    assert_eq!(imported.tally.first_bad[0].reason, Reason::TooLong);
}

#[test]
fn csv_without_its_header_is_not_read_at_all() {
    for text in ["", "\n", &format!("md5,{MD5},,,,,,,\n"), "type,value\n", &HEADER[1..]] {
        assert_eq!(read(Format::Csv, text).err(), Some(Unreadable::Other(1)), "{text}");
    }
}

#[test]
fn a_record_over_several_lines_is_named_by_its_first() {
    let text = format!("{HEADER}md5,{MD5},,,,,,,\"a\n\nb\"\nwrong\nmd5,{MD5},,,,,,,\n");
    let (updates, imported) = read(Format::Csv, &text).unwrap();
    assert_eq!((updates.len(), imported.tally.first_bad[0].line), (2, 5));
}

#[test]
fn what_is_deleted_at_ncmec_has_no_entries_any_more() {
    let text = page("<deletedImage><member id=\"42\">x</member><id>i</id></deletedImage>");
    let (updates, _) = read(Format::Ncmec, &text).unwrap();
    let id = "42/image/i".parse().unwrap();
    assert_eq!(updates, [Update::All { id, entries: Vec::new() }]);
}

#[test]
fn a_later_page_of_ncmec_changes_and_deletes_what_an_earlier_one_said() {
    let video = |id: &str, severity: &str| {
        format!(
            "<video><member id=\"7\"/><id>{id}</id><classification>{severity}</classification>\
             <fingerprints><md5>{MD5}</md5></fingerprints></video>"
        )
    };
    let deleted = "<deletedVideo><member id=\"7\"/><id>b</id></deletedVideo>\
                   <deletedImage><member id=\"7\"/><id>a</id></deletedImage>\
                   <deletedVideo><member id=\"8\"/><id>a</id></deletedVideo>";
    let mut entries = Entries::new();
    for text in [
        page(&format!("{}{}", video("a", "A1"), video("b", "A1"))),
        page(&format!("{}{deleted}", video("a", "A2"))),
    ] {
        import(Format::Ncmec, text.as_bytes(), &mut |update| entries.apply(update)).unwrap();
    }
    let told: Vec<_> =
        entries.iter().map(|it| (it.id.as_str(), it.severity.unwrap(), it.status)).collect();
    let expected = [
        ("7/video/a", Severity::A2, Status::Active),
        ("7/video/b", Severity::A1, Status::Withdrawn),
    ];
    assert_eq!(told, expected, "the member, the type and the id are all part of the name");
}

#[test]
fn a_corrupt_fingerprint_withdraws_nothing() {
    let text = image(&format!(
        "<fingerprints><md5>no</md5>\n<sha1>{}</sha1></fingerprints>",
        "ab".repeat(20)
    ));
    let (updates, imported) = read(Format::Ncmec, &text).unwrap();
    assert!(matches!(updates.as_slice(), [Update::One(_)]), "others of its id stay");
    assert_eq!(imported.tally.first_bad[0].to_string(), "line 1: md5: not 32 hexadecimal digits");
    let (updates, _) =
        read(Format::Ncmec, &image("<fingerprints><md5>no</md5></fingerprints>")).unwrap();
    assert_eq!(updates, []);
}

#[test]
fn a_record_of_ncmec_that_is_not_named_is_bad() {
    let text = page("\n<image><id>a</id></image>\n<video><member id=\"1\"/></video>\n<audio/>");
    let expected = ["line 2: no member", "line 3: no id", "line 4: an unknown type of file"];
    assert_eq!(bad(Format::Ncmec, &text), expected);
}

#[test]
fn xml_with_a_document_type_or_entities_is_refused() {
    let bomb = "<!DOCTYPE lolz [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let forbidden = |text: &str| read(Format::Ncmec, text).err() == Some(Unreadable::Forbidden(1));
    assert!(forbidden(&format!("{bomb}{}", page(""))));
    assert!(forbidden("<!DOCTYPE queryResult SYSTEM \"file:///etc/passwd\"><queryResult/>"));
    assert!(forbidden(&image("<classification>&b;</classification>")));
    assert!(!forbidden(&image("<classification>&amp;&#65;</classification>")));
}

#[test]
fn xml_may_neither_be_deep_nor_long() {
    let deep = format!("{}{}", "<a>".repeat(14), "</a>".repeat(14));
    assert!(read(Format::Ncmec, &page(&deep)).is_ok());
    let deeper = page(&format!("<a>{deep}</a>"));
    assert_eq!(read(Format::Ncmec, &deeper).err(), Some(Unreadable::TooMuch(1)));
    let (long, many) = ("a".repeat(20_000), "a&amp;".repeat(20_000));
    for text in [
        image(&format!("<note>{long}</note>")),
        image(&format!("<note>{many}</note>")),
        image(&format!("<note a=\"{long}\"/>")),
        image(&format!("<{long}/>")),
        page(&format!("<!--{long}-->")),
    ] {
        assert_eq!(read(Format::Ncmec, &text).err(), Some(Unreadable::TooMuch(1)));
    }
}

#[test]
fn another_document_is_not_a_page() {
    for text in ["<status/>", "<html></html>", "<queryResult/><queryResult/>"] {
        assert_eq!(read(Format::Ncmec, text).err(), Some(Unreadable::Other(1)), "{text}");
    }
    for text in ["[]", "{}", "null", r#"{"hashRecords":[]}"#, r#"{"hasMoreRecords":false}"#] {
        assert_eq!(read(Format::StopNcii, text).err(), Some(Unreadable::Other(1)), "{text}");
    }
    for text in ["", "<queryResult></b>", "<queryResult>", "words", "<queryResult/>words"] {
        assert_eq!(read(Format::Ncmec, text).err(), Some(Unreadable::Broken(1)), "{text}");
    }
}

#[test]
fn the_next_page_is_at_the_same_service() {
    let next = |next: &str| {
        let text = format!("<queryResult><paging><next>{next}</next></paging></queryResult>");
        read(Format::Ncmec, &text).map(|(_, imported)| imported.page.next)
    };
    assert_eq!(next("/v2/entries?a=1&amp;b=2"), Ok(Some("/v2/entries?a=1&b=2".to_owned())));
    assert_eq!(next(""), Ok(None));
    for elsewhere in
        ["@example.org/v2/entries?a", "https://example.org/", ".example.org", "/v2/members"]
    {
        assert_eq!(next(elsewhere), Err(Unreadable::Other(1)), "{elsewhere}");
    }
}

fn stopncii(record: &str) -> String {
    format!("{{\"hasMoreRecords\":false,\"hashRecords\":[\n{record}]}}")
}

fn hash(status: &str, cases: &str) -> String {
    format!(
        r#"{{"signalType":"ImagePDQ","hashValue":"{PDQ}","hashStatus":"{status}","caseNumbers":{cases}}}"#
    )
}

#[test]
fn what_a_person_took_back_is_withdrawn() {
    for (status, cases, expected) in [
        ("Active", "{}", Status::Active),
        ("Received", "[]", Status::Active),
        ("Withdrawn", r#"{"a":"Active"}"#, Status::Withdrawn),
        ("Deleted", "{}", Status::Withdrawn),
        ("Active", r#"{"a":"Withdrawn","b":"Deleted"}"#, Status::Withdrawn),
        ("Active", r#"{"a":"Withdrawn","b":"Received"}"#, Status::Active),
    ] {
        let (updates, _) = read(Format::StopNcii, &stopncii(&hash(status, cases))).unwrap();
        let [Update::One(entry)] = updates.as_slice() else { panic!("{updates:?}") };
        assert_eq!(entry.status, expected, "{status} {cases}");
    }
}

#[test]
fn a_bad_record_of_stopncii_is_named_and_the_next_is_read() {
    let good = hash("Active", "{}");
    let text = stopncii(&format!(
        "{good},\n7,\n{{\"signalType\":\"Sound\"}},\n{},\n{good}",
        hash("Lost", "{}")
    ));
    let (updates, _) = read(Format::StopNcii, &text).unwrap();
    assert_eq!(updates.len(), 2);
    let expected =
        ["line 3: no signalType", "line 4: an unknown signalType", "line 5: an unknown hashStatus"];
    assert_eq!(bad(Format::StopNcii, &text), expected);
}

#[test]
fn a_record_of_stopncii_may_not_be_endless() {
    for long in [format!("\"{}\"", "a".repeat(300_000)), "[".repeat(300_000), "0,".repeat(300_000)]
    {
        let fault = read(Format::StopNcii, &stopncii(&format!("[{long}"))).err().unwrap();
        let text = format!("{{\"other\":{long}");
        let elsewhere = read(Format::StopNcii, &text).err().unwrap();
        assert!(matches!(fault, Unreadable::TooMuch(2) | Unreadable::Broken(2)), "{fault}");
        assert!(matches!(elsewhere, Unreadable::TooMuch(1) | Unreadable::Broken(1)), "{elsewhere}");
    }
    let records = vec![hash("Active", "{}"); 3000].join(",\n");
    let (updates, _) = read(Format::StopNcii, &stopncii(&records)).unwrap();
    assert_eq!(updates.len(), 3000, "the bound is on a record, not on the page");
}

#[test]
fn a_reader_that_fails_is_told_from_a_list_that_is_bad() {
    struct Failing;
    impl io::Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    for (_, name) in Format::NAMES {
        let broken = import(name.parse().unwrap(), BufReader::new(Failing), &mut |_| {});
        assert_eq!(broken.err(), Some(Unreadable::Io(io::ErrorKind::ConnectionReset)), "{name}");
    }
}

/// Parts of all formats, so that chance meets the inside of each.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "md5 ",
        MD5,
        "pdq ",
        PDQ,
        "\n",
        "\r\n",
        ",",
        "\"",
        HEADER,
        "<queryResult>",
        "<images>",
        "<image>",
        "<member id=\"1\"/>",
        "<id>",
        "</id>",
        "a",
        "<fingerprints>",
        "<md5>",
        "</md5>",
        "</fingerprints>",
        "</image>",
        "</images>",
        "</queryResult>",
        "&amp;",
        "&#0;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "{",
        "}",
        "[",
        "]",
        "\"hashRecords\":",
        "\"hasMoreRecords\":false",
        "\"signalType\":\"ImagePDQ\"",
        "\u{feff}",
        "é",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

#[test]
fn a_byte_order_mark_is_not_part_of_a_list() {
    let texts = [
        (Format::LocalFile, format!("md5 {MD5}\n")),
        (Format::Ncmec, image("<fingerprints/>")),
        (Format::StopNcii, "{\"hashRecords\":[],\"hasMoreRecords\":false}".to_owned()),
        (Format::Csv, format!("{HEADER}md5,{MD5},,,,,,,\n")),
    ];
    for (format, text) in texts {
        let marked = format!("\u{feff}{text}");
        assert_eq!(read(format, &marked), read(format, &text), "{format:?}");
        assert!(read(format, &text).is_ok(), "{format:?}");
        let arriving = BufReader::with_capacity(1, Cursor::new(&marked));
        assert!(import(format, arriving, &mut |_| ()).is_ok(), "{format:?}");
    }
}

proptest! {
    #[test]
    fn a_list_reads_the_same_however_it_arrives(text in pieces(), capacity in 1..50_usize) {
        for (format, _) in Format::NAMES {
            let whole = read(format, &text);
            let mut updates = Vec::new();
            let arriving = BufReader::with_capacity(capacity, Cursor::new(&text));
            let imported = import(format, arriving, &mut |update| updates.push(update));
            prop_assert_eq!(imported.map(|imported| (updates, imported)), whole);
        }
    }

    #[test]
    fn what_csv_quotes_comes_back(note in "[ -~é\r\n]{0,60}") {
        let quoted = note.replace('"', "\"\"");
        let (updates, _) = read(Format::Csv, &format!("{HEADER}md5,{MD5},,,,,,,\"{quoted}\"\r\n")).unwrap();
        let [Update::One(entry)] = updates.as_slice() else { panic!("{updates:?}") };
        prop_assert_eq!(entry.note.as_str(), note);
    }
}
