//! Trying to escape: each try is a process that is locked in as one that decodes, and then does what
//! somebody would who has taken ffmpeg over. That all are refused shows that the sandbox holds; that
//! most succeed without it, which a test looks at, shows that the tries are true.

mod tries;

use std::io;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::time::Duration;

use rustix::io::Errno;

use crate::inside::NOT_LOCKED;
use crate::limits::Limits;
use crate::sandbox::Cell;

use tries::Scene;
pub use tries::TRIES;

/// What came of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// What was tried.
    pub name: &'static str,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The kernel said no, or ended the process; how.
    Refused(String),
    /// It could be done.
    Succeeded,
    /// Neither can be told; why.
    Unclear(String),
}

/// A thing to try.
#[derive(Debug)]
pub struct Try {
    /// A few words, without spaces.
    pub name: &'static str,
    /// Whether any user may do it on an ordinary machine.
    pub ordinary: bool,
    /// A signal that ends the process counts as a refusal.
    pub(crate) signal: Option<i32>,
    /// So does ending with this, where the try becomes another program.
    pub(crate) code: Option<i32>,
    pub(crate) act: fn(&mut Scene) -> rustix::io::Result<()>,
}

/// Tries everything, each in a process that `command` makes for it and for a directory.
pub fn all(command: &dyn Fn(&str, &str) -> Command) -> io::Result<Vec<Tried>> {
    let directory = Directory::new()?;
    let tried = TRIES.iter().map(|attempt| {
        directory.fill()?;
        let output = command(attempt.name, &directory.0).stdin(Stdio::null()).output()?;
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Ok(Tried { name: attempt.name, outcome: outcome(attempt, output.status, said) })
    });
    tried.collect()
}

/// Tries one thing in a process that locks itself in first.
pub fn within(cell: &Cell, name: &str, directory: &str) -> Result<ExitCode, String> {
    let attempt = TRIES.iter().find(|it| it.name == name).ok_or("nobody knows this try")?;
    let mut scene = Scene::new(directory, &cell.executed)?;
    cell.lock()?;
    Ok(perform(attempt, &mut scene))
}

/// Tries one thing in this process as it is: this shows that a try is true. For tests.
pub fn bare(name: &str, directory: &str, executed: &[String]) -> ExitCode {
    let attempt = TRIES.iter().find(|it| it.name == name).expect("tests name what there is");
    let mut scene = Scene::new(directory, executed).expect("tests make the directory");
    perform(attempt, &mut scene)
}

/// A try of memory asks for more than this, and one of time takes longer.
pub const LIMITS: Limits = Limits {
    memory: 1 << 30,
    processor: Duration::from_secs(1),
    wall: Duration::from_secs(60),
    output: 0,
};

fn perform(attempt: &Try, scene: &mut Scene) -> ExitCode {
    match (attempt.act)(scene) {
        Ok(()) => ExitCode::from(SUCCEEDED),
        Err(error) => {
            eprint!("{}", error.raw_os_error());
            ExitCode::from(REFUSED)
        }
    }
}

fn outcome(attempt: &Try, status: ExitStatus, said: String) -> Outcome {
    match (status.code(), status.signal()) {
        (Some(code), _) if code == i32::from(REFUSED) => {
            match said.parse().map(Errno::from_raw_os_error) {
                Ok(Errno::ACCESS) => Outcome::Refused("EACCES, by Landlock".to_owned()),
                Ok(Errno::NOSYS) => Outcome::Refused("ENOSYS, by the filter".to_owned()),
                Ok(errno @ (Errno::PERM | Errno::NOMEM | Errno::MFILE | Errno::XDEV)) => {
                    Outcome::Refused(io::Error::from(errno).to_string())
                }
                // It failed over something else than the sandbox.
                _ => Outcome::Unclear(format!("error {said}")),
            }
        }
        (Some(code), _) if code == i32::from(NOT_LOCKED) => Outcome::Unclear(said),
        (Some(code), _) if Some(code) == attempt.code => {
            Outcome::Refused(format!("it ended with {code}"))
        }
        // Also where it became another program.
        (Some(_), _) => Outcome::Succeeded,
        (None, Some(libc::SIGSYS)) => Outcome::Refused("killed by the filter".to_owned()),
        (None, signal) if signal == attempt.signal => {
            Outcome::Refused("killed by its bounds".to_owned())
        }
        (None, signal) => Outcome::Unclear(format!("signal {}", signal.unwrap_or(0))),
    }
}

const SUCCEEDED: u8 = 77;
const REFUSED: u8 = 78;

/// A place to try things in, with a file to change.
struct Directory(String);

impl Directory {
    fn new() -> io::Result<Self> {
        // One that a killed process left may have the name already.
        let mut number = 0;
        loop {
            let name = format!("chatpic-escape-{}-{number}", std::process::id());
            let path = std::env::temp_dir().join(name);
            match std::fs::create_dir(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                made => return made.map(|()| Self(path.display().to_string())),
            }
        }
    }

    fn fill(&self) -> io::Result<()> {
        let _ = std::fs::remove_dir(format!("{}/made", self.0));
        let _ = std::fs::remove_file(format!("{}/made", self.0));
        std::fs::write(format!("{}/file", self.0), "there")
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
