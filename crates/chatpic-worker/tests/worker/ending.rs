//! How a job ends that doesn't end by itself, and what it starts with.

use std::fs::File;
use std::io::Read;
use std::os::fd::AsRawFd;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::time::Duration;

use chatpic_worker::{Failed, Format, Job, Limits, Size, Stop, run};

use super::videos::{MINUTE, STAIRS};
use super::{PROGRAM, WORKER};

const LONG: Job = Job::Transcode(Format::Mp4);

#[test]
fn a_job_that_has_not_ended_by_its_deadline_is_killed() {
    let wall = Duration::from_millis(300);
    let limits = Limits { wall, ..Limits::of(&LONG) };
    let ended = run(WORKER.command(&LONG, &limits), &mut &MINUTE[..], &mut |_| Ok(()), &limits);
    assert!(matches!(ended, Err(Failed::Late(late)) if late == wall), "{ended:?}");
    assert!(ended.is_err_and(|failed| !failed.is_of_media()), "the machine is too slow");
    assert!(children().is_empty());
}

#[test]
fn a_job_that_the_kernel_killed_says_nothing_of_the_video() {
    let ends = |signal: &str| {
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", &format!("kill -{signal} $$")]);
        run(shell, &mut std::io::empty(), &mut |_| Ok(()), &Limits::of(&LONG)).unwrap_err()
    };
    let killed = ends("KILL");
    assert!(matches!(killed, Failed::Died(9)) && !killed.is_of_media(), "{killed:?}");
    let fell = ends("SEGV");
    assert!(matches!(fell, Failed::Died(11)) && fell.is_of_media(), "{fell:?}");
}

#[test]
fn a_job_that_computes_for_ever_is_ended_by_the_kernel() {
    // One second of processor time, for minutes of work.
    let limits = Limits { processor: Duration::from_secs(1), ..Limits::of(&LONG) };
    let ended = run(WORKER.command(&LONG, &limits), &mut &MINUTE[..], &mut |_| Ok(()), &limits);
    assert!(matches!(ended, Err(Failed::Busy)), "{ended:?}");
    assert!(children().is_empty());
}

#[test]
fn a_job_without_memory_ends_with_an_error() {
    let limits = Limits { memory: 600 << 20, ..Limits::of(&LONG) };
    let video = super::videos::make(
        "-f lavfi -i testsrc2=s=3840x2160:r=30:d=0.5",
        "-c:v libx264 -preset ultrafast -movflags +faststart -f mp4",
    );
    let ended = run(WORKER.command(&LONG, &limits), &mut &video[..], &mut |_| Ok(()), &limits);
    assert!(ended.as_ref().is_err_and(Failed::is_of_media), "{ended:?}");
    assert!(children().is_empty());
}

#[test]
fn a_job_that_gives_too_much_is_killed() {
    let limits = Limits { output: 10_000, ..Limits::of(&LONG) };
    let mut taken = 0;
    let take = &mut |piece: &[u8]| {
        taken += piece.len();
        Ok(())
    };
    let ended = run(WORKER.command(&LONG, &limits), &mut &STAIRS[..], take, &limits);
    assert!(matches!(ended, Err(Failed::TooMuch(10_000))), "{ended:?}");
    assert!(taken <= 10_000);
    assert!(children().is_empty());
}

#[test]
fn a_job_whose_output_is_not_wanted_any_more_is_killed() {
    let ended = WORKER.transcode(Format::Mp4, &mut &STAIRS[..], &mut |_| Err(Stop));
    assert!(matches!(ended, Err(Failed::Stopped)) && !Failed::Stopped.is_of_media());
    assert!(children().is_empty());
}

#[test]
fn a_job_whose_input_fails_is_killed_and_says_so() {
    let ended = WORKER.probe(Format::Mp4, &mut STAIRS[..1000].chain(Broken));
    assert!(matches!(&ended, Err(failed @ Failed::Input(_)) if !failed.is_of_media()), "{ended:?}");
    assert!(children().is_empty());
}

