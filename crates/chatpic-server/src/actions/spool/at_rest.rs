//! A file that is whole, for who reads any place of it and has a thread to wait on: in memory, or sealed
//! on the disk, where only the chunks that are asked for are opened.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::FileExt;

use chatpic_media::video::Source;
use chatpic_seal::{CHUNK, HEADER_LEN, Layout, ObjectKey, Opener};
use zeroize::Zeroizing;

use super::budget::Claim;

/// A file that can be read at any place, as often as is wanted.
pub struct AtRest {
    place: Place,
}

enum Place {
    Memory(Zeroizing<Vec<u8>>, Claim),
    Disk(Box<Disk>),
}

struct Disk {
    file: File,
    key: ObjectKey,
    layout: Layout,
    /// Made when something is read.
    opener: Option<Opener>,
    /// The chunk that was opened last, and its number.
    chunk: Vec<u8>,
    last: Option<u64>,
}

impl AtRest {
    /// Bytes in memory.
    pub fn in_memory(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self::in_memory_of(bytes, Claim::default())
    }

    /// Bytes in memory of which so many were claimed.
    pub(super) fn in_memory_of(bytes: Zeroizing<Vec<u8>>, claim: Claim) -> Self {
        Self { place: Place::Memory(bytes, claim) }
    }

    /// Sealed bytes on the disk.
    pub fn on_disk(file: File, key: ObjectKey, layout: Layout) -> Self {
        let (opener, chunk, last) = (None, Vec::new(), None);
        Self { place: Place::Disk(Box::new(Disk { file, key, layout, opener, chunk, last })) }
    }

    /// Bytes of the whole file.
    pub fn len(&self) -> u64 {
        match &self.place {
            Place::Memory(bytes, _) => bytes.len() as u64,
            Place::Disk(disk) => disk.layout.content_len(),
        }
    }

    /// Bytes of it that are in memory, and were not claimed.
    pub fn held(&self) -> usize {
        match &self.place {
            Place::Memory(bytes, claim) => bytes.len().saturating_sub(claim.bytes()),
            Place::Disk(_) => 0,
        }
    }

    #[cfg(test)]
    pub fn is_on_disk(&self) -> bool {
        matches!(self.place, Place::Disk(_))
    }

    /// All of it in memory. Only for who holds a worker slot.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn into_bytes(mut self) -> io::Result<Zeroizing<Vec<u8>>> {
        if let Place::Memory(bytes, _) = self.place {
            return Ok(bytes);
        }
        let len = usize::try_from(self.len()).map_err(|_| changed())?;
        let mut bytes = Zeroizing::new(vec![0; len]);
        self.read_at(0, &mut bytes)?;
        Ok(bytes)
    }

    /// Reads from the beginning to the end.
    pub fn onwards(&mut self) -> Onwards<'_> {
        Onwards { file: self, at: 0 }
    }
}

impl Source for AtRest {
    fn size(&self) -> u64 {
        self.len()
    }

    fn read_at(&mut self, at: u64, into: &mut [u8]) -> io::Result<()> {
        match &mut self.place {
            Place::Memory(bytes, _) => bytes.as_slice().read_at(at, into),
            Place::Disk(disk) => disk.read_at(at, into),
        }
    }
}

impl Disk {
    fn read_at(&mut self, mut at: u64, mut into: &mut [u8]) -> io::Result<()> {
        let Self { file, key, layout, opener, chunk, last } = self;
        let opener = match opener {
            Some(opener) => opener,
            None => opener.insert(opener_of(file, key, *layout)?),
        };
        while !into.is_empty() {
            let number = at / CHUNK as u64;
            if *last != Some(number) {
                *last = None;
                open(file, opener, number, chunk)?;
                *last = Some(number);
            }
            let from = usize::try_from(at % CHUNK as u64).expect("less than a chunk");
            let there = chunk.get(from..).filter(|rest| !rest.is_empty()).ok_or_else(changed)?;
            let len = there.len().min(into.len());
            into[..len].copy_from_slice(&there[..len]);
            (at, into) = (at + len as u64, &mut into[len..]);
        }
        Ok(())
    }
}

fn opener_of(file: &File, key: &ObjectKey, layout: Layout) -> io::Result<Opener> {
    let mut header = [0; HEADER_LEN];
    file.read_exact_at(&mut header, 0)?;
    Opener::new(key, &header, layout).map_err(|_| changed())
}

/// Opens one chunk into `chunk`.
fn open(file: &File, opener: &Opener, number: u64, chunk: &mut Vec<u8>) -> io::Result<()> {
    let (layout, begin) = (opener.layout(), number * CHUNK as u64);
    let end = layout.content_len().min(begin + CHUNK as u64);
    let sealed = layout.span(begin..end).ok_or_else(changed)?.sealed;
    chunk.resize(usize::try_from(sealed.end - sealed.start).map_err(|_| changed())?, 0);
    file.read_exact_at(chunk, sealed.start)?;
    let opened = opener.open_chunk(number, chunk).map_err(|_| changed())?.len();
    chunk.truncate(opened);
    Ok(())
}

fn changed() -> io::Error {
    io::Error::other("the spool is not what was written")
}

/// A file that is read once from its beginning.
pub struct Onwards<'a> {
    file: &'a mut AtRest,
    at: u64,
}

impl Read for Onwards<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.file.len() - self.at).unwrap_or(usize::MAX);
        let len = into.len().min(left);
        self.file.read_at(self.at, &mut into[..len])?;
        self.at += len as u64;
        Ok(len)
    }
}
