//! Routes and errors.

use std::collections::BTreeSet;

use super::text::{code_spans, documents, read, rows, section};

#[test]
fn every_route_is_in_the_api_document() {
    let told = told(&read("docs/API.md"));
    for route in routes() {
        assert!(told.contains(&route), "API.md lacks {route:?}");
    }
}

#[test]
fn every_route_in_a_document_exists() {
    let routes = routes();
    for document in documents() {
        for route in told(&document.text) {
            assert!(routes.contains(&route), "{}: {route:?}", document.path);
        }
    }
}

#[test]
fn the_api_document_tells_every_error_with_its_status_and_no_other() {
    let api = read("docs/API.md");
    let told: BTreeSet<(String, String)> = rows(section(&api, "## Errors"))
        .iter()
        .map(|row| (row[0].to_owned(), row[1].trim_matches('`').to_owned()))
        .collect();
    assert_eq!(told, errors());
}

type Call = (String, String);

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// `METHOD /path` between backticks. A path with a space or a query is an example, no route.
fn told(text: &str) -> BTreeSet<Call> {
    let calls = code_spans(text).filter_map(|span| span.split_once(' '));
    let calls = calls.filter(|(method, path)| {
        METHODS.contains(method) && path.starts_with('/') && !path.contains([' ', '?'])
    });
    calls.map(|(method, path)| (method.to_owned(), path.to_owned())).collect()
}

/// What stands in the route table.
fn routes() -> BTreeSet<Call> {
    let source = read("crates/chatpic-server/src/http/routes.rs");
    let mut routes = BTreeSet::new();
    for call in source.split(".route(").skip(1) {
        let call = &call[..closing(call)];
        let path = call.split('"').nth(1).unwrap();
        let lower = METHODS.map(str::to_lowercase);
        let named: Vec<_> = METHODS
            .iter()
            .zip(&lower)
            .filter(|(_, lower)| {
                call.contains(&format!(" {lower}(")) || call.contains(&format!(".{lower}("))
            })
            .collect();
        // The metrics route is built before it is named.
        assert!(!named.is_empty() || path == "/metrics", "{path} has no method");
        if named.is_empty() {
            routes.insert(("GET".to_owned(), path.to_owned()));
        }
        for (method, _) in named {
            routes.insert(((*method).to_owned(), path.to_owned()));
        }
    }
    assert!(routes.len() > 20, "the route table is where it was");
    routes
}

/// Where the parenthesis that is open at the beginning of `text` closes.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    panic!("a route is not closed");
}

/// Statuses and codes in the table of refusals.
fn errors() -> BTreeSet<(String, String)> {
    let source = read("crates/chatpic-server/src/http/problem.rs");
    let dense: String = source.split_whitespace().collect();
    let mut errors = BTreeSet::new();
    for tuple in dense.split('(').skip(1) {
        let Some((status, rest)) = tuple.split_once(",\"") else { continue };
        let code = rest.split('"').next().unwrap();
        if status.len() == 3 && status.bytes().all(|c| c.is_ascii_digit()) {
            errors.insert((status.to_owned(), code.to_owned()));
        }
    }
    assert!(errors.len() > 15, "the table of refusals is where it was: {errors:?}");
    errors
}
