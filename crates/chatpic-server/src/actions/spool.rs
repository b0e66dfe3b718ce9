//! A file on its way in: in memory while it is small or there is room, sealed on the disk when it grows. And
//! one that a worker writes on its way out, sealed from its first byte.
//!
//! The file on the disk has no name from the moment it is opened, and its key is in memory alone: a
//! process that dies leaves nothing, and a disk that is stolen says nothing.

mod at_rest;
mod budget;

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chatpic_core::{BlobKey, Rng};
use chatpic_media::video::Format;
use chatpic_seal::{Layout, ObjectKey, Sealer};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;
use zeroize::Zeroizing;

pub use at_rest::AtRest;
pub use budget::Budget;

use budget::Claim;

/// What an upload's files together keep in memory in any case.
const IN_MEMORY: usize = 1 << 20;

/// What is sealed at once, and written.
const PIECE: usize = IN_MEMORY / 4;

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
    /// What it may hold in any case.
    room: usize,
    /// For what it holds beyond that.
    claim: Claim,
    /// As many bytes are to come in all, or fewer, if that was said.
    announced: usize,
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
    claim: Claim,
    disk: Option<(File, ObjectKey, Layout)>,
    head: Head,
    /// Of all its bytes, where somebody took it as they came.
    sha256: Option<[u8; 32]>,
}

impl Spool {
    /// For one more file of an upload whose other files hold so many bytes of what it may in any case, and
    /// of which so many bytes are `announced`.
    pub fn beside(held: usize, announced: Option<u64>) -> Self {
        let announced = announced.and_then(|it| usize::try_from(it).ok()).unwrap_or(0);
        Self {
            memory: Zeroizing::default(),
            room: IN_MEMORY.saturating_sub(held),
            claim: Claim::default(),
            announced,
            disk: None,
            len: 0,
            head: Vec::with_capacity(HEAD),
        }
    }

    /// Bytes received so far.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// With what it begins, as far as that has come.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Takes the next bytes: into memory where `budget` has some, else into `dir`.
    ///
    /// # Errors
    /// Where they can't be written.
    pub async fn write(
        &mut self,
        bytes: &[u8],
        budget: &Budget,
        dir: &Path,
        rng: &dyn Rng,
    ) -> io::Result<()> {
        self.len += bytes.len() as u64;
        let missing = HEAD - self.head.len();
        self.head.extend_from_slice(&bytes[..bytes.len().min(missing)]);
        if self.disk.is_none() {
            if self.fits(bytes.len(), budget) {
                self.keep(bytes);
                return Ok(());
            }
            let mut disk = Disk::open(dir, rng).await?;
            disk.push(&std::mem::take(&mut self.memory)).await?;
            self.claim = Claim::default();
            self.disk = Some(disk);
        }
        self.disk.as_mut().expect("opened above").push(bytes).await
    }

    /// Whether so many more bytes may be in memory.
    fn fits(&mut self, more: usize, budget: &Budget) -> bool {
        let len = self.memory.len() + more;
        len <= self.most() && self.claim.grow(len.saturating_sub(self.room), budget)
    }

    /// The most that it may hold in memory. A video claims nothing: it waits for long.
    fn most(&self) -> usize {
        match Format::sniff(&self.head) {
            Some(_) => self.room,
            None => self.room + Claim::MOST,
        }
    }

    /// Takes bytes into memory. What grew in place might leave a copy of itself where it was, which nobody
    /// wipes.
    fn keep(&mut self, bytes: &[u8]) {
        let len = self.memory.len() + bytes.len();
        if len > self.memory.capacity() {
            let wanted = if self.announced < len { 2 * len } else { self.announced };
            let mut larger = Zeroizing::new(Vec::with_capacity(wanted.min(self.most())));
            larger.extend_from_slice(&self.memory);
            self.memory = larger;
        }
        self.memory.extend_from_slice(bytes);
    }

    pub async fn finish(self) -> io::Result<Spooled> {
        let disk = match self.disk {
            Some(disk) => Some(disk.finish().await?),
            None => None,
        };
        let Self { memory, claim, head, .. } = self;
        Ok(Spooled { memory, claim, disk, head, sha256: None })
    }
}

impl Spooled {
    /// The same file, with the SHA-256 of all its bytes.
    pub fn with_sha256(self, sha256: [u8; 32]) -> Self {
        Self { sha256: Some(sha256), ..self }
    }

    /// The SHA-256 of all its bytes, where it is known.
    pub fn sha256(&self) -> Option<[u8; 32]> {
        self.sha256
    }

