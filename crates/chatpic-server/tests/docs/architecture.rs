//! The arrows: which crate may name which, and which module.

use super::text::{File, read, sources};

#[test]
fn crates_depend_only_along_the_arrows() {
    let arrows: [(&str, &[&str]); 9] = [
        ("chatpic-core", &[]),
        ("chatpic-seal", &[]),
        ("chatpic-media", &["chatpic-core"]),
        ("chatpic-scan", &["chatpic-core"]),
        ("chatpic-store", &["chatpic-core"]),
        ("chatpic-worker", &[]),
        ("chatpic-api", &["chatpic-core"]),
        (
            "chatpic-server",
            &[
                "chatpic-api",
                "chatpic-core",
                "chatpic-media",
                "chatpic-scan",
                "chatpic-seal",
                "chatpic-store",
                "chatpic-worker",
            ],
        ),
        (
            "chatpic",
            &["chatpic-api", "chatpic-core", "chatpic-media", "chatpic-server", "chatpic-worker"],
        ),
    ];
    for (name, allowed) in arrows {
        for dependency in shipped(name).iter().filter(|it| it.starts_with("chatpic")) {
            assert!(allowed.contains(&dependency.as_str()), "{name} → {dependency}");
        }
    }
}

#[test]
fn the_store_has_no_cipher() {
    let ciphers = [
        "aes", "aead", "argon2", "aws-lc", "chacha20", "crypto", "hkdf", "openssl", "ring", "seal",
    ];
    for dependency in named("chatpic-store", &ALL) {
        assert!(!ciphers.iter().any(|it| dependency.contains(it)), "{dependency}");
    }
}

#[test]
fn actions_know_no_http() {
    forbid("actions", &["axum", "hyper", "http", "StatusCode", "HeaderMap"]);
}

#[test]
fn http_names_no_store() {
    forbid("http", &["chatpic_store", "records", "blobs", "SqliteRecords", "FileBlobs"]);
}

#[test]
fn jobs_know_no_http_and_no_store() {
    forbid("jobs", &["axum", "hyper", "http", "StatusCode", "chatpic_store"]);
}

#[test]
fn no_source_is_longer_than_seven_hundred_lines() {
    for File { path, text } in sources("crates") {
        let lines = text.lines().count();
        assert!(lines <= 700, "{path} has {lines} lines");
    }
}

/// No code of the server's module `module` has one of `words` as a whole word. Comments may.
fn forbid(module: &str, words: &[&str]) {
    let folder = "crates/chatpic-server/src";
    let inside = [format!("{folder}/{module}.rs"), format!("{folder}/{module}/")];
    let mut files = sources(folder);
    files.retain(|file| inside.iter().any(|it| file.path.contains(it.as_str())));
    assert!(!files.is_empty(), "{module} has sources");
    for File { path, text } in files {
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            // An address in a text is no crate's name.
            let line = line.replace("http://", "");
            let mut named = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            let found = named.find(|word| words.contains(word));
            assert!(found.is_none(), "{path} names {}: {line}", found.unwrap_or_default());
        }
    }
}

/// What a crate is built of. Its tests may use more.
fn shipped(name: &str) -> Vec<String> {
    named(name, &["dependencies", "build-dependencies"])
}

const ALL: [&str; 3] = ["dependencies", "build-dependencies", "dev-dependencies"];

/// What a crate's Cargo.toml names in these tables.
fn named(name: &str, tables: &[&str]) -> Vec<String> {
    let manifest: toml::Table = read(&format!("crates/{name}/Cargo.toml")).parse().unwrap();
    let tables = tables.iter().filter_map(|it| manifest.get(*it)?.as_table());
    let names: Vec<String> = tables.flat_map(|table| table.keys().cloned()).collect();
    assert!(!names.is_empty(), "{name} depends on something");
    names
}
