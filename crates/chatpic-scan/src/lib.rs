//! What a picture is recognised by, and the search among the hashes of known harmful ones.
//!
//! Bytes have [`Exact`] hashes. A [`Picture`] has [`variants`]: the PDQ hashes under which it, or
//! what somebody made of it to slip through, may stand in a list. An [`Index`] holds the hashes of
//! a list and finds all that are near, never missing one. [`hits`] is the rule that says how near
//! is near enough, and a [`Verdict`] is what is said of a media in the end.
//!
//! PDQ finds what was recompressed, resized, blurred, brightened, mirrored, turned by quarters,
//! framed or inverted, and a crop of some two percent. It does not find a crop of five percent or a
//! rotation by three degrees, and it says nothing of what a picture shows.
//!
//! [`lists`] is where such hashes come from: it reads lists, keeps them, and says what a hit on one
//! leads to.
//!
//! This crate decodes no picture, does no I/O of its own, and asks no clock. It never panics on the
//! pixels or the lists that it is given.

mod fingerprint;
mod index;
pub mod lists;
mod matching;
mod pdq;
mod verdict;

pub use fingerprint::{Exact, Hashing};
pub use index::{Index, Near, Radius, TooManyEntries};
pub use matching::{ALONE_RADIUS, DERIVED_RADIUS, Hit, MIN_QUALITY, PLAIN_RADIUS, hits};
pub use pdq::{
    Hashed, NotPdq, Origin, Passed, Passing, Pdq, Picture, Spectrum, Variant, WrongLength, variants,
};
pub use verdict::Verdict;
