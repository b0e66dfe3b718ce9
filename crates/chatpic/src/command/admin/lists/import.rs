//! `chatpic admin lists import`

use std::path::{Path, PathBuf};

use chatpic_server::actions::audit::Actor;
use chatpic_server::actions::lists::{
    self, Action, Class, Done, Format, Radius, Signed, Tally, Told, Wish,
};
use chatpic_server::hex::Hex;
use clap::{Args, ValueEnum};

use super::SOON;
use crate::command::Failure;
use crate::command::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Import {
    /// The list's file, or the payload of a bundle.
    file: PathBuf,
    /// What the list is called: small letters, digits and hyphens.
    #[arg(long)]
    name: String,
    /// What is on it: csam-confirmed, csam-self-report, ncii-self-report, terror or operator. A new list
    /// needs one.
    #[arg(long)]
    class: Option<Class>,
    /// What happens on a hit: refuse-and-seal, refuse, hold or label. A new list needs one.
    #[arg(long)]
    action: Option<Action>,
    /// In how many bits, 0 to 31, a picture may differ from an entry; 31 unless told.
    #[arg(long, value_name = "BITS", value_parser = radius)]
    radius: Option<Radius>,
    /// Only count what the list would do; `--shadow false` ends it.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    shadow: Option<bool>,
    /// Where the list comes from, in your words.
    #[arg(long, value_name = "TEXT")]
    provenance: Option<String>,
    /// local-file, csv, ncmec or stopncii; by the file's name unless told.
    #[arg(long)]
    format: Option<Format>,
    /// The manifest of a signed bundle.
    #[arg(long, value_name = "FILE", requires = "signature")]
    manifest: Option<PathBuf>,
    /// The manifest's Ed25519 signature, 64 bytes.
    #[arg(long, value_name = "FILE", requires = "manifest")]
    signature: Option<PathBuf>,
    /// The public key, 64 hexadecimal digits, that bundles of this list are signed with from now on.
    #[arg(long, value_name = "HEX", requires = "manifest")]
    key: Option<Hex<32>>,
    /// Take what would be refused: a bundle that is not newer, or a change of more than 20 %.
    #[arg(long, value_enum)]
    told: Vec<Tell>,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Tell {
    NotNewer,
    Large,
}

impl Import {
    pub fn run(self) -> Result<(), Failure> {
        let signed = match (&self.manifest, &self.signature) {
            (Some(manifest), Some(signature)) => Some(Signed {
                manifest: read(manifest)?,
                signature: read(signature)?,
                key: self.key.map(|key| key.0),
            }),
            _ => None,
        };
        let wish = Wish {
            format: self.format.unwrap_or_else(|| by_name(&self.file)),
            payload: read(&self.file)?,
            name: self.name,
            class: self.class,
            action: self.action,
            radius: self.radius,
            shadow: self.shadow,
            provenance: self.provenance,
            signed,
            told: Told {
                not_newer: self.told.contains(&Tell::NotNewer),
                large: self.told.contains(&Tell::Large),
            },
        };
        self.settings.beside(async |app| {
            let done = lists::import(app, &Actor::Operator, wish).await?;
            tell(&done);
            Ok(())
        })
    }
}

fn tell(done: &Done) {
    let Done { tally, change, definition, more } = done;
    let Tally { records, taken, skipped, bad, first_bad } = tally;
    say::line(&format!("{}: {records} records, {taken} hashes taken", definition.name));
    if *skipped > 0 {
        say::line(&format!("Passed over, of kinds that aren't compared here: {skipped}"));
    }
    if *bad > 0 {
        say::line(&format!("Bad: {bad}"));
        first_bad.iter().for_each(|line| say::line(&format!("  {line}")));
        if *bad > first_bad.len() as u64 {
            say::line(&format!("  and {} more", bad - first_bad.len() as u64));
        }
    }
    say::line(&format!("Added: {}, removed: {}", change.added, change.removed));
    let counts = definition.counts;
    say::line(&format!(
        "Entries: {} active, {} disabled, {} withdrawn",
        counts.active, counts.disabled, counts.withdrawn
    ));
    if *more {
        say::line("The file is one of several pages: import the next one, too.");
    }
    say::line(SOON);
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    Ok(std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?)
}

fn by_name(file: &Path) -> Format {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => Format::Csv,
        Some("xml") => Format::Ncmec,
        Some("json") => Format::StopNcii,
        _ => Format::LocalFile,
    }
}

fn radius(text: &str) -> Result<Radius, String> {
    text.parse().ok().and_then(Radius::new).ok_or_else(|| "not 0 to 31".to_owned())
}
