//! What crosses the wire: the JSON of ChatPic's API, version 1, for the server, the command-line client
//! and the tests.
//!
//! Times are RFC 3339 UTC in whole seconds; `null` is "none". Fields are only ever added. Unknown
//! fields are refused in what the server reads and ignored in what a client reads.

mod channel;
mod comment;
mod manage;
mod post;
mod problem;
mod report;
mod share;
pub mod transparency;
mod upload_pass;
mod view;

pub use channel::{Channel, Channels};
pub use comment::{Comment, Comments, Said, Say};
pub use manage::{
    AddLink, ChangeExpiry, ManagedLink, ManagedPost, ManagedShare, Session, Trace, Traced,
    TracedView,
};
pub use post::{Post, PostMedia, Posted, Posts};
pub use problem::Problem;
pub use report::{
    Appeal, Claim, CounterNotice, Decision, NewAppeal, NewCounterNotice, NewReport, Notice,
    Reasons, ReportStatus, Reported,
};
pub use share::{Media, Share, Shared, SharedLink};
pub use transparency::Transparency;
pub use upload_pass::{BuyPass, PassChallenge, PassParameters, PassSolution, UploadPass};
pub use view::{Granted, GrantedMedia, Open, Redeem};
