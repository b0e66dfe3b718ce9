//! A thread, as a part of the page of what it is about.

use askama::Template;

use super::{Moment, Refused, filters};

/// What was said, and the form to say something.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/comments.html")]
pub struct CommentsView {
    /// Where it is read, by which its comments are reported.
    pub page: String,
    /// Where its form posts to: `/p/{name}/comments` or its like.
    pub address: String,
    /// Where scripts read and write: `/api/v1/posts/{name}/comments` or its like.
    pub api: String,
    /// Where scripts hear of new ones; `None` where nobody tells them.
    pub events: Option<String>,
    /// The newest last.
    pub comments: Vec<CommentLine>,
    /// The largest number in the thread when this was read; 0 where there was none.
    pub newest: u32,
    /// The token that withdraws what this visitor just said.
    pub said: Option<String>,
    /// What may be said.
    pub form: CommentForm,
}

impl CommentsView {
    /// Where this visitor can delete what they just said.
    fn deletes(&self) -> Option<String> {
        self.said.as_ref().map(|token| format!("/comment/{token}"))
    }
}

/// `/m/{manage_token}/links/{id}/comments`: what is said under one link, for its owner.
#[derive(Clone, Debug, Template)]
#[template(path = "thread.html")]
pub struct ThreadPage {
    pub manage_token: String,
    /// `None` where its terms allow none, and there are none.
    pub comments: Option<CommentsView>,
}

/// `/comment/{delete_token}`: deleting it, or that it was deleted.
#[derive(Clone, Debug, Template)]
#[template(path = "comment.html")]
pub struct CommentPage {
    /// `None` once it is deleted.
    pub token: Option<String>,
}

/// A comment.
#[derive(Clone, Debug)]
pub struct CommentLine {
    pub number: u32,
    /// Who said it, by a name for this thread alone.
    pub name: String,
    /// A class of the style sheet.
    pub colour: &'static str,
    /// Whether whoever posted the pictures said it.
    pub by_poster: bool,
    /// What it answers, where its text doesn't say so.
    pub reply_to: Option<u32>,
    /// Its text.
    pub parts: Vec<Part>,
    pub made: Moment,
}

/// A stretch of a comment's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Text(String),
    /// `>>12`: another comment of the thread.
    Reference(u32),
}

/// Whether something can be said, and what was typed.
#[derive(Clone, Debug)]
pub enum CommentForm {
    /// The thread takes no more.
    Full,
    Open {
        /// The visitor's token for this thread, where the page knows it.
        visitor: String,
        /// The name that goes with it, and its class of the style sheet.
        called: Option<(String, &'static str)>,
        /// What was typed, when the form comes back; else empty.
        text: String,
        /// Why the form came back.
        problem: Option<Refused>,
    },
}
