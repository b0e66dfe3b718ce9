//! Kernels that have less than this one. A filter on the thread that plays one answers as they would.

use std::collections::BTreeMap;
use std::path::Path;

use chatpic_worker::{Failed, Files, Format, Outcome, Sandbox, Tools, Unavailable, Worker};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, apply_filter,
};

use super::videos::STAIRS;
use super::{PROGRAM, WORKER};

#[test]
fn without_landlock_there_is_no_worker_and_the_reason_is_named() {
    on_a_kernel_that_answers(libc::SYS_landlock_create_ruleset, &[], libc::ENOSYS, || {
        assert_eq!(Sandbox::available(Files::OfTools), Err(Unavailable::NoLandlock));
        let tools = Tools::find().unwrap();
        assert!(Worker::new(tools, Files::OfTools).is_err());
    });
    on_a_kernel_that_answers(libc::SYS_landlock_create_ruleset, &[], libc::EOPNOTSUPP, || {
        assert_eq!(Sandbox::available(Files::OfTools), Err(Unavailable::LandlockOff));
    });
}

#[test]
fn without_filters_of_calls_there_is_no_worker_whatever_is_dared() {
    const GET_SECCOMP: u64 = 21;
    on_a_kernel_that_answers(libc::SYS_prctl, &[GET_SECCOMP], libc::EINVAL, || {
        for files in [Files::OfTools, Files::DangerAny] {
            assert_eq!(Sandbox::available(files), Err(Unavailable::NoSeccomp));
        }
    });
}

#[test]
fn a_process_that_can_not_lock_itself_in_decodes_nothing() {
    // Whoever starts it found everything in order before, and ffmpeg made the video.
    let video = STAIRS.as_slice();
    assert!(WORKER.check().is_ok());
    for call in [
        libc::SYS_landlock_create_ruleset,
        libc::SYS_landlock_restrict_self,
        libc::SYS_seccomp,
        libc::SYS_prlimit64,
        libc::SYS_close_range,
    ] {
        on_a_kernel_that_answers(call, &[], libc::ENOSYS, || {
            let failed = WORKER.probe(Format::Mp4, &mut &*video).unwrap_err();
            assert!(matches!(failed, Failed::NotLocked { .. }), "{call}: {failed:?}");
        });
    }
}

#[test]
fn who_dares_decodes_without_landlock_and_all_but_files_stays_shut() {
    let video = STAIRS.as_slice();
    on_a_kernel_that_answers(libc::SYS_landlock_create_ruleset, &[], libc::ENOSYS, || {
        let tools = Tools::find().unwrap();
        let worker = Worker::of(Path::new(PROGRAM), &[], tools, Files::DangerAny).unwrap();
        worker.probe(Format::Mp4, &mut &*video).unwrap();
        assert_eq!(worker.check().unwrap().landlock, None);
        let tried = worker.try_to_escape().unwrap();
        let out = tried.iter().filter(|it| !matches!(it.outcome, Outcome::Refused(_)));
        let out: Vec<_> = out.map(|it| it.name).collect();
        // Files can be read and made, and programs executed, which are in the same cell. As root also
        // those of the system can be opened for writing.
        for name in &out {
            assert!(
                ["read-", "list-", "make-a-file", "write-a-file", "execute-"]
                    .iter()
                    .any(|begin| name.starts_with(begin)),
                "{out:?}"
            );
        }
        assert!(out.contains(&"read-a-file"), "the danger is told truly: {out:?}");
    });
}

/// On a thread on which a system call, with these first arguments, fails so.
fn on_a_kernel_that_answers(call: i64, arguments: &[u64], errno: i32, act: impl FnOnce() + Send) {
    let conditions = (0..).zip(arguments).map(|(at, value)| {
        SeccompCondition::new(at, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, *value).unwrap()
    });
    let conditions: Vec<_> = conditions.collect();
    let rules = if conditions.is_empty() {
        Vec::new()
    } else {
        vec![SeccompRule::new(conditions).unwrap()]
    };
    let filter = SeccompFilter::new(
        BTreeMap::from([(call, rules)]),
        SeccompAction::Allow,
        SeccompAction::Errno(errno.unsigned_abs()),
        std::env::consts::ARCH.try_into().unwrap(),
    );
    let program: BpfProgram = filter.unwrap().try_into().unwrap();
    std::thread::scope(|scope| {
        let thread = scope.spawn(move || {
            apply_filter(&program).unwrap();
            act();
        });
        thread.join().unwrap();
    });
}
