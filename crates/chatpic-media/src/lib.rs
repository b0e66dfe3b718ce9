//! Pictures as bytes: which format they are, how large they open, what in them is not the picture,
//! and the same file again with only the picture left. And [`video`]s, of which no more is decoded
//! than how their containers lay out frames.
//!
//! [`inspect`] reads headers and container structure and enforces every limit before a pixel is
//! decoded; [`Inspected::decode`] proves that the pixels are whole, with memory-safe decoders, and
//! [`Inspected::decode_with`] also with one of AV1 that whoever calls brings along;
//! [`Decoded::clean`] writes the container anew from its parsed structure, with an allow-list, so that
//! the same pixels are shown and nothing else is left. Each step consumes the one before.
//!
//! [`Gray`] is a decoded frame made small and gray, for moderators; [`Thumbnail`] is one made small, for
//! lists.
//!
//! This crate is synchronous and does no I/O but through what it is handed. It never re-encodes a pixel of a file, never copies a segment
//! that it does not know, and never trusts a name or a declared type.

mod avif;
mod bits;
mod boxes;
mod format;
mod gif;
mod icc;
mod jpeg;
mod limits;
mod mark;
mod obu;
mod pipeline;
mod png;
mod reader;
mod refusal;
mod removed;
mod thumb;
mod tiff;
mod tile;
pub mod video;
mod webp;

pub use avif::{Av1, Chroma, Coded};
pub use format::Format;
pub use limits::Limits;
pub use mark::{MARKABLE, Mark, MarkError, coverable, hidden, mark, markable, overlay, trace};
pub use pipeline::{Cleaned, Coming, Decoded, Frame, Inspected, Strips, inspect};
pub use refusal::{Refusal, Unsupported};
pub use removed::Removed;
pub use thumb::{Shrinking, Thumbnail};
pub use tile::Gray;
