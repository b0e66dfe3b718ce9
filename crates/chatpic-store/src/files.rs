//! Sealed objects as files in a directory: `ab/abcdef…`, readable by their owner alone.
//!
//! It speaks to the file system itself. The `object_store` crate, which S3 is spoken to through, has a
//! local store too, but that one runs on Tokio's blocking pool of hundreds of threads, makes files
//! that others can read, hides what killed writers left behind from its listing, and makes an object's
//! parent directory with the object, so that of two writers who meet there the second relies on an
//! entry that the first has yet to sync. Here all directories are made and synced before the first
//! object; an object's bytes are synced, then its name.

mod at_hand;
mod list;
mod writer;

use std::fs::{self, DirBuilder, File};
use std::io::{self, IoSliceMut};
use std::ops::Range;
use std::os::unix::fs::{DirBuilderExt, FileExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use async_trait::async_trait;
use bytes::Bytes;
use chatpic_core::BlobKey;
use futures_util::stream::BoxStream;

use crate::blobs::{BlobWriter, Listed};
use crate::threads::Threads;
use crate::{Blobs, StoreError};

/// [`Blobs`] as files in a directory.
pub struct FileBlobs {
    places: Arc<Places>,
    /// The directory itself, from which names of objects lead on.
    shelves: Option<File>,
    /// Reading has threads of its own, so that it doesn't wait behind an fsync.
    readers: Threads<()>,
    writers: Arc<Threads<()>>,
    opened_at: SystemTime,
}

impl FileBlobs {
    /// Opens the directory `root`, or makes it. Blocks meanwhile.
    ///
    /// # Errors
    /// Where the directory can't be made or written.
    pub fn open(root: &Path) -> Result<Self, StoreError> {
        let places = Places { root: root.to_owned() };
        places.make().map_err(fault)?;
        Ok(Self {
            opened_at: touch(&places.unfinished()).map_err(fault)?,
            shelves: File::open(root).ok(),
            places: Arc::new(places),
            readers: Threads::start("blobs-read", vec![(); READERS]).map_err(fault)?,
            writers: Arc::new(Threads::start("blobs-write", vec![(); WRITERS]).map_err(fault)?),
        })
    }
}

impl std::fmt::Debug for FileBlobs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FileBlobs")
    }
}

#[async_trait]
impl Blobs for FileBlobs {
    async fn create(&self, key: BlobKey) -> Result<Box<dyn BlobWriter>, StoreError> {
        let writer = writer::FileWriter::begin(key, &self.places, &self.writers).await?;
        Ok(Box::new(writer))
    }

    async fn read(&self, key: BlobKey, range: Range<u64>) -> Result<Option<Bytes>, StoreError> {
        let path = self.places.object(key);
        run(&self.readers, move || read(&path, &range)).await
    }

    fn read_at_hand(&self, key: BlobKey, at: u64, into: &mut [IoSliceMut<'_>]) -> bool {
        self.shelves.as_ref().is_some_and(|shelves| at_hand::read(shelves, key, at, into))
    }

    async fn delete(&self, key: BlobKey) -> Result<(), StoreError> {
        let places = Arc::clone(&self.places);
        run(&self.writers, move || {
            remove(&places.object(key))?;
            sync_directory(&places.directory(key))
        })
        .await
    }

    fn list(&self) -> BoxStream<'_, Result<Listed, StoreError>> {
        list::list(&self.places, &self.readers)
    }

    async fn sweep_unfinished(&self, before: SystemTime) -> Result<u64, StoreError> {
        let unfinished = self.places.unfinished();
        run(&self.writers, move || list::sweep(&unfinished, before)).await
    }

    fn opened_at(&self) -> Option<SystemTime> {
        Some(self.opened_at)
    }

    async fn free_space(&self) -> Result<Option<u64>, StoreError> {
        let root = self.places.root.clone();
        run(&self.readers, move || {
            let space = rustix::fs::statvfs(&root)?;
            Ok(Some(space.f_bavail.saturating_mul(space.f_frsize)))
        })
        .await
    }

    async fn ready(&self) -> Result<(), StoreError> {
        let probe = self.places.unfinished().join("probe");
        run(&self.writers, move || {
            fs::write(&probe, b"ready")?;
            remove(&probe).map(drop)
        })
        .await
    }
}

/// Where things lie.
struct Places {
    root: PathBuf,
}

impl Places {
    /// What a directory of objects may be called.
    fn shelves() -> impl Iterator<Item = String> {
        (0..=u8::MAX).map(|first| format!("{first:02x}"))
    }

    /// Makes all directories, so that no object waits for one.
    fn make(&self) -> io::Result<()> {
        if make_directory(&self.root)?
            && let Some(parent) = self.root.parent()
        {
            sync_directory(if parent == Path::new("") { Path::new(".") } else { parent })?;
        }
        fs::set_permissions(&self.root, PermissionsExt::from_mode(0o700))?;
        make_directory(&self.unfinished())?;
        for shelf in Self::shelves() {
            make_directory(&self.root.join(shelf))?;
        }
        sync_directory(&self.root)
    }

    fn directory(&self, key: BlobKey) -> PathBuf {
        self.root.join(format!("{:02x}", key.as_bytes()[0]))
    }

    fn object(&self, key: BlobKey) -> PathBuf {
        self.directory(key).join(key.to_string())
    }

    fn unfinished(&self) -> PathBuf {
        self.root.join("unfinished")
    }
}

async fn run<T: Send + 'static>(
    threads: &Threads<()>,
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, StoreError> {
    let done = threads.run(move |()| work()).await;
    done.map_err(|_| StoreError::Blobs("a job panicked".to_owned()))?.map_err(fault)
}

/// Reads a range into memory, and no more than the file has.
fn read(path: &Path, range: &Range<u64>) -> io::Result<Option<Bytes>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let len = range.end.min(file.metadata()?.len()).saturating_sub(range.start);
    let mut bytes = vec![0; usize::try_from(len).map_err(io::Error::other)?];
    file.read_exact_at(&mut bytes, range.start)?;
    Ok(Some(bytes.into()))
}

/// Whether there was something to remove.
fn remove(path: &Path) -> io::Result<bool> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether it is new.
fn make_directory(path: &Path) -> io::Result<bool> {
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// The instant, as the file system stamps it on what is written now. It takes no space.
fn touch(directory: &Path) -> io::Result<SystemTime> {
    let directory = File::open(directory)?;
    let now = rustix::fs::Timespec { tv_sec: 0, tv_nsec: rustix::fs::UTIME_NOW };
    let stamps = rustix::fs::Timestamps { last_access: now, last_modification: now };
    rustix::fs::futimens(&directory, &stamps)?;
    directory.metadata()?.modified()
}

/// Makes the directory's entries durable.
fn sync_directory(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

fn fault(error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Blobs(error.to_string()),
    }
}

const READERS: usize = 4;
const WRITERS: usize = 4;

#[cfg(test)]
mod tests;
