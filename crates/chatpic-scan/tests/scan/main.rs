//! What `chatpic-scan` promises, tested from outside.

mod pictures;
mod reference;
mod search;
