//! The worker by itself, for the tests of this crate. What is shipped is `chatpic decode-worker`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.split_first() {
        // The tries as they are without a sandbox.
        Some((word, [name, directory, executed @ ..])) if word == "bare" => {
            chatpic_worker::bare(name, directory, executed)
        }
        _ => chatpic_worker::obey(&words),
    }
}
