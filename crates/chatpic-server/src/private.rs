//! Directories and files that only we can read, whose names survive a power cut. Nothing here replaces
//! what is there.

use std::ffi::{OsStr, OsString};
use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use chatpic_core::Rng;

/// Makes a directory with all above it. One that is there keeps its mode.
///
/// # Errors
/// Where it can't be made.
pub fn directory(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    File::open(parent(path))?.sync_all()
}

/// Writes a new file, whole or not at all: until its bytes are durable it has another name, beside its
/// own. A process that dies meanwhile leaves that behind, for [`sweep`].
///
/// # Errors
/// Also where there is such a file already.
pub fn write_new(path: &Path, bytes: &[u8], rng: &dyn Rng) -> io::Result<()> {
    let unfinished = Unfinished::beside(path, rng)?;
    let mut file = File::options().write(true).create_new(true).mode(0o600).open(&unfinished.0)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    // A rename would replace what is there; a second name is refused.
    fs::hard_link(&unfinished.0, path)?;
    drop(unfinished);
    File::open(parent(path))?.sync_all()
}

/// Removes what [`write_new`] left unfinished of this file.
///
/// # Errors
/// Where the directory can't be read or something in it not be removed.
pub fn sweep(path: &Path) -> io::Result<()> {
    let prefix = prefix(name(path)?);
    for entry in fs::read_dir(parent(path))? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(prefix.as_encoded_bytes()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The other name of a file that is being written; it goes when this is dropped.
struct Unfinished(PathBuf);

impl Unfinished {
    fn beside(path: &Path, rng: &dyn Rng) -> io::Result<Self> {
        let mut other = prefix(name(path)?);
        other.push(format!("{:016x}", u64::from_be_bytes(rng.array())));
        Ok(Self(path.with_file_name(other)))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // What can't be removed now is swept at the next start.
        let _ = fs::remove_file(&self.0);
    }
}

/// No name that a person would give to a copy.
fn prefix(name: &OsStr) -> OsString {
    let mut prefix = OsString::from(".unfinished-");
    prefix.push(name);
    prefix.push("-");
    prefix
}

fn name(path: &Path) -> io::Result<&OsStr> {
    path.file_name().ok_or_else(|| io::ErrorKind::InvalidFilename.into())
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::system::SystemRng;

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = entries.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_file_is_whole_and_ours_alone_and_never_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        write_new(&path, b"first", &SystemRng).unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        let again = write_new(&path, b"second", &SystemRng).unwrap_err();
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(names(dir.path()), ["file"]);
    }

    #[test]
    fn what_was_left_unfinished_is_swept_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let kept = ["file", "file.bak", ".unfinished-other-0", "unfinished-file-0"];
        for name in kept.into_iter().chain([".unfinished-file-0123456789abcdef"]) {
            fs::write(dir.path().join(name), name).unwrap();
        }
        sweep(&dir.path().join("file")).unwrap();
        let mut kept = kept;
        kept.sort_unstable();
        assert_eq!(names(dir.path()), kept);
    }

    #[test]
    fn a_directory_is_ours_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a/b");
        directory(&path).unwrap();
        directory(&path).unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }
}
