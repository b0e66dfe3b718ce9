//! The words of ChatPic as types: identifiers, tokens, terms, times and states.
//!
//! Everything here is a value. Nothing reads a clock, a file or a random source: time comes in as a
//! [`Timestamp`], randomness through [`Rng`], so that every caller and every test decides both.

pub mod case;
pub mod channel;
pub mod id;
pub mod notice;
pub mod report;
pub mod ring;
pub mod rng;
pub mod role;
pub mod secret;
pub mod state;
pub mod terms;
pub mod thread;
pub mod time;

pub use case::{Course, Event, Illegal, Outcome, State, Timer, Timers};
pub use channel::{Caption, CommentText, Keeps, PostName, Rules, RulesWish, Slug};
pub use id::{BlobKey, ChannelId, LinkId, MediaId, SessionId, ShareId};
pub use notice::{CounterNotice, CounterWish, Element, Notice, NoticeKind, NoticeWish};
pub use report::{Category, Class, Contact, Statement};
pub use rng::Rng;
pub use role::Role;
pub use secret::{Nonce, Ticket, Token};
pub use state::{Gone, LinkState};
pub use terms::{Bounds, FieldError, Password, Reason, Terms, Wish};
pub use time::{Clock, Lifetime, Timestamp};
