//! Links between documents, and their pictures.

use std::path::Path;

use super::text::{documents, root};

#[test]
fn every_link_and_picture_in_a_document_leads_somewhere() {
    let mut seen = 0;
    for document in documents() {
        let folder = root().join(&document.path).parent().unwrap().to_owned();
        for target in targets(&document.text) {
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let path =
                if file.is_empty() { root().join(&document.path) } else { folder.join(file) };
            assert!(path.exists(), "{}: {target}", document.path);
            assert!(heading.is_empty() || has(&path, heading), "{}: {target}", document.path);
            seen += 1;
        }
    }
    assert!(seen > 20, "the documents link to each other");
}

/// The relative targets of `[…](…)`.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|target| !target.contains("://") && !target.contains(' '))
}

/// Whether a document has a heading that is linked to as `slug`.
fn has(document: &Path, slug: &str) -> bool {
    let text = std::fs::read_to_string(document).unwrap();
    let mut headings = text.lines().filter(|line| line.starts_with('#'));
    headings.any(|line| {
        let name = line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        name.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect::<String>() == slug
    })
}
