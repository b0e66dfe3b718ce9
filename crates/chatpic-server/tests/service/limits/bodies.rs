//! How much a request may bring, enforced as it arrives; and the refusal is always there to be read.

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::harness::TestServer;
use crate::raw::{Answer, MULTIPART, answer, multipart, request, talk};

const MOST: usize = 64 << 10;

/// A sound PNG of just so many bytes.
fn png_of(len: usize) -> Vec<u8> {
    let small = crate::harness::png(3, 2);
    let (front, end) = small.split_at(small.len() - 12);
    let data = vec![b'x'; len - small.len() - 12];
    let sum = crc32fast::hash(&[b"tEXt", data.as_slice()].concat());
    let size = u32::try_from(data.len()).unwrap();
    let chunk = [&size.to_be_bytes(), b"tEXt".as_slice(), &data, &sum.to_be_bytes()].concat();
    [front, &chunk, end].concat()
}

/// Sends pieces as chunks, then reads the answer whether or not the body has ended.
async fn chunked(server: &TestServer, pieces: &[&[u8]], end: bool) -> Answer {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let head = "PUT /x.png HTTP/1.1\r\nHost: pics.example\r\nConnection: close\r\n\
        Transfer-Encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    for piece in pieces {
        let sized = [format!("{:x}\r\n", piece.len()).as_bytes(), piece, b"\r\n"].concat();
        stream.write_all(&sized).await.unwrap();
    }
    if end {
        stream.write_all(b"0\r\n\r\n").await.unwrap();
    }
    answer(&mut stream).await
}

/// Sends all of it before it reads, as simple clients do.
async fn send_then_read(server: &TestServer, bytes: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(bytes).await.expect("the server takes it");
    answer(&mut stream).await
}

fn names_the_limit(answer: &Answer) {
    let problem = answer.problem();
    assert_eq!((problem.status, problem.code.as_str()), (413, "too-large"));
    assert_eq!(problem.detail, "This file is too large. It can be up to 64 KiB.");
}

#[tokio::test]
async fn a_file_may_have_as_many_bytes_as_the_limit_says_and_not_one_more() {
    let settings = [("media.max_file_bytes", "64KiB"), ("limits.idle_timeout_seconds", "1")];
    let server = TestServer::with(&settings).await;
    let (most, over) = (png_of(MOST), png_of(MOST + 1));
    assert_eq!((most.len(), over.len()), (MOST, MOST + 1));
    let name = br#"name="file"; filename="x""#;
    let form = |file: &[u8]| multipart(&[(name, file)]);
    let post = |body: &[u8]| request("POST /api/v1/shares", &[MULTIPART], body);

    assert_eq!(talk(server.address, &post(&form(&most))).await.status, 201);
    names_the_limit(&talk(server.address, &post(&form(&over))).await);
    assert_eq!(talk(server.address, &request("PUT /x", &[], &most)).await.status, 201);
    names_the_limit(&talk(server.address, &request("PUT /x", &[], &over)).await);
    assert_eq!(chunked(&server, &[&most[..70], &most[70..]], true).await.status, 201);
    names_the_limit(&chunked(&server, &[&most, b"x"], true).await);
    // The sender waits with the rest: the byte too many is enough.
    names_the_limit(&chunked(&server, &[&most, b"x"], false).await);
    assert_eq!(server.blobs().await, 3);
}

#[tokio::test]
async fn a_body_that_announces_too_much_is_refused_before_it_comes() {
    let settings = [("media.max_file_bytes", "64KiB"), ("media.videos", "false")];
    let server = TestServer::with(&settings).await;
    for line in ["POST /api/v1/shares", "POST /", "PUT /x.png"] {
        let head = format!(
            "{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n\
             Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n"
        );
        names_the_limit(&talk(server.address, head.as_bytes()).await);
    }
    // It sends it all the same, and can read why not.
    names_the_limit(
        &send_then_read(&server, &request("PUT /x.png", &[], &vec![b'x'; 9_000_000])).await,
    );
}

#[tokio::test]
async fn a_large_upload_that_is_refused_for_its_fields_gets_to_read_its_answer() {
    let server = TestServer::start().await;
    let large = vec![b'x'; 20 << 20];
    let file: (&[u8], &[u8]) = (br#"name="file"; filename="x""#, &large);
    let unknown: (&[u8], &[u8]) = (br#"name="expires""#, b"1h");
    let views: (&[u8], &[u8]) = (br#"name="max_views""#, b"0");
    for (field, parts) in [("expires", [unknown, file]), ("max_views", [views, file])] {
        let bytes = request("POST /api/v1/shares", &[MULTIPART], &multipart(&parts));
        let problem = send_then_read(&server, &bytes).await.problem();
        assert_eq!((problem.status, problem.field.as_deref()), (422, Some(field)));
    }
    let bytes = request("POST /api/v1/shares", &[("Content-Type", "text/plain")], &large);
    assert_eq!(send_then_read(&server, &bytes).await.problem().code, "malformed");
    let put = request("PUT /x.png?max_views=0&max_views=0", &[], &large);
    assert_eq!(send_then_read(&server, &put).await.problem().code, "invalid-field");
}
