//! Where a video is read from: any place of it, a piece at a time, since a video is never held whole.

use std::io::{self, Read, Seek, SeekFrom};

use super::Error;
use crate::Refusal;

/// A file of known length that can be read at any place.
pub trait Source {
    /// Bytes of the whole file.
    fn size(&self) -> u64;

    /// Fills `into` with the bytes that stand `at` bytes from the beginning; all of them lie within
    /// the file. A sound file is read mostly onwards, in pieces of 256 KiB; one that means harm may
    /// jump with every frame, for 16 KiB each.
    ///
    /// # Errors
    /// Where the machine can't read them.
    fn read_at(&mut self, at: u64, into: &mut [u8]) -> io::Result<()>;
}

impl Source for &[u8] {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn read_at(&mut self, at: u64, into: &mut [u8]) -> io::Result<()> {
        let short = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let from = usize::try_from(at).map_err(|_| short())?;
        let end = from.checked_add(into.len()).ok_or_else(short)?;
        into.copy_from_slice(self.get(from..end).ok_or_else(short)?);
        Ok(())
    }
}

/// A [`Source`] of anything that seeks, as an open file does.
#[derive(Debug)]
pub struct Seeking<T> {
    inner: T,
    size: u64,
}

impl<T: Read + Seek> Seeking<T> {
    /// Takes the length as it is now.
    ///
    /// # Errors
    /// Where it can't be asked.
    pub fn new(mut inner: T) -> io::Result<Self> {
        let size = inner.seek(SeekFrom::End(0))?;
        Ok(Self { inner, size })
    }
}

impl<T: Read + Seek> Source for Seeking<T> {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&mut self, at: u64, into: &mut [u8]) -> io::Result<()> {
        self.inner.seek(SeekFrom::Start(at))?;
        self.inner.read_exact(into)
    }
}

/// A source through a window, so that many small reads beside each other are few large ones.
pub(super) struct Window<'a> {
    source: &'a mut dyn Source,
    size: u64,
    at: u64,
    held: Vec<u8>,
}

impl<'a> Window<'a> {
    pub fn new(source: &'a mut dyn Source) -> Self {
        let size = source.size();
        Self { source, size, at: 0, held: Vec::new() }
    }

    /// Bytes of the whole file.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// `len` bytes from `at` on. Whoever asks has made sure that so many may be held.
    pub fn bytes(&mut self, at: u64, len: usize) -> Result<&[u8], Error> {
        let end = at.checked_add(len as u64).ok_or(Refusal::Truncated)?;
        if end > self.size {
            return Err(Refusal::Truncated.into());
        }
        if at < self.at || end > self.at + self.held.len() as u64 {
            let rest = usize::try_from(self.size - at).unwrap_or(usize::MAX);
            // A file may lead from one end to the other with every frame. Such jumps are short reads.
            let behind = self.at + self.held.len() as u64;
            let onwards = (self.at..=behind + SPAN as u64).contains(&at);
            let span = if onwards { SPAN } else { JUMP };
            self.held.resize(len.max(span.min(rest)), 0);
            self.held.shrink_to(MOST_KEPT);
            self.at = at;
            if let Err(fault) = self.source.read_at(at, &mut self.held) {
                self.held.clear();
                return Err(fault.into());
            }
        }
        let from = usize::try_from(at - self.at).expect("within what is held");
        Ok(&self.held[from..from + len])
    }
}

impl std::fmt::Debug for Window<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Window({} of {} bytes)", self.at, self.size)
    }
}

/// What is read at once, where no more is asked for.
const SPAN: usize = 256 << 10;
/// The same after a jump.
const JUMP: usize = 16 << 10;
/// The memory that is kept after a large frame was read.
const MOST_KEPT: usize = 4 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_piece_of_a_file_is_read_and_nothing_behind_it() {
        let content: Vec<u8> = (0..=250).cycle().take(700_000).collect();
        let mut source = Seeking::new(io::Cursor::new(content.clone())).unwrap();
        let mut window = Window::new(&mut source);
        for (at, len) in [(0, 8), (300_000, 10), (299_990, 20), (0, 700_000), (699_999, 1), (7, 0)]
        {
            let from = usize::try_from(at).unwrap();
            assert_eq!(window.bytes(at, len).unwrap(), &content[from..from + len]);
        }
        for (at, len) in [(699_999, 2), (700_001, 0), (u64::MAX, 2)] {
            let refused = window.bytes(at, len).unwrap_err();
            assert!(matches!(refused, Error::Refused(Refusal::Truncated)));
        }
    }
}
