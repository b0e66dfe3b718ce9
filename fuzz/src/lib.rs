//! What must hold for any bytes at all, one function for each fuzz target. A promise that is broken
//! panics; that something is refused is no fault.
//!
//! This is not a test suite: nothing here says which bytes are accepted.

pub mod picture;
pub mod scan;
pub mod sealed;
pub mod service;
pub mod video;
pub mod words;
