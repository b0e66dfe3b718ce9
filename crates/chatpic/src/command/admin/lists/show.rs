//! `chatpic admin lists show`

use chatpic_core::Timestamp;
use chatpic_server::actions::lists::{self, Definition, Often, Shown};
use clap::Args;

use crate::command::Failure;
use crate::command::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Show {
    /// Only this list.
    name: Option<String>,
    #[command(flatten)]
    settings: Settings,
}

impl Show {
    pub fn run(self) -> Result<(), Failure> {
        self.settings.beside(async |app| {
            let mut all = lists::show(app).await?;
            if let Some(name) = &self.name {
                all.retain(|shown| shown.definition.name == *name);
                if all.is_empty() {
                    return Err(format!("there is no list called {name}").into());
                }
            }
            if all.is_empty() {
                say::line("There are no lists.");
            }
            all.iter().for_each(|shown| tell(shown, app.now()));
            Ok(())
        })
    }
}

fn tell(shown: &Shown, now: Timestamp) {
    let Shown { definition, hits, false_positives, most_hit } = shown;
    let Definition { name, class, action, radius, shadow, enabled, provenance, .. } = definition;
    let state = match (enabled, shadow) {
        (false, _) => "disabled",
        (true, true) => "in shadow",
        (true, false) => "enabled",
    };
    say::line(&format!("{name}: {class}, {action}, within {radius} bits, {state}"));
    let counts = definition.counts;
    if class != "removed-here" {
        say::line(&format!(
            "  entries: {} active, {} disabled, {} withdrawn",
            counts.active, counts.disabled, counts.withdrawn
        ));
    }
    say::line(&format!("  hits: {hits}, of which wrong: {false_positives}"));
    if let Some(at) = definition.imported_at() {
        let days = (now.unix() - at.unix()).max(0) / 86_400;
        say::line(&format!("  imported: {at}, {days} days ago"));
    }
    if let Some(signed) = definition.signed {
        say::line(&format!("  bundle: serial {}, signed by {}", signed.serial, signed.key));
    }
    if !provenance.is_empty() {
        say::line(&format!("  from: {provenance}"));
    }
    for Often { entry, hash, hits, false_positives } in most_hit {
        say::line(&format!("  hit: {entry} ({hash}…) {hits} times, wrong: {false_positives}"));
    }
}
