//! Starting the program, and ending it, politely or not.

use std::fs::DirBuilder;
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// A machine with nothing on it: a directory for the program's data, its log and its settings.
pub struct Machine {
    dir: TempDir,
    settings: Vec<(String, String)>,
}

impl Machine {
    /// With free ports, and nothing limited per client.
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let machine = Self { settings: Vec::new(), dir };
        let data = machine.data_dir().display().to_string();
        let given = [
            ("CHATPIC_DATA_DIR", data.as_str()),
            ("CHATPIC_LISTEN", "127.0.0.1:0"),
            ("CHATPIC_ADMIN_LISTEN", "127.0.0.1:0"),
            ("CHATPIC_LIMITS__UPLOADS_PER_HOUR", "0"),
            ("CHATPIC_LIMITS__VIEWS_PER_MINUTE", "0"),
            ("CHATPIC_LIMITS__UNKNOWN_TOKENS_PER_MINUTE", "0"),
            ("CHATPIC_LIMITS__FREE_SPACE", "0"),
        ];
        given.into_iter().fold(machine, |machine, (name, value)| machine.with(name, value))
    }

    /// With one more variable in the environment.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.settings.retain(|(set, _)| set != name);
        self.settings.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Makes its node one of the instance that `first` began, as an operator does: with its root key.
    pub fn join(&self, first: &Self) {
        DirBuilder::new().mode(0o700).create(self.data_dir()).unwrap();
        let [ours, theirs] = [self, first].map(|machine| machine.data_dir().join("root.key"));
        std::fs::copy(theirs, ours).unwrap();
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    pub fn data_dir(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    /// All that servers on this machine wrote to standard error and standard output.
    pub fn logs(&self) -> [PathBuf; 2] {
        ["stderr", "stdout"].map(|name| self.dir.path().join(name))
    }

    pub fn log(&self) -> String {
        self.logs().map(|log| std::fs::read_to_string(log).unwrap()).concat()
    }

    /// The program, with this machine's environment and nothing of the tests' own.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chatpic"));
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy().to_ascii_uppercase();
            if text.starts_with("CHATPIC_") || text.ends_with("_PROXY") || text == "RUST_LOG" {
                command.env_remove(name);
            }
        }
        let settings = self.settings.iter().map(|(name, value)| (name, value));
        command.args(arguments).envs(settings).current_dir(self.dir.path()).stdin(Stdio::null());
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(arguments, b"")
    }

    /// The same with something on its standard input.
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Said {
        let mut command = self.command(arguments);
        Said::new(&output(command.stdin(Stdio::piped()), input))
    }

    /// Starts a server and waits until it says that it serves.
    pub async fn serve(&self) -> Server {
        let [stderr, stdout] = self.logs();
        let append =
            |path: &Path| std::fs::File::options().create(true).append(true).open(path).unwrap();
        let before = std::fs::read_to_string(&stdout).unwrap_or_default().len();
        let mut command = self.command(&["serve"]);
        let child = command.stdout(append(&stdout)).stderr(append(&stderr)).spawn().unwrap();
        let mut server = Server { child, origin: String::new() };
        for _ in 0..6000 {
            let said = std::fs::read_to_string(&stdout).unwrap();
            let line = said[before..].strip_suffix('\n');
            if let Some(origin) = line.and_then(|line| line.strip_prefix("ChatPic serves ")) {
                server.origin = origin.to_owned();
                return server;
            }
            assert!(server.is_running(), "it ended at once: {}", self.log());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("it doesn't say that it serves: {}", self.log());
    }
}

/// Runs a command to its end. `input` is for its standard input, where that is a pipe.
pub fn output(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (process, stdin) = (Pid::from_child(&child), child.stdin.take());
    let run = || {
        if let Some(mut stdin) = stdin {
            // It may have ended without reading.
            let _ = stdin.write_all(input);
        }
        child.wait_with_output()
    };
    at_its_end(process, run).unwrap()
}

/// Waits for what comes soon, and fails where it never does.
pub async fn soon<T>(what: &str, work: impl Future<Output = T>) -> T {
    let done = tokio::time::timeout(LONGEST, work).await;
    done.unwrap_or_else(|_| panic!("never: {what}"))
}

/// Waits for the end of a process that should end, and makes it where none comes: a server that should have
/// refused to start, or that was told to stop, could serve for ever.
fn at_its_end<T>(process: Pid, wait: impl FnOnce() -> T) -> T {
    let (ended, end) = mpsc::channel::<()>();
    let watch = thread::spawn(move || {
        if end.recv_timeout(LONGEST) == Err(RecvTimeoutError::Timeout) {
            // It fails where the process has just ended.
            let _ = kill_process(process, Signal::KILL);
        }
    });
    let waited = wait();
    drop(ended);
    watch.join().unwrap();
    waited
}

/// How long that may take.
const LONGEST: Duration = Duration::from_secs(120);

/// What a command said.
#[derive(Debug)]
pub struct Said {
    pub success: bool,
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn new(output: &Output) -> Self {
        Self {
            success: output.status.success(),
            code: output.status.code(),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }
}

/// A running server. Dropped, it is killed.
pub struct Server {
    child: Child,
    /// Such as `http://127.0.0.1:4711`.
    pub origin: String,
}

impl Server {
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The address of a path, or of the path of an address that an earlier server gave.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}", self.origin, path_of(path))
    }

    pub fn address(&self) -> &str {
        self.origin.strip_prefix("http://").unwrap()
    }

    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// `kill -9`: it gets no chance to do anything any more.
    pub fn kill(mut self) {
        assert!(self.is_running(), "it ended by itself");
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM: it may end what it began.
    pub fn terminate(&self) {
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
    }

    /// Waits until it has ended.
    pub fn wait(mut self) -> ExitStatus {
        at_its_end(Pid::from_child(&self.child), || self.child.wait()).unwrap()
    }

    /// Ends it in good order.
    pub fn stop(self) {
        self.terminate();
        assert!(self.wait().success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail where it has ended already, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What stands after scheme, host and port.
pub fn path_of(url: &str) -> String {
    match url.strip_prefix("http://") {
        Some(rest) => format!("/{}", rest.split_once('/').map_or("", |(_, path)| path)),
        None => url.to_owned(),
    }
}

/// The token at the end of a link.
pub fn token_of(url: &str) -> String {
    url.rsplit_once('/').unwrap().1.to_owned()
}

/// A client that goes nowhere but where it is told to.
pub fn browser() -> reqwest::Client {
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
    // The port of a server that was killed may be somebody's who accepts and never answers.
    let client = client.timeout(Duration::from_secs(60));
    client.build().unwrap()
}

/// All files below a directory.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
