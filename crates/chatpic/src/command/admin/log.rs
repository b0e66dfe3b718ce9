//! `chatpic admin log`

use std::path::Path;

use chatpic_server::actions::audit::{self, Verified};
use clap::{Args, Subcommand};

use crate::command::Failure;
use crate::command::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Log {
    #[command(subcommand)]
    verb: Verb,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Subcommand)]
enum Verb {
    /// Read the whole log again and say the first thing that is wrong with it.
    Verify {
        /// The public key that `chatpic admin log key` printed: 64 hexadecimal digits, or a file of them.
        /// Without it, signatures are held against the instance's own key.
        #[arg(long, value_name = "FILE|HEX")]
        key: Option<String>,
    },
    /// Print the public key of the signatures. Keep it elsewhere.
    Key,
}

impl Log {
    pub fn run(self) -> Result<(), Failure> {
        let key = match &self.verb {
            Verb::Verify { key: Some(text) } => Some(parse(text)?),
            _ => None,
        };
        self.settings.beside(async |app| {
            let unread = "the log could not be read; see what was said before";
            if let Verb::Key = self.verb {
                let key = audit::public_key(app).await.map_err(|_| unread)?;
                say::line(&key.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
                return Ok(());
            }
            let Verified { lines, hash, signed_days } =
                audit::verify(app, key).await.map_err(|_| unread)??;
            say::line("The log is whole.");
            say::line(&format!("Lines:       {lines}"));
            say::line(&format!("Signed days: {signed_days}"));
            say::line(&format!("Last hash:   {hash}"));
            Ok(())
        })
    }
}

fn parse(text: &str) -> Result<[u8; 32], Failure> {
    let read;
    let digits = if Path::new(text).is_file() {
        read = std::fs::read_to_string(text)?;
        read.trim()
    } else {
        text
    };
    let mut key = [0; 32];
    if digits.len() != 64 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err("the key is neither a file nor 64 hexadecimal digits".into());
    }
    for (byte, at) in key.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&digits[at..at + 2], 16)?;
    }
    Ok(key)
}
