//! What the program says: results to standard output, everything else to standard error.

use std::io::{self, Write};

/// Writes one line of result. A reader that has gone away (`| head`) is no failure.
pub fn line(text: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{text}");
}

/// Writes a result that is worth nothing unless all of it arrives.
pub fn whole(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Writes why something was not done.
pub fn error(text: &str) {
    let mut out = io::stderr().lock();
    let _ = writeln!(out, "chatpic: {text}");
}
