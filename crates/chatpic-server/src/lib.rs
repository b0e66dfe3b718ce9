//! The service: what it does ([`actions`]) and how it is asked ([`http`]).
//!
//! The arrows inside: `http → actions → {store, seal, media, scan}`, and [`jobs`] call actions. Actions
//! never name a status code, http never names a store, and nothing but [`system`] asks the machine for
//! the time or for randomness.

pub mod actions;
pub mod app;
pub mod backends;
pub mod beside;
pub mod config;
pub mod documents;
pub mod hex;
pub mod http;
pub mod jobs;
pub mod limiter;
pub mod private;
pub mod queue;
pub mod root;
pub mod serve;
pub mod system;
pub mod videos;
pub mod workers;
