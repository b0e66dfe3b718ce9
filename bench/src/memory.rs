//! What a server keeps in memory while many share at once, and while many look at something slowly.

mod slow;

use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::server::Server;
use crate::{Outcome, mib, now, photo, say};

const PARALLEL: usize = 64;

pub fn memory(program: &Path, place: &Path) -> Outcome<()> {
    parallel(program, &place.join("parallel"), &photo::twelve_megapixels()?)?;
    // A thousand connections may hold more than the kernel gives to all of them.
    slow::viewers(program, &place.join("slow"))
        .or_else(|fault| say(&format!("slow viewers: not measured: {fault}")))
}

fn parallel(program: &Path, data: &Path, photo: &[u8]) -> Outcome<()> {
    let server = Server::start(program, data)?;
    let before = server.memory("VmRSS:")?;
    let begun = now();
    let shared = thread::scope(|scope| {
        let share = || server.share(photo, "").is_ok();
        let all: Vec<_> = (0..PARALLEL).map(|_| scope.spawn(share)).collect();
        all.into_iter().map(|one| one.join()).filter(|it| matches!(it, Ok(true))).count()
    });
    let time = begun.elapsed();
    let peak = server.memory("VmHWM:")?;
    thread::sleep(Duration::from_secs(3));
    let after = server.memory("VmRSS:")?;
    say(&format!(
        "{PARALLEL} uploads at once: {shared} shared in {:.1} s; resident before {:.1} MiB, at most \
         {:.1} MiB, afterwards {:.1} MiB",
        time.as_secs_f64(),
        mib(before),
        mib(peak),
        mib(after)
    ))
}
