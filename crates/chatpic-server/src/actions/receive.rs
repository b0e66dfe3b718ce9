//! Receiving an upload: fields into a wish, files into spools, with every limit enforced as bytes
//! arrive and a digest taken on the way.

use std::io::ErrorKind;
use std::net::IpAddr;
use std::sync::Arc;

use aws_lc_rs::digest::{Context, SHA256};
use chatpic_core::{FieldError, Reason, Terms, Token};
use tokio::sync::OwnedSemaphorePermit;

use super::about::About;
use super::bans;
use super::spool::{LOOK_EVERY, Spool, Spooled, free_in};
use super::sunset::takes_pictures;
use super::upload_pass::{Admission, admit};
use super::{Broken, Refused, TooLarge};
use crate::app::App;
use crate::limiter::{Act, Subject};
use crate::queue::InQueue;

/// What somebody asks for beside the files of an upload, as it was typed.
pub trait Asked {
    /// Where the field with this name goes, and its name; `None` where there is no such field.
    fn slot(&mut self, name: &str) -> Option<(&'static str, &mut Option<String>)>;

    /// Where it is to go, for the digest.
    fn goal(&self) -> Option<&str> {
        None
    }
}

/// An upload that is arriving. It holds one of the places for uploads until it is dropped.
pub struct Receiving<A> {
    app: Arc<App>,
    client: IpAddr,
    pass: Option<String>,
    admitted: Option<Admission>,
    _place: OwnedSemaphorePermit,
    /// How many bytes of it are to come, if it was said.
    left: Option<u64>,
    asked: A,
    files: Vec<File>,
    digest: Context,
}

/// One file of an upload.
pub(super) enum File {
    /// It came with the request.
    Here(Box<Spooled>),
    /// It came in pieces before, as the resumable upload of this token.
    Stored(Token),
}

/// An upload that has arrived whole and whose terms are sound.
pub struct Received {
    /// What each of its links allows; never none.
    pub links: Vec<Terms>,
    /// What is said of its pictures.
    pub about: About,
    pub upload: Upload,
}

/// The files of an upload that has arrived whole.
pub struct Upload {
    pub(super) files: Vec<File>,
    pub(super) admission: Admission,
    /// Of all fields and files in their order; not of how they were wrapped up.
    pub(super) digest: [u8; 32],
    /// Who sent it; kept nowhere.
    pub(super) client: IpAddr,
    /// Whose it is; only where the operator wants that kept with what must be reported.
    pub(super) from: Option<IpAddr>,
    pub(super) place: Place,
}

/// What an upload holds until it is done.
pub(super) enum Place {
    /// One of the places for uploads.
    Any { _permit: OwnedSemaphorePermit },
    /// One of those for uploads with videos, which take much longer: the other is somebody else's by now.
    OfVideos { _queued: InQueue },
}

impl Place {
    /// Waits among videos from here on.
    ///
    /// # Errors
    /// [`Refused::Busy`] where too many wait, or too many of this client.
    pub fn among_videos(self, app: &App, client: IpAddr) -> Result<Self, Refused> {
        match self {
            Self::OfVideos { .. } => Ok(self),
            Self::Any { .. } => {
                let _queued = app.videos.queue.enter(client).ok_or(Refused::Busy)?;
                Ok(Self::OfVideos { _queued })
            }
        }
    }
}

/// The longest text of this field, in bytes.
pub fn field_len(name: &str) -> usize {
    match name {
        "links" => 64 << 10,
        "recipients" => 32 << 10,
        "alt" => 128 << 10,
        _ => 4096,
    }
}

impl<A: Asked> Receiving<A> {
    /// Takes a place for one upload of `client`, before a byte of it is read. `announced` is how long
    /// it says it is, `pass` the upload pass that came beside it, `asked` takes the fields.
    ///
    /// # Errors
    /// [`Refused::TooMany`], [`Refused::Busy`], [`Refused::NoRoom`], [`Refused::TooLarge`],
    /// [`Refused::Sunset`].
    pub async fn begin(
        app: &Arc<App>,
        client: IpAddr,
        announced: Option<u64>,
        pass: Option<String>,
        asked: A,
    ) -> Result<Self, Refused> {
        takes_pictures(app)?;
        let media = &app.config.media;
        let most = app.most_bytes().saturating_mul(media.max_files as u64);
        if announced.is_some_and(|len| len > most.saturating_add(1 << 20)) {
            return Err(too_large(app.most_bytes()));
        }
        let place = Arc::clone(&app.receiving).try_acquire_owned().map_err(|_| Refused::Busy)?;
        take(app, client).await?;
        room(app).await?;
        let mut digest = Context::new(&SHA256);
        if let Some(goal) = asked.goal() {
            count(&mut digest, b'g', goal.as_bytes());
        }
        Ok(Self {
            app: Arc::clone(app),
            client,
            pass,
            admitted: None,
            _place: place,
            left: announced,
            asked,
            files: Vec::new(),
            digest,
        })
    }

