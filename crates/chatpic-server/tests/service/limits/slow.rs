//! Who sends nothing or takes nothing is cut off. The time is real here, because the kernel's sockets
//! are what is tested; all of it happens at once.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::{sleep, timeout};

use crate::harness::{TestServer, png};
use crate::raw::{MULTIPART, answer, request};

/// Sends `bytes` and nothing more, and reads to the end that the server makes.
async fn stall(server: &TestServer, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    let mut read = Vec::new();
    let ended = timeout(Duration::from_secs(6), stream.read_to_end(&mut read)).await;
    // An end in good order or not: it is one.
    drop(ended.expect("the server ends it"));
    read
}

async fn stalled_body(server: &TestServer, request: &[u8]) {
    let read = stall(server, &request[..request.len() - 5]).await;
    let answer = answer(&mut read.as_slice()).await;
    assert_eq!((answer.status, answer.problem().code.as_str()), (408, "timed-out"));
}

#[tokio::test]
async fn slow_clients_are_cut_off() {
    let server = TestServer::with(&[("limits.idle_timeout_seconds", "1")]).await;
    let noise = png(2000, 2000);
    let large = server.upload(&[&noise], &[]).await.json::<chatpic_api::Shared>().await.unwrap();
    let path = large.direct_url.unwrap().splitn(4, '/').nth(3).unwrap().to_owned();

    let put = request("PUT /x.png", &[], &png(3, 2));
    let form = request("POST /api/v1/shares", &[MULTIPART], &[b'x'; 100]);
    let json = request("POST /api/v1/open", &[], br#"{"token":"x"}"#);
    let fields = request("POST /s/x/view", &[], b"password=x&nonce=y");
    let silence = async { assert_eq!(stall(&server, b"").await, b"") };
    let half_a_head = async {
        let read = stall(&server, b"GET / HTTP/1.1\r\nHost: pics.ex").await;
        assert!(read.is_empty() || read.starts_with(b"HTTP/1.1 408"), "{read:?}");
    };
    let kept_alive = async {
        let read = stall(&server, b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await;
        assert!(read.starts_with(b"HTTP/1.1 200"), "{read:?}");
    };
    let takes_nothing = async {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(8192).unwrap();
        let mut stream = socket.connect(server.address).await.unwrap();
        stream.write_all(&request(&format!("GET /{path}"), &[], b"")).await.unwrap();
        sleep(Duration::from_secs(3)).await;
        let mut read = Vec::new();
        drop(timeout(Duration::from_secs(3), stream.read_to_end(&mut read)).await.expect("ended"));
        assert!(read.len() < noise.len(), "{} bytes came", read.len());
    };
    tokio::join!(
        stalled_body(&server, &put),
        stalled_body(&server, &form),
        stalled_body(&server, &json),
        stalled_body(&server, &fields),
        silence,
        half_a_head,
        kept_alive,
        takes_nothing,
    );
    assert_eq!(server.app.receiving.available_permits(), 64);
    server.share(&[]).await;
}
