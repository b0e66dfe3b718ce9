//! Requests byte by byte, for what no proper client sends.

use std::fmt;
use std::net::SocketAddr;
use std::time::Duration;

use chatpic_api::Problem;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// What came back.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of that name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let headers = self.head.lines().filter_map(|line| line.split_once(':'));
        let mut named = headers.filter(|(key, _)| key.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.trim())
    }

    /// The body as a problem.
    pub fn problem(&self) -> Problem {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{self:?}");
        let problem: Problem = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem.status, self.status);
        problem
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n\n{:.500}", self.head, String::from_utf8_lossy(&self.body))
    }
}

/// A request as bytes, with its own `Host`, `Connection` and `Content-Length`.
pub fn request(line: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let len = body.len().to_string();
    let ours = [("Host", "pics.example"), ("Connection", "close"), ("Content-Length", &len)];
    let mut bytes = format!("{line} HTTP/1.1\r\n").into_bytes();
    for (name, value) in ours.iter().chain(headers) {
        bytes.extend(format!("{name}: {value}\r\n").into_bytes());
    }
    bytes.extend(b"\r\n");
    bytes.extend(body);
    bytes
}

/// A `multipart/form-data` body with the boundary `b`. A part is what follows `form-data; ` and its
/// content.
pub fn multipart(parts: &[(&[u8], &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (disposition, content) in parts {
        body.extend(b"--b\r\nContent-Disposition: form-data; ");
        body.extend(*disposition);
        body.extend(b"\r\n\r\n");
        body.extend(*content);
        body.extend(b"\r\n");
    }
    body.extend(b"--b--\r\n");
    body
}

/// The header that goes with [`multipart`].
pub const MULTIPART: (&str, &str) = ("Content-Type", "multipart/form-data; boundary=b");

/// How long an answer may take at most.
pub const BOUND: Duration = Duration::from_secs(20);

/// Sends `bytes` and reads the answer to the connection's end.
pub async fn talk(address: SocketAddr, bytes: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let (mut reading, mut writing) = stream.split();
    // The server may answer and end before it has read all.
    let send = async { drop(writing.write_all(bytes).await) };
    let (answer, ()) = tokio::join!(timeout(BOUND, answer(&mut reading)), send);
    answer.expect("an answer in time")
}

/// Reads an answer to the connection's end.
pub async fn answer(stream: &mut (impl AsyncReadExt + Unpin)) -> Answer {
    let mut bytes = Vec::new();
    let ended = stream.read_to_end(&mut bytes).await;
    let split = bytes.windows(4).position(|window| window == b"\r\n\r\n");
    let Some(split) = split else { panic!("no answer: {ended:?}, {bytes:?}") };
    let head = String::from_utf8(bytes[..split].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head, body: bytes.split_off(split + 4) }
}
