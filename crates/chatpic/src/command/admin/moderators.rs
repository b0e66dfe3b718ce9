//! `chatpic admin moderators`

use chatpic_core::Role;
use chatpic_server::actions::Refused;
use chatpic_server::actions::audit::Actor;
use chatpic_server::actions::moderators;
use clap::{Args, Subcommand};

use crate::command::Failure;
use crate::command::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Moderators {
    #[command(subcommand)]
    verb: Verb,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Subcommand)]
enum Verb {
    /// Print a link that makes somebody a moderator. It works once, within 24 hours. For who is one already,
    /// it replaces the way in.
    Invite {
        name: String,
        /// What they are there for: moderator, child-safety, operator or auditor.
        #[arg(long, default_value = "moderator")]
        role: Role,
    },
    /// Print who may moderate.
    List,
    /// End what somebody may do, at once.
    Deactivate { name: String },
}

impl Moderators {
    pub fn run(self) -> Result<(), Failure> {
        let verb = self.verb;
        self.settings.beside(async |app| match verb {
            Verb::Invite { name, role } => {
                let token = moderators::invite(app, &Actor::Operator, &name, role).await;
                let token = token.map_err(|refused| told(&refused))?;
                let home = app.config.admin_url.as_str();
                say::line(&format!("{home}/console/invitations/{}", token.reveal()));
                Ok(())
            }
            Verb::List => {
                for one in moderators::list(app).await.map_err(|refused| told(&refused))? {
                    let state = if one.active { one.way_in } else { "deactivated" };
                    say::line(&format!("{}\t{}\t{state}", one.name, one.role));
                }
                Ok(())
            }
            Verb::Deactivate { name } => {
                let done = moderators::deactivate(app, &Actor::Operator, &name).await;
                done.map_err(|refused| told(&refused))?;
                say::line(&format!("{name} can do nothing any more."));
                Ok(())
            }
        })
    }
}

fn told(refused: &Refused) -> Failure {
    match refused {
        Refused::Field(error) => format!("{} {}", error.field, error.reason).into(),
        Refused::Unknown => "there is no moderator of that name".into(),
        _ => "it could not be written; see the log".into(),
    }
}
