//! Reading an upload's body: multipart or bare, at the pace and within the bounds that are kept for
//! everybody.

use std::future::Future;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::{HeaderMap, header};
use bytes::Bytes;
use chatpic_core::{FieldError, Reason, SessionId};
use futures_util::{Stream, StreamExt};
use multer::{Field, Multipart};
use tokio::time::{Instant, timeout};

use crate::actions::Refused;
use crate::actions::idempotency::{self, Begun, Claimed, Kept, Key};
use crate::actions::links::Wishes;
use crate::actions::receive::{Asked, Received, Receiving, Upload, field_len};
use crate::actions::share::{Shared, share};
use crate::actions::trace::Leak;
use crate::app::App;

/// How an upload's body is wrapped.
pub(super) enum Shape {
    /// `multipart/form-data`, with the fields inside.
    Form,
    /// The file's bytes alone; the fields stand beside it.
    Bare(Vec<(String, String)>),
}

/// Receives an upload and shares it.
pub(super) async fn take(
    app: &Arc<App>,
    client: IpAddr,
    headers: &HeaderMap,
    body: Body,
    shape: Shape,
) -> Result<Shared, Refused> {
    let body = (headers, body, shape);
    match receive(app, client, body, Wishes::default(), async { Ok(()) }).await? {
        Arrived::Before(kept, upload) => kept.open(&upload),
        Arrived::Now { asked, upload, claimed, .. } => {
            let (links, about) = asked.parse(&app.config.terms)?;
            share(app, Received { links, about, upload }, claimed).await
        }
    }
}

/// An upload that has arrived whole.
pub(super) enum Arrived<A, L> {
    /// Its `Idempotency-Key` was answered before.
    Before(Kept, Upload),
    Now {
        asked: A,
        upload: Upload,
        claimed: Option<Claimed>,
        /// By whose leave.
        leave: L,
    },
}

/// Receives an upload. Before a byte of it is read, and unless it was answered before, `leave` decides
/// whether it may come.
pub(super) async fn receive<A: Asked, L>(
    app: &Arc<App>,
    client: IpAddr,
    (headers, body, shape): (&HeaderMap, Body, Shape),
    asked: A,
    leave: impl Future<Output = Result<L, Refused>>,
) -> Result<Arrived<A, L>, Refused> {
    let key = headers.get("idempotency-key").map(|key| Key::parse(key.as_bytes())).transpose()?;
    let mut paced = Paced::new(app, body.into_data_stream());
    let taken = async {
        let announced =
            headers.get(header::CONTENT_LENGTH).and_then(|len| len.to_str().ok()?.parse().ok());
        let pass = headers.get("x-upload-pass").and_then(|pass| pass.to_str().ok());
        let pass = pass.map(str::to_owned);
        let mut receiving = Receiving::begin(app, client, announced, pass, asked).await?;
        let begun = match key {
            Some(key) => match idempotency::begin(app, key).await? {
                Begun::Answered(kept) => Err(kept),
                Begun::Claimed(claimed) => Ok((Some(claimed), leave.await?)),
            },
            None => Ok((None, leave.await?)),
        };
        match shape {
            Shape::Form => form(&mut receiving, headers, &mut paced).await?,
            Shape::Bare(fields) => bare(&mut receiving, fields, &mut paced).await?,
        }
        Ok((receiving.finish()?, begun))
    }
    .await;
    match taken {
        Ok(((_, upload), Err(kept))) => Ok(Arrived::Before(kept, upload)),
        Ok(((asked, upload), Ok((claimed, leave)))) => {
            Ok(Arrived::Now { asked, upload, claimed, leave })
        }
        Err(refused) => {
            paced.answer_to(headers, &refused).await;
            Err(refused)
        }
    }
}

/// Receives what an owner sends to be traced.
pub(super) async fn leak(
    app: &App,
    mut leak: Leak,
    headers: &HeaderMap,
    body: Body,
) -> Result<Option<SessionId>, Refused> {
    let mut paced = Paced::new(app, body.into_data_stream());
    match leaked(&mut leak, headers, &mut paced).await {
        Ok(()) => leak.session().await,
        Err(refused) => {
            paced.answer_to(headers, &refused).await;
            Err(refused)
        }
    }
}

