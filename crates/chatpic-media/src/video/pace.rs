//! How far a fragmented MP4 has come that is being written: by when its last fragment begins to play.
//!
//! It believes what it reads, for nothing hangs on it but what a waiting person is told. What it doesn't
//! understand it passes over.

use crate::boxes::{boxes, uint, version_and_flags};
use crate::reader::Reader;

/// Reads along. Its first track is the one that counts.
#[derive(Debug, Default)]
pub struct Pace {
    /// What came of the box at hand: its head, and all of it where it is one that says something.
    held: Vec<u8>,
    /// Bytes of the box at hand that are passed over.
    skip: u64,
    /// Units of time in a second.
    timescale: u64,
    millis: u64,
    lost: bool,
}

impl Pace {
    /// Takes the next bytes.
    pub fn push(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() && !self.lost {
            let skipped = self.skip.min(bytes.len() as u64);
            self.skip -= skipped;
            bytes = &bytes[usize::try_from(skipped).expect("no more than there are")..];
            let wanted = self.wanted();
            let (now, later) = bytes.split_at(bytes.len().min(wanted - self.held.len()));
            self.held.extend_from_slice(now);
            bytes = later;
            if self.held.len() == wanted {
                self.step();
            }
        }
    }

    /// Up to when the film is there to be played, in milliseconds.
    pub fn millis(&self) -> u64 {
        self.millis
    }

    /// How many bytes of the box at hand are looked at at once.
    fn wanted(&self) -> usize {
        match self.held.first_chunk::<HEAD>() {
            Some(_) if self.tells() => usize::try_from(self.span()).unwrap_or(HEAD).max(HEAD),
            _ => HEAD,
        }
    }

    fn span(&self) -> u64 {
        let [a, b, c, d, ..] = self.held[..] else { return 0 };
        u64::from(u32::from_be_bytes([a, b, c, d]))
    }

    /// Whether the box at hand says something, and is no longer than such a box is.
    fn tells(&self) -> bool {
        matches!(self.held.get(4..HEAD), Some(b"moov" | b"moof")) && self.span() <= MOST
    }

    /// Deals with what is held: a box that tells something, or the head of one that doesn't.
    fn step(&mut self) {
        let span = self.span();
        if self.tells() && (self.held.len() as u64) < span {
            return;
        }
        let held = std::mem::take(&mut self.held);
        match (&held[4..HEAD], held.len() > HEAD) {
            (b"moov", true) => self.timescale = timescale(&held[HEAD..]).unwrap_or(0),
            (b"moof", true) => {
                let begins = begins(&held[HEAD..]).unwrap_or(0);
                let millis = begins.saturating_mul(1000).checked_div(self.timescale);
                self.millis = self.millis.max(millis.unwrap_or(0));
            }
            // A length of 64 bits, or up to the end, is written by nobody whom this follows.
            _ if span < HEAD as u64 => self.lost = true,
            _ => self.skip = span - HEAD as u64,
        }
    }
}

/// Units of time in a second, of the first track.
fn timescale(moov: &[u8]) -> Option<u64> {
    let mut mdhd = Reader::new(find(moov, &[b"trak", b"mdia", b"mdhd"])?);
    let (version, _) = version_and_flags(&mut mdhd).ok()?;
    mdhd.take(if version == 1 { 16 } else { 8 }).ok()?;
    uint(&mut mdhd, 4).ok()
}

/// When the first track of a fragment begins to play.
fn begins(moof: &[u8]) -> Option<u64> {
    let mut tfdt = Reader::new(find(moof, &[b"traf", b"tfdt"])?);
    let (version, _) = version_and_flags(&mut tfdt).ok()?;
    uint(&mut tfdt, if version == 1 { 8 } else { 4 }).ok()
}

/// What is in the first box of each of these kinds, one in the other.
fn find<'a>(data: &'a [u8], path: &[&[u8; 4]]) -> Option<&'a [u8]> {
    path.iter().try_fold(data, |data, kind| {
        boxes(data).ok()?.into_iter().find(|it| it.kind == **kind).map(|it| it.data)
    })
}

/// Length and kind.
const HEAD: usize = 8;
/// A box that tells something is no longer.
const MOST: u64 = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::boxes::boxed;

    fn nested(path: &[&[u8; 4]], content: &[u8]) -> Vec<u8> {
        path.iter().rev().fold(content.to_vec(), |inner, kind| boxed(kind, &inner).unwrap())
    }

    fn film() -> Vec<u8> {
        let mut mdhd = vec![0; 24];
        mdhd[12..16].copy_from_slice(&15_360_u32.to_be_bytes());
        let mut film = [
            boxed(b"ftyp", b"isom").unwrap(),
            nested(&[b"moov", b"trak", b"mdia", b"mdhd"], &mdhd),
        ]
        .concat();
        for begins in [0_u64, 30_720, 61_440] {
            let tfdt = [&[1, 0, 0, 0][..], &begins.to_be_bytes()].concat();
            film.extend(nested(&[b"moof", b"traf", b"tfdt"], &tfdt));
            film.extend(boxed(b"mdat", &[7; 3000]).unwrap());
        }
        film
    }

    #[test]
    fn it_tells_how_far_a_film_has_come_whatever_pieces_it_comes_in() {
        for size in [1, 7, 100, 100_000] {
            let mut pace = Pace::default();
            for piece in film().chunks(size) {
                pace.push(piece);
            }
            assert_eq!(pace.millis(), 4000, "{size}");
        }
        let mut pace = Pace::default();
        pace.push(&film()[..4000]);
        assert_eq!(pace.millis(), 2000);
    }

    #[test]
    fn what_is_no_film_tells_nothing() {
        for bytes in [vec![0; 5000], vec![255; 5000], b"not a film at all".to_vec()] {
            let mut pace = Pace::default();
            bytes.chunks(13).for_each(|piece| pace.push(piece));
            assert_eq!(pace.millis(), 0);
        }
    }
}
