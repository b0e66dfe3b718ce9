//! What hostile input meets: it gives an error, opens nothing, and leaves nothing behind.

use std::fs::File;
use std::io::Read;
use std::mem::MaybeUninit;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use chatpic_worker::{Failed, Format, Limits, Size};
use rustix::fs::inotify;

use super::WORKER;
use super::videos::{MP4, STAIRS, STAIRS_WEBM, make};

#[test]
fn a_cut_or_damaged_video_is_refused() {
    for (format, video) in [(Format::Mp4, &STAIRS), (Format::WebM, &STAIRS_WEBM)] {
        for length in [0, 1, 100, video.len() / 50] {
            refused(format, &mut &video[..length]);
        }
        // Its picture is noise, behind a sound beginning.
        let mut damaged = video.to_vec();
        let middle = damaged.len() / 4;
        damaged[middle..].fill_with(noise());
        let size = Size::within(320, 180, 64);
        let every = Duration::from_secs(1);
        let seen = WORKER.frames(format, size, every, &mut &damaged[..], &mut |_| Ok(()));
        // A decoder may hide the damage. It is no fault of this machine, and no crash.
        match seen {
            Ok(frames) => assert!(frames > 0),
            Err(failed) => assert!(failed.is_of_media(), "{failed:?}"),
        }
    }
}

#[test]
fn noise_is_refused() {
    for format in [Format::Mp4, Format::WebM] {
        let mut bytes = vec![0; 300_000];
        bytes.fill_with(noise());
        refused(format, &mut &bytes[..]);
    }
}

#[test]
fn input_without_end_is_refused() {
    for format in [Format::Mp4, Format::WebM] {
        refused(format, &mut std::io::repeat(0).take(1 << 30));
        // The beginning of a video, and then nothing but zeroes.
        refused(format, &mut STAIRS[..2000].chain(std::io::repeat(0).take(1 << 30)));
    }
}

#[test]
fn a_frame_larger_than_any_accepted_video_is_refused() {
    let video = make("-f lavfi -i color=s=4400x2600:d=0.1", MP4);
    let failed = WORKER.probe(Format::Mp4, &mut &video[..]).unwrap_err();
    assert!(matches!(failed, Failed::Refused { .. }), "{failed:?}");
}

#[test]
fn input_that_names_a_file_opens_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let secret = directory.path().join("secret.mp4");
    std::fs::write(&secret, &STAIRS[..]).unwrap();
    let path = secret.to_str().unwrap();
    let playlist =
        format!("#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:3.5,\nfile://{path}\n#EXT-X-ENDLIST\n");
    let script = format!("ffconcat version 1.0\nfile '{path}'\n");
    let naming = naming(path);
    let allowed = "-protocol_whitelist file,pipe";
    for (what, input, as_itself) in [
        ("playlist", playlist.as_bytes(), format!("{allowed} -allowed_extensions ALL -f hls")),
        ("script", script.as_bytes(), format!("{allowed} -safe 0 -f concat")),
        (
            "reference",
            &naming[..],
            format!("{allowed} -enable_drefs 1 -use_absolute_path 1 -f mov"),
        ),
    ] {
        // The same bytes open the file where ffmpeg is told to read them as what they are, so that
        // this test can fail.
        let opened = opens(&secret, || plain(&as_itself, input));
        assert!(opened, "{what} names the file");
        for format in [Format::Mp4, Format::WebM] {
            let opened = opens(&secret, || refused(format, &mut &*input));
            assert!(!opened, "{what} as {format:?}");
        }
    }
}

fn refused(format: Format, input: &mut dyn Read) {
    let failed = WORKER.probe(format, input).unwrap_err();
    assert!(failed.is_of_media(), "{failed:?}");
    assert!(Limits::of(&chatpic_worker::Job::Probe(format)).wall > Duration::ZERO);
    // Waited for: this thread has no child that has ended.
    let own = format!("/proc/self/task/{}/children", rustix::thread::gettid().as_raw_nonzero());
    assert_eq!(std::fs::read_to_string(own).unwrap(), "");
}

/// The video of the stairs with its tracks said to lie in another file. The bytes of these were here,
/// and are noise.
fn naming(path: &str) -> Vec<u8> {
    // A reference that says "in this file" is 12 bytes and a flag; one with an alias record names
    // another. It makes the index longer, which moves nothing that is still needed.
    let mut video = STAIRS.to_vec();
    let alias = alias(path);
    let mut at = 0;
    while let Some(found) = find(&video[at..], b"url \0\0\0\x01") {
        let url = at + found - 4;
        video.splice(url..url + 12, alias.iter().copied());
        // Each box around it grows by as much.
        let grown = u32::try_from(alias.len() - 12).unwrap();
        for name in [b"dref", b"dinf", b"minf", b"mdia", b"trak", b"moov"] {
            let begin = video[..url].windows(4).rposition(|it| it == name).unwrap() - 4;
            let length = u32::from_be_bytes(video[begin..begin + 4].try_into().unwrap()) + grown;
            video[begin..begin + 4].copy_from_slice(&length.to_be_bytes());
        }
        at = url + alias.len();
    }
    assert!(at > 0, "the video had references");
    video
}

/// A reference as old Macs wrote it, with a path in it.
fn alias(path: &str) -> Vec<u8> {
    let name = Path::new(path).file_name().unwrap().to_str().unwrap();
    let mut body = vec![0; 10];
    // The volume: a length and 27 bytes; 12 bytes of its times and kind.
    body.push(1);
    body.extend([b'v'; 27]);
    body.extend([0; 12]);
    // The name: a length and 63 bytes; 16 bytes of numbers.
    body.push(u8::try_from(name.len()).unwrap());
    body.extend(name.bytes().chain(std::iter::repeat(0)).take(63));
    body.extend([0; 16]);
    // How far it is from one to the other, and 16 bytes of nothing.
    body.extend([0, 0, 0, 0]);
    body.extend([0; 16]);
    // The absolute path, which is of kind 2; then the end.
    let mut text = path.as_bytes().to_vec();
    body.extend(2u16.to_be_bytes());
    body.extend(u16::try_from(text.len()).unwrap().to_be_bytes());
    if text.len() % 2 == 1 {
        text.push(0);
    }
    body.extend(text);
    body.extend([255, 255, 0, 0]);
    let length = u32::try_from(body.len() + 12).unwrap();
    [&length.to_be_bytes()[..], b"alis", &[0, 0, 0, 0], &body].concat()
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|it| it == what)
}

/// Whether the file was opened by anybody meanwhile, as the kernel tells.
fn opens(file: &Path, act: impl FnOnce()) -> bool {
    let watch =
        inotify::init(inotify::CreateFlags::NONBLOCK | inotify::CreateFlags::CLOEXEC).unwrap();
    inotify::add_watch(&watch, file, inotify::WatchFlags::OPEN).unwrap();
    act();
    let mut buffer = [MaybeUninit::uninit(); 4096];
    inotify::Reader::new(&watch, &mut buffer).next().is_ok()
}

/// ffmpeg outside of the sandbox, with these options for its input. Whatever comes of it.
fn plain(options: &str, input: &[u8]) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("input");
    std::fs::write(&path, input).unwrap();
    let mut command = Command::new("ffmpeg");
    command.args(["-nostdin", "-loglevel", "quiet"]).args(options.split(' '));
    command.arg("-i").arg(path).args(["-frames:v", "1", "-f", "null", "-"]);
    let _ = command.stdin(Stdio::from(File::open("/dev/null").unwrap())).status().unwrap();
}

/// Bytes that look like nothing, the same each time.
fn noise() -> impl FnMut() -> u8 {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    }
}
