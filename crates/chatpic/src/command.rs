//! The commands, one file each.

pub mod admin;
pub mod channels;
pub mod client;
pub mod config;
pub mod decode_worker;
pub mod delete;
pub mod doctor;
pub mod info;
pub mod keys;
pub mod migrate;
mod pieces;
pub mod post;
pub mod send;
pub mod serve;
mod settings;
pub mod solve;
pub mod trace;
mod upload;
pub mod vault;

/// Why a command was not done, in words.
pub type Failure = Box<dyn std::error::Error>;
