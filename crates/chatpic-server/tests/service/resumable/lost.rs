//! Lost connections, servers that start again, writers that meet, and what lies on the disk meanwhile.

use chatpic_server::actions::reconcile::{Reconciled, reconcile};
use reqwest::Method;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{BYTES, TestServer, code, header, is, is_in, metadata, sha256, token};
use crate::harness::{self, png};
use crate::places::Places;
use crate::raw::answer;

/// The beginning of a request that brings so many bytes to an upload.
fn head(upload: &str, offset: usize, length: usize, more: &str) -> String {
    format!(
        "PATCH /files/{} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTus-Resumable: 1.0.0\r\n\
         Upload-Offset: {offset}\r\nContent-Type: {BYTES}\r\nContent-Length: {length}\r\n{more}\r\n",
        token(upload)
    )
}

/// Sends so much of a piece, and then the connection is gone.
async fn break_off(server: &TestServer, head: &str, bytes: &[u8]) {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(&[head.as_bytes(), bytes].concat()).await.unwrap();
    stream.shutdown().await.unwrap();
    // Until the server has seen that: a request that begins late would take the turn from the next.
    let _ = stream.read_to_end(&mut Vec::new()).await;
}

/// Waits until an upload has come so far.
async fn until(server: &TestServer, upload: &str, offset: usize) {
    for _ in 0..100_000 {
        if server.offset(upload).await == offset {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("it stays at {}", server.offset(upload).await);
}

#[tokio::test]
async fn what_came_before_a_connection_broke_is_there() {
    let (server, picture) = (TestServer::start().await, png(40, 40));
    let upload = server.begun(picture.len(), &[]).await;
    break_off(&server, &head(&upload, 0, picture.len(), ""), &picture[..777]).await;
    until(&server, &upload, 777).await;
    break_off(&server, &head(&upload, 777, 1000, ""), &picture[777..778]).await;
    until(&server, &upload, 778).await;
    // What a checksum was to vouch for is kept whole or not at all.
    let checksum = format!("Upload-Checksum: {}\r\n", sha256(&picture[778..]));
    let rest = picture.len() - 778;
    break_off(&server, &head(&upload, 778, rest, &checksum), &picture[778..1200]).await;
    server.settled().await;
    assert_eq!(server.offset(&upload).await, 778);
    server.sent(&upload, 778, &picture[778..]).await;
    let shared = server.answer(&upload).await.unwrap();
    assert_eq!(server.bytes(&shared.direct_url.unwrap()).await.unwrap(), picture);
}

#[tokio::test]
async fn an_upload_goes_on_after_every_restart() {
    let (mut server, picture) = (TestServer::start().await, png(40, 40));
    let mut upload = server.begun(picture.len(), &[("label", "Anna")]).await;
    let mut at = 0;
    for piece in picture.chunks(picture.len() / 5 + 1) {
        server.sent(&upload, at, piece).await;
        at += piece.len();
        server = server.restart().await;
        upload = server.moved_url(&upload);
        assert_eq!(reconcile(&server.app).await.unwrap(), Reconciled::default());
        assert_eq!(server.offset(&upload).await, at, "204 was said of what is durable");
    }
    let shared = server.answer(&upload).await.unwrap();
    assert_eq!(server.bytes(&shared.direct_url.unwrap()).await.unwrap(), picture);
}

/// A second writer goes on in the place of the first, whose connection may be dead without its server's
/// knowing.
#[tokio::test]
async fn who_comes_second_goes_on_and_the_first_is_told() {
    let server = TestServer::start().await;
    let (all, first_part) = (vec![7; 10 << 20], 9 << 20);
    let upload = server.begun(all.len(), &[("draft", "true")]).await;
    let mut first = TcpStream::connect(server.address).await.unwrap();
    let request = head(&upload, 0, all.len(), "");
    first.write_all(&[request.as_bytes(), &all[..first_part]].concat()).await.unwrap();
    // A long piece is made durable in parts.
    until(&server, &upload, 8 << 20).await;
    server.sent(&upload, 8 << 20, &all[8 << 20..9 << 20]).await;
    first.write_all(&all[first_part..]).await.unwrap();
    let told = answer(&mut first).await;
    assert_eq!((told.status, told.problem().code.as_str()), (409, "not-now"));
    assert_eq!(server.offset(&upload).await, 9 << 20, "nothing of the first came after");
    server.sent(&upload, 9 << 20, &all[9 << 20..]).await;
    assert_eq!(reconcile(&server.app).await.unwrap(), Reconciled::default());
    assert_eq!(server.blobs().await, 3);
    server.end(&upload).await;
    server.is_empty().await;
}

#[tokio::test]
async fn who_announces_too_much_takes_no_turn_from_anybody() {
    let server = TestServer::start().await;
    let upload = server.begun(10, &[("draft", "true")]).await;
    let mut first = TcpStream::connect(server.address).await.unwrap();
    first.write_all(head(&upload, 0, 10, "").as_bytes()).await.unwrap();
    first.write_all(&[7; 4]).await.unwrap();
    let refused = server.send(&upload, 0, &[8; 11]).await;
    assert_eq!(refused.status(), 413);
    first.write_all(&[7; 6]).await.unwrap();
    assert_eq!(answer(&mut first).await.status, 204);
    assert_eq!(server.offset(&upload).await, 10);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_writers_at_once_one_is_taken() {
    let (server, picture) = (TestServer::start().await, png(99, 99));
    let upload = server.begun(picture.len(), &[("draft", "true")]).await;
    let sent = (0..8).map(|_| server.send(&upload, 0, &picture));
    let answers = futures_util::future::join_all(sent).await;
    let taken = answers.iter().filter(|answer| answer.status() == 204).count();
    assert_eq!(taken, 1);
    for refused in answers.into_iter().filter(|answer| answer.status() != 204) {
        assert_eq!(code(refused).await.0, 409);
    }
    server.settled().await;
    assert_eq!(server.blobs().await, 1);
}

#[tokio::test]
async fn nothing_of_an_unfinished_upload_is_in_the_clear() {
    let server = TestServer::start().await;
    let bytes = b"a window of plaintext ".repeat(200_000);
    let said = [("label", "Rumpelstilzchen"), ("password", "himitsu-no-kotoba")];
    let upload = server.begun(bytes.len() + 1, &said).await;
    for (at, piece) in bytes.chunks(1_500_000).scan(0, |at, piece| {
        let begins = *at;
        *at += piece.len();
        Some((begins, piece))
    }) {
        server.sent(&upload, at, piece).await;
    }
    let dir = server.data_dir();
    if let Places::Own = server.places {
        // The token's lookup is there, so the search finds what is there.
        let secret = token(&upload);
        let found = chatpic_seal::lookup(chatpic_seal::Kind::Upload, secret.as_bytes());
        assert!(is_in(&dir, &found));
    }
    let encoded = metadata(&said);
    for secret in [&b"window of plaintext"[..], b"Rumpelstilzchen", b"himitsu", encoded.as_bytes()]
    {
        assert!(!is_in(&dir, secret));
    }
    assert!(!is_in(&dir, token(&upload).as_bytes()));
    assert!(!is_in(&dir, b"127.0.0.1"));
}

#[tokio::test]
async fn who_is_too_slow_is_told_so_and_what_came_is_there() {
    let server = TestServer::with(&[("limits.idle_timeout_seconds", "1")]).await;
    let upload = server.begun(100, &[("draft", "true")]).await;
    let mut slow = TcpStream::connect(server.address).await.unwrap();
    slow.write_all(&[head(&upload, 0, 100, "").as_bytes(), &[1; 30]].concat()).await.unwrap();
    let told = answer(&mut slow).await;
    assert_eq!(told.problem().code, "timed-out");
    assert_eq!(server.offset(&upload).await, 30);
}

#[tokio::test]
async fn an_upload_that_is_being_written_can_be_ended() {
    let server = TestServer::start().await;
    let upload = server.begun(100, &[("draft", "true")]).await;
    let mut writer = TcpStream::connect(server.address).await.unwrap();
    writer.write_all(&[head(&upload, 0, 100, "").as_bytes(), &[1; 30]].concat()).await.unwrap();
    let free = server.app.config.limits.uploads_at_once;
    harness::until("it is being written", || server.app.receiving.available_permits() < free).await;
    let ended = server.tus(Method::DELETE, &upload).send().await.unwrap();
    assert_eq!(header(&ended, "tus-resumable"), "1.0.0");
    writer.write_all(&[1; 70]).await.unwrap();
    let told = answer(&mut writer).await;
    assert!([409, 410].contains(&told.status), "{told:?}");
    assert_eq!(code(server.send(&upload, 0, &[1; 10]).await).await, is(410, "gone"));
    server.is_empty().await;
}
