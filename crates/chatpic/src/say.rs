//! What the program says: results to standard output, everything else to standard error.

use std::io::{self, Write};

/// Writes one line of result. A reader that has gone away (`| head`) is no failure.
pub fn line(text: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{text}");
}

/// Writes why something was not done.
pub fn error(text: &str) {
    let mut out = io::stderr().lock();
    let _ = writeln!(out, "chatpic: {text}");
}
