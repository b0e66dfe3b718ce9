//! One to three nodes with one database and one store: what a view granted and a picture served cost the
//! nodes, PostgreSQL and the store, each in processors' time. All share this machine, so that rates say
//! little; where the costs of one request stay the same, as many nodes serve as many times as much.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use chatpic_backends::{Bucket, Garage, Postgres};

use crate::http::{Answer, Connection};
use crate::process::{self, Usage};
use crate::server::Server;
use crate::{Outcome, fill, mib, now, photo, say};

const NODES: usize = 3;
const CALLERS_EACH: usize = 8;
const REQUESTS: usize = 6_000;
const SHARES: usize = 32;
const STORED: usize = 20_000;

pub fn nodes(program: &Path, place: &Path) -> Outcome<()> {
    let (postgres, garage) = (Postgres::start(), Garage::start());
    stored(&postgres)?;
    let photo = photo::jpeg(640, 480)?;
    say(&format!(
        "a picture of {:.2} MiB, PostgreSQL and Garage beside; µs of processors a request:",
        mib(photo.len() as u64)
    ))?;
    for count in 1..=NODES {
        let bucket = garage.bucket();
        let Bucket { name, endpoint, region, key_id, secret } = &bucket;
        let blobs = format!("s3://{name}?endpoint={endpoint}&region={region}&allow_http=true");
        let database = postgres.database();
        let settings = [
            ("CHATPIC_DATABASE_URL", database.as_str()),
            ("CHATPIC_BLOBS_URL", &blobs),
            ("AWS_ACCESS_KEY_ID", key_id),
            ("AWS_SECRET_ACCESS_KEY", secret),
            ("CHATPIC_TERMS__MAX_VIEWS", "1000000"),
        ];
        let first = place.join(format!("{count}-0"));
        let mut nodes = vec![Server::with(program, &first, &settings)?];
        for node in 1..count {
            let data = place.join(format!("{count}-{node}"));
            fs::create_dir_all(&data)?;
            fs::copy(first.join("root.key"), data.join("root.key"))?;
            nodes.push(Server::with(program, &data, &settings)?);
        }
        let (mut views, mut pictures) = (Vec::new(), Vec::new());
        for _ in 0..SHARES {
            let limited = nodes[0].share(&photo, "1000000")?;
            let token = limited["url"].as_str().and_then(|it| it.rsplit('/').next());
            views.push(format!("/api/v1/shares/{}/views", token.ok_or("a share has an address")?));
            let open = nodes[0].share(&photo, "")?;
            let path =
                open["direct_url"].as_str().and_then(|it| it.find("/i/").map(|at| &it[at..]));
            pictures.push(path.ok_or("it has a direct link")?.to_owned());
        }
        let view = |line: &mut Connection, path: &str| line.post(path, "application/json", b"{}");
        asked(count, "view granted", &nodes, &views, 201, view)?;
        asked(count, "picture served", &nodes, &pictures, 200, |line, path| line.get(path))?;
    }
    Ok(())
}

/// What a share takes in the database.
fn stored(postgres: &Postgres) -> Outcome<()> {
    let database = postgres.database();
    let size = || -> Outcome<u64> {
        postgres.ask(&database, "vacuum analyze");
        Ok(postgres.ask(&database, "select pg_database_size(current_database())").parse()?)
    };
    fill::records(&database, 0)?;
    let before = size()?;
    fill::records(&database, STORED)?;
    let each = (size()? - before) / STORED as u64;
    say(&format!("a share with one link and one picture takes {each} bytes of PostgreSQL"))
}

fn asked(
    count: usize,
    what: &str,
    nodes: &[Server],
    paths: &[String],
    expected: u16,
    ask: impl Fn(&mut Connection, &str) -> std::io::Result<Answer> + Sync,
) -> Outcome<()> {
    let next = AtomicUsize::new(0);
    let caller = |node: &Server| -> Result<(), String> {
        let fault = |it: std::io::Error| it.to_string();
        let mut line = Connection::open(node.address).map_err(fault)?;
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= REQUESTS {
                return Ok(());
            }
            let (status, _) = ask(&mut line, &paths[at % paths.len()]).map_err(fault)?;
            if status != expected {
                return Err(format!("a request was answered with {status}"));
            }
        }
    };
    let before = costs(nodes)?;
    let begun = now();
    thread::scope(|scope| {
        let callers = nodes.iter().flat_map(|node| [node; CALLERS_EACH]);
        let callers: Vec<_> = callers.map(|node| scope.spawn(|| caller(node))).collect();
        callers
            .into_iter()
            .try_for_each(|it| it.join().map_err(|_| "a caller panicked".to_owned())?)
    })?;
    let time = begun.elapsed();
    let after = costs(nodes)?;
    let each = |at: usize| (after[at] - before[at]).as_micros() / REQUESTS as u128;
    #[expect(clippy::cast_precision_loss, reason = "shown as a whole number")]
    let rate = REQUESTS as f64 / time.as_secs_f64();
    say(&format!(
        "{count} nodes, {what}: nodes {}, PostgreSQL {}, store {}; {rate:.0} a second",
        each(0),
        each(1),
        each(2)
    ))
}

/// What the nodes, PostgreSQL and the store have worked so far.
fn costs(nodes: &[Server]) -> Outcome<[Usage; 3]> {
    let mut costs = [Duration::ZERO; 3];
    for node in nodes {
        costs[0] += node.usage()?;
    }
    for (name, usage) in process::descendants()? {
        match name.as_str() {
            "postgres" => costs[1] += usage,
            "garage" => costs[2] += usage,
            _ => {}
        }
    }
    Ok(costs)
}
