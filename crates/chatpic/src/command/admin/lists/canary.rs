//! `chatpic admin lists canary`

use std::path::PathBuf;

use chatpic_server::actions::audit::Actor;
use chatpic_server::actions::lists;
use clap::Args;

use crate::command::Failure;
use crate::command::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Canary {
    /// Harmless pictures to add; a file's name is the canary's. None looks whether a list hits one.
    files: Vec<PathBuf>,
    /// Forget the canary with this name.
    #[arg(long, value_name = "NAME", conflicts_with = "files")]
    remove: Option<String>,
    #[command(flatten)]
    settings: Settings,
}

impl Canary {
    pub fn run(self) -> Result<(), Failure> {
        let Self { files, remove, settings } = self;
        settings.beside(async |app| {
            if let Some(name) = &remove
                && !lists::remove_canary(app, &Actor::Operator, name).await?
            {
                return Err(format!("there is no canary called {name}").into());
            }
            for file in &files {
                let told = |what: &dyn std::fmt::Display| format!("{}: {what}", file.display());
                let picture = std::fs::read(file).map_err(|error| told(&error))?;
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                let added = lists::add_canary(app, &Actor::Operator, &name, picture).await;
                added.map_err(|error| told(&error))?;
            }
            let canaries = lists::canaries(app).await?;
            say::line(&format!("Canaries: {}", canaries.len()));
            canaries.iter().for_each(|name| say::line(&format!("  {name}")));
            let alarms = lists::alarms(app).await?;
            for alarm in &alarms {
                let lists::Alarm { canary, list, entry } = alarm;
                say::line(&format!("ALARM {list} hits {canary} (entry {entry:?})"));
            }
            match alarms.is_empty() {
                true => Ok(()),
                false => Err("a list hits what is harmless: disable it, or the entry".into()),
            }
        })
    }
}
