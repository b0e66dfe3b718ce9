//! The moderators' console, over HTTP as a browser without scripts has it.

mod door;
pub mod people;
mod work;