#[test]
fn a_job_that_has_enough_does_not_wait_for_the_rest() {
    // The first frame stands in the first half; behind it comes more than anybody would read.
    let size = Size::within(320, 180, 64);
    let mut input = STAIRS.chain(std::io::repeat(0).take(1 << 40));
    WORKER.poster(Format::Mp4, Duration::ZERO, size, &mut input).unwrap();
}

#[test]
fn what_only_an_attacker_does_is_told_apart() {
    // The same order with a try in place of the job.
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("file"), "").unwrap();
    let words = WORKER.command(&Job::Version, &Limits::of(&Job::Version));
    let words = words.get_args().take_while(|word| *word != "decode");
    let mut command = Command::new(PROGRAM);
    command.args(words).args(["try", "be-traced"]).arg(directory.path());
    let limits = Limits::of(&Job::Version);
    let ended = run(command, &mut std::io::empty(), &mut |_| Ok(()), &limits);
    assert!(matches!(ended, Err(Failed::Forbidden)), "{ended:?}");
}

#[test]
fn a_worker_inherits_no_descriptor_and_no_variable() {
    // A file that is open here and not closed by an execution, as a careless library leaves it.
    let canary = File::open("/etc/hostname").unwrap();
    rustix::io::fcntl_setfd(&canary, rustix::io::FdFlags::empty()).unwrap();
    let limits = Limits::of(&LONG);
    let mut command = WORKER.command(&LONG, &limits);
    command.env("CANARY", "sings");
    let number = canary.as_raw_fd();
    let mut seen = None;
    // It reads this while it is ffmpeg, and waits for more.
    let mut input = STAIRS[..2000].chain(Looking(&mut seen)).chain(&STAIRS[2000..]);
    run(command, &mut input, &mut |_| Ok(()), &limits).unwrap();
    let (open, variables) = seen.unwrap();
    assert!(number > 2 && !open.contains(&number.to_string()), "{open:?}");
    assert!(open.iter().all(|it| ["0", "1", "2"].contains(&it.as_str())), "{open:?}");
    assert_eq!(variables, "");
}

#[test]
fn a_worker_dies_with_the_thread_that_started_it() {
    let mut command = WORKER.command(&LONG, &Limits::of(&LONG));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let thread = std::thread::spawn(move || {
        let child = command.spawn().unwrap();
        becomes_ffmpeg(child.id());
        child
    });
    let mut child = thread.join().unwrap();
    // Its pipes are still open, so that it would wait for ever.
    assert!(child.stdin.is_some());
    let stdin = child.stdin.take();
    assert_eq!(child.wait().unwrap().signal(), Some(9));
    drop(stdin);
}

/// Waits until this worker is ffmpeg, which it is before it has read anything.
fn becomes_ffmpeg(pid: u32) {
    let program = || std::fs::read_link(format!("/proc/{pid}/exe")).unwrap();
    while program().file_name() != Some("ffmpeg".as_ref()) {
        std::thread::yield_now();
    }
}

/// Looks at the child of this thread as soon as that is ffmpeg, and gives no bytes.
struct Looking<'a>(&'a mut Option<(Vec<String>, String)>);

impl Read for Looking<'_> {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        let [pid] = children()[..] else { panic!("one child") };
        becomes_ffmpeg(pid);
        let open = std::fs::read_dir(format!("/proc/{pid}/fd")).unwrap();
        // What its loader has open for a moment are libraries.
        let kept = open.filter_map(|entry| {
            let entry = entry.unwrap();
            let to = std::fs::read_link(entry.path()).ok()?;
            let library = to.to_str()?.contains(".so");
            (!library).then(|| entry.file_name().to_str().unwrap().to_owned())
        });
        let kept = kept.collect();
        let variables = std::fs::read_to_string(format!("/proc/{pid}/environ")).unwrap();
        *self.0 = Some((kept, variables));
        Ok(0)
    }
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::ErrorKind::TimedOut.into())
    }
}

/// Processes that this thread has begun and not waited for.
fn children() -> Vec<u32> {
    let own = format!("/proc/self/task/{}/children", rustix::thread::gettid().as_raw_nonzero());
    let listed = std::fs::read_to_string(own).unwrap();
    listed.split_whitespace().map(|pid| pid.parse().unwrap()).collect()
}
