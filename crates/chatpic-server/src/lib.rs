//! The service: what it does (`actions`) and how it is asked (`http`).

pub mod http;
