//! An upload whose connection breaks leaves nothing behind.

use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::made::{chunk, png_with};
use crate::harness::TestServer;
use crate::raw::request;

/// Uploads at once in these tests: a place that isn't given back is missed.
const PLACES: usize = 2;

async fn break_off(server: &TestServer, head: &str, body: &[u8]) {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
    // The server has begun to receive.
    until(|| server.app.receiving.available_permits() < PLACES).await;
    drop(stream);
    until(|| server.app.receiving.available_permits() == PLACES).await;
}

/// Waits for what another task of this process is about to do.
async fn until(is_so: impl Fn() -> bool) {
    let so = async {
        while !is_so() {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(Duration::from_secs(10), so).await.expect("it comes to that");
}

async fn nothing_is_left(server: &TestServer) {
    until(|| server.app.placing().is_empty()).await;
    assert_eq!(server.blobs().await, 0);
    assert_eq!(std::fs::read_dir(server.data_dir().join("spool")).unwrap().count(), 0);
    let totals = server.app.records.totals(server.app.now()).await.unwrap();
    assert_eq!(totals, chatpic_store::records::Totals::default());
}

#[tokio::test]
async fn an_upload_that_breaks_off_leaves_nothing_and_its_place_is_free() {
    for memory in ["0", "32MiB"] {
        let settings = [("limits.uploads_at_once", "2"), ("limits.upload_memory", memory)];
        breaks_off_and_leaves_nothing(&TestServer::with(&settings).await).await;
    }
}

async fn breaks_off_and_leaves_nothing(server: &TestServer) {
    let part = b"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=x\r\n\r\n".to_vec();
    let small = png_with(&[]);
    let large = png_with(&[chunk(b"tEXt", &vec![b'a'; 3 << 20])]);
    for bytes in [&small[..], &large[..large.len() - 100]] {
        let form = "POST /api/v1/shares HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\
            Content-Type: multipart/form-data; boundary=b\r\n\r\n";
        break_off(server, form, &[&part, bytes].concat()).await;
        nothing_is_left(server).await;

        let two = [&part, bytes, b"\r\n", &part, bytes].concat();
        break_off(server, form, &two).await;
        nothing_is_left(server).await;

        let put = "PUT /x.png HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n";
        break_off(server, put, bytes).await;
        nothing_is_left(server).await;

        let chunked = "PUT /x.png HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
        let piece = format!("{:x}\r\n", bytes.len()).into_bytes();
        break_off(server, chunked, &[&piece, bytes].concat()).await;
        nothing_is_left(server).await;
    }
    server.share(&[]).await;
}

#[tokio::test]
async fn an_upload_that_arrived_is_finished_though_nobody_waits_for_it() {
    let server = TestServer::with(&[("limits.workers", "1")]).await;
    let busy = server.app.workers.slot().await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(&request("PUT /x.png", &[], &png_with(&[]))).await.unwrap();
    until(|| !server.app.tasks.is_empty()).await;
    drop(stream);
    drop(busy);
    server.app.tasks.close();
    server.app.tasks.wait().await;
    let totals = server.app.records.totals(server.app.now()).await.unwrap();
    assert_eq!((totals.live_shares, totals.media, server.blobs().await), (1, 1, 1));
}
