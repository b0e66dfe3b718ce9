//! Every page as a plain value that can be written as HTML.
//!
//! A page holds what is shown and nothing else: no server state, no request, no clock. Everything in it
//! is escaped when written. Times come in as a [`Countdown`], made from two instants. Scripts and style
//! are assets of their own: a page has nothing inline.

mod api;
mod channels;
mod comments;
pub mod console;
mod countdown;
mod decision;
mod farewell;
mod feed;
mod home;
mod legal;
mod manage;
mod mine;
mod outcome;
mod phone;
mod post;
mod qr;
mod reporting;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
mod transparency;
mod view;
pub(super) mod words;

pub use api::{ApiPage, Route};
pub use channels::{ChannelGate, ChannelLine, ChannelList, ChannelPage, PostForm, Tile, stays};
pub use comments::{CommentForm, CommentLine, CommentPage, CommentsView, Part, ThreadPage};
pub use countdown::{Countdown, Moment};
pub use decision::{Appeal, Claim, Counter, Decision, Reasons, counter_fields};
pub use farewell::{ClosingPage, Farewell};
pub use feed::{Feed, FeedEntry};
pub use home::{Choice, Home, Refused, lifetimes};
pub use legal::{ContactPage, GuidelinesPage, PrivacyPage, TermsPage};
pub use manage::{
    Adding, Manage, ManagedLink, ManagedMedia, ManagedPost, Session, Traced, TracedView,
};
pub use mine::MinePage;
pub use outcome::{EndedPage, GonePage, ProblemPage, Thing};
pub use phone::PhonePage;
pub use post::{PostPage, Stays};
pub use qr::Qr;
pub use reporting::{
    Field, NoticePage, ReportPage, ReportedPage, Shape, TakedownPage, Way, Work, categories,
    category_words, elements, ways,
};
pub use transparency::TransparencyPage;
pub use view::{Fragment, Pass, PasswordFault, Picture, ShareGate, ShareOpen};

pub(super) use words::{hour, span};

/// `JPEG, 4032 × 3024, 3.1 MiB`
pub(super) fn media_line(media_type: &str, width: u32, height: u32, bytes: u64) -> String {
    format!("{}, {width} × {height}, {}", words::format(media_type), words::size(bytes))
}

/// `page` as HTML.
fn written(page: &impl askama::Template) -> String {
    page.render().expect("a String takes everything, and our templates call nothing that fails")
}