async fn leaked(leak: &mut Leak, headers: &HeaderMap, paced: &mut Paced) -> Result<(), Refused> {
    let unread = Arc::clone(&paced.unread);
    let mut parts = parts(headers, paced)?;
    let mut files = 0;
    while let Some(mut part) = parts.next_field().await.map_err(|error| unwrap(&error))? {
        unread.store(0, Ordering::Relaxed);
        if part.name() != Some("file") {
            let (name, value) = text(part, &unread).await?;
            leak.field(&name, value)?;
            continue;
        }
        files += 1;
        if files > 1 {
            return Err(FieldError::new("file", Reason::OnePicture).into());
        }
        while let Some(bytes) = part.chunk().await.map_err(|error| unwrap(&error))? {
            unread.store(0, Ordering::Relaxed);
            leak.write(&bytes).await?;
        }
    }
    Ok(())
}

async fn form<A: Asked>(
    receiving: &mut Receiving<A>,
    headers: &HeaderMap,
    paced: &mut Paced,
) -> Result<(), Refused> {
    let unread = Arc::clone(&paced.unread);
    let mut parts = parts(headers, paced)?;
    let mut count = 0;
    while let Some(part) = parts.next_field().await.map_err(|error| unwrap(&error))? {
        unread.store(0, Ordering::Relaxed);
        count += 1;
        if count > MOST_PARTS {
            return Err(Refused::Malformed("the form has too many parts"));
        }
        match part.name() {
            Some("file") => file(receiving, part, &unread).await?,
            Some("upload") => receiving.stored(&text(part, &unread).await?.1).await?,
            _ => {
                let (name, value) = text(part, &unread).await?;
                receiving.field(&name, value)?;
            }
        }
    }
    Ok(())
}

fn parts<'a>(headers: &HeaderMap, paced: &'a mut Paced) -> Result<Multipart<'a>, Refused> {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let boundary = multer::parse_boundary(content_type.unwrap_or_default())
        .map_err(|_| Refused::Malformed("send multipart/form-data with a field called file"))?;
    Ok(Multipart::new(paced, boundary))
}

async fn file<A: Asked>(
    receiving: &mut Receiving<A>,
    mut part: Field<'_>,
    unread: &AtomicUsize,
) -> Result<(), Refused> {
    let named = part.file_name().is_some_and(|name| !name.is_empty());
    let mut incoming = receiving.file().await?;
    while let Some(bytes) = part.chunk().await.map_err(|error| unwrap(&error))? {
        unread.store(0, Ordering::Relaxed);
        incoming.write(&bytes).await?;
    }
    incoming.finish(named).await
}

/// A text field's name and value.
async fn text(mut part: Field<'_>, unread: &AtomicUsize) -> Result<(String, String), Refused> {
    let name = part.name().unwrap_or_default().to_owned();
    let fault = |reason: &'static str| FieldError::named(&name, reason);
    let mut value = Vec::new();
    while let Some(bytes) = part.chunk().await.map_err(|error| unwrap(&error))? {
        unread.store(0, Ordering::Relaxed);
        if value.len() + bytes.len() > field_len(&name) {
            return Err(fault("is too long").into());
        }
        value.extend_from_slice(&bytes);
    }
    let value = String::from_utf8(value).map_err(|_| fault("is not UTF-8"))?;
    Ok((name, value))
}

async fn bare<A: Asked>(
    receiving: &mut Receiving<A>,
    fields: Vec<(String, String)>,
    paced: &mut Paced,
) -> Result<(), Refused> {
    for (name, value) in fields {
        receiving.field(&name, value)?;
    }
    let mut incoming = receiving.file().await?;
    while let Some(bytes) = paced.bytes().await {
        incoming.write(&bytes?).await?;
    }
    incoming.finish(true).await
}

