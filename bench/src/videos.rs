//! A video of 100 MB: from its last byte to its link beside what ffmpeg takes to copy it, and what those
//! who watch it slowly take of memory.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::server::Server;
use crate::tools::{ffmpeg, text};
use crate::{Outcome, median, mib, ms, say, timed};

const ROUNDS: usize = 3;
const WATCHING: u64 = 64;

pub fn videos(program: &Path, place: &Path) -> Outcome<()> {
    fs::create_dir_all(place)?;
    let (film, copy) = (place.join("film.mp4"), place.join("copy.mp4"));
    let (film, copy) = (text(&film)?, text(&copy)?);
    // As a phone writes it: 1080p at 14 megabits a second, noise in every frame, the index behind.
    let source = "-f lavfi -i testsrc2=s=1920x1080:r=30:d=60 -f lavfi -i sine=d=60";
    let coding = "-vf noise=alls=24:allf=t -c:v libx264 -preset ultrafast -pix_fmt yuv420p \
                  -b:v 14M -minrate 14M -maxrate 14M -bufsize 14M -c:a aac";
    ffmpeg(&format!("{source} {coding} {film}"))?;
    let bytes = fs::read(film)?;
    say(&format!("video: 60 s of 1920 × 1080, {:.1} MiB", mib(bytes.len() as u64)))?;

    let server = Server::start(program, &place.join("data"))?;
    let (mut copied, mut decoded, mut shared) = (Vec::new(), Vec::new(), Vec::new());
    let mut url = String::new();
    for _ in 0..ROUNDS {
        copied.push(timed(|| ffmpeg(&format!("-i {film} -c copy -movflags +faststart {copy}")))?.1);
        let decode = format!("-threads 1 -i {film} -an -f null -");
        decoded.push(timed(|| ffmpeg(&decode))?.1);
        let (answer, time) = timed(|| server.share(&bytes, ""))?;
        shared.push(time);
        answer["direct_url"].as_str().ok_or("it has a direct link")?.clone_into(&mut url);
    }
    let [copied, decoded, shared] = [copied, decoded, shared].map(median);
    let times = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    say(&format!(
        "its link: {}; ffmpeg -c copy: {}, {:.1} times; ffmpeg decodes it in {}, {:.2} times",
        ms(shared),
        ms(copied),
        times(shared, copied),
        ms(decoded),
        times(shared, decoded)
    ))?;
    watching(&server, &url)
}

/// Many who read the beginning and then no more.
fn watching(server: &Server, url: &str) -> Outcome<()> {
    let path = url.strip_prefix(&format!("http://{}", server.address)).ok_or("an address here")?;
    thread::sleep(Duration::from_secs(3));
    let before = server.memory("VmRSS:")?;
    let mut open = Vec::new();
    for _ in 0..WATCHING {
        let mut stream = TcpStream::connect(server.address)?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: bench\r\nRange: bytes=1000000-\r\n\r\n")?;
        stream.read_exact(&mut [0; 4096])?;
        open.push(stream);
    }
    thread::sleep(Duration::from_secs(3));
    let more = server.memory("VmRSS:")?.saturating_sub(before);
    say(&format!(
        "{} who watch it slowly: {:.1} MiB more, {:.2} MiB each",
        open.len(),
        mib(more),
        mib(more / WATCHING)
    ))
}
