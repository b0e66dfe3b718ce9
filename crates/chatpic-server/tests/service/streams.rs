//! A picture that is being sent when its share ends is not sent to its end.

use std::time::Duration;

use chatpic_api::Shared;
use chatpic_store::records::Hiding;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

use super::harness::{TestServer, png};

#[tokio::test]
async fn withdrawing_cuts_a_picture_off_that_is_being_sent_under_a_pass() {
    let (server, shared) = large(&[("max_views", "1")]).await;
    let url = server.view(&shared, json!({})).await.unwrap().media[0].url.clone();
    let reading = Reading::begin(&server, &url).await;
    assert_eq!(server.withdraw(&shared).await, 204);
    reading.ends_early().await;
}

#[tokio::test]
async fn withdrawing_cuts_a_picture_off_that_is_being_sent_by_direct_link() {
    let (server, shared) = large(&[]).await;
    let reading = Reading::begin(&server, shared.direct_url.as_ref().unwrap()).await;
    assert_eq!(server.withdraw(&shared).await, 204);
    reading.ends_early().await;
}

#[tokio::test]
async fn hiding_cuts_a_picture_off_that_is_being_sent() {
    let (server, shared) = large(&[]).await;
    let pass = server.view(&shared, json!({})).await.unwrap().media[0].url.clone();
    let share = server.app.records.shares(None, 1).await.unwrap()[0];
    for url in [&pass, shared.direct_url.as_ref().unwrap()] {
        let reading = Reading::begin(&server, url).await;
        let (records, now) = (&server.app.records, server.app.now());
        records.hide(share, Some(Hiding::Meanwhile), now).await.unwrap();
        reading.ends_early().await;
        records.hide(share, None, now).await.unwrap();
    }
}

#[tokio::test]
async fn the_end_of_a_pass_and_of_a_link_cut_off_what_is_being_sent() {
    let (server, shared) = large(&[("expires_in", "1h")]).await;
    let pass = server.view(&shared, json!({})).await.unwrap().media[0].url.clone();
    let reading = Reading::begin(&server, &pass).await;
    server.pass(600);
    reading.ends_early().await;
    let reading = Reading::begin(&server, shared.direct_url.as_ref().unwrap()).await;
    server.pass(3000);
    server.purge().await;
    reading.ends_early().await;
}

#[tokio::test]
async fn a_picture_of_a_spent_link_is_sent_to_its_end() {
    let (server, shared) = large(&[("max_views", "1")]).await;
    let url = server.view(&shared, json!({})).await.unwrap().media[0].url.clone();
    let reading = Reading::begin(&server, &url).await;
    server.purge().await;
    let (length, read) = reading.rest().await;
    assert_eq!(read, length);
}

/// More than the buffers between a server and a client hold.
async fn large(terms: &[(&str, &str)]) -> (TestServer, Shared) {
    let server = TestServer::start().await;
    let file = png(2400, 1600);
    let shared = server.share_files(&[&file], terms).await;
    assert!(shared.media[0].bytes > 10 << 20);
    (server, shared)
}

/// A client that has read the beginning and now waits.
pub struct Reading {
    stream: TcpStream,
    /// What is announced.
    length: usize,
    /// What has come of it.
    read: usize,
}

impl Reading {
    pub async fn begin(server: &TestServer, url: &str) -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(16 << 10).unwrap();
        let mut stream = socket.connect(server.address).await.unwrap();
        let path = url.splitn(4, '/').nth(3).unwrap();
        let request = format!("GET /{path} HTTP/1.1\r\nHost: {}\r\n\r\n", server.address);
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        let end = loop {
            assert_ne!(stream.read_buf(&mut bytes).await.unwrap(), 0, "a whole head");
            if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
                break end;
            }
        };
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap().to_lowercase();
        assert!(head.starts_with("http/1.1 200"), "{head}");
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let length = length.unwrap().parse().unwrap();
        Self { stream, length, read: bytes.len() - end - 4 }
    }

    /// How much was announced, and how much came until the connection ended or all was there.
    pub async fn rest(mut self) -> (usize, usize) {
        let mut buffer = vec![0; 1 << 16];
        let read = async {
            while self.read < self.length {
                match self.stream.read(&mut buffer).await {
                    Ok(0) | Err(_) => break,
                    Ok(more) => self.read += more,
                }
            }
        };
        timeout(Duration::from_secs(20), read).await.expect("the connection ends");
        (self.length, self.read)
    }

    pub async fn ends_early(self) {
        let (length, read) = self.rest().await;
        assert!(read < length, "all {length} bytes came");
        // A large piece or two, and what the kernel holds on both sides.
        assert!(read < 2 << 20, "{read} bytes came of {length}");
    }
}
