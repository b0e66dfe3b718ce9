//! The worker: what videos and AV1 pictures need is done by ffmpeg, in a process of its own that can do
//! nothing else.
//!
//! The server starts its own program again, as `chatpic decode-worker`, with the media's bytes on
//! standard input. That process bounds itself, locks itself in ([`obey`]) and becomes ffmpeg; what
//! ffmpeg finds comes back on standard output, and is believed to be bytes of the length that was
//! asked for and nothing more ([`Worker`]). One job, one process.
//!
//! It is synchronous and never runs ffmpeg outside of the sandbox, not even to ask for its version. It
//! doesn't tell formats apart, and knows neither shares nor visitors.

mod arguments;
mod escape;
mod failed;
mod frames;
mod inside;
mod job;
mod limits;
mod order;
mod raw;
mod run;
mod sandbox;
mod tools;
mod worker;

pub use escape::{Outcome, TRIES, Tried, bare};
pub use failed::{Failed, Stop};
pub use frames::{Frame, FrameReader};
pub use inside::obey;
pub use job::{Chroma, Format, Job, Size, Stills};
pub use limits::Limits;
pub use run::run;
pub use sandbox::{Files, Sandbox, Unavailable};
pub use tools::{NoTools, Tools};
pub use worker::{Health, Worker};