    /// Takes a text field.
    ///
    /// # Errors
    /// [`Refused::Field`] where it is unknown or was given before.
    pub fn field(&mut self, name: &str, value: String) -> Result<(), Refused> {
        // No part of what is asked for: a retry may come with another.
        if name == "upload_pass" {
            self.pass = Some(value.trim().to_owned()).filter(|pass| !pass.is_empty());
            return Ok(());
        }
        count(&mut self.digest, b'f', name.as_bytes());
        count(&mut self.digest, b'v', value.as_bytes());
        let unknown = || FieldError::named(name, "is no field here");
        let (name, slot) = self.asked.slot(name).ok_or_else(unknown)?;
        let empty = |value: &String| value.trim().is_empty();
        // An empty field is no wish, beside another as by itself.
        if slot.is_some() && empty(&value) {
            return Ok(());
        }
        match slot.replace(value).filter(|before| !empty(before)) {
            None => Ok(()),
            Some(_) => Err(FieldError::new(name, "was given twice").into()),
        }
    }

    /// Begins one more file. Before a byte of the first, it is decided whether the upload may be.
    ///
    /// # Errors
    /// [`Refused::Field`] where there are too many, [`Refused::PassRequired`], [`Refused::Banned`].
    pub async fn file(&mut self) -> Result<Incoming<'_, A>, Refused> {
        self.one_more("file").await?;
        let held = self.files.iter().map(File::held).sum();
        let spool = Spool::beside(held, self.left);
        Ok(Incoming { digest: Context::new(&SHA256), spool, receiving: self })
    }

    /// Takes a resumable upload that has arrived as one more file. Whether there is one is looked at when
    /// its turn comes: a request that was answered before has used it up.
    ///
    /// # Errors
    /// As for [`file`](Self::file); [`Refused::Field`] where it is no token.
    pub async fn stored(&mut self, upload: &str) -> Result<(), Refused> {
        self.one_more("upload").await?;
        let token = upload.trim().parse();
        let token: Token = token.map_err(|_| FieldError::new("upload", "is no upload's token"))?;
        count(&mut self.digest, b'u', token.as_bytes());
        self.files.push(File::Stored(token));
        Ok(())
    }

    async fn one_more(&mut self, field: &'static str) -> Result<(), Refused> {
        if self.admitted.is_none() {
            let admitted = admit(&self.app, self.client, self.pass.as_deref()).await?;
            self.admitted = Some(admitted);
        }
        let most = self.app.config.media.max_files;
        if self.files.len() == most {
            return Err(FieldError::new(field, Reason::Pictures(most)).into());
        }
        Ok(())
    }

    /// Ends the upload.
    ///
    /// # Errors
    /// [`Refused::Field`] where no file came.
    pub fn finish(self) -> Result<(A, Upload), Refused> {
        let admission = self.admitted.filter(|_| !self.files.is_empty());
        let admission = admission.ok_or_else(|| FieldError::new("file", Reason::NoPicture))?;
        let mut digest = [0; 32];
        digest.copy_from_slice(self.digest.finish().as_ref());
        let client = self.client;
        let from = Some(client).filter(|_| self.app.config.vault.keep_address);
        let (files, place) = (self.files, Place::Any { _permit: self._place });
        Ok((self.asked, Upload { files, admission, digest, client, from, place }))
    }
}

impl File {
    fn held(&self) -> usize {
        match self {
            Self::Here(spooled) => spooled.held(),
            Self::Stored(_) => 0,
        }
    }
}

