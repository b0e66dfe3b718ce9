//! Listening and ending: connections with time limits, a graceful stop.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use socket2::SockRef;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use super::client::Peer;
use super::events::Stopping;
use crate::config::Limits;

/// A bound address that isn't served yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    connections: Arc<Semaphore>,
    idle: Duration,
}

/// How a server ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Every request was answered.
    Drained,
    /// Some took too long and were cut off.
    CutOff,
}

/// Most time that a request's head may take to arrive; less where a connection may idle less.
const HEAD: Duration = Duration::from_secs(10);
/// Most headers and bytes of a request's head.
const HEADERS: usize = 64;
const HEAD_BYTES: usize = 64 << 10;
/// Bytes of an answer that the kernel may hold before it sends them, which are out of our hands: by itself it would
/// take 4 MB of each for who reads slowly, and those would be shown even when the right to them ended.
const UNSENT: u32 = 512 << 10;
/// How long requests that are being answered may go on after a stop.
const DRAIN: Duration = Duration::from_secs(20);

impl Server {
    /// Binds `address`.
    ///
    /// # Errors
    /// Where it is taken or not this machine's.
    pub async fn bind(address: SocketAddr, limits: &Limits) -> io::Result<Self> {
        Ok(Self {
            listener: TcpListener::bind(address).await?,
            connections: Arc::new(Semaphore::new(limits.connections)),
            idle: Duration::from_secs(limits.idle_timeout_seconds),
        })
    }

    /// The address, with the port that was picked where 0 was asked for.
    ///
    /// # Errors
    /// Where the system can't say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves until `stop`, then lets what was begun end.
    pub async fn run(self, router: Router, stop: CancellationToken) -> Stopped {
        let graceful = GracefulShutdown::new();
        loop {
            let place = tokio::select! {
                place = Arc::clone(&self.connections).acquire_owned() => place,
                () = stop.cancelled() => break,
            };
            let Ok(place) = place else { break };
            let accepted = tokio::select! {
                accepted = self.listener.accept() => accepted,
                () = stop.cancelled() => break,
            };
            match accepted {
                Ok((stream, peer)) => {
                    let stopping = Stopping(stop.clone());
                    serve(stream, (peer, stopping), router.clone(), self.idle, &graceful, place);
                }
                Err(error) => {
                    // Out of file descriptors, mostly: those who are here go on, then there is room.
                    tracing::warn!(%error, "a connection can't be accepted");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            }
        }
        drop(self.listener);
        match tokio::time::timeout(DRAIN, graceful.shutdown()).await {
            Ok(()) => Stopped::Drained,
            Err(_) => Stopped::CutOff,
        }
    }
}

fn serve(
    stream: TcpStream,
    (peer, stopping): (SocketAddr, Stopping),
    router: Router,
    idle: Duration,
    graceful: &GracefulShutdown,
    place: OwnedSemaphorePermit,
) {
    // Without it, an answer in two packets waits for the client's acknowledgement of the first.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "no TCP_NODELAY");
    }
    if let Err(error) = SockRef::from(&stream).set_tcp_notsent_lowat(UNSENT) {
        tracing::debug!(%error, "no TCP_NOTSENT_LOWAT");
    }
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        request.extensions_mut().insert(stopping.clone());
        let answer = router.clone().oneshot(request.map(axum::body::Body::new));
        async move { Ok::<_, Infallible>(answer.await.unwrap_or_else(|never| match never {})) }
    });
    let mut builder = auto::Builder::new(TokioExecutor::new()).http1_only();
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD.min(idle))
        .max_headers(HEADERS)
        .max_buf_size(HEAD_BYTES);
    // A reader that takes nothing is cut; a writer that sends nothing is cut where its body is read.
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(idle));
    let connection = builder.serve_connection(TokioIo::new(Box::pin(stream)), service);
    let connection = graceful.watch(connection.into_owned());
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            // The error's text could carry what was sent: only its kind is written.
            let _ = error;
            tracing::debug!("a connection ended early");
        }
        drop(place);
    });
}
