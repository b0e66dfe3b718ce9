//! nginx with files, as Debian sets it up: sendfile, one worker, no log.

use std::fs;
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::process::free_address;
use crate::{Outcome, now};

/// A running nginx. Dropped, it is ended.
pub struct Nginx {
    child: Child,
    pub address: SocketAddr,
}

impl Nginx {
    /// Serves the directory `files` on one core, with what it writes in `place`.
    pub fn start(files: &Path, place: &Path, core: &str) -> Outcome<Self> {
        let address = free_address()?;
        let (place, files) = (fs::canonicalize(place)?, fs::canonicalize(files)?);
        let settings = place.join("nginx.conf");
        // Without a master process it stays the user that it is, whose files these are.
        let text = format!(
            "daemon off; master_process off; pid {place}/nginx.pid; error_log {place}/nginx.log crit;
             events {{ worker_connections 1024; }}
             http {{
                 access_log off; sendfile on; tcp_nopush on;
                 keepalive_timeout 600; keepalive_requests 100000000;
                 types {{ image/jpeg jpg; }}
                 client_body_temp_path {place}/nginx-body; proxy_temp_path {place}/nginx-proxy;
                 fastcgi_temp_path {place}/nginx-fastcgi; uwsgi_temp_path {place}/nginx-uwsgi;
                 scgi_temp_path {place}/nginx-scgi;
                 server {{ listen {address}; root {files}; }}
             }}",
            place = place.display(),
            files = files.display(),
        );
        fs::write(&settings, text)?;
        let program = if Path::new(DEBIANS).exists() { DEBIANS } else { "nginx" };
        let child = Command::new("taskset")
            .args(["-c", core, program, "-c"])
            .arg(&settings)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut nginx = Self { child, address };
        let begun = now();
        while TcpStream::connect(address).is_err() {
            if nginx.child.try_wait()?.is_some() || begun.elapsed() > Duration::from_secs(20) {
                return Err("nginx did not start; scripts/install-test-tools.sh installs it".into());
            }
            thread::sleep(Duration::from_millis(5));
        }
        Ok(nginx)
    }

    /// The process that serves.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Debian keeps it where only root looks.
const DEBIANS: &str = "/usr/sbin/nginx";
