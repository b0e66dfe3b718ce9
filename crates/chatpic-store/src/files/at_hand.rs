//! Reading what the kernel has in memory, on threads that must not wait.
//!
//! Both calls refuse where they would have to wait for the disk: `openat2` with `RESOLVE_CACHED` (Linux 5.12)
//! finds the name in the kernel's memory or not at all, and `preadv2` with `RWF_NOWAIT` copies the pages that
//! are there. Where the kernel or the file system knows one of them not, nothing is ever at hand.

use std::fs::File;
use std::io::IoSliceMut;

use chatpic_core::BlobKey;
use rustix::fs::{Mode, OFlags, ResolveFlags, openat2};
use rustix::io::{ReadWriteFlags, preadv2};

/// Whether `into` holds the object's bytes from `at` on. The file is open for this one read: one that is
/// deleted meanwhile is gone from the disk at once.
pub(super) fn read(shelves: &File, key: BlobKey, at: u64, into: &mut [IoSliceMut<'_>]) -> bool {
    let name = name(key);
    let flags = OFlags::RDONLY | OFlags::CLOEXEC;
    let Ok(file) = openat2(shelves, &name[..], flags, Mode::empty(), ResolveFlags::CACHED) else {
        return false;
    };
    let len = into.iter().map(|part| part.len()).sum();
    let read = preadv2(&file, into, at, ReadWriteFlags::NOWAIT);
    read == Ok(len)
}

/// `ab/abcdef…`, as [`Places`](super::Places) names it.
fn name(key: BlobKey) -> [u8; 35] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut name = [b'/'; 35];
    for (at, byte) in key.as_bytes().iter().enumerate() {
        let digits = [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
        name[3 + 2 * at..][..2].copy_from_slice(&digits);
    }
    name.copy_within(3..5, 0);
    name
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::Places;
    use super::*;

    #[test]
    fn an_object_has_one_name() {
        let places = Places { root: PathBuf::new() };
        for byte in [0, 1, 0x7f, 0xab, 0xff] {
            let mut key = [0x5c; 16];
            (key[0], key[15]) = (byte, !byte);
            let key = BlobKey::from_bytes(key);
            assert_eq!(places.object(key).to_str().unwrap().as_bytes(), name(key));
        }
    }
}
