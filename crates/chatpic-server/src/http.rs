//! How the service is asked: routes, what a request may be, how an answer looks. No rule of the service
//! stands here, and no store is named.

mod admin;
mod api;
pub mod assets;
mod base;
mod channels;
mod client;
mod comments;
mod console;
mod curl;
mod ending;
mod events;
mod feed;
mod form;
mod guard;
mod headers;
mod install;
mod legal;
mod links;
mod log;
mod media;
pub mod openapi;
mod owner;
pub mod pages;
mod posts;
mod problem;
mod public;
mod range;
mod reporting;
mod reports;
mod routes;
mod server;
mod site;
mod sunset;
mod threads;
mod trace;
mod transparency;
mod upload;
mod upload_pass;

pub use range::{Asked, Span};
pub use routes::{admin_router, router};
pub use server::{Server, Stopped};
