//! `chatpic admin lists`, beside a running server and without one. Every list here has hashes of harmless
//! pictures.

use std::time::Duration;

use chatpic_server::actions::scan::Scanned;
use chatpic_server::config::{Config, Sources};

use crate::pictures::png;
use crate::process::{Machine, Said, Server};

/// A machine with pictures `a.png` and `b.png`, and a list with the first one.
fn machine() -> Machine {
    let machine = Machine::new();
    for (number, name) in ["a.png", "b.png"].into_iter().enumerate() {
        std::fs::write(machine.path().join(name), png(number as u64, 30, 20)).unwrap();
    }
    write(&machine, "list.txt", &format!("sha256 {}\n", sha256(0)));
    machine
}

fn write(machine: &Machine, name: &str, text: &str) {
    std::fs::write(machine.path().join(name), text).unwrap();
}

fn sha256(number: u64) -> String {
    let limits = Config::parse(&Sources::default()).unwrap().media.pictures;
    let scanned = Scanned::new(&png(number, 30, 20), &limits).unwrap();
    scanned.fingerprint().sha256.to_string()
}

fn lists(machine: &Machine, arguments: &[&str]) -> Said {
    machine.run(&[&["admin", "lists"], arguments].concat())
}

const NEW: [&str; 6] = ["--name", "mine", "--class", "operator", "--action", "refuse"];

fn import(machine: &Machine, arguments: &[&str]) -> Said {
    lists(machine, &[&["import", "list.txt"], arguments].concat())
}

fn send(machine: &Machine, server: &Server, file: &str) -> Said {
    machine.run(&["send", "--server", &server.origin, file])
}

/// Sends until it comes to what is expected: nodes look for changes every ten seconds.
async fn send_until(machine: &Machine, server: &Server, file: &str, accepted: bool) {
    for _ in 0..100 {
        let said = send(machine, server, file);
        if said.success == accepted {
            assert!(accepted || said.err.contains("can't be shared here"), "{said:?}");
            return;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("the server never sees the change: {}", machine.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_operator_changes_lists_while_the_server_runs() {
    let machine = machine();
    let server = machine.serve().await;
    assert!(send(&machine, &server, "a.png").success);
    let said = import(&machine, &[&NEW[..], &["--provenance", "our own eyes"]].concat());
    assert!(said.success, "{said:?}");
    for line in ["mine: 1 records, 1 hashes taken", "Added: 1, removed: 0"] {
        assert!(said.out.contains(line), "{said:?}");
    }
    send_until(&machine, &server, "a.png", false).await;
    assert!(send(&machine, &server, "b.png").success);

    let shown = lists(&machine, &["show", "mine"]);
    for line in [
        "mine: operator, refuse, within 31 bits, enabled",
        "entries: 1 active, 0 disabled, 0 withdrawn",
        "from: our own eyes",
        "0 days ago",
        &format!("({}…)", &sha256(0)[..12]),
    ] {
        assert!(shown.out.contains(line), "{line} in {shown:?}");
    }
    assert!(!shown.out.contains(&sha256(0)), "no hash is shown whole");

    let entry = ["--entry", &sha256(0)[..12], "--wrong"];
    let said = lists(&machine, &[&["disable", "mine"], &entry[..]].concat());
    assert!(said.success && said.out.starts_with("Disabled 1 entry of mine."), "{said:?}");
    send_until(&machine, &server, "a.png", true).await;
    let shown = lists(&machine, &["show"]).out;
    assert!(
        shown.contains("0 active, 1 disabled") && shown.contains("of which wrong: 1"),
        "{shown}"
    );
    assert!(!machine.log().contains(&sha256(0)[..12]), "no log has a hash");
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_that_came_before_the_first_start_counts_from_the_first_upload() {
    let machine = machine();
    assert!(import(&machine, &NEW).success);
    let server = machine.serve().await;
    let refused = send(&machine, &server, "a.png");
    assert!(!refused.success && refused.err.contains("can't be shared here"), "{refused:?}");
    assert!(send(&machine, &server, "b.png").success);
    server.stop();
    assert!(lists(&machine, &["remove", "mine"]).success);
    assert_eq!(lists(&machine, &["show"]).out, "There are no lists.\n");
    let server = machine.serve().await;
    assert!(send(&machine, &server, "a.png").success);
    server.stop();
}

#[test]
fn what_cannot_be_taken_in_is_said_and_changes_nothing() {
    let machine = machine();
    write(&machine, "list.txt", "md5 no\npdq 00\n");
    let said = import(&machine, &NEW);
    assert!(said.success && said.out.contains("Bad: 2"), "{said:?}");
    for bad in ["line 1: md5: not 32 hexadecimal digits", "line 2: pdq: not 64 hexadecimal digits"]
    {
        assert!(said.out.contains(bad), "{said:?}");
    }
    let bundle = [&NEW[..], &["--manifest", "a.png", "--signature", "b.png"]].concat();
    let key = "ab".repeat(32);
    let refusals: [(&[&str], &str); 6] = [
        (&["--name", "other"], "a new list needs a class"),
        (&["--name", "mine", "--class", "terror"], "the list's class is operator"),
        (&["--name", "Mine", "--class", "operator", "--action", "hold"], "small letters"),
        (&["--name", "x", "--class", "ncii-self-report", "--action", "refuse"], "only hold"),
        (&bundle, "needs the key"),
        (&[&bundle[..], &["--key", &key]].concat(), "no trusted key signed"),
    ];
    for (arguments, why) in refusals {
        let said = import(&machine, arguments);
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{said:?}");
        assert!(said.err.contains(why), "{said:?}");
    }
    assert_eq!(lists(&machine, &["show"]).out.matches("within").count(), 1);
    for (arguments, why) in [
        (&["remove", "other"][..], "no list called other"),
        (&["disable", "mine", "--entry", "x"], "no entry"),
        (&["show", "other"], "no list called other"),
    ] {
        let said = lists(&machine, arguments);
        assert!(said.code == Some(1) && said.err.contains(why), "{said:?}");
    }
}

#[test]
fn a_list_that_hits_a_canary_is_refused_and_one_that_is_there_is_told() {
    let machine = machine();
    let said = lists(&machine, &["canary", "a.png", "b.png"]);
    assert!(said.success && said.out.starts_with("Canaries: 2\n  a.png\n  b.png\n"), "{said:?}");
    let said = import(&machine, &NEW);
    assert!(!said.success && said.err.contains("it hits what is harmless: a.png"), "{said:?}");
    assert!(lists(&machine, &["canary", "--remove", "a.png"]).success);
    assert!(import(&machine, &NEW).success);
    let said = lists(&machine, &["canary", "a.png"]);
    assert!(!said.success && said.out.contains("ALARM mine hits a.png"), "{said:?}");
}
