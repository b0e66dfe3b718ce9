//! `chatpic config`

use chatpic_server::config::{self, settings};
use clap::Args;

use super::Failure;
use super::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Config {
    #[command(flatten)]
    settings: Settings,
}

impl Config {
    pub fn run(self) -> Result<(), Failure> {
        let sources = self.settings.sources()?;
        for setting in settings::ALL {
            let value = sources.value(setting);
            say::line(&format!("# {}", setting.meaning));
            say::line(&format!("# {} (default: {:?})", setting.variable(), setting.default));
            say::line(&format!("{} = {:?}  # from {}\n", setting.key, value.text, value.source));
        }
        config::Config::parse(&sources)?;
        Ok(())
    }
}
