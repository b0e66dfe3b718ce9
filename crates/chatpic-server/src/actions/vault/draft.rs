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
    format!(
        "{how} The service keeps no accounts and stores no addresses. The material is preserved, \
         encrypted, until {} (case {}).",
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
