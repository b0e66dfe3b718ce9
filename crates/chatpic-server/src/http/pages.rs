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
pub(super) mod figures;
pub(super) mod filters;
mod home;
mod legal;
mod manage;
mod mine;
mod outcome;
mod page;
mod phone;
mod post;
mod qr;
mod removed;
mod reporting;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
mod transparency;
mod view;

pub use api::{ApiPage, Route};
pub use channels::{ChannelGate, ChannelLine, ChannelList, ChannelPage, PostForm, Tile, stays};
pub use comments::{CommentForm, CommentLine, CommentPage, CommentsView, Part, ThreadPage};
pub use countdown::{Countdown, Moment};
pub use decision::{Appeal, Claim, Counter, Decision, Reasons, counter_fields};
pub use farewell::{ClosingPage, Farewell};
pub use feed::{Feed, FeedEntry};
pub use home::{Choice, Home, Refused, Tray, lifetimes};
pub use legal::{ContactPage, GuidelinesPage, PrivacyPage, TermsPage};
pub use manage::{
    Adding, Manage, ManagedLink, ManagedMedia, ManagedPost, Session, Traced, TracedView,
};
pub use mine::MinePage;
pub use outcome::{EndedPage, GonePage, ProblemPage, Thing, lacks};
pub use page::Page;
pub(super) use page::part;
pub use phone::PhonePage;
pub use post::{PostPage, Stays};
pub use qr::Qr;
pub use reporting::{
    Field, NoticePage, ReportPage, ReportedPage, Shape, TakedownPage, Way, Work, categories,
    category_words, elements, ways,
};
pub use transparency::TransparencyPage;
pub use view::{
    Film, Fragment, Marking, Pass, PasswordFault, Picture, Preview, ShareGate, ShareOpen,
};

pub(super) use figures::{hour, media_line, span};
