//! Reading what the vault holds, as bytes that nobody here can open, and comparing them with what was
//! written.

use age::Decryptor;
use aws_lc_rs::digest::{Context, SHA256};

use super::super::Refused;
use super::entry::Entry;
use super::sealing::sha256;
use crate::app::App;

/// What was found of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    Sound,
    /// Its bytes are not there.
    Missing,
    /// Its bytes are others than were written.
    Differs,
    /// It is what was written and yet no age file for so many recipients.
    NotForAll,
}

/// Compares a case's bytes with what is known of them.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn verify(app: &App, entry: &Entry) -> Result<Verified, Refused> {
    let mut digest = Context::new(&SHA256);
    let (mut size, mut head) = (0, Vec::new());
    let mut pieces = pieces(app, entry);
    while let Some(piece) = pieces.next().await? {
        if head.is_empty() {
            head = piece.to_vec();
        }
        digest.update(&piece);
        size += piece.len() as u64;
    }
    Ok(if size == 0 {
        Verified::Missing
    } else if size != entry.size || sha256(digest) != entry.sha256 {
        Verified::Differs
    } else if recipients(&head) != Some(entry.recipients) {
        Verified::NotForAll
    } else {
        Verified::Sound
    })
}

/// A case's bytes, piece by piece.
pub fn pieces<'a>(app: &'a App, entry: &'a Entry) -> Pieces<'a> {
    Pieces { app, entry, at: 0 }
}

/// See [`pieces`].
pub struct Pieces<'a> {
    app: &'a App,
    entry: &'a Entry,
    at: u64,
}

impl Pieces<'_> {
    /// The next bytes; none at the end, and none at all where they are missing.
    ///
    /// # Errors
    /// [`Refused::Unavailable`].
    pub async fn next(&mut self) -> Result<Option<bytes::Bytes>, Refused> {
        let Some(blob) = self.entry.blob() else { return Ok(None) };
        // One byte more than was written would be a difference too.
        let end = (self.at + PIECE).min(self.entry.size + 1);
        if self.at >= end {
            return Ok(None);
        }
        let read = self.app.blobs.read(blob, self.at..end).await?;
        let piece = read.filter(|piece| !piece.is_empty());
        self.at += piece.as_ref().map_or(0, |piece| piece.len() as u64);
        Ok(piece)
    }
}

const PIECE: u64 = 1 << 20;

/// For how many X25519 keys an age file is, by its header; `None` where it is none.
fn recipients(head: &[u8]) -> Option<usize> {
    Decryptor::new(head).ok()?;
    let text = head.split(|byte| *byte == b'\n').take_while(|line| !line.starts_with(b"---"));
    Some(text.filter(|line| line.starts_with(b"-> X25519 ")).count())
}
