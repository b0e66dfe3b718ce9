//! Frames with their times, out of the stream that ffmpeg gives: Matroska, with raw pictures in it. Of
//! its elements it knows three and passes over the rest. The stream comes from a process that may have
//! been taken over: what it says of its length is never trusted with memory.

use std::time::Duration;

use crate::failed::{Failed, Stop};
use crate::job::Size;

/// A frame of the video.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// From the beginning of the video. Later frames have later times; how true these are is for the
    /// video to say.
    pub at: Duration,
    /// As was asked for.
    pub size: Size,
    /// Rows from the top, without gaps.
    pub rgb: &'a [u8],
}

/// Takes the stream in pieces, as they come.
#[derive(Debug)]
pub struct FrameReader {
    size: Size,
    waiting: Vec<u8>,
    /// Bytes of an element that nobody wants, still to come.
    skip: u64,
    cluster: u64,
    latest: Option<u64>,
    frames: u32,
}

impl FrameReader {
    /// Of frames of this size.
    pub fn new(size: Size) -> Self {
        Self { size, waiting: Vec::new(), skip: 0, cluster: 0, latest: None, frames: 0 }
    }

    /// Takes a piece, and hands on each frame that is whole.
    pub fn push(
        &mut self,
        mut piece: &[u8],
        each: &mut dyn FnMut(Frame<'_>) -> Result<(), Stop>,
    ) -> Result<(), Failed> {
        // Never more than one frame and one piece wait.
        while !piece.is_empty() {
            let (taken, rest) = piece.split_at(piece.len().min(64 * 1024));
            self.waiting.extend_from_slice(taken);
            piece = rest;
            let mut at = 0;
            while let Some(read) = self.element(at, each)? {
                at += read;
            }
            self.waiting.drain(..at);
        }
        Ok(())
    }

    /// At the end of the stream: how many frames there were.
    pub fn finish(self) -> Result<u32, Failed> {
        match (self.frames, self.waiting.is_empty() && self.skip == 0) {
            (0, _) => Err(Failed::Unfit("no frame")),
            (frames, true) => Ok(frames),
            (_, false) => Err(Failed::Unfit("half a frame")),
        }
    }

    /// Reads one element at `at`. None: more must come first.
    fn element(
        &mut self,
        at: usize,
        each: &mut dyn FnMut(Frame<'_>) -> Result<(), Stop>,
    ) -> Result<Option<usize>, Failed> {
        let bytes = &self.waiting[at..];
        if self.skip > 0 {
            let skipped = bytes.len().min(usize::try_from(self.skip).unwrap_or(usize::MAX));
            self.skip -= u64::try_from(skipped).expect("64 bits hold it");
            return Ok((skipped > 0).then_some(skipped));
        }
        let Some((id, id_bytes)) = number(bytes, false)? else { return Ok(None) };
        let Some((length, length_bytes)) = number(&bytes[id_bytes..], true)? else {
            return Ok(None);
        };
        let head = id_bytes + length_bytes;
        match id {
            // What they hold stands in line with them.
            SEGMENT | CLUSTER | BLOCK_GROUP => Ok(Some(head)),
            TIME | SIMPLE_BLOCK | BLOCK => {
                let most = self.size.bytes(3) + BLOCK_HEAD;
                let length = usize::try_from(length).ok().filter(|length| *length <= most);
                let length = length.ok_or(Failed::Unfit("a frame that is too large"))?;
                let Some(body) = bytes.get(head..head + length) else { return Ok(None) };
                if id == TIME {
                    self.cluster =
                        body.iter().take(8).fold(0, |time, byte| time << 8 | u64::from(*byte));
                } else {
                    let frame = self.frame(body)?;
                    each(frame).map_err(|Stop| Failed::Stopped)?;
                    self.latest = Some(millis(frame.at));
                    self.frames += 1;
                }
                Ok(Some(head + length))
            }
            _ if length == UNKNOWN => Err(Failed::Unfit("an element without an end")),
            _ => {
                self.skip = length;
                Ok(Some(head))
            }
        }
    }

    /// A block: the track, the time since its cluster's, flags, the picture.
    fn frame<'a>(&self, body: &'a [u8]) -> Result<Frame<'a>, Failed> {
        let Some(([0x81, high, low, _], rgb)) = body.split_first_chunk::<BLOCK_HEAD>() else {
            return Err(Failed::Unfit("something else than frames of one track"));
        };
        let after = i64::from(i16::from_be_bytes([*high, *low]));
        let time = self.cluster.checked_add_signed(after);
        let time = time.filter(|time| self.latest.is_none_or(|latest| latest < *time));
        let time = time.ok_or(Failed::Unfit("frames out of order"))?;
        if rgb.len() != self.size.bytes(3) {
            return Err(Failed::Unfit("a frame of another size"));
        }
        Ok(Frame { at: Duration::from_millis(time), size: self.size, rgb })
    }
}

/// A number that says in its first byte how long it is: the name of an element as it stands, or a length
/// without that mark.
fn number(bytes: &[u8], unmarked: bool) -> Result<Option<(u64, usize)>, Failed> {
    let Some(first) = bytes.first() else { return Ok(None) };
    let length = 1 + usize::try_from(first.leading_zeros()).expect("it is at most 8");
    if length > if unmarked { 8 } else { 4 } {
        return Err(Failed::Unfit("something else than frames"));
    }
    let Some(taken) = bytes.get(..length) else { return Ok(None) };
    let value = taken.iter().fold(0u64, |value, byte| value << 8 | u64::from(*byte));
    let mark = 1u64 << (7 * length);
    let value = if unmarked { value ^ mark } else { value };
    // All ones are "until something else begins".
    let value = if unmarked && value == mark - 1 { UNKNOWN } else { value };
    Ok(Some((value, length)))
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).expect("it was made of 64 bits")
}

const SEGMENT: u64 = 0x1853_8067;
const CLUSTER: u64 = 0x1f43_b675;
const BLOCK_GROUP: u64 = 0xa0;
const TIME: u64 = 0xe7;
const SIMPLE_BLOCK: u64 = 0xa3;
const BLOCK: u64 = 0xa1;
const UNKNOWN: u64 = u64::MAX;
const BLOCK_HEAD: usize = 4;

#[cfg(test)]
mod tests;
