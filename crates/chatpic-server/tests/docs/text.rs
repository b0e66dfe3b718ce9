//! Reading the repository: documents, sources, tables.

use std::fs;
use std::path::{Path, PathBuf};

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The text of a file, by its path from the root.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A file and its text.
pub struct File {
    /// From the root.
    pub path: String,
    pub text: String,
}

/// The documents: at the root, in `docs` and in `deploy`.
pub fn documents() -> Vec<File> {
    let mut found = Vec::new();
    for folder in ["", "docs", "deploy"] {
        for path in entries(&root().join(folder)) {
            if path.extension().is_some_and(|it| it == "md") {
                found.push(file(&path));
            }
        }
    }
    assert!(found.len() > 8, "the documents are where they were");
    found
}

/// All Rust files under `folder`.
pub fn sources(folder: &str) -> Vec<File> {
    files(folder, |path| path.extension().is_some_and(|it| it == "rs"))
}

/// All files under `folder` that are `wanted`.
pub fn files(folder: &str, wanted: impl Fn(&Path) -> bool) -> Vec<File> {
    let mut found = Vec::new();
    let mut left = vec![root().join(folder)];
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(entries(&path));
        } else if wanted(&path) {
            found.push(file(&path));
        }
    }
    assert!(!found.is_empty(), "{folder} has files");
    found
}

/// The part of a document under the heading `heading`, up to the next one of its kind.
pub fn section<'a>(document: &'a str, heading: &str) -> &'a str {
    let start = format!("\n{heading}\n");
    let at = document.find(&start).unwrap_or_else(|| panic!("no heading {heading}"));
    let rest = &document[at + start.len()..];
    let level = heading.split(' ').next().unwrap();
    rest.find(&format!("\n{level} ")).map_or(rest, |end| &rest[..end])
}

/// The cells of each row of the tables in `text`, without heads.
pub fn rows(text: &str) -> Vec<Vec<&str>> {
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for line in text.lines().filter(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if cells.iter().all(|cell| cell.bytes().all(|c| c == b'-')) {
            rows.pop();
        } else {
            rows.push(cells);
        }
    }
    rows
}

/// What stands in `text` between backticks on one line.
pub fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// Every longest run of characters that are `allowed` and that begins with `start`.
pub fn words<'a>(text: &'a str, start: &str, allowed: impl Fn(char) -> bool) -> Vec<&'a str> {
    let split = text.split(|c: char| !allowed(c));
    split.filter(|word| word.starts_with(start)).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

fn file(path: &Path) -> File {
    let name = path.strip_prefix(root()).unwrap().display().to_string();
    File { path: name, text: fs::read_to_string(path).unwrap() }
}
