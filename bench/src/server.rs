//! A server of this bench's own, as anybody would run it, without limits per client.

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::http::{get, post};
use crate::process::{self, free_address};
use crate::{Outcome, now};

/// A running server. Dropped, it is asked to stop, and waited for.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Server {
    /// Starts a server on the directory `data` and waits until it is ready.
    pub fn start(program: &Path, data: &Path) -> Outcome<Self> {
        Self::with(program, data, &[])
    }

    /// The same with these variables.
    pub fn with(program: &Path, data: &Path, settings: &[(&str, &str)]) -> Outcome<Self> {
        Self::by(Command::new(program), data, settings)
    }

    /// The same on one core alone.
    pub fn pinned(program: &Path, data: &Path, core: &str) -> Outcome<Self> {
        let mut command = Command::new("taskset");
        command.args(["-c", core]).arg(program);
        Self::by(command, data, &[])
    }

    fn by(mut program: Command, data: &Path, settings: &[(&str, &str)]) -> Outcome<Self> {
        let (address, admin) = (free_address()?, free_address()?);
        let child = program
            .arg("serve")
            .env("CHATPIC_LISTEN", address.to_string())
            .env("CHATPIC_ADMIN_LISTEN", admin.to_string())
            .env("CHATPIC_DATA_DIR", data)
            .env("CHATPIC_LIMITS__UPLOADS_PER_HOUR", "0")
            .env("CHATPIC_LIMITS__VIEWS_PER_MINUTE", "0")
            .env("RUST_LOG", "warn")
            .envs(settings.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()?;
        let mut server = Self { child, address };
        let begun = now();
        while !matches!(get(address, "/readyz"), Ok((200, _))) {
            if server.child.try_wait()?.is_some() || begun.elapsed() > Duration::from_secs(60) {
                return Err("the server did not become ready".into());
            }
            thread::sleep(Duration::from_millis(1));
        }
        Ok(server)
    }

    /// Shares one picture; the answer.
    pub fn share(&self, photo: &[u8], max_views: &str) -> Outcome<Value> {
        let head = format!(
            "--X\r\nContent-Disposition: form-data; name=\"max_views\"\r\n\r\n{max_views}\r\n\
             --X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n"
        );
        let body = [head.as_bytes(), photo, b"\r\n--X--\r\n"].concat();
        let kind = "multipart/form-data; boundary=X";
        match post(self.address, "/api/v1/shares", kind, &body)? {
            (201, answer) => Ok(serde_json::from_slice(&answer)?),
            (status, _) => Err(format!("the upload was answered with {status}").into()),
        }
    }

    /// Spends a view of a share and reads its first media.
    pub fn view(&self, shared: &Value) -> Outcome<Vec<u8>> {
        self.read(&self.pass(shared)?)
    }

    /// Spends a view of a share: where its first media is.
    pub fn pass(&self, shared: &Value) -> Outcome<String> {
        let url = shared["url"].as_str().ok_or("a share has an address")?;
        let token = url.rsplit('/').next().ok_or("with a token at its end")?;
        let views = format!("/api/v1/shares/{token}/views");
        let (status, answer) = post(self.address, &views, "application/json", b"{}")?;
        let granted: Value = serde_json::from_slice(&answer)?;
        match granted["media"][0]["url"].as_str() {
            Some(url) => Ok(url.to_owned()),
            None => Err(format!("the view was answered with {status}").into()),
        }
    }

    /// Reads what an address of this server's has.
    pub fn read(&self, url: &str) -> Outcome<Vec<u8>> {
        match get(self.address, self.path(url))? {
            (200, bytes) => Ok(bytes),
            (status, _) => Err(format!("a media was answered with {status}").into()),
        }
    }

    /// The path of an address of this server's.
    pub fn path<'a>(&self, url: &'a str) -> &'a str {
        url.strip_prefix(&format!("http://{}", self.address)).unwrap_or(url)
    }

    /// The process that serves.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Waits until the server does next to nothing by itself, as it compares records with bytes when it
    /// starts.
    pub fn settle(&self) -> Outcome<()> {
        const CALM: Duration = Duration::from_millis(20);
        for _ in 0..60 {
            let before = self.usage()?;
            thread::sleep(Duration::from_secs(1));
            if self.usage()? - before <= CALM {
                return Ok(());
            }
        }
        Err("the server does not come to rest".into())
    }

    /// What processors worked for it.
    pub fn usage(&self) -> Outcome<Duration> {
        process::usage(self.child.id())
    }

    /// A line of `/proc/PID/status`, in bytes.
    pub fn memory(&self, line: &str) -> Outcome<u64> {
        process::memory(self.child.id(), line)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        process::end(&mut self.child);
    }
}
