//! A thousand who look at a picture of 5 MB at once and read it slowly: what the server keeps of it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::thread;
use std::time::Duration;

use rustix::net::sockopt::set_socket_recv_buffer_size;

use crate::server::Server;
use crate::{Outcome, mib, photo, say};

const VIEWERS: usize = 1000;
const BYTES: u32 = 5_000_000;
const ROUNDS: usize = 8;
/// Bytes that each takes in a round. With what the kernel holds of each meanwhile, nobody comes to the end.
const SIP: usize = 64 << 10;

pub fn viewers(program: &Path, data: &Path) -> Outcome<()> {
    let server = Server::start(program, data)?;
    let shared = server.share(&photo::of_bytes(BYTES)?, "")?;
    let url = shared["direct_url"].as_str().ok_or("an unlimited share has a direct link")?;
    let question = format!("GET {} HTTP/1.1\r\nHost: {}\r\n\r\n", server.path(url), server.address);
    server.settle()?;
    let before = server.memory("VmRSS:")?;

    let mut viewers = Vec::new();
    for _ in 0..VIEWERS {
        let mut stream = TcpStream::connect(server.address)?;
        // What all of them may have on the way together has to fit into the kernel's memory for connections.
        set_socket_recv_buffer_size(&stream, SIP)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        stream.write_all(question.as_bytes())?;
        viewers.push(stream);
    }
    let mut sip = vec![0; SIP];
    let mut held = Vec::new();
    for _ in 0..ROUNDS {
        for viewer in &mut viewers {
            viewer.read_exact(&mut sip)?;
        }
        // Until the server has filled what was drunk.
        thread::sleep(Duration::from_millis(300));
        held.push(server.memory("VmRSS:")?);
    }
    drop(viewers);
    server.settle()?;
    let after = server.memory("VmRSS:")?;
    let (first, last) = (held[1], held[ROUNDS - 1]);
    say(&format!(
        "{VIEWERS} slow viewers of 5 MB: {:.1} MiB resident before, {:.1} after two sips of each, {:.1} after \
         {ROUNDS}, at most {:.1}, {:.1} when they had gone",
        mib(before),
        mib(first),
        mib(last),
        mib(held.iter().copied().max().unwrap_or_default()),
        mib(after)
    ))
}
