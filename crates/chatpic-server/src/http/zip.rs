//! All pictures of a viewing in one file, by the same right as each alone: under a pass, or of a link
//! that needs no button.
//!
//! They are stored as they are, in an archive that is written while it is sent: nothing is kept, and no
//! more than a piece of one picture is in memory. Where the right to them ends, the archive breaks off.

use std::io::{self, Write};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream::{self, BoxStream, StreamExt};
use tokio::time::timeout;
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};
use zip::{CompressionMethod, result::ZipError};

use super::client::Client;
use super::headers::{MEDIA_POLICY, NO_STORE, rating};
use super::media::PATIENCE;
use crate::actions::Refused;
use crate::actions::media::{Ended, Servable, direct, under_pass};
use crate::app::App;

/// `GET /s/{token}/pictures.zip`
pub(super) async fn of_link(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
) -> Result<Response, Refused> {
    send(app, Right::Link(token), client).await
}

/// `GET /v/{ticket}/pictures.zip`
pub(super) async fn of_pass(
    State(app): State<Arc<App>>,
    Path(ticket): Path<String>,
    Client(client): Client,
) -> Result<Response, Refused> {
    send(app, Right::Pass(ticket), client).await
}

enum Right {
    Link(String),
    Pass(String),
}

impl Right {
    async fn media(&self, app: &App, number: usize, client: IpAddr) -> Result<Servable, Refused> {
        match self {
            Self::Link(token) => direct(app, token, number, client).await,
            Self::Pass(ticket) => under_pass(app, ticket, number, client).await,
        }
    }
}

/// The first picture is opened before anything is answered, so that a refusal is an answer.
async fn send(app: Arc<App>, right: Right, client: IpAddr) -> Result<Response, Refused> {
    let first = right.media(&app, 0, client).await?;
    let (of, adult) = (first.of, first.adult);
    let mut archive = Archive::default();
    let begun = timeout(PATIENCE, archive.begin(&app, first, 0));
    let bytes = begun.await.map_err(|_| Refused::MarkingBusy)??;
    let sending = Sending { app, right, client, archive, bytes, number: 0, of };
    let body = stream::try_unfold(Some(sending), |sending| async {
        let Some(sending) = sending else { return Ok(None) };
        sending.next().await.map(Some)
    });
    let headers = [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"pictures.zip\""),
    ];
    let fixed =
        [(header::CACHE_CONTROL, NO_STORE), (header::CONTENT_SECURITY_POLICY, MEDIA_POLICY)];
    Ok((rating(adult), headers, fixed, Body::from_stream(body)).into_response())
}

/// An archive that is under way.
struct Sending {
    app: Arc<App>,
    right: Right,
    client: IpAddr,
    archive: Archive,
    /// Of the picture that is being sent.
    bytes: BoxStream<'static, Result<Bytes, Ended>>,
    number: usize,
    of: usize,
}

impl Sending {
    /// The next piece, and what sends the rest; nothing after the last.
    async fn next(mut self) -> Result<(Bytes, Option<Self>), io::Error> {
        if let Some(bytes) = self.bytes.next().await {
            let piece = self.archive.write(&bytes.map_err(io::Error::other)?)?;
            return Ok((piece, Some(self)));
        }
        self.number += 1;
        if self.number == self.of {
            return Ok((self.archive.finish()?, None));
        }
        let broken = |_| io::Error::other(Ended);
        let media = self.right.media(&self.app, self.number, self.client).await.map_err(broken)?;
        self.bytes = self.archive.begin(&self.app, media, self.number).await.map_err(broken)?;
        Ok((self.archive.taken(), Some(self)))
    }
}

/// What an archive's writer wrote since somebody took it.
#[derive(Clone, Default)]
struct Tap(Arc<Mutex<Vec<u8>>>);

impl Write for Tap {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Archive {
    writer: ZipWriter<StreamWriter<Tap>>,
    tap: Tap,
}

impl Default for Archive {
    fn default() -> Self {
        let tap = Tap::default();
        Self { writer: ZipWriter::new_stream(tap.clone()), tap }
    }
}

impl Archive {
    /// Begins the file of one picture: its bytes, which are to be written next.
    async fn begin(
        &mut self,
        app: &Arc<App>,
        media: Servable,
        number: usize,
    ) -> Result<BoxStream<'static, Result<Bytes, Ended>>, Refused> {
        let name = media.facts.file_name(number);
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.writer.start_file(name, stored).map_err(|error| fault(&error))?;
        media.ready(app).await?.all(app).await
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<Bytes> {
        self.writer.write_all(bytes)?;
        Ok(self.taken())
    }

    fn finish(self) -> io::Result<Bytes> {
        self.writer.finish().map_err(io::Error::other)?;
        Ok(self.tap.take())
    }

    fn taken(&self) -> Bytes {
        self.tap.take()
    }
}

impl Tap {
    fn take(&self) -> Bytes {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)).into()
    }
}

fn fault(error: &ZipError) -> Refused {
    tracing::error!(%error, "an archive can't be written");
    Refused::Unavailable
}
