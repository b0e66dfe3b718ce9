//! Videos to be marked, what is seen in them, and the processes and files that marking has.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::harness::TestServer;

/// What ffmpeg makes of these arguments, which are split at spaces.
pub fn make(arguments: &str) -> Vec<u8> {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("made");
    run("ffmpeg", &format!("-v error -nostdin {arguments} {}", path.display()), b"");
    fs::read(path).unwrap()
}

/// An MP4 of noise, about a megabyte for each of its seconds, with sound.
pub fn noise(size: &str, seconds: u32) -> Vec<u8> {
    make(&format!(
        "-f lavfi -i color=gray:s={size}:r=30:d={seconds},noise=alls=60:allf=t -f lavfi -i \
         sine=d={seconds} -c:v libx264 -preset ultrafast -crf 24 -pix_fmt yuv420p -c:a aac -f mp4"
    ))
}

/// The sum of all that is shown.
pub fn shown(file: &[u8]) -> String {
    run("ffmpeg", "-v error -i pipe:0 -map 0:v -f streamhash -hash sha256 -", file)
}

/// Frames, milliseconds of pictures and of sound.
pub fn lengths(file: &[u8]) -> (u32, u32, u32) {
    let frames = "-v error -select_streams v -count_packets -show_entries stream=nb_read_packets \
                  -of csv=p=0 -i pipe:0";
    let number = |text: String| text.trim().trim_end_matches(',').parse().unwrap();
    (number(run("ffprobe", frames, file)), plays("v", file), plays("a", file))
}

/// How long a stream plays, by its packets: what is written while it is watched says it nowhere else.
fn plays(stream: &str, file: &[u8]) -> u32 {
    let asked = format!(
        "-v error -select_streams {stream} -show_entries packet=pts_time,duration_time -of csv=p=0 -i pipe:0"
    );
    let said = run("ffprobe", &asked, file);
    let (mut begins, mut ends) = (f64::MAX, 0.0_f64);
    for line in said.lines() {
        let mut numbers = line.split(',').map(|it| it.parse().unwrap_or(0.0));
        let (at, lasts): (f64, f64) = (numbers.next().unwrap(), numbers.next().unwrap_or(0.0));
        (begins, ends) = (begins.min(at), ends.max(at + lasts));
    }
    u32::try_from(Duration::from_secs_f64(ends - begins).as_millis()).unwrap()
}

/// The frame at this place from the beginning, as PNG.
pub fn frame(file: &[u8], number: u32) -> Vec<u8> {
    let select = format!("-v error -i pipe:0 -vf select=eq(n\\,{number}) -frames:v 1");
    output("ffmpeg", &format!("{select} -c:v png -f image2pipe pipe:1"), file)
}

/// Whether tesseract reads this ID in a PNG, but for two characters; what it read instead.
pub fn reads(id: &str, png: &[u8]) -> Result<(), String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/service/films/read.py");
    let read = run("/usr/bin/python3", &format!("{script} {id}"), png);
    if read.ends_with("found\n") { Ok(()) } else { Err(read) }
}

/// The worker's processes that mark a video of this size, such as `320x240`: each test has its own.
pub fn marking(size: &str) -> Vec<u32> {
    let processes = fs::read_dir("/proc").unwrap().filter_map(|entry| {
        let path = entry.ok()?.path();
        let number = path.file_name()?.to_str()?.parse().ok()?;
        let words = fs::read(path.join("cmdline")).ok()?;
        let mut words = words.split(|byte| *byte == 0);
        let marks = words.any(|it| it == b"-video_size") && words.next() == Some(size.as_bytes());
        marks.then_some(number)
    });
    processes.collect()
}

/// Ends one of them by a signal.
pub fn kill(process: u32, signal: &str) {
    run("kill", &format!("-{signal} {process}"), b"");
}

/// The files without a name that this process has open in a server's spool.
pub fn spooled(server: &TestServer) -> Vec<PathBuf> {
    let spool = server.data_dir().join("spool");
    assert_eq!(fs::read_dir(&spool).unwrap().count(), 0, "no file has a name");
    let open = fs::read_dir("/proc/self/fd").unwrap().filter_map(Result::ok);
    let open = open.filter_map(|entry| fs::read_link(entry.path()).ok());
    open.filter(|path| path.starts_with(&spool)).collect()
}

fn run(program: &str, arguments: &str, input: &[u8]) -> String {
    String::from_utf8(output(program, arguments, input)).unwrap()
}

fn output(program: &str, arguments: &str, input: &[u8]) -> Vec<u8> {
    let mut command = Command::new(program);
    command.args(arguments.split_whitespace());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|_| panic!("{program} has to be installed"));
    let mut stdin = child.stdin.take().unwrap();
    let done = std::thread::scope(|scope| {
        // It may want no more.
        scope.spawn(move || drop(stdin.write_all(input)));
        child.wait_with_output().unwrap()
    });
    let complaint = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{program} {arguments}: {complaint}");
    done.stdout
}
