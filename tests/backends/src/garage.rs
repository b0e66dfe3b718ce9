//! Garage, an S3 store: one node, or three that keep every object three times, on loopback ports.

mod node;

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

pub use self::node::Node;
use crate::guard::Guarded;

/// A running cluster with one access key, which may do everything with its buckets.
#[derive(Debug)]
pub struct Garage {
    nodes: Vec<Node>,
    key_id: String,
    secret: String,
    buckets: AtomicU32,
    /// Runs nothing but the end of the directory, which outlives every single run of a node. Dropped
    /// last.
    _dir: Guarded,
}

/// An empty bucket, and what opens it.
#[derive(Clone, Debug)]
pub struct Bucket {
    pub name: String,
    /// Where the first node listens.
    pub endpoint: String,
    pub region: String,
    pub key_id: String,
    pub secret: String,
}

impl Garage {
    /// The node of this process, for tests that leave it running.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Garage> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// One node of the caller's own, which it may stop, kill and freeze.
    ///
    /// # Panics
    /// Where Garage isn't on this machine or doesn't run.
    pub fn start() -> Self {
        Self::begin(1)
    }

    /// Three nodes of the caller's own, which serve every object as long as two of them live.
    ///
    /// # Panics
    /// Where Garage isn't on this machine or doesn't run.
    pub fn three() -> Self {
        Self::begin(3)
    }

    /// An empty bucket.
    pub fn bucket(&self) -> Bucket {
        let name = format!("chatpic-{}", self.buckets.fetch_add(1, Ordering::Relaxed));
        self.ask(&["bucket", "create", &name]);
        let allow =
            ["bucket", "allow", "--read", "--write", "--owner", "--key", &self.key_id, &name];
        self.ask(&allow);
        Bucket {
            name,
            endpoint: self.nodes[0].endpoint(),
            region: REGION.to_owned(),
            key_id: self.key_id.clone(),
            secret: self.secret.clone(),
        }
    }

    /// What Garage's own program answers, asked as an operator does.
    ///
    /// # Panics
    /// Where it refuses.
    pub fn ask(&self, words: &[&str]) -> String {
        self.nodes[0].ask(words)
    }

    /// Where its nodes speak S3.
    pub fn endpoints(&self) -> Vec<String> {
        self.nodes.iter().map(Node::endpoint).collect()
    }

    /// One of the nodes.
    pub fn node(&self, at: usize) -> &Node {
        &self.nodes[at]
    }

    /// Ends every node as an operator does.
    pub fn stop(&self) {
        self.nodes.iter().for_each(Node::stop);
    }

    /// Ends every node as a power cut of its process does.
    pub fn kill(&self) {
        self.nodes.iter().for_each(Node::kill);
    }

    /// Stops every node where it stands, so that nothing answers and nothing is refused.
    pub fn freeze(&self) {
        self.nodes.iter().for_each(Node::freeze);
    }

    /// The end of [`freeze`](Self::freeze).
    pub fn thaw(&self) {
        self.nodes.iter().for_each(Node::thaw);
    }

    /// Starts every node again on the same ports and data, and waits until it answers.
    pub fn resume(&self) {
        self.nodes.iter().for_each(Node::resume);
    }

    fn begin(count: usize) -> Self {
        let dir =
            tempfile::Builder::new().prefix("chatpic-garage-").tempdir().expect("a directory");
        let dir = dir.keep();
        let end = Guarded::start(&dir, "exec sleep infinity", "KILL").expect("a shell");
        let (program, secret) = (program(), random_hex(32));
        let start = |at: usize| Node::start(&program, &dir.join(at.to_string()), &secret, count);
        let nodes: Vec<Node> = (0..count).map(start).collect();
        let cluster = Self {
            nodes,
            key_id: format!("GK{}", random_hex(12)),
            secret: random_hex(32),
            buckets: AtomicU32::default(),
            _dir: end,
        };
        cluster.join();
        cluster.ask(&["key", "import", "--yes", &cluster.key_id, &cluster.secret]);
        cluster
    }

    /// Makes one cluster of the nodes, in which each has its share of everything.
    fn join(&self) {
        let names: Vec<String> = self.nodes.iter().map(Node::name).collect();
        self.nodes.iter().for_each(|node| node.meet(&names));
        let ids: Vec<&str> = names.iter().filter_map(|name| name.split('@').next()).collect();
        self.ask(
            &[&["layout", "assign", "--zone", "here", "--capacity", "10G"][..], &ids].concat(),
        );
        self.ask(&["layout", "apply", "--version", "1"]);
        self.nodes[0].until("joined", || {
            self.ask(&["json-api", "GetClusterHealth"]).contains("\"partitionsAllOk\": 256")
        });
    }
}

/// Where `scripts/install-test-tools.sh` puts it, or on the path.
fn program() -> PathBuf {
    let script = "for it in \"$HOME/.cache/chatpic/tools/bin/garage\" \"$(command -v garage)\"; do \
                  [ -x \"$it\" ] && echo \"$it\" && exit; done";
    let found = Command::new("sh").args(["-c", script]).output().expect("sh runs");
    let path = String::from_utf8(found.stdout).expect("a path").trim_end().to_owned();
    assert!(!path.is_empty(), "Garage is not on this machine: scripts/install-test-tools.sh");
    Path::new(&path).to_owned()
}

/// Random bytes of the standard library: enough to be different.
fn random_hex(bytes: usize) -> String {
    let word = || format!("{:016x}", RandomState::new().build_hasher().finish());
    let mut hex: String = std::iter::repeat_with(word).take(bytes.div_ceil(8)).collect();
    hex.truncate(2 * bytes);
    hex
}

const REGION: &str = "garage";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_nodes_are_one_cluster_that_a_killed_node_does_not_end() {
        let garage = Garage::three();
        garage.node(2).kill();
        let bucket = garage.bucket();
        assert!(garage.ask(&["bucket", "list"]).contains(&bucket.name));
        garage.node(2).resume();
    }
}
