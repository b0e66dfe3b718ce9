//! What lies in the directories: objects, and what writers that died left behind.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use futures_util::stream::{self, BoxStream, StreamExt, TryStreamExt};

use super::{Places, remove, run};
use crate::StoreError;
use crate::blobs::Listed;
use crate::threads::Threads;

/// All objects, one directory after the other, each read in one go.
pub(super) fn list<'a>(
    places: &'a Places,
    threads: &'a Threads<()>,
) -> BoxStream<'a, Result<Listed, StoreError>> {
    stream::iter(Places::shelves())
        .then(move |shelf| {
            let directory = places.root.join(shelf);
            run(threads, move || shelf_objects(&directory))
        })
        .map_ok(|listed| stream::iter(listed).map(Ok))
        .try_flatten()
        .boxed()
}

/// Removes what was begun, and last written, before `before`: how much.
pub(super) fn sweep(unfinished: &Path, before: SystemTime) -> io::Result<u64> {
    let mut swept = 0;
    for entry in fs::read_dir(unfinished)? {
        let entry = entry?;
        if let Some(metadata) = metadata(&entry)?
            && metadata.modified()? < before
        {
            swept += u64::from(remove(&entry.path())?);
        }
    }
    Ok(swept)
}

fn shelf_objects(directory: &Path) -> io::Result<Vec<Listed>> {
    let mut objects = Vec::new();
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        // What has another name is not ours to judge.
        let Some(key) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        if let Some(metadata) = metadata(&entry)? {
            objects.push(Listed { key, written_at: metadata.modified()? });
        }
    }
    Ok(objects)
}

/// `None` where it was removed meanwhile.
fn metadata(entry: &fs::DirEntry) -> io::Result<Option<Metadata>> {
    match entry.metadata() {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
