//! Resumable uploads: bytes that arrive in pieces, over hours and lost connections, at any node.
//!
//! Each piece is sealed under a key of its own that comes from the upload's token, and is durable before
//! anybody is told so. The server keeps no token, so nobody opens what lies there but who sends it. One
//! writes at a time, and whoever comes second goes on in their place. What has arrived whole goes the
//! way of every upload: at once, or, as a draft, when a request names it as one of its files. Nothing of
//! it is in memory that another node would miss.

mod arrived;
mod asked;
mod finish;
mod write;

use std::net::IpAddr;

use chatpic_core::{FieldError, Gone, Lifetime, Timestamp, Token};
use chatpic_seal::{FieldKey, Kind, lookup, open_field, seal_field};
use chatpic_store::records::{Lookup, Sealed};
use chatpic_store::uploads::{
    Allowance, BeginUpload, FoundUpload, NewUpload, OverUpload, UNHEARD, Upload,
};
use serde::{Deserialize, Serialize};

use super::contents::damaged;
use super::find::unknown;
use super::receive::{room_beyond, take, too_large};
use super::sunset::takes_pictures;
use super::upload_pass::{admit, admit_draft};
use super::{Broken, Refused, idempotency, tags};
use crate::app::App;
use crate::hex::Hex;
use crate::limiter::{Act, Subject};

pub(super) use arrived::Arrived;
use asked::Asked;
pub use finish::answer;
pub use write::{Algorithm, Checksum, Progress, Writing};

/// How long an upload may take, and a draft wait.
const UNFINISHED: Lifetime = Lifetime::from_seconds(24 * 3600);

/// An upload that was begun.
pub struct Begun {
    pub token: Token,
    /// Unless its first bytes come before: then it has its day.
    pub expires_at: Timestamp,
}

/// How far an upload has come.
pub struct Standing {
    pub received: u64,
    pub length: u64,
    /// `None` where it has its answer and only that is kept.
    pub expires_at: Option<Timestamp>,
    /// What was said of it when it began, as it was written.
    pub metadata: String,
}

/// What is sealed with an open upload.
#[derive(Serialize, Deserialize)]
struct Kept {
    metadata: String,
    /// The upload pass by whose leave it came.
    pass: Option<Hex<32>>,
}

/// Begins an upload of so many bytes. Everything that can be refused by then is.
///
/// # Errors
/// [`Refused::Sunset`], [`Refused::TooLarge`], [`Refused::Broken`] where it is empty, [`Refused::Field`],
/// [`Refused::TooMany`], [`Refused::TooManyOpen`], [`Refused::NoRoom`], [`Refused::PassRequired`],
/// [`Refused::Banned`].
pub async fn begin(
    app: &App,
    client: IpAddr,
    length: u64,
    metadata: &str,
    pass: Option<String>,
) -> Result<Begun, Refused> {
    takes_pictures(app)?;
    let most = app.most_bytes();
    if length > most {
        return Err(too_large(most));
    }
    if length == 0 {
        return Err(Refused::Broken(Broken::Empty));
    }
    let asked = Asked::parse(metadata)?;
    let (draft, pass) = (asked.draft, pass.or(asked.pass));
    if draft {
        app.limiter.take(Act::Draft, Subject::Client(client))?;
    } else {
        take(app, client).await?;
        // As they will be when it has arrived.
        asked.wishes.parse(&app.config.terms)?;
    }
    room_beyond(app, app.config.limits.free_space.saturating_add(length)).await?;
    let admission = match draft {
        true => admit_draft(app, client, pass.as_deref()).await?,
        false => admit(app, client, pass.as_deref()).await?,
    };
    let (token, now) = (Token::random(&*app.rng), app.now());
    let kept =
        Kept { metadata: metadata.to_owned(), pass: admission.pass().map(|pass| Hex(pass.0)) };
    let upload = NewUpload {
        lookup: lookup_of(&token),
        uploader: tags::uploader(app, client, now).await?,
        length,
        draft,
        expires_at: UNFINISHED.after(now),
        asked: kept.seal(app, &token),
    };
    let limits = &app.config.limits;
    let most = Allowance { uploads: limits.open_uploads, bytes: limits.open_upload_bytes };
    match app.records.begin_upload(&upload, most, now).await? {
        BeginUpload::Begun => Ok(Begun { token, expires_at: upload.expires_at.plus(-UNHEARD) }),
        BeginUpload::TooMany => Err(Refused::TooManyOpen),
    }
}

