//! Programs that also take pictures, as `bench/peers/install.sh` installs them and as they are by
//! themselves: nothing is switched off, and nothing that they don't do is asked of them.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::http::{Connection, get};
use crate::process::{self, Usage};
use crate::{Outcome, now};

/// A running peer. Dropped, it is ended.
pub struct Peer {
    pub name: &'static str,
    child: Child,
    pub address: SocketAddr,
    path: &'static str,
    field: &'static str,
}

impl Peer {
    /// Keeps the file as it came, under a name of its own.
    pub fn rustypaste(place: &Path) -> Outcome<Option<Self>> {
        let config = "[server]\naddress = \"ADDRESS\"\nmax_content_length = \"100MB\"\n\
             upload_path = \"PLACE/upload\"\ntimeout = \"60s\"\n[paste]\ndefault_extension = \"bin\"\n\
             duplicate_files = true\nrandom_url = { type = \"alphanumeric\", length = 16 }\n";
        Self::start("rustypaste", place, config, &[], ("/", "file"))
    }

    /// Has ImageMagick and exiftool validate and rewrite each picture.
    pub fn pict_rs(place: &Path) -> Outcome<Option<Self>> {
        let config = "[server]\naddress = \"ADDRESS\"\ntemporary_directory = \"PLACE\"\n\
             [repo]\ntype = \"fjall\"\nfjall_path = \"PLACE/repo\"\n\
             [store]\ntype = \"filesystem\"\npath = \"PLACE/files\"\n[tracing.logging]\ntargets = \"warn\"\n";
        Self::start(
            "pict-rs",
            place,
            config,
            &["--config-file", "PLACE/config.toml", "run"],
            ("/image", "images[]"),
        )
    }

    /// `None` where it isn't installed.
    fn start(
        name: &'static str,
        place: &Path,
        config: &str,
        arguments: &[&str],
        (path, field): (&'static str, &'static str),
    ) -> Outcome<Option<Self>> {
        let Some(program) = installed(name) else { return Ok(None) };
        fs::create_dir_all(place)?;
        let place = place.to_str().ok_or("a path of letters")?;
        let address = process::free_address()?;
        let filled =
            |text: &str| text.replace("PLACE", place).replace("ADDRESS", &address.to_string());
        let file = format!("{place}/config.toml");
        fs::write(&file, filled(config))?;
        let child = Command::new(program)
            .args(arguments.iter().map(|it| filled(it)))
            .env("CONFIG", file)
            .env("RUST_LOG", "warn")
            .current_dir(place)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut peer = Self { name, child, address, path, field };
        let begun = now();
        while get(address, "/").is_err() {
            if peer.child.try_wait()?.is_some() || begun.elapsed() > Duration::from_secs(60) {
                return Err(format!("{name} did not become ready").into());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(Some(peer))
    }

    /// Gives it a picture.
    pub fn upload(&self, connection: &mut Connection, file: &[u8], name: &str) -> Outcome<()> {
        let head = format!(
            "--X\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n",
            self.field
        );
        let body = [head.as_bytes(), file, b"\r\n--X--\r\n"].concat();
        match connection.post(self.path, "multipart/form-data; boundary=X", &body)? {
            (200..=299, _) => Ok(()),
            (status, answer) => {
                let said = String::from_utf8_lossy(&answer).into_owned();
                Err(format!("{} answered {name} with {status}: {said}", self.name).into())
            }
        }
    }

    pub fn usage(&self) -> Outcome<Usage> {
        process::usage(self.child.id())
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        process::end(&mut self.child);
    }
}

/// Where `bench/peers/install.sh` puts a program.
fn installed(name: &str) -> Option<PathBuf> {
    let program = std::env::home_dir()?.join(".cache/chatpic/tools/bin").join(name);
    program.is_file().then_some(program)
}
