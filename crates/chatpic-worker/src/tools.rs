//! Where ffmpeg is, and what it takes to run it: its loader and its libraries, each by its path. They
//! are looked up once, at the start; after an upgrade of ffmpeg the server must be started again.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

/// ffmpeg, and the files that it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tools {
    ffmpeg: String,
    /// None where ffmpeg is one file.
    loader: Option<String>,
    libraries: Vec<String>,
}

/// Why there is no ffmpeg to use.
#[derive(Debug, thiserror::Error)]
pub enum NoTools {
    /// In none of the usual places.
    #[error("ffmpeg is not installed (Debian: apt-get install ffmpeg)")]
    Missing,
    /// It is there, but can't be understood.
    #[error("{path}: {reason}")]
    Broken {
        /// Of ffmpeg or its loader.
        path: String,
        /// In words.
        reason: String,
    },
}

impl Tools {
    /// Looks in `/usr/bin` and `/usr/local/bin`.
    pub fn find() -> Result<Self, NoTools> {
        let place = PLACES.into_iter().find(|place| Path::new(place).is_file());
        Self::at(place.ok_or(NoTools::Missing)?)
    }

    /// Takes the ffmpeg at this path. ffmpeg is not run: its loader lists what it would load.
    pub fn at(ffmpeg: &str) -> Result<Self, NoTools> {
        let broken = |path: &str, reason: String| NoTools::Broken { path: path.to_owned(), reason };
        let mut head = Vec::new();
        File::open(ffmpeg)
            .and_then(|file| file.take(HEAD).read_to_end(&mut head))
            .map_err(|error| broken(ffmpeg, error.to_string()))?;
        let ffmpeg = ffmpeg.to_owned();
        let Some(loader) = loader(&head).map_err(|reason| broken(&ffmpeg, reason.to_owned()))?
        else {
            return Ok(Self { ffmpeg, loader: None, libraries: Vec::new() });
        };
        let listed = Command::new(&loader)
            .args(["--list", &ffmpeg])
            .env_clear()
            .stdin(Stdio::null())
            .output()
            .map_err(|error| broken(&loader, error.to_string()))?;
        let text = String::from_utf8(listed.stdout)
            .map_err(|_| broken(&loader, "lists paths that are no UTF-8".to_owned()))?;
        if !listed.status.success() || text.contains("=> not found") {
            return Err(broken(&ffmpeg, "its libraries are not all there".to_owned()));
        }
        Ok(Self { ffmpeg, loader: Some(loader), libraries: libraries(&text) })
    }

    /// Where ffmpeg is.
    pub fn ffmpeg(&self) -> &str {
        &self.ffmpeg
    }

    /// What a worker may execute: ffmpeg comes first.
    pub(crate) fn executed(&self) -> Vec<String> {
        std::iter::once(&self.ffmpeg).chain(&self.loader).cloned().collect()
    }

    /// What a worker may read.
    pub(crate) fn read(&self) -> Vec<String> {
        let index = Some(INDEX.to_owned()).filter(|index| Path::new(index).is_file());
        self.libraries.iter().cloned().chain(index).collect()
    }
}

const PLACES: [&str; 2] = ["/usr/bin/ffmpeg", "/usr/local/bin/ffmpeg"];
/// Where the loader finds which library is where.
const INDEX: &str = "/etc/ld.so.cache";
/// The table of what a program is made of stands in its first page.
const HEAD: u64 = 4096;

/// The paths in what a loader lists: `NAME => PATH (ADDRESS)`.
fn libraries(listed: &str) -> Vec<String> {
    let paths = listed.lines().filter_map(|line| {
        let (_, found) = line.split_once(" => ")?;
        found.rsplit_once(" (").map(|(path, _)| path.trim().to_owned())
    });
    paths.filter(|path| path.starts_with('/')).collect()
}

/// What a program of 64 bits says it is loaded by; none where it needs nobody.
fn loader(head: &[u8]) -> Result<Option<String>, &'static str> {
    const NO_PROGRAM: &str = "is no program of this machine";
    let number = |at: usize, bytes: usize| {
        let taken = head.get(at..at.checked_add(bytes)?)?;
        let value = taken.iter().rev().fold(0u64, |value, byte| value << 8 | u64::from(*byte));
        usize::try_from(value).ok()
    };
    // The mark of ELF, 64 bits, the lowest byte first.
    if !head.starts_with(b"\x7fELF\x02\x01") {
        return Err(NO_PROGRAM);
    }
    let field = |at, bytes| number(at, bytes).ok_or(NO_PROGRAM);
    let (table, entry, entries) = (field(32, 8)?, field(54, 2)?, field(56, 2)?);
    for index in 0..entries {
        let at = index.checked_mul(entry).and_then(|it| it.checked_add(table)).ok_or(NO_PROGRAM)?;
        const LOADED_BY: usize = 3;
        if field(at, 4)? == LOADED_BY {
            let (at, bytes) = (field(at + 8, 8)?, field(at + 32, 8)?);
            let path = at.checked_add(bytes).and_then(|end| head.get(at..end)).ok_or(NO_PROGRAM)?;
            let path = path.strip_suffix(b"\0").ok_or(NO_PROGRAM)?;
            let path = std::str::from_utf8(path).map_err(|_| NO_PROGRAM)?;
            return Ok(Some(path.to_owned()));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loaders_list_is_read() {
        let listed = "\tlinux-vdso.so.1 (0x00007ffd)\n\
             \tlibav.so.59 => /lib/x86_64-linux-gnu/libav.so.59 (0x00007f1e)\n\
             \t/lib64/ld-linux-x86-64.so.2 (0x00007f1f)\n\
             \tlibodd.so => /opt/a (b)/libodd.so (0x00007f20)\n";
        assert_eq!(
            libraries(listed),
            ["/lib/x86_64-linux-gnu/libav.so.59", "/opt/a (b)/libodd.so"]
        );
    }

    #[test]
    fn a_program_says_by_whom_it_is_loaded() {
        let mut head = Vec::new();
        let own = std::env::current_exe().unwrap();
        File::open(own).unwrap().take(HEAD).read_to_end(&mut head).unwrap();
        let path = loader(&head).unwrap().unwrap();
        assert!(path.starts_with("/lib") && Path::new(&path).is_file(), "{path}");
    }

    #[test]
    fn what_is_no_program_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ffmpeg");
        let path = path.to_str().unwrap();
        assert!(matches!(Tools::at(path), Err(NoTools::Broken { .. })));
        for head in [
            &b""[..],
            b"#!/bin/sh\n",
            b"\x7fELF\x02\x01",
            &[&b"\x7fELF\x02\x01"[..], &[255; 4000]].concat(),
        ] {
            std::fs::write(path, head).unwrap();
            assert!(matches!(Tools::at(path), Err(NoTools::Broken { .. })), "{head:?}");
        }
    }
}
