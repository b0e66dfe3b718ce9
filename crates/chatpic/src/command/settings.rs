//! Where the commands of an operator get their settings: the file, the environment, their flags.

use std::path::PathBuf;

use chatpic_server::app::App;
use chatpic_server::beside;
use chatpic_server::config::{Config, Sources};
use clap::Args;

use super::Failure;
use super::client::block_on;

/// Settings as flags. Each wins over the environment, which wins over the file.
#[derive(Args)]
pub struct Settings {
    /// The configuration file; ./chatpic.toml is read where it exists.
    #[arg(long, env = "CHATPIC_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Address for visitors.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Address for metrics and moderation.
    #[arg(long, value_name = "ADDRESS")]
    admin_listen: Option<String>,
    /// Directory of records and sealed pictures.
    #[arg(long, value_name = "DIR")]
    data_dir: Option<String>,
    /// Where visitors reach the service.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// Any setting by its key, such as limits.workers=2; may be repeated.
    #[arg(long = "set", value_name = "KEY=VALUE")]
    set: Vec<String>,
}

impl Settings {
    /// What all sources say.
    pub fn sources(&self) -> Result<Sources, Failure> {
        let mut sources = Sources::default();
        let default = PathBuf::from("chatpic.toml");
        let file = match &self.config {
            Some(file) => Some(file),
            None => Some(&default).filter(|file| file.exists()),
        };
        if let Some(file) = file {
            let text = std::fs::read_to_string(file)
                .map_err(|error| format!("{} can't be read: {error}", file.display()))?;
            sources.file(&text);
        }
        sources.environment(std::env::vars_os().filter_map(|(name, value)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        }));
        let flags = [
            ("listen", &self.listen),
            ("admin_listen", &self.admin_listen),
            ("data_dir", &self.data_dir),
            ("public_url", &self.public_url),
        ];
        for (key, value) in flags {
            if let Some(value) = value {
                sources.flag(key, value.clone());
            }
        }
        for pair in &self.set {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            sources.flag(key.trim(), value.to_owned());
        }
        Ok(sources)
    }

    /// The configuration that they come to.
    pub fn parse(&self) -> Result<Config, Failure> {
        Ok(Config::parse(&self.sources()?)?)
    }

    /// Does `work` on the instance that they name, whether or not it is served meanwhile.
    pub fn beside<T>(
        &self,
        work: impl AsyncFnOnce(&App) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let config = self.parse()?;
        block_on(async {
            let app = beside::open(config).await?;
            let done = work(&app).await;
            app.tasks.close();
            app.tasks.wait().await;
            done
        })
    }
}
