//! One to three nodes with one database and one store: how many views they grant and pictures they serve in a
//! second, and what each costs the nodes, PostgreSQL and the store, in processors' time. All share this machine,
//! so a node may have a tenth of a core and no more, as if it were a machine of its own that has no more, and the
//! rest is enough for the database, the store and who asks.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use chatpic_backends::{Bucket, Garage, Postgres};

use crate::allowance::Allowance;
use crate::http::{Answer, Connection};
use crate::process::{self, Usage};
use crate::server::Server;
use crate::{Outcome, fill, mib, now, photo, say};

const NODES: usize = 3;
/// Of a core, in percent, for each node.
const ALLOWED: u32 = 10;
const CALLERS_EACH: usize = 8;
const REQUESTS_EACH: usize = 2_000;
const SHARES: usize = 32;
const STORED: usize = 20_000;

pub fn nodes(program: &Path, place: &Path) -> Outcome<()> {
    let (postgres, garage) = (Postgres::start(), Garage::start());
    stored(&postgres)?;
    let photo = photo::jpeg(640, 480)?;
    say(&format!(
        "a picture of {:.2} MiB, PostgreSQL and Garage beside; each node has {ALLOWED} % of a core; µs of \
         processors a request:",
        mib(photo.len() as u64)
    ))?;
    let mut alone = [0.0; 2];
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
        let mut nodes = vec![Node::start(program, &first, &settings)?];
        for node in 1..count {
            let data = place.join(format!("{count}-{node}"));
            fs::create_dir_all(&data)?;
            fs::copy(first.join("root.key"), data.join("root.key"))?;
            nodes.push(Node::start(program, &data, &settings)?);
        }
        let (mut views, mut pictures) = (Vec::new(), Vec::new());
        for _ in 0..SHARES {
            let limited = nodes[0].server.share(&photo, "1000000")?;
            let token = limited["url"].as_str().and_then(|it| it.rsplit('/').next());
            views.push(format!("/api/v1/shares/{}/views", token.ok_or("a share has an address")?));
            let open = nodes[0].server.share(&photo, "")?;
            let path =
                open["direct_url"].as_str().and_then(|it| it.find("/i/").map(|at| &it[at..]));
            pictures.push(path.ok_or("it has a direct link")?.to_owned());
        }
        let view = |line: &mut Connection, path: &str| line.post(path, "application/json", b"{}");
        let picture = |line: &mut Connection, path: &str| line.get(path);
        nodes.iter_mut().try_for_each(|it| it.confine(count))?;
        let rates = [
            asked("view granted", &nodes, &views, 201, view)?,
            asked("picture served", &nodes, &pictures, 200, picture)?,
        ];
        if count == 1 {
            alone = rates;
        }
        let [granted, served] = [0, 1].map(|at| rates[at] / alone[at]);
        say(&format!("{count} nodes: {granted:.2} and {served:.2} times as many as one"))?;
    }
    Ok(())
}

/// A node that may have so much of a core and no more. It is ended before that is taken away.
struct Node {
    server: Server,
    allowance: Option<Allowance>,
}

impl Node {
    fn start(program: &Path, data: &Path, settings: &[(&str, &str)]) -> Outcome<Self> {
        Ok(Self { server: Server::with(program, data, settings)?, allowance: None })
    }

    /// From now on: starting and sharing take long with so little.
    fn confine(&mut self, of: usize) -> Outcome<()> {
        let process = self.server.process();
        let allowance = Allowance::of(ALLOWED, &format!("{of}-{process}"))
            .map_err(|fault| format!("a node's part of a core takes control groups: {fault}"))?;
        allowance.hold(process)?;
        self.allowance = Some(allowance);
        Ok(())
    }
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

/// Requests answered in a second.
fn asked(
    what: &str,
    nodes: &[Node],
    paths: &[String],
    expected: u16,
    ask: impl Fn(&mut Connection, &str) -> std::io::Result<Answer> + Sync,
) -> Outcome<f64> {
    let (next, requests) = (AtomicUsize::new(0), REQUESTS_EACH * nodes.len());
    let caller = |node: &Node| -> Result<(), String> {
        let fault = |it: std::io::Error| it.to_string();
        let mut line = Connection::open(node.server.address).map_err(fault)?;
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= requests {
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
    let each = |at: usize| (after[at] - before[at]).as_micros() / requests as u128;
    #[expect(clippy::cast_precision_loss, reason = "shown as a whole number")]
    let (rate, machines) = (requests as f64 / time.as_secs_f64(), nodes.len() as f64);
    let busy = (after[0] - before[0]).as_secs_f64() / time.as_secs_f64() / machines;
    let used = busy * 1e4 / f64::from(ALLOWED);
    say(&format!(
        "{machines} nodes, {what}: nodes {}, PostgreSQL {}, store {}; {rate:.0} a second, with {used:.0} % of \
         what the nodes may have",
        each(0),
        each(1),
        each(2)
    ))?;
    Ok(rate)
}

/// What the nodes, PostgreSQL and the store have worked so far.
fn costs(nodes: &[Node]) -> Outcome<[Usage; 3]> {
    let mut costs = [Duration::ZERO; 3];
    for node in nodes {
        costs[0] += node.server.usage()?;
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
