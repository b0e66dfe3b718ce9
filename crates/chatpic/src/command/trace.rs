//! `chatpic trace`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chatpic_media::{Limits, trace};
use clap::Args;

use crate::say;

/// Prints a line for each file that a session ID can be read from: the ID, and after it the file where
/// several are given. Ends with 0 where all could be read, and with 1 where any could not.
#[derive(Args)]
pub struct Trace {
    /// Pictures that were found somewhere.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

impl Trace {
    pub fn run(self) -> ExitCode {
        let mut code = ExitCode::SUCCESS;
        for file in &self.files {
            match look(file) {
                Ok(session) if self.files.len() == 1 => say::line(&session),
                Ok(session) => say::line(&format!("{session}  {}", file.display())),
                Err(why) => {
                    say::error(&format!("{}: {why}", file.display()));
                    code = ExitCode::FAILURE;
                }
            }
        }
        code
    }
}

fn look(file: &Path) -> Result<String, String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    // What came from elsewhere may be larger than what is accepted here.
    let limits =
        Limits { frame_pixels: 200_000_000, metadata_bytes: 16 << 20, ..Limits::default() };
    match trace(&bytes, &limits) {
        Ok(Some(session)) => Ok(session.to_string()),
        Ok(None) => Err("no session ID can be read from this picture".into()),
        Err(refusal) => Err(format!("no picture that can be read: {refusal}")),
    }
}
