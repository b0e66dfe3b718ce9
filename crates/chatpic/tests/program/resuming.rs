//! `chatpic send` over a line that breaks.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

use crate::pictures::png;
use crate::process::{Machine, browser};

/// After how many bytes the first connections break.
const CUTS: [usize; 4] = [1_500_000, 200, 9_000_000, 70_000];

/// An address that leads to a server. It counts connections.
fn line(server: &str) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let (server, connections) = (server.to_owned(), Arc::new(AtomicUsize::new(0)));
    let counter = Arc::clone(&connections);
    // It ends with the process of the tests.
    std::thread::spawn(move || {
        for client in listener.incoming().map(Result::unwrap) {
            let number = counter.fetch_add(1, Ordering::Relaxed);
            let most = CUTS.get(number).copied().unwrap_or(usize::MAX);
            let server = TcpStream::connect(&server).unwrap();
            let (from, to) = (server.try_clone().unwrap(), client.try_clone().unwrap());
            std::thread::spawn(move || pass_on(from, to, usize::MAX));
            std::thread::spawn(move || pass_on(client, server, most));
        }
    });
    (origin, connections)
}

/// Passes on so many bytes, then breaks the connection at both ends.
fn pass_on(mut from: TcpStream, mut to: TcpStream, most: usize) {
    let (mut left, mut bytes) = (most, vec![0; 64 << 10]);
    while let Ok(read @ 1..) = from.read(&mut bytes) {
        let passed = read.min(left);
        left -= passed;
        if to.write_all(&bytes[..passed]).is_err() || passed < read {
            break;
        }
    }
    for end in [from, to] {
        // It may be broken already.
        let _ = end.shutdown(Shutdown::Both);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_large_picture_gets_through_a_line_that_breaks() {
    let machine = Machine::new();
    let server = machine.serve().await;
    let (large, small) = (png(1, 2100, 2000), png(2, 30, 20));
    assert!(large.len() > 12 << 20);
    std::fs::write(machine.path().join("large.png"), &large).unwrap();
    std::fs::write(machine.path().join("small.png"), &small).unwrap();
    let (origin, connections) = line(server.address());
    let arguments = ["send", "--server", &origin, "small.png", "large.png", "--json"];
    let sent = machine.run(&[&arguments[..], &["--label", "Anna"]].concat());
    assert!(sent.success, "{sent:?}");
    assert!(connections.load(Ordering::Relaxed) > CUTS.len(), "the line broke");
    let shared: Value = serde_json::from_str(&sent.out).unwrap();
    assert_eq!(shared["links"][0]["label"], "Anna");
    for (media, picture) in shared["media"].as_array().unwrap().iter().zip([small, large]) {
        let url = server.url(media["direct_url"].as_str().unwrap());
        let seen = browser().get(url).send().await.unwrap().bytes().await.unwrap();
        assert!(seen == picture, "{} bytes", picture.len());
    }
    server.stop();
}
