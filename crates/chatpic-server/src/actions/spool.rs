//! A file on its way in: in memory while it is small, sealed on the disk when it grows. And one that a
//! worker writes on its way out, sealed from its first byte.
//!
//! The file on the disk has no name from the moment it is opened, and its key is in memory alone: a
//! process that dies leaves nothing, and a disk that is stolen says nothing.

mod at_rest;

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chatpic_core::{BlobKey, Rng};
use chatpic_seal::{Layout, ObjectKey, Sealer};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;
use zeroize::Zeroizing;

pub use at_rest::AtRest;

/// What an upload's files together keep in memory before the disk is used.
const IN_MEMORY: usize = 1 << 20;

/// After how many bytes of a file it is asked again whether there is room: many at once can fill what was
/// free when each began.
pub(super) const LOOK_EVERY: u64 = 4 << 20;

/// Bytes that are free where `dir` lies.
pub(super) fn free_in(dir: &Path) -> io::Result<u64> {
    let space = rustix::fs::statvfs(dir)?;
    Ok(space.f_bavail.saturating_mul(space.f_frsize))
}

/// A file being received.
pub(super) struct Spool {
    memory: Zeroizing<Vec<u8>>,
    /// The most that it may hold.
    room: usize,
    disk: Option<Disk>,
    len: u64,
    head: Head,
}

/// The bytes with which a file begins, at most 64: by these its format is told.
type Head = Vec<u8>;

const HEAD: usize = 64;

struct Disk {
    file: File,
    key: ObjectKey,
    sealer: Sealer,
    /// Sealed bytes that have not been written yet.
    out: Vec<u8>,
}

/// A file that was received whole.
pub(super) struct Spooled {
    memory: Zeroizing<Vec<u8>>,
    disk: Option<(File, ObjectKey, Layout)>,
    head: Head,
}

impl Spool {
    /// For one more file of an upload whose other files hold so many bytes of memory.
    pub fn beside(held: usize) -> Self {
        let room = IN_MEMORY.saturating_sub(held);
        let head = Vec::with_capacity(HEAD);
        Self { memory: Zeroizing::new(Vec::new()), room, disk: None, len: 0, head }
    }

    /// Bytes received so far.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// With what it begins, as far as that has come.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    pub async fn write(&mut self, bytes: &[u8], dir: &Path, rng: &dyn Rng) -> io::Result<()> {
        self.len += bytes.len() as u64;
        let missing = HEAD - self.head.len();
        self.head.extend_from_slice(&bytes[..bytes.len().min(missing)]);
        if self.disk.is_none() && self.memory.len() + bytes.len() <= self.room {
            self.memory.extend_from_slice(bytes);
            return Ok(());
        }
        if self.disk.is_none() {
            let mut disk = Disk::open(dir, rng).await?;
            disk.push(&std::mem::take(&mut *self.memory)).await?;
            self.disk = Some(disk);
        }
        self.disk.as_mut().expect("opened above").push(bytes).await
    }

    pub async fn finish(self) -> io::Result<Spooled> {
        let disk = match self.disk {
            Some(disk) => Some(disk.finish().await?),
            None => None,
        };
        Ok(Spooled { memory: self.memory, disk, head: self.head })
    }
}

impl Spooled {
    /// Bytes that it holds in memory.
    pub fn in_memory(&self) -> usize {
        self.memory.len()
    }

    /// With what it begins.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Bytes of the whole file.
    pub fn len(&self) -> u64 {
        let memory = || self.memory.len() as u64;
        self.disk.as_ref().map_or_else(memory, |(_, _, layout)| layout.content_len())
    }

    /// For reading.
    pub async fn at_rest(self) -> AtRest {
        let Some((file, key, layout)) = self.disk else { return AtRest::in_memory(self.memory) };
        AtRest::on_disk(file.into_std().await, key, layout)
    }
}

impl Disk {
    async fn open(dir: &Path, rng: &dyn Rng) -> io::Result<Self> {
        let file = File::from_std(nameless(dir, rng)?);
        let key = ObjectKey::generate(&mut |bytes| rng.fill(bytes));
        let mut out = Vec::new();
        let sealer = Sealer::new(&key, &mut |bytes| rng.fill(bytes), &mut out);
        Ok(Self { file, key, sealer, out })
    }

    async fn push(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sealer.push(bytes, &mut self.out);
        if self.out.len() >= IN_MEMORY / 4 {
            self.file.write_all(&self.out).await?;
            self.out.clear();
        }
        Ok(())
    }

    async fn finish(mut self) -> io::Result<(File, ObjectKey, Layout)> {
        let layout = self.sealer.finish_unpadded(&mut self.out);
        self.file.write_all(&self.out).await?;
        self.file.flush().await?;
        Ok((self.file, self.key, layout))
    }
}

/// A file that a worker writes.
pub(super) struct ByWorker {
    dir: PathBuf,
    /// So many bytes stay free.
    reserve: u64,
    len: u64,
    file: fs::File,
    key: ObjectKey,
    sealer: Sealer,
    /// Sealed bytes that have not been written yet.
    out: Vec<u8>,
}

impl ByWorker {
    /// In this directory, where so many bytes are left free.
    pub fn open(dir: PathBuf, reserve: u64, rng: &dyn Rng) -> io::Result<Self> {
        let file = nameless(&dir, rng)?;
        let key = ObjectKey::generate(&mut |bytes| rng.fill(bytes));
        let mut out = Vec::new();
        let sealer = Sealer::new(&key, &mut |bytes| rng.fill(bytes), &mut out);
        Ok(Self { dir, reserve, len: 0, file, key, sealer, out })
    }

