//! Programs that make what is measured with.

use std::path::Path;
use std::process::Command;

use crate::Outcome;

/// Runs ffmpeg with arguments that have no spaces in them.
pub fn ffmpeg(arguments: &str) -> Outcome<()> {
    let mut command = Command::new("ffmpeg");
    command.args(["-nostdin", "-y", "-v", "error"]).args(arguments.split_whitespace());
    match command.status()?.success() {
        true => Ok(()),
        false => Err("ffmpeg failed".into()),
    }
}

pub fn text(path: &Path) -> Outcome<&str> {
    Ok(path.to_str().ok_or("a path of letters")?)
}
