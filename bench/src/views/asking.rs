//! Asks for one address over and over, on connections that are kept alive, and as cheaply as it can: who asks
//! must wait for the server and never the server for who asks. So bodies are counted and thrown away in the
//! kernel (`MSG_TRUNC`); one answer of each place is read and compared, byte by byte, before.

use std::cell::Cell;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream as Blocking};
use std::time::Duration;

use rustix::net::{RecvFlags, recv};
use tokio::io::{AsyncWriteExt, Interest};
use tokio::net::TcpStream;

use super::work::worked;
use crate::{Outcome, now};

/// What is asked for.
pub struct Place {
    pub name: &'static str,
    address: SocketAddr,
    path: String,
    question: String,
    /// The process that answers.
    process: u32,
    /// Length of an answer with its head, which is the same each time.
    len: usize,
}

/// What came of a round.
pub struct Asked {
    /// Of the server's processor, an answer.
    pub work: Duration,
    /// By the clock, an answer.
    pub answer: Duration,
    /// Half of the answers took no longer, from the question to the last byte.
    pub median: Duration,
    /// 99 of 100 took no longer.
    pub slowest: Duration,
}

impl Place {
    pub fn new(name: &'static str, address: SocketAddr, path: &str, process: u32) -> Outcome<Self> {
        let question = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n");
        let path = path.to_owned();
        let mut place = Self { name, address, path, question, process, len: 0 };
        place.len = place.whole()?.len();
        Ok(place)
    }

    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.path)
    }

    /// The body of an answer.
    pub fn body(&self) -> Outcome<Vec<u8>> {
        let mut whole = self.whole()?;
        let begin = end_of_head(&whole).ok_or("no head")?;
        Ok(whole.split_off(begin))
    }

    /// An answer, head and body, on a connection of its own that stays open to its end.
    fn whole(&self) -> Outcome<Vec<u8>> {
        let mut stream = Blocking::connect(self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        stream.write_all(self.question.as_bytes())?;
        let (mut answer, mut piece) = (Vec::new(), vec![0; 1 << 16]);
        let begin = loop {
            if let Some(begin) = end_of_head(&answer) {
                break begin;
            }
            take(&mut stream, &mut piece, &mut answer)?;
        };
        let head = std::str::from_utf8(&answer[..begin])?.to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let end = begin + length.ok_or("no Content-Length")?.parse::<usize>()?;
        while answer.len() < end {
            take(&mut stream, &mut piece, &mut answer)?;
        }
        match head.starts_with("http/1.1 200 ") && answer.len() == end {
            true => Ok(answer),
            false => Err(format!("{} answered otherwise", self.name).into()),
        }
    }

    /// Asks `answers` times, on so many connections at once.
    pub fn ask(&self, connections: usize, answers: usize) -> Outcome<Asked> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(self.asked(connections, answers))
    }

    async fn asked(&self, connections: usize, answers: usize) -> Outcome<Asked> {
        let mut open = Vec::new();
        for _ in 0..connections {
            let stream = TcpStream::connect(self.address).await?;
            stream.set_nodelay(true)?;
            open.push(stream);
        }
        let left = Cell::new(answers);
        let (before, begun) = (worked(self.process)?, now());
        let all = open.into_iter().map(|stream| self.over_and_over(stream, &left));
        let times = futures_util::future::try_join_all(all).await?;
        let (took, work) = (begun.elapsed(), worked(self.process)?.saturating_sub(before));
        let mut times = times.concat();
        times.sort_unstable();
        let count = u32::try_from(times.len())?;
        Ok(Asked {
            work: work / count,
            answer: took / count,
            median: times[times.len() / 2],
            slowest: times[times.len() * 99 / 100],
        })
    }

    /// Asks on one connection while there is something to ask; how long each answer took.
    async fn over_and_over(
        &self,
        mut stream: TcpStream,
        left: &Cell<usize>,
    ) -> Outcome<Vec<Duration>> {
        let mut times = Vec::new();
        let mut space = vec![0; 4 << 20];
        while left.get() > 0 {
            left.set(left.get() - 1);
            let begun = now();
            stream.write_all(self.question.as_bytes()).await?;
            self.drain(&stream, &mut space).await?;
            times.push(begun.elapsed());
        }
        Ok(times)
    }

    /// One answer: its beginning is read, and the rest counted.
    async fn drain(&self, stream: &TcpStream, space: &mut [u8]) -> Outcome<()> {
        let (mut came, mut head) = (0, [0; 12]);
        while came < self.len {
            stream.readable().await?;
            let read = stream.try_io(Interest::READABLE, || {
                let taken = match came {
                    0 => recv(stream, &mut head[..], RecvFlags::empty()),
                    _ => recv(stream, &mut space[..self.len - came], RecvFlags::TRUNC),
                };
                Ok(taken.map_err(io::Error::from)?.1)
            });
            match read {
                Ok(0) => return Err(format!("{} hung up", self.name).into()),
                Ok(more) => came += more,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(error.into()),
            }
        }
        match came == self.len && head == *b"HTTP/1.1 200" {
            true => Ok(()),
            false => Err(format!("{} answered otherwise under load", self.name).into()),
        }
    }
}

fn take(stream: &mut Blocking, piece: &mut [u8], into: &mut Vec<u8>) -> Outcome<()> {
    let len = stream.read(piece)?;
    if len == 0 {
        return Err("the server hung up".into());
    }
    into.extend_from_slice(&piece[..len]);
    Ok(())
}

fn end_of_head(answer: &[u8]) -> Option<usize> {
    Some(answer.windows(4).position(|it| it == b"\r\n\r\n")? + 4)
}
