//! `chatpic vault`: what was confirmed and sealed to keys that are elsewhere.
//!
//! Nothing here opens a case: that takes an identity of one of its recipients, and `age`.

mod files;

use std::path::PathBuf;

use chatpic_core::Timestamp;
use chatpic_server::actions::Refused;
use chatpic_server::actions::audit::Actor;
use chatpic_server::actions::vault::{self, Asked, Ending, Entry, Reporter, Verified};
use chatpic_server::app::App;
use clap::{Args, Subcommand};

use super::Failure;
use super::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Vault {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Print every case: its name, when it was sealed, until when it is kept, bytes, files, category.
    List(List),
    /// Look whether what was sealed is there, whole, and for all its recipients.
    Verify(Verify),
    /// Write a case as vault/YYYY/CASE.age with its sidecar, still sealed.
    Export(Export),
    /// Ask for a case to be destroyed. It takes two people.
    Destroy(Destroy),
    /// Ask for a case to be kept longer. It takes two people.
    Extend(Extend),
    /// Write the draft of a report to NCMEC's CyberTipline. You file it, with what you decrypted.
    Draft(Draft),
}

#[derive(Args)]
struct List {
    #[command(flatten)]
    settings: Settings,
}

#[derive(Args)]
struct Verify {
    /// The cases to look at; all where none is named.
    #[arg(value_name = "CASE")]
    cases: Vec<String>,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Args)]
struct Export {
    #[arg(value_name = "CASE")]
    case: String,
    /// Where `vault` is made; this directory where none is named.
    #[arg(long, value_name = "DIR", default_value = ".")]
    output: PathBuf,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Args)]
struct Destroy {
    #[arg(value_name = "CASE")]
    case: String,
    #[command(flatten)]
    person: Person,
    /// Why; needed of both while the case has to be kept.
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Args)]
struct Extend {
    #[arg(value_name = "CASE")]
    case: String,
    /// For how many days from now.
    #[arg(long, value_name = "NUMBER")]
    days: u32,
    #[command(flatten)]
    person: Person,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Args)]
struct Person {
    /// Your name, as the log shall tell it.
    #[arg(long, value_name = "NAME")]
    by: String,
}

#[derive(Args)]
struct Draft {
    #[arg(value_name = "CASE")]
    case: String,
    /// Where NCMEC can reach you.
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    #[arg(long, value_name = "NAME")]
    first_name: Option<String>,
    #[arg(long, value_name = "NAME")]
    last_name: Option<String>,
    /// A directory for the draft's files; this one where none is named.
    #[arg(long, value_name = "DIR", default_value = ".")]
    output: PathBuf,
    #[command(flatten)]
    settings: Settings,
}

impl Vault {
    pub fn run(self) -> Result<(), Failure> {
        match self.verb {
            Verb::List(list) => list.settings.beside(async |app| {
                let mut all = vault::list(app).await.map_err(told)?;
                all.sort_by_key(Entry::created);
                all.iter().for_each(|entry| say::line(&line(entry)));
                Ok(())
            }),
            Verb::Verify(verify) => {
                verify.settings.beside(async |app| verified(app, &verify.cases).await)
            }
            Verb::Export(export) => export.settings.beside(async |app| {
                let entry =
                    vault::export(app, &Actor::Operator, &export.case).await.map_err(told)?;
                files::export(app, &entry, &export.output).await
            }),
            Verb::Destroy(Destroy { case, person, why, settings }) => {
                settings.beside(async |app| {
                    asked(app, &case, Ending::Destroy, &person, why.as_deref()).await
                })
            }
            Verb::Extend(Extend { case, days, person, settings }) => settings.beside(async |app| {
                asked(app, &case, Ending::Extend { days }, &person, None).await
            }),
            Verb::Draft(draft) => draft.run(),
        }
    }
}

impl Draft {
    fn run(self) -> Result<(), Failure> {
        let Self { case, email, first_name, last_name, output, settings } = self;
        let reporter = Reporter { first_name, last_name, email };
        settings.beside(async |app| {
            let entry = vault::find(app, &case).await.map_err(told)?;
            let service = app.config.public_url.as_ref().map(|url| url.as_str());
            for (name, xml) in vault::draft(&entry, &reporter, service) {
                files::write(&output.join(&name), xml.as_bytes())?;
                say::line(&format!("Wrote {name}"));
            }
            say::line(
                "A draft: read it, complete it, and file it with NCMEC within the time you have.",
            );
            Ok(())
        })
    }
}

fn line(entry: &Entry) -> String {
    format!(
        "{}  {}  {}  {}  {}  {}",
        entry.case,
        entry.created(),
        entry.preserve_until(),
        entry.size,
        entry.files.len(),
        entry.category
    )
}

async fn verified(app: &App, cases: &[String]) -> Result<(), Failure> {
    let mut entries = Vec::new();
    for case in cases {
        entries.push(vault::find(app, case).await.map_err(told)?);
    }
    if cases.is_empty() {
        entries = vault::list(app).await.map_err(told)?;
        entries.sort_by_key(Entry::created);
    }
    let mut ill = 0;
    for entry in &entries {
        let found = vault::verify(app, entry).await.map_err(told)?;
        ill += usize::from(found != Verified::Sound);
        let said = match found {
            Verified::Sound => "ok   ",
            Verified::Missing => "BAD    its bytes are not there:",
            Verified::Differs => "BAD    its bytes are others than were written:",
            Verified::NotForAll => "BAD    it is not for all its recipients:",
        };
        say::line(&format!("{said} {}", entry.case));
    }
    match ill {
        0 => Ok(()),
        ill => Err(format!("{ill} of {} cases are not as they were sealed", entries.len()).into()),
    }
}

async fn asked(
    app: &App,
    case: &str,
    ending: Ending,
    person: &Person,
    why: Option<&str>,
) -> Result<(), Failure> {
    let asked = vault::ask(app, case, ending, &Actor::Operator, &person.by, why).await;
    say::line(&match asked.map_err(told)? {
        Asked::Waits(until) => waits(until),
        Asked::Done => "Done.".to_owned(),
    });
    Ok(())
}

fn waits(until: Timestamp) -> String {
    format!("Asked. It is done when a second person asks for the same before {until}.")
}

/// What a command of an operator is refused for.
fn told(refused: Refused) -> Failure {
    match refused {
        Refused::Unknown => "there is no such case".into(),
        Refused::Field(error) => format!("{}: {}", error.field, error.reason).into(),
        _ => "the records or the sealed bytes can't be used now".into(),
    }
}
