//! Lists of known harmful pictures, as this instance keeps them: what stands on them, how each node comes
//! to search them, and what an operator does to them.
//!
//! A list is two things: a [`Definition`], a sealed document, and its entries, one sealed object under a
//! key in that document. Nothing else knows an entry; no list is ever handed out again, and no hash on one
//! is written to a log. Each node looks every ten seconds whether a document changed ([`refresh`]) and
//! compiles what did. Where that fails, nothing is searched, and the gate lets nothing in.
//!
//! What was removed here is a list too, made of what decisions say ([`block`]).

mod canaries;
mod change;
mod current;
mod definition;
mod edit;
mod hit;
mod import;
mod post;
mod removed;
mod search;
mod show;
mod stored;

pub use canaries::{Alarm, add_canary, alarms, canaries, remove_canary};
pub use change::NotChanged;
pub use current::{Current, current, refresh};
pub use definition::Definition;
pub use edit::{remove, set_enabled, set_entry};
pub use hit::{Hit, count, false_positive};
pub use import::{Done, Signed, Wish, import};
pub(super) use post::{Known, gravest, of_post, tags};
pub(super) use removed::forget;
pub use removed::{Scope, block, unblock};
pub use search::{Compiled, Reach};
pub use show::{Often, Shown, show};

pub use chatpic_scan::Radius;
pub use chatpic_scan::lists::{Action, Class, Format, Tally, Told};
