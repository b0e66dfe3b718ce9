//! What pages and problems say, in the reader's language.
//!
//! A message is named where it is needed ([`Say`]) and put into words where it is written, by the layer
//! that knows who reads ([`Reader`]). The words stand in `words/{language}/*.ftl`, in Fluent: they are
//! ours, so they may hold a tag or two, and are written as they are; what is put into them never is
//! ours, and is escaped. English is complete by definition, and a test holds every other language to it.

mod bundles;
mod lang;
mod message;
mod reader;
mod script;

pub use lang::Lang;
pub use message::{Arg, Say};
pub use reader::Reader;
pub(super) use script::for_scripts;

#[cfg(test)]
mod tests;
