//! Nobody gets out; and who isn't locked in does, which shows that the tries are true.

use std::process::{Command, Stdio};

use chatpic_worker::{Outcome, TRIES, Tools, Worker};

use super::{PROGRAM, WORKER};

#[test]
fn every_try_to_escape_is_refused() {
    let tried = WORKER.try_to_escape().unwrap();
    assert_eq!(tried.len(), TRIES.len());
    assert!(tried.len() >= 20);
    let out: Vec<_> =
        tried.iter().filter(|it| !matches!(it.outcome, Outcome::Refused(_))).collect();
    assert!(out.is_empty(), "{out:#?}");
}

#[test]
fn what_any_user_may_do_succeeds_without_the_sandbox() {
    let tools = Tools::find().unwrap();
    let directory = tempfile::tempdir().unwrap();
    for attempt in TRIES.iter().filter(|it| it.ordinary) {
        let _ = std::fs::remove_file(directory.path().join("made"));
        std::fs::write(directory.path().join("file"), "there").unwrap();
        let mut command = Command::new(PROGRAM);
        command.args(["bare", attempt.name]).arg(directory.path()).arg(tools.ffmpeg());
        command.arg(loader()).stdin(Stdio::null());
        let output = command.output().unwrap();
        // It says what the kernel refused with.
        let said = String::from_utf8_lossy(&output.stderr);
        let code = output.status.code();
        let _ = std::fs::remove_dir(directory.path().join("made"));
        assert!(code == Some(77) || code == Some(0), "{}: {code:?} {said}", attempt.name);
    }
}

/// The last of what a worker may execute.
fn loader() -> String {
    let job = chatpic_worker::Job::Version;
    let command = WORKER.command(&job, &chatpic_worker::Limits::of(&job));
    let words = command.get_args().filter_map(|word| word.to_str()?.strip_prefix("execute="));
    words.last().unwrap().to_owned()
}

#[test]
fn a_worker_without_its_bounds_does_not_start() {
    let output = Command::new(PROGRAM).args(["decode", "version"]).output().unwrap();
    assert_eq!(output.status.code(), Some(120));
    assert!(output.stdout.is_empty() && !output.stderr.is_empty());
}

#[test]
fn a_worker_whose_library_is_gone_does_not_begin() {
    let job = chatpic_worker::Job::Version;
    let command = WORKER.command(&job, &chatpic_worker::Limits::of(&job));
    let words = command.get_args().map(|word| word.to_str().unwrap().to_owned());
    let output = Command::new(PROGRAM).arg("read=/nowhere/lib.so").args(words).output().unwrap();
    assert_eq!(output.status.code(), Some(120));
    assert!(String::from_utf8_lossy(&output.stderr).contains("/nowhere/lib.so"));
}

#[test]
fn a_missing_ffmpeg_says_what_to_install() {
    let said = chatpic_worker::NoTools::Missing.to_string();
    assert_eq!(said, "ffmpeg is not installed (Debian: apt-get install ffmpeg)");
}

#[test]
fn a_worker_can_be_sent_to_another_thread() {
    fn sent<T: Send + Sync + Clone + 'static>() {}
    sent::<Worker>();
}
