//! Children that die with the test process, also when that is killed.

use std::fs::File;
use std::io;
use std::os::unix::fs::chown;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The user that servers run as which refuse to be root: `nobody`.
const NOBODY: u32 = 65534;

/// A server under a shell that waits for the end of its standard input: the kernel closes that pipe
/// when the process that holds it dies, and the shell ends the server and deletes its directory.
#[derive(Debug)]
pub(crate) struct Guarded {
    shell: Child,
}

impl Guarded {
    /// Runs `server`, a shell command, in `dir`, which is deleted in the end. What it says goes to
    /// `dir/log`. What still writes there while it is deleted has its own guard and ends too; it is
    /// deleted again then. The server is ended by `signal`, which it hears also where it was stopped.
    pub(crate) fn start(dir: &Path, server: &str, signal: &str) -> io::Result<Self> {
        let script = format!(
            "{server} & server=$!\n\
             while read -r _; do :; done\n\
             kill -CONT $server $(cat /proc/$server/task/*/children)\n\
             kill -{signal} $server; wait $server\n\
             for _ in $(seq 100); do rm -rf \"$PWD\" && exit; sleep 0.05; done",
        );
        let log = File::create(dir.join("log"))?;
        let shell = Command::new("setsid")
            .args(["sh", "-c", &script])
            .current_dir(dir)
            .stdin(Stdio::piped())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        Ok(Self { shell })
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        _ = self.shell.wait();
    }
}

/// A command that isn't run by root, for servers that refuse to be.
pub(crate) fn unprivileged(program: &Path) -> Command {
    if !rustix::process::geteuid().is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(program);
    command
}

/// Gives a directory to whom [`unprivileged`] commands run as.
pub(crate) fn hand_over(dir: &Path) -> io::Result<()> {
    if rustix::process::geteuid().is_root() {
        chown(dir, Some(NOBODY), Some(NOBODY))?;
    }
    Ok(())
}
