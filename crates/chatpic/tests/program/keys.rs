//! The root key: drawn once, refused when it is another, and brought to other machines.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use chatpic_backends::Postgres;

use crate::process::{Machine, Said, output};

const PASSPHRASE: &str = "correct horse battery staple";

fn root_key(machine: &Machine) -> PathBuf {
    machine.data_dir().join("root.key")
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

/// A machine on which a server ran.
async fn started() -> Machine {
    let machine = Machine::new();
    machine.serve().await.stop();
    machine
}

/// Gives `to` the database of `from`, where no server runs.
fn copy_database(from: &Machine, to: &Machine) {
    fs::create_dir_all(to.data_dir()).unwrap();
    let database = |machine: &Machine| machine.data_dir().join("chatpic.db");
    fs::copy(database(from), database(to)).unwrap();
}

/// Puts a file beside the data directory.
fn put(machine: &Machine, name: &str, text: &str) {
    fs::write(machine.path().join(name), text).unwrap();
}

/// Puts an age identity there, and says who can encrypt to it.
fn put_identity(machine: &Machine, name: &str) -> String {
    let identity = Identity::generate();
    let secret = identity.to_string();
    put(machine, name, &format!("# created: long ago\n{}\n", secret.expose_secret()));
    identity.to_public().to_string()
}

#[track_caller]
fn assert_refused(said: &Said, why: &str) {
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{said:?}");
    assert!(said.err.contains(why), "{why}: {said:?}");
}

#[track_caller]
fn assert_doctor(machine: &Machine, begin: &str, what: &str) {
    let said = machine.run(&["doctor"]);
    let mut lines = said.out.lines();
    assert!(lines.any(|line| line.starts_with(begin) && line.contains(what)), "{said:?}");
    assert_eq!(said.success, begin == "ok", "{said:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_start_draws_a_root_key_and_the_next_ones_keep_it() {
    let machine = Machine::new();
    assert_doctor(&machine, "ok", "no root key yet");
    assert!(!root_key(&machine).exists(), "doctor makes none");
    machine.serve().await.stop();
    let text = fs::read_to_string(root_key(&machine)).unwrap();
    assert!(text.starts_with("chatpic-root-1 ") && text.lines().count() == 1, "its form");
    assert_eq!(mode(&root_key(&machine)), 0o600);
    machine.serve().await.kill();
    machine.serve().await.stop();
    assert_eq!(fs::read_to_string(root_key(&machine)).unwrap(), text);
    assert_doctor(&machine, "ok", "that of the database");
    let drawn = machine.log().lines().filter(|line| line.contains("drew a root key")).count();
    assert_eq!(drawn, 1);
    assert_ne!(fs::read_to_string(root_key(&started().await)).unwrap(), text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_in_its_first_start_starts_the_next_time_with_one_key() {
    for delay in 0..30 {
        let machine = Machine::new();
        let mut first = machine
            .command(&["serve"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        tokio::time::sleep(Duration::from_millis(delay)).await;
        first.kill().unwrap();
        first.wait().unwrap();
        let before = fs::read(root_key(&machine)).ok();
        machine.serve().await.stop();
        let key = fs::read(root_key(&machine)).unwrap();
        assert!(before.is_none_or(|before| before == key), "after {delay} ms");
        assert_doctor(&machine, "ok", "that of the database");
        let names = fs::read_dir(machine.data_dir()).unwrap().map(|it| it.unwrap().file_name());
        let mut left = names.filter(|name| name.to_string_lossy().contains("unfinished"));
        assert_eq!(left.next(), None, "after {delay} ms");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_with_another_root_key_or_none_does_not_start() {
    let (first, second) = (started().await, started().await);
    let own = fs::read(root_key(&second)).unwrap();
    copy_database(&first, &second);
    let database = fs::read(second.data_dir().join("chatpic.db")).unwrap();
    for _ in 0..2 {
        assert_refused(&second.run(&["serve"]), "root key is not that of the database");
    }
    assert_eq!(fs::read(root_key(&second)).unwrap(), own);
    assert_doctor(&second, "BAD", "chatpic keys import");

    fs::remove_file(root_key(&second)).unwrap();
    assert_refused(&second.run(&["serve"]), "bring it with `chatpic keys import`");
    assert_doctor(&second, "BAD", "this node has none");
    assert!(!root_key(&second).exists());
    assert_eq!(fs::read(second.data_dir().join("chatpic.db")).unwrap(), database);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_others_can_read_or_that_is_damaged_is_refused_and_left_alone() {
    let machine = started().await;
    let path = root_key(&machine);
    fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    assert_refused(&machine.run(&["serve"]), "can be read by others");
    assert_refused(&machine.run(&["keys", "export", "--passphrase-file", "-"]), "chmod 600");
    assert_doctor(&machine, "BAD", "can be read by others");
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();

    let text = fs::read_to_string(&path).unwrap();
    let damaged = &text[..text.len() / 2];
    fs::write(&path, damaged).unwrap();
    assert_refused(&machine.run(&["serve"]), "damaged");
    assert_doctor(&machine, "BAD", "damaged");
    assert_eq!(fs::read_to_string(&path).unwrap(), damaged);
    fs::write(&path, text).unwrap();
    machine.serve().await.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_exported_to_age_keys_lets_another_machine_serve_the_same_database() {
    let first = started().await;
    let other = Machine::new();
    let recipients = [put_identity(&other, "ada"), put_identity(&other, "grace")];
    let [ada, grace] = &recipients;
    let exported = first.run(&["keys", "export", "--recipient", ada, "--recipient", grace]);
    assert!(exported.success, "{exported:?}");
    assert!(exported.out.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"), "{exported:?}");
    assert!(exported.out.ends_with("-----END AGE ENCRYPTED FILE-----\n"), "{exported:?}");

    copy_database(&first, &other);
    let import = ["keys", "import", "--identity", "grace", "-"];
    let imported = other.run_with(&import, exported.out.as_bytes());
    assert!(imported.success && imported.out.starts_with("Imported "), "{imported:?}");
    assert_eq!(fs::read(root_key(&other)).unwrap(), fs::read(root_key(&first)).unwrap());
    assert_eq!(mode(&root_key(&other)), 0o600);
    assert_doctor(&other, "ok", "that of the database");
    other.serve().await.stop();

    let import = ["keys", "import", "--identity", "ada", "-"];
    let again = other.run_with(&import, exported.out.as_bytes());
    assert!(again.success && again.out.contains("already"), "{again:?}");
    other.serve().await.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_exported_with_a_passphrase_lets_another_machine_serve_the_same_database() {
    let first = started().await;
    put(&first, "passphrase", &format!("{PASSPHRASE}\r\nand more\n"));
    let export = ["keys", "export", "--passphrase-file", "passphrase", "--output", "sealed"];
    let exported = first.run(&export);
    assert_eq!((exported.success, exported.out.as_str()), (true, ""), "{exported:?}");
    let sealed = first.path().join("sealed");
    assert_eq!(mode(&sealed), 0o600);
    let text = fs::read_to_string(&sealed).unwrap();
    assert_refused(&first.run(&export), "sealed: ");
    assert_eq!(fs::read_to_string(&sealed).unwrap(), text, "it isn't written over");

    let other = Machine::new();
    let (sealed, typed) = (sealed.to_str().unwrap(), format!("{PASSPHRASE}\n"));
    let import = ["keys", "import", "--passphrase-file", "-", sealed];
    assert!(other.run_with(&import, typed.as_bytes()).success);
    assert_eq!(mode(&other.data_dir()), 0o700);
    assert_doctor(&other, "ok", "binds the database to it");
    copy_database(&first, &other);
    other.serve().await.stop();
    assert_eq!(fs::read(root_key(&other)).unwrap(), fs::read(root_key(&first)).unwrap());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_node_of_one_database_serves_once_it_has_the_key() {
    let database = Postgres::shared().database();
    let node = || Machine::new().with("CHATPIC_DATABASE_URL", &database);
    let (first, second) = (node(), node());
    assert_doctor(&first, "ok", "no root key yet");
    let serving = first.serve().await;
    assert_refused(&second.run(&["serve"]), "bring it with `chatpic keys import`");
    assert_doctor(&second, "BAD", "this node has none");
    assert!(!root_key(&second).exists());

    let recipient = put_identity(&second, "identity");
    let exported = first.run(&["keys", "export", "--recipient", &recipient]);
    let import = ["keys", "import", "--identity", "identity", "-"];
    assert!(second.run_with(&import, exported.out.as_bytes()).success);
    assert_doctor(&second, "ok", "that of the database");
    second.serve().await.stop();
    serving.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_that_can_not_be_made_changes_nothing() {
    let first = started().await;
    let (bare, taken) = (Machine::new(), started().await);
    let recipient = put_identity(&first, "identity");
    put_identity(&first, "stranger");
    put(&first, "passphrase", PASSPHRASE);
    put(&first, "wrong", "incorrect horse");
    put(&first, "empty", "\n");
    let exports: [&[&str]; 2] = [
        &["--recipient", &recipient, "--output", "to-key"],
        &["--passphrase-file", "passphrase", "--output", "to-passphrase"],
    ];
    for export in exports {
        let said = first.run(&[&["keys", "export"], export].concat());
        assert!(said.success, "{said:?}");
    }
    let whole = fs::read_to_string(first.path().join("to-key")).unwrap();
    for (name, length) in [("cut", 60), ("cut-more", 3), ("cut-less", whole.len() - 40)] {
        put(&first, name, &whole[..length]);
    }
    // As it stands in the armour: within the header, and within what is encrypted.
    for (name, line) in [("bent-head", 2), ("bent-body", whole.lines().count() - 2)] {
        let mut lines: Vec<String> = whole.lines().map(str::to_owned).collect();
        let bent = if lines[line].starts_with('A') { "B" } else { "A" };
        lines[line].replace_range(..1, bent);
        put(&first, name, &lines.join("\n"));
    }
    put(&first, "garbage", "no key at all\n");
    put(&first, "nothing", "");
    let stranger: age::x25519::Recipient = recipient.parse().unwrap();
    put(&first, "poem", &age::encrypt_and_armor(&stranger, b"a poem").unwrap());

    let file = |name: &str| first.path().join(name).display().to_string();
    let not_ours = "not what `chatpic keys export` writes, or not all of it";
    let refusals = [
        ("--passphrase-file", "wrong", "to-passphrase", "another passphrase"),
        ("--passphrase-file", "empty", "to-passphrase", "empty passphrase"),
        ("--passphrase-file", "passphrase", "to-key", "--identity"),
        ("--passphrase-file", "nowhere", "to-passphrase", "nowhere: "),
        ("--identity", "stranger", "to-key", "another key"),
        ("--identity", "identity", "to-passphrase", "--passphrase-file"),
        ("--identity", "passphrase", "to-key", "passphrase: "),
        ("--identity", "identity", "nowhere", "nowhere: "),
        ("--identity", "identity", "cut", not_ours),
        ("--identity", "identity", "cut-more", not_ours),
        ("--identity", "identity", "cut-less", not_ours),
        ("--identity", "identity", "bent-head", ""),
        ("--identity", "identity", "bent-body", not_ours),
        ("--identity", "identity", "garbage", not_ours),
        ("--identity", "identity", "nothing", not_ours),
        ("--identity", "identity", "data/root.key", not_ours),
        ("--identity", "identity", "poem", "not a root key"),
    ];
    for (flag, secret, sealed, why) in refusals {
        let said = bare.run(&["keys", "import", flag, &file(secret), &file(sealed)]);
        assert_refused(&said, why);
        assert!(!said.err.contains(PASSPHRASE), "{said:?}");
        assert!(!bare.data_dir().exists(), "{flag} {secret} {sealed}");
    }

    let own = fs::read(root_key(&taken)).unwrap();
    let said = taken.run(&["keys", "import", "--identity", &file("identity"), &file("to-key")]);
    assert_refused(&said, "holds another root key");
    assert_eq!(fs::read(root_key(&taken)).unwrap(), own);
    taken.serve().await.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_key_leaves_the_machine_encrypted_or_not_at_all() {
    let machine = Machine::new();
    let recipient = put_identity(&machine, "identity");
    let export = ["keys", "export", "--recipient", &recipient];
    assert_refused(&machine.run(&export), "the first start draws it");
    assert!(!machine.data_dir().exists());
    machine.serve().await.stop();

    let secret = fs::read_to_string(machine.path().join("identity")).unwrap();
    let secret = secret.lines().last().unwrap();
    let both = [&export[..], &["--passphrase-file", "identity"]].concat();
    for wrong in [
        &["keys", "export"][..],
        &["keys", "export", "--recipient", "age1nobody"],
        &["keys", "export", "--recipient", secret],
        &["keys", "export", "--recipient", ""],
        &both,
        &["keys", "import", "identity"],
        &["keys"],
    ] {
        let said = machine.run(wrong);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{said:?}");
    }
    let said = machine.run_with(&["keys", "export", "--passphrase-file", "-"], b"\r\n");
    assert_refused(&said, "empty passphrase");
    let both = ["keys", "import", "--passphrase-file", "-", "-"];
    assert_refused(&machine.run(&both), "standard input can't be both");

    let exported = machine.run(&export);
    let key = fs::read_to_string(root_key(&machine)).unwrap();
    let key = key.split(' ').nth(1).unwrap();
    assert!(exported.success && !exported.out.contains(key), "{exported:?}");
    assert!(!exported.err.contains(key), "{exported:?}");
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let lost = machine.command(&export).stdout(full).output().unwrap();
    assert_eq!(lost.status.code(), Some(1), "half an export is none");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_passphrase_that_is_typed_is_asked_for_twice_and_shown_nowhere() {
    let machine = started().await;
    let typed = |answers: &[&str], arguments: &[&str]| {
        let program = machine.command(arguments);
        let mut command = Command::new("/usr/bin/python3");
        command.args(["-c", TERMINAL]).arg(answers.join("\n")).arg(program.get_program());
        command.args(program.get_args()).current_dir(machine.path());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let shown = output(command.stdin(Stdio::null()), b"");
        (shown.status.success(), String::from_utf8(shown.stdout).unwrap())
    };
    let export = ["keys", "export", "--output", "sealed", "--passphrase-file", "-"];
    let (done, shown) = typed(&[PASSPHRASE, "correct horse"], &export);
    assert!(!done && shown.contains("two passphrases"), "{shown}");
    assert!(!machine.path().join("sealed").exists());
    let (done, shown) = typed(&[PASSPHRASE, PASSPHRASE], &export);
    assert!(done && shown.contains("Passphrase: ") && shown.contains("Again: "), "{shown}");
    assert!(!shown.contains("horse"), "{shown}");

    let import = ["keys", "import", "--passphrase-file", "-", "sealed"];
    let (done, shown) = typed(&[PASSPHRASE], &import);
    assert!(done && shown.contains("already") && !shown.contains("horse"), "{shown}");
}

/// Runs a command at a terminal of its own, types each line when it is asked for and the terminal shows
/// nothing of it any more, and prints all that was shown.
const TERMINAL: &str = "
import os, pty, sys, termios, time
answers = sys.argv[1].splitlines()
child, terminal = pty.fork()
if child == 0:
    os.execv(sys.argv[2], sys.argv[2:])
shown, asked = b'', 0
while True:
    try:
        some = os.read(terminal, 4096)
    except OSError:
        break
    if not some:
        break
    shown += some
    if asked < len(answers) and shown.count(b': ') > asked:
        while termios.tcgetattr(terminal)[3] & termios.ECHO:
            time.sleep(0.001)
        os.write(terminal, answers[asked].encode() + b'\\n')
        asked += 1
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
";
