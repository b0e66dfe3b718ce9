//! Videos that ffmpeg makes, and what ffmpeg, ffprobe and exiftool see in them. A missing program fails
//! the test that asks.

use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use crate::scanning::Hills;

/// H.264, as cameras write it but for its tags: the index is at the end.
pub const MP4: &str = "-c:v libx264 -pix_fmt yuv420p -c:a aac -f mp4";

const SOURCE: &str = "-f lavfi -i testsrc2=s=320x180:r=30:d=3 -f lavfi -i sine=d=3";

/// Three seconds of pictures and sound.
pub static WITH_SOUND: LazyLock<Vec<u8>> = LazyLock::new(|| make(SOURCE, MP4));

/// What the tags below say, and nothing that is served may.
pub const TOLD: [&str; 4] = ["PLANTED-7f3a", "+12.3456", "Lavf", "x264"];

const TAGS: &str = "-metadata title=PLANTED-7f3a -metadata make=PLANTED-7f3a \
    -metadata model=PLANTED-7f3a -metadata location=+12.3456-045.6789/ \
    -metadata com.apple.quicktime.location.ISO6709=+12.3456-045.6789/ \
    -metadata creation_time=2024-05-06T07:08:09Z -metadata:s:v handler_name=PLANTED-7f3a";

/// The same as a phone writes it: MOV with all that it knows.
pub static TAGGED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let output =
        format!("-c:v libx264 -pix_fmt yuv420p -c:a aac {TAGS} -movflags use_metadata_tags");
    make(SOURCE, &format!("{output} -f mov"))
});

/// The same as WebM.
pub static TAGGED_WEBM: LazyLock<Vec<u8>> = LazyLock::new(|| {
    make(SOURCE, &format!("-c:v libvpx-vp9 -deadline realtime -c:a libopus {TAGS} -f webm"))
});

/// What ffmpeg makes of these arguments, which are split at spaces.
pub fn make(input: &str, output: &str) -> Vec<u8> {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("made");
    run("ffmpeg", &format!("-v error -nostdin {input} {output} {}", path.display()));
    std::fs::read(path).unwrap()
}

/// These pictures one after the other, a second each and 10 frames long.
pub fn slides(pictures: &[Hills]) -> Vec<u8> {
    let directory = tempfile::tempdir().unwrap();
    for (number, picture) in pictures.iter().enumerate() {
        std::fs::write(directory.path().join(format!("{number}.png")), picture.png()).unwrap();
    }
    let input = format!("-framerate 1 -i {}/%d.png", directory.path().display());
    make(&input, &format!("-r 10 -crf 16 {MP4}"))
}

/// The sum of all that is shown, and of all that is heard.
pub fn hashes(file: &[u8]) -> String {
    of(file, "ffmpeg", "-v error -nostdin -i FILE -map 0:v -map 0:a -f streamhash -hash sha256 -")
}

/// How many frames there are.
pub fn frames(file: &[u8]) -> u32 {
    let asked = "-v error -select_streams v -count_frames -show_entries stream=nb_read_frames \
                 -of csv=p=0 FILE";
    of(file, "ffprobe", asked).trim().trim_end_matches(',').parse().unwrap()
}

/// How its pictures are coded.
pub fn codec(file: &[u8]) -> String {
    let asked = "-v error -select_streams v -show_entries stream=codec_name -of csv=p=0 FILE";
    of(file, "ffprobe", asked).trim().trim_end_matches(',').to_owned()
}

/// What exiftool finds beyond what playing it takes.
pub fn tags(file: &[u8]) -> Vec<String> {
    let asked = "-G1 -s -a -u --System:all --File:all --ExifTool:all --Composite:all FILE";
    let told = of(file, "exiftool", asked);
    let told = told.lines().filter(|line| {
        let line = line.to_ascii_lowercase();
        let says = ["make", "model", "software", "gps", "location", "title", "comment", "encoder"];
        let is_time = line.contains("date") && !line.contains("0000:00:00");
        is_time || says.iter().any(|it| line.split(':').next().unwrap().contains(it))
    });
    told.map(str::to_owned).collect()
}

fn of(file: &[u8], program: &str, arguments: &str) -> String {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("asked");
    std::fs::write(&path, file).unwrap();
    run(program, &arguments.replace("FILE", named(&path)))
}

fn named(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn run(program: &str, arguments: &str) -> String {
    let done = Command::new(program).args(arguments.split_whitespace()).output();
    let done = done.unwrap_or_else(|_| panic!("{program} has to be installed"));
    let complaint = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{program} {arguments}: {complaint}");
    // exiftool shows bytes that it doesn't know.
    String::from_utf8_lossy(&done.stdout).into_owned()
}
