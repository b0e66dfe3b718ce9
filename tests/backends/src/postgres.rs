//! PostgreSQL: a private cluster on a Unix socket.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use crate::guard::{self, Guarded};

/// A running cluster without a network, which trusts whoever reaches its socket.
#[derive(Debug)]
pub struct Postgres {
    dir: PathBuf,
    /// Where its programs are.
    bin: PathBuf,
    server: Mutex<Option<Guarded>>,
    runs: AtomicU32,
    databases: AtomicU32,
    /// Runs nothing but the end of the directory, which outlives every single run. Dropped last.
    _dir: Guarded,
}

impl Postgres {
    /// The cluster of this process, for tests that leave it running.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Postgres> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// A cluster of the caller's own, which it may stop and kill.
    ///
    /// # Panics
    /// Where PostgreSQL's programs are missing or don't run.
    pub fn start() -> Self {
        let dir = tempfile::Builder::new().prefix("chatpic-pg-").tempdir().expect("a directory");
        guard::hand_over(dir.path()).expect("a directory for another user");
        let bin = programs();
        let initdb = guard::unprivileged(&bin.join("initdb"))
            .args(["--username=chatpic", "--auth=trust", "--encoding=UTF8", "--locale=C"])
            .arg("--no-sync")
            .arg(dir.path().join("data"))
            .output()
            .expect("initdb runs");
        check(&initdb, "initdb");
        let dir = dir.keep();
        let end = Guarded::start(&dir, "exec sleep infinity", "KILL").expect("a shell");
        let cluster = Self {
            dir,
            bin,
            server: Mutex::default(),
            runs: AtomicU32::default(),
            databases: AtomicU32::default(),
            _dir: end,
        };
        cluster.resume();
        cluster
    }

    /// An empty database: its URL.
    pub fn database(&self) -> String {
        let name = format!("chatpic{}", self.databases.fetch_add(1, Ordering::Relaxed));
        check(&self.sql("postgres", &format!("create database {name}")), "create database");
        format!("postgres://chatpic@localhost/{name}?host={}", self.dir.display())
    }

    /// What a statement answers, one line a row, in the database of this URL.
    ///
    /// # Panics
    /// Where the statement fails.
    pub fn ask(&self, url: &str, statement: &str) -> String {
        let output = self.sql(name_in(url).expect("one of our URLs"), statement);
        check(&output, statement);
        String::from_utf8(output.stdout).expect("text").trim_end().to_owned()
    }

    /// The directory with every file of the cluster.
    pub fn data_dir(&self) -> PathBuf {
        self.dir.join("data")
    }

    /// Ends it as an operator does, without waiting for its clients.
    pub fn stop(&self) {
        self.signal("INT");
        self.until("stopped", || !self.data_dir().join("postmaster.pid").exists());
    }

    /// Ends it as a power cut of its process does.
    pub fn kill(&self) {
        self.signal("QUIT");
        self.until("stopped", || !self.data_dir().join("postmaster.pid").exists());
    }

    /// Stops every process of it where it stands, so that nothing answers and nothing is refused.
    pub fn freeze(&self) {
        self.signal_all("STOP");
    }

    /// The end of [`freeze`](Self::freeze).
    pub fn thaw(&self) {
        self.signal_all("CONT");
    }

    /// Starts it again, and waits until it answers.
    pub fn resume(&self) {
        let postgres = guard::unprivileged(&self.bin.join("postgres"));
        let mut words = vec![postgres.get_program().to_owned()];
        words.extend(postgres.get_args().map(ToOwned::to_owned));
        let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
        let run = self.dir.join(format!("run{}", self.runs.fetch_add(1, Ordering::Relaxed)));
        std::fs::create_dir(&run).expect("a directory");
        // Without fsync: what these tests kill is processes, and the kernel keeps what they wrote.
        let server = format!(
            "{} -D ../data -k \"$PWD/..\" -c listen_addresses= -c fsync=off -c max_connections=200",
            words.join(" "),
        );
        let mut running = self.server.lock().unwrap_or_else(PoisonError::into_inner);
        *running = None;
        *running = Some(Guarded::start(&run, &server, "INT").expect("a shell"));
        drop(running);
        self.until("started", || self.sql("postgres", "select 1").status.success());
    }

    fn sql(&self, database: &str, statement: &str) -> Output {
        Command::new(self.bin.join("psql"))
            .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--username=chatpic"])
            .args(["--set=ON_ERROR_STOP=1", "--dbname", database, "--command", statement])
            .arg("--host")
            .arg(&self.dir)
            .env("PGCONNECT_TIMEOUT", "10")
            .output()
            .expect("psql runs")
    }

    /// The first process, which is told by its file.
    fn postmaster(&self) -> String {
        let file = std::fs::read_to_string(self.data_dir().join("postmaster.pid"));
        let file = file.expect("a running cluster");
        file.lines().next().expect("its process").to_owned()
    }

    fn signal(&self, signal: &str) {
        let kill = Command::new("kill").arg(format!("-{signal}")).arg(self.postmaster()).output();
        check(&kill.expect("kill runs"), "kill");
    }

    fn signal_all(&self, signal: &str) {
        self.signal(signal);
        let pid = self.postmaster();
        let children = format!("/proc/{pid}/task/{pid}/children");
        for child in std::fs::read_to_string(children).expect("its processes").split_whitespace() {
            // It may have ended by itself.
            _ = Command::new("kill").arg(format!("-{signal}")).arg(child).output();
        }
    }

    fn until(&self, what: &str, holds: impl Fn() -> bool) {
        for _ in 0..1500 {
            if holds() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let run = self.dir.join(format!("run{}", self.runs.load(Ordering::Relaxed) - 1));
        let log = std::fs::read_to_string(run.join("log")).unwrap_or_default();
        panic!("PostgreSQL has not {what} within 30 s: {log}");
    }
}

/// The database's name in one of our URLs.
fn name_in(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("@localhost/")?;
    rest.split_once('?').map(|(name, _)| name)
}

/// Debian keeps each version's programs in a directory of its own, off the path.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let found = versions.map(|version| version.path().join("bin"));
    let latest = found.filter(|bin| bin.join("initdb").exists()).max();
    let on_path = || {
        let found = Command::new("sh").args(["-c", "command -v initdb"]).output().ok()?;
        let path = PathBuf::from(String::from_utf8(found.stdout).ok()?.trim());
        path.parent().map(Path::to_owned)
    };
    latest.or_else(on_path).expect("PostgreSQL's server programs are not on this machine")
}

fn check(output: &Output, what: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{what}: {said}");
}
