//! What one person waits for with a photo of 12 megapixels, beside reading and writing the same bytes.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use crate::server::Server;
use crate::{Outcome, median, mib, ms, photo, say, timed};

const ROUNDS: usize = 11;

pub fn transfer(program: &Path, place: &Path) -> Outcome<()> {
    let photo = photo::twelve_megapixels()?;
    say(&format!("photo: 4000 × 3000 JPEG, {:.1} MiB", mib(photo.len() as u64)))?;
    let server = Server::start(program, &place.join("data"))?;
    let copy = place.join("copy.jpg");
    let (mut copied, mut read, mut shared, mut direct, mut viewed) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        copied.push(timed(|| copy_durably(&photo, &copy, place))?.1);
        read.push(timed(|| Ok(fs::read(&copy)?))?.1);
        fs::remove_file(&copy)?;
        let (answer, time) = timed(|| server.share(&photo, ""))?;
        shared.push(time);
        let url = answer["direct_url"].as_str().ok_or("an unlimited share has a direct link")?;
        let (bytes, time) = timed(|| server.read(url))?;
        direct.push(time);
        if bytes.len() < photo.len() / 2 {
            return Err("the picture came back too short".into());
        }
        let limited = server.share(&photo, "3")?;
        viewed.push(timed(|| server.view(&limited))?.1);
    }
    let [copied, read, shared, direct, viewed] = [copied, read, shared, direct, viewed].map(median);
    let times = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    say(&format!("write and fsync of the same bytes: {}; reading them: {}", ms(copied), ms(read)))?;
    say(&format!("upload to link: {}, {:.1} × the write", ms(shared), times(shared, copied)))?;
    say(&format!("direct link: {}, {:.1} × the read", ms(direct), times(direct, read)))?;
    let ratio = times(viewed, read);
    say(&format!("spend a view, then read its media: {}, {ratio:.1} × the read", ms(viewed)))
}

/// What `cp` and `sync` of the file and its directory do.
fn copy_durably(bytes: &[u8], to: &Path, within: &Path) -> Outcome<()> {
    let mut file = File::create(to)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(File::open(within)?.sync_all()?)
}
