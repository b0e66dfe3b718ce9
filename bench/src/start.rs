//! A server that has just begun: how soon it is ready among a million shares, and what it takes idle.

use std::path::Path;
use std::thread;
use std::time::Duration;

use chatpic_store::SqliteRecords;

use crate::server::Server;
use crate::{Outcome, fill, median, mib, ms, now, say};

const SHARES: u64 = 1_000_000;
const ROUNDS: usize = 11;

pub fn start(program: &Path, place: &Path) -> Outcome<()> {
    idle(program, &place.join("idle"))?;
    let data = place.join("full");
    std::fs::create_dir_all(&data)?;
    let records = SqliteRecords::open(&data.join("chatpic.db"))?;
    fill::evenly(&records, SHARES, fill::BEGUN.plus(86_400))?;
    drop(records);
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let begun = now();
        let server = Server::start(program, &data)?;
        times.push(begun.elapsed());
        drop(server);
    }
    let (first, median) = (times[0], median(times));
    say(&format!("start to ready with {SHARES} shares: first {}, median {}", ms(first), ms(median)))
}

fn idle(program: &Path, data: &Path) -> Outcome<()> {
    let server = Server::start(program, data)?;
    thread::sleep(Duration::from_secs(3));
    say(&format!("idle, resident: {:.1} MiB", mib(server.memory("VmRSS:")?)))
}
