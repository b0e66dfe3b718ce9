//! Writing what leaves the vault: new files that only we can read, whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use chatpic_server::actions::vault::{Entry, Verified, pieces, verify};
use chatpic_server::app::App;
use chatpic_server::private;

use super::told;
use crate::command::Failure;
use crate::say;

/// Writes a case and its sidecar below `dir`. What is not as it was sealed is not written.
pub async fn export(app: &App, entry: &Entry, dir: &Path) -> Result<(), Failure> {
    if verify(app, entry).await.map_err(told)? != Verified::Sound {
        return Err("it is not as it was sealed; `chatpic vault verify` says more".into());
    }
    let path = dir.join(entry.path());
    private::directory(path.parent().expect("a case's path has directories"))?;
    let sealed = path.with_extension("age");
    let mut file = create(&sealed)?;
    let mut pieces = pieces(app, entry);
    let written: Result<(), Failure> = async {
        while let Some(piece) = pieces.next().await.map_err(told)? {
            file.write_all(&piece)?;
        }
        file.sync_all()?;
        let sidecar = serde_json::to_vec_pretty(&entry.sidecar())?;
        write(&path.with_extension("json"), &sidecar)
    }
    .await;
    if written.is_err() {
        // Half a case would stand in the way of a whole one.
        let _ = fs::remove_file(&sealed);
    }
    written?;
    say::line(&format!("Wrote {}", sealed.display()));
    Ok(())
}

/// Writes a new file.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut file = create(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    Ok(written.map_err(|error| named(path, &error))?)
}

fn create(path: &Path) -> Result<File, Failure> {
    let made = File::options().write(true).create_new(true).mode(0o600).open(path);
    made.map_err(|error| named(path, &error).into())
}

fn named(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}
