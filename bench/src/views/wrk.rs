//! The same asked by wrk, which reads every byte as clients do. On its one core that takes longer than what
//! nginx takes to send them, so that it tells what such a client gets, and not what the server could give.

use std::process::Command;
use std::time::Duration;

use super::asking::Place;
use crate::Outcome;

const SECONDS: u32 = 2;

/// What wrk says of a round.
pub struct Told {
    /// Answers a second.
    pub rate: f64,
    /// 99 of 100 took no longer.
    pub slowest: Duration,
}

/// Asks for a place over so many connections, on the cores that this process may use.
pub fn ask(place: &Place, connections: usize) -> Outcome<Told> {
    let asked = Command::new("wrk")
        .args(["--latency", "-t1", &format!("-c{connections}"), &format!("-d{SECONDS}s")])
        .arg(place.url())
        .output()
        .map_err(|error| format!("wrk: {error}; bench/peers/install.sh installs it"))?;
    let said = String::from_utf8(asked.stdout)?;
    if said.contains("Non-2xx") || said.contains("Socket errors") {
        return Err(format!("{} answered otherwise to wrk:\n{said}", place.name).into());
    }
    let after = |name: &str| {
        let found = said.lines().find_map(|line| line.trim().strip_prefix(name));
        found.map(str::trim).ok_or_else(|| format!("wrk said nothing of {name}"))
    };
    Ok(Told { rate: after("Requests/sec:")?.parse()?, slowest: time(after("99%")?)? })
}

/// As wrk writes it: 345.00us, 1.02ms, 2.00s.
fn time(text: &str) -> Outcome<Duration> {
    let end = text.find(|c: char| c.is_ascii_alphabetic()).ok_or("a time has a unit")?;
    let (number, unit) = text.split_at(end);
    let seconds = match unit {
        "us" => 1e-6,
        "ms" => 1e-3,
        "s" => 1.0,
        _ => return Err(format!("{text} is no time of wrk's").into()),
    };
    Ok(Duration::from_secs_f64(number.parse::<f64>()? * seconds))
}
