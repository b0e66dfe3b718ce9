//! Videos to decode, made once.

use std::sync::LazyLock;

use super::ffmpeg;

pub const WIDTH: usize = 320;
pub const HEIGHT: usize = 180;

/// Three and a half seconds of gray that grows brighter by 20 each second, with a tone. MP4.
pub static STAIRS: LazyLock<Vec<u8>> = LazyLock::new(|| make(&stairs(), MP4));

/// The same as WebM.
pub static STAIRS_WEBM: LazyLock<Vec<u8>> = LazyLock::new(|| {
    make(&stairs(), "-c:v libvpx-vp9 -deadline realtime -c:a libopus -f webm pipe:1")
});

/// Black, but for the second from 1.2 to 1.7, which is white.
pub static FLASH: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let filter = "color=white:s=320x180:r=30:d=3,format=gray,\
                  drawbox=c=black:t=fill:enable='not(between(t,1.2,1.69))'";
    make(&format!("-f lavfi -i {filter}"), MP4)
});

/// A minute that takes minutes to decode and encode again.
pub static MINUTE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let output = "-c:v libx264 -preset ultrafast -movflags +faststart -f mp4";
    make("-f lavfi -i testsrc2=s=1280x720:r=30:d=60", output)
});

/// An MP4 as the server's cleaning leaves it: with the index before the media. Its frames are
/// shown in the order they are written in, so that the first is at 0 without an edit list.
pub const MP4: &str = "-c:v libx264 -bf 0 -pix_fmt yuv420p -c:a aac -movflags +faststart -f mp4";

fn stairs() -> String {
    let gray = "geq=lum='40+20*floor(T)':cb=128:cr=128";
    format!("-f lavfi -i color=s={WIDTH}x{HEIGHT}:r=30:d=3.5,{gray} -f lavfi -i sine=d=3.5")
}

pub fn make(input: &str, output: &str) -> Vec<u8> {
    if output.ends_with("pipe:1") {
        return ffmpeg("ffmpeg", &format!("{input} {output}"), b"");
    }
    finished(input, output)
}

/// Made in a file, for formats that are finished at their beginning.
fn finished(input: &str, output: &str) -> Vec<u8> {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("video");
    ffmpeg("ffmpeg", &format!("{input} {output} {}", path.display()), b"");
    std::fs::read(path).unwrap()
}
