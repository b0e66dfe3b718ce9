//! How the service is asked.

pub mod assets;
pub mod pages;