/// How far an upload has come. One that was shared at once is told to be whole for as long as its answer
/// can be asked for, so that whoever lost the connection with the last byte learns that it arrived.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::UploadOver`].
pub async fn standing(app: &App, text: &str, client: IpAddr) -> Result<Standing, Refused> {
    let token = parse(app, text, client)?;
    let upload = match app.records.upload(lookup_of(&token), app.now()).await? {
        FoundUpload::Unknown => return Err(unknown(app, client)),
        FoundUpload::Over(over) if is_answered(app, over) => {
            let (length, metadata) = (over.length, String::new());
            return Ok(Standing { received: length, length, expires_at: None, metadata });
        }
        FoundUpload::Over(over) => return Err(Refused::UploadOver(over.gone)),
        FoundUpload::Open(upload) => upload,
    };
    let Kept { metadata, .. } = Kept::open(&token, &upload)?;
    let Upload { received, length, expires_at, .. } = upload;
    Ok(Standing { received, length, expires_at: Some(expires_at), metadata })
}

/// Ends an upload before its time.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::UploadOver`].
pub async fn terminate(app: &App, text: &str, client: IpAddr) -> Result<(), Refused> {
    let token = parse(app, text, client)?;
    let (lookup, now) = (lookup_of(&token), app.now());
    match app.records.upload(lookup, now).await? {
        FoundUpload::Unknown => return Err(unknown(app, client)),
        FoundUpload::Over(over) => return Err(Refused::UploadOver(over.gone)),
        FoundUpload::Open(_) => {}
    }
    match app.records.end_upload(lookup, Gone::Withdrawn, now).await? {
        true => Ok(()),
        false => Err(Refused::UploadOver(Gone::Withdrawn)),
    }
}

/// Ends an upload of which nobody was told, where it is open.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn abandon(app: &App, token: &Token) -> Result<(), Refused> {
    app.records.end_upload(lookup_of(token), Gone::Withdrawn, app.now()).await?;
    Ok(())
}

/// Why nothing can be made of an upload that a request names.
pub(super) fn over() -> Refused {
    FieldError::new("upload", "is unknown, not all here, or used already").into()
}

/// Whether an upload that is over was shared at once, and its answer can still be asked for.
fn is_answered(app: &App, over: OverUpload) -> bool {
    let kept = idempotency::KEPT.after(over.ended_at);
    over.gone == Gone::Spent && !over.draft && app.now() < kept
}

fn parse(app: &App, text: &str, client: IpAddr) -> Result<Token, Refused> {
    text.parse().map_err(|_| unknown(app, client))
}

fn lookup_of(token: &Token) -> Lookup {
    Lookup(lookup(Kind::Upload, token.as_bytes()))
}

const LABEL: &str = "asked";

impl Kept {
    fn seal(&self, app: &App, token: &Token) -> Sealed {
        let json = serde_json::to_vec(self).expect("plain strings");
        let key = FieldKey::from_token(Kind::Upload, token.as_bytes(), LABEL);
        Sealed(seal_field(&key, &json, &lookup_of(token).0, &mut app.fill()))
    }

    fn open(token: &Token, upload: &Upload) -> Result<Self, Refused> {
        let key = FieldKey::from_token(Kind::Upload, token.as_bytes(), LABEL);
        let json = open_field(&key, &upload.asked.0, &lookup_of(token).0).map_err(damaged)?;
        // The parser's error would tell what it read.
        serde_json::from_slice(&json).map_err(|_| damaged("an upload in words of another version"))
    }
}
