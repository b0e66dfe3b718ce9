//! A reader that counts lines, and ends with an error where too much comes at once.

use std::cell::Cell;
use std::io::{self, BufRead, Read};

use super::Unreadable;

/// How far a reader came, and how much it may still read. Shared with whoever grants more.
#[derive(Debug)]
pub(super) struct Meter {
    line: Cell<u64>,
    left: Cell<usize>,
    grant: usize,
}

/// Reads as long as its meter allows.
pub(super) struct Limited<'a, R> {
    inner: R,
    meter: &'a Meter,
}

impl Meter {
    /// Allows `grant` bytes between one [`Meter::renew`] and the next.
    pub fn new(grant: usize) -> Self {
        Self { line: Cell::new(1), left: Cell::new(grant), grant }
    }

    /// Allows as much again, from here.
    pub fn renew(&self) {
        self.left.set(self.grant);
    }

    /// The line in which the next byte stands.
    pub fn line(&self) -> u64 {
        self.line.get()
    }

    /// What it means that the reader failed.
    pub fn fault(&self, kind: io::ErrorKind) -> Unreadable {
        if self.left.get() == 0 { Unreadable::TooMuch(self.line()) } else { Unreadable::Io(kind) }
    }
}

impl<'a, R: BufRead> Limited<'a, R> {
    pub fn new(inner: R, meter: &'a Meter) -> Self {
        Self { inner, meter }
    }
}

impl<R: BufRead> BufRead for Limited<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let bytes = self.inner.fill_buf()?;
        let left = self.meter.left.get();
        if left == 0 && !bytes.is_empty() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(&bytes[..bytes.len().min(left)])
    }

    fn consume(&mut self, amount: usize) {
        // What was filled stays filled until it is consumed, so there is nothing to read or to fail.
        if let Ok(bytes) = self.inner.fill_buf() {
            let newlines = bytes[..amount].iter().filter(|byte| **byte == b'\n').count();
            self.meter.line.set(self.meter.line() + newlines as u64);
        }
        self.meter.left.set(self.meter.left.get().saturating_sub(amount));
        self.inner.consume(amount);
    }
}

impl<R: BufRead> Read for Limited<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut bytes = self.fill_buf()?;
        let read = bytes.read(into)?;
        self.consume(read);
        Ok(read)
    }
}
