//! One node: a process on two ports of the loopback interface, and its directory.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use crate::guard::Guarded;

/// A node of a [`Garage`](super::Garage).
#[derive(Debug)]
pub struct Node {
    program: PathBuf,
    dir: PathBuf,
    s3: SocketAddr,
    server: Mutex<Option<Guarded>>,
    runs: AtomicU32,
    /// The names of the nodes of its cluster.
    others: OnceLock<Vec<String>>,
}

impl Node {
    /// Where it speaks S3.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.s3)
    }

    /// Ends it as an operator does.
    pub fn stop(&self) {
        self.signal("TERM");
        self.until("stopped", || !self.lives());
    }

    /// Ends it as a power cut of its process does.
    pub fn kill(&self) {
        self.signal("KILL");
        self.until("stopped", || !self.lives());
    }

    /// Stops it where it stands, so that nothing answers and nothing is refused.
    pub fn freeze(&self) {
        self.signal("STOP");
    }

    /// The end of [`freeze`](Self::freeze).
    pub fn thaw(&self) {
        self.signal("CONT");
    }

    /// Starts it again on the same ports and data, and waits until it answers.
    pub fn resume(&self) {
        self.until("started", || {
            self.run();
            self.answers()
        });
        self.connect();
    }

    /// A new node that belongs to no cluster yet.
    pub(super) fn start(program: &Path, dir: &Path, secret: &str, copies: usize) -> Self {
        std::fs::create_dir(dir).expect("a directory");
        for _ in 0..10 {
            let (s3, rpc) = (free_port(), free_port());
            std::fs::write(dir.join("garage.toml"), config(dir, s3, rpc, secret, copies))
                .expect("a file of our own");
            let (program, dir) = (program.to_owned(), dir.to_owned());
            let node = Self {
                program,
                dir,
                s3,
                server: Mutex::default(),
                runs: AtomicU32::default(),
                others: OnceLock::new(),
            };
            node.run();
            if node.answers() {
                return node;
            }
        }
        panic!("no node has started, on any ports: {}", dir.display());
    }

    /// By what other nodes find it: its key and its address.
    pub(super) fn name(&self) -> String {
        self.ask(&["node", "id", "--quiet"]).trim_end().to_owned()
    }

    /// Tells it of the others of its cluster.
    pub(super) fn meet(&self, others: &[String]) {
        self.others.set(others.to_owned()).expect("a node joins one cluster");
        self.connect();
    }

    /// Connects it with those of the others that run, both ways. By themselves they would wait for
    /// half a minute before they try again.
    fn connect(&self) {
        let Some(others) = self.others.get() else { return };
        let name = self.name();
        for other in others {
            _ = self.asked(&["node", "connect", other]);
            _ = self.asked(&["--rpc-host", other, "node", "connect", &name]);
        }
    }

    pub(super) fn ask(&self, words: &[&str]) -> String {
        let output = self.asked(words);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "garage {words:?}: {said}");
        String::from_utf8(output.stdout).expect("text")
    }

    pub(super) fn until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        for _ in 0..1500 {
            if holds() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("Garage has not {what} within 30 s: {}", self.log());
    }

    /// Starts the process. What the last one leaves in its own directory goes; the data stays.
    fn run(&self) {
        let mut server = self.server.lock().unwrap_or_else(PoisonError::into_inner);
        *server = None;
        let at = self.runs.fetch_add(1, Ordering::Relaxed) + 1;
        std::fs::create_dir(self.run_dir(at)).expect("a directory");
        let garage = format!(
            "sh -c 'echo $$ >pid && exec \"$0\" -c ../garage.toml server' '{}'",
            self.program.display(),
        );
        // Killed in the end: a frozen process doesn't hear anything else.
        *server = Some(Guarded::start(&self.run_dir(at), &garage, "KILL").expect("a shell"));
        drop(server);
        self.until("started", || self.pid().is_some());
    }

    /// Waits until both of its ports answer; not for long if it ended, its ports being taken.
    fn answers(&self) -> bool {
        for _ in 0..3000 {
            if !self.lives() {
                return false;
            }
            if speaks_http(self.s3) && self.asked(&["node", "id"]).status.success() {
                return self.lives();
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("Garage does not answer: {}", self.log());
    }

    fn asked(&self, words: &[&str]) -> Output {
        let mut garage = Command::new(&self.program);
        garage.arg("-c").arg(self.dir.join("garage.toml")).args(words).env("RUST_LOG", "warn");
        garage.output().expect("garage runs")
    }

    fn run_dir(&self, at: u32) -> PathBuf {
        self.dir.join(format!("run{at}"))
    }

    fn latest(&self) -> PathBuf {
        self.run_dir(self.runs.load(Ordering::Relaxed))
    }

    fn pid(&self) -> Option<String> {
        let pid = std::fs::read_to_string(self.latest().join("pid")).ok()?;
        pid.ends_with('\n').then(|| pid.trim_end().to_owned())
    }

    /// Whether its process is there and has not ended: what ended stays until its shell looks.
    fn lives(&self) -> bool {
        let Some(pid) = self.pid() else { return false };
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let state = stat.rsplit(") ").next().and_then(|rest| rest.chars().next());
        state.is_some_and(|state| !matches!(state, 'Z' | 'X'))
    }

    fn signal(&self, signal: &str) {
        let pid = self.pid().expect("a node that was started");
        let kill = Command::new("kill").arg(format!("-{signal}")).arg(pid).output();
        assert!(kill.expect("kill runs").status.success(), "kill -{signal}");
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.latest().join("log")).unwrap_or_default()
    }
}

/// Without syncing: what these tests kill is processes, and the kernel keeps what they wrote.
fn config(dir: &Path, s3: SocketAddr, rpc: SocketAddr, secret: &str, copies: usize) -> String {
    let dir = dir.display();
    let region = super::REGION;
    format!(
        "metadata_dir = '{dir}/meta'\n\
         data_dir = '{dir}/data'\n\
         db_engine = 'lmdb'\n\
         metadata_fsync = false\n\
         data_fsync = false\n\
         replication_factor = {copies}\n\
         compression_level = 'none'\n\
         rpc_secret = '{secret}'\n\
         rpc_bind_addr = '{rpc}'\n\
         rpc_public_addr = '{rpc}'\n\
         [s3_api]\n\
         s3_region = '{region}'\n\
         api_bind_addr = '{s3}'\n"
    )
}

fn free_port() -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("a bound port")
}

fn speaks_http(at: SocketAddr) -> bool {
    let ask = || {
        let mut stream = TcpStream::connect(at)?;
        stream.set_read_timeout(Some(Duration::from_secs(1)))?;
        stream.write_all(b"GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")?;
        let mut begin = [0; 5];
        stream.read_exact(&mut begin)?;
        Ok::<_, std::io::Error>(&begin == b"HTTP/")
    };
    ask().unwrap_or(false)
}
