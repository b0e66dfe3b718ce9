//! Settings and their variables.

use chatpic_server::config::settings::ALL;

use super::text::{File, documents, files, read, rows, section, words};

#[test]
fn operations_tells_every_setting_with_its_default_and_variable_and_no_other() {
    let operations = read("docs/OPERATIONS.md");
    let plain = |cell: &str| cell.trim_matches('`').to_owned();
    let told: Vec<_> = rows(section(&operations, "## Settings"))
        .iter()
        .map(|row| (plain(row[0]), plain(row[1]), plain(row[3])))
        .collect();
    let known: Vec<_> = ALL
        .iter()
        .map(|setting| {
            let default = if setting.default.is_empty() { "none" } else { setting.default };
            (setting.key.to_owned(), default.to_owned(), setting.variable())
        })
        .collect();
    for one in &known {
        assert!(told.contains(one), "OPERATIONS lacks {one:?}");
    }
    assert_eq!(told.len(), known.len(), "OPERATIONS tells settings that don't exist: {told:?}");
}

#[test]
fn every_variable_in_a_document_or_a_file_to_deploy_is_one_that_is_read() {
    let mut known: Vec<String> = ALL.iter().map(|setting| setting.variable()).collect();
    known.extend(["CHATPIC_CONFIG".to_owned(), "CHATPIC_SERVER".to_owned()]);
    let deployed = files("deploy", |path| path.extension().is_none_or(|it| it != "md"));
    for File { path, text } in documents().into_iter().chain(deployed) {
        let allowed = |c: char| c.is_ascii_uppercase() || c == '_';
        for word in words(&text, "CHATPIC_", allowed) {
            assert!(known.iter().any(|it| it == word), "{path}: {word}");
        }
    }
}
