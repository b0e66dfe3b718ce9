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
            let text = config::without_password(&value.text);
            say::line(&format!("{} = {text:?}  # from {}\n", setting.key, value.source));
        }
        config::Config::parse(&sources)?;
        Ok(())
    }
}
