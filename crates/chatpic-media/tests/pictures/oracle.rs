//! Programs that are not ours and say what is in a file: Pillow (Debian's python3-pil) and exiftool
//! (libimage-exiftool-perl). A missing one fails the test that asks.

use std::fmt;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// Every frame as Pillow shows it, with nothing applied: no orientation, no colour profile.
#[derive(PartialEq, Eq)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    pub frames: Vec<Shown>,
}

/// One frame.
#[derive(PartialEq, Eq)]
pub struct Shown {
    pub milliseconds: u32,
    pub rgba: Vec<u8>,
}

impl fmt::Debug for Pixels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sums = self.frames.iter().map(|frame| {
            (frame.milliseconds, frame.rgba.iter().map(|byte| u64::from(*byte)).sum::<u64>())
        });
        write!(f, "{}×{}, (ms, sum): {:?}", self.width, self.height, sums.collect::<Vec<_>>())
    }
}

const SHOW: &str = "
import io, struct, sys
from PIL import Image
im = Image.open(io.BytesIO(sys.stdin.buffer.read()))
out = sys.stdout.buffer
out.write(struct.pack('<III', *im.size, getattr(im, 'n_frames', 1)))
for n in range(getattr(im, 'n_frames', 1)):
    im.seek(n)
    im.load()
    out.write(struct.pack('<I', int(im.info.get('duration', 0))))
    out.write(im.convert('RGBA').tobytes())
";

/// All frames of a file as Pillow decodes them.
pub fn pixels(bytes: &[u8]) -> Pixels {
    let shown = python(SHOW, bytes);
    let word = |at: usize| u32::from_le_bytes(shown[at..at + 4].try_into().unwrap());
    let (width, height, count) = (word(0), word(4), word(8));
    let size = usize::try_from(width * height * 4).unwrap();
    let frames = (0..usize::try_from(count).unwrap()).map(|n| {
        let at = 12 + n * (4 + size);
        Shown { milliseconds: word(at), rgba: shown[at + 4..at + 4 + size].to_vec() }
    });
    Pixels { width, height, frames: frames.collect() }
}

/// What exiftool finds, as `Group:Tag` with its value, without what it says of the file in the file
/// system.
pub fn metadata(bytes: &[u8]) -> Vec<(String, String)> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    let found = Command::new("exiftool").args(["-j", "-G1", "-a", "-u"]).arg(&path).output();
    std::fs::remove_file(&path).unwrap();
    let found = found.expect("exiftool has to be installed (libimage-exiftool-perl)");
    let found: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
    let tags = found[0].as_object().unwrap().iter();
    let said = tags.map(|(tag, value)| (tag.clone(), value.to_string()));
    said.filter(|(tag, _)| {
        !["SourceFile", "System:", "ExifTool:"].iter().any(|own| tag.starts_with(own))
    })
    .collect()
}

/// Runs a Python script, which reads `input` from its standard input, and takes what it writes to
/// `sys.stdout.buffer`.
pub fn python(script: &str, input: &[u8]) -> Vec<u8> {
    let mut child = Command::new("/usr/bin/python3")
        .args(["-W", "ignore", "-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("python3 has to be installed, with Pillow (python3-pil)");
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // On its own thread, because a script that writes first would wait for a reader.
    let feed = std::thread::spawn(move || stdin.write_all(&input));
    let done = child.wait_with_output().unwrap();
    let complaint = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "the script failed: {complaint}\n{script}");
    // A script that needs no input may end without reading it.
    let _fed = feed.join().unwrap();
    done.stdout
}

/// Whether `needle` stands anywhere in `bytes`.
pub fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