/// One file of an upload that is arriving. Dropped before it is finished, it was never there.
pub struct Incoming<'a, A> {
    receiving: &'a mut Receiving<A>,
    spool: Spool,
    digest: Context,
}

impl<A> Incoming<'_, A> {
    /// Takes the file's next bytes.
    ///
    /// # Errors
    /// [`Refused::TooLarge`] at the first byte too many, [`Refused::NoRoom`] where the spool is full.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), Refused> {
        let app = &self.receiving.app;
        let len = self.spool.len() + bytes.len() as u64;
        let most =
            if len <= app.config.media.max_file_bytes { len } else { self.most_bytes(bytes) };
        if len > most {
            return Err(too_large(most));
        }
        // Many uploads at once can fill what was free when each began.
        let before = self.spool.len() / LOOK_EVERY;
        if len / LOOK_EVERY > before {
            room(app).await?;
        }
        self.digest.update(bytes);
        let dir = app.spool_dir();
        self.spool.write(bytes, &app.upload_memory, &dir, &*app.rng).await.map_err(spool_fault)
    }

    /// How long it may get, by the bytes that it begins with: `bytes`, where they are the first.
    fn most_bytes(&self, bytes: &[u8]) -> u64 {
        let app = &self.receiving.app;
        let head = if self.spool.len() == 0 { bytes } else { self.spool.head() };
        match chatpic_media::video::Format::sniff(head) {
            Some(_) if app.videos.are_taken() => app.config.media.videos.limits.bytes,
            _ => app.config.media.max_file_bytes,
        }
    }

    /// Ends the file. An empty one without a name is what a browser sends where none was chosen: it
    /// doesn't count.
    ///
    /// # Errors
    /// [`Refused::Broken`] where it is empty, [`Refused::NoRoom`] where the spool is full.
    pub async fn finish(self, named: bool) -> Result<(), Refused> {
        if self.spool.len() == 0 {
            return if named { Err(Refused::Broken(Broken::Empty)) } else { Ok(()) };
        }
        if let Some(left) = &mut self.receiving.left {
            *left = left.saturating_sub(self.spool.len());
        }
        let digest = self.digest.finish();
        let digest: [u8; 32] = digest.as_ref().try_into().expect("SHA-256 has 32 bytes");
        count(&mut self.receiving.digest, b'd', &digest);
        let spooled = self.spool.finish().await.map_err(spool_fault)?;
        self.receiving.files.push(File::Here(Box::new(spooled.with_sha256(digest))));
        Ok(())
    }
}

/// Adds a part of what is asked for to a digest.
fn count(digest: &mut Context, what: u8, bytes: &[u8]) {
    digest.update(&[what]);
    digest.update(&(bytes.len() as u64).to_be_bytes());
    digest.update(bytes);
}

/// Counts an upload. Who is refused again and again sends a flood, and is refused for a day.
pub(super) async fn take(app: &App, client: IpAddr) -> Result<(), Refused> {
    let subject = Subject::Client(client);
    let Err(too_many) = app.limiter.take(Act::Upload, subject) else { return Ok(()) };
    if app.limiter.take(Act::RefusedUpload, subject).is_err() {
        bans::flood(app, client).await?;
    }
    Err(too_many.into())
}

/// Refuses what needs room on the disk where too little is left for pictures to come.
pub(super) async fn room(app: &App) -> Result<(), Refused> {
    room_beyond(app, app.config.limits.free_space).await
}

/// The same where no more than `reserve` bytes are left.
pub(super) async fn room_beyond(app: &App, reserve: u64) -> Result<(), Refused> {
    // Wherever blobs lie, what comes in and goes out is spooled here.
    let spool = free_in(&app.spool_dir()).map_err(spool_fault)?;
    match app.blobs.free_space().await?.unwrap_or(u64::MAX).min(spool) {
        free if free < reserve => Err(Refused::NoRoom),
        _ => Ok(()),
    }
}

pub(super) fn spool_fault(error: std::io::Error) -> Refused {
    if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        return Refused::NoRoom;
    }
    tracing::error!(%error, "the spool can't be used");
    Refused::Unavailable
}

pub(super) fn too_large(most: u64) -> Refused {
    Refused::TooLarge(TooLarge::File { most })
}
