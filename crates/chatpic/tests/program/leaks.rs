//! `chatpic trace`: who a leaked picture was served to.

use chatpic_media::{Limits, Mark, inspect, mark};

use crate::process::Machine;

/// A photo, cleaned.
fn photo() -> Vec<u8> {
    let place =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../chatpic-scan/tests/data/photos/bridge-512.jpg");
    let limits = Limits::default();
    let bytes = std::fs::read(place).unwrap();
    inspect(&bytes, &limits).unwrap().decode(&mut |_| {}).unwrap().clean().unwrap().bytes
}

/// The photo as it is served to a session.
fn served(session: &str) -> Vec<u8> {
    let of = Mark { session: session.parse().unwrap(), label: None };
    let mut out = Vec::new();
    mark(&photo(), &of, &Limits::default(), &mut out).unwrap();
    out
}

#[test]
fn a_marked_picture_names_its_session_and_another_file_says_why_it_names_none() {
    let machine = Machine::new();
    let put = |name: &str, bytes: &[u8]| std::fs::write(machine.path().join(name), bytes).unwrap();
    put("leak.jpg", &served("7K3M-9QXA"));
    put("other.jpg", &served("TEWH-0AVN"));
    put("plain.jpg", &photo());
    put("words.txt", b"just words");

    let said = machine.run(&["trace", "leak.jpg"]);
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (Some(0), "7K3M-9QXA\n", ""));

    let said = machine.run(&["trace", "plain.jpg"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.contains("plain.jpg: no session ID can be read"), "{said:?}");

    let said = machine.run(&["trace", "words.txt"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.contains("words.txt: no picture that can be read"), "{said:?}");

    let said = machine.run(&["trace", "missing.jpg"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.contains("missing.jpg: "), "{said:?}");

    // Of several, each that can be read is named, though another can't.
    let said = machine.run(&["trace", "leak.jpg", "words.txt", "other.jpg"]);
    assert_eq!(
        (said.code, said.out.as_str()),
        (Some(1), "7K3M-9QXA  leak.jpg\nTEWH-0AVN  other.jpg\n")
    );
    assert!(said.err.contains("words.txt"), "{said:?}");
}
