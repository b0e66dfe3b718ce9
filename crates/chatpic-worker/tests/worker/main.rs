//! The worker with the real ffmpeg and the real kernel: what comes out of videos, what hostile input
//! meets, how a job ends, and that nobody gets out. It needs ffmpeg and Landlock.

#![cfg(test)]

mod ending;
mod escape;
mod hostile;
mod jobs;
mod kernels;
mod stills;
mod videos;

use std::path::Path;
use std::sync::LazyLock;

use chatpic_worker::{Files, Tools, Worker};

/// The program that only tests use.
const PROGRAM: &str = env!("CARGO_BIN_EXE_chatpic-decode-worker");

static WORKER: LazyLock<Worker> = LazyLock::new(|| {
    let tools = Tools::find().expect("ffmpeg is installed");
    Worker::of(Path::new(PROGRAM), &[], tools, Files::OfTools).expect("the kernel has Landlock")
});

/// An independent ffmpeg, which makes videos and looks at what came out: the oracle of these tests.
fn ffmpeg(program: &str, arguments: &str, input: &[u8]) -> Vec<u8> {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut command = Command::new(program);
    command.args(["-hide_banner", "-loglevel", "error"]).args(arguments.split_whitespace());
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("ffmpeg is installed");
    let mut stdin = child.stdin.take().unwrap();
    let output = std::thread::scope(|scope| {
        // It may want no more.
        scope.spawn(move || drop(stdin.write_all(input)));
        child.wait_with_output().unwrap()
    });
    assert!(output.status.success(), "{program} {arguments}");
    output.stdout
}
