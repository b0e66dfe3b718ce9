//! `chatpic migrate`

use chatpic_server::backends;
use clap::Args;

use super::Failure;
use super::client::block_on;
use super::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Migrate {
    #[command(flatten)]
    settings: Settings,
}

impl Migrate {
    pub fn run(self) -> Result<(), Failure> {
        let config = self.settings.parse()?;
        match block_on(async { Ok(backends::migrate(&config).await?) })? {
            0 => say::line("The schema is up to date."),
            1 => say::line("The schema is up to date; it took 1 step."),
            steps => say::line(&format!("The schema is up to date; it took {steps} steps.")),
        }
        Ok(())
    }
}
