//! What one client may take from the others, and what the machine can give.

mod bodies;
mod rates;
mod room;
mod slow;
