//! The vault's commands, beside a server that runs, and passes from the command line.

use std::path::PathBuf;
use std::process::Command;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use chatpic_server::actions::vault::{Confirmed, Exhibit, Keeping, Material, keep};
use chatpic_server::beside;
use chatpic_server::config::{Config, Sources};
use serde_json::Value;

use crate::pictures::png;
use crate::process::{Machine, Said};

/// A machine whose vault has two holders, of which one is told.
fn machine() -> (Machine, Identity) {
    let holders = [Identity::generate(), Identity::generate()];
    let keys = holders.each_ref().map(|holder| holder.to_public().to_string()).join(",");
    let machine = Machine::new()
        .with("CHATPIC_VAULT__RECIPIENTS", &keys)
        .with("CHATPIC_PUBLIC_URL", "https://pics.example");
    let [holder, _] = holders;
    (machine, holder)
}

/// Keeps a picture as the server does: nothing that a command line could send is confirmed.
async fn kept(machine: &Machine, case: &str) {
    let mut sources = Sources::default();
    sources.flag("data_dir", machine.data_dir().display().to_string());
    let environment = machine.command(&[]);
    sources.environment(environment.get_envs().filter_map(|(name, value)| {
        let name = name.to_str()?.starts_with("CHATPIC_").then(|| name.to_str())??;
        Some((name.to_owned(), value?.to_str()?.to_owned()))
    }));
    let app = beside::open(Config::parse(&sources).unwrap()).await.unwrap();
    let material = Material {
        case: case.to_owned(),
        category: "csam".to_owned(),
        confirmed_by: Confirmed::List,
        received_at: app.now(),
        address: None,
        files: vec![Exhibit {
            bytes: png(7, 60, 40).into(),
            media_type: "image/png".to_owned(),
            extension: "png".to_owned(),
            pdq: Vec::new(),
            viewed: false,
        }],
    };
    assert!(matches!(keep(&app, material).await.unwrap(), Keeping::Kept(_)));
}

fn done(machine: &Machine, arguments: &[&str]) -> String {
    let said = machine.run(arguments);
    assert!(said.success, "{arguments:?} {said:?}");
    said.out
}

fn refused(machine: &Machine, arguments: &[&str]) -> String {
    let said: Said = machine.run(arguments);
    assert!(!said.success, "{arguments:?} {said:?}");
    said.err
}

/// Everything in a directory, by its path in there.
fn tree(machine: &Machine, dir: &str) -> Vec<PathBuf> {
    let root = machine.path().join(dir);
    let listed =
        Command::new("find").args([".", "-type", "f"]).current_dir(&root).output().unwrap();
    let mut paths: Vec<_> =
        String::from_utf8(listed.stdout).unwrap().lines().map(PathBuf::from).collect();
    paths.sort();
    paths.into_iter().map(|path| root.join(path.strip_prefix(".").unwrap())).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_is_listed_verified_taken_out_opened_and_destroyed_by_two() {
    let (machine, holder) = machine();
    let _server = machine.serve().await;
    kept(&machine, "case-1").await;
    let listed = done(&machine, &["vault", "list"]);
    let fields: Vec<_> = listed.split_whitespace().collect();
    assert_eq!((fields.len(), fields[0], fields[4], fields[5]), (6, "case-1", "1", "csam"));
    assert_eq!(done(&machine, &["vault", "verify"]).trim(), "ok    case-1");
    assert!(refused(&machine, &["vault", "verify", "case-2"]).contains("no such case"));

    done(&machine, &["vault", "export", "case-1", "--output", "out"]);
    let [sealed, sidecar] = tree(&machine, "out").try_into().unwrap();
    let year = &fields[1][..4];
    assert!(sealed.ends_with(format!("vault/{year}/case-1.age")), "{}", sealed.display());
    let told: Value = serde_json::from_slice(&std::fs::read(sidecar).unwrap()).unwrap();
    let mut names: Vec<_> = told.as_object().unwrap().keys().cloned().collect();
    names.sort();
    assert_eq!(names, ["case", "created", "preserve_until", "sha256", "size"]);
    assert_eq!(told["size"], std::fs::metadata(&sealed).unwrap().len());
    let summed = Command::new("sha256sum").arg(&sealed).output().unwrap().stdout;
    assert!(summed.starts_with(told["sha256"].as_str().unwrap().as_bytes()));
    assert!(
        refused(&machine, &["vault", "export", "case-1", "--output", "out"]).contains("exists")
    );

    let key = machine.path().join("key");
    std::fs::write(&key, holder.to_string().expose_secret()).unwrap();
    let opened = Command::new("age").arg("-d").arg("-i").arg(&key).arg(&sealed).output().unwrap();
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    let picture = png(7, 60, 40);
    assert!(opened.stdout.windows(picture.len()).any(|window| window == picture));

    let destroy = |by| ["vault", "destroy", "case-1", "--by", by, "--why", "an order"];
    assert!(refused(&machine, &destroy("Ada")[..5]).contains("why: is needed before"));
    assert!(done(&machine, &destroy("Ada")).contains("a second person asks"));
    assert!(refused(&machine, &destroy("ada")).contains("takes a second person"));
    assert_eq!(done(&machine, &destroy("Bob")).trim(), "Done.");
    assert_eq!(done(&machine, &["vault", "list"]), "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_is_kept_longer_by_two_and_drafted_for_who_reports() {
    let (machine, _) = machine();
    let _server = machine.serve().await;
    kept(&machine, "case-1").await;
    let until = || done(&machine, &["vault", "list"]).split_whitespace().nth(2).unwrap().to_owned();
    let before = until();
    for by in ["Ada", "Bob"] {
        done(&machine, &["vault", "extend", "case-1", "--days", "400", "--by", by]);
    }
    assert!(until() > before);
    std::fs::create_dir(machine.path().join("draft")).unwrap();
    let draft = ["vault", "draft", "case-1", "--email", "ada@pics.example", "--output", "draft"];
    done(&machine, &draft);
    let [file, report] = tree(&machine, "draft").try_into().unwrap();
    let (file, report) =
        (std::fs::read_to_string(file).unwrap(), std::fs::read_to_string(report).unwrap());
    assert!(file.contains("<fileViewedByEsp>false</fileViewedByEsp>"), "{file}");
    for told in ["<email>ada@pics.example</email>", "<url>https://pics.example</url>", "case-1"] {
        assert!(report.contains(told), "{report}");
    }
    assert!(refused(&machine, &draft).contains("exists"), "nothing is replaced");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_line_works_for_a_pass_where_one_is_needed() {
    let machine =
        Machine::new().with("CHATPIC_UPLOAD_PASS", "on").with("CHATPIC_LIMITS__PASS_COST", "10");
    let server = machine.serve().await;
    std::fs::write(machine.path().join("a.png"), png(1, 30, 20)).unwrap();
    let at = ["--server", server.origin.as_str()];
    let pass = done(&machine, &[&["solve"], &at[..]].concat());
    assert_eq!(pass.trim().len(), 32);
    let sent = done(&machine, &[&["send", "a.png"], &at[..]].concat());
    assert!(sent.contains("Link:"), "{sent}");
    let sent = [&["send", "a.png", "--upload-pass", pass.trim()], &at[..]].concat();
    assert!(done(&machine, &sent).contains("Link:"));
}
