//! `chatpic doctor`

use std::fs::DirBuilder;
use std::net::TcpListener;
use std::os::unix::fs::DirBuilderExt;

use chatpic_server::backends;
use chatpic_server::config::Config;
use chatpic_server::root::{RootFile, Standing, examine};
use chatpic_worker::{Files, NoTools, Outcome, Tools, Worker};
use clap::Args;

use super::Failure;
use super::client::block_on;
use super::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Doctor {
    #[command(flatten)]
    settings: Settings,
}

/// What was found of one thing.
enum Found {
    Well(String),
    Odd(String),
    Ill(String),
}

impl Doctor {
    pub fn run(self) -> Result<(), Failure> {
        let config = self.settings.parse()?;
        say::line("ok    the configuration holds");
        let found = [listen("listen", config.listen), listen("admin_listen", config.admin_listen)];
        let found = found.into_iter().chain([
            data_dir(&config),
            root_key(&config),
            public_url(&config),
            admin(&config),
            videos(),
        ]);
        let mut ill = 0;
        for one in found {
            match one {
                Found::Well(text) => say::line(&format!("ok    {text}")),
                Found::Odd(text) => say::line(&format!("look  {text}")),
                Found::Ill(text) => {
                    ill += 1;
                    say::line(&format!("BAD   {text}"));
                }
            }
        }
        match ill {
            0 => Ok(()),
            1 => Err("1 thing stands in the way".into()),
            more => Err(format!("{more} things stand in the way").into()),
        }
    }
}

fn listen(key: &str, address: std::net::SocketAddr) -> Found {
    match TcpListener::bind(address) {
        Ok(_) => Found::Well(format!("{key} {address} is free")),
        Err(error) => Found::Ill(format!("{key} {address} can't be used: {error}")),
    }
}

fn data_dir(config: &Config) -> Found {
    let dir = &config.data_dir;
    let probe = dir.join(".doctor");
    // As the server makes it: others may not even look into it.
    let written = DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .and_then(|()| std::fs::write(&probe, b"probe"))
        .and_then(|()| std::fs::remove_file(&probe));
    match written {
        Ok(()) => Found::Well(format!("data_dir {} can be written", dir.display())),
        Err(error) => Found::Ill(format!("data_dir {} can't be written: {error}", dir.display())),
    }
}

fn root_key(config: &Config) -> Found {
    let bound_to = match block_on(async { Ok(backends::root(config).await?) }) {
        Ok(bound_to) => bound_to,
        Err(error) => return Found::Ill(format!("the root key of the database: {error}")),
    };
    match examine(&RootFile::within(&config.data_dir), bound_to) {
        Ok(Standing::Bound) => Found::Well("the root key is that of the database".to_owned()),
        Ok(Standing::Unbound) => Found::Well(
            "the root key is there; the first start binds the database to it".to_owned(),
        ),
        Ok(Standing::Absent) => {
            Found::Well("no root key yet: the first start draws one".to_owned())
        }
        Err(refused) => Found::Ill(refused.to_string()),
    }
}

fn public_url(config: &Config) -> Found {
    match &config.public_url {
        Some(url) if url.as_str().starts_with("https://") => {
            Found::Well(format!("public_url {}", url.as_str()))
        }
        Some(url) => Found::Odd(format!(
            "public_url {} has no TLS: links can be read on the way",
            url.as_str()
        )),
        None if config.listen.ip().is_loopback() => {
            Found::Well("no public_url: links name the host that was asked".to_owned())
        }
        None => {
            Found::Odd("no public_url: set it, or links name whatever host was asked".to_owned())
        }
    }
}

fn admin(config: &Config) -> Found {
    if config.admin_listen.ip().is_loopback() {
        Found::Well("admin_listen is reachable from this machine only".to_owned())
    } else {
        Found::Odd(format!("admin_listen {} can be reached from elsewhere", config.admin_listen))
    }
}

/// Pictures other than AVIF do without what videos need.
fn videos() -> Found {
    let worker = match Tools::find() {
        Ok(tools) => Worker::new(tools, Files::OfTools),
        Err(missing @ NoTools::Missing) => {
            return Found::Odd(format!("Videos and AVIF pictures are refused: {missing}"));
        }
        Err(broken) => {
            return Found::Ill(format!("Videos and AVIF pictures are refused: {broken}"));
        }
    };
    let worker = match worker {
        Ok(worker) => worker,
        Err(unavailable) => {
            return Found::Odd(format!("Videos and AVIF pictures are refused: {unavailable}"));
        }
    };
    let (health, tried) = match (worker.check(), worker.try_to_escape()) {
        (Ok(health), Ok(tried)) => (health, tried),
        (Err(failed), _) => {
            return Found::Ill(format!("Videos and AVIF pictures are refused: {failed}"));
        }
        (_, Err(failed)) => return Found::Ill(format!("the worker can't be tried: {failed}")),
    };
    match tried.iter().find(|it| !matches!(it.outcome, Outcome::Refused(_))) {
        None => Found::Well(format!(
            "videos and AVIF can be decoded by ffmpeg {}; its worker refused {} tries to escape",
            health.ffmpeg,
            tried.len()
        )),
        Some(out) => {
            Found::Ill(format!("the worker is not tight: {} ({:?})", out.name, out.outcome))
        }
    }
}
