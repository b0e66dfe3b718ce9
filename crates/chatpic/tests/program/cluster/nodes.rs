//! Several nodes on one PostgreSQL and one bucket, each with a directory of its own.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};

use chatpic_backends::{Bucket, Garage, Postgres};
use tokio::task::block_in_place;

use crate::pictures::Numbers;
use crate::process::{Machine, Server};

pub struct Nodes {
    pub postgres: Postgres,
    pub garage: Garage,
    /// The settings of what all share.
    pub shared: Vec<(&'static str, String)>,
    machines: Vec<Machine>,
    running: Mutex<Vec<Running>>,
    started: AtomicUsize,
}

struct Running {
    /// Which machine it runs on.
    node: usize,
    /// The how manieth that was started.
    run: usize,
    server: Server,
}

/// A node to ask.
#[derive(Clone)]
pub struct Asked {
    pub run: usize,
    pub origin: String,
}

impl Nodes {
    /// Starts so many nodes. A store of more than one node has one for each of them.
    pub async fn start(count: usize, garage: Garage) -> Self {
        let (postgres, bucket) = (Postgres::start(), garage.bucket());
        let shared = vec![
            ("CHATPIC_DATABASE_URL", postgres.database()),
            ("CHATPIC_BLOBS_URL", blobs_url(&bucket, &bucket.endpoint)),
            ("AWS_ACCESS_KEY_ID", bucket.key_id.clone()),
            ("AWS_SECRET_ACCESS_KEY", bucket.secret.clone()),
        ];
        let endpoints = garage.endpoints();
        let machine = |node: usize| {
            let machine =
                shared.iter().fold(Machine::new(), |it, (name, value)| it.with(name, value));
            machine
                .with("CHATPIC_BLOBS_URL", &blobs_url(&bucket, &endpoints[node % endpoints.len()]))
        };
        let machines: Vec<_> = (0..count).map(machine).collect();
        let (running, started) = (Mutex::default(), AtomicUsize::default());
        let nodes = Self { postgres, garage, shared, machines, running, started };
        nodes.restart(0).await;
        for node in 1..count {
            nodes.machines[node].join(&nodes.machines[0]);
            nodes.restart(node).await;
        }
        nodes
    }

    pub fn count(&self) -> usize {
        self.machines.len()
    }

    /// The directory of the first node.
    pub fn data_dir(&self) -> PathBuf {
        self.machines[0].data_dir()
    }

    /// One of the running nodes, but for run `avoid` where another runs.
    pub fn pick(&self, numbers: &mut Numbers, avoid: Option<usize>) -> Option<Asked> {
        let running = self.running();
        let others: Vec<_> = running.iter().filter(|it| Some(it.run) != avoid).collect();
        let any = if others.is_empty() { running.iter().collect() } else { others };
        let it = any.get(numbers.index(any.len().max(1)))?;
        Some(Asked { run: it.run, origin: it.server.origin.clone() })
    }

    /// `kill -9`. Answers which run it was.
    pub fn kill(&self, node: usize) -> usize {
        let mut running = self.running();
        let at = running.iter().position(|it| it.node == node).expect("a node that runs");
        let it = running.swap_remove(at);
        it.server.kill();
        it.run
    }

    /// Starts a node that was killed, or never started.
    pub async fn restart(&self, node: usize) {
        let server = self.machines[node].serve().await;
        let run = self.started.fetch_add(1, Ordering::Relaxed);
        self.running().push(Running { node, run, server });
    }

    /// Ends all nodes in good order, and sees that none of them said that it panicked.
    pub fn stop(&self) {
        for it in std::mem::take(&mut *self.running()) {
            block_in_place(|| it.server.stop());
        }
        for machine in &self.machines {
            assert!(!machine.log().contains("panicked"), "{}", machine.log());
        }
    }

    fn running(&self) -> MutexGuard<'_, Vec<Running>> {
        self.running.lock().unwrap()
    }
}

fn blobs_url(bucket: &Bucket, endpoint: &str) -> String {
    let Bucket { name, region, .. } = bucket;
    format!("s3://{name}?endpoint={endpoint}&region={region}&allow_http=true")
}
