//! `chatpic admin lists`

mod canary;
mod import;
mod show;

use chatpic_server::actions::audit::Actor;
use chatpic_server::actions::lists;
use clap::{Args, Subcommand};

use crate::command::Failure;
use crate::command::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Lists {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Take a list in, or a newer state of one.
    Import(import::Import),
    /// Say what lists there are, how many entries they have, and what was hit.
    Show(show::Show),
    /// Switch a list on, or entries of one.
    Enable(Switch),
    /// Switch a list off, or entries of one.
    Disable(Switch),
    /// Remove a list with its entries and counts.
    Remove(Remove),
    /// Add harmless pictures that no list may hit, or look whether one does.
    Canary(canary::Canary),
}

#[derive(Args)]
struct Switch {
    /// The list's name.
    name: String,
    /// Only the entries with this ID, or the one whose hash begins so (12 digits or more).
    #[arg(long, value_name = "ENTRY")]
    entry: Option<String>,
    /// What these entries hit, they hit wrongly: count it.
    #[arg(long, requires = "entry")]
    wrong: bool,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Args)]
struct Remove {
    /// The list's name.
    name: String,
    #[command(flatten)]
    settings: Settings,
}

impl Lists {
    pub fn run(self) -> Result<(), Failure> {
        match self.verb {
            Verb::Import(import) => import.run(),
            Verb::Show(show) => show.run(),
            Verb::Enable(switch) => switch.run(true),
            Verb::Disable(switch) => switch.run(false),
            Verb::Remove(Remove { name, settings }) => settings.beside(async |app| {
                lists::remove(app, &Actor::Operator, &name).await?;
                say::line(&format!("Removed {name}. {SOON}"));
                Ok(())
            }),
            Verb::Canary(canary) => canary.run(),
        }
    }
}

impl Switch {
    fn run(self, on: bool) -> Result<(), Failure> {
        let Self { name, entry, wrong, settings } = self;
        let done = if on { "Enabled" } else { "Disabled" };
        settings.beside(async |app| {
            let what = match &entry {
                Some(entry) => {
                    let who = Actor::Operator;
                    match lists::set_entry(app, &who, &name, entry, on, wrong).await? {
                        1 => format!("1 entry of {name}"),
                        more => format!("{more} entries of {name}"),
                    }
                }
                None => {
                    lists::set_enabled(app, &Actor::Operator, &name, on).await?;
                    name.clone()
                }
            };
            say::line(&format!("{done} {what}. {SOON}"));
            Ok(())
        })
    }
}

const SOON: &str = "Every node goes by it within 10 seconds.";
