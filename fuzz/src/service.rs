//! A running service: whatever is posted, it is the sender's fault or nobody's.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, LazyLock};

use chatpic_server::app::App;
use chatpic_server::config::{Config, Sources};
use chatpic_server::http::{Server, router};
use tokio_util::sync::CancellationToken;

/// An upload with this body is taken, with 201, or refused, with 4xx. The boundary is `X`.
pub fn multipart(body: &[u8]) {
    let mut stream = TcpStream::connect(*SERVICE).expect("the service listens");
    let head = format!(
        "POST /api/v1/shares HTTP/1.1\r\nHost: fuzz\r\nConnection: close\r\n\
         Content-Type: multipart/form-data; boundary=X\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(&[head.as_bytes(), body].concat()).expect("the service reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the service answers");
    let status = answer.get(9..12).expect("an answer has a status");
    assert!(status == b"201" || status[0] == b'4', "{}", String::from_utf8_lossy(&answer));
}

/// One for the whole run, in a directory of its own; the files go with the directory that
/// `scripts/fuzz.sh` makes for all.
static SERVICE: LazyLock<SocketAddr> = LazyLock::new(|| {
    let dir = std::env::temp_dir().join(format!("chatpic-fuzz-{}", std::process::id()));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = Box::leak(Box::new(runtime.expect("threads can be started")));
    runtime.block_on(async {
        let app = App::open(config(&dir.display().to_string())).await.expect("a new directory");
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let server = Server::bind(any, &app.config.limits).await.expect("any port");
        let address = server.address().expect("it is bound");
        tokio::spawn(server.run(router(Arc::new(app)), CancellationToken::new()));
        address
    })
});

fn config(dir: &str) -> Config {
    let mut sources = Sources::default();
    for (key, value) in [
        ("data_dir", dir),
        ("limits.uploads_per_hour", "0"),
        ("limits.free_space", "0"),
        ("media.max_file_bytes", "64KiB"),
        ("media.max_frame_pixels", "65536"),
        ("media.max_frames", "16"),
    ] {
        sources.flag(key, value.to_owned());
    }
    Config::parse(&sources).expect("these are settings")
}
