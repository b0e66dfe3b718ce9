//! What every answer carries, what no answer carries, and whom the service listens to.

mod admin;
mod answers;
mod openapi;
mod sites;
