//! `chatpic admin copy`

use std::path::{Path, PathBuf};

use chatpic_core::Clock;
use chatpic_server::actions::copy::{self, Copied, Part, Side, Watch};
use chatpic_server::backends;
use chatpic_server::config::{Config, Sources};
use chatpic_server::system::SystemClock;
use clap::Args;
use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::command::Failure;
use crate::command::client::block_on;
use crate::say;

#[derive(Args)]
pub struct Copy {
    /// The configuration file of the instance that is copied.
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// The configuration file of the instance that it becomes: empty, or begun by this very copy.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

impl Copy {
    pub fn run(self) -> Result<(), Failure> {
        let (from, to) = (config(&self.from)?, config(&self.to)?);
        let copied = block_on(async {
            let from = backends::instance(Side::Source, &from).await;
            let from = from.map_err(|fault| format!("{}: {fault}", Side::Source))?;
            let to = backends::instance(Side::Target, &to).await;
            let to = to.map_err(|fault| format!("{}: {fault}", Side::Target))?;
            Ok(copy::copy(&from, &to, &Bar::new(), SystemClock.now()).await?)
        })?;
        say::line("The target equals the source.");
        let Copied { channels, shares, links, media, passes, documents, kept, digest } = copied;
        for (label, count) in [
            ("Channels:", channels),
            ("Shares:", shares),
            ("Links:", links),
            ("Media:", media),
            ("Passes:", passes),
            ("Documents:", documents),
            ("Kept blobs:", kept),
        ] {
            say::line(&format!("{label:<11} {count}"));
        }
        say::line(&format!("Digest:     {digest}"));
        Ok(())
    }
}

/// What a file says, and of the environment only what opens an S3 store: its other variables belong to
/// one instance, and here are two.
fn config(file: &Path) -> Result<Config, Failure> {
    let named = |what: &dyn std::fmt::Display| format!("{}: {what}", file.display());
    let text = std::fs::read_to_string(file).map_err(|error| named(&error))?;
    let mut sources = Sources::default();
    sources.file(&text);
    sources.environment(std::env::vars_os().filter_map(|(name, value)| {
        let name = name.into_string().ok().filter(|name| name.starts_with("AWS_"))?;
        Some((name, value.into_string().ok()?))
    }));
    Ok(Config::parse(&sources).map_err(|faults| named(&faults))?)
}

/// On a terminal a bar; elsewhere only the lines that say what begins.
struct Bar(ProgressBar);

impl Bar {
    fn new() -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
        let style = "{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";
        bar.set_style(ProgressStyle::with_template(style).expect("a template that a test renders"));
        Self(bar)
    }
}

impl Watch for Bar {
    fn begins(&self, part: Part, bytes: u64) {
        self.0.reset();
        self.0.set_length(bytes);
        let bytes = HumanBytes(bytes);
        self.0.suspend(|| match part {
            Part::Copying => say::line(&format!("Copying {bytes} of sealed pictures.")),
            Part::Comparing => say::line(&format!("Comparing {bytes} on both sides.")),
        });
    }

    fn passed(&self, bytes: u64) {
        self.0.inc(bytes);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_has_a_sound_template() {
        Bar::new().passed(1);
    }
}
