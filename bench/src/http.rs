//! As little HTTP as measuring needs: one request on a connection, many on one that is kept, or a stream of
//! events as long as it is wanted.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

/// Status and body.
pub type Answer = (u16, Vec<u8>);

pub fn get(address: SocketAddr, path: &str) -> io::Result<Answer> {
    ask(address, &format!("GET {path}"), "", b"")
}

pub fn post(address: SocketAddr, path: &str, kind: &str, body: &[u8]) -> io::Result<Answer> {
    let headers = format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
    ask(address, &format!("POST {path}"), &headers, body)
}

/// A connection that is kept, as browsers do.
pub struct Connection {
    stream: BufReader<TcpStream>,
    address: SocketAddr,
}

impl Connection {
    pub fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::with_capacity(64 << 10, stream), address })
    }

    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.ask(&format!("GET {path}"), "", b"")
    }

    pub fn post(&mut self, path: &str, kind: &str, body: &[u8]) -> io::Result<Answer> {
        let headers = format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
        self.ask(&format!("POST {path}"), &headers, body)
    }

    fn ask(&mut self, line: &str, headers: &str, body: &[u8]) -> io::Result<Answer> {
        let head = format!("{line} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.address);
        self.stream.get_mut().write_all(&[head.as_bytes(), body].concat())?;
        let (mut status, mut len, mut line) = (None, 0, String::new());
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let trimmed = line.trim_end();
            if trimmed.is_empty() {
                break;
            } else if status.is_none() {
                status = trimmed.get(9..12).and_then(|it| it.parse().ok());
            } else if let Some((name, value)) = trimmed.split_once(": ")
                && name.eq_ignore_ascii_case("content-length")
            {
                len = value.parse().map_err(io::Error::other)?;
            }
        }
        let mut body = vec![0; len];
        self.stream.read_exact(&mut body)?;
        Ok((status.ok_or_else(|| io::Error::other("not an HTTP answer"))?, body))
    }
}

/// A stream of events that goes on.
pub struct Listener(BufReader<TcpStream>);

/// Opens a stream of events, and waits for its beginning.
pub fn listen(address: SocketAddr, path: &str) -> io::Result<Listener> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n").as_bytes())?;
    let mut listener = Listener(BufReader::with_capacity(512, stream));
    listener.hear("retry: ")?;
    Ok(listener)
}

impl Listener {
    /// Reads up to a line that begins so.
    pub fn hear(&mut self, beginning: &str) -> io::Result<()> {
        let mut line = String::new();
        while !line.starts_with(beginning) {
            line.clear();
            if self.0.read_line(&mut line)? == 0 {
                return Err(io::Error::other("the stream ended"));
            }
        }
        Ok(())
    }
}

fn ask(address: SocketAddr, line: &str, headers: &str, body: &[u8]) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    let head = format!("{line} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let unsound = || io::Error::other("not an HTTP answer");
    let end = answer.windows(4).position(|it| it == b"\r\n\r\n").ok_or_else(unsound)?;
    let status = answer.get(9..12).and_then(|it| std::str::from_utf8(it).ok()?.parse().ok());
    Ok((status.ok_or_else(unsound)?, answer.split_off(end + 4)))
}