    /// Bytes that it holds of what its upload may hold in any case.
    pub fn held(&self) -> usize {
        self.memory.len().saturating_sub(self.claim.bytes())
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
        let Some((file, key, layout)) = self.disk else {
            return AtRest::in_memory_of(self.memory, self.claim);
        };
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
        for piece in bytes.chunks(PIECE) {
            self.sealer.push(piece, &mut self.out);
            if self.out.len() >= PIECE {
                self.file.write_all(&self.out).await?;
                self.out.clear();
            }
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
        let bytes = &bytes[..bytes.len().min(PIECE)];
        let before = self.len / LOOK_EVERY;
        self.len += bytes.len() as u64;
        if self.len / LOOK_EVERY > before && free_in(&self.dir)? < self.reserve {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.sealer.push(bytes, &mut self.out);
        if self.out.len() >= PIECE {
            self.file.write_all(&self.out)?;
            self.out.clear();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Bytes that a worker made, for reading: in memory, where one upload holds so many others besides, or on the
/// disk.
pub(super) fn set_down(
    bytes: Vec<u8>,
    beside: usize,
    budget: &Budget,
    (dir, reserve): (PathBuf, u64),
    rng: &dyn Rng,
) -> io::Result<AtRest> {
    let bytes = Zeroizing::new(bytes);
    let mut claim = Claim::default();
    if beside + bytes.len() <= IN_MEMORY || claim.grow(bytes.len(), budget) {
        return Ok(AtRest::in_memory_of(bytes, claim));
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
        let lens = [0, 1, IN_MEMORY, IN_MEMORY + 1, 3 * IN_MEMORY + 77];
        for (len, room) in lens.into_iter().flat_map(|len| [(len, 0), (len, 1), (len, 2)]) {
            let budget = Budget::of((room * IN_MEMORY) as u64);
            let content: Vec<u8> = (0..len).map(|n| u8::try_from(n % 251).unwrap()).collect();
            let mut spool = Spool::beside(0, (room == 1).then_some(len as u64));
            for piece in content.chunks(70_001) {
                spool.write(piece, &budget, dir.path(), &SystemRng).await.unwrap();
            }
            let spooled = spool.finish().await.unwrap();
            assert_eq!(spooled.disk.is_some(), len > IN_MEMORY * (1 + room), "{len}, {room}");
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
            assert!(Claim::default().grow(room * IN_MEMORY, &budget), "all of it is free again");
        }
    }

    #[tokio::test]
    async fn the_files_of_one_upload_share_what_may_be_held_in_memory() {
        let dir = tempfile::tempdir().unwrap();
        let budget = Budget::of(IN_MEMORY as u64);
        let mut files = Vec::new();
        for _ in 0..5 {
            let held = files.iter().map(Spooled::held).sum();
            let mut spool = Spool::beside(held, None);
            let half = [7; IN_MEMORY / 2];
            spool.write(&half, &budget, dir.path(), &SystemRng).await.unwrap();
            files.push(spool.finish().await.unwrap());
        }
        assert_eq!(files.iter().map(Spooled::held).sum::<usize>(), IN_MEMORY);
        let on_disk = files.iter().map(|file| file.disk.is_some());
        assert!(on_disk.eq([false, false, false, false, true]));
    }

    #[tokio::test]
    async fn what_outgrows_its_memory_gives_it_back_and_a_video_claims_none() {
        let dir = tempfile::tempdir().unwrap();
        let budget = Budget::of(Claim::MOST as u64);
        let is_free = || Claim::default().grow(Claim::MOST, &budget);
        let video: &[u8] = b"\0\0\0\x18ftypisom\0\0\0\0isommp42";
        assert!(Format::sniff(video).is_some());
        for (begin, most) in [(&b"no video"[..], IN_MEMORY + Claim::MOST), (video, IN_MEMORY)] {
            let mut spool = Spool::beside(0, Some(u64::MAX));
            spool.write(begin, &budget, dir.path(), &SystemRng).await.unwrap();
            let rest = vec![7; most - begin.len()];
            spool.write(&rest, &budget, dir.path(), &SystemRng).await.unwrap();
            assert!(spool.disk.is_none() && is_free() == (most == IN_MEMORY));
            assert_eq!(spool.memory.capacity(), most);
            spool.write(b"one too many", &budget, dir.path(), &SystemRng).await.unwrap();
            assert!(spool.disk.as_ref().unwrap().out.capacity() < 4 * PIECE);
            assert!(spool.memory.capacity() == 0 && is_free());
        }
        // Nor does one keep it that never comes to its end.
        let mut spool = Spool::beside(0, None);
        spool.write(&[7; IN_MEMORY + 1], &budget, dir.path(), &SystemRng).await.unwrap();
        assert!(!is_free());
        drop(spool);
        assert!(is_free());
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
        for (len, beside, room, held) in [
            (9, 0, 0, 9),
            (9, 1 << 20, 0, 0),
            (9, 1 << 20, 1 << 20, 0),
            (1 << 20, 0, 0, 1 << 20),
            (3 << 20, 0, 0, 0),
            (3 << 20, 0, 3 << 20, 0),
        ] {
            let (place, budget) = ((dir.path().to_owned(), 0), Budget::of(room));
            let file = content[..len].to_vec();
            let at_rest = set_down(file, beside, &budget, place, &SystemRng).unwrap();
            assert_eq!(at_rest.held(), held);
            assert_eq!(at_rest.is_on_disk(), held == 0 && room == 0);
            assert!(*at_rest.into_bytes().unwrap() == content[..len]);
        }
    }

    #[tokio::test]
    async fn what_stands_on_the_disk_is_sealed() {
        let dir = tempfile::tempdir().unwrap();
        let mut spool = Spool::beside(0, None);
        let content = b"a window of plaintext ".repeat(100_000);
        spool.write(&content, &Budget::of(0), dir.path(), &SystemRng).await.unwrap();
        let (mut file, _, _) = spool.finish().await.unwrap().disk.unwrap();
        file.rewind().await.unwrap();
        let mut stored = Vec::new();
        file.read_to_end(&mut stored).await.unwrap();
        assert!(stored.len() > content.len());
        assert!(!stored.windows(22).any(|window| window == b"a window of plaintext "));
    }
}
