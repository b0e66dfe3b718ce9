//! What the documents say is compared with what the sources do, and the arrows between crates and
//! modules with what they name. Texts are read as texts: nothing here runs the service.
#![cfg(test)]

mod architecture;
mod calls;
mod commands;
mod links;
mod metrics;
mod settings;
mod text;
