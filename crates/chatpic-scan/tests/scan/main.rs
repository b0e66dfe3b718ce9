//! What `chatpic-scan` promises, tested from outside.

mod bundle;
mod formats;
mod lists;
mod photos;
mod pictures;
mod reference;
mod search;
mod ways;
