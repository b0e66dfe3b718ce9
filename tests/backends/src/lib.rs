//! Real databases and stores for tests, started by the tests themselves.
//!
//! Each test process that needs one starts one of its own, on a Unix socket or on a free port of the
//! loopback interface, in a directory of its own. It ends with the process, however that ends. What is
//! missing on the machine fails the test: nothing here skips.

mod garage;
mod guard;
mod postgres;

pub use garage::{Bucket, Garage, Node};
pub use postgres::Postgres;
