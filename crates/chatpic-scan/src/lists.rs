//! Lists of known harmful pictures: what they are, how they are read, and what a hit leads to.
//!
//! A [`List`] says what it is and what happens on a hit; its [`Entry`]s are hashes. [`import`] reads
//! the formats in which lists come, one [`Update`] at a time, and names every line that it can't
//! use. [`Entries`] takes updates in, a [`Bundle`] is a file of them that somebody signed, and
//! [`Change`] refuses one that is older or too different. [`Lists`] is many lists compiled for
//! search. [`encode`] writes entries for whoever stores them, sealed.
//!
//! Nothing here fetches, stores or logs. No error repeats what stood in a list.

mod bundle;
mod canary;
mod change;
mod compiled;
mod encoding;
mod entries;
mod entry;
mod exact;
mod import;
mod list;
mod value;

pub use bundle::{BadBundle, Bundle, Manifest, NotAManifest};
pub use canary::{Canary, alarmed};
pub use change::{Change, Snapshot, Told, Unacceptable};
pub use compiled::{Found, How, ListHit, Lists, Media, NotCompiled};
pub use encoding::{NotEntries, decode, encode};
pub use entries::Entries;
pub use entry::{Entry, Severity, Status, Text, TooLong, UnknownSeverity, UnknownStatus};
pub use import::{
    BadLine, Checkpoint, Format, Imported, Page, Reason, Request, SamePage, Tally, UnknownFormat,
    Unreadable, Update, import,
};
pub use list::{Action, Class, List, NotAList, UnknownAction, UnknownClass};
pub use value::{BadValue, Kind, UnknownKind, Value};
