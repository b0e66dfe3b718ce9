//! `chatpic keys`: the root key, on its way to another node or into a safe.
//!
//! It leaves this machine encrypted with age, to keys or with a passphrase, and in no other form. It
//! never takes the place of another key.

mod passphrase;
mod sealed;

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use age::x25519::Recipient;
use chatpic_server::private;
use chatpic_server::root::{RootFile, RootKey};
use chatpic_server::system::SystemRng;
use clap::{Args, Subcommand};

use super::Failure;
use super::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Keys {
    #[command(subcommand)]
    way: Way,
}

#[derive(Subcommand)]
enum Way {
    /// Write the root key, encrypted.
    Export(Export),
    /// Take the root key that another node exported, where there is none yet.
    Import(Import),
}

#[derive(Args)]
struct Export {
    #[command(flatten)]
    to: To,
    /// A new file to write; standard output where none is named.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
struct To {
    /// An age key that can decrypt it, such as age1…; may be repeated.
    #[arg(long, value_name = "KEY")]
    recipient: Vec<Recipient>,
    /// A file whose first line is a passphrase; `-` asks for it, or reads it from standard input.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

#[derive(Args)]
struct Import {
    #[command(flatten)]
    with: With,
    /// What was exported; `-` reads it from standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
struct With {
    /// A file of age identities, as age-keygen writes it.
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    /// A file whose first line is the passphrase; `-` asks for it, or reads it from standard input.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl Keys {
    pub fn run(self) -> Result<(), Failure> {
        match self.way {
            Way::Export(export) => export.run(),
            Way::Import(import) => import.run(),
        }
    }
}

impl Export {
    fn run(self) -> Result<(), Failure> {
        let file = RootFile::within(&self.settings.parse()?.data_dir);
        let absent = || format!("{} is not there: the first start draws it", file.path().display());
        let text = file.read()?.ok_or_else(absent)?.to_text();
        let sealed = match &self.to.passphrase_file {
            Some(from) => sealed::with_passphrase(&text, passphrase::new(from)?)?,
            None => sealed::to_recipients(&text, &self.to.recipient)?,
        };
        match &self.output {
            Some(path) => write(path, &sealed).map_err(named(path)),
            None => Ok(say::whole(&sealed)?),
        }
    }
}

impl Import {
    fn run(self) -> Result<(), Failure> {
        let data_dir = self.settings.parse()?.data_dir;
        let key = self.decrypt()?;
        private::directory(&data_dir).map_err(named(&data_dir))?;
        let file = RootFile::within(&data_dir);
        let path = file.path().display();
        match file.read()? {
            None => {
                file.write(&key, &SystemRng)?;
                say::line(&format!("Imported to {path}."));
            }
            Some(held) if held.check() == key.check() => {
                say::line(&format!("{path} holds this key already."));
            }
            Some(_) => {
                let why =
                    "holds another root key: move it away if this node served nothing under it";
                return Err(format!("{path} {why}").into());
            }
        }
        Ok(())
    }

    fn decrypt(&self) -> Result<RootKey, Failure> {
        let stdin = Path::new("-");
        if self.file == stdin && self.with.passphrase_file.as_deref() == Some(stdin) {
            return Err("standard input can't be both the key and its passphrase".into());
        }
        let sealed = if self.file == stdin {
            read(io::stdin().lock())?
        } else {
            File::open(&self.file).and_then(read).map_err(named(&self.file))?
        };
        let text = match (&self.with.passphrase_file, &self.with.identity) {
            (Some(from), _) => sealed::open_with_passphrase(&sealed, passphrase::known(from)?)?,
            (None, identity) => {
                let identity = identity.as_deref().expect("the group requires one of the two");
                sealed::open_with_identities(&sealed, identity)?
            }
        };
        Ok(RootKey::from_text(&text)?)
    }
}

/// Reads what is no longer than an exported key may be, with many recipients.
fn read(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(1 << 20).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a new file that only we can read. On any file system: a stick knows no second names.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).mode(0o600).open(path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a key is worth nothing, and would stand in the way of a whole one.
        let _ = std::fs::remove_file(path);
    }
    written
}

fn named(path: &Path) -> impl Fn(io::Error) -> Failure {
    let path = path.display().to_string();
    move |error| format!("{path}: {error}").into()
}
