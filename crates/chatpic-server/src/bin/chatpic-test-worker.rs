//! What decodes videos, by itself, for the tests of this crate. What is shipped is `chatpic decode-worker`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    chatpic_worker::obey(&words)
}
