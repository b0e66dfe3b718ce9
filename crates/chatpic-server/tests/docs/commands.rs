//! Commands of the program and targets of the Makefile.

use super::text::{File, code_spans, documents, read};

#[test]
fn every_command_and_flag_in_a_document_exists() {
    let mut seen = 0;
    for File { path, text } in documents() {
        for line in commands(&text) {
            let line = line.trim_start_matches("/usr/local/bin/");
            let Some(rest) = line.strip_prefix("chatpic ") else { continue };
            let mut typed = rest.split_whitespace();
            let Some(command) =
                typed.next().filter(|it| it.bytes().all(|c| c.is_ascii_lowercase()))
            else {
                continue;
            };
            let mut source = source(command).unwrap_or_else(|| panic!("{path}: chatpic {command}"));
            let (mut group, mut folder) = (source.clone(), command.to_owned());
            // Groups hold groups, such as `admin lists import`.
            while group.contains("#[command(subcommand)]") {
                let verb = typed.next().unwrap_or_default();
                let of_verb = verb_of(&folder, verb, &group);
                group = of_verb.unwrap_or_else(|| panic!("{path}: chatpic {rest}"));
                source.push_str(&group);
                folder = format!("{folder}/{verb}");
            }
            for flag in typed.filter_map(|word| word.strip_prefix("--")) {
                let flag = flag.split('=').next().unwrap();
                let exists = source.contains(&format!("long = \"{flag}\""))
                    || source.contains(&format!(" {}: ", flag.replace('-', "_")));
                assert!(exists, "{path}: chatpic {command} --{flag}");
            }
            seen += 1;
        }
    }
    assert!(seen > 5, "the documents name commands");
}

#[test]
fn every_make_target_in_a_document_exists() {
    let makefile = read("Makefile");
    let mut seen = 0;
    for File { path, text } in documents() {
        for line in commands(&text) {
            let Some(rest) = line.strip_prefix("make ") else { continue };
            let target = rest.split_whitespace().next().unwrap();
            let rule = format!("{target}:");
            assert!(makefile.lines().any(|it| it.starts_with(&rule)), "{path}: make {target}");
            seen += 1;
        }
    }
    assert!(seen > 2, "the documents name targets");
}

/// What a reader would type: lines of code blocks, and code within a line.
fn commands(text: &str) -> impl Iterator<Item = &str> {
    let blocks = text.split("```").skip(1).step_by(2).flat_map(str::lines);
    blocks.map(|line| line.trim_start_matches("ExecStart=")).chain(code_spans(text))
}

/// The source of a command, with that of the settings where it takes them.
fn source(command: &str) -> Option<String> {
    let folder = "crates/chatpic/src/command";
    let main = read("crates/chatpic/src/main.rs");
    if !main.contains(&format!("({command}::")) {
        return None;
    }
    let mut source = read(&format!("{folder}/{command}.rs"));
    if source.contains("#[command(flatten)]") {
        source.push_str(&read(&format!("{folder}/settings.rs")));
    }
    Some(source)
}

/// What the source of a verb adds to that of its group of commands: nothing where it stands in there,
/// or where the group alone is spoken of.
fn verb_of(command: &str, verb: &str, group: &str) -> Option<String> {
    if group.contains(&format!("({verb}::")) {
        return Some(read(&format!("crates/chatpic/src/command/{command}/{verb}.rs")));
    }
    let mut letters = verb.chars();
    let Some(first) = letters.next() else { return Some(String::new()) };
    let variant = format!("    {}{}", first.to_ascii_uppercase(), letters.as_str());
    let forms = ["(", " {", ","].map(|after| format!("{variant}{after}"));
    forms.iter().any(|form| group.contains(form)).then(String::new)
}