    pub fn finish(mut self) -> io::Result<(fs::File, ObjectKey, Layout)> {
        let layout = self.sealer.finish_unpadded(&mut self.out);
        self.file.write_all(&self.out)?;
        Ok((self.file, self.key, layout))
    }

    /// For reading.
    pub fn at_rest(self) -> io::Result<AtRest> {
        let (file, key, layout) = self.finish()?;
        Ok(AtRest::on_disk(file, key, layout))
    }
}

impl Write for ByWorker {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // As much as is written at once is sealed at once, so that no more is ever held.
        let bytes = &bytes[..bytes.len().min(IN_MEMORY / 4)];
        let before = self.len / LOOK_EVERY;
        self.len += bytes.len() as u64;
        if self.len / LOOK_EVERY > before && free_in(&self.dir)? < self.reserve {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.sealer.push(bytes, &mut self.out);
        if self.out.len() >= IN_MEMORY / 4 {
            self.file.write_all(&self.out)?;
            self.out.clear();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Bytes that a worker made, for reading: in memory, beside so many others of one upload, or on the disk.
pub(super) fn set_down(
    bytes: Vec<u8>,
    beside: u64,
    (dir, reserve): (PathBuf, u64),
    rng: &dyn Rng,
) -> io::Result<AtRest> {
    let bytes = Zeroizing::new(bytes);
    if beside + bytes.len() as u64 <= IN_MEMORY as u64 {
        return Ok(AtRest::in_memory(bytes));
    }
    let mut out = ByWorker::open(dir, reserve, rng)?;
    out.write_all(&bytes)?;
    out.at_rest()
}

/// A new file without a name.
pub(super) fn nameless(dir: &Path, rng: &dyn Rng) -> io::Result<fs::File> {
    let path = dir.join(BlobKey::random(rng).to_string());
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    let file = options.open(&path)?;
    fs::remove_file(&path)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use chatpic_media::video::Source;
    use tokio::io::{AsyncReadExt, AsyncSeekExt};

    use super::*;
    use crate::system::SystemRng;

    #[tokio::test]
    async fn a_file_of_any_size_comes_back_whole_and_leaves_nothing_on_the_disk() {
        let dir = tempfile::tempdir().unwrap();
        for len in [0, 1, IN_MEMORY, IN_MEMORY + 1, 3 * IN_MEMORY + 77] {
            let content: Vec<u8> = (0..len).map(|n| u8::try_from(n % 251).unwrap()).collect();
            let mut spool = Spool::beside(0);
            for piece in content.chunks(70_001) {
                spool.write(piece, dir.path(), &SystemRng).await.unwrap();
            }
            let spooled = spool.finish().await.unwrap();
            assert_eq!(spooled.disk.is_some(), len > IN_MEMORY);
            assert_eq!(spooled.len(), content.len() as u64);
            let mut at_rest = spooled.at_rest().await;
            for (from, to) in [(0, len / 2), (len / 2, len), (len.saturating_sub(3), len)] {
                let mut read = vec![0; to - from];
                at_rest.read_at(from as u64, &mut read).unwrap();
                assert!(read == content[from..to], "{from} to {to} of {len}");
            }
            assert!(at_rest.read_at(len as u64, &mut [0]).is_err());
            assert!(*at_rest.into_bytes().unwrap() == content, "{len} bytes");
            assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
        }
    }

    #[tokio::test]
    async fn the_files_of_one_upload_share_what_may_be_held_in_memory() {
        let dir = tempfile::tempdir().unwrap();
        let mut held = 0;
        for _ in 0..5 {
            let mut spool = Spool::beside(held);
            spool.write(&[7; IN_MEMORY / 2], dir.path(), &SystemRng).await.unwrap();
            held += spool.finish().await.unwrap().in_memory();
        }
        assert_eq!(held, IN_MEMORY);
    }

    #[test]
    fn a_worker_stops_where_too_little_would_be_left() {
        let dir = tempfile::tempdir().unwrap();
        let piece = vec![7; 1 << 20];
        let written = |reserve| {
            let mut out = ByWorker::open(dir.path().into(), reserve, &SystemRng).unwrap();
            (0..8).try_for_each(|_| out.write_all(&piece))
        };
        written(0).unwrap();
        assert_eq!(written(u64::MAX).unwrap_err().kind(), io::ErrorKind::StorageFull);
    }

    #[test]
    fn what_waits_is_in_memory_while_it_is_small_and_comes_back_whole() {
        let dir = tempfile::tempdir().unwrap();
        let content: Vec<u8> = (0..3 << 20).map(|n| u8::try_from(n % 251).unwrap()).collect();
        for (len, beside, on_disk) in
            [(9, 0, false), (9, 1 << 20, true), (1 << 20, 0, false), (3 << 20, 0, true)]
        {
            let place = (dir.path().to_owned(), 0);
            let at_rest = set_down(content[..len].to_vec(), beside, place, &SystemRng).unwrap();
            assert_eq!(at_rest.in_memory_len(), if on_disk { 0 } else { len as u64 });
            assert!(*at_rest.into_bytes().unwrap() == content[..len]);
        }
    }

    #[tokio::test]
    async fn what_stands_on_the_disk_is_sealed() {
        let dir = tempfile::tempdir().unwrap();
        let mut spool = Spool::beside(0);
        let content = b"a window of plaintext ".repeat(100_000);
        spool.write(&content, dir.path(), &SystemRng).await.unwrap();
        let (mut file, _, _) = spool.finish().await.unwrap().disk.unwrap();
        file.rewind().await.unwrap();
        let mut stored = Vec::new();
        file.read_to_end(&mut stored).await.unwrap();
        assert!(stored.len() > content.len());
        assert!(!stored.windows(22).any(|window| window == b"a window of plaintext "));
    }
}
