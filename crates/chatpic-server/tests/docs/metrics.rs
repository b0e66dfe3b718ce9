//! Metrics.

use std::collections::BTreeSet;

use super::text::{read, rows, section, sources};

#[test]
fn operations_tells_every_metric_and_no_other() {
    let operations = read("docs/OPERATIONS.md");
    let told: BTreeSet<String> = rows(section(&operations, "## Health and metrics"))
        .iter()
        .map(|row| row[0].trim_matches('`').to_owned())
        .collect();
    let mut kept = BTreeSet::new();
    for source in sources("crates/chatpic-server/src") {
        for call in ["counter!(", "gauge!(", "histogram!("] {
            for rest in source.text.split(call).skip(1) {
                kept.insert(rest.split('"').nth(1).unwrap().to_owned());
            }
        }
    }
    assert_eq!(told, kept);
}
