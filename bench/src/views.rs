//! Pictures as they are viewed, beside nginx with the same bytes as plain files. Each server has one core, and
//! who asks has the other. Rounds take turns, so that what else the machine does meets all alike.

pub mod asking;
mod nginx;
mod work;
mod wrk;

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use asking::{Asked, Place};
use nginx::Nginx;
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

use crate::server::Server;
use crate::{Outcome, median, photo, say};

/// Length of a picture in bytes, and how many answers a round has.
const SIZES: [(u32, usize); 3] = [(100_000, 6000), (500_000, 2500), (2_000_000, 800)];
const ROUNDS: usize = 7;
const ROUNDS_OF_WRK: usize = 5;
const CONNECTIONS: usize = 16;
const ALONE: usize = 500;

pub fn views(program: &Path, place: &Path) -> Outcome<()> {
    let before = sched_getaffinity(None)?;
    let cores: Vec<usize> = (0..CpuSet::MAX_CPU).filter(|core| before.is_set(*core)).collect();
    let (Some(served), Some(asking)) = (cores.first(), cores.get(1)) else {
        return say("views: this takes two cores");
    };
    let mut mine = CpuSet::new();
    mine.set(*asking);
    sched_setaffinity(None, &mine)?;
    let done = beside_nginx(program, place, &served.to_string());
    sched_setaffinity(None, &before)?;
    done
}

fn beside_nginx(program: &Path, place: &Path, core: &str) -> Outcome<()> {
    let files = place.join("files");
    fs::create_dir_all(&files)?;
    let server = Server::pinned(program, &place.join("data"), core)?;
    let nginx = Nginx::start(&files, place, core)?;
    for (bytes, answers) in SIZES {
        let photo = photo::of_bytes(bytes)?;
        let open = server.share(&photo, "")?;
        let direct = open["direct_url"].as_str().ok_or("an unlimited share has a direct link")?;
        let direct = server.path(direct);
        // What is served is the picture as it was cleaned.
        let served = server.read(direct)?;
        fs::write(files.join("photo.jpg"), &served)?;
        let pass = server.pass(&server.share(&photo, "3")?)?;
        server.settle()?;
        let ours = server.process();
        let places = [
            place_of("nginx", nginx.address, "/photo.jpg", nginx.process(), &served)?,
            place_of("direct link", server.address, direct, ours, &served)?,
            place_of("pass", server.address, server.path(&pass), ours, &served)?,
        ];
        say(&format!(
            "a picture of {} bytes, {CONNECTIONS} connections kept alive:",
            served.len()
        ))?;
        compare(&places, answers)?;
        by_wrk(&places)?;
    }
    Ok(())
}

/// Says what a client gets that reads what it asked for.
fn by_wrk(places: &[Place]) -> Outcome<()> {
    let mut rounds: Vec<Vec<wrk::Told>> = places.iter().map(|_| Vec::new()).collect();
    for _ in 0..ROUNDS_OF_WRK {
        for (told, place) in rounds.iter_mut().zip(places) {
            told.push(wrk::ask(place, CONNECTIONS)?);
        }
    }
    for told in &mut rounds {
        told.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    }
    let rate = |at: usize| rounds[at][ROUNDS_OF_WRK / 2].rate;
    let slowest = |at: usize| median(rounds[at].iter().map(|told| told.slowest).collect());
    for (at, place) in places.iter().enumerate() {
        say(&format!(
            "  {}, asked by wrk: {:.0} answers a second, {:.2} × nginx; 99 % within {}, {:.2} × nginx",
            place.name,
            rate(at),
            rate(at) / rate(0),
            us(slowest(at)),
            slowest(at).as_secs_f64() / slowest(0).as_secs_f64(),
        ))?;
    }
    Ok(())
}

/// Asks once and looks at every byte.
fn place_of(
    name: &'static str,
    address: SocketAddr,
    path: &str,
    process: u32,
    file: &[u8],
) -> Outcome<Place> {
    let place = Place::new(name, address, path, process)?;
    match place.body()? == file {
        true => Ok(place),
        false => Err(format!("{name} served other bytes").into()),
    }
}

fn compare(places: &[Place], answers: usize) -> Outcome<()> {
    let mut rounds: Vec<Vec<Asked>> = places.iter().map(|_| Vec::new()).collect();
    let mut alone: Vec<Vec<Duration>> = places.iter().map(|_| Vec::new()).collect();
    for round in 0..=ROUNDS {
        for (at, place) in places.iter().enumerate() {
            let asked = place.ask(CONNECTIONS, answers)?;
            let lone = place.ask(1, ALONE / ROUNDS)?;
            // The first round only warms what there is to warm.
            if round > 0 {
                rounds[at].push(asked);
                alone[at].push(lone.median);
            }
        }
    }
    let middle =
        |at: usize, of: fn(&Asked) -> Duration| median(rounds[at].iter().map(of).collect());
    let times = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    for (at, place) in places.iter().enumerate() {
        let (work, answer) = (middle(at, |it| it.work), middle(at, |it| it.answer));
        say(&format!(
            "  {}: {} of a processor an answer, {:.2} × nginx; {:.0} answers a second, {:.2} × nginx; \
             half within {}, 99 % within {}; a lone client waits {}",
            place.name,
            us(work),
            times(work, middle(0, |it| it.work)),
            answer.as_secs_f64().recip(),
            times(middle(0, |it| it.answer), answer),
            us(middle(at, |it| it.median)),
            us(middle(at, |it| it.slowest)),
            us(median(alone[at].clone())),
        ))?;
    }
    Ok(())
}

fn us(time: Duration) -> String {
    format!("{:.1} µs", time.as_secs_f64() * 1e6)
}
