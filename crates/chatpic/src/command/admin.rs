//! `chatpic admin`: what an operator does to an instance.

pub mod channels;
pub mod copy;
pub mod lists;
pub mod log;
pub mod moderators;
pub mod sunset;

use clap::{Args, Subcommand};

use super::Failure;

#[derive(Args)]
pub struct Admin {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Make, list, change and close the channels in which everybody may post.
    Channels(channels::Channels),
    /// Copy an instance, such as from SQLite and files to PostgreSQL and S3, or back. Neither of the two
    /// may be served meanwhile. Killed and run again, it goes on where it was.
    Copy(copy::Copy),
    /// Lists of known harmful pictures, against which every upload is held.
    Lists(lists::Lists),
    /// Look whether the log of moderation is whole.
    Log(log::Log),
    /// Invite moderators, list them, and end what they may do.
    Moderators(moderators::Moderators),
    /// Announce that the instance closes: no new pictures, a notice on every page, and links until then.
    Sunset(sunset::Sunset),
}

impl Admin {
    pub fn run(self) -> Result<(), Failure> {
        match self.verb {
            Verb::Channels(channels) => channels.run(),
            Verb::Copy(copy) => copy.run(),
            Verb::Lists(lists) => lists.run(),
            Verb::Log(log) => log.run(),
            Verb::Moderators(moderators) => moderators.run(),
            Verb::Sunset(sunset) => sunset.run(),
        }
    }
}
