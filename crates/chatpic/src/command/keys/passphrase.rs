//! Where a passphrase comes from: a file, a pipe, or somebody at a terminal. Never an argument, which
//! every process on the machine can read.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::Path;

use age::secrecy::{ExposeSecret, SecretString};
use console::Term;
use zeroize::Zeroizing;

use super::Failure;

/// A passphrase that will be needed again: somebody who types it types it twice.
pub fn new(from: &Path) -> Result<SecretString, Failure> {
    let passphrase = known(from)?;
    if asks(from) && passphrase.expose_secret() != ask("Again: ")?.expose_secret() {
        return Err("these were two passphrases".into());
    }
    Ok(passphrase)
}

/// A passphrase that something was encrypted with.
pub fn known(from: &Path) -> Result<SecretString, Failure> {
    let passphrase = if asks(from) {
        ask("Passphrase: ")?
    } else if is_stdin(from) {
        first_line(io::stdin().lock())?
    } else {
        let named = |error: io::Error| format!("{}: {error}", from.display());
        File::open(from).and_then(|file| first_line(BufReader::new(file))).map_err(named)?
    };
    if passphrase.expose_secret().is_empty() {
        return Err("an empty passphrase protects nothing".into());
    }
    Ok(passphrase)
}

fn is_stdin(from: &Path) -> bool {
    from == Path::new("-")
}

fn asks(from: &Path) -> bool {
    is_stdin(from) && io::stdin().is_terminal()
}

/// Asks at the terminal, which shows nothing of the answer.
fn ask(prompt: &str) -> io::Result<SecretString> {
    let terminal = Term::stderr();
    terminal.write_str(prompt)?;
    Ok(terminal.read_secure_line()?.into())
}

fn first_line(mut from: impl BufRead) -> io::Result<SecretString> {
    let mut line = Zeroizing::new(String::new());
    from.read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).into())
}
