//! Clients that others wrote, over a line that is cut at random bytes, to one node and to two.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::task::AbortOnDropHandle;

use super::{TestServer, token};
use crate::harness::png;
use crate::places::Places;

/// A line to some nodes in turn. Each of its first connections is cut at some byte.
struct Line {
    address: SocketAddr,
    connections: Arc<AtomicU32>,
    _taking: AbortOnDropHandle<()>,
}

/// How many connections are cut.
const CUT: u32 = 12;

impl Line {
    async fn to(nodes: Vec<SocketAddr>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let connections = Arc::new(AtomicU32::new(0));
        let counter = Arc::clone(&connections);
        let taking = tokio::spawn(async move {
            let mut chance = 7_u32;
            loop {
                let (client, _) = listener.accept().await.unwrap();
                let number = counter.fetch_add(1, Ordering::Relaxed);
                chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                // Every third ends early, but not before somebody asked how far it came.
                let most = match number {
                    CUT.. => usize::MAX,
                    number if number % 3 > 0 => chance as usize % 70_000,
                    _ => 1500,
                };
                let node = nodes[number as usize % nodes.len()];
                tokio::spawn(pass_on(client, node, most));
            }
        });
        Self { address, connections, _taking: AbortOnDropHandle::new(taking) }
    }
}

/// Passes on what a client sends, up to so many bytes, and everything that it is answered.
async fn pass_on(client: TcpStream, node: SocketAddr, most: usize) {
    let Ok(server) = TcpStream::connect(node).await else { return };
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let there = async move {
        let (mut left, mut bytes) = (most, vec![0; 16 << 10]);
        while let Ok(read @ 1..) = from_client.read(&mut bytes).await {
            let passed = read.min(left);
            if to_server.write_all(&bytes[..passed]).await.is_err() {
                return;
            }
            left -= passed;
            if passed < read {
                return;
            }
        }
    };
    let back = async move {
        // Either way it is over.
        let _ = tokio::io::copy(&mut from_server, &mut to_client).await;
    };
    tokio::select! { () = there => {}, () = back => {} }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/browser/resumable")
}

/// The program and script of a client.
fn client(name: &str) -> Command {
    let folder = folder();
    let (program, script) = match name {
        "tuspy" => {
            #[expect(clippy::disallowed_methods, reason = "where the tests' tools are installed")]
            let home = std::env::var("HOME").unwrap();
            (Path::new(&home).join(".cache/chatpic/tuspy/bin/python"), "with_tuspy.py")
        }
        "uppy" => (PathBuf::from("node"), "uppy.mjs"),
        _ => (PathBuf::from("node"), "tus.mjs"),
    };
    let mut command = Command::new(program);
    command.arg(folder.join(script));
    command
}

/// Sends a picture over a bad line, and looks at what came of it.
async fn sends(name: &str, nodes: &[TestServer], chunk: usize) {
    let dir = tempfile::tempdir().unwrap();
    let (path, picture) = (dir.path().join("photo.png"), png(300, 280));
    std::fs::write(&path, &picture).unwrap();
    let line = Line::to(nodes.iter().map(|node| node.address).collect()).await;
    let endpoint = format!("http://{}/files/", line.address);
    let mut command = client(name);
    command.arg(endpoint).arg(&path).arg(chunk.to_string());
    let Output { status, stdout, stderr } =
        tokio::task::block_in_place(|| command.output()).unwrap();
    let (told, fault) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
    assert!(status.success(), "{name}: {told} {fault}");
    assert!(line.connections.load(Ordering::Relaxed) > 3, "the line was cut");
    let last = nodes.last().unwrap();
    let shared = last.answer(&last.url(&format!("/files/{}", token(told.trim())))).await.unwrap();
    assert_eq!(shared.links[0].label.as_deref(), Some("Anna"));
    let direct = last.moved_url(shared.direct_url.as_ref().unwrap());
    assert_eq!(last.bytes(&direct).await.unwrap(), picture, "{name}, {chunk}");
    for node in nodes {
        node.purge().await;
        node.settled().await;
    }
    assert!(last.blobs().await >= 1);
}

async fn two() -> [TestServer; 2] {
    let places = Places::shared();
    [TestServer::node(&places).await, TestServer::node(&places).await]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tus_js_client_gets_through_a_bad_line() {
    let server = [TestServer::start().await];
    sends("tus-js-client", &server, 50_000).await;
    sends("tus-js-client", &server, 100 << 20).await;
    sends("tus-js-client", &two().await, 50_000).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn uppy_gets_through_a_bad_line() {
    let server = [TestServer::start().await];
    sends("uppy", &server, 50_000).await;
    sends("uppy", &two().await, 50_000).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tuspy_gets_through_a_bad_line() {
    let server = [TestServer::start().await];
    sends("tuspy", &server, 50_000).await;
    sends("tuspy", &two().await, 50_000).await;
}
