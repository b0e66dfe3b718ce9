//! `chatpic admin sunset`

use chatpic_server::actions::sunset::{self, Sunset as End};
use chatpic_server::app::App;
use clap::{Args, ValueEnum};

use crate::command::Failure;
use crate::command::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Sunset {
    /// Only say what is announced.
    #[arg(value_enum, conflicts_with_all = ["on", "notice", "clear"])]
    verb: Option<Verb>,
    /// The day on which the instance closes, at 0:00 UTC, such as 2026-12-31.
    #[arg(long, value_name = "DATE", required_unless_present_any = ["verb", "clear"])]
    on: Option<String>,
    /// What everybody is to read, such as why, and where to go.
    #[arg(long, value_name = "TEXT", default_value = "")]
    notice: String,
    /// Take the announcement back.
    #[arg(long, conflicts_with_all = ["on", "notice"])]
    clear: bool,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Clone, Copy, ValueEnum)]
enum Verb {
    Show,
}

impl Sunset {
    pub fn run(self) -> Result<(), Failure> {
        let Self { on, notice, clear, settings, .. } = self;
        let end = on.map(|day| End::parse(&day, &notice)).transpose()?;
        settings.beside(async |app| match end {
            Some(end) => announce(app, &end).await,
            None if clear => {
                sunset::clear(app).await.map_err(|_| "it could not be written; see the log")?;
                say::line(
                    "The instance is open again. Every node takes pictures within 10 seconds.",
                );
                Ok(())
            }
            None => show(app).await,
        })
    }
}

async fn announce(app: &App, end: &End) -> Result<(), Failure> {
    if end.on <= app.now() {
        return Err(format!("{} is over already", end.day()).into());
    }
    sunset::announce(app, end).await.map_err(|_| "it could not be written; see the log")?;
    say::line(&format!(
        "Announced: the instance closes on {}. Within 10 seconds no node takes new pictures, and every \
         page says so.",
        end.day()
    ));
    Ok(())
}

async fn show(app: &App) -> Result<(), Failure> {
    sunset::refresh(app).await?;
    match sunset::announced(app) {
        None => say::line("Nothing is announced."),
        Some(end) if end.notice.is_empty() => {
            say::line(&format!("The instance closes on {}.", end.day()));
        }
        Some(end) => {
            say::line(&format!(
                "The instance closes on {}. Its notice:\n{}",
                end.day(),
                end.notice
            ));
        }
    }
    Ok(())
}
