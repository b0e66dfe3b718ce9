//! The service's promises, over real HTTP against the real router, with SQLite and files in a directory
//! of each test's own. Time passes when a test says so.
#![cfg(test)]

mod gone;
mod harness;
mod sharing;