/// More than all fields and files that there can be; the operator may allow many files.
const MOST_PARTS: usize = 1000;
/// How much of a form may arrive without anything of it being understood.
const MOST_UNREAD: usize = 256 << 10;
/// How long an upload may be slow before its rate counts.
const GRACE: Duration = Duration::from_secs(30);
/// How much of a refused upload is read and thrown away, so that its sender gets to read why.
const DRAIN: (usize, Duration) = (128 << 20, Duration::from_secs(10));

/// A body that must keep coming. It hands on one frame at a time, because the multipart parser takes all
/// that it can get.
pub(super) struct Paced {
    body: BodyDataStream,
    idle: Duration,
    min_rate: u64,
    begun: bool,
    since: Instant,
    total: u64,
    /// Bytes handed on since the parser last made anything of them.
    unread: Arc<AtomicUsize>,
    rest: bool,
    timer: Pin<Box<tokio::time::Sleep>>,
}

/// Why a body stopped.
#[derive(Debug, thiserror::Error)]
#[error("the body stopped")]
pub(super) struct Stopped(Refused);

impl Paced {
    pub fn new(app: &App, body: BodyDataStream) -> Self {
        let limits = &app.config.limits;
        let idle = Duration::from_secs(limits.idle_timeout_seconds);
        Self {
            body,
            idle,
            min_rate: limits.min_bytes_per_second,
            begun: false,
            since: Instant::now(),
            total: 0,
            unread: Arc::default(),
            rest: false,
            timer: Box::pin(tokio::time::sleep(idle)),
        }
    }

    /// The next bytes, all of which were made something of.
    pub async fn bytes(&mut self) -> Option<Result<Bytes, Refused>> {
        let next = self.next().await?;
        self.unread.store(0, Ordering::Relaxed);
        Some(next.map_err(|Stopped(refused)| refused))
    }

    /// Sees to it that who is refused gets to read why: what they still send is taken.
    pub async fn answer_to(&mut self, headers: &HeaderMap, refused: &Refused) {
        let waits = headers.get(header::EXPECT).is_some() && !self.begun;
        if !waits && !matches!(refused, Refused::TimedOut) {
            self.drain().await;
        }
    }

    /// Reads on for a bounded while and throws it away.
    async fn drain(&mut self) {
        let (most, long) = DRAIN;
        let read = async {
            let mut total = 0;
            while let Ok(Some(Ok(bytes))) = timeout(self.idle, self.body.next()).await {
                total += bytes.len();
                if total > most {
                    break;
                }
            }
        };
        // Either way it is over.
        let _ = timeout(long, read).await;
    }

    fn too_slow(&self) -> bool {
        let elapsed = self.since.elapsed();
        elapsed > GRACE && self.total < self.min_rate.saturating_mul(elapsed.as_secs())
    }
}

impl Stream for Paced {
    type Item = Result<Bytes, Stopped>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        this.begun = true;
        if std::mem::take(&mut this.rest) {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let refuse = |refused| Poll::Ready(Some(Err(Stopped(refused))));
        match this.body.poll_next_unpin(cx) {
            Poll::Ready(Some(Ok(bytes))) => {
                this.total += bytes.len() as u64;
                let unread = this.unread.fetch_add(bytes.len(), Ordering::Relaxed) + bytes.len();
                if unread > MOST_UNREAD {
                    return refuse(Refused::Malformed("a part's header is too long"));
                }
                if this.too_slow() {
                    return refuse(Refused::TimedOut);
                }
                this.timer.as_mut().reset(Instant::now() + this.idle);
                this.rest = true;
                Poll::Ready(Some(Ok(bytes)))
            }
            Poll::Ready(Some(Err(_))) => refuse(Refused::Malformed("the connection broke")),
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Pending if this.timer.as_mut().as_mut().poll(cx).is_ready() => {
                refuse(Refused::TimedOut)
            }
            Poll::Pending => Poll::Pending,
        }
    }
}

/// The refusal in a parser's error.
fn unwrap(error: &multer::Error) -> Refused {
    if let multer::Error::StreamReadFailed(inner) = error
        && let Some(Stopped(refused)) = inner.downcast_ref::<Stopped>()
    {
        return refused.clone();
    }
    Refused::Malformed("the form is not sound multipart/form-data, or it was cut off")
}
