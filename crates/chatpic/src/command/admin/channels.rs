//! `chatpic admin channels`

use chatpic_core::{RulesWish, Slug};
use chatpic_server::actions::audit::Actor;
use chatpic_server::actions::channels::{self, Channel};
use chatpic_server::app::App;
use clap::{Args, Subcommand};

use crate::command::Failure;
use crate::command::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Channels {
    #[command(subcommand)]
    verb: Verb,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Subcommand)]
enum Verb {
    /// Make a channel.
    Create {
        /// Its name in addresses: small letters, digits and hyphens.
        slug: Slug,
        #[command(flatten)]
        given: Given,
    },
    /// Print all channels.
    List,
    /// Change a channel. Where it holds fewer posts now, or they stay less long, some go at once.
    Edit {
        slug: Slug,
        #[command(flatten)]
        given: Given,
    },
    /// Close a channel for good, with all that is in it. Its name stays taken.
    Close { slug: Slug },
    /// Make the suggested channels: photography, memes, wallpapers, gaming and entertainment.
    Suggest,
}

/// What a channel is to be.
#[derive(Args)]
struct Given {
    #[arg(long)]
    title: Option<String>,
    /// What belongs there, in a line.
    #[arg(long, value_name = "TEXT")]
    about: Option<String>,
    /// How many posts it holds, 1 to 10000; `none` for any number.
    #[arg(long, value_name = "NUMBER")]
    capacity: Option<String>,
    /// How long a post stays, such as 7d; `none` for as long as there is room.
    #[arg(long, value_name = "TIME")]
    retention: Option<String>,
    /// It is for adults. The setting adult_channels has to allow that.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    adult: Option<String>,
    /// A moderator looks at each post before anybody sees it.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    review_first: Option<String>,
    /// Time between two posts or comments of one client, such as 30s.
    #[arg(long, value_name = "TIME")]
    slow: Option<String>,
}

impl Channels {
    pub fn run(self) -> Result<(), Failure> {
        let verb = self.verb;
        self.settings.beside(async |app| match verb {
            Verb::Create { slug, given } => {
                let rules = given.over(RulesWish::default()).parse()?;
                let made = channels::create(app, &Actor::Operator, &slug, rules).await?;
                say::line(&format!("Made: {}", told(&made)));
                Ok(())
            }
            Verb::List => list(app).await,
            Verb::Edit { slug, given } => edit(app, &slug, given).await,
            Verb::Close { slug } => {
                channels::close(app, &Actor::Operator, &slug).await?;
                say::line(&format!("{slug} is closed, and its posts are gone."));
                Ok(())
            }
            Verb::Suggest => {
                for made in channels::suggest(app, &Actor::Operator).await? {
                    say::line(&format!("Made: {}", told(&made)));
                }
                Ok(())
            }
        })
    }
}

impl Given {
    /// These wishes over others.
    fn over(self, mut wish: RulesWish) -> RulesWish {
        let Self { title, about, capacity, retention, adult, review_first, slow } = self;
        for (field, given) in [
            (&mut wish.title, title),
            (&mut wish.about, about),
            (&mut wish.capacity, capacity),
            (&mut wish.retention, retention),
            (&mut wish.adult, adult),
            (&mut wish.review_first, review_first),
            (&mut wish.slow, slow),
        ] {
            *field = given.unwrap_or(std::mem::take(field));
        }
        wish
    }
}

async fn edit(app: &App, slug: &Slug, given: Given) -> Result<(), Failure> {
    let channel = channels::any(app, slug).await?;
    let rules = given.over(RulesWish::of(&channel.rules)).parse()?;
    channels::edit(app, &Actor::Operator, slug, channel.version, &rules).await?;
    say::line(&format!("Changed: {}", told(&Channel { rules, ..channel })));
    Ok(())
}

async fn list(app: &App) -> Result<(), Failure> {
    let all = channels::every(app).await?;
    if all.is_empty() {
        say::line("There are no channels.");
    }
    all.iter().for_each(|channel| say::line(&told(channel)));
    Ok(())
}

fn told(channel: &Channel) -> String {
    let rules = &channel.rules;
    let mut parts = vec![rules.title.clone()];
    parts.extend(rules.keeps.capacity().map(|posts| format!("{posts} posts")));
    parts.extend(rules.keeps.retention().map(|stays| format!("for {stays}")));
    parts.extend((rules.slow > 0).then(|| format!("one in {} s", rules.slow)));
    parts.extend(rules.adult.then(|| "for adults".to_owned()));
    parts.extend(rules.review_first.then(|| "reviewed first".to_owned()));
    parts.extend(channel.closed_at.map(|at| format!("closed {at}")));
    format!("{}\t{}", channel.slug, parts.join(", "))
}
