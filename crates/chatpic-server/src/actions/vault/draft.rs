//! The draft of a report to NCMEC's CyberTipline: what its API takes, as XML, for the operator to file.
//!
//! It tells what is known and nothing else: that a file matched a list is not that somebody looked at
//! it. Nothing is sent from here, and the material itself is taken from the vault by who can open it.

use std::fmt::Write;

use super::{Confirmed, Entry};

/// Who reports: a person of the operator's whom NCMEC can answer.
#[derive(Clone, Debug)]
pub struct Reporter {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: String,
}

/// A report's draft: names of files and what is in them. `REPORT_ID` and `FILE_ID` stand for what NCMEC
/// answers to the report and to each file that is uploaded.
pub fn draft(entry: &Entry, reporter: &Reporter, service: Option<&str>) -> Vec<(String, String)> {
    let mut drafts = vec![("report.xml".to_owned(), report(entry, reporter, service))];
    for file in &entry.files {
        let mut xml = document("fileDetails");
        element(&mut xml, "reportId", "REPORT_ID");
        element(&mut xml, "fileId", "FILE_ID");
        element(&mut xml, "originalFileName", &file.name);
        element(&mut xml, "fileViewedByEsp", if file.viewed { "true" } else { "false" });
        element(&mut xml, "fileRelevance", "Reported");
        for (kind, hash) in [("MD5", &file.md5), ("SHA1", &file.sha1)] {
            let hash = text(hash);
            _ = write!(xml, "<originalFileHash hashType=\"{kind}\">{hash}</originalFileHash>");
        }
        let mut more =
            format!("{}, {} bytes. SHA-256: {}.", file.media_type, file.bytes, file.sha256);
        for hash in &file.pdq {
            _ = write!(more, " PDQ: {hash}.");
        }
        element(&mut xml, "additionalInfo", &more);
        xml.push_str("</fileDetails>\n");
        drafts.push((format!("file-{}.xml", file.name), xml));
    }
    drafts
}

fn report(entry: &Entry, reporter: &Reporter, service: Option<&str>) -> String {
    let mut xml = document("report");
    xml.push_str("<incidentSummary>");
    element(
        &mut xml,
        "incidentType",
        "Child Pornography (possession, manufacture, and distribution)",
    );
    element(&mut xml, "incidentDateTime", &entry.received().to_string());
    element(&mut xml, "incidentDateTimeDescription", "When the file was uploaded");
    xml.push_str("</incidentSummary>");
    if let Some(url) = service {
        xml.push_str("<internetDetails><webPageIncident>");
        element(&mut xml, "url", url);
        xml.push_str("</webPageIncident></internetDetails>");
    }
    xml.push_str("<reporter><reportingPerson>");
    let Reporter { first_name, last_name, email } = reporter;
    for (name, value) in [("firstName", first_name), ("lastName", last_name)] {
        if let Some(value) = value {
            element(&mut xml, name, value);
        }
    }
    element(&mut xml, "email", email);
    xml.push_str("</reportingPerson></reporter>");
    element(&mut xml, "additionalInfo", &told(entry));
    xml.push_str("</report>\n");
    xml
}

fn told(entry: &Entry) -> String {
    let how = match entry.confirmed_by {
        Confirmed::List => {
            "The file was refused at upload because its hash is on a list of confirmed material."
        }
        Confirmed::Decision => "The file was removed by a moderator's decision.",
    };
    let address = match entry.address {
        true => "The uploader's address is sealed with the material.",
        false => "The service keeps no accounts and stores no addresses.",
    };
    format!(
        "{how} {address} The material is preserved, encrypted, until {} (case {}).",
        entry.preserve_until(),
        entry.case
    )
}

fn document(root: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:noNamespaceSchemaLocation=\"https://report.cybertip.org/ispws/xsd\">"
    )
}

fn element(xml: &mut String, name: &str, value: &str) {
    _ = write!(xml, "<{name}>{}</{name}>", text(value));
}

/// Text as it may stand inside an element: characters that XML has no form for are left out.
fn text(value: &str) -> String {
    let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    let clean: String = value.chars().filter(allowed).collect();
    clean.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::super::Exhibited;
    use super::*;

    fn entry() -> Entry {
        let file = Exhibited {
            name: "0.png".to_owned(),
            media_type: "image/png".to_owned(),
            bytes: 3,
            md5: "900150983cd24fb0d6963f7d28e17f72".to_owned(),
            sha1: "a9993e364706816aba3e25717850c26c9cd0d89d".to_owned(),
            sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".to_owned(),
            pdq: Vec::new(),
            viewed: false,
        };
        Entry {
            case: "case-1".to_owned(),
            category: "csam".to_owned(),
            confirmed_by: Confirmed::List,
            received: 1_800_000_000,
            created: 1_800_000_000,
            preserve_until: 1_831_536_000,
            sha256: String::new(),
            size: 0,
            recipients: 2,
            address: false,
            blob: String::new(),
            files: vec![file],
        }
    }

    fn drafts(entry: &Entry, last_name: &str) -> Vec<String> {
        let reporter = Reporter {
            first_name: Some("Ada".to_owned()),
            last_name: Some(last_name.to_owned()),
            email: "ada@pics.example".to_owned(),
        };
        let drafts = draft(entry, &reporter, Some("https://pics.example"));
        drafts.into_iter().map(|(_, xml)| xml).collect()
    }

    #[test]
    fn a_draft_is_what_the_clients_of_the_api_send() {
        let expected = [
            include_str!("../../../tests/service/vault/report.xml"),
            include_str!("../../../tests/service/vault/file.xml"),
        ];
        assert_eq!(drafts(&entry(), "Operator"), expected);
    }

    #[test]
    fn a_draft_says_whether_somebody_looked_and_how_it_was_found() {
        let mut seen = entry();
        (seen.files[0].viewed, seen.confirmed_by, seen.address) = (true, Confirmed::Decision, true);
        let [report, file] = drafts(&seen, "Operator").try_into().unwrap();
        assert!(file.contains("<fileViewedByEsp>true</fileViewedByEsp>"));
        assert!(report.contains("by a moderator's decision. The uploader's address is sealed"));
    }

    #[test]
    fn no_text_ends_its_element() {
        let [report, _] = drafts(&entry(), "</lastName>&\u{0}\u{1b}").try_into().unwrap();
        assert!(report.contains("<lastName>&lt;/lastName&gt;&amp;</lastName>"));
    }
}
